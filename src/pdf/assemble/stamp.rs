//! The number of a page, the way back, and DRAFT: drawn into the band at the foot of a page.
//!
//! One small font of our own serves all pages; only the signs that stamps need are in it.

use crate::layout::Face;
use crate::pdf::About;
use crate::pdf::import::{BAND, Placement, Region, STRIP};
use crate::pdf::text_layer::{LayerFont, LayerLetters};

use super::AssembleError;
use super::lettering::{FontParts, Lettering};
use super::placed_page::{Missing, PlacedPage};
use super::syntax::{operator, write_number};

const FACE: Face = Face::SerifBold;
const BACK: &str = "Back to index";
const DRAFT: &str = "DRAFT – not for filing";
/// On a page of which a part is missing, or all of it; the second of each in place of DRAFT.
const INCOMPLETE: [&str; 2] = [
    "Part of this page could not be read",
    "DRAFT – part of this page could not be read",
];
const LOST: [&str; 2] = [
    "This page could not be read",
    "DRAFT – this page could not be read",
];
/// At the head and at the foot of the slices of a long page, before the number of the page meant.
const FROM: &str = "continued from";
const ON: &str = "continued on";
/// Sizes in points.
const NUMBER_SIZE: f64 = 11.0;
const SMALL_SIZE: f64 = 8.5;
/// From the edges of the page as shown.
const SIDE: f64 = 36.0;
const BASELINE: f64 = 8.0;
/// From the foot of a strip above or below a slice.
const STRIP_BASELINE: f64 = 5.0;
/// Between the words of the band.
const GAP: f64 = 6.0;
/// As the layout's links and warnings: stamps on documents must not be taken for their own numbers.
const BLUE: [f64; 3] = [0.106, 0.294, 0.569];
const RED: [f64; 3] = [0.702, 0.09, 0.09];

/// What is stamped, and with which font.
pub(super) struct Stamps {
    prefix: String,
    first_number: u32,
    /// Position of the page that the way back leads to.
    pub(super) index: usize,
    draft: bool,
    /// Pages of the bundle that stand before the first page of the file.
    before: usize,
    pub(super) letters: Lettering,
    /// Of words that are laid over pages, where there are any.
    pub(super) layer: Option<Layer>,
}

/// The font of the words that are laid over pages, and the number of its object.
pub(super) struct Layer {
    pub(super) font: LayerFont,
    pub(super) number: u32,
}

impl Stamps {
    /// The font has letters for what the stamps and margins of these pages say, and no others.
    pub(super) fn new<'p>(
        about: &About,
        index: usize,
        draft: bool,
        pages: impl IntoIterator<Item = &'p PlacedPage>,
    ) -> Result<Self, AssembleError> {
        let prefix = about.page_prefix.as_str();
        let (mut more, mut has_incomplete, mut is_cut) = (String::new(), false, false);
        let mut layer = LayerLetters::default();
        for page in pages {
            layer.extend(page.layer_words());
            has_incomplete |= page.is_incomplete();
            is_cut |= page.is_cut();
            more.extend(page.labels().map(|label| label.text.as_str()));
        }
        if has_incomplete {
            more.push_str(&[INCOMPLETE, LOST].concat().concat());
        }
        if is_cut {
            more.push_str(FROM);
            more.push_str(ON);
        }
        let mut used: Vec<char> = format!("0123456789 {prefix}{BACK}{DRAFT}{more}")
            .chars()
            .collect();
        used.sort_unstable();
        let mut letters = Lettering::new(FACE)?;
        letters.take(&String::from_iter(used));
        Ok(Stamps {
            prefix: prefix.to_owned(),
            first_number: about.first_number,
            index,
            draft,
            before: 0,
            letters,
            layer: layer.font().map(|font| Layer { font, number: 0 }),
        })
    }

    /// The stamps of a file that holds a part of the bundle only.
    pub(super) fn behind(self, before: usize) -> Self {
        Stamps { before, ..self }
    }

    pub(super) fn font(&self) -> Result<FontParts, AssembleError> {
        self.letters.parts("BBSTMP")
    }

    /// The stamps of one page, upright as the page is shown.
    pub(super) fn draw(&self, position: usize, placement: &Placement, missing: Missing) -> Vec<u8> {
        let (width, _) = placement.shown();
        let number = self.number(position);
        let right = width - SIDE - self.letters.width(&number, NUMBER_SIZE);
        let mut out = b"q\n".to_vec();
        operator(&mut out, &placement.shown_to_page().0, "cm");
        self.text(&mut out, &number, NUMBER_SIZE, right, BLUE);
        self.text(&mut out, BACK, SMALL_SIZE, SIDE, BLUE);
        let [alone, draft] = match missing {
            Missing::Nothing => ["", DRAFT],
            Missing::Part => INCOMPLETE,
            Missing::All => LOST,
        };
        let warning = if self.draft { draft } else { alone };
        if !warning.is_empty() {
            let left = SIDE + self.letters.width(BACK, SMALL_SIZE) + GAP;
            let size = self.fitting(warning, right - GAP - left);
            let middle = (width - self.letters.width(warning, size)) / 2.0;
            self.text(&mut out, warning, size, middle.max(left), RED);
        }
        // Readers keep the place of the last words: a page that shows text without beginning any would
        // go on from ours.
        out.extend_from_slice(b"BT ET\nQ\n");
        out
    }

    /// The number on the page at a position of the file.
    fn number(&self, position: usize) -> String {
        let first = self.before + self.first_number as usize;
        match self.prefix.as_str() {
            "" => (first + position).to_string(),
            prefix => format!("{prefix} {}", first + position),
        }
    }

    /// From where a slice of a long page goes on, and where it is gone on with, above and below it.
    pub(super) fn continued(
        &self,
        position: usize,
        placement: &Placement,
        [from, on]: [bool; 2],
    ) -> Vec<u8> {
        let (width, height) = placement.shown();
        let before = position.checked_sub(1).filter(|_| from);
        let before = before.map(|before| format!("{FROM} {}", self.number(before)));
        let behind = on.then(|| format!("{ON} {}", self.number(position + 1)));
        let words = [
            (before, height - STRIP + STRIP_BASELINE),
            (behind, BAND + STRIP_BASELINE),
        ];
        let mut out = b"q\n".to_vec();
        operator(&mut out, &placement.shown_to_page().0, "cm");
        for (words, bottom) in words {
            let Some(words) = words else { continue };
            let left = (width - self.letters.width(&words, SMALL_SIZE)) / 2.0;
            self.text_at(&mut out, &words, SMALL_SIZE, (left, bottom), BLUE);
        }
        out.extend_from_slice(b"BT ET\nQ\n");
        out
    }

    /// The size at which words are no wider than this, at most that of small words.
    fn fitting(&self, words: &str, most: f64) -> f64 {
        let width = self.letters.width(words, SMALL_SIZE);
        SMALL_SIZE * (most / width).clamp(0.1, 1.0)
    }

    /// Where the way back can be clicked, in page space.
    pub(super) fn back_area(&self, placement: &Placement) -> Region {
        let right = SIDE + self.letters.width(BACK, SMALL_SIZE);
        let area = Region([SIDE, BASELINE - 3.0, right, BASELINE + SMALL_SIZE]);
        let matrix = placement.shown_to_page();
        Region::around(&area.corners().map(|corner| matrix.apply(corner)))
    }

    /// In the band.
    fn text(&self, out: &mut Vec<u8>, text: &str, size: f64, left: f64, colour: [f64; 3]) {
        self.text_at(out, text, size, (left, BASELINE), colour);
    }

    fn text_at(
        &self,
        out: &mut Vec<u8>,
        text: &str,
        size: f64,
        (left, bottom): (f64, f64),
        colour: [f64; 3],
    ) {
        operator(out, &colour, "rg");
        out.extend_from_slice(b"BT /BundleNumber ");
        write_number(out, size);
        out.extend_from_slice(b" Tf ");
        write_number(out, left);
        out.push(b' ');
        write_number(out, bottom);
        out.extend_from_slice(b" Td ");
        out.extend_from_slice(self.letters.spelt(text).as_bytes());
        out.extend_from_slice(b" Tj ET\n");
    }
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::Dict;

    use super::super::abridged::LONGER_THAN_A_STAMP;
    use super::super::placed_page::Overlay;
    use super::*;
    use crate::case::Turns;

    /// A proof passes over what is longer.
    #[test]
    fn no_stamp_is_as_long_as_what_a_proof_passes_over() {
        let about = About {
            title: "Appeal".to_owned(),
            language: "en-GB".to_owned(),
            page_prefix: "WWWWWWWWWWWW".to_owned(),
            page_labels: true,
            first_number: 99_999,
            open_at_percent: None,
        };
        let mut page = PlacedPage::fitted(0, 0);
        page.overlays = vec![Overlay::Stamp {
            missing: Missing::Part,
        }];
        let stamps = Stamps::new(&about, 0, true, [&page]).unwrap();
        let turn = Turns::default().of(1);
        let placement = Placement::new(
            &Dict::empty(),
            Some(crate::pdf::import::PaperSize::A4),
            turn,
            &mut |_, floor| floor,
        );
        let longest = stamps.draw(99_999, &placement, Missing::Part).len() as u64;
        assert!(longest > 300 && longest < LONGER_THAN_A_STAMP, "{longest}");
    }
}
