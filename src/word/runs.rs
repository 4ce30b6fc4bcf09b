//! Which way stretches of text run (UAX 9): word processors are told it run by run.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) bytes: Range<usize>,
    pub(super) is_rtl: bool,
}

/// The paragraph runs from right to left, and its text falls into these stretches.
pub(super) fn stretches(text: &str, is_natural: bool) -> (bool, Vec<Stretch>) {
    let level = (!is_natural).then(Level::ltr);
    let info = BidiInfo::new(text, level);
    let is_rtl = info
        .paragraphs
        .first()
        .is_some_and(|paragraph| paragraph.level.is_rtl());
    let mut found: Vec<Stretch> = Vec::new();
    for (bytes, level) in runs(text, &info.levels) {
        let is_rtl = level.is_rtl() || (level > Level::ltr() && !has_latin(text, &bytes));
        match found.last_mut() {
            Some(last) if last.is_rtl == is_rtl => last.bytes.end = bytes.end,
            _ => found.push(Stretch { bytes, is_rtl }),
        }
    }
    (is_rtl, found)
}

/// Stretches of one level.
fn runs(text: &str, levels: &[Level]) -> Vec<(Range<usize>, Level)> {
    let mut runs: Vec<(Range<usize>, Level)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let level = levels.get(at).copied().unwrap_or_else(Level::ltr);
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some((bytes, own)) if *own == level => bytes.end = end,
            _ => runs.push((at..end, level)),
        }
    }
    runs
}

/// Numbers among Arabic or Hebrew words go with these; word processors set their digits the right way by themselves.
fn has_latin(text: &str, bytes: &Range<usize>) -> bool {
    let mut letters = text.get(bytes.clone()).unwrap_or_default().chars();
    letters.any(|c| bidi_class(c) == BidiClass::L)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, is_natural: bool) -> (bool, Vec<(&str, bool)>) {
        let (is_rtl, found) = stretches(text, is_natural);
        let told = found.into_iter();
        let told = told.map(|one| (&text[one.bytes.clone()], one.is_rtl));
        (is_rtl, told.collect())
    }

    #[test]
    fn arabic_and_hebrew_among_other_words_are_stretches_of_their_own() {
        // With the mark that ends the run of a title, as the bundle prints it.
        assert_eq!(
            told("see “نامه از تهران\u{200e}”, 2024", false),
            (
                false,
                vec![
                    ("see “", false),
                    ("نامه از تهران", true),
                    ("\u{200e}”, 2024", false)
                ]
            )
        );
        assert_eq!(
            told("او 25 سال دارد", false).1,
            [("او 25 سال دارد", true)],
            "numbers go with the words around them"
        );
        assert_eq!(
            told("او New York دارد", true),
            (
                true,
                vec![("او ", true), ("New York", false), (" دارد", true)]
            )
        );
        assert_eq!(told("plain, as it is", true).1.len(), 1);
        assert_eq!(told("", true), (false, vec![]));
    }

    #[test]
    fn a_passage_runs_as_its_first_letter_says() {
        assert!(told("שלום and more", true).0);
        assert!(!told("שלום and more", false).0);
        assert!(!told("more שלום", true).0);
    }
}
