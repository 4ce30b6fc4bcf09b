//! The reader's place: where entries, pages and links lead, and the same place among new pages.

use crate::export::{Origin, Sheet};
use crate::layout::{EntryArea, Target};

use super::{Awaited, Preview, Spot};

/// How far above its place a thing is brought into view, in points.
pub(super) const ABOVE: f32 = 12.0;

impl Preview {
    /// The reader's place among the new pages: the same page of the same document, or the same page of
    /// ours.
    pub(super) fn same_place(&self, newest: &[Sheet]) -> Spot {
        let spot = self.seen.spot;
        let Some(old) = self.sheets().get(spot.sheet) else {
            return spot;
        };
        let same = newest.iter().position(|sheet| match old.origin {
            Origin::Own(_) => false,
            Origin::Document { .. } => sheet.origin == old.origin,
            Origin::Unread { number, .. } => document_of(sheet) == Some(number),
        });
        let last = newest.len().saturating_sub(1);
        let sheet = same.unwrap_or(spot.sheet).min(last);
        Spot { sheet, ..spot }
    }

    /// Brings an entry of the schedule into view, now or when it is on a page.
    pub(in crate::gui) fn show_entry(&mut self, number: u32) {
        if !self.go_to_entry(number) {
            self.awaited = Some(Awaited::Entry(number));
        }
    }

    /// Brings the page with that number into view, or the last where there are not so many; now or
    /// when there are pages.
    pub(in crate::gui) fn show_page(&mut self, number: usize) {
        let is_numbered = |sheet: &Sheet| sheet.position.is_some();
        let last = self.sheets().iter().rposition(is_numbered);
        let wanted = number.checked_sub(1).and_then(|at| self.sheet_at(at));
        let fraction = 0.0;
        match wanted.or(last) {
            Some(sheet) => self.go(Spot { sheet, fraction }),
            None => self.awaited = Some(Awaited::Page(number)),
        }
    }

    fn go_to_entry(&mut self, number: u32) -> bool {
        let area = self.areas().iter().find(|area| area.number == number);
        let place = area.map(|area| (area.page, area.top));
        let Some((page, top)) = place else {
            return false;
        };
        self.go_to_height(page, top);
        true
    }

    fn go_to_height(&mut self, position: usize, y: f32) {
        let Some(sheet) = self.sheet_at(position) else {
            return;
        };
        let height = self.sizes.get(sheet).map_or(842.0, |size| size.1);
        let fraction = ((y - ABOVE) / height).max(0.0);
        self.go(Spot { sheet, fraction });
    }

    /// Where a link leads, if it leads to a page.
    pub(in crate::gui) fn spot_of(&self, target: &Target) -> Option<Spot> {
        let Target::Page { page, y } = target else {
            return None;
        };
        let sheet = self.sheet_at(*page)?;
        let height = self.sizes.get(sheet)?.1;
        let fraction = ((y - ABOVE) / height).max(0.0);
        Some(Spot { sheet, fraction })
    }

    pub(super) fn sheet_at(&self, position: usize) -> Option<usize> {
        let is_it = |sheet: &Sheet| sheet.position == Some(position);
        self.sheets().iter().position(is_it)
    }

    /// The entry that stands at that height of a sheet, in points.
    pub(in crate::gui) fn entry_at(&self, sheet: usize, y: f32) -> Option<EntryArea> {
        let position = self.sheets().get(sheet)?.position?;
        let is_hit =
            |area: &&EntryArea| area.page == position && (area.top..area.bottom).contains(&y);
        self.areas().iter().find(is_hit).copied()
    }
}

impl Preview {
    /// Of a sheet, from 1, and of how many; none where the bundle is one file.
    pub(in crate::gui) fn volume_of(&self, sheet: usize) -> Option<(usize, usize)> {
        let files = self.revision.as_ref()?.sheets.files.len();
        let volume = self.sheets().get(sheet)?.volume + 1;
        (files > 1).then_some((volume, files))
    }

    /// The volume that begins with a sheet, from 1.
    pub(in crate::gui) fn volume_begun(&self, sheet: usize) -> Option<usize> {
        let (volume, _) = self.volume_of(sheet)?;
        let before = sheet.checked_sub(1).and_then(|at| self.volume_of(at));
        before
            .is_none_or(|(before, _)| before != volume)
            .then_some(volume)
    }
}

fn document_of(sheet: &Sheet) -> Option<u32> {
    match sheet.origin {
        Origin::Own(_) => None,
        Origin::Document { number, .. } | Origin::Unread { number, .. } => Some(number),
    }
}
