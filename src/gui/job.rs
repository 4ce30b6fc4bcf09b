//! Work that must not hold the window up: loading the library, file dialogs, export.
//!
//! Each runs in a named thread, gets plain values, and sends messages that the window reads once a
//! frame. One export runs at a time. A panic in a thread becomes a message and nothing worse.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::case::{Case, Exhibit};
use crate::export::{ExportError, Exported, Progress, Request, examine, export};
use crate::files;
use crate::finding::Finding;
use crate::library::{Date, Library, PackFiles, read};
use crate::matching::SearchIndex;

use super::dialogs::{Chosen, Dialogs, Purpose};

/// What a thread has to say.
pub(super) enum Message {
    /// With its search index, which takes a moment to build where the library is large.
    Library(Box<Library>, SearchIndex, Vec<Finding>),
    Chosen(Purpose, Chosen),
    Progress(Progress),
    Exported(Result<Finished, String>),
    Cancelled,
    /// A thread died, and of what.
    Died(&'static str),
}

/// A bundle on disk.
pub(super) struct Finished {
    pub(super) path: PathBuf,
    pub(super) exported: Exported,
}

/// Wakes the window up when a message waits.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// The name of the thread that waits for a file dialog.
pub(super) const DIALOG: &str = "file dialog";

/// The threads of a window.
pub(super) struct Jobs {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    wake: Wake,
    export: Option<Running>,
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
            Message::Library(..) | Message::Chosen(..) | Message::Died(_) => {}
        }
        Some(message)
    }

    pub(super) fn export(&self) -> Option<&Running> {
        self.export.as_ref()
    }

    pub(super) fn load(&self, packs: Vec<PackFiles>) {
        self.start("library", move |send| {
            let (library, findings) = read(&packs);
            let index = SearchIndex::new(&library);
            send(Message::Library(Box::new(library), index, findings));
        });
    }

    pub(super) fn ask(&self, dialogs: Arc<dyn Dialogs>, purpose: Purpose) {
        self.start(DIALOG, move |send| {
            let chosen = dialogs.ask(&purpose);
            send(Message::Chosen(purpose, chosen));
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
            let documents = examine(&case, &load);
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
            send(match export(&request, &load, &mut report) {
                Err(ExportError::Cancelled) => Message::Cancelled,
                Err(ExportError::Documents(unusable)) => {
                    let named = unusable.iter().map(|finding| finding.message.clone());
                    let named: Vec<String> = named.collect();
                    Message::Exported(Err(format!("Nothing was written. {}", named.join(" "))))
                }
                Err(error) => Message::Exported(Err(error.to_string())),
                Ok(exported) => Message::Exported(write(path, exported)),
            });
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

fn write(path: PathBuf, exported: Exported) -> Result<Finished, String> {
    match files::write_atomic(&path, &exported.bytes) {
        Ok(()) => Ok(Finished { path, exported }),
        Err(error) => Err(error.to_string()),
    }
}
