//! `bundle library copy ID --into DIR`: a source of the shipped library, to be changed in one's own pack.

use std::path::{Path, PathBuf};

use crate::clock;
use crate::files::Shown as _;
use crate::finding::any_error;
use crate::library::{Change, Date, PackFiles, Source, copy_of, read, source_text, with_trees};
use crate::signals::Signals;

use super::Outcome;
use super::print::{Printer, plural};
use super::saving::{self, Workshop};
use super::way_out;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The source, copied with all its passages, or one passage, copied with its source
    id: String,
    /// The folder of your own pack
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// The day that the copies name; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    // It is done in a moment, and done whole.
    let _done_whole = Signals::heed();
    let shop = Workshop::open(&arguments.into, false)?;
    let id = arguments.id.as_str();
    let held = shop.library.passage(&id.into());
    let source = held
        .map(|held| held.source)
        .or_else(|| shop.library.source(&id.into()));
    let shelf = shop.library.shelf().iter();
    let found = source.and_then(|source| {
        let is_meant = |one: &&crate::library::Shelved| one.source.id == source.id;
        shelf.clone().find(is_meant)
    });
    let Some(shelved) = found else {
        let what = format!("there is no source or passage “{id}”");
        return Err(way_out::told(
            what,
            "`bundle match` lists passages, each with its short name.",
        ));
    };
    if shelved.pack == shop.number() {
        let what = format!("“{id}” is in this pack already");
        return Err(way_out::told(what, "Change it there."));
    }
    let [from, into] = [shelved.pack, shop.number()].map(|at| {
        shop.library
            .packs
            .get(at)
            .map_or("", |pack| pack.id.as_str())
    });
    let wanted: &[&str] = if held.is_some() { &[id] } else { &[] };
    let on = arguments.date.unwrap_or_else(clock::today);
    let copy = copy_of(&shelved.source, wanted, from, into, on, &shop.library);
    let change = Change::of(
        &shop.pack,
        format!("sources/{}.ron", copy.id),
        source_text(&copy),
    );
    let changes = [change];
    if let Some(outcome) = refusal(shop.pack.clone(), &changes, printer) {
        return Ok(outcome);
    }
    saving::save(&arguments.into, &changes)?;
    printer.talk(&told(&copy, &arguments.into));
    Ok(Outcome::Fine)
}

/// The ids under which the copies are known from now on, and the file in which they stand.
fn told(copy: &Source, folder: &Path) -> String {
    let ids = copy.passages.iter().map(|passage| passage.id.as_str());
    let ids: Vec<&str> = ids.collect();
    let file = folder.join("sources").join(format!("{}.ron", copy.id));
    format!(
        "{} copied, of the source {}: {}.\nChange it in {}.",
        plural(ids.len(), "passage"),
        copy.id,
        ids.join(", "),
        file.shown()
    )
}

/// Says what would be wrong with the pack, where anything would.
fn refusal(pack: PackFiles, changes: &[Change], printer: &mut Printer) -> Option<Outcome> {
    let (_, findings) = read(&with_trees(pack.with(changes), false));
    printer.findings(&findings);
    any_error(&findings).then(|| {
        printer.talk("Nothing was copied.");
        Outcome::Errors
    })
}
