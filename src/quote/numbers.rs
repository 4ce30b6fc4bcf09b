//! Numbers and bullets before paragraphs: which words of a document are left out of comparing because they
//! number a paragraph and say nothing. It is decided here alone; rooms that name paragraphs ask here too.
//!
//! "12." and "(d)" are numbers by their form. "12" and "4.7.3" are only where they stand clearly apart from the
//! words, and a plain "12" only among others that count up: figures that begin a sentence count. Where spacing
//! does not tell that a paragraph begins, a number that begins a line is left out only if no sentence goes on in
//! it, if it is the line's only wide space that follows it, and if it counts up with its neighbours.

use super::calls::{are_in_brackets, without_calls};
use super::counting::counting_up;
use super::document::{Document, Role, Word};
use super::in_lines::{InLine, numbers_in_lines};
use super::sentences;

/// What stands so far from the next word stands apart, in parts of the size of its letters.
const APART: f32 = 0.7;

/// And so far where the sentence before it did not end: on another page, in another column.
const FAR: f32 = 1.2;

/// No number has more bytes.
const LONGEST: usize = 20;

/// On one baseline, in parts of the size of the letters.
const LEVEL: f32 = 0.5;

/// What is read one after the other: the text, the notes, what else stands at the edges of pages.
pub(super) const PARTS: [&[Role]; 3] = [&[Role::Text], &[Role::Note], &[Role::Head, Role::Foot]];

/// The words of a document that are left out because they number a paragraph.
#[derive(Debug)]
pub(super) struct Numbers {
    /// By page, in the order of its words.
    pages: Vec<Vec<usize>>,
}

impl Numbers {
    pub(super) fn of(document: &Document) -> Numbers {
        let mut numbers = Numbers::of_paragraphs(document);
        let known = numbers.in_text(document);
        for (page, word) in counting_up(document, &known, &in_lines(document)) {
            if let Some(own) = numbers.pages.get_mut(page) {
                own.push(word);
            }
        }
        for own in &mut numbers.pages {
            own.sort_unstable();
        }
        numbers
    }

    /// Those with which paragraphs begin.
    fn of_paragraphs(document: &Document) -> Numbers {
        let plain = CountingUp::of(document);
        let are_in_brackets = are_in_brackets(document);
        let mut pages: Vec<Vec<usize>> = vec![Vec::new(); document.pages.len()];
        for roles in PARTS {
            let mut begun = Begun {
                plain: &plain,
                are_in_brackets,
                before: None,
            };
            for (number, (page, found)) in document.pages.iter().zip(&mut pages).enumerate() {
                begun.page(number, &page.words, roles, found);
                // Heads and feet go on nowhere.
                begun.before = begun.before.filter(|_| !roles.contains(&Role::Head));
            }
        }
        Numbers { pages }
    }

    pub(super) fn contains(&self, page: usize, word: usize) -> bool {
        let own = self.pages.get(page);
        own.is_some_and(|own| own.binary_search(&word).is_ok())
    }

    /// Those of the text, by page and word.
    fn in_text(&self, document: &Document) -> Vec<(usize, usize)> {
        let pages = self.pages.iter().zip(&document.pages).enumerate();
        let words = pages.flat_map(|(number, (own, page))| {
            let is_text = |at: &&usize| {
                page.words
                    .get(**at)
                    .is_some_and(|word| word.role == Role::Text)
            };
            own.iter().filter(is_text).map(move |at| (number, *at))
        });
        words.collect()
    }
}

/// Reads one part of a document for the numbers with which paragraphs begin.
struct Begun<'d> {
    plain: &'d CountingUp,
    are_in_brackets: bool,
    /// The word before, with those around it.
    before: Option<Around<'d>>,
}

/// A word and those before and behind it on its page.
type Around<'d> = (&'d Word, Option<&'d Word>, Option<&'d Word>);

impl<'d> Begun<'d> {
    /// The words of a page that belong to the part.
    fn page(&mut self, page: usize, words: &'d [Word], roles: &[Role], found: &mut Vec<usize>) {
        let own = words.iter().enumerate();
        let own = own.filter(|(_, word)| roles.contains(&word.role));
        let mut own = own.peekable();
        let mut last: Option<&Word> = None;
        while let Some((at, word)) = own.next() {
            let next = own.peek().map(|(_, next)| *next);
            let is_apart = || last.is_none_or(|last| is_higher(word, last)) && self.goes_on();
            if word.starts_paragraph && is_number(word, next, self.plain, (page, at), is_apart()) {
                found.push(at);
            } else if self.kept((word, last, next)) != Some(String::new()) {
                self.before = Some((word, last, next));
            }
            last = Some(word);
        }
    }

    /// Whether the last sentence has not ended.
    fn goes_on(&self) -> bool {
        self.before.is_some_and(|around| {
            let kept = self.kept(around);
            !sentences::may_end(kept.as_deref().unwrap_or(&around.0.text))
        })
    }

    /// A word without its calls; none where there are none.
    fn kept(&self, (word, last, next): Around<'_>) -> Option<String> {
        without_calls(word, last, next, self.are_in_brackets)
    }
}

fn in_lines(document: &Document) -> Vec<Vec<InLine>> {
    document.pages.iter().map(numbers_in_lines).collect()
}

/// The words of the text of a document that may number a paragraph, by page and word, in the order of reading:
/// those that are left out of comparing, and those that begin a line and are only numbers if the paragraphs
/// around them count up.
pub fn paragraph_numbers(document: &Document) -> Vec<(usize, usize)> {
    let mut found = Numbers::of_paragraphs(document).in_text(document);
    for (number, page) in in_lines(document).iter().enumerate() {
        found.extend(page.iter().map(|own| (number, own.word)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether `word`, with which a paragraph begins, is the number of that paragraph. `plain` are the plain
/// numbers that count up; where the sentence before it goes on, it has to stand far from the next.
fn is_number(
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

/// Whether a word stands higher on its page than the one before it: in another column.
pub(super) fn is_higher(word: &Word, last: &Word) -> bool {
    word.area.y1 < last.area.y0
}

fn is_apart(word: &Word, next: &Word) -> bool {
    next.area.x0 - word.area.x1 >= APART * word.size.max(1.0)
}

/// Plain numbers before paragraphs, by page and word, of which the one before or behind is the neighbour.
#[derive(Debug, Default)]
struct CountingUp(Vec<(usize, usize)>);

impl CountingUp {
    fn of(document: &Document) -> CountingUp {
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
