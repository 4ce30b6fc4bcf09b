//! Dates as people write them: `24/09/2022`, `24.9.2022`, `24 September 2022`, `Sept 2022`, `2022`.
//!
//! Day, month, year, as in Britain; `2022-09-24` is read, too. What could be more than one date by the
//! habits of one country is refused with the reason, and never bent into a date.

use super::{Date, MONTHS, days_in};

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    #[error("“{0}” is not a date; write 24 September 2022, 24/09/2022, Sept 2022 or 2022")]
    Unread(String),
    #[error("“{0}” has no year")]
    NoYear(String),
    #[error("“{text}” is not a date: there is no month {month}")]
    NoSuchMonth { text: String, month: u32 },
    /// The day and the month stand in the American order.
    #[error("“{text}” is not a date: there is no month {month}; the day comes first")]
    MonthFirst { text: String, month: u32 },
    #[error("“{text}” is not a date: {month} has no day {day}")]
    NoSuchDay {
        text: String,
        month: String,
        day: u32,
    },
    /// In a file.
    #[error("“{0}” is not a date; write 2022, 2022-12 or 2022-12-31")]
    Iso(String),
}

impl NotADate {
    /// In few words, for below the field in which it was typed.
    pub fn short(&self) -> String {
        match self {
            NotADate::Unread(_) | NotADate::Iso(_) => "Not read: write 24/09/2022.".to_owned(),
            NotADate::NoYear(_) => "The year is missing.".to_owned(),
            NotADate::NoSuchMonth { month, .. } => format!("There is no month {month}."),
            NotADate::MonthFirst { .. } => "The day comes first.".to_owned(),
            NotADate::NoSuchDay { month, day, .. } => format!("{month} has no day {day}."),
        }
    }
}

/// One word or number of what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// With its number of digits: `03` is not a year, and `2022` no day.
    Number(u32, usize),
    Month(u8),
    /// `th` in `5th`.
    Ordinal,
    Separator(char),
}

/// Two-digit years are of this century up to here, and of the last one behind it. There is no clock
/// here, so this is fixed.
const LAST_OF_THIS_CENTURY: u32 = 69;

pub(super) fn read(text: &str) -> Result<Date, NotADate> {
    // No date is so long, and whoever reads the message must find its end.
    let is_long = text.len() > LONGEST;
    let unread = || NotADate::Unread(shortened(text.trim()));
    let tokens = tokens(text).filter(|_| !is_long).ok_or_else(unread)?;
    let parts = parts(&tokens).ok_or_else(unread)?;
    assemble(text.trim(), parts)
}

const LONGEST: usize = 60;

pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Day, month and year as they stand, before the calendar is asked.
#[derive(Clone, Copy, Debug)]
struct Parts {
    /// Missing where only a day and a month were written.
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    /// Written in digits, so that day and month may stand in the wrong order.
    in_digits: bool,
}

fn assemble(text: &str, parts: Parts) -> Result<Date, NotADate> {
    let text = || text.to_owned();
    let year = parts.year.ok_or_else(|| NotADate::NoYear(text()))?;
    let year = u16::try_from(year).map_err(|_too_large| NotADate::Unread(text()))?;
    let month = match parts.month {
        Some(month @ 1..=12) => u8::try_from(month).ok(),
        Some(month) => {
            let is_turned = parts.in_digits && matches!(parts.day, Some(1..=12)) && month <= 31;
            let text = text();
            return Err(match is_turned {
                true => NotADate::MonthFirst { text, month },
                false => NotADate::NoSuchMonth { text, month },
            });
        }
        None => None,
    };
    let no_day = |day: u32| {
        let whole = Date {
            year,
            month,
            day: None,
        };
        let (text, month) = (text(), whole.to_string());
        NotADate::NoSuchDay { text, month, day }
    };
    let last = u32::from(days_in(year, month.unwrap_or(1)));
    let day = match parts.day {
        Some(day) if day == 0 || day > last => return Err(no_day(day)),
        day => day.and_then(|day| u8::try_from(day).ok()),
    };
    Ok(Date { year, month, day })
}

/// What the tokens mean, by the order in which they stand.
fn parts(tokens: &[Token]) -> Option<Parts> {
    use Token::{Month, Number, Ordinal, Separator};
    let named = |year, month: u8, day| Parts {
        year,
        month: Some(u32::from(month)),
        day,
        in_digits: false,
    };
    let digits = |year, month, day| Parts {
        year: Some(year),
        month: Some(month),
        day,
        in_digits: true,
    };
    // Words stand as they like: between them separators say nothing.
    let is_word = |token: &&Token| !matches!(token, Separator(_));
    let words: Vec<Token> = tokens.iter().filter(is_word).copied().collect();
    match *words.as_slice() {
        [Number(day, 1..=2), Month(month), Number(year, 2 | 4)]
        | [
            Number(day, 1..=2),
            Ordinal,
            Month(month),
            Number(year, 2 | 4),
        ]
        | [Month(month), Number(day, 1..=2), Number(year, 4)]
        | [Month(month), Number(day, 1..=2), Ordinal, Number(year, 4)] => {
            let length = if year < 100 { 2 } else { 4 };
            return Some(named(Some(century(year, length)), month, Some(day)));
        }
        [Number(year, 4), Month(month), Number(day, 1..=2)] => {
            return Some(named(Some(year), month, Some(day)));
        }
        [Month(month), Number(year, 4)] | [Number(year, 4), Month(month)] => {
            return Some(named(Some(year), month, None));
        }
        [Number(day, 1..=2), Month(month)]
        | [Number(day, 1..=2), Ordinal, Month(month)]
        | [Month(month), Number(day, 1..=2)]
        | [Month(month), Number(day, 1..=2), Ordinal] => {
            return Some(named(None, month, Some(day)));
        }
        _ => {}
    }
    match *tokens {
        [Number(year, 4)] => Some(Parts {
            year: Some(year),
            month: None,
            day: None,
            in_digits: true,
        }),
        [Number(all, 8)] => Some(eight(all)),
        [
            Number(year, 4),
            Separator(a),
            Number(month, 1..=2),
            Separator(b),
            Number(day, 1..=2),
        ] if a == b => Some(digits(year, month, Some(day))),
        [
            Number(day, 1..=2),
            Separator(a),
            Number(month, 1..=2),
            Separator(b),
            Number(year, length @ (2 | 4)),
        ] if a == b => Some(digits(century(year, length), month, Some(day))),
        [
            Number(year, 4),
            Separator('-' | '/' | '.'),
            Number(month, 1..=2),
        ]
        | [
            Number(month, 1..=2),
            Separator('-' | '/' | '.'),
            Number(year, 4),
        ] => Some(digits(year, month, None)),
        _ => None,
    }
}

/// `20240305`, or `05032024` where that is no such date.
fn eight(all: u32) -> Parts {
    let turned = Parts {
        year: Some(all % 10_000),
        month: Some(all / 10_000 % 100),
        day: Some(all / 1_000_000),
        in_digits: true,
    };
    let straight = Parts {
        year: Some(all / 10_000),
        month: Some(all / 100 % 100),
        day: Some(all % 100),
        in_digits: true,
    };
    let is_one =
        |parts: Parts| matches!(parts.year, Some(1800..=2199)) && assemble("", parts).is_ok();
    if !is_one(straight) && is_one(turned) {
        turned
    } else {
        straight
    }
}

fn century(year: u32, length: usize) -> u32 {
    match length {
        2 if year <= LAST_OF_THIS_CENTURY => 2000 + year,
        2 => 1900 + year,
        _ => year,
    }
}

/// None where something stands in it that no date has.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let text = text.trim().trim_end_matches([',', ';']);
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_part: fn(char) -> bool = match first {
            '0'..='9' => |c| c.is_ascii_digit(),
            c if c.is_alphabetic() => char::is_alphabetic,
            _ => |c| !c.is_ascii_digit() && !c.is_alphabetic(),
        };
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        match first {
            '0'..='9' => tokens.push(Token::Number(part.parse().ok()?, part.len())),
            c if c.is_alphabetic() => match word(part, &tokens)? {
                Some(token) => tokens.push(token),
                // `Tuesday` and `of` say nothing, nor does what stands between them and the next.
                None => {
                    rest = behind.trim_start_matches([' ', '\u{a0}', ',', '.']);
                    continue;
                }
            },
            _ => tokens.push(Token::Separator(separator(part)?)),
        }
        rest = behind;
    }
    if tokens.last() == Some(&Token::Separator('.')) {
        tokens.pop();
    }
    Some(tokens)
}

/// The sign that parts two numbers, with or without spaces around it.
fn separator(part: &str) -> Option<char> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\t');
    let sign = part.trim_matches(is_space);
    match sign {
        "" => Some(' '),
        "-" | "–" | "\u{2010}" | "\u{2011}" => Some('-'),
        "/" => Some('/'),
        "." => Some('.'),
        // Behind the name of a month: `Sept., 2022`, `5 Mar ’24`.
        "," | ".," | "’" | "'" => Some(' '),
        _ => None,
    }
}

/// A month, or `None` within for what says nothing. None for any other word.
fn word(part: &str, before: &[Token]) -> Option<Option<Token>> {
    let word = part.to_lowercase();
    let is_behind_day = matches!(before.last(), Some(Token::Number(_, 1..=2)));
    if matches!(word.as_str(), "st" | "nd" | "rd" | "th") {
        return is_behind_day.then_some(Some(Token::Ordinal));
    }
    if let Some(month) = month(&word) {
        return Some(Some(Token::Month(month)));
    }
    let is_silent = matches!(word.as_str(), "of" | "the") || is_weekday(&word);
    is_silent.then_some(None)
}

/// The number of a month by its name, whole or short.
pub(super) fn month(word: &str) -> Option<u8> {
    let is_of = |name: &&str| {
        let name = name.to_lowercase();
        name == word || name.get(..3) == Some(word) || (word == "sept" && name == "september")
    };
    let at = MONTHS.iter().position(is_of)?;
    u8::try_from(at + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let short = word.len() >= 3 || word == "tu";
    short && DAYS.iter().any(|day| day.starts_with(word))
}

#[cfg(test)]
mod tests;
