//! `bundle findings`: what every code means that a finding can have, and what to do about it.
//!
//! As text it is the page `docs/findings.md`, which is kept with the code.

use crate::finding::{explained, manual};

use super::print::{Printer, plural};
use super::{Format, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let codes = explained();
    match arguments.format {
        Format::Json => printer.json(&codes)?,
        Format::Text => printer.data(manual().trim_end())?,
    }
    printer.talk(&plural(codes.len(), "code"));
    Ok(Outcome::Fine)
}
