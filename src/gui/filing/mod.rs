//! Opening, saving and leaving a case: every way in which work could be lost goes through here.
//!
//! A case on the screen is replaced only when it is saved or the person has given it up, however the
//! other case was found; a file on disk is replaced only when the person has said so, to the system's
//! dialog or here. The window waits for no disk: what is to be opened or saved is an
//! order here, which a thread carries out (`job`), and what comes of it is told.
//!
//! Here: what waits until the present case is saved or given up. Beside it: `open`, `save`, `ask` (the
//! system's dialogs), `path` (what was chosen there), `answer` (to questions before the window), `recovery` (`kept` is what is said of it);
//! `told` is what is said when a case cannot be opened or saved.

mod answer;
mod ask;
mod begin;
mod kept;
mod open;
mod packed;
mod path;
mod recovery;
mod renumber;
mod save;
mod sign;
mod standing;
mod told;
mod tribunal;

pub(in crate::gui) use packed::ToForget;
use packed::forget;

pub(in crate::gui) use open::{Found, OpenOrder, Opened};
pub(in crate::gui) use path::{Seen, Target};
pub(in crate::gui) use recovery::{
    LeftBehind, SetAside, adopt, say_set_aside, set_unreadable_aside,
};
pub(in crate::gui) use save::{NotSaved, SaveOrder, Saved, looked};
pub(in crate::gui) use standing::kept_elsewhere;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use crate::case::{BegunFrom, Case, History};
use crate::finding::counted;

use super::dialogs::{Dialogs, Purpose};
use super::job::Jobs;
use super::session::{Session, Tone};
use super::settings::Change;
use super::view::Question;

/// What is done once the present case is saved or given up.
enum Next {
    New,
    /// A case for another appeal, begun from the present one.
    NewFrom(Box<BegunFrom>),
    /// Boxed: a case is far larger than the other variants.
    Show(Box<Found>),
    /// The present case is put away, and what was listed of it removed.
    Forget(Box<ToForget>),
    Quit,
}

/// What was looked at beside the window, and waits until no question stands before it.
enum Arrived {
    Case(Box<Opened>),
    Path(Box<Seen>),
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
    /// It is being made this window's own; the question stands until that is done.
    is_adopting: bool,
    /// The changes beside the case that are being asked about.
    kept: Option<Box<Case>>,
    arrived: VecDeque<Arrived>,
    leaving: bool,
    /// A save that is not over yet.
    saving: Option<save::Saving>,
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
            is_adopting: false,
            kept: None,
            arrived: VecDeque::new(),
            leaving: false,
            saving: None,
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

    /// The folder of a pack that was chosen since last asked.
    pub(super) fn take_folder(&mut self) -> Option<(Purpose, PathBuf)> {
        self.folder.take()
    }

    /// Goes on with what was looked at, one after the other, while nothing is asked.
    pub(super) fn take_arrived(&mut self, session: &mut Session, jobs: &mut Jobs) {
        while self.question.is_none() {
            match self.arrived.pop_front() {
                None => return,
                Some(Arrived::Case(opened)) => self.take_opened(*opened, session, jobs),
                Some(Arrived::Path(seen)) => self.take_seen(*seen, session, jobs),
            }
        }
    }

    pub(super) fn start_new(&mut self, session: &mut Session, jobs: &Jobs) {
        self.leave_for(Next::New, session, jobs);
    }

    /// Of the case as it is now, also where the changes to it are then given up.
    pub(super) fn start_from_this(&mut self, session: &mut Session, jobs: &Jobs) {
        let begun = Box::new(session.case().begin_another());
        self.leave_for(Next::NewFrom(begun), session, jobs);
    }

    pub(super) fn quit(&mut self, session: &mut Session, jobs: &Jobs) {
        self.leave_for(Next::Quit, session, jobs);
    }

    /// The window closes at the next occasion, without a question.
    pub(in crate::gui) fn leave(&mut self) {
        self.leaving = true;
    }

    /// Quits, after asking where work would be lost: changes, or a bundle that is being made.
    pub(super) fn quit_from(&mut self, jobs: &Jobs, session: &mut Session) {
        if jobs.export().is_some() {
            self.question = Some(Question::Working);
        } else {
            self.quit(session, jobs);
        }
    }

    /// Where the case is being saved, that is waited for; whoever asks to quit once more is asked whether to wait.
    fn leave_for(&mut self, next: Next, session: &mut Session, jobs: &Jobs) {
        let is_impatient = matches!((&self.next, &next), (Some(Next::Quit), Next::Quit));
        self.next = Some(next);
        if self.saving.is_none() {
            self.go_on_or_ask(session, jobs);
        } else if is_impatient {
            self.question = Some(Question::Unsaved);
        }
    }

    /// Goes on with what waits where nothing is lost by it.
    fn go_on_or_ask(&mut self, session: &mut Session, jobs: &Jobs) {
        if self.next.is_none() || session.history.is_saved() {
            self.go_on(session, jobs);
        } else {
            self.question = Some(Question::Unsaved);
        }
    }

    /// Does what has waited until now. The present case is no longer needed.
    fn go_on(&mut self, session: &mut Session, jobs: &Jobs) {
        match self.next.take() {
            None => {}
            Some(Next::Quit) => self.leaving = true,
            Some(Next::New) => {
                show_new(session);
                self.offer_left_behind(session, jobs);
            }
            Some(Next::Forget(wanted)) => forget(*wanted, session, jobs),
            Some(Next::NewFrom(begun)) => show_begun(*begun, session),
            Some(Next::Show(found)) => self.show(*found, session, jobs),
        }
    }

    fn show(&mut self, found: Found, session: &mut Session, jobs: &Jobs) {
        let Found {
            case,
            document,
            kept,
            has_unreadable,
        } = found;
        let opened = document.path().map(|path| Change::Opened(path.to_owned()));
        // A copy of another's case is nowhere yet; the sample needs no saving.
        let is_copy = opened.is_none() && !document.folder().as_os_str().is_empty();
        let history = match is_copy {
            true => History::unsaved(case),
            false => History::new(case),
        };
        session.show(history, document);
        if let Some(opened) = opened {
            session.prefer(opened);
        }
        if has_unreadable {
            jobs.set_unreadable_aside(session.document.clone());
        }
        self.offer_recovery(kept, session);
    }
}

/// A case with nothing in it yet, and no file.
fn show_new(session: &mut Session) {
    let case = session.preferences.now().new_case(&session.profiles);
    let document = session.document.another();
    session.show(History::new(case), document);
}

/// It is not saved anywhere yet.
fn show_begun(begun: BegunFrom, session: &mut Session) {
    let BegunFrom { mut case, left_out } = begun;
    let usual = session.preferences.now().new_case(&session.profiles);
    case.heading = usual.heading;
    let document = session.document.another();
    session.show(History::unsaved(case), document);
    let left_out = match left_out {
        0 => String::new(),
        some => format!(
            " {} left out: the words are taken from a paper that is not on the web.",
            counted(some, "entry is", "entries are")
        ),
    };
    let words = format!(
        "A new case with the same issues and evidence. Nothing of the earlier client is in it, and nothing is signed off.{left_out}"
    );
    session.say(Tone::Good, words);
}
