//! Plain words in a font of our own, on pages that we do not set: only the signs used are in it.
//!
//! Nothing is shaped here: for page numbers and the values of form fields one glyph for each letter
//! is right, and what needs more (Arabic, Hebrew) is not written at all, and counted.

use std::collections::BTreeMap;

use read_fonts::tables::{cmap::Cmap, head::Head, hhea::Hhea, hmtx::Hmtx};
use read_fonts::{FontRef, TableProvider};
use subsetter::GlyphRemapper;

use crate::layout::Face;

use super::AssembleError;
use super::file::deflated;

/// A font that grows by the letters asked of it.
pub(super) struct Lettering {
    face: Face,
    cmap: Cmap<'static>,
    hmtx: Hmtx<'static>,
    head: Head<'static>,
    hhea: Hhea<'static>,
    remapper: GlyphRemapper,
    /// New glyph number and width, in thousandths of the size, by character.
    glyphs: BTreeMap<char, (u16, f64)>,
}

/// The objects of a font.
#[derive(Debug)]
pub(super) struct FontParts {
    name: String,
    /// TrueType, of the letters used.
    file: Vec<u8>,
    widths: Vec<i64>,
    to_unicode: Vec<u8>,
    bounds: [i64; 4],
    ascent: i64,
    descent: i64,
}

impl Lettering {
    pub(super) fn new(face: Face) -> Result<Self, AssembleError> {
        let font = FontRef::new(face.bytes()).map_err(unreadable)?;
        Ok(Lettering {
            face,
            cmap: font.cmap().map_err(unreadable)?,
            hmtx: font.hmtx().map_err(unreadable)?,
            head: font.head().map_err(unreadable)?,
            hhea: font.hhea().map_err(unreadable)?,
            remapper: GlyphRemapper::new(),
            glyphs: BTreeMap::new(),
        })
    }

    /// Whether each of these letters is in the face.
    pub(super) fn has(&self, text: &str) -> bool {
        let mut letters = text.chars();
        letters.all(|letter| self.cmap.map_codepoint(letter).is_some())
    }

    /// Takes the letters of a text into the font, and gives the text as a string of glyphs.
    pub(super) fn take(&mut self, text: &str) -> String {
        for letter in text.chars() {
            self.learn(letter);
        }
        self.spelt(text)
    }

    /// A text as a string of glyphs, in angle brackets; letters that are not in the font are left out.
    pub(super) fn spelt(&self, text: &str) -> String {
        let glyphs = text.chars().filter_map(|letter| self.glyphs.get(&letter));
        let hex: String = glyphs.map(|(glyph, _)| format!("{glyph:04X}")).collect();
        format!("<{hex}>")
    }

    /// Points.
    pub(super) fn width(&self, text: &str, size: f64) -> f64 {
        let letters = text
            .chars()
            .filter_map(|letter| self.cmap.map_codepoint(letter));
        let units: f64 = letters
            .map(|glyph| {
                self.thousandths(f64::from(self.hmtx.advance(glyph).unwrap_or_default()))
                    .floor()
            })
            .sum();
        units * size / 1000.0
    }

    fn learn(&mut self, letter: char) {
        if self.glyphs.contains_key(&letter) {
            return;
        }
        let Some(glyph) = self.cmap.map_codepoint(letter) else {
            return;
        };
        let old = u16::try_from(glyph.to_u32()).unwrap_or_default();
        let width = f64::from(self.hmtx.advance(glyph).unwrap_or_default());
        let new = self.remapper.remap(old);
        self.glyphs
            .insert(letter, (new, self.thousandths(width).floor()));
    }

    fn thousandths(&self, units: f64) -> f64 {
        units * 1000.0 / f64::from(self.head.units_per_em())
    }

    /// The font with the letters taken so far.
    pub(super) fn parts(&self, tag: &str) -> Result<FontParts, AssembleError> {
        let last = self.glyphs.values().map(|(glyph, _)| usize::from(*glyph));
        let mut widths = vec![0; last.max().map_or(0, |last| last + 1)];
        for (glyph, width) in self.glyphs.values() {
            if let Some(slot) = widths.get_mut(usize::from(*glyph)) {
                *slot = *width as i64;
            }
        }
        let whole = |units: i16| self.thousandths(f64::from(units)).round() as i64;
        let head = &self.head;
        Ok(FontParts {
            name: format!("{tag}+{}", self.face.name()),
            file: subsetter::subset(self.face.bytes(), 0, &self.remapper).map_err(unreadable)?,
            widths,
            to_unicode: to_unicode(&self.glyphs),
            bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()].map(whole),
            ascent: whole(self.hhea.ascender().to_i16()),
            descent: whole(self.hhea.descender().to_i16()),
        })
    }
}

/// What the five objects of a font (ISO 32000-1, 9.7) say of each other: how each is referred to.
pub(super) struct FontNames {
    pub(super) descendant: String,
    pub(super) descriptor: String,
    pub(super) file: String,
    pub(super) to_unicode: String,
}

/// A font as text of objects: the font, its descendant, its descriptor; then dictionary and content
/// of its file and of its table of characters.
pub(super) type FontObjects = ([String; 3], [(String, Vec<u8>); 2]);

impl FontParts {
    pub(super) fn objects(&self, names: &FontNames) -> Result<FontObjects, AssembleError> {
        let name = &self.name;
        let FontNames {
            descendant,
            descriptor,
            file,
            to_unicode,
        } = names;
        let widths: Vec<String> = self.widths.iter().map(i64::to_string).collect();
        let [left, bottom, right, top] = self.bounds;
        let texts = [
            format!(
                "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant}]/ToUnicode {to_unicode}>>"
            ),
            format!(
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor}/CIDToGIDMap/Identity/DW 0/W[0[{}]]>>",
                widths.join(" ")
            ),
            format!(
                "<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{left} {bottom} {right} {top}]/ItalicAngle 0/Ascent {}/Descent {}/CapHeight {}/StemV 120/FontFile2 {file}>>",
                self.ascent, self.descent, self.ascent
            ),
        ];
        let streams = [
            (
                format!("<</Filter/FlateDecode/Length1 {}>>", self.file.len()),
                deflated(&[&self.file])?,
            ),
            (
                "<</Filter/FlateDecode>>".to_owned(),
                deflated(&[&self.to_unicode])?,
            ),
        ];
        Ok((texts, streams))
    }
}

fn unreadable(error: impl std::fmt::Display) -> AssembleError {
    AssembleError::Font(error.to_string())
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
