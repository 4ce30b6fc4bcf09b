//! Letters as they are compared: of any alphabet as plain ones, and as they sound.
//!
//! `Ковалёв`, `Kovalyov`, `Kovalev`, `Kovaliov` and `Kovaleff` are one name. Each transliteration is a rule that
//! makes several spellings one; it matters little that other words become alike, too, for both sides are made so.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One letter or figure of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) letter: char,
    /// The word that it is from, by its number.
    pub(super) word: usize,
    /// The last word that it is from, where it stands for several letters.
    pub(super) last_word: usize,
    /// Whether a word, or a part of one behind a sign, begins here.
    pub(super) is_first: bool,
}

/// The letters and figures of a text in lower case, without accents, in the Latin alphabet.
pub(super) fn folded(text: &str, word: usize) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut is_first = true;
    for c in text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_unseen(*c))
    {
        if !c.is_alphanumeric() {
            is_first |= !matches!(c, '’' | '\'' | 'ʼ');
            continue;
        }
        let plain = any_ascii::any_ascii_char(c).to_lowercase();
        for letter in plain.chars().filter(char::is_ascii_alphanumeric) {
            letters.push(Letter {
                letter,
                word,
                last_word: word,
                is_first,
            });
            is_first = false;
        }
    }
    letters
}

/// Soft hyphens and marks of direction stand in the midst of words.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What is written so, and what it becomes; the first that fits is taken.
const RULES: [(&str, &str); 28] = [
    ("shch", "S"),
    ("sch", "S"),
    ("sh", "S"),
    ("ch", "C"),
    ("zh", "j"),
    ("kh", "h"),
    ("tz", "c"),
    ("ts", "c"),
    ("ks", "x"),
    ("yoff", "ev"),
    ("ioff", "ev"),
    ("off", "ev"),
    ("eff", "ev"),
    ("yov", "ev"),
    ("iov", "ev"),
    ("yev", "ev"),
    ("iev", "ev"),
    ("ov", "ev"),
    ("yo", "e"),
    ("io", "e"),
    ("ye", "e"),
    ("ie", "e"),
    ("iy", "i"),
    ("yy", "i"),
    ("yi", "i"),
    ("ii", "i"),
    ("ij", "i"),
    ("y", "i"),
];

/// As the letters sound. Nothing is put together over the start of a word.
pub(super) fn skeleton(letters: &[Letter]) -> Vec<Letter> {
    let mut made = Vec::with_capacity(letters.len());
    let mut rest = letters;
    while let Some((first, behind)) = rest.split_first() {
        let rule = RULES.iter().find(|(written, _)| begins(rest, written));
        let (sounds, taken) = match rule {
            Some((written, sounds)) => (*sounds, written.len()),
            None => {
                made.push(*first);
                rest = behind;
                continue;
            }
        };
        let last_word = rest
            .get(taken - 1)
            .map_or(first.word, |last| last.last_word);
        for (at, letter) in sounds.chars().enumerate() {
            made.push(Letter {
                letter,
                word: first.word,
                last_word,
                is_first: first.is_first && at == 0,
            });
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    made
}

fn begins(letters: &[Letter], written: &str) -> bool {
    let mut letters = letters.iter();
    written.chars().enumerate().all(|(at, wanted)| {
        let letter = letters.next();
        letter.is_some_and(|letter| letter.letter == wanted && (at == 0 || !letter.is_first))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds(text: &str) -> String {
        let letters = skeleton(&folded(text, 0));
        letters.iter().map(|letter| letter.letter).collect()
    }

    #[test]
    fn a_name_is_one_however_it_was_transliterated() {
        for spellings in [
            &[
                "Ковалёв",
                "Ковалев",
                "Kovalyov",
                "Kovalev",
                "Kovaliov",
                "KOVALYEV",
                "Kovaleff",
            ][..],
            &[
                "Дмитрий",
                "Dmitriy",
                "Dmitry",
                "Dmitri",
                "Dmitrii",
                "Dmitrij",
                "Dmitryi",
            ],
            &["Михаил", "Mikhail", "Mihail"],
            &["Жанна", "Zhanna", "Janna"],
            &["Царёв", "Tsarev", "Tsaryov", "Carev", "Tzareff"],
            &["Фёдор", "Fyodor", "Fedor", "Fiodor"],
            &["Алексей", "Aleksei", "Aleksey", "Alexei", "Alexey"],
            &["Щербаков", "Shcherbakov", "Scherbakov"],
        ] {
            let all: Vec<String> = spellings.iter().map(|text| sounds(text)).collect();
            assert!(
                all.iter().all(|one| one == &all[0]),
                "{spellings:?}: {all:?}"
            );
        }
    }

    #[test]
    fn signs_accents_and_case_are_left_out_and_begin_words() {
        let letters = folded("Çağlar-Öz’s", 0);
        let text: String = letters.iter().map(|letter| letter.letter).collect();
        assert_eq!(text, "caglarozs");
        let firsts = letters.iter().filter(|letter| letter.is_first);
        assert_eq!(firsts.count(), 2);
    }
}
