//! Scans read by machine: pages that are pictures of writing are drawn by workers, as finely as engines want them, and
//! read by an engine (`ocr`), two at a time. What was read is kept with the readings, page by page, so that nothing is
//! read twice, and what was read is not lost when somebody stops it.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::{self, Kept};
use crate::ocr::{Engine, Grey, Missing, NotRead, read_upright};
use crate::pdf::content::{ByMachine, Drawing, MachineFailure, MachinePage, Reading};
use crate::pdf::render::Size;
use crate::preflight::Learnt;

use super::documents::{PagesRead, Readings};
use super::pool::{Content, Drawn, Task};
use super::undrawn::Undrawn;

/// Engines were taught with pictures of so many dots an inch. Pages larger than A2 are drawn less finely.
const DPI: f32 = 300.0;
const FINE: Size = Size {
    scale: DPI / 72.0,
    side: 16_384,
    pixels: 40 << 20,
};

/// So many pages in a row that fail are enough to see that others will: each may take minutes.
const ENOUGH: usize = 4;

/// Pages that are read at once.
const AT_ONCE: usize = 2;

/// A document of which scans are to be read.
#[derive(Clone, Debug)]
pub struct Scans {
    pub sha256: String,
    pub content: Content,
    /// From 1.
    pub pages: Vec<u32>,
    /// Whether somebody locked it: then nothing that was read of it is written down.
    pub is_locked: bool,
}

/// A page that was not read, from 1, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanNotRead {
    pub sha256: String,
    pub page: u32,
    pub failure: MachineFailure,
}

/// By the content of the document; shared by all who read.
pub(super) type Machine = Arc<Mutex<BTreeMap<String, Arc<ByMachine>>>>;

impl Reading {
    /// Scans that neither this engine nor one that is as good has read yet.
    fn unread_by(&self, engine: &dyn Engine) -> Vec<u32> {
        let is_read = |page: &&u32| {
            let read = self.by_machine.page(**page);
            read.is_some_and(|read| !engine.replaces(&read.engine))
        };
        let scans = self.scans.iter();
        scans.filter(|page| !is_read(page)).copied().collect()
    }
}

impl Readings {
    /// The scans of a document that this engine has not read yet; none where there are none.
    pub fn unread_scans(
        &self,
        sha256: &str,
        reading: &Reading,
        engine: &dyn Engine,
    ) -> Option<Vec<u32>> {
        let reading = self.with_machine(sha256, reading.clone());
        let unread = reading.unread_by(engine);
        (!unread.is_empty()).then_some(unread)
    }

    /// What was told of a document, with what a machine has read of its scans by now.
    pub fn with_machine(&self, sha256: &str, reading: Reading) -> Reading {
        Reading {
            by_machine: self.by_machine(sha256),
            ..reading
        }
    }

    /// Reads scans, for as long as that is wanted; how many is told on the way. Those that could not be read.
    pub fn read_scans(
        &self,
        scans: &[Scans],
        engine: &dyn Engine,
        is_wanted: &(dyn Fn() -> bool + Sync),
        told: &PagesRead,
    ) -> Vec<ScanNotRead> {
        let pages = scans
            .iter()
            .flat_map(|of| of.pages.iter().map(move |page| (of, *page)));
        let pages: Vec<(&Scans, u32)> = pages.collect();
        told.begin(pages.len());
        let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let in_a_row = AtomicUsize::new(0);
        let work = || {
            let mut last: Option<MachineFailure> = None;
            while let Some((of, page)) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                let given_up = last.as_ref();
                let given_up = given_up.filter(|_| in_a_row.load(Ordering::Relaxed) >= ENOUGH);
                let read = match given_up {
                    Some(last) if is_wanted() => Err(Some(not_tried(last))),
                    _ => self.read_scan(of, *page, engine, is_wanted),
                };
                match read {
                    Ok(()) => {
                        in_a_row.store(0, Ordering::Relaxed);
                        told.one_more();
                    }
                    Err(None) => return,
                    Err(Some(failure)) => {
                        in_a_row.fetch_add(1, Ordering::Relaxed);
                        told.one_more();
                        self.keep_failure(of, *page, &failure);
                        last.get_or_insert_with(|| failure.clone());
                        let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                        failed.push(ScanNotRead {
                            sha256: of.sha256.clone(),
                            page: *page,
                            failure,
                        });
                    }
                }
            }
        };
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE.min(cores) {
                scope.spawn(work);
            }
        });
        let mut failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
        let order = |one: &ScanNotRead| scans.iter().position(|of| of.sha256 == one.sha256);
        failed.sort_by_key(|one| (order(one), one.page));
        failed
    }

    /// Nothing reads the scans of this document here: that is known of each of them from now on, where there is
    /// something else to be done than to install what reads scans.
    pub fn no_engine(&self, scans: &Scans, why: &Missing) {
        if *why != Missing::Program {
            let failure = MachineFailure {
                why: why.to_string(),
                hint: why.hint(),
            };
            for page in &scans.pages {
                self.keep_failure(scans, *page, &failure);
            }
        }
    }

    /// Reads a page and keeps what was read; an error without words where nobody wants it any longer.
    fn read_scan(
        &self,
        of: &Scans,
        page: u32,
        engine: &dyn Engine,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<(), Option<MachineFailure>> {
        if !is_wanted() {
            return Err(None);
        }
        let at = (page as usize).saturating_sub(1);
        let task = Task {
            sha256: of.sha256.clone(),
            page: at,
            size: FINE,
            content: of.content.clone(),
        };
        let drawn = self.workers().draw_while(&task, is_wanted);
        let Drawn { picture, points } = drawn.map_err(|why| match why {
            Undrawn::Unwanted | Undrawn::Closed => None,
            why => Some(MachineFailure {
                why: format!("the page could not be drawn: {why}"),
                hint: "Look whether the page is shown in the preview. Ask for a better scan, or print the document to PDF again, and replace the file.".to_owned(),
            }),
        })?;
        let (width, height) = (picture.width, picture.height);
        let dpi = (width as f32 / points.0.max(1.0) * 72.0).round().max(1.0);
        let grey = Grey::of(width, height, dpi as u32, &picture.pixels);
        drop(picture);
        let read = read_upright(engine, &grey, is_wanted).map_err(|why| match why {
            NotRead::Unwanted => None,
            why => Some(MachineFailure {
                why: why.to_string(),
                hint: why.hint(),
            }),
        })?;
        let drawing = Drawing {
            size: (width, height),
            points,
        };
        let own = self.text(&of.sha256).and_then(|text| text.page(at));
        let read = MachinePage::new(engine.name(), drawing, &read, own.as_ref());
        self.keep_scan(of, page, read);
        Ok(())
    }

    fn keep_scan(&self, of: &Scans, page: u32, read: MachinePage) {
        self.change_machine(of, |known| known.insert(page, read));
    }

    fn keep_failure(&self, of: &Scans, page: u32, failure: &MachineFailure) {
        self.change_machine(of, |known| known.insert_failed(page, failure.clone()));
    }

    fn change_machine(&self, of: &Scans, change: impl FnOnce(&mut ByMachine)) {
        let known = self.by_machine(&of.sha256);
        let mut machine = self.machine.lock().unwrap_or_else(PoisonError::into_inner);
        let known = machine.entry(of.sha256.clone()).or_insert(known);
        change(Arc::make_mut(known));
        if let Some(place) = self.place.as_ref().filter(|_| !of.is_locked) {
            let bytes = known.to_bytes();
            files::keep_reading(place, Kept::Machine, &of.sha256, Learnt::VERSION, &bytes);
        }
    }

    /// What a machine has read of a document of this content.
    pub(super) fn by_machine(&self, sha256: &str) -> Arc<ByMachine> {
        let mut machine = self.machine.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = machine.get(sha256) {
            return Arc::clone(known);
        }
        let kept = self.kept(Kept::Machine, sha256);
        let kept = kept.and_then(|bytes| ByMachine::from_bytes(&bytes));
        let Some(kept) = kept.map(Arc::new) else {
            return Arc::default();
        };
        machine.insert(sha256.to_owned(), Arc::clone(&kept));
        kept
    }

    /// Writes down beside the case what was read before the case had a file.
    pub(super) fn keep_machine(&self, sha256: &str) {
        let known = self.machine.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get(sha256).cloned();
        if let (Some(known), Some(place)) = (known, &self.place)
            && self.kept(Kept::Machine, sha256).is_none()
        {
            let bytes = known.to_bytes();
            files::keep_reading(place, Kept::Machine, sha256, Learnt::VERSION, &bytes);
        }
    }
}

fn not_tried(last: &MachineFailure) -> MachineFailure {
    MachineFailure {
        why: format!("not tried, after others had failed ({})", last.why),
        hint: last.hint.clone(),
    }
}

#[cfg(test)]
pub(crate) mod specimen;
#[cfg(test)]
mod tests;
