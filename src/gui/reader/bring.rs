//! An extract of the reader as a case takes it.

use std::num::NonZeroU32;

use crate::case::{Case, DocumentFile, Extract};
use crate::library::{Anchor, Date, IssueId, Library, Passage, PassageKind, Source};
use crate::numbering::PageName;

use super::extract::NewExtract;
use super::keeping;
use super::source::{self, SourceChoice, free};

/// Where it is kept in a pack, its source is that of the pack, so that the two are one. None where its source is not
/// known any longer.
pub(in crate::gui) fn brought(
    new: &NewExtract,
    case: &Case,
    library: &Library,
    pack: Option<usize>,
    today: Date,
) -> Option<Extract> {
    let source = match &new.source {
        SourceChoice::Unsaid => return None,
        SourceChoice::Known(id) => source::of_id(id, case, library)?,
        SourceChoice::New(described) => described.source(library, case),
    };
    let taken = &new.taken;
    let source = match pack {
        Some(pack) => keeping::in_pack(&source, &taken.sha256, pack, library, today),
        None => source,
    };
    let pages = taken.pages.iter();
    let pages = pages.filter_map(|page| u32::try_from(*page).ok()?.checked_add(1));
    Some(Extract {
        passage: passage(new, &source, case, library, today)?,
        file: DocumentFile {
            path: taken.named.clone(),
            sha256: taken.sha256.clone(),
            pages: u32::try_from(taken.page_count).ok(),
        },
        proposition: new.proposition.clone(),
        confirmed: new.confirmed.clone(),
        pages: pages.collect(),
        page_behind: new.page_behind,
        source,
    })
}

fn passage(
    new: &NewExtract,
    source: &Source,
    case: &Case,
    library: &Library,
    today: Date,
) -> Option<Passage> {
    let taken = &new.taken;
    let page = u32::try_from(taken.page).ok()?.checked_add(1)?;
    let printed_page = match &taken.page_name {
        PageName::Printed(number) => Some(number.clone()),
        PageName::Spread { left, right, .. } => Some(format!("{left}–{right}")),
        PageName::InPdf(_) => None,
    };
    let wanted = format!("{}-p{page}", source.id);
    Some(Passage {
        id: free(&wanted, library, case).as_str().into(),
        kind: PassageKind::Extract,
        text: taken.text.clone(),
        pinpoint: Some(taken.pinpoint.clone()),
        about: new.about.clone(),
        only_if: Vec::new(),
        not_if: Vec::new(),
        issues: issues(new, case),
        stance: new.stance,
        propositions: new.keep.propositions.clone(),
        note: new.keep.note.clone(),
        provenance: format!(
            "taken from the file with the fingerprint {} on {today}",
            taken.sha256
        ),
        checked: None,
        anchor: Some(Anchor {
            sha256: taken.sha256.clone(),
            page: NonZeroU32::new(page)?,
            printed_page,
            paragraph: taken.paragraph.clone(),
            start: u32::try_from(taken.start).ok()?,
            before: taken.before.clone(),
            after: taken.after.clone(),
            stands_for: new.keep.stands_for.clone(),
        }),
        retired: None,
    })
}

/// Those of the library on which it bears: that of the case under which it goes first.
fn issues(new: &NewExtract, case: &Case) -> Vec<IssueId> {
    if new.in_place_of.is_some() && !new.keep.issues.is_empty() {
        return new.keep.issues.clone();
    }
    let mut all: Vec<IssueId> = keeping::issue_of_case(new.issue.as_deref(), case)
        .into_iter()
        .collect();
    let others = new.keep.issues.iter().filter(|id| !all.contains(id));
    let others: Vec<IssueId> = others.cloned().collect();
    all.extend(others);
    all
}
