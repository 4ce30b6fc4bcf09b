//! Today's date, for the age of evidence and for sign-offs, read once when the window opens; the time
//! of locks; and the clock by which documents are read.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::library::Date;
use crate::pdf::import::Watch;

pub(super) fn today() -> Date {
    let today = jiff::Zoned::now().date();
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    Date::day(
        u16::try_from(today.year()).unwrap_or_default(),
        part(today.month()),
        part(today.day()),
    )
}

/// Seconds since 1970, for the age of a lock.
pub(super) fn seconds() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_second()).unwrap_or_default()
}

/// A time as people write it here, on this machine's clock: `14:05 on 24 November 2026`.
pub(super) fn words(seconds: u64) -> String {
    let time = i64::try_from(seconds).ok();
    let time = time.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let time = time.map(|time| time.to_zoned(jiff::tz::TimeZone::system()));
    time.map_or_else(String::new, |time| {
        time.strftime("%H:%M on %-d %B %Y").to_string()
    })
}

/// For work on documents, which is given up when it takes too long or when the flag is set.
pub(super) fn watch(stopped: &Arc<AtomicBool>) -> Watch {
    let (begun, stopped) = (Instant::now(), Arc::clone(stopped));
    Watch::new(
        move || begun.elapsed(),
        move || stopped.load(Ordering::Relaxed),
    )
}
