//! A text reduced to what a reader would call its letters, with the way back to where they stood.

use std::ops::Range;

/// One letter, and the bytes of the text it came from.
#[derive(Debug)]
struct Letter {
    letter: char,
    at: Range<usize>,
    /// A hyphen at the end of a line: the word may have it, or only the line.
    optional: bool,
}

/// The letters of a text, in order, without spaces and invisible marks.
#[derive(Debug)]
pub(super) struct Normal(Vec<Letter>);

impl Normal {
    pub(super) fn new(text: &str) -> Self {
        let mut letters = Vec::new();
        for (start, c) in text.char_indices() {
            let at = start..start + c.len_utf8();
            if c.is_whitespace() || is_invisible(c) {
                continue;
            }
            let optional = is_hyphen(c) && ends_line(&text[at.end..]);
            let letter = |letter| Letter {
                letter,
                at: at.clone(),
                optional,
            };
            match ligature(c) {
                Some(parts) => letters.extend(parts.chars().map(letter)),
                None => letters.push(letter(if is_hyphen(c) { '-' } else { c })),
            }
        }
        Normal(letters)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both are the same letters.
    pub(super) fn is(&self, other: &Normal) -> bool {
        matches_at(&self.0, &other.0).is_some_and(|length| length == self.0.len())
    }

    /// The bytes of the original text in which `wanted` first stands.
    pub(super) fn find(&self, wanted: &Normal) -> Option<Range<usize>> {
        let starts = 0..self.0.len();
        starts.into_iter().find_map(|start| {
            let rest = self.0.get(start..)?;
            let length = matches_at(rest, &wanted.0)?;
            let (first, last) = (rest.first()?, rest.get(length.checked_sub(1)?)?);
            Some(first.at.start..last.at.end)
        })
    }
}

/// How many letters of `text` the whole of `wanted` takes up at its beginning.
fn matches_at(text: &[Letter], wanted: &[Letter]) -> Option<usize> {
    let mut at = 0;
    for want in wanted {
        let have = loop {
            let have = text.get(at)?;
            if !have.optional || have.letter == want.letter {
                break have;
            }
            at += 1;
        };
        if have.letter != want.letter {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Soft hyphens, joiners and marks of direction: nobody reads them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn ends_line(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\u{a0}', '\t'])
        .starts_with(['\n', '\r'])
}

fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => return None,
    })
}
