//! `bundle remove` and `bundle move`: a document goes, or stands elsewhere among the others.

use std::path::{Path, PathBuf};

use crate::case::{Case, Edit, Exhibit};
use crate::files;

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::print::Printer;
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct RemoveArguments {
    /// The case file
    case: PathBuf,
    /// The document, by its number in the case file
    number: u32,
    #[command(flatten)]
    take_over: TakeOver,
}

#[derive(Debug, clap::Args)]
pub(super) struct MoveArguments {
    /// The case file
    case: PathBuf,
    /// The document, by its number in the case file
    number: u32,
    /// The document before which it is to stand, by its number
    #[arg(long, value_name = "NUMBER", required_unless_present = "last")]
    before: Option<u32>,
    /// Let it stand behind all others
    #[arg(long, conflicts_with = "before")]
    last: bool,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn remove(
    arguments: &RemoveArguments,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let number = arguments.number;
    let change = |case: &Case| {
        let gone = found(case, number)?;
        let said = format!(
            "“{}” is out of the case; its file is unchanged.",
            gone.title
        );
        Ok((Edit::RemoveExhibit { number }, said))
    };
    changed((&arguments.case, &arguments.take_over), &change, printer)
}

pub(super) fn relocate(
    arguments: &MoveArguments,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let number = arguments.number;
    let change = |case: &Case| {
        let title = &found(case, number)?.title;
        let others = case.exhibits.iter().filter(|one| one.number != number);
        let others: Vec<&Exhibit> = others.collect();
        let (to, said) = match arguments.before {
            Some(before) => {
                let next = found(case, before)?;
                let to = others.iter().position(|one| one.number == before);
                (to, format!("“{title}” stands before “{}”.", next.title))
            }
            None => (None, format!("“{title}” stands behind all others.")),
        };
        let to = to.unwrap_or(match arguments.before == Some(number) {
            true => case.position_of_exhibit(number).unwrap_or_default(),
            false => others.len(),
        });
        Ok((Edit::MoveExhibit { number, to }, said))
    };
    changed((&arguments.case, &arguments.take_over), &change, printer)
}

/// What is done to a case, and what is said of it then.
type Change<'c> = dyn Fn(&Case) -> anyhow::Result<(Edit, String)> + 'c;

fn changed(
    (case, how): (&Path, &TakeOver),
    change: &Change<'_>,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let path = &files::target(case);
    files::answers(case)?;
    let Some(held) = read_held(path, how, printer)? else {
        return Ok(Outcome::Errors);
    };
    let (edit, said) = change(&held.case)?;
    let changed = held.case.with(&edit)?;
    match changed == held.case {
        true => printer.talk("Nothing is to be changed."),
        false => {
            save(path, &held.before, &changed, printer)?;
            printer.talk(&said);
        }
    }
    Ok(Outcome::Fine)
}

fn found(case: &Case, number: u32) -> anyhow::Result<&Exhibit> {
    case.exhibit(number).ok_or_else(|| {
        told(
            format!("the case has no document {number}; nothing was changed"),
            "Take the number from what “bundle export” says of the document.",
        )
    })
}
