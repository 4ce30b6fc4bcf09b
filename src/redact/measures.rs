//! Marks on long pictures (a chat of 1080 × 20000 px) that were made when such a picture stood in the middle of a sheet
//! of A4: its page has its own size today, and on that the same numbers would be another place.
//!
//! What tells it is the copy on which the case rests: its pages have the measures in which its marks were made.

use std::collections::BTreeMap;
use std::path::Path;

use crate::case::{Document, RedactionMark};
use crate::files;
use crate::pdf::import::{Moved, moved_pictures};
use crate::pdf::redact::page_sizes;
use crate::quote::Area;
use crate::terms::area_of;

use super::places::told_area;
use super::trouble::Trouble;

/// In points: sizes that differ by less are the same.
const SAME: f32 = 2.0;

/// Which marks of a document have old measures.
#[derive(Debug, Default)]
pub(super) struct Measures {
    old: Vec<RedactionMark>,
    /// By page, from 1.
    moved: BTreeMap<u32, Moved>,
}

impl Measures {
    /// Of a document and the file that holds all its words.
    pub(super) fn of(
        document: &Document,
        original: &[u8],
        folder: &Path,
    ) -> Result<Measures, Trouble> {
        let Some(redacted) = &document.redacted else {
            return Ok(Measures::default());
        };
        let mut moved = moved_pictures(original);
        if moved.is_empty() {
            return Ok(Measures::default());
        }
        let copy = files::read_exhibit(folder, &document.path).ok();
        let sizes = copy.and_then(page_sizes);
        let sizes = sizes.ok_or_else(Trouble::measured_otherwise)?;
        moved.retain(|page, moved| {
            let size = sizes.get(*page as usize - 1);
            size.is_some_and(|size| are_near(*size, moved.paper) && !are_near(*size, moved.now))
        });
        let old = redacted.marks.iter();
        let old = old.filter(|mark| moved.contains_key(&mark.page));
        Ok(Measures {
            old: old.cloned().collect(),
            moved,
        })
    }

    pub(super) fn todays(&self, marks: &[RedactionMark]) -> Vec<RedactionMark> {
        let todays = |mark: &RedactionMark| {
            let moved = self.moved.get(&mark.page);
            let moved = moved.filter(|_| self.old.contains(mark));
            let area = mark.area.as_ref().map(|area| match moved {
                Some(moved) => told_area(&on_page(moved, &area_of(area))),
                None => *area,
            });
            RedactionMark {
                area,
                ..mark.clone()
            }
        };
        marks.iter().map(todays).collect()
    }
}

/// Where on its page today an area of a picture stands.
fn on_page(moved: &Moved, area: &Area) -> Area {
    let Moved { before, now, .. } = moved;
    let across = now.0 / (before.x1 - before.x0).max(0.1);
    let down = now.1 / (before.y1 - before.y0).max(0.1);
    Area {
        x0: (area.x0 - before.x0) * across,
        y0: (area.y0 - before.y0) * down,
        x1: (area.x1 - before.x0) * across,
        y1: (area.y1 - before.y0) * down,
    }
}

fn are_near(one: (f32, f32), other: (f32, f32)) -> bool {
    (one.0 - other.0).abs() < SAME && (one.1 - other.1).abs() < SAME
}
