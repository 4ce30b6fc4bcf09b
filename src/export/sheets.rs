//! The bundle as it stands now, for looking at: our own pages made, those of documents in their place.
//!
//! Our own pages are the real bytes, made by the same steps as an export's. Documents are not put in:
//! each of their pages only says where it comes from and how it is put there, so that whoever looks at
//! it can have that one page assembled. A document whose file has not been read yet is one sheet that
//! waits, and takes no number.
//!
//! A bundle in volumes is shared out as the survey of the case foresees it, and its sheets follow each
//! other through all volumes. A cap of pages is kept as an export keeps it. One of bytes is only
//! reckoned from the sizes of documents: an export measures the files it made, and may then end a
//! volume elsewhere.

mod order;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::bundle::{Plan, Slice};
use crate::finding;
use crate::layout::{EntryArea, Fonts, Layout, Link, typeset_files};
use crate::pdf::assemble::Single;
use crate::pdf::{self, About};
use crate::quote::Document;

use super::placing::{Entries, Exhibits, Placing, entries, paper_size};
use super::{
    ExportError, Request, about, case_findings, planned, profile_of, volumes, whole_pages,
};
use order::Desk;

/// Every page of a bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheets {
    /// One, or one for each volume.
    pub files: Vec<Front>,
    /// Those of all volumes, one volume after another.
    pub pages: Vec<Sheet>,
    pub areas: Vec<EntryArea>,
    /// How the pages of each document are put in, by its number in the case.
    pub placings: BTreeMap<u32, Placing>,
    pub draft: bool,
}

/// Our own pages of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    pub bytes: Vec<u8>,
    pub about: About,
    /// Position in the bundle of the file's first page.
    pub first: usize,
    pub entries: Entries,
    /// What our own pages say, and where.
    pub words: Document,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// In the bundle, through all volumes, from 0; none where a document waits to be read.
    pub position: Option<usize>,
    /// Which of [`Sheets::files`] it stands in.
    pub volume: usize,
    /// `AB 7`, or the title of the document that waits.
    pub label: String,
    pub origin: Origin,
    /// What of a page of a document it shows, where that is cut.
    pub slice: Option<Slice>,
    /// Two sheets with the same number look alike.
    pub looks: u64,
    /// In points. Of documents' pages, until they are opened: A4.
    pub width: f32,
    pub height: f32,
    /// They lead to positions in the bundle.
    pub links: Vec<Link>,
    /// What the page says; empty for pages of documents.
    pub words: String,
}

/// Where a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Our own page: its place in the bytes of its file.
    Own(usize),
    /// A page of the document with that number in the case, from 0, or that slice of it, from 0.
    Document {
        number: u32,
        page: usize,
        slice: u32,
    },
    /// The document with that number, which has not been read yet, or which cannot be used.
    Unread { number: u32, is_refused: bool },
}

/// Makes our own pages of a case and says where all others come from. Between two steps `stop` may
/// give the whole up, as [`ExportError::Cancelled`].
pub fn sheets(
    request: &Request<'_>,
    fonts: &Fonts,
    stop: &dyn Fn() -> ControlFlow<()>,
) -> Result<Sheets, ExportError> {
    let go_on = || match stop() {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    };
    let to_be_filed = request.case.to_be_filed();
    let own = profile_of(request.case, request.profile);
    let request = &request.of(&to_be_filed, &own);
    let (case, files) = (request.case, request.documents);
    let profile = request.profile;
    let mut plan = planned(request);
    let mut layouts = laid_out(&mut plan, request, fonts);
    go_on()?;
    if !plan.draft && is_refused(request, &layouts) {
        plan.draft = true;
        layouts = laid_out(&mut plan, request, fonts);
        go_on()?;
    }
    let exhibits = Exhibits {
        case,
        documents: files,
        quotations: request.quotations,
        entry_prefix: &profile.entry_prefix.value,
        paper: paper_size(profile),
    };
    let placings = case.exhibits.iter();
    let mut sheets = Sheets {
        files: Vec::new(),
        pages: Vec::new(),
        areas: Vec::new(),
        placings: placings
            .filter_map(|exhibit| Some((exhibit.number, exhibits.placing(exhibit)?)))
            .collect(),
        draft: plan.draft,
    };
    for (volume, layout) in layouts.iter().enumerate() {
        let about = about(&plan, profile, volume, layout);
        let (prefix, draft) = (&about.page_prefix, plan.draft);
        let desk = Desk {
            layout,
            volume,
            exhibits,
            draft,
            prefix,
        };
        sheets.pages.extend(desk.lay_out());
        sheets.areas.extend(desk.areas());
        sheets.files.push(Front {
            bytes: pdf::front_matter_alone(layout, &about)?,
            about,
            first: layout.first,
            entries: entries(layout),
            words: layout.words(),
        });
        go_on()?;
    }
    Ok(sheets)
}

/// The pages of every file. Where volumes are too small for anything, which an export refuses, all is
/// one file.
fn laid_out(plan: &mut Plan, request: &Request<'_>, fonts: &Fonts) -> Vec<Layout> {
    let _too_small = volumes::foresee(plan, request, request.profile, fonts);
    typeset_files(plan, request.profile, fonts)
}

/// Whether an export would make a draft of it because of what is wrong with it.
fn is_refused(request: &Request<'_>, layouts: &[Layout]) -> bool {
    layouts.first().is_some_and(|layout| {
        let pages = whole_pages(&layout.sections);
        finding::any_error(&case_findings(request, pages, &layout.missing))
    })
}

impl Sheets {
    /// How the page of a document is put in; none of other pages.
    pub fn single(&self, sheet: &Sheet) -> Option<Single<'_>> {
        let Origin::Document { number, page, .. } = sheet.origin else {
            return None;
        };
        let file = self.files.get(sheet.volume)?;
        let placing = self.placings.get(&number)?;
        let position = sheet.position?.checked_sub(file.first)?;
        Some(Single {
            about: &file.about,
            page: placing.page((page, sheet.slice), position, &file.entries),
            draft: self.draft,
            smaller: placing.smaller.clone(),
        })
    }
}
