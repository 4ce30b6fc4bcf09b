//! Letters that are drawings of their own: what colour they have says the drawing, or the text.

use super::super::super::HiddenBy::SameColour;
use super::super::hidden_on;

/// A font whose one letter is drawn so.
fn font(drawing: &str) -> [String; 2] {
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97/LastChar 97/Widths[600]/CharProcs<</a 1001 0 R>>/Encoding<</Differences[97/a]>>/Resources<<>>>>";
    [font.to_owned(), format!("<<>>\nstream\n{drawing}")]
}

/// What is hidden where three letters drawn so stand in text of this colour, on a box of that.
fn hidden(drawing: &str, text: &str, ground: &str) -> Vec<String> {
    let content = format!("{ground} 90 690 90 30 re f {text} BT /T 12 Tf 100 700 Td (aaa) Tj ET");
    let entries = "/Resources<</Font<</F1 3 0 R/T 1000 0 R>>>>";
    let objects = font(drawing);
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let found = hidden_on(&content, entries, &objects);
    assert!(
        found.iter().all(|(kind, _)| *kind == SameColour),
        "{found:?}"
    );
    found.into_iter().map(|(_, text)| text).collect()
}

const TAKES: &str = "600 0 0 0 500 700 d1 0 0 500 700 re f";
const STENCIL: &str =
    "600 0 0 0 500 700 d1 q 500 0 0 700 0 0 cm BI /W 8/H 1/IM true ID \u{7f} EI Q";

/// With a colour of its own.
fn own(colour: &str) -> String {
    format!("600 0 d0 {colour} 0 0 500 700 re f")
}

#[test]
fn letters_whose_own_colour_is_that_of_what_is_behind_them_are_found() {
    let cases = [
        (own("1 g"), "0 g", "1 g"),
        (own("1 0 0 rg"), "0 g", "1 0 0 rg"),
        (own("0 g"), "1 g", "0 g"),
        (own("0 g 1 g"), "0 g", "1 g"),
        (TAKES.to_owned(), "1 g", "1 g"),
        (STENCIL.to_owned(), "0 0 1 rg", "0 0 1 rg"),
        // It may not say colours, so this one does not count.
        (TAKES.replace("d1", "d1 0 g"), "1 g", "1 g"),
    ];
    for (drawing, text, ground) in cases {
        assert_eq!(
            hidden(&drawing, text, ground),
            ["aaa"],
            "{drawing} {text} {ground}"
        );
    }
}

#[test]
fn letters_whose_own_colour_differs_are_seen_whatever_that_of_the_text() {
    let cases = [
        (own("0 g"), "1 g", "1 g"),
        (own("1 g"), "0 g", "0 g"),
        (own("0 0 1 rg"), "1 0 0 rg", "1 0 0 rg"),
        // In two colours, one of which is seen.
        (own("1 g 0 0 250 700 re f 0 g"), "1 g", "1 g"),
        (TAKES.to_owned(), "0 g", "1 g"),
        (STENCIL.to_owned(), "0 g", "1 g"),
        (TAKES.replace("d1", "d1 1 g"), "0 g", "1 g"),
    ];
    for (drawing, text, ground) in cases {
        assert_eq!(
            hidden(&drawing, text, ground),
            [""; 0],
            "{drawing} {text} {ground}"
        );
    }
}
