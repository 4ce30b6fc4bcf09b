//! Page numbers: where every part of a bundle begins and ends, decided here and nowhere else.
//!
//! How many pages our own parts fill, `layout` finds out, for only it sets them; on which page an entry
//! stands within the schedule follows from its lines. Where the parts themselves stand is decided here, by
//! their order, their lengths and what was promised.
//!
//! Numbers are promises, for others cite them. So an exhibit can be pinned to the page on which it began
//! when others were first told it, and pages can be kept free behind the index, for it to grow into. A pin
//! is kept by blank pages before the exhibit, or before its divider, where what stands before it got
//! shorter; where that got longer, the index gives up its reserve, page by page; and where neither does
//! it, the exhibit moves, and [`Pagination::moved`] says from where to where. Where exhibits change places, the
//! most that still follow each other as promised are kept, and no blank pages wait for the others.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use super::plan::Plan;
use super::volume::Share;

/// More blank pages than these are not put before one exhibit: its number moves instead.
pub const MOST_BLANK: usize = 50;

/// What stands in a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Of a later volume, its title sheet.
    Cover,
    Index,
    Schedule,
    Sources,
    /// The page before a section of exhibits, by the position of its first.
    Divider(usize),
    Exhibit(Share),
}

impl Part {
    /// Whether its pages are of our own making.
    pub fn is_ours(self) -> bool {
        !matches!(self, Part::Exhibit(_))
    }
}

/// What was promised of page numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    /// The number on the first page of exhibits, by their position in [`Plan::exhibits`].
    pub first_pages: BTreeMap<usize, NonZeroU32>,
    /// The last page that others were told of exhibits which are gone: one that comes behind all that are promised
    /// begins behind it.
    pub told_to: u32,
    /// Pages kept free behind the index.
    pub index_reserve: u32,
}

impl Promises {
    /// Exhibits whose promised numbers follow each other as the exhibits do: as many as there can be, a longest
    /// increasing subsequence.
    fn in_order(&self, parts: &[(usize, Part)]) -> BTreeSet<usize> {
        let begun = parts.iter().filter_map(|(_, part)| match part {
            Part::Exhibit(share) if share.before == 0 => Some(share.exhibit),
            _ => None,
        });
        let promised =
            begun.filter_map(|exhibit| Some((exhibit, *self.first_pages.get(&exhibit)?)));
        let promised: Vec<(usize, NonZeroU32)> = promised.collect();
        // For each length the row that ends with the smallest number, by its last exhibit; and what stands before each.
        let mut ends: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = Vec::with_capacity(promised.len());
        for (at, (_, number)) in promised.iter().enumerate() {
            let length =
                ends.partition_point(|end| promised.get(*end).is_some_and(|one| one.1 < *number));
            let shorter = length.checked_sub(1);
            before.push(shorter.and_then(|shorter| ends.get(shorter).copied()));
            match ends.get_mut(length) {
                Some(end) => *end = at,
                None => ends.push(at),
            }
        }
        let last = ends.last().copied();
        let row = std::iter::successors(last, |at| before.get(*at).copied().flatten());
        row.filter_map(|at| Some(promised.get(at)?.0)).collect()
    }
}

/// Where a part stands. Positions count from 0, through all volumes; the number on a page is one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartSpan {
    pub part: Part,
    pub volume: usize,
    /// Position of its first page.
    pub first: usize,
    /// Pages that it fills.
    pub pages: usize,
    /// Pages behind it that are left blank; they are ours, whatever the part is.
    pub blank: usize,
}

impl PartSpan {
    /// A part of which nothing is known yet.
    pub fn new(part: Part, volume: usize) -> Self {
        PartSpan {
            part,
            volume,
            first: 0,
            pages: 0,
            blank: 0,
        }
    }

    /// Position of the first blank page behind it, or of what comes next.
    pub fn filled_to(&self) -> usize {
        self.first + self.pages
    }

    /// Position of what comes next.
    pub fn end(&self) -> usize {
        self.filled_to() + self.blank
    }
}

/// An exhibit that no longer begins where others were told; the numbers are those on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedExhibit {
    /// By position in [`Plan::exhibits`].
    pub exhibit: usize,
    pub promised: usize,
    pub now: usize,
}

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pagination {
    /// In order, volume by volume.
    pub spans: Vec<PartSpan>,
    pub moved: Vec<MovedExhibit>,
}

/// The pages of an exhibit, over all volumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExhibitPages {
    /// Position of the first.
    pub first: usize,
    pub count: u32,
    /// The volumes, by position, in which it begins and ends.
    pub volumes: (usize, usize),
}

impl Pagination {
    /// Puts parts one behind the other. `lengths` are the pages of those of our own making, in order.
    pub fn new(
        parts: &[(usize, Part)],
        lengths: &[usize],
        promises: &Promises,
        index_reserve: usize,
    ) -> Self {
        let mut lengths = lengths.iter();
        let mut made = Pagination::default();
        let in_order = promises.in_order(parts);
        let last_promised = promises.first_pages.keys().max().copied();
        for (volume, part) in parts {
            let (pages, blank) = match part {
                Part::Exhibit(share) => (share.pages as usize, 0),
                Part::Index => (lengths.next().copied().unwrap_or_default(), index_reserve),
                _ => (lengths.next().copied().unwrap_or_default(), 0),
            };
            made.spans.push(PartSpan {
                first: made.end(),
                pages,
                blank,
                ..PartSpan::new(*part, *volume)
            });
            if let Part::Exhibit(share) = part {
                let is_last = last_promised.is_none_or(|last| share.exhibit > last);
                match promises.first_pages.contains_key(&share.exhibit) {
                    true => made.keep(share, promises, &in_order),
                    false if is_last && share.before == 0 => made.spare(promises),
                    false => {}
                }
            }
        }
        made
    }

    /// Position behind the last page.
    pub fn end(&self) -> usize {
        self.spans.last().map_or(0, PartSpan::end)
    }

    /// The pages of exhibits, by their position in the plan.
    pub fn exhibits(&self) -> BTreeMap<usize, ExhibitPages> {
        let mut exhibits = BTreeMap::new();
        for span in &self.spans {
            if let Part::Exhibit(share) = span.part {
                let pages = exhibits.entry(share.exhibit).or_insert(ExhibitPages {
                    first: span.first,
                    count: 0,
                    volumes: (span.volume, span.volume),
                });
                pages.count += share.pages;
                pages.volumes.1 = span.volume;
            }
        }
        exhibits
    }

    /// Moves the exhibit that was put last to where it was promised to begin, or notes that it is not there.
    fn keep(&mut self, share: &Share, promises: &Promises, in_order: &BTreeSet<usize>) {
        let promised = promises.first_pages.get(&share.exhibit);
        let Some(promised) = promised.filter(|_| share.before == 0) else {
            return;
        };
        let first = self.spans.last().map_or(0, |span| span.first);
        let (promised, now) = (promised.get() as usize, first + 1);
        match promised.checked_sub(now) {
            Some(0) => {}
            Some(gap) if gap <= MOST_BLANK && in_order.contains(&share.exhibit) => {
                self.leave_blank_before_last(gap);
            }
            _ => self.moved.push(MovedExhibit {
                exhibit: share.exhibit,
                promised,
                now,
            }),
        }
    }

    /// Moves the exhibit that was put last behind what others were told of exhibits that are gone.
    fn spare(&mut self, promises: &Promises) {
        let first = self.spans.last().map_or(0, |span| span.first);
        let gap = (promises.told_to as usize).saturating_sub(first);
        if (1..=MOST_BLANK).contains(&gap) {
            self.leave_blank_before_last(gap);
        }
    }

    /// Leaves pages blank before the last part, or before the divider that belongs to it.
    fn leave_blank_before_last(&mut self, gap: usize) {
        let mut last = self.spans.iter_mut().rev().peekable();
        if let Some(exhibit) = last.next() {
            exhibit.first += gap;
        }
        if let Some(divider) = last.next_if(|span| matches!(span.part, Part::Divider(_))) {
            divider.first += gap;
        }
        if let Some(before) = last.next() {
            before.blank += gap;
        }
    }
}

impl Plan {
    /// What the bundle is made of, in order, each with the volume that it stands in.
    pub fn parts(&self) -> Vec<(usize, Part)> {
        let mut parts = Vec::new();
        for (volume, file) in self.files().iter().enumerate() {
            parts.extend([(volume, Part::Cover), (volume, Part::Index)]);
            if volume == 0 && self.has_schedule() {
                parts.extend([(volume, Part::Schedule), (volume, Part::Sources)]);
            }
            for share in &file.shares {
                if self.has_divider(share) {
                    parts.push((volume, Part::Divider(share.exhibit)));
                }
                parts.push((volume, Part::Exhibit(*share)));
            }
        }
        parts
    }

    /// Whether a page with its heading stands before it.
    pub fn has_divider(&self, share: &Share) -> bool {
        self.dividers && share.before == 0 && self.begins_section(share.exhibit)
    }

    /// How many pages may be kept free behind the index, the most first. Fewer than were wanted are tried
    /// only where a promise is kept by it.
    pub fn index_reserves(&self) -> impl Iterator<Item = usize> + use<> {
        let most = self.promises.index_reserve as usize;
        let fewest = if self.promises.first_pages.is_empty() {
            most
        } else {
            0
        };
        (fewest..=most).rev()
    }
}

#[cfg(test)]
mod tests;
