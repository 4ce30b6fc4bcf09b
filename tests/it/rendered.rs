//! Real pages drawn before and after: nothing but their size, their place and our number may differ.
//!
//! Each page of each PDF is drawn as it came and as it stands in the bundle, so that both have the same
//! number of pixels, by two readers. The files may not be copied into this repository, so their folders
//! are named by the environment, parted as in a search path:
//! `BUNDLE_BUILDER_CORPUS=DIR:DIR cargo test --test it rendered -- --ignored --nocapture`.
//!
//! `tests/rendered/corpus.tsv` lists the files of the run that is on record and where they are from
//! (`tests/rendered/README.md` says how to have them again), `tests/rendered/differing.tsv` every page
//! that looks otherwise, with the reason, where on the page, and how many pixels at most. A page that
//! differs beyond that fails, and so does a reason that no page needs. What was measured goes to the
//! folder `BUNDLE_BUILDER_CORPUS_OUT`, with the bundles of documents that differ.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod corpus;
mod reader;
mod reason;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use bundle_builder::files::write_atomic;
use bundle_builder::pdf::assemble::Ledger;
use bundle_builder::pdf::import::{Limits, Survey, Watch, survey};
use sha2::{Digest, Sha256};

use self::corpus::{Listed, kind, listed, wanting};
use self::reader::{READERS, Reader, drawn_as_forms, scales, units};
use self::reason::{Differing, Look, explained, faults};
use super::desk::{Desk, root};
use super::raster::{Raster, TRACE};
use super::real_files::pdfs_below;
use super::tools::say;
use super::whole::assembled;

/// Dots an inch, and pixels of the longest side where that would be more.
const DOTS: f64 = 40.0;
const LONGEST: f64 = 1000.0;
/// How much finer a page is drawn that seems to differ: a line thinner than a pixel is drawn as wide
/// as one, wherever the reader's raster puts it.
const FINER: usize = 4;
/// The number's band, in points, and a pixel more.
const BAND: f64 = 26.0;
/// Pages that a reader draws at once.
const TOGETHER: usize = 20;

/// What was found of one file.
struct Outcome {
    file: Listed,
    /// Each page as each reader shows it; empty where the document was refused.
    looks: Vec<[Look; READERS.len()]>,
    survey: Option<Survey>,
    ledger: Ledger,
}

#[test]
fn the_corpus_on_record_has_every_kind_and_reasons_only_for_its_files() {
    let files = listed(&kept("corpus.tsv"));
    assert_eq!(wanting(&files), Vec::<String>::new());
    for one in explained(&kept("differing.tsv")) {
        let is_listed = files
            .iter()
            .any(|file| file.sha256.starts_with(&one.document));
        assert!(is_listed, "{}", one.document);
    }
}

#[test]
#[ignore = "needs folders of PDFs in BUNDLE_BUILDER_CORPUS"]
fn pages_look_in_the_bundle_as_they_came() {
    let folders = std::env::var_os("BUNDLE_BUILDER_CORPUS").unwrap();
    let mut files = Vec::new();
    for folder in std::env::split_paths(&folders) {
        let mut found = Vec::new();
        pdfs_below(&folder, &mut found);
        files.extend(found.into_iter().map(|file| (folder.clone(), file)));
    }
    files.sort();
    let outcomes = compared_all(&files);
    let compared: Vec<Listed> = outcomes.iter().map(|one| one.file.clone()).collect();
    let differing: Vec<Differing<'_>> = outcomes.iter().flat_map(Outcome::differing).collect();
    if let Some(out) = std::env::var_os("BUNDLE_BUILDER_CORPUS_OUT") {
        let rows: String = compared.iter().map(Listed::row).collect();
        let pages: String = differing.iter().map(|page| page.row() + "\n").collect();
        for (name, text) in [("corpus.tsv", rows), ("differing.tsv", pages)] {
            write_atomic(&Path::new(&out).join(name), text.as_bytes()).unwrap();
        }
    }
    say(&summary(&outcomes));
    let here: BTreeSet<&str> = compared.iter().map(|file| &file.sha256[..16]).collect();
    for file in listed(&kept("corpus.tsv")) {
        if !here.contains(&file.sha256[..16]) {
            say(&format!("missing: {} ({})", file.from, file.sha256));
        }
    }
    let faults = faults(&differing, &explained(&kept("differing.tsv")), &here);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(wanting(&compared), Vec::<String>::new());
}

fn kept(name: &str) -> String {
    fs::read_to_string(root().join("tests/rendered").join(name)).unwrap()
}

/// As many at a time as this process may use processors: most of the work is the readers'.
fn compared_all(files: &[(PathBuf, PathBuf)]) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, (folder, file))) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            files.get(at).map(|file| (at, file))
        } {
            done.push((at, compared(folder, file)));
        }
        done
    };
    let mut done: Vec<(usize, Outcome)> = std::thread::scope(|scope| {
        let many = std::thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..many).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().flat_map(|one| one.join().unwrap());
        done.collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

fn compared(folder: &Path, file: &Path) -> Outcome {
    let bytes = fs::read(file).unwrap();
    let digest = Sha256::digest(&bytes);
    let mut outcome = Outcome::refused(Listed {
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        bytes: bytes.len(),
        kind: "refused".to_owned(),
        pages: 0,
        forms: 0,
        from: from(folder, file),
    });
    let Ok(survey) = survey(bytes.clone(), None, &Limits::default(), &Watch::default()) else {
        return outcome;
    };
    let pages = survey.counts.pages as usize;
    let Ok((made, mut ledgers)) = assembled(&bytes, pages) else {
        return outcome;
    };
    let desk = Desk::new();
    desk.put("out.pdf", &made);
    let bundle = desk.path("out.pdf");
    outcome.file.kind = kind(file, &survey).to_owned();
    outcome.file.pages = pages;
    outcome.file.forms = drawn_as_forms(&bundle).len();
    outcome.looks = looks(file, &bundle, pages);
    outcome.ledger = ledgers.remove(0);
    outcome.survey = Some(survey);
    if let Some(out) = std::env::var_os("BUNDLE_BUILDER_CORPUS_OUT")
        && outcome.differing().count() > 0
    {
        let name = format!("{}.pdf", &outcome.file.sha256[..16]);
        write_atomic(&Path::new(&out).join(name), &made).unwrap();
    }
    outcome
}

/// Package or folder, and the path in it.
fn from(folder: &Path, file: &Path) -> String {
    let within = file.strip_prefix(folder).unwrap_or(file).to_string_lossy();
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!("{name}/{within}").replace(['\t', '\n'], " ")
}

impl Outcome {
    fn refused(file: Listed) -> Outcome {
        Outcome {
            file,
            looks: Vec::new(),
            survey: None,
            ledger: Ledger::default(),
        }
    }

    fn differing(&self) -> impl Iterator<Item = Differing<'_>> {
        let pages = (1..).zip(&self.looks).zip(self.survey.iter().cycle());
        pages.flat_map(move |((page, looks), survey)| {
            let readers = READERS.into_iter().zip([0, 1]);
            let differing = readers.filter(|(_, at)| looks[*at].differs());
            differing.map(move |(reader, at)| Differing {
                document: &self.file.sha256[..16],
                page,
                reader,
                look: looks[at],
                elsewhere: looks[1 - at],
                ledger: &self.ledger,
                survey,
            })
        })
    }
}

/// How each reader shows each page, before and after.
fn looks(file: &Path, bundle: &Path, pages: usize) -> Vec<[Look; READERS.len()]> {
    let (scales, mut units) = (scales(bundle, pages).unwrap(), units(file));
    units.resize(pages, 1.0);
    let sizes: Vec<(f64, f64)> = scales.into_iter().zip(units).collect();
    let mut all = Vec::new();
    let mut first = 1;
    while first <= pages {
        let (scale, unit) = sizes[first - 1];
        let same = sizes[first - 1..].iter().take(TOGETHER);
        let last = first - 1 + same.take_while(|other| **other == (scale, unit)).count();
        let of = READERS.map(|reader| {
            let unit = if reader.heeds_units() { unit } else { 1.0 };
            let before = DOTS.min(LONGEST * 72.0 / 842.0 * scale);
            let comparison = Comparison {
                reader,
                before: (file, before),
                after: (bundle, before * unit / scale),
            };
            comparison.of_pages(first, last)
        });
        all.extend((0..=last - first).map(|at| [of[0][at], of[1][at]]));
        first = last + 1;
    }
    all
}

/// Two files, and at how many dots an inch the same page has the same number of pixels.
struct Comparison<'a> {
    reader: Reader,
    before: (&'a Path, f64),
    after: (&'a Path, f64),
}

impl Comparison<'_> {
    fn of_pages(&self, first: usize, last: usize) -> Vec<Look> {
        let draw = |(file, dots): (&Path, f64)| self.reader.draw(file, first, last, dots);
        let pairs = draw(self.before).into_iter().zip(draw(self.after));
        let looks = (first..).zip(pairs).map(|(page, pair)| match pair {
            (Some(before), Some(after)) => self.look(page, &before, &after),
            // Neither is shown: the reader does not show such pages.
            (None, None) => Look::Same,
            (Some(_), None) => Look::OnlyBefore,
            (None, Some(_)) => Look::OnlyAfter,
        });
        looks.collect()
    }

    fn look(&self, page: usize, before: &Raster, after: &Raster) -> Look {
        let foot = BAND * self.after.1 / 72.0;
        let apart = before.apart(after, foot);
        if apart.pixels <= TRACE {
            return Look::Same;
        }
        let finer = |(file, dots): (&Path, f64)| {
            let drawn = self.reader.draw(file, page, page, dots * FINER as f64);
            drawn.into_iter().next()?.map(|drawn| drawn.smaller(FINER))
        };
        let finer = finer(self.before).zip(finer(self.after));
        match finer.map_or(apart, |(before, after)| before.apart(&after, foot)) {
            apart if apart.pixels <= TRACE => Look::SameFiner,
            apart => Look::Other(apart),
        }
    }
}

fn summary(outcomes: &[Outcome]) -> String {
    let sum = |of: fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>();
    let finer = |one: &Outcome| {
        let is_finer = |looks: &&[Look; 2]| looks.contains(&Look::SameFiner);
        one.looks.iter().filter(is_finer).count()
    };
    format!(
        "{} files, {} of them refused, {} with pages drawn as forms; {} pages, {} of them drawn as \
         forms; {} alike only when drawn finer; {} differ",
        outcomes.len(),
        sum(|one| usize::from(one.survey.is_none())),
        sum(|one| usize::from(one.file.forms > 0)),
        sum(|one| one.looks.len()),
        sum(|one| one.file.forms),
        outcomes.iter().map(finer).sum::<usize>(),
        sum(|one| one
            .looks
            .iter()
            .filter(|looks| looks.iter().any(Look::differs))
            .count()),
    )
}
