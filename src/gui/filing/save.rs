//! Saving the case, and what is said when somebody else has changed it or taken it over.
//!
//! A save is begun here and done by the thread that writes; what was saved is the case as it was when that was
//! begun. Until it is over another save waits for it, and so does whatever leaves the case.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::case::Case;
use crate::files::Shown as _;
use crate::files::{self, ConversionsPlace};
use crate::gui::document::{Document, DocumentError, Looked};
use crate::gui::job::Jobs;
use crate::gui::session::{Problem, Session, Tone};
use crate::gui::settings::Change;
use crate::gui::view::Question;

use super::Filing;
use super::standing::stands;
use super::told::{not_saved, quoted};

/// A save that has been begun.
#[derive(Default)]
pub(super) struct Saving {
    /// What is to be saved once it is over.
    then: Option<Then>,
    /// Something was seen on the disk meanwhile, which may be what was just written.
    is_touched: bool,
}

enum Then {
    /// To where the case lies.
    Again,
    At {
        path: PathBuf,
        overwrite: bool,
    },
}

/// What is to be saved, as it was when that was asked for.
pub(in crate::gui) struct SaveOrder {
    document: Document,
    case: Case,
    /// By which paths files of documents are known, also those that undo would bring back.
    files: BTreeSet<String>,
    path: PathBuf,
    overwrite: bool,
}

/// What was saved, and where.
pub(in crate::gui) struct Saved {
    document: Document,
    case: Case,
    path: PathBuf,
    /// By which paths the files of documents are found from there; empty where the case lies where it lay.
    names: BTreeMap<String, String>,
    is_own: bool,
    /// Under this name a file of an earlier version is kept.
    earlier: Option<PathBuf>,
}

/// Why nothing was saved.
pub(in crate::gui) struct NotSaved {
    problem: Box<Problem>,
    /// Somebody else changed the file: the person may replace it.
    is_changed: bool,
}

impl SaveOrder {
    fn new(path: &Path, overwrite: bool, session: &Session) -> Self {
        let lies_there = session.document.path() == Some(path);
        SaveOrder {
            document: session.document.clone(),
            case: session.case().clone(),
            files: match lies_there {
                true => BTreeSet::new(),
                false => session.history.files(),
            },
            path: path.to_owned(),
            overwrite,
        }
    }

    /// Saves it. For the thread that writes.
    pub(in crate::gui) fn carry_out(mut self) -> Result<Saved, NotSaved> {
        let path = files::target(&self.path);
        let own = self.document.path().map(files::target);
        let is_own = own.as_deref() == Some(&path);
        let names = match is_own {
            true => BTreeMap::new(),
            false => self.names_from(&path),
        };
        self.case.name_files(|file| renamed(file, &names));
        match self.document.save(&path, &self.case, self.overwrite) {
            Ok(earlier) => Ok(Saved {
                document: self.document,
                case: self.case,
                path,
                names,
                is_own,
                earlier,
            }),
            Err(error) => Err(NotSaved {
                problem: Box::new(not_saved(&path, &error)),
                is_changed: matches!(error, DocumentError::ChangedOnDisk(_)),
            }),
        }
    }

    /// From another folder the documents are found by other paths.
    fn names_from(&self, path: &Path) -> BTreeMap<String, String> {
        let folder = self.document.folder();
        let files = self.files.iter();
        let beside = ConversionsPlace::Beside(path.to_owned());
        let name = |file: &String| {
            // What was made of a client's file lies beside the case, and goes along with it.
            match files::carry_conversion(&folder.join(file), &beside) {
                Some(Ok(there)) => files::exhibit_path(Some(path), &there),
                // What cannot be carried stays where it is.
                _ => files::exhibit_path_from(&folder, file, Some(path)),
            }
        };
        files.map(|file| (file.clone(), name(file))).collect()
    }
}

fn renamed(file: &str, names: &BTreeMap<String, String>) -> String {
    names.get(file).map_or(file, String::as_str).to_owned()
}

impl Filing {
    pub(in crate::gui) fn save(&mut self, session: &mut Session, jobs: &Jobs) {
        if let Some(saving) = &mut self.saving {
            saving.then.get_or_insert(Then::Again);
            return;
        }
        match session.document.path().map(Path::to_owned) {
            Some(path) if !session.document.is_read_only() => {
                self.save_to(&path, false, session, jobs);
            }
            _ => self.ask_where_to_save(session, jobs),
        }
    }

    pub(super) fn save_to(
        &mut self,
        path: &Path,
        overwrite: bool,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        if let Some(saving) = &mut self.saving {
            let path = path.to_owned();
            saving.then = Some(Then::At { path, overwrite });
            return;
        }
        self.saving = Some(Saving::default());
        session.saving();
        jobs.save(SaveOrder::new(path, overwrite, session), session);
    }

    /// The save of the case that was `shown` is over.
    pub(in crate::gui) fn saved(
        &mut self,
        shown: u64,
        outcome: Result<Saved, NotSaved>,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        let saving = self.saving.take().unwrap_or_default();
        // The person has given it up and gone on to another.
        if shown != session.shown {
            return session.not_saved();
        }
        let is_well = outcome.is_ok();
        match (outcome, &saving.then) {
            (Ok(saved), _) => take_saved(saved, session),
            // What comes of the other place is said next.
            (Err(_), Some(Then::At { .. })) => session.not_saved(),
            (Err(not_saved), _) => self.say_not_saved(not_saved, session),
        }
        match saving.then {
            Some(Then::At { path, overwrite }) => self.save_to(&path, overwrite, session, jobs),
            Some(Then::Again) if is_well && !session.history.is_saved() => self.save(session, jobs),
            _ if self.question.is_none() => self.go_on_or_ask(session, jobs),
            _ => {}
        }
        if saving.is_touched {
            self.look_at_disk(session, jobs);
        }
    }

    fn say_not_saved(&mut self, not_saved: NotSaved, session: &mut Session) {
        session.not_saved();
        if not_saved.is_changed && self.question.is_none() {
            self.question = Some(Question::ChangedOnDisk);
        } else {
            self.next = None;
            session.report(*not_saved.problem);
        }
    }

    /// The work that saved has died.
    pub(in crate::gui) fn saving_died(&mut self, session: &mut Session) {
        self.saving = None;
        self.next = None;
        session.not_saved();
    }

    /// The file of the case, or its lock, is no longer as it was, or is so again: it is looked at.
    pub(in crate::gui) fn look_at_disk(&mut self, session: &Session, jobs: &Jobs) {
        match &mut self.saving {
            Some(saving) => saving.is_touched = true,
            None => jobs.look_at_case(session),
        }
    }
}

/// Says what it means how the case lies on the disk now.
pub(in crate::gui) fn looked(looked: &Looked, session: &mut Session) {
    session.document.seen_gone(looked.is_gone);
    match stands(&session.document.name(), &looked.standing) {
        Some(problem) => session.report_place(problem),
        None => session.place_is_well(),
    }
}

/// The case lies in its file as it was when the save was begun.
fn take_saved(saved: Saved, session: &mut Session) {
    if !saved.is_own {
        let folder = session.document.folder();
        session.history.name_files(|file| {
            let known = saved.names.get(file).cloned();
            // One that came while it was written is found by its whole path.
            known.unwrap_or_else(|| folder.join(file).to_string_lossy().into_owned())
        });
    }
    session.document = saved.document;
    session.saved(saved.case);
    session.prefer(Change::Opened(saved.path.clone()));
    // That a case lies where it lay is said beside its name.
    if !saved.is_own {
        session.say(Tone::Good, format!("Saved as {}.", saved.path.shown()));
    }
    if let Some(earlier) = saved.earlier {
        say_kept(&earlier, session);
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
