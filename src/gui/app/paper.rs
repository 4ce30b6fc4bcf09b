//! What the check of a paper's quotations asks of the rest of the program: files, work beside the window, the reader;
//! and what became of writing a source check record.

use std::path::PathBuf;

use crate::gui::action::{Action, Stage};
use crate::gui::check_tab::CheckTab;
use crate::gui::dialogs::Purpose;
use crate::gui::paper::PaperAction;
use crate::gui::reader::Sought;

use super::App;

impl App {
    pub(super) fn record_written(&mut self, written: Result<PathBuf, String>) {
        self.paper_written("source check record", written, Action::SaveRecord);
    }

    pub(super) fn show_check(&mut self, tab: CheckTab) {
        self.keeper.packs.is_open = false;
        self.session.stage = Stage::Check;
        self.session.check_tab = tab;
    }

    /// Shows where a paper is checked, and asks which.
    pub(super) fn check_paper(&mut self) {
        self.show_check(CheckTab::Paper);
        self.in_paper(PaperAction::Choose);
    }

    pub(super) fn in_paper(&mut self, action: PaperAction) {
        let (session, filing, paper) = (&mut self.session, &mut self.filing, &mut self.paper);
        match action {
            PaperAction::Choose => filing.ask_for_paper(session, &self.jobs),
            PaperAction::ChooseFolder => {
                filing.ask_for_folder(Purpose::ReportsFolder, session, &self.jobs);
            }
            PaperAction::LeaveFolder => paper.take_folder(None),
            PaperAction::WithCase(is_wanted) => paper.look_in_case(is_wanted),
            PaperAction::Show(shown) => paper.shown = shown,
            PaperAction::Stop => {
                self.jobs.stop_paper();
                paper.stop();
            }
            PaperAction::Unlock(password) => {
                paper.add_password(password);
                self.begin_paper();
            }
            PaperAction::Check => self.begin_paper(),
            PaperAction::Open(at) => self.open_found(at),
        }
    }

    fn begin_paper(&mut self) {
        if let Ok(order) = self.paper.order(&self.session) {
            let number = self.paper.begin();
            self.jobs.check_paper(number, order, self.cache.clone());
        }
    }

    /// Opens the report in which a quotation was found, at its words.
    fn open_found(&mut self, at: usize) {
        let Some((path, words)) = self.paper.found(at) else {
            return;
        };
        let (path, sought) = (path.to_owned(), Sought::words(words));
        let opened = self.reader.opened();
        if opened.is_some_and(|opened| opened.report.path == path) {
            self.session.stage = Stage::Read;
            return self.reader.take_up(&sought);
        }
        self.open_report(path);
        self.reader.want(Some(sought));
    }
}
