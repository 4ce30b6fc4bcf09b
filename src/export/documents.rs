//! The documents behind the schedule: read, examined, and put into the file with our own pages.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use sha2::{Digest, Sha256};

use crate::bundle::Plan;
use crate::case::{self, Case, Exhibit, PageRanges};
use crate::finding::{AccountCode, Finding, Place, VolumeCode};
use crate::layout::{ExhibitSpan, Layout};
use crate::pdf::assemble::{AssembleError, Assembly, Ledger, Part, assemble};
use crate::pdf::content::Reading;
use crate::pdf::import::{Limits, Password, Watch, survey};
use crate::pdf::smaller::{SmallerPictures, Wanted};
use crate::pdf::{About, FrontMatter};
use crate::preflight::{
    Document, Documents, Learnt, OriginalNow, changed_meanwhile, check_ledger, smaller_wanted,
    unreadable,
};

use super::lengths::length;
use super::placing::{Exhibits, entries};
use super::redacted::{RedactedSheet, redacted_sheets};
use super::spool::{Begin, Spool, Writing, Written};
use super::{ExportError, Request};

/// Gives the content of a document's file. Called from several threads.
pub type Load<'l> = dyn Fn(&case::Document) -> Result<Vec<u8>, String> + Sync + 'l;

/// Passwords of documents, by exhibit number.
pub type Passwords = BTreeMap<u32, Password>;

/// Reads the pages of a document that was looked into and can be used; none where that was stopped. Called
/// from several threads.
pub type ReadPages<'l> = dyn Fn(&case::Document, &Document) -> Option<Reading> + Sync + 'l;

/// What is known of a document of this content (SHA-256), so that it need not be looked into again. Called
/// from several threads.
pub type Known<'l> = dyn Fn(&str) -> Option<Learnt> + Sync + 'l;

/// Makes the pictures of a document smaller that was looked into and can be used; none where that was stopped. Called
/// from several threads.
pub type MakeSmaller<'l> =
    dyn Fn(&case::Document, &Document, Wanted) -> Option<Arc<SmallerPictures>> + Sync + 'l;

/// How what is in a document is found out.
#[derive(Clone, Copy)]
pub struct Learn<'l> {
    pub known: &'l Known<'l>,
    pub read: &'l ReadPages<'l>,
    pub smaller: &'l MakeSmaller<'l>,
}

impl fmt::Debug for Learn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Learn")
    }
}

/// Reads every document of a case and says what is in it. Each thread holds one at a time. The
/// passwords go with what was found, so that an export from it can open the documents again. What was
/// not read to its end when the watch stopped it is left out.
pub fn examine(
    case: &Case,
    load: &Load<'_>,
    learn: Learn<'_>,
    passwords: &Passwords,
    watch: &Watch,
) -> Documents {
    let next = AtomicUsize::new(0);
    let look = |exhibit: &Exhibit| {
        let password = passwords.get(&exhibit.number).cloned();
        let found = named(case, exhibit).and_then(|named| {
            let document = known_or_found(load(named)?, password, watch, learn.known);
            let reading = match &document.reading {
                Some(reading) => Some(reading.clone()),
                None => (learn.read)(named, &document),
            };
            let wanted = smaller_wanted(exhibit).filter(|_| document.survey.is_ok());
            let smaller = wanted.and_then(|wanted| (learn.smaller)(named, &document, wanted));
            Ok(Document {
                reading,
                smaller,
                ..document
            })
        });
        (!watch.is_stopped()).then_some((exhibit.number, found))
    };
    let work = || {
        let take = || case.exhibits.get(next.fetch_add(1, Ordering::Relaxed));
        std::iter::from_fn(take).map_while(look).collect::<Vec<_>>()
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

/// The document of an exhibit.
fn named<'c>(case: &'c Case, exhibit: &Exhibit) -> Result<&'c case::Document, String> {
    let named = case.document_of(exhibit);
    named.ok_or_else(|| "the case does not say which file it is".to_owned())
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// What is in one document. Of one that the watch stopped nothing true is said.
pub fn document(bytes: Vec<u8>, password: Option<Password>, watch: &Watch) -> Document {
    known_or_found(bytes, password, watch, &|_| None)
}

fn known_or_found(
    bytes: Vec<u8>,
    password: Option<Password>,
    watch: &Watch,
    known: &Known<'_>,
) -> Document {
    let sha256 = sha256(&bytes);
    let (length, sum) = (bytes.len() as u64, crc32fast::hash(&bytes));
    let known = match &password {
        None => known(&sha256),
        // What somebody locked is written down nowhere.
        Some(_) => None,
    };
    let (survey, reading) = match known {
        Some(Learnt { survey, reading }) => (Ok(survey), Some(reading)),
        None => {
            let given = password.as_ref().map(|password| password.0.as_str());
            (survey(bytes, given, &Limits::default(), watch), None)
        }
    };
    Document {
        sha256,
        bytes: length,
        sum,
        survey,
        reading,
        password,
        smaller: None,
        original: OriginalNow::default(),
    }
}

/// Lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Says of each document of the plan what of it a machine has read.
pub(super) fn say_read_by_machine(plan: &mut Plan, request: &Request<'_>) {
    let exhibits = request.case.exhibits.iter().zip(&mut plan.exhibits);
    for (exhibit, planned) in exhibits {
        let document = request.documents.get(&exhibit.number);
        let reading = document.and_then(|found| found.as_ref().ok()?.reading.as_ref());
        let read = reading.and_then(|reading| {
            PageRanges::of(
                reading
                    .read_by_machine()
                    .filter(|page| exhibit.holds(*page)),
            )
        });
        planned.read = read.map(|read| match read.count() >= planned.pages {
            true => BY_MACHINE.to_owned(),
            false => format!("{} {BY_MACHINE}", read.named()),
        });
    }
}

const BY_MACHINE: &str = "read by machine";

/// A file that was made, and not proved yet.
pub(super) struct Assembled<S> {
    pub(super) file: Written<S>,
    /// Where what documents bring begins, in bytes.
    pub(super) documents: u64,
    /// What each document took of it, in bytes, in the order of the layout's.
    pub(super) taken: Vec<u64>,
    pub(super) findings: Vec<Finding>,
    pub(super) redacted: Vec<RedactedSheet>,
}

/// Puts our pages and the documents of one file together.
pub(super) fn put_together<S: Spool>(
    front: FrontMatter,
    layout: &Layout,
    desk: &Desk<'_>,
    begin: &Begin<'_, S>,
    report: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<Assembled<S>, ExportError> {
    let parts = parts(layout, &desk.exhibits);
    let behind: usize = parts.iter().map(|part| part.pages.len()).sum();
    let pages = layout.pages.len() + behind;
    let assembly = Assembly {
        about: desk.about,
        pages,
        parts,
        outline: layout.outline.clone(),
        most_bookmarks: desk.most_bookmarks.map(|most| most as usize),
        index: layout.outline.get(1).map_or(0, |index| index.page),
        draft: desk.plan.draft,
        watch: desk.watch,
    };
    let unusable = Mutex::new(Vec::new());
    let load = |at: usize| match layout.exhibits.get(at).and_then(|span| desk.exhibit(span)) {
        Some(exhibit) => desk.as_examined(exhibit).map_err(|finding| {
            let message = finding.message.clone();
            if let Ok(mut unusable) = unusable.lock() {
                unusable.push(finding);
            }
            message
        }),
        None => Err("there is no such document".to_owned()),
    };
    let written = Cell::new(0);
    let mut out = Writing::begin(begin, &written)?;
    let mut ends = Vec::new();
    let mut tell = |done: usize| {
        ends.push(written.get());
        report(done as f32 / pages.max(1) as f32)
    };
    let assembled = assemble(&assembly, front, &load, threads(), &mut out, &mut tell);
    let unusable = unusable.into_inner().unwrap_or_default();
    let ledgers = match assembled {
        Err(AssembleError::Unread(..)) if !unusable.is_empty() => {
            return Err(ExportError::Documents(unusable));
        }
        assembled => assembled?,
    };
    Ok(Assembled {
        file: out.end(),
        documents: ends.first().copied().unwrap_or(u64::MAX),
        taken: ends.windows(2).map(|pair| pair[1] - pair[0]).collect(),
        findings: accounts(layout, desk, &ledgers),
        redacted: redacted_sheets(layout, desk.exhibits.case, &assembly.parts, &ledgers),
    })
}

/// What a file is put together from.
pub(super) struct Desk<'a> {
    pub(super) plan: &'a Plan,
    pub(super) about: &'a About,
    pub(super) exhibits: Exhibits<'a>,
    pub(super) load: &'a Load<'a>,
    pub(super) watch: &'a Watch,
    /// Bookmarks that the tribunal's software takes, where it sets a limit.
    pub(super) most_bookmarks: Option<u32>,
}

impl Desk<'_> {
    /// The content of a document, if it is still the one that was examined: what is copied is what the
    /// case, the plan and every finding are about. Its fingerprint was taken a moment ago; whether the file
    /// was written to since then, its length and a cheap sum tell.
    fn as_examined(&self, exhibit: &Exhibit) -> Result<Vec<u8>, Finding> {
        let at = Place::Exhibit(exhibit.number);
        let bytes = named(self.exhibits.case, exhibit).and_then(|named| (self.load)(named));
        let bytes = bytes.map_err(|cause| unreadable(exhibit, &cause).at(at.clone()))?;
        match self.exhibits.documents.get(&exhibit.number) {
            Some(Ok(examined)) if !examined.is_of(&bytes) => Err(changed_meanwhile(exhibit).at(at)),
            _ => Ok(bytes),
        }
    }

    fn exhibit(&self, span: &ExhibitSpan) -> Option<&Exhibit> {
        self.exhibits.case.exhibits.get(span.exhibit)
    }
}

/// Each exhibit with the pages wanted of it, in the order of the layout's.
pub(super) fn parts(layout: &Layout, exhibits: &Exhibits<'_>) -> Vec<Part> {
    let entries = entries(layout);
    let placed = layout.exhibits.iter().filter_map(|span| {
        let exhibit = exhibits.case.exhibits.get(span.exhibit)?;
        let places = span.first..span.first + span.pages as usize;
        let skipped = span.skipped as usize;
        let placing = exhibits.placing(exhibit)?;
        let shown = length(exhibit, exhibits.documents);
        let shown = shown.places(exhibit.wanted()).skip(skipped);
        let pages = places.zip(shown).map(|(position, (page, slice))| {
            placing.page((page as usize - 1, slice), position, &entries)
        });
        Some(Part {
            pages: pages.collect(),
            password: placing.password,
            smaller: placing.smaller,
            bytes: placing.bytes,
        })
    });
    placed.collect()
}

/// What became of each document, where a person should know of it.
fn accounts(layout: &Layout, desk: &Desk<'_>, ledgers: &[Ledger]) -> Vec<Finding> {
    let accounts = layout.exhibits.iter().zip(ledgers);
    let accounts = accounts.flat_map(|(span, ledger)| {
        let Some(exhibit) = desk.exhibit(span) else {
            return Vec::new();
        };
        let document = desk.exhibits.documents.get(&exhibit.number);
        let is_made = document
            .and_then(|found| found.as_ref().ok())
            .is_some_and(|document| document.smaller_as_asked(exhibit).is_some());
        let ledger = &Ledger {
            pictures_not_made: exhibit.smaller.is_some() && !is_made,
            ..ledger.clone()
        };
        let mut found = check_ledger(&exhibit.title, ledger);
        let whole = desk.plan.exhibits.get(span.exhibit);
        if whole.is_some_and(|whole| span.pages < whole.pages) {
            found.retain(|finding| finding.code != AccountCode::Links);
            found.extend(cut_off(&exhibit.title, span, ledger));
        }
        let place = |finding: Finding| finding.at(Place::Exhibit(exhibit.number));
        found.into_iter().map(place).collect()
    });
    accounts.collect()
}

/// A document that is cut by the end of a volume loses what led from one part to another.
fn cut_off(title: &str, span: &ExhibitSpan, ledger: &Ledger) -> Option<Finding> {
    let (links, bookmarks) = (ledger.links_inert, ledger.bookmarks_inert);
    let volume = span.volume + 1;
    (links + bookmarks > 0).then(|| {
        Finding::new(
            VolumeCode::Links,
            format!("“{title}” is split over volumes. In volume {volume}, links that led to its other pages were taken out: {links}; bookmarks left to the volume of their pages: {bookmarks}."),
        )
    })
}

/// The pages of the bundle that documents take, by position.
pub(super) fn taken(layout: &Layout) -> BTreeMap<usize, u32> {
    let spans = layout.exhibits.iter();
    spans.map(|span| (span.first, span.pages)).collect()
}
