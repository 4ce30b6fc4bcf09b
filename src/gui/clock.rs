//! Today's date, for the age of evidence and for sign-offs. Read once, when the window opens.

use crate::library::Date;

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
