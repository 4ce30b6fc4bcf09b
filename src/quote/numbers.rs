//! Numbers and bullets before paragraphs: which words of a document are left out of comparing because they
//! number a paragraph and say nothing.
//!
//! "12." and "(d)" are numbers by their form. "12" and "4.7.3" are only where they stand clearly apart from the
//! words, and a plain "12" only among others that count up: figures that begin a sentence count.

use super::document::{Document, Role, Word};
use super::sentences;

/// What stands so far from the next word stands apart, in parts of the size of its letters.
const APART: f32 = 0.7;

/// And so far where the sentence before it did not end: on another page, in another column.
const FAR: f32 = 1.2;

/// No number has more bytes.
const LONGEST: usize = 20;

/// On one baseline, in parts of the size of the letters.
const LEVEL: f32 = 0.5;

/// Whether `word`, with which a paragraph begins, is the number of that paragraph. `plain` are the plain
/// numbers that count up; where the sentence before it goes on, it has to stand far from the next.
pub(super) fn is_number(
    word: &Word,
    next: Option<&Word>,
    plain: &CountingUp,
    at: (usize, usize),
    goes_on: bool,
) -> bool {
    let Some(next) = next.filter(|next| is_level(word, next) && next.role == word.role) else {
        return false;
    };
    let distance = (next.area.x0 - word.area.x1) / word.size.max(1.0);
    let is_apart = distance >= APART;
    let is_far = distance >= FAR || !goes_on;
    let begins_sentence = next.text.chars().find(|letter| letter.is_alphanumeric());
    let begins_sentence = begins_sentence.is_some_and(|letter| !letter.is_lowercase());
    match form(&word.text) {
        Form::Bullet => is_far || !matches!(word.text.as_str(), "–" | "—" | "-" | "*"),
        Form::Closed => (is_apart || begins_sentence) && is_far,
        Form::Letter | Form::Levels => is_apart && is_far,
        Form::Plain(_) => is_apart && is_far && plain.0.binary_search(&at).is_ok(),
        Form::Other => false,
    }
}

enum Form {
    Bullet,
    /// "12.", "(12)", "[12]", "12)", "(d)", "(iv)".
    Closed,
    /// "A.", "a)", "iv.".
    Letter,
    /// "4.7.3".
    Levels,
    /// "12".
    Plain(u32),
    Other,
}

fn form(text: &str) -> Form {
    if text.len() > LONGEST {
        return Form::Other;
    }
    let letters: Vec<char> = text.chars().collect();
    if let [letter] = letters.as_slice()
        && is_bullet(*letter)
    {
        return Form::Bullet;
    }
    let inner = text
        .trim_start_matches(['(', '['])
        .trim_end_matches([')', ']', '.']);
    let is_open = text.starts_with(['(', '[']);
    let is_closed = text.ends_with([')', ']', '.']);
    let is_digits = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_digits(inner) {
        return match inner.parse() {
            Ok(number) if !is_open && !is_closed => Form::Plain(number),
            _ if is_closed => Form::Closed,
            _ => Form::Other,
        };
    }
    match inner.contains('.') && inner.split('.').all(is_digits) {
        true if !is_open => Form::Levels,
        _ if (is_letter || is_roman(inner)) && is_open && is_closed => Form::Closed,
        _ if (is_letter || is_roman(inner)) && is_closed => Form::Letter,
        _ => Form::Other,
    }
}

fn is_roman(text: &str) -> bool {
    let is_figure = |byte: u8| b"ivxlc".contains(&byte.to_ascii_lowercase());
    (1..=6).contains(&text.len()) && text.bytes().all(is_figure)
}

fn is_bullet(letter: char) -> bool {
    matches!(
        letter,
        '•' | '‣'
            | '▪'
            | '■'
            | '●'
            | '○'
            | '◦'
            | '–'
            | '—'
            | '-'
            | '*'
            | '·'
            | '►'
            | '➢'
            | '✓'
            | '□'
            | '\u{e000}'..='\u{f8ff}' | '\u{fffd}'
    )
}

/// Beside each other, the second to the right.
fn is_level(word: &Word, next: &Word) -> bool {
    let size = word.size.max(next.size).max(1.0);
    (word.area.y1 - next.area.y1).abs() < LEVEL * size
        && next.area.x0 >= word.area.x1 - LEVEL * size
}

fn is_apart(word: &Word, next: &Word) -> bool {
    next.area.x0 - word.area.x1 >= APART * word.size.max(1.0)
}

/// Plain numbers before paragraphs, by page and word, of which the one before or behind is the neighbour.
#[derive(Debug, Default)]
pub(super) struct CountingUp(Vec<(usize, usize)>);

impl CountingUp {
    pub(super) fn of(document: &Document) -> CountingUp {
        let mut found: Vec<((usize, usize), u32)> = Vec::new();
        for (number, page) in document.pages.iter().enumerate() {
            let pairs = page.words.iter().zip(page.words.iter().skip(1));
            for (at, (word, next)) in pairs.enumerate() {
                if word.starts_paragraph
                    && word.role == Role::Text
                    && let Form::Plain(value) = form(&word.text)
                    && is_level(word, next)
                    && is_apart(word, next)
                    && next.text.chars().any(char::is_alphabetic)
                {
                    found.push(((number, at), value));
                }
            }
        }
        let value = |at: usize| found.get(at).map(|(_, value)| *value);
        let counts = |at: usize| {
            let before = at.checked_sub(1).and_then(value);
            let own = value(at);
            let follows = |one: Option<u32>, other: Option<u32>| {
                one.is_some_and(|one| other.is_some_and(|other| one + 1 == other))
            };
            follows(before, own) || follows(own, value(at + 1))
        };
        let counting = (0..found.len()).filter(|at| counts(*at));
        CountingUp(counting.filter_map(|at| Some(found.get(at)?.0)).collect())
    }
}

/// The words of a document that number a paragraph, by page and word, in the order of reading.
pub fn paragraph_numbers(document: &Document) -> Vec<(usize, usize)> {
    let plain = CountingUp::of(document);
    let mut found = Vec::new();
    let mut last: Option<&Word> = None;
    for (number, page) in document.pages.iter().enumerate() {
        let mut is_top = true;
        for (at, word) in page.words.iter().enumerate() {
            if word.role != Role::Text {
                continue;
            }
            let next = page.words.get(at + 1);
            let goes_on = is_top && last.is_some_and(|last| !sentences::may_end(&last.text));
            if word.starts_paragraph && is_number(word, next, &plain, (number, at), goes_on) {
                found.push((number, at));
            }
            (last, is_top) = (Some(word), false);
        }
    }
    found
}
