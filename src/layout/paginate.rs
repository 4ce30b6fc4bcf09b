//! Page breaks: one pass over the lines of a section, which says on which page each one stands.
//!
//! It knows heights and permissions only. A page break is allowed between blocks, unless one keeps
//! with the next, and inside a block where two lines at least stay on either side (no widow, no
//! orphan). What stands between two allowed breaks moves as one; only when that is taller than a
//! page is it cut anywhere.

use super::galley::{Galley, SetBlock};

/// A line as the paginator sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Slug {
    height: f32,
    above: f32,
    may_begin_page: bool,
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

pub(super) fn paginate(galley: &Galley, depth: f32) -> PageBreaks {
    let slugs = slugs(&galley.blocks);
    let flat = place(&slugs, depth);
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
            let may_begin_page = match position {
                0 => !kept,
                _ if block.keep_together => false,
                _ => position >= COMPANY && count - position >= COMPANY,
            };
            slugs.push(Slug {
                height: block.leading,
                above: if position == 0 { block.above } else { 0.0 },
                may_begin_page,
            });
        }
        kept = block.keep_with_next;
    }
    slugs
}

fn place(slugs: &[Slug], depth: f32) -> Vec<Spot> {
    let mut spots = Vec::with_capacity(slugs.len());
    let (mut page, mut y) = (0, 0.0);
    for group in slugs.chunk_by(|_, next| !next.may_begin_page) {
        if y > 0.0 && y + height(group) > depth + TOLERANCE {
            (page, y) = (page + 1, 0.0);
        }
        for slug in group {
            if y > 0.0 && y + slug.above + slug.height > depth + TOLERANCE {
                (page, y) = (page + 1, 0.0);
            }
            let above = if y > 0.0 { slug.above } else { 0.0 };
            spots.push(Spot {
                page,
                top: y + above,
                height: above + slug.height,
            });
            y += above + slug.height;
        }
    }
    spots
}

fn height(group: &[Slug]) -> f32 {
    group.iter().map(|slug| slug.above + slug.height).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::block::Block;
    use crate::layout::galley::Line;
    use crate::layout::page::Section;

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
        let pages = pages(&[(2, false), (1, true), (4, false)], 4.0);
        assert_eq!(pages, [vec![0, 0], vec![1], vec![1, 1, 2, 2]]);
    }

    #[test]
    fn what_is_taller_than_a_page_is_cut() {
        let pages = pages(&[(6, true), (1, false)], 4.0);
        assert_eq!(pages, [vec![0, 0, 0, 0, 1, 1], vec![1]]);
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
