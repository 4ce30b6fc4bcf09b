//! How the pages of a document are put into the bundle: by what the case says of it, and what was found in it.

use crate::case::{Case, Comments, Exhibit, PaperChoice, Turns};
use crate::pdf::assemble::{Overlay, PageContent, PlacedPage, Window};
use crate::pdf::import::Password;
use crate::preflight::{Document, Documents, incomplete_pages};

/// How the pages of a document are put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placing {
    /// As in the case, relative to its folder.
    pub path: String,
    pub sha256: String,
    pub fit: bool,
    pub turns: Turns,
    pub content: PageContent,
    pub password: Option<Password>,
    /// Pages, from 1, of which a part is missing.
    pub incomplete: Vec<u32>,
    /// Length of the file in bytes; 0 where it was not read.
    pub bytes: u64,
}

impl Placing {
    /// None where the case does not say which file it is.
    pub(super) fn of(case: &Case, exhibit: &Exhibit, files: &Documents) -> Option<Self> {
        let document = case.document_of(exhibit)?;
        let read = files.get(&exhibit.number);
        let read: Option<&Document> = read.and_then(|read| read.as_ref().ok());
        Some(Placing {
            path: document.path.clone(),
            sha256: read.map_or_else(|| document.sha256.clone(), |read| read.sha256.clone()),
            fit: exhibit.paper == PaperChoice::Fit,
            turns: exhibit.turns.clone(),
            content: content(exhibit.comments),
            password: read.and_then(|read| read.password.clone()),
            incomplete: incomplete_pages(exhibit, files),
            bytes: read.map_or(0, |read| read.bytes),
        })
    }

    /// A page of the document (from 0) at its position in a file (from 0).
    pub(super) fn page(&self, page: usize, position: usize) -> PlacedPage {
        let number = u32::try_from(page + 1).unwrap_or(u32::MAX);
        let is_incomplete = self.incomplete.contains(&number);
        PlacedPage {
            page,
            position,
            content: self.content,
            window: Window {
                fit: self.fit,
                turn: self.turns.of(number),
            },
            overlays: vec![Overlay::Stamp { is_incomplete }],
        }
    }
}

fn content(comments: Comments) -> PageContent {
    match comments {
        Comments::Keep => PageContent::Original,
        Comments::Flatten => PageContent::Flattened,
        Comments::Drop => PageContent::WithoutMarks,
    }
}
