//! Words of documents that nobody sees, without the window: which they are, what can go at once, and what is being
//! done about them.
//!
//! ```text
//! HiddenAction ─▶ LeaveOrder ─▶ job (copies without the words, checked) ─▶ LeaveCame ─▶ edits, one step for undo
//! ```
//!
//! They are listed anew only when the case, or what is known of its documents, has changed: each has a fingerprint.

mod order;

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{DocumentId, Edit, HiddenChange, HiddenPlace, is_reason};
use crate::preflight::{HiddenItem, goes_unseen, goes_with, hidden_items};

use super::redaction::{Named, named, of_case};
use super::session::Session;

pub(super) use order::{LeaveCame, LeaveOne, LeaveOrder, Left};

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HiddenAction {
    /// Shows those of this document.
    Look(u32),
    /// Takes these out of that document, whatever its page looks like then.
    TakeOut(u32, Vec<HiddenPlace>),
    /// Takes all out that can go without a page looking otherwise: of that document, or of all.
    TakeAllOut(Option<u32>),
    /// These stand in that document again.
    PutBack(u32, Vec<HiddenPlace>),
    /// Gives up what is being done.
    Stop,
    /// Asks why these of that document are filed.
    Ask(u32, Vec<HiddenPlace>),
    Type(String),
    /// Files them for the reason that was typed.
    File,
    Close,
}

/// Copies are being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leaving {
    number: u64,
    /// Documents that are done, of how many.
    pub(super) done: usize,
    pub(super) all: usize,
}

/// A person is asked why words are filed that nobody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) document: DocumentId,
    pub(super) title: String,
    pub(super) places: Vec<HiddenPlace>,
    pub(super) reason: String,
}

#[derive(Debug, Default)]
pub(super) struct HiddenWork {
    /// By exhibit number.
    items: BTreeMap<u32, Vec<HiddenItem>>,
    /// Those that go with one click, by exhibit number.
    going: BTreeMap<u32, Vec<HiddenItem>>,
    /// How many places in how many documents, each once.
    pub(super) all_going: (usize, usize),
    /// The revision at which they were listed.
    listed_at: Option<u64>,
    /// How often something was done about them.
    works: u64,
    pub(super) leaving: Option<Leaving>,
    pub(super) asked: Option<Asked>,
    /// Those without which the page would look otherwise.
    seen: BTreeSet<(DocumentId, HiddenPlace)>,
    /// The document whose list is to be shown open, until that was done.
    pub(super) looked_for: Option<u32>,
}

impl HiddenWork {
    /// Before another case nothing of it holds.
    pub(super) fn forget(&mut self) {
        *self = HiddenWork {
            works: self.works,
            ..HiddenWork::default()
        };
    }

    pub(super) fn is_work(&self, number: u64) -> bool {
        let leaving = self.leaving.as_ref();
        leaving.is_some_and(|leaving| leaving.number == number)
    }

    /// What was left, for the page would look otherwise: one click leaves it from then on.
    pub(super) fn note_seen(&mut self, document: DocumentId, kept: Vec<HiddenPlace>) {
        let kept = kept.into_iter().map(|place| (document, place));
        self.seen.extend(kept);
        self.listed_at = None;
    }
}

impl Session {
    /// Lists them where something has changed. Asked for in every frame.
    pub(super) fn list_hidden(&mut self) {
        if self.hidden.listed_at == Some(self.revision) {
            return;
        }
        self.hidden.listed_at = Some(self.revision);
        let case = self.history.case();
        let listed = case
            .exhibits_with_documents()
            .filter_map(|(exhibit, document)| {
                // What was read of another file says nothing of this one.
                let is_read = self.examined_at.get(&exhibit.number) == Some(&document.path);
                let found = self.documents.get(&exhibit.number)?.as_ref().ok()?;
                let items = is_read.then(|| hidden_items(exhibit, found))?;
                Some((exhibit.number, items))
            });
        self.hidden.items = listed.collect();
        let numbers: Vec<u32> = self.hidden.items.keys().copied().collect();
        let going = numbers.into_iter();
        let going = going.map(|number| (number, self.find_going(number)));
        self.hidden.going = going.collect();
        let all = self.all_hidden_going();
        self.hidden.all_going = (all.iter().map(|(_, items)| items.len()).sum(), all.len());
    }

    /// What hides in the document of an exhibit.
    pub(super) fn hidden_of(&self, exhibit: u32) -> &[HiddenItem] {
        let items = self.hidden.items.get(&exhibit);
        items.map(Vec::as_slice).unwrap_or_default()
    }

    /// What goes with one click: of one exhibit.
    pub(super) fn hidden_going(&self, exhibit: u32) -> &[HiddenItem] {
        let going = self.hidden.going.get(&exhibit);
        going.map(Vec::as_slice).unwrap_or_default()
    }

    fn find_going(&self, exhibit: u32) -> Vec<HiddenItem> {
        let case = self.case();
        let document = case.exhibit(exhibit).and_then(|one| case.document_of(one));
        let Some(document) = document else {
            return Vec::new();
        };
        let items = self.hidden_of(exhibit).iter().filter(|item| {
            let known = (document.id, item.place.clone());
            goes_unseen(document, item) && !self.hidden.seen.contains(&known)
        });
        items.cloned().collect()
    }

    /// The same of all documents, each once.
    fn all_hidden_going(&self) -> Vec<(Named, Vec<HiddenItem>)> {
        let all = named(self.case()).into_iter().map(|named| {
            let exhibits = self.case().exhibits_with_documents();
            let of_it = exhibits.filter(|(_, document)| document.id == named.document.id);
            let items = of_it.flat_map(|(exhibit, _)| self.hidden_going(exhibit.number));
            let mut items: Vec<HiddenItem> = items.cloned().collect();
            items.sort_by(|one, other| one.place.cmp(&other.place));
            items.dedup();
            (named, items)
        });
        all.filter(|(_, items)| !items.is_empty()).collect()
    }

    /// Begins to make copies, as the work that is heard from then on; none where there is nothing to do.
    pub(super) fn begin_leaving(&mut self, action: &HiddenAction) -> Option<(u64, LeaveOrder)> {
        let documents: Vec<LeaveOne> = match action {
            HiddenAction::TakeOut(exhibit, places) => {
                let items = self.hidden_of(*exhibit).iter();
                let goes = |item: &&HiddenItem| {
                    let place = &item.place;
                    let mut with = places.iter().filter(|one| goes_with(one, place));
                    places.contains(place) || with.next().is_some()
                };
                let items = items.filter(goes).cloned().collect();
                let named = self.named_of(*exhibit)?;
                vec![LeaveOne::taking(named, items)]
            }
            HiddenAction::TakeAllOut(exhibit) => {
                let all = self.all_hidden_going().into_iter();
                let only = exhibit.and_then(|exhibit| self.named_of(exhibit));
                let only = only.map(|named| named.document.id);
                let all = all.filter(|(one, _)| only.is_none_or(|only| one.document.id == only));
                all.map(|(named, items)| LeaveOne::taking(named, items))
                    .collect()
            }
            HiddenAction::PutBack(exhibit, places) => {
                vec![LeaveOne::putting_back(
                    self.named_of(*exhibit)?,
                    places.clone(),
                )]
            }
            _ => return None,
        };
        if documents.is_empty() || self.hidden.leaving.is_some() {
            return None;
        }
        self.hidden.works += 1;
        let number = self.hidden.works;
        self.hidden.leaving = Some(Leaving {
            number,
            done: 0,
            all: documents.len(),
        });
        let order = LeaveOrder {
            case: of_case(self),
            confidential: self.case().confidential.clone(),
            unseen_only: matches!(action, HiddenAction::TakeAllOut(_)),
            documents,
        };
        Some((number, order))
    }

    /// The document of an exhibit, with what people call it.
    fn named_of(&self, exhibit: u32) -> Option<Named> {
        let (exhibit, document) = self
            .case()
            .exhibits_with_documents()
            .find(|(one, _)| one.number == exhibit)?;
        Some(Named {
            exhibit: exhibit.number,
            title: exhibit.title.clone(),
            document: document.clone(),
        })
    }

    pub(super) fn ask_why_filed(&mut self, exhibit: u32, places: Vec<HiddenPlace>) {
        self.hidden.asked = self.named_of(exhibit).map(|named| Asked {
            document: named.document.id,
            title: named.title,
            places,
            reason: String::new(),
        });
    }

    /// Files what was asked about, where that was a reason.
    pub(super) fn file_knowingly(&mut self, now: f64) {
        let asked = self.hidden.asked.take();
        let Some(asked) = asked.filter(|asked| asked.is_answered()) else {
            return;
        };
        let change = HiddenChange::FileKnowingly {
            places: asked.places,
            reason: asked.reason,
        };
        self.edit_apart(Edit::Hidden(asked.document, change), now);
    }
}

impl Asked {
    pub(super) fn is_answered(&self) -> bool {
        is_reason(&self.reason)
    }
}
