//! Dates as sources give them: a year, a month of a year, or a day. Never more than is known.
//!
//! Written `2022`, `2022-12` or `2022-12-31`. There is no clock here: "how old" is always asked
//! against a date that somebody hands in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A calendar date known to the year, the month or the day. Orders by the earliest day it can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date; write 2022, 2022-12 or 2022-12-31")]
pub struct NotADate(String);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    pub fn day(year: u16, month: u8, day: u8) -> Self {
        Date {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    /// Whole months from this date to `later`, counted from the latest day this date can mean, so
    /// that a source is never called old before it must be.
    pub fn months_until(self, later: Date) -> i32 {
        let months = |year: u16, month: u8| i32::from(year) * 12 + i32::from(month);
        let whole = months(later.year, later.month.unwrap_or(1))
            - months(self.year, self.month.unwrap_or(12));
        let unfinished = self.day.unwrap_or(1) > later.day.unwrap_or(31);
        whole - i32::from(unfinished)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn digits<T: FromStr>(part: &str, length: usize) -> Option<T> {
    (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| part.parse().ok())
        .flatten()
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts
        .next()
        .map(|part| digits(part, 2))
        .map(|m| m.ok_or(()));
    let month: Option<u8> = month.transpose().ok()?;
    let day = parts
        .next()
        .map(|part| digits(part, 2))
        .map(|d| d.ok_or(()));
    let day: Option<u8> = day.transpose().ok()?;
    let month_ok = month.is_none_or(|month| (1..=12).contains(&month));
    let day_ok = day.is_none_or(|day| (1..=days_in(year, month.unwrap_or(1))).contains(&day));
    (parts.next().is_none() && month_ok && day_ok).then_some(Date { year, month, day })
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        parse(text).ok_or_else(|| NotADate(text.to_owned()))
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        match (date.month, date.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", date.year),
            (Some(month), None) => format!("{:04}-{month:02}", date.year),
            _ => format!("{:04}", date.year),
        }
    }
}

/// As a lawyer writes it: `31 December 2022`, `December 2022`, `2022`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |month: u8| {
            MONTHS
                .get(usize::from(month).wrapping_sub(1))
                .unwrap_or(&"?")
        };
        match (self.month, self.day) {
            (Some(month), Some(day)) => write!(f, "{day} {} {}", name(month), self.year),
            (Some(month), None) => write!(f, "{} {}", name(month), self.year),
            _ => write!(f, "{}", self.year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_year_a_month_or_a_day() {
        for text in ["2022", "2022-12", "2024-02-29"] {
            assert_eq!(String::from(text.parse::<Date>().unwrap()), text);
        }
        for bad in [
            "",
            "22",
            "2022-13",
            "2023-02-29",
            "2022-1",
            "2022-12-31-1",
            "+022",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }

    #[test]
    fn age_counts_whole_months_and_gives_the_benefit_of_the_doubt() {
        let filed = Date::day(2026, 3, 1);
        let age = |text: &str| text.parse::<Date>().unwrap().months_until(filed);
        assert_eq!(age("2024-03-01"), 24);
        assert_eq!(age("2024-03-02"), 23);
        assert_eq!(age("2024-03"), 24);
        assert_eq!(age("2024"), 15);
    }

    #[test]
    fn a_date_is_printed_as_a_lawyer_writes_it() {
        let print = |text: &str| text.parse::<Date>().unwrap().to_string();
        assert_eq!(print("2022-12-31"), "31 December 2022");
        assert_eq!(print("2022-12"), "December 2022");
        assert_eq!(print("2022"), "2022");
    }
}
