//! Dates as sources give them: a year, a month of a year, or a day. Never more than is known.
//!
//! Files hold `2022`, `2022-12` or `2022-12-31`; people write `24/09/2022` or `Sept 2022` (see
//! `written`), and texts and names of files have dates within them (see `within`). There is no clock
//! here: "how old" is always asked against a date that somebody hands in.

mod named;
mod within;
mod written;

pub use named::of_name;
pub use within::{begins_with, days_named, ends_with, long_form, misdated, says, unbroken};
pub(super) use within::{dates_named, days_without_year, is_month};
pub use written::NotADate;

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

    fn is_on_the_calendar(self) -> bool {
        let month_ok = self.month.is_none_or(|month| (1..=12).contains(&month));
        let last = || days_in(self.year, self.month.unwrap_or(1));
        let day_ok = self.day.is_none_or(|day| (1..=last()).contains(&day));
        month_ok && day_ok && (self.day.is_none() || self.month.is_some())
    }

    /// The day, month or year behind it.
    pub fn next(self) -> Self {
        let Some(month) = self.month else {
            return Date {
                year: self.year.saturating_add(1),
                ..self
            };
        };
        let last = days_in(self.year, month);
        match self.day {
            Some(day) if day < last => Date {
                day: Some(day + 1),
                ..self
            },
            day => {
                let day = day.map(|_| 1);
                match month {
                    1..12 => Date {
                        month: Some(month + 1),
                        day,
                        ..self
                    },
                    _ => Date {
                        year: self.year.saturating_add(1),
                        month: Some(1),
                        day,
                    },
                }
            }
        }
    }

    /// The day, month or year before it.
    pub fn before(self) -> Self {
        let Some(month) = self.month else {
            return Date {
                year: self.year.saturating_sub(1),
                ..self
            };
        };
        match self.day {
            Some(day) if day > 1 => Date {
                day: Some(day - 1),
                ..self
            },
            day => {
                let (year, month) = match month {
                    2.. => (self.year, month - 1),
                    _ => (self.year.saturating_sub(1), 12),
                };
                let day = day.map(|_| days_in(year, month));
                Date {
                    year,
                    month: Some(month),
                    day,
                }
            }
        }
    }

    /// Days from this day to `later`; none where one of them is only a month or a year.
    pub fn days_until(self, later: Date) -> Option<i64> {
        Some(later.number()? - self.number()?)
    }

    /// Its number among the days of the calendar.
    fn number(self) -> Option<i64> {
        let (year, month, day) = (i64::from(self.year), self.month?, self.day?);
        let earlier = year - 1;
        let leap_days = earlier / 4 - earlier / 100 + earlier / 400;
        let months = (1..month).map(|month| i64::from(days_in(self.year, month)));
        Some(earlier * 365 + leap_days + months.sum::<i64>() + i64::from(day))
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

/// Only what files hold.
fn iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let mut part = || parts.next().map(|part| digits(part, 2).ok_or(()));
    let month: Option<u8> = part().transpose().ok()?;
    let day: Option<u8> = part().transpose().ok()?;
    let date = Date { year, month, day };
    (parts.next().is_none() && date.is_on_the_calendar()).then_some(date)
}

/// As people write it.
impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        iso(text).map_or_else(|| written::read(text), Ok)
    }
}

/// As files hold it: there, nothing is guessed.
impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        iso(&text).ok_or(NotADate::Iso(written::shortened(&text)))
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
    fn a_file_holds_a_year_a_month_or_a_day() {
        for text in ["2022", "2022-12", "2024-02-29"] {
            assert_eq!(String::from(Date::try_from(text.to_owned()).unwrap()), text);
        }
        for bad in [
            "",
            "22",
            "2022-13",
            "2023-02-29",
            "2022-1",
            "2022-12-31-1",
            "+022",
            "24/09/2022",
            "Sept 2022",
        ] {
            assert!(Date::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }

    #[test]
    fn days_months_and_years_are_walked_over_their_ends() {
        for (one, next) in [
            ("2024-02-28", "2024-02-29"),
            ("2024-02-29", "2024-03-01"),
            ("2023-12-31", "2024-01-01"),
            ("2023-12", "2024-01"),
            ("2024-05", "2024-06"),
            ("2023", "2024"),
        ] {
            let (one, next) = (one.parse::<Date>().unwrap(), next.parse::<Date>().unwrap());
            assert_eq!((one.next(), next.before()), (next, one));
        }
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let days = |from: &str, to: &str| {
            let [from, to]: [Date; 2] = [from, to].map(|text| text.parse().unwrap());
            from.days_until(to)
        };
        assert_eq!(days("2026-11-25", "2027-02-23"), Some(90));
        assert_eq!(days("2024-02-28", "2024-03-01"), Some(2));
        assert_eq!(days("2100-02-28", "2100-03-01"), Some(1));
        assert_eq!(days("2026-01-01", "2025-12-31"), Some(-1));
        assert_eq!(days("2026-11", "2027-02-23"), None);
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
