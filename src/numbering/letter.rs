//! The paragraphs of a decision letter: letters of refusal are numbered in more ways than reports are, and not every way
//! is one that reports use.
//!
//! Where the usual reading finds fewer paragraphs than there are lines that begin with a figure and count up, those lines
//! are taken: the longest row of them, in one form, that counts up with hardly a gap. Dates, lists inside a paragraph and
//! the numbers of pages make no such row.

use super::paragraphs::ParagraphNumbers;
use crate::quote::{Document, Role, Word};

/// Fewer lines are no row: a list of three points is found in every letter.
const FEWEST: usize = 4;

/// Numbers that may be missing between two of a row: their figures could not be read.
const MISSED: u32 = 2;

/// Lines of one form that are looked back over: more stand in no paragraph.
const BACK: usize = 300;

/// No letter has more paragraphs.
const MOST: u32 = 999;

/// Words of a paragraph that tell which it is.
const OPENING: usize = 12;

/// A numbered paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterParagraph {
    /// As it is cited, without letters below it.
    pub number: String,
    /// Where it begins: page and word, counted from 0.
    pub page: usize,
    pub word: usize,
    /// How it begins.
    pub opening: String,
}

/// Those of a letter, in the order of reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LetterParagraphs {
    all: Vec<LetterParagraph>,
    /// With letters below paragraphs.
    finer: ParagraphNumbers,
}

impl LetterParagraphs {
    pub fn of(document: &Document) -> LetterParagraphs {
        let finer = ParagraphNumbers::of(document);
        let usual = usual(&finer);
        let row = row(document);
        let is_better = row.len() >= FEWEST && row.len() > usual.len();
        let places = if is_better { row } else { usual };
        let paragraph = |(number, page, word): (String, usize, usize)| LetterParagraph {
            opening: opening(document, page, word),
            number,
            page,
            word,
        };
        LetterParagraphs {
            all: places.into_iter().map(paragraph).collect(),
            finer,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &LetterParagraph> {
        self.all.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The number of the paragraph in which a word stands, with letters below it where there are some.
    pub fn at(&self, page: usize, word: usize) -> Option<&str> {
        let before = self
            .all
            .partition_point(|one| (one.page, one.word) <= (page, word));
        let own = self.all.get(before.checked_sub(1)?)?.number.as_str();
        let finer = self.finer.at(page, word);
        let rest = |finer: &&str| {
            finer
                .strip_prefix(own)
                .is_some_and(|rest| rest.starts_with('('))
        };
        Some(finer.filter(rest).unwrap_or(own))
    }
}

/// What is read as in every document; letters below a paragraph are of it.
fn usual(numbers: &ParagraphNumbers) -> Vec<(String, usize, usize)> {
    let mut found: Vec<(String, usize, usize)> = Vec::new();
    for (page, word, number) in numbers.iter() {
        let base = number.split('(').next().unwrap_or(number);
        if base.is_empty() || found.iter().any(|(known, _, _)| known == base) {
            continue;
        }
        found.push((base.to_owned(), page, word));
    }
    found
}

/// How a number before a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// `34.`, also without a space behind it; `34.-`
    Stop,
    /// `34)`
    Bracket,
    /// `(34)`
    Brackets,
    /// `[34]`
    Square,
    /// `34:`
    Colon,
    /// `34-` or `34 –`
    Dash,
    /// `34`
    Plain,
    /// `4.7`, `4.7.3.`
    Levels,
    /// `Para 34`, `Paragraph 34.`, `§ 34`
    Named,
}

const FORMS: [Form; 9] = [
    Form::Stop,
    Form::Bracket,
    Form::Brackets,
    Form::Square,
    Form::Colon,
    Form::Dash,
    Form::Plain,
    Form::Levels,
    Form::Named,
];

/// A line that begins with a figure.
#[derive(Clone, Debug)]
struct Begun {
    form: Form,
    /// By its levels; mostly there is one.
    number: Vec<u32>,
    page: usize,
    word: usize,
}

/// The longest row of lines in one form that count up.
fn row(document: &Document) -> Vec<(String, usize, usize)> {
    let begun = lines(document);
    let rows = FORMS.map(|form| longest(begun.iter().filter(|one| one.form == form)));
    let longest = rows.into_iter().max_by_key(Vec::len).unwrap_or_default();
    let place = |one: Begun| {
        let levels: Vec<String> = one.number.iter().map(u32::to_string).collect();
        (levels.join("."), one.page, one.word)
    };
    longest.into_iter().map(place).collect()
}

fn lines(document: &Document) -> Vec<Begun> {
    let mut found = Vec::new();
    for (page, words) in document.pages.iter().enumerate() {
        let words = &words.words;
        let mut line = None;
        for (at, word) in words.iter().enumerate() {
            let begins = word.role == Role::Text && line != Some(word.line);
            line = Some(word.line);
            if !begins {
                continue;
            }
            let own = number(word, words.get(at + 1), words.get(at + 2));
            let own = own.map(|(form, figure)| (form, vec![figure]));
            let levels = || Some((Form::Levels, levels(&word.text)?));
            if let Some((form, number)) = own.or_else(levels) {
                found.push(Begun {
                    form,
                    number,
                    page,
                    word: at,
                });
            }
        }
    }
    found
}

fn number(word: &Word, next: Option<&Word>, second: Option<&Word>) -> Option<(Form, u32)> {
    let text = word.text.as_str();
    let goes_on = next.is_some_and(|next| next.line == word.line);
    if ["para", "para.", "paragraph", "§", "¶", "no.", "point"]
        .contains(&text.to_lowercase().as_str())
    {
        let named = next.filter(|_| goes_on)?;
        let (figure, rest) = figure(&named.text)?;
        return is_end(rest).then_some((Form::Named, figure));
    }
    if let Some(rest) = text.strip_prefix(['§', '¶']) {
        let (figure, rest) = figure(rest)?;
        return is_end(rest).then_some((Form::Named, figure));
    }
    for (open, close, form) in [('(', ')', Form::Brackets), ('[', ']', Form::Square)] {
        if let Some(rest) = text.strip_prefix(open) {
            let (figure, rest) = figure(rest)?;
            return rest.starts_with(close).then_some((form, figure));
        }
    }
    let (figure, rest) = figure(text)?;
    let form = match rest.chars().next() {
        None => return plain(figure, next, second, goes_on),
        Some('.') if may_follow(rest.trim_start_matches('.')) => Form::Stop,
        Some(')') => Form::Bracket,
        Some(':') => Form::Colon,
        Some('-' | '–' | '—') if may_follow(rest.trim_start_matches(['-', '–', '—'])) => {
            Form::Dash
        }
        _ => return None,
    };
    Some((form, figure))
}

/// A figure alone: a dash may stand behind it, and the month of a date may not.
fn plain(
    figure: u32,
    next: Option<&Word>,
    second: Option<&Word>,
    goes_on: bool,
) -> Option<(Form, u32)> {
    let next = next.filter(|_| goes_on)?;
    let text = next.text.as_str();
    if ["-", "–", "—"].contains(&text) {
        return second.map(|_| (Form::Dash, figure));
    }
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let small = text.to_lowercase();
    let is_month = months.iter().any(|month| small.starts_with(month));
    let year = second.is_some_and(|year| {
        let digits = year
            .text
            .trim_matches(|letter: char| !letter.is_ascii_digit());
        digits.len() == 4
    });
    let begins =
        text.starts_with(|letter: char| letter.is_uppercase() || "“‘\"'(".contains(letter));
    (begins && !(is_month && year)).then_some((Form::Plain, figure))
}

/// Two to four figures with stops between them: no sum, and no day.
fn levels(text: &str) -> Option<Vec<u32>> {
    let parts = text.trim_end_matches('.').split('.');
    let levels: Option<Vec<u32>> = parts
        .map(|part| match figure(part) {
            Some((level, "")) => Some(level),
            _ => None,
        })
        .collect();
    levels.filter(|levels| (2..=4).contains(&levels.len()))
}

/// Whether a number comes next after another, with few missing between them: 4.8 and 4.7.1 after 4.7, 5 or 5.1 after 4.9.
fn follows(last: &[u32], next: &[u32]) -> bool {
    let same = last
        .iter()
        .zip(next)
        .take_while(|(one, other)| one == other);
    let same = same.count();
    match (last.get(same), next.get(same..).unwrap_or_default()) {
        (None, [first]) => *first == 1,
        (Some(last), [own]) => (last + 1..=last + 1 + MISSED).contains(own),
        (Some(last), [own, first]) => *own == last + 1 && *first == 1,
        _ => false,
    }
}

/// A figure at the beginning, without noughts before it, and what stands behind it.
fn figure(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    let figure = digits.parse().ok()?;
    let is_number = (1..=MOST).contains(&figure) && !digits.starts_with('0');
    is_number.then_some((figure, rest))
}

/// Behind the stop of a number nothing stands, or words that were set without a space; not the cents of a sum, the month
/// of a date or a number below it.
fn may_follow(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['-', '–', ')']);
    rest.chars().next().is_none_or(char::is_alphabetic)
}

fn is_end(rest: &str) -> bool {
    rest.chars().all(|letter| ".:)-–".contains(letter))
}

/// The longest part of a sequence that counts up one by one, with few missing.
fn longest<'b>(begun: impl Iterator<Item = &'b Begun>) -> Vec<Begun> {
    let begun: Vec<&Begun> = begun.collect();
    // For each the length of the best row that ends with it, and the one before it there.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(begun.len());
    for (at, one) in begun.iter().enumerate() {
        let follows = |before: &usize| {
            let before = begun.get(*before);
            before.is_some_and(|before| follows(&before.number, &one.number))
        };
        let before = (at.saturating_sub(BACK)..at).filter(follows);
        // Of rows of one length the one that ends nearest: what begins again does so later.
        let before = before.max_by_key(|before| best.get(*before).map_or(0, |row| row.0));
        let length = before
            .and_then(|before| best.get(before))
            .map_or(0, |row| row.0);
        best.push((length + 1, before));
    }
    let mut at = (0..best.len())
        .rev()
        .max_by_key(|at| best.get(*at).map_or(0, |row| row.0));
    let mut row = Vec::new();
    while let Some(now) = at {
        row.extend(begun.get(now).map(|one| (*one).clone()));
        at = best.get(now).and_then(|(_, before)| *before);
    }
    row.reverse();
    row
}

/// Words behind a number, as many as tell which paragraph it is.
fn opening(document: &Document, page: usize, word: usize) -> String {
    let words = document.pages.get(page).map(|page| page.words.as_slice());
    let words = words.unwrap_or_default().iter().skip(word);
    let words = words.filter(|word| word.role == Role::Text);
    let mut said: Vec<&str> = words
        .take(OPENING + 2)
        .map(|word| word.text.as_str())
        .collect();
    let is_bare = |text: &&str| !text.contains(char::is_alphabetic);
    let is_name = |text: &&str| {
        ["para", "para.", "paragraph", "point", "no."].contains(&text.to_lowercase().as_str())
    };
    let leading = said
        .iter()
        .take(3)
        .take_while(|text| is_bare(text) || is_name(text));
    let leading = leading.count();
    said.drain(..leading);
    said.truncate(OPENING);
    said.join(" ")
}
