//! The fonts of a bundle: for each face only the glyphs that the pages use.
//!
//! printpdf embeds what it is handed, so it is handed a font that `subsetter` has already cut down.
//! Glyph numbers change with that; [`Subset::glyph`] translates.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont};
use read_fonts::{FontRef, ReadError, TableProvider};
use subsetter::GlyphRemapper;

use crate::layout::{Face, Item, Layout};

use super::PdfError;

/// One face, cut down to the glyphs in use.
pub(super) struct Subset {
    pub(super) id: FontId,
    pub(super) font: PdfFont,
    remapper: GlyphRemapper,
    /// By new glyph number, in thousandths of the font size and whole, as the PDF will say them.
    widths: BTreeMap<u16, i64>,
}

impl Subset {
    /// The number that a glyph of the whole face has in the subset.
    pub(super) fn glyph(&self, original: u16) -> u16 {
        self.remapper.get(original).unwrap_or_default()
    }

    /// The width that a viewer will advance by after the glyph, in thousandths of the font size.
    pub(super) fn width(&self, glyph: u16) -> i64 {
        self.widths.get(&glyph).copied().unwrap_or_default()
    }
}

/// A subset of every face that the layout uses.
pub(super) fn subsets(layout: &Layout) -> Result<BTreeMap<Face, Subset>, PdfError> {
    let mut used: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(run) = item {
            used.entry(run.face)
                .or_default()
                .extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    used.into_iter()
        .map(|(face, glyphs)| Ok((face, subset(face, &glyphs)?)))
        .collect()
}

fn subset(face: Face, glyphs: &BTreeSet<u16>) -> Result<Subset, PdfError> {
    let failed = |cause: String| PdfError::Font(face.name(), cause);
    let glyphs: Vec<u16> = glyphs.iter().copied().collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let bytes =
        subsetter::subset(face.bytes(), 0, &remapper).map_err(|error| failed(error.to_string()))?;
    let measures = Measures::read(face, &remapper).map_err(|error| failed(error.to_string()))?;
    let mut parsed = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(format!("{}+{}", tag(&glyphs), face.name())),
        BTreeMap::new(),
        measures.widths.clone(),
        measures.units_per_em,
        measures.vertical(),
    );
    measures.describe(&mut parsed);
    Ok(Subset {
        // The resource name: our own, since printpdf's would come from a running counter.
        id: FontId(format!("F-{}", face.name())),
        widths: measures
            .widths
            .iter()
            .map(|(glyph, width)| (*glyph, measures.thousandths(*width)))
            .collect(),
        font: PdfFont::new(parsed),
        remapper,
    })
}

/// Six capital letters that mark a subset (ISO 32000-1, 9.6.4), from the glyphs it holds.
fn tag(glyphs: &[u16]) -> String {
    // FNV-1a: any stable mixing will do, it only keeps different subsets apart.
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes());
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325, mix);
    let letter = |_| {
        let letter = char::from(b'A' + u8::try_from(hash % 26).unwrap_or_default());
        hash /= 26;
        letter
    };
    (0..6).map(letter).collect()
}

/// What a PDF says of a font, in font units.
struct Measures {
    units_per_em: u16,
    ascent: i16,
    descent: i16,
    widths: BTreeMap<u16, u16>,
    bounds: [i16; 4],
    caret: (i16, i16),
    weight: u16,
}

impl Measures {
    fn read(face: Face, remapper: &GlyphRemapper) -> Result<Self, ReadError> {
        let font = FontRef::new(face.bytes())?;
        let (head, hhea, hmtx) = (font.head()?, font.hhea()?, font.hmtx()?);
        let width = |(new, old): (u16, u16)| {
            (
                new,
                hmtx.advance(read_fonts::types::GlyphId::from(old))
                    .unwrap_or_default(),
            )
        };
        Ok(Measures {
            units_per_em: head.units_per_em(),
            ascent: hhea.ascender().to_i16(),
            descent: hhea.descender().to_i16(),
            widths: (0..).zip(remapper.remapped_gids()).map(width).collect(),
            bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()],
            caret: (hhea.caret_slope_rise(), hhea.caret_slope_run()),
            weight: font.os2()?.us_weight_class(),
        })
    }

    fn vertical(&self) -> FontMetrics {
        FontMetrics {
            ascent: self.ascent,
            descent: self.descent,
        }
    }

    /// Rounded down, as printpdf writes it: the drawn positions must agree with the file.
    fn thousandths(&self, width: u16) -> i64 {
        (f32::from(width) * 1000.0 / f32::from(self.units_per_em)) as i64
    }

    /// printpdf derives slant, weight and bounding box from here; it cannot find them itself in a
    /// font that has been cut down.
    fn describe(&self, font: &mut ParsedFont) {
        let about = &mut font.pdf_font_metrics;
        about.units_per_em = self.units_per_em;
        [about.x_min, about.y_min, about.x_max, about.y_max] = self.bounds;
        (about.caret_slope_rise, about.caret_slope_run) = self.caret;
        about.us_weight_class = self.weight;
    }
}
