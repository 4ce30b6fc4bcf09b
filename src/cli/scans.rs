//! Scans read by machine on the command line: with progress, and given up when somebody asks the program to end.

use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::case::Case;
use crate::ocr::{Engine, Missing, find_engine, languages_of};
use crate::pdf::content::Reading;
use crate::pdf::import::Password;
use crate::platform::{System, environment};
use crate::preflight::Documents;
use crate::signals::Signals;
use crate::worker::{Content, PagesRead, Readings, ScanNotRead, Scans};

use super::print::{Printer, plural};

/// How often it is said how far it is.
const TELL_EVERY: Duration = Duration::from_secs(2);

/// Where documents lie, and who reads them.
pub(super) struct Reader<'a> {
    pub(super) case: &'a Path,
    pub(super) readings: &'a Readings,
    pub(super) signals: &'a Signals,
}

/// A document that may have scans.
pub(super) struct Candidate<'a> {
    pub(super) path: &'a str,
    pub(super) sha256: &'a str,
    pub(super) reading: &'a Reading,
    pub(super) password: Option<&'a Password>,
}

impl Reader<'_> {
    /// Reads the scans of these documents that are not read yet; where they cannot be read, it is said why.
    pub(super) fn read(&self, case: &Case, candidates: &[Candidate<'_>], printer: &mut Printer) {
        if candidates.iter().all(|one| one.reading.scans.is_empty()) {
            return;
        }
        let wanted = languages_of(case.claimant.nationality.as_deref());
        let engine = match find_engine(&environment, System::this(), &wanted) {
            Ok(engine) => engine,
            Err(why) => {
                let mut unread = candidates.iter();
                let unread = unread.any(|one| one.reading.without_words().next().is_some());
                if unread {
                    printer.talk(&missing(why));
                }
                return;
            }
        };
        let scans = candidates.iter().filter_map(|one| {
            let pages = self
                .readings
                .unread_scans(one.sha256, one.reading, &*engine)?;
            Some(Scans {
                sha256: one.sha256.to_owned(),
                content: Content::File {
                    folder: self.case.parent().unwrap_or(Path::new("")).to_owned(),
                    path: one.path.to_owned(),
                    password: one.password.cloned(),
                },
                pages,
                is_locked: one.password.is_some(),
            })
        });
        let scans: Vec<Scans> = scans.collect();
        if !scans.is_empty() {
            let failed = self.with_progress(&scans, &*engine, printer);
            for ScanNotRead { sha256, page, why } in failed {
                let path = candidates.iter().find(|one| one.sha256 == sha256);
                let path = path.map_or("", |one| one.path);
                printer.talk(&format!("{path}, page {page}: not read by machine: {why}"));
            }
        }
    }

    fn with_progress(
        &self,
        scans: &[Scans],
        engine: &dyn Engine,
        printer: &mut Printer,
    ) -> Vec<ScanNotRead> {
        let told = PagesRead::default();
        let all: usize = scans.iter().map(|one| one.pages.len()).sum();
        printer.talk(&format!(
            "Reading {} by machine ({})",
            plural(all, "scanned page"),
            engine.languages()
        ));
        let (done, ended) = channel::<()>();
        let failed = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            let (told, failed) = (&told, &failed);
            scope.spawn(move || {
                let is_wanted = || !self.signals.is_asked();
                let read = self.readings.read_scans(scans, engine, &is_wanted, told);
                if let Ok(mut failed) = failed.lock() {
                    *failed = read;
                }
                drop(done);
            });
            while ended.recv_timeout(TELL_EVERY) == Err(RecvTimeoutError::Timeout) {
                let (read, _) = told.now();
                printer.talk(&format!("  {read} of {all} read"));
            }
        });
        failed.into_inner().unwrap_or_default()
    }

    /// The same of all documents of a case that were looked into, which then have what was read.
    pub(super) fn read_all(&self, case: &Case, documents: &mut Documents, printer: &mut Printer) {
        let candidates = case.exhibits.iter().filter_map(|exhibit| {
            let named = case.document_of(exhibit)?;
            let document = documents.get(&exhibit.number)?.as_ref().ok()?;
            Some(Candidate {
                path: &named.path,
                sha256: &document.sha256,
                reading: document.reading.as_ref()?,
                password: document.password.as_ref(),
            })
        });
        self.read(case, &candidates.collect::<Vec<_>>(), printer);
        for document in documents.values_mut().flatten() {
            let reading = document.reading.take();
            document.reading =
                reading.map(|reading| self.readings.with_machine(&document.sha256, reading));
        }
    }
}

fn missing(why: Missing) -> String {
    let said = match why {
        Missing::Program => {
            "note: scanned pages were not read by machine: the program tesseract is not installed here\n  hint: Install it (on Debian and Ubuntu: sudo apt install tesseract-ocr; on macOS: brew install tesseract; on Windows: the installer of tesseract-ocr from UB Mannheim), or leave it with --no-ocr."
        }
        Missing::Languages => {
            "note: scanned pages were not read by machine: tesseract is installed here, and has no language to read\n  hint: Install one (on Debian and Ubuntu: sudo apt install tesseract-ocr-eng), or leave it with --no-ocr."
        }
        Missing::Wrong(name) => {
            return format!(
                "note: scanned pages were not read by machine: tesseract is not installed here, and the file {name} that came with this program is damaged or of another version\n  hint: Install the program again, or install tesseract (on Debian and Ubuntu: sudo apt install tesseract-ocr), or leave it with --no-ocr."
            );
        }
    };
    said.to_owned()
}
