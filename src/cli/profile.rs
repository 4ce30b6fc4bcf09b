//! `bundle profile`: choosing the tribunal whose rules a case is made for, and confirming a value of its rules against
//! the tribunal's own text.

use std::path::PathBuf;

use crate::case::{Edit, profile_change};
use crate::clock;
use crate::export::sha256;
use crate::files;
use crate::files::{NotConfirmed, Shown as _};
use crate::library::Date;
use crate::profile::Confirmed;

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::library::Packs;
use super::print::Printer;
use super::way_out::told;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Make a case for the rules of another tribunal
    Set(Set),
    /// Write down that you have held a value against the tribunal’s own text
    #[command(
        after_help = "It is written into a profile in the folder “profiles” of your own pack. What ships with the program is never changed."
    )]
    Confirm(Confirm),
}

#[derive(Debug, clap::Args)]
pub(super) struct Set {
    /// The case file
    case: PathBuf,
    /// The profile, by its name (`bundle profiles` lists them)
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    packs: Packs,
    #[command(flatten)]
    take_over: TakeOver,
}

#[derive(Debug, clap::Args)]
pub(super) struct Confirm {
    /// The profile, by its name
    #[arg(value_name = "ID")]
    id: String,
    /// The value, by its name in the profile (`bundle profiles ID` lists them)
    #[arg(value_name = "VALUE")]
    value: String,
    /// The authority itself, for instance the Practice Direction as a PDF: its SHA-256 is written down
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    /// The paragraph of it that says so, for instance 10.6(b)
    #[arg(long, value_name = "TEXT")]
    paragraph: String,
    /// Who has read it
    #[arg(long, value_name = "NAME")]
    by: String,
    /// The day; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    packs: Packs,
}

pub(super) fn run(command: &Command, printer: &mut Printer) -> anyhow::Result<Outcome> {
    match command {
        Command::Set(arguments) => set(arguments, printer),
        Command::Confirm(arguments) => confirm(arguments, printer),
    }
}

fn set(arguments: &Set, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let (profiles, findings) = arguments.packs.profiles()?;
    printer.findings(&findings);
    let to = profiles.get(&arguments.id)?;
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    if held.case.profile == to.id {
        printer.talk("Nothing is to be changed.");
        return Ok(Outcome::of(&findings));
    }
    let from = profiles.get(&held.case.profile).ok();
    let case = Edit::SetProfile(to.id.clone()).apply(&held.case)?;
    save(path, &held.before, &case, printer)?;
    printer.talk(&format!("{}: {}", path.shown(), to.name));
    for means in profile_change(&held.case, from, to) {
        printer.talk(&means);
    }
    Ok(Outcome::of(&findings))
}

fn confirm(arguments: &Confirm, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (profiles, findings) = arguments.packs.profiles()?;
    printer.findings(&findings);
    let profile = profiles.get(&arguments.id)?;
    let authority = files::read(&arguments.file)?;
    let given = Confirmed {
        by: arguments.by.trim().to_owned(),
        on: arguments.date.unwrap_or_else(clock::today),
        hash: sha256(&authority),
        paragraph: arguments.paragraph.trim().to_owned(),
    };
    let packs = arguments.packs.folders();
    let path = match files::confirm_value(packs, profile, &arguments.value, &given) {
        Ok(path) => path,
        Err(error @ (NotConfirmed::NoPack | NotConfirmed::NotHere(_))) => {
            let hint = "Name the pack with `--library DIR`; `bundle library new` makes one.";
            return Err(told(error.to_string(), hint));
        }
        Err(error) => return Err(error.into()),
    };
    let (value, by, paragraph) = (&arguments.value, &given.by, &given.paragraph);
    printer.talk(&format!(
        "{}: {value} is confirmed by {by}, paragraph {paragraph}",
        path.shown()
    ));
    Ok(Outcome::of(&findings))
}
