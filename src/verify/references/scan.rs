//! A text gone through letter by letter, as citations are read in it.

/// A place in a text, which moves on where what is looked for stands there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
}

/// Signs that stand between the numbers of a range.
const DASHES: [char; 13] = [
    '-', '–', '—', '‑', '‒', '−', '‐', '―', '⁃', '﹘', '﹣', '－', '\u{ad}',
];

/// Whether it stands in a text and nobody sees it.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// More digits are no page.
const MOST_DIGITS: usize = 6;

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Scan<'t> {
        Scan { text, at }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over a letter of those; says whether one was there.
    pub(super) fn pass(&mut self, is: impl Fn(char) -> bool) -> bool {
        match self.peek().filter(|c| is(*c)) {
            Some(c) => {
                self.at += c.len_utf8();
                true
            }
            None => false,
        }
    }

    /// Passes over spaces of any kind, those that have no width too; says whether one was there.
    pub(super) fn spaces(&mut self) -> bool {
        let start = self.at;
        while self.pass(|c| c.is_whitespace() || is_invisible(c)) {}
        self.at > start
    }

    /// Passes over a dash, or two as typewriters have it.
    pub(super) fn dash(&mut self) -> bool {
        let is_there = self.pass(|c| DASHES.contains(&c));
        if is_there {
            self.pass(|c| c == '-');
        }
        is_there
    }

    /// Passes over one of these words, whatever their case; it must end there.
    pub(super) fn word(&mut self, words: &[&str]) -> bool {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic());
        let own = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let is_one = words.iter().any(|word| own.eq_ignore_ascii_case(word));
        let found = is_one && !own.is_empty();
        if found {
            self.at += own.len();
        }
        found
    }

    /// The word that stands here; empty where none does.
    pub(super) fn next_word(&self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic());
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    }

    /// Passes over exactly this.
    pub(super) fn exactly(&mut self, what: &str) -> bool {
        let is_there = self.rest().starts_with(what);
        if is_there {
            self.at += what.len();
        }
        is_there
    }

    /// A whole number, of which the digits are said too. `large` numbers may have their thousands set apart by commas.
    pub(super) fn number(&mut self, large: bool) -> Option<(u32, usize)> {
        let mut digits = self.digits();
        if digits.is_empty() || digits.len() > MOST_DIGITS {
            return None;
        }
        self.at += digits.len();
        let mut ahead = *self;
        let thousands = large && digits.len() <= 3 && ahead.exactly(",");
        if thousands && ahead.digits().len() == 3 {
            digits.push_str(&ahead.digits());
            self.at = ahead.at + 3;
        }
        // Figures of another kind, or behind something that nobody sees, belong to it.
        let mut ahead = *self;
        while ahead.pass(is_invisible) {}
        if ahead.peek().is_some_and(char::is_numeric) {
            return None;
        }
        Some((digits.parse().ok()?, digits.len()))
    }

    fn digits(&self) -> String {
        let digits = self.rest().chars();
        digits.take_while(char::is_ascii_digit).collect()
    }
}
