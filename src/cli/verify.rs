//! `bundle verify`: the quotations of a paper held against the reports in a folder.

use std::path::{Path, PathBuf};

use anyhow::bail;
use serde::Serialize;

use crate::clock;
use crate::files::Shown as _;
use crate::files::{self, ReadingsPlace};
use crate::pdf::import::Watch;
use crate::platform::{self, System};
use crate::quote::{FEWEST_WORDS, Quotation, quotations};
use crate::signals::Signals;
use crate::verify::{Held, Outcome as Became, Report, Unusable, hold_all};
use crate::worker::{Readings, Workers};

use super::in_order::in_order;
use super::print::{Printer, plural};
use super::{Format, Outcome};

/// Bytes of what was read of reports that are kept for the next time.
const CACHE: u64 = 1 << 30;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A PDF whose quotations are to be checked: a skeleton argument, a witness statement, a letter
    #[arg(long, value_name = "FILE")]
    quotations: PathBuf,
    /// A folder of reports (PDF files), in which they are looked for
    #[arg(long, value_name = "DIR")]
    sources: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What is printed.
#[derive(Serialize)]
struct Told<'t> {
    quotations: Vec<Line<'t>>,
    /// The reports in which was looked, by their path from the folder.
    documents: Vec<String>,
    /// Those with pages whose words cannot be relied on: scans, fonts that do not say what their letters mean.
    unreadable: Vec<Unread>,
}

#[derive(Serialize)]
struct Unread {
    file: String,
    /// How many of its pages.
    pages: usize,
}

#[derive(Serialize)]
struct Line<'t> {
    text: &'t str,
    /// On which page of the paper it begins, from 1.
    quoted_on: usize,
    result: &'static str,
    file: Option<String>,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<&'t str>,
    differences: Vec<Pair<'t>>,
    cuts: Vec<&'t str>,
    insertions: Vec<Pair<'t>>,
}

#[derive(Serialize)]
struct Pair<'t> {
    quoted: &'t str,
    document: &'t str,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    files::answers(&arguments.quotations)?;
    files::answers(&arguments.sources)?;
    if !files::is_folder(&arguments.sources) {
        bail!(
            "{} is no folder that is there; --sources takes the folder with the reports",
            arguments.sources.shown()
        );
    }
    let signals = Signals::heed();
    let watch = watch(&signals);
    let workers = Workers::one_a_core();
    let Paper { found, is_read } = quoted(&arguments.quotations, &workers, &watch, printer)?;
    signals.check()?;
    let reports = reports(&arguments.sources, workers, &signals, printer)?;
    signals.check()?;
    let texts: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
    let held = hold_all(&texts, &reports);
    let folder = &arguments.sources;
    let lines: Vec<Line<'_>> = found
        .iter()
        .zip(&held)
        .map(|(quotation, held)| line(quotation, held, &reports, folder))
        .collect();
    let is_fine = is_read && lines.iter().all(|line| line.result.starts_with("exact"));
    match arguments.format {
        Format::Json => printer.json(&Told {
            quotations: lines,
            documents: reports.iter().map(|report| name(report, folder)).collect(),
            unreadable: unread(&reports, folder),
        })?,
        Format::Text => {
            for line in &lines {
                printer.data(&text(line, reports.len()))?;
            }
        }
    }
    for Unread { file, pages } in unread(&reports, folder) {
        let pages = plural(pages, "page");
        printer.talk(&format!(
            "{file}: {pages} cannot be read, and were not looked into"
        ));
    }
    printer.talk(&count(&held, reports.len()));
    Ok(match is_fine {
        true => Outcome::Fine,
        false => Outcome::Errors,
    })
}

fn watch(signals: &Signals) -> Watch {
    let signals = signals.clone();
    clock::watch(move || signals.is_asked())
}

/// What a paper quotes.
struct Paper {
    found: Vec<Quotation>,
    /// All its pages could be read.
    is_read: bool,
}

/// What the paper quotes. Nothing of it is kept: it is a client's.
fn quoted(
    paper: &Path,
    workers: &Workers,
    watch: &Watch,
    printer: &mut Printer,
) -> anyhow::Result<Paper> {
    let readings = Readings::new(workers.clone(), None);
    let report = Report::open(&readings, paper, watch);
    let report = report.map_err(|why| anyhow::anyhow!("{}: {why}", paper.shown()))?;
    if report.unreadable() > 0 {
        let pages = plural(report.unreadable(), "page");
        printer.talk(&format!(
            "{}: the words of {pages} cannot be read; quotations there are not checked",
            paper.shown()
        ));
    }
    let found = quotations(report.words());
    if found.is_empty() {
        printer.talk(&format!(
            "{}: no quotation of {FEWEST_WORDS} words or more was found in it, between marks or set apart",
            paper.shown()
        ));
    }
    Ok(Paper {
        found,
        is_read: report.unreadable() == 0,
    })
}

/// The reports below a folder. Those that cannot be used are named.
fn reports(
    folder: &Path,
    workers: Workers,
    signals: &Signals,
    printer: &mut Printer,
) -> anyhow::Result<Vec<Report>> {
    let cache = platform::cache_place(&platform::environment, System::this());
    if let Some(cache) = &cache {
        files::trim_cache(cache, CACHE);
    }
    let readings = Readings::kept_in(workers, cache.map(ReadingsPlace::Cache));
    let paths: Vec<PathBuf> = files::below(folder)?
        .into_iter()
        .filter(|path| {
            path.extension()
                .is_some_and(|one| one.eq_ignore_ascii_case("pdf"))
        })
        .collect();
    let watch = watch(signals);
    if paths.is_empty() {
        printer.talk(&format!("{}: there is no PDF file in it", folder.shown()));
    }
    let open = |path: &PathBuf| Report::open(&readings, path, &watch);
    let mut found = Vec::new();
    in_order(&paths, &open, &mut |path, opened| {
        match opened {
            Ok(report) => found.push(report),
            Err(Unusable::Stopped) => return std::ops::ControlFlow::Break(()),
            Err(why) => printer.talk(&format!("{}: not looked into: {why}", path.shown())),
        }
        std::ops::ControlFlow::Continue(())
    });
    Ok(found)
}

fn unread(reports: &[Report], folder: &Path) -> Vec<Unread> {
    let with = reports.iter().filter(|report| report.unreadable() > 0);
    with.map(|report| Unread {
        file: name(report, folder),
        pages: report.unreadable(),
    })
    .collect()
}

fn name(report: &Report, folder: &Path) -> String {
    let below = report.path.strip_prefix(folder).unwrap_or(&report.path);
    below.to_string_lossy().into_owned()
}

fn line<'t>(
    quotation: &'t Quotation,
    held: &'t Held,
    reports: &[Report],
    folder: &Path,
) -> Line<'t> {
    let report = held.report.and_then(|number| reports.get(number));
    let citation = held.citation.as_ref();
    let (result, differences, edits) = match &held.outcome {
        Became::Exact => ("exact", &[][..], None),
        Became::ExactWithEdits(edits) => ("exact-with-edits", &[][..], Some(edits)),
        Became::Near(differences) => ("near", differences.as_slice(), None),
        Became::Unreadable => ("unreadable", &[][..], None),
        Became::NotFound => ("not-found", &[][..], None),
    };
    Line {
        text: &quotation.text,
        quoted_on: quotation.page + 1,
        result,
        file: report.map(|report| name(report, folder)),
        page: citation.map(|citation| citation.page + 1),
        printed_page: citation.map(|citation| citation.page_name.words()),
        paragraph: citation.and_then(|citation| citation.paragraph.as_deref()),
        differences: differences
            .iter()
            .map(|one| Pair {
                quoted: &one.extract,
                document: &one.text,
            })
            .collect(),
        cuts: edits
            .iter()
            .flat_map(|edits| &edits.cuts)
            .map(|cut| cut.words.as_str())
            .collect(),
        insertions: edits
            .iter()
            .flat_map(|edits| &edits.insertions)
            .map(|one| Pair {
                quoted: &one.text,
                document: &one.instead_of,
            })
            .collect(),
    }
}

/// A paragraph for each quotation.
fn text(line: &Line<'_>, reports: usize) -> String {
    let words: Vec<&str> = line.text.split_whitespace().collect();
    let mut told = format!("page {}: “{}”\n", line.quoted_on, words.join(" "));
    let place = || {
        let paragraph = line.paragraph.map(|number| format!(", para {number}"));
        format!(
            "{}, {}{}",
            line.file.as_deref().unwrap_or_default(),
            line.printed_page.as_deref().unwrap_or_default(),
            paragraph.unwrap_or_default()
        )
    };
    told.push_str(&match line.result {
        "exact" => format!("  exact: {}", place()),
        "exact-with-edits" => format!("  exact, with edits: {}", place()),
        "near" => format!("  near, but not the same: {}", place()),
        "unreadable" => format!(
            "  not looked for: no page of {} can be read",
            these(reports)
        ),
        _ => format!("  not found in {}", these(reports)),
    });
    for Pair { quoted, document } in &line.differences {
        told.push_str(&match (quoted.is_empty(), document.is_empty()) {
            (true, _) => format!("\n    left out: “{document}”"),
            (_, true) => format!("\n    not there: “{quoted}”"),
            _ => format!("\n    “{quoted}” is “{document}” there"),
        });
    }
    for cut in line.cuts.iter().filter(|cut| !cut.is_empty()) {
        told.push_str(&format!("\n    cut: “{cut}”"));
    }
    for Pair { quoted, document } in &line.insertions {
        told.push_str(&match document.is_empty() {
            true => format!("\n    inserted: “{quoted}”"),
            false => format!("\n    inserted: “{quoted}” for “{document}”"),
        });
    }
    told
}

fn these(reports: usize) -> String {
    match reports {
        0 => "the folder: there is no document in it".to_owned(),
        1 => "this document".to_owned(),
        more => format!("these {more} documents"),
    }
}

fn count(held: &[Held], reports: usize) -> String {
    let of = |is: &dyn Fn(&Became) -> bool| held.iter().filter(|one| is(&one.outcome)).count();
    let unread = of(&|one| matches!(one, Became::Unreadable));
    let mut told = format!(
        "{} held against {}: {} exact, {} exact with edits, {} near, {} not found",
        plural(held.len(), "quotation"),
        plural(reports, "document"),
        of(&|one| matches!(one, Became::Exact)),
        of(&|one| matches!(one, Became::ExactWithEdits(_))),
        of(&|one| matches!(one, Became::Near(_))),
        of(&|one| matches!(one, Became::NotFound)),
    );
    if unread > 0 {
        told.push_str(&format!(", {unread} not looked for"));
    }
    told
}
