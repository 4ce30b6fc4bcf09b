//! `bundle findings`, and the page that is kept of it.

use std::fs;

use super::desk::{Desk, root};

#[test]
fn the_page_of_findings_is_what_the_command_writes() {
    let seen = Desk::new().bundle(&["findings"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(seen.stderr.ends_with(" codes\n"), "{seen}");
    let page = fs::read_to_string(root().join("docs/findings.md")).unwrap_or_default();
    let lines = page.lines().zip(seen.stdout.lines());
    let first = lines.clone().find(|(page, written)| page != written);
    assert!(
        page == seen.stdout,
        "docs/findings.md is not what the table of codes says now ({first:?}).\n\
         Renew it: cargo run --bin bundle -- findings > docs/findings.md"
    );
}

#[test]
fn codes_as_data() {
    let seen = Desk::new().bundle(&["findings", "--format", "json"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let codes = seen.json();
    let codes = codes.as_array().unwrap();
    let of = |code: &str| {
        let found = codes.iter().find(|one| one["code"] == code).unwrap();
        serde_json::to_string_pretty(found).unwrap()
    };
    insta::assert_snapshot!(of("schedule-too-long"), @r#"
    {
      "about": "The case",
      "authority": "CS-03",
      "code": "schedule-too-long",
      "eased": "note",
      "hint": "Take out or shorten entries, or record at Arrange who gave permission and when.",
      "meaning": "The schedule takes more pages than the tribunal allows. It is a note where permission is recorded.",
      "severity": "error",
      "stops_export": false
    }
    "#);
    insta::assert_snapshot!(of("document-pages"), @r#"
    {
      "about": "Documents behind the schedule",
      "code": "document-pages",
      "hint": "Choose pages that the document has.",
      "meaning": "Pages are wanted that the document does not have.",
      "severity": "error",
      "stops_export": true
    }
    "#);
}
