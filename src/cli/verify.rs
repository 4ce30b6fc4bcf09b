//! `bundle verify`: the extracts of a case held against the files of their sources, or the quotations of a paper
//! against the reports in a folder.

mod case;
mod changes;
mod told;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::clock;
use crate::files::Shown as _;
use crate::files::{self, ReadingsPlace};
use crate::pdf::import::Watch;
use crate::platform::{self, System};
use crate::quote::quotations;
use crate::signals::Signals;
use crate::verify::{Report, Unusable, hold_all};
use crate::worker::{Readings, Workers};

use super::in_order::in_order;
use super::print::Printer;
use super::way_out;
use super::{Format, Outcome};
use told::Told;

/// Bytes of what was read of reports that are kept for the next time.
const CACHE: u64 = 1 << 30;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A case whose extracts are to be held against the files of their sources
    #[arg(required_unless_present = "quotations", conflicts_with_all = ["quotations", "sources"])]
    case: Option<PathBuf>,
    /// A PDF whose quotations are to be checked: a skeleton argument, a witness statement, a letter
    #[arg(long, value_name = "FILE", requires = "sources")]
    quotations: Option<PathBuf>,
    /// A folder of reports (PDF files), in which they are looked for
    #[arg(long, value_name = "DIR", requires = "quotations")]
    sources: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let Arguments {
        case,
        quotations,
        sources,
        format,
    } = arguments;
    match (case, quotations, sources) {
        (Some(case), _, _) => case::run(case, *format, printer),
        (None, Some(paper), Some(folder)) => of_paper(paper, folder, *format, printer),
        (None, ..) => Err(way_out::told(
            "nothing is named that could be checked".to_owned(),
            "Name a case, or a paper and a folder of reports.",
        )),
    }
}

/// The quotations of a paper, in the reports of a folder.
fn of_paper(
    quoting: &Path,
    folder: &Path,
    format: Format,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    files::answers(quoting)?;
    files::answers(folder)?;
    if !files::is_folder(folder) {
        let what = format!("{} is not a folder", folder.shown());
        return Err(way_out::told(
            what,
            "Name the folder in which the reports lie.",
        ));
    }
    let signals = Signals::heed();
    let workers = Workers::one_a_core();
    let paper = paper(quoting, &workers, &watch(&signals))?;
    signals.check()?;
    let reports = reports(folder, &paper, workers, &signals, printer)?;
    signals.check()?;
    if reports.is_empty() {
        let what = format!("there is no report to look into in {}", folder.shown());
        return Err(way_out::told(what, "Put the reports there as PDF files."));
    }
    let quotations = quotations(paper.words());
    let texts: Vec<&str> = quotations.iter().map(|one| one.text.as_str()).collect();
    let held = hold_all(&texts, &reports);
    let told = Told::new(folder, &paper, &reports, &quotations, &held);
    match format {
        Format::Json => printer.json(&told)?,
        Format::Text => printer.data(&told.text())?,
    }
    Ok(match told.is_fine() {
        true => Outcome::Fine,
        false => Outcome::Errors,
    })
}

fn watch(signals: &Signals) -> Watch {
    let signals = signals.clone();
    clock::watch(move || signals.is_asked())
}

/// The paper. Nothing of it is kept: it is a client's.
fn paper(path: &Path, workers: &Workers, watch: &Watch) -> anyhow::Result<Report> {
    let readings = Readings::new(workers.clone(), None);
    Report::open(&readings, path, watch).map_err(|why| {
        let what = format!("{}: {why}", path.shown());
        way_out::told(
            what,
            "Print it to PDF anew, without a password, and try that.",
        )
    })
}

/// The reports below a folder. What cannot be used is named, and so is the paper itself: what it quotes from
/// itself says nothing.
fn reports(
    folder: &Path,
    paper: &Report,
    workers: Workers,
    signals: &Signals,
    printer: &mut Printer,
) -> anyhow::Result<Vec<Report>> {
    let cache = platform::cache_place(&platform::environment, System::this());
    if let Some(cache) = &cache {
        files::trim_cache(cache, CACHE);
    }
    let readings = Readings::kept_in(workers, cache.map(ReadingsPlace::Cache));
    let listed = files::list(std::slice::from_ref(&folder.to_owned()));
    for (other, unsuited) in &listed.others {
        let (other, what) = (other.shown(), &unsuited.what);
        printer.talk(&format!("{other}: not looked into: it is {what}"));
    }
    let (paths, pictures): (Vec<_>, Vec<_>) =
        listed.documents.into_iter().partition(|path| is_pdf(path));
    for picture in pictures {
        printer.talk(&format!(
            "{}: not looked into: it is no PDF",
            picture.shown()
        ));
    }
    let watch = watch(signals);
    let open = |path: &PathBuf| paper.open_source(&readings, path, &watch);
    let mut found = Vec::new();
    in_order(&paths, &open, &mut |path, opened| {
        let why = match opened {
            Ok(report) => {
                found.push(report);
                return ControlFlow::Continue(());
            }
            Err(Unusable::Stopped) => return ControlFlow::Break(()),
            Err(why) => why.to_string(),
        };
        printer.talk(&format!("{}: not looked into: {why}", path.shown()));
        ControlFlow::Continue(())
    });
    Ok(found)
}

fn is_pdf(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}
