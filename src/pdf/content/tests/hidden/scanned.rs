//! Words that lie under the picture of a scan, or are not painted: seen in the picture, blacked out there, or
//! nowhere to be seen.

use std::fmt::Write as _;

use super::super::hidden_on_drawn;
use super::{Case, resources};
use crate::pdf::content::HiddenBy::{self, Covered, SameColour};

const WIDTH: usize = 596;
const HEIGHT: usize = 842;

/// A picture of a page, a pixel for each point, in one bit.
struct Sheet(Vec<bool>);

impl Sheet {
    fn white() -> Self {
        Sheet(vec![false; WIDTH * HEIGHT])
    }

    /// Inks what is inside, from the bottom left in points, where a test of column and row says so.
    fn ink(
        mut self,
        x: usize,
        y: usize,
        width: usize,
        height: usize,
        of: impl Fn(usize, usize) -> bool,
    ) -> Self {
        for row in y..y + height {
            for column in x..x + width {
                let at = (HEIGHT - 1 - row) * WIDTH + column;
                self.0[at] = of(column, row);
            }
        }
        self
    }

    /// Something like letters.
    fn writing(self, x: usize, y: usize, width: usize) -> Self {
        self.ink(x, y, width, 8, |column, row| {
            column % 4 < 2 && (column + row) % 5 != 0
        })
    }

    fn black(self, x: usize, y: usize, width: usize, height: usize) -> Self {
        self.ink(x, y, width, height, |_, _| true)
    }

    fn object(&self) -> String {
        let mut hex = String::new();
        for row in self.0.chunks(WIDTH) {
            for byte in row.chunks(8) {
                let bits = (0..8).fold(0, |bits, at| {
                    bits << 1 | u8::from(byte.get(at).copied().unwrap_or_default())
                });
                // Ink is black: 0.
                let _written = write!(hex, "{:02x}", !bits);
            }
        }
        format!(
            "<</Type/XObject/Subtype/Image/Width {WIDTH}/Height {HEIGHT}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/ASCIIHexDecode>>\nstream\n{hex}>"
        )
    }
}

const PICTURE: &str = "q 596 0 0 842 0 0 cm /P Do Q ";

/// The words of the layer: one secret among many others, in lines of their own.
fn layer(mode: u32) -> String {
    let mut text = format!("BT {mode} Tr /F1 12 Tf 14 TL 100 700 Td (Secret) Tj ");
    for _ in 0..20 {
        text.push_str("T* (other words) Tj ");
    }
    text.push_str("0 Tr ET ");
    text
}

/// The same in the picture.
fn scanned() -> Sheet {
    let mut sheet = Sheet::white().writing(100, 700, 37);
    for line in 1..21 {
        sheet = sheet.writing(100, 700 - 14 * line, 68);
    }
    sheet
}

fn judged(name: &str, content: &str, sheet: &Sheet) -> (String, Vec<(HiddenBy, String)>) {
    let object = sheet.object();
    let found = hidden_on_drawn(content, &resources("/XObject<</P 1000 0 R>>"), &[&object]);
    (name.to_owned(), found)
}

#[test]
fn words_that_a_program_read_from_a_scan_are_not_hidden() {
    let trials = [
        judged("under it", &format!("{}{PICTURE}", layer(0)), &scanned()),
        judged(
            "not painted, under it",
            &format!("{}{PICTURE}", layer(3)),
            &scanned(),
        ),
        judged(
            "not painted, over it",
            &format!("{PICTURE}{}", layer(3)),
            &scanned(),
        ),
        judged(
            "a little off",
            &format!("{PICTURE}q 1 0 0 1 2 -2 cm {}Q", layer(3)),
            &scanned(),
        ),
        judged(
            "a word beside its place",
            &format!(
                "{PICTURE}{}BT 3 Tr /F1 12 Tf 400 500 Td (Operators) Tj 0 Tr ET",
                layer(3)
            ),
            &scanned(),
        ),
        judged(
            "a box beside",
            &format!("{PICTURE}{}0 g 300 600 50 18 re f", layer(3)),
            &scanned(),
        ),
    ];
    for (name, found) in trials {
        assert_eq!(found, [], "{name}");
    }
}

#[test]
fn words_of_a_scan_that_are_blacked_out_are_hidden() {
    let out = || scanned().black(95, 696, 50, 18);
    let boxed = "0 g 95 696 50 18 re f";
    let trials = [
        judged("under it", &format!("{}{PICTURE}", layer(0)), &out()),
        judged(
            "not painted, under it",
            &format!("{}{PICTURE}", layer(3)),
            &out(),
        ),
        judged(
            "not painted, over it",
            &format!("{PICTURE}{}", layer(3)),
            &out(),
        ),
        judged(
            "a box over all",
            &format!("{PICTURE}{}{boxed}", layer(3)),
            &scanned(),
        ),
        judged(
            "a box below the words",
            &format!("{PICTURE}{boxed} {}", layer(3)),
            &scanned(),
        ),
        judged(
            "a box over the picture",
            &format!("{}{PICTURE}{boxed}", layer(0)),
            &scanned(),
        ),
        judged(
            "a white box",
            &format!("{PICTURE}{}1 g 95 696 50 18 re f", layer(3)),
            &scanned(),
        ),
    ];
    for (name, found) in trials {
        assert_eq!(found, [(Covered, "Secret".to_owned())], "{name}");
    }
}

/// A photograph that is laid over a page of text is not a scan of it.
#[test]
fn words_under_a_picture_of_something_else_are_hidden() {
    let photograph = Sheet::white().ink(0, 0, WIDTH, HEIGHT, |column, row| {
        (column * 7 + row * 13) % 11 < 5
    });
    let (_, found) = judged("", &format!("{}{PICTURE}", layer(0)), &photograph);
    let words: usize = found.iter().map(|(_, text)| text.split(' ').count()).sum();
    assert_eq!(words, 41, "{found:?}");
}

#[test]
fn words_that_are_not_painted_are_hidden_where_nothing_is_seen() {
    let secret = "BT 3 Tr /F1 12 Tf 100 700 Td (Secret) Tj ET ";
    let hidden: [Case; 2] = [
        ("on paper", secret.to_owned(), String::new(), Vec::new()),
        (
            "on a tint",
            format!("0.8 g 0 0 595 842 re f {secret}"),
            String::new(),
            Vec::new(),
        ),
    ];
    for (name, content, entries, objects) in hidden {
        let found = hidden_on_drawn(&content, &entries, &objects);
        assert_eq!(found, [(SameColour, "Secret".to_owned())], "{name}");
    }
    let outlines =
        "0 g 100 700 3 8 re 106 700 3 8 re 112 700 5 8 re 120 702 4 6 re 130 700 5 8 re f ";
    for (name, content) in [
        ("the same in outlines", format!("{outlines}{secret}")),
        (
            "the same words, painted",
            format!("BT /F1 12 Tf 100 700 Td (Secret) Tj ET {secret}"),
        ),
    ] {
        assert_eq!(hidden_on_drawn(&content, "", &[]), [], "{name}");
    }
}

#[test]
fn words_that_are_not_painted_are_hidden_however_small_they_are() {
    for size in ["6", "3", "2", "1", "0.5"] {
        let secret = format!("BT 3 Tr /F1 {size} Tf 100 700 Td (Secret) Tj ET ");
        let found = hidden_on_drawn(&secret, "", &[]);
        assert_eq!(found, [(SameColour, "Secret".to_owned())], "{size}");
    }
    let over_picture = "q 500 0 0 700 50 50 cm /P Do Q BT 3 Tr /F1 2 Tf 100 700 Td (Secret) Tj ET";
    let objects = [super::OPAQUE_PICTURE];
    let entries = resources("/XObject<</P 1000 0 R>>");
    assert_eq!(hidden_on_drawn(over_picture, &entries, &objects), []);
}
