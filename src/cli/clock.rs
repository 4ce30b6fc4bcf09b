//! Today's date, for commands that were not given one, and the clock by which documents are read. No
//! other room looks at a clock.

use std::time::Instant;

use crate::library::Date;
use crate::pdf::import::Watch;

/// The given date, or today in this machine's time zone.
pub(super) fn or_today(date: Option<Date>) -> Date {
    date.unwrap_or_else(|| {
        let today = jiff::Zoned::now().date();
        let part = |number: i8| u8::try_from(number).unwrap_or(1);
        let year = u16::try_from(today.year()).unwrap_or_default();
        Date::day(year, part(today.month()), part(today.day()))
    })
}

/// Seconds since 1970, for the age of a lock.
pub(super) fn seconds() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_second()).unwrap_or_default()
}

/// For work on documents, which is given up when it takes too long.
pub(super) fn watch() -> Watch {
    let begun = Instant::now();
    Watch::new(move || begun.elapsed(), || false)
}
