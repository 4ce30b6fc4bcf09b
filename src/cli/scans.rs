//! Scans read by machine on the command line: with progress, and given up when somebody asks the program to end.

use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::case::{Case, PageRanges};
use crate::ocr::{Engine, EngineChoice, Missing, Wanted, find_engine};
use crate::pdf::content::{MachineFailure, Reading};
use crate::pdf::import::Password;
use crate::platform::{System, environment};
use crate::preflight::Documents;
use crate::signals::Signals;
use crate::worker::{Content, PagesRead, Readings, ScanNotRead, Scans};

use super::print::{Printer, plural};

/// How often it is said how far it is.
const TELL_EVERY: Duration = Duration::from_secs(2);

/// Which reader a person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Ocr {
    /// Tesseract where it is installed, the reader within this program where not
    #[default]
    Auto,
    Tesseract,
    /// The reader within this program: Latin letters only
    BuiltIn,
}

impl Ocr {
    fn choice(self) -> EngineChoice {
        match self {
            Ocr::Auto => EngineChoice::Auto,
            Ocr::Tesseract => EngineChoice::Tesseract,
            Ocr::BuiltIn => EngineChoice::BuiltIn,
        }
    }
}

/// Where documents lie, and who reads them.
pub(super) struct Reader<'a> {
    pub(super) case: &'a Path,
    pub(super) readings: &'a Readings,
    pub(super) signals: &'a Signals,
    pub(super) ocr: Ocr,
}

/// A document that may have scans.
pub(super) struct Candidate<'a> {
    pub(super) path: &'a str,
    pub(super) sha256: &'a str,
    pub(super) reading: &'a Reading,
    pub(super) password: Option<&'a Password>,
    /// In which it is, where a person said so.
    pub(super) language: Option<&'a str>,
}

impl Reader<'_> {
    /// Reads the scans of these documents that are not read yet; where they cannot be read, it is said why.
    pub(super) fn read(&self, case: &Case, candidates: &[Candidate<'_>], printer: &mut Printer) {
        let nationality = case.claimant.nationality.as_deref();
        let with_scans = candidates
            .iter()
            .filter(|one| !one.reading.scans.is_empty());
        let mut by_language: Vec<(Wanted, Vec<&Candidate<'_>>)> = Vec::new();
        for one in with_scans {
            let wanted = Wanted::of(one.language, nationality);
            match by_language.iter_mut().find(|(known, _)| *known == wanted) {
                Some((_, those)) => those.push(one),
                None => by_language.push((wanted, vec![one])),
            }
        }
        for (wanted, candidates) in by_language {
            match find_engine(&environment, System::this(), &wanted, self.ocr.choice()) {
                Ok(engine) => self.read_with(&*engine, &candidates, printer),
                Err(why) => self.not_read(&why, &candidates, printer),
            }
        }
    }

    fn read_with(&self, engine: &dyn Engine, candidates: &[&Candidate<'_>], printer: &mut Printer) {
        let scans = candidates.iter().filter_map(|one| {
            let unread = self
                .readings
                .unread_scans(one.sha256, one.reading, engine)?;
            Some(self.scans(one, unread))
        });
        let scans: Vec<Scans> = scans.collect();
        if !scans.is_empty() {
            let failed = self.with_progress(&scans, engine, printer);
            tell_failures(&failed, candidates, printer);
        }
    }

    /// Nothing reads them here: that is said, and known of them from now on.
    fn not_read(&self, why: &Missing, candidates: &[&Candidate<'_>], printer: &mut Printer) {
        let mut is_any = false;
        for one in candidates {
            let reading = self.readings.with_machine(one.sha256, one.reading.clone());
            let unread: Vec<u32> = reading.without_words().collect();
            if !unread.is_empty() {
                self.readings.no_engine(&self.scans(one, unread), why);
                is_any = true;
            }
        }
        if is_any {
            printer.talk(&format!(
                "note: scanned pages were not read by machine: {why}\n  hint: {} Or leave it with --no-ocr.",
                why.hint()
            ));
        }
    }

    fn scans(&self, one: &Candidate<'_>, pages: Vec<u32>) -> Scans {
        Scans {
            sha256: one.sha256.to_owned(),
            content: Content::File {
                folder: self.case.parent().unwrap_or(Path::new("")).to_owned(),
                path: one.path.to_owned(),
                password: one.password.cloned(),
            },
            pages,
            is_locked: one.password.is_some(),
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
                language: exhibit.language.as_deref(),
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

/// Which pages of which document, and why: those that failed in the same way on one line.
fn tell_failures(failed: &[ScanNotRead], candidates: &[&Candidate<'_>], printer: &mut Printer) {
    let is_same = |one: &ScanNotRead, next: &ScanNotRead| {
        one.sha256 == next.sha256 && one.failure == next.failure
    };
    for those in failed.chunk_by(is_same) {
        let Some(first) = those.first() else { continue };
        let path = candidates.iter().find(|one| one.sha256 == first.sha256);
        let path = path.map_or("", |one| one.path);
        let pages = PageRanges::of(those.iter().map(|one| one.page));
        let pages = pages.map_or_else(String::new, |pages| pages.named());
        let MachineFailure { why, hint } = &first.failure;
        printer.talk(&format!(
            "warning: {path}, {pages}: not read by machine: {why}\n  hint: {hint}"
        ));
    }
}
