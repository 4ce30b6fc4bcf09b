//! `bundle library propositions`: the whole of what it prints, on a small pack with an issue of its own.

use bundle_builder::library::PackFiles;

use super::desk::{Desk, TODAY, assert_seen};
use super::small;

const ISSUES: &str = r#"Issues(issues: [
    Issue(id: "z1-zembla", code: "Z1", label: "What happens in Zembla"),
    Issue(id: "z1a-front", code: "Z1a", label: "At the front", parent: "z1-zembla"),
])
"#;

const PROPOSITIONS: &str = r#"Propositions(propositions: [
    Proposition(id: "sent-back", issues: ["z1-zembla", "z1a-front"], statement: "Deserters are sent back to the front"),
    Proposition(id: "unheard", issues: ["z1-zembla"], statement: "Nobody has said this yet"),
])
"#;

/// A newspaper that tells again what the institute said, long after something older.
const ECHO: &str = r#"Source(
    id: "echo-2021",
    title: "An echo",
    publisher: "The Echo",
    publisher_kind: Media,
    published: "2021-05-02",
    address: "https://example.org/echo",
    language: "en",
    tier: B,
    read: FullText,
    relies_on: ["nobody-2026"],
    limits: "Tells again what another said.",
    passages: [
        Passage(
            id: "echo-2021-01",
            kind: Summary,
            text: "Deserters are said to be sent back.",
            pinpoint: "page 1",
            about: ["deserter"],
            issues: ["z1a-front"],
            stance: Helps,
            propositions: [Supports("sent-back")],
            provenance: "invented",
        ),
        Passage(
            id: "echo-2021-02",
            kind: Summary,
            text: "Only those who are caught are sent back.",
            pinpoint: "page 2",
            about: ["deserter"],
            issues: ["z1a-front"],
            stance: Mixed,
            propositions: [Qualifies("sent-back")],
            provenance: "invented",
        ),
    ],
)
"#;

fn pack() -> PackFiles {
    let supports = r#"para 4", propositions: [Supports("sent-back")],"#;
    let mut pack = small::pack_with(r#"para 4","#, supports);
    for (path, text) in [
        ("issues.ron", ISSUES),
        ("propositions.ron", PROPOSITIONS),
        ("sources/echo-2021.ron", ECHO),
    ] {
        pack.files.insert(path.to_owned(), text.into());
    }
    pack
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put_pack("own", &pack());
    desk
}

const ARGUMENTS: [&str; 6] = [
    "library",
    "propositions",
    "--library",
    "own",
    "--date",
    TODAY,
];

#[test]
fn each_is_listed_under_its_issues_with_who_stands_behind_it() {
    let seen = desk().bundle(&[&ARGUMENTS[..], &["--issue", "z1"]].concat());
    assert_seen!(seen, @r"
    exit code: 0
    --- stdout ---
    Z1 What happens in Zembla
      Deserters are sent back to the front [sent-back]
        for 2, in part 1, against 0; 1 independent publisher; oldest May 2021, 5 years old, newest March 2026
      Nobody has said this yet [unheard]
        for 0, in part 0, against 0; 0 independent publishers; no date known

    Z1a At the front
      Deserters are sent back to the front [sent-back]
        for 2, in part 1, against 0; 1 independent publisher; oldest May 2021, 5 years old, newest March 2026
    --- stderr ---
    2 propositions under 2 issues (an age stands beside what is more than 2 years old)
    ");
}

#[test]
fn as_data_each_names_its_passages() {
    let arguments = ["--issue", "Z1a", "--format", "json"];
    let seen = desk().bundle(&[&ARGUMENTS[..], &arguments].concat());
    assert_seen!(seen, @r#"
    exit code: 0
    --- stdout ---
    [
      {
        "issue": "z1a-front",
        "code": "Z1a",
        "label": "At the front",
        "propositions": [
          {
            "id": "sent-back",
            "statement": "Deserters are sent back to the front",
            "supports": [
              "echo-2021-01",
              "nobody-2026-01"
            ],
            "qualifies": [
              "echo-2021-02"
            ],
            "contradicts": [],
            "independent_publishers": 1,
            "oldest": {
              "date": "2021-05-02",
              "age": "5 years old"
            },
            "newest": {
              "date": "2026-03",
              "age": null
            }
          }
        ]
      }
    ]
    --- stderr ---
    1 proposition under 1 issue (an age stands beside what is more than 2 years old)
    "#);
}

#[test]
fn an_issue_that_is_none_is_named() {
    let seen = desk().bundle(&[&ARGUMENTS[..], &["--issue", "z9"]].concat());
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("there is no issue “z9”"), "{seen}");
}

/// The shipped library: every proposition is listed, and the words for ages are there.
#[test]
fn the_shipped_library_lists_all_of_its_propositions() {
    let seen = Desk::new().bundle(&["library", "propositions", "--date", TODAY]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let shipped = small::library_with(small::pack()).taxonomy.propositions;
    for proposition in &shipped {
        let line = format!("  {} [{}]", proposition.statement, proposition.id);
        assert!(seen.stdout.contains(&line), "{line}");
    }
    assert!(seen.stdout.contains(" years old"));
}
