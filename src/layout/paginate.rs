//! Page breaks: one pass over the lines of a section, which says on which page each one stands.
//!
//! It knows heights and wishes only. A page may end between blocks, unless one keeps with the next, and
//! inside a block where two lines at least stay on either side (no widow, no orphan). These are wishes: what
//! they hold together may be long, and pages of a schedule are rationed. Where keeping to them would leave
//! more than a third of a page white, the page ends inside what is held together, where it hurts least.

use super::galley::{Galley, SetBlock};
use super::page::Section;

/// A line as the paginator sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Slug {
    height: f32,
    above: f32,
    reluctance: Reluctance,
}

/// How much is lost where a page ends before a line: from nothing to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reluctance {
    /// Nothing is.
    None,
    /// A paragraph is cut that was to stay in one piece; two lines at least stay on either side.
    Piece,
    /// It is parted from what it belongs to.
    Company,
    /// A line stands alone.
    Alone,
}

/// Where a line stands, within its section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) page: usize,
    /// From the top of the type area to the top of the line.
    pub(super) top: f32,
    /// The space it takes, with what is left free above it.
    pub(super) height: f32,
}

/// A section cut into pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PageBreaks {
    /// For every block, the spot of each of its lines.
    pub(super) spots: Vec<Vec<Spot>>,
    pub(super) pages: usize,
    /// How much of the last page is used.
    pub(super) used: f32,
}

/// How many lines of a block must stay together at its head and at its foot.
const COMPANY: usize = 2;

/// Heights are sums of rounded numbers; a line this much too low still fits.
const TOLERANCE: f32 = 0.01;

/// Of a page, what may stay white for the sake of what is held together. In a source check record each entry
/// is read as one thing, and nobody counts its pages.
fn most_white(section: Section) -> f32 {
    match section {
        Section::Record => 1.0,
        _ => 1.0 / 3.0,
    }
}

pub(super) fn paginate(galley: &Galley, depth: f32) -> PageBreaks {
    let slugs = slugs(&galley.blocks);
    let flat = place(&slugs, depth, most_white(galley.section));
    let pages = flat.last().map_or(1, |spot| spot.page + 1);
    let used = flat
        .last()
        .zip(slugs.last())
        .map_or(0.0, |(spot, slug)| spot.top + slug.height);
    let mut flat = flat.into_iter();
    let spots = galley
        .blocks
        .iter()
        .map(|block| flat.by_ref().take(block.lines.len()).collect())
        .collect();
    PageBreaks { spots, pages, used }
}

fn slugs(blocks: &[SetBlock]) -> Vec<Slug> {
    let mut slugs = Vec::new();
    let mut kept = false;
    for SetBlock { block, lines } in blocks {
        let count = lines.len();
        for position in 0..count {
            let has_company = position >= COMPANY && count - position >= COMPANY;
            let reluctance = match position {
                0 if kept => Reluctance::Company,
                0 => Reluctance::None,
                _ if !has_company => Reluctance::Alone,
                _ if block.keep_together => Reluctance::Piece,
                _ => Reluctance::None,
            };
            slugs.push(Slug {
                height: block.leading,
                above: if position == 0 { block.above } else { 0.0 },
                reluctance,
            });
        }
        kept = block.keep_with_next;
    }
    slugs
}

fn place(slugs: &[Slug], depth: f32, most_white: f32) -> Vec<Spot> {
    let mut spots = Vec::with_capacity(slugs.len());
    let mut rest = slugs;
    for page in 0.. {
        let (own, behind) = rest.split_at(lines_of_page(rest, depth, most_white));
        let mut y = 0.0;
        for slug in own {
            let height = slug.above_at(y) + slug.height;
            spots.push(Spot {
                page,
                top: y + slug.above_at(y),
                height,
            });
            y += height;
        }
        rest = behind;
        if rest.is_empty() {
            break;
        }
    }
    spots
}

/// How many lines stand on the page that begins with the first of them: at least one, if there is any.
fn lines_of_page(slugs: &[Slug], depth: f32, most_white: f32) -> usize {
    let mut y = 0.0;
    let mut best: Option<(bool, Reluctance, usize)> = None;
    for (before, slug) in slugs.iter().enumerate() {
        if before > 0 {
            // The last of those that lose least; what leaves too much white comes last of all.
            let is_too_white = depth - y > depth * most_white + TOLERANCE;
            let (white, reluctance) = (is_too_white, slug.reluctance);
            if best.is_none_or(|(w, r, _)| (white, reluctance) <= (w, r)) {
                best = Some((white, reluctance, before));
            }
            if y + slug.above + slug.height > depth + TOLERANCE {
                return best.map_or(before, |(_, _, lines)| lines);
            }
        }
        y += slug.above_at(y) + slug.height;
    }
    slugs.len()
}

impl Slug {
    /// The space above it where it stands so far down the page: none at its top.
    fn above_at(&self, y: f32) -> f32 {
        if y > 0.0 { self.above } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::block::Block;
    use crate::layout::galley::Line;

    /// Blocks of lines one unit high; a block is (lines, keeps with next).
    fn pages(blocks: &[(usize, bool)], depth: f32) -> Vec<Vec<usize>> {
        let blocks = blocks
            .iter()
            .map(|&(lines, keep_with_next)| SetBlock {
                block: Block {
                    keep_with_next,
                    ..Block::new(Vec::new(), 1.0)
                },
                lines: vec![Line::default(); lines],
            })
            .collect();
        let section = Section::Schedule;
        let breaks = paginate(&Galley { section, blocks }, depth);
        let page_of = |spots: &Vec<Spot>| spots.iter().map(|spot| spot.page).collect();
        breaks.spots.iter().map(page_of).collect()
    }

    #[test]
    fn a_last_line_never_stands_alone_on_the_next_page() {
        assert_eq!(pages(&[(5, false)], 4.0), [[0, 0, 0, 1, 1]]);
    }

    #[test]
    fn a_first_line_never_stands_alone_at_the_foot_of_a_page() {
        assert_eq!(pages(&[(3, false), (4, false)], 4.0)[1], [1, 1, 1, 1]);
    }

    #[test]
    fn a_heading_moves_to_the_next_page_with_its_text() {
        let pages = pages(&[(4, false), (1, true), (5, false)], 6.0);
        assert_eq!(pages, [vec![0, 0, 0, 0], vec![1], vec![1, 1, 1, 1, 1]]);
    }

    #[test]
    fn what_is_taller_than_a_page_is_cut() {
        let pages = pages(&[(6, true), (1, false)], 4.0);
        assert_eq!(pages, [vec![0, 0, 0, 0, 1, 1], vec![1]]);
    }

    #[test]
    fn what_is_held_together_is_cut_where_keeping_it_would_leave_a_third_of_a_page_white() {
        // Four lines are left of twelve, which is a third, and then five, which is more.
        assert_eq!(
            pages(&[(8, false), (1, true), (3, true), (2, false)], 12.0)[1],
            [1]
        );
        let cut = pages(&[(7, false), (1, true), (3, true), (2, false)], 12.0);
        assert_eq!(cut[1..], [vec![0], vec![0, 0, 0], vec![1, 1]]);
    }

    #[test]
    fn a_paragraph_is_cut_rather_than_parted_from_its_heading() {
        let cut = pages(&[(6, false), (1, true), (9, true), (2, false)], 12.0);
        assert_eq!(cut[1..3], [vec![0], vec![0, 0, 0, 0, 0, 1, 1, 1, 1]]);
    }

    #[test]
    fn a_line_stands_alone_only_where_nothing_else_is_left() {
        let mut slugs = vec![slug(Reluctance::Alone); 9];
        slugs[7].reluctance = Reluctance::Company;
        let page_of = |slugs: &[Slug]| {
            place(slugs, 8.0, 1.0 / 3.0)
                .iter()
                .filter(|s| s.page == 0)
                .count()
        };
        assert_eq!(page_of(&slugs), 7);
        slugs[7].reluctance = Reluctance::Alone;
        assert_eq!(page_of(&slugs), 8);
    }

    fn slug(reluctance: Reluctance) -> Slug {
        Slug {
            height: 1.0,
            above: 0.0,
            reluctance,
        }
    }

    #[test]
    fn nothing_at_all_is_one_empty_page() {
        let nothing = Galley {
            section: Section::Cover,
            blocks: Vec::new(),
        };
        assert_eq!(paginate(&nothing, 4.0).pages, 1);
    }
}
