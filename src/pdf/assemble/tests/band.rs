//! The band at the foot of a page, and the number in it.

use super::*;

/// What is drawn on the only page of the finished file, and its facts.
fn finished(content: &str) -> (String, crate::pdf::PageFacts) {
    let mut page = P::saying("");
    page.content = content.as_bytes().to_vec();
    let (bytes, _) = all(&[document(&[page])]);
    let facts = crate::pdf::facts(&bytes).unwrap().pages.remove(0);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let page = document.page_iter().next().unwrap();
    let drawn = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    (drawn, facts)
}

/// By how much the page is scaled and raised; facts give the places of its words before that.
fn moved(drawn: &str) -> (f64, f64) {
    let before = drawn.split("W n").next().unwrap_or_default();
    let matrix = before.lines().rfind(|line| line.ends_with("cm")).unwrap();
    let numbers: Vec<f64> = matrix.split(' ').filter_map(|n| n.parse().ok()).collect();
    (numbers[0], numbers[5])
}

#[test]
fn the_number_differs_from_the_documents_own_in_place_size_and_colour() {
    // A number in black at the foot, as reports bear it: in the middle, and at the right.
    for (x, y, size) in [(297, 30, 10), (540, 15, 11), (500, 8, 12)] {
        let own = format!("0 g BT /F1 {size} Tf {x} {y} Td (17) Tj ET");
        let (drawn, facts) = finished(&own);
        let find = |text: &str| facts.text.iter().find(|piece| piece.text == text).unwrap();
        let stamp = find("AB 1");
        let (scale, rise) = moved(&drawn);
        let (baseline, size) = (f64::from(y) * scale + rise, f64::from(size) * scale);
        let in_band = f64::from(facts.height - stamp.y);
        assert!(
            in_band < 24.0 && baseline > 24.0,
            "{in_band} and {baseline}"
        );
        assert!(stamp.x > facts.width * 0.8, "at the right");
        assert!((stamp.size - 11.0).abs() < 0.01 && (size - 11.0).abs() > 0.1);
        assert!(
            drawn.contains("0.106 0.294 0.569 rg\nBT /BundleNumber 11 Tf"),
            "blue: {drawn}"
        );
        assert!(drawn.contains("0 g BT /F1"), "theirs is black: {drawn}");
    }
}

#[test]
fn the_number_is_bold() {
    let (bytes, _) = all(&[document(&[P::saying("words")])]);
    let facts = crate::pdf::facts(&bytes).unwrap();
    assert!(facts.fonts.iter().any(|font| font.name.ends_with("-Bold")));
}

#[test]
fn white_paint_over_a_whole_page_does_not_cover_the_number() {
    let (drawn, facts) = finished("1 g 0 0 596 842 re f 0 g BT /F1 12 Tf 72 72 Td (words) Tj ET");
    let words = facts
        .text
        .iter()
        .find(|piece| piece.text == "words")
        .unwrap();
    assert!((words.size - 12.0).abs() < 0.01, "the page is not scaled");
    assert!(drawn.contains("0 18 595.276 823.89 re\nW n"), "{drawn}");
}

/// Readers show words for which a damaged page begins no text, from where the last text ended.
#[test]
fn a_page_that_begins_no_text_does_not_go_on_from_the_number() {
    let mut page = P::sized("/MediaBox[0 0 595 842]", "");
    page.content = b"/F1 24 Tf 72 720 Td (words) Tj ET".to_vec();
    let (bytes, _) = all(&[document(&[page])]);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    let ours = &content[..content.find("(words)").unwrap()];
    let last = &ours[ours.rfind("BT").unwrap()..];
    assert!(!last.contains("Td <"), "{content}");
}
