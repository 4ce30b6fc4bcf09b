//! `bundle forget`: what the program has left of a case on this machine is listed, and removed where a person says so.

use std::io::BufRead as _;
use std::path::{Path, PathBuf};

use crate::files::{self, Shown as _, Trace, TracePlaces};
use crate::finding::counted;
use crate::platform::{self, System, environment};
use crate::signals::Signals;

use super::Outcome;
use super::holding::{TakeOver, hold};
use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file; it stays, and so do the papers that clients brought
    case: PathBuf,
    /// List what would be removed, and remove nothing
    #[arg(long)]
    dry_run: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let case = &files::target(&arguments.case);
    let _done_whole = Signals::heed();
    // One that is gone may have left something all the same.
    let mut holding = None;
    if files::is_there(case) {
        holding = hold(case, &arguments.take_over, printer)?;
        if holding.is_none() {
            return Ok(Outcome::Errors);
        }
    }
    let places = places();
    let found = files::traces(case, &places);
    for trace in &found {
        printer.data(&told(trace))?;
    }
    let bytes: u64 = found.iter().map(|trace| trace.bytes).sum();
    let all = counted(found.len(), "trace", "traces");
    printer.talk(&format!("{all} of {}, {}", case.shown(), size(bytes)));
    if found.is_empty() || arguments.dry_run {
        return Ok(Outcome::Fine);
    }
    if !arguments.yes && !is_agreed(printer) {
        printer.talk("Nothing was removed.");
        return Ok(Outcome::Errors);
    }
    let outcome = remove(case, &places, &found, printer);
    drop(holding);
    Ok(outcome)
}

fn remove(case: &Path, places: &TracePlaces, found: &[Trace], printer: &mut Printer) -> Outcome {
    let left = files::remove_traces(case, places, found);
    for (trace, why) in &left {
        printer.talk(&format!("{} is still there: {why}", trace.path.shown()));
    }
    let removed = counted(found.len() - left.len(), "trace", "traces");
    printer.talk(&format!(
        "{removed} removed. The case and its papers are where they were. Copies in backups, and the lists of files that the desktop and other programs keep, are not touched."
    ));
    match left.is_empty() {
        true => Outcome::Fine,
        false => Outcome::Errors,
    }
}

/// Where this person's files of the program lie.
fn places() -> TracePlaces {
    let system = System::this();
    let unsaved = platform::unsaved_place(&environment, system);
    let unsaved = unsaved.into_iter().chain([platform::temporary_folder()]);
    TracePlaces {
        unsaved: unsaved.collect(),
        cache: platform::cache_place(&environment, system),
        settings: Some(platform::settings_place(&environment, system)),
    }
}

fn is_agreed(printer: &mut Printer) -> bool {
    printer.talk("Remove all of this? Type yes to do so.");
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    read.is_ok() && line.trim().eq_ignore_ascii_case("yes")
}

fn told(trace: &Trace) -> String {
    let what = trace.kind.words();
    format!("{}  {what}  {}", size(trace.bytes), trace.path.shown())
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => counted(usize::try_from(bytes).unwrap_or_default(), "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
