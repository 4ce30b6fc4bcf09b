//! Opening, saving and leaving a case: every way in which work could be lost goes through here.
//!
//! A case on the screen is replaced only when it is saved or the person has given it up, however the
//! other case was found; a file on disk is replaced only when the person has said so, to the system's
//! dialog or here. No file is read or written in this place: `document` and the export job do that.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::{Case, History};
use crate::files::{self, Holder};
use crate::{bundle, profile};

use super::action::Answer;
use super::clock;
use super::dialogs::{Chosen, Dialogs, Purpose};
use super::document::{Document, DocumentError, Manner};
use super::job::Jobs;
use super::session::{Session, Tone};
use super::settings::Change;
use super::view::Question;

/// An invented claimant: invented initials, an appeal number that cannot exist.
const SAMPLE: &[u8] = include_bytes!("../../assets/sample-case.ron");

/// What is done once the present case is saved or given up.
enum Next {
    New,
    /// Boxed: a case is far larger than the other variants.
    Show(Box<(Case, Document)>),
    Quit,
}

/// Where the person stands with files: what is asked, and what waits for the answer.
pub(super) struct Filing {
    dialogs: Arc<dyn Dialogs>,
    pub(super) question: Option<Question>,
    next: Option<Next>,
    /// What the system's dialog, which has not been answered yet, was shown for.
    asking: Option<Purpose>,
    /// The folder of a pack that was chosen; `packs` fetches it.
    folder: Option<(Purpose, PathBuf)>,
    /// The copy of a case without a name that is being asked about.
    left_behind: Option<PathBuf>,
    leaving: bool,
}

impl Filing {
    pub(super) fn new(dialogs: Arc<dyn Dialogs>) -> Self {
        Filing {
            dialogs,
            question: None,
            next: None,
            asking: None,
            folder: None,
            left_behind: None,
            leaving: false,
        }
    }

    /// Whether a dialog of the system's waits for an answer.
    pub(super) fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// Whether nothing holds the window open any longer.
    pub(super) fn is_leaving(&self) -> bool {
        self.leaving
    }

    pub(super) fn start_new(&mut self, session: &mut Session) {
        self.leave_for(Next::New, session);
    }

    pub(super) fn quit(&mut self, session: &mut Session) {
        self.leave_for(Next::Quit, session);
    }

    /// Quits, after asking where work would be lost: changes, or a bundle that is being made.
    pub(super) fn quit_from(&mut self, jobs: &Jobs, session: &mut Session) {
        if jobs.export().is_some() {
            self.question = Some(Question::Working);
        } else {
            self.quit(session);
        }
    }

    /// Opens the case at `path`. It is read first: a file that is no case costs no question.
    pub(super) fn open(&mut self, path: &Path, session: &mut Session) {
        // Remembered by its whole path: the next window may be started from elsewhere.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match session.document.open(&path) {
            Ok(found) => self.leave_for(Next::Show(Box::new(found)), session),
            Err(DocumentError::Held { holder, .. }) => {
                let since = holder.since.map(clock::words);
                let holder = *holder;
                self.question = Some(Question::Held {
                    path,
                    holder,
                    since,
                });
            }
            Err(error) => session.say(Tone::Bad, format!("{error}.")),
        }
    }

    fn open_beside(&mut self, path: &Path, manner: Manner, session: &mut Session) {
        match session.document.open_beside(path, manner) {
            Ok(found) => self.leave_for(Next::Show(Box::new(found)), session),
            Err(error) => session.say(Tone::Bad, format!("{error}.")),
        }
    }

    fn take_over(&mut self, path: &Path, holder: &Holder, session: &mut Session) {
        match session.document.take_over(holder) {
            // Where it is another's by now, that one is asked about next.
            Ok(_gone_or_changed) => self.open(path, session),
            Err(error) => session.say(Tone::Bad, format!("{error}.")),
        }
    }

    /// Shows the invented case that comes with the program; it lies nowhere until it is saved.
    pub(super) fn open_sample(&mut self, session: &mut Session) {
        match crate::case::text::read(SAMPLE) {
            Ok(case) => {
                let document = session.document.another();
                self.leave_for(Next::Show(Box::new((case, document))), session);
            }
            Err(error) => session.say(Tone::Bad, format!("The sample case: {error}.")),
        }
    }

    pub(super) fn save(&mut self, session: &mut Session, jobs: &Jobs) {
        match session.document.path().map(Path::to_owned) {
            Some(path) if !session.document.is_read_only() => self.save_to(&path, false, session),
            _ => self.ask_where_to_save(session, jobs),
        }
    }

    fn save_to(&mut self, path: &Path, overwrite: bool, session: &mut Session) {
        let case = session.case().clone();
        match session.document.save(path, &case, overwrite) {
            Ok(()) => {
                session.saved();
                session.prefer(Change::Opened(path.to_owned()));
                session.say(Tone::Good, format!("Saved as {}.", path.display()));
                self.go_on(session);
            }
            Err(DocumentError::ChangedOnDisk(_)) => self.question = Some(Question::ChangedOnDisk),
            Err(error @ DocumentError::Held { .. }) => {
                self.next = None;
                let hint =
                    "Save it under another name; their changes and yours are then both kept.";
                session.say_with_hint(format!("Not saved: {error}."), hint);
            }
            Err(error) => {
                self.next = None;
                let hint = "Your changes are still here. Save the case under another name or in another folder.";
                session.say_with_hint(format!("Not saved: {error}."), hint);
            }
        }
    }

    pub(super) fn ask_what_to_open(&mut self, session: &mut Session, jobs: &Jobs) {
        self.ask(Purpose::OpenCase, session, jobs);
    }

    pub(super) fn ask_where_to_save(&mut self, session: &mut Session, jobs: &Jobs) {
        let reference = session.case().heading.reference.replace(['/', '\\'], "-");
        let name = if reference.trim().is_empty() {
            "case.ron".to_owned()
        } else {
            format!("{reference}.ron")
        };
        self.ask(Purpose::SaveCase(name), session, jobs);
    }

    pub(super) fn ask_where_to_export(&mut self, session: &mut Session, jobs: &Jobs) {
        if jobs.export().is_some() {
            let text = "A bundle is being made already; wait for it or cancel it.";
            session.say(Tone::Bad, text.to_owned());
            return;
        }
        match profile::Profile::shipped(&session.case().profile) {
            Ok(profile) => {
                let name =
                    bundle::plan(session.case(), &profile, &bundle::Lengths::new()).file_name;
                self.ask(Purpose::SaveBundle(name), session, jobs);
            }
            Err(error) => session.say(Tone::Bad, format!("{error}.")),
        }
    }

    pub(super) fn ask_for_document(&mut self, session: &mut Session, jobs: &Jobs) {
        self.ask(Purpose::AddDocument, session, jobs);
    }

    pub(super) fn ask_for_replacement(&mut self, number: u32, session: &mut Session, jobs: &Jobs) {
        self.ask(Purpose::ReplaceDocument(number), session, jobs);
    }

    pub(super) fn ask_for_folder(&mut self, purpose: Purpose, session: &mut Session, jobs: &Jobs) {
        self.ask(purpose, session, jobs);
    }

    /// The folder of a pack that was chosen since last asked.
    pub(super) fn take_folder(&mut self) -> Option<(Purpose, PathBuf)> {
        self.folder.take()
    }

    /// One dialog at a time: with two, nobody knows which answer is for what.
    fn ask(&mut self, purpose: Purpose, session: &mut Session, jobs: &Jobs) {
        if self.asking.is_some() {
            let text = "A file window is open already: answer that one first.";
            session.say(Tone::Bad, text.to_owned());
            return;
        }
        self.asking = Some(purpose.clone());
        jobs.ask(Arc::clone(&self.dialogs), purpose);
    }

    /// Asks for a path in the window itself, for when the system's dialog does not come.
    pub(super) fn type_path(&mut self, session: &Session) {
        if let Some(purpose) = self.asking.take() {
            self.ask_to_type(purpose, session);
        }
    }

    fn ask_to_type(&mut self, purpose: Purpose, session: &Session) {
        let folder = session.document.path().and_then(Path::parent);
        let path = folder.unwrap_or(Path::new("")).join(purpose.suggestion());
        let path = path.display().to_string();
        self.question = Some(Question::Path { purpose, path });
    }

    /// The dialog has been answered.
    pub(super) fn chosen(
        &mut self,
        purpose: Purpose,
        chosen: Chosen,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        // The answer may come after the person has begun to type the path instead.
        if self.asking.as_ref() != Some(&purpose) {
            return;
        }
        self.asking = None;
        match chosen {
            Chosen::Path(path) => self.take_path(purpose, path, true, session, jobs),
            Chosen::Paths(paths) => jobs.list_files(paths),
            Chosen::Cancelled => self.next = None,
            Chosen::NoDialog => self.ask_to_type(purpose, session),
        }
    }

    /// The thread of the dialog has died.
    pub(super) fn dialog_died(&mut self) {
        self.asking = None;
        self.next = None;
    }

    /// `agreed` says that the person has already been asked about a file of exactly that name.
    fn take_path(
        &mut self,
        purpose: Purpose,
        path: PathBuf,
        agreed: bool,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        if matches!(
            purpose,
            Purpose::OpenCase | Purpose::AddDocument | Purpose::ReplaceDocument(_)
        ) {
            return self.write(purpose, path, session, jobs);
        }
        if purpose.is_folder() {
            self.folder = Some((purpose, path));
            return;
        }
        let target = with_ending(&path, purpose.ending());
        let is_own = session.document.path() == Some(&target);
        let has_agreed = is_own || (agreed && target == path);
        // What the system's dialog asks about is the name itself, not the names of volumes.
        let volumes = matches!(purpose, Purpose::SaveBundle(_))
            && !session.case().volumes.is_none()
            && files::has_volumes(&target);
        if volumes || (!has_agreed && target.exists()) {
            let path = target;
            self.question = Some(Question::Replace {
                purpose,
                path,
                volumes,
            });
        } else {
            self.write(purpose, target, session, jobs);
        }
    }

    fn write(&mut self, purpose: Purpose, path: PathBuf, session: &mut Session, jobs: &mut Jobs) {
        match purpose {
            Purpose::OpenCase => self.open(&path, session),
            Purpose::AddDocument => jobs.list_files(vec![path]),
            Purpose::ReplaceDocument(number) => {
                jobs.read_replacement(number, session.document.path(), path);
            }
            Purpose::OpenPack | Purpose::NewPack | Purpose::FindDocuments => {
                self.folder = Some((purpose, path));
            }
            Purpose::SaveCase(_) => self.save_to(&path, false, session),
            Purpose::SaveBundle(_) => {
                let case = session.case().clone();
                let library = Arc::clone(&session.library);
                let folder = session.document.folder();
                jobs.start_export(case, folder, library, session.today, path);
            }
        }
    }

    pub(super) fn answer(&mut self, answer: Answer, session: &mut Session, jobs: &mut Jobs) {
        let question = self.question.take();
        match answer {
            Answer::Cancel => self.next = None,
            Answer::Save => self.save(session, jobs),
            Answer::Discard => {
                session.document.forget_recovery();
                self.go_on(session);
            }
            Answer::Overwrite => {
                if let Some(path) = session.document.path().map(Path::to_owned) {
                    self.save_to(&path, true, session);
                }
            }
            Answer::SaveElsewhere => self.ask_where_to_save(session, jobs),
            Answer::Replace => {
                if let Some(Question::Replace { purpose, path, .. }) = question {
                    self.write(purpose, path, session, jobs);
                }
            }
            Answer::Recover => self.recover(session),
            Answer::Forget => self.forget(session),
            Answer::Later => self.left_behind = None,
            Answer::ReadOnly => {
                if let Some(Question::Held { path, .. }) = question {
                    self.open_beside(&path, Manner::ReadOnly, session);
                }
            }
            Answer::Copy => {
                if let Some(Question::Held { path, .. }) = question {
                    self.open_beside(&path, Manner::Copy, session);
                }
            }
            Answer::TakeOver => {
                if let Some(Question::Held { path, holder, .. }) = question {
                    self.take_over(&path, &holder, session);
                }
            }
            Answer::QuitAnyway => {
                jobs.cancel_export();
                self.quit(session);
            }
            Answer::Path(path) => {
                if let Some(Question::Path { purpose, .. }) = question {
                    // A path without a folder is seen from where the program was started; the
                    // notice that follows should say where that is.
                    let path = std::path::absolute(&path).unwrap_or(path.into());
                    self.take_path(purpose, path, false, session, jobs);
                }
            }
        }
    }

    fn leave_for(&mut self, next: Next, session: &mut Session) {
        self.next = Some(next);
        if session.history.is_saved() {
            self.go_on(session);
        } else {
            self.question = Some(Question::Unsaved);
        }
    }

    /// Does what has waited until now. The present case is no longer needed.
    fn go_on(&mut self, session: &mut Session) {
        match self.next.take() {
            None => {}
            Some(Next::Quit) => self.leaving = true,
            Some(Next::New) => {
                let case = session.preferences.now().new_case();
                let document = session.document.another();
                session.show(History::new(case), document);
                self.offer_left_behind(session);
            }
            Some(Next::Show(found)) => {
                let (case, document) = *found;
                let is_lying = document.path().is_some();
                let opened = document.path().map(|path| Change::Opened(path.to_owned()));
                // A copy of another's case is nowhere yet; the sample needs no saving.
                let is_copy = !is_lying && !document.folder().as_os_str().is_empty();
                let history = if is_copy {
                    History::unsaved(case)
                } else {
                    History::new(case)
                };
                session.show(history, document);
                if let Some(opened) = opened {
                    session.prefer(opened);
                }
                self.offer_recovery(session);
            }
        }
    }

    /// Asks about changes to this case that an earlier window could not save. Until it is answered,
    /// nothing can be edited, so that no new recovery copy takes the place of the old one.
    fn offer_recovery(&mut self, session: &mut Session) {
        match session.document.set_unreadable_recovery_aside() {
            Some(Ok(path)) => say_unreadable(&path, session),
            Some(Err(error)) => session.say(Tone::Bad, format!("{error}.")),
            None => {}
        }
        if session.document.recovery(session.case()).is_some() {
            let of = session.document.name();
            self.question = Some(Question::Recovery { of, later: false });
        }
    }

    /// Asks about a case without a name that a window left behind when it died.
    pub(super) fn offer_left_behind(&mut self, session: &mut Session) {
        self.left_behind = None;
        for copy in session.document.left_behind() {
            match session.document.look_at(&copy) {
                Ok(case) => {
                    let reference = case.heading.reference.trim();
                    let of = if reference.is_empty() {
                        "a case without a name".to_owned()
                    } else {
                        format!("the case {reference}")
                    };
                    self.left_behind = Some(copy);
                    self.question = Some(Question::Recovery { of, later: true });
                    return;
                }
                Err(DocumentError::Case { .. }) => match files::set_aside(&copy) {
                    Ok(path) => say_unreadable(&path, session),
                    Err(error) => session.say(Tone::Bad, format!("{error}.")),
                },
                // Another window has just taken it.
                Err(_) => {}
            }
        }
    }

    /// Opens a case whose window died with changes that were not saved, and asks about them. Only
    /// where nothing else is in front: whoever has begun to work is not interrupted.
    pub(super) fn offer_cut_short(&mut self, cases: &[PathBuf], session: &mut Session) {
        let is_idle = self.question.is_none() && self.next.is_none() && session.is_untouched();
        let cut_short = |path: &&PathBuf| session.document.was_cut_short(path);
        if is_idle && let Some(path) = cases.iter().find(cut_short) {
            self.open(path, session);
        }
    }

    fn recover(&mut self, session: &mut Session) {
        let Some(copy) = self.left_behind.take() else {
            if let Some(case) = session.document.recovery(session.case()) {
                let document = session.document.clone();
                session.show(History::unsaved(case), document);
            }
            return;
        };
        match session.document.adopt(&copy) {
            Ok(case) => {
                let document = session.document.another();
                session.show(History::unsaved(case), document);
            }
            Err(error) => session.say_with_hint(
                format!("The kept changes could not be taken: {error}."),
                "Another window may have taken them just now.",
            ),
        }
    }

    fn forget(&mut self, session: &mut Session) {
        let Some(copy) = self.left_behind.take() else {
            return session.document.forget_recovery();
        };
        if let Err(error) = files::remove(&copy) {
            session.say(Tone::Bad, format!("{error}."));
        } else {
            self.offer_left_behind(session);
        }
    }

    /// The file of the case, or its lock, is no longer as it was: says what that means.
    pub(super) fn look_at_disk(&self, session: &mut Session) {
        if session.document.changed_on_disk() {
            session.say_with_hint(
                format!(
                    "{} was changed by somebody else while it is open here.",
                    session.document.name()
                ),
                "Save yours under another name, or open the case again to see their changes. Nothing is replaced unless you say so.",
            );
        } else if session.document.was_taken_over() {
            session.say_with_hint(
                format!(
                    "Somebody has taken over {}, which is open here.",
                    session.document.name()
                ),
                "Speak to your colleagues, or save yours under another name.",
            );
        }
    }
}

fn say_unreadable(path: &Path, session: &mut Session) {
    session.say_with_hint(
        format!(
            "Changes that were kept cannot be read by this program; they lie in {}.",
            path.display()
        ),
        "A newer version of the program may be able to read them.",
    );
}

/// The path with the ending of its kind of file: added, never put in the place of another, so that a
/// bundle called `case.ron` does not fall upon the case.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let has_it = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if has_it {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_added_and_never_replaced() {
        for (given, wanted) in [
            ("case", "case.pdf"),
            ("PA.00000.2099", "PA.00000.2099.pdf"),
            ("case.ron", "case.ron.pdf"),
            ("bundle.PDF", "bundle.PDF"),
        ] {
            assert_eq!(with_ending(Path::new(given), "pdf"), Path::new(wanted));
        }
    }
}
