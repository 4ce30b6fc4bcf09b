//! Every wish of a view goes from here to what it acts on.
//!
//! One match names them all, so that none can be forgotten; what is done stands with what it is done to.

use std::path::PathBuf;

use egui::Context;

use crate::finding::Place;
use crate::gui::action::{Action, Stage};
use crate::gui::dialogs::Purpose;
use crate::gui::documents::DocumentAction;
use crate::gui::packs::PackAction;
use crate::gui::picked::Pick;

use super::App;

#[cfg(test)]
impl App {
    /// As if a view had asked for it.
    pub(in crate::gui) fn apply_in_test(&mut self, action: Action, context: &Context) {
        self.apply(action, context, 0.0);
    }

    /// Waits until all that is done with files beside the window is done, and hears what came of it.
    pub(in crate::gui) fn settle(&mut self, now: f64) {
        // What is heard leads to more: a case that was read to what lies beside it.
        for _ in 0..3 {
            self.jobs.wait_for_files();
            self.hear(now);
        }
    }

    /// Whether nothing holds the window open.
    pub(in crate::gui) fn is_leaving(&self) -> bool {
        self.filing.is_leaving()
    }

    pub(in crate::gui) fn question(&mut self) -> &mut Option<crate::gui::view::Question> {
        &mut self.filing.question
    }
}

impl App {
    pub(super) fn apply(&mut self, action: Action, context: &Context, now: f64) {
        match action {
            Action::Command(command) => self.command(command, context, now),
            Action::Documents(action) => self.in_documents(action, now),
            Action::Hidden(action) => self.in_hidden(action, now),
            Action::Smaller(action) => self.in_smaller(action, now),
            Action::Edit(edit) => self.session.edit(edit, now),
            Action::EditApart(edit) => self.session.edit_apart(edit, now),
            Action::EditTogether(label, edits) => self.session.edit_all(&label, edits, now),
            Action::Choose { position, under } => self.session.choose(position, &under, now),
            Action::Unchoose(passage) => self.session.unchoose(&passage, now),
            Action::ChooseAll(positions) => self.session.choose_all(&positions, now),
            Action::UnchooseAll(positions) => self.session.unchoose_all(&positions, now),
            Action::PickEntry(number, how) => self.session.pick_entry(number, how),
            Action::PickPassage(position, how) => self.session.pick_passage(position, how),
            Action::Search(text) => self.session.search(text),
            Action::Filter(filter) => self.session.filter(filter),
            Action::Scope(scope) => self.session.scope(scope),
            Action::Sort(sort) => self.session.sort(sort),
            Action::Group(group) => self.session.group(group),
            Action::ChooseBest => self.session.choose_best(now),
            Action::ChooseShown => self.session.choose_shown(now),
            Action::ChooseFor(key) => self.session.choose_for(&key),
            Action::ChooseAgainst(key) => self.session.choose_against(&key),
            Action::ChooseForNone => self.session.evidence.chosen_for = None,
            Action::Compare(position) => self.session.compare(position),
            Action::ListCell(cell) => self.session.list_cell(cell),
            Action::LeaveCell => self.session.leave_cell(),
            Action::Across(across) => self.session.coverage.chosen = Some(across),
            Action::SearchPropositions(text) => self.session.search_propositions(text),
            Action::PropositionsUnder(issue) => self.session.propositions_under(issue),
            Action::OpenProposition(id) => self.session.open_proposition(id),
            Action::MarkFiled(path, reason) => {
                self.jobs.read_filed(vec![path], reason, &self.session);
            }
            Action::ChooseFiled(reason) => {
                let session = &mut self.session;
                self.filing.ask_for_filed(reason, session, &self.jobs);
            }
            Action::SaveRecord => {
                let session = &mut self.session;
                self.filing.ask_where_to_put_record(session, &self.jobs);
            }
            Action::Word(action) => self.for_word(action, context),
            Action::Fit(action) => self.session.fit.apply(action),
            Action::OpenLetter => self.open_letter(),
            Action::ChooseLetter => self.filing.ask_for_letter(&mut self.session, &self.jobs),
            Action::CheckTab(tab) => self.show_check(tab),
            Action::Paper(action) => self.in_paper(action),
            Action::Bundle(action) => self.in_bundle(action),
            Action::Names(action) => self.in_names(action, now),
            Action::RankAgain => self.session.rank_again(),
            Action::ListFindings => self.session.list_findings_anew(),
            Action::Select(position) => {
                self.session.pick_passage(position, Pick::Only);
            }
            Action::Unselect => self.session.unselect(),
            Action::GoTo(place) => self.go_to(place),
            Action::PreviewEntry(number) => {
                self.session.entry_opened(number);
                self.session.stage = Stage::Preview;
                self.preview.show_entry(number);
            }
            Action::Preview(action) => self.preview.apply(action),
            Action::Read(action) => self.read(action, now),
            Action::ShowPassage(id) => self.session.show_passage(&id),
            Action::SeekSource(id) => self.seek_source(&id),
            Action::SeekEntry(number) => self.seek_entry(number),
            Action::NameFileOf(number) => self.name_file_of(number, now),
            Action::SignBeside { number, by } => self.sign_beside(number, by, now),
            Action::AddExtract(extract) => self.add_extract(&extract, now),
            Action::Notice(action) => self.session.notices.apply(action),
            Action::Answer(answer) => {
                self.filing
                    .answer(answer, &mut self.session, &mut self.jobs, now);
                // What the answer leads to is a page of the case.
                if self.session.go_to.is_some() {
                    self.keeper.packs.is_open = false;
                }
            }
            Action::AddDocument => self.filing.ask_for_document(&mut self.session, &self.jobs),
            Action::TypePath => self.filing.type_path(&self.session),
            Action::Desktop(wish, path) => self.hand_on(wish, path),
            Action::ConfirmValue(read) => self.confirm_value(read),
            Action::ChooseTribunal(id) => {
                self.filing.choose_tribunal(id, &mut self.session, now);
            }
            Action::Renumber => self.filing.ask_to_renumber(&self.session),
            Action::SignOff { numbers, by } => {
                self.filing.sign_off(numbers, by, &mut self.session, now);
            }
            Action::CancelExport => self.jobs.cancel_export(),
            Action::StopReading => {
                self.session.is_reading_stopped = true;
                self.jobs.stop_reading();
            }
            Action::ReadOn => self.session.is_reading_stopped = false,
            Action::Prefer(change) => self.session.prefer(change),
            Action::OpenRecent(path) => {
                self.keeper.packs.is_open = false;
                self.filing.open(&path, &mut self.session, &mut self.jobs);
            }
            Action::OpenKept(path) => {
                let (session, jobs) = (&mut self.session, &mut self.jobs);
                self.filing.open_kept(&path, session, jobs);
            }
            Action::AddFiles(files) => self.add_files(files),
            Action::Packs(action) => self.packs(action),
            Action::Overlay(action) => self.in_overlay(action, context, now),
        }
        self.fetch_folder();
        context.request_repaint();
    }

    fn in_documents(&mut self, action: DocumentAction, now: f64) {
        let (session, filing) = (&mut self.session, &mut self.filing);
        match action {
            DocumentAction::LookFor => {
                filing.ask_for_folder(Purpose::FindDocuments, session, &self.jobs);
            }
            DocumentAction::Replace(number) => {
                filing.ask_for_replacement(number, session, &self.jobs);
            }
            DocumentAction::Redact { number, page } => self.begin_redacting(number, page),
            DocumentAction::ConvertAgain(number) => self.jobs.convert_again(number, session),
            DocumentAction::AddWithChanges(file, changes) => {
                let begun: Vec<_> = session.intake.again(&file).into_iter().collect();
                let stopped = session.intake.stopped();
                let case = session.document.path();
                self.jobs
                    .read_documents(case, begun, Some(changes), stopped);
            }
            action => session.in_documents(action, now),
        }
    }

    /// Files that are to become documents are seen to arrive, wherever they were let go.
    pub(super) fn add_files(&mut self, files: Vec<PathBuf>) {
        self.keeper.packs.is_open = false;
        self.session.stage = Stage::Documents;
        self.jobs.list_files(files, self.session.document.path());
    }

    pub(super) fn go_to(&mut self, place: Place) {
        if let Place::Page(number) = place {
            self.preview.show_page(number as usize);
        }
        if let Place::Entry(number) = place {
            self.session.entry_opened(number);
        }
        self.keeper.packs.is_open = false;
        self.session.go_to(place);
    }

    pub(super) fn packs(&mut self, action: PackAction) {
        let (session, jobs) = (&mut self.session, &mut self.jobs);
        self.keeper.apply(action, session, jobs, &mut self.filing);
    }

    /// A folder or report that was asked for goes where it is wanted.
    pub(super) fn fetch_folder(&mut self) {
        if let Some((purpose, folder)) = self.filing.take_folder() {
            let (session, jobs) = (&self.session, &self.jobs);
            if matches!(purpose, Purpose::OpenReport | Purpose::FindReport(_)) {
                self.open_report(folder);
                return;
            }
            match purpose {
                Purpose::ChoosePaper => return self.paper.take_paper(folder),
                Purpose::ChooseBundle => return self.bundle.take_file(folder),
                Purpose::DecisionLetter => return self.open_new_letter(folder),
                Purpose::ReportsFolder => return self.paper.take_folder(Some(folder)),
                _ => {}
            }
            if purpose == Purpose::FindDocuments {
                let case = session.document.path();
                let (lost, cache) = (session.lost_files(), self.cache.clone());
                return jobs.find_documents(folder, lost, case, cache);
            }
            self.keeper.folder_chosen(&purpose, folder, session, jobs);
        }
    }
}
