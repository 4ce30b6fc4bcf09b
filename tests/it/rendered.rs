//! Real pages drawn before and after: nothing but their size, their place and our number may differ.
//!
//! Each page of each PDF is drawn as it came and as it stands in the bundle, so that both have the same
//! number of pixels, by poppler, and by MuPDF where the page is drawn as a form. The files may not be copied into
//! this repository, so their folders are named by the environment, parted as in a search path:
//! `BUNDLE_BUILDER_CORPUS=DIR:DIR cargo test --test it rendered -- --ignored --nocapture`.
//!
//! `tests/rendered/corpus.tsv` lists the files of the run that is on record, with the beginning of each
//! one's SHA-256, and `tests/rendered/differing.tsv` every page that was drawn otherwise, with the
//! reason. A page that differs and is not there fails. What was measured goes to the folder
//! `BUNDLE_BUILDER_CORPUS_OUT`, with the bundles that differ.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use bundle_builder::files::write_atomic;
use bundle_builder::pdf::import::{Limits, Survey, Watch, survey};
use sha2::{Digest, Sha256};

use super::desk::{Desk, root};
use super::raster::Raster;
use super::real_files::pdfs_below;
use super::tools::{read_bytes, read_text, say};
use super::whole::assembled;

/// Pages of one file that are drawn whatever is on them, and pages in all.
const FIRST: usize = 3;
const MOST: usize = 8;
/// Dots an inch, and pixels of the longest side where that would be more.
const DOTS: f64 = 40.0;
const LONGEST: f64 = 1000.0;
/// Pixels that may differ: letters fall on other parts of pixels when they are moved.
const TRACE: usize = 40;
/// The number's band, in points, and a pixel more.
const BAND: f64 = 26.0;
/// Readers are given so much memory and time.
const LIMITS: [&str; 2] = ["--as=3000000000", "--cpu=30"];

/// What was found of one file.
#[derive(Default)]
struct Outcome {
    hash: String,
    kind: &'static str,
    /// Pages in all, pages drawn as forms, and pages compared.
    pages: usize,
    wrapped: usize,
    compared: usize,
    /// Page from 1, reader, pixels that differ.
    differing: Vec<(usize, &'static str, usize)>,
    refused: Option<String>,
}

#[test]
#[ignore = "needs folders of PDFs in BUNDLE_BUILDER_CORPUS"]
fn pages_look_in_the_bundle_as_they_came() {
    let folders = std::env::var_os("BUNDLE_BUILDER_CORPUS").unwrap();
    let mut files = Vec::new();
    for folder in std::env::split_paths(&folders) {
        pdfs_below(&folder, &mut files);
    }
    files.sort();
    assert!(!files.is_empty(), "no PDFs there");
    let outcomes = compared_all(&files);
    let (corpus, differing) = (listed(&files, &outcomes), differing(&outcomes));
    if let Some(out) = std::env::var_os("BUNDLE_BUILDER_CORPUS_OUT") {
        for (name, text) in [("corpus.tsv", &corpus), ("differing.tsv", &differing)] {
            write_atomic(&Path::new(&out).join(name), text.as_bytes()).unwrap();
        }
    }
    say(&summary(&outcomes));
    let explained = fs::read_to_string(root().join("tests/rendered/differing.tsv")).unwrap();
    let explained: BTreeSet<&str> = explained.lines().map(place_of).collect();
    let unexplained: Vec<&str> = differing
        .lines()
        .filter(|line| !explained.contains(place_of(line)))
        .collect();
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}

/// File, page and reader of a row.
fn place_of(row: &str) -> &str {
    row.match_indices('\t')
        .nth(2)
        .map_or(row, |(at, _)| &row[..at])
}

/// Two at a time: the readers are other programs.
fn compared_all(files: &[PathBuf]) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, file)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            files.get(at).map(|file| (at, file))
        } {
            done.push((at, compared(file)));
        }
        done
    };
    let mut done: Vec<(usize, Outcome)> = std::thread::scope(|scope| {
        let workers = [(); 2].map(|()| scope.spawn(work));
        let done = workers.into_iter().flat_map(|one| one.join().unwrap());
        done.collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

fn compared(file: &Path) -> Outcome {
    let bytes = fs::read(file).unwrap();
    let digest = Sha256::digest(&bytes);
    let hash = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
    let mut outcome = Outcome {
        hash: hash.collect(),
        ..Outcome::default()
    };
    let survey = match survey(bytes.clone(), None, &Limits::default(), &Watch::default()) {
        Ok(survey) => survey,
        Err(refusal) => {
            outcome.refused = Some(refusal.to_string());
            return outcome;
        }
    };
    outcome.pages = survey.counts.pages as usize;
    outcome.kind = kind(file, &survey);
    let made = match assembled(&bytes, outcome.pages) {
        Ok((made, _)) => made,
        Err(error) => {
            outcome.refused = Some(error.to_string());
            return outcome;
        }
    };
    let desk = Desk::new();
    desk.put("out.pdf", &made);
    let bundle = desk.path("out.pdf");
    let wrapped = wrapped(&bundle);
    outcome.wrapped = wrapped.len();
    let first = 1..=outcome.pages.min(FIRST);
    let pages: BTreeSet<usize> = first.chain(wrapped.iter().copied()).take(MOST).collect();
    for page in pages {
        outcome.compared += 1;
        let readers: &[&str] = match wrapped.contains(&page) {
            true => &["poppler", "mupdf"],
            false => &["poppler"],
        };
        for reader in readers {
            match pixels_apart(reader, file, &bundle, page) {
                Some(apart) if apart > TRACE => outcome.differing.push((page, reader, apart)),
                Some(_) => {}
                None => outcome.differing.push((page, reader, usize::MAX)),
            }
        }
    }
    if let Some(out) = std::env::var_os("BUNDLE_BUILDER_CORPUS_OUT")
        && !outcome.differing.is_empty()
    {
        let kept = Path::new(&out).join(format!("{}.pdf", outcome.hash));
        write_atomic(&kept, &made).unwrap();
    }
    outcome
}

/// The pages of the bundle that are drawn as one form, from 1.
fn wrapped(bundle: &Path) -> BTreeSet<usize> {
    let arguments = ["show", "-g"];
    let all = "pages/*/Resources/XObject/BundlePage";
    let told = super::tools::run_after("mutool", &arguments, bundle, &[all]);
    let lines = told.map(|(told, _)| told).unwrap_or_default();
    let found = (1..).zip(lines.lines().filter(|line| !line.starts_with("warning")));
    found
        .filter(|(_, line)| *line != "null")
        .map(|(page, _)| page)
        .collect()
}

/// By whom a file was made, as far as it says so.
fn kind(file: &Path, survey: &Survey) -> &'static str {
    let (told, _) = read_text("pdfinfo", &[], file).unwrap_or_default();
    let is_maker = |line: &&str| line.starts_with("Creator") || line.starts_with("Producer");
    let makers: String = told.lines().filter(is_maker).collect();
    let has = |names: &[&str]| names.iter().any(|name| makers.contains(name));
    let pages = survey.counts.pages as usize;
    if has(&[
        "Skia", "Chrom", "Mozilla", "Firefox", "wkhtml", "WebKit", "Qt ",
    ]) {
        "browser"
    } else if has(&[
        "Office",
        "Word",
        "PowerPoint",
        "Excel",
        "Writer",
        "Impress",
        "Calc",
    ]) {
        "office"
    } else if has(&["TeX", "dvips", "dvipdf"]) {
        "tex"
    } else if pages > 0 && survey.without_text.len() == pages {
        "scan"
    } else {
        "other"
    }
}

/// How many pixels of a page differ; none where it is drawn in only one of the files.
fn pixels_apart(reader: &str, file: &Path, bundle: &Path, page: usize) -> Option<usize> {
    let scale = scale(bundle, page)?;
    let first = drawn(reader, file, page, 4.0);
    let longest = first
        .as_ref()
        .map_or(0.0, |first| first.longest() as f64 * DOTS / 4.0);
    let dots = DOTS.min(DOTS * LONGEST / longest.max(1.0));
    let before = drawn(reader, file, page, dots);
    let after = drawn(reader, bundle, page, dots / scale);
    match (before, after) {
        (Some(before), Some(after)) => {
            let foot = BAND * dots / scale / 72.0;
            Some(before.apart(&after, foot))
        }
        // Neither is shown: the reader does not show such pages.
        (None, None) => Some(0),
        _ => None,
    }
}

/// How much smaller a page stands in the bundle: its content begins with that.
fn scale(bundle: &Path, page: usize) -> Option<f64> {
    let path = format!("pages/{page}/Contents/1");
    let told = super::tools::run_after("mutool", &["show", "-b"], bundle, &[&path]);
    let (content, _) = told?;
    let before = content.split("W n").next()?;
    let matrix = before.lines().rfind(|line| line.ends_with(" cm"))?;
    matrix.split(' ').next()?.parse().ok()
}

fn drawn(reader: &str, file: &Path, page: usize, dots: f64) -> Option<Raster> {
    let (page, dots) = (page.to_string(), format!("{dots:.4}"));
    let bytes = match reader {
        "poppler" => {
            let options = ["-q", "-cropbox", "-r", &dots, "-f", &page, "-l", &page];
            read_bytes(
                "prlimit",
                &[&LIMITS[..], &["pdftoppm"], &options].concat(),
                file,
            )
        }
        _ => {
            let options = ["draw", "-q", "-F", "ppm", "-r", &dots, "-o", "-"];
            let options = [&LIMITS[..], &["mutool"], &options].concat();
            super::tools::read_bytes_after("prlimit", &options, file, &[&page])
        }
    };
    // Some readers say first what they think of the file.
    let bytes = bytes?;
    let start = bytes.windows(3).position(|three| three == b"P6\n")?;
    Some(Raster::from_ppm(&bytes[start..]))
}

fn listed(files: &[PathBuf], outcomes: &[Outcome]) -> String {
    let mut text =
        "# SHA-256, maker, pages, pages drawn as forms, pages compared, file\n".to_owned();
    for (file, outcome) in files.iter().zip(outcomes) {
        let name = file.file_name().unwrap().to_string_lossy();
        let Outcome {
            hash,
            kind,
            pages,
            wrapped,
            compared,
            ..
        } = outcome;
        let kind = if outcome.refused.is_some() {
            "refused"
        } else {
            kind
        };
        writeln!(
            text,
            "{hash}\t{kind}\t{pages}\t{wrapped}\t{compared}\t{name}"
        )
        .unwrap();
    }
    text
}

fn differing(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    for outcome in outcomes {
        for (page, reader, apart) in &outcome.differing {
            let apart = match *apart {
                usize::MAX => "drawn in one only".to_owned(),
                pixels => pixels.to_string(),
            };
            writeln!(text, "{}\t{page}\t{reader}\t{apart}", outcome.hash).unwrap();
        }
    }
    text
}

fn summary(outcomes: &[Outcome]) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for outcome in outcomes {
        let kind = if outcome.refused.is_some() {
            "refused"
        } else {
            outcome.kind
        };
        *kinds.entry(kind).or_default() += 1;
    }
    let sum = |of: fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>();
    format!(
        "{} files: {kinds:?}; {} pages, {} of them in {} files drawn as forms; {} compared, {} differ",
        outcomes.len(),
        sum(|one| one.pages),
        sum(|one| one.wrapped),
        outcomes.iter().filter(|one| one.wrapped > 0).count(),
        sum(|one| one.compared),
        sum(|one| one
            .differing
            .iter()
            .map(|(page, ..)| page)
            .collect::<BTreeSet<_>>()
            .len()),
    )
}
