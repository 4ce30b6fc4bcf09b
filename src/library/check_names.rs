//! Whether a summary names anybody, as far as its words can tell without being understood.

use super::date::is_month;
use super::letters::bare;

/// Whether a name stands in the text: a word with a capital letter within a sentence, or at its beginning one that the
/// record of the source has as well. Months are no names.
pub(super) fn names_somebody(text: &str, own_words: &str) -> bool {
    let own = own_words.split_whitespace().map(bare);
    let own: Vec<&str> = own.filter(|word| may_be_name(word)).collect();
    let is_own = |word: &str| {
        let is_like = |known: &&str| known.starts_with(word) || word.starts_with(*known);
        may_be_name(word) && own.iter().any(is_like)
    };
    let mut begins = true;
    text.split_whitespace().any(|word| {
        let letters = bare(word);
        let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
        let stands_out = letters.starts_with(char::is_uppercase) && !is_month(letters);
        let is_name = stands_out && (!begins || capitals > 1 || is_own(letters));
        begins = word.ends_with(['.', '?', '!']);
        is_name
    })
}

/// Whether a word of a title may be a name: short ones with a capital letter are “The” and “For”.
fn may_be_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.len() > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_word_with_a_capital_letter_that_does_not_only_begin_a_sentence() {
        for text in [
            "Men in Rostov are beaten.",
            "Recruiters of GUR pay.",
            "CIT counted 40.",
            "Mediazona counted 40.",
            "Russian courts fine men.",
        ] {
            assert!(
                names_somebody(text, "Mediazona, Russia and the draft"),
                "{text}"
            );
        }
        for text in [
            "Men are beaten. Some of them die.",
            "In March soldiers were beaten.",
            "The draft is harsh.",
            "",
        ] {
            assert!(!names_somebody(text, "The draft, For men"), "{text}");
        }
    }
}
