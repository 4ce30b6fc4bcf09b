//! Which face draws which part of a paragraph: text cut into items of one span, face, script and
//! direction, which is what a shaper can take.
//!
//! A character that the wanted face lacks falls back to the first face that has it. One that no face
//! has is noted as missing and keeps the wanted face, which draws its box.

use std::collections::BTreeSet;
use std::ops::Range;

use harfrust::Script;
use unicode_bidi::Level;
use unicode_normalization::char::is_combining_mark;

use super::face::Face;
use super::fonts::Fonts;
use super::script;

/// Where to look when the wanted face lacks a character, in order.
const FALLBACKS: [Face; 3] = [Face::Serif, Face::Arabic, Face::Hebrew];

/// No letter of any language has more marks (UAX 15, stream-safe text). A shaper puts each in its place
/// in view of all others, which of many thousands takes time by the square of their number.
const MOST_MARKS: usize = 30;

/// Text that is shaped in one go.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) bytes: Range<usize>,
    /// Position of the span it is from.
    pub(super) span: usize,
    pub(super) face: Face,
    /// None as long as it holds nothing but spaces, digits and punctuation.
    pub(super) script: Option<Script>,
    pub(super) level: Level,
}

/// Cuts a paragraph into items, in logical order. `levels` has one level per byte.
pub(super) fn itemize(
    text: &str,
    spans: &[(Range<usize>, Face)],
    levels: &[Level],
    fonts: &Fonts,
    missing: &mut BTreeSet<char>,
) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut marks = 0;
    for (span, (range, wanted)) in spans.iter().enumerate() {
        let start = range.start;
        let words = text.get(range.clone()).unwrap_or_default();
        for (place, c) in words.char_indices() {
            let place = start + place;
            let level = levels.get(place).copied().unwrap_or_else(Level::ltr);
            let last = items
                .last()
                .filter(|item| item.span == span && item.level == level);
            let next = Item {
                bytes: place..place + c.len_utf8(),
                span,
                face: face_for(c, *wanted, last.map(|item| item.face), fonts, missing),
                script: script::of(c),
                level,
            };
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            if marks > MOST_MARKS {
                marks = 0;
                items.push(next);
            } else {
                add(&mut items, next);
            }
        }
    }
    items
}

/// Lengthens the last item by the next, or begins a new one.
fn add(items: &mut Vec<Item>, next: Item) {
    let joins = |last: &Item| {
        (last.span, last.face, last.level) == (next.span, next.face, next.level)
            && (last.script.is_none() || next.script.is_none() || last.script == next.script)
    };
    match items.last_mut() {
        Some(last) if joins(last) => {
            last.bytes.end = next.bytes.end;
            last.script = last.script.or(next.script);
        }
        _ => items.push(next),
    }
}

/// The face for one character, given the face of the character before it in the same run.
fn face_for(
    c: char,
    wanted: Face,
    current: Option<Face>,
    fonts: &Fonts,
    missing: &mut BTreeSet<char>,
) -> Face {
    let has = |face: &Face| fonts.of(*face).covers(c);
    // What has no script of its own stays with its neighbour, so that a name of two Arabic words
    // gets its space from the Arabic face, and a mark sits on its letter.
    if let Some(current) = current
        && (script::is_invisible(c)
            || (script::of(c).is_none() || is_combining_mark(c)) && has(&current))
    {
        return current;
    }
    if let Some(face) = [wanted].into_iter().chain(FALLBACKS).find(has) {
        return face;
    }
    if !script::is_invisible(c) {
        missing.insert(c);
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_bidi::ParagraphBidiInfo;

    fn items(text: &str) -> (Vec<(String, Face)>, BTreeSet<char>) {
        let fonts = Fonts::shipped().unwrap();
        let mut missing = BTreeSet::new();
        let bidi = ParagraphBidiInfo::new(text, Some(Level::ltr()));
        let spans = [(0..text.len(), Face::SerifItalic)];
        let items = itemize(text, &spans, &bidi.levels, &fonts, &mut missing);
        let named = items
            .into_iter()
            .map(|item| (text[item.bytes].to_owned(), item.face))
            .collect();
        (named, missing)
    }

    #[test]
    fn each_script_is_an_item_of_its_own() {
        let (items, missing) = items("call-up повестка κλήση");
        let texts: Vec<_> = items.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["call-up ", "повестка ", "κλήση"]);
        assert!(missing.is_empty());
    }

    #[test]
    fn an_arabic_name_of_two_words_is_one_item_in_the_arabic_face() {
        let (items, missing) = items("by عبد الله in");
        assert_eq!(
            items,
            [
                ("by ".to_owned(), Face::SerifItalic),
                ("عبد الله".to_owned(), Face::Arabic),
                (" in".to_owned(), Face::SerifItalic),
            ]
        );
        assert!(missing.is_empty());
    }

    #[test]
    fn more_marks_than_any_letter_has_are_shaped_apart() {
        let words = format!("a{}b", "\u{301}".repeat(1000));
        let (items, missing) = items(&words);
        let whole: String = items.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(whole, words);
        assert!(items.iter().all(|(text, _)| text.chars().count() <= 32));
        assert!(missing.is_empty());
    }

    #[test]
    fn a_character_that_no_face_has_is_reported() {
        let (_, missing) = items("a😀b\u{200d}c🛡\u{fe0f}");
        assert_eq!(missing.into_iter().collect::<String>(), "😀🛡");
    }
}
