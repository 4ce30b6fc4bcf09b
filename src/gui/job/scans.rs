//! Scans read by machine, beside the window: it takes seconds a page, and nobody need wait for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::ocr::{Engine, EngineChoice, Missing, Wanted, find_engine};
use crate::pdf::content::Reading;
use crate::pdf::import::Password;
use crate::platform::{System, environment};
use crate::worker::{Content, PagesRead, Readings, ScanNotRead, Scans};

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
    /// In which languages it is likely to be, or said to be.
    pub(in crate::gui) wanted: Wanted,
}

/// What came of reading the scans of a case, as far as it has come.
pub(in crate::gui) enum ScansCame {
    /// What is known of a document now.
    Read(PagesOf),
    /// That was all; pages that could not be read.
    End(Vec<ScanNotRead>),
    /// Of some documents nothing can be read here.
    Missing(Missing),
}

/// Finds what reads scans in these languages.
pub(in crate::gui) type FindEngine = fn(&Wanted, EngineChoice) -> Result<Arc<dyn Engine>, Missing>;

/// What is installed on this computer.
pub(in crate::gui) fn installed(
    wanted: &Wanted,
    choice: EngineChoice,
) -> Result<Arc<dyn Engine>, Missing> {
    find_engine(&environment, System::this(), wanted, choice)
}

/// Nothing: what a test does must not depend on what is installed.
pub(in crate::gui) fn nothing(_: &Wanted, _: EngineChoice) -> Result<Arc<dyn Engine>, Missing> {
    Err(Missing::Program)
}

/// What was found for each choice of languages.
type Found = Vec<(Wanted, Result<Arc<dyn Engine>, Missing>)>;

impl Jobs {
    /// Reads the scans of these documents that are not read yet, one document after the other. How far it is is
    /// told.
    pub(in crate::gui) fn read_scans(
        &mut self,
        documents: Vec<ScansToRead>,
        (folder, case): (PathBuf, Option<&Path>),
        choice: EngineChoice,
        shown: u64,
        told: Arc<PagesRead>,
    ) {
        self.stop_scans();
        self.scans = Arc::new(AtomicBool::new(false));
        let (readings, cancel) = (self.readings(case), Arc::clone(&self.scans));
        let find = self.find_engine;
        self.start(SCANS, move |send| {
            let is_wanted = || !Running::has_ended(&cancel);
            let (mut failed, mut engines) = (Vec::new(), Found::new());
            for one in documents {
                if !is_wanted() {
                    break;
                }
                if !engines.iter().any(|(wanted, _)| *wanted == one.wanted) {
                    let found = find(&one.wanted, choice);
                    if let Err(why) = &found {
                        send(Message::Scans(shown, ScansCame::Missing(why.clone())));
                    }
                    engines.push((one.wanted.clone(), found));
                }
                let engine = engines.iter().find(|(wanted, _)| *wanted == one.wanted);
                let Some((_, engine)) = engine else { continue };
                let Some(pages) = unread(&readings, &one, engine) else {
                    continue;
                };
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
                match engine {
                    Ok(engine) => {
                        failed.extend(readings.read_scans(&[scans], &**engine, &is_wanted, &told));
                    }
                    Err(why) => readings.no_engine(&scans, why),
                }
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

/// Pages that are to be read, or that nothing reads here; none where there are none.
fn unread(
    readings: &Readings,
    one: &ScansToRead,
    engine: &Result<Arc<dyn Engine>, Missing>,
) -> Option<Vec<u32>> {
    match engine {
        Ok(engine) => readings.unread_scans(&one.sha256, &one.reading, &**engine),
        Err(_) => {
            let reading = readings.with_machine(&one.sha256, one.reading.clone());
            let pages: Vec<u32> = reading.without_words().collect();
            (!pages.is_empty()).then_some(pages)
        }
    }
}
