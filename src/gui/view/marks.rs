//! Text with the words of the search marked in it.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Ui};

use crate::gui::theme;

/// How much of a text may stand before the first hit in a list, in bytes.
const BEFORE: usize = 60;

/// The text with every hit on a ground of its own.
pub(super) fn marked(
    ui: &Ui,
    text: &str,
    hits: &[Range<usize>],
    font: &FontId,
    colour: Color32,
) -> LayoutJob {
    let plain = TextFormat::simple(font.clone(), colour);
    let mut hit = plain.clone();
    hit.background = theme::palette(ui).hit;
    let mut job = LayoutJob::default();
    let mut from = 0;
    for range in hits {
        job.append(
            text.get(from..range.start).unwrap_or_default(),
            0.0,
            plain.clone(),
        );
        job.append(
            text.get(range.clone()).unwrap_or_default(),
            0.0,
            hit.clone(),
        );
        from = range.end;
    }
    job.append(text.get(from..).unwrap_or_default(), 0.0, plain);
    job
}

/// The part of a text to show in a list: its beginning, or what stands around the first hit where that
/// would not be seen.
pub(super) fn around<'a>(
    text: &'a str,
    hits: &[Range<usize>],
) -> (&'static str, &'a str, Vec<Range<usize>>) {
    let first = hits.first().map_or(0, |hit| hit.start);
    if first < 2 * BEFORE {
        return ("", text, hits.to_vec());
    }
    // At the beginning of a word, and never within a character.
    let near = first - BEFORE;
    let start = text
        .char_indices()
        .skip_while(|(at, _)| *at < near)
        .find(|(_, c)| c.is_whitespace())
        .map_or(first, |(at, c)| at + c.len_utf8())
        .min(first);
    let shifted = hits.iter().map(|hit| hit.start - start..hit.end - start);
    ("… ", text.get(start..).unwrap_or(text), shifted.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(start: usize, end: usize) -> Vec<Range<usize>> {
        std::iter::once(start..end).collect()
    }

    #[test]
    fn a_list_shows_what_stands_around_the_first_hit() {
        let text = format!("{}needle and more", "ёж ".repeat(80));
        let at = text.find("needle").unwrap();
        let (lead, part, hits) = around(&text, &hit(at, at + 6));
        assert_eq!(lead, "… ");
        assert!(part.len() < 100 && part.starts_with("ёж"), "{part}");
        assert_eq!(&part[hits[0].clone()], "needle");
        assert_eq!(around("near", &hit(0, 4)), ("", "near", hit(0, 4)));
    }
}
