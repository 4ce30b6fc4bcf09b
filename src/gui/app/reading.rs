//! What the reader asks of the rest of the program: to open reports, and to add to the case what was taken from
//! them.

use std::path::PathBuf;
use std::sync::Arc;

use crate::gui::action::Stage;
use crate::gui::reader::{NewExtract, ReaderAction};
use crate::gui::session::Problem;
use crate::worker::PagesRead;

use super::App;

impl App {
    /// Opens a report on the reader's page, in the place of the one that is open.
    pub(super) fn open_report(&mut self, path: PathBuf) {
        self.keeper.packs.is_open = false;
        self.session.stage = Stage::Read;
        let chosen_for = self.session.evidence.chosen_for.clone();
        let first = || {
            let issues = self.session.case().issues.first();
            issues.map(|issue| issue.key.clone())
        };
        self.reader.propose(chosen_for.or_else(first));
        let read = Arc::new(PagesRead::default());
        let number = self.reader.begin(path.clone(), Arc::clone(&read));
        self.jobs
            .open_report(number, path, self.cache.clone(), read);
    }

    pub(super) fn read(&mut self, action: ReaderAction) {
        if action == ReaderAction::StopOpening {
            self.jobs.stop_report();
        }
        self.reader.apply(action);
    }

    /// Adds an extract to the case.
    pub(super) fn add_extract(&mut self, extract: &NewExtract) {
        let place = &extract.taken.pinpoint;
        let problem = Problem::new(format!("The extract at {place} was not added."))
            .safe("Your case is unchanged, and the words are still in the panel.")
            .hint("This version keeps no extracts in a case: copy the words with Ctrl+C.");
        self.session.report(problem);
    }
}
