//! Real and made scans, and pages with pictures: how often each is taken for the other.
//!
//! The files may not be copied into this repository: `tests/scans/corpus.tsv` lists them, each page with
//! what it is, `tests/scans/held-out.tsv` pages that the rule was not chosen by, and `tests/scans/README.md`
//! says where they are from. With their folder in the environment,
//! `BUNDLE_BUILDER_SCANS=DIR cargo test --locked --test it scans -- --ignored --nocapture` prints what was measured of
//! each page and the error rates; pages that were misjudged go to the folder `BUNDLE_BUILDER_SCANS_OUT`.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use bundle_builder::files::write_atomic;
use bundle_builder::pdf::content::{Drawn, Reader, Scan, Tones, scale, scan, words};
use bundle_builder::pdf::import::{Limits, Source};
use bundle_builder::pdf::render::{Pages, Picture, Size};
use sha2::{Digest, Sha256};

use super::desk::root;
use super::tools::say;

/// Each kind of page: whether it is a scan without text, how many are listed at least, and how many in a
/// hundred may be misjudged.
const KINDS: [(&str, bool, usize, usize); 6] = [
    // Scanned or photographed, as they came.
    ("real", true, 40, 8),
    // Scans made for tests, by us and by others.
    ("made", true, 60, 5),
    // Real pages with background pictures, photographs, maps and charts, and such pictures alone.
    ("pictures", false, 100, 3),
    // The same, made to test programs.
    ("made-pictures", false, 40, 6),
    // Scans with a layer of text.
    ("searchable", false, 10, 10),
    // Pages of text.
    ("text", false, 200, 1),
];

/// A page of the list.
struct Listed {
    sha256: String,
    /// From 1.
    page: usize,
    kind: String,
    from: String,
}

/// How many of a kind are there, and which were misjudged.
#[derive(Default)]
struct Tally {
    all: usize,
    wrong: Vec<String>,
}

/// The list that the rule was chosen by, and one that it was not.
const CORPUS: &str = "tests/scans/corpus.tsv";
const HELD_OUT: &str = "tests/scans/held-out.tsv";

fn listed(list: &str) -> Vec<Listed> {
    let text = fs::read_to_string(root().join(list)).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let listed = rows.map(|row| match row.split('\t').collect::<Vec<_>>()[..] {
        [sha256, page, kind, from] => Listed {
            sha256: sha256.to_owned(),
            page: page.parse().unwrap(),
            kind: kind.to_owned(),
            from: from.to_owned(),
        },
        _ => panic!("no page: {row}"),
    });
    listed.collect()
}

#[test]
fn enough_pages_of_each_kind_are_listed_each_once() {
    let listed = listed(CORPUS);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for page in &listed {
        assert!(
            seen.insert((&page.sha256, page.page)),
            "twice: {}",
            page.from
        );
        *counts.entry(&page.kind).or_default() += 1;
    }
    let kinds: BTreeMap<&str, usize> = KINDS.map(|(kind, _, least, _)| (kind, least)).into();
    assert!(counts.keys().eq(kinds.keys()), "{counts:?}");
    let few: Vec<_> = kinds
        .iter()
        .filter(|(kind, least)| counts[*kind] < **least)
        .collect();
    assert!(few.is_empty(), "{few:?} of {counts:?}");
}

#[test]
fn no_page_held_out_is_one_that_the_rule_was_chosen_by() {
    let of = |list| {
        listed(list)
            .into_iter()
            .map(|page| (page.sha256, page.page))
    };
    let corpus: BTreeSet<_> = of(CORPUS).collect();
    let both: Vec<_> = of(HELD_OUT).filter(|page| corpus.contains(page)).collect();
    assert!(both.is_empty(), "{both:?}");
}

#[test]
#[ignore = "needs the folder of tests/scans/README.md in BUNDLE_BUILDER_SCANS"]
fn scans_are_told_from_pages_with_pictures() {
    let faults = told(&all_measured(&listed(CORPUS)));
    assert!(faults.is_empty(), "{faults:?}");
}

/// Says the error rates only: the pages are few, and to choose the rule by them would spend them.
#[test]
#[ignore = "needs the folder of tests/scans/README.md in BUNDLE_BUILDER_SCANS"]
fn pages_held_out_are_measured() {
    told(&all_measured(&listed(HELD_OUT)));
}

fn all_measured(listed: &[Listed]) -> BTreeMap<String, Tally> {
    let folder = std::env::var_os("BUNDLE_BUILDER_SCANS").expect("BUNDLE_BUILDER_SCANS");
    let out = std::env::var_os("BUNDLE_BUILDER_SCANS_OUT").map(PathBuf::from);
    let files = by_digest(Path::new(&folder));
    let tallies = Mutex::new(BTreeMap::new());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(page) = listed.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match files.get(&page.sha256) {
                        Some(file) => tallied(page, file, &tallies, out.as_deref()),
                        None => say(&format!("missing: {} ({})", page.from, page.sha256)),
                    }
                }
            });
        }
    });
    tallies.into_inner().unwrap()
}

fn tallied(
    page: &Listed,
    file: &Path,
    tallies: &Mutex<BTreeMap<String, Tally>>,
    out: Option<&Path>,
) {
    let (found, picture) = measured(file, page.page);
    let Scan {
        covered,
        uncovered,
        writing,
        is_scan,
        ..
    } = found;
    let (kind, from, number) = (&page.kind, &page.from, page.page);
    let shares = format!("{covered:.4}\t{uncovered:.4}\t{writing:.4}");
    let row = format!("{kind}\t{shares}\t{is_scan}\t{from}\t{number}");
    say(&row);
    let is_wrong = KINDS
        .iter()
        .any(|(kind, is, ..)| *kind == page.kind && *is != is_scan);
    if let Some(out) = out.filter(|_| is_wrong) {
        let name = format!("{kind}-{}-{number}.ppm", &page.sha256[..16]);
        write_atomic(&out.join(name), &ppm(&picture)).unwrap();
    }
    let mut tallies = tallies.lock().unwrap();
    let tally = tallies.entry(kind.clone()).or_default();
    tally.all += 1;
    tally.wrong.extend(is_wrong.then_some(row));
}

/// Says the error rate of each kind; those that are beyond what is allowed, or were not there.
fn told(tallies: &BTreeMap<String, Tally>) -> Vec<&'static str> {
    let mut faults = Vec::new();
    for (kind, is, _, most) in KINDS {
        let none = Tally::default();
        let tally = tallies.get(kind).unwrap_or(&none);
        let wrong = tally.wrong.len();
        let rate = 100.0 * wrong as f64 / tally.all.max(1) as f64;
        let said = if is {
            "not taken for scans"
        } else {
            "taken for scans"
        };
        say(&format!(
            "{kind}: {wrong} of {} {said} ({rate:.1} %)",
            tally.all
        ));
        for row in &tally.wrong {
            say(&format!("  {row}"));
        }
        if tally.all == 0 || wrong * 100 > tally.all * most {
            faults.push(kind);
        }
    }
    faults
}

fn by_digest(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(by_digest(&path));
        } else if let Ok(bytes) = fs::read(&path) {
            let digest = Sha256::digest(&bytes);
            let digest = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            found.insert(digest, path);
        }
    }
    found
}

fn measured(file: &Path, page: usize) -> (Scan, Picture) {
    let name = file.display();
    let bytes = fs::read(file).unwrap();
    let source = Source::open(bytes.clone(), None, &Limits::default());
    let source = source.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let content = Reader::new(&source).read(page - 1).unwrap_or_default();
    let pages = Pages::open(bytes, None).unwrap();
    let size = Size::scaled(scale(pages.size(page - 1).unwrap()));
    let picture = pages.pen().draw(page - 1, &size);
    let picture = picture.unwrap_or_else(|error| panic!("{name}: {error}"));
    let drawn = Drawn {
        width: picture.width,
        height: picture.height,
        pixels: &picture.pixels,
    };
    (
        scan(&Tones::of(&drawn), &content, &words(&content.glyphs)),
        picture,
    )
}

fn ppm(picture: &Picture) -> Vec<u8> {
    let mut bytes = format!("P6 {} {} 255\n", picture.width, picture.height).into_bytes();
    for pixel in picture.pixels.chunks_exact(4) {
        bytes.extend_from_slice(&pixel[..3]);
    }
    bytes
}
