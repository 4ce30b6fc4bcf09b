//! Which ink the letters of a document cover.

use crate::pdf::content::{Glyph, PageContent, Paint, Rect, Word};

use super::ink::Bitmap;

/// So far beyond their area letters cover, in parts of their size: accents, and the edges of strokes.
const BEYOND: f32 = 0.12;

/// Those that lie over a picture of the same letters do not lie exactly.
const BEYOND_UNSEEN: f32 = 0.25;

/// Letters that nobody sees are no layer over a scan where they are larger than this, in points, or wider
/// than this, in parts of their size.
const LARGEST: f32 = 72.0;
const WIDEST: f32 = 2.0;

/// Of the words of a layer so many in a hundred have to look like words.
const WORDS: usize = 40;

/// Where readable letters are, in a picture of the page as large as this.
pub(super) fn cover(
    content: &PageContent,
    words: &[Word],
    (width, height): (usize, usize),
) -> Bitmap {
    let mut cover = Bitmap::empty(width, height);
    let scale = (
        width as f32 / content.size.0.max(1.0),
        height as f32 / content.size.1.max(1.0),
    );
    let below = last_large_picture(content);
    let is_unseen = |glyph: &Glyph| glyph.paint == Paint::Nothing || glyph.order < below;
    let glyphs = |word: &Word| -> Vec<&Glyph> {
        let numbers = word.glyphs.iter();
        numbers
            .filter_map(|number| content.glyphs.get(*number as usize))
            .collect()
    };
    let is_layer = says_something(words.iter().filter(|word| {
        let glyphs = glyphs(word);
        glyphs.iter().any(|glyph| is_unseen(glyph))
    }));
    for word in words.iter().filter(|word| is_readable(&word.text)) {
        for glyph in glyphs(word) {
            let is_unseen = is_unseen(glyph);
            if glyph.letters.is_unknown() || is_unseen && !(is_layer && is_small(glyph)) {
                continue;
            }
            let beyond = if is_unseen { BEYOND_UNSEEN } else { BEYOND };
            fill(&mut cover, glyph.area().wider(glyph.size() * beyond), scale);
        }
    }
    cover
}

/// Where words lie over writing, so much of their area is ink at least …
const INKED: f32 = 0.05;
/// … and so many times as much as of the rest of the page: a photograph is as dark beside words as below them.
const DENSER: f32 = 3.0;

/// Whether the letters of a page lie over ink and the rest of it is paper.
pub(super) fn lies_over_writing(ink: &Bitmap, cover: &Bitmap) -> bool {
    let all = ink.width * ink.height;
    let (inked, lettered) = (ink.count(), cover.count());
    let beside = ink.without(cover).count();
    let share = |part: usize, of: usize| part as f32 / of.max(1) as f32;
    let within = share(inked - beside, lettered);
    within >= INKED && within >= share(beside, all - lettered) * DENSER
}

/// When the last picture was painted that takes up half of the page: what came before is below it.
pub(in crate::pdf::content) fn last_large_picture(content: &PageContent) -> u32 {
    let page = content.page();
    let large = content.marks.iter().filter(|mark| {
        let seen = mark.area.common(page);
        mark.is_picture
            && mark.is_opaque
            && seen.width() * seen.height() >= page.width() * page.height() / 2.0
    });
    large.map(|mark| mark.order).max().unwrap_or_default()
}

fn is_small(glyph: &Glyph) -> bool {
    let size = glyph.size();
    size <= LARGEST && glyph.start.to(glyph.end).length() <= size * WIDEST
}

fn fill(cover: &mut Bitmap, area: Rect, (across, down): (f32, f32)) {
    // What is left of the page or above it becomes 0.
    let first = |value: f32| value.floor().max(0.0) as usize;
    let behind = |value: f32| value.ceil().max(0.0) as usize;
    cover.fill(
        first(area.x0 * across)..behind(area.x1 * across),
        first(area.y0 * down)..behind(area.y1 * down),
    );
}

/// Whether a word has more letters and digits than other signs.
fn is_readable(text: &str) -> bool {
    let (letters, all) = counted(text);
    letters * 2 >= all && letters > 0
}

fn counted(text: &str) -> (usize, usize) {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    (letters.count(), text.chars().count())
}

/// Whether the words of a layer are no garbage, as far as can be told without knowing the language.
fn says_something<'w>(words: impl Iterator<Item = &'w Word>) -> bool {
    let (good, all) = words.fold((0, 0), |(good, all), word| {
        (good + usize::from(is_wordlike(&word.text)), all + 1)
    });
    good * 100 >= all * WORDS
}

/// Letters or digits but for what stands at its ends; in Latin letters with a vowel.
pub(super) fn is_wordlike(text: &str) -> bool {
    let core = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let (letters, all) = counted(core);
    let is_latin = core.chars().all(|letter| letter.is_ascii_alphabetic());
    let has_vowel = core.chars().any(|letter| "aeiouyAEIOUY".contains(letter));
    letters > 0 && letters * 3 >= all * 2 && (!is_latin || all < 4 || has_vowel)
}
