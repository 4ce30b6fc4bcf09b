//! Whole documents read by workers, each once: what was read is kept beside the case.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::files;
use crate::pdf::content::Reading;
use crate::pdf::import::Watch;
use crate::preflight::Document;

use super::pool::{Content, Workers};
use super::readings::Unread;

/// Reads the documents of a case.
#[derive(Clone, Debug)]
pub struct Readings {
    workers: Workers,
    /// The file of the case, where it has one.
    case: Option<PathBuf>,
    /// What was read, by the content of the document; clones share it.
    known: Arc<Mutex<BTreeMap<String, Reading>>>,
}

impl Readings {
    pub fn new(workers: Workers, case: Option<&Path>) -> Self {
        Readings {
            workers,
            case: case.map(Path::to_owned),
            known: Arc::default(),
        }
    }

    /// The same for another case.
    pub fn beside(&self, case: Option<&Path>) -> Self {
        Readings {
            case: case.map(Path::to_owned),
            ..self.clone()
        }
    }

    /// What is on the pages of a document that was looked into; none where it cannot be used, or the watch
    /// stopped it. `path` is as a case names it, told from `folder`.
    pub fn of(
        &self,
        folder: &Path,
        path: &str,
        document: &Document,
        watch: &Watch,
    ) -> Option<Reading> {
        let pages = document.survey.as_ref().ok()?.counts.pages;
        let sha256 = &document.sha256;
        let case = self.case.as_deref();
        let kept = case.and_then(|case| {
            let bytes = files::kept_reading(case, sha256, Reading::VERSION)?;
            serde_json::from_slice(&bytes).ok()
        });
        if kept.is_some() {
            return kept;
        }
        let known = self.known().get(sha256).cloned();
        if let Some(known) = known {
            return Some(self.keep(sha256, known));
        }
        let content = Content::File {
            folder: folder.to_owned(),
            path: path.to_owned(),
            password: document.password.clone(),
        };
        let reading = self.read(sha256, &content, pages, watch)?;
        Some(self.keep(sha256, reading))
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Reading>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What could not be read now may be read another time.
    fn keep(&self, sha256: &str, reading: Reading) -> Reading {
        if !reading.unread.is_empty() {
            return reading;
        }
        self.known().insert(sha256.to_owned(), reading.clone());
        if let Some(case) = &self.case
            && let Ok(bytes) = serde_json::to_vec(&reading)
        {
            files::keep_reading(case, sha256, Reading::VERSION, &bytes);
        }
        reading
    }

    fn read(&self, sha256: &str, content: &Content, pages: u32, watch: &Watch) -> Option<Reading> {
        let mut reading = Reading::default();
        let mut next = 0;
        let pages = pages as usize;
        let is_wanted = || !watch.is_stopped();
        let read =
            self.workers
                .read_each(sha256, content, 0..pages, &is_wanted, &mut |page, told| {
                    next = page + 1;
                    let page = u32::try_from(next).unwrap_or(u32::MAX);
                    reading.add(page, told.map_err(|why| why.to_string()));
                });
        match read {
            Ok(()) => Some(reading),
            Err(Unread::Unwanted) => None,
            Err(why) => {
                for page in next + 1..=pages {
                    let page = u32::try_from(page).unwrap_or(u32::MAX);
                    reading.add(page, Err(why.to_string()));
                }
                Some(reading)
            }
        }
    }
}
