//! What may be the number of a page: a number at its head or foot.

use crate::quote::{Page, Role, Word};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    Figures,
    SmallRoman,
    LargeRoman,
}

/// A number that stands at the head or foot of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub style: Style,
    pub value: i64,
    /// As it is printed, without what stands around it.
    pub text: String,
    /// Where its middle stands, from the left edge and from the top, in points.
    pub x: f32,
    pub y: f32,
    /// The number of all pages stands behind it: "3/12", "3 of 12".
    pub has_total: bool,
}

/// Words that stand before the number of a page.
const BEFORE: [&str; 5] = ["page", "p.", "p", "pg.", "seite"];

/// The longest number of a page in figures: no report has 10,000 pages, and years stand in many heads.
const MOST_FIGURES: usize = 4;
const MOST_ROMAN: usize = 7;

/// Numbers beside each other beyond which they are a ruler or a row of a table: two for a spread, a day, a year and
/// a total are not.
const MOST_BESIDE: usize = 5;

/// Points between the middles of what stands at one height.
const SAME_HEIGHT: f32 = 3.0;

/// The candidates of a page, in the order of its words.
pub(super) fn candidates(page: &Page) -> Vec<Candidate> {
    let lines = edge_lines(page);
    let all: Vec<Candidate> = lines.iter().flat_map(|line| of_line(line)).collect();
    // A ruler may have been read as many lines.
    let is_of_few = |one: &Candidate| {
        let beside = all
            .iter()
            .filter(|other| (one.y - other.y).abs() < SAME_HEIGHT);
        beside.count() <= MOST_BESIDE
    };
    all.iter().filter(|one| is_of_few(one)).cloned().collect()
}

/// The lines at the head and foot of a page; where none is known to be one, its first and last.
fn edge_lines(page: &Page) -> Vec<&[Word]> {
    let lines: Vec<&[Word]> = page
        .words
        .chunk_by(|one, other| one.line == other.line)
        .collect();
    let role = |line: &&[Word]| line.first().map(|word| word.role);
    let is_edge = |line: &&[Word]| matches!(role(line), Some(Role::Head | Role::Foot));
    let known: Vec<&[Word]> = lines.iter().copied().filter(is_edge).collect();
    if !known.is_empty() {
        return known;
    }
    let middle = |line: &&[Word]| line.first().map(|word| (word.area.y0 + word.area.y1) / 2.0);
    let edges = |word: &Word| (word.area.y0, word.area.y1);
    let heights = || lines.iter().filter_map(|line| line.first()).map(edges);
    let first = heights().min_by(|one, other| one.0.total_cmp(&other.0));
    let last = heights().max_by(|one, other| one.1.total_cmp(&other.1));
    // What is set at both ends of a head may have been read as two lines.
    let is_beside = |line: &&[Word]| {
        let middle = middle(line);
        let beside =
            |(top, bottom): (f32, f32)| middle.is_some_and(|y| (top..=bottom).contains(&y));
        first.is_some_and(beside) || last.is_some_and(beside)
    };
    lines.iter().copied().filter(is_beside).collect()
}

fn of_line(line: &[Word]) -> Vec<Candidate> {
    let word = |at: usize| line.get(at).map(|word| word.text.as_str());
    let mut found = Vec::new();
    for (at, own) in line.iter().enumerate() {
        let says_page = at.checked_sub(1).and_then(word).is_some_and(says_page);
        let is_alone = line
            .iter()
            .all(|other| std::ptr::eq(other, own) || !other.text.contains(char::is_alphanumeric));
        let of_many = matches!(word(at + 1), Some("of" | "/" | "von"));
        if let Some((style, value, text, total)) = number(&own.text, is_alone || says_page) {
            found.push(Candidate {
                style,
                value,
                text,
                x: (own.area.x0 + own.area.x1) / 2.0,
                y: (own.area.y0 + own.area.y1) / 2.0,
                has_total: total || of_many,
            });
        }
    }
    found
}

fn says_page(text: &str) -> bool {
    let text = text.to_lowercase();
    BEFORE.contains(&text.trim_start_matches(|letter: char| !letter.is_alphanumeric()))
}

/// The number that a word is, whether a total stands behind it. Roman figures are only where nothing else stands
/// in the line: "I" and "mix" are words.
fn number(text: &str, is_roman_possible: bool) -> Option<(Style, i64, String, bool)> {
    let inner = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let (inner, has_total) = match inner.split_once('/') {
        Some((own, total)) if is_figures(own) && is_figures(total) => (own, true),
        Some(_) => return None,
        None => (inner, false),
    };
    if is_figures(inner) {
        let value = inner.parse().ok()?;
        return Some((Style::Figures, value, inner.to_owned(), has_total));
    }
    if !is_roman_possible {
        return None;
    }
    let small = inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let large = inner.bytes().all(|byte| byte.is_ascii_uppercase());
    let value = roman(&inner.to_ascii_lowercase()).filter(|_| small || large)?;
    let style = if small {
        Style::SmallRoman
    } else {
        Style::LargeRoman
    };
    Some((style, value, inner.to_owned(), false))
}

fn is_figures(text: &str) -> bool {
    (1..=MOST_FIGURES).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// There is no usual way of writing more.
const MOST: i64 = 3_999;

const ROMAN: [(i64, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The value of small Roman figures, in the usual way of writing only.
fn roman(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > MOST_ROMAN {
        return None;
    }
    (1..400).find(|value| small_roman(*value) == text)
}

/// A number in small Roman figures, as page numbers are written; beyond 3,999 as a plain number.
pub fn small_roman(mut value: i64) -> String {
    if value > MOST {
        return value.to_string();
    }
    let mut text = String::new();
    for (worth, figure) in ROMAN {
        while value >= worth {
            text.push_str(figure);
            value -= worth;
        }
    }
    text
}

impl Style {
    /// A number in this style.
    pub(super) fn written(self, value: i64) -> String {
        match self {
            Style::Figures => value.to_string(),
            Style::SmallRoman => small_roman(value),
            Style::LargeRoman => small_roman(value).to_ascii_uppercase(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_known_however_they_are_framed() {
        let told = |text: &str| {
            let (style, value, _, total) = number(text, true)?;
            Some((style, value, total))
        };
        for (text, expected) in [
            ("12", Some((Style::Figures, 12, false))),
            ("-12-", Some((Style::Figures, 12, false))),
            ("[12]", Some((Style::Figures, 12, false))),
            ("|12", Some((Style::Figures, 12, false))),
            ("3/25", Some((Style::Figures, 3, true))),
            ("xiv", Some((Style::SmallRoman, 14, false))),
            ("(ix)", Some((Style::SmallRoman, 9, false))),
            ("XL", Some((Style::LargeRoman, 40, false))),
            ("iiii", None),
            ("mix", None),
            ("Xi", None),
            ("A/HRC/59/60", None),
            ("25-04567", None),
            ("12345", None),
            ("12th", None),
            ("", None),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
        assert_eq!(number("i", false), None, "a word among others");
    }

    #[test]
    fn every_roman_number_is_read_as_it_is_written() {
        for value in 1..200 {
            let text = small_roman(value);
            let is_long = text.len() > MOST_ROMAN;
            assert_eq!(roman(&text), (!is_long).then_some(value), "{text}");
        }
    }
}
