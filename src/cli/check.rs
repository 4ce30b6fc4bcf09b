//! `bundle library check [DIR]`: every problem of a pack, and what it holds.

use std::path::{Path, PathBuf};

use crate::library::{Library, PackFiles, Stance, read, shipped};

use super::print::{Printer, count, plural};
use super::{Format, Outcome, library};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder of the pack; the shipped pack where none is named
    folder: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let packs = packs(arguments.folder.as_deref())?;
    let (library, findings) = read(&packs);
    printer.report(&findings, arguments.format)?;
    printer.talk(&contents(&library));
    printer.talk(&count(&findings));
    Ok(Outcome::of(&findings))
}

/// A pack without trees of its own hangs on those of the shipped one, so it is checked with it.
fn packs(folder: Option<&Path>) -> anyhow::Result<Vec<PackFiles>> {
    let Some(folder) = folder else {
        return Ok(vec![shipped()]);
    };
    let pack = library::pack(folder)?;
    let stands_alone = has(&pack, "characteristics.ron") && has(&pack, "issues.ron");
    Ok(if stands_alone {
        vec![pack]
    } else {
        vec![shipped(), pack]
    })
}

fn has(pack: &PackFiles, name: &str) -> bool {
    pack.files.contains_key(name)
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
    format!(
        "{}, {}, {} ({}), {}, {}",
        plural(library.packs.len(), "pack"),
        plural(library.shelf().len(), "source"),
        plural(library.passages().count(), "passage"),
        stances.join(", "),
        plural(library.taxonomy.characteristics().count(), "characteristic"),
        plural(library.taxonomy.issues.len(), "issue"),
    )
}
