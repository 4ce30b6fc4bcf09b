//! Lines in Arabic, Hebrew and the like: PDFs paint them as they are seen, from left to right.

use unicode_bidi::{BidiClass, BidiInfo, bidi_class};

use super::glyph::Glyph;
use super::words::{Break, Word};

pub(super) fn is_right_to_left(glyphs: &[Glyph], line: &[u32]) -> bool {
    let glyphs = line
        .iter()
        .filter_map(|number| glyphs.get(*number as usize));
    let mut letters = glyphs.flat_map(|glyph| glyph.letters.chars());
    // No letter before the Hebrew ones is read from right to left.
    letters.any(|letter| {
        letter >= '\u{590}' && matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
    })
}

/// From left to right, as seen.
pub(super) fn sort_visually(glyphs: &[Glyph], line: &mut [u32]) {
    let direction = line
        .first()
        .and_then(|number| glyphs.get(*number as usize))
        .map(Glyph::direction)
        .unwrap_or_default();
    let along = |number: &u32| {
        let glyph = glyphs.get(*number as usize);
        glyph.map_or(0.0, |glyph| glyph.start.along(direction))
    };
    line.sort_by(|one, other| along(one).total_cmp(&along(other)));
}

/// Words as seen from left to right, put into the order in which they are read, their letters too: what
/// brings text from the order of reading to that of seeing also brings it back.
pub(super) fn reorder(words: &mut [Word]) {
    let texts: Vec<&str> = words.iter().map(|word| &*word.text).collect();
    let line = texts.join(" ");
    let info = BidiInfo::new(&line, None);
    let Some(paragraph) = info.paragraphs.first() else {
        return;
    };
    let read = info
        .reorder_line(paragraph, paragraph.range.clone())
        .into_owned();
    let is_mirrored = paragraph.level.is_rtl();
    let mut before = words.first().map(|word| word.before);
    if is_mirrored {
        words.reverse();
    }
    let read: Vec<&str> = read.split(' ').collect();
    if read.len() == words.len() {
        for (word, text) in words.iter_mut().zip(read) {
            word.text = text.to_owned();
            word.before = before.take().unwrap_or(Break::Space);
        }
    }
}
