//! `bundle inspect`: the facts of a PDF file, whoever made it.

use crate::files::Shown as _;
use crate::pdf::PdfError;
use crate::pdf::import::{Damage, Refusal};
use crate::preflight::refusal_hint;
use crate::{clock, files, pdf};

use super::one_file::Arguments;
use super::print::Printer;
use super::way_out::told;
use super::{Format, Outcome};

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let name = arguments.file.shown();
    let password = arguments.password()?;
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
