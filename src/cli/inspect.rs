//! `bundle inspect`: the facts of a PDF file.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::{files, pdf};

use super::print::Printer;
use super::{Format, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The PDF file
    file: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let bytes = files::read_pdf(&arguments.file)?;
    let facts = pdf::facts_of(bytes, &|_| true);
    let facts = facts.with_context(|| arguments.file.display().to_string())?;
    match arguments.format {
        Format::Json => printer.json(&facts)?,
        Format::Text => printer.data(&facts.to_string())?,
    }
    Ok(Outcome::Fine)
}
