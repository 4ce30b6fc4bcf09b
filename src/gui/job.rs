//! Work that must not hold the window up: loading the library, watching and saving packs, file dialogs,
//! export.
//!
//! Each runs in a named thread, gets plain values, and sends messages that the window reads once a
//! frame. One export runs at a time. A panic in a thread becomes a message and nothing worse.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use crate::case::{Case, Exhibit};
use crate::export::{
    ExportError, Exported, Passwords, Progress, Request, document, examine, export_all,
};
use crate::files::{self, SaveOutcome, Saver, Stamp};
use crate::finding::{Finding, Severity};
use crate::library::{Change, Date, Library, PackFiles, read};
use crate::matching::SearchIndex;
use crate::preflight::Documents;

use super::clock;
use super::dialogs::{Chosen, Dialogs, Purpose};
use super::documents::{Read, Refused, read_one};
use super::packs::OwnPack;
use super::session::LastExport;

/// What a thread has to say.
pub(super) enum Message {
    /// With its search index, which takes a moment to build where the library is large.
    /// The packs of the person's are with it, also those that could not be read.
    Library(Box<Library>, SearchIndex, Vec<Finding>, Vec<OwnPack>),
    /// Something in a pack's folder is no longer as it was.
    PackChanged,
    /// What was to be saved into a pack, and how that went.
    PackSaved(Vec<Change>, Result<SaveOutcome, String>),
    Chosen(Purpose, Chosen),
    /// Files that were named to be added, those in folders too.
    Listed(Vec<PathBuf>),
    /// One of them, by its number: what the case will hold of it, and what is in it.
    DocumentRead(u64, Result<Read, Refused>),
    /// A file that is to take the place of a document's.
    ReplacementRead(u32, Result<Read, Refused>),
    /// Where the contents that were looked for lie now, by their hash.
    Found(Result<BTreeMap<String, PathBuf>, String>),
    /// What was found in files of documents of the case, at which paths, and whether that is all. With
    /// the case in which they were looked for.
    Examined(u64, Documents, BTreeMap<u32, String>, bool),
    /// How many files of documents have been read, of how many.
    Reading(usize, usize),
    /// The file of the case, or its lock, is no longer as it was.
    CaseTouched,
    /// What is to be seen of the cases that were opened lately.
    Recent(Recent),
    Progress(Progress),
    Exported(Result<Box<Finished>, String>),
    Cancelled,
    /// A thread died, and of what.
    Died(&'static str),
}

/// What is to be seen of the cases that were opened lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Recent {
    /// Those whose file is not there.
    pub(super) missing: BTreeSet<PathBuf>,
    /// Those with a recovery copy beside them.
    pub(super) kept: Vec<PathBuf>,
}

/// A bundle on disk, in one file or several.
pub(super) struct Finished {
    pub(super) files: Vec<(PathBuf, Exported)>,
    /// The case that it was made of.
    pub(super) case: Box<Case>,
}

impl Finished {
    /// What is remembered of it: of several files the path of the first and the size of the largest.
    pub(super) fn last(&self) -> Option<LastExport> {
        let (path, first) = self.files.first()?;
        let files = || self.files.iter().map(|(_, file)| file);
        let largest = files().map(|file| file.bytes.len()).max();
        Some(LastExport {
            path: path.clone(),
            pages: files().map(|file| file.pages).sum(),
            size: largest.unwrap_or_default() as f32 / (1024.0 * 1024.0),
            draft: first.draft,
            findings: files().flat_map(Exported::from_file).cloned().collect(),
            case: self.case.as_ref().clone(),
        })
    }

    pub(super) fn errors(&self) -> usize {
        let findings = self.files.iter().flat_map(|(_, file)| &file.findings);
        findings
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    }

    /// For the person who asked for it.
    pub(super) fn told(&self) -> String {
        let files = &self.files;
        let pages: u32 = files.iter().map(|(_, file)| file.pages).sum();
        let is_draft = files.iter().any(|(_, file)| file.draft);
        let draft = if is_draft { " as a DRAFT" } else { "" };
        let volumes = match files.len() {
            1 => String::new(),
            count => format!(" in {count} volumes"),
        };
        let paths = files.iter().map(|(path, _)| path.display().to_string());
        let paths = paths.collect::<Vec<_>>().join(", ");
        let faults = match self.errors() {
            0 => String::new(),
            count => format!(" It has {count} errors; see the findings below."),
        };
        format!(
            "{pages} pages written{draft}{volumes} to {paths}, opened again and checked.{faults}"
        )
    }
}

/// Wakes the window up when a message waits.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// The name of the thread that waits for a file dialog.
pub(super) const DIALOG: &str = "file dialog";

/// The name of the threads that read documents.
pub(super) const READING: &str = "reading a document";

/// How often it is said what was found in documents.
const TELL_EVERY: Duration = Duration::from_millis(400);

/// The name of the thread that saves into a pack.
pub(super) const SAVING: &str = "saving a source";

/// The threads of a window.
pub(super) struct Jobs {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    wake: Wake,
    export: Option<Running>,
    /// The reading of documents that runs.
    reading: Option<Running>,
    /// Whoever watches folders goes on while this is here.
    watched: Arc<()>,
    /// Whoever watches the case goes on while this is here.
    watched_case: Arc<()>,
}

/// Work that runs, and how far it is.
pub(super) struct Running {
    pub(super) progress: Progress,
    begun: Instant,
    cancel: Arc<AtomicBool>,
}

/// Work that takes longer than this says how long it will still take.
const LONG: Duration = Duration::from_secs(3);

impl Running {
    fn begin(step: &'static str) -> Self {
        let fraction = 0.0;
        Running {
            progress: Progress { step, fraction },
            begun: Instant::now(),
            cancel: Arc::default(),
        }
    }

    fn has_ended(cancel: &AtomicBool) -> bool {
        cancel.load(Ordering::Relaxed)
    }

    /// How long it will still take, in words, once it has taken long.
    pub(super) fn left(&self) -> Option<String> {
        left(self.begun.elapsed(), self.progress.fraction)
    }
}

fn left(elapsed: Duration, fraction: f32) -> Option<String> {
    if elapsed < LONG || fraction < 0.02 {
        return None;
    }
    let left = elapsed.mul_f32((1.0 - fraction.min(1.0)) / fraction);
    let seconds = left.as_secs();
    Some(match seconds {
        0..5 => "a few seconds left".to_owned(),
        5..60 => format!("about {} seconds left", seconds.next_multiple_of(5)),
        60..90 => "about a minute left".to_owned(),
        _ => format!("about {} minutes left", (seconds + 30) / 60),
    })
}

/// Lets whoever holds on to the old one know that it is over, and gives something new to hold on to.
fn anew(watched: &mut Arc<()>) -> Weak<()> {
    *watched = Arc::default();
    Arc::downgrade(watched)
}

impl Jobs {
    pub(super) fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Jobs {
            sender,
            receiver,
            wake,
            export: None,
            reading: None,
            watched: Arc::default(),
            watched_case: Arc::default(),
        }
    }

    /// The next message, with progress already noted.
    pub(super) fn next(&mut self) -> Option<Message> {
        let message = self.receiver.try_recv().ok()?;
        match &message {
            Message::Progress(progress) => {
                if let Some(running) = &mut self.export {
                    running.progress = *progress;
                }
            }
            Message::Exported(_) | Message::Cancelled | Message::Died("export") => {
                self.export = None;
            }
            Message::Reading(done, all) => {
                if let Some(running) = &mut self.reading {
                    running.progress.fraction = *done as f32 / (*all).max(1) as f32;
                }
            }
            Message::Examined(_, _, _, true) | Message::Died(READING) => self.reading = None,
            Message::Library(..)
            | Message::PackChanged
            | Message::PackSaved(..)
            | Message::Chosen(..)
            | Message::Listed(_)
            | Message::DocumentRead(..)
            | Message::ReplacementRead(..)
            | Message::Found(_)
            | Message::Examined(_, _, _, false)
            | Message::CaseTouched
            | Message::Recent(_)
            | Message::Died(_) => {}
        }
        Some(message)
    }

    pub(super) fn export(&self) -> Option<&Running> {
        self.export.as_ref()
    }

    /// The reading of documents of the case that runs.
    pub(super) fn reading(&self) -> Option<&Running> {
        self.reading.as_ref()
    }

    /// Reads the library: the packs that ship, and those in `folders` beside them.
    pub(super) fn load(&self, shipped: Arc<Vec<PackFiles>>, folders: Vec<PathBuf>) {
        self.start("library", move |send| {
            let (mut packs, mut own) = (shipped.to_vec(), Vec::new());
            let mut next = packs.len();
            for folder in folders {
                let files = if folder.is_dir() {
                    files::read_pack(&folder).map_err(|error| error.to_string())
                } else {
                    Err("the folder is not there; is the drive connected?".to_owned())
                };
                let is_pack = files.as_ref().is_ok_and(|files| files.about().is_some());
                let number = is_pack.then_some(next);
                next += usize::from(is_pack);
                packs.extend(files.clone());
                own.push(OwnPack {
                    folder,
                    files,
                    number,
                });
            }
            let (library, findings) = read(&packs);
            let index = SearchIndex::new(&library);
            send(Message::Library(Box::new(library), index, findings, own));
        });
    }

    /// Looks at the folders from time to time and says when something in them has changed. Whoever
    /// watched before stops.
    pub(super) fn watch(&mut self, folders: Vec<PathBuf>, every: Duration) {
        let still = anew(&mut self.watched);
        if folders.is_empty() {
            return;
        }
        let look = move || folders.iter().map(|folder| files::stamp(folder)).collect();
        let mut seen: Vec<Stamp> = look();
        self.start("watching packs", move |send| {
            loop {
                thread::sleep(every);
                if still.strong_count() == 0 {
                    return;
                }
                let now = look();
                if now != seen {
                    seen = now;
                    send(Message::PackChanged);
                }
            }
        });
    }

    /// Looks at the file of the case and at those that were opened lately, from time to time. Whoever
    /// watched before stops.
    pub(super) fn watch_case(
        &mut self,
        case: Option<PathBuf>,
        recent: Vec<PathBuf>,
        every: Duration,
    ) {
        let still = anew(&mut self.watched_case);
        if case.is_none() && recent.is_empty() {
            return;
        }
        self.start("watching the case", move |send| {
            let look = || case.as_deref().map(files::stamp_of_case);
            let (mut seen, mut told) = (look(), Recent::default());
            loop {
                let now = Recent::look(&recent);
                if now != told {
                    told = now.clone();
                    send(Message::Recent(now));
                }
                thread::sleep(every);
                if still.strong_count() == 0 {
                    return;
                }
                let now = look();
                if now != seen {
                    seen = now;
                    send(Message::CaseTouched);
                }
            }
        });
    }

    pub(super) fn save_into(&self, folder: PathBuf, changes: Vec<Change>, saver: Saver) {
        self.start(SAVING, move |send| {
            let outcome = files::save_into(&folder, &changes, &saver);
            let outcome = outcome.map_err(|error| error.to_string());
            send(Message::PackSaved(changes, outcome));
        });
    }

    pub(super) fn ask(&self, dialogs: Arc<dyn Dialogs>, purpose: Purpose) {
        self.start(DIALOG, move |send| {
            let chosen = dialogs.ask(&purpose);
            send(Message::Chosen(purpose, chosen));
        });
    }

    /// The files that were named, and those in folders that were named.
    pub(super) fn list_files(&self, named: Vec<PathBuf>) {
        self.start(READING, move |send| {
            let listed = named
                .into_iter()
                .flat_map(|path| match files::below(&path) {
                    Ok(files) if path.is_dir() => files,
                    _ => vec![path],
                });
            send(Message::Listed(listed.collect()));
        });
    }

    /// Reads files that are to become documents of the case at `case`, until it is stopped.
    pub(super) fn read_documents(
        &self,
        case: Option<&Path>,
        files: Vec<(u64, PathBuf)>,
        stopped: Arc<AtomicBool>,
    ) {
        let case = case.map(Path::to_owned).unwrap_or_default();
        self.start(READING, move |send| {
            let watch = clock::watch(&stopped);
            for (id, file) in files {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                send(Message::DocumentRead(id, read_one(&case, &file, &watch)));
            }
        });
    }

    pub(super) fn read_replacement(&self, number: u32, case: Option<&Path>, file: PathBuf) {
        let case = case.map(Path::to_owned).unwrap_or_default();
        self.start(READING, move |send| {
            let read = read_one(&case, &file, &clock::watch(&Arc::default()));
            send(Message::ReplacementRead(number, read));
        });
    }

    /// Looks for contents below a folder.
    pub(super) fn find_documents(&self, folder: PathBuf, wanted: BTreeSet<String>) {
        self.start(READING, move |send| {
            let found = files::find_by_content(&folder, &wanted);
            send(Message::Found(found.map_err(|error| error.to_string())));
        });
    }

    /// Looks into the files of these exhibits of the case that was shown as `shown`, one after the other,
    /// until that is stopped.
    pub(super) fn examine(&mut self, exhibits: Vec<Exhibit>, folder: PathBuf, shown: u64) {
        let running = Running::begin("Reading documents");
        let cancel = Arc::clone(&running.cancel);
        self.reading = Some(running);
        self.start(READING, move |send| {
            let watch = clock::watch(&cancel);
            let load = |exhibit: &Exhibit| files::load_exhibit(&folder, &exhibit.path);
            let look = |exhibit: &Exhibit| {
                let looked = || load(exhibit).map(|bytes| document(bytes, None, &watch));
                let fell = |_panic| Err("it failed inside the program".to_owned());
                catch_unwind(AssertUnwindSafe(looked)).unwrap_or_else(fell)
            };
            // Each answer has the whole bundle reckoned anew, so they come a few at a time.
            let (mut found, mut paths) = (Documents::new(), BTreeMap::new());
            let mut told = Instant::now();
            for (done, exhibit) in exhibits.iter().enumerate() {
                send(Message::Reading(done, exhibits.len()));
                let seen = look(exhibit);
                // What was being read when it was stopped is read another time.
                if Running::has_ended(&cancel) {
                    break;
                }
                found.insert(exhibit.number, seen);
                paths.insert(exhibit.number, exhibit.path.clone());
                if told.elapsed() > TELL_EVERY {
                    let (found, paths) = (std::mem::take(&mut found), std::mem::take(&mut paths));
                    send(Message::Examined(shown, found, paths, false));
                    told = Instant::now();
                }
            }
            send(Message::Examined(shown, found, paths, true));
        });
    }

    pub(super) fn stop_reading(&self) {
        if let Some(running) = &self.reading {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Makes a bundle and writes it; does nothing while another is being made. `folder` is that of
    /// the case file, from which its documents are found.
    pub(super) fn start_export(
        &mut self,
        case: Case,
        folder: PathBuf,
        library: Arc<Library>,
        today: Date,
        path: PathBuf,
    ) {
        if self.export.is_some() {
            return;
        }
        let running = Running::begin("Starting");
        let cancel = Arc::clone(&running.cancel);
        self.export = Some(running);
        self.start("export", move |send| {
            let load = |exhibit: &Exhibit| files::load_exhibit(&folder, &exhibit.path);
            let watch = clock::watch(&cancel);
            let documents = examine(&case, &load, &Passwords::new(), &watch);
            let request = Request {
                case: &case,
                library: &library,
                today,
                documents: &documents,
                watch: &watch,
            };
            let mut report = |progress| {
                send(Message::Progress(progress));
                if Running::has_ended(&cancel) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            send(
                match export_all(&request, case.volumes, &load, &mut report) {
                    Err(ExportError::Cancelled) => Message::Cancelled,
                    Err(ExportError::Documents(unusable)) => {
                        let named = unusable.iter().map(|finding| finding.message.clone());
                        let named: Vec<String> = named.collect();
                        Message::Exported(Err(format!("Nothing was written. {}", named.join(" "))))
                    }
                    Err(error) => Message::Exported(Err(error.to_string())),
                    Ok(files) => Message::Exported(write(&path, files, case).map(Box::new)),
                },
            );
        });
    }

    pub(super) fn cancel_export(&self) {
        if let Some(running) = &self.export {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }

    fn start(&self, name: &'static str, work: impl FnOnce(&dyn Fn(Message)) + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let body = move || {
            let send = |message| {
                // The window may be gone by now; then nobody waits for the message.
                let _window_gone = sender.send(message);
                wake();
            };
            if catch_unwind(AssertUnwindSafe(|| work(&send))).is_err() {
                send(Message::Died(name));
            }
        };
        if thread::Builder::new()
            .name(name.to_owned())
            .spawn(body)
            .is_err()
        {
            let _window_gone = self.sender.send(Message::Died(name));
        }
    }
}

impl Recent {
    fn look(cases: &[PathBuf]) -> Self {
        let missing = cases.iter().filter(|path| !path.is_file());
        let kept = cases
            .iter()
            .filter(|path| files::recovery_path(path).is_file());
        Recent {
            missing: missing.cloned().collect(),
            kept: kept.cloned().collect(),
        }
    }
}

fn write(path: &Path, exported: Vec<Exported>, case: Case) -> Result<Finished, String> {
    let paths = files::volume_paths(path, exported.len());
    let files: Vec<(PathBuf, Exported)> = paths.into_iter().zip(exported).collect();
    let together = files
        .iter()
        .map(|(path, file)| (path.clone(), file.bytes.as_slice()));
    match files::write_all_atomic(&together.collect::<Vec<_>>()) {
        Ok(()) => Ok(Finished {
            files,
            case: Box::new(case),
        }),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_work_that_takes_long_says_how_long_it_will_take() {
        let said = |seconds, fraction| left(Duration::from_secs(seconds), fraction);
        assert_eq!(said(2, 0.5), None);
        assert_eq!(said(10, 0.0), None);
        assert_eq!(said(4, 0.5).unwrap(), "a few seconds left");
        assert_eq!(said(10, 0.25).unwrap(), "about 30 seconds left");
        assert_eq!(said(20, 0.25).unwrap(), "about a minute left");
        assert_eq!(said(60, 0.25).unwrap(), "about 3 minutes left");
        assert_eq!(said(60, 1.5).unwrap(), "a few seconds left");
    }
}
