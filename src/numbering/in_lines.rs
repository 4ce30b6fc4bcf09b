//! Numbers of paragraphs at the beginning of lines: where a paragraph stands no further from the line above than
//! its own lines stand from each other, its spacing does not tell that it begins.
//!
//! Only a number that stands apart from the words behind it counts. A line of running text may begin with "25.",
//! but then there is a plain space behind it.

use crate::quote::{Page, Role, Word};

/// Between a number and the first word of its paragraph there is so much at least, in parts of the size of its
/// letters.
const APART: f32 = 0.7;

/// Enough where a sentence ended before it: numbers of three figures leave less.
const AFTER_SENTENCE: f32 = 0.4;

/// On one baseline, in parts of the size of the letters.
const LEVEL: f32 = 0.5;

const MOST_FIGURES: usize = 3;
const MOST_LETTERS: usize = 5;

/// The words of a page, counted from 0, that number a paragraph and begin a line.
pub(super) fn numbers_in_lines(page: &Page) -> Vec<usize> {
    let mut found = Vec::new();
    let mut last: Option<&Word> = None;
    for (at, word) in page.words.iter().enumerate() {
        if word.role != Role::Text {
            continue;
        }
        let begins_line = last.is_none_or(|last| last.line != word.line);
        let ended = last.is_some_and(|last| super::ends_sentence(&last.text));
        let next = page.words.get(at + 1).filter(|next| is_beside(word, next));
        if begins_line
            && is_closed(&word.text)
            && next.is_some_and(|next| is_apart(word, next, ended))
        {
            found.push(at);
        }
        last = Some(word);
    }
    found
}

/// Whether the next word stands to the right of a number, in the same text.
fn is_beside(word: &Word, next: &Word) -> bool {
    let size = word.size.max(1.0);
    next.role == word.role
        && (word.area.y1 - next.area.y1).abs() < LEVEL * size
        && next.area.x0 >= word.area.x1
}

fn is_apart(word: &Word, next: &Word, ended: bool) -> bool {
    let distance = (next.area.x0 - word.area.x1) / word.size.max(1.0);
    let begins_sentence = next.text.chars().find(|letter| letter.is_alphanumeric());
    let begins_sentence = begins_sentence.is_some_and(|letter| !letter.is_lowercase());
    distance >= APART || (ended && begins_sentence && distance >= AFTER_SENTENCE)
}

/// "12." and "(d)".
fn is_closed(text: &str) -> bool {
    if let Some(figures) = text.strip_suffix('.') {
        return (1..=MOST_FIGURES).contains(&figures.len())
            && figures.bytes().all(|byte| byte.is_ascii_digit());
    }
    let letters = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    letters.is_some_and(|letters| {
        (1..=MOST_LETTERS).contains(&letters.len())
            && letters.bytes().all(|byte| byte.is_ascii_lowercase())
    })
}
