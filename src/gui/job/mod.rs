//! Work that must not hold the window up: loading the library, watching and saving packs, reading
//! documents, file dialogs, export.
//!
//! Each runs in a named thread, gets plain values, and sends messages that the window reads once a
//! frame. One export runs at a time. A panic in a thread becomes a message and nothing worse.
//!
//! Here threads are started and heard. What they do stands in `packs`, `watching`, `documents` and `export`,
//! what is written stands in `writing`, what they say in `message`, how far they are in `running`.

mod any_bundle;
mod confirm;
mod documents;
mod export;
mod filed;
mod fit;
mod forms;
mod hidden;
mod message;
mod opening;
mod packed;
mod packs;
mod pages;
mod paper;
mod proposals;
mod quotations;
mod record;
mod redaction;
mod reports;
mod running;
mod scans;
mod smaller;
mod watching;
mod word;
mod writing;

pub(super) use any_bundle::CHECKING_BUNDLE;
pub(super) use documents::FileToRead;
pub(super) use export::{Agreed, BundleOrder, Finished};
pub(super) use fit::FITTING;
pub(super) use forms::{ADOPTING_FORM, MAKING};
pub(super) use hidden::LEAVING;
pub(super) use message::Message;
pub(super) use opening::{ADOPTING, OPENING_CASE};
pub(super) use packs::{Loaded, Loading, Wanted};
pub(super) use pages::{PagesOf, PagesToRead};
pub(super) use paper::CHECKING_PAPER;
pub(super) use proposals::PROPOSING;
pub(super) use redaction::REDACTING;
pub(super) use reports::OPENING_REPORT;
pub(super) use running::Running;
#[cfg(test)]
pub(super) use scans::FindEngine;
pub(super) use scans::{ScansCame, ScansToRead};
pub(super) use smaller::{SMALLER, SmallerOrder};
pub(super) use watching::Recent;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::app::{AnotherWindow, Desktop};
use super::dialogs::{Dialogs, Purpose};
use crate::files;
use crate::platform::Launch;
use crate::worker::{Readings, Workers};

use super::writer::Writer;

/// Wakes the window up when a message waits.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// The name of the thread that waits for a file dialog.
pub(super) const DIALOG: &str = "file dialog";

/// The name of the threads that read documents.
pub(super) const READING: &str = "reading a document";

/// The name of the thread that reads the library.
pub(super) const LOADING: &str = "library";

/// The name of the thread that saves into a pack.
pub(super) const SAVING: &str = "saving a source";

/// The same for the settings.
pub(super) const KEEPING_SETTINGS: &str = "keeping the settings";

/// The name of the work that saves the case.
pub(super) const SAVING_CASE: &str = "saving the case";

/// The name of the work that writes the recovery copy of the case.
pub(super) const KEEPING: &str = "keeping a recovery copy";

/// The same for the form of a source.
pub(super) const KEEPING_FORM: &str = "keeping a copy of the form";

/// The name of the threads that hand a file to the desktop.
const OPENING: &str = "opening a file";

/// The threads of a window.
pub(super) struct Jobs {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    wake: Wake,
    readings: Readings,
    /// Where work lies that has no file yet.
    unsaved: PathBuf,
    /// Stops what reads pages of documents.
    pages: Arc<AtomicBool>,
    /// Stops what reads scans.
    scans: Arc<AtomicBool>,
    /// Finds what reads them.
    find_engine: scans::FindEngine,
    /// Stops what holds quotations against their files.
    quotations: Arc<AtomicBool>,
    /// Stops what measures smaller pictures.
    smaller: Arc<AtomicBool>,
    /// Stops what opens a report.
    report: Arc<AtomicBool>,
    /// Stops what looks for paragraphs that may stand for passages.
    proposals: Arc<AtomicBool>,
    /// Stops what checks a paper.
    paper: Arc<AtomicBool>,
    /// Stops what judges a bundle.
    bundle: Arc<AtomicBool>,
    /// Stops what redacts documents.
    redaction: Arc<AtomicBool>,
    /// Stops what takes hidden words out of them.
    hidden: Arc<AtomicBool>,
    export: Option<Running>,
    /// The reading of documents that runs.
    reading: Option<Running>,
    loading: Option<Loading>,
    /// How often the library was begun to be read.
    loads: u64,
    /// Whoever watches folders goes on while this is here.
    watched: Arc<()>,
    /// Whoever watches the case goes on while this is here.
    watched_case: Arc<()>,
    /// The case that is being opened, as the number of the attempt.
    opening: Option<u64>,
    /// How often a case was begun to be opened.
    opens: u64,
    /// Threads at work on files that somebody waits for.
    at_files: Arc<AtomicUsize>,
    /// Writes what concerns the case that is open.
    case_writer: Writer,
    /// Writes the window's own files.
    own_writer: Writer,
}

impl Jobs {
    pub(super) fn new(wake: Wake, workers: Workers, unsaved: PathBuf) -> Self {
        let (sender, receiver) = channel();
        Jobs {
            sender,
            receiver,
            wake,
            readings: Readings::new(workers, None),
            unsaved,
            pages: Arc::default(),
            scans: Arc::default(),
            find_engine: match cfg!(test) {
                true => scans::nothing,
                false => scans::installed,
            },
            quotations: Arc::default(),
            smaller: Arc::default(),
            report: Arc::default(),
            proposals: Arc::default(),
            paper: Arc::default(),
            bundle: Arc::default(),
            redaction: Arc::default(),
            hidden: Arc::default(),
            export: None,
            reading: None,
            loading: None,
            loads: 0,
            watched: Arc::default(),
            watched_case: Arc::default(),
            opening: None,
            opens: 0,
            at_files: Arc::default(),
            case_writer: Writer::start("writing the case"),
            own_writer: Writer::start("writing the window’s files"),
        }
    }

    /// What reads the pages of documents of the case at a path.
    pub(super) fn readings(&self, case: Option<&Path>) -> Readings {
        self.readings.beside(case)
    }

    /// The next message, with progress already noted.
    pub(super) fn next(&mut self) -> Option<Message> {
        let mut message = self.receiver.try_recv().ok()?;
        while self.is_overtaken(&message) {
            message = self.receiver.try_recv().ok()?;
        }
        match &message {
            Message::Progress(progress) => {
                if let Some(running) = &mut self.export {
                    running.progress = *progress;
                }
            }
            Message::Exported(_)
            | Message::Unusable(..)
            | Message::Incomplete(..)
            | Message::Moved(..)
            | Message::Cancelled
            | Message::Died("export") => {
                self.export = None;
            }
            Message::Reading(done, all) => {
                if let Some(running) = &mut self.reading {
                    running.progress.fraction = *done as f32 / (*all).max(1) as f32;
                }
            }
            Message::Examined(_, _, _, true) | Message::Died(READING) => self.reading = None,
            Message::Loading(_, progress) => {
                if let Some(loading) = &mut self.loading {
                    loading.running.progress = *progress;
                }
            }
            Message::Library(_) | Message::Died(LOADING) => self.loading = None,
            Message::Opened(..) => self.opening = None,
            Message::PackChanged
            | Message::PackSaved(..)
            | Message::ValueConfirmed(_)
            | Message::Chosen(..)
            | Message::Listed(_)
            | Message::DocumentRead(..)
            | Message::ReplacementRead(..)
            | Message::Found(_)
            | Message::Examined(_, _, _, false)
            | Message::PagesRead(..)
            | Message::Scans(..)
            | Message::QuotationsChecked(..)
            | Message::ReportOpened(..)
            | Message::SmallerMeasured(..)
            | Message::SmallerAllMeasured(_)
            | Message::SmallerSeen(_)
            | Message::Proposed(_)
            | Message::Paper(..)
            | Message::Bundle(..)
            | Message::Fits(..)
            | Message::NamesSought(..)
            | Message::TakenOut(..)
            | Message::HiddenLeft(..)
            | Message::FiledRead(..)
            | Message::RecordWritten(_)
            | Message::PackageWritten(_)
            | Message::PackageOpened(..)
            | Message::TracesFound(_)
            | Message::TracesRemoved(..)
            | Message::WordWritten(..)
            | Message::RecoveryKept(..)
            | Message::FormKept(_)
            | Message::SettingsKept(_)
            | Message::PathSeen(_)
            | Message::FolderSeen(..)
            | Message::PackMade(_)
            | Message::FormsFound(_)
            | Message::FormAdopted(_)
            | Message::FormSetAside(_)
            | Message::LeftBehind(_)
            | Message::Adopted(_)
            | Message::SetAside(_)
            | Message::Saved(..)
            | Message::CaseTouched
            | Message::CaseLookedAt(..)
            | Message::NotOpened(..)
            | Message::NoWindow(_)
            | Message::Recent(_)
            | Message::Died(_) => {}
        }
        Some(message)
    }

    /// Comes from a reading of the library that another has taken the place of, or that was stopped; or is of
    /// a case that was asked for before another.
    fn is_overtaken(&self, message: &Message) -> bool {
        let number = match message {
            Message::Opened(number, _) => return self.opening != Some(*number),
            Message::Loading(number, _) => *number,
            Message::Library(loaded) => loaded.number,
            _ => return false,
        };
        let current = self.loading.as_ref().map(|loading| loading.number);
        current != Some(number)
    }

    pub(super) fn export(&self) -> Option<&Running> {
        self.export.as_ref()
    }

    /// The reading of documents of the case that runs.
    pub(super) fn reading(&self) -> Option<&Running> {
        self.reading.as_ref()
    }

    pub(super) fn ask(&self, dialogs: Arc<dyn Dialogs>, purpose: Purpose, folder: PathBuf) {
        self.start(DIALOG, move |send| {
            let folder = files::nearest_folder(&folder);
            let chosen = dialogs.ask(&purpose, folder.as_deref());
            send(Message::Chosen(purpose, chosen));
        });
    }

    /// Hands a file to the desktop. Nothing is heard of it where that goes well.
    pub(super) fn hand_on(&self, desktop: Desktop, launch: Launch, path: PathBuf) {
        self.start(OPENING, move |send| {
            if let Err(why) = desktop(&launch) {
                send(Message::NotOpened(path, why));
            }
        });
    }

    /// Opens a second window. Nothing is heard of it where that goes well.
    pub(super) fn open_window(&self, open: AnotherWindow) {
        self.start_with_files("opening a window", move |send| {
            if let Err(error) = open() {
                send(Message::NoWindow(error.to_string()));
            }
        });
    }

    fn start(&self, name: &'static str, work: impl FnOnce(&dyn Fn(Message)) + Send + 'static) {
        let body = self.heard(name, work);
        if thread::Builder::new()
            .name(name.to_owned())
            .spawn(body)
            .is_err()
        {
            let _window_gone = self.sender.send(Message::Died(name));
        }
    }

    /// The same for what is done with files, of which nothing is to be seen in between.
    fn start_with_files(
        &self,
        name: &'static str,
        work: impl FnOnce(&dyn Fn(Message)) + Send + 'static,
    ) {
        let at_work = AtWork::begin(&self.at_files);
        self.start(name, move |send| {
            let _until_the_end = at_work;
            work(send);
        });
    }

    /// Work whose messages are heard, and of which it is heard when it dies.
    fn heard(
        &self,
        name: &'static str,
        work: impl FnOnce(&dyn Fn(Message)) + Send + 'static,
    ) -> impl FnOnce() + Send + 'static {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        move || {
            let send = |message| {
                // The window may be gone by now; then nobody waits for the message.
                let _window_gone = sender.send(message);
                wake();
            };
            if catch_unwind(AssertUnwindSafe(|| work(&send))).is_err() {
                send(Message::Died(name));
            }
        }
    }
}

/// Counted for as long as it is there.
struct AtWork(Arc<AtomicUsize>);

impl AtWork {
    fn begin(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        AtWork(Arc::clone(count))
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
