//! `bundle library retire DIR ID`: a source or passage is offered to nobody any longer. It stays in its
//! file, because ids are never used again and cases that rest on it still find out why it went.

use std::path::PathBuf;

use anyhow::bail;

use crate::clock;
use crate::files::Shown as _;
use crate::finding::LibraryCode;
use crate::library::{Change, Date, RetireError, Retired, retire, retired_text};
use crate::signals::Signals;

use super::Outcome;
use super::print::Printer;
use super::saving::{self, Workshop};
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder of your own pack
    folder: PathBuf,
    /// The source or passage
    id: String,
    /// Why it is no longer to be relied on; shown wherever a case rests on it
    #[arg(long, value_name = "TEXT")]
    why: String,
    /// Since when; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    // It is done in a moment, and done whole.
    let _done_whole = Signals::heed();
    let why = arguments.why.trim().to_owned();
    if why.is_empty() {
        bail!("--why is empty: whoever relies on it must find out why it went");
    }
    let shop = Workshop::open(&arguments.folder, false)?;
    let retired = Retired {
        on: arguments.date.unwrap_or_else(clock::today),
        why,
    };
    let is_meant = |shelved: &&crate::library::Shelved| {
        let mut passages = shelved.source.passages.iter();
        shelved.pack == shop.number()
            && (shelved.source.id.as_str() == arguments.id
                || passages.any(|passage| passage.id.as_str() == arguments.id))
    };
    let unknown = || {
        let cause = RetireError::Unknown(arguments.id.clone());
        told(
            format!("{}: {cause}", arguments.folder.shown()),
            "Only what is in a pack of your own can be retired; `bundle library export DIR` lists it with its short names.",
        )
    };
    let shelved = shop
        .library
        .shelf()
        .iter()
        .find(is_meant)
        .ok_or_else(unknown)?;
    // The file's own name, which a faulty pack may have wrong.
    let name = shelved.file.rsplit('/').next().unwrap_or_default();
    let path = format!("sources/{name}");
    is_whole(&shop, &shelved.file)?;
    let changed = retire(&shelved.source, &arguments.id, retired.clone())?;
    let now = shop.pack.files.get(&path).map(Vec::as_slice);
    let now = String::from_utf8_lossy(now.unwrap_or_default());
    let Some(text) = retired_text(&now, &changed, &arguments.id, &retired) else {
        let on = String::from(retired.on);
        bail!(
            "{path} holds comments that would be lost; write this field into it by hand: retired: Retired(on: \"{on}\", why: \"…\"),"
        );
    };
    let change = Change::of(&shop.pack, path, text);
    saving::save(&arguments.folder, &[change])?;
    let what = if shelved.source.id.as_str() == arguments.id {
        "with all its passages "
    } else {
        ""
    };
    printer.talk(&format!(
        "“{}” is retired {what}and will be offered to nobody; it stays in {name}.",
        arguments.id
    ));
    Ok(Outcome::Fine)
}

/// A file of which a part could not be read must not be written anew without that part.
fn is_whole(shop: &Workshop, file: &str) -> anyhow::Result<()> {
    let is_about = |finding: &&crate::finding::Finding| {
        let is_here =
            matches!(&finding.place, crate::finding::Place::File { path, .. } if path == file);
        is_here && finding.code == LibraryCode::Unreadable
    };
    match shop.findings.iter().find(is_about) {
        Some(finding) => bail!("put the file right first: {finding}"),
        None => Ok(()),
    }
}
