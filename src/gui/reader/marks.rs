//! Words of the report that were taken already: extracts of the case, and those of the library that the case does not
//! have. They are marks on its pages.
//!
//! What the check of the case has found is not searched again, and other words are searched once.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Case, Entry};
use crate::gui::entry_numbers::Renumbered;
use crate::gui::session::Session;
use crate::library::{Held, Library, PassageId, PassageKind, Stance};
use crate::preflight::{Compared, Quotations, Quoted};
use crate::quote::{Outcome, PageBox};

use super::opened::Opened;

/// Of what a mark is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Marked {
    /// An entry of the case.
    Entry(u32),
    /// A passage of the library.
    Passage(PassageId),
}

impl Marked {
    /// With the number that its entry has now; none where that is gone.
    pub(super) fn renumbered(self, numbers: &Renumbered) -> Option<Marked> {
        match self {
            Marked::Entry(number) => numbers.now(number).map(Marked::Entry),
            of @ Marked::Passage(_) => Some(of),
        }
    }
}

/// An extract whose words stand in the report, letter by letter.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Mark {
    pub(in crate::gui) of: Marked,
    pub(in crate::gui) stance: Stance,
    /// One a line, in the order of reading.
    pub(in crate::gui) boxes: Vec<PageBox>,
}

/// Where words stand that were looked for in the report, if they do.
pub(super) type Found = BTreeMap<String, Option<Vec<PageBox>>>;

/// What of the session marks are made of.
pub(super) struct Taken<'s> {
    pub(super) case: &'s Case,
    pub(super) library: &'s Library,
    pub(super) quotations: &'s Quotations,
}

impl<'s> Taken<'s> {
    pub(super) fn of(session: &'s Session) -> Self {
        Taken {
            case: session.case(),
            library: &session.library,
            quotations: session.quotations.now(),
        }
    }
}

/// Only what stands there whole: words with cuts are found when they are checked.
pub(super) fn marks(taken: &Taken<'_>, opened: &Opened, found: &mut Found) -> Vec<Mark> {
    let case = taken.case;
    let is_extract = |entry: &&Entry| entry.passage.kind == PassageKind::Extract;
    let extracts = case.entries().filter(is_extract);
    let of_case = extracts.filter_map(|entry| {
        let known = checked(taken, entry, opened);
        let boxes = known.or_else(|| stands_at(&entry.passage.text, opened, found))?;
        Some(Mark {
            of: Marked::Entry(entry.number),
            stance: entry.passage.stance,
            boxes,
        })
    });
    let mut all: Vec<Mark> = of_case.collect();
    let in_case: BTreeSet<&PassageId> = case.entries().map(|entry| &entry.passage.id).collect();
    let others = taken.library.passages();
    let others = others.filter(|held| is_of(held, opened) && !in_case.contains(&held.passage.id));
    all.extend(others.filter_map(|held| {
        Some(Mark {
            of: Marked::Passage(held.passage.id.clone()),
            stance: held.passage.stance,
            boxes: stands_at(&held.passage.text, opened, found)?,
        })
    }));
    all
}

/// Where the check has found the words of an entry in this very file.
fn checked(taken: &Taken<'_>, entry: &Entry, opened: &Opened) -> Option<Vec<PageBox>> {
    let quoted = taken.quotations.get(&entry.number)?;
    let compared: &Compared = Quoted::compared(quoted)?;
    let document = taken.case.documents.get(compared.document)?;
    let at = match &compared.outcome {
        Outcome::Exact { at, .. } if document.sha256 == opened.report.sha256 => at,
        _ => return None,
    };
    Some(at.boxes.clone())
}

/// Whether it is an extract that was taken from this file.
fn is_of(held: &Held<'_>, opened: &Opened) -> bool {
    let sha256 = Some(opened.report.sha256.as_str());
    let anchor = held.passage.anchor.as_ref();
    held.passage.kind == PassageKind::Extract
        && !held.is_retired()
        && anchor.map(|anchor| anchor.sha256.as_str()) == sha256
}

fn stands_at(text: &str, opened: &Opened, found: &mut Found) -> Option<Vec<PageBox>> {
    if let Some(known) = found.get(text) {
        return known.clone();
    }
    let at = opened.report.index.exact(text).map(|at| at.boxes);
    found.insert(text.to_owned(), at.clone());
    at
}
