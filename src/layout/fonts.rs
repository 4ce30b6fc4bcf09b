//! The faces, parsed once and ready to shape with.
//!
//! Parsing takes longer than setting a page, so whoever typesets often (the live preview) builds
//! one [`Fonts`] and keeps it. This file chooses no face for a character: that is `itemize`.

use std::fmt;

use harfrust::{
    BufferClusterLevel, Direction, FontRef, GlyphBuffer, Script, ShapeOptions, ShapePlan,
    ShaperData, UnicodeBuffer,
};
use read_fonts::TableProvider;

use super::face::Face;
use super::script;

/// Every shipped face, parsed.
#[derive(Debug)]
pub struct Fonts {
    serif: ParsedFace,
    bold: ParsedFace,
    italic: ParsedFace,
    arabic: ParsedFace,
    hebrew: ParsedFace,
}

/// A shipped face cannot be used: the program was built with a damaged file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the face {face} that came with this program cannot be read: {reason}")]
pub struct BrokenFace {
    face: &'static str,
    reason: String,
}

impl Fonts {
    /// Parses the faces that ship with the program.
    pub fn shipped() -> Result<Fonts, BrokenFace> {
        Ok(Fonts {
            serif: ParsedFace::parse(Face::Serif)?,
            bold: ParsedFace::parse(Face::SerifBold)?,
            italic: ParsedFace::parse(Face::SerifItalic)?,
            arabic: ParsedFace::parse(Face::Arabic)?,
            hebrew: ParsedFace::parse(Face::Hebrew)?,
        })
    }

    pub(super) fn of(&self, face: Face) -> &ParsedFace {
        match face {
            Face::Serif => &self.serif,
            Face::SerifBold => &self.bold,
            Face::SerifItalic => &self.italic,
            Face::Arabic => &self.arabic,
            Face::Hebrew => &self.hebrew,
        }
    }
}

/// One face with what shaping needs to have at hand.
pub(super) struct ParsedFace {
    font: FontRef<'static>,
    shaper: ShaperData,
    /// What a font unit measures at size 1.
    unit: f32,
    /// Above and below the baseline at size 1, both positive.
    ascent: f32,
    descent: f32,
    covered: Coverage,
    /// One for each script it is meant for: making a plan costs more than shaping a word.
    plans: Vec<ShapePlan>,
}

impl ParsedFace {
    fn parse(face: Face) -> Result<ParsedFace, BrokenFace> {
        let broken = |error: read_fonts::ReadError| BrokenFace {
            face: face.name(),
            reason: error.to_string(),
        };
        let font = FontRef::new(face.bytes()).map_err(broken)?;
        let head = font.head().map_err(broken)?;
        let hhea = font.hhea().map_err(broken)?;
        let unit = 1.0 / f32::from(head.units_per_em().max(1));
        let shaper = ShaperData::new(&font);
        Ok(ParsedFace {
            unit,
            ascent: f32::from(hhea.ascender().to_i16()) * unit,
            descent: -f32::from(hhea.descender().to_i16()) * unit,
            covered: Coverage::of(&font).map_err(broken)?,
            plans: plans(face, &font, &shaper),
            font,
            shaper,
        })
    }

    pub(super) fn covers(&self, c: char) -> bool {
        self.covered.has(u32::from(c))
    }

    pub(super) fn unit(&self) -> f32 {
        self.unit
    }

    /// How far below the top of a line of height `leading` the baseline stands, with the leading
    /// shared out above and below the letters.
    pub(super) fn baseline(&self, size: f32, leading: f32) -> f32 {
        (leading + (self.ascent - self.descent) * size) / 2.0
    }

    /// Shapes text of one script and direction, with the face's own kerning and ligatures.
    pub(super) fn shape(&self, text: &str, script: Script, direction: Direction) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_script(script);
        buffer.set_direction(direction);
        // Letters and their marks stay apart where they can, so that each glyph keeps its own text.
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let plan = self
            .plans
            .iter()
            .find(|plan| plan.script() == Some(script) && plan.direction() == direction);
        self.shaper
            .shaper(&self.font)
            .build()
            .shape(buffer, ShapeOptions::new().plan(plan))
    }
}

impl fmt::Debug for ParsedFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParsedFace").finish_non_exhaustive()
    }
}

/// The characters a face has a glyph for: one bit each, because every letter of a bundle is asked
/// for several times.
struct Coverage(Vec<u64>);

impl Coverage {
    fn of(font: &FontRef<'_>) -> Result<Coverage, read_fonts::ReadError> {
        let cmap = font.cmap()?;
        let mappings = cmap.best_subtable().into_iter();
        let mut bits = Vec::new();
        for (character, _) in mappings.flat_map(|(_, _, subtable)| subtable.iter()) {
            let (word, bit) = Coverage::position(character);
            if word >= bits.len() {
                bits.resize(word + 1, 0);
            }
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
        }
        Ok(Coverage(bits))
    }

    fn has(&self, character: u32) -> bool {
        let (word, bit) = Coverage::position(character);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    fn position(character: u32) -> (usize, u64) {
        (character as usize / 64, 1 << (character % 64))
    }
}

fn plans(face: Face, font: &FontRef<'static>, shaper: &ShaperData) -> Vec<ShapePlan> {
    let shaper = shaper.shaper(font).build();
    script::of_face(face)
        .iter()
        .map(|&script| ShapePlan::new(&shaper, script::direction(script), Some(script), None, &[]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advances(text: &str) -> i32 {
        let fonts = Fonts::shipped().unwrap();
        let glyphs = fonts.serif.shape(
            text,
            harfrust::script::LATIN,
            harfrust::Direction::LeftToRight,
        );
        glyphs.glyph_positions().iter().map(|p| p.x_advance).sum()
    }

    #[test]
    fn kerning_draws_a_and_v_together() {
        assert!(advances("AV") < advances("A") + advances("V"));
    }

    #[test]
    fn the_serif_covers_latin_cyrillic_and_greek() {
        let fonts = Fonts::shipped().unwrap();
        for face in [Face::Serif, Face::SerifBold, Face::SerifItalic] {
            for c in "Aé“”–…№€ЖжЁёіїґΩάῆ".chars() {
                assert!(fonts.of(face).covers(c), "{face:?} lacks {c}");
            }
        }
        assert!(!fonts.serif.covers('ع'));
        assert!(fonts.arabic.covers('ع'));
        assert!(fonts.hebrew.covers('ש'));
    }

    #[test]
    fn fonts_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Fonts>();
    }
}
