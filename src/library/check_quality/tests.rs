//! An invented pack with everything that could be better, and what the packs that ship accept.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::library::{PackFiles, examine, read};

const POOR: &str = r#"Source(
    id: "poor",
    title: "A report",
    publisher: "Ministry of Nothing",
    publisher_kind: State,
    published: "2025-06-03",
    address: "https://www.ecoi.net/en/document/1.html",
    language: "en",
    tier: A,
    read: Excerpt,
    passages: [
        Passage(
            id: "poor-01", kind: Summary, pinpoint: "1",
            text: "They were beaten, which could help the appellant.",
            about: ["a", "b", "c", "d"], only_if: ["e", "f", "g"],
            issues: ["q3a"], stance: Helps, provenance: "seen",
        ),
        Passage(
            id: "poor-02", kind: Summary,
            text: "The Ministry stated on 3 June 2025 that in May 2025 Rostov had 4 cases, in May 2025 more.",
            about: ["a"], issues: ["q3a"], stance: Helps, provenance: "seen",
        ),
    ],
)"#;

fn pack(accepted: &str) -> PackFiles {
    let about = format!(
        "(id: \"test\", title: \"Test\", nationalities: [\"RUS\"], updated: \"2026-01-01\", accepted: [{accepted}])"
    );
    let tags: String = ["a", "b", "c", "d", "e", "f", "g"]
        .map(|id| format!("(id: \"{id}\", label: \"{id}\"),"))
        .concat();
    let tags = format!(
        "(facets: [(id: \"all\", label: \"All\", characteristics: [(id: \"rus\", label: \"Russian\", nationality: \"RUS\"), {tags}])])"
    );
    let files = [
        ("pack.ron", about),
        ("characteristics.ron", tags),
        (
            "issues.ron",
            "(issues: [(id: \"q3a\", code: \"Q3a\", short: \"Risk\", label: \"Risk\")])".to_owned(),
        ),
        ("sources/poor.ron", POOR.to_owned()),
    ];
    PackFiles {
        origin: "pack".to_owned(),
        files: files
            .into_iter()
            .map(|(path, text)| (path.to_owned(), text.into_bytes()))
            .collect(),
    }
}

fn told(pack: PackFiles) -> String {
    let (_, findings) = examine(&[pack]);
    let line =
        |finding: &Finding| format!("{} {}: {}", finding.code, finding.place, finding.message);
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn whatever_makes_a_pack_poor_is_told_with_its_place() {
    insta::assert_snapshot!(told(pack("")), @r"
    no-pinpoint pack/sources/poor.ron:11:5: Of “poor”, 1 passage has no pinpoint.
    relay-address pack/sources/poor.ron:7:5: “poor” is said to be published by Ministry of Nothing, but ecoi.net only passes on what others publish.
    pronoun-first pack/sources/poor.ron:14:13: “poor-01” begins with “They”: who or what is meant, it does not say itself.
    names-nobody pack/sources/poor.ron:14:13: “poor-01” has no name in it, of a person, body, place or people.
    holds-advice pack/sources/poor.ron:14:13: “poor-01” says “could help the”, which reads as advice to whoever argues a case.
    many-characteristics pack/sources/poor.ron:15:13: “poor-01” names 7 characteristics.
    date-twice pack/sources/poor.ron:20:13: “poor-02” says “May 2025” twice.
    date-twice pack/sources/poor.ron:20:13: “poor-02” says “3 June 2025”, which its source is dated already.
    ");
}

#[test]
fn poor_packs_can_be_used_without_being_told_so_each_time() {
    assert_eq!(read(&[pack("")]).1, []);
}

#[test]
fn what_a_pack_accepts_of_a_passage_or_of_a_whole_source_is_not_told_again() {
    let of_both = r#"(finding: "relay-address", of: "poor", why: "It is so."), (finding: "date-twice", of: "poor", why: "It is so.")"#;
    let told = told(pack(&format!(
        r#"{of_both}, (finding: "pronoun-first", of: "poor-01", why: "It is so."), (finding: "no-pinpoint", of: "poor-02", why: "It is so.")"#
    )));
    let codes: BTreeSet<&str> = told
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    // A pinpoint is missing in the source, not in one of its passages.
    let left = [
        "holds-advice",
        "many-characteristics",
        "names-nobody",
        "no-pinpoint",
    ];
    assert_eq!(codes, left.into());
}

#[test]
fn a_line_without_a_reason_accepts_nothing() {
    for why in ["", " ", "."] {
        let line = format!("(finding: \"pronoun-first\", of: \"poor-01\", why: \"{why}\")");
        assert!(told(pack(&line)).contains("pronoun-first"), "{why:?}");
    }
}

#[test]
fn what_is_retired_and_what_is_quoted_is_not_looked_at() {
    let with = |from: &str, to: &str| {
        let mut pack = pack("");
        let text = POOR.replace(from, to);
        pack.files
            .insert("sources/poor.ron".to_owned(), text.into_bytes());
        told(pack)
    };
    let retired = "provenance: \"seen\", retired: Retired(on: \"2026-01-01\", why: \"Old.\")";
    let told = with("provenance: \"seen\"", retired);
    assert!(
        told.starts_with("relay-address") && told.lines().count() == 1,
        "{told}"
    );
    let anchor = format!(
        "Extract, anchor: Anchor(sha256: \"{}\", page: 1, start: 0)",
        "a".repeat(64)
    );
    let told = with(
        "Summary, pinpoint: \"1\"",
        &format!("{anchor}, pinpoint: \"1\""),
    );
    assert!(
        !told.contains("begins with") && told.contains("many-characteristics"),
        "{told}"
    );
}
