//! The comparison on real files: reports, other people's documents, photographs, faxes, and many of them.
//!
//! `real.tsv` lists them by their SHA-256 and says from which package each comes; no file is kept here.
//! `real.sh FOLDER` fetches them again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::measure::{Program, bundle, compare, is_there, measured, new_case, show};

const LIST: &str = include_str!("real.tsv");

/// A file of the list that is there.
#[derive(Clone)]
pub(crate) struct Real {
    pub(crate) path: PathBuf,
    pub(crate) bytes: u64,
    pub(crate) pages: usize,
    kind: &'static str,
}

/// What was found below the folders.
pub(crate) struct Found {
    listed: Vec<Real>,
    faxes: Vec<PathBuf>,
}

impl Found {
    /// Below folders with colons between them. What is listed and missing is said.
    pub(crate) fn below(folders: &str) -> Self {
        let mut paths = Vec::new();
        for folder in folders.split(':') {
            walk(Path::new(folder), &mut paths);
        }
        paths.sort();
        let is_fax = |path: &&PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("fax-") && name.ends_with(".tif")
        };
        Found {
            faxes: paths.iter().filter(is_fax).cloned().collect(),
            listed: listed(&paths),
        }
    }

    fn of(&self, kinds: &[&str]) -> Vec<Real> {
        let all = self.listed.iter();
        all.filter(|real| kinds.contains(&real.kind))
            .cloned()
            .collect()
    }

    /// The reports alone, and with all other documents.
    pub(crate) fn documents(&self) {
        for (title, kinds) in [
            ("reports", &["report"][..]),
            ("reports and other documents", &["report", "document"]),
        ] {
            let files = self.of(kinds);
            let paths: Vec<PathBuf> = files.iter().map(|real| real.path.clone()).collect();
            let pages = files.iter().map(|real| real.pages).sum();
            against(title, &paths, pages, &mergers);
        }
    }

    pub(crate) fn pictures(&self) {
        let photographs = self.of(&["photograph"]);
        let paths: Vec<PathBuf> = photographs.iter().map(|real| real.path.clone()).collect();
        against("photographs", &paths, paths.len(), &img2pdf);
        let pages = self.faxes.iter().map(|fax| frames(fax)).sum();
        against("faxes of several strips", &self.faxes, pages, &img2pdf);
    }

    /// The shortest documents, of which many are made.
    pub(crate) fn short(&self, count: usize) -> Vec<Real> {
        let mut short = self.of(&["report", "document"]);
        short.sort_by_key(|real| real.bytes);
        short.truncate(count);
        short
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder");
    for entry in entries.map(|entry| entry.expect("readable")) {
        let path = entry.path();
        match path.is_dir() {
            true => walk(&path, found),
            false => found.push(path),
        }
    }
}

/// In the order of the list. Only files of a length that is listed are read.
fn listed(paths: &[PathBuf]) -> Vec<Real> {
    let rows: Vec<Vec<&'static str>> = LIST
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let number = |text: &str| text.parse::<u64>().expect("a number");
    let lengths: BTreeSet<u64> = rows.iter().map(|row| number(row[1])).collect();
    let mut there = BTreeMap::new();
    for path in paths {
        let length = fs::metadata(path).map_or(0, |metadata| metadata.len());
        if lengths.contains(&length) {
            let digest = Sha256::digest(fs::read(path).expect("readable"));
            let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            there.insert(hash, path);
        }
    }
    let mut missing = Vec::new();
    let mut found = Vec::new();
    for row in rows {
        match there.get(row[0]) {
            Some(path) => found.push(Real {
                path: (*path).clone(),
                bytes: number(row[1]),
                pages: usize::try_from(number(row[2])).expect("few pages"),
                kind: row[3],
            }),
            None => missing.push(row[7]),
        }
    }
    if !missing.is_empty() {
        let (count, first) = (missing.len(), missing[0]);
        println!("\n{count} of the list missing, so not to be compared with others: {first}, …");
    }
    found
}

/// How many pictures are in a TIFF.
fn frames(fax: &Path) -> usize {
    let bytes = fs::read(fax).expect("readable");
    let mut tiff = tiff::decoder::Decoder::new(std::io::Cursor::new(bytes))
        .expect("a TIFF as Pillow writes it");
    let mut count = 1;
    while tiff.more_images() {
        tiff.next_image().expect("another page");
        count += 1;
    }
    count
}

/// Other programs for the same files, into files of a folder.
type Others<'a> = &'a dyn Fn(&[String], &str) -> Vec<Program>;

fn mergers(files: &[String], folder: &str) -> Vec<Program> {
    let (by_qpdf, by_mutool) = (format!("{folder}/qpdf.pdf"), format!("{folder}/mutool.pdf"));
    let tail = ["--".to_owned(), by_qpdf.clone()];
    let qpdf = ["qpdf", "--warning-exit-0", "--empty", "--pages"];
    let mut programs = Vec::new();
    if is_there("qpdf", &["--version"]) {
        let program = Program::new("qpdf: merged only", &qpdf);
        programs.push(program.with(files).with(&tail).writing(&by_qpdf));
    }
    if is_there("mutool", &["-v"]) {
        let mutool = ["mutool", "merge", "-o", &by_mutool];
        let program = Program::new("mutool: merged only", &mutool);
        programs.push(program.with(files).writing(&by_mutool));
    }
    programs
}

fn img2pdf(files: &[String], folder: &str) -> Vec<Program> {
    let out = format!("{folder}/img2pdf.pdf");
    if !is_there("img2pdf", &["--version"]) {
        return Vec::new();
    }
    let program = Program::new("img2pdf", &["img2pdf", "--output", &out]);
    vec![program.with(files).writing(&out)]
}

/// A case with these files: what adding them costs, an export with no words of them at hand, then exports
/// in turns with the other programs.
fn against(title: &str, paths: &[PathBuf], pages: usize, others: Others<'_>) {
    if paths.is_empty() {
        return println!("\n{title}: none there");
    }
    let folder = tempfile::tempdir().expect("a folder for the case");
    let at = folder.path().display().to_string();
    let files: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let bytes: u64 = paths
        .iter()
        .map(|path| fs::metadata(path).map_or(0, |metadata| metadata.len()))
        .sum();
    println!(
        "\n{title}: {} files, {pages} pages, {} MB",
        files.len(),
        bytes.div_ceil(1_000_000)
    );
    let (case, out) = (format!("{at}/case.ron"), format!("{at}/out.pdf"));
    new_case(&case);
    let program = bundle();
    let add = Program::new("ours: added, all read", &[&program, "add", &case]).with(&files);
    show(add.name, &measured(&add), pages);
    forget(&at);
    let words: [&str; 5] = [&program, "export", &case, "--out", &out];
    let unread = Program::new("ours: exported, nothing kept", &words);
    show(unread.name, &measured(&unread), pages);
    let export = Program::new("ours: exported", &words).writing(&out);
    let mut programs = vec![export];
    programs.extend(others(&files, &at));
    compare(&programs, pages);
}

/// What was read of the documents of a case, thrown away.
fn forget(folder: &str) {
    let kept = Path::new(folder).join(".case.readings");
    assert!(kept.is_dir(), "words are kept elsewhere");
    fs::remove_dir_all(kept).expect("removable");
}
