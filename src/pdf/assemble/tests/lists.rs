//! Lists of forms whose pictures show or mark something else than the list holds.

use super::values::became_of;
use super::*;
use crate::pdf::import::specimen::document_with;

/// A list of three of which the picture shows these operators.
fn pictured_list(entries: &str, operators: &str) -> (Ledger, String, String) {
    let look = format!(
        "/Type/XObject/Resources<</Font<</F1 3 0 R>>>>/Subtype/Form/BBox[0 0 240 60]\nstream\n{operators}"
    );
    let list = "/FT/Ch/T(l)/Opt[(Russian)(French)(English)]/DA(/Helv 10 Tf)";
    let page = format!(
        "/MediaBox[0 0 595 842]/Annots[<</Subtype/Widget/Rect[60 600 300 660]{list}{entries}/AP<</N 1000 0 R>>>>]"
    );
    let made = document_with(&[P::sized(&page, "page")], "/AcroForm<<>>", &[&look]);
    became_of(made)
}

#[test]
fn a_list_whose_picture_marks_or_shows_something_else_is_drawn_and_said() {
    let lines =
        "BT 0 g /F1 12 Tf 2 45 Td (Russian) Tj 0 -20 Td (French) Tj 0 -20 Td (English) Tj ET";
    let mark = |bottom: u32| format!(".6 .75 .85 rg 0 {bottom} 240 20 re f ");
    let ground = "1 g 0 0 240 60 re f .9 g 0 0 240 60 re f ";
    let others = "BT 0 g /F1 12 Tf 2 45 Td (Polish) Tj 0 -20 Td (Czech) Tj ET";
    for (entries, picture, is_ours, said) in [
        ("/V(Russian)", format!("{}{lines}", mark(40)), false, None),
        (
            "/V(Russian)",
            format!("{ground}{}{lines}", mark(40)),
            false,
            None,
        ),
        (
            "/V[(Russian)(French)]",
            format!("{}{}{lines}", mark(40), mark(20)),
            false,
            None,
        ),
        (
            "/V(French)",
            format!("{}{lines}", mark(40)),
            true,
            Some(("Russian", "French")),
        ),
        (
            "/V[(Russian)(English)]",
            format!("{}{lines}", mark(20)),
            true,
            Some(("French", "Russian, English")),
        ),
        (
            "/V[]",
            format!("{}{lines}", mark(20)),
            true,
            Some(("French", "")),
        ),
        (
            "/V(French)",
            others.to_owned(),
            true,
            Some(("Polish Czech", "French")),
        ),
        // A frame around all that are in sight, and one more below its edge.
        (
            "/V(Russian)",
            format!(
                ".3 .3 .3 rg 0 0 240 60 re 1 1 238 58 re f* {}BT 0 g /F1 12 Tf 2 45 Td (Russian) Tj 0 -20 Td (French) Tj 0 -30 Td (English) Tj ET",
                mark(40)
            ),
            false,
            None,
        ),
        // Chosen though the list does not have it.
        (
            "/V(Polish)",
            format!(
                "{}BT 0 g /F1 12 Tf 2 45 Td (Polish) Tj 0 -20 Td (Russian) Tj 0 -20 Td (French) Tj ET",
                mark(40)
            ),
            false,
            None,
        ),
        (
            "/V(Polish)",
            format!("{}{lines}", mark(40)),
            true,
            Some(("Russian", "Polish")),
        ),
        // Marked in a way that is not known.
        ("/V(French)", lines.to_owned(), true, None),
        ("", format!("{}{lines}", mark(40)), false, None),
    ] {
        let (ledger, _, content) = pictured_list(entries, &picture);
        let found = ledger.values.iter();
        let found = found.map(|value| (value.shown.as_str(), value.holds.as_str()));
        assert_eq!(
            found.collect::<Vec<_>>(),
            Vec::from_iter(said),
            "{entries} {picture}"
        );
        let is_theirs = content.contains("BundleMark0 Do");
        assert_eq!(is_theirs, !is_ours, "{entries} {picture}: {content}");
        assert!(
            ledger.fields_written == u32::from(said.is_some()),
            "{entries} {picture}"
        );
    }
}
