//! Pages of which something was taken out, as they stand in a file: so that whoever checks the file knows where on
//! its pages nothing may be.

use crate::bundle::Slice;
use crate::case::{Case, DocumentId};
use crate::layout::Layout;
use crate::pdf::assemble::{Ledger, OnSheet, Overlay, Part, PlacedPage};
use crate::quote::Area;

/// A page of a file that came from a page of which something was taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct RedactedSheet {
    pub document: DocumentId,
    /// Of the document, from 1.
    pub page: u32,
    /// In the file, from 0.
    pub position: usize,
    /// What is shown of it, where it is too long for one sheet.
    pub slice: Option<Slice>,
    /// Where the document's page stands on it; none where that is not known.
    pub on_sheet: Option<OnSheet>,
    /// Bars over quoted words, on the document's page, and the numbers beside them.
    pub bars: Vec<Area>,
    pub labels: Vec<String>,
}

/// Of the documents of one file, in the order of the layout's.
pub(super) fn redacted_sheets(
    layout: &Layout,
    case: &Case,
    parts: &[Part],
    ledgers: &[Ledger],
) -> Vec<RedactedSheet> {
    let documents = layout.exhibits.iter().zip(parts).zip(ledgers);
    let sheets = documents.flat_map(|((span, part), ledger)| {
        let exhibit = case.exhibits.get(span.exhibit);
        let document = exhibit.and_then(|exhibit| case.document_of(exhibit));
        let document = document.filter(|document| document.redacted.is_some());
        let sheets = document.map(|document| {
            let pages = part.pages.iter().filter(|placed| {
                let mut marks = document.marks().iter();
                marks.any(|mark| mark.page as usize == placed.page + 1)
            });
            pages.map(|placed| sheet(document.id, placed, ledger))
        });
        sheets.into_iter().flatten()
    });
    sheets.collect()
}

fn sheet(document: DocumentId, placed: &PlacedPage, ledger: &Ledger) -> RedactedSheet {
    let mut sheet = RedactedSheet {
        document,
        page: u32::try_from(placed.page + 1).unwrap_or(u32::MAX),
        position: placed.position,
        slice: placed.window.slice,
        on_sheet: ledger.sheets.get(&placed.position).copied(),
        bars: Vec::new(),
        labels: Vec::new(),
    };
    for overlay in &placed.overlays {
        if let Overlay::Highlight(highlight) = overlay {
            sheet.bars.extend_from_slice(&highlight.areas);
            let label = highlight.label.as_ref();
            sheet.labels.extend(label.map(|label| label.text.clone()));
        }
    }
    sheet
}
