//! The documents behind the schedule: read, examined, and put into the file with our own pages.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};

use crate::bundle::{Lengths, Plan};
use crate::case::{Case, Comments, Exhibit, PaperChoice};
use crate::finding::{Finding, Place};
use crate::layout::Layout;
use crate::pdf::About;
use crate::pdf::assemble::{AssembleError, Assembly, Ledger, Marks, Part, assemble};
use crate::pdf::import::{Limits, survey};
use crate::preflight::{Document, Documents, check_ledger};

/// Gives the content of an exhibit's file. Called from several threads.
pub type Load<'l> = dyn Fn(&Exhibit) -> Result<Vec<u8>, String> + Sync + 'l;

/// Reads every document of a case and says what is in it. Each thread holds one at a time.
pub fn examine(case: &Case, load: &Load<'_>) -> Documents {
    let next = AtomicUsize::new(0);
    let work = || {
        let take = || case.exhibits.get(next.fetch_add(1, Ordering::Relaxed));
        let look = |exhibit: &Exhibit| (exhibit.number, load(exhibit).map(document));
        std::iter::from_fn(take).map(look).collect::<Vec<_>>()
    };
    let threads = threads().min(case.exhibits.len());
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().map(|worker| match worker.join() {
            Ok(done) => done,
            // Whoever started the export says what happens when it dies.
            Err(cause) => std::panic::resume_unwind(cause),
        });
        done.flatten().collect()
    })
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// What is in one document.
pub fn document(bytes: Vec<u8>) -> Document {
    Document {
        sha256: sha256(&bytes),
        survey: survey(bytes, None, &Limits::default()),
    }
}

/// Lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How many pages each document has, of those that can be used.
pub(super) fn lengths(documents: &Documents) -> Lengths {
    let length = |(number, document): (&u32, &Result<Document, String>)| {
        let survey = document.as_ref().ok()?.survey.as_ref().ok()?;
        Some((*number, survey.counts.pages))
    };
    documents.iter().filter_map(length).collect()
}

/// Puts our pages and the documents together. `front` holds our own pages.
pub(super) fn put_together(
    front: &[u8],
    layout: &Layout,
    plan: &Plan,
    about: &About,
    desk: &Desk<'_>,
    report: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<(Vec<u8>, Vec<Finding>), AssembleError> {
    let parts = parts(layout, desk.case);
    let pages = parts.iter().map(|part| part.pages.len()).sum();
    let assembly = Assembly {
        about,
        pages,
        parts,
        outline: layout.outline.clone(),
        nested_bookmarks: desk.room_for_bookmarks(layout),
        // Our links into documents say themselves which page they mean.
        links: Vec::new(),
        index: layout.outline.get(1).map_or(0, |index| index.page),
        draft: plan.draft,
    };
    let load = |at: usize| match at.checked_sub(1) {
        None => Ok(front.to_vec()),
        Some(at) => match desk.case.exhibits.get(at) {
            Some(exhibit) => (desk.load)(exhibit),
            None => Err("there is no such document".to_owned()),
        },
    };
    let mut out = Vec::with_capacity(front.len());
    let mut tell = |done: usize| report(done as f32 / pages.max(1) as f32);
    let ledgers = assemble(&assembly, &load, threads(), &mut out, &mut tell)?;
    Ok((out, accounts(desk.case, &ledgers)))
}

/// What the documents are taken from.
pub(super) struct Desk<'a> {
    pub(super) case: &'a Case,
    pub(super) documents: &'a Documents,
    pub(super) load: &'a Load<'a>,
    /// Bookmarks that the tribunal's software takes.
    pub(super) most_bookmarks: u32,
}

impl Desk<'_> {
    /// The documents' own bookmarks are taken over where all of them together are few enough (T-06).
    fn room_for_bookmarks(&self, layout: &Layout) -> bool {
        let ours = layout.outline.iter().map(|entry| 1 + entry.children.len());
        let of = |document: &Result<Document, String>| {
            let survey = document.as_ref().ok()?.survey.as_ref().ok()?;
            Some(survey.counts.bookmarks as usize)
        };
        let theirs = self.documents.values().filter_map(of);
        ours.chain(theirs).sum::<usize>() <= self.most_bookmarks as usize
    }
}

/// Our pages first, then each exhibit with the pages wanted of it.
pub(super) fn parts(layout: &Layout, case: &Case) -> Vec<Part> {
    let own = Part {
        pages: (0..)
            .zip(layout.pages.iter().map(|page| page.position))
            .collect(),
        own: true,
        ..Part::default()
    };
    let placed = case
        .exhibits
        .iter()
        .zip(&layout.exhibits)
        .map(|(exhibit, span)| {
            let there = 0..span.pages as usize;
            let pages = match &exhibit.pages {
                None => there.map(|page| (page, span.first + page)).collect(),
                Some(ranges) => {
                    let wanted = ranges.pages().take(there.len());
                    let wanted = wanted.map(|page| page as usize - 1);
                    wanted.zip(span.first..).collect()
                }
            };
            Part {
                pages,
                own: false,
                fit: exhibit.paper == PaperChoice::Fit,
                marks: marks(exhibit.comments),
                password: None,
            }
        });
    std::iter::once(own).chain(placed).collect()
}

pub(super) fn marks(comments: Comments) -> Marks {
    match comments {
        Comments::Keep => Marks::Keep,
        Comments::Flatten => Marks::Flatten,
        Comments::Drop => Marks::Drop,
    }
}

/// What became of each document, where a person should know of it.
fn accounts(case: &Case, ledgers: &[Ledger]) -> Vec<Finding> {
    let ours = ledgers.first().into_iter();
    let ours = ours.flat_map(|ledger| check_ledger("our own pages", ledger));
    let theirs = case.exhibits.iter().zip(ledgers.iter().skip(1));
    let theirs = theirs.flat_map(|(exhibit, ledger)| {
        let found = check_ledger(&exhibit.title, ledger);
        let place = |finding: Finding| finding.at(Place::Exhibit(exhibit.number));
        found.into_iter().map(place).collect::<Vec<_>>()
    });
    ours.chain(theirs).collect()
}

/// The pages of the bundle that documents take, by position.
pub(super) fn taken(layout: &Layout) -> BTreeMap<usize, u32> {
    let spans = layout.exhibits.iter();
    spans.map(|span| (span.first, span.pages)).collect()
}
