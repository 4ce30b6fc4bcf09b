//! Letters set apart by one even spacing, as headings and names are: they are one word.

/// Letters of a word may be set apart as far as this, in parts of their size.
const WIDEST: f32 = 0.6;

/// How far apart they are differs by no more.
const EVEN: f32 = 0.05;

/// Fewer letters that follow each other tell nothing.
const FEWEST: usize = 8;

/// What is wider by this parts words.
const WIDER: f32 = 0.12;

/// How wide a gap between words is at least in a line whose letters are set apart: `gaps` stand between letters that
/// follow each other without a space, `touching` is what letters that are not set apart stay under, all in parts of
/// their size. None where the letters are not set apart.
///
/// Without a single space or wider gap it is not told from letters that stand in a row each for itself, as over the
/// columns of a table, and nothing is said. Single words set apart within a line are not found.
pub(super) fn word_gap(gaps: &[f32], has_spaces: bool, touching: f32) -> Option<f32> {
    let wide = gaps.iter().filter(|gap| **gap > touching).count();
    if gaps.len() < FEWEST || wide * 10 < gaps.len() * 9 {
        return None;
    }
    let mut sorted = gaps.to_vec();
    sorted.sort_by(f32::total_cmp);
    // Wider gaps are those between words: of the others, some in the middle.
    let usual = *sorted.get(sorted.len() * 2 / 5)?;
    let even = gaps
        .iter()
        .filter(|gap| (**gap - usual).abs() <= EVEN)
        .count();
    let wider = gaps.iter().filter(|gap| **gap > usual + WIDER).count();
    let is_even = even + wider == gaps.len() && even * 3 >= gaps.len() * 2;
    let has_words = has_spaces || wider > 0;
    (usual <= WIDEST && is_even && has_words).then_some(usual + WIDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(gaps: &[f32], has_spaces: bool) -> Option<f32> {
        word_gap(gaps, has_spaces, 0.15).map(|gap| (gap * 100.0).round() / 100.0)
    }

    #[test]
    fn an_even_spacing_is_within_words_and_what_is_wider_parts_them() {
        let even = [0.27; 10];
        assert_eq!(of(&even, true), Some(0.39));
        let uneven = [0.25, 0.27, 0.29, 0.26, 0.28, 0.27, 0.27, 0.25, 0.29];
        assert_eq!(of(&uneven, true), Some(0.39));
        let with_words = [0.2, 0.2, 0.2, 0.6, 0.2, 0.2, 0.6, 0.2, 0.2];
        assert_eq!(of(&with_words, false), Some(0.32));
        assert_eq!(of(&[0.5; 8], true), Some(0.62));
        let one_wider = [0.2, 0.2, 0.2, 0.2, 1.4, 0.2, 0.2, 0.2];
        assert_eq!(of(&one_wider, false), Some(0.32));
    }

    #[test]
    fn letters_that_touch_stand_alone_or_come_at_any_distance_are_not_set_apart() {
        assert_eq!(of(&[0.0; 20], true), None);
        assert_eq!(of(&[0.27; 7], true), None);
        // Each for itself, over the columns of a table.
        assert_eq!(of(&[0.5; 12], false), None);
        assert_eq!(of(&[0.9; 12], true), None);
        // Words without spaces, of one or two letters.
        assert_eq!(
            of(&[0.0, 0.3, 0.0, 0.3, 0.3, 0.0, 0.3, 0.3, 0.0], false),
            None
        );
        let scattered = [0.2, 0.3, 0.4, 0.5, 0.2, 0.35, 0.45, 0.25, 0.3];
        assert_eq!(of(&scattered, true), None);
    }
}
