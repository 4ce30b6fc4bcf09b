//! What redaction mode asks of the rest of the program: the document opened, marks put into the case, and carried out.

use crate::case::{Edit, RedactionMark};
use crate::finding::counted;
use crate::gui::action::Stage;
use crate::gui::picked::Pick;
use crate::gui::reader::{MarkAction, Redacting, Work};
use crate::gui::redaction::{Named, SearchOrder, Sought, TakeOutOrder, named, of_case, terms_of};
use crate::gui::session::Tone;
use crate::redact::Trouble;
use crate::terms::Term;

use super::App;

impl App {
    /// Opens a document as it was before anything was taken out of it, at a page, from 1.
    pub(super) fn begin_redacting(&mut self, number: u32, page: u32) {
        self.names.is_open = false;
        let case = self.session.case();
        let Some(redacting) = Redacting::of(case, number, page) else {
            return;
        };
        let document = case.documents.get(redacting.document);
        let path = document.map_or("", |document| document.unredacted().0);
        let path = self.session.document.folder().join(path);
        if self.reader.sha256() == Some(redacting.sha256.as_str()) {
            self.session.stage = Stage::Read;
            self.keeper.packs.is_open = false;
        } else {
            self.open_report(path);
        }
        self.reader.want_redacting(redacting);
    }

    pub(super) fn in_redacting(&mut self, action: MarkAction, now: f64) {
        let Some(redacting) = &mut self.reader.redacting else {
            return;
        };
        match action {
            MarkAction::Tool(tool) => {
                redacting.tool = tool;
                self.reader.forget_selection();
            }
            MarkAction::Term(text) => redacting.term = text,
            MarkAction::Stop => {
                redacting.work = None;
                self.jobs.stop_redaction();
            }
            MarkAction::Selected => {
                let marks = self.reader.selected_marks();
                self.reader.forget_selection();
                self.add_marks(marks, now);
            }
            MarkAction::Area(page, area) => {
                let mark = self.reader.area_mark(page, area);
                self.add_marks(mark.into_iter().collect(), now);
            }
            MarkAction::Remove(mark) => {
                let marks = redacting.marks(self.session.case()).iter();
                let kept = marks.filter(|one| **one != mark).cloned().collect();
                let edit = Edit::MarkRedactions(redacting.document, kept);
                self.session.edit_apart(edit, now);
            }
            MarkAction::EveryPlace => self.look_for_every_place(),
            MarkAction::Done => self.carry_marks_out(),
        }
    }

    fn add_marks(&mut self, new: Vec<RedactionMark>, now: f64) {
        let Some(redacting) = &self.reader.redacting else {
            return;
        };
        if !new.is_empty() {
            let marks = [redacting.marks(self.session.case()), &new].concat();
            let edit = Edit::MarkRedactions(redacting.document, marks);
            self.session.edit_apart(edit, now);
        }
    }

    /// The document that is marked, with what people call it.
    fn redacted(&self) -> Option<Named> {
        let document = self.reader.redacting.as_ref()?.document;
        let mut all = named(self.session.case()).into_iter();
        all.find(|named| named.document.id == document)
    }

    fn look_for_every_place(&mut self) {
        let named = self.redacted();
        let case = of_case(&self.session);
        let (Some(named), Some(redacting)) = (named, &mut self.reader.redacting) else {
            return;
        };
        let terms: Vec<Term> = Term::new(&redacting.term).into_iter().collect();
        if terms.is_empty() {
            return;
        }
        self.redactions += 1;
        redacting.work = Some(Work::Searching(self.redactions));
        let order = SearchOrder {
            case,
            documents: vec![named],
            terms,
        };
        self.jobs.search_names(self.redactions, order);
    }

    /// What was looked for in the document is marked.
    pub(super) fn marks_sought(&mut self, number: u64, sought: &Sought, now: f64) {
        let (Some(redacting), Sought::Found(found)) = (&mut self.reader.redacting, sought) else {
            return;
        };
        if redacting.work != Some(Work::Searching(number)) {
            return;
        }
        redacting.work = None;
        let term = std::mem::take(&mut redacting.term);
        for one in found {
            let marks = one.places.iter().map(|place| place.mark.clone()).collect();
            self.add_marks(marks, now);
            let unread = one.unsearchable.len();
            let look = match unread {
                0 => String::new(),
                _ => format!(
                    " {} cannot be searched: look yourself.",
                    counted(unread, "page", "pages")
                ),
            };
            let places = counted(one.places.len(), "place", "places");
            match &one.trouble {
                Some(trouble) => {
                    self.tell_troubles(&[(one.title.clone(), trouble.clone())]);
                }
                None if one.places.is_empty() => {
                    let tone = if unread == 0 { Tone::Good } else { Tone::Bad };
                    let more = if one.known > 0 { " else" } else { "" };
                    let said = format!("“{term}” stands nowhere{more} in this document.{look}");
                    self.session.say(tone, said);
                }
                None => self
                    .session
                    .say_undoable(format!("“{term}”: {places} marked.{look}")),
            }
        }
    }

    /// Takes out what is marked; where nothing is left to do, the mode is left.
    fn carry_marks_out(&mut self) {
        let (Some(named), Some(redacting)) = (self.redacted(), &self.reader.redacting) else {
            return;
        };
        let case = self.session.case();
        if !redacting.is_pending(case) {
            return self.leave_redacting();
        }
        let marks = redacting.marks(case).to_vec();
        let order = TakeOutOrder {
            case: of_case(&self.session),
            terms: terms_of(case, marks.iter(), &[]),
            documents: vec![(named, marks)],
        };
        self.redactions += 1;
        let number = self.redactions;
        if let Some(redacting) = &mut self.reader.redacting {
            redacting.work = Some(Work::CarryingOut(number));
        }
        self.jobs.take_out(number, order);
    }

    pub(super) fn marks_carried_out(
        &mut self,
        edits: Vec<Edit>,
        troubles: &[(String, Trouble)],
        now: f64,
    ) {
        self.reader.stop_carrying_out();
        let title = self.reader.redacting.as_ref().map(|it| it.title.clone());
        let title = title.unwrap_or_default();
        if !troubles.is_empty() {
            return self.tell_troubles(troubles);
        }
        self.session
            .edit_documents(&format!("Redact “{title}”"), edits, now);
        self.forget_what_was_read();
        self.leave_redacting();
        self.session
            .say_undoable(format!("“{title}”: what was marked is taken out."));
    }

    /// Back to where the document stands among the others.
    fn leave_redacting(&mut self) {
        if let Some(redacting) = self.reader.redacting.take() {
            self.session.stage = Stage::Documents;
            let case = self.session.history.case();
            self.session
                .chosen
                .pick(redacting.exhibit, Pick::Only, case);
        }
    }
}
