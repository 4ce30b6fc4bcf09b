//! `bundle source`: the file in which a source of a case was published, so that its quotations are held against
//! it.

use std::path::{Path, PathBuf};

use crate::case::{Case, DocumentFile, Edit};
use crate::files;
use crate::files::Shown as _;
use crate::finding::{CaseCode, Finding};
use crate::library::{Date, Source};
use crate::signals::Signals;
use crate::verify::{Report, Unusable, missed};
use crate::worker::{Readings, Workers};

use super::Outcome;
use super::add::save;
use super::holding::{HeldCase, TakeOver, read_held};
use super::print::{Printer, plural};
use super::watch::watch;
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The PDF file in which it was published
    file: PathBuf,
    /// Which source, by its short name; may be left out where the case rests on one only
    #[arg(long, value_name = "NAME")]
    of: Option<String>,
    /// Which edition it is, in the publisher’s words
    #[arg(long, value_name = "TEXT")]
    edition: Option<String>,
    /// The day on which the file was taken from where it was published
    #[arg(long, value_name = "DATE")]
    retrieved_on: Option<Date>,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let signals = Signals::heed();
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let HeldCase { case, before, .. } = &held;
    let source = meant(case, arguments.of.as_deref())?;
    if arguments.file.to_str().is_none() {
        let what = format!(
            "{}: its name cannot be written into a case",
            arguments.file.shown()
        );
        return Err(told(what, "Rename the file, and name it again."));
    }
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let report = read(&readings, &arguments.file, &signals)?;
    signals.check()?;
    let edit = Edit::SetSourceFile {
        source: source.id.clone(),
        file: DocumentFile {
            path: files::exhibit_path(Some(path), &arguments.file),
            sha256: report.sha256.clone(),
            pages: u32::try_from(report.page_count()).ok(),
        },
        edition: arguments.edition.clone(),
        retrieved_on: arguments.retrieved_on,
    };
    save(path, before, &edit.apply(case)?, printer)?;
    printer.talk(&said(source, &report));
    if let Some(missed) = missed(source, &report.title) {
        let told = missed.told(source, &arguments.file.shown());
        printer.findings(&[Finding::new(CaseCode::SourceFileDoubtful, told)]);
    }
    Ok(Outcome::Fine)
}

/// `“Country Focus” is held against focus.pdf (212 pages)`.
fn said(source: &Source, report: &Report) -> String {
    let pages = plural(report.page_count(), "page");
    let unread = match report.unreadable() {
        0 => String::new(),
        count => format!(", {count} of them without words that can be read"),
    };
    let file = report.path.shown();
    format!(
        "“{}” is held against {file} ({pages}{unread}).",
        source.title
    )
}

fn read(readings: &Readings, file: &Path, signals: &Signals) -> anyhow::Result<Report> {
    Report::open(readings, file, &[], &watch(signals)).map_err(|why| {
        let what = format!("{}: {why}; nothing was changed", file.shown());
        let hint = match &why {
            Unusable::File(error) => error.hint(),
            _ => "Save a copy without a password, or print it to PDF anew, and name that.",
        };
        told(what, hint)
    })
}

/// The source of the case that is meant.
fn meant<'c>(case: &'c Case, named: Option<&str>) -> anyhow::Result<&'c Source> {
    let sources = case.sources();
    let found = match (named, sources.as_slice()) {
        (Some(named), _) => sources.iter().copied().find(|one| one.id.as_str() == named),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    found.ok_or_else(|| {
        let what = match (named, sources.is_empty()) {
            (_, true) => {
                let hint = "Rely on a passage first, at Evidence or Read in the window or with `bundle new`.";
                return told("the case rests on no source yet".to_owned(), hint);
            }
            (Some(named), _) => format!("the case rests on no source “{named}”, but on"),
            (None, _) => "the case rests on several sources".to_owned(),
        };
        let lines: Vec<String> = sources.iter().map(|source| line(source)).collect();
        told(
            format!("{what}:\n{}", lines.join("\n")),
            "Name one of them with --of: what stands before the colon.",
        )
    })
}

/// `  mz-2023-07: Mediazona, One hundred convictions a week`
fn line(source: &Source) -> String {
    format!("  {}: {}", source.id, source.titled())
}
