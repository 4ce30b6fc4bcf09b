//! Asking for a file: one dialog at a time, and a line to type in where no dialog comes.

use std::sync::Arc;

use crate::finding::Finding;
use crate::gui::action::Stage;
use crate::gui::dialogs::{Chosen, Purpose};
use crate::gui::job::Jobs;
use crate::gui::session::{Session, Tone};
use crate::gui::view::Question;
use crate::gui::word::WordPaper;
use crate::library::Source;

use super::{Filing, begin};

impl Filing {
    pub(in crate::gui) fn ask_what_to_open(&mut self, session: &mut Session, jobs: &Jobs) {
        self.ask(Purpose::OpenCase, session, jobs);
    }

    pub(in crate::gui) fn ask_where_to_save(&mut self, session: &mut Session, jobs: &Jobs) {
        let name = begin::case_name(session);
        self.ask(Purpose::SaveCase(name), session, jobs);
    }

    pub(in crate::gui) fn ask_where_to_export(&mut self, session: &mut Session, jobs: &Jobs) {
        if jobs.export().is_some() {
            let text = "A bundle is being made already; wait for it or cancel it.";
            session.say(Tone::Bad, text.to_owned());
            return;
        }
        match session.profile().cloned() {
            Ok(profile) => {
                let name = begin::bundle_name(session, &profile);
                self.ask(Purpose::SaveBundle(name), session, jobs);
            }
            Err(error) => session.say(Tone::Bad, format!("{error}.")),
        }
    }

    /// No bundle was made, because of these documents: whether to make it all the same. What is not asked
    /// is given back: one question at a time, for what is asked already may hold the window open.
    pub(in crate::gui) fn offer(
        &mut self,
        documents: Vec<Finding>,
        question: impl FnOnce(Vec<Finding>) -> Question,
    ) -> Result<(), Vec<Finding>> {
        if self.question.is_some() {
            return Err(documents);
        }
        self.question = Some(question(documents));
        Ok(())
    }

    pub(in crate::gui) fn ask_for_document(&mut self, session: &mut Session, jobs: &Jobs) {
        self.ask(Purpose::AddDocument, session, jobs);
    }

    pub(in crate::gui) fn ask_where_to_put_record(&mut self, session: &mut Session, jobs: &Jobs) {
        let name = begin::record_name(session);
        self.ask(Purpose::SaveRecord(name), session, jobs);
    }

    pub(in crate::gui) fn ask_where_to_put_word(
        &mut self,
        paper: WordPaper,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        let name = paper.file_name(session);
        self.ask(Purpose::SaveWord(paper, name), session, jobs);
    }

    pub(in crate::gui) fn ask_for_filed(
        &mut self,
        reason: String,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        self.ask(Purpose::MarkFiled(reason), session, jobs);
    }

    pub(in crate::gui) fn ask_for_paper(&mut self, session: &mut Session, jobs: &Jobs) {
        self.ask(Purpose::ChoosePaper, session, jobs);
    }

    pub(in crate::gui) fn ask_for_letter(&mut self, session: &mut Session, jobs: &Jobs) {
        self.ask(Purpose::DecisionLetter, session, jobs);
    }

    pub(in crate::gui) fn ask_for_report(&mut self, session: &mut Session, jobs: &Jobs) {
        self.ask(Purpose::OpenReport, session, jobs);
    }

    pub(in crate::gui) fn ask_for_report_of(
        &mut self,
        source: &Source,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        let named = match source.publisher.is_empty() {
            true => format!("“{}”", source.title),
            false => format!("“{}” ({})", source.title, source.publisher),
        };
        self.ask(Purpose::FindReport(named), session, jobs);
    }

    pub(in crate::gui) fn ask_for_replacement(
        &mut self,
        number: u32,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        self.ask(Purpose::ReplaceDocument(number), session, jobs);
    }

    pub(in crate::gui) fn ask_for_folder(
        &mut self,
        purpose: Purpose,
        session: &mut Session,
        jobs: &Jobs,
    ) {
        self.ask(purpose, session, jobs);
    }

    /// One dialog at a time: with two, nobody knows which answer is for what.
    fn ask(&mut self, purpose: Purpose, session: &mut Session, jobs: &Jobs) {
        if self.asking.is_some() {
            let text = "A file window is open already: answer that one first.";
            session.say(Tone::Bad, text.to_owned());
            return;
        }
        self.asking = Some(purpose.clone());
        let folder = begin::folder(&purpose, session);
        jobs.ask(Arc::clone(&self.dialogs), purpose, folder);
    }

    /// Asks for a path in the window itself, for when the system's dialog does not come.
    pub(in crate::gui) fn type_path(&mut self, session: &Session) {
        if let Some(purpose) = self.asking.take() {
            self.ask_to_type(purpose, session);
        }
    }

    fn ask_to_type(&mut self, purpose: Purpose, session: &Session) {
        let path = begin::folder(&purpose, session).join(purpose.suggestion());
        let path = path.display().to_string();
        self.question = Some(Question::Path { purpose, path });
    }

    /// The dialog has been answered.
    pub(in crate::gui) fn chosen(
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
            Chosen::Paths(paths) => {
                session.stage = Stage::Documents;
                jobs.list_files(paths, session.document.path());
            }
            Chosen::Cancelled => self.next = None,
            Chosen::NoDialog => self.ask_to_type(purpose, session),
        }
    }

    /// The thread of the dialog has died.
    pub(in crate::gui) fn dialog_died(&mut self) {
        self.asking = None;
        self.next = None;
    }
}
