//! `bundle relink`: documents that were moved or renamed are found again by their content; those that were
//! changed on purpose are taken as they are now.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::case::{Case, Document, DocumentFile, Edit, ExhibitChange, text};
use crate::export::sha256;
use crate::files::{self, KnownFiles, Shown as _};
use crate::platform::{self, System};
use crate::signals::Signals;

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, hold};
use super::print::Printer;
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The folder to look in, with all below it
    #[arg(long = "in", value_name = "DIR", required_unless_present = "accept")]
    folder: Option<PathBuf>,
    /// Take this document as its file is now, after you have looked at what changed in it; by its number
    /// in the case file. May be given several times
    #[arg(long, value_name = "NUMBER")]
    accept: Vec<u32>,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let signals = Signals::heed();
    let Some(_holding) = hold(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    if let Some(folder) = arguments
        .folder
        .as_ref()
        .filter(|one| !files::is_folder(one))
    {
        let what = format!("there is no folder {}; nothing was changed", folder.shown());
        return Err(told(
            what,
            "Name the folder in which the documents lie now.",
        ));
    }
    let before = files::read(path)?;
    let mut case = text::read(&before).with_context(|| path.shown())?;
    let home = path.parent().unwrap_or(Path::new(""));
    for number in &arguments.accept {
        case = accepted(case, *number, home, printer)?;
    }
    let mut outcome = Outcome::Fine;
    if let Some(folder) = &arguments.folder {
        (case, outcome) = found_again(case, folder, path, &signals, printer)?;
    }
    if case != text::read(&before)? {
        save(path, &before, &case, printer)?;
    }
    Ok(outcome)
}

/// The case with a document as its file is now.
fn accepted(case: Case, number: u32, home: &Path, printer: &mut Printer) -> anyhow::Result<Case> {
    let exhibit = case.exhibit(number);
    let Some((exhibit, document)) = exhibit.and_then(|it| Some((it, case.document_of(it)?))) else {
        let what = format!("the case has no document {number}; nothing was changed");
        return Err(told(
            what,
            "Take the number from what “bundle export” says of the document.",
        ));
    };
    let bytes = files::load_exhibit(home, &document.path).map_err(anyhow::Error::msg)?;
    printer.talk(&format!(
        "“{}” is taken as {} is now.",
        exhibit.title,
        Path::new(&document.path).shown()
    ));
    let change = ExhibitChange::File(DocumentFile {
        path: document.path.clone(),
        sha256: sha256(&bytes),
        pages: None,
    });
    Ok(Edit::ChangeExhibit { number, change }.apply(&case)?)
}

/// The case with the documents that were lost and found below the folder.
fn found_again(
    mut case: Case,
    folder: &Path,
    path: &Path,
    signals: &Signals,
    printer: &mut Printer,
) -> anyhow::Result<(Case, Outcome)> {
    let home = path.parent().unwrap_or(Path::new(""));
    let (lost, lost_sources) = (
        lost(&case, home, signals),
        lost_sources(&case, home, signals),
    );
    signals.check()?;
    if lost.is_empty() && lost_sources.is_empty() {
        printer.talk("Every document is where the case says.");
        return Ok((case, Outcome::Fine));
    }
    let of_sources = lost_sources.iter().map(|file| &file.sha256);
    let cache = platform::cache_place(&platform::environment, System::this());
    let wanted = lost.iter().map(|(_, sha)| sha).chain(of_sources);
    let wanted = wanted.cloned().collect();
    let known = KnownFiles::of_cache(cache.as_deref());
    let found = files::find_by_content(folder, &wanted, &known, &|| signals.is_asked())?;
    // Where only reports are looked for, the folder is one of reports; others may bear the names of clients.
    let _not_kept_where_nothing_can_be = lost.is_empty() && known.keep();
    signals.check()?;
    let mut outcome = Outcome::Fine;
    for (number, sha) in &lost {
        let title = case.exhibit(*number).map_or("", |exhibit| &exhibit.title);
        let Some(file) = found.get(sha) else {
            printer.talk(&format!("“{title}” was not found."));
            outcome = Outcome::Errors;
            continue;
        };
        printer.talk(&format!("“{title}” is now {}.", file.shown()));
        let change = ExhibitChange::File(DocumentFile {
            path: files::exhibit_path(Some(path), file),
            sha256: sha.clone(),
            pages: None,
        });
        let number = *number;
        case = Edit::ChangeExhibit { number, change }.apply(&case)?;
    }
    for old in &lost_sources {
        let Some(file) = found.get(&old.sha256) else {
            let path = Path::new(&old.path).shown();
            printer.talk(&format!("{path}, the file of a source, was not found."));
            outcome = Outcome::Errors;
            continue;
        };
        let new = files::exhibit_path(Some(path), file);
        for edit in case.source_files_at(&old.path, &new) {
            case = edit.apply(&case)?;
        }
        printer.talk(&format!("The file of a source is now {}.", file.shown()));
    }
    Ok((case, outcome))
}

fn is_lost(home: &Path, document: &Document) -> bool {
    match files::load_exhibit(home, &document.path) {
        Ok(bytes) => sha256(&bytes) != document.sha256,
        Err(_gone) => true,
    }
}

/// Files of sources that are gone or hold something else, and that are no exhibits: those are found as such.
fn lost_sources(case: &Case, home: &Path, signals: &Signals) -> Vec<Document> {
    let is_exhibit = |document: &&Document| {
        let mut exhibits = case.exhibits.iter();
        exhibits.any(|exhibit| exhibit.document == document.id)
    };
    let files = case.documents.iter().filter(|one| !is_exhibit(one));
    let files = files.take_while(|_| !signals.is_asked());
    files.filter(|one| is_lost(home, one)).cloned().collect()
}

/// The documents whose file is gone or holds something else, with the content that is looked for.
fn lost(case: &Case, home: &Path, signals: &Signals) -> Vec<(u32, String)> {
    let exhibits = case.exhibits_with_documents();
    exhibits
        .take_while(|_| !signals.is_asked())
        .filter(|(_, document)| is_lost(home, document))
        .map(|(exhibit, document)| (exhibit.number, document.sha256.clone()))
        .collect()
}
