//! Work that must not hold the window up: loading the library, watching and saving packs, file dialogs,
//! export.
//!
//! Each runs in a named thread, gets plain values, and sends messages that the window reads once a
//! frame. One export runs at a time. A panic in a thread becomes a message and nothing worse.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::case::{Case, Exhibit, NewExhibit, from_file_name};
use crate::export::{
    ExportError, Exported, Passwords, Progress, Request, document, examine, export_all,
};
use crate::files::{self, SaveOutcome, Saver, Stamp};
use crate::finding::{Finding, Severity};
use crate::library::{Change, Date, Library, PackFiles, read};
use crate::matching::SearchIndex;
use crate::preflight::{Document, Documents};

use super::dialogs::{Chosen, Dialogs, Purpose};
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
    /// A document that was to be added: what the case will hold of it, and what is in it.
    DocumentRead(Result<Box<(NewExhibit, Document)>, String>),
    /// What was found in the files of documents of the case.
    Examined(Documents),
    Progress(Progress),
    Exported(Result<Box<Finished>, String>),
    Cancelled,
    /// A thread died, and of what.
    Died(&'static str),
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

/// The name of the thread that saves into a pack.
pub(super) const SAVING: &str = "saving a source";

/// The threads of a window.
pub(super) struct Jobs {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    wake: Wake,
    export: Option<Running>,
    /// Whoever watches folders goes on while this is here.
    watched: Arc<()>,
}

/// The export that runs.
pub(super) struct Running {
    pub(super) progress: Progress,
    cancel: Arc<AtomicBool>,
}

impl Jobs {
    pub(super) fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Jobs {
            sender,
            receiver,
            wake,
            export: None,
            watched: Arc::default(),
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
            Message::Library(..)
            | Message::PackChanged
            | Message::PackSaved(..)
            | Message::Chosen(..)
            | Message::DocumentRead(_)
            | Message::Examined(_)
            | Message::Died(_) => {}
        }
        Some(message)
    }

    pub(super) fn export(&self) -> Option<&Running> {
        self.export.as_ref()
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
        let watched = Arc::new(());
        let still = Arc::downgrade(&watched);
        self.watched = watched;
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

    /// Reads a file that is to become a document of the case at `case`.
    pub(super) fn read_document(&self, case: Option<&Path>, file: PathBuf) {
        let case = case.map(Path::to_owned).unwrap_or_default();
        self.start(READING, move |send| {
            let read = read_document(&case, &file);
            let named = |problem| format!("{} was not added: {problem}.", file.display());
            send(Message::DocumentRead(read.map(Box::new).map_err(named)));
        });
    }

    /// Looks into the files of these exhibits.
    pub(super) fn examine(&self, exhibits: Vec<Exhibit>, folder: PathBuf) {
        self.start(READING, move |send| {
            let load = |exhibit: &Exhibit| files::load_exhibit(&folder, &exhibit.path);
            let look = |exhibit: &Exhibit| {
                (
                    exhibit.number,
                    load(exhibit).map(|bytes| document(bytes, None)),
                )
            };
            send(Message::Examined(exhibits.iter().map(look).collect()));
        });
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
        let cancel = Arc::new(AtomicBool::new(false));
        let progress = Progress {
            step: "Starting",
            fraction: 0.0,
        };
        self.export = Some(Running {
            progress,
            cancel: Arc::clone(&cancel),
        });
        self.start("export", move |send| {
            let load = |exhibit: &Exhibit| files::load_exhibit(&folder, &exhibit.path);
            let documents = examine(&case, &load, &Passwords::new());
            let request = Request {
                case: &case,
                library: &library,
                today,
                documents: &documents,
            };
            let mut report = |progress| {
                send(Message::Progress(progress));
                if cancel.load(Ordering::Relaxed) {
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

fn read_document(case: &Path, file: &Path) -> Result<(NewExhibit, Document), String> {
    // A case without a name has no folder yet, so its documents are known by their whole path.
    let path = if case.as_os_str().is_empty() {
        files::exhibit_path(Path::new("/"), file)
    } else {
        files::exhibit_path(case, file)
    };
    let bytes = files::load_exhibit(case.parent().unwrap_or(Path::new("")), &path)?;
    let found = document(bytes, None);
    found.survey.as_ref().map_err(ToString::to_string)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (date, title) = from_file_name(&name);
    let new = NewExhibit {
        path,
        sha256: found.sha256.clone(),
        title,
        date,
        section: None,
        pages: None,
        title_page: false,
    };
    Ok((new, found))
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
