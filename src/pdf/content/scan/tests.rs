//! Small pages, painted in the test.

use super::layer::is_wordlike;
use super::*;
use crate::pdf::content::{Glyph, Letters, Paint, Point, words};

/// A page of 288 by 360 points at 50 dots an inch: a part of A4.
const SIZE: (usize, usize) = (200, 250);

struct Sheet {
    pixels: Vec<u8>,
    content: PageContent,
}

impl Sheet {
    /// Paper whose brightness falls from the left to the right.
    fn of(left: u8, right: u8) -> Sheet {
        let row = (0..SIZE.0).flat_map(|x| {
            let part = x as f32 / SIZE.0 as f32;
            let light = f32::from(left) + (f32::from(right) - f32::from(left)) * part;
            [light as u8, light as u8, light as u8, 255]
        });
        let row: Vec<u8> = row.collect();
        Sheet {
            pixels: row.repeat(SIZE.1),
            content: PageContent {
                size: (288.0, 360.0),
                ..PageContent::default()
            },
        }
    }

    fn white() -> Sheet {
        Sheet::of(255, 255)
    }

    fn paint(&mut self, x: usize, y: usize, part: f32) {
        if x < SIZE.0 && y < SIZE.1 {
            let at = (y * SIZE.0 + x) * 4;
            for colour in self.pixels[at..at + 3].iter_mut() {
                *colour = (f32::from(*colour) * part) as u8;
            }
        }
    }

    /// Lines of letters, each two pixels wide and four high, one in six a space; sideways where asked for.
    fn written(mut self, lines: usize, is_sideways: bool) -> Sheet {
        for line in 0..lines {
            for letter in (0..55).filter(|letter| letter % 6 != 5) {
                for (x, y) in [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 3)] {
                    let (x, y) = (15 + letter * 3 + x, 15 + line * 9 + y);
                    let (x, y) = if is_sideways { (y, x) } else { (x, y) };
                    self.paint(x, y, 0.35);
                }
            }
        }
        self
    }

    /// The same in lines whose letters do not stand below each other, as in print.
    fn ragged(mut self, lines: usize, is_sideways: bool) -> Sheet {
        let mut state = 12_345_usize;
        for line in 0..lines {
            let mut x = 15 + line * line % 7;
            while x < 180 {
                state = (state * 1_103_515_245 + 12_345) % (1 << 31);
                let wide = 1 + (state >> 16) % 3;
                for (across, down) in (0..wide).flat_map(|x| (0..4).map(move |y| (x, y))) {
                    let (x, y) = (x + across, 15 + line * 9 + down);
                    let (x, y) = if is_sideways { (y, x) } else { (x, y) };
                    self.paint(x, y, 0.35);
                }
                x += wide + 1 + usize::from((state >> 20).is_multiple_of(4));
            }
        }
        self
    }

    /// The letters of the document over those lines, from a text that is repeated.
    fn said(mut self, lines: usize, text: &str, paint: Paint) -> Sheet {
        let mut letters = text.chars().cycle();
        let dots = 72.0 / 50.0;
        for line in 0..lines {
            for letter in 0..55 {
                let start = Point {
                    x: (15 + letter * 3) as f32 * dots,
                    y: (19 + line * 9) as f32 * dots,
                };
                let width = Point {
                    x: 3.0 * dots,
                    y: 0.0,
                };
                let letter = letters.next().filter(|_| letter % 6 != 5).unwrap_or(' ');
                self.content
                    .glyphs
                    .push(glyph(letter, start, width, 8.0, paint));
            }
        }
        self
    }

    fn judged(&self) -> Scan {
        let drawn = Drawn {
            width: SIZE.0 as u32,
            height: SIZE.1 as u32,
            pixels: &self.pixels,
        };
        scan(
            &Tones::of(&drawn),
            &self.content,
            &words(&self.content.glyphs),
        )
    }
}

fn glyph(letter: char, start: Point, width: Point, size: f32, paint: Paint) -> Glyph {
    Glyph {
        letters: match letter {
            '?' => Letters::Unknown,
            letter => Letters::One(letter),
        },
        start,
        end: start.plus(width),
        up: Point { x: 0.0, y: -size },
        paint,
        outline: None,
        order: 1,
        clip: None,
        is_vertical: false,
    }
}

const BLACK: Paint = Paint::Colour([0, 0, 0], 1.0);

#[test]
fn lines_of_writing_without_letters_are_a_scan() {
    for lines in [4, 10, 24] {
        let found = Sheet::white().written(lines, false).judged();
        assert!(found.is_scan, "{lines}: {found:?}");
    }
}

#[test]
fn lines_that_run_down_the_page_are_told_from_those_that_run_across() {
    for lines in [18, 20] {
        assert!(
            Sheet::white().ragged(lines, true).judged().is_sideways,
            "{lines}"
        );
        assert!(
            !Sheet::white().ragged(lines, false).judged().is_sideways,
            "{lines}"
        );
    }
}

#[test]
fn so_are_lines_on_the_grey_and_uneven_paper_of_a_photograph_and_sideways_ones() {
    let found = Sheet::of(225, 110).written(20, false).judged();
    assert!(found.is_scan, "{found:?}");
    let found = Sheet::of(225, 110).written(12, true).judged();
    assert!(found.is_scan, "{found:?}");
}

#[test]
fn so_are_faint_lines() {
    let mut sheet = Sheet::white().written(20, false);
    for light in &mut sheet.pixels {
        *light = 180 + (f32::from(*light) * 0.2) as u8;
    }
    let found = sheet.judged();
    assert!(found.is_scan, "{found:?}");
}

#[test]
fn pages_are_drawn_as_if_they_were_a4() {
    let pixels = |width: f32, height: f32| (scale((width, height)) * height).round() as u32;
    assert_eq!(pixels(595.276, 841.89), 585);
    assert_eq!(pixels(5952.76, 8418.9), 585);
    assert_eq!(pixels(297.64, 420.94), 585);
    assert_eq!(pixels(10.0, 10.0), 40);
    assert!(scale((0.0, 0.0)).is_finite());
}

#[test]
fn letters_over_the_ink_make_it_text_whether_seen_or_not() {
    for paint in [BLACK, Paint::Nothing] {
        let sheet = Sheet::white().written(20, false);
        let found = sheet.said(20, "these are words", paint).judged();
        assert!(
            !found.is_scan && found.covered > found.uncovered,
            "{found:?}"
        );
    }
}

#[test]
fn a_line_of_a_scanner_app_a_number_and_spaces_do_not() {
    for (lines, text) in [(1, "Scanned"), (1, "1     "), (20, "   ")] {
        let sheet = Sheet::white().written(20, false);
        let found = sheet.said(lines, text, BLACK).judged();
        assert!(found.is_scan, "{text}: {found:?}");
    }
}

#[test]
fn neither_does_garbage() {
    let texts = ["~;|'.", "????", "\u{e001}\u{e002}", "xkqzvbcdfg", "|l.;,"];
    for text in texts {
        let sheet = Sheet::white().written(20, false);
        let found = sheet.said(20, text, Paint::Nothing).judged();
        assert!(found.is_scan, "{text}: {found:?}");
    }
}

#[test]
fn one_letter_as_large_as_the_page_covers_nothing() {
    let mut sheet = Sheet::white().written(20, false);
    let foot = Point { x: 0.0, y: 340.0 };
    let width = Point { x: 280.0, y: 0.0 };
    let large = glyph('a', foot, width, 400.0, Paint::Nothing);
    sheet.content.glyphs.push(large);
    assert!(sheet.judged().is_scan);
}

#[test]
fn pictures_rules_and_empty_pages_are_none() {
    assert_eq!(Sheet::white().judged(), Scan::default());
    let mut rules = Sheet::white();
    let mut photograph = Sheet::white();
    for x in 10..190 {
        for y in 10..240 {
            if y % 12 == 0 || x % 36 == 10 {
                rules.paint(x, y, 0.2);
            }
            let wave = (x as f32 / 17.0).sin() * (y as f32 / 23.0).cos();
            photograph.paint(x, y, 0.5 + wave * 0.4);
        }
    }
    let mut bars = Sheet::white();
    for (x, y) in (10..190).flat_map(|x| (10..240).map(move |y| (x, y))) {
        if x % 20 < 16 && y % 12 < 7 {
            bars.paint(x, y, 0.3);
        }
    }
    for sheet in [rules, photograph, bars] {
        let found = sheet.judged();
        assert!(!found.is_scan && found.uncovered > 0.05, "{found:?}");
    }
}

/// Random dots, square and `side` pixels wide, at one place in `rarity`.
fn grain(side: usize, rarity: u32, part: f32) -> Sheet {
    let mut sheet = Sheet::of(200, 230);
    let mut chance = 12_345_u32;
    let across = 0..SIZE.0 / side;
    for (x, y) in across.flat_map(|x| (0..SIZE.1 / side).map(move |y| (x, y))) {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if chance < u32::MAX / rarity {
            for dot in 0..side * side {
                sheet.paint(x * side + dot % side, y * side + dot / side, part);
            }
        }
    }
    sheet
}

/// Carpet, ice, gravel: faint marks in rows by chance, or a few dark ones.
#[test]
fn rough_surfaces_are_none() {
    for side in 1..=3 {
        for (rarity, part) in [(8, 0.85), (16, 0.85), (16, 0.5), (32, 0.5)] {
            let found = grain(side, rarity, part).judged();
            assert!(!found.is_scan, "{side}, {rarity}, {part}: {found:?}");
        }
    }
}

/// What the rule cannot tell: dark dots this dense grow together to marks that follow each other like words.
#[test]
fn dense_dark_grain_is_taken_for_writing() {
    let found = grain(1, 4, 0.5).judged();
    assert!(found.is_scan && found.covered == 0.0, "{found:?}");
}

#[test]
fn a_picture_of_a_few_words_on_a_page_of_text_leaves_it_text() {
    let found = Sheet::white()
        .written(24, false)
        .said(18, "these are words", BLACK)
        .judged();
    assert!(!found.is_scan, "{found:?}");
}

#[test]
fn a_picture_without_pixels_or_too_few_is_an_empty_page() {
    for (width, height) in [(0, 0), (0, 9), (40, 40)] {
        let drawn = Drawn {
            width,
            height,
            pixels: &[0, 0, 0],
        };
        assert_eq!(
            scan(&Tones::of(&drawn), &PageContent::default(), &[]),
            Scan::default()
        );
    }
}

#[test]
fn words_are_told_from_garbage_in_any_alphabet() {
    for word in [
        "word",
        "(1,234.50)",
        "UN",
        "اللاجئين",
        "беженцы",
        "難民",
        "A/HRC/59/60",
    ] {
        assert!(is_wordlike(word), "{word}");
    }
    for word in ["", "~;|", "xkqz", "l|;.,i"] {
        assert!(!is_wordlike(word), "{word}");
    }
}
