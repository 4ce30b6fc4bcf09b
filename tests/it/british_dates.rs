//! Dates and ages as people read them, in all that the command line prints for people. Data for programs
//! keeps the dates of files.

use super::desk::{Desk, TODAY};
use super::words;

const PEOPLE: [&[&str]; 6] = [
    &[
        "match",
        "--nationality",
        "RUS",
        "--characteristic",
        "deserter",
    ],
    &["library", "propositions", "--date", TODAY],
    &["library", "coverage", "--date", TODAY],
    &["library", "codes"],
    &["library", "check"],
    &["export", "case.ron", "--out", "out.pdf", "--date", TODAY],
];

#[test]
fn nothing_for_people_has_a_date_of_files_or_an_age_in_months() {
    let desk = Desk::with_sample();
    for arguments in PEOPLE {
        let seen = desk.bundle(arguments);
        for line in seen.stdout.lines().chain(seen.stderr.lines()) {
            assert_eq!(words::iso_dates(line), [""; 0], "{arguments:?}: {line}");
            let ours = line.starts_with("warning[") || line.starts_with("note[");
            assert!(!ours || !line.contains("months"), "{line}");
        }
    }
}

#[test]
fn data_for_programs_keeps_the_dates_of_files() {
    let desk = Desk::new();
    let of_match = [PEOPLE[0], &["--format", "json"]].concat();
    let seen = desk.bundle(&of_match);
    let dates: Vec<_> = seen
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["published"].clone())
        .collect();
    let is_of_files = |date: &serde_json::Value| {
        date.as_str()
            .is_none_or(|date| date.len() == 4 || !words::iso_dates(date).is_empty())
    };
    assert!(
        dates.len() > 50 && dates.iter().all(is_of_files),
        "{dates:?}"
    );
}
