//! `bundle profiles`: the tribunals whose rules are known, and every value of one with its authority.

use serde::Serialize;

use crate::profile::{Profile, Profiles, ValueRow};

use super::library::Packs;
use super::print::{Printer, plural};
use super::{Format, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Show every value of this one: what it is, on whose authority, and whether somebody has confirmed it
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Listed<'p> {
    id: &'p str,
    name: &'p str,
    in_force: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// The one that it was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    extends: Option<&'p str>,
    /// Values that somebody has to hold against the authority.
    not_confirmed: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<Told>,
}

#[derive(Serialize)]
struct Told {
    name: &'static str,
    about: &'static str,
    value: String,
    authority: String,
    force: &'static str,
    status: String,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (profiles, findings) = arguments.packs.profiles()?;
    printer.findings(&findings);
    match &arguments.id {
        Some(id) => one(profiles.get(id)?, arguments.format, printer)?,
        None => all(&profiles, arguments.format, printer)?,
    }
    Ok(Outcome::of(&findings))
}

fn all(profiles: &Profiles, format: Format, printer: &mut Printer) -> anyhow::Result<()> {
    let listed = profiles.all().iter().map(|one| listed(one, Vec::new()));
    match format {
        Format::Json => printer.json(&listed.collect::<Vec<_>>()),
        Format::Text => {
            for one in listed {
                printer.data(&head(&one))?;
            }
            printer.talk("`bundle profiles NAME` shows every value and its authority.");
            Ok(())
        }
    }
}

fn one(profile: &Profile, format: Format, printer: &mut Printer) -> anyhow::Result<()> {
    let values = profile.values().into_iter().map(told).collect();
    let listed = listed(profile, values);
    match format {
        Format::Json => printer.json(&listed),
        Format::Text => {
            printer.data(&head(&listed))?;
            for value in &listed.values {
                let Told {
                    name,
                    about,
                    value,
                    authority,
                    force,
                    status,
                } = value;
                printer.data(&format!(
                    "  {about}: {value}\n    {name}; {force}; {status}\n    {authority}"
                ))?;
            }
            Ok(())
        }
    }
}

fn listed(profile: &Profile, values: Vec<Told>) -> Listed<'_> {
    let rows = profile.values();
    Listed {
        id: &profile.id,
        name: &profile.name,
        in_force: profile.in_force.to_string(),
        until: profile.until.map(|day| day.to_string()),
        extends: profile.extends.as_deref(),
        not_confirmed: rows.iter().filter(|row| row.is_open()).count(),
        values,
    }
}

fn told(row: ValueRow) -> Told {
    Told {
        status: row.standing(),
        name: row.name,
        about: row.about,
        value: row.value,
        authority: row.authority,
        force: row.force.spoken(),
    }
}

fn head(one: &Listed<'_>) -> String {
    let until = one.until.iter().map(|day| format!(" to {day}"));
    let extends = one.extends.iter().map(|base| format!(", extends {base}"));
    let more: String = until.chain(extends).collect();
    format!(
        "{}: {}\n  in force from {}{more}; {} not confirmed",
        one.id,
        one.name,
        one.in_force,
        plural(one.not_confirmed, "value")
    )
}
