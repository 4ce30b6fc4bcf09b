//! Make-up: from a plan to sections cut into pages, with every page number where it belongs.
//!
//! Page numbers stand inside the text that decides where pages end, so this goes in rounds: set,
//! cut, see where everything stands, and set again what names a page that moved. It settles
//! because numbers only grow from round to round: longer numbers never make a text shorter.

use std::rc::Rc;

use super::block::{Anchor, Block, Place, Places};
use super::exhibits::Placed;
use super::galley::Galley;
use super::line::Setter;
use super::look::Sheet;
use super::page::{EntryArea, EntrySpan, ExhibitSpan, IssueSpan, Section, SectionSpan};
use super::paginate::{PageBreaks, Spot, paginate};
use super::{cover, exhibits, index, schedule, sources};
use crate::bundle::{Pagination, Part, PartSpan, Plan, QuotedAt, Share};
use crate::profile::Profile;

/// Rounds after which we stop and take what we have. Two is usual: the second changes nothing.
const ROUNDS: usize = 10;

/// The bundle cut into pages, or one volume of it; not yet drawn.
#[derive(Debug)]
pub(super) struct MakeUp {
    pub(super) sheet: Sheet,
    pub(super) sections: Vec<MadeUp>,
    /// Where they and the exhibits stand in the whole bundle.
    pub(super) numbers: Rc<Pagination>,
    /// In the whole bundle.
    pub(super) places: Rc<Places>,
    /// Which volume it is; 0 of the whole bundle.
    pub(super) volume: usize,
    /// Position in the bundle of its first page.
    pub(super) first: usize,
}

/// A section cut into pages.
#[derive(Debug)]
pub(super) struct MadeUp {
    pub(super) galley: Galley,
    pub(super) breaks: PageBreaks,
    /// Where it stands in the bundle.
    pub(super) span: PartSpan,
    /// The exhibits behind it.
    pub(super) behind: Vec<PartSpan>,
}

/// Where promised numbers cannot be kept with all pages free behind the index, with as many as let them
/// be kept.
pub(super) fn make_up(plan: &Plan, profile: &Profile, setter: &mut Setter<'_>) -> MakeUp {
    let mut reserves = plan.index_reserves();
    let most = reserves.next().unwrap_or_default();
    let first = made_up(plan, profile, most, setter);
    if first.numbers.moved.is_empty() {
        return first;
    }
    let fewer = reserves.map(|reserve| made_up(plan, profile, reserve, setter));
    let mut fewer = fewer.filter(|made_up| made_up.numbers.moved.is_empty());
    fewer.next().unwrap_or(first)
}

fn made_up(plan: &Plan, profile: &Profile, reserve: usize, setter: &mut Setter<'_>) -> MakeUp {
    let parts = plan.parts();
    let mut make_up = MakeUp {
        sheet: Sheet::new(profile),
        sections: compose(plan, profile, &parts),
        numbers: Rc::default(),
        places: Rc::default(),
        volume: 0,
        first: 0,
    };
    for _ in 0..ROUNDS {
        make_up.cut(setter);
        let lengths: Vec<usize> = make_up
            .sections
            .iter()
            .map(|one| one.breaks.pages)
            .collect();
        make_up.number(Pagination::new(&parts, &lengths, &plan.promises, reserve));
        let places = make_up.look_up(plan);
        let settled = places.same_pages(&make_up.places);
        make_up.places = Rc::new(places);
        if settled {
            break;
        }
    }
    make_up
}

/// What we set ourselves, in order.
fn compose(plan: &Plan, profile: &Profile, parts: &[(usize, Part)]) -> Vec<MadeUp> {
    let placed = Placed::new(&plan.files());
    let columns = &profile.index_columns.value;
    let parts = parts.iter().filter_map(|(volume, part)| {
        let volume = *volume;
        let (section, blocks) = match *part {
            Part::Cover => (Section::Cover, cover::compose(plan, volume)),
            Part::Index => {
                let blocks = index::compose(plan, columns, &placed, volume);
                (Section::Index, blocks)
            }
            Part::Schedule => (Section::Schedule, schedule::compose(plan, profile)),
            Part::Sources => (Section::Sources, sources::compose(plan)),
            Part::Divider(first) => {
                let blocks = exhibits::divider(plan, columns, &placed, first, volume);
                (Section::Divider, blocks)
            }
            Part::Exhibit(_) => return None,
        };
        Some(MadeUp {
            galley: Galley::new(section, blocks),
            breaks: PageBreaks::default(),
            span: PartSpan::new(*part, volume),
            behind: Vec::new(),
        })
    });
    parts.collect()
}

impl MakeUp {
    /// Sets and cuts every section; each begins on a page of its own.
    fn cut(&mut self, setter: &mut Setter<'_>) {
        for section in &mut self.sections {
            section.galley.set(setter, self.sheet.measure, &self.places);
            section.breaks = paginate(&section.galley, self.sheet.depth);
        }
    }

    /// Tells every section where it stands, and what stands behind it.
    fn number(&mut self, numbers: Pagination) {
        let spans = numbers.spans.chunk_by(|_, next| !next.part.is_ours());
        for (section, spans) in self.sections.iter_mut().zip(spans) {
            if let Some((own, behind)) = spans.split_first() {
                section.span = *own;
                section.behind = behind.to_vec();
            }
        }
        self.numbers = Rc::new(numbers);
    }

    fn look_up(&self, plan: &Plan) -> Places {
        let mut places = Places::default();
        for section in &self.sections {
            for (block, spots) in section.blocks() {
                if let (Some(anchor), Some(spot)) = (block.anchor, spots.first()) {
                    let page = section.span.first + spot.page;
                    let y = self.sheet.top + spot.top;
                    places.0.insert(anchor, Place { page, y });
                }
            }
            let top = |page| Place { page, y: 0.0 };
            for (share, ExhibitSpan { first, pages, .. }) in section.exhibits() {
                let (exhibit, before) = (share.exhibit, share.before);
                let last = first + (pages as usize).saturating_sub(1);
                places
                    .0
                    .insert(Anchor::Exhibit(exhibit, before), top(first));
                places
                    .0
                    .insert(Anchor::ExhibitEnd(exhibit, before), top(last));
            }
            for entry in plan.entries() {
                let page = entry.quoted_at.and_then(|at| section.quoted(at));
                let quoted = Anchor::Quoted(entry.number);
                places.0.extend(page.map(|page| (quoted, top(page))));
            }
            let end = Anchor::VolumeEnd(section.span.volume);
            places.0.insert(end, top(section.end().saturating_sub(1)));
        }
        places
    }

    /// Volume by volume.
    pub(super) fn files(self) -> Vec<MakeUp> {
        let mut files: Vec<MakeUp> = Vec::new();
        for section in self.sections {
            match files.last_mut() {
                Some(file) if file.volume == section.span.volume => file.sections.push(section),
                _ => files.push(MakeUp {
                    sheet: self.sheet,
                    numbers: Rc::clone(&self.numbers),
                    places: Rc::clone(&self.places),
                    volume: section.span.volume,
                    first: section.span.first,
                    sections: vec![section],
                }),
            }
        }
        files
    }

    /// The position in this volume of a page of the bundle; none where it is in another.
    pub(super) fn inside(&self, page: usize) -> Option<usize> {
        let end = self.sections.last().map_or(0, MadeUp::end);
        (page < end).then(|| page.checked_sub(self.first)).flatten()
    }

    pub(super) fn exhibit_spans(&self) -> Vec<ExhibitSpan> {
        let placed = self.sections.iter().flat_map(MadeUp::exhibits);
        let span = |(_, span): (Share, ExhibitSpan)| ExhibitSpan {
            first: span.first - self.first,
            ..span
        };
        placed.map(span).collect()
    }

    pub(super) fn section_spans(&self) -> Vec<SectionSpan> {
        let span = |section: &MadeUp| {
            let MadeUp {
                galley,
                breaks,
                span,
                ..
            } = section;
            let full = breaks.pages.saturating_sub(1);
            SectionSpan {
                section: galley.section,
                volume: span.volume,
                first: span.first - self.first,
                last: span.end().saturating_sub(1) - self.first,
                filled: full as f32 + breaks.used / self.sheet.depth,
            }
        };
        self.sections.iter().map(span).collect()
    }

    pub(super) fn entry_spans(&self) -> Vec<EntrySpan> {
        let mut spans: Vec<EntrySpan> = Vec::new();
        for section in &self.sections {
            for (block, spots) in section.blocks() {
                let ends = spots.first().zip(spots.last());
                let (Some(number), Some((first, last))) = (block.entry, ends) else {
                    continue;
                };
                let last = section.span.first + last.page;
                let cost = spots.iter().map(|spot| spot.height).sum::<f32>() / self.sheet.depth;
                match spans.last_mut() {
                    Some(span) if span.number == number => {
                        span.cost += cost;
                        span.lines += spots.len();
                        span.last = last;
                    }
                    _ => spans.push(EntrySpan {
                        number,
                        page: section.span.first - self.first + first.page,
                        y: self.sheet.top + first.top,
                        last,
                        cost,
                        lines: spots.len(),
                    }),
                }
            }
        }
        spans
    }

    /// What each issue of the schedule takes.
    pub(super) fn issue_spans(&self) -> Vec<IssueSpan> {
        let mut spans: Vec<IssueSpan> = Vec::new();
        let mut sections = self.sections.iter();
        let schedule = sections.find(|one| one.galley.section == Section::Schedule);
        for (block, spots) in schedule.into_iter().flat_map(MadeUp::blocks) {
            if let Some(Anchor::Issue(position)) = block.anchor {
                spans.push(IssueSpan {
                    position,
                    cost: 0.0,
                    lines: 0,
                });
            }
            if let Some(span) = spans.last_mut() {
                span.cost += spots.iter().map(|spot| spot.height).sum::<f32>() / self.sheet.depth;
                span.lines += spots.len();
            }
        }
        spans
    }

    /// The lines of each entry, page by page, as one area each.
    pub(super) fn entry_areas(&self) -> Vec<EntryArea> {
        let mut areas: Vec<EntryArea> = Vec::new();
        for section in &self.sections {
            for (block, spots) in section.blocks() {
                let Some(number) = block.entry else { continue };
                for spot in spots {
                    let page = section.span.first - self.first + spot.page;
                    let top = self.sheet.top + spot.top;
                    let bottom = top + block.leading;
                    match areas.last_mut() {
                        Some(area) if (area.number, area.page) == (number, page) => {
                            area.bottom = bottom;
                        }
                        _ => areas.push(EntryArea {
                            number,
                            page,
                            top,
                            bottom,
                        }),
                    }
                }
            }
        }
        areas
    }
}

impl MadeUp {
    /// The exhibits behind it, each with where its pages stand in the bundle.
    pub(super) fn exhibits(&self) -> impl Iterator<Item = (Share, ExhibitSpan)> {
        self.behind.iter().filter_map(|span| {
            let Part::Exhibit(share) = span.part else {
                return None;
            };
            let placed = ExhibitSpan {
                first: span.first,
                pages: share.pages,
                exhibit: share.exhibit,
                skipped: share.skipped,
                volume: span.volume,
            };
            Some((share, placed))
        })
    }

    /// Position in the bundle of a page of an exhibit behind it.
    fn quoted(&self, at: QuotedAt) -> Option<usize> {
        self.exhibits().find_map(|(share, span)| {
            let within = share.holds(at).then(|| at.before - share.skipped)?;
            Some(span.first + within as usize)
        })
    }

    /// Positions in the bundle of our own pages from here to the next section: first those that it fills,
    /// then those that are left blank, also between exhibits.
    pub(super) fn own_pages(&self) -> impl Iterator<Item = usize> {
        let filled = self.span.first..self.span.filled_to();
        let spans = std::iter::once(&self.span).chain(&self.behind);
        filled.chain(spans.flat_map(|span| span.filled_to()..span.end()))
    }

    /// Position in the bundle of what comes next.
    pub(super) fn end(&self) -> usize {
        self.behind.last().unwrap_or(&self.span).end()
    }

    fn blocks(&self) -> impl Iterator<Item = (&Block, &Vec<Spot>)> {
        let blocks = self.galley.blocks.iter().map(|set| &set.block);
        blocks.zip(&self.breaks.spots)
    }
}

#[cfg(test)]
mod tests;
