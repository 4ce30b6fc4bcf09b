//! The number of a page, the way back, and DRAFT: drawn into the band at the foot of a page.
//!
//! One small font of our own serves all pages; only the signs that stamps need are in it.

use std::collections::BTreeMap;

use read_fonts::{FontRef, TableProvider};
use subsetter::GlyphRemapper;

use crate::layout::Face;
use crate::pdf::import::{Placement, Region};

use super::AssembleError;
use super::syntax::{operator, write_number};

const FACE: Face = Face::SerifBold;
const BACK: &str = "Back to index";
const DRAFT: &str = "DRAFT – not for filing";
/// Sizes in points.
const NUMBER_SIZE: f64 = 11.0;
const SMALL_SIZE: f64 = 8.5;
/// From the edges of the page as shown.
const SIDE: f64 = 36.0;
const BASELINE: f64 = 8.0;
/// As the layout's links and warnings: stamps on documents must not be taken for their own numbers.
const BLUE: [f64; 3] = [0.106, 0.294, 0.569];
const RED: [f64; 3] = [0.702, 0.09, 0.09];

/// What is stamped, and with which font.
#[derive(Debug)]
pub(super) struct Stamps {
    prefix: String,
    /// Position of the page that the way back leads to.
    pub(super) index: usize,
    draft: bool,
    /// New glyph number and width, in thousandths of the size, by character.
    glyphs: BTreeMap<char, (u16, f64)>,
    pub(super) font: FontParts,
}

/// The objects of the font, as text and content.
#[derive(Debug)]
pub(super) struct FontParts {
    pub(super) name: String,
    pub(super) file: Vec<u8>,
    pub(super) widths: Vec<i64>,
    pub(super) to_unicode: Vec<u8>,
    pub(super) bounds: [i64; 4],
    pub(super) ascent: i64,
    pub(super) descent: i64,
}

impl Stamps {
    pub(super) fn new(prefix: &str, index: usize, draft: bool) -> Result<Self, AssembleError> {
        let failed = |cause: String| AssembleError::Font(cause);
        let mut letters: Vec<char> = format!("0123456789 {prefix}{BACK}{DRAFT}")
            .chars()
            .collect();
        letters.sort_unstable();
        letters.dedup();
        let font = FontRef::new(FACE.bytes()).map_err(|error| failed(error.to_string()))?;
        let read = |error: read_fonts::ReadError| failed(error.to_string());
        let (cmap, head) = (font.cmap().map_err(read)?, font.head().map_err(read)?);
        let (hmtx, hhea) = (font.hmtx().map_err(read)?, font.hhea().map_err(read)?);
        let unit = f64::from(head.units_per_em());
        let thousandths = |value: f64| value * 1000.0 / unit;
        let mut remapper = GlyphRemapper::new();
        let mut glyphs = BTreeMap::new();
        for letter in &letters {
            let Some(glyph) = cmap.map_codepoint(*letter) else {
                continue;
            };
            let old = u16::try_from(glyph.to_u32()).unwrap_or_default();
            let new = remapper.remap(old);
            let width = f64::from(hmtx.advance(glyph).unwrap_or_default());
            glyphs.insert(*letter, (new, thousandths(width).floor()));
        }
        let file = subsetter::subset(FACE.bytes(), 0, &remapper)
            .map_err(|error| failed(error.to_string()))?;
        let mut widths = vec![
            0;
            glyphs
                .values()
                .map(|(glyph, _)| usize::from(*glyph) + 1)
                .max()
                .unwrap_or(0)
        ];
        for (glyph, width) in glyphs.values() {
            if let Some(slot) = widths.get_mut(usize::from(*glyph)) {
                *slot = *width as i64;
            }
        }
        let whole = |value: i16| thousandths(f64::from(value)).round() as i64;
        let font = FontParts {
            name: format!("BBSTMP+{}", FACE.name()),
            file,
            widths,
            to_unicode: to_unicode(&glyphs),
            bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()].map(whole),
            ascent: whole(hhea.ascender().to_i16()),
            descent: whole(hhea.descender().to_i16()),
        };
        Ok(Stamps {
            prefix: prefix.to_owned(),
            index,
            draft,
            glyphs,
            font,
        })
    }

    /// The stamps of one page, upright as the page is shown.
    pub(super) fn draw(&self, position: usize, placement: &Placement) -> Vec<u8> {
        let (width, _) = placement.shown();
        let number = format!("{} {}", self.prefix, position + 1);
        let right = width - SIDE - self.width(&number, NUMBER_SIZE);
        let mut out = b"q\n".to_vec();
        operator(&mut out, &placement.shown_to_page().0, "cm");
        self.text(&mut out, &number, NUMBER_SIZE, right, BLUE);
        self.text(&mut out, BACK, SMALL_SIZE, SIDE, BLUE);
        if self.draft {
            let middle = (width - self.width(DRAFT, SMALL_SIZE)) / 2.0;
            self.text(&mut out, DRAFT, SMALL_SIZE, middle, RED);
        }
        out.extend_from_slice(b"Q\n");
        out
    }

    /// Where the way back can be clicked, in page space.
    pub(super) fn back_area(&self, placement: &Placement) -> Region {
        let right = SIDE + self.width(BACK, SMALL_SIZE);
        let area = Region([SIDE, BASELINE - 3.0, right, BASELINE + SMALL_SIZE]);
        let matrix = placement.shown_to_page();
        Region::around(&area.corners().map(|corner| matrix.apply(corner)))
    }

    fn width(&self, text: &str, size: f64) -> f64 {
        let widths = text.chars().filter_map(|letter| self.glyphs.get(&letter));
        widths.map(|(_, width)| width * size / 1000.0).sum()
    }

    fn text(&self, out: &mut Vec<u8>, text: &str, size: f64, left: f64, colour: [f64; 3]) {
        operator(out, &colour, "rg");
        out.extend_from_slice(b"BT /BundleNumber ");
        write_number(out, size);
        out.extend_from_slice(b" Tf ");
        write_number(out, left);
        out.push(b' ');
        write_number(out, BASELINE);
        out.extend_from_slice(b" Td <");
        for (glyph, _) in text.chars().filter_map(|letter| self.glyphs.get(&letter)) {
            out.extend_from_slice(format!("{glyph:04X}").as_bytes());
        }
        out.extend_from_slice(b"> Tj ET\n");
    }
}

/// Which characters the glyphs stand for, so that a search finds the numbers (ISO 32000-1, 9.10.3).
fn to_unicode(glyphs: &BTreeMap<char, (u16, f64)>) -> Vec<u8> {
    let mut lines: Vec<String> = Vec::new();
    for (letter, (glyph, _)) in glyphs {
        let mut units = [0; 2];
        let units = letter.encode_utf16(&mut units);
        let hex: String = units.iter().map(|unit| format!("{unit:04X}")).collect();
        lines.push(format!("<{glyph:04X}> <{hex}>"));
    }
    let blocks: Vec<String> = lines
        .chunks(100)
        .map(|block| {
            format!(
                "{} beginbfchar\n{}\nendbfchar\n",
                block.len(),
                block.join("\n")
            )
        })
        .collect();
    format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n",
        blocks.concat()
    )
    .into_bytes()
}
