//! What the window and the threads of the preview share: orders on one side, pages on the other.
//!
//! The window hangs up the newest case and the pages that show; the threads hang up what they made.
//! Nothing waits in a queue, so that work which is no longer wanted is never begun.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::case::{Case, Turns};
use crate::export::{Origin, Placing, Sheet, Sheets};
use crate::library::{Date, Library};
use crate::pdf::assemble::OnSheet;
use crate::pdf::import::PaperSize;
use crate::preflight::{Documents, Quotations};

use super::pictures::{Drawn, Key, Pictures};
use super::stretches::Stretches;
use super::texts::Texts;
use super::words::{Found, Sought, Wish};
use crate::gui::job::Wake;
use crate::profile::{Profile, ProfileError};
use crate::worker::Workers;

/// Bytes of pictures that are kept besides those that show: some seven pages as wide as a window of
/// 1280 pixels. A page is drawn again in the time of a few frames; memory is wanted for documents.
const MOST: usize = 32 << 20;

/// A case of which the pages are to be made.
#[derive(Clone, Debug)]
pub(in crate::gui) struct Order {
    /// The session's count of changes.
    pub(in crate::gui) revision: u64,
    pub(in crate::gui) case: Case,
    /// The rules that it names.
    pub(in crate::gui) profile: Result<Arc<Profile>, ProfileError>,
    pub(in crate::gui) library: Arc<Library>,
    pub(in crate::gui) today: Date,
    pub(in crate::gui) documents: Documents,
    pub(in crate::gui) quotations: Quotations,
    /// Of the case file, from which documents are found.
    pub(in crate::gui) folder: PathBuf,
    pub(in crate::gui) path: Option<PathBuf>,
}

/// The pages of a case as it was.
#[derive(Debug)]
pub(in crate::gui) struct Revision {
    pub(in crate::gui) number: u64,
    pub(in crate::gui) sheets: Sheets,
    pub(in crate::gui) stretches: Stretches,
    pub(in crate::gui) documents: Documents,
    pub(in crate::gui) folder: PathBuf,
    /// The file of the case, beside which is kept what was read.
    pub(in crate::gui) path: Option<PathBuf>,
}

/// A picture that is wanted: of the sheet at that place, in pixels to the point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::gui) struct Wanted {
    pub(in crate::gui) sheet: usize,
    pub(in crate::gui) scale: f32,
}

/// Of which pages a thread draws pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Duty {
    Own,
    Documents,
}

impl Duty {
    fn holds(self, origin: Origin) -> bool {
        match origin {
            Origin::Own(_) => self == Duty::Own,
            Origin::Document { .. } => self == Duty::Documents,
            Origin::Unread { .. } => false,
        }
    }
}

/// What a thread does next.
pub(super) enum Next {
    Make(Box<Order>),
    Draw(Arc<Revision>, usize, Key),
    /// The window is gone.
    Leave,
}

/// The sizes of a document's pages by its content, whether they are fitted to A4, and how they are
/// turned.
pub(super) type Sizes = BTreeMap<(String, Option<PaperSize>, Turns), Vec<(f32, f32)>>;

pub(super) fn sizes_key(placing: &Placing) -> (String, Option<PaperSize>, Turns) {
    let Placing {
        sha256, fit, turns, ..
    } = placing;
    (sha256.clone(), *fit, turns.clone())
}

#[derive(Debug)]
pub(super) struct Content {
    pub(super) order: Option<Box<Order>>,
    pub(super) revision: Option<Arc<Revision>>,
    pub(super) wanted: Vec<Wanted>,
    pub(super) pictures: Pictures,
    pub(super) sizes: Sizes,
    /// How often something new was learnt of sizes.
    pub(super) sized: usize,
    /// How pages of documents lie on their sheets, by the looks of these.
    pub(super) on_sheets: BTreeMap<u64, OnSheet>,
    /// The sheets that show.
    pub(super) in_view: Vec<usize>,
    pub(super) texts: Texts,
    /// What is looked for, and what was found of it.
    pub(super) sought: Option<Sought>,
    pub(super) found: Option<Arc<Found>>,
    /// Why the newest case has no pages.
    pub(super) problem: Option<String>,
    pub(super) is_closed: bool,
}

/// Shared by the window and its threads.
pub(super) struct Board {
    content: Mutex<Content>,
    bell: Condvar,
    pub(super) wake: Wake,
    /// They draw pages of documents.
    pub(super) workers: Workers,
}

impl Board {
    pub(super) fn new(wake: Wake, workers: Workers) -> Self {
        Board {
            content: Mutex::new(Content {
                order: None,
                revision: None,
                wanted: Vec::new(),
                pictures: Pictures::new(MOST),
                sizes: Sizes::new(),
                sized: 0,
                on_sheets: BTreeMap::new(),
                in_view: Vec::new(),
                texts: Texts::default(),
                sought: None,
                found: None,
                problem: None,
                is_closed: false,
            }),
            bell: Condvar::new(),
            wake,
            workers,
        }
    }

    /// A thread that died while it held the lock left nothing half done.
    pub(super) fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes something and tells the threads.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Content) -> T) -> T {
        let changed = change(&mut self.content());
        self.bell.notify_all();
        changed
    }

    /// Hangs something up and tells the window, and the threads.
    pub(super) fn hang_up(&self, change: impl FnOnce(&mut Content)) {
        self.change(change);
        (self.wake)();
    }

    pub(super) fn is_superseded(&self) -> bool {
        let content = self.content();
        content.order.is_some() || content.is_closed
    }

    /// Waits for something to do.
    pub(super) fn next(&self, duty: Duty) -> Next {
        loop {
            if let Some(next) = self.next_within(duty, Duration::MAX) {
                return next;
            }
        }
    }

    /// Waits for something to do for words; none when the window is gone.
    pub(super) fn next_wish(&self) -> Option<Wish> {
        let mut content = self.content();
        loop {
            if content.is_closed {
                return None;
            }
            if let Some(wish) = content.wish() {
                return Some(wish);
            }
            let waited = self.bell.wait(content);
            content = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits for something to do; none when nothing came up for so long.
    pub(super) fn next_within(&self, duty: Duty, rest: Duration) -> Option<Next> {
        let mut content = self.content();
        loop {
            if content.is_closed {
                return Some(Next::Leave);
            }
            if duty == Duty::Own
                && let Some(order) = content.order.take()
            {
                return Some(Next::Make(order));
            }
            if let Some((revision, sheet, key)) = content.undrawn(duty) {
                return Some(Next::Draw(revision, sheet, key));
            }
            let waited = self.bell.wait_timeout(content, rest);
            let (again, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            if timeout.timed_out() && again.undrawn(duty).is_none() && !again.is_closed {
                return None;
            }
            content = again;
        }
    }
}

impl Content {
    /// The first page that is wanted and not drawn.
    fn undrawn(&self, duty: Duty) -> Option<(Arc<Revision>, usize, Key)> {
        let revision = self.revision.as_ref()?;
        let key = |wanted: &Wanted| {
            let sheet: &Sheet = revision.sheets.pages.get(wanted.sheet)?;
            let key = Key::new(sheet.looks, wanted.scale);
            let is_mine = duty.holds(sheet.origin) && !self.pictures.has(key);
            is_mine.then_some((wanted.sheet, key))
        };
        let (sheet, key) = self.wanted.iter().find_map(key)?;
        Some((Arc::clone(revision), sheet, key))
    }

    /// Whether a picture is among those that the newest pages want.
    pub(super) fn is_wanted(&self, key: Key) -> bool {
        let sheets = self
            .revision
            .as_ref()
            .map(|revision| &revision.sheets.pages);
        let looks = |wanted: &Wanted| Some(sheets?.get(wanted.sheet)?.looks);
        let mut wanted = self.wanted.iter();
        wanted.any(|one| looks(one).is_some_and(|looks| Key::new(looks, one.scale) == key))
    }

    pub(super) fn want(&mut self, wanted: Vec<Wanted>) {
        if let Some(revision) = &self.revision {
            let key = |wanted: &Wanted| {
                let sheet = revision.sheets.pages.get(wanted.sheet)?;
                Some(Key::new(sheet.looks, wanted.scale))
            };
            let keys: BTreeSet<Key> = wanted.iter().filter_map(key).collect();
            self.pictures.want(keys);
        }
        self.wanted = wanted;
    }

    /// The sizes of a document's pages, as far as they can be known before each is put in its place.
    pub(super) fn measured(&mut self, placing: &Placing, sizes: &dyn Fn() -> Vec<(f32, f32)>) {
        let key = sizes_key(placing);
        if let std::collections::btree_map::Entry::Vacant(unknown) = self.sizes.entry(key) {
            unknown.insert(sizes());
            self.sized += 1;
        }
    }

    /// The size that one page has in its place.
    pub(super) fn placed(&mut self, placing: &Placing, page: usize, size: (f32, f32)) {
        let sizes = self.sizes.get_mut(&sizes_key(placing));
        if let Some(known) = sizes.and_then(|sizes| sizes.get_mut(page))
            && *known != size
        {
            *known = size;
            self.sized += 1;
        }
    }

    pub(super) fn drawn(&mut self, key: Key, drawn: Drawn) {
        self.pictures.insert(key, drawn);
    }
}
