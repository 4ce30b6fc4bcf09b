//! `bundle position`: what the respondent's notes say on the disputed issues of a case, and which entries meet it.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::case::text;
use crate::files;
use crate::files::Shown as _;
use crate::matching::{Disputed, plain, position, rows};

use super::Outcome;
use super::library::Packs;
use super::print::{Printer, plural};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Print a row for each paragraph, its cells parted by tabs, to paste into a word processor or a spreadsheet
    #[arg(long)]
    table: bool,
    #[command(flatten)]
    packs: Packs,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let case = text::read(&files::read(path)?).with_context(|| path.shown())?;
    let (library, findings) = arguments.packs.load(printer)?;
    let position = position(&library, &case);
    let text = match arguments.table {
        true => rows(&position, &case),
        false => plain(&position, &case),
    };
    printer.data(&text)?;
    printer.talk(&summary(&position));
    Ok(Outcome::of(&findings))
}

fn summary(position: &[Disputed]) -> String {
    let all = || position.iter().flat_map(|issue| &issue.paragraphs);
    let gaps = all().filter(|one| one.is_gap()).count();
    format!(
        "{}, {}",
        plural(all().count(), "paragraph"),
        plural(gaps, "gap")
    )
}
