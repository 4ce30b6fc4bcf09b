//! `bundle appeals`: the cases in some folders side by side.

use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;

use crate::appeals::{Appeal, Appeals, Desk, appeals};
use crate::clock;
use crate::files::Shown as _;
use crate::finding::counted;
use crate::layout::Fonts;
use crate::library::{Date, disarmed};
use crate::signals::Signals;

use super::Outcome;
use super::library::Packs;
use super::print::Printer;
use super::watch::watch;

/// How long a drive may be silent.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folders in which cases lie, at most eight folders deep
    #[arg(id = "desk", value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,
    /// The day to reckon hearings and ages from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Table,
}

/// How a table is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Table {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (library, _) = arguments.packs.load(printer)?;
    let (profiles, wrong) = arguments.packs.profiles()?;
    printer.findings(&wrong);
    let signals = Signals::heed();
    let desk = Desk {
        library: &library,
        profiles: &profiles,
        fonts: &Fonts::shipped()?,
        today: arguments.date.unwrap_or_else(clock::today),
        watch: &watch(&signals),
        patience: PATIENCE,
    };
    let found = appeals(&arguments.folders, &desk);
    signals.check()?;
    match arguments.format {
        Table::Json => printer.json(&found)?,
        Table::Csv => printer.data(csv(&found)?.trim_end())?,
        Table::Text => found
            .appeals
            .iter()
            .try_for_each(|appeal| printer.data(&told(appeal)))?,
    }
    for unread in &found.unread {
        printer.talk(&format!("{}: {}", unread.path.shown(), unread.why));
    }
    printer.talk(&counted(found.appeals.len(), "case", "cases"));
    Ok(match found.unread.is_empty() {
        true => Outcome::Fine,
        false => Outcome::Errors,
    })
}

fn told(appeal: &Appeal) -> String {
    let or = |text: &str, instead: &str| match text.trim() {
        "" => instead.to_owned(),
        text => text.to_owned(),
    };
    let days = match appeal.days {
        None => String::new(),
        Some(0) => " (today)".to_owned(),
        Some(days @ 1..) => format!(" (in {})", days_words(days)),
        Some(days) => format!(" ({} ago)", days_words(-days)),
    };
    format!(
        "{}  {}{days}\n  {} of {} unsigned, {} aged, {} touched by an update, {}\n  {}",
        or(&appeal.reference, "no number"),
        or(&appeal.hearing, "no hearing"),
        appeal.unsigned,
        counted(appeal.entries, "entry", "entries"),
        appeal.aged,
        appeal.touched,
        counted(appeal.problems, "problem", "problems"),
        appeal.path.shown(),
    )
}

fn days_words(days: i64) -> String {
    counted(usize::try_from(days).unwrap_or_default(), "day", "days")
}

const HEADS: [&str; 9] = [
    "Number", "Hearing", "Days", "Entries", "Unsigned", "Aged", "Touched", "Problems", "File",
];

fn csv(found: &Appeals) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADS)?;
    for appeal in &found.appeals {
        let days = appeal.days.map(|days| days.to_string());
        let cells = [
            appeal.reference.clone(),
            appeal.hearing.clone(),
            days.clone().unwrap_or_default(),
            appeal.entries.to_string(),
            appeal.unsigned.to_string(),
            appeal.aged.to_string(),
            appeal.touched.to_string(),
            appeal.problems.to_string(),
            appeal.path.shown(),
        ];
        // A number below zero is one, and no formula.
        let cells = cells.iter().map(|cell| match days.as_ref() == Some(cell) {
            true => cell.clone(),
            false => disarmed(cell),
        });
        writer.write_record(cells)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
