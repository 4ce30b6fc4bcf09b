//! `bundle library coverage`: how much the library has on what, and where it has nothing.

use crate::library::{CharacteristicId, Date, Library, Taxonomy};
use crate::matching::{Coverage, CoverageCell, coverage};
use crate::profile::{DEFAULT, Profile};

use super::library::Packs;
use super::print::Printer;
use super::{Format, Outcome, clock, find};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Show these characteristics only; may be given several times
    #[arg(long = "characteristic", value_name = "ID")]
    characteristics: Vec<String>,
    /// The day to reckon ages from; today where not given
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Characteristics that stand side by side in text.
const ACROSS: usize = 4;
const ISSUE_WIDTH: usize = 8;
const CELL_WIDTH: usize = 31;

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (library, findings) = arguments.packs.load(printer)?;
    let wanted = arguments
        .characteristics
        .iter()
        .map(|id| find::characteristic(&library.taxonomy, id));
    let wanted: Vec<CharacteristicId> = wanted.collect::<anyhow::Result<_>>()?;
    let table = coverage(&library, &wanted);
    match arguments.format {
        Format::Json => printer.json(&table)?,
        Format::Text => {
            let ages = Ages::new(clock::or_today(arguments.date))?;
            printer.data(&text(&table, &library, &ages))?;
            printer.talk(
                "+ helps  - adverse  ~ mixed  o neutral; the date is that of the newest source",
            );
        }
    }
    Ok(Outcome::of(&findings))
}

/// The day, and from when on evidence is called ageing or old.
struct Ages {
    today: Date,
    ageing_after: i32,
    old_after: i32,
}

impl Ages {
    fn new(today: Date) -> anyhow::Result<Self> {
        let profile = Profile::shipped(DEFAULT)?;
        Ok(Ages {
            today,
            ageing_after: i32::try_from(profile.ageing_after_months.value)?,
            old_after: i32::try_from(profile.old_after_months.value)?,
        })
    }

    fn word(&self, newest: Date) -> &'static str {
        let months = newest.months_until(self.today);
        if months > self.old_after {
            " old"
        } else if months > self.ageing_after {
            " ageing"
        } else {
            ""
        }
    }
}

/// The table in blocks of a few characteristics, one below the other.
fn text(table: &Coverage, library: &Library, ages: &Ages) -> String {
    let mut lines = Vec::new();
    for (block, columns) in table.columns.chunks(ACROSS).enumerate() {
        lines.push(heading(columns, &library.taxonomy));
        for row in &table.rows {
            let code = library
                .taxonomy
                .issue(&row.issue)
                .map_or(row.issue.as_str(), |issue| &issue.code);
            let cells = row.cells.iter().skip(block * ACROSS).take(ACROSS);
            let cells: String = cells
                .map(|cell| format!("{:<CELL_WIDTH$}", words(cell, ages)))
                .collect();
            lines.push(format!("{code:<ISSUE_WIDTH$}{cells}").trim_end().to_owned());
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

fn heading(columns: &[CharacteristicId], taxonomy: &Taxonomy) -> String {
    let short = |id: &CharacteristicId| {
        let label: String = taxonomy.label(id).chars().take(CELL_WIDTH - 2).collect();
        format!("{label:<CELL_WIDTH$}")
    };
    let labels: String = columns.iter().map(short).collect();
    format!("{:<ISSUE_WIDTH$}{labels}", "")
        .trim_end()
        .to_owned()
}

/// `+3 -1 2025-12`, or what stands out where there is nothing.
fn words(cell: &CoverageCell, ages: &Ages) -> String {
    if cell.is_empty() {
        return "NOTHING".to_owned();
    }
    let counts = [
        ('+', cell.helps),
        ('-', cell.adverse),
        ('~', cell.mixed),
        ('o', cell.neutral),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let mut parts: Vec<String> = counts
        .map(|(sign, count)| format!("{sign}{count}"))
        .collect();
    if let Some(newest) = cell.newest {
        let month = newest
            .month
            .map(|month| format!("-{month:02}"))
            .unwrap_or_default();
        parts.push(format!("{}{month}{}", newest.year, ages.word(newest)));
    }
    parts.join(" ")
}
