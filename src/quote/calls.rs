//! Calls for a note: which characters of a word of a document are left out of comparing.
//!
//! A call is raised above its line, or clearly smaller than it and close to the word before it, or in square brackets
//! where the notes of the document are numbered so. A figure of its line's size and height always counts; so do
//! ordinals ("1st") and powers of units ("km2") that are raised.

use std::ops::Range;

use super::document::{Document, Role, Word};

/// Notes are numbered up to some hundreds.
const LONGEST: usize = 3;

/// So many notes in brackets, at least, where calls are in brackets, too.
const FEWEST: usize = 3;

/// A call that is only smaller stands so close to the word before it, in parts of the size of its letters: what has a
/// whole space before it is a figure of the sentence.
const CLOSE: f32 = 0.2;

const UNITS: [&str; 7] = ["m", "km", "cm", "mm", "ft", "mi", "yd"];

/// Whether notes of a document begin with their number in square brackets.
pub(super) fn are_in_brackets(document: &Document) -> bool {
    let words = document.pages.iter().flat_map(|page| &page.words);
    let notes = words.filter(|word| word.role == Role::Note && word.starts_paragraph);
    notes.filter(|word| is_bracketed(&word.text)).count() >= FEWEST
}

fn is_bracketed(text: &str) -> bool {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    inner.is_some_and(is_short_number)
}

fn is_short_number(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word without its calls; none where there are none. What is left may be nothing.
pub(super) fn without_calls(
    word: &Word,
    last: Option<&Word>,
    next: Option<&Word>,
    are_in_brackets: bool,
) -> Option<String> {
    if word.raised.is_empty() && !word.is_smaller && !are_in_brackets {
        return None;
    }
    let letters: Vec<char> = word.text.chars().collect();
    let mut calls = raised_calls(word, &letters);
    let follows = last.is_some_and(|last| {
        let is_close = word.area.x0 - last.area.x1 <= CLOSE * last.size;
        last.line == word.line && last.role == word.role && is_close
    });
    if word.is_smaller && follows {
        calls.extend(small_call(&letters));
    }
    if are_in_brackets && word.role == Role::Text {
        calls.extend(bracketed_call(&letters));
    }
    if calls.is_empty() {
        return None;
    }
    let mut left_out = vec![false; letters.len()];
    for call in calls {
        left_out.get_mut(call).unwrap_or_default().fill(true);
    }
    let is_left_out = |at: usize| left_out.get(at) == Some(&true);
    let parts_calls = |at: usize| {
        let before = at.checked_sub(1).is_some_and(is_left_out);
        // "a/" of older documents.
        if before && at + 1 == letters.len() && letters.get(at) == Some(&'/') {
            return true;
        }
        let after = match at + 1 == letters.len() {
            true => next.is_some_and(begins_with_call),
            false => is_left_out(at + 1),
        };
        before
            && after
            && letters
                .get(at)
                .is_some_and(|letter| matches!(letter, ',' | ';' | '–' | '-'))
    };
    let kept = (0..)
        .zip(&letters)
        .filter(|(at, _)| !is_left_out(*at) && !parts_calls(*at));
    Some(kept.map(|(_, letter)| letter).collect())
}

/// The figures by which a word calls for notes.
pub(super) fn called(word: &Word) -> Vec<String> {
    let letters: Vec<char> = word.text.chars().collect();
    let mut calls = raised_calls(word, &letters);
    if word.is_smaller {
        calls.extend(small_call(&letters));
    }
    let own = calls.iter().filter_map(|call| letters.get(call.clone()));
    own.map(|call| {
        let figures = call.iter().filter_map(|letter| figure(*letter));
        figures.collect::<String>()
    })
    .filter(|call| !call.is_empty())
    .collect()
}

/// Raised or not.
fn figure(letter: char) -> Option<char> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let value = RAISED.chars().position(|raised| raised == letter);
    let value = value.and_then(|value| char::from_digit(u32::try_from(value).ok()?, 10));
    value.or(Some(letter).filter(char::is_ascii_digit))
}

fn begins_with_call(word: &Word) -> bool {
    let letters: Vec<char> = word.text.chars().collect();
    raised_calls(word, &letters)
        .iter()
        .any(|call| call.start == 0)
}

fn raised_calls(word: &Word, letters: &[char]) -> Vec<Range<usize>> {
    let runs = word.raised.iter().filter(|run| is_call(run, letters));
    runs.cloned().collect()
}

fn is_call(run: &Range<usize>, letters: &[char]) -> bool {
    let (Some(raised), Some(before)) = (letters.get(run.clone()), letters.get(..run.start)) else {
        return false;
    };
    let is_digit = |letter: &char| letter.is_ascii_digit() || is_raised_digit(*letter);
    match raised {
        [] => false,
        _ if raised.iter().all(is_digit) => raised.len() <= LONGEST && !is_power(before, raised),
        // The e of 1e and the o of 1o are ordinals; in tables other letters call for notes.
        ['e' | 'o'] => !before.last().is_some_and(|last| last.is_ascii_digit()),
        [letter] if letter.is_ascii_lowercase() => true,
        _ => raised
            .iter()
            .all(|letter| is_digit(letter) || is_mark(*letter)),
    }
}

/// The 2 of km2.
fn is_power(before: &[char], raised: &[char]) -> bool {
    let unit: Vec<&char> = before
        .iter()
        .rev()
        .take_while(|letter| letter.is_alphabetic())
        .collect();
    let unit: String = unit.into_iter().rev().collect();
    matches!(raised, ['2' | '3' | '²' | '³']) && UNITS.contains(&unit.as_str())
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '*' | '†' | '‡' | '§' | '¶' | '#')
}

fn is_raised_digit(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A number or sign with perhaps a comma behind it.
fn small_call(letters: &[char]) -> Option<Range<usize>> {
    let is_sign = |letter: &&char| letter.is_ascii_digit() || is_mark(**letter);
    let count = letters.iter().take_while(is_sign).count();
    let rest = letters.get(count..)?;
    let is_marks = rest
        .iter()
        .all(|letter| matches!(letter, ',' | '.' | ';' | ':'));
    ((1..=LONGEST).contains(&count) && is_marks).then_some(0..count)
}

/// `[12]` at the end of a word, before its commas.
fn bracketed_call(letters: &[char]) -> Option<Range<usize>> {
    let end = letters.iter().rposition(|letter| *letter == ']')? + 1;
    let start = letters.iter().rposition(|letter| *letter == '[')?;
    let call: String = letters.get(start..end)?.iter().collect();
    let is_last = letters
        .get(end..)?
        .iter()
        .all(|letter| !letter.is_alphanumeric());
    (is_last && is_bracketed(&call)).then_some(start..end)
}
