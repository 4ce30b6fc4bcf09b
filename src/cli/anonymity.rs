//! `bundle anonymity`: whether a direction keeps the appellant from being named, and the name that is looked for.

use std::path::PathBuf;

use crate::case::Edit;
use crate::files;
use crate::terms::Term;

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::print::Printer;
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// A direction is in force: no bundle is written that has this name, the appellant’s in full, on its cover, in a
    /// bookmark, in its metadata or in its file name
    #[arg(long, value_name = "NAME")]
    on: Option<String>,
    /// There is no direction, or no longer
    #[arg(long, conflicts_with = "on")]
    off: bool,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let name = arguments.on.as_deref().map(str::trim);
    if name.is_some_and(|name| Term::new(name).is_none()) {
        return Err(told(
            "a name without letters cannot be looked for".to_owned(),
            "Give the appellant’s name in full: --on \"Ivan Kovalyov\".",
        ));
    }
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    if name.is_some() || arguments.off {
        let case = Edit::SetAnonymity(name.map(str::to_owned)).apply(&held.case)?;
        match case == held.case {
            true => printer.talk("Nothing is to be changed."),
            false => save(path, &held.before, &case, printer)?,
        }
        return Ok(Outcome::Fine);
    }
    printer.data(&match &held.case.anonymity {
        Some(name) => format!("anonymity direction: {name} is not to be named"),
        None => "no anonymity direction".to_owned(),
    })?;
    Ok(Outcome::Fine)
}
