//! Letters out of what the recogniser says: for each step along the line, how likely each character is.
//!
//! The model says a letter for one or more steps and "nothing" between two letters (connectionist temporal
//! classification): the same character twice without "nothing" between is one letter.

/// One letter, or a space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letter {
    pub(super) sign: char,
    /// Its middle, in steps from the start of the line.
    pub(super) at: f32,
    /// How likely it is, 0 to 1.
    pub(super) share: f32,
}

/// The likeliest letters of a line. `shares` has one row of as many numbers as there are classes for each step;
/// class 0 is "nothing", the others are the characters.
pub(super) fn letters(shares: &[f32], characters: &[char]) -> Vec<Letter> {
    let mut found: Vec<Letter> = Vec::new();
    let (mut last, mut run) = (0, 0.0);
    for (step, row) in shares.chunks_exact(characters.len() + 1).enumerate() {
        let (class, share) = likeliest(row);
        let sign = class.checked_sub(1).and_then(|at| characters.get(at));
        match (sign, found.last_mut()) {
            (Some(_), Some(letter)) if class == last => {
                run += 1.0;
                letter.at += (step as f32 - letter.at) / run;
                letter.share = letter.share.max(share);
            }
            (Some(&sign), _) => {
                run = 1.0;
                found.push(Letter {
                    sign,
                    at: step as f32,
                    share,
                });
            }
            (None, _) => {}
        }
        last = class;
    }
    found
}

fn likeliest(row: &[f32]) -> (usize, f32) {
    row.iter().copied().enumerate().fold(
        (0, f32::MIN),
        |best, next| if next.1 > best.1 { next } else { best },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a line says, with one character for each step and `.` for nothing.
    fn read(steps: &str) -> Vec<Letter> {
        let characters = ['a', 'b', ' '];
        let shares: Vec<f32> = steps
            .chars()
            .flat_map(|step| {
                ['.', 'a', 'b', ' '].map(|class| if class == step { 0.7 } else { 0.1 })
            })
            .collect();
        letters(&shares, &characters)
    }

    fn text(steps: &str) -> String {
        read(steps).iter().map(|letter| letter.sign).collect()
    }

    #[test]
    fn repeats_are_one_letter_unless_nothing_stands_between() {
        assert_eq!(text(".aa.b..a.a "), "abaa ");
        assert_eq!(text("aaa"), "a");
        assert_eq!(text("...."), "");
        assert_eq!(text(""), "");
    }

    #[test]
    fn a_letter_stands_in_the_middle_of_its_steps() {
        let middles: Vec<f32> = read(".aaa.bb").iter().map(|letter| letter.at).collect();
        assert_eq!(middles, [2.0, 5.5]);
    }

    #[test]
    fn a_torn_row_at_the_end_is_left_out() {
        assert_eq!(
            letters(&[0.1, 0.9, 0.0, 0.0, 0.9], &['a', 'b', ' ']).len(),
            1
        );
    }
}
