//! Where the ink of a line lies: the model says where a letter is about, its ink says exactly.

use std::ops::Range;

/// A column or a row of the strip has ink when at least so many of its pixels do: a single one may be dust.
const LEAST: usize = 2;
/// Ink at the edge of the strip that is no higher than this is the foot or the head of a neighbouring line.
const NEIGHBOUR: usize = 8;
const SHADES: usize = 256;

/// The pixels of a strip that are ink.
#[derive(Debug)]
pub(super) struct Ink {
    width: usize,
    is_ink: Vec<bool>,
}

impl Ink {
    /// The rarer of the two shades that part the strip best: writing covers less than its paper, be it black on
    /// white or white on black.
    pub(super) fn of(width: usize, grey: &[f32]) -> Self {
        let bytes: Vec<u8> = grey.iter().map(|value| (value * 255.0) as u8).collect();
        let limit = parting(&bytes);
        let dark = bytes.iter().filter(|&&byte| byte <= limit).count();
        let is_dark = dark * 2 <= bytes.len();
        let is_ink = bytes
            .iter()
            .map(|&byte| (byte <= limit) == is_dark)
            .collect();
        Self { width, is_ink }
    }

    /// For each column, whether there is ink in it.
    pub(super) fn columns(&self) -> Vec<bool> {
        (0..self.width)
            .map(|x| {
                self.is_ink
                    .iter()
                    .skip(x)
                    .step_by(self.width)
                    .filter(|&&ink| ink)
                    .count()
                    >= LEAST
            })
            .collect()
    }

    /// The rows with ink between two columns, without the heads and feet of the neighbouring lines.
    pub(super) fn rows(&self, columns: Range<usize>) -> Option<Range<usize>> {
        let columns = columns.start.min(self.width)..columns.end.min(self.width);
        let has_ink: Vec<bool> = self
            .is_ink
            .chunks_exact(self.width.max(1))
            .map(|row| row[columns.clone()].iter().filter(|&&ink| ink).count() >= LEAST)
            .collect();
        let mut runs = runs(&has_ink);
        let height = has_ink.len();
        if runs.len() > 1
            && runs
                .first()
                .is_some_and(|run| run.start == 0 && run.len() <= NEIGHBOUR)
        {
            runs.remove(0);
        }
        if runs.len() > 1
            && runs
                .last()
                .is_some_and(|run| run.end == height && run.len() <= NEIGHBOUR)
        {
            runs.pop();
        }
        Some(runs.first()?.start..runs.last()?.end)
    }
}

/// The stretches that are true.
pub(super) fn runs(values: &[bool]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in values.iter().enumerate().filter(|(_, value)| **value) {
        match found.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// The shade that parts dark from light best (Otsu): the two sides differ most from each other.
fn parting(bytes: &[u8]) -> u8 {
    let mut counts = [0_u32; SHADES];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let weighted = |(shade, count): (usize, &u32)| shade as f64 * f64::from(*count);
    let (total, all) = (
        bytes.len() as f64,
        counts.iter().enumerate().map(weighted).sum::<f64>(),
    );
    let (mut below, mut sum, mut best) = (0.0, 0.0, (0, 0.0));
    for (shade, count) in (0_u8..=255).zip(&counts) {
        below += f64::from(*count);
        sum += f64::from(shade) * f64::from(*count);
        if below > 0.0 && below < total {
            let apart = sum / below - (all - sum) / (total - below);
            let score = below * (total - below) * apart * apart;
            if score > best.1 {
                best = (shade, score);
            }
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(rows: &[&str]) -> Ink {
        let grey: Vec<f32> = rows
            .iter()
            .flat_map(|row| row.chars().map(|c| if c == '#' { 0.1 } else { 0.9 }))
            .collect();
        Ink::of(rows[0].len(), &grey)
    }

    #[test]
    fn ink_is_what_there_is_less_of() {
        assert_eq!(
            ink(&[".....", ".##..", ".##.."]).columns(),
            [false, true, true, false, false]
        );
        assert_eq!(
            ink(&["#####", "#..##", "#..##"]).columns(),
            [false, true, true, false, false]
        );
    }

    #[test]
    fn a_blank_strip_has_no_ink() {
        let blank = Ink::of(4, &[0.7; 16]);
        assert_eq!(blank.columns(), [false; 4]);
        assert_eq!(blank.rows(0..4), None);
        assert_eq!(Ink::of(0, &[]).rows(0..0), None);
    }

    #[test]
    fn the_foot_of_the_line_above_is_not_part_of_a_word() {
        let rows = ["##....", "......", "..###.", "..###.", "..###.", "......"];
        assert_eq!(ink(&rows).rows(0..6), Some(2..5));
    }

    #[test]
    fn runs_are_stretches_that_are_true() {
        assert_eq!(runs(&[true, true, false, true]), [0..2, 3..4]);
    }
}
