//! Dates within other words: in the name of a file, in a title, in what is typed for the cover.
//!
//! Here a number is a date only where nothing else could be meant: `Form 20`, `1234` and telephone
//! numbers are none, and a year alone is left to the words that it stands in.

use std::ops::Range;

use super::Date;
use super::written::{NotADate, month};

/// A date, and where in the text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) date: Date,
    pub(super) range: Range<usize>,
    /// Written in digits alone.
    in_digits: bool,
    has_short_year: bool,
}

/// Every date of a text that names at least its month, in order.
pub(super) fn dates_in(text: &str) -> Vec<Found> {
    let words = words(text);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match longest(text, &words, at) {
            Some((one, used)) => {
                found.push(one);
                at += used;
            }
            None => at += 1,
        }
    }
    // Beside a date that is certain, such digits are the time of day.
    if found.iter().any(|one| !one.has_short_year) {
        found.retain(|one| !one.has_short_year);
    }
    found
}

/// Every day of a text, with where it begins.
pub fn days_named(text: &str) -> Vec<(usize, Date)> {
    let mut days = dates_named(text);
    days.retain(|(_, date)| date.day.is_some());
    days
}

/// Every date of a text that names at least its month, with where it begins.
pub(in crate::library) fn dates_named(text: &str) -> Vec<(usize, Date)> {
    let dates = dates_in(text).into_iter();
    dates.map(|found| (found.range.start, found.date)).collect()
}

/// Every day of a text that is said without its year, with where it begins: `3 March`, `the 3rd of March`, `on March 3`.
/// Of its year nothing is known: it is 0.
pub(in crate::library) fn days_without_year(text: &str) -> Vec<(usize, Date)> {
    let words = words(text);
    let word = |at: usize| words.get(at).and_then(|range| text.get(range.clone()));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(range) = words.get(at) {
        if let Some((_, count)) = longest(text, &words, at) {
            at += count;
            continue;
        }
        let ordinal = usize::from(word(at + 1).is_some_and(is_ordinal));
        let of = usize::from(word(at + 1 + ordinal) == Some("of"));
        let named = word(at + 1 + ordinal + of).and_then(month_named);
        let before = at.checked_sub(1).and_then(word);
        let is_on = before.is_some_and(|before| BEFORE_A_DAY.contains(&before));
        let (day, month) = match named {
            Some(month) => (word(at), Some(month)),
            // Else it may be the month, and how many there were.
            None => (
                word(at + 1).filter(|_| is_on),
                word(at).and_then(month_named),
            ),
        };
        let day = day.filter(|day| is_number(day) && day.len() <= 2);
        let day = day.and_then(|day| day.parse().ok());
        // 29 February there is in leap years, and 0 is one.
        let date = day.zip(month).map(|(day, month)| Date::day(0, month, day));
        if let Some(date) = date.filter(|date| date.is_on_the_calendar()) {
            found.push((range.start, date));
        }
        at += 1;
    }
    found
}

/// Behind one of them a month and a number are a day: “on March 3”.
const BEFORE_A_DAY: [&str; 8] = [
    "on", "since", "by", "from", "until", "till", "before", "after",
];

/// A month by its name; “may” and “march” are other words.
fn month_named(word: &str) -> Option<u8> {
    let is_name = word.starts_with(char::is_uppercase);
    month(&word.to_lowercase()).filter(|_| is_name)
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

/// Whether the word is the name of a month, whole or short.
pub(in crate::library) fn is_month(word: &str) -> bool {
    month(&word.to_lowercase()).is_some()
}

/// Whether the text says the date, in whichever form.
pub fn says(text: &str, date: Date) -> bool {
    !written_in(text, date).is_empty()
}

/// Whether the date is the last thing that the text says.
pub fn ends_with(text: &str, date: Date) -> bool {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    written_in(text, date).iter().any(|range| range.end == end)
}

/// Whether the date is the first thing that the text says.
pub fn begins_with(text: &str, date: Date) -> bool {
    let start = text.find(char::is_alphanumeric);
    written_in(text, date)
        .iter()
        .any(|range| Some(range.start) == start)
}

/// Where the text says just this date.
fn written_in(text: &str, date: Date) -> Vec<Range<usize>> {
    let year = date.year.to_string();
    let is_year = |range: &Range<usize>| text.get(range.clone()) == Some(&*year);
    let mut ranges: Vec<Range<usize>> = dates_in(text)
        .into_iter()
        .filter(|found| found.date == date)
        .map(|found| found.range)
        .collect();
    if date.month.is_none() {
        ranges.extend(words(text).into_iter().filter(is_year));
    }
    ranges
}

/// The text with its dates in digits written out: `12/01/2027, Field House` becomes
/// `12 January 2027, Field House`.
pub fn long_form(text: &str) -> String {
    let mut long = String::with_capacity(text.len() + 8);
    let mut from = 0;
    for found in dates_in(text).iter().filter(|found| found.in_digits) {
        long.push_str(text.get(from..found.range.start).unwrap_or_default());
        long.push_str(&found.date.to_string());
        from = found.range.end;
    }
    long.push_str(text.get(from..).unwrap_or_default());
    long
}

/// Runs of letters and of digits, where they stand.
fn words(text: &str) -> Vec<Range<usize>> {
    let kind = |c: char| match c {
        '0'..='9' => 1,
        c if c.is_alphanumeric() => 2,
        _ => 0,
    };
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut before = 0;
    for (at, c) in text.char_indices() {
        let (now, end) = (kind(c), at + c.len_utf8());
        match words.last_mut() {
            Some(last) if now != 0 && now == before && last.end == at => last.end = end,
            _ if now != 0 => words.push(at..end),
            _ => {}
        }
        before = now;
    }
    words
}

/// The longest date that begins with the word at this place, and of how many words it is.
fn longest(text: &str, words: &[Range<usize>], at: usize) -> Option<(Found, usize)> {
    (1..=4).rev().find_map(|count| {
        let (range, shape, read) = shaped(text, words.get(at..at + count)?)?;
        let found = Found {
            date: read.ok()?,
            range,
            in_digits: shape != Shape::Named,
            has_short_year: shape == Shape::ShortYear,
        };
        Some((found, count))
    })
}

/// What has the shape of a date and stands alone, with the date that it is, or why it is none.
fn shaped(text: &str, part: &[Range<usize>]) -> Option<(Range<usize>, Shape, Reading)> {
    let range = part.first()?.start..part.last()?.end;
    let written = text.get(range.clone())?;
    let words: Vec<&str> = part
        .iter()
        .filter_map(|one| text.get(one.clone()))
        .collect();
    let shape = shape(written, &words)?;
    let day = if has_time(written) {
        written.get(..8)?
    } else {
        written
    };
    let is_alone = stands_alone(text, &range, written, part.len());
    is_alone.then(|| (range, shape, plain(day).parse()))
}

type Reading = Result<Date, NotADate>;

/// The first of a text that is written like a whole date and is on no calendar: `31/02/2027`.
pub fn misdated(text: &str) -> Option<NotADate> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        let part = words.get(at..at + 3)?;
        let (_, shape, read) = shaped(text, part)?;
        read.err().filter(|_| shape != Shape::ShortYear)
    })
}

/// Where a text must not be broken over a line: within a date, also one without its year.
pub fn unbroken(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let word = |at: usize| words.get(at).and_then(|range| text.get(range.clone()));
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(range) = words.get(at) {
        if let Some((found, count)) = longest(text, &words, at) {
            ranges.push(found.range);
            at += count;
            continue;
        }
        let is_day = word(at).is_some_and(|day| is_number(day) && day.len() <= 2);
        let is_month = word(at + 1).is_some_and(|name| month(&name.to_lowercase()).is_some());
        if let Some(next) = words.get(at + 1).filter(|_| is_day && is_month) {
            ranges.push(range.start..next.end);
        }
        at += 1;
    }
    ranges
}

/// Names of files have `_` where others have a space.
fn plain(written: &str) -> String {
    written.replace('_', " ")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Digits,
    /// Digits with two for the year, which may as well be a time: `10.11.12`.
    ShortYear,
    /// With the name of its month.
    Named,
}

/// Whether the words have the shape of a whole date or of a month of a year.
fn shape(written: &str, words: &[&str]) -> Option<Shape> {
    let is_day = |word: &str| is_number(word) && word.len() <= 2;
    let is_two = |word: &str| is_number(word) && word.len() == 2;
    let is_year = |word: &str| word.len() == 4 && is_near(word);
    let is_month = |word: &str| month(&word.to_lowercase()).is_some();
    let between: String = written.chars().filter(|c| !c.is_alphanumeric()).collect();
    let joined = |signs: &[&str]| signs.contains(&&*between).then_some(Shape::Digits);
    match *words {
        [day, name, year] if is_day(day) && is_month(name) && (is_year(year) || is_two(year)) => {
            Some(Shape::Named)
        }
        [day, th, name, year]
            if is_day(day) && is_ordinal(th) && is_month(name) && is_year(year) =>
        {
            Some(Shape::Named)
        }
        [name, day, year] if is_month(name) && is_day(day) && is_year(year) => Some(Shape::Named),
        [name, year] if is_month(name) && is_year(year) => Some(Shape::Named),
        [year, month, day] if is_year(year) && is_two(month) && is_two(day) => {
            joined(&["--", "..", "__", "//"])
        }
        [day, month, year] if is_day(day) && is_day(month) && is_year(year) => {
            joined(&["--", "..", "__", "//", "  "])
        }
        // Not with hyphens: that may be the number of an account.
        [day, month, year] if is_two(day) && is_two(month) && is_two(year) => {
            joined(&["..", "//"]).map(|_digits| Shape::ShortYear)
        }
        [all] if is_number(all) && (all.len() == 8 || has_time(all)) => {
            let is_one = [all.get(..4), all.get(4..8)]
                .into_iter()
                .flatten()
                .any(is_near);
            is_one.then_some(Shape::Digits)
        }
        _ => None,
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `20240305101112`, as scanners call their files.
fn has_time(word: &str) -> bool {
    is_number(word)
        && matches!(word.len(), 12 | 14)
        && word.get(..4).is_some_and(is_near)
        && word.get(8..).is_some_and(is_time)
}

/// A year of which documents may be.
fn is_near(year: &str) -> bool {
    matches!(year.parse(), Ok(1900..=2099_u32))
}

/// Whether nothing beside it makes it a part of a longer number, or of a word.
fn stands_alone(text: &str, range: &Range<usize>, written: &str, words: usize) -> bool {
    // Cameras write `IMG20240305`; but `v1.2.2024` is no day.
    if words == 1 {
        return true;
    }
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    let (near, beyond) = ends(before.chars().rev());
    let (next, after) = ends(behind.chars());
    let own = written.chars().find(|c| !c.is_alphanumeric());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let goes_on = |sign: Option<char>, far| sign.is_some() && sign == own && is_digit(far);
    let is_joined = [near, next].iter().flatten().any(|c| c.is_alphanumeric());
    // Scanners number what they scan: `2024-03-05-0001`.
    let is_year_first = written.get(..4).is_some_and(is_number);
    let more = behind.chars().skip(1).take_while(char::is_ascii_digit);
    let is_counted = matches!(next, Some('-' | '_')) && (is_year_first || more.count() > 2);
    let has_letters = written.contains(char::is_alphabetic);
    !is_joined && (has_letters || (!goes_on(near, beyond) && (is_counted || !goes_on(next, after))))
}

fn ends(mut letters: impl Iterator<Item = char>) -> (Option<char>, Option<char>) {
    (letters.next(), letters.next())
}

/// Hours and minutes, and seconds.
pub(super) fn is_time(digits: &str) -> bool {
    let part = |at: usize| {
        digits
            .get(at..at + 2)
            .and_then(|two| two.parse::<u8>().ok())
    };
    matches!(part(0), Some(0..=23))
        && matches!(part(2), Some(0..=59))
        && (digits.len() == 4 || matches!(part(4), Some(0..=59)))
}

#[cfg(test)]
mod tests;
