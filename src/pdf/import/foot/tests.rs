//! Where the lowest thing on a page is found, and by how much the page is scaled for it.

use super::Foot;
use crate::case::Turn;
use crate::pdf::import::specimen::{Page, document_with};
use crate::pdf::import::{Limits, PaperSize, Placement, Source};

const A4: &str = "/MediaBox[0 0 595.276 841.89]";

/// The first page of a document made of these parts, as it would be placed.
fn placed(entries: &str, content: &str, objects: &[&str]) -> Placement {
    placed_as(true, entries, content, objects)
}

fn placed_as(fit: bool, entries: &str, content: &str, objects: &[&str]) -> Placement {
    let mut page = Page::sized(entries, "");
    page.content = content.as_bytes().to_vec();
    let bytes = document_with(&[page], "", objects);
    let source = Source::open(bytes, None, &Limits::default()).unwrap();
    let mut foot = Foot::new(&source);
    let dict = source.pdf.pages()[0].raw();
    Placement::new(
        dict,
        fit.then_some(PaperSize::A4),
        Turn::None,
        &mut |view, floor| foot.lowest(dict, true, view, floor),
    )
}

/// The scale in thousandths, so that a look at a test says enough.
fn scale(content: &str) -> i64 {
    thousandths(placed(A4, content, &[]))
}

fn thousandths(placement: Placement) -> i64 {
    (placement.scale * 1000.0).round() as i64
}

/// What a page is scaled to that is full to its edge.
const FULL: i64 = 971;

fn line_at(y: u32) -> String {
    format!("BT /F1 12 Tf 72 {y} Td (words) Tj ET")
}

#[test]
fn a_page_with_an_empty_foot_stays_as_it_is() {
    assert_eq!(scale(""), 1000);
    assert_eq!(scale(&line_at(72)), 1000);
    assert_eq!(scale(&line_at(30)), 1000);
    let placement = placed(A4, &line_at(72), &[]);
    assert_eq!(placement.shift.1.round(), 0.0);
}

#[test]
fn a_line_in_the_band_makes_the_page_smaller_by_the_least_that_frees_it() {
    for y in [4, 12, 20, 26] {
        let placement = placed(A4, &line_at(y), &[]);
        let bottom = f64::from(y) - 0.35 * 12.0;
        let (_, there) = placement.matrix().apply((0.0, bottom.max(0.0)));
        assert!((there - 24.0).abs() < 0.5, "{y}: {there}");
        assert!(placement.scale > 0.9714 && placement.scale < 1.0);
    }
}

#[test]
fn a_scan_fills_its_page_and_is_scaled_whole() {
    let picture = ["/Type/XObject/Subtype/Image/Width 1/Height 1\nstream\nx"];
    let entries = format!("{A4}/Resources<</XObject<</P 1000 0 R>>>>");
    let scan = |draw: &str| thousandths(placed(&entries, draw, &picture));
    assert_eq!(scan("q 595 0 0 842 0 0 cm /P Do Q"), FULL);
    assert_eq!(scan("q 500 0 0 700 50 60 cm /P Do Q"), 1000);
    assert_eq!(
        scale("q 595 0 0 842 0 0 cm BI /W 1/H 1/BPC 8/CS/G ID x EI Q"),
        FULL
    );
}

/// To the parser they are a circle; what else there is of resources does not have the picture.
#[test]
fn a_form_finds_its_picture_among_resources_that_it_shares_with_its_page() {
    let objects = [
        "/Type/XObject/Subtype/Image/Width 1/Height 1\nstream\nx",
        "<</XObject<</P 1000 0 R/Outer 1002 0 R/Inner 1003 0 R>>>>",
        "/Resources<</XObject<</Inner 1003 0 R>>>>/Type/XObject/Subtype/Form/BBox[0 0 600 850]\nstream\n/Inner Do",
        "/Type/XObject/Subtype/Form/BBox[0 0 600 850]/Resources 1001 0 R\nstream\nq 595 0 0 842 0 0 cm /P Do Q",
    ];
    let entries = format!("{A4}/Resources 1001 0 R");
    for draw in ["/P Do", "/Inner Do", "/Outer Do"] {
        let content = match draw {
            "/P Do" => "q 595 0 0 842 0 0 cm /P Do Q".to_owned(),
            form => form.to_owned(),
        };
        assert_eq!(
            thousandths(placed(&entries, &content, &objects)),
            FULL,
            "{draw}"
        );
    }
}

#[test]
fn the_foot_of_a_turned_page_is_where_it_is_shown() {
    let turned = |turn: u32, content: &str| {
        let entries = format!("{A4}/Rotate {turn}");
        thousandths(placed(&entries, content, &[]))
    };
    // Shown at the foot: the right side, the top, the left side.
    let edges = [
        (90, "590 400 2 2 re f"),
        (180, "300 838 2 2 re f"),
        (270, "3 400 2 2 re f"),
    ];
    for (turn, at_foot) in edges {
        for (_, content) in edges {
            let expected = if content == at_foot {
                960..980
            } else {
                1000..1001
            };
            assert!(
                expected.contains(&turned(turn, content)),
                "{turn} {content}"
            );
        }
        assert_eq!(turned(turn, "300 400 2 2 re f"), 1000);
    }
}

#[test]
fn a_form_counts_by_what_is_in_it_and_no_more_than_its_box() {
    let entries = format!("{A4}/Resources<</XObject<</P 1000 0 R>>/Font<</F1 3 0 R>>>>");
    let form = |bounds: &str, content: &str| {
        let form = format!("/Type/XObject/Subtype/Form/BBox[{bounds}]\nstream\n{content}");
        thousandths(placed(&entries, "/P Do", &[&form]))
    };
    assert_eq!(form("0 0 595 842", "100 100 50 50 re f"), 1000);
    assert_eq!(form("0 0 595 842", "100 0 50 50 re f"), FULL);
    assert_eq!(form("0 100 595 842", "100 0 50 50 re f"), 1000);
    // One that draws itself ends somewhere.
    let itself = "/Resources<</XObject<</P 1000 0 R>>>>/Type/XObject/Subtype/Form/BBox[0 0 595 842]\nstream\n/P Do";
    assert_eq!(thousandths(placed(&entries, "/P Do", &[itself])), FULL);
}

#[test]
fn white_paint_is_not_seen_and_other_paint_is() {
    let painted = |colour: &str| scale(&format!("{colour} 0 0 595 842 re f 0 g {}", line_at(72)));
    for white in [
        "1 g",
        "1 1 1 rg",
        "0 0 0 0 k",
        "/DeviceRGB cs 1 1 1 sc",
        "/DeviceCMYK cs 0 0 0 0 scn",
    ] {
        assert_eq!(painted(white), 1000, "{white}");
    }
    for paint in [
        "",
        "0 g",
        "0.9 g",
        "1 1 0 rg",
        "1 1 1 1 k",
        "/DeviceRGB cs",
        "/X cs 1 scn",
    ] {
        assert_eq!(painted(paint), FULL, "{paint}");
    }
}

#[test]
fn clipping_bounds_what_is_seen() {
    assert_eq!(scale("q 0 100 595 700 re W n 0 0 595 842 re f Q"), 1000);
    assert_eq!(scale("q 0 100 595 700 re W n Q 0 0 595 842 re f"), FULL);
    assert_eq!(scale("0 100 595 700 re W n /Sh sh"), 1000);
    assert_eq!(scale("/Sh sh"), FULL);
    assert_eq!(scale("0 -100 595 99 re f"), 1000);
}

#[test]
fn lines_reach_as_far_as_they_are_wide() {
    assert_eq!(scale("1 w 50 26 m 500 26 l S"), 1000);
    assert!(scale("20 w 50 26 m 500 26 l S") < 1000);
    assert!(
        scale("1 w 50 26 m 250 80 l 500 26 l S") < 1000,
        "it may end in a point"
    );
}

#[test]
fn letters_that_run_down_the_page_are_followed() {
    let down = |y: u32| {
        scale(&format!(
            "BT /F1 12 Tf 0 -1 1 0 300 {y} Tm (words in a margin) Tj ET"
        ))
    };
    assert_eq!(down(700), 1000);
    assert!(down(100) < 1000);
    let up = "BT /F1 12 Tf 0 1 -1 0 300 60 Tm (words in a margin) Tj [(more) -900 (words)] TJ ET";
    assert_eq!(scale(up), 1000);
}

#[test]
fn spaces_and_letters_that_are_not_drawn_count_as_nothing() {
    assert_eq!(scale("BT /F1 12 Tf 72 10 Td (  ) Tj [( )] TJ ET"), 1000);
    assert_eq!(scale("BT /F1 12 Tf 3 Tr 72 10 Td (hidden) Tj ET"), 1000);
}

#[test]
fn whatever_cannot_be_bounded_counts_as_reaching_the_foot() {
    for content in [
        "BT /None 12 Tf 72 500 Td (no font) Tj ET",
        "1 2 m 3 l S",
        "(a string without an end",
        "1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 1 1 1 1 re f",
    ] {
        assert_eq!(scale(content), FULL, "{content}");
    }
    assert_eq!(scale(&"0 0 m ".repeat(300_000)), FULL, "too much work");
    assert_eq!(scale(&"q ".repeat(2000)), FULL, "too many states");
}

#[test]
fn marks_and_links_that_stay_count_and_what_is_hidden_does_not() {
    let hung = |annotation: &str| {
        let entries = format!("{A4}/Annots[<<{annotation}/Rect[100 4 200 20]>>]");
        thousandths(placed(&entries, &line_at(72), &[]))
    };
    for seen in [
        "/Subtype/Highlight",
        "/Subtype/Link",
        "/Subtype/Widget/FT/Tx",
    ] {
        assert!(hung(seen) < 1000, "{seen}");
    }
    for unseen in [
        "/Subtype/Popup",
        "/Subtype/Highlight/F 2",
        "/Subtype/FileAttachment",
    ] {
        assert_eq!(hung(unseen), 1000, "{unseen}");
    }
}

#[test]
fn a_page_that_keeps_its_size_gets_paper_only_where_it_needs_it() {
    let height = |content: &str| {
        let placement = placed_as(false, "/MediaBox[0 0 400 500]", content, &[]);
        assert_eq!(placement.scale, 1.0);
        placement.shown().1.round()
    };
    assert_eq!(height(&line_at(72)), 500.0);
    assert_eq!(height("10 10 50 50 re f"), 514.0);
    assert_eq!(height("0 0 400 500 re f"), 524.0);
}

#[test]
fn a_page_of_other_paper_that_leaves_the_foot_free_is_not_looked_at() {
    let letter = "/MediaBox[0 0 612 792]";
    assert_eq!(thousandths(placed(letter, "0 0 612 792 re f", &[])), 973);
    let legal = "/MediaBox[0 0 612 1008]";
    assert_eq!(thousandths(placed(legal, "0 0 612 1008 re f", &[])), 811);
    assert_eq!(thousandths(placed(legal, &line_at(72), &[])), 835);
}
