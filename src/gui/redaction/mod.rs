//! “Redact a name…”, without the window: what was typed, where it stands in the documents, and which places are
//! meant.
//!
//! ```text
//! words ─▶ SearchOrder ─▶ job ─▶ Searched (places with ticks) ─▶ TakeOutOrder ─▶ job ─▶ edits, one step for undo
//! ```
//!
//! Nothing of it is kept but what goes into the case.

mod order;

use std::collections::BTreeSet;

use crate::case::{Case, RedactionMark};
use crate::redact::Trouble;
use crate::terms::{Term, listed};

use super::session::Session;

pub(super) use order::{
    Named, OfCase, Place, SearchOrder, Searched, Sought, TakeOutOrder, TakenOut,
};

/// What can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum NameAction {
    /// Opens the dialog.
    Ask,
    Type(String),
    Search,
    /// Whether a place is meant: of that document of the list.
    Tick {
        document: usize,
        place: usize,
        is_wanted: bool,
    },
    /// All places of that document.
    TickAll {
        document: usize,
        is_wanted: bool,
    },
    Stop,
    /// Takes the places out, and has every export look for the words.
    TakeOut,
    Close,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Standing {
    #[default]
    Asking,
    Searching(usize, usize),
    Found(Vec<Searched>),
    TakingOut(usize, usize),
    /// Documents that rest as they were, by title, and why.
    NotAll(Vec<(String, Trouble)>),
}

#[derive(Debug, Default)]
pub(super) struct NameSearch {
    pub(super) is_open: bool,
    /// The case that it stands before, by how many were shown.
    case: u64,
    pub(super) text: String,
    pub(super) standing: Standing,
    /// The work that is heard.
    number: u64,
    /// What was searched for last.
    terms: Vec<Term>,
    /// The words that become confidential when all is taken out.
    words: Vec<String>,
}

impl NameSearch {
    pub(super) fn open(&mut self, session: &Session) {
        *self = NameSearch {
            is_open: true,
            case: session.shown,
            ..NameSearch::default()
        };
    }

    /// Before another case it is gone; says whether what it does is to be stopped.
    pub(super) fn follow(&mut self, session: &Session) -> bool {
        let is_gone = self.is_open && self.case != session.shown;
        self.is_open &= !is_gone;
        is_gone
    }

    /// What is found belongs to other words.
    pub(super) fn type_in(&mut self, text: String) {
        self.text = text;
        self.standing = Standing::Asking;
    }

    /// The words that were typed; none of a line without letters.
    pub(super) fn typed(&self) -> Vec<Term> {
        listed(&self.text)
    }

    /// Begins to look for what was typed, as the work of that number.
    pub(super) fn begin_search(&mut self, number: u64, session: &Session) -> Option<SearchOrder> {
        let terms = self.typed();
        let documents = named(session.case());
        if terms.is_empty() {
            return None;
        }
        self.number = number;
        self.terms.clone_from(&terms);
        self.standing = Standing::Searching(0, documents.len());
        Some(SearchOrder {
            case: of_case(session),
            documents,
            terms,
        })
    }

    pub(super) fn sought(&mut self, number: u64, sought: &Sought) {
        if number == self.number && matches!(self.standing, Standing::Searching(..)) {
            self.standing = match sought {
                Sought::Searching(done, all) => Standing::Searching(*done, *all),
                Sought::Found(found) => Standing::Found(found.clone()),
            };
        }
    }

    /// The work is given up: nothing of it is heard any more.
    pub(super) fn stop(&mut self) {
        if matches!(
            self.standing,
            Standing::Searching(..) | Standing::TakingOut(..)
        ) {
            self.standing = Standing::Asking;
        }
    }

    pub(super) fn tick(&mut self, document: usize, place: Option<usize>, is_wanted: bool) {
        let Standing::Found(found) = &mut self.standing else {
            return;
        };
        let places = found.get_mut(document).into_iter();
        let places = places.flat_map(|document| document.places.iter_mut().enumerate());
        for (_, one) in places.filter(|(at, _)| place.is_none_or(|place| place == *at)) {
            one.is_wanted = is_wanted;
        }
    }

    pub(super) fn found(&self) -> &[Searched] {
        match &self.standing {
            Standing::Found(found) => found,
            _ => &[],
        }
    }

    /// How many places are meant.
    pub(super) fn wanted(&self) -> usize {
        let places = self.found().iter().flat_map(|document| &document.places);
        places.filter(|place| place.is_wanted).count()
    }

    /// Words of which a place stays: whoever leaves one in does not mean that they must never appear.
    pub(super) fn left_in(&self) -> BTreeSet<&str> {
        let places = self.found().iter().flat_map(|document| &document.places);
        let left = places.filter(|place| !place.is_wanted);
        left.filter_map(|place| place.mark.term.as_deref())
            .collect()
    }

    /// The words that become confidential: every export looks for them from then on.
    pub(super) fn confidential(&self, case: &Case) -> Vec<String> {
        let left = self.left_in();
        let mut words = case.confidential.clone();
        for term in &self.terms {
            if !left.contains(term.text.as_str()) && !words.contains(&term.text) {
                words.push(term.text.clone());
            }
        }
        words
    }

    /// Words that stay somewhere although the case calls them confidential already.
    pub(super) fn contradicted<'c>(&self, case: &'c Case) -> Vec<&'c str> {
        let left = self.left_in();
        let words = case.confidential.iter().map(String::as_str);
        words.filter(|word| left.contains(word)).collect()
    }

    /// Begins to take out what is meant, as the work of that number. None where that is nothing.
    pub(super) fn begin_taking_out(
        &mut self,
        number: u64,
        session: &Session,
    ) -> Option<TakeOutOrder> {
        let case = session.case();
        let documents: Vec<(Named, Vec<RedactionMark>)> = named(case)
            .into_iter()
            .filter_map(|named| {
                let found = self.found().iter();
                let mut found = found.filter(|found| found.document == named.document.id);
                let places = found.next()?.places.iter();
                let wanted = places.filter(|place| place.is_wanted);
                let new: Vec<RedactionMark> = wanted.map(|place| place.mark.clone()).collect();
                let marks = [named.document.marks(), new.as_slice()].concat();
                (!new.is_empty()).then_some((named, marks))
            })
            .collect();
        if documents.is_empty() {
            return None;
        }
        let marks = documents.iter().flat_map(|(_, marks)| marks);
        let order = TakeOutOrder {
            case: of_case(session),
            terms: terms_of(case, marks, &self.terms),
            documents,
        };
        self.number = number;
        self.words = self.confidential(case);
        self.standing = Standing::TakingOut(0, order.documents.len());
        Some(order)
    }

    /// The words that become confidential, now that all is taken out.
    pub(super) fn take_words(&mut self) -> Vec<String> {
        std::mem::take(&mut self.words)
    }

    pub(super) fn is_work(&self, number: u64) -> bool {
        self.is_open && self.number == number && matches!(self.standing, Standing::TakingOut(..))
    }
}

/// The documents behind the schedule, each once, by their first title.
pub(super) fn named(case: &Case) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for (exhibit, document) in case.exhibits_with_documents() {
        if all.iter().all(|known| known.document.id != document.id) {
            all.push(Named {
                exhibit: exhibit.number,
                title: exhibit.title.clone(),
                document: document.clone(),
            });
        }
    }
    all
}

pub(super) fn of_case(session: &Session) -> OfCase {
    OfCase {
        file: session.document.path().map(std::path::Path::to_owned),
        folder: session.document.folder(),
    }
}

/// All that a copy is held against: what the case calls confidential, what marks name, and these.
pub(super) fn terms_of<'m>(
    case: &Case,
    marks: impl Iterator<Item = &'m RedactionMark>,
    more: &[Term],
) -> Vec<Term> {
    let named = marks.filter_map(|mark| mark.term.as_deref());
    let words = case.confidential.iter().map(String::as_str).chain(named);
    let mut terms: Vec<Term> = more.to_vec();
    for term in words.filter_map(Term::new) {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

#[cfg(test)]
mod tests;
