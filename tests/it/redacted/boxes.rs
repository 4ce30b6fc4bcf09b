//! Marks by area are looked for again in the finished bundle, wherever their pages came to stand there.

use std::collections::BTreeMap;

use super::adversaries::{page, scanned};
use super::*;

/// A document, the area that is marked in it, and what is said where it is still there.
type Marked = (&'static str, Vec<u8>, &'static str, &'static [&'static str]);

const WORDS: &str = "words stand under a box";
const SHAPES: &str = "something is drawn under a box";
const PIXELS: &str = "a picture shows something under a box";
const OBJECTS: &str = "a comment, link or field lies under a box";
const UNPAINTED: &str = "a box is not painted";

/// A page full of lines: one that is larger than A4 is fitted, and one that is longer is cut.
fn large(width: u32, height: u32) -> Vec<u8> {
    let mut content = String::from("BT /F 12 Tf\n");
    for line in 0..height / 20 {
        let y = height - 20 - line * 20;
        content.push_str(&format!(
            "1 0 0 1 40 {y} Tm (Line {line} of what was said) Tj\n"
        ));
    }
    content.push_str("ET");
    page(&content, "", &format!("/MediaBox[0 0 {width} {height}]"))
}

fn documents() -> Vec<Marked> {
    let words = "BT /F 12 Tf 20 100 Td (Seen by Kovalyov today) Tj ET";
    let link = "/Annots[<</Type/Annot/Subtype/Link/Rect[60 95 120 112]/A<</S/URI/URI(https://example.org/)>>>>]";
    vec![
        (
            "words",
            page(words, "", ""),
            "1:66,85,120,105",
            &[WORDS, UNPAINTED],
        ),
        (
            "unseen",
            page(&format!("3 Tr {words}"), "", ""),
            "1:66,85,120,105",
            &[WORDS, UNPAINTED],
        ),
        (
            "covered",
            page(&format!("{words} 0 g 60 90 80 30 re f"), "", ""),
            "1:66,85,120,105",
            &[WORDS],
        ),
        (
            "turned",
            page(words, "", "/Rotate 90"),
            "1:85,66,105,120",
            &[WORDS, UNPAINTED],
        ),
        (
            "cropped",
            page(words, "", "/CropBox[10 10 290 190]"),
            "1:56,75,110,95",
            &[WORDS, UNPAINTED],
        ),
        (
            "a-line",
            page("2 w 20 100 m 200 120 l S", "", ""),
            "1:60,60,140,120",
            &[SHAPES, UNPAINTED],
        ),
        (
            "a-curve",
            page("20 100 m 60 180 120 180 160 100 c f", "", ""),
            "1:60,40,140,120",
            &[SHAPES, UNPAINTED],
        ),
        (
            "a-clip",
            page(
                "q 20 100 m 60 180 120 180 160 100 c W n 0 0 300 200 re f Q",
                "",
                "",
            ),
            "1:60,40,140,120",
            &[SHAPES],
        ),
        (
            "inline",
            page(
                "q 200 0 0 60 50 100 cm BI /W 8 /H 1 /CS /G /BPC 8 ID @p@p@p@p EI Q",
                "",
                "",
            ),
            "1:100,50,180,90",
            &[PIXELS, UNPAINTED],
        ),
        (
            "stencil",
            page(
                "q 200 0 0 60 50 100 cm BI /W 8 /H 1 /IM true /BPC 1 ID \x55 EI Q",
                "",
                "",
            ),
            "1:100,50,180,90",
            &[PIXELS, UNPAINTED],
        ),
        ("scan", scanned(), "1:100,50,180,90", &[PIXELS, UNPAINTED]),
        (
            "link",
            page("0 g 40 80 200 60 re f", "", link),
            "1:60,80,130,110",
            &[OBJECTS],
        ),
        (
            "fitted",
            large(842, 1191),
            "1:60,500,200,540",
            &[WORDS, UNPAINTED],
        ),
        (
            "cut",
            large(595, 3000),
            "1:60,1500,200,1540",
            &[WORDS, UNPAINTED],
        ),
        (
            "foot",
            large(595, 842),
            "1:36,800,200,842",
            &[WORDS, UNPAINTED],
        ),
        (
            "beside-the-page",
            page(words, "", "/CropBox[0 120 300 200]"),
            "1:66,70,120,105",
            &[WORDS, UNPAINTED],
        ),
    ]
}

/// A desk on which all of them are redacted.
fn desk() -> Desk {
    let documents = documents();
    let named = documents
        .iter()
        .map(|(name, bytes, _, _)| (*name, bytes.clone()));
    let desk = Desk::with_documents(&named.collect::<Vec<_>>());
    for (number, (name, _, area, _)) in (1..).zip(&documents) {
        let number: String = i32::to_string(&number);
        let told = redact(&desk, &["--document", &number, "--area", area]);
        assert_eq!(told.code, Some(0), "{name}: {told}");
    }
    desk
}

/// A redaction that paints nothing out: every document says that it is redacted, and its copy is what it was.
fn skipped(case: &str) -> String {
    let quoted = |text: &str, name: &str| {
        let (_, behind) = text.split_once(&format!("{name}: \"")).unwrap();
        behind.split_once('"').unwrap().0.to_owned()
    };
    let mut parts = case.split("path: \".case.redacted/");
    let mut skipped = parts.next().unwrap().to_owned();
    for part in parts {
        let (copy, rest) = part.split_once(".pdf\"").unwrap();
        let (_, original) = rest.split_once("redacted: Some((").unwrap();
        let (path, sha256) = (quoted(original, "path"), quoted(original, "sha256"));
        let rest = rest.replacen(copy, &sha256, 1);
        skipped.push_str(&format!("path: \"{path}\"{rest}"));
    }
    skipped
}

/// What is said of the pages of a bundle, page by page.
fn told(exported: &Seen) -> Vec<Vec<String>> {
    let mut pages: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for line in exported.stderr.lines() {
        let Some(found) = line.strip_prefix("error[confidential-word] page ") else {
            continue;
        };
        let (page, what) = found.split_once(": ").unwrap();
        let (_, what) = what.rsplit_once(": ").unwrap();
        let what = what.trim_end_matches('.').to_owned();
        pages.entry(page.parse().unwrap()).or_default().push(what);
    }
    pages.into_values().collect()
}

#[test]
fn marks_by_area_are_looked_for_in_the_finished_bundle_which_is_not_written_where_one_was_skipped()
{
    let desk = desk();
    let exported = desk.export();
    assert!(
        desk.names().contains(&"bundle.pdf".to_owned()),
        "{exported}"
    );
    std::fs::remove_file(desk.path("bundle.pdf")).unwrap();
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    desk.put("case.ron", skipped(&case));
    let exported = desk.export();
    assert_eq!(exported.code, Some(1), "{exported}");
    assert!(!desk.names().contains(&"bundle.pdf".to_owned()));
    let told = told(&exported);
    assert_eq!(told.len(), documents().len(), "{exported}");
    for ((name, _, _, wanted), told) in documents().iter().zip(told) {
        assert_eq!(told, *wanted, "{name}");
    }
}
