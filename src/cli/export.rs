//! `bundle export`: the PDF of a case, or its volumes, with everything a person should know about it.

mod report;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::case::{self, Case, VolumeCap};
use crate::clock;
use crate::export::{ExportError, Exported, Progress, Request, export, without_unusable};
use crate::files::Shown as _;
use crate::files::{self, InUse, Originals};
use crate::finding::{self, DocumentCode, Finding};
use crate::library::Date;
use crate::preflight::{Documents, Learnt, MustNotAppear, is_too_large, would_help};
use crate::redact::guard;
use crate::signals::Signals;
use crate::worker::{Readings, Workers};

use super::examined::examine_case;
use super::hints::in_own_words;
use super::holding::read_case;
use super::library::Packs;
use super::print::Printer;
use super::scans::{Ocr, Reader};
use super::watch::watch;
use super::way_out::told;
use super::{Format, Outcome, filed, passwords, told_numbers};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Where to write the bundle; an older bundle there is replaced
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The day to reckon the age of evidence from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Make the bundle without the documents that cannot be used
    #[arg(long)]
    leave_out: bool,
    /// A file with the passwords of documents, a line `number: password` for each, the number as in
    /// the case file; `-` reads it from standard input. Nothing of it is kept
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    /// Split the bundle into files of at most so many pages, whatever the case says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    volume_pages: Option<u32>,
    /// Split it into files of at most so many megabytes, whatever the case says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    volume_mb: Option<u32>,
    /// Leave scanned pages as they are, and do not read them by machine (OCR)
    #[arg(long)]
    no_ocr: bool,
    /// What reads scanned pages
    #[arg(long, value_enum, default_value_t, value_name = "READER")]
    ocr: Ocr,
    /// Write every signed document beside the bundle, too, as it came: a bundle breaks signatures
    #[arg(long)]
    originals: bool,
    /// Make it although documents begin on other pages than others were told; the new pages are kept from then on
    #[arg(long)]
    move_pages: bool,
    /// Make the next supplementary bundle: what came into the case since the last one was filed
    #[arg(long)]
    supplementary: bool,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    if files::is_same(path, &arguments.out) {
        return Err(in_use(&arguments.out, "the case itself"));
    }
    is_named_as_pdf(&arguments.out)?;
    let (case, before) = read_case(path)?;
    let profile = arguments.packs.profile_of(&case, printer);
    let profile = profile.with_context(|| path.shown())?;
    let labels = profile.labels();
    let named = MustNotAppear::of(&case).in_chosen_name(&name_of(&arguments.out));
    if !named.is_empty() {
        printer.nothing_written(path, (&case, &labels), &named);
        return Ok(Outcome::Errors);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let stops = filed::what_stops(
        (&case, &profile, folder),
        &arguments.out,
        arguments.supplementary,
    );
    if finding::any_error(&stops) {
        printer.nothing_written(path, (&case, &labels), &stops);
        return Ok(Outcome::Errors);
    }
    let (library, mut findings) = arguments.packs.load(printer)?;
    let today = arguments.date.unwrap_or_else(clock::today);
    let whole_case = case.clone();
    let keeps = InUse {
        case_file: Some(path),
        folder,
        case: &whole_case,
        packs: arguments.packs.folders(),
    };
    paths(arguments, 1, &keeps)?;
    finish_cut_short(&arguments.out, printer);
    let load = |document: &case::Document| files::load_exhibit(folder, &document.path);
    let passwords = passwords::given(arguments.passwords.as_ref())?;
    // Not before the passwords have been read, for which a person may be waited for.
    let signals = Signals::heed();
    let watch = watch(&signals);
    let mut read_scans = |readings: &Readings, documents: &mut Documents| {
        let reader = Reader {
            case: path,
            readings,
            signals: &signals,
            ocr: arguments.ocr,
        };
        if !arguments.no_ocr {
            reader.read_all(&case, documents, printer);
        }
    };
    let (documents, quotations, readings) =
        examine_case(path, (&case, &passwords), &watch, &mut read_scans);
    let is_there = |sha256: &str| case.documents.iter().any(|one| one.sha256 == sha256);
    files::forget_readings(path, Learnt::VERSION, &is_there);
    signals.check()?;
    let mut case = if arguments.leave_out {
        without_unusable(&case, &documents)
    } else {
        case
    };
    let mut say = |progress: Progress| {
        printer.talk(&format!(
            "{:>3.0} % {}",
            progress.fraction * 100.0,
            progress.step
        ));
        match signals.is_asked() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    };
    let mut agreed_to: Vec<Finding> = Vec::new();
    let begin = || Ok(files::SpoolFile::beside(&arguments.out)?);
    let cap = cap(arguments, &case);
    let made = loop {
        let request = Request {
            case: &case,
            profile: &profile,
            library: &library,
            today,
            documents: &documents,
            quotations: &quotations,
            watch: &watch,
        };
        match export(&request, cap, &begin, &load, &mut say) {
            Err(ExportError::Cancelled) => {
                signals.check()?;
                bail!("the export was cancelled; nothing was written");
            }
            Err(ExportError::Documents(unusable)) => {
                return refuse((path, &case), unusable, printer);
            }
            // Each round lets some move that were promised not to, so there is a last one.
            Err(ExportError::Moved(moved)) if arguments.move_pages => {
                agreed_to.extend(moved.iter().cloned());
                case = case.letting_move(&finding::documents(&moved));
            }
            Err(ExportError::Moved(moved)) => return refuse_to_move((path, &case), moved, printer),
            // Which says the file that it is about, and that is not the case.
            Err(ExportError::Write(cause)) => return Err(cause.into()),
            result => break result.with_context(|| path.shown())?,
        }
    };
    let mut made = made;
    let guarded = guard(&case, &mut made, &Workers::one_a_core(), &|| {
        !signals.is_asked()
    });
    signals.check()?;
    if !guarded.is_empty() {
        printer.nothing_written(path, (&case, &labels), &guarded);
        return Ok(Outcome::Errors);
    }
    let (mut files, mut spools): (Vec<Exported>, Vec<files::SpoolFile>) = made.into_iter().unzip();
    if files.iter().any(|file| is_too_large(&file.findings)) {
        printer.talk("     Looking for what would make it smaller");
        let gains = readings.gains((&case, folder), &documents, &watch);
        signals.check()?;
        if let Some(first) = files.first_mut() {
            first.findings.extend(would_help(&case, &gains));
        }
    }
    let paths = paths(arguments, files.len(), &keeps)?;
    told_numbers::note((path, &whole_case), &paths, (&files, &mut spools));
    files::put_all(paths.iter().cloned().zip(spools).collect())?;
    let mut left_over = files::left_over(&arguments.out, paths.len());
    left_over.retain(|path| keeps.what(path).is_none());
    if let Some(file) = files.first_mut() {
        file.findings.extend(files::left_over_finding(&left_over));
        file.findings
            .extend(originals(arguments, (&case, &documents), &keeps));
        file.findings.extend(agreed_to);
        file.findings.extend(stops);
    }
    let not_kept = told_numbers::keep(path, (&whole_case, &before), &files, printer);
    let found: Vec<Finding> = files
        .iter()
        .flat_map(|file| file.findings.clone())
        .collect();
    let found = in_own_words(&case, found);
    printer.findings_of((&case, &labels), &found);
    findings.extend(found);
    printer.findings(not_kept.as_slice());
    findings.extend(not_kept);
    let outcome = Outcome::of(&findings);
    report::print(arguments.format, &paths, &files, findings, printer)?;
    Ok(outcome)
}

/// What is said here goes before what the case says.
fn cap(arguments: &Arguments, case: &Case) -> VolumeCap {
    let said = VolumeCap {
        pages: arguments.volume_pages,
        megabytes: arguments.volume_mb,
    };
    if said == VolumeCap::default() {
        case.volumes
    } else {
        said
    }
}

/// Volumes of which a kill had left some old are all new before anything else is done.
fn finish_cut_short(out: &Path, printer: &mut Printer) {
    for path in files::finish_cut_short(out.parent().unwrap_or(Path::new(""))) {
        let path = path.strip_prefix(".").unwrap_or(&path).shown();
        printer.talk(&format!("{path}: an export that was cut off is finished."));
    }
}

/// Signed documents, beside the bundle.
fn originals(arguments: &Arguments, case: (&Case, &Documents), keeps: &InUse<'_>) -> Vec<Finding> {
    let which = match arguments.originals {
        true => Originals::AllSigned,
        false => Originals::AsTheCaseSays,
    };
    files::put_originals(case, &arguments.out, keeps, which)
}

/// Nothing was made, because of these documents.
fn refuse(
    (path, case): (&Path, &Case),
    unusable: Vec<Finding>,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let can_be_read = unusable.iter().all(|one| one.code == DocumentCode::Changed);
    printer.findings(&in_own_words(case, unusable));
    let case = path.shown();
    if can_be_read {
        printer.talk(&format!(
            "{case}: documents have changed; nothing was written (--leave-out makes the rest)"
        ));
        return Ok(Outcome::Errors);
    }
    let what = format!("{case}: some documents cannot be used; nothing was written");
    Err(told(
        what,
        "Put them right, or make the rest with --leave-out.",
    ))
}

/// Nothing was made, because others were told other numbers.
fn refuse_to_move(
    (path, case): (&Path, &Case),
    moved: Vec<Finding>,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    printer.findings(&in_own_words(case, moved));
    printer.talk(&format!(
        "{}: nothing was written (--move-pages makes it with the new numbers)",
        path.shown()
    ));
    Ok(Outcome::Errors)
}

/// Where the files go: a bundle in volumes has their numbers in the names. Never over anything that the
/// bundle is made of.
fn paths(arguments: &Arguments, count: usize, keeps: &InUse<'_>) -> anyhow::Result<Vec<PathBuf>> {
    let paths = files::volume_paths(&arguments.out, count);
    for path in &paths {
        if let Some(what) = keeps.what(path) {
            return Err(in_use(path, &what));
        }
    }
    Ok(paths)
}

fn in_use(path: &Path, what: &str) -> anyhow::Error {
    let what = format!("{} is {what}", path.shown());
    told(what, "Choose another name for the bundle.")
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn is_named_as_pdf(path: &Path) -> anyhow::Result<()> {
    let ending = path.extension().unwrap_or_default();
    if !ending.eq_ignore_ascii_case("pdf") {
        let what = format!("{} is no name for a bundle", path.shown());
        return Err(told(what, "Let it end in .pdf."));
    }
    Ok(())
}
