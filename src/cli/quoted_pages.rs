//! `bundle quoted-pages`: of all documents that are quoted only the pages quoted, or all of them whole again.

use std::path::{Path, PathBuf};

use crate::export::document;
use crate::files;
use crate::pdf::import::Watch;
use crate::preflight::{Documents, QuotedPagesChoice};
use crate::signals::Signals;
use crate::verify::{check_entries, opening};
use crate::worker::{Readings, Workers};

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::print::Printer;
use super::verify::watch;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// All pages of them again
    #[arg(long)]
    whole: bool,
    /// Only say what it would come to
    #[arg(long)]
    dry_run: bool,
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
    let folder = path.parent().unwrap_or(Path::new(""));
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let watch = watch(&signals);
    let quotations = check_entries(&held.case, &opening(&readings, folder, &watch));
    let documents = looked_into(&held.case, folder, &watch);
    signals.check()?;
    let choice = QuotedPagesChoice::of(&held.case, &documents, &quotations);
    if choice.is_empty() {
        printer.talk("No document behind the schedule is quoted in one part.");
    } else {
        printer.talk(&choice.told());
    }
    if !arguments.dry_run {
        let case = choice.edit(!arguments.whole).apply(&held.case)?;
        save(path, &held.before, &case, printer)?;
    }
    Ok(Outcome::Fine)
}

/// The documents behind the schedule, for how many pages each has.
fn looked_into(case: &crate::case::Case, folder: &Path, watch: &Watch) -> Documents {
    let exhibits = case.exhibits.iter().filter_map(|exhibit| {
        let path = &case.document_of(exhibit)?.path;
        let bytes = files::load_exhibit(folder, path);
        let read = bytes.map(|bytes| document(bytes, None, watch));
        Some((exhibit.number, read))
    });
    exhibits.collect()
}
