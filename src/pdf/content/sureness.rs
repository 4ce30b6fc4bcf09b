//! How well a machine has read a page, as far as it can tell itself: what is unsure is said, so that nobody relies on a
//! search that cannot find what is there.

use serde::{Deserialize, Serialize};

use crate::ocr::{SeenWord, Upright, is_built_in};

use super::by_machine::MachinePage;

/// How well a page was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sureness {
    /// From 0 to 100: how sure the engine was of its words, on average, long ones counting more.
    pub confidence: u8,
    /// Lines with words.
    pub lines: u32,
    /// Lines that were seen and not read.
    pub unread_lines: u32,
}

impl Default for Sureness {
    /// As pages count of which nobody kept it.
    fn default() -> Self {
        Sureness {
            confidence: 100,
            lines: 0,
            unread_lines: 0,
        }
    }
}

/// Where tesseract was less sure than this, more than five words of a hundred were wrong, and fewer where it was surer:
/// 92 of a coarse fax with 3, 87 of 75 dots an inch with 7, 85 of a page full of specks with 13.
const SURE: u8 = 88;

/// The reader in the program is as sure of a word as of its least sure letter.
const SURE_BUILT_IN: u8 = 70;

impl MachinePage {
    /// Whether its words are likely to be wrong.
    pub fn is_unsure(&self) -> bool {
        let least = match is_built_in(&self.engine) {
            true => SURE_BUILT_IN,
            false => SURE,
        };
        self.sureness().confidence < least
    }
}

impl Sureness {
    pub(super) fn of(read: &Upright) -> Sureness {
        let letters = |word: &SeenWord| word.text.chars().count() as f32;
        let all: f32 = read.words.iter().map(letters).sum();
        let sure = read.words.iter();
        let sure: f32 = sure.map(|word| word.confidence * letters(word)).sum();
        let lines = read.words.chunk_by(|one, next| one.line == next.line);
        Sureness {
            confidence: match all > 0.0 {
                true => (sure / all).clamp(0.0, 100.0) as u8,
                false => 100,
            },
            lines: lines.count() as u32,
            unread_lines: read.unread_lines,
        }
    }

    /// Whether so much of the page was seen and not read that it was written in other letters.
    pub fn is_partly_read(self) -> bool {
        self.unread_lines >= 2 && self.unread_lines * 4 >= self.lines + self.unread_lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::by_machine::Drawing;
    use super::*;

    fn upright(confidences: &[f32], unread_lines: u32) -> Upright {
        let words = confidences.iter().map(|confidence| SeenWord {
            text: "word".to_owned(),
            confidence: *confidence,
            ..SeenWord::default()
        });
        Upright {
            words: words.collect(),
            unread_lines,
            ..Upright::default()
        }
    }

    fn is_unsure(engine: &str, confidences: &[f32]) -> bool {
        let drawing = Drawing {
            size: (10, 10),
            points: (10.0, 10.0),
        };
        MachinePage::new(engine, drawing, &upright(confidences, 0), None).is_unsure()
    }

    #[test]
    fn a_page_of_many_unsure_words_is_unsure() {
        let tesseract = |confidences| is_unsure("tesseract 5.3.0 eng", confidences);
        assert!(!tesseract(&[95.0, 90.0, 76.0, 96.0]));
        assert!(tesseract(&[95.0, 90.0, 60.0, 90.0]));
        assert!(!tesseract(&[]), "a photograph");
        assert!(!is_unsure("built-in 1 eng", &[95.0, 90.0, 60.0, 90.0]));
        assert!(is_unsure("built-in 1 eng", &[95.0, 60.0, 40.0, 40.0]));
    }

    #[test]
    fn a_page_of_which_lines_were_not_read_is_partly_read() {
        let read = |confidences: &[f32], lines| Sureness::of(&upright(confidences, lines));
        assert!(read(&[], 2).is_partly_read());
        assert!(read(&[90.0], 3).is_partly_read());
        assert!(!read(&[90.0], 1).is_partly_read(), "a stamp");
        assert!(!read(&[90.0], 0).is_partly_read());
    }
}
