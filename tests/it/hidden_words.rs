//! Words that nobody sees: `bundle hidden`, and what is said of them before a bundle is filed.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use serde_json::Value;

use super::desk::Desk;
use super::paper;

/// A document of one page: its content, entries of the page, and objects from the fifth on.
fn document(content: &str, entries: &str, more: &[&str]) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>{entries}>>"
    );
    let mut objects: Vec<(&str, Option<&[u8]>)> = vec![
        ("<</Type/Catalog/Pages 2 0 R>>", None),
        ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
        (&page, None),
        ("", Some(content.as_bytes())),
    ];
    objects.extend(more.iter().map(|text| (*text, None)));
    paper::file(&objects)
}

const SECRET: &str = "BT /F 12 Tf 100 700 Td (Call 07700 900123) Tj ET ";

fn listed(desk: &Desk, file: &str) -> Value {
    let told = desk.bundle(&["hidden", file, "--format", "json"]);
    assert_eq!(told.code, Some(0), "{told}");
    serde_json::from_str(&told.stdout).unwrap()
}

#[test]
fn each_kind_is_listed_with_its_page_and_place() {
    let desk = Desk::new();
    let cases = [
        (
            "covered",
            document(&format!("{SECRET}0 g 95 690 120 24 re f"), "", &[]),
        ),
        ("same-colour", document(&format!("1 g {SECRET}"), "", &[])),
        (
            "outside-page",
            document(SECRET, "/CropBox[0 0 595 600]", &[]),
        ),
        (
            "unapplied-redaction",
            document(
                SECRET,
                "/Annots[<</Type/Annot/Subtype/Redact/Rect[95 690 215 714]>>]",
                &[],
            ),
        ),
    ];
    for (kind, bytes) in cases {
        desk.put("paper.pdf", bytes);
        let listed = listed(&desk, "paper.pdf");
        let found = listed["hidden"].as_array().unwrap();
        assert_eq!(found.len(), 1, "{kind}: {listed}");
        assert_eq!(found[0]["kind"], kind);
        assert_eq!(found[0]["page"], 1);
        assert_eq!(found[0]["text"], "Call 07700 900123");
        let place = found[0]["box"].as_array().unwrap();
        let left = place[0].as_f64().unwrap();
        assert!((left - 100.0).abs() < 0.1, "{kind}: {place:?}");
    }
}

#[test]
fn words_of_a_layer_that_is_off_are_listed() {
    let desk = Desk::new();
    let content = format!("/OC /L BDC {SECRET}EMC BT /F 12 Tf 100 600 Td (Seen) Tj ET");
    let mut bytes = document(&content, "", &["<</Type/OCG/Name(Notes)>>"]);
    // The catalog and the page name the layer.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let text = text
        .replace(
            "/Catalog/Pages 2 0 R",
            "/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>",
        )
        .replace("/Resources<<", "/Resources<</Properties<</L 5 0 R>>");
    bytes = text.into_bytes();
    desk.put("layers.pdf", bytes);
    let listed = listed(&desk, "layers.pdf");
    assert_eq!(listed["hidden"][0]["kind"], "layer-off", "{listed}");
    assert_eq!(listed["hidden"][0]["text"], "Call 07700 900123");
}

#[test]
fn a_document_without_hidden_words_lists_none() {
    let desk = Desk::new();
    desk.put("paper.pdf", document(SECRET, "", &[]));
    assert_eq!(listed(&desk, "paper.pdf")["hidden"], serde_json::json!([]));
}

#[test]
fn a_file_that_is_no_document_is_refused() {
    let desk = Desk::new();
    desk.put("letter.pdf", "not a PDF");
    let told = desk.bundle(&["hidden", "letter.pdf"]);
    assert_eq!(told.code, Some(2), "{told}");
    assert!(told.stderr.contains("not a PDF"), "{told}");
}

#[test]
fn what_was_read_is_read_once_and_again_when_the_document_changes() {
    let desk = Desk::with_sample();
    let covered = document(&format!("{SECRET}0 g 95 690 120 24 re f"), "", &[]);
    desk.put("paper.pdf", &covered);
    let added = desk.bundle(&["add", "case.ron", "paper.pdf"]);
    assert_eq!(added.code, Some(0), "{added}");
    let codes = |desk: &Desk| -> Vec<String> {
        let report = desk.export_json(&[]);
        let findings = report["findings"].as_array().unwrap().clone();
        let codes = findings
            .iter()
            .map(|one| one["code"].as_str().unwrap().to_owned());
        codes
            .filter(|code| code.starts_with("document-words"))
            .collect()
    };
    assert_eq!(codes(&desk), ["document-words-covered"]);
    let kept = std::fs::read_dir(desk.path(".case.readings")).unwrap();
    let mut kept: Vec<_> = kept.map(|entry| entry.unwrap().path()).collect();
    // Beside what was found lie the words.
    kept.sort();
    assert!(
        kept.len() == 2 && kept[0].extension() == Some("json".as_ref()),
        "{kept:?}"
    );
    // What is kept is what is used.
    let text = std::fs::read_to_string(&kept[0]).unwrap();
    let name = kept[0].file_name().unwrap().to_str().unwrap();
    let name = format!(".case.readings/{name}");
    desk.put(&name, text.replace("covered", "same-colour"));
    assert_eq!(codes(&desk), ["document-words-unseen"]);
    desk.put(&name, "garbage");
    assert_eq!(codes(&desk), ["document-words-covered"]);
}
