//! Redaction mode: a document of the case, as it was before anything was taken out, in which places are marked that
//! must go. The marks are the case's; here stands only what is being done.

use crate::case::{Case, DocumentId, MarkArea, RedactionMark};
use crate::quote::Area;
use crate::redact::{mark_on, told_area};
use crate::terms::whole_words;

use super::Reader;

/// What the pointer does on the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) enum Tool {
    /// Marks whole words.
    #[default]
    Words,
    /// Marks a rectangle.
    Area,
}

/// What can be asked for in it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) enum MarkAction {
    Tool(Tool),
    /// Marks the words that are selected.
    Selected,
    /// Marks an area of a page, from 0.
    Area(usize, Area),
    Term(String),
    /// Marks every place of what was typed.
    EveryPlace,
    Remove(RedactionMark),
    /// Carries out what is marked, and leaves.
    Done,
    /// Gives up what is being done.
    Stop,
}

/// What is being done beside the window, under its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Work {
    Searching(u64),
    CarryingOut(u64),
}

/// The document in which is marked.
#[derive(Clone, Debug)]
pub(in crate::gui) struct Redacting {
    pub(in crate::gui) document: DocumentId,
    pub(in crate::gui) exhibit: u32,
    pub(in crate::gui) title: String,
    /// Of the file with all its words.
    pub(in crate::gui) sha256: String,
    /// At which it begins, from 0.
    pub(in crate::gui) page: usize,
    pub(in crate::gui) tool: Tool,
    pub(in crate::gui) term: String,
    pub(in crate::gui) work: Option<Work>,
}

impl Redacting {
    /// A document of the case, by the number of its exhibit, at a page, from 1.
    pub(in crate::gui) fn of(case: &Case, number: u32, page: u32) -> Option<Redacting> {
        let exhibit = case.exhibit(number)?;
        let document = case.document_of(exhibit)?;
        Some(Redacting {
            document: document.id,
            exhibit: number,
            title: exhibit.title.clone(),
            sha256: document.unredacted().1.to_owned(),
            page: (page as usize).saturating_sub(1),
            tool: Tool::default(),
            term: String::new(),
            work: None,
        })
    }

    /// All that is marked.
    pub(in crate::gui) fn marks<'c>(&self, case: &'c Case) -> &'c [RedactionMark] {
        let document = case.documents.get(self.document);
        document.map_or(&[], |document| document.marks())
    }

    /// Whether something of it is still in the document.
    pub(in crate::gui) fn is_pending(&self, case: &Case) -> bool {
        let document = case.documents.get(self.document);
        document.is_some_and(|document| document.marked.is_some())
    }
}

impl Reader {
    /// The next report that opens is to be redacted.
    pub(in crate::gui) fn want_redacting(&mut self, redacting: Redacting) {
        self.want(None);
        match self.sha256() == Some(redacting.sha256.as_str()) {
            true => self.begin_redacting(redacting),
            false => self.redacting_wanted = Some(redacting),
        }
    }

    pub(super) fn begin_wanted_redacting(&mut self) {
        self.redacting = None;
        let wanted = self.redacting_wanted.take();
        let is_this = |one: &Redacting| self.sha256() == Some(one.sha256.as_str());
        if let Some(redacting) = wanted.filter(is_this) {
            self.begin_redacting(redacting);
        }
    }

    fn begin_redacting(&mut self, redacting: Redacting) {
        self.show_page(redacting.page);
        self.forget_selection();
        self.redacting = Some(redacting);
    }

    /// A document that the case no longer has, or has another file of, is not marked any further.
    pub(super) fn follow_redacting(&mut self, case: &Case) {
        let is_there = |redacting: &Redacting| {
            let document = case.documents.get(redacting.document);
            document.is_some_and(|document| document.unredacted().1 == redacting.sha256)
        };
        if !self.redacting.as_ref().is_none_or(is_there) {
            self.redacting = None;
        }
    }

    /// What is selected, as marks: one on each line.
    pub(in crate::gui) fn selected_marks(&self) -> Vec<RedactionMark> {
        let passage = self.passage.iter();
        let boxes = passage.flat_map(|passage| &passage.at.boxes);
        boxes
            .map(|one| mark_on(one.page, &one.area, &None))
            .collect()
    }

    /// An area of a page, from 0, as a mark: no word is cut by it.
    pub(in crate::gui) fn area_mark(&self, page: usize, area: Area) -> Option<RedactionMark> {
        let words = &self.opened()?.document().pages.get(page)?.words;
        let area = whole_words(area, words.iter().map(|word| &word.area));
        Some(RedactionMark {
            page: u32::try_from(page + 1).ok()?,
            area: Some(told_area(&area)),
            term: None,
        })
    }

    pub(in crate::gui) fn is_carrying_out(&self, number: u64) -> bool {
        let work = self.redacting.as_ref().and_then(|it| it.work);
        work == Some(Work::CarryingOut(number))
    }

    pub(in crate::gui) fn stop_carrying_out(&mut self) {
        if let Some(redacting) = &mut self.redacting {
            redacting.work = None;
        }
    }
}

/// The words under a mark.
pub(in crate::gui) fn words_under(reader: &Reader, mark: &RedactionMark) -> Option<String> {
    let area: &MarkArea = mark.area.as_ref()?;
    let area = crate::redact::area_of(area);
    let page = (mark.page as usize).checked_sub(1)?;
    let words = &reader.opened()?.document().pages.get(page)?.words;
    let under = words
        .iter()
        .filter(|word| crate::terms::is_under(&word.area, &area));
    let under: Vec<&str> = under.map(|word| word.text.as_str()).collect();
    (!under.is_empty()).then(|| under.join(" "))
}
