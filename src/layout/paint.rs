//! Putting a paginated section on its pages: text, lines and links in their final places.
//!
//! By now every page number is known, so rows get theirs here, with the dots that lead to it.

use std::ops::Range;

use super::block::{Anchor, Block, Folio, Goal, Ornament, Place, Places, Reference, Span, Style};
use super::galley::{Galley, Line, SetBlock};
use super::line::{Piece, Setter, TextLine, stamp};
use super::look::{self, Sheet};
use super::page::{Colour, Item, Link, Page, Rect, Role, Rule, Target, TextRun};
use super::paginate::{PageBreaks, Spot};

/// What surrounds the pages of a file: their size, and where everything else stands.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub(super) sheet: Sheet,
    /// In the whole bundle.
    pub(super) places: &'a Places,
    /// Which volume the file is.
    pub(super) volume: usize,
    /// Its pages, by position in the bundle.
    pub(super) inside: Range<usize>,
}

const LEFT_BLANK: &str = "This page is left blank.";
/// Its baseline, below the top of the type area.
const BLANK_LINE: f32 = 24.0;

impl Frame<'_> {
    /// Where a link to an anchor leads in this file; nowhere where that is in another volume.
    pub(super) fn target(&self, anchor: Anchor) -> Option<Target> {
        let Place { page, y } = *self.places.0.get(&anchor)?;
        let page = self
            .inside
            .contains(&page)
            .then(|| page - self.inside.start)?;
        Some(Target::Page { page, y })
    }
}

/// What painting needs to know.
#[derive(Debug)]
pub(super) struct Painter<'a, 'f> {
    pub(super) frame: &'a Frame<'a>,
    pub(super) setter: &'a mut Setter<'f>,
    pub(super) elements: &'a mut Vec<Role>,
}

impl Painter<'_, '_> {
    /// Paints a section on its own pages.
    pub(super) fn galley(&mut self, galley: Galley, breaks: &PageBreaks, pages: &mut [Page]) {
        for (SetBlock { block, lines }, spots) in galley.blocks.into_iter().zip(&breaks.spots) {
            let element = Some(u32::try_from(self.elements.len()).unwrap_or(u32::MAX));
            self.elements.push(block.role);
            self.stretches(&block, element, spots, pages);
            let last = lines.len().saturating_sub(1);
            for (position, (line, spot)) in lines.into_iter().zip(spots).enumerate() {
                let Some(page) = pages.get_mut(spot.page) else {
                    continue;
                };
                let top = self.frame.sheet.top + spot.top;
                let (end, baseline) = (line.end, top + line.baseline);
                self.line(line, element, top, block.leading, page);
                if position == last
                    && let Some(number) = self.numbers(&block)
                {
                    self.row_end(&number, &block, element, (end, baseline), page);
                }
            }
        }
    }

    /// Says of a page that nothing is missing on it.
    pub(super) fn left_blank(&mut self, page: &mut Page) {
        let words = Span::new(LEFT_BLANK, Style::plain(look::FURNITURE));
        let line = self.setter.single_line(&words);
        let Sheet {
            left, measure, top, ..
        } = self.frame.sheet;
        let left = left + (measure - line.width) / 2.0;
        page.items
            .extend(runs(line.pieces, left, top + BLANK_LINE, None));
    }

    /// What a block has once on every page that it touches: ornaments, and the link of a row.
    fn stretches(&self, block: &Block, element: Option<u32>, spots: &[Spot], pages: &mut [Page]) {
        for stretch in spots.chunk_by(|a, b| a.page == b.page) {
            let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
                continue;
            };
            let Some(page) = pages.get_mut(first.page) else {
                continue;
            };
            let area = Rect {
                left: self.frame.sheet.left + block.indent,
                top: self.frame.sheet.top + first.top,
                right: self.frame.sheet.right(),
                bottom: self.frame.sheet.top + last.top + block.leading,
            };
            let is_first = block.ornament == Ornament::Apart && first.top <= 0.0;
            if !is_first {
                page.items.extend(ornaments(block, area));
            }
            let links = block.link.iter();
            page.links
                .extend(links.filter_map(|link| self.link(link, element, true, area)));
        }
    }

    fn line(&self, line: Line, element: Option<u32>, top: f32, leading: f32, page: &mut Page) {
        let baseline = top + line.baseline;
        let linked = line.pieces.chunk_by(|a, b| a.link == b.link);
        for pieces in linked {
            let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
                continue;
            };
            let left = self.frame.sheet.left + first.x;
            let right = self.frame.sheet.left + last.x + last.width;
            if first.style.underlined {
                let y = baseline + first.style.size * look::UNDERLINE_DROP;
                let colour = first.style.colour;
                let underline = horizontal(left, right, y, look::UNDERLINE, colour);
                page.items.push(Item::Rule(underline));
            }
            if let Some(reference) = &first.link
                && right > left
            {
                let area = Rect {
                    left,
                    top,
                    right,
                    bottom: top + leading,
                };
                page.links
                    .extend(self.link(reference, element, false, area));
            }
        }
        let left = self.frame.sheet.left;
        page.items
            .extend(runs(line.pieces, left, baseline, element));
    }

    /// None where it would lead out of the file.
    fn link(
        &self,
        reference: &Reference,
        element: Option<u32>,
        whole: bool,
        area: Rect,
    ) -> Option<Link> {
        let Reference { goal, description } = reference;
        let (target, description) = match goal {
            Goal::Web(address) => (Target::Web(address.clone()), description.clone()),
            Goal::Inside(anchor) => {
                let number = stamp(self.setter.page_prefix, self.frame.places.page(*anchor));
                let target = self.frame.target(*anchor)?;
                (target, format!("{description}, page {number}"))
            }
        };
        Some(Link {
            area,
            target,
            description,
            element,
            whole,
        })
    }

    /// The page number of a row, and the dots that lead to it.
    fn row_end(
        &mut self,
        number: &str,
        block: &Block,
        element: Option<u32>,
        (end, baseline): (f32, f32),
        page: &mut Page,
    ) {
        let Some(span) = block.spans.first() else {
            return;
        };
        let number = self.setter.single_line(&Span::new(number, span.style));
        let left = self.frame.sheet.right() - number.width;
        let leader = self.leader(end, left - self.frame.sheet.left);
        page.items
            .extend(runs(leader, self.frame.sheet.left, baseline, None));
        page.items
            .extend(runs(number.pieces, left, baseline, element));
    }

    /// What stands at the end of a row.
    fn numbers(&self, block: &Block) -> Option<String> {
        let own = block.folio.map(|folio| self.stamps(folio));
        own.or_else(|| block.told.clone())
    }

    /// `AB 3`, or `AB 3–12` where it ends on another page.
    fn stamps(&self, Folio { first, last }: Folio) -> String {
        let (first, last) = (self.frame.places.page(first), self.frame.places.page(last));
        let number = stamp(self.setter.page_prefix, first);
        if last > first {
            format!("{number}–{}", last + 1)
        } else {
            number
        }
    }

    /// Dots on a grid that is the same for all rows, with a little air at both ends.
    fn leader(&mut self, from: f32, to: f32) -> Vec<Piece> {
        let pitch = look::LEADER_PITCH;
        let first = ((from + pitch) / pitch).ceil() * pitch;
        let count = ((to - pitch - first) / pitch).floor().max(0.0) as usize;
        let style = Style::plain(look::FURNITURE).coloured(look::HAIR);
        let dots = Span::new(".".repeat(count), style);
        let mut pieces = self.setter.single_line(&dots).pieces;
        for piece in &mut pieces {
            piece.x = first;
            for glyph in &mut piece.glyphs {
                glyph.advance = pitch;
            }
        }
        pieces
    }
}

impl Setter<'_> {
    /// Text that must stay on one line, however long.
    pub(super) fn single_line(&mut self, span: &Span) -> TextLine {
        let spans = std::slice::from_ref(span);
        let flow = super::block::Flow::LeftToRight;
        let paragraph = self.paragraph(spans, flow, f32::MAX, &Places::default());
        paragraph.lines.into_iter().next().unwrap_or_default()
    }
}

/// Pieces as items of a page, moved right by `left`.
pub(super) fn runs(
    pieces: Vec<Piece>,
    left: f32,
    baseline: f32,
    element: Option<u32>,
) -> impl Iterator<Item = Item> + use<> {
    pieces.into_iter().map(move |piece| {
        Item::Text(TextRun {
            x: left + piece.x,
            y: baseline,
            face: piece.face,
            size: piece.style.size,
            colour: piece.style.colour,
            element,
            linked: piece.link.is_some(),
            text: piece.text,
            glyphs: piece.glyphs,
        })
    })
}

pub(super) fn horizontal(left: f32, right: f32, y: f32, thickness: f32, colour: Colour) -> Rule {
    Rule {
        from: (left, y),
        to: (right, y),
        thickness,
        colour,
    }
}

fn ornaments(block: &Block, area: Rect) -> Vec<Item> {
    let Rect {
        left,
        top,
        right,
        bottom,
    } = area;
    match block.ornament {
        Ornament::None => Vec::new(),
        Ornament::Apart => {
            let y = top - block.above / 2.0;
            vec![Item::Rule(horizontal(
                left,
                right,
                y,
                look::UNDERLINE,
                look::HAIR,
            ))]
        }
        Ornament::Bar => {
            let x = left - 8.0;
            vec![Item::Rule(Rule {
                from: (x, top),
                to: (x, bottom),
                thickness: look::BAR,
                colour: look::HAIR,
            })]
        }
        Ornament::Rules => [top - 10.0, bottom + 10.0]
            .map(|y| Item::Rule(horizontal(left, right, y, 1.0, look::INK)))
            .to_vec(),
    }
}
