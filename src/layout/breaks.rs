//! Line breaking: where a paragraph is cut so that no line is wider than the measure.
//!
//! Space in a schedule is rationed, so the fewest lines win; among those, the cut with the most even
//! right edge (least squared slack, over the whole paragraph and not line by line). This file
//! sees widths only: it knows no fonts and no direction of writing.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::block::Breaking;
use crate::library::unbroken;

/// Glyphs that cannot be parted, with the place in the text where they begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cluster {
    pub(super) start: usize,
    pub(super) advance: f32,
    /// White space, which may hang over the end of a line.
    pub(super) space: bool,
}

/// What stands between two places where a line may end.
#[derive(Clone, Copy, Debug)]
struct Segment {
    end: usize,
    /// With and without the white space at its end.
    full: f32,
    inked: f32,
}

/// Widths are sums of rounded numbers; a line this much too wide still fits.
const TOLERANCE: f32 = 0.01;

/// The places where a line may end, from the Unicode rules (UAX 14) and each span's own wish.
pub(super) fn opportunities(text: &str, spans: &[(Range<usize>, Breaking)]) -> Vec<usize> {
    let mut places: Vec<usize> = linebreaks(text).map(|(place, _)| place).collect();
    let wishing = |wish: Breaking| spans.iter().filter(move |(_, breaking)| *breaking == wish);
    // Spans stand in the order of the text.
    let mut whole = wishing(Breaking::Never).map(|(range, _)| range).peekable();
    places.retain(|place| {
        while whole.next_if(|range| range.end <= *place).is_some() {}
        whole.peek().is_none_or(|range| *place <= range.start)
    });
    for (range, _) in wishing(Breaking::Address) {
        places.extend(joints(text, range.clone()));
    }
    // A soft hyphen would have to be drawn when a line ends on it; we rather leave the word whole.
    places.retain(|place| !text.get(..*place).is_some_and(|t| t.ends_with('\u{ad}')));
    places.sort_unstable();
    places.dedup();
    // A date is read as one thing.
    let mut dates = unbroken(text).into_iter().peekable();
    places.retain(|place| {
        while dates.next_if(|date| date.end <= *place).is_some() {}
        dates.peek().is_none_or(|date| *place <= date.start)
    });
    places
}

/// Where a web address may be parted: after a joint that another character follows.
fn joints(text: &str, range: Range<usize>) -> Vec<usize> {
    let is_joint = |c: char| "/.-?&=_#%".contains(c);
    let address = text.get(range.clone()).unwrap_or_default();
    let next = address.char_indices().skip(1);
    address
        .chars()
        .zip(next)
        .filter(|(here, (_, next))| is_joint(*here) && !is_joint(*next))
        .map(|(_, (place, _))| range.start + place)
        .collect()
}

/// Cuts the text into lines.
pub(super) fn lines(
    clusters: &[Cluster],
    opportunities: &[usize],
    length: usize,
    measure: f32,
) -> Vec<Range<usize>> {
    let segments = segments(clusters, opportunities, length, measure);
    let ends = match segments.last() {
        // Most lines of a bundle, its running heads among them, need no search.
        Some(last) if fits_on_one(&segments, measure) => vec![last.end],
        _ => fewest_lines(&segments, measure),
    };
    let starts = [0].into_iter().chain(ends.iter().copied());
    starts.zip(&ends).map(|(start, end)| start..*end).collect()
}

fn segments(
    clusters: &[Cluster],
    opportunities: &[usize],
    length: usize,
    measure: f32,
) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::with_capacity(opportunities.len());
    let mut ends = opportunities.iter().copied().peekable();
    // Opportunities inside a cluster fall away: a ligature is not cut.
    let grouped = clusters.chunk_by(|_, next| {
        while ends.next_if(|end| *end < next.start).is_some() {}
        ends.peek() != Some(&next.start)
    });
    let groups: Vec<&[Cluster]> = grouped.collect();
    for (position, group) in groups.iter().enumerate() {
        let next = groups.get(position + 1).and_then(|group| group.first());
        let end = next.map_or(length, |cluster| cluster.start);
        let whole = segment(group, end);
        match segments.last_mut() {
            // Signs without width, any number of them, are no reason to try more lines.
            Some(last) if whole.full <= 0.0 => last.end = end,
            _ if whole.inked <= measure => segments.push(whole),
            _ => segments.extend(shattered(group, end)),
        }
    }
    segments
}

fn segment(group: &[Cluster], end: usize) -> Segment {
    let width = |clusters: &[Cluster]| clusters.iter().map(|cluster| cluster.advance).sum();
    let inked = group
        .iter()
        .rposition(|cluster| !cluster.space)
        .and_then(|last| group.get(..=last))
        .unwrap_or_default();
    Segment {
        end,
        full: width(group),
        inked: width(inked),
    }
}

/// In an emergency a word may be cut anywhere, though never before a mark that belongs to a letter,
/// nor before white space, which would then begin a line.
fn shattered(group: &[Cluster], end: usize) -> Vec<Segment> {
    let pieces: Vec<&[Cluster]> = group
        .chunk_by(|_, next| next.advance <= 0.0 || next.space)
        .collect();
    let starts = pieces.iter().skip(1).filter_map(|piece| piece.first());
    let ends = starts.map(|cluster| cluster.start).chain([end]);
    pieces
        .iter()
        .zip(ends)
        .map(|(piece, end)| segment(piece, end))
        .collect()
}

/// Whether everything fits on one line, the white space at its end apart.
fn fits_on_one(segments: &[Segment], measure: f32) -> bool {
    let Some((last, before)) = segments.split_last() else {
        return false;
    };
    let before: f32 = before.iter().map(|segment| segment.full).sum();
    before + last.inked <= measure
}

/// The best way to set everything up to one segment.
#[derive(Clone, Copy, Debug)]
struct Best {
    lines: u32,
    badness: f32,
    /// How many segments stand on the lines before the last.
    before: usize,
}

/// Where each line ends, in bytes.
fn fewest_lines(segments: &[Segment], measure: f32) -> Vec<usize> {
    let mut best = vec![Best {
        lines: 0,
        badness: 0.0,
        before: 0,
    }];
    for (position, last) in segments.iter().enumerate() {
        let is_end = position + 1 == segments.len();
        best.push(best_ending_with(last, &best, segments, measure, is_end));
    }
    let mut ends = Vec::new();
    let mut position = segments.len();
    while let Some(segment) = position.checked_sub(1).and_then(|last| segments.get(last)) {
        ends.push(segment.end);
        position = best.get(position).map_or(0, |best| best.before);
    }
    ends.reverse();
    ends
}

/// Tries every line that ends with `last`, the shortest first.
fn best_ending_with(
    last: &Segment,
    best: &[Best],
    segments: &[Segment],
    measure: f32,
    is_end: bool,
) -> Best {
    let mut found: Option<Best> = None;
    let mut width = last.inked - last.full;
    for (before, (prior, first)) in best.iter().zip(segments).enumerate().rev() {
        width += first.full;
        if width > measure + TOLERANCE && found.is_some() {
            break;
        }
        let candidate = Best {
            lines: prior.lines + 1,
            badness: prior.badness + badness(width / measure, is_end, prior.lines),
            before,
        };
        if found
            .is_none_or(|best| (candidate.lines, candidate.badness) < (best.lines, best.badness))
        {
            found = Some(candidate);
        }
    }
    found.unwrap_or(Best {
        lines: 1,
        badness: 0.0,
        before: 0,
    })
}

/// How much a line displeases that fills this part of the measure.
fn badness(filled: f32, is_last: bool, lines_before: u32) -> f32 {
    const RUNT: f32 = 0.12;
    match is_last {
        false => (1.0 - filled).powi(2),
        true if filled < RUNT && lines_before > 0 => 0.25,
        true => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character one unit wide.
    fn set(text: &str, measure: f32) -> Vec<&str> {
        let clusters: Vec<Cluster> = text
            .char_indices()
            .map(|(start, c)| Cluster {
                start,
                advance: 1.0,
                space: c == ' ',
            })
            .collect();
        let spans = [(0..text.len(), Breaking::Address)];
        lines(&clusters, &opportunities(text, &spans), text.len(), measure)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn the_right_edge_is_as_even_as_the_fewest_lines_allow() {
        // Line by line, the first would take “aaa bb” and leave “cc” alone on the second.
        assert_eq!(set("aaa bb cc ddddd", 6.0), ["aaa ", "bb cc ", "ddddd"]);
    }

    #[test]
    fn white_space_hangs_over_the_end_of_a_line() {
        assert_eq!(set("aaa    bbb", 3.0), ["aaa    ", "bbb"]);
    }

    #[test]
    fn a_non_breaking_space_is_not_broken() {
        assert_eq!(
            set("see CS\u{a0}14 there", 7.0),
            ["see ", "CS\u{a0}14 ", "there"]
        );
    }

    #[test]
    fn a_date_is_not_broken() {
        for date in [
            "17 July 2025",
            "July 2025",
            "17th July 2025",
            "17 July",
            "17/07/2025",
            "2025-07-17",
        ] {
            let text = format!("as of {date} it was");
            let lines = set(&text, 15.0);
            let whole = lines.iter().any(|line| line.contains(date));
            assert!(whole, "{lines:?}");
        }
        assert_eq!(set("in 17 parts", 5.0), ["in 17 ", "parts"]);
    }

    #[test]
    fn an_address_is_parted_after_its_joints() {
        assert_eq!(
            set("https://www.example.org/a-b/c?d=e", 16.0),
            ["https://www.", "example.org/a-b/", "c?d=e"]
        );
    }

    #[test]
    fn a_word_wider_than_the_measure_is_cut() {
        let lines = set("a incomprehensibilities b", 8.0);
        assert!(
            lines.iter().all(|line| line.trim_end().len() <= 8),
            "{lines:?}"
        );
        assert_eq!(lines.concat(), "a incomprehensibilities b");
    }

    #[test]
    fn no_text_is_no_line() {
        assert!(set("", 8.0).is_empty());
    }
}
