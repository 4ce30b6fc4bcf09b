//! Numbers of paragraphs at the beginning of lines: where a paragraph stands no further from the line above than
//! its own lines stand from each other, its spacing does not tell that it begins.
//!
//! Only a number that stands apart from the words behind it counts. A line of running text may begin with "25.",
//! but then there is a plain space behind it.

use super::document::{Page, Role, Word};

/// Between a number and the first word of its paragraph there is so much at least, in parts of the size of its
/// letters.
const APART: f32 = 0.7;

/// Enough where a sentence ended before it, or a heading: numbers of three figures leave less.
const AFTER_SENTENCE: f32 = 0.4;

/// Enough behind levels with which a paragraph begins by its spacing.
const BEHIND_LEVELS: f32 = 0.6;

/// Lines that are spread to the margin have wide spaces: that behind a number is so much wider than theirs.
const WIDER: f32 = 1.4;

/// Besides its own width a word takes so much room at the end of a line, at most.
const ROOM: f32 = 3.0;

/// On one baseline, in parts of the size of the letters.
const LEVEL: f32 = 0.5;

const MOST_FIGURES: usize = 3;
const MOST_LETTERS: usize = 5;

/// Words that a heading in one line has at most.
const HEADING: usize = 12;

/// A word that numbers a paragraph and begins a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct InLine {
    /// Among the words of its page.
    pub word: usize,
    /// The text above does not seem to go on, and no other space of its line is nearly as wide: it can be no part of a
    /// sentence if it counts up.
    pub is_clear: bool,
}

/// Those of a page.
pub(super) fn numbers_in_lines(page: &Page) -> Vec<InLine> {
    let words: Vec<(usize, &Word)> = page
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.role == Role::Text)
        .collect();
    let mut found = Vec::new();
    let mut above: &[(usize, &Word)] = &[];
    for line in words.chunk_by(|(_, one), (_, other)| one.line == other.line) {
        if let [(at, word), (_, next), ..] = line
            && is_beside(word, next)
            && is_apart(word, next, is_free(word, above))
        {
            found.push(InLine {
                word: *at,
                is_clear: (has_ended(above) || is_short(above, line)) && is_widest(line),
            });
        }
        above = line;
    }
    found
}

/// Whether the text above a line does not go on in it: a sentence ended, or a heading.
fn is_free(word: &Word, above: &[(usize, &Word)]) -> bool {
    let is_heading = above.len() <= HEADING
        && above
            .first()
            .is_none_or(|(_, first)| first.starts_paragraph);
    word.starts_paragraph || has_ended(above) || is_heading
}

/// Whether the first word of a line would have found room on the line above: that was ended on purpose, as a
/// heading is.
fn is_short(above: &[(usize, &Word)], line: &[(usize, &Word)]) -> bool {
    let ends = (above.last(), line.first(), line.last());
    let (Some((_, above)), Some((_, word)), Some((_, last))) = ends else {
        return true;
    };
    let needed = word.area.x1 - word.area.x0 + ROOM * word.size.max(1.0);
    above.area.x1 + needed <= last.area.x1 && above.area.y1 < word.area.y1
}

/// Whether a sentence, or a part of one, ended with a line.
fn has_ended(above: &[(usize, &Word)]) -> bool {
    above
        .last()
        .is_none_or(|(_, last)| ends_sentence(&last.text))
}

/// Whether a sentence, or a part of one, may end with a word; a call for a note may stand behind it.
pub fn ends_sentence(text: &str) -> bool {
    let inner = text.trim_end_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, '"' | '”' | '’' | '\'' | ')' | ']' | '*')
    });
    inner.ends_with(['.', '!', '?', ':', ';', ','])
}

/// Whether the space behind the first word of a line is clearly its widest.
fn is_widest(line: &[(usize, &Word)]) -> bool {
    let mut spaces = line
        .iter()
        .zip(line.iter().skip(1))
        .map(|((_, word), (_, next))| next.area.x0 - word.area.x1);
    let first = spaces.next().unwrap_or_default();
    spaces.all(|space| first >= WIDER * space)
}

/// Whether the next word stands to the right of a number, in the same text.
fn is_beside(word: &Word, next: &Word) -> bool {
    let size = word.size.max(1.0);
    next.role == word.role
        && (word.area.y1 - next.area.y1).abs() < LEVEL * size
        && next.area.x0 >= word.area.x1
}

fn is_apart(word: &Word, next: &Word, is_free: bool) -> bool {
    let distance = (next.area.x0 - word.area.x1) / word.size.max(1.0);
    let begins_sentence = next.text.chars().find(|letter| letter.is_alphanumeric());
    let begins_sentence = begins_sentence.is_some_and(|letter| letter.is_uppercase());
    let is_sure = is_free && begins_sentence;
    match form(&word.text) {
        // The text above may end with "; and".
        Form::Closed if begins_sentence && word.text.starts_with('(') => distance >= AFTER_SENTENCE,
        Form::Closed => distance >= APART || (is_sure && distance >= AFTER_SENTENCE),
        Form::ClosedLevels => is_sure,
        Form::Levels => is_sure && word.starts_paragraph && distance >= BEHIND_LEVELS,
        Form::Other => false,
    }
}

enum Form {
    /// "12." and "(d)".
    Closed,
    /// "1.10."
    ClosedLevels,
    /// "4.18"
    Levels,
    Other,
}

fn form(text: &str) -> Form {
    let is_figures = |part: &str| {
        (1..=MOST_FIGURES).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let inner = text.strip_suffix('.');
    let is_closed = inner.is_some();
    let inner = inner.unwrap_or(text);
    let letters = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    let is_letters = letters.is_some_and(|letters| {
        (1..=MOST_LETTERS).contains(&letters.len())
            && letters.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    let is_levels = inner.contains('.') && inner.split('.').all(is_figures);
    match (is_closed, is_levels) {
        (true, true) => Form::ClosedLevels,
        (false, true) => Form::Levels,
        _ if is_letters || (is_closed && is_figures(inner)) => Form::Closed,
        _ => Form::Other,
    }
}
