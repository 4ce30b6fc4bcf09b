//! Whether an export takes in proportion as long for cases of 1,000, 3,000 and 10,000 documents or entries.
//!
//! Documents are the 250 shortest of the list of real files, over and over, each copy with a line of its own
//! behind its end, so that no two are the same file. Entries are the library's passages in turn, each with a
//! source of its own.
//!
//! Adding them, by hand on 27 November 2026 (one page each, two cores, other builds running): 6.2, 6.4 and 7.4 ms of wall
//! clock a document for 1,000, 3,000 and 10,000 (32.8, 40.7 and 72.4 ms the day before: one after another, and each
//! reading that was kept had the whole folder listed).

#![expect(
    clippy::disallowed_methods,
    reason = "what a benchmark writes is thrown away"
)]

use std::fs;
use std::path::{Path, PathBuf};

use bundle_builder::case::{Case, Entry, text};
use bundle_builder::library::{Library, Passage, Source};

use crate::measure::{Cost, Program, RUNS, bundle, measured, new_case};
use crate::real::Real;

const SIZES: [usize; 3] = [1000, 3000, 10_000];

/// How many different documents there are: every size holds each of them equally often.
pub(crate) const DIFFERENT: usize = 250;

pub(crate) fn documents(short: &[Real]) {
    if short.len() < DIFFERENT {
        return println!("\nmany documents: {} of {DIFFERENT} there", short.len());
    }
    let pages: usize = short.iter().map(|real| real.pages).sum();
    let average = pages as f64 / short.len() as f64;
    println!("\nmany documents, {average:.2} pages each");
    let mut exports = Vec::new();
    for size in SIZES {
        let folder = tempfile::tempdir().expect("a folder for the case");
        let files = copied(short, size, folder.path());
        let case = folder.path().join("case.ron").display().to_string();
        new_case(&case);
        let files = files.display().to_string();
        let add = Program::new("ours: added, all read", &[&bundle(), "add", &case, &files]);
        show(add.name, size, &measured(&add));
        exports.push(exported(&case, folder.path(), size));
    }
    grown(&exports);
}

/// So many documents, no two of them the same.
fn copied(short: &[Real], size: usize, folder: &Path) -> PathBuf {
    let files = folder.join("documents");
    fs::create_dir(&files).expect("a folder");
    for (at, real) in short.iter().cycle().take(size).enumerate() {
        let mut bytes = fs::read(&real.path).expect("readable");
        bytes.extend_from_slice(format!("\n% copy {at}\n").as_bytes());
        fs::write(files.join(format!("{at:05}.pdf")), bytes).expect("writable");
    }
    files
}

pub(crate) fn entries(library: &Library) {
    println!("\nmany entries");
    let passages: Vec<(&Source, &Passage)> = library
        .passages()
        .map(|held| (held.source, held.passage))
        .collect();
    let mut exports = Vec::new();
    for size in SIZES {
        let folder = tempfile::tempdir().expect("a folder for the case");
        let path = folder.path().join("case.ron");
        let case = path.display().to_string();
        new_case(&case);
        let bytes = fs::read(&path).expect("readable");
        let made = with_entries(text::read(&bytes).expect("a case"), &passages, size);
        fs::write(&path, text::write(&made).expect("written")).expect("writable");
        exports.push(exported(&case, folder.path(), size));
    }
    grown(&exports);
}

/// The case with so many entries instead of its own, under the issues that it has.
fn with_entries(mut case: Case, passages: &[(&Source, &Passage)], size: usize) -> Case {
    let like: Entry = case.issues[0].entries[0].clone();
    for issue in &mut case.issues {
        issue.entries.clear();
    }
    let issues = case.issues.len();
    for at in 0..size {
        let (source, passage) = passages[at % passages.len()];
        let mut entry = like.clone();
        entry.number = u32::try_from(at + 1).expect("few entries");
        entry.source = source.clone();
        entry.source.id = format!("s-{at}").as_str().into();
        entry.passage = passage.clone();
        entry.passage.id = format!("p-{at}").as_str().into();
        case.next_entry = entry.number + 1;
        case.issues[at % issues].entries.push(entry);
    }
    case
}

/// The least of three exports.
fn exported(case: &str, folder: &Path, size: usize) -> (usize, Cost) {
    let out = folder.join("out.pdf").display().to_string();
    let export = Program::new(
        "ours: exported",
        &[&bundle(), "export", case, "--out", &out],
    );
    let runs = (0..RUNS).map(|_| measured(&export));
    let least = runs.reduce(Cost::least).expect("some runs");
    assert!(Path::new(&out).is_file(), "nothing was exported");
    show(export.name, size, &least);
    (size, least)
}

fn show(name: &str, size: usize, cost: &Cost) {
    println!(
        "{name:34} {size:6} wall {:7.2} s  processor {:7.2} s ({:.3} ms each)  memory {:6.0} MB",
        cost.wall,
        cost.processor,
        cost.processor * 1000.0 / size as f64,
        cost.memory
    );
}

/// How much more each one costs in the largest case than in the smallest.
fn grown(exports: &[(usize, Cost)]) {
    let each = |(size, cost): &(usize, Cost)| cost.processor / *size as f64;
    if let (Some(first), Some(last)) = (exports.first(), exports.last()) {
        println!(
            "each of {} over each of {}: processor {:.2} x",
            last.0,
            first.0,
            each(last) / each(first)
        );
    }
}
