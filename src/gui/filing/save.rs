//! Saving the case, and what is said when somebody else has changed it or taken it over.

use std::path::Path;

use crate::files;
use crate::files::Shown as _;
use crate::gui::document::{DocumentError, Standing};
use crate::gui::job::Jobs;
use crate::gui::session::{Session, Tone};
use crate::gui::settings::Change;
use crate::gui::view::Question;

use super::Filing;
use super::standing::stands;
use super::told::{not_saved, quoted};

impl Filing {
    pub(in crate::gui) fn save(&mut self, session: &mut Session, jobs: &Jobs) {
        match session.document.path().map(Path::to_owned) {
            Some(path) if !session.document.is_read_only() => self.save_to(&path, false, session),
            _ => self.ask_where_to_save(session, jobs),
        }
    }

    pub(super) fn save_to(&mut self, path: &Path, overwrite: bool, session: &mut Session) {
        let path = &files::target(path);
        let own = session.document.path().map(files::target);
        let is_own = own.as_ref() == Some(path);
        // From another folder the documents are found by other paths.
        let folder = session.document.folder();
        let name = |file: &str| match is_own {
            true => file.to_owned(),
            false => files::exhibit_path_from(&folder, file, Some(path)),
        };
        let mut case = session.case().clone();
        case.name_files(name);
        match session.document.save(path, &case, overwrite) {
            Ok(earlier) => {
                session.history.name_files(name);
                session.saved();
                session.prefer(Change::Opened(path.to_owned()));
                // That a case lies where it lay is said beside its name.
                if !is_own {
                    session.say(Tone::Good, format!("Saved as {}.", path.shown()));
                }
                if let Some(earlier) = earlier {
                    say_kept(&earlier, session);
                }
                self.go_on(session);
            }
            Err(DocumentError::ChangedOnDisk(_)) => self.question = Some(Question::ChangedOnDisk),
            Err(error) => {
                self.next = None;
                session.report(not_saved(path, &error));
            }
        }
    }

    /// The file of the case, or its lock, is no longer as it was, or is so again: says what that means.
    pub(in crate::gui) fn look_at_disk(&self, session: &mut Session) {
        session.document.see_whether_gone();
        let mut standing = session.document.standing();
        // A lock that somebody cleared away, or that did not come back with its folder.
        if standing == Standing::Unlocked && session.document.lock_again() {
            standing = Standing::AsItWas;
        }
        match stands(&session.document.name(), &standing) {
            Some(problem) => session.report_place(problem),
            None => session.place_is_well(),
        }
    }
}

/// Whoever has an older program is not shut out, and learns from here why the case does not open there.
fn say_kept(earlier: &Path, session: &mut Session) {
    let name = quoted(earlier);
    session.say(
        Tone::Good,
        format!(
            "Older versions of the program cannot open the case as it is saved now. As it was, it is kept beside it as {name}."
        ),
    );
}
