//! Forty-four small documents of the kinds that go wrong, and of those that look like them and are sound: all in one
//! case, added as a folder and exported once, with every code that is said of each.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::desk::Desk;
use super::super::{paper, tools};

/// Drawn on every page; each document has its own number in it.
fn line(name: &str) -> String {
    let number = name.split(' ').next().unwrap_or_default();
    format!("BT /F 12 Tf 1 0 0 1 60 760 Tm (Open{number} stands here) Tj ET")
}

/// Words that are not all to be seen, on a line of their own.
const SECRET: &str = "BT /F 12 Tf 1 0 0 1 60 700 Tm (Kovalyov lives in Perm) Tj ET";
const A4: &str = "/MediaBox[0 0 595 842]";

/// One page with entries, resources beside the font, entries of the catalog, and objects from the fifth on.
#[derive(Default)]
struct Made<'m> {
    entries: &'m str,
    resources: &'m str,
    catalog: &'m str,
    content: String,
    more: &'m [(&'m str, &'m str)],
}

impl Made<'_> {
    fn bytes(&self, name: &str) -> Vec<u8> {
        let entries = match self.entries.contains("/MediaBox") {
            true => self.entries.to_owned(),
            false => format!("{A4}{}", self.entries),
        };
        let page = format!(
            "<</Type/Page/Parent 2 0 R{entries}/Contents 4 0 R/Resources<<{}/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            self.resources
        );
        let catalog = format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog);
        let content = format!("{}\n{}", line(name), self.content);
        let mut objects = vec![
            (catalog.as_str(), None),
            ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
            (page.as_str(), None),
            ("", Some(content.as_bytes())),
        ];
        let more = self.more.iter().map(|(text, stream)| match *stream {
            "" => (*text, None),
            stream => (*text, Some(stream.as_bytes())),
        });
        objects.extend(more);
        paper::file(&objects)
    }
}

fn drawing(content: impl Into<String>) -> Made<'static> {
    Made {
        content: content.into(),
        ..Made::default()
    }
}

fn after_secret(content: &str) -> Made<'static> {
    drawing(format!("{SECRET} {content}"))
}

fn with(annotation: &'static str) -> Made<'static> {
    Made {
        entries: annotation,
        ..Made::default()
    }
}

fn of_catalog(
    catalog: &'static str,
    more: &'static [(&'static str, &'static str)],
) -> Made<'static> {
    Made {
        catalog,
        more,
        ..Made::default()
    }
}

const BOX: &str = "55 690 170 25 re f";
const GROUP: &[(&str, &str)] = &[("<</Type/OCG/Name(Draft)>>", "")];
const ON_GROUP: &str = "/Properties<</L 5 0 R>>";
const FIELD: &str = "/Annots[5 0 R]";
const LOOK: &str = "/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";

/// Words under something.
fn covered() -> Vec<(&'static str, Made<'static>)> {
    let form = Made {
        resources: "/XObject<</B 5 0 R>>",
        more: &[(
            "/Type/XObject/Subtype/Form/BBox[0 0 595 842]",
            "0 g 55 690 170 25 re f",
        )],
        ..after_secret("/B Do")
    };
    let picture = Made {
        resources: "/XObject<</B 5 0 R>>",
        more: &[(
            "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
            "\u{1}",
        )],
        ..after_secret("q 170 0 0 25 55 690 cm /B Do Q")
    };
    vec![
        ("01 black box", after_secret("0 g 55 690 170 25 re f")),
        ("02 white box", after_secret("1 g 55 690 170 25 re f")),
        ("03 box in a form", form),
        ("04 picture", picture),
        (
            "05 thick line",
            after_secret("0 G 24 w 50 704 m 240 704 l S"),
        ),
        (
            "06 path",
            after_secret("0.2 g 55 690 m 225 690 l 225 715 l 55 715 l h f"),
        ),
        (
            "07 two halves",
            after_secret("0 g 55 690 85 25 re f 140 690 85 25 re f"),
        ),
        (
            "08 box beneath",
            drawing(format!("0.9 g {BOX} 0 g {SECRET}")),
        ),
        (
            "09 white on black",
            drawing(format!("0 g {BOX} 1 g {SECRET}")),
        ),
        ("10 frame", after_secret("0 G 1 w 55 690 170 25 re S")),
    ]
}

/// Words that are nowhere to be seen.
fn unseen() -> Vec<(&'static str, Made<'static>)> {
    let transparent = Made {
        resources: "/ExtGState<</T<</ca 0>>>>",
        ..drawing(format!("/T gs {SECRET}"))
    };
    let cropped = Made {
        entries: "/CropBox[0 730 595 842]",
        ..drawing(SECRET)
    };
    vec![
        ("11 white", drawing(format!("1 g {SECRET}"))),
        ("12 nearly white", drawing(format!("0.995 g {SECRET}"))),
        ("13 invisible", drawing(format!("BT 3 Tr ET {SECRET}"))),
        ("14 transparent", transparent),
        ("15 black on black", drawing(format!("0 g {BOX} {SECRET}"))),
        ("16 cropped", cropped),
        (
            "17 clipped",
            drawing(format!("q 0 730 595 112 re W n {SECRET} Q")),
        ),
        (
            "18 beside",
            drawing(format!("q 1 0 0 1 -400 0 cm {SECRET} Q")),
        ),
        ("19 grey", drawing(format!("0.6 g {SECRET}"))),
    ]
}

fn layers() -> Vec<(&'static str, Made<'static>)> {
    let on_layer = |catalog| Made {
        resources: ON_GROUP,
        catalog,
        more: GROUP,
        ..drawing(format!("/OC /L BDC {SECRET} EMC"))
    };
    vec![
        (
            "20 layer off",
            on_layer("/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>"),
        ),
        (
            "21 all off",
            on_layer("/OCProperties<</OCGs[5 0 R]/D<</BaseState/OFF>>>>"),
        ),
        (
            "22 layer on",
            on_layer("/OCProperties<</OCGs[5 0 R]/D<</ON[5 0 R]>>>>"),
        ),
    ]
}

fn marked() -> Vec<(&'static str, Made<'static>)> {
    let redact = Made {
        entries: "/Annots[<</Type/Annot/Subtype/Redact/Rect[55 690 225 715]>>]",
        ..drawing(SECRET)
    };
    vec![
        ("23 redact", redact),
        (
            "24 note",
            with(
                "/Annots[<</Type/Annot/Subtype/Text/Rect[300 690 320 710]/Contents(ask her again)>>]",
            ),
        ),
        (
            "25 typed over",
            with(
                "/Annots[<</Type/Annot/Subtype/FreeText/Rect[300 690 420 710]/DA(/F 9 Tf)/Contents(privileged)>>]",
            ),
        ),
        (
            "26 script link",
            with(
                "/Annots[<</Type/Annot/Subtype/Link/Rect[60 750 200 770]/A<</S/JavaScript/JS(app.alert)>>>>]",
            ),
        ),
        (
            "27 lost link",
            with("/Annots[<</Type/Annot/Subtype/Link/Rect[60 750 200 770]/Dest(nowhere)>>]"),
        ),
        (
            "28 share",
            with(
                "/Annots[<</Type/Annot/Subtype/Link/Rect[60 750 200 770]/A<</S/URI/URI(file://host/share)>>>>]",
            ),
        ),
        (
            "29 sound",
            with("/Annots[<</Type/Annot/Subtype/Sound/Rect[60 650 80 670]/Sound<<>>>>]"),
        ),
        (
            "30 clip",
            with(
                "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[60 650 80 670]/FS<</Type/Filespec/F(draft.doc)>>>>]",
            ),
        ),
        (
            "31 web link",
            with(
                "/Annots[<</Type/Annot/Subtype/Link/Rect[60 750 200 770]/A<</S/URI/URI(https://example.org)>>>>]",
            ),
        ),
    ]
}

fn catalogs() -> Vec<(&'static str, Made<'static>)> {
    let field = |catalog, more| Made {
        entries: FIELD,
        catalog,
        more,
        ..Made::default()
    };
    const FORM: &str = "/AcroForm<</Fields[5 0 R]/DA(/F 9 Tf)/DR<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>";
    vec![
        (
            "32 opens",
            of_catalog("/OpenAction<</S/JavaScript/JS(app.alert)>>", &[]),
        ),
        (
            "33 attached",
            of_catalog(
                "/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>",
                &[
                    ("<</Type/Filespec/F(draft.pdf)/EF<</F 6 0 R>>>>", ""),
                    ("", "%PDF-1.4"),
                ],
            ),
        ),
        (
            "34 lost bookmark",
            of_catalog(
                "/Outlines 5 0 R",
                &[
                    ("<</First 6 0 R/Last 6 0 R/Count 1>>", ""),
                    ("<</Title(Gone)/Parent 5 0 R/Dest(nowhere)>>", ""),
                ],
            ),
        ),
        (
            "35 web bookmark",
            of_catalog(
                "/Outlines 5 0 R",
                &[
                    ("<</First 6 0 R/Last 6 0 R/Count 1>>", ""),
                    (
                        "<</Title(Web)/Parent 5 0 R/A<</S/URI/URI(https://example.org)>>>>",
                        "",
                    ),
                ],
            ),
        ),
        (
            "36 no look",
            field(
                FORM,
                &[(
                    "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Anna)/DA(/F 9 Tf)/Rect[60 640 160 660]/P 3 0 R>>",
                    "",
                )],
            ),
        ),
        (
            "37 another look",
            field(
                FORM,
                &[
                    (
                        "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Boris)/DA(/F 9 Tf)/Rect[60 640 160 660]/P 3 0 R/AP<</N 6 0 R>>>>",
                        "",
                    ),
                    (LOOK, "BT /F 9 Tf 2 5 Td (Anna) Tj ET"),
                ],
            ),
        ),
        (
            "38 same look",
            field(
                FORM,
                &[
                    (
                        "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Anna)/DA(/F 9 Tf)/Rect[60 640 160 660]/P 3 0 R/AP<</N 6 0 R>>>>",
                        "",
                    ),
                    (LOOK, "BT /F 9 Tf 2 5 Td (Anna) Tj ET"),
                ],
            ),
        ),
        (
            "39 signed",
            field(
                "/AcroForm<</SigFlags 3/Fields[5 0 R]>>",
                &[(
                    "<</Type/Annot/Subtype/Widget/FT/Sig/T(sig)/Rect[0 0 0 0]/P 3 0 R/V<</Type/Sig/Filter/Adobe.PPKLite/Name(A. Judge)/M(D:20240305)/ByteRange[0 1 2 3]/Contents<00>>>>>",
                    "",
                )],
            ),
        ),
    ]
}

/// Pages of another size.
fn sizes() -> Vec<(&'static str, Made<'static>)> {
    let line = |at: usize, top: usize, gap: usize| {
        let y = top - at * gap;
        format!("BT /F 12 Tf 1 0 0 1 60 {y} Tm (Line {at} of a page that is large) Tj ET")
    };
    let long_lines = (0..30).map(|at| line(at, 3_900, 96));
    let poster_lines = (0..40).map(|at| line(at, 3_000, 20));
    let long = Made {
        entries: "/MediaBox[0 0 595 4000]",
        ..drawing(long_lines.collect::<Vec<_>>().join("\n"))
    };
    let poster = Made {
        entries: "/MediaBox[0 0 2384 3370]",
        ..drawing(poster_lines.collect::<Vec<_>>().join("\n"))
    };
    let letter = Made {
        entries: "/MediaBox[0 0 612 792]",
        ..Made::default()
    };
    vec![
        ("40 web page", long),
        ("41 poster", poster),
        ("42 letter", letter),
    ]
}

/// Every document by its name.
fn documents() -> BTreeMap<&'static str, Vec<u8>> {
    let made = [covered(), unseen(), layers(), marked(), catalogs(), sizes()];
    let made = made.into_iter().flatten();
    let mut all: BTreeMap<_, _> = made.map(|(name, made)| (name, made.bytes(name))).collect();
    let whole = drawing("").bytes("43");
    let table = whole.windows(5).position(|at| at == b"xref\n").unwrap();
    all.insert("43 no table", whole[..table].to_vec());
    all.insert("44 plain", drawing("").bytes("44"));
    all
}

/// The codes that are said of each document, by its place.
fn codes(report: &Value) -> BTreeMap<usize, BTreeSet<String>> {
    let mut codes = BTreeMap::<usize, BTreeSet<String>>::new();
    for finding in report["findings"].as_array().unwrap() {
        let place = finding["place"].to_string();
        if !place.contains("exhibit") {
            continue;
        }
        let number: String = place.chars().filter(char::is_ascii_digit).collect();
        let code = finding["code"].as_str().unwrap();
        let code = code.trim_start_matches("document-").to_owned();
        codes
            .entry(number.parse().unwrap())
            .or_default()
            .insert(code);
    }
    codes
}

#[test]
fn each_of_forty_documents_is_told_what_is_wrong_with_it_and_nothing_else() {
    let desk = Desk::with_sample();
    let documents = documents();
    for (name, bytes) in &documents {
        desk.put(&format!("in/{name}.pdf"), bytes);
    }
    let added = desk.bundle(&["add", "case.ron", "in", "--no-ocr"]);
    assert_eq!(added.code, Some(0), "{added}");
    let report = desk.export_json(&["--no-ocr"]);
    let codes = codes(&report);
    let told = (1..).zip(documents.keys()).map(|(number, name)| {
        let codes = codes.get(&number).into_iter().flatten();
        let codes: Vec<&str> = codes.map(String::as_str).collect();
        format!("{name}: {}", codes.join(", "))
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
    let Some((text, _)) = tools::read_text("pdftotext", &["-layout"], &desk.path("bundle.pdf"))
    else {
        return;
    };
    let seen = documents.keys().map(|name| format!("Open{}", &name[..2]));
    let missing: Vec<String> = seen.filter(|words| !text.contains(words)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
