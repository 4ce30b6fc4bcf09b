//! A folder of real PDFs, each taken through the engine and held against other readers.
//!
//! Nobody may copy such files into this repository, so the folder is named by the environment:
//! `BUNDLE_BUILDER_CORPUS=DIR cargo test --test it real_files -- --ignored --nocapture`. The test
//! sources of pypdf, pikepdf and OCRmyPDF are a good beginning.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle_builder::pdf::About;
use bundle_builder::pdf::assemble::{Assembly, Ledger, Part, assemble};
use bundle_builder::pdf::import::{Limits, Survey, survey};

use super::desk::Desk;
use super::tools::{read_text, say};

#[test]
#[ignore = "needs a folder of PDFs in BUNDLE_BUILDER_CORPUS"]
fn every_file_of_the_corpus_arrives_whole_or_says_why_not() {
    let folder = std::env::var_os("BUNDLE_BUILDER_CORPUS").expect("BUNDLE_BUILDER_CORPUS");
    let mut files = Vec::new();
    pdfs_below(Path::new(&folder), &mut files);
    files.sort();
    assert!(!files.is_empty(), "no PDFs there");
    let mut outcomes: BTreeMap<String, u32> = BTreeMap::new();
    let mut faults = Vec::new();
    for file in &files {
        let outcome = taken_through(file);
        let kind = outcome.split(':').next().unwrap_or_default().to_owned();
        say(&format!("{}: {outcome}", file.display()));
        if kind == "FAULT" {
            faults.push(format!("{}: {outcome}", file.display()));
        }
        *outcomes.entry(kind).or_default() += 1;
    }
    say(&format!("{outcomes:#?}"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn pdfs_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            pdfs_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "pdf") {
            found.push(path);
        }
    }
}

/// One line: `sound`, `repaired`, `refused` or `FAULT`, and why.
fn taken_through(file: &Path) -> String {
    let bytes = fs::read(file).expect("a file");
    let survey = match survey(bytes.clone(), None, &Limits::default()) {
        Ok(survey) => survey,
        Err(refusal) => return format!("refused: {refusal}"),
    };
    let (made, ledger) = match bundle_of(&bytes, &survey) {
        Ok(made) => made,
        Err(error) => return format!("FAULT: {error}"),
    };
    let missing = ledger.missing();
    if !missing.is_empty() {
        return format!("FAULT: missing {missing:?}");
    }
    let desk = Desk::new();
    desk.put("out.pdf", &made);
    let lost = words_lost(file, &desk.path("out.pdf"));
    let signs: Vec<String> = survey.damage.iter().map(ToString::to_string).collect();
    match (lost.is_empty(), signs.is_empty()) {
        (true, true) => "sound".to_owned(),
        (_, false) => format!(
            "repaired: {} (words lost: {})",
            signs.join("; "),
            lost.len()
        ),
        (false, true) if ledger.fields_without_look > 0 => {
            format!("fields that could not be drawn: words lost: {}", lost.len())
        }
        (false, true) => format!(
            "FAULT: words lost: {:?}",
            lost.iter().take(8).collect::<Vec<_>>()
        ),
    }
}

fn bundle_of(bytes: &[u8], survey: &Survey) -> Result<(Vec<u8>, Ledger), String> {
    let about = About {
        title: "Corpus".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        first_number: 1,
        open_at_percent: 100,
    };
    let pages = survey.counts.pages as usize;
    let part = Part {
        pages: (0..pages).map(|page| (page, page)).collect(),
        fit: true,
        ..Part::default()
    };
    let assembly = Assembly {
        about: &about,
        pages,
        parts: vec![part],
        outline: Vec::new(),
        nested_bookmarks: true,
        links: Vec::new(),
        index: 0,
        draft: false,
    };
    let load = |_: usize| Ok(bytes.to_vec());
    let mut out = Vec::new();
    let go_on = &mut |_| ControlFlow::Continue(());
    let ledgers = assemble(&assembly, &load, 1, &mut out, go_on).map_err(|e| e.to_string())?;
    Ok((out, ledgers.into_iter().next().unwrap_or_default()))
}

/// Words that poppler reads in the file and not in what was made of it.
fn words_lost(file: &Path, out: &Path) -> Vec<String> {
    let mut after = words(out);
    let mut lost = Vec::new();
    for word in words(file) {
        match after.iter().position(|other| *other == word) {
            Some(at) => drop(after.swap_remove(at)),
            None => lost.push(word),
        }
    }
    lost
}

fn words(file: &Path) -> Vec<String> {
    let (text, _) = read_text("pdftotext", &["-q", "-raw"], file).unwrap_or_default();
    text.split_whitespace().map(str::to_owned).collect()
}
