//! Where the words of a line stand on it: engines give the box around the ink of each word, which is high for “dog”
//! and low for “sun”, and what lies over a line needs its baseline and the size of its letters.
//!
//! The baseline goes through the feet of words without tails, also where the line runs slightly up or down; the size
//! follows from the tops above it, by whether a word has tall letters.

use super::{Pixels, SeenWord};

/// A word with its place on its line. Places are in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedWord {
    pub text: String,
    /// Around its ink.
    pub ink: Pixels,
    /// How far down its baseline is.
    pub baseline: f32,
    /// Of the letters of its line.
    pub size: f32,
    pub starts_line: bool,
    /// Its line runs up the page, as beside a table; then it has no baseline.
    pub runs_up: bool,
    /// How sure the engine is, from 0 to 100.
    pub confidence: f32,
}

/// How high capitals and small letters are, and how far tails reach down, in parts of their size.
const TALL: f32 = 0.71;
const SMALL: f32 = 0.49;
const TAIL: f32 = 0.21;

/// So many words are enough to see how a line runs, whatever their letters are.
const MANY: usize = 8;

/// A line that rises or falls by more was not read as a line.
const STEEPEST: f32 = 0.1;

/// The words at their places.
pub fn placed(words: &[SeenWord]) -> Vec<PlacedWord> {
    let mut placed = Vec::with_capacity(words.len());
    for line in words.chunk_by(|one, next| one.line == next.line) {
        let baseline = Baseline::of(line);
        let runs_up = line.iter().all(runs_up);
        let size = match runs_up {
            true => median(
                line.iter()
                    .map(|word| width(&word.area) / TALL_AND_TAIL)
                    .collect(),
            ),
            false => size(line, &baseline),
        };
        placed.extend(line.iter().enumerate().map(|(at, word)| PlacedWord {
            text: word.text.clone(),
            ink: word.area,
            baseline: baseline.at(middle(&word.area)),
            size,
            starts_line: at == 0,
            runs_up,
            confidence: word.confidence,
        }));
    }
    placed
}

fn width(area: &Pixels) -> f32 {
    area.right - area.left
}

/// Whether a word is higher than its letters can be beside each other.
fn runs_up(word: &SeenWord) -> bool {
    let letters = word.text.chars().count();
    letters > 2 && word.area.bottom - word.area.top > width(&word.area) * 1.2
}

fn middle(area: &Pixels) -> f32 {
    (area.left + area.right) / 2.0
}

/// A straight line: how far down it is, and how far it goes down with each pixel to the right.
struct Baseline {
    down: f32,
    slope: f32,
}

impl Baseline {
    fn of(line: &[SeenWord]) -> Baseline {
        let foot = |word: &SeenWord| (middle(&word.area), word.area.bottom);
        let without_tails = line.iter().filter(|word| !has_tail(&word.text));
        let mut feet: Vec<(f32, f32)> = without_tails.map(foot).collect();
        if feet.is_empty() {
            feet = line
                .iter()
                .map(|word| {
                    let (x, y) = foot(word);
                    let high = word.area.bottom - word.area.top;
                    (x, y - high * TAIL / TALL_AND_TAIL)
                })
                .collect();
        }
        let slope = match line.iter().any(|word| knows_its_height(&word.text)) || feet.len() >= MANY
        {
            true => slope(&feet),
            // The boxes of a few words of Arabic reach down so differently that they say nothing of it.
            false => 0.0,
        };
        let down = median(feet.iter().map(|(x, y)| y - x * slope).collect());
        Baseline { down, slope }
    }

    fn at(&self, x: f32) -> f32 {
        self.down + self.slope * x
    }
}

/// From the top of capitals to the end of tails.
const TALL_AND_TAIL: f32 = TALL + TAIL;

/// The median of the slopes between words that stand well apart (Theil and Sen): a wrong box does not tilt it.
fn slope(feet: &[(f32, f32)]) -> f32 {
    let apart = feet.len() / 2;
    if apart == 0 {
        return 0.0;
    }
    let pairs = feet.iter().zip(feet.iter().skip(apart));
    let slopes = pairs.filter_map(|((x0, y0), (x1, y1))| {
        let across = x1 - x0;
        (across > 1.0).then(|| (y1 - y0) / across)
    });
    let slope = median(slopes.collect());
    if slope.abs() <= STEEPEST { slope } else { 0.0 }
}

fn size(line: &[SeenWord], baseline: &Baseline) -> f32 {
    let sizes = line.iter().map(|word| {
        let above = baseline.at(middle(&word.area)) - word.area.top;
        match (knows_its_height(&word.text), is_tall(&word.text)) {
            (false, _) => (word.area.bottom - word.area.top) / TALL_AND_TAIL,
            (true, true) => above / TALL,
            (true, false) => above / SMALL,
        }
    });
    median(sizes.collect()).max(4.0)
}

/// 0 of nothing.
fn median(mut numbers: Vec<f32>) -> f32 {
    numbers.sort_by(f32::total_cmp);
    let middle = numbers.len() / 2;
    numbers.get(middle).copied().unwrap_or_default()
}

/// Whether its letters stand on a line and are tall or small: Latin, Cyrillic, Greek.
fn knows_its_height(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| letter.is_alphanumeric());
    let is_known = |letter: char| letter.is_ascii_digit() || (letter as u32) < 0x530;
    let first = letters.next();
    first.is_some_and(is_known) && letters.all(is_known)
}

fn is_tall(text: &str) -> bool {
    text.chars().any(|letter| {
        letter.is_uppercase() || letter.is_ascii_digit() || "bdfhiklt!?ßбфёй/()[]".contains(letter)
    })
}

fn has_tail(text: &str) -> bool {
    let is_tail = |letter: char| {
        "gjpqyQ,;()[]{}|/@§çşţџрудфщцДЩЦУμρφψχ„_".contains(letter) || (letter as u32) >= 0x530
    };
    let has_letters = text.contains(char::is_alphanumeric);
    // A dash stands higher than the line, and marks of quotation do.
    !has_letters || text.chars().any(is_tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word of letters of 50 pixels on a baseline at 100 that falls by a hundredth.
    fn word(text: &str, left: f32) -> SeenWord {
        let down = left * 0.01;
        let high = if is_tall(text) { TALL } else { SMALL } * 50.0;
        let tail = if has_tail(text) { TAIL * 50.0 } else { 0.0 };
        SeenWord {
            text: text.to_owned(),
            area: Pixels {
                left,
                top: 100.0 + down - high,
                right: left + 60.0,
                bottom: 100.0 + down + tail,
            },
            line: 1,
            confidence: 90.0,
        }
    }

    #[test]
    fn words_of_a_line_stand_on_its_baseline_and_have_one_size() {
        let line: Vec<SeenWord> = ["sun", "dog", "Apple", "no", "хлеб", "дурь", "was"]
            .iter()
            .enumerate()
            .map(|(at, text)| word(text, 100.0 + 100.0 * at as f32))
            .collect();
        let placed = placed(&line);
        for (seen, word) in line.iter().zip(&placed) {
            let wanted = 100.0 + seen.area.left * 0.01;
            assert!((word.baseline - wanted).abs() < 2.0, "{word:?}");
            assert!((word.size - 50.0).abs() < 3.0, "{word:?}");
        }
        let starts: Vec<bool> = placed.iter().map(|word| word.starts_line).collect();
        assert_eq!(starts, [true, false, false, false, false, false, false]);
    }

    #[test]
    fn a_line_without_a_word_to_go_by_has_a_baseline_within_its_boxes() {
        for text in ["gyp", "—", "سلام", ","] {
            let line = [word(text, 100.0)];
            let placed = placed(&line);
            let ink = line[0].area;
            let at = placed[0].baseline;
            assert!(at > ink.top && at <= ink.bottom, "{text} {placed:?}");
            assert!(placed[0].size >= 4.0);
        }
    }

    #[test]
    fn a_short_line_of_letters_that_reach_down_differently_is_level() {
        let arabic = [
            ("مكتب", 100.0, 130.0),
            ("التجنيد", 200.0, 150.0),
            ("وسلم", 300.0, 160.0),
        ];
        let line = arabic.map(|(text, left, bottom)| {
            let mut seen = word(text, left);
            seen.area.bottom = bottom;
            seen
        });
        let placed = placed(&line);
        assert_eq!(placed[0].baseline, placed[2].baseline);
    }
}
