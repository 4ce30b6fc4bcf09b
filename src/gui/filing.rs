//! Opening, saving and leaving a case: every way in which work could be lost goes through here.
//!
//! A case on the screen is replaced only when it is saved or the person has given it up, however the
//! other case was found; a file on disk is replaced only when the person has said so, to the system's
//! dialog or here. No file is read or written in this place: `document` and the export job do that.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::{Case, History};
use crate::{bundle, files, profile};

use super::action::Answer;
use super::dialogs::{Chosen, Dialogs, Purpose};
use super::document::{Document, DocumentError};
use super::job::Jobs;
use super::session::{Session, Tone};
use super::view::Question;

/// An invented claimant: invented initials, an appeal number that cannot exist.
const SAMPLE: &[u8] = include_bytes!("../../assets/sample-case.ron");

/// What is done once the present case is saved or given up.
#[derive(Clone, Debug, PartialEq)]
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

    /// Opens the case at `path`. It is read first: a file that is no case costs no question.
    pub(super) fn open(&mut self, path: &Path, session: &mut Session) {
        match session.document.open(path) {
            Ok(found) => self.leave_for(Next::Show(Box::new(found)), session),
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
            Some(path) => self.save_to(&path, false, session),
            None => self.ask_where_to_save(session, jobs),
        }
    }

    fn save_to(&mut self, path: &Path, overwrite: bool, session: &mut Session) {
        let case = session.case().clone();
        match session.document.save(path, &case, overwrite) {
            Ok(()) => {
                session.saved();
                session.say(Tone::Good, format!("Saved as {}.", path.display()));
                self.go_on(session);
            }
            Err(DocumentError::ChangedOnDisk(_)) => self.question = Some(Question::ChangedOnDisk),
            Err(error) => {
                self.next = None;
                session.say(Tone::Bad, format!("Not saved: {error}."));
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
        if matches!(purpose, Purpose::OpenCase | Purpose::AddDocument) {
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
            Purpose::AddDocument => jobs.read_document(session.document.path(), path),
            Purpose::OpenPack | Purpose::NewPack => self.folder = Some((purpose, path)),
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
            Answer::Recover => {
                if let Some(case) = session.document.recovery(session.case()) {
                    let document = session.document.clone();
                    session.show(History::unsaved(case), document);
                }
            }
            Answer::Forget => session.document.forget_recovery(),
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
                let case = Case::new(profile::DEFAULT);
                let document = session.document.another();
                session.show(History::new(case), document);
                self.offer_recovery(session);
            }
            Some(Next::Show(found)) => {
                let (case, document) = *found;
                session.show(History::new(case), document);
                self.offer_recovery(session);
            }
        }
    }

    /// Asks about changes that an earlier window could not save. Until it is answered, nothing can
    /// be edited, so that no new recovery copy takes the place of the old one.
    pub(super) fn offer_recovery(&mut self, session: &mut Session) {
        match session.document.set_unreadable_recovery_aside() {
            Some(Ok(path)) => session.say(
                Tone::Bad,
                format!(
                    "Changes that were kept cannot be read by this program; they lie in {}.",
                    path.display()
                ),
            ),
            Some(Err(error)) => session.say(Tone::Bad, format!("{error}.")),
            None => {}
        }
        if session.document.recovery(session.case()).is_some() {
            self.question = Some(Question::Recovery);
        }
    }
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
