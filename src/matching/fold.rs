//! Text made comparable for search: no case, no diacritics, no punctuation, one spelling.
//!
//! Letters and digits stay, in lower case and without marks; everything between them is one space.
//! `-iz-` and `-is-` count as the same (mobilization, mobilisation), as do `ё` and `е`.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded words of `text`, each with one space before it: ` kak dela`.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    let mut between = true;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        // "Jehovah's" is found by "jehovahs".
        if is_apostrophe(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            between = true;
            continue;
        }
        if between {
            folded.push(' ');
            between = false;
        }
        folded.extend(c.to_lowercase());
    }
    one_spelling(folded)
}

fn one_spelling(folded: String) -> String {
    if folded.contains("iz") {
        folded.replace("iz", "is")
    } else {
        folded
    }
}

/// A folded text that knows where each of its bytes came from.
pub(super) struct Placed {
    pub(super) folded: String,
    /// By byte of the folded text: the character that it was in the text. A space before a word has the
    /// place of the word's first character.
    places: Vec<Range<usize>>,
}

impl Placed {
    pub(super) fn new(text: &str) -> Self {
        let mut placed = Placed {
            folded: String::with_capacity(text.len() + 1),
            places: Vec::with_capacity(text.len() + 1),
        };
        let mut between = true;
        for (at, c) in text.char_indices() {
            for part in std::iter::once(c).nfkd() {
                placed.take(part, at..at + c.len_utf8(), &mut between);
            }
        }
        placed.folded = one_spelling(placed.folded);
        placed
    }

    /// The same rules as in [`fold`], for one letter or mark of the text.
    fn take(&mut self, c: char, place: Range<usize>, between: &mut bool) {
        if is_combining_mark(c) {
            // It belongs to the letter before it.
            if let Some(last) = self.places.last_mut().filter(|_| !*between) {
                last.end = place.end;
            }
        } else if is_apostrophe(c) {
        } else if !c.is_alphanumeric() {
            *between = true;
        } else {
            if std::mem::take(between) {
                self.folded.push(' ');
                self.places.push(place.clone());
            }
            let before = self.folded.len();
            self.folded.extend(c.to_lowercase());
            let added = self.folded.len() - before;
            self.places.extend(std::iter::repeat_n(place, added));
        }
    }

    /// The part of the text that a part of the folded text came from.
    pub(super) fn place(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let part = self.folded.get(folded.clone())?;
        let lead = part.len() - part.trim_start().len();
        let first = self.places.get(folded.start + lead)?;
        let last = self.places.get(folded.end.checked_sub(1)?)?;
        (first.start < last.end).then_some(first.start..last.end)
    }
}

/// An apostrophe or a hyphen at which a line may break: inside a word, neither ends it.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::{Placed, fold};

    #[test]
    fn a_text_that_knows_its_places_folds_like_any_other() {
        for text in [
            "  Čechen—“Ёлка”, NAÏVE",
            "Jehovah’s witnesses’ mobilization",
            "e\u{301}tat, ½ of Ⅷ ﬁles",
            "",
            " — ",
        ] {
            let placed = Placed::new(text);
            assert_eq!(placed.folded, fold(text));
            assert_eq!(placed.folded.len(), placed.places.len());
        }
    }

    #[test]
    fn case_marks_and_punctuation_do_not_count() {
        assert_eq!(fold("  Čechen—“Ёлка”, NAÏVE"), " cechen елка naive");
    }

    #[test]
    fn both_english_spellings_are_one() {
        assert_eq!(fold("Mobilization"), fold("mobilisation"));
    }

    #[test]
    fn an_apostrophe_does_not_part_a_word() {
        assert_eq!(fold("Jehovah’s"), " jehovahs");
    }
}
