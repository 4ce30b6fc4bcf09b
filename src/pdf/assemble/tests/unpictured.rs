//! Marks without a picture of themselves that reach past their page: cut off at its edge, never squeezed.

use super::marks::{Hanging, hanging, numbers_of};

/// Letter paper on A4: what reaches past its right edge or its foot would be seen beside it.
const LETTER: &str = "/MediaBox[0 0 612 792]";

fn one(page: &str, mark: &str) -> (Hanging, lopdf::Dictionary) {
    let hanging = hanging(&format!("{page}/Annots[<<{mark}>>]"), &[]);
    let annotation = hanging.annotations().remove(0);
    (hanging, annotation)
}

/// The content of the form that draws a mark, and of the form in that one.
fn drawn(hanging: &Hanging, annotation: &lopdf::Dictionary) -> Option<String> {
    let form = hanging.look(annotation)?;
    let inner = form.dict.get(b"Resources").and_then(lopdf::Object::as_dict);
    let inner = inner.and_then(|all| all.get(b"XObject"));
    let inner = inner.and_then(lopdf::Object::as_dict);
    let inner = inner.and_then(|all| all.get(b"M"));
    let inner = inner.and_then(lopdf::Object::as_reference).ok();
    let inner = inner.and_then(|id| hanging.document.get_object(id).ok()?.as_stream().ok());
    let inner = inner.map(|inner| String::from_utf8_lossy(&inner.content).into_owned());
    Some(String::from_utf8_lossy(&form.content).into_owned() + &inner.unwrap_or_default())
}

/// The entries of an annotation, in words.
fn told(annotation: &lopdf::Dictionary) -> String {
    let told = annotation
        .iter()
        .map(|(key, value)| format!("{}={value:?}", String::from_utf8_lossy(key)));
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_mark_without_a_picture_is_drawn_whole_and_shown_as_far_as_its_page_reaches() {
    for (mark, path) in [
        (
            "/Subtype/Square/Rect[500 -50 700 50]/BS<</W 4>>",
            "502 -48 196 96 re\ns",
        ),
        (
            "/Subtype/Square/Rect[500 -50 700 50]/C[]/IC[1 0 0]/RD[9 9 9 9]",
            "509 -41 182 82 re\nf",
        ),
        (
            "/Subtype/Circle/Rect[500 -50 700 50]/BS<</W 4>>/IC[1]",
            "698 0 m\n",
        ),
        (
            "/Subtype/Ink/InkList[[500 -50 700 50][9 9]]/Rect[490 -60 710 60]",
            "500 -50 m\n700 50 l\n9 9 m\n9 9 l\nS",
        ),
        (
            "/Subtype/Polygon/Vertices[500 -50 700 0 600 50]/Rect[490 -60 710 60]/IC[1]",
            "500 -50 m\n700 0 l\n600 50 l\nb",
        ),
        (
            "/Subtype/PolyLine/Vertices[500 -50 700 0 600 50]/Rect[490 -60 710 60]/IC[1]",
            "500 -50 m\n700 0 l\n600 50 l\nS",
        ),
        (
            "/Subtype/Line/L[500 -50 700 50]/Rect[490 -60 710 60]/C[1 0 0]",
            "1 0 0 RG\n1 w\n500 -50 m\n700 50 l\nS",
        ),
        (
            "/Subtype/Line/L[500 0 700 0]/LL 20/Rect[490 -60 710 60]",
            "500 0 m\n500 20 l\n700 0 m\n700 20 l\n500 20 m\n700 20 l\nS",
        ),
        (
            "/Subtype/Underline/QuadPoints[500 14 700 14 500 0 700 0]/Rect[500 0 700 14]",
            "500 2 m\n700 2 l\nS",
        ),
        (
            "/Subtype/StrikeOut/QuadPoints[500 14 700 14 500 0 700 0]/Rect[500 0 700 14]",
            "500 6 m\n700 6 l\nS",
        ),
        // Dashes as the older entry has them.
        (
            "/Subtype/Square/Border[0 0 1[6 2]]/Rect[500 -50 700 50]",
            "1 w\n[6 2 ] 0 d",
        ),
        (
            "/Subtype/Square/Border[0 0 1[6 2]]/BS<</S/S>>/Rect[500 -50 700 50]",
            "1 w\n[6 2 ] 0 d",
        ),
    ] {
        let (hanging, annotation) = one(LETTER, mark);
        let content = drawn(&hanging, &annotation).unwrap_or_else(|| panic!("{mark}: no picture"));
        assert!(content.contains(path), "{mark}: {content}");
        let form = hanging.look(&annotation).unwrap();
        let (shown, there) = (
            numbers_of(&form.dict, b"BBox"),
            numbers_of(&annotation, b"Rect"),
        );
        assert!(shown[2] <= 612.01 && shown[1] >= -0.01, "{mark}: {shown:?}");
        let ratio = |area: &[f32]| (area[2] - area[0]) / (area[3] - area[1]);
        assert!(
            (ratio(&shown) / ratio(&there) - 1.0).abs() < 0.01,
            "{mark}: {shown:?} {there:?}"
        );
    }
}

/// Each viewer shows it as it shows it on its source page.
#[test]
fn a_mark_whose_rest_falls_off_the_paper_stays_as_it_is() {
    for mark in [
        "/Subtype/Circle/Rect[500 300 700 400]",
        "/Subtype/FreeText/Rect[500 300 700 400]/Contents(words)/DA(/F 9 Tf)",
        "/Subtype/Stamp/Rect[500 300 700 400]/Name/Draft",
        "/Subtype/Highlight/Rect[500 300 700 400]/QuadPoints[500 400 700 400 500 300 700 300]",
    ] {
        let (_, annotation) = one("/MediaBox[0 0 595 842]", mark);
        assert!(!annotation.has(b"AP"), "{mark}");
        let there = numbers_of(&annotation, b"Rect");
        assert!(
            (there[2] - there[0] - 200.0).abs() < 0.1,
            "{mark}: {there:?}"
        );
    }
}

/// Viewers go by the points, wherever the rectangle lies.
#[test]
fn a_mark_is_where_its_points_are() {
    let mark = "/Subtype/Line/L[100 100 300 100]/Rect[700 700 800 750]";
    let (_, annotation) = one("/MediaBox[0 0 595 842]", mark);
    assert_eq!(numbers_of(&annotation, b"L").len(), 4);
    let mark = "/Subtype/Ink/InkList[[300 4 700 -9]]/Rect[300 300 310 310]/BS<</W 4>>";
    let (made, annotation) = one(LETTER, mark);
    assert!(drawn(&made, &annotation).is_some());
    let mark = "/Subtype/Line/L[700 100 800 100]/Rect[10 10 20 20]";
    let page = format!("/MediaBox[0 0 612 792]/Annots[<<{mark}>>]");
    let beside = hanging(&page, &[]);
    assert!(beside.annotations().is_empty());
    assert_eq!(beside.ledger.comments_outside, 1);
}

/// A viewer that draws a highlight anew does so where its picture has no state of its own, and one that
/// draws a wavy line along nothing never ends.
#[test]
fn a_marker_lets_words_through_and_keeps_its_corners_on_the_page() {
    let quads = "[500 20 600 20 500 -10 600 -10 500 -20 600 -20 500 -40 600 -40]";
    for kind in ["Highlight", "Squiggly"] {
        let mark = format!("/Subtype/{kind}/Rect[500 -40 600 20]/QuadPoints{quads}/C[1 1 0]");
        let (hanging, annotation) = one(LETTER, &mark);
        let form = format!("{:?}", hanging.look(&annotation).unwrap().dict);
        assert_eq!(form.contains("Multiply"), kind == "Highlight", "{form}");
        assert_eq!(numbers_of(&annotation, b"QuadPoints").len(), 8, "{kind}");
    }
    let picture = "/Type/XObject/Subtype/Form/BBox[0 0 50 10]\nstream\n1 g 0 0 50 10 re f";
    let mark =
        format!("<</Subtype/Highlight/Rect[500 -40 600 20]/QuadPoints{quads}/AP<</N 1000 0 R>>>>");
    let hanging = hanging(&format!("{LETTER}/Annots[{mark}]"), &[picture]);
    let form = hanging.look(&hanging.annotations()[0]).unwrap();
    assert!(format!("{:?}", form.dict).contains("ExtGState"));
}

#[test]
fn a_sign_stays_as_large_as_it_is_and_moves_onto_its_page() {
    let mark = "/Subtype/Text/Rect[600 -10 620 10]/Contents(note)";
    let (hanging, annotation) = one(LETTER, mark);
    let there = numbers_of(&annotation, b"Rect");
    let scale = 595.276 / 612.0;
    assert!(
        (there[2] - there[0] - 20.0 * scale).abs() < 0.1,
        "{there:?}"
    );
    assert!(there[2] <= 595.3 && there[1] > 17.9, "{there:?}");
    assert_eq!(hanging.ledger.comments_redrawn, 1);
}

#[test]
fn a_sign_that_viewers_draw_around_its_place_is_on_its_page_too() {
    // A caret stands in the middle of its rectangle, however large that is.
    let (hanging, annotation) = one(LETTER, "/Subtype/Caret/Rect[300 1 308 5]");
    let there = numbers_of(&annotation, b"Rect");
    let foot = numbers_of(&one(LETTER, "/Subtype/Square/Rect[300 0 308 5]").1, b"Rect")[1];
    let middle = (there[1] + there[3]) / 2.0;
    assert!(middle >= foot + 9.0, "{there:?} above {foot}");
    assert_eq!(hanging.ledger.comments_redrawn, 1);
    // A note stays upright where its page is turned, and reaches to the other side then: here beside its
    // page, where the paper has room.
    let note = "/Subtype/Text/Rect[5 400 25 420]";
    for (turned, redrawn) in [(0, 0), (270, 1)] {
        let page = format!("{LETTER}/Rotate {turned}");
        let (hanging, _) = one(&page, note);
        assert_eq!(hanging.ledger.comments_redrawn, redrawn, "{turned}");
    }
}

#[test]
fn what_lets_the_page_through_still_does() {
    for (opacity, is_said) in [("", false), ("/CA 1", false), ("/CA .4", true)] {
        for kind in ["Square/IC[1 0 0]", "FreeText/Contents(words)/DA(/F 9 Tf)"] {
            let mark = format!("/Subtype/{kind}{opacity}/Rect[500 -40 700 40]");
            let (hanging, annotation) = one(LETTER, &mark);
            let form = hanging.look(&annotation).unwrap();
            let said = format!("{:?}", form.dict);
            assert_eq!(said.contains("0.4"), is_said, "{opacity}: {said}");
        }
    }
}

/// On a page lower than the sign there is no place to move it to.
#[test]
fn a_sign_larger_than_its_page_stays_where_it_is() {
    let small = "/MediaBox[0 0 595.276 15]";
    let note = "/Subtype/Text/Rect[560 -10 580 10]/Contents(note)";
    let (hanging, annotation) = one(small, note);
    let square = "/Subtype/Square/BS<</W 0>>/Rect[560 0 580 10]";
    let there = numbers_of(&one(small, square).1, b"Rect");
    assert_eq!(numbers_of(&annotation, b"Rect"), there);
    assert_eq!(hanging.ledger.missing(), []);
}

#[test]
fn words_and_stamps_are_written_in_their_own_size_and_cut_off() {
    for (mark, words) in [
        (
            "/Subtype/FreeText/Contents(Long words past the edge)/DA(/Helv 24 Tf 1 0 0 rg)",
            "1 0 0 rg BT /BundleValue 24 Tf",
        ),
        ("/Subtype/Stamp/Name/NotApproved", "BT /BundleValue"),
    ] {
        let (hanging, annotation) = one(LETTER, &format!("{mark}/Rect[450 -20 760 60]"));
        let content = drawn(&hanging, &annotation).unwrap();
        assert!(content.contains(words), "{mark}: {content}");
        assert_eq!(hanging.ledger.comments_redrawn, 1);
    }
    let line = "/Subtype/Line/L[500 -50 600 50]/Cap true/Contents(12 m)/Rect[490 -60 610 60]";
    let (hanging, annotation) = one(LETTER, line);
    let content = drawn(&hanging, &annotation).unwrap();
    assert!(content.contains("BT /BundleValue 9 Tf"), "{content}");
    // The words of a line that stands off what it measures stand above it.
    let level = "/Subtype/Line/L[500 -5 700 -5]/Cap true/Contents(12 m)/Rect[480 -60 720 80]";
    for (entry, up) in [("/LL 20", 23), ("/LL 50", 53)] {
        let (hanging, annotation) = one(LETTER, &format!("{level}{entry}"));
        let content = drawn(&hanging, &annotation).unwrap();
        let place = format!("q 1 0 0 1 100 {} cm", up - 5);
        assert!(content.contains(&place), "{entry}: {content}");
    }
    // Nobody sees it, so nothing is to be said of it.
    let mark = "/Subtype/Stamp/F 2/Rect[450 -20 760 60]";
    assert_eq!(one(LETTER, mark).0.ledger.comments_redrawn, 0);
    // Letters that change with their neighbours are not set here: what viewers make of them stays on the page.
    let mark = "/Subtype/FreeText/Contents<FEFF06270644>/DA(/F 9 Tf)/Rect[450 -20 760 60]";
    let (made, annotation) = one(LETTER, mark);
    assert_eq!(made.ledger.comments_redrawn, 1);
    assert!(!annotation.has(b"AP") && numbers_of(&annotation, b"Rect")[2] <= 595.3);
}

#[test]
fn a_mark_that_says_nonsense_is_no_harm() {
    for mark in [
        "/Subtype/Ink/InkList[[99999999999 1 2 3]]",
        "/Subtype/Polygon/Vertices[700 1]",
        "/Subtype/Polygon/Vertices[]",
        "/Subtype/Line/L[700 1 700 1]/LE[/OpenArrow/Slash]",
        "/Subtype/Squiggly/QuadPoints[0 1 900000 1 0 .5 900000 .5]",
        "/Subtype/Squiggly/QuadPoints[600 10 700 10 600 10 700 10]",
        "/Subtype/Square/BS<</W -4/S/D/D[0 0]>>/C[1 2 3 4 5]",
        "/Subtype/Circle/BS<</W 400/S/D/D[-1]>>",
        "/Subtype/Stamp/Name 7",
        "/Subtype/FreeText/DA 7",
        "/Subtype/Caret",
        "/Subtype/Strange",
    ] {
        let _ = hanging(
            &format!("{LETTER}/Annots[<<{mark}/Rect[450 -20 760 60]>>]"),
            &[],
        );
    }
}

/// Half the size of its page, half the width of its lines and of its words.
#[test]
fn widths_and_sizes_shrink_with_their_page() {
    let page = "/MediaBox[0 0 1190.552 1683.78]";
    for (entries, scaled) in [
        (
            "/Subtype/Square/BS<</W 4/S/D/D[6 2]>>",
            "BS=<</S /D/W 2/D [3 1]>>",
        ),
        ("/Subtype/Circle/BS<</S/S>>", "BS=<</S /S/W 0.5>>"),
        (
            "/Subtype/Square/Border[0 0 4[6 2]]/RD[8 8 8 8]",
            "Border=[0 0 2 [3 1]] RD=[4 4 4 4]",
        ),
        (
            "/Subtype/Line/L[100 900 200 999]/LL 30/LLE 4",
            "LL=15 LLE=2",
        ),
        (
            "/Subtype/Line/L[100 900 200 999]/LLO 6/Cap true/CO[8 2]",
            "LLO=3 CO=[4 1]",
        ),
        ("/Subtype/Ink/InkList[[100 900 200 999]]", "BS=<</W 0.5>>"),
        (
            "/Subtype/Polygon/Vertices[100 900 200 900 150 999]",
            "BS=<</W 0.5>>",
        ),
        (
            "/Subtype/PolyLine/Vertices[100 900 200 900 150 999]",
            "BS=<</W 0.5>>",
        ),
        (
            "/Subtype/FreeText/DA(1 0 0 rg /F 24 Tf)",
            "DA=(1 0 0 rg /F 12 Tf)",
        ),
        (
            "/Subtype/Link/A<</S/URI/URI(https://example.org)>>/Border[0 0 2]",
            "Border=[0 0 1]",
        ),
    ] {
        let (_, annotation) = one(page, &format!("{entries}/Rect[100 900 200 1000]"));
        let told = told(&annotation);
        assert!(told.contains(scaled), "{entries}: {told}");
    }
}

/// What is cut off at the edge of its page and left to each viewer to draw shrinks, too.
#[test]
fn widths_and_sizes_shrink_where_a_part_is_cut_off() {
    // A square page on upright paper, so that there is room below it.
    let page = "/MediaBox[0 0 1190.552 1190.552]";
    for (entries, scaled) in [
        (
            "/Subtype/FreeText/Contents<FEFF06270644>/DA(/F 24 Tf)",
            "DA=(/F 12 Tf)",
        ),
        (
            "/Subtype/Link/A<</S/URI/URI(https://example.org)>>/Border[0 0 2]",
            "Border=[0 0 1]",
        ),
    ] {
        let (_, annotation) = one(page, &format!("{entries}/Rect[100 -40 200 60]"));
        let there = numbers_of(&annotation, b"Rect");
        assert!((there[3] - there[1] - 30.0).abs() < 0.1, "{there:?}");
        assert!(!annotation.has(b"AP"));
        let told = told(&annotation);
        assert!(told.contains(scaled), "{entries}: {told}");
    }
}

#[test]
fn widths_shrink_by_a_little_too_and_dashes_are_as_long_as_viewers_make_them() {
    let (_, annotation) = one(
        "/MediaBox[0 0 613 868]",
        "/Subtype/Square/BS<</W 4>>/Rect[100 600 200 700]",
    );
    let style = annotation.get(b"BS").unwrap().as_dict().unwrap();
    let width = style.get(b"W").unwrap().as_float().unwrap();
    assert!((width - 4.0 * 0.97).abs() < 0.02, "{width}");
    let dashed = "/Subtype/Square/BS<</W 1/S/D>>/C[0 1 0]/Rect[500 -40 700 40]";
    let (hanging, annotation) = one(LETTER, dashed);
    let content = drawn(&hanging, &annotation).unwrap();
    assert!(content.contains("[3 ] 0 d"), "{content}");
}

#[test]
fn every_entry_that_shapes_a_mark_is_seen_where_it_is_drawn() {
    let line = "/Subtype/Line/L[500 -30 600 50]/C[1 0 0]/Rect[480 -60 620 80]";
    let caption = format!("{line}/Cap true/Contents(12 m)");
    let words = "/Subtype/FreeText/Contents(words)/DA(/F 9 Tf)/Rect[450 -20 760 60]";
    for (mark, entry) in [
        (line, "/LE[/OpenArrow/None]"),
        (line, "/LE[/None/Circle]"),
        (line, "/LL 20"),
        (&format!("{line}/LL 20"), "/LLE 8"),
        (&format!("{line}/LL 20"), "/LLO 8"),
        (&caption, "/LL 20"),
        (words, "/C[1 1 0]"),
        (words, "/Q 2"),
    ] {
        let content = |mark: &str| {
            let (hanging, annotation) = one(LETTER, mark);
            drawn(&hanging, &annotation).unwrap()
        };
        let (with, without) = (content(&format!("{mark}{entry}")), content(mark));
        assert_ne!(with, without, "{mark}{entry}");
    }
    let redact =
        "/Subtype/Redact/OC[1 0 0]/Rect[500 -40 700 40]/QuadPoints[500 40 700 40 500 -40 700 -40]";
    let (hanging, annotation) = one(LETTER, redact);
    assert!(drawn(&hanging, &annotation).is_some());
}
