//! Words that nobody sees, taken out of a document so that its pages look as before.
//!
//! ```text
//! document ─▶ copied as the bundle copies it ─▶ each page: letters that are to go (reader) ─▶ walk ─▶ new content
//!                 drawn before and after: the same? ─▶ kept     else ─▶ the page as a picture of 300 dpi, with a
//!                 read again: are the words gone?   ─▶ kept              layer of the words that are seen
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `tokens` | page content cut into operators, each with its place |
//! | `walk`, `part`, `operators` | the operators gone through as the reader does, with the state that they set |
//! | `shown`, `codes` | letters held against the reader's places, and written again without some |
//! | `outside` | how pictures lie to the page |
//! | `rewritten`, `apply` | new content, and how it becomes the page's |
//! | `comments` | comments and what goes with them |
//! | `work` | one document: pages rewritten, proved, made pictures |
//! | `same` | whether a page looks as before |
//!
//! The rewriter is trusted only where its places agree with the reader's within half a point for every letter of the
//! page; everywhere else the page becomes a picture of itself. Interpreting pages, all this belongs into a worker.
//!
//! What a form field holds and does not show needs no taking out: a bundle has no fields, only what they show.

mod apply;
mod codes;
mod comments;
mod operators;
mod outside;
mod part;
mod rewritten;
mod same;
mod shown;
#[cfg(test)]
mod tests;
mod tokens;
mod walk;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::case::{HiddenKind, HiddenPlace, MarkArea};
use crate::pdf::content::{HiddenBy, HiddenWords, Rect};
use crate::pdf::import::{Limits, Refusal, Source, Watch};
use crate::pdf::redact::{PicturePage, with_pictures};
use crate::pdf::render::Pages;

pub use comments::place_of_comment;
use work::Work;

/// What is on a page cannot be told for sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unsure;

/// How a page was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Road {
    /// Its content was written again without the words.
    Content,
    /// It became a picture of itself.
    Picture,
}

/// What became of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDone {
    /// From 1.
    pub page: u32,
    pub road: Road,
    /// Drawn before and after it is the same; of a picture, the same at 300 dpi.
    pub looks_same: bool,
}

/// A copy without the words.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    pub bytes: Vec<u8>,
    pub pages: Vec<PageDone>,
    /// Places that were left, because the page would look otherwise without them.
    pub kept: Vec<HiddenPlace>,
}

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum NotLeftOut {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("the copy could not be put together: {0}")]
    Unmade(String),
    #[error("page {0} cannot be read")]
    Unread(u32),
    #[error(
        "page {0} has marks that every program draws otherwise, and its words cannot be told apart for sure"
    )]
    Unsure(u32),
    #[error("page {0} cannot be drawn")]
    Undrawn(u32),
}

/// What the reader calls hidden, as a place.
pub fn place_of(page: u32, hidden: &HiddenWords) -> HiddenPlace {
    let kind = match hidden.kind {
        HiddenBy::Covered => HiddenKind::Covered,
        HiddenBy::SameColour => HiddenKind::SameColour,
        HiddenBy::OutsidePage => HiddenKind::OutsidePage,
        HiddenBy::TooSmall => HiddenKind::TooSmall,
        HiddenBy::LayerOff => HiddenKind::LayerOff,
        HiddenBy::UnappliedRedaction => HiddenKind::UnappliedRedaction,
    };
    let Rect { x0, y0, x1, y1 } = hidden.area;
    let area = MarkArea {
        left: (x0 * 10.0).floor() as i32,
        top: (y0 * 10.0).floor() as i32,
        right: (x1 * 10.0).ceil() as i32,
        bottom: (y1 * 10.0).ceil() as i32,
    };
    HiddenPlace::new(page, kind, Some(area), &hidden.text)
}

/// A copy of a document without the words at these places; without those only whose going is not seen, where
/// `unseen_only`.
pub fn leave_out(
    document: &[u8],
    places: &[HiddenPlace],
    unseen_only: bool,
) -> Result<LeftOut, NotLeftOut> {
    let plain = copied(document, None)?;
    let before = Pages::open(plain.clone(), None)?;
    let source = Source::open(plain.clone(), None, &Limits::default())?;
    let mut work = Work {
        plain: &plain,
        before: &before,
        source: &source,
        by_page: BTreeMap::new(),
        comments: BTreeSet::new(),
        new: BTreeMap::new(),
        undrawn: BTreeSet::new(),
        pictures: BTreeSet::new(),
    };
    for place in places {
        match place.kind {
            HiddenKind::Comment => drop(work.comments.insert(place)),
            HiddenKind::UnappliedRedaction => {}
            _ => work.by_page.entry(place.page).or_default().push(place),
        }
    }
    work.rewrite()?;
    work.prove()?;
    work.finish(unseen_only)
}

/// As the bundle would have it.
fn copied(
    document: &[u8],
    pictures: Option<&BTreeMap<usize, PicturePage>>,
) -> Result<Vec<u8>, NotLeftOut> {
    let count = Source::open(document.to_vec(), None, &Limits::default())?.len();
    let none = BTreeMap::new();
    with_pictures(
        document,
        count,
        pictures.unwrap_or(&none),
        &Watch::default(),
    )
    .map_err(|error| NotLeftOut::Unmade(error.to_string()))
}
