//! Our own pages, drawn, linked and tagged, before they are part of a file.
//!
//! printpdf draws their content and embeds the fonts (`draw`, `font`, `batches`); annotations and the
//! structure are set in its lopdf document (`links`, `structure`). What a file has once, `assemble` writes.

use std::collections::BTreeMap;

use lopdf::{Document, ObjectId};

use crate::layout::{Layout, Page};

use super::{PdfError, draw, links, structure};

/// Our own pages of one file. Of its document only what pages and structure lead to is used.
#[derive(Debug, Default)]
pub struct FrontMatter {
    pub(super) document: Document,
    /// In their order.
    pub(super) pages: Vec<ObjectId>,
    /// The position in the file of every page that something of ours leads to, by its object. For pages of
    /// documents there is no such object, only its number.
    pub(super) positions: BTreeMap<ObjectId, usize>,
    /// The root of the structure tree.
    pub(super) structure: Option<ObjectId>,
}

impl FrontMatter {
    /// Draws the pages of a layout, at the positions that it gives them.
    pub fn of(layout: &Layout) -> Result<Self, PdfError> {
        if layout.pages.is_empty() {
            return Err(PdfError::NoPages);
        }
        let mut document = draw::draw(layout)?;
        let pages: Vec<ObjectId> = document.page_iter().collect();
        let mut targets = Targets::new(&layout.pages, &pages);
        let mut annotations = Vec::with_capacity(pages.len());
        for (page, id) in layout.pages.iter().zip(&pages) {
            annotations.push(links::set(&mut document, page, *id, &mut targets)?);
        }
        let structure = structure::write(&mut document, layout, &pages, &annotations)?;
        Ok(FrontMatter {
            document,
            positions: targets.positions(),
            pages,
            structure: Some(structure),
        })
    }

    /// The same as the only pages of a file, one behind the other: links to documents lead nowhere.
    pub(super) fn alone(self) -> Self {
        FrontMatter {
            positions: self.pages.iter().copied().zip(0..).collect(),
            ..self
        }
    }
}

/// The pages that links may lead to, by position in the file.
pub(super) struct Targets(BTreeMap<usize, Target>);

/// The object of a page, and its height where it is ours.
#[derive(Clone, Copy)]
pub(super) struct Target {
    pub(super) page: ObjectId,
    pub(super) height: Option<f32>,
}

impl Targets {
    fn new(layout: &[Page], pages: &[ObjectId]) -> Self {
        let ours = layout.iter().zip(pages).map(|(page, id)| {
            let height = Some(page.height);
            (page.position, Target { page: *id, height })
        });
        Targets(ours.collect())
    }

    /// A page of a document gets a number for its object here, and the object when it is copied.
    pub(super) fn at(&mut self, position: usize, document: &mut Document) -> Target {
        let theirs = || Target {
            page: document.new_object_id(),
            height: None,
        };
        *self.0.entry(position).or_insert_with(theirs)
    }

    fn positions(&self) -> BTreeMap<ObjectId, usize> {
        let pages = self.0.iter();
        pages
            .map(|(position, target)| (target.page, *position))
            .collect()
    }
}
