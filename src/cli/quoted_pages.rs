//! `bundle quoted-pages`: of all documents that are quoted only the pages quoted, or all of them whole again.

use std::path::{Path, PathBuf};

use crate::case;
use crate::export::{Learn, examine};
use crate::files;
use crate::preflight::QuotedPagesChoice;
use crate::signals::Signals;
use crate::verify::{check_entries, unlocking};
use crate::worker::{Readings, Workers};

use super::add::save;
use super::holding::{TakeOver, read_held};
use super::print::Printer;
use super::watch::watch;
use super::{Outcome, passwords};

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
    /// A file with the passwords of documents, a line `number: password` for each, the number as in
    /// the case file; `-` reads it from standard input. Nothing of it is kept
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let passwords = passwords::given(arguments.passwords.as_ref())?;
    // Not before the passwords have been read, for which a person may be waited for.
    let signals = Signals::heed();
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let watch = watch(&signals);
    let open = unlocking(&readings, folder, (&held.case, &passwords), &watch);
    let quotations = check_entries(&held.case, &open);
    let load = |document: &case::Document| files::load_exhibit(folder, &document.path);
    // Only how many pages each has is asked.
    let learn = Learn {
        known: &|sha256| readings.learnt(sha256),
        read: &|_, _| None,
        smaller: &|_, _, _| None,
    };
    let documents = examine(&held.case, &load, learn, &passwords, &watch);
    signals.check()?;
    let choice = QuotedPagesChoice::of(&held.case, &documents, &quotations);
    if choice.is_empty() {
        printer.talk("No document behind the schedule is quoted in one part.");
    } else {
        printer.talk(&choice.told());
    }
    if !arguments.dry_run {
        let chosen = choice.edit(!arguments.whole).apply(&held.case)?;
        save(path, &held.before, &chosen, printer)?;
    }
    Ok(Outcome::Fine)
}
