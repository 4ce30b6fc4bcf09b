//! The reader in the program itself: printed Latin letters, for computers without tesseract.
//!
//! ```text
//! picture ─▶ find (a model says where text is) ─▶ regions ─▶ rectangles ─▶ order
//!         └▶ strip (one line, turned level, 48 pixels high) ─▶ recognise (a model) ─▶ letters ─▶ words
//! ```
//!
//! Two models of the PaddleOCR project run on `rten`, in Rust and on the processor. They lie in a folder that comes
//! with the program, made by `assets/ocr/make-models`; see `models`. What the models cannot tell (which letters make
//! a word, where its ink lies, in which order lines are read) is plain code with tests of its own.
//!
//! It knows Latin letters with all their accents, and no others, which a finding says: of a line of Cyrillic or Greek
//! it reads the stops, and such lines are left out and counted. It takes twice tesseract's time.

mod find;
mod ink;
mod letters;
mod models;
mod order;
mod picture;
mod recognise;
mod rectangle;
mod regions;
mod strip;
mod words;

#[cfg(test)]
mod tests;

pub use models::{BuiltIn, NoModels};

use super::{Engine, Grey, NotRead, Seen, is_built_in};
use picture::Picture;

/// What it is, in which version, and what it reads: the languages that are written with its letters, as tesseract
/// calls them. Another number when it reads otherwise than before: pages are then read again.
const NAME: &str = "built-in 1 eng+afr+aze+ces+dan+deu+est+fin+fra+hat+hrv+hun+ind+isl+ita+kmr+lav+lit+msa+nld+nor+pol+por+ron+slk+slv+spa+sqi+swa+swe+tur+uzb";

impl Engine for BuiltIn {
    fn name(&self) -> &str {
        NAME
    }

    fn languages(&self) -> &str {
        "Latin letters"
    }

    /// What tesseract has read is left as it is, where nobody chose this one: on another computer, or before somebody
    /// took it away.
    fn replaces(&self, name: &str) -> bool {
        (is_built_in(name) || self.is_chosen) && name != self.name()
    }

    fn read(&self, picture: &Grey, is_wanted: &dyn Fn() -> bool) -> Result<Seen, NotRead> {
        let Some(picture) = Picture::of(picture) else {
            return Ok(Seen::default());
        };
        let thread = models::thread();
        let go_on = || is_wanted().then_some(()).ok_or(NotRead::Unwanted);
        go_on()?;
        let places = find::places(self, &thread, &picture)?;
        let mut seen = Seen::default();
        for (line, places) in (1..).zip(order::lines(places)) {
            for place in places {
                go_on()?;
                let reading = recognise::best(self, &thread, &picture, &place)?;
                if reading.is_writing() {
                    seen.words.extend(words::words(&reading, &picture, line));
                } else if is_line(&place) {
                    seen.unread_lines += 1;
                }
            }
        }
        Ok(seen)
    }
}

/// So many times as long as high, and so many pixels high: several words of print, and neither a stamp nor a speck.
const LONG: f32 = 4.0;
const HIGH: f32 = 12.0;

/// Whether what was found there is the shape of a line of words.
fn is_line(place: &rectangle::Rectangle) -> bool {
    let (long, high) = match place.width > place.height {
        true => (place.width, place.height),
        false => (place.height, place.width),
    };
    high >= HIGH && long >= high * LONG
}
