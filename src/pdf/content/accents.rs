//! Accents that are painted apart from their letters, as older typesetting programs do: the two are one letter.

use unicode_normalization::UnicodeNormalization as _;

use super::glyph::{Glyph, Letters};

/// So much of the narrower of the two stands above or below the other.
const COMMON: f32 = 0.6;

/// What an accent that stands for itself is on a letter.
fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '`' => '\u{300}',
        '´' => '\u{301}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¯' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}

/// A letter and the accent that is painted on it, before or after it, as one.
pub(super) fn joined(last: &Glyph, next: &Glyph) -> Option<String> {
    let (Letters::One(first), Letters::One(second)) = (&last.letters, &next.letters) else {
        return None;
    };
    let (letter, accent) = match (combining(*first), combining(*second)) {
        (Some(accent), None) => (*second, accent),
        (None, Some(accent)) => (*first, accent),
        _ => return None,
    };
    if !letter.is_alphabetic() || !is_on(last, next) {
        return None;
    }
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        _ => letter,
    };
    Some([letter, accent].into_iter().nfc().collect())
}

fn is_on(last: &Glyph, next: &Glyph) -> bool {
    let direction = last.direction();
    let place = |glyph: &Glyph| (glyph.start.along(direction), glyph.end.along(direction));
    let ((from, to), (next_from, next_to)) = (place(last), place(next));
    let common = to.min(next_to) - from.max(next_from);
    let narrower = (to - from).min(next_to - next_from);
    narrower > 0.0 && common > COMMON * narrower
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::content::{Paint, Point, words};

    fn glyph(letter: char, x: f32, width: f32) -> Glyph {
        let start = Point { x, y: 72.0 };
        Glyph {
            letters: Letters::One(letter),
            start,
            end: start.plus(Point { x: width, y: 0.0 }),
            up: Point { x: 0.0, y: -10.0 },
            paint: Paint::Colour([0, 0, 0], 1.0),
            outline: None,
            order: 0,
            clip: None,
            is_vertical: false,
        }
    }

    fn read(glyphs: &[Glyph]) -> Vec<String> {
        words(glyphs).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn accents_belong_to_the_letters_on_which_they_stand() {
        let before = [
            glyph('C', 72.0, 6.0),
            glyph('´', 78.5, 3.3),
            glyph('e', 78.0, 4.4),
            glyph('a', 82.4, 5.0),
        ];
        assert_eq!(read(&before), ["Céa"]);
        let after = [
            glyph('Z', 72.0, 6.0),
            glyph('˙', 73.3, 3.3),
            glyph('a', 78.0, 5.0),
        ];
        assert_eq!(read(&after), ["Ża"]);
        let dotless = [
            glyph('´', 71.8, 3.3),
            glyph('ı', 72.0, 2.8),
            glyph('r', 74.8, 3.3),
        ];
        assert_eq!(read(&dotless), ["ír"]);
    }

    #[test]
    fn accents_beside_letters_are_signs() {
        let glyphs = [
            glyph('~', 72.0, 5.0),
            glyph('u', 77.0, 5.0),
            glyph('^', 82.0, 5.0),
        ];
        assert_eq!(read(&glyphs), ["~u^"]);
    }
}
