//! The letters below a numbered paragraph: "(b)", and "(ii)" below it.

use super::candidate::small_roman;

/// Further left or right by so many points, and it stands at another depth.
pub(super) const INDENT: f32 = 3.0;

/// Small Roman figures may be set to the right: so far apart they begin at one depth.
const ONE_DEPTH: f32 = 12.0;

/// Letters below a paragraph, the outermost first, with where they stand.
#[derive(Debug, Default)]
pub(super) struct Letters(Vec<(String, f32)>);

impl Letters {
    /// As they stand in a citation: `(b)(ii)`.
    pub(super) fn name(&self) -> String {
        let letters = self.0.iter().map(|(letter, _)| format!("({letter})"));
        letters.collect()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// A paragraph with a letter begins, `x` points from the left edge. One that follows none and begins no list
    /// has no name of its own: what was before it at its depth has ended all the same.
    pub(super) fn add(&mut self, letter: String, x: f32) {
        let follows = |(last, left): &(String, f32)| is_next(last, &letter) && x < left + ONE_DEPTH;
        if let Some(depth) = self.0.iter().rposition(follows) {
            self.0.truncate(depth);
            return self.0.push((letter, x));
        }
        let is_first_figure = letter.eq_ignore_ascii_case("i");
        self.end(x, |last| !is_first_figure || is_figures(last));
        if is_first_figure || letter.eq_ignore_ascii_case("a") {
            self.0.push((letter, x));
        }
    }

    /// What stands further left than a letter is below it no longer.
    pub(super) fn outdent(&mut self, x: f32) {
        self.end(x, |_| false);
    }

    /// Something else begins at that depth.
    pub(super) fn end_at(&mut self, x: f32) {
        self.end(x, |_| true);
    }

    /// Ends what is further right, and of what is as far right what `ends` says.
    fn end(&mut self, x: f32, ends: impl Fn(&str) -> bool) {
        while self
            .0
            .last()
            .is_some_and(|(letter, left)| x < left - INDENT || (x < left + INDENT && ends(letter)))
        {
            self.0.pop();
        }
    }
}

/// Whether a letter is rather small Roman figures: "i", "iv"; of single letters only the first.
fn is_figures(letter: &str) -> bool {
    letter.len() > 1 || letter.eq_ignore_ascii_case("i")
}

/// Whether one letter, or one small Roman figure, comes next after another.
fn is_next(last: &str, next: &str) -> bool {
    let is_letter = match (last.as_bytes(), next.as_bytes()) {
        ([last], [next]) => last.checked_add(1) == Some(*next),
        _ => false,
    };
    let roman = |text: &str| {
        let small = text.to_ascii_lowercase();
        (1..40).find(|value| small_roman(*value) == small)
    };
    let is_roman = roman(last).is_some_and(|last| roman(next) == Some(last + 1));
    is_letter || is_roman
}
