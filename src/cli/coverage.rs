//! `bundle library coverage`: how much the library has on what, and where it has nothing.

use crate::clock;
use crate::library::{CharacteristicId, Date, Issue, Library, Taxonomy};
use crate::matching::{Coverage, CoverageCell, Question, coverage};
use crate::profile::{Ages, DEFAULT, Profile};

use super::library::Packs;
use super::print::Printer;
use super::{Format, Outcome, find, nationality};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Show these characteristics only; may be given several times
    #[arg(long = "characteristic", value_name = "ID")]
    characteristics: Vec<String>,
    /// Count what is on appellants of this nationality only: a country, by name or code, such as RUS
    #[arg(long, value_name = "COUNTRY")]
    nationality: Option<String>,
    /// The day to reckon ages from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Characteristics that stand side by side in text.
const ACROSS: usize = 3;
const CELL_WIDTH: usize = 31;

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (library, findings) = arguments.packs.load(printer)?;
    let code = arguments.nationality.as_deref();
    let code = code.map(|code| nationality::code(&library.taxonomy, code));
    let code = code.transpose()?;
    let wanted = arguments
        .characteristics
        .iter()
        .map(|id| find::characteristic(&library.taxonomy, id, code.as_deref()));
    let wanted: Vec<CharacteristicId> = wanted.collect::<anyhow::Result<_>>()?;
    let table = coverage(&library, &wanted, code.as_deref());
    match arguments.format {
        Format::Json => printer.json(&table)?,
        Format::Text => {
            let ages = Profile::shipped(DEFAULT)?.ages(arguments.date.unwrap_or_else(clock::today));
            printer.data(&text(&table, &library, &ages))?;
            printer.talk(&format!(
                "+ helps  - adverse  ~ mixed  o neutral; the date is that of the newest source ({})",
                ages.legend()
            ));
            printer
                .talk("(3 below): nothing under the issue itself, three passages under its parts");
        }
    }
    if let Some(nationality) = code {
        let question = Question {
            nationality: Some(nationality),
            characteristics: table.columns.into_iter().collect(),
            issues: Vec::new(),
            ages: None,
        };
        nationality::say_what_is_missing(&library, &question, printer);
    }
    Ok(Outcome::of(&findings))
}

/// The table in blocks of a few characteristics, one below the other.
fn text(table: &Coverage, library: &Library, ages: &Ages) -> String {
    let names = library.taxonomy.issues.iter();
    let widths = names.map(|issue| issue.coded().chars().count() + 2);
    let side = widths.max().unwrap_or_default();
    let mut lines = Vec::new();
    for (block, columns) in table.columns.chunks(ACROSS).enumerate() {
        lines.push(heading(columns, &library.taxonomy, side));
        for row in &table.rows {
            let issue = library.taxonomy.issue(&row.issue);
            let name = issue.map_or(row.issue.to_string(), Issue::coded);
            let cells = row.cells.iter().skip(block * ACROSS).take(ACROSS);
            let cells: String = cells
                .map(|cell| format!("{:<CELL_WIDTH$}", words(cell, ages)))
                .collect();
            lines.push(format!("{name:<side$}{cells}").trim_end().to_owned());
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

fn heading(columns: &[CharacteristicId], taxonomy: &Taxonomy, side: usize) -> String {
    let short = |id: &CharacteristicId| {
        let label: String = taxonomy.label(id).chars().take(CELL_WIDTH - 2).collect();
        format!("{label:<CELL_WIDTH$}")
    };
    let labels: String = columns.iter().map(short).collect();
    format!("{:<side$}{labels}", "").trim_end().to_owned()
}

/// `+3 -1 Dec 2025`, or what stands out where there is nothing.
fn words(cell: &CoverageCell, ages: &Ages) -> String {
    if cell.is_gap() {
        return "NOTHING".to_owned();
    }
    if cell.is_empty() {
        return format!("({} below)", cell.below);
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
    parts.extend(cell.newest.map(|newest| short(newest, ages)));
    parts.join(" ")
}

/// `July 2023, 3 years old`: no finer than the month, with its age.
pub(super) fn month(date: Date, ages: &Ages) -> String {
    let month = Date { day: None, ..date };
    let age = ages.word(date).map(|word| format!(", {word}"));
    format!("{month}{}", age.unwrap_or_default())
}

/// The same for a cell of the table: `Jul 2023, 3 yr`.
fn short(date: Date, ages: &Ages) -> String {
    let month = Date { day: None, ..date }.to_string();
    let month = match month.split_once(' ') {
        Some((name, year)) => format!("{} {year}", name.get(..3).unwrap_or(name)),
        None => month,
    };
    let age = ages.short(date).map(|age| format!(", {age}"));
    format!("{month}{}", age.unwrap_or_default())
}
