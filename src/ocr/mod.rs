//! Words read from pictures of pages by a program (OCR): a picture goes in, words with their places come out.
//!
//! ```text
//! Grey (a page, drawn) ─▶ Engine (tesseract, or built_in) ─▶ SeenWord, in pixels ─▶ upright ─▶ placed: baseline, size ─▶ PlacedWord
//! ```
//!
//! An [`Engine`] is whatever reads one upright picture; nothing else here knows which one it is. What it reads is
//! never taken for the words of the document: whoever relies on it looks at the picture.
//!
//! | file | what it is for |
//! |---|---|
//! | `choice` | which engine reads here |
//! | `tesseract` | the engine that is installed on the computer, and what it has for languages |
//! | `built_in` | the engine in the program, for Latin letters; only with the feature `ocr` |
//! | `missing` | why nothing can be read here, or a page was not, and what can be done |
//! | `table` | what tesseract says, read |
//! | `languages` | which languages the documents of a case are likely to be in |
//! | `upright` | a page that lies on its side is read as it stands |
//! | `tilt` | a page that lies askew is turned level first |
//! | `placed` | lines, baselines and sizes of letters, from the boxes of words |

#[cfg(feature = "ocr")]
mod built_in;
mod choice;
mod grey;
mod languages;
mod missing;
mod placed;
mod table;
mod tesseract;
mod tilt;
mod upright;

#[cfg(feature = "ocr")]
pub use built_in::{BuiltIn, NoModels};
pub use choice::{EngineChoice, find_engine, is_built_in};
pub use grey::Grey;
pub use languages::{ENGLISH, Language, Wanted, language, languages_of};
pub use missing::{Missing, NotRead, install, names};
pub use placed::{PlacedWord, placed};
pub use tesseract::Tesseract;
pub use tilt::Tilt;
pub use upright::{Quarter, Upright, read_upright};

/// A rectangle in pixels, from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pixels {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A word that was seen in a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenWord {
    pub text: String,
    /// Around its ink.
    pub area: Pixels,
    /// The same for all words of a line, and another for those of the next.
    pub line: u32,
    /// How sure the engine is, from 0 to 100.
    pub confidence: f32,
}

/// What was seen in a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// In the order in which they are read.
    pub words: Vec<SeenWord>,
    /// How many lines are writing in letters that the engine does not know, or are hardly to be made out.
    pub unread_lines: u32,
}

/// What reads pictures. It may be asked by several threads at once.
pub trait Engine: Send + Sync {
    /// Which it is, in which version and for which languages: what another reads may be something else.
    fn name(&self) -> &str;

    /// What it reads, as people are told.
    fn languages(&self) -> &str;

    /// Whether it reads again what this engine has read before.
    fn replaces(&self, name: &str) -> bool {
        name != self.name()
    }

    /// What is written in an upright picture.
    fn read(&self, picture: &Grey, is_wanted: &dyn Fn() -> bool) -> Result<Seen, NotRead>;
}
