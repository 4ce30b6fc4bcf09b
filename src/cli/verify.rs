//! `bundle verify`: the extracts of a case held against the files of their sources, or the quotations of a paper
//! against the reports in a folder.

mod case;
mod progress;

use std::path::{Path, PathBuf};

use crate::files::Shown as _;
use crate::files::{self, KnownFiles, ReadingsPlace};
use crate::library::Date;
use crate::pdf::import::{Password, Refusal, Watch};
use crate::platform::{self, System};
use crate::quote::quotations;
use crate::signals::Signals;
use crate::verify::{News, Paper, Reports, Sources, Told, Unusable};
use crate::worker::{Readings, Workers};

use super::library::Packs;
use super::passwords;
use super::print::Printer;
use super::watch::watch;
use super::way_out;
use super::{Format, Outcome};
use progress::Pace;

/// Bytes of what was read of reports that are kept for the next time.
const CACHE: u64 = 1 << 30;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A case whose extracts are to be held against the files of their sources
    #[arg(conflicts_with_all = ["quotations", "sources"])]
    case: Option<PathBuf>,
    /// A PDF or Word document (.docx) whose quotations are to be checked: a skeleton argument, a witness statement,
    /// a letter
    #[arg(long, value_name = "FILE", requires = "sources")]
    quotations: Option<PathBuf>,
    /// A folder of reports (PDF files), in which they are looked for
    #[arg(long, value_name = "DIR", requires = "quotations")]
    sources: Option<PathBuf>,
    /// A file with passwords, a line each, that are tried on what is locked; `-` reads it from standard input.
    /// Nothing of it is kept
    #[arg(long, value_name = "FILE", requires = "quotations")]
    passwords: Option<PathBuf>,
    /// Write a source check record there (a PDF): the files with their content, every entry with its result, who
    /// signed it off. It is no part of the bundle
    #[arg(
        long,
        value_name = "FILE",
        requires = "case",
        conflicts_with = "quotations"
    )]
    record: Option<PathBuf>,
    /// The day that stands in the record; none where not given
    #[arg(
        long,
        value_name = "DATE",
        requires = "record",
        conflicts_with = "quotations"
    )]
    date: Option<Date>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    match (&arguments.case, &arguments.quotations, &arguments.sources) {
        (Some(case), _, _) => {
            let wanted = arguments.record.as_deref().map(|file| case::Wanted {
                file,
                made_on: arguments.date,
            });
            let packs = &arguments.packs;
            case::run(case, packs, wanted.as_ref(), arguments.format, printer)
        }
        (None, Some(paper), Some(folder)) => of_paper(paper, folder, arguments, printer),
        (None, ..) => Err(way_out::told(
            "nothing is named that could be checked".to_owned(),
            "`bundle verify CASE` checks the extracts of a case, `bundle verify --quotations FILE --sources DIR` a paper.",
        )),
    }
}

/// The quotations of a paper, in the reports of a folder.
fn of_paper(
    quoting: &Path,
    folder: &Path,
    arguments: &Arguments,
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
    let passwords = match &arguments.passwords {
        Some(file) => passwords::read_each(file)?,
        None => Vec::new(),
    };
    let paper = paper(quoting, &workers, &passwords, &watch(&signals))?;
    signals.check()?;
    let cache = platform::cache_place(&platform::environment, System::this());
    if let Some(cache) = &cache {
        files::trim_cache(cache, CACHE);
    }
    let known = KnownFiles::of_cache(cache.as_deref());
    let readings = Readings::kept_in(workers, cache.map(ReadingsPlace::Cache));
    let sources = Sources {
        paper: &paper,
        readings: &readings,
        known: &known,
        passwords: &passwords,
        of_case: None,
    };
    let (folders, mut pace) = ([folder.to_owned()], Pace::begin());
    let mut hear = |news: News<'_>| match news {
        News::LeftOut(one) => {
            printer.talk(&format!(
                "{}: not looked into: {}",
                one.path.shown(),
                one.why
            ));
        }
        news => {
            if let Some(words) = pace.said(news) {
                printer.talk(&words);
            }
        }
    };
    let mut reports = Reports::open(&folders, &sources, &watch(&signals), &mut hear);
    signals.check()?;
    has_some(&reports, folder)?;
    let quoted = quotations(paper.words());
    let held = reports.hold(&quoted.quotations, &sources, &watch(&signals), &mut hear);
    signals.check()?;
    has_some(&reports, folder)?;
    let held = held.unwrap_or_default();
    let told = Told::new(&folders, &paper, &reports, &quoted, &held);
    match arguments.format {
        Format::Json => printer.json(&told)?,
        Format::Text => printer.data(&told.text())?,
    }
    let is_fine = told.is_fine();
    let _not_kept_where_nothing_can_be = known.keep();
    Ok(match is_fine {
        true => Outcome::Fine,
        false => Outcome::Errors,
    })
}

/// Refuses to say anything where there is nothing to look into.
fn has_some(reports: &Reports, folder: &Path) -> anyhow::Result<()> {
    if reports.reports.is_empty() {
        let what = format!("there is no report to look into in {}", folder.shown());
        return Err(way_out::told(what, "Put the reports there as PDF files."));
    }
    Ok(())
}

/// The paper. Nothing of it is kept: it is a client's.
fn paper(
    path: &Path,
    workers: &Workers,
    passwords: &[Password],
    watch: &Watch,
) -> anyhow::Result<Paper> {
    let readings = Readings::new(workers.clone(), None);
    Paper::open(&readings, path, passwords, watch).map_err(|why| {
        let what = format!("{}: {why}", path.shown());
        let hint = match &why {
            Unusable::Name => "Give the file a name in letters, and try that.",
            Unusable::File(error) => error.hint(),
            Unusable::Refused(Refusal::Locked) => "Give its password with --passwords.",
            Unusable::Refused(Refusal::NotAPdf) => {
                "Name a PDF or a Word document (.docx). A case is checked with `bundle verify CASE`."
            }
            Unusable::Word(_) => "Open it in Word, save it anew as .docx or as PDF, and try that.",
            _ => "Print it to PDF anew, without a password, and try that.",
        };
        way_out::told(what, hint)
    })
}
