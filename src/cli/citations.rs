//! `bundle citations`: the citations of a skeleton argument held against the bundle of a case.

use std::path::PathBuf;

use anyhow::Context as _;
use serde::Serialize;

use crate::files;
use crate::files::Shown as _;
use crate::verify::references::{
    Agreement, Kind, Reference, Right, counts, readable, references, told,
};
use crate::verify::{Spot, WordUnread};

use super::papers::OfBundle;
use super::print::Printer;
use super::way_out;
use super::{Format, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The paper: a Word document (.docx). It is only read
    paper: PathBuf,
    /// The case whose bundle it cites
    #[arg(long, value_name = "FILE")]
    case: PathBuf,
    #[command(flatten)]
    bundle: OfBundle,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// One citation as data.
#[derive(Serialize)]
struct Row<'r> {
    place: &'r Spot,
    kind: Kind,
    cited: &'r str,
    first: u32,
    last: u32,
    written: &'r str,
    before: &'r str,
    behind: &'r str,
    agreement: Agreement,
    stands: &'r [String],
    right: &'r [Right],
    #[serde(skip_serializing_if = "Option::is_none")]
    unclear: Option<&'r str>,
}

impl<'r> Row<'r> {
    fn of(one: &'r Reference) -> Self {
        Row {
            place: &one.spot,
            kind: one.kind,
            cited: &one.cited,
            first: one.first,
            last: one.last,
            written: &one.written,
            before: &one.before,
            behind: &one.behind,
            agreement: one.agreement,
            stands: &one.stands,
            right: &one.right,
            unclear: one.doubt.as_deref(),
        }
    }
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let bytes = files::read_pdf(&arguments.paper)?;
    // What is wrong with the paper is said before a case is examined for it.
    match readable(&bytes) {
        Ok(()) => {}
        Err(WordUnread::NotWord) => {
            let what = format!("{}: {}", arguments.paper.shown(), WordUnread::NotWord);
            return Err(way_out::told(
                what,
                "Open it in the program that made it, save it as a Word document (.docx), and try again.",
            ));
        }
        Err(why) => return Err(why).with_context(|| arguments.paper.shown()),
    }
    let pages = arguments.bundle.pages(&arguments.case, printer)?;
    if pages.are_refused(&arguments.bundle, printer) {
        return Ok(Outcome::Errors);
    }
    let found =
        references(&bytes, &pages.paged, &pages.case).with_context(|| arguments.paper.shown())?;
    match arguments.format {
        Format::Json => printer.json(&found.iter().map(Row::of).collect::<Vec<_>>())?,
        Format::Text => found.iter().try_for_each(|one| printer.data(&told(one)))?,
    }
    printer.talk(&counts(&found));
    let is_wrong = found.iter().any(|one| one.agreement.is_wrong());
    Ok(match is_wrong {
        true => Outcome::Errors,
        false => Outcome::of(&pages.findings),
    })
}
