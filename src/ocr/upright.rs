//! Pages that lie on their side, stand on their head or lie askew: read as they are, and where that gives hardly a
//! word, turned.

use super::tilt::{Tilt, level};
use super::{Engine, Grey, NotRead, Pixels, Seen, SeenWord};

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
    /// Lines that were seen and not read.
    pub unread_lines: u32,
    /// How the turned picture was tilted, where it was turned level before it was read: then words are in that.
    pub tilt: Option<Tilt>,
}

impl Upright {
    fn of(turn: Quarter, seen: Seen, tilt: Option<Tilt>) -> Upright {
        Upright {
            turn,
            words: seen.words,
            unread_lines: seen.unread_lines,
            tilt,
        }
    }

    /// How far to the right and down a word of the picture that was read lies in the turned one. It stays level there:
    /// other programs take words apart that rise by a few degrees.
    pub fn moved(&self, ink: &Pixels) -> (f32, f32) {
        let middle = ((ink.left + ink.right) / 2.0, (ink.top + ink.bottom) / 2.0);
        let there = self.tilt.map(|tilt| tilt.there(middle.0, middle.1));
        there.map_or((0.0, 0.0), |there| (there.0 - middle.0, there.1 - middle.1))
    }
}

/// A picture is read well where the engine is as sure as this of its letters …
const SURE: f32 = 70.0;
/// … and there are so many of them.
const LETTERS: usize = 12;

/// So many letters tell how a page stands: a photograph may have a few that look like some.
const TELLING: usize = 24;

impl Upright {
    /// How the picture has to be turned, where what was read of it tells that surely.
    pub fn needs(&self) -> Option<Quarter> {
        let telling = self.words.iter().filter(is_telling);
        let is_sure = is_read_well(&self.words) && telling.map(letters).sum::<usize>() >= TELLING;
        (is_sure && self.turn != Quarter::None).then_some(self.turn)
    }
}

/// The words of a picture, whichever way up it is.
pub fn read_upright(
    engine: &dyn Engine,
    picture: &Grey,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Upright, NotRead> {
    let mut turned = picture.stretched().unwrap_or_else(|| picture.clone());
    let mut best = Upright::of(Quarter::None, engine.read(&turned, is_wanted)?, None);
    for turn in [Quarter::None, Quarter::Right, Quarter::Half, Quarter::Left] {
        if turn != Quarter::None {
            turned = turned.turned();
            let seen = engine.read(&turned, is_wanted)?;
            take_better(&mut best, Upright::of(turn, seen, None));
        }
        if is_read_well(&best.words) && !is_askew(&best.words, picture.dpi) {
            return Ok(best);
        }
        if let Some((level, tilt)) = level(&turned) {
            let seen = engine.read(&level, is_wanted)?;
            take_better(&mut best, Upright::of(turn, seen, Some(tilt)));
        }
        if is_read_well(&best.words) {
            return Ok(best);
        }
    }
    Ok(best)
}

fn take_better(best: &mut Upright, other: Upright) {
    if worth(&other.words) > worth(&best.words) {
        *best = other;
    }
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

/// Lines that rise or fall by more to each unit across, about two degrees, are lost in part, however sure an engine is
/// of the rest.
const ASKEW: f32 = 0.035;

/// So many lines tell, where they are so many inches long.
const TELLING_LINES: usize = 3;
const TELLING_INCHES: f32 = 1.5;

/// Whether the words of most lines stand higher and higher, or lower and lower.
fn is_askew(words: &[SeenWord], dpi: u32) -> bool {
    let lines = words.chunk_by(|one, next| one.line == next.line);
    let slopes = lines.filter_map(|line| {
        let (first, last) = (line.first()?, line.last()?);
        let across = last.area.left - first.area.left;
        let is_long = across.abs() > TELLING_INCHES * dpi as f32;
        is_long.then(|| ((last.area.bottom - first.area.bottom) / across).abs())
    });
    let mut slopes: Vec<f32> = slopes.collect();
    slopes.sort_by(f32::total_cmp);
    let median = slopes.get(slopes.len() / 2);
    slopes.len() >= TELLING_LINES && median.is_some_and(|slope| *slope > ASKEW)
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

        fn read(&self, picture: &Grey, _: &dyn Fn() -> bool) -> Result<Seen, NotRead> {
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
            Ok(Seen {
                words: vec![word(1), word(2)],
                unread_lines: 0,
            })
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
    fn words_of_a_page_that_was_turned_level_lie_where_they_are_printed() {
        let lines = |x: u32, y: u32| {
            let (x, y) = (x as f32 - 400.0, y as f32 - 400.0);
            let (sine, cosine) = 5.0_f32.to_radians().sin_cos();
            let (along, down) = (x * cosine + y * sine, y * cosine - x * sine);
            let is_ink = along.abs() < 300.0 && down.abs() < 300.0 && down.rem_euclid(18.0) < 8.0;
            if is_ink { 0 } else { 255 }
        };
        let picture = Grey {
            width: 800,
            height: 800,
            dpi: 75,
            pixels: (0..800)
                .flat_map(|y| (0..800).map(move |x| lines(x, y)))
                .collect(),
        };
        let (_, tilt) = level(&picture).unwrap();
        let read = Upright {
            tilt: Some(tilt),
            ..Upright::default()
        };
        let size = 800.0 * (5.0_f32.to_radians().cos() + 5.0_f32.to_radians().sin());
        let at = |right: f32| {
            let left = size / 2.0 + right - 10.0;
            let (top, bottom) = (size / 2.0 - 5.0, size / 2.0 + 5.0);
            let ink = Pixels {
                left,
                top,
                right: left + 20.0,
                bottom,
            };
            let (across, down) = read.moved(&ink);
            (left + 10.0 + across, (top + bottom) / 2.0 + down)
        };
        let (x, y) = at(200.0);
        assert!(
            (x - 599.2).abs() < 2.0 && (y - 417.4).abs() < 2.0,
            "{x} {y}"
        );
        let untilted = Upright::default();
        assert_eq!(untilted.moved(&Pixels::default()), (0.0, 0.0));
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
