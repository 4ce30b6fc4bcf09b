//! Our own pages and many documents become one file: copied, stamped, linked, accounted for.
//!
//! ```text
//! FrontMatter ─▶ front_matter ──────────────────────────────▶ Chunk ─┐
//! load ─▶ import::Source ─▶ copy (page, annotation, stamp) ─▶ Chunk ─┴▶ file ─▶ bytes
//!         └────────── one thread for each document in flight ───────┘   └ in order ┘
//! ```
//!
//! Every file of ours is made here, whether documents stand behind our own pages or not: what it has once
//! (catalog, page tree, outline, labels, information, XMP) is written in `document` and nowhere else.
//!
//! Documents are read in parallel and written in order. A copied document is a *chunk*: the text of
//! its objects with gaps where numbers of objects go, and its streams as they stood, undecoded. Only
//! the writer gives numbers, so the same input gives the same bytes, however many threads ran, and
//! equal streams (fonts, letterheads) are written once. Memory holds the documents in flight; and what
//! was written is read again without what no rule looks into (`abridged`).

mod abridged;
mod annotation;
mod bookmark;
mod button;
mod chunk;
mod clip;
mod copy;
mod deep_colours;
mod document;
mod field;
mod file;
mod front_matter;
mod heading;
mod highlight;
mod inline_photograph;
mod keys;
mod layers;
mod ledger;
mod lettered;
mod lettering;
mod line_end;
mod list;
mod look;
mod marked;
mod marked_words;
mod on_sheet;
mod outside;
mod page;
mod photograph;
mod pipeline;
mod placed_page;
mod relation;
mod resources;
mod said;
mod scaled;
mod shape;
mod shown;
mod smaller;
mod stamp;
mod syntax;
mod turns;
mod twins;
mod value;
mod wanted;
mod widget;
mod wrapped_page;
mod xmp;

use std::sync::Arc;

use crate::layout::OutlineEntry;

pub use abridged::abridged;
pub(super) use document::PRODUCER;

pub use document::About;
pub use ledger::{FieldValue, Ledger};
pub use on_sheet::OnSheet;
pub use pipeline::{Load, assemble, front_matter_alone, single};
pub use placed_page::{
    Destination, Highlight, MarginLabel, Missing, Overlay, PageContent, PlacedPage, Window,
};
pub use twins::Sink;

use super::import::{Password, Refusal, Watch};
use super::smaller::SmallerPictures;

/// One document and the places of its pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    pub pages: Vec<PlacedPage>,
    pub password: Option<Password>,
    /// Pictures that take the place of its own.
    pub smaller: Option<Arc<SmallerPictures>>,
    /// Length of its file, so that not too much is held at once; 0 where that is not known.
    pub bytes: u64,
}

/// Everything that the finished file is made of but our own pages and the documents themselves.
#[derive(Clone, Debug)]
pub struct Assembly<'a> {
    pub about: &'a About,
    /// The documents, in order. With our own pages they fill every position once.
    pub parts: Vec<Part>,
    /// In the whole file.
    pub pages: usize,
    /// The bookmarks; those of a document's own are hung below the one that leads to its first page.
    pub outline: Vec<OutlineEntry>,
    /// Bookmarks in the whole file, where there is such a limit: ours stay, the documents share the rest.
    pub most_bookmarks: Option<usize>,
    /// Position of the page that “Back to index” leads to.
    pub index: usize,
    pub draft: bool,
    /// Documents that take too long are given up by it.
    pub watch: &'a Watch,
}

/// How one page of a document is put in its place.
#[derive(Clone, Debug)]
pub struct Single<'a> {
    pub about: &'a About,
    pub page: PlacedPage,
    pub draft: bool,
    /// Pictures that take the place of its own.
    pub smaller: Option<Arc<SmallerPictures>>,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum AssembleError {
    /// By position among the parts, from 0; people count from 1.
    #[error("document {number}: {refusal}", number = .0 + 1, refusal = .1)]
    Refused(usize, Refusal),
    #[error("document {number} could not be read: {cause}", number = .0 + 1, cause = .1)]
    Unread(usize, String),
    #[error("document {number} has no page {page}", number = .part + 1)]
    NoSuchPage { part: usize, page: usize },
    #[error("two documents claim page {0} of the bundle, or none does")]
    Misplaced(usize),
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
    #[error("the font of the page numbers could not be prepared: {0}")]
    Font(String),
    #[error("cancelled")]
    Cancelled,
}

#[cfg(test)]
pub(crate) mod tests;
