//! Opening a case, also one that somebody else has open.
//!
//! The disk is asked in a thread of its own (`job`): everything that is to be known of the case comes back
//! together, and only then is anything asked or shown. Of two that are opened, the one asked for last wins.

use std::path::{Path, PathBuf};

use crate::case::Case;
use crate::clock;
use crate::files::Shown as _;
use crate::files::{self, Holder};
use crate::gui::document::{Document, DocumentError, Manner, Origin};
use crate::gui::job::Jobs;
use crate::gui::session::{Problem, Session};
use crate::gui::view::Question;

use super::kept::{self, Kept};
use super::told::{not_opened, trouble};
use super::{Arrived, Filing, Next};

/// An invented appellant: invented initials, an appeal number that cannot exist.
const SAMPLE: &[u8] = include_bytes!("../../../assets/sample-case.ron");

/// How a case is opened.
enum Way {
    /// To be worked on.
    Itself,
    /// The same, after its lock was taken from whoever no longer has it open, as the person says.
    TakenOver(Box<Holder>),
    /// While somebody else has it open.
    Beside(Manner),
    /// Its recovery copy instead of its file, which is damaged.
    Kept,
}

/// What is to be opened.
pub(in crate::gui) struct OpenOrder {
    /// The case in front: that one may be opened again.
    document: Document,
    path: PathBuf,
    way: Way,
}

/// A case that was read.
pub(in crate::gui) struct Found {
    pub(super) case: Case,
    pub(super) document: Document,
    /// Changes that an earlier window could not save.
    pub(super) kept: Option<Kept>,
    /// There are some that this program cannot read.
    pub(super) has_unreadable: bool,
}

impl Found {
    pub(super) fn new(case: Case, document: Document) -> Self {
        Found {
            case,
            document,
            kept: None,
            has_unreadable: false,
        }
    }
}

/// Why a case was not opened.
enum NotOpened {
    Held(Box<Question>),
    Trouble(Box<Problem>),
}

/// What came of it.
pub(in crate::gui) struct Opened {
    outcome: Result<Found, NotOpened>,
    /// The names of volumes beside it that are all new now.
    finished: Vec<String>,
}

impl OpenOrder {
    /// Opens it. For a thread that may wait.
    pub(in crate::gui) fn carry_out(self) -> Opened {
        let mut finished = Vec::new();
        let outcome = match self.way {
            Way::Itself => self.open(&mut finished),
            // Where it is another's by now, that one is asked about next.
            Way::TakenOver(ref holder) => match self.document.take_over(holder) {
                Ok(_gone_or_changed) => self.open(&mut finished),
                Err(error) => Err(NotOpened::Trouble(Box::new(trouble(&error)))),
            },
            Way::Beside(manner) => self.taken(self.document.open_beside(&self.path, manner)),
            Way::Kept => self.taken(self.document.open_kept(&self.path)),
        };
        Opened { outcome, finished }
    }

    fn open(&self, finished: &mut Vec<String>) -> Result<Found, NotOpened> {
        // Through a link, so that everybody finds the same lock and the same recovery copy.
        let path = files::target(&self.path);
        *finished = finish_cut_short(&path);
        match self.document.open(&path) {
            Ok((case, document)) => Ok(self.with_kept(Found::new(case, document))),
            Err(DocumentError::Held { holder, .. }) => {
                Err(NotOpened::Held(Box::new(Question::Held {
                    path,
                    since: holder.since.map(clock::words),
                    holder: *holder,
                })))
            }
            Err(error) => Err(NotOpened::Trouble(Box::new(not_opened(&path, &error)))),
        }
    }

    /// What lies beside a case that is open here already is a copy of what is in front.
    fn with_kept(&self, found: Found) -> Found {
        if self.document.has_same_lease(&found.document) {
            return found;
        }
        let (case, document) = (&found.case, &found.document);
        let kept = document.recovery(case).map(|kept| {
            let (copy, path) = (document.recovery_beside(), document.path());
            let words = kept::beside(copy.as_deref(), path, &kept, case);
            Kept { case: kept, words }
        });
        let has_unreadable = document.has_unreadable_recovery();
        if kept.is_none() && !has_unreadable {
            forget_copies(document.path(), case);
        }
        Found {
            kept,
            has_unreadable,
            ..found
        }
    }

    fn taken(&self, read: Result<(Case, Document), DocumentError>) -> Result<Found, NotOpened> {
        read.map(|(case, document)| Found::new(case, document))
            .map_err(|error| NotOpened::Trouble(Box::new(not_opened(&self.path, &error))))
    }
}

/// Redacted copies, and what was made of files, on which nothing rests any more: there is nothing yet that undo could
/// bring back.
fn forget_copies(path: Option<&Path>, case: &Case) {
    let is_there = |sha256: &str| case.documents.iter().any(|one| one.rests_on(sha256));
    if let Some(path) = path {
        files::forget_redacted(path, &is_there);
        files::forget_conversions(path);
    }
}

/// Volumes beside the case of which a kill had left some old are all new before anything else is done.
fn finish_cut_short(case: &Path) -> Vec<String> {
    let folder = case.parent().unwrap_or(Path::new(""));
    let finished = files::finish_cut_short(folder);
    let names = finished.iter().filter_map(|path| path.file_name());
    names.map(|name| name.shown()).collect()
}

impl Filing {
    /// Opens the case at `path`. It is read first: a file that is no case costs no question.
    pub(in crate::gui) fn open(&self, path: &Path, session: &mut Session, jobs: &mut Jobs) {
        // Remembered by its whole path: the next window may be started from elsewhere.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.begin_to_open(path, Way::Itself, session, jobs);
    }

    /// Opens what was kept of a case whose file is damaged, as a copy that lies nowhere yet.
    pub(in crate::gui) fn open_kept(&self, path: &Path, session: &mut Session, jobs: &mut Jobs) {
        self.begin_to_open(path.to_owned(), Way::Kept, session, jobs);
    }

    pub(super) fn open_beside(
        &self,
        path: PathBuf,
        manner: Manner,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        self.begin_to_open(path, Way::Beside(manner), session, jobs);
    }

    pub(super) fn take_over(
        &self,
        path: PathBuf,
        holder: Holder,
        session: &mut Session,
        jobs: &mut Jobs,
    ) {
        self.begin_to_open(path, Way::TakenOver(Box::new(holder)), session, jobs);
    }

    fn begin_to_open(&self, path: PathBuf, way: Way, session: &mut Session, jobs: &mut Jobs) {
        session.is_opening = true;
        let document = session.document.clone();
        jobs.open(OpenOrder {
            document,
            path,
            way,
        });
    }

    /// The case that was asked for last has been read, or could not be. It waits for a question that stands
    /// before the window.
    pub(in crate::gui) fn opened(&mut self, opened: Opened) {
        self.arrived.push_back(Arrived::Case(Box::new(opened)));
    }

    pub(super) fn take_opened(&mut self, opened: Opened, session: &mut Session, jobs: &Jobs) {
        session.is_opening = jobs.is_opening();
        if !opened.finished.is_empty() {
            let names = opened.finished.join(", ");
            session.say_of_program(format!("An export that was cut off is finished: {names}."));
        }
        match opened.outcome {
            Ok(found) => self.leave_for(Next::Show(Box::new(found)), session, jobs),
            Err(NotOpened::Held(question)) => self.question = Some(*question),
            Err(NotOpened::Trouble(problem)) => session.report(*problem),
        }
    }

    /// Shows the invented case that comes with the program; it lies nowhere until it is saved.
    pub(in crate::gui) fn open_sample(&mut self, session: &mut Session, jobs: &Jobs) {
        match crate::case::text::read(SAMPLE) {
            Ok(case) => {
                let document = session.document.another_from(Origin::Sample);
                let found = Found::new(case, document);
                self.leave_for(Next::Show(Box::new(found)), session, jobs);
            }
            Err(error) => {
                let problem = Problem::new("The sample case could not be opened.");
                session.report(problem.details(Some(error.to_string())));
            }
        }
    }
}
