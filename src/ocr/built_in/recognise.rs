//! What a line says: a model reads the strip, and the likeliest letters are taken.

use rten_tensor::NdTensor;

use super::letters::{Letter, letters};
use super::models::{BuiltIn, Thread};
use super::picture::Picture;
use super::rectangle::Rectangle;
use super::strip::{HEIGHT, Strip, cut};
use crate::ocr::NotRead;

/// A line so much higher than wide may be written upwards or downwards.
const UPRIGHT: f32 = 1.5;
/// One so much higher than wide is never a single letter, standing as usual.
const SURELY_UPRIGHT: f32 = 3.0;

/// A line that is read with less certainty than this on average is no line: a stamp, a photograph, a drawing.
const LEAST_CERTAINTY: f32 = 0.5;

/// A line as it was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) letters: Vec<Letter>,
    /// Into how many steps the model took the strip.
    pub(super) steps: usize,
    pub(super) strip: Strip,
}

impl Reading {
    /// How sure the model is of its letters, 0 to 1, on average; 0 for no letters.
    pub(super) fn certainty(&self) -> f32 {
        let sum: f32 = self.letters.iter().map(|letter| letter.share).sum();
        sum / self.letters.len().max(1) as f32
    }

    /// Whether it says anything: of letters that the model does not know it reads only the stops between them.
    pub(super) fn is_writing(&self) -> bool {
        let has_letter = self
            .letters
            .iter()
            .any(|letter| letter.sign.is_alphanumeric());
        has_letter && self.certainty() >= LEAST_CERTAINTY
    }
}

/// The line at a place, in the direction in which it reads best.
pub(super) fn best(
    models: &BuiltIn,
    thread: &Thread,
    picture: &Picture<'_>,
    place: &Rectangle,
) -> Result<Reading, NotRead> {
    let mut best: Option<Reading> = None;
    for &quarters in directions(place) {
        let reading = reading(models, thread, cut(picture, &place.turned(quarters)))?;
        if best
            .as_ref()
            .is_none_or(|best| reading.certainty() > best.certainty())
        {
            best = Some(reading);
        }
    }
    best.map_or_else(|| reading(models, thread, cut(picture, place)), Ok)
}

/// Quarter turns to try: downwards, upwards, and for what may be one letter as it stands.
fn directions(place: &Rectangle) -> &'static [u8] {
    if place.height < place.width * UPRIGHT {
        &[0]
    } else if place.height < place.width * SURELY_UPRIGHT {
        &[0, 1, 3]
    } else {
        &[1, 3]
    }
}

fn reading(models: &BuiltIn, thread: &Thread, strip: Strip) -> Result<Reading, NotRead> {
    let plane = strip.grey.len();
    let mut input = Vec::with_capacity(3 * plane);
    for _ in 0..3 {
        input.extend(strip.grey.iter().map(|grey| (grey - 0.5) / 0.5));
    }
    let output = models.shares_of(
        thread,
        NdTensor::from_data([1, 3, HEIGHT, strip.width], input),
    )?;
    let characters = models.characters();
    Ok(Reading {
        letters: letters(&output.values, characters),
        steps: output.values.len() / (characters.len() + 1),
        strip,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str, share: f32) -> Reading {
        let letter = |sign| Letter {
            sign,
            at: 0.0,
            share,
        };
        let place = Rectangle {
            x: 0.0,
            y: 0.0,
            width: 1.0,
            height: 1.0,
            angle: 0.0,
        };
        Reading {
            letters: text.chars().map(letter).collect(),
            steps: text.len(),
            strip: Strip {
                width: 0,
                grey: Vec::new(),
                place,
            },
        }
    }

    #[test]
    fn stops_alone_and_what_is_hardly_seen_are_no_writing() {
        assert!(reading("12.", 0.9).is_writing());
        assert!(!reading(". , .", 0.99).is_writing());
        assert!(!reading("asylum", 0.4).is_writing());
        assert!(!reading("", 0.9).is_writing());
    }

    #[test]
    fn what_is_high_and_narrow_is_read_upwards_and_downwards() {
        let directions = |width, height| {
            directions(&Rectangle {
                x: 0.0,
                y: 0.0,
                width,
                height,
                angle: 0.0,
            })
        };
        assert_eq!(directions(100.0, 20.0), [0]);
        assert_eq!(directions(20.0, 40.0), [0, 1, 3]);
        assert_eq!(directions(20.0, 100.0), [1, 3]);
    }
}
