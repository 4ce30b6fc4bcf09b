//! Reading the library, and saving into a pack.
//!
//! The newest reading wins: one that was begun before it is told to stop, and what it still says is not
//! heard. A drive that hangs holds up its own thread and nothing else.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::export::{Progress, Report};
use crate::files::{self, Saver, Stamp};
use crate::finding::Finding;
use crate::gui::packs::OwnPack;
use crate::library::{Change, Library, PackFiles, Watch, read_watched};
use crate::matching::SearchIndex;

use super::{Jobs, LOADING, Message, Running, SAVING};

/// How often it is said how far the reading is.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// The reading of the library that runs.
pub(in crate::gui) struct Loading {
    pub(super) number: u64,
    pub(in crate::gui) running: Running,
    /// There are packs of the person's in it: it can be done without them.
    pub(in crate::gui) has_own: bool,
}

/// The library, and what else is known once it is read.
pub(in crate::gui) struct Loaded {
    /// Which reading it comes from.
    pub(super) number: u64,
    pub(in crate::gui) library: Library,
    pub(in crate::gui) findings: Vec<Finding>,
    /// It takes a moment to build where the library is large.
    pub(in crate::gui) index: SearchIndex,
    /// The packs of the person's, also those that could not be read.
    pub(in crate::gui) own: Vec<OwnPack>,
    /// What could be seen of their files before they were read.
    pub(in crate::gui) seen: Vec<Stamp>,
}

/// What is to be read.
pub(in crate::gui) struct Wanted {
    pub(in crate::gui) shipped: Arc<Vec<PackFiles>>,
    /// Folders of packs beside those that ship.
    pub(in crate::gui) folders: Vec<PathBuf>,
    /// Folders that the person would not wait for: they are named, and not looked into.
    pub(in crate::gui) given_up: Vec<PathBuf>,
}

impl Jobs {
    /// Reads the library.
    pub(in crate::gui) fn load(&mut self, wanted: Wanted) {
        self.stop_loading();
        self.loads += 1;
        let (number, running) = (self.loads, Running::begin("Reading the library"));
        let cancel = Arc::clone(&running.cancel);
        self.loading = Some(Loading {
            number,
            running,
            has_own: !wanted.folders.is_empty(),
        });
        self.start(LOADING, move |send| {
            let mut told: Option<Instant> = None;
            let mut report = |progress| {
                if told.is_none_or(|told| told.elapsed() > TELL_EVERY) {
                    told = Some(Instant::now());
                    send(Message::Loading(number, progress));
                }
                if Running::has_ended(&cancel) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            if let Some(loaded) = loaded(number, wanted, &mut report) {
                send(Message::Library(Box::new(loaded)));
            }
        });
    }

    /// The reading of the library that runs.
    pub(in crate::gui) fn loading(&self) -> Option<&Loading> {
        self.loading.as_ref()
    }

    /// Does not wait for the thread: what it reads from may hang.
    pub(in crate::gui) fn stop_loading(&mut self) {
        if let Some(loading) = self.loading.take() {
            loading.running.cancel.store(true, Ordering::Relaxed);
        }
    }

    pub(in crate::gui) fn save_into(&self, folder: PathBuf, changes: Vec<Change>, saver: Saver) {
        self.start(SAVING, move |send| {
            let outcome = files::save_into(&folder, &changes, &saver);
            let outcome = outcome.map_err(|error| error.to_string());
            send(Message::PackSaved(changes, outcome));
        });
    }
}

/// `None` where it was stopped.
fn loaded(number: u64, wanted: Wanted, report: &mut Report<'_>) -> Option<Loaded> {
    let seen = wanted.folders.iter().map(|folder| files::stamp(folder));
    let seen = seen.collect();
    let mut packs = wanted.shipped.to_vec();
    let shipped = packs.len();
    let mut own = Vec::new();
    let count = wanted.folders.len();
    for (at, folder) in wanted.folders.into_iter().enumerate() {
        let mut watch = |fraction: f32| {
            let fraction = 0.2 * (at as f32 + fraction) / count as f32;
            report(step("Reading packs", fraction))
        };
        own.push(read_own(folder, &mut watch)?);
    }
    let given_up = wanted.given_up.into_iter().map(|folder| OwnPack {
        folder,
        files: Err("reading it was stopped; “Read again” in the library reads it".to_owned()),
        number: None,
    });
    own.extend(given_up);
    let mut next = shipped;
    for pack in &mut own {
        let Ok(files) = &pack.files else { continue };
        packs.push(files.clone());
        if files.about().is_some() {
            pack.number = Some(next);
            next += 1;
        }
    }
    let mut watch = |fraction: f32| report(step("Checking packs", 0.2 + 0.4 * fraction));
    let (library, findings) = read_watched(&packs, &mut watch)?;
    let mut watch = |fraction: f32| report(step("Making them searchable", 0.6 + 0.4 * fraction));
    let index = SearchIndex::watched(&library, &mut watch)?;
    Some(Loaded {
        number,
        library,
        findings,
        index,
        own,
        seen,
    })
}

fn step(step: &'static str, fraction: f32) -> Progress {
    Progress { step, fraction }
}

fn read_own(folder: PathBuf, watch: &mut Watch<'_>) -> Option<OwnPack> {
    let files = match read_files(&folder, watch) {
        Ok(files) => Ok(files?),
        Err(why) => Err(why),
    };
    Some(OwnPack {
        folder,
        files,
        number: None,
    })
}

fn read_files(folder: &Path, watch: &mut Watch<'_>) -> Result<Option<PackFiles>, String> {
    if !folder.is_dir() {
        return Err("the folder is not there; is the drive connected?".to_owned());
    }
    files::read_pack_watched(folder, watch).map_err(|error| error.to_string())
}
