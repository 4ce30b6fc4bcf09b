//! Scans read by machine, beside the window: it takes seconds a page, and nobody need wait for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::ocr::{Engine, Missing, find_engine, languages_of};
use crate::pdf::content::Reading;
use crate::pdf::import::Password;
use crate::platform::{System, environment};
use crate::worker::{Content, PagesRead, ScanNotRead, Scans};

use super::pages::PagesOf;
use super::running::Running;
use super::{Jobs, Message};

/// The name of the thread.
const SCANS: &str = "reading scans";

/// A document that may have scans.
pub(in crate::gui) struct ScansToRead {
    pub(in crate::gui) number: u32,
    pub(in crate::gui) path: String,
    pub(in crate::gui) sha256: String,
    pub(in crate::gui) reading: Reading,
    pub(in crate::gui) password: Option<Password>,
}

/// What came of reading the scans of a case, as far as it has come.
pub(in crate::gui) enum ScansCame {
    /// What is known of a document now.
    Read(PagesOf),
    /// That was all; pages that could not be read.
    End(Vec<ScanNotRead>),
    /// Nothing can be read here.
    Missing(Missing),
}

/// Finds what reads scans, for a case of somebody from this country.
pub(in crate::gui) type FindEngine =
    fn(nationality: Option<&str>) -> Result<Arc<dyn Engine>, Missing>;

/// What is installed on this computer.
pub(in crate::gui) fn installed(nationality: Option<&str>) -> Result<Arc<dyn Engine>, Missing> {
    let wanted = languages_of(nationality);
    find_engine(&environment, System::this(), &wanted)
}

/// Nothing: what a test does must not depend on what is installed.
pub(in crate::gui) fn nothing(_: Option<&str>) -> Result<Arc<dyn Engine>, Missing> {
    Err(Missing::Program)
}

impl Jobs {
    /// Reads the scans of these documents that are not read yet, one document after the other. How far it is is
    /// told.
    pub(in crate::gui) fn read_scans(
        &mut self,
        documents: Vec<ScansToRead>,
        (folder, case): (PathBuf, Option<&Path>),
        nationality: Option<String>,
        shown: u64,
        told: Arc<PagesRead>,
    ) {
        self.stop_scans();
        self.scans = Arc::new(AtomicBool::new(false));
        let (readings, cancel) = (self.readings(case), Arc::clone(&self.scans));
        let find = self.find_engine;
        self.start(SCANS, move |send| {
            let engine = match find(nationality.as_deref()) {
                Ok(engine) => engine,
                Err(why) => return send(Message::Scans(shown, ScansCame::Missing(why))),
            };
            let is_wanted = || !Running::has_ended(&cancel);
            let mut failed = Vec::new();
            let unread = documents.into_iter().filter_map(|one| {
                let pages = readings.unread_scans(&one.sha256, &one.reading, &*engine)?;
                Some((one, pages))
            });
            for (one, pages) in unread.collect::<Vec<_>>() {
                if !is_wanted() {
                    break;
                }
                let scans = Scans {
                    sha256: one.sha256.clone(),
                    content: Content::File {
                        folder: folder.clone(),
                        path: one.path,
                        password: one.password.clone(),
                    },
                    pages,
                    is_locked: one.password.is_some(),
                };
                failed.extend(readings.read_scans(&[scans], &*engine, &is_wanted, &told));
                send(Message::Scans(
                    shown,
                    ScansCame::Read(PagesOf {
                        number: one.number,
                        reading: readings.with_machine(&one.sha256, one.reading),
                        sha256: one.sha256,
                        smaller: None,
                    }),
                ));
            }
            send(Message::Scans(shown, ScansCame::End(failed)));
        });
    }

    /// Has scans read by another engine.
    #[cfg(test)]
    pub(in crate::gui) fn read_scans_with(&mut self, find: FindEngine) {
        self.find_engine = find;
    }

    pub(in crate::gui) fn stop_scans(&self) {
        self.scans.store(true, Ordering::Relaxed);
    }
}
