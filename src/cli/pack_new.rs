//! `bundle library new --nationality SDN`: a pack of one's own, empty, with a template to write sources from.

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::clock;
use crate::files;
use crate::files::Shown as _;
use crate::library::{
    Date, Library, NewPack, Taxonomy, country, id_from, is_kebab_case, new_pack, read, shipped,
};
use crate::signals::Signals;

use super::print::Printer;
use super::{Outcome, nationality};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder to make, called after the country where not given; one that is there already must be empty
    folder: Option<PathBuf>,
    /// The pack's id; made from the folder's name where not given
    #[arg(long)]
    id: Option<String>,
    /// The pack's title; the folder's name where not given
    #[arg(long)]
    title: Option<String>,
    /// Whom its evidence is about: a country, by name or three-letter code; may be given several times
    #[arg(long = "nationality", value_name = "COUNTRY", required = true)]
    nationalities: Vec<String>,
    /// The day the pack was put together; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    // It is done in a moment, and done whole.
    let _done_whole = Signals::heed();
    let (library, _) = read(&shipped());
    let codes = codes(arguments, &library.taxonomy)?;
    let folder = &folder(arguments, &codes);
    let about = about(arguments, folder, codes, &library)?;
    files::make_pack(folder, &new_pack(&about))?;
    say(&about, folder, printer);
    Ok(Outcome::Fine)
}

fn say(about: &NewPack, folder: &Path, printer: &mut Printer) {
    let shown = folder.shown();
    printer.talk(&format!("The pack “{}” was made in {shown}.", about.id));
    printer.talk(&format!(
        "Next: copy {} to {}, fill it in, and run: bundle library check {shown}",
        folder.join("TEMPLATE.ron").shown(),
        folder.join("sources").join("NAME.ron").shown(),
    ));
    printer.talk(&format!(
        "Or bring in a table: bundle library import FILE --into {shown}"
    ));
    printer.talk(&format!(
        "It is used beside the shipped library by: bundle match --library {shown} …"
    ));
}

fn codes(arguments: &Arguments, taxonomy: &Taxonomy) -> anyhow::Result<Vec<String>> {
    let mut codes = Vec::new();
    for text in &arguments.nationalities {
        let code = nationality::code(taxonomy, text)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}

/// Where none is named: `our-sudan`, where the command is run.
fn folder(arguments: &Arguments, codes: &[String]) -> PathBuf {
    let country = codes.first().and_then(|code| country(code));
    let name = country.map_or("pack", |country| country.name);
    let own = || PathBuf::from(format!("our-{}", id_from(name)));
    arguments.folder.clone().unwrap_or_else(own)
}

fn about(
    arguments: &Arguments,
    folder: &Path,
    nationalities: Vec<String>,
    library: &Library,
) -> anyhow::Result<NewPack> {
    let name = name_of(folder);
    let id = arguments.id.clone().unwrap_or_else(|| id_from(&name));
    if !is_kebab_case(&id) {
        bail!(
            "“{id}” cannot be a short name: use --id with lower-case letters, digits and single hyphens, for instance --id our-evidence"
        );
    }
    if library.packs.iter().any(|pack| pack.id == id) {
        bail!("a shipped pack is called “{id}” already; use --id to name this one");
    }
    let title = arguments.title.clone().unwrap_or(name);
    if title.trim().is_empty() {
        bail!("the title is empty");
    }
    Ok(NewPack {
        id,
        title: title.trim().to_owned(),
        nationalities,
        updated: arguments.date.unwrap_or_else(clock::today),
    })
}

/// The folder's own name; `.` has one too.
fn name_of(folder: &Path) -> String {
    let whole = std::path::absolute(folder).unwrap_or(folder.to_owned());
    let name = whole.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
