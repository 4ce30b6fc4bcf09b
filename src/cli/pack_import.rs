//! `bundle library import FILE --into DIR`: a table into a pack, all of it or nothing.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::bail;

use crate::clock;
use crate::files;
use crate::files::Shown as _;
use crate::finding::{Finding, any_error, sort};
use crate::library::{Date, Merge, Merged, import, merge};
use crate::pdf::import::{Limits, Refusal, Source};
use crate::signals::Signals;

use super::pack_export::TableFormat;
use super::print::{Printer, plural};
use super::{Format, Outcome, library, saving};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The table, as `bundle library export` writes it
    file: PathBuf,
    /// The folder of your own pack
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// By the ending of the file where not given
    #[arg(long, value_enum)]
    format: Option<TableFormat>,
    /// Put sources of the table in the place of those that the pack has under the same id
    #[arg(long)]
    replace: bool,
    /// Without the shipped sources beside the pack, whose ids the table may then have
    #[arg(long)]
    stand_alone: bool,
    /// The day the pack is put together anew; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let signals = Signals::heed();
    let bytes = files::read(&arguments.file)?;
    if let Some(other) = files::no_table(&bytes) {
        let locked = locked_pdf(&bytes);
        bail!(
            "{}: it is {}{locked}, not a table. {}",
            arguments.file.shown(),
            other.what,
            other.hint
        );
    }
    let format = TableFormat::choose(arguments.format, &arguments.file)?;
    let path = arguments.file.shown();
    let pack = library::pack(&arguments.into)?;
    let (imported, findings) = import(&bytes, &path, format);
    if any_error(&findings) {
        return refuse(findings, printer);
    }
    let ask = Merge {
        pack: &pack,
        stand_alone: arguments.stand_alone,
        replace: arguments.replace,
        today: arguments.date.unwrap_or_else(clock::today),
        path: &path,
    };
    let merged = merge(&ask, &imported);
    if any_error(&merged.findings) {
        return refuse(merged.findings, printer);
    }
    for change in merged
        .changes
        .iter()
        .filter(|change| change.path != "pack.ron")
    {
        let instead = "change it by hand, or take them out first";
        saving::keeps_no_comments(&pack, &change.path, instead)?;
    }
    printer.findings(&merged.findings);
    if !merged.changes.is_empty() {
        signals.check()?;
        let mut go_on = told(&signals, printer);
        if !saving::save_while(&arguments.into, &merged.changes, &mut go_on)? {
            signals.check()?;
        }
        drop(go_on);
    }
    tell(arguments, &merged, printer);
    Ok(Outcome::Fine)
}

/// What more there is to say of a PDF.
fn locked_pdf(bytes: &[u8]) -> &'static str {
    match Source::open(bytes.to_vec(), None, &Limits::default()) {
        Err(Refusal::Locked) => " that is locked with a password",
        Err(Refusal::LockedOtherwise(_) | Refusal::LockLost) => " that is locked",
        _ => "",
    }
}

/// Says how far the writing is, where it takes long.
fn told<'a>(
    signals: &'a Signals,
    printer: &'a mut Printer,
) -> impl FnMut(f32) -> ControlFlow<()> + 'a {
    let mut due = Instant::now() + TELL_EVERY;
    move |fraction| {
        if Instant::now() > due {
            due = Instant::now() + TELL_EVERY;
            printer.talk(&format!("{:>3.0} % Writing the pack", fraction * 100.0));
        }
        match signals.is_asked() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

const TELL_EVERY: Duration = Duration::from_secs(1);

fn refuse(mut findings: Vec<Finding>, printer: &mut Printer) -> anyhow::Result<Outcome> {
    sort(&mut findings);
    printer.report(&findings, Format::Text)?;
    printer.talk("Nothing was imported: put the rows right and import the whole table again.");
    Ok(Outcome::Errors)
}

fn tell(arguments: &Arguments, merged: &Merged, printer: &mut Printer) {
    printer.talk(&format!(
        "{}: {} added, {} replaced, {} unchanged",
        arguments.into.shown(),
        plural(merged.added.len(), "source"),
        merged.replaced.len(),
        merged.unchanged.len()
    ));
    if !merged.replaced.is_empty() {
        printer.talk(&format!("Replaced: {}", merged.replaced.join(", ")));
    }
}
