//! `bundle library export`: a pack as a table, for a spreadsheet or another program.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::ValueEnum;

use crate::files;
use crate::files::Shown as _;
use crate::library::{self as room, Source, export_text, read, shipped, with_trees};
use crate::signals::Signals;

use super::print::{Printer, plural};
use super::{Outcome, library};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder of a pack
    #[arg(required_unless_present = "shipped", conflicts_with = "shipped")]
    folder: Option<PathBuf>,
    /// The pack that ships with the program
    #[arg(long)]
    shipped: bool,
    /// By the ending of the file where not given
    #[arg(long, value_enum)]
    format: Option<TableFormat>,
    /// Where to write the table; an existing file is not touched
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// How a table is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// Comma-separated values, for spreadsheets
    Csv,
    /// JSON Lines, for programs
    Jsonl,
}

impl TableFormat {
    /// As asked for, or else by the ending of the file's name.
    pub(super) fn choose(asked: Option<Self>, path: &Path) -> anyhow::Result<room::Format> {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let by_ending = match ending.to_str() {
            Some("csv" | "tsv" | "txt") => Some(TableFormat::Csv),
            Some("jsonl" | "ndjson") => Some(TableFormat::Jsonl),
            _ => None,
        };
        match asked.or(by_ending) {
            Some(TableFormat::Csv) => Ok(room::Format::Csv),
            Some(TableFormat::Jsonl) => Ok(room::Format::Jsonl),
            None => bail!(
                "{}: the ending does not say which kind of table it is; give --format csv or --format jsonl",
                path.shown()
            ),
        }
    }
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    // It is done in a moment, and done whole.
    let _done_whole = Signals::heed();
    let format = TableFormat::choose(arguments.format, &arguments.out)?;
    if !files::is_free(&arguments.out)? {
        bail!(
            "{} exists already; choose another name",
            arguments.out.shown()
        );
    }
    let packs = match &arguments.folder {
        Some(folder) => with_trees(library::pack(folder)?, false),
        None => shipped(),
    };
    let (library, findings) = read(&packs);
    printer.findings(&findings);
    if library.packs.len() < packs.len() {
        bail!("nothing was written: this is no pack");
    }
    // The pack of a folder is the last of those with which it is read.
    let first = arguments.folder.as_ref().map_or(0, |_| packs.len() - 1);
    let own = library.shelf().iter().filter(|one| one.pack >= first);
    let sources: Vec<&Source> = own.map(|shelved| &shelved.source).collect();
    let passages = sources.iter().map(|source| source.passages.len()).sum();
    let text = export_text(sources.iter().copied(), format);
    files::write_atomic(&arguments.out, text.as_bytes())?;
    printer.talk(&format!(
        "{}: {}, {}",
        arguments.out.shown(),
        plural(sources.len(), "source"),
        plural(passages, "passage")
    ));
    Ok(Outcome::of(&findings))
}
