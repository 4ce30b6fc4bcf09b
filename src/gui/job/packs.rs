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
use crate::files::Shown as _;
use crate::files::{self, Lock, Saver, Stamp};
use crate::finding::{Finding, LibraryCode};
use crate::gui::indexed::Indexed;
use crate::gui::packs::OwnPack;
use crate::library::{Change, GoOn, PackFiles, read_while};
use crate::matching::SearchIndex;
use crate::profile::Profiles;

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
    /// It takes a moment to make where the library is large.
    pub(in crate::gui) indexed: Indexed,
    pub(in crate::gui) findings: Vec<Finding>,
    /// The packs of the person's, also those that could not be read.
    pub(in crate::gui) own: Vec<OwnPack>,
    /// Those that ship, and those of the packs.
    pub(in crate::gui) profiles: Profiles,
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

    /// `broken` is a lock that somebody left behind, and that goes first.
    pub(in crate::gui) fn save_into(
        &self,
        folder: PathBuf,
        changes: Vec<Change>,
        saver: Saver,
        broken: Option<Lock>,
    ) {
        self.start(SAVING, move |send| {
            let broken = broken.map(|lock| files::break_lock(&lock, &saver));
            let outcome = match broken.transpose() {
                Ok(_gone_or_changed) => files::save_into(&folder, &changes, &saver),
                Err(error) => Err(error),
            };
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
        let mut go_on = |fraction: f32| {
            let fraction = 0.2 * (at as f32 + fraction) / count as f32;
            report(step("Reading packs", fraction))
        };
        own.push(read_own(folder, &mut go_on)?);
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
    let mut go_on = |fraction: f32| report(step("Checking packs", 0.2 + 0.4 * fraction));
    let (library, mut findings) = read_while(&packs, &mut go_on)?;
    let profiles = profiles(&own, &mut findings);
    let mut go_on = |fraction: f32| report(step("Indexing packs", 0.6 + 0.4 * fraction));
    let index = SearchIndex::new_while(&library, &mut go_on)?;
    Some(Loaded {
        number,
        indexed: Indexed::new(library, index),
        findings,
        own,
        profiles,
        seen,
    })
}

/// Of the packs that could be read: what is wrong with their profiles is a finding as what is wrong with them.
fn profiles(own: &[OwnPack], findings: &mut Vec<Finding>) -> Profiles {
    let (mut files, mut looked_in) = (Vec::new(), Vec::new());
    for pack in own.iter().filter(|pack| pack.files.is_ok()) {
        looked_in.push(files::profiles_folder(&pack.folder).shown());
        match files::read_profiles(&pack.folder) {
            Ok(found) => files.extend(found),
            Err(error) => findings.push(Finding::new(
                LibraryCode::ProfileUnreadable,
                format!("The profiles of the pack cannot be read: {error}."),
            )),
        }
    }
    let (profiles, found) = Profiles::read(&files, looked_in);
    findings.extend(found);
    profiles
}

fn step(step: &'static str, fraction: f32) -> Progress {
    Progress { step, fraction }
}

fn read_own(folder: PathBuf, go_on: &mut GoOn<'_>) -> Option<OwnPack> {
    let files = match read_files(&folder, go_on) {
        Ok(files) => Ok(files?),
        Err(why) => Err(why),
    };
    Some(OwnPack {
        folder,
        files,
        number: None,
    })
}

fn read_files(folder: &Path, go_on: &mut GoOn<'_>) -> Result<Option<PackFiles>, String> {
    if !files::is_folder(folder) {
        return Err("the folder is not there; is the drive connected?".to_owned());
    }
    files::read_pack_while(folder, go_on).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::shipped;

    fn wanted(folders: &[&Path]) -> Wanted {
        Wanted {
            shipped: Arc::new(shipped()),
            folders: folders.iter().map(|one| (*one).to_owned()).collect(),
            given_up: Vec::new(),
        }
    }

    #[test]
    fn of_two_readings_only_the_newer_is_heard() {
        let mut jobs = Jobs::new(
            Arc::new(|| ()),
            crate::worker::Workers::here(),
            PathBuf::new(),
        );
        jobs.load(wanted(&[Path::new("/nowhere")]));
        jobs.load(wanted(&[]));
        let mut heard = Vec::new();
        for _ in 0..2000 {
            if let Some(Message::Library(loaded)) = jobs.next() {
                heard.push(loaded.own.len());
                assert!(jobs.loading().is_none());
            }
            std::thread::sleep(Duration::from_millis(if heard.is_empty() { 10 } else { 0 }));
        }
        assert_eq!(heard, [0]);
    }

    #[test]
    fn the_reading_says_how_far_it_is_and_stops_wherever_it_is_told() {
        let mut said = Vec::new();
        let whole = loaded(1, wanted(&[]), &mut |progress| {
            said.push(progress.fraction);
            ControlFlow::Continue(())
        });
        assert!(whole.is_some());
        assert!(said.is_sorted() && said.len() > 100);
        assert!(said.last().is_some_and(|last| *last > 0.95 && *last <= 1.0));
        for stop_at in [0, said.len() / 3, said.len() - 1] {
            let mut count = 0;
            let stopped = loaded(1, wanted(&[]), &mut |_| {
                count += 1;
                if count > stop_at {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            assert!(stopped.is_none());
            assert_eq!(count, stop_at + 1, "it stops at once");
        }
    }
}
