//! Words of a field's picture that no blank parts, only their places.

use super::values::became_of;
use super::*;
use crate::pdf::import::specimen::document_with;

#[test]
fn words_that_stand_side_by_side_are_told_as_words() {
    for (content, told) in [
        (
            "(Date) Tj 30 0 Td (of) Tj 15 0 Td (Birth) Tj",
            "Date of Birth",
        ),
        (
            "(This) Tj 30 0 Td (is) Tj 9 0 Td (a) Tj 9 0 Td (test) Tj",
            "This is a test",
        ),
        (
            "(Date) Tj 30 0 TD (of) Tj 0 -9 TD (Birth) Tj",
            "Date of Birth",
        ),
        ("[(Date) -250 (of) -278.5 (Birth)] TJ", "Date of Birth"),
        (
            "[(Da) 20 (te) -250 (o) -30 (f) -333 (Bir) -90 (th)] TJ",
            "Date of Birth",
        ),
        ("(Date ) Tj 30 0 Td (of) Tj", "Date of"),
        ("(Date) Tj 0 0 Td (of) Tj", "Dateof"),
        // A letter in each box.
        ("(1) Tj 9 0 Td (9) Tj 9 0 Td (7) Tj 9 0 Td (0) Tj", "1970"),
        ("[(1) -900 (9) -900 (7) -900 (0)] TJ", "1970"),
    ] {
        let look = format!(
            "/Type/XObject/Resources<</Font<</F1 3 0 R>>>>/Subtype/Form/BBox[0 0 100 20]\nstream\nBT /F1 9 Tf {content} ET"
        );
        let field =
            "/Subtype/Widget/Rect[100 100 200 120]/FT/Tx/T(name)/V(Other)/AP<</N 1000 0 R>>";
        let page = format!("/MediaBox[0 0 595 842]/Annots[<<{field}>>]");
        let made = document_with(&[P::sized(&page, "page")], "/AcroForm<<>>", &[&look]);
        let (ledger, _, _) = became_of(made);
        assert_eq!(ledger.values[0].shown, told, "{content}");
    }
}
