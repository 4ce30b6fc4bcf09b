//! The content of a page comes along, whatever is odd about the stream that holds it.

use super::*;
use crate::pdf::import::specimen::Writer;

#[test]
fn content_whose_filters_are_none_is_not_packed() {
    for filter in ["null", "[]", "[null]", "8 0 R", "9 0 R", "99 0 R"] {
        let mut file = Writer::default();
        file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        file.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
        file.object(
            3,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
             /Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        );
        let content = b"BT /F 12 Tf 72 700 Td (first) Tj ET";
        file.stream(4, &format!("/Filter {filter}"), content);
        file.object(8, "null");
        file.object(9, "[]");
        let (bytes, _) = all(&[file.finish()]);
        let facts = crate::pdf::facts(&bytes).unwrap();
        let mut fonts = facts.fonts.iter();
        assert!(fonts.any(|font| font.name == "Helvetica"), "{filter}");
    }
}

#[test]
fn content_that_the_tree_names_as_a_page_stays_content() {
    let mut file = Writer::default();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(
        2,
        "<</Type/Pages/Count 2/Kids[4 0 R 5 0 R]/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>>>",
    );
    file.object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    file.object(4, "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>");
    file.stream(5, "", b"BT /F1 12 Tf 72 72 Td (both) Tj ET");
    let (bytes, _) = all(&[file.finish()]);
    let pages = told(&bytes);
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("both"), "{pages:?}");
}
