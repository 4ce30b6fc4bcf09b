//! Form fields become part of the page as they look.

use super::*;

/// The account of one page with these annotations, and its words.
fn form(annotations: &str) -> (Ledger, String) {
    let page = format!("/MediaBox[0 0 595 842]/Annots[{annotations}]");
    let looks = [
        "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\nBT /F1 9 Tf (drawn) Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\n/Tx BMC EMC",
    ];
    let pages = [P::sized(&page, "form")];
    let form = crate::pdf::import::specimen::document_with(&pages, "", &looks);
    let (bytes, ledgers) = all(&[form]);
    assert_eq!(ledgers[0].missing(), []);
    (ledgers[0].clone(), told(&bytes).join("|"))
}

#[test]
fn form_fields_are_drawn_as_they_look_and_those_without_a_look_are_counted() {
    let page = "/MediaBox[0 0 595 842]/Annots[<</Subtype/Widget/FT/Tx/Rect[100 100 200 120]/AP<</N 1000 0 R>>>><</Subtype/Widget/FT/Btn/Rect[10 10 20 20]/AS/On/AP<</N<</On 1000 0 R/Off 1001 0 R>>>>>><</Subtype/Widget/FT/Btn/AS/Yes/Rect[1 1 2 2]>><</Subtype/Widget/FT/Tx/Rect[1 1 2 2]>>]";
    let look = "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\nBT ET";
    let form =
        crate::pdf::import::specimen::document_with(&[P::sized(page, "form")], "", &[look, look]);
    let (bytes, ledgers) = all(&[form]);
    let ledger = &ledgers[0];
    assert_eq!((ledger.fields_drawn, ledger.fields_empty), (2, 1));
    assert_eq!(ledger.fields_written, 1, "the ticked box");
    assert_eq!(ledger.missing(), []);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    assert!(
        content.contains("2 0 0 2 100 100 cm\n/BundleMark0 Do"),
        "{content}"
    );
}

#[test]
fn a_value_without_a_picture_of_it_is_written_into_the_page() {
    for (field, expected) in [
        ("/FT/Tx/V(Alice)", "Alice"),
        ("/FT/Tx/V(Alice)/AP<</N 1001 0 R>>", "Alice"),
        ("/FT/Tx/V<FEFF041804320430043D>", "Иван"),
        (
            "/FT/Ch/Ff 131072/V(de)/Opt[[(de)(Germany)][(fr)(France)]]",
            "Germany",
        ),
        ("/Parent<</FT/Tx/V(of the parent)>>", "of the parent"),
        ("/MK<</R 90>>/FT/Tx/V(turned)", "turned"),
    ] {
        let (ledger, words) = form(&format!(
            "<</Subtype/Widget/Rect[100 100 200 120]/DA(/Helv 0 Tf 0 g){field}>>"
        ));
        assert_eq!(ledger.fields_written, 1, "{field}");
        assert!(words.contains(expected), "{field}: {words}");
    }
}

#[test]
fn a_long_value_is_wrapped_or_made_smaller_and_never_cut() {
    let long = "He was arrested on the way to work and held for three days without charge";
    for flags in [0, 4096] {
        let (_, words) = form(&format!(
            "<</Subtype/Widget/FT/Tx/Ff {flags}/Rect[100 100 260 160]/V({long})>>"
        ));
        for word in long.split(' ') {
            assert!(words.contains(word), "{word}: {words}");
        }
    }
}

/// An empty field is a line to fill in: without its frame the page would ask for nothing.
#[test]
fn an_empty_field_without_a_picture_keeps_its_frame() {
    for kind in [
        "/FT/Tx",
        "/FT/Tx/V()",
        "/FT/Tx/Ff 8192/V(secret)",
        "/FT/Ch",
        "/FT/Ch/Ff 131072",
        "/FT/Btn",
        "/FT/Btn/Ff 32768",
        "/FT/Btn/Ff 65536",
        "/FT/Sig",
    ] {
        for (frame, drawn) in [
            ("/MK<</BC[1 0 0]>>", "1 0 0 RG"),
            ("/MK<</BG[.5]>>", "0.5 g"),
            ("", ""),
        ] {
            let field = format!("<</Subtype/Widget/Rect[100 100 200 120]{kind}{frame}>>");
            let page = P::sized(&format!("/MediaBox[0 0 595 842]/Annots[{field}]"), "form");
            let (bytes, ledgers) = all(&[document(&[page])]);
            let document = lopdf::Document::load_mem(&bytes).unwrap();
            let page = document.page_iter().next().unwrap();
            let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
            assert!(content.contains(drawn), "{kind}{frame}: {content}");
            let ledger = &ledgers[0];
            let counts = (
                ledger.fields_written,
                ledger.fields_drawn,
                ledger.fields_empty,
            );
            let framed = u32::from(!drawn.is_empty());
            assert_eq!(counts, (0, framed, 1 - framed), "{kind}{frame}");
        }
    }
}

#[test]
fn what_cannot_be_written_or_must_not_be_seen_is_counted_and_not_written() {
    let field = |entries: &str| {
        form(&format!(
            "<</Subtype/Widget/Rect[100 100 200 120]{entries}>>"
        ))
    };
    let (arabic, _) = field("/FT/Tx/V<FEFF0633064406270645>");
    assert_eq!(arabic.fields_without_look, 1);
    let (password, words) = field("/FT/Tx/Ff 8192/V(secret)");
    assert_eq!(password.fields_empty, 1);
    assert!(!words.contains("secret"));
    let (hidden, words) = field("/FT/Tx/F 2/V(secret)");
    assert_eq!(hidden.fields_empty, 1);
    assert!(!words.contains("secret"));
}

#[test]
fn a_field_whose_picture_does_not_say_that_it_is_one_is_drawn_all_the_same() {
    let page = P::sized("/MediaBox[0 0 595 842]/Annots[1000 0 R]", "form");
    let objects = [
        "<</Type/Annot/Subtype/Widget/FT/Tx/Rect[70 170 200 190]/V(Zembla)/AP<</N 1001 0 R>>>>",
        "<</Resources<</Font<</F1 3 0 R>>>>/BBox[0 0 130 20]>>\nstream\nBT /F1 12 Tf 2 5 Td (Zembla) Tj ET",
    ];
    let (bytes, _) = all(&[crate::pdf::import::specimen::document_with(
        &[page],
        "",
        &objects,
    )]);
    assert!(super::tests::objects(&bytes).contains("/Form"));
}

#[test]
fn what_a_field_or_a_redaction_says_and_nobody_draws_does_not_come_along() {
    let fields = [
        "/FT/Tx/V(SHOWN)/DV(SECRET1)/RV(<p>SECRET2</p>)/TU(SECRET3)/TM(SECRET4)/AP<</N 1000 0 R>>",
        "/FT/Ch/Ff 131072/V(SECRET5)/DV(SECRET6)/Opt[[(SECRET5)(Germany)][(SECRET7)(France)]]/AP<</N 1000 0 R>>",
        "/FT/Btn/AS/On/V/On/DV/SECRET8/Opt[(SECRET9)]/AP<</N<</On 1000 0 R>>>>",
        "/FT/Tx/DV(SECRET10)/RV(SECRET11)",
    ];
    let fields = fields.map(|field| {
        format!("<</Subtype/Widget/Rect[100 100 200 120]/DA(/Helv 9 Tf 0 g){field}>>")
    });
    let redaction =
        "<</Subtype/Redact/Rect[10 10 50 20]/OverlayText(SECRET12)/RO 1000 0 R/DA(/Helv 9 Tf)>>";
    let page = format!(
        "/MediaBox[0 0 595 842]/Annots[{}{redaction}]",
        fields.concat()
    );
    let look = "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\nBT ET";
    let pages = [P::sized(&page, "form")];
    let form = crate::pdf::import::specimen::document_with(&pages, "", &[look]);
    let (bytes, _) = all(&[form]);
    let said = objects(&bytes);
    assert!(!said.contains("SECRET"), "{said}");
}
