//! Whole documents read by workers, each once: what was read is kept beside the case.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::case::{Case, Exhibit, Smaller};
use crate::files::{self, Kept, ReadingsPlace};
use crate::pdf::Called;
use crate::pdf::content::{Backs, DocumentText, PageReading, Reading};
use crate::pdf::import::{Survey, Watch};
use crate::pdf::smaller::{SmallerPictures, Wanted, from_bytes, to_bytes};
use crate::preflight::{Document, Documents, Gain, Learnt, wanted_with};

use super::bring::Bring;
use super::pool::{Content, Workers};
use super::readings::Unread;
use super::scans::Machine;

/// Reads the documents of a case.
#[derive(Clone, Debug)]
pub struct Readings {
    workers: Workers,
    /// Where what is read is kept.
    pub(super) place: Option<ReadingsPlace>,
    /// What a machine has read of scans.
    pub(super) machine: Machine,
    /// What was read, by the content of the document; clones share it.
    known: Arc<Mutex<BTreeMap<String, Known>>>,
    /// How far it is, for whoever waits.
    told: Arc<PagesRead>,
}

/// How many pages of a document were read, and how many it has; 0 of 0 before that is known.
#[derive(Debug, Default)]
pub struct PagesRead {
    read: AtomicUsize,
    all: AtomicUsize,
}

impl PagesRead {
    pub fn now(&self) -> (usize, usize) {
        let read = self.read.load(Ordering::Relaxed);
        (read, self.all.load(Ordering::Relaxed))
    }

    pub(super) fn begin(&self, all: usize) {
        self.read.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    pub(super) fn one_more(&self) {
        self.read.fetch_add(1, Ordering::Relaxed);
    }
}

/// A document that was read.
#[derive(Clone, Debug, Default)]
struct Known {
    reading: Reading,
    /// Reading it another time would tell nothing else.
    is_final: bool,
    /// Only as long as it is kept nowhere else.
    text: Option<Arc<DocumentText>>,
}

impl Readings {
    pub fn workers(&self) -> &Workers {
        &self.workers
    }

    /// Kept beside the case, where it has a file.
    pub fn new(workers: Workers, case: Option<&Path>) -> Self {
        let place = case.map(|case| ReadingsPlace::Beside(case.to_owned()));
        Readings::kept_in(workers, place)
    }

    pub fn kept_in(workers: Workers, place: Option<ReadingsPlace>) -> Self {
        Readings {
            workers,
            place,
            machine: Machine::default(),
            known: Arc::default(),
            told: Arc::default(),
        }
    }

    /// The same workers for documents of which nothing is known yet, kept elsewhere. How far reading them is
    /// is told.
    pub fn apart(&self, place: Option<ReadingsPlace>, told: Arc<PagesRead>) -> Self {
        Readings {
            told,
            machine: Arc::clone(&self.machine),
            ..Readings::kept_in(self.workers.clone(), place)
        }
    }

    /// What brings files into a case; `unsaved` is where work lies that has no file yet.
    pub fn bring(&self, case: Option<&Path>, unsaved: &Path) -> Bring {
        let workers = self.workers.clone();
        match case {
            Some(case) => Bring::beside(workers, case),
            None => Bring::unsaved(workers, unsaved),
        }
    }

    /// The same for another case.
    pub fn beside(&self, case: Option<&Path>) -> Self {
        Readings {
            place: case.map(|case| ReadingsPlace::Beside(case.to_owned())),
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
        let survey = document.survey.as_ref().ok()?;
        let sha256 = &document.sha256;
        let known = self.known().get(sha256).cloned();
        if let Some(known) = known {
            if document.password.is_none() {
                self.keep_machine(sha256);
            }
            let reading = self.keep(document, survey, known);
            return Some(self.with_machine(sha256, reading));
        }
        if let Some(learnt) = self.learnt(sha256) {
            return Some(learnt.reading);
        }
        let content = Content::File {
            folder: folder.to_owned(),
            path: path.to_owned(),
            password: document.password.clone(),
        };
        let read = self.read(sha256, &content, survey.counts.pages, watch)?;
        let reading = self.keep(document, survey, read);
        Some(self.with_machine(sha256, reading))
    }

    /// What was kept of a document of this content: it need not be looked into again.
    pub fn learnt(&self, sha256: &str) -> Option<Learnt> {
        let learnt: Learnt = serde_json::from_slice(&self.kept(Kept::Reading, sha256)?).ok()?;
        Some(Learnt {
            reading: self.with_machine(sha256, learnt.reading),
            ..learnt
        })
    }

    /// The words of a document that was read, page by page; none where they are not kept.
    pub fn text(&self, sha256: &str) -> Option<Arc<DocumentText>> {
        let known = self
            .known()
            .get(sha256)
            .and_then(|known| known.text.clone());
        known.or_else(|| {
            let bytes = self.kept(Kept::Text, sha256)?;
            DocumentText::from_bytes(&bytes).map(Arc::new)
        })
    }

    /// What a document of this content says that it and its pages are called, where that was kept.
    pub fn called(&self, sha256: &str) -> Option<Called> {
        serde_json::from_slice(&self.kept(Kept::Labels, sha256)?).ok()
    }

    /// Keeps that of a document that nobody locked.
    pub fn keep_called(&self, sha256: &str, called: &Called) {
        if let Some(place) = &self.place
            && let Ok(bytes) = serde_json::to_vec(called)
        {
            let version = Learnt::VERSION;
            files::keep_reading(place, Kept::Labels, sha256, version, &bytes);
        }
    }

    /// The pictures of a document that was looked into, smaller; those made last are kept. None where that is not
    /// wanted any longer, or cannot be done.
    pub fn smaller(
        &self,
        folder: &Path,
        path: &str,
        document: &Document,
        wanted: Wanted,
        watch: &Watch,
    ) -> Option<Arc<SmallerPictures>> {
        let sha256 = &document.sha256;
        let kept = self.kept(Kept::Smaller, sha256);
        let kept = kept.and_then(|bytes| from_bytes(&bytes));
        if let Some(made) = kept.filter(|made| made.wanted == wanted) {
            return Some(Arc::new(made));
        }
        let content = Content::File {
            folder: folder.to_owned(),
            path: path.to_owned(),
            password: document.password.clone(),
        };
        let is_wanted = || !watch.is_stopped();
        let tell = &mut |done, all| {
            self.told.all.store(all, Ordering::Relaxed);
            self.told.read.store(done, Ordering::Relaxed);
        };
        let made = self
            .workers
            .smaller(sha256, &content, wanted, &is_wanted, tell);
        let (made, is_final) = made?;
        if let Some(place) = &self.place
            && document.password.is_none()
            && is_final
        {
            let bytes = to_bytes(&made);
            files::keep_reading(place, Kept::Smaller, sha256, Learnt::VERSION, &bytes);
        }
        Some(Arc::new(made))
    }

    /// What each document of a case that is left as it came would gain by smaller pictures: measured, and kept for
    /// whoever asks for them then. Only those that were looked at before it was stopped.
    pub fn gains(
        &self,
        (case, folder): (&Case, &Path),
        documents: &Documents,
        watch: &Watch,
    ) -> Vec<Gain> {
        let gain = |exhibit: &Exhibit| {
            let document = documents.get(&exhibit.number)?.as_ref().ok()?;
            let is_open = exhibit.smaller.is_none() && document.survey.is_ok();
            let path = &case.document_of(exhibit).filter(|_| is_open)?.path;
            let wanted = wanted_with(exhibit, Smaller::default());
            let made = self.smaller(folder, path, document, wanted, watch)?;
            Some(Gain {
                number: exhibit.number,
                before: document.bytes,
                after: document.bytes.saturating_sub(made.saved()),
            })
        };
        case.exhibits.iter().filter_map(gain).collect()
    }

    pub(super) fn kept(&self, what: Kept, sha256: &str) -> Option<Vec<u8>> {
        files::kept_reading(self.place.as_ref()?, what, sha256, Learnt::VERSION)
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page over which workers died is not tried again with every export, which would wait for it each time;
    /// what could not be read for other reasons may be read another time. What somebody locked is written down
    /// nowhere.
    fn keep(&self, document: &Document, survey: &Survey, mut read: Known) -> Reading {
        let sha256 = &document.sha256;
        if !read.is_final {
            return read.reading;
        }
        let reading = read.reading.clone();
        if let Some(place) = &self.place
            && document.password.is_none()
            && let Ok(bytes) = serde_json::to_vec(&Learnt {
                survey: survey.clone(),
                reading: reading.clone(),
            })
        {
            let keep = |what, bytes: &[u8]| {
                files::keep_reading(place, what, sha256, Learnt::VERSION, bytes)
            };
            read.text = read.text.filter(|text| !keep(Kept::Text, &text.to_bytes()));
            // Last: whoever finds it relies on the text being there.
            keep(Kept::Reading, &bytes);
        }
        self.known().insert(sha256.clone(), read);
        reading
    }

    fn read(&self, sha256: &str, content: &Content, pages: u32, watch: &Watch) -> Option<Known> {
        let (mut reading, mut backs) = (Reading::default(), Backs::default());
        let mut text = DocumentText::default();
        let mut is_final = true;
        let pages = pages as usize;
        self.told.all.store(pages, Ordering::Relaxed);
        let mut take = |page: usize, told: Result<PageReading, Unread>| {
            let number = u32::try_from(page + 1).unwrap_or(u32::MAX);
            backs.add(number, told.as_ref().ok());
            is_final &= matches!(told, Ok(_) | Err(Unread::Broken));
            let told = told.map(|mut told| {
                text.push(std::mem::take(&mut told.text));
                told
            });
            if told.is_err() {
                text.push(Vec::new());
            }
            reading.add(number, told.map_err(|why| why.to_string()));
        };
        let mut next = 0;
        let is_wanted = || !watch.is_stopped();
        let read =
            self.workers
                .read_each(sha256, content, 0..pages, &is_wanted, &mut |page, told| {
                    next = page + 1;
                    self.told.read.store(next, Ordering::Relaxed);
                    take(page, told);
                });
        match read {
            Ok(()) => {}
            Err(Unread::Unwanted) => return None,
            Err(why) => (next..pages).for_each(|page| take(page, Err(why.clone()))),
        }
        reading.blank = backs.blank();
        Some(Known {
            reading,
            is_final,
            text: Some(Arc::new(text)),
        })
    }
}
