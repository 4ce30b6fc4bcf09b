//! The search itself: three ways to read the same words, and what stands in any of them.

use std::ops::Range;

use crate::quote::Area;

use super::Term;
use super::fold::{Letter, folded, skeleton};

/// A word and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed<'w> {
    pub text: &'w str,
    /// From 0.
    pub page: usize,
    pub area: Area,
    /// Whether a line begins with it.
    pub begins_line: bool,
}

/// A term that stands among the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The words that hold it, by their numbers.
    pub words: Range<usize>,
    /// By its number.
    pub term: usize,
}

/// A term with more letters is found also where a word is broken without a sign.
const TELLING: usize = 6;

/// Pieces of a word whose letters are set apart have no more letters.
const PIECE: usize = 2;

/// Every place of every term, in order.
pub fn find(terms: &[Term], words: &[Placed<'_>]) -> Vec<Found> {
    let plain: Vec<Vec<Letter>> = (0..)
        .zip(words)
        .map(|(number, word)| folded(word.text, number))
        .collect();
    let together: Vec<Letter> = plain.concat();
    let sounds: Vec<Letter> = plain.iter().flat_map(|word| skeleton(word)).collect();
    let joined = skeleton(&joined(words, &plain));
    let mut found = Vec::new();
    for (number, term) in terms.iter().enumerate() {
        let mut look = |letters: &[Letter], wanted: &[Letter]| {
            let places = places(letters, wanted, term.is_short());
            let places = places.filter(|place| may_be(letters, place, wanted, words));
            found.extend(places.filter_map(|place| {
                let (first, last) = (letters.get(place.start)?, letters.get(place.end - 1)?);
                Some(Found {
                    words: first.word..last.last_word + 1,
                    term: number,
                })
            }));
        };
        look(&together, &term.plain);
        look(&sounds, &term.skeleton);
        look(&joined, &term.skeleton);
    }
    found.sort_by_key(|found| (found.words.start, found.words.end, found.term));
    found.dedup();
    found
}

/// The first of the terms that stands in a text.
pub fn stands_in(terms: &[Term], text: &str) -> Option<usize> {
    let words = text.split_whitespace().map(|text| Placed {
        text,
        page: 0,
        area: Area::default(),
        begins_line: false,
    });
    let words: Vec<Placed<'_>> = words.collect();
    find(terms, &words).first().map(|found| found.term)
}

/// The letters with words put together again that a line's end, or letters set apart, took to pieces.
fn joined(words: &[Placed<'_>], plain: &[Vec<Letter>]) -> Vec<Letter> {
    let mut all: Vec<Letter> = Vec::new();
    let mut before: Option<(&Placed<'_>, usize)> = None;
    for (word, letters) in words.iter().zip(plain) {
        let goes_on = before.is_some_and(|(last, length)| {
            ends_in_hyphen(last.text) || word.begins_line || length.max(letters.len()) <= PIECE
        });
        let mut letters = letters.clone();
        if goes_on && let Some(first) = letters.first_mut() {
            first.is_first = false;
        }
        before = Some((word, letters.len()));
        all.extend(letters);
    }
    all
}

fn ends_in_hyphen(text: &str) -> bool {
    text.ends_with([
        '-', '\u{ad}', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '¬',
    ])
}

/// Where the wanted letters follow each other; as whole words only where that is asked for.
fn places<'l>(
    letters: &'l [Letter],
    wanted: &'l [Letter],
    is_whole: bool,
) -> impl Iterator<Item = Range<usize>> + 'l {
    let last = (letters.len() + 1).saturating_sub(wanted.len().max(1));
    let starts = (0..last).filter(move |start| {
        let there = letters.iter().skip(*start).zip(wanted);
        let is_there = there.clone().all(|(one, other)| one.letter == other.letter);
        is_there && !wanted.is_empty() && {
            let begins = letters.get(*start).is_some_and(|one| one.is_first);
            let behind = letters.get(start + wanted.len());
            !is_whole || begins && behind.is_none_or(|one| one.is_first)
        }
    });
    starts.map(move |start| start..start + wanted.len())
}

/// Whether words begin in the midst of what was found only where they do in the term, or where a word was broken.
fn may_be(
    letters: &[Letter],
    place: &Range<usize>,
    wanted: &[Letter],
    words: &[Placed<'_>],
) -> bool {
    let Some(there) = letters.get(place.clone()) else {
        return false;
    };
    let pairs = there.windows(2).zip(wanted.iter().skip(1));
    let mut breaks = pairs.filter(|(pair, wanted)| match pair {
        [last, next] => next.is_first && last.word != next.word && !wanted.is_first,
        _ => false,
    });
    wanted.len() >= TELLING || {
        let length = |word: usize| there.iter().filter(|one| one.word == word).count();
        breaks.all(|(pair, _)| match pair {
            [last, next] => {
                let is_spaced = length(last.word).max(length(next.word)) <= PIECE;
                is_spaced
                    || words
                        .get(last.word)
                        .is_some_and(|word| ends_in_hyphen(word.text))
            }
            _ => true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text, line by line, that hold one of the terms.
    fn found(terms: &[&str], text: &str) -> Vec<String> {
        let terms: Vec<Term> = terms.iter().filter_map(|term| Term::new(term)).collect();
        let words = text.lines().flat_map(|line| {
            let words = line.split_whitespace().enumerate();
            words.map(|(at, text)| Placed {
                text,
                page: 0,
                area: Area::default(),
                begins_line: at == 0,
            })
        });
        let words: Vec<Placed<'_>> = words.collect();
        let found = find(&terms, &words);
        let told = found.iter().map(|found| {
            let words = words[found.words.clone()].iter();
            words.map(|word| word.text).collect::<Vec<_>>().join(" ")
        });
        told.collect()
    }

    #[test]
    fn a_term_is_found_however_it_is_written() {
        let term = &["Ivan Kovalyov"];
        for (text, there) in [
            ("seen by Ivan Kovalyov, who", "Ivan Kovalyov,"),
            ("IVAN KOVALYOV’S son", "IVAN KOVALYOV’S"),
            ("of Ivan\nKovalyov and", "Ivan Kovalyov"),
            ("of Ivan Kova-\nlyov and", "Ivan Kova- lyov"),
            ("of Ivan Koval-\nyov and", "Ivan Koval- yov"),
            ("of Ivan Kovaly-\nov and", "Ivan Kovaly- ov"),
            ("of I v a n K o v a l y o v and", "I v a n K o v a l y o v"),
            ("von Iván Kovályov", "Iván Kovályov"),
            ("Свидетель Иван Ковалёв сказал", "Иван Ковалёв"),
            ("Ivan Kovalev, Ivan", "Ivan Kovalev,"),
            ("IvanKovaliov@example.org", "IvanKovaliov@example.org"),
            ("(Ivan_Kovalyov)", "(Ivan_Kovalyov)"),
        ] {
            assert_eq!(found(term, text), [there], "{text}");
        }
    }

    #[test]
    fn letters_of_two_words_that_follow_each_other_hide_nothing() {
        assert_eq!(
            found(&["Novak"], "that Novak has and novakh"),
            ["Novak", "novakh"]
        );
        assert_eq!(found(&["Kovalyov"], "by Kovaly ov here"), ["Kovaly ov"]);
    }

    #[test]
    fn short_terms_are_whole_words_and_no_term_is_put_together_by_chance() {
        assert_eq!(
            found(&["Li"], "Li, Lisa and li-Ali (LI)"),
            ["Li,", "li-Ali", "(LI)"]
        );
        assert!(found(&["Iran"], "I ran home").is_empty());
        assert_eq!(
            found(&["Iran"], "I r a n and Ir-\nan"),
            ["I r a n", "Ir- an"]
        );
        assert_eq!(
            found(&["PA/12345/2023"], "no. PA 12345 2023, PA/12345/2023."),
            ["PA 12345 2023,", "PA/12345/2023."]
        );
    }

    #[test]
    fn a_term_without_letters_is_none() {
        assert!(Term::new(" … ").is_none());
        assert_eq!(
            super::super::listed("# of the children\nAnna\n\n anna \nAnna\n").len(),
            2
        );
    }

    #[test]
    fn a_term_in_a_text_without_places_is_found() {
        let terms = super::super::listed("Mokoena\nLi");
        assert_eq!(stands_in(&terms, "mailto:a.mokoena@example.org"), Some(0));
        assert_eq!(stands_in(&terms, "Statement of Li"), Some(1));
        assert_eq!(stands_in(&terms, "Statement"), None);
    }
}
