//! `bundle relink`: documents that were moved or renamed are found again by their content.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::case::{Case, Edit, ExhibitChange, text};
use crate::export::sha256;
use crate::files;

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, hold};
use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The folder to look in, with all below it
    #[arg(long = "in", value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &arguments.case;
    let Some(_holding) = hold(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let before = files::read(path)?;
    let mut case = text::read(&before).with_context(|| path.display().to_string())?;
    let home = path.parent().unwrap_or(Path::new(""));
    let lost = lost(&case, home);
    if lost.is_empty() {
        printer.talk("Every document is where the case says.");
        return Ok(Outcome::Fine);
    }
    let wanted = lost.iter().map(|(_, sha)| sha.clone()).collect();
    let found = files::find_by_content(&arguments.folder, &wanted)?;
    let mut outcome = Outcome::Fine;
    for (number, sha) in &lost {
        let title = case.exhibit(*number).map_or("", |exhibit| &exhibit.title);
        let Some(file) = found.get(sha) else {
            printer.talk(&format!("“{title}” was not found."));
            outcome = Outcome::Errors;
            continue;
        };
        printer.talk(&format!("“{title}” is now {}.", file.display()));
        let change = ExhibitChange::File {
            path: files::exhibit_path(path, file),
            sha256: sha.clone(),
        };
        let number = *number;
        case = Edit::ChangeExhibit { number, change }.apply(&case)?;
    }
    if !found.is_empty() {
        save(path, &before, &case)?;
    }
    Ok(outcome)
}

/// The documents whose file is gone or holds something else, with the content that is looked for.
fn lost(case: &Case, home: &Path) -> Vec<(u32, String)> {
    let is_lost = |path: &str, sha: &str| match files::load_exhibit(home, path) {
        Ok(bytes) => sha256(&bytes) != sha,
        Err(_gone) => true,
    };
    let exhibits = case.exhibits.iter();
    exhibits
        .filter(|exhibit| is_lost(&exhibit.path, &exhibit.sha256))
        .map(|exhibit| (exhibit.number, exhibit.sha256.clone()))
        .collect()
}
