//! The bundle as it stands now, for looking at: our own pages made, those of documents in their place.
//!
//! Our own pages are the real bytes, made by the same steps as an export's. Documents are not put in:
//! each of their pages only says where it comes from and how it is put there, so that whoever looks at
//! it can have that one page assembled. A document whose file has not been read yet is one sheet that
//! waits, and takes no number.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::ControlFlow;

use crate::bundle;
use crate::case::{Case, Exhibit, PaperChoice, Turns};
use crate::finding;
use crate::layout::{EntryArea, Fonts, Layout, Link, Page, typeset};
use crate::pdf::assemble::{Marks, Part};
use crate::pdf::import::Password;
use crate::pdf::{self, About};
use crate::preflight::{Document, Documents};
use crate::profile::Profile;

use super::{ExportError, Request, about, case_findings, documents, whole_pages};

/// Every page of a bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheets {
    /// Our own pages, as a file.
    pub bytes: Vec<u8>,
    pub pages: Vec<Sheet>,
    pub areas: Vec<EntryArea>,
    /// How the pages of each document are put in, by its number in the case.
    pub placings: BTreeMap<u32, Placing>,
    pub about: About,
    pub draft: bool,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// In the bundle, from 0; none where a document waits to be read.
    pub position: Option<usize>,
    /// `AB 7`, or the title of the document that waits.
    pub label: String,
    pub origin: Origin,
    /// Two sheets with the same number look alike.
    pub looks: u64,
    /// In points. Of documents' pages, until they are opened: A4.
    pub width: f32,
    pub height: f32,
    pub links: Vec<Link>,
    /// What the page says; empty for pages of documents.
    pub words: String,
}

/// Where a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Our own page: its place in [`Sheets::bytes`].
    Own(usize),
    /// A page of the document with that number in the case, from 0.
    Document { number: u32, page: usize },
    /// The document with that number, which has not been read yet, or which cannot be used.
    Unread { number: u32, is_refused: bool },
}

/// How the pages of a document are put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placing {
    /// As in the case, relative to its folder.
    pub path: String,
    pub sha256: String,
    pub fit: bool,
    pub turns: Turns,
    pub marks: Marks,
    pub password: Option<Password>,
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
    let (case, files) = (request.case, request.documents);
    let profile = Profile::shipped(&case.profile)?;
    let mut plan = bundle::plan(case, &profile, &documents::lengths(files));
    let mut layout = typeset(&plan, &profile, fonts);
    go_on()?;
    if !plan.draft && is_refused(request, &profile, &layout) {
        plan.draft = true;
        layout = typeset(&plan, &profile, fonts);
        go_on()?;
    }
    let about = about(&plan, &profile, 0, &layout);
    let bytes = pdf::write(&layout, &about)?;
    go_on()?;
    Ok(Sheets {
        bytes,
        pages: Desk {
            layout: &layout,
            case,
            files,
            draft: plan.draft,
            prefix: &about.page_prefix,
        }
        .lay_out(),
        areas: layout.areas,
        placings: case
            .exhibits
            .iter()
            .map(|exhibit| placing(exhibit, files))
            .collect(),
        draft: plan.draft,
        about,
    })
}

/// Whether an export would make a draft of it because of what is wrong with it.
fn is_refused(request: &Request<'_>, profile: &Profile, layout: &Layout) -> bool {
    let pages = whole_pages(&layout.sections);
    finding::any_error(&case_findings(request, profile, pages, &layout.missing))
}

fn placing(exhibit: &Exhibit, files: &Documents) -> (u32, Placing) {
    let read = files
        .get(&exhibit.number)
        .and_then(|read| read.as_ref().ok());
    let placing = Placing {
        path: exhibit.path.clone(),
        sha256: read.map_or_else(|| exhibit.sha256.clone(), |read| read.sha256.clone()),
        fit: exhibit.paper == PaperChoice::Fit,
        turns: exhibit.turns.clone(),
        marks: documents::marks(exhibit.comments),
        password: read.and_then(|read| read.password.clone()),
    };
    (exhibit.number, placing)
}

/// What the sheets are laid out from.
struct Desk<'a> {
    layout: &'a Layout,
    case: &'a Case,
    files: &'a Documents,
    draft: bool,
    prefix: &'a str,
}

impl Desk<'_> {
    /// Our own pages and the documents', in the order of the bundle.
    fn lay_out(&self) -> Vec<Sheet> {
        let mut sheets = Vec::new();
        let mut own = self.layout.pages.iter().enumerate().peekable();
        let parts = documents::parts(self.layout, self.case, self.files);
        let places = self.case.exhibits.iter().zip(&self.layout.exhibits);
        for ((exhibit, span), part) in places.zip(parts.iter().skip(1)) {
            while let Some((at, page)) = own.next_if(|(_, page)| page.position < span.first) {
                sheets.push(own_sheet(at, page));
            }
            sheets.extend(self.of_document(exhibit, part));
        }
        sheets.extend(own.map(|(at, page)| own_sheet(at, page)));
        sheets
    }

    fn of_document(&self, exhibit: &Exhibit, part: &Part) -> Vec<Sheet> {
        let (number, read) = (exhibit.number, self.files.get(&exhibit.number));
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
        let sheet = |(page, position): &(usize, usize)| {
            let label = format!("{} {}", self.prefix, position + 1);
            let number_in_file = u32::try_from(page + 1).unwrap_or(u32::MAX);
            let how = (
                part.fit,
                part.turns.of(number_in_file),
                documents::marks(exhibit.comments) as u8,
                self.draft,
            );
            Sheet {
                looks: hash(&(sha256, page, &label, how)),
                position: Some(*position),
                label,
                origin: Origin::Document {
                    number,
                    page: *page,
                },
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
            label: exhibit.title.clone(),
            origin: Origin::Unread { number, is_refused },
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

fn own_sheet(at: usize, page: &Page) -> Sheet {
    Sheet {
        position: Some(page.position),
        label: page.label.clone(),
        origin: Origin::Own(at),
        looks: page.looks(),
        width: page.width,
        height: page.height,
        links: page.links.clone(),
        words: page.words(),
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    value.hash(&mut hash);
    hash.finish()
}
