//! Files while they are made: beside their places, proved there, and gone where nobody wants them.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::cell::Cell;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bundle_builder::case::{Case, Document, VolumeCap, text};
use bundle_builder::export::{
    ExportError, Exported, Learn, Passwords, Progress, Request, Spool, examine, export,
};
use bundle_builder::files::{self, SpoolFile, put_all, volume_paths};
use bundle_builder::finding::DocumentCode;
use bundle_builder::library::{Library, read, shipped};
use bundle_builder::pdf::assemble::{Sink, abridged};
use bundle_builder::pdf::import::Watch;
use bundle_builder::pdf::{Facts, facts};
use bundle_builder::preflight::{Documents, Quotations};
use bundle_builder::profile::{DEFAULT, Profile};

use super::desk::{Desk, TODAY};
use super::paper::{Sheet, document, saying};

const ONE_FILE: VolumeCap = VolumeCap {
    pages: None,
    megabytes: None,
};
const IN_VOLUMES: VolumeCap = VolumeCap {
    pages: Some(20),
    megabytes: None,
};

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| read(&shipped()).0)
}

/// Pages made so large by a comment that nobody sees.
fn paper(sizes: &[usize]) -> Vec<u8> {
    let words = |size: &usize| format!("words) Tj\n%{}\n(", "x".repeat(*size));
    let words: Vec<String> = sizes.iter().map(words).collect();
    let sheets: Vec<Sheet<'_>> = words.iter().map(|words| saying(words)).collect();
    document(&sheets, "", &[])
}

/// A case with documents, and an old bundle.
struct Work {
    desk: Desk,
    case: Case,
    documents: Documents,
    watch: Watch,
}

impl Work {
    /// With eight documents of three pages.
    fn new() -> Self {
        Work::with(&std::array::from_fn::<_, 8, _>(|at| paper(&[at; 3])))
    }

    fn with(papers: &[Vec<u8>]) -> Self {
        let desk = Desk::with_sample();
        for (at, paper) in papers.iter().enumerate() {
            let name = format!("{at}.pdf");
            desk.put(&name, paper);
            let seen = desk.bundle(&["add", "case.ron", &name]);
            assert_eq!(seen.code, Some(0), "{seen}");
        }
        desk.put("out/bundle.pdf", "the old bundle");
        let case = text::read(&desk.get("case.ron")).unwrap();
        let folder = desk.path("");
        let load = |document: &Document| files::load_exhibit(&folder, &document.path);
        let documents = examine(
            &case,
            &load,
            Learn {
                known: &|_| None,
                read: &|_, _| None,
                smaller: &|_, _, _| None,
            },
            &Passwords::new(),
            &Watch::default(),
        );
        Work {
            desk,
            case,
            documents,
            watch: Watch::default(),
        }
    }

    fn out(&self) -> PathBuf {
        self.desk.path("out/bundle.pdf")
    }

    fn export<S: Spool>(
        &self,
        cap: VolumeCap,
        begin: &dyn Fn() -> io::Result<S>,
        report: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Vec<(Exported, S)>, ExportError> {
        let folder = self.desk.path("");
        let load = |document: &Document| files::load_exhibit(&folder, &document.path);
        let request = Request {
            case: &self.case,
            profile: &Profile::shipped(DEFAULT).unwrap(),
            library: library(),
            today: TODAY.parse().unwrap(),
            documents: &self.documents,
            quotations: &Quotations::new(),
            watch: &self.watch,
        };
        export(&request, cap, begin, &load, report)
    }

    /// Beside the old bundle.
    fn spool(&self) -> io::Result<SpoolFile> {
        Ok(SpoolFile::beside(&self.out())?)
    }

    /// What lies where bundles go.
    fn count(&self) -> usize {
        std::fs::read_dir(self.desk.path("out")).unwrap().count()
    }

    fn assert_untouched(&self) {
        assert_eq!(self.desk.get("out/bundle.pdf"), b"the old bundle");
        assert_eq!(self.count(), 1, "nothing lies beside it");
    }
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn a_bundle_lies_beside_its_place_until_it_is_put_there() {
    let work = Work::new();
    for cap in [ONE_FILE, IN_VOLUMES] {
        let made = work.export(cap, &|| work.spool(), &mut go_on).unwrap();
        let in_memory = work.export(cap, &|| Ok(Vec::new()), &mut go_on).unwrap();
        assert_eq!(work.desk.get("out/bundle.pdf"), b"the old bundle");
        assert_eq!(work.count(), 1 + made.len());
        let paths = volume_paths(&work.out(), made.len());
        let spools = made.into_iter().map(|(_, spool)| spool);
        put_all(paths.iter().cloned().zip(spools).collect()).unwrap();
        for (path, (about, bytes)) in paths.iter().zip(&in_memory) {
            assert!(std::fs::read(path).unwrap() == *bytes);
            assert_eq!(about.size, bytes.len() as u64);
        }
        for path in &paths {
            files::remove(path).unwrap();
        }
        work.desk.put("out/bundle.pdf", "the old bundle");
        work.assert_untouched();
    }
}

#[test]
fn a_cancelled_export_leaves_nothing_beside_the_old_bundle_at_any_step() {
    let work = Work::new();
    for cap in [ONE_FILE, IN_VOLUMES] {
        let mut steps = 0;
        let mut count = |_| {
            steps += 1;
            ControlFlow::Continue(())
        };
        drop(work.export(cap, &|| work.spool(), &mut count).unwrap());
        work.assert_untouched();
        for last in 0..steps {
            let mut left = last;
            let mut stop = |_| match left {
                0 => ControlFlow::Break(()),
                _ => {
                    left -= 1;
                    ControlFlow::Continue(())
                }
            };
            let done = work.export(cap, &|| work.spool(), &mut stop);
            assert!(matches!(done, Err(ExportError::Cancelled)), "step {last}");
            work.assert_untouched();
        }
    }
}

#[test]
fn a_thread_that_dies_leaves_nothing_beside_the_old_bundle() {
    let work = Work::new();
    let request = Request {
        case: &work.case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: library(),
        today: TODAY.parse().unwrap(),
        documents: &work.documents,
        quotations: &Quotations::new(),
        watch: &work.watch,
    };
    let folder = work.desk.path("");
    for dies in ["0.pdf", "4.pdf", "7.pdf"] {
        let load = |document: &Document| {
            assert_ne!(document.path, dies, "a thread dies, as it should here");
            files::load_exhibit(&folder, &document.path)
        };
        let begin = || work.spool();
        let died = catch_unwind(AssertUnwindSafe(|| {
            export(&request, IN_VOLUMES, &begin, &load, &mut go_on)
        }));
        assert!(died.is_err());
        work.assert_untouched();
    }
}

/// A cap on bytes is found in rounds, each of which makes all files anew.
#[test]
fn files_of_a_round_that_is_not_kept_are_gone_before_the_next() {
    let uneven = [
        40_000, 40_000, 700_000, 40_000, 40_000, 40_000, 40_000, 300_000,
    ];
    let work = Work::with(&[paper(&uneven), paper(&[200_000; 4])]);
    let cap = VolumeCap {
        pages: None,
        megabytes: Some(1),
    };
    let rounds = Cell::new(0);
    let begin = || {
        rounds.set(rounds.get() + u32::from(work.count() == 1));
        work.spool()
    };
    let made = work.export(cap, &begin, &mut go_on).unwrap();
    assert!(rounds.get() > 1, "one round was enough: nothing was tried");
    assert_eq!(work.count(), 1 + made.len());
    assert!(made.iter().all(|(about, _)| about.size <= 1_000_000));
    drop(made);
    work.assert_untouched();
}

/// So that a proof of a long bundle needs little memory, and sees all that it would see in the whole.
#[test]
fn every_file_of_a_bundle_can_be_abridged_and_says_the_same() {
    let work = Work::new();
    for cap in [ONE_FILE, IN_VOLUMES] {
        let files = work.export(cap, &|| Ok(Vec::new()), &mut go_on).unwrap();
        for (about, bytes) in files {
            let kept = abridged(&mut bytes.as_slice(), u64::MAX).unwrap();
            // Only our own pages: another hand writes those, and there are few.
            if bytes.starts_with(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") {
                let kept = facts(&kept.expect(&about.file_name)).unwrap();
                let whole = facts(&bytes).unwrap();
                let bytes = whole.bytes;
                assert_eq!(Facts { bytes, ..kept }, whole);
            }
        }
    }
}

/// Something that loses or changes what it was given.
struct Faulty {
    bytes: Vec<u8>,
    fault: fn(&mut Vec<u8>),
}

impl Write for Faulty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink for Faulty {
    fn stands_at(&mut self, at: u64, parts: &[&[u8]]) -> io::Result<bool> {
        self.bytes.stands_at(at, parts)
    }
}

impl Spool for Faulty {
    fn read_back(&mut self) -> io::Result<Box<dyn Read + '_>> {
        (self.fault)(&mut self.bytes);
        Ok(Box::new(self.bytes.as_slice()))
    }
}

#[test]
fn what_is_proved_is_what_the_disk_gives_back() {
    let work = Work::new();
    let faults: [fn(&mut Vec<u8>); 4] = [
        |bytes| bytes.truncate(bytes.len() - 1),
        |bytes| bytes.push(b'\n'),
        // In the middle of a document, where no rule looks.
        |bytes| *bytes.get_mut(60_000).unwrap() ^= 1,
        Vec::clear,
    ];
    for fault in faults {
        let begin = || {
            let bytes = Vec::new();
            Ok(Faulty { bytes, fault })
        };
        let done = work.export(ONE_FILE, &begin, &mut go_on);
        assert!(matches!(done, Err(ExportError::ReadBack)));
    }
}

/// The proof of a large file takes a while.
#[test]
fn an_export_can_be_stopped_while_it_reads_what_it_wrote() {
    let mut work = Work::new();
    let asked = Arc::new(AtomicBool::new(false));
    let watched = Arc::clone(&asked);
    work.watch = Watch::new(|| Duration::ZERO, move || watched.load(Ordering::Relaxed));
    let mut stop = |progress: Progress| {
        let is_checking = progress.step.starts_with("Checking");
        asked.store(is_checking, Ordering::Relaxed);
        ControlFlow::Continue(())
    };
    let done = work.export(ONE_FILE, &|| work.spool(), &mut stop);
    assert!(matches!(done, Err(ExportError::Cancelled)));
    work.assert_untouched();
}

/// Changed between the moment when it was examined and the moment when it is copied.
#[test]
fn a_document_that_is_another_when_it_is_copied_is_named_and_nothing_is_made() {
    let work = Work::new();
    let request = Request {
        case: &work.case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: library(),
        today: TODAY.parse().unwrap(),
        documents: &work.documents,
        quotations: &Quotations::new(),
        watch: &work.watch,
    };
    let folder = work.desk.path("");
    for changes in ["0.pdf", "4.pdf", "7.pdf"] {
        let mut as_long = files::load_exhibit(&folder, changes).unwrap();
        let word = as_long.windows(5).position(|five| five == b"words");
        as_long[word.unwrap()] = b'W';
        for (now, code) in [
            (Ok(as_long), DocumentCode::Changed),
            (Ok(paper(&[9; 3])), DocumentCode::Changed),
            (Ok(paper(&[9; 5])), DocumentCode::Changed),
            (Ok(Vec::new()), DocumentCode::Changed),
            (Err("gone".to_owned()), DocumentCode::Missing),
        ] {
            let load = |document: &Document| match document.path == changes {
                true => now.clone(),
                false => files::load_exhibit(&folder, &document.path),
            };
            for cap in [ONE_FILE, IN_VOLUMES] {
                let done = export(&request, cap, &|| work.spool(), &load, &mut go_on);
                let Err(ExportError::Documents(found)) = done else {
                    panic!("{changes} was taken as it is now");
                };
                assert_eq!(found[0].code, code);
                work.assert_untouched();
            }
        }
    }
}
