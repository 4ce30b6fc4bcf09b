//! `bundle new`: a case from the passages that fit best.

use bundle_builder::case::{Entry, text};

use super::desk::{Desk, assert_seen};

const NEW: [&str; 7] = [
    "new",
    "--nationality",
    "RUS",
    "--characteristic",
    "deserter",
    "--select-top",
    "5",
];

#[test]
fn a_new_case_holds_the_best_passages() {
    let desk = Desk::new();
    let seen = desk.bundle(
        &[
            &NEW[..],
            &[
                "--out",
                "case.ron",
                "--reference",
                "PA/00000/2099",
                "--appellant",
                "X. Y.",
            ],
        ]
        .concat(),
    );
    assert_seen!(seen, @r"
    exit code: 0
    --- stderr ---
    case.ron: 5 passages under 3 issues
    ");
    let case = text::read(&desk.get("case.ron")).unwrap();
    let numbers: Vec<u32> = case.entries().map(|entry| entry.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert!(case.entries().all(Entry::is_as_chosen));
    assert_eq!(
        (
            case.heading.reference.as_str(),
            case.heading.appellant.as_str()
        ),
        ("PA/00000/2099", "X. Y.")
    );
    assert_eq!(desk.names(), ["case.ron"]);
}

#[test]
fn a_new_case_puts_passages_under_the_disputed_issues() {
    let desk = Desk::new();
    desk.bundle(
        &[
            &NEW[..],
            &["--issue", "q3a", "--issue", "q3c", "--out", "case.ron"],
        ]
        .concat(),
    );
    let case = text::read(&desk.get("case.ron")).unwrap();
    let keys: Vec<&str> = case.issues.iter().map(|issue| issue.key.as_str()).collect();
    assert_eq!(keys[..2], ["q3a-prosecution", "q3c-basic-rules"]);
    assert!(!case.issues[0].entries.is_empty());
}

#[test]
fn a_new_case_is_never_written_over_an_old_one() {
    let desk = Desk::new();
    desk.put("case.ron", "my work");
    assert_seen!(desk.bundle(&[&NEW[..], &["--out", "case.ron"]].concat()), @r"
    exit code: 2
    --- stderr ---
    bundle: case.ron exists already
      hint: Choose another name.
    ");
    assert_eq!(desk.get("case.ron"), b"my work");
    assert_eq!(desk.names(), ["case.ron"]);
}

#[test]
fn a_new_case_from_nothing_can_be_exported_and_is_only_a_draft() {
    let desk = Desk::new();
    desk.bundle(&[
        "new",
        "--nationality",
        "RUS",
        "--select-top",
        "0",
        "--out",
        "case.ron",
    ]);
    assert_seen!(desk.export(), @r"
    exit code: 1
    --- stdout ---
    bundle.pdf: 4 pages, 1 page of schedule, DRAFT
    --- stderr ---
      0 % Planning
     10 % Setting the pages
     50 % Writing the file
     80 % Checking the file
    100 % Done
    error[no-entries]: No passage has been chosen, so the schedule is empty.
      hint: Choose passages under the disputed issues.
    error[party-empty] Appellant: It is empty, and the cover names both parties.
      hint: Type it as it is to be printed.
    warning[heading-empty] Appeal number: It is not filled in.
      hint: Type it as it is to be printed on the cover.
    2 errors, 1 warning, 0 notes
    ");
    assert!(desk.get("bundle.pdf").starts_with(b"%PDF-"));
}

#[test]
fn passages_are_shared_out_among_the_issues_that_they_answer() {
    let desk = Desk::new();
    let issues = ["--issue", "q3a", "--issue", "q3b", "--issue", "q3c"];
    let made = |top: &str, out: &str| {
        let rest = ["--select-top", top, "--out", out];
        desk.bundle(&[&NEW[..5], &issues, &rest].concat())
    };
    assert_seen!(made("12", "case.ron"), @r"
    exit code: 0
    --- stderr ---
    case.ron: [n] passages under 3 issues
    ");
    let text = String::from_utf8(desk.get("case.ron")).unwrap();
    let issues = text.split("key: ").skip(1);
    let held: Vec<usize> = issues
        .map(|one| one.matches("passage: (").count())
        .collect();
    assert_eq!(held, [4, 4, 4]);
    assert_seen!(made("1", "small.ron"), @r"
    exit code: 0
    --- stderr ---
    small.ron: 1 passage under 1 issue
    nothing under “Severity of punishment”
    nothing under “Service would or might involve acts contrary to the basic rules of human conduct”
    ");
}
