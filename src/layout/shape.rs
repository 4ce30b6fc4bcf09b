//! Shaping: from items of text to glyphs with their advances.
//!
//! A paragraph is shaped once, as if it were one endless line, and cut into lines afterwards.
//! That is exact at spaces, where lines end, in every script that our faces draw.

use std::ops::Range;

use harfrust::{Direction, GlyphInfo, GlyphPosition};

use super::breaks::Cluster;
use super::fonts::Fonts;
use super::itemize::Item;
use super::page::Glyph;

/// A shaped item.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShapedRun {
    pub(super) item: Item,
    /// In visual order.
    pub(super) glyphs: Vec<Glyph>,
}

impl ShapedRun {
    /// The glyphs of a part of the text, in visual order: a shaper keeps the order of the text, or turns
    /// it round as a whole.
    pub(super) fn between(&self, bytes: &Range<usize>) -> &[Glyph] {
        let count = |is_before: &dyn Fn(usize) -> bool| {
            self.glyphs
                .partition_point(|glyph| is_before(glyph.start()))
        };
        let (from, to) = match self.item.level.is_rtl() {
            true => (
                count(&|start| start >= bytes.end),
                count(&|start| start >= bytes.start),
            ),
            false => (
                count(&|start| start < bytes.start),
                count(&|start| start < bytes.end),
            ),
        };
        self.glyphs.get(from..to).unwrap_or_default()
    }
}

/// Shapes one item at a font size.
pub(super) fn shape(text: &str, item: Item, size: f32, fonts: &Fonts) -> ShapedRun {
    let face = fonts.of(item.face);
    let words = text.get(item.bytes.clone()).unwrap_or_default();
    let direction = match item.level.is_rtl() {
        true => Direction::RightToLeft,
        false => Direction::LeftToRight,
    };
    let script = item.script.unwrap_or(harfrust::script::LATIN);
    let shaped = face.shape(words, script, direction);
    let scale = face.unit() * size;
    let mut glyphs: Vec<Glyph> = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, position)| place(info, position, item.bytes.start, scale))
        .collect();
    share_out_text(&mut glyphs, short(item.bytes.end), direction);
    ShapedRun { item, glyphs }
}

fn place(info: &GlyphInfo, at: &GlyphPosition, start: usize, scale: f32) -> Glyph {
    let cluster = short(start).saturating_add(info.cluster);
    Glyph {
        // The shaper promises that glyph ids fit into 16 bits.
        id: u16::try_from(info.glyph_id).unwrap_or_default(),
        advance: at.x_advance as f32 * scale,
        shift: (at.x_offset as f32 * scale, at.y_offset as f32 * scale),
        bytes: cluster..cluster,
    }
}

/// A place in a paragraph, which is far shorter than 4 GB.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Gives the first glyph of every cluster, as seen from left to right, the cluster's text.
fn share_out_text(glyphs: &mut [Glyph], end: u32, direction: Direction) {
    let clusters = glyphs.chunk_by_mut(|a, b| a.bytes.start == b.bytes.start);
    let mut end = end;
    let mut give = |cluster: &mut [Glyph]| {
        if let Some(first) = cluster.first_mut() {
            first.bytes.end = end;
            end = first.bytes.start;
        }
    };
    match direction {
        Direction::RightToLeft => clusters.for_each(give),
        _ => clusters.rev().for_each(&mut give),
    }
}

/// The clusters of a paragraph, in logical order, for line breaking.
pub(super) fn clusters(text: &str, runs: &[ShapedRun]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for run in runs {
        let rtl = run.item.level.is_rtl();
        let forward = (!rtl).then(|| run.glyphs.iter());
        let backward = rtl.then(|| run.glyphs.iter().rev());
        let logical = forward
            .into_iter()
            .flatten()
            .chain(backward.into_iter().flatten());
        for glyph in logical {
            match clusters.last_mut() {
                Some(last) if last.start == glyph.start() => last.advance += glyph.advance,
                _ => clusters.push(Cluster {
                    start: glyph.start(),
                    advance: glyph.advance,
                    space: text
                        .get(glyph.start()..)
                        .is_some_and(|rest| rest.starts_with(is_space)),
                }),
            }
        }
    }
    clusters
}

/// White space at which a line may end; a non-breaking space counts as a letter.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// A space, or a sign that only says where lines may break and has no width.
pub(super) fn is_blank(c: char) -> bool {
    is_space(c) || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::face::Face;
    use unicode_bidi::Level;

    fn shaped(text: &str, face: Face, level: Level) -> ShapedRun {
        let item = Item {
            bytes: 0..text.len(),
            span: 0,
            face,
            script: text.chars().find_map(crate::layout::script::of),
            level,
        };
        shape(text, item, 10.0, &Fonts::shipped().unwrap())
    }

    fn texts<'a>(text: &'a str, run: &ShapedRun) -> Vec<&'a str> {
        let glyphs = run.glyphs.iter();
        glyphs.map(|glyph| glyph.letters(text)).collect()
    }

    #[test]
    fn a_ligature_keeps_all_its_letters() {
        let run = shaped("office", Face::Serif, Level::ltr());
        assert!(run.glyphs.len() < 6, "no ligature in {:?}", run.glyphs);
        assert_eq!(texts("office", &run).concat(), "office");
    }

    #[test]
    fn an_arabic_word_is_joined_and_goes_from_right_to_left() {
        let run = shaped("محمد", Face::Arabic, Level::rtl());
        let alone = shaped("م", Face::Arabic, Level::rtl());
        let mut seen = texts("محمد", &run);
        assert_eq!(
            seen.first(),
            Some(&"د"),
            "the last letter stands on the left"
        );
        seen.reverse();
        assert_eq!(seen.concat(), "محمد");
        let last = run.glyphs.last().unwrap();
        assert_ne!(
            last.id, alone.glyphs[0].id,
            "its first letter is in the initial form"
        );
    }

    #[test]
    fn a_letter_and_its_mark_keep_their_own_text() {
        let text = "и\u{306} e\u{301}x";
        let run = shaped(text, Face::Serif, Level::ltr());
        assert_eq!(texts(text, &run).concat(), text);
    }
}
