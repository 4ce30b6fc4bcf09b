//! A text reduced to what a reader would call its letters, with the way back to where they stood.

use std::ops::Range;

use memchr::memmem;

use super::letters::{self, ligature};

/// One letter, and the bytes of the text it came from.
#[derive(Debug)]
struct Letter {
    letter: char,
    /// A hyphen at the end of a line: the word may have it, or only the line.
    optional: bool,
    length: u8,
    start: u32,
    /// How many bytes of [`Normal::plain`] stand before it.
    before: u32,
}

impl Letter {
    fn at(&self) -> Range<usize> {
        let start = self.start as usize;
        start..start + usize::from(self.length)
    }
}

/// The letters of a text, in order, without spaces and invisible marks.
#[derive(Debug)]
pub(super) struct Normal {
    letters: Vec<Letter>,
    /// All of them but hyphens, which may or may not count: what is searched, at the speed of memory.
    plain: String,
}

impl Normal {
    pub(super) fn new(text: &str) -> Self {
        let mut normal = Normal {
            letters: Vec::new(),
            plain: String::new(),
        };
        for (start, c) in text.char_indices() {
            if c.is_whitespace() || is_invisible(c) {
                continue;
            }
            let optional = is_hyphen(c) && ends_line(&text[start + c.len_utf8()..]);
            match ligature(c) {
                Some(parts) => parts
                    .chars()
                    .for_each(|part| normal.push(part, start, c, optional)),
                None if is_hyphen(c) => normal.push('-', start, c, optional),
                None => normal.push(c, start, c, optional),
            }
        }
        normal
    }

    /// A letter that stands at `start` of the text, as the whole or a part of a character.
    fn push(&mut self, letter: char, start: usize, of: char, optional: bool) {
        // Texts are far shorter than 4 GB; one that is not is not found.
        let short = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.letters.push(Letter {
            letter,
            optional,
            length: u8::try_from(of.len_utf8()).unwrap_or_default(),
            start: short(start),
            before: short(self.plain.len()),
        });
        if letter != '-' {
            self.plain.push(letter);
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether both are the same letters.
    pub(super) fn is(&self, other: &Normal) -> bool {
        matches_at(&self.letters, &other.letters).is_some_and(|length| length == self.letters.len())
    }

    /// The bytes of the original text in which `wanted` first stands.
    pub(super) fn find(&self, wanted: &Normal) -> Option<Range<usize>> {
        let (start, length) = self.find_from(0, wanted)?;
        let found = self.letters.get(start..start + length)?;
        Some(found.first()?.at().start..found.last()?.at().end)
    }

    /// How many letters `wanted` takes up at a letter.
    pub(super) fn stands_at(&self, start: usize, wanted: &Normal) -> Option<usize> {
        matches_at(self.letters.get(start..)?, &wanted.letters)
    }

    /// Which letter, of those from `from` on, `wanted` first stands at, and how many it takes up.
    pub(super) fn find_from(&self, from: usize, wanted: &Normal) -> Option<(usize, usize)> {
        let stands_at = |start: usize| Some((start, self.stands_at(start, wanted)?));
        if wanted.plain.is_empty() {
            return (from..self.letters.len()).find_map(stands_at);
        }
        let finder = memmem::Finder::new(&wanted.plain);
        let (mut next, mut at) = (from, self.letters.get(from)?.before as usize);
        loop {
            at += finder.find(self.plain.as_bytes().get(at..)?)?;
            // The hyphens before a letter stand at the same place.
            let rest = self.letters.get(next..)?;
            next += rest.partition_point(|letter| (letter.before as usize) < at);
            let here = self.letters.get(next..)?.iter();
            let here = here.take_while(|letter| letter.before as usize == at);
            let count = here.count();
            if let Some(found) = (next..next + count).find_map(stands_at) {
                return Some(found);
            }
            (next, at) = (next + count, at + 1);
        }
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
    c == '\u{ad}' || letters::is_invisible(c)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn ends_line(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\u{a0}', '\t'])
        .starts_with(['\n', '\r'])
}
