//! What the reader asks of the rest of the program: to open reports, and to add to the case what was taken from
//! them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::{Edit, Extract};
use crate::gui::action::Stage;
use crate::gui::documents::Refused;
use crate::gui::reader::{
    NewExtract, Opened, ReaderAction, Sought, SourceChoice, brought, known, of_id,
};
use crate::gui::session::{Problem, Tone};
use crate::library::SourceId;
use crate::verify::take_letter;
use crate::worker::PagesRead;

use super::App;

impl App {
    /// Opens a report on the reader's page, in the place of the one that is open.
    pub(super) fn open_report(&mut self, path: PathBuf) {
        let cache = self.cache.clone();
        self.open_in_reader(path, cache);
    }

    /// Opens a document under a number, which is given back; what is read of it is kept in that cache, if in any.
    fn open_in_reader(&mut self, path: PathBuf, cache: Option<PathBuf>) -> u64 {
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
        self.jobs.stop_proposing();
        let case = self.session.document.path().map(Path::to_owned);
        self.jobs.open_report(number, (path, case), cache, read);
        number
    }

    /// Opens the decision letter, or asks for it.
    pub(super) fn open_letter(&mut self) {
        let session = &mut self.session;
        let Some(letter) = session.case().letter_document() else {
            return self.filing.ask_for_letter(session, &self.jobs);
        };
        let path = session.document.folder().join(&letter.path);
        let is_open = self.reader.sha256() == Some(letter.sha256.as_str());
        if is_open {
            session.stage = Stage::Read;
            self.keeper.packs.is_open = false;
        } else {
            // It is the client’s: nothing of it is kept beside reports.
            self.open_in_reader(path, None);
        }
        self.reader.want(None);
    }

    /// Opens a report that is to be the decision letter of the case.
    pub(super) fn open_new_letter(&mut self, path: PathBuf) {
        let number = self.open_in_reader(path, None);
        self.reader.want(None);
        self.letter_wanted = Some((number, self.session.shown));
    }

    fn take_letter(&mut self, number: u64, now: f64) {
        let is_wanted = self.letter_wanted == Some((number, self.session.shown));
        if let Some(opened) = self.reader.opened().filter(|_| is_wanted) {
            let edit = take_letter(opened.file(), &opened.letter);
            self.session.edit_apart(edit, now);
        }
        self.letter_wanted = self.letter_wanted.filter(|(other, _)| *other != number);
    }

    /// Opens the source of an entry; where its file is not known, it is asked for.
    pub(super) fn seek_entry(&mut self, number: u32) {
        let session = &mut self.session;
        let Some(entry) = session.case().entry(number) else {
            return;
        };
        let sought = Sought::of(entry);
        let document = session.case().document_quoted(entry);
        let opened = self.reader.opened().map(|opened| &opened.report.sha256);
        match document {
            Some(document) if opened == Some(&document.sha256) => {
                session.stage = Stage::Read;
                self.keeper.packs.is_open = false;
                self.reader.take_up(&sought);
            }
            Some(document) => {
                let path = session.document.folder().join(&document.path);
                self.open_report(path);
                self.reader.want(Some(sought));
            }
            None => {
                let source = entry.source.clone();
                let session = &mut self.session;
                self.filing.ask_for_report_of(&source, session, &self.jobs);
                self.reader.want(Some(sought));
            }
        }
    }

    /// Opens the file of a source, with all its passages in a list; where no file of it is known, it is asked for.
    pub(super) fn seek_source(&mut self, id: &SourceId) {
        let (case, library) = (self.session.case(), &self.session.library);
        let Some(source) = of_id(id, case, library) else {
            return;
        };
        let opened = self.reader.sha256();
        let is_open =
            opened.is_some_and(|sha256| known(sha256, case, library).as_ref() == Some(id));
        let file = case.files_of(id).next_back();
        let path = file.map(|(_, document)| self.session.document.folder().join(&document.path));
        self.reader.want_whole(id.clone());
        match path {
            _ if is_open => {
                self.session.stage = Stage::Read;
                self.keeper.packs.is_open = false;
                self.reader.show_whole();
            }
            Some(path) => self.open_report(path),
            None => {
                let session = &mut self.session;
                self.filing.ask_for_report_of(&source, session, &self.jobs);
            }
        }
    }

    /// Signs an entry off that is open beside its page.
    pub(super) fn sign_beside(&mut self, number: u32, by: String, now: f64) {
        let is_shown = self.session.stage == Stage::Read
            && self.reader.draft.in_place_of == Some(number)
            && self.session.is_source_of(number, self.reader.sha256());
        if is_shown {
            let on = self.session.today;
            let edit = Edit::SignOff { number, by, on };
            self.session.edit_apart(edit, now);
        }
    }

    /// The report that is open is the file of an entry’s source, says the person.
    pub(super) fn name_file_of(&mut self, number: u32, now: f64) {
        let (Some(opened), Some(entry)) = (self.reader.opened(), self.session.case().entry(number))
        else {
            return;
        };
        let edit = Edit::SetSourceFile {
            source: entry.source.id.clone(),
            file: opened.file(),
            edition: None,
            retrieved_on: None,
        };
        self.session.edit_apart(edit, now);
    }

    pub(super) fn read(&mut self, action: ReaderAction, now: f64) {
        if let ReaderAction::Redact(action) = action {
            return self.in_redacting(action, now);
        }
        if action == ReaderAction::StopOpening {
            self.jobs.stop_report();
        }
        let is_left = action == ReaderAction::LeaveEntry;
        self.reader.apply(action);
        if is_left {
            self.name_source();
        }
    }

    /// The report that was asked for is open: which source it is may be known by its file.
    pub(super) fn report_opened(
        &mut self,
        number: u64,
        came: Result<Box<Opened>, Refused>,
        now: f64,
    ) {
        self.reader.hear(number, came);
        self.take_letter(number, now);
        self.name_source();
    }

    /// Which source the report is, where that is known by its file. For an entry another one may be taken for it.
    fn name_source(&mut self) {
        let (case, library) = (self.session.case(), &self.session.library);
        let Some(opened) = self.reader.opened() else {
            return;
        };
        let Some(id) = known(&opened.report.sha256, case, library) else {
            return;
        };
        let other = match &self.reader.draft.source {
            SourceChoice::Unsaid => {
                self.reader.draft.source = SourceChoice::Known(id);
                return;
            }
            SourceChoice::Known(taken) if *taken != id => of_id(&id, case, library),
            SourceChoice::Known(_) | SourceChoice::New(_) => None,
        };
        if let Some(other) = other {
            let name = opened.name();
            let words = format!(
                "“{name}” is the file of “{}” already: make sure that it is the report you mean.",
                other.title
            );
            self.session.say(Tone::Bad, words);
        }
    }

    /// Adds an extract to the case, or puts it in the place of an entry’s words.
    pub(super) fn add_extract(&mut self, new: &NewExtract, now: f64) {
        let (case, library) = (self.session.case(), &self.session.library);
        let pack = self.reader.pack().map(|pack| pack.number);
        let Some(extract) = brought(new, case, library, pack, self.session.today) else {
            let problem = Problem::new("The extract was not added: its source is gone.")
                .safe("Your case is unchanged, and the words are still in the panel.")
                .hint("Choose the source of the report again.");
            return self.session.report(problem);
        };
        if let Some(folder) = &new.keep.folder {
            let of_pack = (&extract.source, &extract.passage);
            let (session, jobs) = (&mut self.session, &self.jobs);
            if !self.keeper.keep_passage(folder, of_pack, session, jobs) {
                return;
            }
            self.reader.kept_as = Some(extract.source.id.clone());
        }
        let of = self.reader.listed_now().cloned();
        if self.rely_on(new, Box::new(extract), now) {
            self.reader.accepted(of);
        }
    }

    /// Puts it into the case, where that is wanted; says whether all that was wanted is done.
    fn rely_on(&mut self, new: &NewExtract, extract: Box<Extract>, now: f64) -> bool {
        let (source, id) = (extract.source.id.clone(), extract.passage.id.clone());
        let edit = match (new.in_place_of, &new.issue) {
            (Some(number), _) => Edit::QuoteEntry { number, extract },
            (None, Some(issue)) => Edit::AddExtract {
                issue: issue.clone(),
                extract,
            },
            (None, None) => {
                self.reader.added();
                return true;
            }
        };
        self.session.edit_apart(edit, now);
        let case = self.session.case();
        let entry = match (new.in_place_of, &new.issue) {
            (Some(number), _) => case.entry(number).filter(|entry| entry.passage.id == id),
            (None, Some(issue)) => case.issue(issue).and_then(|issue| {
                let mut entries = issue.entries.iter();
                entries.find(|entry| entry.passage.id == id)
            }),
            (None, None) => None,
        };
        let number = entry.map(|entry| entry.number);
        if let Some(number) = number {
            // The person has just had it before them.
            self.session.entry_opened(number);
            let place = &new.taken.pinpoint;
            let said = format!("{} quotes {place}.", self.session.labels.entry(number));
            self.session.say(Tone::Good, said);
            self.reader.added();
            self.reader.draft.source = SourceChoice::Known(source);
        }
        number.is_some()
    }
}
