//! Which letters each glyph of the file stands for, and where it stands for others.
//!
//! A font says once for each glyph what it means. That is not enough: letters that no face of ours has
//! are all drawn with the same box, and Arabic letters that differ only in their dots share a glyph and
//! get the dots as further ones. Such places say their letters themselves (ActualText, ISO 32000-1,
//! 14.9.4), so that searching, copying and reading aloud find what was written.

use std::collections::BTreeMap;

use crate::layout::{Face, Glyph, Item, Layout, TextRun};

/// What the fonts of a file say of their glyphs.
#[derive(Debug)]
pub(super) struct Spelling(BTreeMap<(Face, u16), String>);

impl Spelling {
    /// Each glyph stands for what it is used for most.
    pub(super) fn of(layout: &Layout) -> Self {
        let mut uses: BTreeMap<(Face, u16), BTreeMap<&str, usize>> = BTreeMap::new();
        for item in layout.pages.iter().flat_map(|page| &page.items) {
            let Item::Text(run) = item else { continue };
            for glyph in &run.glyphs {
                let uses = uses.entry((run.face, glyph.id)).or_default();
                *uses.entry(plain(run.letters(glyph))).or_default() += 1;
            }
        }
        let most = |uses: BTreeMap<&str, usize>| {
            let most = uses.into_iter().max_by_key(|(_, count)| *count);
            most.map_or_else(String::new, |(text, _)| text.to_owned())
        };
        let said = uses.into_iter().map(|((face, id), uses)| match id {
            BOX => ((face, id), char::REPLACEMENT_CHARACTER.to_string()),
            _ => ((face, id), most(uses)),
        });
        Spelling(said.collect())
    }

    /// What the font says of a glyph.
    pub(super) fn said(&self, face: Face, glyph: &Glyph) -> &str {
        self.0.get(&(face, glyph.id)).map_or("", String::as_str)
    }

    /// The glyphs of a face, by their numbers in the whole face, and what the font says of them.
    pub(super) fn of_face(&self, face: Face) -> impl Iterator<Item = (u16, &str)> {
        let all = self.0.range((face, u16::MIN)..=(face, u16::MAX));
        all.map(|((_, id), text)| (*id, text.as_str()))
    }

    /// The first glyphs of a run, and the letters that they must say themselves. Those go together that
    /// stand for the same letters, or else all that need say nothing.
    pub(super) fn split<'g>(
        &self,
        run: &TextRun,
        glyphs: &'g [Glyph],
    ) -> (&'g [Glyph], Option<String>, &'g [Glyph]) {
        let mut quiet = 0;
        while let Some((cluster, rest)) = glyphs.get(quiet..).and_then(first_cluster) {
            if cluster.iter().all(|glyph| self.is_said(run, glyph)) {
                quiet += cluster.len();
            } else if quiet > 0 {
                break;
            } else if is_turned_by_nobody(run, cluster) {
                return words(run, glyphs);
            } else {
                return (cluster, Some(letters(run, cluster)), rest);
            }
        }
        let (quiet, rest) = glyphs.split_at_checked(quiet).unwrap_or((glyphs, &[]));
        (quiet, None, rest)
    }

    fn is_said(&self, run: &TextRun, glyph: &Glyph) -> bool {
        let letters = run.letters(glyph);
        let is_mark = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        // What only tells where a line may break is no letter.
        let is_nothing = !letters.is_empty() && letters.chars().all(is_mark);
        is_nothing || self.said(run.face, glyph) == plain(letters)
    }
}

/// What stands for the first letters, and all behind it.
fn first_cluster(glyphs: &[Glyph]) -> Option<(&[Glyph], &[Glyph])> {
    let further = glyphs.get(1..)?.iter();
    let further = further.take_while(|glyph| glyph.bytes.is_empty());
    glyphs.split_at_checked(1 + further.count())
}

fn letters(run: &TextRun, glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| run.letters(glyph)).collect()
}

/// Viewers turn words round that run from right to left, but of the younger alphabets (N’Ko, Adlam and
/// others) some do not know that they do: these say all of their words as they are written.
fn is_turned_by_nobody(run: &TextRun, cluster: &[Glyph]) -> bool {
    let is_one =
        |c: char| matches!(u32::from(c), 0x7c0..=0x7ff | 0x10800..=0x10fff | 0x1e800..=0x1efff);
    cluster
        .iter()
        .any(|glyph| run.letters(glyph).chars().any(is_one))
}

fn words<'g>(run: &TextRun, glyphs: &'g [Glyph]) -> (&'g [Glyph], Option<String>, &'g [Glyph]) {
    let mut length = 0;
    let mut seen = Vec::new();
    while let Some((cluster, _)) = glyphs.get(length..).and_then(first_cluster) {
        // Spaces between such words belong to them.
        let is_space = cluster
            .iter()
            .all(|glyph| run.letters(glyph).trim().is_empty());
        if !is_space && !is_turned_by_nobody(run, cluster) {
            break;
        }
        length += cluster.len();
        seen.push(letters(run, cluster));
    }
    let (words, rest) = glyphs.split_at_checked(length).unwrap_or((glyphs, &[]));
    (words, Some(seen.into_iter().rev().collect()), rest)
}

/// The glyph that every face has for what it lacks.
const BOX: u16 = 0;

/// Nobody searches for a space that holds a line together.
fn plain(text: &str) -> &str {
    match text {
        "\u{a0}" | "\u{202f}" | "\u{2007}" => " ",
        text => text,
    }
}
