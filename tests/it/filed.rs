//! Bundles that were filed: their numbers are frozen, what comes later goes into supplementary bundles, and every
//! reference is right, by outside readers.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::case::text::{read, write};
use bundle_builder::case::{Case, Edit, OverrideKind};
use bundle_builder::pdf::{self, Facts};

use super::desk::{Desk, Seen, TODAY, root};
use super::tools;

/// A desk with the sample case, two documents behind its schedule, exported and marked as filed.
fn filed() -> Desk {
    let desk = Desk::with_sample();
    change(&desk, |case| {
        let edit = Edit::SetOverride {
            rule: OverrideKind::DraftMark,
            reason: "Served for agreement".to_owned(),
            on: TODAY.parse().unwrap(),
        };
        edit.apply(&case).unwrap()
    });
    add(&desk, &["Letter 1", "Letter 2"]);
    fine(
        &desk,
        &["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY],
    );
    let seen = fine(
        &desk,
        &["filed", "case.ron", "bundle.pdf", "--on", "2026-12-03"],
    );
    assert!(
        seen.stdout
            .starts_with("Appellant’s bundle: filed 3 December 2026, "),
        "{seen}"
    );
    desk
}

fn fine(desk: &Desk, command: &[&str]) -> Seen {
    let seen = desk.bundle(command);
    assert_eq!(seen.code, Some(0), "{seen}");
    seen
}

fn refused(desk: &Desk, command: &[&str], code: &str) -> Seen {
    let seen = desk.bundle(command);
    assert_eq!(seen.code, Some(1), "{seen}");
    assert!(seen.stderr.contains(&format!("[{code}]")), "{seen}");
    seen
}

fn case(desk: &Desk) -> Case {
    read(&desk.get("case.ron")).unwrap()
}

fn change(desk: &Desk, change: impl FnOnce(Case) -> Case) {
    desk.put("case.ron", write(&change(case(desk))).unwrap());
}

fn add(desk: &Desk, names: &[&str]) {
    let page = std::fs::read(root().join("tests/it/pictures/plain.png")).unwrap();
    for name in names {
        let file = format!("{name}.png");
        // Each is a document of its own.
        desk.put(&file, [&page, name.as_bytes()].concat());
        fine(desk, &["add", "case.ron", &file]);
    }
}

/// The passage of the first entry, chosen under the last issue, too.
fn rely_on_more(desk: &Desk) {
    change(desk, |case| {
        let first = case.entries().next().unwrap().clone();
        let last = case.issues.last().unwrap().key.clone();
        let edit = Edit::AddEntry {
            issue: last,
            source: Box::new(first.source),
            passage: Box::new(first.passage),
        };
        edit.apply(&case).unwrap()
    });
}

fn supplementary(desk: &Desk, out: &str) -> Facts {
    let command = [
        "export",
        "case.ron",
        "--supplementary",
        "--out",
        out,
        "--date",
        "2027-01-10",
    ];
    fine(desk, &command);
    pdf::facts(&desk.get(out)).unwrap()
}

fn words(facts: &Facts) -> String {
    let pages = facts.pages.iter().flat_map(|page| page.lines());
    pages
        .collect::<Vec<_>>()
        .join("\n")
        .replace(['\u{a0}', '\u{2003}'], " ")
}

#[test]
fn what_is_frozen_is_what_the_file_says() {
    let desk = filed();
    let case = case(&desk);
    let [bundle] = case.filed.as_slice() else {
        panic!("{}", case.filed.len());
    };
    let facts = pdf::facts(&desk.get("bundle.pdf")).unwrap();
    assert_eq!(bundle.pages() as usize, facts.pages.len());
    assert_eq!(bundle.entries.len(), 20);
    assert_eq!(bundle.issues.len(), 6);
    let rows = bundle.index.iter();
    let rows: Vec<String> = rows
        .map(|row| format!("{}: {}", row.text, bundle.cite_range(row.first, row.last)))
        .collect();
    insta::assert_snapshot!(rows.join("\n"));
    let documents = bundle.documents.iter();
    let documents: Vec<_> = documents
        .map(|one| (one.title.as_str(), one.first, one.pages))
        .collect();
    let last = bundle.pages();
    assert_eq!(
        documents,
        [("Letter 1", last - 1, 1), ("Letter 2", last, 1)]
    );
    let page_of = |label: &str| {
        let says = |page: &&pdf::PageFacts| {
            let mut lines = page.lines().into_iter();
            lines.any(|line| line.starts_with(&format!("{label}\u{2003}")))
        };
        facts.pages.iter().find(says).map(|page| page.number)
    };
    for entry in &bundle.entries {
        assert_eq!(page_of(&format!("CS {}", entry.number)), Some(entry.page));
    }
}

#[test]
fn a_filed_file_is_known_again_and_a_changed_one_is_named_as_changed() {
    let desk = filed();
    desk.put("copy.pdf", desk.get("bundle.pdf"));
    let seen = fine(&desk, &["filed", "case.ron", "copy.pdf"]);
    let said =
        "copy.pdf is the bundle that was filed on 3 December 2026: Appellant’s bundle, AB 1–12\n";
    assert_eq!(seen.stdout, said);
    let seen = fine(&desk, &["filed", "case.ron"]);
    assert!(
        seen.stdout
            .contains("12 pages (AB 1–12), 20 entries, 2 documents"),
        "{seen}"
    );
    let mut changed = desk.get("bundle.pdf");
    changed.extend(b"\n");
    desk.put("bundle.pdf", changed);
    refused(&desk, &["filed", "case.ron", "bundle.pdf"], "filed-changed");
    fine(&desk, &["filed", "case.ron", "--take-back"]);
    assert!(!case(&desk).is_filed());
}

#[test]
fn a_draft_is_marked_only_with_a_reason() {
    let desk = Desk::with_sample();
    desk.export();
    let seen = refused(
        &desk,
        &["filed", "case.ron", "bundle.pdf"],
        "filed-doubtful",
    );
    assert!(seen.stderr.contains("Its pages say DRAFT."), "{seen}");
    assert!(!case(&desk).is_filed());
    let anyway = [
        "filed",
        "case.ron",
        "bundle.pdf",
        "--anyway",
        "filed as a draft by the client",
    ];
    fine(&desk, &anyway);
    let reason = case(&desk).filed[0].reason.clone();
    assert_eq!(reason.as_deref(), Some("filed as a draft by the client"));
}

#[test]
fn numbers_of_a_filed_case_are_unchanged_after_a_document_is_added() {
    let desk = filed();
    let before = case(&desk);
    add(&desk, &["Letter 3"]);
    rely_on_more(&desk);
    let now = case(&desk);
    assert_eq!(now.filed, before.filed);
    let numbers = |case: &Case| case.entries().map(|entry| entry.number).collect::<Vec<_>>();
    let is_old = |number: &u32| *number <= 20;
    let kept: Vec<u32> = numbers(&now).into_iter().filter(is_old).collect();
    assert_eq!(kept, numbers(&before));
    assert!(numbers(&now).contains(&21));
    assert_eq!(now.pinned, before.pinned);
    let anew = Edit::ReleaseNumbers.apply(&now).unwrap_err();
    assert!(anew.to_string().contains("was filed"), "{anew}");
}

#[test]
fn a_filed_bundle_is_neither_made_again_nor_overwritten() {
    let desk = filed();
    let bundle = desk.get("bundle.pdf");
    refused(
        &desk,
        &["export", "case.ron", "--out", "new.pdf"],
        "filed-again",
    );
    let supplementary = [
        "export",
        "case.ron",
        "--supplementary",
        "--out",
        "bundle.pdf",
    ];
    refused(&desk, &supplementary, "filed-nothing-new");
    add(&desk, &["Letter 3"]);
    refused(&desk, &supplementary, "filed-overwritten");
    assert_eq!(desk.get("bundle.pdf"), bundle);
    let fresh = Desk::with_sample();
    let command = ["export", "case.ron", "--supplementary", "--out", "new.pdf"];
    refused(&fresh, &command, "not-filed");
}

#[test]
fn supplementary_bundles_have_their_own_pages_and_go_on_with_the_numbers_of_entries() {
    let desk = filed();
    add(&desk, &["Letter 3"]);
    rely_on_more(&desk);
    let first = supplementary(&desk, "first.pdf");
    let said = words(&first);
    assert_eq!(first.pages[0].label, "SB1 1");
    assert_eq!(
        first.title.as_deref(),
        Some("PA/00000/2099 – Supplementary Bundle 1, 10 January 2027")
    );
    insta::assert_snapshot!(said);
    assert!(said.contains("CS 21 "), "{said}");
    assert!(
        !said.contains("CS 20 "),
        "what was filed is not printed again"
    );
    fine(
        &desk,
        &["filed", "case.ron", "first.pdf", "--on", "2027-01-11"],
    );
    add(&desk, &["Letter 4"]);
    let second = supplementary(&desk, "second.pdf");
    assert_eq!(second.pages[0].label, "SB2 1");
    let said = words(&second);
    for part in [
        "Supplementary Bundle 1, filed 11 January 2027",
        "Appellant’s bundle, filed 3 December 2026 (AB 1–12, CS 1–20)",
        "Letter 1",
        "Letter 3",
        "Letter 4",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(
        !said.contains("List of sources....................................................SB2")
    );
}

#[test]
fn references_of_supplementary_bundles_are_right_by_an_outside_reader() {
    let desk = filed();
    add(&desk, &["Letter 3"]);
    rely_on_more(&desk);
    supplementary(&desk, "first.pdf");
    fine(&desk, &["filed", "case.ron", "first.pdf"]);
    add(&desk, &["Letter 4", "Letter 5"]);
    supplementary(&desk, "second.pdf");
    let Some((text, _)) = tools::read_text("pdftotext", &["-layout"], &desk.path("second.pdf"))
    else {
        return;
    };
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let files = [("AB", "bundle.pdf"), ("SB1", "first.pdf")];
    for (prefix, file) in files {
        let path = desk.path(file);
        let (other, _) = tools::read_text("pdftotext", &["-layout"], &path).unwrap();
        let others: Vec<&str> = other.split('\u{c}').collect();
        for bundle in case(&desk).filed.iter().filter(|one| one.prefix == prefix) {
            for document in &bundle.documents {
                let page = others[document.first as usize - 1];
                assert!(page.contains(&bundle.cite(document.first)), "{page}");
                let row = pages.iter().flat_map(|page| page.lines());
                let mut row = row.filter(|line| line.contains(&document.title));
                assert!(row.any(|line| line.trim_end().ends_with(&bundle.cite(document.first))));
            }
        }
    }
}

#[test]
fn after_the_review_a_supplementary_bundle_explains_on_its_first_page_why_it_is_late() {
    let desk = filed();
    add(&desk, &["Letter 3"]);
    fine(&desk, &["late", "case.ron", "--review", "2026-12-20"]);
    let command = ["export", "case.ron", "--supplementary", "--out", "sb.pdf"];
    refused(&desk, &command, "late-unexplained");
    let why = "The letter was issued on 2 January 2027.";
    fine(&desk, &["late", "case.ron", "--because", why]);
    let facts = supplementary(&desk, "sb.pdf");
    let first = facts.pages[0].lines().join("\n");
    assert!(first.contains("Why this was not filed earlier"), "{first}");
    assert!(first.contains(why), "{first}");
    fine(&desk, &["filed", "case.ron", "sb.pdf"]);
    assert_eq!(
        case(&desk).late_because,
        None,
        "the next one has its own reason"
    );
}

#[test]
fn numbers_that_differ_from_the_filed_file_stop_a_supplementary_bundle() {
    let desk = filed();
    add(&desk, &["Letter 3"]);
    let told = String::from_utf8(desk.get("case.ron")).unwrap();
    let command = ["export", "case.ron", "--supplementary", "--out", "sb.pdf"];
    for (what, how) in [
        (
            "title: \"Letter 2\",\n                        first: 12",
            "title: \"Letter 2\",\n                        first: 11",
        ),
        ("text: \"1 Letter 1\"", "text: \"1 Letter 7\""),
        (
            "number: 20,\n                        page: 9",
            "number: 20,\n                        page: 8",
        ),
    ] {
        let altered = told.replacen(what, how, 1);
        assert_ne!(altered, told, "{what}");
        desk.put("case.ron", altered);
        refused(&desk, &command, "filed-differs");
    }
    desk.put("case.ron", told);
    let bundle = desk.get("bundle.pdf");
    desk.put("bundle.pdf", b"%PDF-1.7\n");
    let seen = desk.bundle(&command);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(seen.stderr.contains("[filed-not-at-hand]"), "{seen}");
    desk.put("bundle.pdf", bundle);
    let seen = desk.bundle(&["export", "case.ron", "--supplementary", "--out", "sb2.pdf"]);
    assert!(!seen.stderr.contains("[filed-not-at-hand]"), "{seen}");
}

#[test]
fn what_changed_since_filing_is_said_in_words() {
    let desk = filed();
    let seen = fine(&desk, &["changes", "case.ron"]);
    assert!(seen.stdout.contains("Nothing has changed."), "{seen}");
    add(&desk, &["Letter 3"]);
    rely_on_more(&desk);
    change(&desk, |case| {
        let text = "Other words".to_owned();
        let case = Edit::SetProposition { number: 2, text }
            .apply(&case)
            .unwrap();
        let case = Edit::RemoveEntry { number: 3 }.apply(&case).unwrap();
        Edit::RemoveExhibit { number: 1 }.apply(&case).unwrap()
    });
    let seen = fine(&desk, &["changes", "case.ron"]);
    insta::assert_snapshot!(seen.stdout);
    assert_eq!(
        case(&desk).next_entry,
        22,
        "a withdrawn number is not used again"
    );
    refused(&Desk::with_sample(), &["changes", "case.ron"], "not-filed");
}

#[test]
fn what_the_respondents_bundle_holds_is_named_and_its_pages_can_be_cited() {
    let desk = filed();
    // Any file with words, and the same one again as a document of ours.
    desk.put("RB.pdf", desk.get("bundle.pdf"));
    desk.put("Letter 9.pdf", desk.get("bundle.pdf"));
    let seen = fine(&desk, &["respondent", "case.ron", "RB.pdf"]);
    assert!(
        seen.stdout.contains("RB.pdf: 12 pages, cited as RB 1–12"),
        "{seen}"
    );
    assert!(seen.stdout.contains("RB 11: Letter 1, AB 11"), "{seen}");
    assert!(!seen.stderr.contains("in-respondents-bundle"), "{seen}");
    fine(
        &desk,
        &["add", "case.ron", "Letter 9.pdf", "--pages", "4-8"],
    );
    let seen = fine(&desk, &["respondent", "case.ron"]);
    let said = "“Letter 9” is already in the respondent’s bundle, RB 1–8.";
    assert!(seen.stderr.contains(said), "{seen}");
    fine(&desk, &["respondent", "case.ron", "--remove"]);
    assert_eq!(case(&desk).respondent, None);
}
