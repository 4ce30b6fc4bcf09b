//! `bundle filed`: which bundles of a case were filed; marks the files of one as filed, and knows them again.

use std::path::{Path, PathBuf};

use crate::case::{Case, Edit, FiledBundle, FiledFile, is_reason};
use crate::clock;
use crate::export::profile_of;
use crate::files::{self, Shown as _};
use crate::finding::{FiledCode, Finding};
use crate::library::Date;
use crate::profile::Profile;
use crate::verify::filed::{FiledText, ToMark, before_the_next, read_file, to_mark};

use super::Outcome;
use super::add::save;
use super::holding::{HeldCase, TakeOver, read_held};
use super::library::Packs;
use super::print::{Printer, plural};
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The file that was filed, or all volumes of it; without one, what was filed is listed
    files: Vec<PathBuf>,
    /// The day on which it was filed; today where not given
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Mark it although it is not what this program made of the case, ready to be filed
    #[arg(long, value_name = "REASON")]
    anyway: Option<String>,
    /// The bundle that was marked last was not filed after all
    #[arg(long, conflicts_with_all = ["files", "on", "anyway"])]
    take_back: bool,
    #[command(flatten)]
    packs: Packs,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    if arguments.take_back {
        let case = Edit::TakeBackFiling.apply(&held.case)?;
        save(path, &held.before, &case, printer)?;
        return Ok(Outcome::Fine);
    }
    if arguments.files.is_empty() {
        return list(&held.case, printer);
    }
    let read = read(&arguments.files, path)?;
    if let [(file, _)] = read.as_slice()
        && let Some(outcome) = known(&held.case, file, printer)?
    {
        return Ok(outcome);
    }
    mark(arguments, (path, &held), read, printer)
}

fn list(case: &Case, printer: &mut Printer) -> anyhow::Result<Outcome> {
    if !case.is_filed() {
        printer.data("nothing was filed")?;
    }
    for bundle in &case.filed {
        printer.data(&line(bundle))?;
    }
    Ok(Outcome::Fine)
}

/// `Appellant’s bundle: filed 3 December 2026, 12 pages (AB 1–12), 20 entries, 2 documents`.
fn line(bundle: &FiledBundle) -> String {
    let pages = bundle.pages();
    format!(
        "{}: filed {}, {} ({}), {}, {}",
        bundle.title,
        bundle.on,
        plural(pages as usize, "page"),
        bundle.cite_range(1, pages),
        counted_entries(bundle.entries.len()),
        plural(bundle.documents.len(), "document"),
    )
}

fn counted_entries(count: usize) -> String {
    crate::finding::counted(count, "entry", "entries")
}

fn read(paths: &[PathBuf], case: &Path) -> anyhow::Result<Vec<(FiledFile, FiledText)>> {
    let read = paths.iter().map(|path| {
        read_file(path, Some(case)).map_err(|why| told(why, "Name the PDF file that was filed."))
    });
    read.collect()
}

/// A file that was marked before is known by its content; one that lies in its place is said to be another.
fn known(case: &Case, file: &FiledFile, printer: &mut Printer) -> anyhow::Result<Option<Outcome>> {
    if let Some(bundle) = case.filed_as(&file.sha256) {
        printer.data(&format!(
            "{} is the bundle that was filed on {}: {}, {}",
            file.path,
            bundle.on,
            bundle.title,
            bundle.cite_range(1, bundle.pages())
        ))?;
        return Ok(Some(Outcome::Fine));
    }
    let mut filed = case.filed.iter();
    let there = filed.find(|bundle| bundle.files.iter().any(|one| one.path == file.path));
    Ok(there.map(|bundle| {
        let message = format!(
            "{} was filed on {} as {}, and has been changed since: it is not the file that others have.",
            file.path, bundle.on, bundle.title
        );
        printer.findings(&[Finding::new(FiledCode::Changed, message)]);
        Outcome::Errors
    }))
}

fn mark(
    arguments: &Arguments,
    (path, held): (&Path, &HeldCase),
    read: Vec<(FiledFile, FiledText)>,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let named = arguments.packs.profile_of(&held.case, printer)?;
    let profile = profile_of(&held.case, &named);
    let on = arguments.on.unwrap_or_else(clock::today);
    let ToMark { mut bundle, doubts } = to_mark(read, &held.case, &profile, on);
    match arguments.anyway.as_deref() {
        None if !doubts.is_empty() => {
            printer.findings(&doubts);
            printer.talk(&format!("{}: nothing was marked", path.shown()));
            return Ok(Outcome::Errors);
        }
        Some(reason) if !is_reason(reason) => {
            let what = "a reason needs a few words that somebody else can follow".to_owned();
            return Err(told(
                what,
                "For instance: --anyway \"printed and filed by the client\".",
            ));
        }
        Some(reason) if !doubts.is_empty() => bundle.reason = Some(reason.trim().to_owned()),
        _ => {}
    }
    printer.data(&line(&bundle))?;
    let case = Edit::MarkFiled(Box::new(bundle)).apply(&held.case)?;
    save(path, &held.before, &case, printer)?;
    printer.talk("Its numbers are frozen. What comes later goes into a supplementary bundle.");
    Ok(Outcome::Fine)
}

/// What is said of bundles that were filed before the next one is made; an error stops it.
pub(super) fn what_stops(
    (case, profile, folder): (&Case, &Profile, &Path),
    out: &Path,
    is_supplementary: bool,
) -> Vec<Finding> {
    if let Some(refused) = refused(case, is_supplementary) {
        return vec![refused];
    }
    let mut found = before_the_next(case, profile, folder);
    found.extend(overwritten(case, folder, out));
    found
}

/// What stands in the way of a bundle of this case, first or supplementary.
fn refused(case: &Case, is_supplementary: bool) -> Option<Finding> {
    let last = case.filed.last();
    let code = match (last, is_supplementary) {
        (None, false) => return None,
        (None, true) => FiledCode::NotFiled,
        (Some(last), false) => {
            let message = format!(
                "{} was filed on {}, and is not made again: others have its numbers.",
                last.title, last.on
            );
            return Some(Finding::new(FiledCode::Again, message));
        }
        (Some(_), true) => return None,
    };
    Some(Finding::of(code))
}

/// Whether it would be written over a file that was filed.
fn overwritten(case: &Case, folder: &Path, out: &Path) -> Option<Finding> {
    let bundle = files::filed_at(case, folder, out)?;
    let message = format!(
        "{} is {}, which was filed on {}.",
        out.shown(),
        bundle.title,
        bundle.on
    );
    Some(Finding::new(FiledCode::Overwritten, message))
}
