//! Dates found in running words, and at their ends.

use super::*;

#[test]
fn digits_in_running_words_are_written_out() {
    for (typed, printed) in [
        ("12/01/2027, Field House", "12 January 2027, Field House"),
        (
            "12.1.2027 at 10.00, Field House",
            "12 January 2027 at 10.00, Field House",
        ),
        ("Field House 2027-01-12", "Field House 12 January 2027"),
        (
            "12 January 2027 and 13/01/2027",
            "12 January 2027 and 13 January 2027",
        ),
        ("Tuesday 12 Jan 2027", "Tuesday 12 Jan 2027"),
        ("not before 1 March", "not before 1 March"),
        ("31/02/2027", "31/02/2027"),
        ("to be listed", "to be listed"),
        ("", ""),
    ] {
        assert_eq!(long_form(typed), printed);
    }
}

#[test]
fn what_is_on_no_calendar_is_found() {
    let why = |text| {
        misdated(text)
            .map(|why| why.to_string())
            .unwrap_or_default()
    };
    assert!(why("31/02/2027, Field House").contains("February 2027 has no day 31"));
    assert!(why("at 10 on 31 April 2027").contains("April 2027 has no day 31"));
    assert!(why("Field House 01/13/2027").contains("the day comes first"));
    for sound in [
        "12/01/2027",
        "10.00 to 13.30",
        "Court 3, 40 Bull Street",
        "45.99.12",
        "",
    ] {
        assert_eq!(why(sound), "", "{sound}");
    }
}

#[test]
fn dates_at_the_ends_are_known() {
    let day = Date::day(2025, 7, 17);
    assert!(ends_with("Hansard, 17 July 2025.", day));
    assert!(!ends_with("17 July 2025, Hansard", day));
    assert!(begins_with("17 July 2025, column 3", day));
    assert!(!begins_with("column 3, 17 July 2025", day));
    let year = Date {
        month: None,
        day: None,
        ..day
    };
    assert!(ends_with("Report 2025", year) && !ends_with("2025 Report", year));
}

#[test]
fn a_title_says_its_date_in_any_form() {
    let day = Date::day(2025, 7, 17);
    for title in [
        "Hansard, 17 July 2025",
        "17/07/2025",
        "Debate of 17th July 2025 on x",
    ] {
        assert!(says(title, day), "{title}");
    }
    for title in [
        "Hansard, 18 July 2025",
        "July 2025",
        "2025",
        "117 July 2025",
    ] {
        assert!(!says(title, day), "{title}");
    }
    let month = Date { day: None, ..day };
    assert!(says("Report, July 2025", month));
    let year = Date {
        month: None,
        ..month
    };
    assert!(says("Report 2025", year) && !says("Report 12025", year));
}
