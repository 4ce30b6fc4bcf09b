//! Where on the pages of a finished bundle nothing may be: every mark of every document, as its page stands there.

use std::collections::BTreeSet;

use crate::case::{Case, DocumentId, Exhibit, RedactionMark};
use crate::export::{Exported, RedactedSheet};
use crate::pdf::assemble::OnSheet;
use crate::pdf::content::Rect;
use crate::pdf::redact::{PageBoxes, SheetBox};
use crate::quote::Area;
use crate::terms::area_of;

/// The boxes of each page of a file, but those of pages of which it is not known where they stand: these come by
/// their positions.
pub(super) fn boxes_of(case: &Case, exported: &Exported) -> (Vec<PageBoxes>, Vec<usize>) {
    let (mut boxes, mut unknown) = (Vec::new(), Vec::new());
    for sheet in &exported.redacted {
        let document = case.documents.get(sheet.document);
        let marks = document.and_then(|document| document.redacted.as_ref());
        match (marks, &sheet.on_sheet) {
            (Some(redacted), Some(on_sheet)) => {
                boxes.push(page_boxes(sheet, on_sheet, &redacted.marks));
            }
            _ => unknown.push(sheet.position),
        }
    }
    (boxes, unknown)
}

/// Exhibits with a page of which something was taken out, and that stands on no page of the bundle: then nobody has
/// looked at it.
pub(super) fn not_placed<'c, 'e>(
    case: &'c Case,
    exported: impl Iterator<Item = &'e Exported>,
) -> Option<(&'c Exhibit, u32)> {
    let placed: BTreeSet<(DocumentId, u32)> = exported
        .flat_map(|exported| &exported.redacted)
        .map(|sheet| (sheet.document, sheet.page))
        .collect();
    case.exhibits_with_documents()
        .find_map(|(exhibit, document)| {
            let pages = document.redacted.as_ref()?.pages().into_iter();
            let mut wanted = pages.filter(|page| exhibit.holds(*page));
            let missing = wanted.find(|page| !placed.contains(&(document.id, *page)))?;
            Some((exhibit, missing))
        })
}

fn page_boxes(sheet: &RedactedSheet, on_sheet: &OnSheet, marks: &[RedactionMark]) -> PageBoxes {
    let own = marks.iter().filter(|mark| mark.page == sheet.page);
    let areas = own.filter_map(|mark| mark.area.as_ref());
    let bars = sheet.bars.iter();
    PageBoxes {
        page: sheet.position,
        boxes: areas
            .map(|area| sheet_box(&area_of(area), sheet, on_sheet))
            .collect(),
        bars: bars.map(|area| rect(&on_sheet.area(area))).collect(),
        labels: sheet.labels.clone(),
    }
}

fn sheet_box(area: &Area, sheet: &RedactedSheet, on_sheet: &OnSheet) -> SheetBox {
    let (width, height) = on_sheet.size();
    let page = Area {
        x0: 0.0,
        y0: 0.0,
        x1: width,
        y1: height,
    };
    let shown = match &sheet.slice {
        Some(slice) => common(area, &slice.area),
        None => Some(*area),
    };
    let there = |area: Area| rect(&on_sheet.area(&area));
    SheetBox {
        whole: there(*area),
        clear: shown.map(there),
        filled: shown.and_then(|shown| common(&shown, &page)).map(there),
    }
}

fn common(one: &Area, other: &Area) -> Option<Area> {
    let common = Area {
        x0: one.x0.max(other.x0),
        y0: one.y0.max(other.y0),
        x1: one.x1.min(other.x1),
        y1: one.y1.min(other.y1),
    };
    (common.x0 < common.x1 && common.y0 < common.y1).then_some(common)
}

fn rect(area: &Area) -> Rect {
    Rect {
        x0: area.x0,
        y0: area.y0,
        x1: area.x1,
        y1: area.y1,
    }
}
