//! The printed page numbers of real documents, each read from pictures of its pages before they were written down.
//! Where the program is more cautious than its reader it says so by a page “without”: three numbers make no run, and
//! between two numbered pages the one that is missing is named.
//!
//! The files may not be copied into this repository: `tests/numbering/corpus.tsv` lists them. With their folders
//! in the environment, `BUNDLE_BUILDER_NUMBERED=FOLDER:FOLDER cargo test --locked --test it numbering -- --ignored
//! --nocapture` holds what is read against the list, and shows what it finds in files that are not listed.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bundle_builder::export::sha256;
use bundle_builder::files::below;
use bundle_builder::numbering::{PageName, PageNames};
use bundle_builder::pdf::called;
use bundle_builder::pdf::content::{PageText, Reader, quotable};
use bundle_builder::pdf::import::{Limits, Source};

use super::desk::root;
use super::tools::say;

const CORPUS: &str = "tests/numbering/corpus.tsv";

/// Documents in the list, whose labels are not what is printed.
const FEWEST: usize = 30;

/// The printed numbers of a document in short, and whether its labels are others: `2 without, i-xii, 1-340`.
fn numbers(path: &Path) -> Option<(String, bool)> {
    let source = Source::open(fs::read(path).unwrap(), None, &Limits::default()).ok()?;
    let reader = Reader::new(&source);
    let pages: Vec<PageText> = (0..source.len())
        .map(|page| {
            reader
                .read(page)
                .map(|content| PageText::of(&content))
                .unwrap_or_default()
        })
        .collect();
    let document = quotable(&pages, &BTreeSet::new(), &[]);
    let labels = called(&source).pages;
    let names = PageNames::of(&document, &[]);
    // Without labels, viewers number pages from 1.
    let label = |page: usize| match labels.get(page) {
        Some(label) => label.clone(),
        None => Some((page + 1).to_string()),
    };
    let differ = names.iter().enumerate().any(|(page, name)| match name {
        PageName::Printed(number) => label(page).as_ref() != Some(number),
        PageName::Spread { .. } => true,
        PageName::InPdf(_) => false,
    });
    Some((in_short(&names), differ))
}

fn in_short(names: &PageNames) -> String {
    let mut parts: Vec<(String, String, usize, bool)> = Vec::new();
    for name in names.iter() {
        let (text, is_printed) = match name {
            PageName::Printed(number) => (number.clone(), true),
            PageName::Spread { left, right, .. } => (format!("{left}+{right}"), true),
            PageName::InPdf(_) => (String::new(), false),
        };
        match parts.last_mut() {
            Some((_, last, count, printed)) if *printed == is_printed && follows(last, &text) => {
                *last = text;
                *count += 1;
            }
            _ => parts.push((text.clone(), text, 1, is_printed)),
        }
    }
    let told = parts
        .into_iter()
        .map(|(first, last, count, is_printed)| match is_printed {
            false => format!("{count} without"),
            true if count == 1 => first,
            true => format!("{first}-{last}"),
        });
    told.collect::<Vec<_>>().join(", ")
}

/// Whether one number comes next after another, as far as that matters for telling them in short.
fn follows(last: &str, next: &str) -> bool {
    match (last.parse::<i64>(), next.parse::<i64>()) {
        (Ok(last), Ok(next)) => last + 1 == next,
        (Err(_), Err(_)) => last.contains('+') == next.contains('+'),
        _ => false,
    }
}

#[test]
#[ignore = "needs real documents: see the head of the file"]
fn printed_numbers_are_read_as_a_person_reads_them() {
    let folders = std::env::var("BUNDLE_BUILDER_NUMBERED").expect("folders of documents");
    let list = fs::read_to_string(root().join(CORPUS)).unwrap_or_default();
    let listed: BTreeMap<&str, &str> = list
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.next()?))
        })
        .collect();
    let mut files = Vec::new();
    for folder in folders.split(':') {
        files.extend(below(Path::new(folder)).unwrap());
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    files.sort();
    let (mut wrong, mut right) = (Vec::new(), 0);
    for path in files {
        let sha256 = sha256(&fs::read(&path).unwrap());
        let Some((found, differ)) = numbers(&path) else {
            continue;
        };
        match listed.get(sha256.as_str()) {
            Some(expected) if *expected == found => right += 1,
            Some(expected) => wrong.push(format!("{}: {found}, not {expected}", path.display())),
            None if differ => say(&format!("{sha256}\t{found}\t{}", path.display())),
            None => {}
        }
    }
    say(&format!("{right} of those listed are right"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        listed.is_empty() || right >= FEWEST,
        "only {right} of the files in the list are there"
    );
}
