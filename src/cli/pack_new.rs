//! `bundle library new DIR`: a pack of one's own, empty, with a template to write sources from.

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::clock;
use crate::files;
use crate::files::Shown as _;
use crate::library::{Date, NewPack, id_from, is_kebab_case, new_pack, read, shipped};
use crate::signals::Signals;

use super::print::Printer;
use super::{Outcome, find};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder to make; one that is there already must be empty
    folder: PathBuf,
    /// The pack's id; made from the folder's name where not given
    #[arg(long)]
    id: Option<String>,
    /// The pack's title; the folder's name where not given
    #[arg(long)]
    title: Option<String>,
    /// Whom its evidence is about: a three-letter code; may be given several times
    #[arg(long = "nationality", value_name = "CODE", default_value = "RUS")]
    nationalities: Vec<String>,
    /// The day the pack was put together; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    // It is done in a moment, and done whole.
    let _done_whole = Signals::heed();
    let about = about(arguments)?;
    let folder = &arguments.folder;
    files::make_pack(folder, &new_pack(&about))?;
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
    Ok(Outcome::Fine)
}

fn about(arguments: &Arguments) -> anyhow::Result<NewPack> {
    let name = name_of(&arguments.folder);
    let id = arguments.id.clone().unwrap_or_else(|| id_from(&name));
    if !is_kebab_case(&id) {
        bail!(
            "“{id}” cannot be a short name: use --id with lower-case letters, digits and single hyphens, for instance --id our-evidence"
        );
    }
    let (library, _) = read(&shipped());
    if library.packs.iter().any(|pack| pack.id == id) {
        bail!("a shipped pack is called “{id}” already; use --id to name this one");
    }
    let codes = arguments.nationalities.iter();
    let codes = codes.map(|code| find::nationality(&library.taxonomy, code));
    let codes: Vec<String> = codes.collect::<anyhow::Result<_>>()?;
    let title = arguments.title.clone().unwrap_or(name);
    if title.trim().is_empty() {
        bail!("the title is empty");
    }
    Ok(NewPack {
        id,
        title: title.trim().to_owned(),
        nationalities: codes,
        updated: arguments.date.unwrap_or_else(clock::today),
    })
}

/// The folder's own name; `.` has one too.
fn name_of(folder: &Path) -> String {
    let whole = std::path::absolute(folder).unwrap_or(folder.to_owned());
    let name = whole.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
