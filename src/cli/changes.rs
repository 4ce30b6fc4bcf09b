//! `bundle changes`: what changed since a bundle of a case was filed, in words for a covering letter.

use std::path::PathBuf;

use crate::files;
use crate::finding::{FiledCode, Finding};

use super::Outcome;
use super::holding::read_case;
use super::library::Packs;
use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    #[command(flatten)]
    packs: Packs,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let (case, _) = read_case(path)?;
    let profile = arguments.packs.profile_of(&case, printer)?;
    let Some(since) = case.since_filing(&profile.entry_prefix.value) else {
        printer.findings(&[Finding::of(FiledCode::NotFiled)]);
        return Ok(Outcome::Errors);
    };
    printer.data(since.text().trim_end())?;
    Ok(Outcome::Fine)
}
