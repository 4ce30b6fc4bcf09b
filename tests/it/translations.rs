//! Signed documents and translations: what is said of them, where they stand, and what lies beside the bundle.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use super::desk::{Desk, Seen, TODAY};
use super::paper::{document, saying};
use super::tools;

/// The lines that name one of these codes.
fn said(seen: &Seen, codes: &[&str]) -> String {
    let text = seen.to_string();
    let lines = text.lines();
    let said = lines.filter(|line| codes.iter().any(|code| line.contains(code)));
    said.collect::<Vec<_>>().join("\n")
}

fn signed() -> Vec<u8> {
    std::fs::read(super::desk::root().join("tests/it/cases/signed.pdf")).unwrap()
}

/// A page that says so.
fn page(words: &str) -> Vec<u8> {
    document(&[saying(words)], "", &[])
}

fn with(files: &[(&str, Vec<u8>)]) -> Desk {
    let desk = Desk::with_sample();
    let mut add = vec!["add", "case.ron"];
    for (name, bytes) in files {
        desk.put(name, bytes);
        add.push(name);
    }
    let added = desk.bundle(&add);
    assert_eq!(added.code, Some(0), "{added}");
    desk
}

fn export(desk: &Desk, more: &[&str]) -> Seen {
    let export = ["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY];
    desk.bundle(&[&export, more].concat())
}

#[test]
fn a_signed_document_lies_beside_the_bundle_as_it_came_where_that_is_asked_for() {
    let desk = with(&[("Letter.pdf", signed())]);
    let exported = export(&desk, &[]);
    insta::assert_snapshot!(said(&exported, &["document-signed", "original-"]), @"warning[document-signed] document 1: “Letter”: 1 digital signature no longer holds; a bundle cannot keep that, only what shows of it (who and when is as the file says, not checked): by A Solicitor on 1 January 2024.");
    let before = desk.names();
    let exported = export(&desk, &["--originals"]);
    insta::assert_snapshot!(said(&exported, &["original-"]), @"note[original-beside] document 1: “Letter”: the signed file lies beside the bundle as “bundle, signed document 1, Letter.pdf”.");
    assert!(desk.get("bundle, signed document 1, Letter.pdf") == signed());
    assert_eq!(desk.names().len(), before.len() + 1);
    // A document that is nowhere signed has no original that matters.
    let desk = with(&[("Letter.pdf", page("A letter"))]);
    assert_eq!(said(&export(&desk, &["--originals"]), &["original-"]), "");
}

#[test]
fn no_signed_file_is_written_where_words_are_confidential_that_nobody_looked_for_in_it() {
    let desk = with(&[("Letter.pdf", signed())]);
    let redacted = desk.bundle(&["redact", "case.ron", "--term", "Zzyzx"]);
    assert_eq!(redacted.code, Some(0), "{redacted}");
    let exported = export(&desk, &["--originals"]);
    insta::assert_snapshot!(said(&exported, &["original-"]), @"warning[original-not-beside] document 1: “Letter”: the signed file was not written beside the bundle: words of this case are confidential, and nobody has looked for them in it.");
}

#[test]
fn a_signed_file_out_of_which_words_were_taken_is_not_written_and_that_is_said() {
    let desk = with(&[("Letter.pdf", signed())]);
    let redacted = desk.bundle(&["redact", "case.ron", "--term", "tenancy"]);
    assert_eq!(redacted.code, Some(0), "{redacted}");
    let exported = export(&desk, &["--originals"]);
    insta::assert_snapshot!(said(&exported, &["original-"]), @"warning[original-not-beside] document 1: “Letter”: the signed file was not written beside the bundle: words were taken out of the document, and the signed file still holds them.");
    assert!(!desk.names().iter().any(|name| name.contains("signed")));
}

#[test]
fn a_translation_stands_behind_its_original_with_who_made_it_and_when() {
    let desk = with(&[
        ("Certificate.pdf", page("Svidetelstvo")),
        ("Map.pdf", page("A map")),
        ("Certificate in English.pdf", page("A certificate")),
    ]);
    let say = |more: &[&str]| desk.bundle(&[&["translation", "case.ron"], more].concat());
    let language = say(&["--document", "1", "--language", "Russian"]);
    assert_eq!(language.code, Some(0), "{language}");
    let codes = ["document-untranslated", "document-translator-unsaid"];
    insta::assert_snapshot!(said(&export(&desk, &[]), &codes), @"warning[document-untranslated] document 1: “Certificate” is in Russian, and no document here is its translation.");
    assert_eq!(say(&["--document", "3", "--of", "1"]).code, Some(0));
    insta::assert_snapshot!(said(&export(&desk, &[]), &codes), @"warning[document-translator-unsaid] document 3: “Certificate in English” is a translation, and it is not said by whom and on which day it was made.");
    let full = [
        "--document",
        "3",
        "--of",
        "1",
        "--by",
        "A. Petrova",
        "--on",
        "2025-03-03",
    ];
    assert_eq!(say(&full).code, Some(0));
    let exported = export(&desk, &[]);
    assert_eq!(said(&exported, &codes), "");
    let text = tools::read_text("pdftotext", &["-layout"], &desk.path("bundle.pdf"));
    if let Some((text, _)) = text {
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let row = "translation of “Certificate” by A. Petrova, 3 March 2025";
        assert!(
            joined.contains(row) && joined.contains("(in Russian)"),
            "{text}"
        );
        let at = |title: &str| joined.find(title).unwrap();
        assert!(at("Certificate in English") < at("Map"), "{text}");
    }
    let refused = say(&["--document", "1", "--of", "3"]);
    assert_eq!(refused.code, Some(2), "{refused}");
}
