//! The clock of the two shells: today, the time of locks, and how long a document may take.
//!
//! No other room looks at a clock: each is given the date or the [`Watch`] that it needs, so that the same
//! input gives the same result.

use std::time::Instant;

use crate::library::Date;
use crate::pdf::import::Watch;

/// Today in this machine's time zone, for the age of evidence and for sign-offs.
pub fn today() -> Date {
    let today = jiff::Zoned::now().date();
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(today.year()).unwrap_or_default();
    Date::day(year, part(today.month()), part(today.day()))
}

/// Seconds since 1970, for the age of a lock.
pub fn seconds() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_second()).unwrap_or_default()
}

/// A time as people write it here, on this machine's clock: `14:05 on 24 November 2026`.
pub fn words(seconds: u64) -> String {
    written(seconds, "%H:%M on %-d %B %Y")
}

/// The same, for what may lie within one minute: `14:05:09 on 24 November 2026`.
pub fn to_the_second(seconds: u64) -> String {
    written(seconds, "%H:%M:%S on %-d %B %Y")
}

/// `14:05`.
pub fn time_of_day(seconds: u64) -> String {
    written(seconds, "%H:%M")
}

fn written(seconds: u64, form: &str) -> String {
    let time = i64::try_from(seconds).ok();
    let time = time.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let time = time.map(|time| time.to_zoned(jiff::tz::TimeZone::system()));
    time.map_or_else(String::new, |time| time.strftime(form).to_string())
}

/// For work on documents, which is given up when it takes too long or when `stopped` says so.
pub fn watch(stopped: impl Fn() -> bool + Send + Sync + 'static) -> Watch {
    let begun = Instant::now();
    Watch::new(move || begun.elapsed(), stopped)
}
