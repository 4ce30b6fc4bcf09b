//! Gradients, hatchings and pictures used as a fill stand in the bundle where they stood on the page.

use super::*;
use crate::pdf::import::specimen::Writer;
use crate::pdf::render::{Pages, Picture, Size};

/// Objects that pages below refer to: a hatching, a gradient over the page's width, fonts.
const PATTERNS: &str = "/Pattern<</H 20 0 R/G 21 0 R>>";
const HATCHING: &str = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 40 40]/XStep 40/YStep 40/Resources<<>>/Matrix[1 0 0 1 15 25]";
const GRADIENT: &str = "<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 612 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>>>";
/// Both, and letters in the gradient.
const PAINTING: &str = "/Pattern cs /H scn 100 500 300 200 re f /G scn 50 250 500 150 re f BT /F1 90 Tf 60 130 Td (FILL) Tj ET";

/// A document of one page with these entries and resources, its content in so many parts, and forms
/// and the like behind it.
fn paper(
    entries: &str,
    resources: &str,
    content: &[&str],
    more: &[(usize, &str, &str)],
) -> Vec<u8> {
    let mut file = Writer::default();
    let parts: String = (0..content.len())
        .map(|at| format!("{} 0 R ", 5 + at))
        .collect();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(
        2,
        &format!("<</Type/Pages/Count 1/Kids[4 0 R]/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>{resources}>>>>"),
    );
    file.object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>");
    file.object(
        4,
        &format!("<</Type/Page/Parent 2 0 R/Contents[{parts}]{entries}>>"),
    );
    for (number, part) in (5..).zip(content) {
        file.stream(number, "", part.as_bytes());
    }
    file.stream(
        20,
        HATCHING,
        b"1 0 0 rg 0 0 20 40 re f 0 0.5 0 rg 20 0 20 20 re f",
    );
    file.object(21, GRADIENT);
    for (number, entries, content) in more {
        match content.is_empty() {
            true => file.object(*number, entries),
            false => file.stream(*number, entries, content.as_bytes()),
        }
    }
    file.finish()
}

fn drawn(bytes: &[u8]) -> Picture {
    let pages = Pages::open(bytes.to_vec(), None).unwrap();
    pages.pen().draw(0, &Size::scaled(1.0)).unwrap()
}

/// Red, green, blue; none off the picture.
fn colour(picture: &Picture, x: f64, y: f64) -> Option<[u8; 3]> {
    let (x, y) = (x.floor(), y.floor());
    let is_on = x >= 0.0 && y >= 0.0 && x < picture.width.into() && y < picture.height.into();
    let at = (y as usize * picture.width as usize + x as usize) * 4;
    picture
        .pixels
        .get(at..at + 3)
        .filter(|_| is_on)?
        .try_into()
        .ok()
}

fn is_near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 24)
}

/// The share of points of the page that have another colour in the bundle, where the page's place in
/// it is known; and the operators on the bundle's page.
fn moved(source: &[u8]) -> (f64, String) {
    let (bundle, _) = all(&[source.to_vec()]);
    let document = lopdf::Document::load_mem(&bundle).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    let before = content.split("W n").next().unwrap();
    let matrix = before.lines().rfind(|line| line.ends_with("cm")).unwrap();
    let scale: f64 = matrix.split(' ').next().unwrap().parse().unwrap();
    let (before, after) = (drawn(source), drawn(&bundle));
    let unit = f64::from(before.width)
        / Pages::open(source.to_vec(), None)
            .unwrap()
            .size(0)
            .map_or(1.0, |size| f64::from(size.0));
    let scale = scale / unit;
    let left = (f64::from(after.width) - scale * f64::from(before.width)) / 2.0;
    let (mut points, mut others) = (0.0, 0.0);
    // Its foot may be cut off for the number.
    for y in (3..before.height - 30).step_by(5) {
        for x in (3..before.width - 3).step_by(5) {
            let (x, y) = (f64::from(x), f64::from(y));
            let was = colour(&before, x, y).unwrap();
            let around = [(0.0, 0.0), (1.5, 0.0), (-1.5, 0.0), (0.0, 1.5), (0.0, -1.5)];
            let is_there = around.iter().any(|(right, down)| {
                let there = (left + scale * (x + 0.5) + right, scale * (y + 0.5) + down);
                colour(&after, there.0, there.1).is_some_and(|is| is_near(was, is))
            });
            points += 1.0;
            others += if is_there { 0.0 } else { 1.0 };
        }
    }
    (others / points, content)
}

fn must_stand(what: &str, source: &[u8]) -> String {
    let (share, content) = moved(source);
    assert!(share < 0.01, "{what}: {share} of the page looks different");
    content
}

#[test]
fn patterns_stand_where_they_stood_however_the_page_is_put_down() {
    for entries in [
        "",
        "/Rotate 90",
        "/Rotate 180",
        "/Rotate 270",
        "/MediaBox[-100 -50 700 900]",
        "/MediaBox[0 0 900 900]/CropBox[40 60 560 760]",
        "/MediaBox[0 0 2000 1000]",
        "/MediaBox[0 0 595 842]",
        "/UserUnit 2",
    ] {
        let content = must_stand(entries, &paper(entries, PATTERNS, &[PAINTING], &[]));
        assert!(content.contains("/BundlePage Do"), "{content}");
    }
}

#[test]
fn content_in_several_parts_is_one_in_the_form() {
    let parts = [
        "q 1 0 0 1 0 20 cm /Pattern cs /H scn",
        "100 500 300 200 re f /G",
        "scn 50 250 500 150 re f Q BT /F1 90 Tf",
        "60 130 Td (FI) Tj (LL) Tj ET",
    ];
    must_stand("parts", &paper("", PATTERNS, &parts, &[]));
    let unbalanced = ["q q q Q", PAINTING, "Q Q Q Q"];
    must_stand("unbalanced", &paper("", PATTERNS, &unbalanced, &[]));
    let missing = paper(
        "/Contents[5 0 R 99 0 R 2 0 R 6 0 R]",
        PATTERNS,
        &["/Pattern cs /H scn", "100 500 300 200 re f"],
        &[],
    );
    let content = must_stand("missing", &missing);
    assert!(content.contains("/BundlePage Do"), "{content}");
}

#[test]
fn patterns_of_forms_letters_and_masks_stand_where_they_stood() {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Matrix[0.5 0 0 0.5 80 90]";
    let with_own = format!("{form}/Resources<</Font<</F1 3 0 R>>{PATTERNS}>>");
    let letters = format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.1 0 0 0.1 0 0]/FirstChar 65/LastChar 65/Widths[1000]/Encoding<</Differences[65/a]>>/CharProcs<</a 32 0 R>>/Resources<<{PATTERNS}>>>>"
    );
    let glyph = "1000 0 d0 /Pattern cs /H scn 0 0 300 200 re f";
    let mask = "<</Type/ExtGState/SMask<</S/Luminosity/G 33 0 R>>>>";
    let masking = format!(
        "{form}/Group<</S/Transparency/CS/DeviceRGB>>/Resources<</Font<</F1 3 0 R>>{PATTERNS}>>"
    );
    for (what, resources, content, more) in [
        (
            "its own",
            "/XObject<</X 30 0 R>>",
            "/X Do 0.8 0 0 0.8 200 300 cm /X Do",
            vec![(30, with_own.as_str(), PAINTING)],
        ),
        (
            "the page's",
            "/XObject<</X 30 0 R>>/Pattern<</H 20 0 R/G 21 0 R>>",
            "/X Do",
            vec![(30, form, PAINTING)],
        ),
        (
            "letters",
            "/Font<</T 31 0 R>>",
            "BT /T 10 Tf 100 400 Td (A) Tj ET",
            vec![(31, letters.as_str(), ""), (32, "", glyph)],
        ),
        (
            "mask",
            "/ExtGState<</S 34 0 R>>",
            "/S gs 0 0 1 rg 0 0 612 792 re f",
            vec![(33, masking.as_str(), PAINTING), (34, mask, "")],
        ),
    ] {
        let content = must_stand(what, &paper("", resources, &[content], &more));
        assert!(content.contains("/BundlePage Do"), "{what}: {content}");
    }
}

#[test]
fn shading_without_a_pattern_follows_the_page_and_needs_no_form() {
    let shading = "/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 612 0]/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>>>";
    let content = "q 50 250 500 150 re W n /S sh Q";
    let content = must_stand("sh", &paper("", shading, &[content], &[]));
    assert!(!content.contains("Do"), "{content}");
}

#[test]
fn pages_without_patterns_and_pages_that_are_not_moved_stay_as_they_are() {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Pattern<<>>/XObject<</X 30 0 R>>>>";
    let plain = paper(
        "",
        "/XObject<</X 30 0 R>>/Pattern<<>>",
        &["/X Do"],
        &[(30, form, "0 0 9 9 re f")],
    );
    assert!(!must_stand("plain", &plain).contains("BundlePage"));
    let still = paper("/MediaBox[0 0 595.276 841.89]", PATTERNS, &[PAINTING], &[]);
    assert!(!must_stand("still", &still).contains("BundlePage"));
}

#[test]
fn what_the_pages_group_mixes_is_mixed_as_before() {
    let states = "/ExtGState<</M<</BM/Multiply>>/D<</BM/Difference>>/H<</ca 0.5>>>>/Pattern<</H 20 0 R/G 21 0 R>>";
    let mixing = format!(
        "{PAINTING} /M gs 0 1 1 rg 150 200 100 400 re f /D gs 1 1 0 rg 300 200 100 400 re f /H gs 420 100 60 600 re f"
    );
    for group in [
        "",
        "/Group<</S/Transparency/CS/DeviceRGB/I true/K true>>",
        "/Group<</S/Transparency/CS/DeviceCMYK>>",
    ] {
        let source = paper(group, states, &[&mixing], &[]);
        must_stand(group, &source);
        let told = objects(&all(&[source]).0);
        let of_forms = told.lines().filter(|line| line.contains("/Form"));
        assert!(
            of_forms.clone().count() == 1 && !of_forms.clone().any(|line| line.contains("/Group"))
        );
        assert_eq!(told.contains("/Group"), !group.is_empty(), "{told}");
    }
}
