//! Words that are not painted, laid over a picture of them: so that it can be searched, copied and quoted.
//!
//! Their font has no shapes. Each letter of it is half as wide as it is high, and each word is stretched to the
//! width that it has in the picture. What its codes mean is said letter by letter (`/ToUnicode`), and only of
//! letters that stand in the layer: nothing else can be learnt from the font.

mod no_shapes;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_bidi::{BidiClass, BidiInfo, bidi_class};

use super::content::{Break, Word};

/// The name under which pages know the font.
pub(super) const FONT: &str = "BundleWords";

/// The code of the space; letters have those behind it.
const SPACE: u16 = 1;

/// How wide a letter is, in parts of its height.
const WIDTH: f32 = 0.5;

/// The font of the layers of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LayerFont {
    codes: BTreeMap<char, u16>,
}

/// The letters of words that are still being gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct LayerLetters(BTreeSet<char>);

impl LayerLetters {
    pub(super) fn extend<'w>(&mut self, words: impl Iterator<Item = &'w Word>) {
        self.0.extend(words.flat_map(|word| word.text.chars()));
    }

    /// None where there are no letters.
    pub(super) fn font(self) -> Option<LayerFont> {
        (!self.0.is_empty()).then(|| LayerFont::with(self.0))
    }
}

impl LayerFont {
    /// With the letters of these words.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w Word>) -> LayerFont {
        let mut letters = LayerLetters::default();
        letters.extend(words);
        LayerFont::with(letters.0)
    }

    fn with(letters: BTreeSet<char>) -> LayerFont {
        let mut codes: BTreeMap<char, u16> = letters.into_iter().map(|one| (one, 0)).collect();
        codes.insert(' ', 0);
        for (code, (_, known)) in (SPACE..u16::MAX).zip(&mut codes) {
            *known = code;
        }
        LayerFont { codes }
    }

    /// The content of a page of that height that lays these words at their places.
    pub(super) fn content(&self, words: &[&Word], height: f32) -> Vec<u8> {
        let mut out = b"BT 3 Tr\n".to_vec();
        for (at, word) in words.iter().enumerate() {
            let gap = words.get(at + 1).and_then(|next| gap(word, next));
            self.word(&mut out, word, height, gap);
        }
        out.extend_from_slice(b"ET\n");
        out
    }

    fn word(&self, out: &mut Vec<u8>, word: &Word, height: f32, gap: Option<f32>) {
        let codes = self.coded(&word.text);
        let size = word.size.max(0.5);
        let letters = (codes.len() / 4).max(1) as f32;
        let stretched =
            |width: f32, letters: f32| (width / (letters * WIDTH * size)).max(0.001) * 100.0;
        let (x, y) = start(word);
        let (dx, dy) = (word.direction.x, -word.direction.y);
        let place = format!(
            "/{FONT} {size:.3} Tf {:.3} Tz {dx:.5} {dy:.5} {:.5} {dx:.5} {x:.3} {:.3} Tm <{codes}> Tj\n",
            stretched(width(word), letters),
            -dy,
            height - y,
        );
        out.extend_from_slice(place.as_bytes());
        if let Some(gap) = gap {
            let space = format!("{:.3} Tz <{:04X}> Tj\n", stretched(gap, 1.0), self.space());
            out.extend_from_slice(space.as_bytes());
        }
    }

    fn space(&self) -> u16 {
        self.codes.get(&' ').copied().unwrap_or(SPACE)
    }

    /// In the order in which they are seen, in hexadecimal.
    fn coded(&self, text: &str) -> String {
        let code = |letter: char| {
            let code = self.codes.get(&letter).copied().unwrap_or(SPACE);
            format!("{code:04X}")
        };
        let seen = as_seen(text);
        seen.chars().map(code).collect()
    }
}

/// The letters of a word from left to right: of Arabic and Hebrew the last first, and numbers among them as they are.
fn as_seen(text: &str) -> Cow<'_, str> {
    let runs_left = |letter: char| matches!(bidi_class(letter), BidiClass::R | BidiClass::AL);
    if !text.chars().any(runs_left) {
        return Cow::Borrowed(text);
    }
    let bidi = BidiInfo::new(text, None);
    match bidi.paragraphs.first() {
        Some(paragraph) => bidi.reorder_line(paragraph, paragraph.range.clone()),
        None => Cow::Borrowed(text),
    }
}

/// The baseline at the left of a word.
fn start(word: &Word) -> (f32, f32) {
    match is_level(word) {
        true => (word.area.x0, word.start.y),
        false => (word.start.x, word.start.y),
    }
}

fn is_level(word: &Word) -> bool {
    word.direction.x > 0.999
}

/// How long a word is along its line: its area is around it, however it is turned.
fn width(word: &Word) -> f32 {
    let (across, down) = (word.direction.x.abs(), word.direction.y.abs());
    let (width, height) = (word.area.width(), word.area.height());
    let long = match across >= down {
        true => (width - word.size * down) / across,
        false => (height - word.size * across) / down,
    };
    if long.is_finite() { long.max(0.1) } else { 0.1 }
}

/// How far the next word of a line is away, where a space stands between them.
fn gap(word: &Word, next: &Word) -> Option<f32> {
    let is_near =
        is_level(word) && is_level(next) && (word.start.y - next.start.y).abs() < word.size * 0.3;
    let gap = next.area.x0 - word.area.x1;
    let is_gap = (0.01..word.size * 4.0).contains(&gap);
    (next.before == Break::Space && is_near && is_gap).then_some(gap)
}

#[cfg(test)]
mod tests {
    use super::as_seen;

    #[test]
    fn letters_that_run_left_are_laid_from_the_last_and_numbers_among_them_as_they_are() {
        for (text, seen) in [
            ("asylum", "asylum"),
            ("سلام", "مالس"),
            ("سلام،", "،مالس"),
            ("عام2014", "2014ماع"),
            ("۱۳۹۳", "۱۳۹۳"),
            ("", ""),
        ] {
            assert_eq!(as_seen(text), seen, "{text}");
        }
    }
}
