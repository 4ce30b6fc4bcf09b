//! `bundle title`: what a document is called in the index, in bookmarks and beside its pages.

use std::path::PathBuf;

use crate::case::{Edit, ExhibitChange};
use crate::files;

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::print::Printer;
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The document, by its number in the case file
    #[arg(long, value_name = "NUMBER")]
    document: u32,
    /// What it is called from now on
    title: String,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let title = arguments.title.trim();
    if title.is_empty() {
        return Err(told(
            "a document cannot be called nothing".to_owned(),
            "Say what it is: “Letter of the hospital”.",
        ));
    }
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let number = arguments.document;
    let Some(exhibit) = held.case.exhibit(number) else {
        return Err(told(
            format!("the case has no document {number}; nothing was changed"),
            "Take the number from what “bundle export” says of the document.",
        ));
    };
    if exhibit.title == title {
        printer.talk("Nothing is to be changed.");
        return Ok(Outcome::Fine);
    }
    let change = ExhibitChange::Title(title.to_owned());
    let case = Edit::ChangeExhibit { number, change }.apply(&held.case)?;
    save(path, &held.before, &case, printer)?;
    printer.talk(&format!("“{}” is called “{title}”.", exhibit.title));
    Ok(Outcome::Fine)
}
