//! Scans read by an engine of the test's own.

use super::specimen::{Reader, scan};
use super::*;
use crate::export::{document, sha256};
use crate::files::ReadingsPlace;
use crate::pdf::import::Watch;
use crate::preflight::Document;
use crate::worker::Workers;

/// A case and a scan beside it.
struct Desk {
    folder: tempfile::TempDir,
    document: Document,
}

impl Desk {
    fn with(bytes: Vec<u8>) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        files::write_atomic(&folder.path().join("case.ron"), b"()").unwrap();
        files::write_atomic(&folder.path().join("scan.pdf"), &bytes).unwrap();
        Desk {
            folder,
            document: document(bytes, None, &Watch::default()),
        }
    }

    fn readings(&self) -> Readings {
        let place = ReadingsPlace::Beside(self.folder.path().join("case.ron"));
        Readings::kept_in(Workers::here(), Some(place))
    }

    fn reading(&self, readings: &Readings) -> Reading {
        let watch = Watch::default();
        let reading = readings.of(self.folder.path(), "scan.pdf", &self.document, &watch);
        reading.unwrap()
    }

    fn read(&self, readings: &Readings, engine: &Reader) -> Vec<ScanNotRead> {
        let sha256 = &self.document.sha256;
        let reading = self.reading(readings);
        let Some(pages) = readings.unread_scans(sha256, &reading, engine) else {
            return Vec::new();
        };
        let scans = Scans {
            sha256: sha256.clone(),
            content: Content::File {
                folder: self.folder.path().to_owned(),
                path: "scan.pdf".to_owned(),
                password: None,
            },
            pages,
            is_locked: false,
        };
        readings.read_scans(&[scans], engine, &|| true, &PagesRead::default())
    }
}

fn engine(name: &'static str) -> Reader {
    Reader {
        name,
        ..Reader::default()
    }
}

#[test]
fn scans_are_read_once_by_each_engine_and_kept_beside_the_case() {
    let desk = Desk::with(scan(2));
    let first = engine("reader 1");
    let readings = desk.readings();
    assert_eq!(
        desk.reading(&readings).without_words().collect::<Vec<_>>(),
        [1, 2]
    );
    for _ in 0..2 {
        assert_eq!(desk.read(&readings, &first), []);
        assert_eq!(first.read.load(Ordering::Relaxed), 2);
    }
    let anew = desk.readings();
    let learnt = anew.learnt(&desk.document.sha256).unwrap();
    assert_eq!(learnt.reading.read_by_machine().collect::<Vec<_>>(), [1, 2]);
    let text = anew.text(&desk.document.sha256).unwrap();
    let quotable = text.quotable(&learnt.reading);
    for page in &quotable.pages {
        assert!(page.is_by_machine && !page.is_unreadable);
        assert_eq!(page.words[0].text, "asylum-seekers");
        assert!((page.words[0].area.x0 - 72.0).abs() < 0.5);
    }
    assert_eq!(desk.read(&anew, &first), []);
    assert_eq!(first.read.load(Ordering::Relaxed), 2, "it was kept");
    let second = engine("reader 2");
    assert_eq!(desk.read(&anew, &second), []);
    assert_eq!(second.read.load(Ordering::Relaxed), 2, "another engine");
}

#[test]
fn a_changed_original_is_read_anew() {
    let desk = Desk::with(scan(1));
    let engine = engine("reader 1");
    desk.read(&desk.readings(), &engine);
    let other = scan(2);
    assert_ne!(sha256(&other), desk.document.sha256);
    let path = desk.folder.path().join("scan.pdf");
    files::write_atomic(&path, &other).unwrap();
    let desk = Desk {
        document: document(other, None, &Watch::default()),
        ..desk
    };
    let readings = desk.readings();
    assert_eq!(
        desk.reading(&readings).without_words().collect::<Vec<_>>(),
        [1, 2]
    );
    desk.read(&readings, &engine);
    assert_eq!(engine.read.load(Ordering::Relaxed), 3);
}

#[test]
fn a_page_that_fails_is_named_and_tried_again_and_the_rest_is_kept_when_it_is_stopped() {
    let desk = Desk::with(scan(1));
    let readings = desk.readings();
    let engine = engine("reader 1");
    engine.fails.store(true, Ordering::Relaxed);
    let failed = desk.read(&readings, &engine);
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].page, 1);
    assert_eq!(failed[0].failure.why, "reader crashed");
    let anew = desk.readings().learnt(&desk.document.sha256).unwrap();
    let kept: Vec<_> = anew.reading.failed_by_machine().collect();
    assert_eq!(kept, [(1, &failed[0].failure)], "kept beside the case");
    let reading = desk.reading(&readings);
    let unread = readings.unread_scans(&desk.document.sha256, &reading, &engine);
    assert_eq!(unread, Some(vec![1]));
    let nobody = Scans {
        sha256: desk.document.sha256.clone(),
        content: Content::Single(Arc::default()),
        pages: vec![1],
        is_locked: false,
    };
    let failed = readings.read_scans(&[nobody], &engine, &|| false, &PagesRead::default());
    assert_eq!(failed, [], "nobody wanted it");
    engine.fails.store(false, Ordering::Relaxed);
    assert_eq!(desk.read(&readings, &engine), []);
    assert_eq!(desk.reading(&readings).failed_by_machine().count(), 0);
}

#[test]
fn where_page_after_page_fails_the_others_are_not_tried_and_named_all_the_same() {
    let desk = Desk::with(scan(12));
    let readings = desk.readings();
    let engine = engine("reader 1");
    engine.fails.store(true, Ordering::Relaxed);
    let failed = desk.read(&readings, &engine);
    let pages: Vec<u32> = failed.iter().map(|one| one.page).collect();
    assert_eq!(pages, (1..=12).collect::<Vec<_>>());
    let tried = engine.read.load(Ordering::Relaxed);
    assert!((4..=8).contains(&tried), "{tried}");
    let last = &failed[11].failure.why;
    assert_eq!(last, "not tried, after others had failed (reader crashed)");
}
