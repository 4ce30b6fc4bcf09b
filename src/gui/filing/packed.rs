//! A case with its documents in one file, and what the program keeps of a case on this machine.

use std::path::PathBuf;

use crate::files::{Trace, TracePlaces};
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::dialogs::Purpose;
use crate::gui::job::Jobs;
use crate::gui::session::{Problem, Session, Tone};
use crate::gui::settings::Change;
use crate::gui::view::Question;

use super::{Filing, Next, show_new};

/// What was found of a case, and is to be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct ToForget {
    pub(in crate::gui) case: PathBuf,
    pub(in crate::gui) places: TracePlaces,
    pub(in crate::gui) found: Vec<Trace>,
}

impl Filing {
    /// What is packed is the file: it must be as the case is.
    pub(in crate::gui) fn ask_where_to_pack(&mut self, session: &mut Session, jobs: &Jobs) {
        let Some(path) = saved(session) else {
            return;
        };
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("{stem}.zip");
        self.ask_for_folder(Purpose::SavePackage(name), session, jobs);
    }

    pub(in crate::gui) fn ask_for_package(&mut self, session: &mut Session, jobs: &Jobs) {
        self.ask_for_folder(Purpose::OpenPackage, session, jobs);
    }

    pub(in crate::gui) fn look_for_traces(
        &self,
        cache: Option<PathBuf>,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        if session.document.is_read_only() {
            let problem = Problem::new("Somebody else has the case open.")
                .safe("Nothing was removed.")
                .hint("Ask them to close it, and open it again.");
            return session.report(problem);
        }
        if let Some(case) = saved(session) {
            let settings = session.preferences.path().to_owned();
            jobs.find_traces(case, cache, settings);
        }
    }

    /// What was found is asked about, unless something else is asked by now.
    pub(in crate::gui) fn traces_found(&mut self, wanted: ToForget, session: &mut Session) {
        if session.document.path() != Some(wanted.case.as_path()) || self.question.is_some() {
            return;
        }
        if wanted.found.is_empty() {
            let words = "Nothing of this case is kept here but its file and its papers.";
            return session.say(Tone::Good, words.to_owned());
        }
        self.question = Some(Question::Traces(wanted));
    }

    pub(super) fn forget_present(&mut self, wanted: ToForget, session: &mut Session, jobs: &Jobs) {
        self.leave_for(Next::Forget(Box::new(wanted)), session, jobs);
    }
}

/// The file of the case, where it holds what stands on the screen; else says what to do.
fn saved(session: &mut Session) -> Option<PathBuf> {
    let path = session.document.path().map(ToOwned::to_owned);
    let path = path.filter(|_| session.history.is_saved());
    if path.is_none() {
        let save = Action::Command(Command::Save);
        let problem = Problem::new("The case is not saved.")
            .safe("Nothing was done.")
            .hint("Save it first.")
            .offer("Save", save);
        session.report(problem);
    }
    path
}

/// The case is on the screen no more, so nothing of it is written again.
pub(super) fn forget(wanted: ToForget, session: &mut Session, jobs: &Jobs) {
    show_new(session);
    session.prefer(Change::ForgetCase(wanted.case.clone()));
    jobs.remove_traces(wanted);
}
