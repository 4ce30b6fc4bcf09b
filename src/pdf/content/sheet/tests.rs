//! Long pages, painted in the test: where they are cut, and which are not.

use super::*;
use crate::pdf::content::{Glyph, Letters, Paint, Point};

/// A page, painted in pixels of a point each.
struct Page {
    content: PageContent,
    pixels: Vec<u8>,
}

impl Page {
    fn of(width: usize, height: usize) -> Page {
        Page {
            content: PageContent {
                size: (width as f32, height as f32),
                ..PageContent::default()
            },
            pixels: vec![255; width * height * 4],
        }
    }

    fn width(&self) -> usize {
        self.content.size.0 as usize
    }

    fn fill(&mut self, [x0, y0, x1, y1]: [usize; 4], colour: impl Fn(usize, usize) -> u8) {
        let width = self.width();
        for y in y0..y1.min(self.content.size.1 as usize) {
            for x in x0..x1.min(width) {
                let light = colour(x, y);
                self.pixels[(y * width + x) * 4..][..3].fill(light);
            }
        }
    }

    /// Letters of a picture: strokes as high as letters of that size, some of them with tails.
    fn line(&mut self, top: usize, size: usize, [left, right]: [usize; 2]) {
        for (at, x) in (left..right.saturating_sub(4)).step_by(5).enumerate() {
            let (rise, drop) = match at % 4 {
                0 => (0, 0),
                1 => (size / 4, size / 5),
                _ => (size / 4, 0),
            };
            let foot = top + size * 4 / 5 + drop;
            self.fill([x, top + rise, x + 2, foot], |_, _| 20);
            self.fill([x, foot - 1, x + 4, foot], |_, _| 20);
        }
    }

    /// The same with letters of the document over it.
    fn letters(&mut self, top: usize, size: usize, sides: [usize; 2]) {
        self.line(top, size, sides);
        for x in (sides[0]..sides[1]).step_by(5) {
            let baseline = top as f32 + size as f32 * 0.8;
            let point = |x: f32| Point { x, y: baseline };
            self.content.glyphs.push(Glyph {
                letters: Letters::One('a'),
                start: point(x as f32),
                end: point(x as f32 + 5.0),
                up: Point {
                    x: 0.0,
                    y: -(size as f32),
                },
                paint: Paint::Colour([0; 3], 1.0),
                outline: None,
                order: 0,
                clip: None,
                is_vertical: false,
            });
        }
    }

    fn small(&self) -> Option<Small> {
        self.small_in(1.0)
    }

    fn small_in(&self, unit: f32) -> Option<Small> {
        let draw = |_: &Size, show: &mut dyn FnMut(&Drawn<'_>)| {
            show(&Drawn {
                width: self.content.size.0 as u32,
                height: self.content.size.1 as u32,
                pixels: &self.pixels,
            });
        };
        small(&self.content, unit, &draw)
    }

    fn cuts(&self) -> Cuts {
        self.small().and_then(|small| small.cuts).unwrap()
    }

    /// Whether a row or a column has ink of a letter in it.
    fn is_inked(&self, row: usize) -> bool {
        let width = self.width() * 4;
        let row = &self.pixels[row * width..(row + 1) * width];
        row.chunks(4).any(|pixel| pixel[0] == 20)
    }

    /// Whether every slice begins where the one before ends, and no letter is cut.
    fn assert_clean(&self, cuts: &Cuts) {
        assert_eq!(cuts.through, 0, "{cuts:?}");
        for pair in cuts.slices.windows(2) {
            assert_eq!(pair[0].y1, pair[1].y0);
            let row = pair[0].y1 as usize;
            assert!(!self.is_inked(row - 1) || !self.is_inked(row), "at {row}");
        }
        assert_eq!(cuts.slices.first().unwrap().y0, 0.0);
        assert_eq!(cuts.slices.last().unwrap().y1, self.content.size.1);
    }
}

/// A web page of 595 by 8000 points in letters of 10 points.
fn web() -> Page {
    let mut page = Page::of(595, 8000);
    for top in (30..7950).step_by(14) {
        page.letters(top, 10, [50, 540]);
    }
    page
}

#[test]
fn a_web_page_is_cut_between_its_lines_into_slices_as_wide_as_a_sheet() {
    let page = web();
    let small = page.small().unwrap();
    assert!(small.letters.unwrap() < 1.2, "{small:?}");
    let cuts = small.cuts.unwrap();
    page.assert_clean(&cuts);
    assert!(cuts.is_long && cuts.is_tall());
    assert_eq!(cuts.slices.len(), 11);
    assert!((cuts.scale - 1.0).abs() < 0.01, "{}", cuts.scale);
}

#[test]
fn a_chat_that_is_a_picture_is_cut_between_its_bubbles() {
    let mut page = Page::of(595, 6000);
    page.fill([0, 0, 595, 6000], |_, _| 228);
    let (mut top, mut bubbles) = (20, Vec::new());
    while top < 5900 {
        let lines = 1 + top % 5;
        let high = 16 + lines * 20;
        let left = if top % 2 == 0 { 20 } else { 180 };
        page.fill([left, top, left + 380, top + high], |_, _| 185);
        for line in 0..lines {
            page.line(top + 8 + line * 20, 14, [left + 12, left + 350]);
        }
        bubbles.push(top..top + high);
        top += high + 14;
    }
    let cuts = page.cuts();
    page.assert_clean(&cuts);
    let within = cuts.slices.iter().skip(1).filter(|slice| {
        let row = slice.y0 as usize;
        bubbles
            .iter()
            .any(|bubble| bubble.start < row && row < bubble.end)
    });
    assert_eq!(within.count(), 0, "{cuts:?}");
}

#[test]
fn a_receipt_is_enlarged_no_further_than_print_is_large() {
    // 80 by 1200 millimetres.
    let mut page = Page::of(227, 3402);
    for top in (10..3390).step_by(11) {
        page.letters(top, 8, [8, 220]);
    }
    let cuts = page.cuts();
    page.assert_clean(&cuts);
    assert_eq!(cuts.letters, Some(LARGE));
    assert_eq!(cuts.slices.len(), 6);
}

#[test]
fn a_table_with_rules_is_cut_between_its_rows_and_a_letter_that_is_a_stroke_is_none() {
    let mut page = Page::of(595, 5000);
    for top in (10..4980).step_by(22) {
        page.fill([40, top, 555, top + 1], |_, _| 90);
        page.line(top + 5, 10, [50, 250]);
        // A row with nothing but strokes: III.
        for x in [300, 306, 312] {
            page.fill([x, top + 5, x + 2, top + 14], |_, _| 20);
        }
    }
    for x in [40, 280, 420, 554] {
        page.fill([x, 10, x + 1, 4980], |_, _| 90);
    }
    page.assert_clean(&page.cuts());
}

/// What no two neighbouring rows have in common.
fn wild(x: usize, y: usize) -> u8 {
    let mixed = (x * 7919 + y * 104_729) ^ (x * y);
    (mixed % 200 + 30) as u8
}

#[test]
fn a_photograph_longer_than_a_sheet_is_cut_through_and_shown_twice_there() {
    let mut page = web();
    page.content
        .glyphs
        .retain(|glyph| !(2000.0..4200.0).contains(&glyph.start.y));
    page.fill([0, 1990, 595, 4210], |_, _| 255);
    page.fill([50, 2000, 540, 4200], wild);
    let cuts = page.cuts();
    assert!(cuts.through >= 1, "{cuts:?}");
    for pair in cuts.slices.windows(2) {
        assert!(pair[1].y0 <= pair[0].y1, "nothing is left out: {pair:?}");
        let again = pair[0].y1 - pair[1].y0;
        let is_in_photograph = (2000.0..4200.0).contains(&pair[0].y1);
        assert!(
            again == 0.0 || (is_in_photograph && again < 40.0),
            "{pair:?}"
        );
    }
}

#[test]
fn no_slice_is_longer_than_its_sheet_and_none_goes_back() {
    for page in [web(), wild_page(4000), wild_page(2500)] {
        let cuts = page.cuts();
        let room =
            room_of_slice(crate::pdf::import::PaperSize::A4, false).1 as f32 / cuts.scale + 2.0;
        for pair in cuts.slices.windows(2) {
            assert!(
                pair[0].y0 < pair[1].y0 && pair[0].y1 < pair[1].y1,
                "{pair:?}"
            );
        }
        assert!(
            cuts.slices.iter().all(|slice| slice.height() <= room),
            "{cuts:?}"
        );
    }
}

fn wild_page(height: usize) -> Page {
    let mut page = Page::of(595, height);
    page.fill([0, 0, 595, height], wild);
    page
}

#[test]
fn a_photograph_is_cut_only_where_it_is_very_long() {
    assert!(wild_page(2500).small().is_some());
    assert_eq!(wild_page(1500).small(), None);
}

/// Print in lines of so many points on a page of that size.
fn printed(width: usize, height: usize, size: usize) -> Option<Small> {
    let mut page = Page::of(width, height);
    for top in (40..height - 60).step_by(size * 3 / 2) {
        page.letters(top, size, [40, width - 40]);
    }
    page.small()
}

#[test]
fn ordinary_paper_is_not_cut_however_small_its_print() {
    // A4, A3 upright and on its side, legal paper, one and a half A4, each in usual and in small print.
    for (width, height) in [
        (595, 842),
        (842, 1191),
        (1191, 842),
        (612, 1008),
        (595, 1263),
    ] {
        for size in [4, 5, 8, 11] {
            let small = printed(width, height, size);
            let cuts = small.and_then(|small| small.cuts);
            assert!(
                cuts.is_none_or(|cuts| !cuts.is_long),
                "{width} × {height}, {size} pt"
            );
        }
    }
    assert_eq!(printed(595, 842, 4), None, "it prints as it is");
}

#[test]
fn small_print_is_told_with_its_size_and_can_be_cut_where_that_helps() {
    let a3 = printed(842, 1191, 6).unwrap();
    assert!((a3.letters.unwrap() - 4.24).abs() < 0.1, "{a3:?}");
    assert_eq!(a3.cuts, None, "slices as wide as the sheet are no larger");
    let longer = printed(595, 1263, 7).unwrap();
    assert!(
        longer
            .cuts
            .is_some_and(|cuts| !cuts.is_long && cuts.slices.len() == 2)
    );
    assert_eq!(printed(842, 1191, 11), None, "7.8 pt can be read");
    assert_eq!(printed(595, 2000, 20), None, "so can a poster");
}

#[test]
fn a_page_too_wide_is_cut_between_columns_or_not_at_all() {
    let mut columns = Page::of(5000, 595);
    for left in (20..4900).step_by(160) {
        for top in (40..540).step_by(14) {
            columns.letters(top, 10, [left, left + 120]);
        }
    }
    let cuts = columns.cuts();
    assert!(!cuts.is_tall() && cuts.through == 0, "{cuts:?}");
    assert!(
        cuts.slices
            .iter()
            .all(|slice| slice.y0 == 0.0 && slice.y1 == 595.0)
    );
    let mut lines = Page::of(5000, 595);
    for top in (40..540).step_by(14) {
        lines.letters(top, 10, [20, 4980]);
    }
    let small = lines.small().unwrap();
    assert!(
        small.cuts.is_none() && small.letters.unwrap() < LEAST,
        "{small:?}"
    );
}

#[test]
fn a_larger_unit_makes_a_page_no_larger_than_its_sheet() {
    let page = web();
    let cuts = page.small_in(2.0).unwrap().cuts.unwrap();
    assert_eq!(cuts.slices.len(), page.cuts().slices.len());
    assert!((cuts.scale - 1.0).abs() < 0.01, "{}", cuts.scale);
}

#[test]
fn dots_of_dust_and_a_grainy_ground_leave_gaps() {
    let mut page = Page::of(595, 4000);
    page.fill([0, 0, 595, 4000], |x, y| 236 + (wild(x, y) % 17));
    for top in (30..3950).step_by(24) {
        page.line(top, 14, [40, 550]);
    }
    let cuts = page.cuts();
    page.assert_clean(&cuts);
    assert!(cuts.letters.unwrap() > 8.0, "{cuts:?}");
}
