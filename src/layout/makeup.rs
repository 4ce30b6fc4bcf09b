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
use super::page::{EntryArea, EntrySpan, ExhibitSpan, Section, SectionSpan};
use super::paginate::{Pagination, Spot, paginate};
use super::{cover, exhibits, index, schedule, sources};
use crate::bundle::{Plan, Share, Volume};
use crate::profile::Profile;

/// Rounds after which we stop and take what we have. Two is usual: the second changes nothing.
const ROUNDS: usize = 10;

/// The bundle cut into pages, or one volume of it; not yet drawn.
#[derive(Debug)]
pub(super) struct MakeUp {
    pub(super) sheet: Sheet,
    pub(super) sections: Vec<MadeUp>,
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
    pub(super) pagination: Pagination,
    /// Position in the bundle of its first page.
    pub(super) first: usize,
    /// What stands behind it of exhibits.
    pub(super) behind: Vec<Share>,
    pub(super) volume: usize,
}

pub(super) fn make_up(plan: &Plan, profile: &Profile, setter: &mut Setter<'_>) -> MakeUp {
    let mut make_up = MakeUp {
        sheet: Sheet::new(profile),
        sections: compose(plan, profile),
        places: Rc::default(),
        volume: 0,
        first: 0,
    };
    for _ in 0..ROUNDS {
        make_up.cut(setter);
        let places = make_up.look_up();
        let settled = places.same_pages(&make_up.places);
        make_up.places = Rc::new(places);
        if settled {
            break;
        }
    }
    make_up
}

fn compose(plan: &Plan, profile: &Profile) -> Vec<MadeUp> {
    let files = plan.files();
    let placed = Placed::new(&files);
    let mut sections = Vec::new();
    for (volume, file) in files.iter().enumerate() {
        sections.extend(compose_file(plan, profile, &placed, (volume, file)));
    }
    sections
}

fn compose_file(
    plan: &Plan,
    profile: &Profile,
    placed: &Placed,
    (volume, file): (usize, &Volume),
) -> Vec<MadeUp> {
    let section = |section: Section, blocks: Vec<Block>| MadeUp {
        galley: Galley::new(section, blocks),
        pagination: Pagination::default(),
        first: 0,
        behind: Vec::new(),
        volume,
    };
    let mut sections = vec![
        section(Section::Cover, cover::compose(plan, volume)),
        section(Section::Index, index::compose(plan, placed, volume)),
    ];
    if volume == 0 {
        let schedule = schedule::compose(plan, profile);
        sections.push(section(Section::Schedule, schedule));
        sections.push(section(Section::Sources, sources::compose(plan)));
    }
    for share in &file.shares {
        if let Anchor::Divider(first) = exhibits::start(plan, share) {
            let divider = exhibits::divider(plan, placed, first, volume);
            sections.push(section(Section::Divider, divider));
        }
        if let Some(before) = sections.last_mut() {
            before.behind.push(*share);
        }
    }
    sections
}

impl MakeUp {
    /// Sets and cuts every section; each begins on a page of its own.
    fn cut(&mut self, setter: &mut Setter<'_>) {
        let mut first = 0;
        for section in &mut self.sections {
            section.galley.set(setter, self.sheet.measure, &self.places);
            section.pagination = paginate(&section.galley, self.sheet.depth);
            section.first = first;
            first = section.end();
        }
    }

    fn look_up(&self) -> Places {
        let mut places = Places::default();
        for section in &self.sections {
            for (block, spots) in section.blocks() {
                if let (Some(anchor), Some(spot)) = (block.anchor, spots.first()) {
                    let page = section.first + spot.page;
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
            let end = Anchor::VolumeEnd(section.volume);
            places.0.insert(end, top(section.end().saturating_sub(1)));
        }
        places
    }

    /// Volume by volume.
    pub(super) fn files(self) -> Vec<MakeUp> {
        let mut files: Vec<MakeUp> = Vec::new();
        for section in self.sections {
            match files.last_mut() {
                Some(file) if file.volume == section.volume => file.sections.push(section),
                _ => files.push(MakeUp {
                    sheet: self.sheet,
                    places: Rc::clone(&self.places),
                    volume: section.volume,
                    first: section.first,
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
            let full = section.pagination.pages.saturating_sub(1);
            SectionSpan {
                section: section.galley.section,
                volume: section.volume,
                first: section.first - self.first,
                last: section.first - self.first + full,
                filled: full as f32 + section.pagination.used / self.sheet.depth,
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
                let last = section.first + last.page;
                let cost = spots.iter().map(|spot| spot.height).sum::<f32>() / self.sheet.depth;
                match spans.last_mut() {
                    Some(span) if span.number == number => {
                        span.cost += cost;
                        span.last = last;
                    }
                    _ => spans.push(EntrySpan {
                        number,
                        page: section.first - self.first + first.page,
                        y: self.sheet.top + first.top,
                        last,
                        cost,
                    }),
                }
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
                    let page = section.first - self.first + spot.page;
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
        let start = self.first + self.pagination.pages;
        self.behind.iter().scan(start, |first, share| {
            let span = ExhibitSpan {
                first: *first,
                pages: share.pages,
                exhibit: share.exhibit,
                skipped: share.skipped,
                volume: self.volume,
            };
            *first += share.pages as usize;
            Some((*share, span))
        })
    }

    /// Position in the bundle of what comes next.
    pub(super) fn end(&self) -> usize {
        let behind: usize = self.behind.iter().map(|share| share.pages as usize).sum();
        self.first + self.pagination.pages + behind
    }

    fn blocks(&self) -> impl Iterator<Item = (&Block, &Vec<Spot>)> {
        let blocks = self.galley.blocks.iter().map(|set| &set.block);
        blocks.zip(&self.pagination.spots)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::fonts::Fonts;
    use crate::layout::specimen;
    use crate::profile::DEFAULT;
    use std::collections::BTreeSet;

    /// For every block of a bundle: whether it is kept with the next, and its lines on each page.
    fn blocks(plan: &Plan) -> Vec<(bool, Vec<(usize, usize)>)> {
        let fonts = Fonts::shipped().unwrap();
        let mut setter = Setter {
            fonts: &fonts,
            page_prefix: "AB",
            missing: BTreeSet::new(),
        };
        let made_up = make_up(plan, &Profile::shipped(DEFAULT).unwrap(), &mut setter);
        let sections = made_up.sections.iter().flat_map(|section| {
            section.blocks().map(|(block, spots)| {
                let stretches = spots.chunk_by(|a, b| a.page == b.page);
                let page = |spots: &[Spot]| (section.first + spots[0].page, spots.len());
                (block.keep_with_next, stretches.map(page).collect())
            })
        });
        sections.collect()
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone_on_a_page() {
        let blocks = blocks(&specimen::long(48));
        let broken: Vec<_> = blocks.iter().filter(|(_, pages)| pages.len() > 1).collect();
        assert!(broken.len() > 3, "too few paragraphs are broken to tell");
        for (_, pages) in broken {
            assert!(pages.iter().all(|(_, lines)| *lines >= 2), "{pages:?}");
        }
    }

    #[test]
    fn no_heading_and_no_citation_stands_last_on_a_page() {
        for plan in [specimen::long(48), specimen::many_issues(120)] {
            for pair in blocks(&plan).windows(2) {
                let ((kept, above), (_, below)) = (&pair[0], &pair[1]);
                let apart = above.last().map(|(page, _)| page) != below.first().map(|(p, _)| p);
                assert!(!(*kept && apart), "{pair:?}");
            }
        }
    }
}
