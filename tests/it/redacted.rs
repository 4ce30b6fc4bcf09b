//! `bundle redact`: words taken out of documents for good, as other people's programs see it.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where it cannot go on, and looks at the disk as a person does"
)]

mod adversaries;
mod boxes;
mod every_kind;
mod list;
mod long;
mod places;

use std::path::PathBuf;

use super::desk::{Desk, Seen};
use super::{paper, tools};
use adversaries::{NAME, adversaries, letter, page, scanned, unreadable};

fn redact(desk: &Desk, more: &[&str]) -> Seen {
    desk.bundle(&[&["redact", "case.ron"], more].concat())
}

/// The redacted copies that lie beside the case.
fn copies(desk: &Desk) -> Vec<PathBuf> {
    let folder = desk.path(".case.redacted");
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// Whether the name is anywhere in a file: in what readers find on its pages, or in its objects, unpacked.
fn says_the_name(file: &std::path::Path) -> Option<bool> {
    let texts = [
        tools::read_text("pdftotext", &["-q"], file)?.0,
        tools::read_text("pdftotext", &["-q", "-raw"], file)?.0,
        tools::read_text("mutool", &["draw", "-q", "-F", "text"], file)?.0,
    ];
    let objects =
        tools::read_bytes_after("qpdf", &["--qdf", "--object-streams=disable"], file, &["-"])?;
    let raw = String::from_utf8_lossy(&objects).to_lowercase();
    let wide: String = NAME
        .encode_utf16()
        .map(|unit| format!("{unit:04x}"))
        .collect();
    let hex: String = NAME.bytes().map(|byte| format!("{byte:02x}")).collect();
    // Also with its letters set apart, or over the end of a line.
    let in_texts = texts.iter().any(|text| {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        let letters = letters.collect::<String>().to_lowercase();
        letters.contains("valyov") || letters.contains("овал")
    });
    let spelt = [NAME.to_lowercase(), wide, hex, "valyov".to_owned()];
    Some(in_texts || spelt.iter().any(|spelt| raw.contains(spelt)))
}

#[test]
fn no_reader_finds_a_word_that_was_taken_out_however_it_stood_there() {
    let all = adversaries();
    let mut documents = Vec::new();
    for round in 0..4 {
        for (name, bytes) in &all {
            documents.push((format!("{name}-{round}"), bytes.clone()));
        }
    }
    let named: Vec<(&str, Vec<u8>)> = documents
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    let desk = Desk::with_documents(&named);
    let told = redact(&desk, &["--term", NAME]);
    assert_eq!(told.code, Some(0), "{told}");
    for (name, _) in &documents {
        assert!(
            told.stdout.contains(&format!("“{name}”, page")),
            "{name}: {told}"
        );
    }
    let taken_out = told.stdout.lines().count();
    assert!(taken_out >= 100, "{taken_out}");
    let exported = desk.export();
    assert!(exported.stdout.contains("bundle.pdf"), "{exported}");
    if let Some(says) = says_the_name(&desk.path("bundle.pdf")) {
        assert!(!says);
        for copy in copies(&desk) {
            assert_eq!(says_the_name(&copy), Some(false), "{}", copy.display());
        }
        // The same look finds it where nothing was taken out.
        for (name, _) in &all {
            let says = says_the_name(&desk.path(&format!("{name}-0.pdf")));
            assert_eq!(says, Some(true), "{name}");
        }
    }
}

#[test]
fn a_bundle_with_confidential_words_is_not_written() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    let told = redact(&desk, &["--term", NAME]);
    assert_eq!(told.code, Some(0), "{told}");
    let undone = redact(&desk, &["--undo"]);
    assert_eq!(undone.code, Some(0), "{undone}");
    let exported = desk.export();
    assert_eq!(exported.code, Some(1), "{exported}");
    assert!(exported.stderr.contains("confidential-word"), "{exported}");
    assert!(
        exported.stderr.contains("among the words of the page"),
        "{exported}"
    );
    assert!(!desk.names().contains(&"bundle.pdf".to_owned()));
    let forgotten = redact(&desk, &["--forget", NAME]);
    assert_eq!(forgotten.code, Some(0), "{forgotten}");
    desk.export();
    assert!(desk.names().contains(&"bundle.pdf".to_owned()));
}

#[test]
fn a_trial_changes_nothing_and_undo_gives_the_document_back() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    let before = desk.get("case.ron");
    let tried = redact(&desk, &["--term", NAME, "--dry-run"]);
    assert_eq!(tried.code, Some(0), "{tried}");
    assert_eq!(desk.get("case.ron"), before);
    assert!(!desk.names().contains(&".case.redacted".to_owned()));
    let done = redact(&desk, &["--term", NAME]);
    assert_eq!(done.stdout, tried.stdout);
    let listed = redact(&desk, &["--list"]);
    assert_eq!(
        listed.stdout,
        format!("{}confidential: {NAME}\n", done.stdout)
    );
    let again = redact(&desk, &["--term", NAME]);
    assert_eq!(again.stdout, "", "{again}");
    assert_eq!(
        desk.get("letter.pdf"),
        letter(),
        "the original is never changed"
    );
    redact(&desk, &["--undo"]);
    let forgotten = redact(&desk, &["--forget", NAME]);
    assert_eq!(forgotten.code, Some(0), "{forgotten}");
    assert_eq!(desk.get("case.ron"), before);
}

#[test]
fn where_nobody_can_search_a_person_is_told_to_look() {
    let desk = Desk::with_documents(&[("scan", scanned()), ("fonts", unreadable())]);
    let told = redact(&desk, &["--term", NAME]);
    assert_eq!(told.code, Some(1), "{told}");
    assert!(
        told.stderr
            .contains("page 1 of “scan” is a picture without words: look yourself"),
        "{told}"
    );
    assert!(
        told.stderr
            .contains("page 1 of “fonts” has fonts that do not say what their letters mean"),
        "{told}"
    );
}

#[test]
fn words_under_a_mark_that_a_picture_would_lack_are_not_uncovered_by_redacting_others() {
    let words = "BT /F 12 Tf 20 100 Td (Seen by Kovalyov today) Tj 0 -40 Td (Covered) Tj ET";
    let mark = "/Annots[<</Type/Annot/Subtype/Square/Rect[10 50 120 80]/IC[0 0 0]/C[0 0 0]>>]";
    let desk = Desk::with_documents(&[("marked", page(words, "", mark))]);
    let told = redact(&desk, &["--term", NAME]);
    assert_eq!(told.code, Some(1), "{told}");
    assert!(
        told.stderr
            .contains("page 1 cannot be drawn, and so not be redacted: a mark covers words on it"),
        "{told}"
    );
}

#[test]
fn what_cannot_be_redacted_is_said_with_the_way_out() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    for (arguments, said) in [
        (&["--term", "…"][..], "has no letters"),
        (&[], "there is nothing to take out"),
        (
            &["--document", "9", "--term", "x"],
            "the case has no document 9",
        ),
    ] {
        let told = redact(&desk, arguments);
        assert_eq!(told.code, Some(2), "{told}");
        assert!(
            told.stderr.contains(said) && told.stderr.contains("hint: "),
            "{told}"
        );
    }
    let told = redact(&desk, &["--document", "1", "--area", "7:1,1,9,9"]);
    assert_eq!(told.code, Some(1), "{told}");
    assert!(told.stderr.contains("it has no page 7"), "{told}");
    desk.put(
        "letter.pdf",
        page("BT /F 12 Tf 20 100 Td (Another) Tj ET", "", ""),
    );
    let told = redact(&desk, &["--term", NAME]);
    assert_eq!(told.code, Some(1), "{told}");
    assert!(
        told.stderr.contains("has changed since it was added"),
        "{told}"
    );
}

#[test]
fn where_nobody_can_search_the_export_has_an_error_until_a_person_has_looked() {
    let desk = Desk::with_documents(&[("scan", scanned())]);
    redact(&desk, &["--term", NAME]);
    let exported = desk.export();
    assert_eq!(exported.code, Some(1), "{exported}");
    assert!(
        exported.stderr.contains("document-unsearched"),
        "{exported}"
    );
    let looked = redact(&desk, &["--document", "1", "--looked", "1"]);
    assert_eq!(looked.code, Some(0), "{looked}");
    let exported = desk.export();
    assert!(
        !exported.stderr.contains("document-unsearched"),
        "{exported}"
    );
    redact(&desk, &["--term", "Another Name"]);
    let exported = desk.export();
    assert!(
        exported.stderr.contains("document-unsearched"),
        "nobody has looked for the new name: {exported}"
    );
}

#[test]
fn copies_that_the_case_does_not_rest_on_are_thrown_away() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    redact(&desk, &["--term", NAME]);
    let first = copies(&desk);
    redact(&desk, &["--document", "1", "--area", "1:10,10,20,20"]);
    let second = copies(&desk);
    assert_eq!((first.len(), second.len()), (1, 1));
    assert_ne!(first, second);
    redact(&desk, &["--undo"]);
    assert!(copies(&desk).is_empty());
}

/// The case with an anonymity direction and this name.
fn direct(desk: &Desk, name: &str) {
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    let field = format!("        anonymity: Some(\"{name}\"),\n        overrides:");
    let directed = case.replacen("        overrides:", &field, 1);
    assert_ne!(case, directed);
    desk.put("case.ron", directed.as_bytes());
}

#[test]
fn the_appellant_may_stand_in_documents_but_not_on_the_cover_or_in_a_bookmark() {
    let says = page(&format!("BT /F 12 Tf 20 100 Td ({NAME}) Tj ET"), "", "");
    let desk = Desk::with_documents(&[("letter", says)]);
    direct(&desk, NAME);
    let exported = desk.export();
    assert!(
        desk.names().contains(&"bundle.pdf".to_owned()),
        "inside a document the name may stand: {exported}"
    );
    std::fs::remove_file(desk.path("bundle.pdf")).unwrap();
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    let titled = case.replace("title: \"letter\"", &format!("title: \"Letter of {NAME}\""));
    assert_ne!(case, titled);
    desk.put("case.ron", titled.as_bytes());
    let exported = desk.export();
    assert_eq!(exported.code, Some(1), "{exported}");
    assert!(exported.stderr.contains("appellant-named"), "{exported}");
    assert!(exported.stderr.contains("in a bookmark"), "{exported}");
    assert!(!desk.names().contains(&"bundle.pdf".to_owned()));
    let named = case.replace("appellant: \"", &format!("appellant: \"{NAME} "));
    assert_ne!(case, named);
    desk.put("case.ron", named.as_bytes());
    let exported = desk.export();
    assert!(exported.stderr.contains("on the cover"), "{exported}");
}

/// The case with this list of words that must never appear.
fn forbid(desk: &Desk, word: &str) {
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    let field = format!("        confidential: [\"{word}\"],\n        overrides:");
    let forbidden = case.replacen("        overrides:", &field, 1);
    assert_ne!(case, forbidden);
    desk.put("case.ron", forbidden.as_bytes());
}

const PAPERS: [(&str, &str); 5] = [
    ("schedule", "paper.docx"),
    ("index", "paper.docx"),
    ("index", "paper.csv"),
    ("issues", "paper.docx"),
    ("position", "paper.docx"),
];

/// What each paper says instead of being written, a line each.
fn papers_refused(desk: &Desk, code: &str) {
    for (command, out) in PAPERS {
        let seen = desk.bundle(&[
            command,
            "case.ron",
            "--out",
            out,
            "--date",
            super::desk::TODAY,
        ]);
        assert_eq!(seen.code, Some(1), "{command} {out}: {seen}");
        assert!(seen.stderr.contains(code), "{command} {out}: {seen}");
        assert!(!desk.names().contains(&out.to_owned()), "{command} {out}");
    }
}

#[test]
fn no_paper_is_written_with_a_word_that_must_not_appear_or_under_a_name_that_has_it() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    let label = case
        .split("label: \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let named = case.replace("title: \"letter\"", "title: \"Letter of Zsuzsanna\"");
    let named = named.replacen(label, &format!("{label} of Zsuzsanna"), 1);
    desk.put("case.ron", named.as_bytes());
    forbid(&desk, "Zsuzsanna");
    papers_refused(&desk, "confidential-word");
    let table = desk.bundle(&["position", "case.ron", "--table"]);
    assert_eq!(
        (table.code, table.stdout.as_str()),
        (Some(1), ""),
        "{table}"
    );
    let record = desk.bundle(&["verify", "case.ron", "--record", "Zsuzsanna.pdf"]);
    assert_eq!(record.code, Some(1), "{record}");
    desk.put("case.ron", case.as_bytes());
    forbid(&desk, "Zsuzsanna");
    for (command, out) in PAPERS {
        let ending = out.split('.').nth(1).unwrap();
        let out = format!("for_Zsuzsanna.{ending}");
        let seen = desk.bundle(&[command, "case.ron", "--out", &out]);
        assert_eq!(seen.code, Some(1), "{command}: {seen}");
        assert!(seen.stderr.contains("the name that was chosen"), "{seen}");
        assert!(!desk.names().contains(&out), "{command}");
    }
    let seen = desk.bundle(&["index", "case.ron", "--out", "index.csv"]);
    assert!(desk.names().contains(&"index.csv".to_owned()), "{seen}");
}

#[test]
fn an_appellant_who_must_not_be_named_is_named_in_no_paper_and_the_check_says_it_first() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    for written in [
        "Ivan Kovalyov",
        "KOVALYOV, Ivan",
        "Kovalyov I.",
        "I. Kovalyov",
    ] {
        let title = format!("title: \"Letter of {written}\"");
        let titled = case.replace("title: \"letter\"", &title);
        desk.put("case.ron", titled.as_bytes());
        direct(&desk, "Ivan Kovalyov");
        for (command, out) in [("index", "index.csv"), ("index", "index.docx")] {
            let seen = desk.bundle(&[command, "case.ron", "--out", out]);
            assert_eq!(seen.code, Some(1), "{written}: {seen}");
            assert!(seen.stderr.contains("appellant-named"), "{written}: {seen}");
        }
        let checked = desk.bundle(&["check", "case.ron"]);
        assert_eq!(checked.code, Some(1), "{written}: {checked}");
        let said = format!("{}{}", checked.stdout, checked.stderr);
        assert!(said.contains("appellant-named"), "{written}: {checked}");
        let exported = desk.export();
        assert_eq!(exported.code, Some(1), "{written}: {exported}");
        assert!(
            !desk.names().contains(&"bundle.pdf".to_owned()),
            "{written}"
        );
    }
}

#[test]
fn an_area_beside_the_page_or_like_a_hair_is_refused_with_the_size_of_the_page() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    let before = desk.get("case.ron");
    for (area, said) in [
        (
            "1:400,10,500,50",
            "lies beside page 1, which is 300 × 200 points large",
        ),
        (
            "1:10,-90,50,-10",
            "lies beside page 1, which is 300 × 200 points large",
        ),
        (
            "1:250,20,250.1,20.1",
            "too small to take anything out of page 1, which is 300 × 200 points large",
        ),
        ("1:299.5,20,400,90", "too small"),
    ] {
        let told = redact(&desk, &["--document", "1", "--area", area]);
        assert_eq!(told.code, Some(1), "{area}: {told}");
        assert!(told.stderr.contains(said), "{area}: {told}");
        assert_eq!(desk.get("case.ron"), before, "{area}");
    }
    for (area, said) in [
        ("1:90,50,10,20", "the wrong way round"),
        ("1:NaN,1,2,3", "no page is as large"),
    ] {
        let told = redact(&desk, &["--document", "1", "--area", area]);
        assert_eq!(told.code, Some(2), "{area}: {told}");
        assert!(told.stderr.contains(said), "{area}: {told}");
    }
}
