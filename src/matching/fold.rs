//! Text made comparable for search: no case, no diacritics, no punctuation, one spelling.
//!
//! Letters and digits stay, in lower case and without marks; everything between them is one space.
//! `-iz-` and `-is-` count as the same (mobilization, mobilisation), as do `ё` and `е`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded words of `text`, each with one space before it: ` kak dela`.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    let mut between = true;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        // An apostrophe inside a word does not end it: "Jehovah's" is found by "jehovahs".
        if matches!(c, '\'' | '’' | 'ʼ' | '\u{ad}') {
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
    if folded.contains("iz") {
        folded.replace("iz", "is")
    } else {
        folded
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

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
