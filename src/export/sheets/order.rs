//! The sheets of one file in their order: our own pages, and those of documents where they stand.
//!
//! Everything on a sheet that names a page of the file is made to name one of the bundle.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::{Origin, Sheet};
use crate::case::Exhibit;
use crate::export::documents;
use crate::export::placing::Exhibits;
use crate::layout::{EntryArea, ExhibitSpan, Layout, Link, Page, Target};
use crate::pdf::assemble::{Part, PlacedPage};
use crate::preflight::Document;

/// What the sheets of one file are laid out from.
pub(super) struct Desk<'a> {
    pub(super) layout: &'a Layout,
    pub(super) volume: usize,
    pub(super) exhibits: Exhibits<'a>,
    pub(super) draft: bool,
    pub(super) prefix: &'a str,
}

impl Desk<'_> {
    /// Our own pages and the documents', in the order of the file.
    pub(super) fn lay_out(&self) -> Vec<Sheet> {
        let mut sheets = Vec::new();
        let mut own = self.layout.pages.iter().enumerate().peekable();
        let parts = documents::parts(self.layout, &self.exhibits);
        let exhibit = |span: &ExhibitSpan| self.exhibits.case.exhibits.get(span.exhibit);
        let spans = self.layout.exhibits.iter();
        let places = spans.filter_map(|span| Some((exhibit(span)?, span)));
        for ((exhibit, span), part) in places.zip(&parts) {
            while let Some((at, page)) = own.next_if(|(_, page)| page.position < span.first) {
                sheets.push(self.own_sheet(at, page));
            }
            sheets.extend(self.of_document(exhibit, part));
        }
        sheets.extend(own.map(|(at, page)| self.own_sheet(at, page)));
        sheets
    }

    pub(super) fn areas(&self) -> impl Iterator<Item = EntryArea> {
        let areas = self.layout.areas.iter();
        areas.map(|area| EntryArea {
            page: self.in_bundle(area.page),
            ..*area
        })
    }

    /// The position in the bundle of a page of the file.
    fn in_bundle(&self, position: usize) -> usize {
        self.layout.first + position
    }

    fn own_sheet(&self, at: usize, page: &Page) -> Sheet {
        Sheet {
            position: Some(self.in_bundle(page.position)),
            volume: self.volume,
            label: page.label.clone(),
            origin: Origin::Own(at),
            slice: None,
            looks: page.looks(),
            width: page.width,
            height: page.height,
            links: page.links.iter().map(|link| self.led(link)).collect(),
            words: page.words(),
        }
    }

    /// A link of the file as one of the bundle.
    fn led(&self, link: &Link) -> Link {
        let mut link = link.clone();
        if let Target::Page { page, .. } = &mut link.target {
            *page = self.in_bundle(*page);
        }
        link
    }

    fn of_document(&self, exhibit: &Exhibit, part: &Part) -> Vec<Sheet> {
        let (number, read) = (exhibit.number, self.exhibits.documents.get(&exhibit.number));
        let sha256 = match read {
            Some(Ok(Document {
                sha256,
                survey: Ok(_),
                ..
            })) if !part.pages.is_empty() => sha256,
            Some(_) => return vec![self.waiting(exhibit, true)],
            None => return vec![self.waiting(exhibit, false)],
        };
        let (width, height) = self.a4();
        let smaller = part.smaller.as_ref().map(|made| made.wanted);
        let sheet = |placed: &PlacedPage| {
            let position = self.in_bundle(placed.position);
            let label = format!("{} {}", self.prefix, position + 1);
            Sheet {
                looks: hash(&(sha256, format!("{placed:?}"), &label, self.draft, smaller)),
                position: Some(position),
                volume: self.volume,
                label,
                origin: Origin::Document {
                    number,
                    page: placed.page,
                    slice: placed.window.slice.map_or(0, |slice| slice.before),
                },
                slice: placed.window.slice,
                width,
                height,
                links: Vec::new(),
                words: String::new(),
            }
        };
        part.pages.iter().map(sheet).collect()
    }

    fn waiting(&self, exhibit: &Exhibit, is_refused: bool) -> Sheet {
        let (width, height) = self.a4();
        let number = exhibit.number;
        Sheet {
            position: None,
            volume: self.volume,
            label: exhibit.title.clone(),
            origin: Origin::Unread { number, is_refused },
            slice: None,
            looks: hash(&(number, is_refused)),
            width,
            height,
            links: Vec::new(),
            words: String::new(),
        }
    }

    /// The paper of our own pages.
    fn a4(&self) -> (f32, f32) {
        let first = self.layout.pages.first();
        first.map_or((595.276, 841.89), |page| (page.width, page.height))
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    value.hash(&mut hash);
    hash.finish()
}
