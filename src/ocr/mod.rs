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
//! | `table` | what tesseract says, read |
//! | `languages` | which languages the documents of a case are likely to be in |
//! | `upright` | a page that lies on its side is read as it stands |
//! | `placed` | lines, baselines and sizes of letters, from the boxes of words |

#[cfg(feature = "ocr")]
mod built_in;
mod choice;
mod grey;
mod languages;
mod placed;
mod table;
mod tesseract;
mod upright;

#[cfg(feature = "ocr")]
pub use built_in::{BuiltIn, NoModels};
pub use choice::{find_engine, is_built_in};
pub use grey::Grey;
pub use languages::{ENGLISH, Language, language, languages_of};
pub use placed::{PlacedWord, placed};
pub use tesseract::{Missing, Tesseract};
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
#[derive(Clone, Debug, PartialEq)]
pub struct SeenWord {
    pub text: String,
    /// Around its ink.
    pub area: Pixels,
    /// The same for all words of a line, and another for those of the next.
    pub line: u32,
    /// How sure the engine is, from 0 to 100.
    pub confidence: f32,
}

/// Why a picture was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    #[error("the program that reads scans failed")]
    Failed,
    #[error("reading it took more than {} seconds", tesseract::LONGEST.as_secs())]
    Slow,
    #[error("nobody wanted it any longer")]
    Unwanted,
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

    /// The words of an upright picture, in the order in which they are read.
    fn read(&self, picture: &Grey, is_wanted: &dyn Fn() -> bool) -> Result<Vec<SeenWord>, NotRead>;
}
