//! `bundle library check [DIR]`: every problem of a pack, and what it holds.

use std::path::PathBuf;

use crate::library::{Library, Stance, examine, shipped, with_trees};

use super::print::{Printer, plural};
use super::{Format, Outcome, library};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder of the pack; all shipped packs where none is named
    folder: Option<PathBuf>,
    /// Without the shipped sources beside it, whose ids it may then have
    #[arg(long)]
    stand_alone: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    // A pack without trees of its own hangs on those of the shipped one.
    let packs = match &arguments.folder {
        Some(folder) => with_trees(library::pack(folder)?, arguments.stand_alone),
        None => shipped(),
    };
    let (library, findings) = examine(&packs);
    printer.talk(&contents(&library));
    printer.report(&findings, arguments.format)?;
    Ok(Outcome::of(&findings))
}

/// `3 packs, 124 sources, 198 passages (126 helps, …), 50 characteristics, 24 issues`.
fn contents(library: &Library) -> String {
    let stances: Vec<String> = Stance::ALL
        .iter()
        .map(|stance| {
            let of = library
                .passages()
                .filter(|held| held.passage.stance == *stance)
                .count();
            format!("{of} {}", stance.label())
        })
        .collect();
    let of_a_country = library.packs.iter().filter(|pack| !pack.is_shared());
    format!(
        "{}, {}, {} ({}), {}, {}",
        plural(of_a_country.count(), "pack"),
        plural(library.shelf().len(), "source"),
        plural(library.passages().count(), "passage"),
        stances.join(", "),
        plural(library.taxonomy.characteristics().count(), "characteristic"),
        plural(library.taxonomy.issues.len(), "issue"),
    )
}
