//! What is ordered of the work beside the window, and what comes back.

use std::path::PathBuf;

use crate::case::{Document, DocumentId, Edit, RedactionMark};
use crate::redact::{Excerpt, Trouble, Unsearchable};
use crate::terms::Term;

/// Where the documents of a case lie.
#[derive(Clone, Debug, Default)]
pub(in crate::gui) struct OfCase {
    pub(in crate::gui) file: Option<PathBuf>,
    pub(in crate::gui) folder: PathBuf,
}

/// A document with what people call it.
#[derive(Clone, Debug)]
pub(in crate::gui) struct Named {
    pub(in crate::gui) exhibit: u32,
    pub(in crate::gui) title: String,
    pub(in crate::gui) document: Document,
}

/// Words to look for.
#[derive(Clone, Debug)]
pub(in crate::gui) struct SearchOrder {
    pub(in crate::gui) case: OfCase,
    pub(in crate::gui) documents: Vec<Named>,
    pub(in crate::gui) terms: Vec<Term>,
}

/// A place at which one of them stands.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Place {
    pub(in crate::gui) mark: RedactionMark,
    /// None where it hangs on the page: a comment, a link, words said in place of others.
    pub(in crate::gui) excerpt: Option<Excerpt>,
    pub(in crate::gui) is_wanted: bool,
}

/// A document that was searched.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Searched {
    pub(in crate::gui) exhibit: u32,
    pub(in crate::gui) title: String,
    pub(in crate::gui) document: DocumentId,
    pub(in crate::gui) places: Vec<Place>,
    /// Places that are marked already.
    pub(in crate::gui) known: usize,
    pub(in crate::gui) unsearchable: Vec<(u32, Unsearchable)>,
    /// Why it could not be searched.
    pub(in crate::gui) trouble: Option<Trouble>,
}

/// How far a search is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) enum Sought {
    /// Documents that were searched, of how many.
    Searching(usize, usize),
    Found(Vec<Searched>),
}

/// What is to be taken out of documents.
#[derive(Clone, Debug)]
pub(in crate::gui) struct TakeOutOrder {
    pub(in crate::gui) case: OfCase,
    /// Each with all its marks.
    pub(in crate::gui) documents: Vec<(Named, Vec<RedactionMark>)>,
    /// Must be nowhere in a copy, unless a place of theirs is not marked.
    pub(in crate::gui) terms: Vec<Term>,
}

/// How far that is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) enum TakenOut {
    /// Copies that were made, of how many.
    Working(usize, usize),
    Done {
        /// The case file after which the copies are named.
        case: Option<PathBuf>,
        /// How the case changes, each with the document as it was when its copy was ordered.
        edits: Vec<(Document, Edit)>,
        /// Documents that rest as they were, by title, and why.
        troubles: Vec<(String, Trouble)>,
    },
}
