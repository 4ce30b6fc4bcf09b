//! Letters of TrueType fonts that say nowhere what their codes mean: neither an encoding nor a map to Unicode.
//!
//! The interpreter takes them for those of the standard encoding, in which quotation marks are others and most
//! accented letters are missing. Such fonts were made on Windows, by its codes, and are read so by others
//! (Acrobat, poppler, MuPDF).

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::WINDOWS_1252;
use hayro_interpret::font::Glyph as FontGlyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Resources;

use crate::pdf::import::name;

use super::glyph::{Glyph, Letters};

/// Forms within forms beyond which nobody looks for fonts.
const DEEPEST: u32 = 8;

/// A letter that the font of this name may mean otherwise than it was read.
#[derive(Debug)]
pub(super) struct Doubt {
    /// Among the glyphs of the page.
    glyph: usize,
    code: u8,
    font: String,
}

impl Doubt {
    /// None where both ways of reading agree.
    pub(super) fn of(glyph: &FontGlyph<'_>, number: usize) -> Option<Doubt> {
        let code = u8::try_from(glyph.char_code()).ok()?;
        if !matches!(code, b'\'' | b'`' | 0x80..) {
            return None;
        }
        let is_read_so = |letter| glyph.as_unicode() == Some(BfString::Char(letter));
        if windows(code).is_none_or(is_read_so) {
            return None;
        }
        let FontGlyph::Outline(glyph) = glyph else {
            return None;
        };
        Some(Doubt {
            glyph: number,
            code,
            font: glyph.font_data()?.postscript_name?,
        })
    }
}

/// Reads the letters in doubt by the codes of Windows where their fonts say nothing.
pub(super) fn read_again(glyphs: &mut [Glyph], doubts: &[Doubt], resources: &Resources<'_>) {
    if doubts.is_empty() {
        return;
    }
    let mut fonts = Fonts::default();
    fonts.add(&resources.fonts, &resources.x_objects, 0);
    for doubt in doubts {
        if let (Some(true), Some(glyph), Some(letter)) = (
            fonts.is_undeclared.get(&doubt.font),
            glyphs.get_mut(doubt.glyph),
            windows(doubt.code),
        ) {
            glyph.letters = Letters::One(letter);
        }
    }
}

fn windows(code: u8) -> Option<char> {
    let letter = WINDOWS_1252
        .decode_without_bom_handling(&[code])
        .0
        .chars()
        .next();
    letter.filter(|letter| !letter.is_control())
}

#[derive(Default)]
struct Fonts {
    /// By its name without the mark of a subset: whether all fonts of that name say nothing.
    is_undeclared: BTreeMap<String, bool>,
    seen: BTreeSet<ObjectIdentifier>,
}

impl Fonts {
    fn add(&mut self, fonts: &Dict<'_>, forms: &Dict<'_>, depth: u32) {
        for (key, _) in fonts.entries() {
            if let Some(font) = fonts.get::<Dict<'_>>(&*key) {
                let says_nothing = name(&font, "Subtype") == "TrueType"
                    && !font.contains_key("Encoding")
                    && !font.contains_key("ToUnicode");
                let known = self.is_undeclared.entry(base_name(&font)).or_insert(true);
                *known &= says_nothing;
            }
        }
        for (key, _) in forms.entries() {
            if let Some(stream) = forms.get::<Stream<'_>>(&*key)
                && name(stream.dict(), "Subtype") == "Form"
                && depth < DEEPEST
                && self.seen.insert(stream.obj_id())
                && let Some(own) = stream.dict().get::<Dict<'_>>("Resources")
            {
                let own = Resources::new(own);
                self.add(&own.fonts, &own.x_objects, depth + 1);
            }
        }
    }
}

/// The name of a font without the six letters that mark a subset.
fn base_name(font: &Dict<'_>) -> String {
    let name = name(font, "BaseFont");
    match name.split_once('+') {
        Some((mark, rest)) if mark.len() == 6 => rest.to_owned(),
        _ => name,
    }
}
