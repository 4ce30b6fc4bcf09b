//! A folder of real PDFs, each taken through the engine and held against other readers.
//!
//! Nobody may copy such files into this repository, so the folder is named by the environment:
//! `BUNDLE_BUILDER_CORPUS=DIR cargo test --test it real_files -- --ignored --nocapture`. The test
//! sources of pypdf, pikepdf and OCRmyPDF are a good beginning. What was made of each is kept in
//! `BUNDLE_BUILDER_CORPUS_OUT`, where that is a folder, to be looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bundle_builder::pdf::assemble::Ledger;
use bundle_builder::pdf::import::{Limits, Remark, Survey, Watch, survey};

use super::desk::Desk;
use super::tools::{read_text, run, say};
use super::whole::assembled;

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
    for (file, outcome) in taken_through_all(&files) {
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

/// Four at a time: most of the time is spent waiting for other readers.
fn taken_through_all(files: &[PathBuf]) -> Vec<(&PathBuf, String)> {
    let chunk = files.len().div_ceil(4);
    std::thread::scope(|scope| {
        let start = |part: &'_ [PathBuf]| part.iter().map(|file| taken_through(file)).collect();
        let running: Vec<_> = files
            .chunks(chunk)
            .map(|part| scope.spawn(move || -> Vec<String> { start(part) }))
            .collect();
        let outcomes = running
            .into_iter()
            .flat_map(|one| one.join().expect("no panic"));
        files.iter().zip(outcomes).collect()
    })
}

pub(crate) fn pdfs_below(folder: &Path, found: &mut Vec<PathBuf>) {
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
    let survey = match survey(bytes.clone(), None, &Limits::default(), &Watch::default()) {
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
    let out = desk.path("out.pdf");
    if let Some(folder) = std::env::var_os("BUNDLE_BUILDER_CORPUS_OUT") {
        let kept = Path::new(&folder).join(file.file_name().unwrap_or_default());
        bundle_builder::files::write_atomic(&kept, &made).expect("a folder to write to");
    }
    let complaints = new_complaints(file, &out);
    if !complaints.is_empty() && survey.damage.is_empty() {
        return format!("FAULT: {}", complaints.join("; "));
    }
    let lost = words_lost(file, &out);
    let told = format!("words lost: {:?}", lost.iter().take(8).collect::<Vec<_>>());
    if !survey.damage.is_empty() {
        let signs: Vec<String> = survey.damage.iter().map(ToString::to_string).collect();
        return format!("repaired: {} ({told}) {complaints:?}", signs.join("; "));
    }
    match lost.is_empty() {
        true => "sound".to_owned(),
        // What attachments and films look like may go with them, and a finding says so.
        false if holds_media(&survey) => format!("sound but what acts: {told}"),
        false if ledger.fields_without_look > 0 => format!("sound but fields without look: {told}"),
        false => format!("FAULT: {told}"),
    }
}

fn holds_media(survey: &Survey) -> bool {
    let kinds = [Remark::Medium, Remark::AttachedFile];
    kinds.iter().any(|kind| survey.remarks.0.contains_key(kind))
}

/// Readers that say more about what was made than about the file itself.
fn new_complaints(file: &Path, out: &Path) -> Vec<String> {
    let mut found = Vec::new();
    // Files that other readers are known to choke on are among these.
    let limits = ["--as=2000000000", "--cpu=20"];
    for (reader, arguments) in [
        ("qpdf", &["--check"][..]),
        ("mutool", &["draw", "-q", "-F", "text", "-o", "/dev/null"]),
    ] {
        let arguments = [&limits[..], &[reader], arguments].concat();
        let said = |path| {
            let (said, code) = run("prlimit", &arguments, path).unwrap_or_default();
            let is_complaint = |line: &&str| {
                let line = line.to_lowercase();
                line.contains("warning") || line.contains("error")
            };
            let lines: Vec<String> = said
                .lines()
                .filter(is_complaint)
                .map(str::to_owned)
                .collect();
            (lines, code)
        };
        let (before, after) = (said(file), said(out));
        if before.0.is_empty() && before.1 == 0 && (!after.0.is_empty() || after.1 != 0) {
            let first = after.0.first().cloned().unwrap_or_default();
            found.push(format!("{reader} ({}) says {first}", after.1));
        }
    }
    found
}

fn bundle_of(bytes: &[u8], survey: &Survey) -> Result<(Vec<u8>, Ledger), String> {
    let pages = survey.counts.pages as usize;
    let (out, ledgers) = assembled(bytes, pages).map_err(|error| error.to_string())?;
    Ok((out, ledgers.into_iter().next().unwrap_or_default()))
}

/// Words that poppler reads in the file and not in what was made of it. Of a word that the edge of the
/// page cuts, poppler reads as much as is on the page, and a page that was fitted has another edge; so
/// a word that is the beginning or the end of one that is too many is there.
fn words_lost(file: &Path, out: &Path) -> Vec<String> {
    let mut lost = missing_of(words(file), out);
    if !lost.is_empty() {
        let in_sight = missing_of(words_in_sight(file), out);
        lost.retain(|word| in_sight.contains(word));
    }
    lost
}

/// Of these words, those that poppler does not read in what was made.
fn missing_of(words_before: Vec<String>, out: &Path) -> Vec<String> {
    let mut after: BTreeMap<String, i64> = BTreeMap::new();
    for word in words(out) {
        *after.entry(word).or_default() += 1;
    }
    let mut lost = Vec::new();
    for word in words_before {
        match after.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lost.push(word),
        }
    }
    let more: Vec<String> = after
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(word, _)| word)
        .collect();
    let is_part = |word: &String| {
        more.iter()
            .any(|m| m.starts_with(word) || m.ends_with(word))
    };
    lost.retain(|word| !is_part(word));
    lost
}

/// The words in the part of each page that is shown. Without places of words poppler reads the
/// printer's marks beyond the edge too.
fn words_in_sight(file: &Path) -> Vec<String> {
    let arguments = ["-q", "-cropbox", "-bbox"];
    let (text, _) = read_text("pdftotext", &arguments, file).unwrap_or_default();
    let word = |line: &str| {
        let (_, rest) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let word = rest.trim_end_matches("</word>");
        let plain = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&amp;", "&"),
        ];
        let word = plain.iter().fold(word.to_owned(), |word, (code, sign)| {
            word.replace(code, sign)
        });
        Some(bare(&word)).filter(|word| !word.is_empty())
    };
    text.lines().filter_map(word).collect()
}

fn words(file: &Path) -> Vec<String> {
    let (text, _) = read_text("pdftotext", &["-q", "-raw"], file).unwrap_or_default();
    let words = text.split_whitespace().map(bare);
    words.filter(|word| !word.is_empty()).collect()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
