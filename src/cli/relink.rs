//! `bundle relink`: documents that were moved or renamed are found again by their content; those that were
//! changed on purpose are taken as they are now, or converted again where their originals were.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::case::{Case, Document, DocumentFile, Edit, Exhibit, ExhibitChange, Original, text};
use crate::export::sha256;
use crate::files::{self, KnownFiles, Shown as _};
use crate::pdf::import::Watch;
use crate::platform::{self, System};
use crate::preflight::OriginalNow;
use crate::signals::Signals;
use crate::worker::{Bring, Workers};

use super::Outcome;
use super::add::{HowChanges, save};
use super::brought::Trouble;
use super::holding::{TakeOver, hold};
use super::print::Printer;
use super::watch::watch;
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The folder to look in, with all below it
    #[arg(long = "in", value_name = "DIR", required_unless_present = "accept")]
    folder: Option<PathBuf>,
    /// Take this document as its file is now, after you have looked at what changed in it; by its number
    /// in the case file. One that was made of another file, as a letter in Word, is converted again where that has
    /// changed. May be given several times
    #[arg(long, value_name = "NUMBER")]
    accept: Vec<u32>,
    /// How tracked changes print in what is converted again; as they did where not given
    #[arg(long, value_name = "HOW", requires = "accept")]
    changes: Option<HowChanges>,
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
    let desk = Desk {
        home,
        bring: Bring::beside(Workers::one_a_core(), path)
            .with_changes(arguments.changes.map(HowChanges::changes)),
        watch: watch(&signals),
    };
    for number in &arguments.accept {
        case = accepted(case, *number, &desk, printer)?;
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

/// With what documents are taken as they are now.
struct Desk<'d> {
    /// The folder of the case.
    home: &'d Path,
    bring: Bring,
    watch: Watch,
}

/// The case with a document as its file is now.
fn accepted(
    case: Case,
    number: u32,
    desk: &Desk<'_>,
    printer: &mut Printer,
) -> anyhow::Result<Case> {
    let exhibit = case.exhibit(number);
    let Some((exhibit, document)) = exhibit.and_then(|it| Some((it, case.document_of(it)?))) else {
        let what = format!("the case has no document {number}; nothing was changed");
        return Err(told(
            what,
            "Take the number from what “bundle export” says of the document.",
        ));
    };
    let now = document.converted_from.as_ref();
    let now = now.map(|original| files::original_now(desk.home, original));
    if now == Some(OriginalNow::Changed) {
        return converted_again(&case, (exhibit, document), desk, printer);
    }
    let bytes = files::load_exhibit(desk.home, &document.path).map_err(anyhow::Error::msg)?;
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

/// The case with a document made again of its original.
fn converted_again(
    case: &Case,
    (exhibit, document): (&Exhibit, &Document),
    desk: &Desk<'_>,
    printer: &mut Printer,
) -> anyhow::Result<Case> {
    let made = desk.bring.again(document, desk.home, &desk.watch);
    let brought = made.map_err(|why| {
        let Trouble { what, hint } = why.into();
        let title = &exhibit.title;
        anyhow::anyhow!(
            "“{title}” could not be converted again: {what}; nothing was changed. {hint}"
        )
    })?;
    let (number, title) = (exhibit.number, &exhibit.title);
    printer.talk(&format!("“{title}” was converted again."));
    brought
        .said
        .iter()
        .for_each(|said| printer.talk(&format!("  note: {said}")));
    let file = DocumentFile {
        path: brought.path,
        sha256: sha256(&brought.bytes),
        pages: None,
    };
    let original = brought.original.map(ExhibitChange::MadeOf);
    let changes = [ExhibitChange::File(file)].into_iter().chain(original);
    let changed = changes.map(|change| Edit::ChangeExhibit { number, change });
    let mut case = case.clone();
    for edit in changed {
        case = edit.apply(&case)?;
    }
    Ok(case)
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
    let gone = originals_gone(&case, home, signals);
    signals.check()?;
    if lost.is_empty() && lost_sources.is_empty() && gone.is_empty() {
        printer.talk("Every document is where the case says.");
        return Ok((case, Outcome::Fine));
    }
    let of_sources = lost_sources.iter().map(|file| &file.sha256);
    let of_originals = gone.iter().map(|(_, original)| &original.sha256);
    let cache = platform::cache_place(&platform::environment, System::this());
    let wanted = lost.iter().map(|(_, sha)| sha);
    let wanted = wanted.chain(of_sources).chain(of_originals);
    let wanted = wanted.cloned().collect();
    let known = KnownFiles::of_cache(cache.as_deref());
    let found = files::find_by_content(folder, &wanted, &known, &|| signals.is_asked())?;
    // Where only reports are looked for, the folder is one of reports; others may bear the names of clients.
    let are_reports = lost.is_empty() && gone.is_empty();
    let _not_kept_where_nothing_can_be = are_reports && known.keep();
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
    for (number, original) in gone {
        let title = case.exhibit(number).map_or("", |exhibit| &exhibit.title);
        let Some(file) = found.get(&original.sha256) else {
            let path = Path::new(&original.path).shown();
            printer.talk(&format!(
                "{path}, of which “{title}” was made, was not found."
            ));
            outcome = Outcome::Errors;
            continue;
        };
        printer.talk(&format!(
            "“{title}” was made of what is now {}.",
            file.shown()
        ));
        let change = ExhibitChange::MadeOf(Original {
            path: files::exhibit_path(Some(path), file),
            ..original
        });
        case = Edit::ChangeExhibit { number, change }.apply(&case)?;
    }
    for old in &lost_sources {
        let Some(file) = found.get(&old.sha256) else {
            let path = Path::new(&old.path).shown();
            let what = match case.letter_document() {
                Some(letter) if letter.id == old.id => "the decision letter",
                _ => "the file of a source",
            };
            printer.talk(&format!("{path}, {what}, was not found."));
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

/// The files that are gone and of which documents were made, by exhibit.
fn originals_gone(case: &Case, home: &Path, signals: &Signals) -> Vec<(u32, Original)> {
    let exhibits = case.exhibits_with_documents();
    let exhibits = exhibits.take_while(|_| !signals.is_asked());
    let gone = exhibits.filter_map(|(exhibit, document)| {
        let original = document.converted_from.as_ref()?;
        let is_gone = files::original_now(home, original) == OriginalNow::Gone;
        is_gone.then(|| (exhibit.number, original.clone()))
    });
    gone.collect()
}
