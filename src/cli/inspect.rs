//! `bundle inspect`: the facts of a PDF file, whoever made it.

use std::path::PathBuf;

use crate::files::Shown as _;
use crate::pdf::PdfError;
use crate::pdf::import::{Damage, Refusal};
use crate::preflight::refusal_hint;
use crate::{clock, files, pdf};

use super::print::Printer;
use super::way_out::told;
use super::{Format, Outcome, passwords};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The PDF file
    file: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// A file with the password of one that is locked, in its first line; `-` for standard input
    #[arg(long, value_name = "FILE")]
    password: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let name = arguments.file.shown();
    let password = arguments.password.as_deref().map(passwords::read_one);
    let password = password.transpose()?;
    let bytes = files::read_pdf(&arguments.file)?;
    let found = pdf::inspected(bytes, password.as_ref(), &clock::watch(|| false));
    let (facts, damage) = found.map_err(|error| {
        let what = format!("{name}: {error}");
        told(what, way_out(&error))
    })?;
    if !damage.is_empty() {
        let signs: Vec<String> = damage.iter().map(Damage::to_string).collect();
        printer.talk(&format!(
            "{name} is damaged: {}. It was read as far as that is possible.",
            signs.join("; ")
        ));
    }
    match arguments.format {
        Format::Json => printer.json(&facts)?,
        Format::Text => printer.data(&facts.to_string())?,
    }
    Ok(Outcome::Fine)
}

/// What to do about a file that is locked.
fn way_out(error: &PdfError) -> &'static str {
    match error {
        PdfError::Refused(Refusal::Locked | Refusal::WrongPassword) => {
            "Give its password with --password."
        }
        PdfError::Refused(refusal) => refusal_hint(refusal),
        _ => {
            "Ask for the document again, or print it to PDF from a program that can still open it."
        }
    }
}
