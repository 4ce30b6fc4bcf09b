//! A text reduced to what a reader would call its letters, with the way back to where they stood.

/// Letters without spaces, and the byte offset of each in the text they came from.
#[derive(Debug)]
pub(super) struct Normal {
    pub(super) letters: String,
    /// By byte of `letters`: the byte offset in the original text.
    offsets: Vec<usize>,
}

impl Normal {
    pub(super) fn new(text: &str) -> Self {
        let mut normal = Normal {
            letters: String::new(),
            offsets: Vec::new(),
        };
        for (offset, c) in text.char_indices() {
            if c.is_whitespace() || is_invisible(c) || is_line_end_hyphen(text, offset, c) {
                continue;
            }
            match ligature(c) {
                Some(letters) => normal.push(letters, offset),
                None => normal.push(c.encode_utf8(&mut [0; 4]), offset),
            }
        }
        normal
    }

    fn push(&mut self, letters: &str, offset: usize) {
        self.letters.push_str(letters);
        self.offsets.extend(letters.bytes().map(|_| offset));
    }

    /// Where in the original text a byte of `letters` stood.
    pub(super) fn original(&self, at: usize) -> Option<usize> {
        self.offsets.get(at).copied()
    }
}

/// Soft hyphens, joiners and marks of direction: nobody reads them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

/// A hyphen with a line break behind it, and the hyphen that a text without the break has there:
/// both go, so that "anti-\nwar" and "anti-war" are the same.
fn is_line_end_hyphen(text: &str, offset: usize, c: char) -> bool {
    let between_letters = || {
        let before = text[..offset]
            .chars()
            .next_back()
            .is_some_and(char::is_alphabetic);
        let after = text[offset + c.len_utf8()..].trim_start().chars().next();
        before && after.is_some_and(char::is_alphabetic)
    };
    matches!(c, '-' | '\u{2010}' | '\u{2011}') && between_letters()
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
