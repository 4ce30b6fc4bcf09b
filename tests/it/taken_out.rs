//! Hidden words of a case taken out or filed knowingly: `bundle hidden case.ron`, as other people's programs see the
//! bundle.

use super::desk::{Desk, Seen};
use super::{paper, tools};

/// A document of one page: its content, entries of the page, of its resources and of the catalog, and objects from
/// the fifth on.
#[derive(Default)]
struct Made {
    content: String,
    entries: &'static str,
    resources: &'static str,
    catalog: &'static str,
    more: Vec<(&'static str, Option<&'static [u8]>)>,
}

impl Made {
    fn of(content: &str) -> Made {
        Made {
            content: format!("BT /F 12 Tf 100 600 Td (Seen) Tj ET {content}"),
            ..Made::default()
        }
    }

    fn file(&self) -> Vec<u8> {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog);
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>{}>>{}>>",
            self.resources, self.entries
        );
        let mut objects: Vec<(&str, Option<&[u8]>)> = vec![
            (&catalog, None),
            ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
            (&page, None),
            ("", Some(self.content.as_bytes())),
        ];
        objects.extend(self.more.iter().copied());
        paper::file(&objects)
    }
}

const SECRET: &str = "BT /F 12 Tf 100 700 Td (Kovalyov) Tj ET ";
const BOX: &str = "0 g 95 690 70 24 re f ";
const OFF: &str = "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[5 0 R]>>>>";
const GROUPS: [(&str, Option<&[u8]>); 2] = [
    ("<</Type/OCG/Name(One)>>", None),
    ("<</Type/OCG/Name(Other)>>", None),
];

/// Documents that hide the same name, each in its own way.
fn hiding() -> Vec<(&'static str, Vec<u8>)> {
    let plain = |content: &str| Made::of(content).file();
    let layer = |content: &str, resources, more: &[(&'static str, Option<&'static [u8]>)]| {
        let mut made = Made::of(content);
        made.catalog = OFF;
        made.resources = resources;
        made.more = [&GROUPS, more].concat();
        made.file()
    };
    let mut said = Made::of(&format!(
        "/Span <</ActualText (Kovalyov)>> BDC {SECRET}EMC {BOX}"
    ));
    said.entries = "/Rotate 90";
    let mut cropped = Made::of(SECRET);
    cropped.entries = "/CropBox[0 0 595 650]";
    let mut note = Made::of("");
    note.entries = "/Annots[<</Type/Annot/Subtype/Text/Rect[300 300 320 320]/Contents(Ask Kovalyov)/T(Counsel)>>]";
    let mut marked = Made::of("");
    marked.entries = "/Annots[<</Type/Annot/Subtype/Highlight/Rect[95 595 155 613]/QuadPoints[95 613 155 613 95 595 155 595]/C[1 1 0]/Contents(Kovalyov)/T(Counsel)>>]";
    vec![
        ("boxed", plain(&format!("{SECRET}{BOX}"))),
        (
            "kerned",
            plain(&format!(
                "BT /F 12 Tf 100 700 Td [(Ko)20(va)-15(lyov)] TJ ET {BOX}"
            )),
        ),
        (
            "hexadecimal",
            plain(&format!(
                "BT /F 12 Tf 100 700 Td <4b6f76616c796f76> Tj ET {BOX}"
            )),
        ),
        ("white", plain(&format!("1 g {SECRET}"))),
        ("unpainted", plain(&format!("BT 3 Tr ET {SECRET}"))),
        ("clipped", plain(&format!("q 10 10 5 5 re W n {SECRET}Q"))),
        ("said", said.file()),
        ("cropped", cropped.file()),
        (
            "layer",
            layer(
                &format!("/OC /L BDC {SECRET}EMC"),
                "/Properties<</L 5 0 R>>",
                &[],
            ),
        ),
        (
            "policy",
            layer(
                &format!("/OC /L BDC {SECRET}EMC"),
                "/Properties<</L 7 0 R>>",
                &[("<</Type/OCMD/P/AllOn/OCGs[5 0 R 6 0 R]>>", None)],
            ),
        ),
        ("note", note.file()),
        ("highlight", marked.file()),
        // Not to be told apart: it becomes a picture.
        ("garbled", plain(&format!("{SECRET}{BOX}) 1 w"))),
    ]
}

fn hidden(desk: &Desk, more: &[&str]) -> Seen {
    desk.bundle(&[&["hidden", "case.ron"], more].concat())
}

/// Whether readers or the objects of a file, unpacked, say the name.
fn says_the_name(desk: &Desk, file: &str) -> Option<bool> {
    let file = desk.path(file);
    let texts = [
        tools::read_text("pdftotext", &["-q"], &file)?.0,
        tools::read_text("pdftotext", &["-q", "-raw"], &file)?.0,
        tools::read_text("mutool", &["draw", "-q", "-F", "text"], &file)?.0,
    ];
    let objects = tools::read_bytes_after(
        "qpdf",
        &["--qdf", "--object-streams=disable"],
        &file,
        &["-"],
    )?;
    let raw = String::from_utf8_lossy(&objects).to_lowercase();
    let in_texts = texts.iter().any(|text| text.contains("Kovalyov"));
    let written = ["kovalyov", "4b6f76616c796f76", "(ko)20(va)"];
    Some(in_texts || written.iter().any(|written| raw.contains(written)))
}

#[test]
fn what_can_go_unseen_goes_at_once_and_no_reader_finds_it_in_the_bundle() {
    let documents = hiding();
    let desk = Desk::with_documents(&documents);
    let listed = hidden(&desk, &[]);
    assert_eq!(listed.code, Some(0), "{listed}");
    for (name, _) in &documents {
        assert!(
            listed.stdout.contains(&format!("“{name}”, page 1")),
            "{name}: {listed}"
        );
    }
    let before = desk.get("case.ron");
    let tried = hidden(&desk, &["--take-out", "all", "--dry-run"]);
    assert_eq!(tried.code, Some(0), "{tried}");
    assert_eq!(desk.get("case.ron"), before);
    let taken = hidden(&desk, &["--take-out", "all"]);
    assert_eq!(taken.code, Some(0), "{taken}");
    for (name, _) in &documents {
        let road = match *name {
            "garbled" => "page 1 is a picture of 300 dpi now",
            _ => "every page looks as before",
        };
        assert!(
            taken
                .stderr
                .contains(&format!("“{name}”: 1 place taken out; {road}")),
            "{name}: {taken}"
        );
    }
    let left = hidden(&desk, &[]);
    assert_eq!(left.stdout, "", "{left}");
    let exported = desk.export();
    assert!(exported.stdout.contains("bundle.pdf"), "{exported}");
    for word in ["document-words", "document-layer-hidden"] {
        assert!(!exported.stderr.contains(word), "{exported}");
    }
    if let Some(says) = says_the_name(&desk, "bundle.pdf") {
        assert!(!says);
        for (name, _) in documents.iter().filter(|(name, _)| *name != "kerned") {
            let says = says_the_name(&desk, &format!("{name}.pdf"));
            assert_eq!(says, Some(true), "{name}");
        }
    }
    let back = hidden(&desk, &["--put-back"]);
    assert_eq!(back.code, Some(0), "{back}");
    assert_eq!(hidden(&desk, &[]).stdout, listed.stdout);
}

#[test]
fn what_is_filed_knowingly_is_a_note_and_its_reason_is_told() {
    let desk = Desk::with_documents(&[("boxed", Made::of(&format!("{SECRET}{BOX}")).file())]);
    let without = hidden(&desk, &["--file-knowingly", "1"]);
    assert_ne!(without.code, Some(0), "{without}");
    let weak = hidden(&desk, &["--file-knowingly", "1", "--reason", "because"]);
    assert_ne!(weak.code, Some(0), "{weak}");
    let reason = "the box is the watermark of the court";
    let filed = hidden(&desk, &["--file-knowingly", "1", "--reason", reason]);
    assert_eq!(filed.code, Some(0), "{filed}");
    assert!(hidden(&desk, &[]).stdout.contains(reason));
    let exported = desk.export();
    assert!(
        exported.stderr.contains("note[document-filed-knowingly]"),
        "{exported}"
    );
    assert!(
        !exported.stderr.contains("[document-words-covered]"),
        "{exported}"
    );
    let all = hidden(&desk, &["--take-out", "all"]);
    assert!(
        !all.stderr.contains("taken out"),
        "what was decided stays so: {all}"
    );
}

#[test]
fn words_that_are_hidden_in_another_copy_stop_the_bundle() {
    let file = Made::of(&format!("{SECRET}{BOX}")).file();
    let other = Made::of(&format!("{SECRET}{BOX} % another")).file();
    let desk = Desk::with_documents(&[("one", file), ("other", other)]);
    let taken = hidden(&desk, &["--take-out", "1"]);
    assert_eq!(taken.code, Some(0), "{taken}");
    let exported = desk.export();
    assert_eq!(exported.code, Some(1), "{exported}");
    assert!(
        exported.stderr.contains("nothing was written"),
        "{exported}"
    );
    assert!(!desk.names().contains(&"bundle.pdf".to_owned()));
}

#[test]
fn a_redaction_that_was_never_applied_is_applied_when_it_is_asked_for() {
    let mut made = Made::of(SECRET);
    made.entries = "/Annots[<</Type/Annot/Subtype/Redact/Rect[95 690 165 714]/OverlayText(gone)>>]";
    let desk = Desk::with_documents(&[("pending", made.file())]);
    let all = hidden(&desk, &["--take-out", "all"]);
    assert!(
        !all.stderr.contains("taken out"),
        "it changes what is seen: {all}"
    );
    let one = hidden(&desk, &["--take-out", "1"]);
    assert_eq!(one.code, Some(0), "{one}");
    let exported = desk.export();
    assert!(
        !exported.stderr.contains("document-redaction-pending"),
        "{exported}"
    );
    if let Some(says) = says_the_name(&desk, "bundle.pdf") {
        assert!(!says);
    }
}

#[test]
fn a_number_that_is_not_in_the_list_changes_nothing() {
    let desk = Desk::with_documents(&[("boxed", Made::of(&format!("{SECRET}{BOX}")).file())]);
    let before = desk.get("case.ron");
    for number in ["0", "2", "x"] {
        let told = hidden(&desk, &["--take-out", number]);
        assert_ne!(told.code, Some(0), "{told}");
        assert_eq!(desk.get("case.ron"), before);
    }
    let pdf = desk.bundle(&["hidden", "boxed.pdf", "--take-out", "all"]);
    assert_ne!(pdf.code, Some(0), "{pdf}");
}

#[test]
fn a_redaction_that_is_taken_back_leads_back_to_the_copy_without_hidden_words() {
    let desk = Desk::with_documents(&[("boxed", Made::of(&format!("{SECRET}{BOX}")).file())]);
    let taken = hidden(&desk, &["--take-out", "1"]);
    assert_eq!(taken.code, Some(0), "{taken}");
    for more in [&["--term", "Seen"][..], &["--undo"], &["--forget", "Seen"]] {
        let seen = desk.bundle(&[&["redact", "case.ron"], more].concat());
        assert_eq!(seen.code, Some(0), "{more:?} {seen}");
    }
    let exported = desk.export();
    assert!(exported.stdout.contains("bundle.pdf"), "{exported}");
    let listed = hidden(&desk, &[]);
    assert_eq!(
        (listed.code, listed.stdout.as_str()),
        (Some(0), ""),
        "{listed}"
    );
}

#[test]
fn a_redacted_document_has_its_hidden_words_again_and_stays_redacted() {
    let content = format!("{SECRET}{BOX}BT /F 12 Tf 100 500 Td (Mokoena) Tj ET");
    let desk = Desk::with_documents(&[("boxed", Made::of(&content).file())]);
    let taken = hidden(&desk, &["--take-out", "all"]);
    assert_eq!(taken.code, Some(0), "{taken}");
    let redacted = desk.bundle(&["redact", "case.ron", "--term", "Mokoena"]);
    assert_eq!(redacted.code, Some(0), "{redacted}");
    let back = hidden(&desk, &["--put-back"]);
    assert_eq!(back.code, Some(0), "{back}");
    assert!(
        back.stderr.contains("what was redacted is so still"),
        "{back}"
    );
    // The page that was redacted is a picture: what was under the box is in it neither.
    let case = String::from_utf8_lossy(&desk.get("case.ron")).into_owned();
    assert!(case.contains("redacted"), "{back}");
    let exported = desk.export();
    assert!(exported.stdout.contains("bundle.pdf"), "{exported}");
    let undone = desk.bundle(&["redact", "case.ron", "--undo"]);
    assert_eq!(undone.code, Some(0), "{undone}");
    let listed = hidden(&desk, &[]);
    assert!(listed.stdout.contains("Kovalyov"), "{listed}");
}

#[test]
fn a_note_that_a_person_took_out_stays_out_when_more_goes_with_one_click() {
    let mut made = Made::of(&format!("{SECRET}{BOX}"));
    made.entries = "/Annots[<</Type/Annot/Subtype/Text/Rect[300 300 320 320]/Contents(Ask him)/T(Counsel)/AP<</N 5 0 R>>>>]";
    made.more = vec![(
        "/Type/XObject/Subtype/Form/BBox[0 0 20 20]",
        Some(b"1 0 0 rg 0 0 20 20 re f"),
    )];
    let desk = Desk::with_documents(&[("noted", made.file())]);
    let listed = hidden(&desk, &[]);
    let at = listed
        .stdout
        .lines()
        .position(|line| line.contains("in a comment"));
    let number = (at.unwrap() + 1).to_string();
    let all = hidden(&desk, &["--take-out", "all", "--dry-run"]);
    assert!(
        all.stderr
            .contains("left, for the page would look otherwise"),
        "{all}"
    );
    let note = hidden(&desk, &["--take-out", &number]);
    assert_eq!(note.code, Some(0), "{note}");
    let rest = hidden(&desk, &["--take-out", "all"]);
    assert_eq!(rest.code, Some(0), "{rest}");
    assert_eq!(hidden(&desk, &[]).stdout, "", "{rest}");
    desk.export();
    if let Some(says) = says_the_name(&desk, "bundle.pdf") {
        assert!(!says);
    }
}

#[test]
fn a_page_that_hides_words_at_several_places_is_named_like_any_other() {
    let twice =
        format!("{SECRET}{BOX}BT /F 12 Tf 100 500 Td (Mokoena) Tj ET 0 g 95 490 70 24 re f");
    let white = "1 g BT /F 12 Tf 100 700 Td (Kovalyov) Tj 0 -200 Td (Mokoena) Tj ET";
    let outside = "BT /F 12 Tf 100 900 Td (Kovalyov) Tj 0 -1000 Td (Mokoena) Tj ET";
    for (content, code) in [
        (twice.as_str(), "document-words-covered"),
        (white, "document-words-unseen"),
        (outside, "document-words-outside"),
    ] {
        let desk = Desk::with_documents(&[("twice", Made::of(content).file())]);
        assert_eq!(hidden(&desk, &[]).stdout.lines().count(), 2, "{code}");
        let checked = desk.bundle(&["check", "case.ron"]);
        let said = format!("{}{}", checked.stdout, checked.stderr);
        assert_eq!(said.matches(code).count(), 1, "{checked}");
    }
}
