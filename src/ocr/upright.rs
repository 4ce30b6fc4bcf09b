//! Pages that lie on their side or stand on their head: read as they are, and where that gives hardly a word, turned.

use super::{Engine, Grey, NotRead, Pixels, SeenWord};

/// A turn to the right, of the picture, after which it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quarter {
    #[default]
    None,
    Right,
    Half,
    Left,
}

impl Quarter {
    /// How many turns to the right that are.
    pub fn turns(self) -> usize {
        self as usize
    }
}

/// What was read of a picture, and how it was turned for that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Upright {
    pub turn: Quarter,
    /// In the turned picture.
    pub words: Vec<SeenWord>,
}

/// A picture is read well where the engine is as sure as this of its letters …
const SURE: f32 = 70.0;
/// … and there are so many of them.
const LETTERS: usize = 12;

/// The words of a picture, whichever way up it is.
pub fn read_upright(
    engine: &dyn Engine,
    picture: &Grey,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Upright, NotRead> {
    let words = engine.read(picture, is_wanted)?;
    let mut best = Upright {
        turn: Quarter::None,
        words,
    };
    if is_read_well(&best.words) {
        return Ok(best);
    }
    let mut turned = picture.clone();
    for turn in [Quarter::Right, Quarter::Half, Quarter::Left] {
        turned = turned.turned();
        let words = engine.read(&turned, is_wanted)?;
        if worth(&words) > worth(&best.words) {
            best = Upright { turn, words };
        }
        if is_read_well(&best.words) {
            break;
        }
    }
    Ok(best)
}

fn letters(word: &SeenWord) -> usize {
    let letters = word.text.chars().filter(|letter| letter.is_alphanumeric());
    letters.count()
}

/// Of words of one letter, and of signs, nobody can tell.
fn is_telling(word: &&SeenWord) -> bool {
    letters(word) > 1
}

/// Whether a word runs up or down the picture: engines read some of what lies on its side, letter by letter, and mix
/// up its lines.
fn runs_up(word: &SeenWord) -> bool {
    let Pixels {
        left,
        top,
        right,
        bottom,
    } = word.area;
    letters(word) > 2 && bottom - top > (right - left) * 1.2
}

fn is_read_well(words: &[SeenWord]) -> bool {
    let telling = || words.iter().filter(is_telling);
    let up: usize = telling().filter(|word| runs_up(word)).map(letters).sum();
    let count: usize = telling().map(letters).sum();
    let sure: f32 = telling()
        .map(|word| word.confidence * letters(word) as f32)
        .sum();
    count >= LETTERS && up * 2 < count && sure >= SURE * count as f32
}

/// How much was read: letters, by how sure the engine is of them. What is sure of nothing reads many.
fn worth(words: &[SeenWord]) -> f32 {
    let level = words.iter().filter(is_telling);
    let level = level.filter(|word| !runs_up(word));
    let worth = level.map(|word| {
        let sure = (word.confidence - SURE / 2.0).max(0.0);
        sure * letters(word) as f32
    });
    worth.sum()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Reads words where the darkest pixel is at the top left.
    #[derive(Default)]
    struct Reader(AtomicUsize);

    impl Engine for Reader {
        fn name(&self) -> &str {
            "reader"
        }

        fn languages(&self) -> &str {
            "anything"
        }

        fn read(&self, picture: &Grey, _: &dyn Fn() -> bool) -> Result<Vec<SeenWord>, NotRead> {
            self.0.fetch_add(1, Ordering::Relaxed);
            let confidence = match picture.pixels.first() {
                Some(0) => 95.0,
                _ => 30.0,
            };
            let word = |line| SeenWord {
                text: "asylum".to_owned(),
                area: Pixels::default(),
                line,
                confidence,
            };
            Ok(vec![word(1), word(2)])
        }
    }

    fn read(pixels: [u8; 6]) -> (Quarter, usize) {
        let picture = Grey {
            width: 3,
            height: 2,
            dpi: 300,
            pixels: pixels.to_vec(),
        };
        let reader = Reader::default();
        let read = read_upright(&reader, &picture, &|| true).unwrap();
        (read.turn, reader.0.into_inner())
    }

    #[test]
    fn what_an_engine_reads_sideways_is_not_read_well() {
        let word = |width: f32, height: f32| SeenWord {
            text: "asylum-seekers".to_owned(),
            area: Pixels {
                left: 0.0,
                top: 0.0,
                right: width,
                bottom: height,
            },
            line: 1,
            confidence: 95.0,
        };
        assert!(is_read_well(&[word(200.0, 30.0)]));
        assert!(!is_read_well(&[word(30.0, 200.0)]));
        assert!(is_read_well(&[
            word(200.0, 30.0),
            word(200.0, 30.0),
            word(30.0, 200.0)
        ]));
        assert!(worth(&[word(200.0, 30.0)]) > worth(&[word(30.0, 200.0), word(30.0, 200.0)]));
    }

    #[test]
    fn a_page_is_read_once_where_it_stands_upright_and_turned_where_it_does_not() {
        assert_eq!(read([0, 9, 9, 9, 9, 9]), (Quarter::None, 1));
        assert_eq!(read([9, 9, 9, 0, 9, 9]), (Quarter::Right, 2));
        assert_eq!(read([9, 9, 9, 9, 9, 0]), (Quarter::Half, 3));
        assert_eq!(read([9, 9, 0, 9, 9, 9]), (Quarter::Left, 4));
        assert_eq!(read([9; 6]), (Quarter::None, 4), "it is read no better");
    }
}
