//! Whether words are read as `pdftotext -raw` reads them, and what that costs the processor:
//! `BUNDLE_BUILDER_WORDS=FOLDER:FOLDER cargo bench --bench words`.
//!
//! Each page of each PDF below those folders that `tests/words/corpus.tsv` lists (by its SHA-256; all of them
//! with `all` behind `--`) is scored: the longest common subsequence of words over the longer text. Pages on
//! which neither finds twenty words say nothing and are left out; of a document the first forty pages are
//! looked at, so that no manual of a thousand pages speaks for all. Words off the page, as poppler leaves
//! most of them out, are not compared; nor are soft hyphens and the marks of direction, which one writes
//! and the other does not. Pages whose fonts do not say what their letters mean are counted apart.
//!
//! Pages under 0.9 without a row in `tests/words/differing.tsv` are shown. Processor time is that of a
//! process of its own for each file (`wait4`, by `/usr/bin/time`), ours with lines, paragraphs, columns,
//! heads, feet and notes found; with `cpu` behind `--` each file is read three times and the least counts.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark is there to print"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it reads files as a person puts them there"
)]

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use bundle_builder::pdf::content::{Break, PageText, Reader, roles};
use bundle_builder::pdf::import::{Limits, Source};
use sha2::{Digest as _, Sha256};

const MOST_PAGES: usize = 40;
const FEWEST_WORDS: usize = 20;
const LOW: f64 = 0.9;

/// What `--words` writes on a page that is unreadable.
const UNREADABLE: &str = "\u{1}unreadable";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, file] = arguments.as_slice()
        && flag == "--words"
    {
        return print_words(Path::new(file));
    }
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let Ok(folders) = env::var("BUNDLE_BUILDER_WORDS") else {
        return println!(
            "BUNDLE_BUILDER_WORDS names no folder: tests/words/README.md says what to put there"
        );
    };
    let kinds = listed("corpus.tsv", 2);
    let files = pdfs(&folders);
    let mut results = Results::default();
    for (sha256, kind) in &kinds {
        match files.get(sha256) {
            Some(file) => results.compare(file, sha256, kind, has("cpu")),
            None => println!("missing: {sha256} ({kind})"),
        }
    }
    if has("all") {
        let others = files
            .iter()
            .filter(|(sha256, _)| !kinds.contains_key(*sha256));
        for (sha256, file) in others {
            results.compare(file, sha256, "not listed", has("cpu"));
        }
    }
    results.show();
}

/// The words of the first pages of a file, a form feed after each page.
fn print_words(file: &Path) {
    let bytes = fs::read(file).expect("readable");
    let source = match Source::open(bytes, None, &Limits::default()) {
        Ok(source) => source,
        Err(error) => return eprintln!("{}: {error}", file.display()),
    };
    let reader = Reader::new(&source);
    let mut pages = Vec::new();
    let mut out = String::new();
    for number in 0..source.len().min(MOST_PAGES) {
        if let Some(content) = reader.read(number) {
            let text = PageText::of(&content);
            let page = content.page().wider(1.0);
            for word in text
                .words
                .iter()
                .filter(|word| page.holds(word.area.middle()))
            {
                out.push(if word.before != Break::Space {
                    '\n'
                } else {
                    ' '
                });
                out.push_str(&word.text);
            }
            if !content.is_readable() {
                out.push_str(UNREADABLE);
            }
            pages.push(text);
        }
        out.push('\u{c}');
    }
    std::hint::black_box(roles(&pages));
    println!("{out}");
}

/// Rows of a list beside this: what is in the first column, and in another one.
fn listed(name: &str, column: usize) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/words")
        .join(name);
    let text = fs::read_to_string(path).unwrap_or_default();
    let rows = text.lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        Some((
            (*cells.first()?).to_owned(),
            (*cells.get(column - 1)?).to_owned(),
        ))
    })
    .collect()
}

/// The PDFs below some folders, by their SHA-256.
fn pdfs(folders: &str) -> BTreeMap<String, PathBuf> {
    let mut open: Vec<PathBuf> = folders.split(':').map(PathBuf::from).collect();
    let mut found = BTreeMap::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("readable");
            open.extend(entries.map(|entry| entry.expect("readable").path()));
        } else if path.extension().is_some_and(|extension| extension == "pdf")
            && let Ok(bytes) = fs::read(&path)
        {
            let digest = Sha256::digest(bytes);
            let name = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            found.insert(name, path);
        }
    }
    found
}

#[derive(Default)]
struct Results {
    files: BTreeMap<String, usize>,
    scores: BTreeMap<String, Vec<f64>>,
    unreadable: usize,
    low: Vec<(f64, String, usize)>,
    ours: f64,
    theirs: f64,
}

impl Results {
    fn compare(&mut self, file: &Path, sha256: &str, kind: &str, measures: bool) {
        let program = env::current_exe().expect("this program");
        let most = MOST_PAGES.to_string();
        let file = file.to_string_lossy().into_owned();
        let turns = if measures { 3 } else { 1 };
        let program = program.to_string_lossy().into_owned();
        let Some((ours, our_time)) = run(&[&program, "--words", &file], turns) else {
            return println!("could not be read: {file}");
        };
        let theirs = run(&["pdftotext", "-q", "-raw", "-l", &most, &file, "-"], turns);
        let (theirs, their_time) = theirs.unwrap_or_default();
        self.ours += our_time;
        self.theirs += their_time;
        *self.files.entry(kind.to_owned()).or_default() += 1;
        let pages = ours.split('\u{c}').zip(theirs.split('\u{c}'));
        for (number, (one, other)) in (1..).zip(pages) {
            if one.contains(UNREADABLE) {
                self.unreadable += 1;
                continue;
            }
            let (one, other) = (plain(one), plain(other));
            let one: Vec<&str> = one.split_whitespace().collect();
            let other: Vec<&str> = other.split_whitespace().collect();
            let longer = one.len().max(other.len());
            if longer < FEWEST_WORDS {
                continue;
            }
            let score = common(&one, &other) as f64 / longer as f64;
            self.scores.entry(kind.to_owned()).or_default().push(score);
            if score < LOW {
                self.low.push((score, sha256.to_owned(), number));
            }
        }
    }

    fn show(&self) {
        let made = |kind: &str| kind.ends_with("-made");
        for (kind, scores) in &self.scores {
            println!(
                "{kind}: {} files, {}",
                self.files.get(kind).unwrap_or(&0),
                figures(scores)
            );
        }
        let real = self.scores.iter().filter(|(kind, _)| !made(kind));
        let real: Vec<f64> = real.flat_map(|(_, scores)| scores.clone()).collect();
        println!("all but what was made for this: {}", figures(&real));
        println!("unreadable pages: {}", self.unreadable);
        println!(
            "processor: ours {:.2} s, pdftotext {:.2} s, {:.2} of it",
            self.ours,
            self.theirs,
            self.ours / self.theirs.max(1e-9)
        );
        let known = known();
        for (score, sha256, page) in &self.low {
            let name = sha256.get(..16).unwrap_or(sha256);
            if !known.contains(&(name.to_owned(), *page)) {
                println!("{name}\t{page}\t{score:.3}\tno reason is given");
            }
        }
    }
}

/// Pages whose score has its reason in the list.
fn known() -> Vec<(String, usize)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/words/differing.tsv");
    let text = fs::read_to_string(path).unwrap_or_default();
    let rows = text.lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?.to_owned(), cells.next()?.parse().ok()?))
    })
    .collect()
}

fn figures(scores: &[f64]) -> String {
    let mut scores = scores.to_vec();
    scores.sort_by(f64::total_cmp);
    let at = |part: f64| {
        let place = (scores.len() as f64 * part) as usize;
        scores.get(place).copied().unwrap_or_default()
    };
    let low = scores.iter().filter(|score| **score < LOW).count();
    format!(
        "{} pages, median {:.4}, 5th percentile {:.4}, 1st {:.4}, {low} under {LOW}",
        scores.len(),
        at(0.5),
        at(0.05),
        at(0.01)
    )
}

/// What a program writes, and its least processor time.
fn run(command: &[&str], turns: usize) -> Option<(String, f64)> {
    let mut least = f64::MAX;
    let mut text = String::new();
    for _ in 0..turns {
        let output = Command::new("/usr/bin/time")
            .args(["-f", "\u{1}%U %S"])
            .args(command)
            .output()
            .expect("/usr/bin/time");
        text = String::from_utf8_lossy(&output.stdout).into_owned();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let (_, times) = said.rsplit_once('\u{1}')?;
        let times = times
            .split_whitespace()
            .filter_map(|time| time.parse::<f64>().ok());
        least = least.min(times.sum());
    }
    (!text.is_empty()).then_some((text, least))
}

/// Without what only one of the two writes.
fn plain(text: &str) -> String {
    let is_unseen = |letter: char| {
        matches!(
            letter,
            '\u{ad}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        )
    };
    text.chars().filter(|letter| !is_unseen(*letter)).collect()
}

/// The length of the longest common subsequence.
fn common(one: &[&str], other: &[&str]) -> usize {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in one.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    // The least place at which a common subsequence of each length ends (Hunt and Szymanski 1977).
    let mut ends: Vec<usize> = Vec::new();
    for word in other {
        for at in places.get(word).into_iter().flatten().rev() {
            let length = ends.partition_point(|end| end < at);
            match ends.get_mut(length) {
                Some(end) => *end = *at,
                None => ends.push(*at),
            }
        }
    }
    ends.len()
}
