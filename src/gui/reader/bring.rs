//! An extract of the reader as a case takes it.

use std::num::NonZeroU32;

use crate::case::{Case, DocumentFile, Extract};
use crate::library::{Anchor, Date, Library, Passage, PassageKind, Source};
use crate::numbering::PageName;

use super::extract::NewExtract;
use super::source::{self, SourceChoice, free};

/// None where its source is not known any longer.
pub(in crate::gui) fn brought(
    new: &NewExtract,
    case: &Case,
    library: &Library,
    today: Date,
) -> Option<Extract> {
    let source = match &new.source {
        SourceChoice::Unsaid => return None,
        SourceChoice::Known(id) => source::of_id(id, case, library)?,
        SourceChoice::New(described) => described.source(library, case),
    };
    let taken = &new.taken;
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
    let issue = new.issue.as_deref().and_then(|key| case.issue(key));
    let issue = issue.and_then(|issue| issue.taxonomy.clone());
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
        issues: issue.into_iter().collect(),
        stance: new.stance,
        propositions: Vec::new(),
        note: None,
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
        }),
        retired: None,
    })
}
