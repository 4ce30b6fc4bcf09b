//! `bundle add`: documents behind the schedule of a case.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::case::{
    Case, DocumentFile, Edit, EditError, Exhibit, ExhibitChange, ExhibitKind, NewExhibit,
    PageRanges, Turn, from_file_name, text,
};
use crate::export::document;
use crate::files::Shown as _;
use crate::files::{self, FilesError, Unsuited};
use crate::finding;
use crate::library::Date;
use crate::pdf::import::Refusal;
use crate::preflight::refusal_hint;
use crate::signals::{Signals, Stopped};
use crate::worker::{Readings, Workers};

use super::Outcome;
use super::holding::{TakeOver, read_held};
use super::print::{Printer, plural};
use super::watch::watch;
use super::way_out::told;
use crate::verify::in_order;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// PDF files and pictures, in the order in which they are to stand, or folders of them. A whole pattern
    /// such as *.pdf is taken in the order of its numbers: 1, 2, 10
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The pages wanted, for instance 1,5-9; all where not given
    #[arg(long, value_name = "PAGES")]
    pages: Option<PageRanges>,
    /// Only the pages chosen: without it, the first page of the document comes along
    #[arg(long, requires = "pages")]
    no_title_page: bool,
    /// The heading of the index under which they stand
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// What the index calls it; taken from the file's name where not given
    #[arg(long)]
    title: Option<String>,
    /// Its date, for instance 5/3/2024; taken from the file's name where that has one and none is given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// What kind it is, where its pages are limited: expert-report, skeleton, review or other; taken from
    /// its title where not given
    #[arg(long, value_name = "KIND")]
    kind: Option<ExhibitKind>,
    /// Turn its pages clockwise, by 90, 180 or 270 degrees
    #[arg(long, value_name = "DEGREES")]
    turn: Option<Turn>,
    /// Turn only these pages, for instance 3,7
    #[arg(long, value_name = "PAGES", requires = "turn")]
    turn_pages: Option<PageRanges>,
    #[command(flatten)]
    take_over: TakeOver,
}

/// Adds all of the files or none.
pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let signals = Signals::heed();
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let mut case = held.case.clone();
    let (files, mut refused) = named(&arguments.files, path, printer);
    if arguments.title.is_some() && files.len() > 1 {
        bail!("--title names one document; add them one by one");
    }
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let examine = |file: &PathBuf| {
        let going_on = signals.check();
        going_on.map(|()| examined(arguments, path, file, &readings, &signals))
    };
    let mut take = |file: &PathBuf, examined: Result<_, Stopped>| -> anyhow::Result<()> {
        match examined? {
            Ok((new, pages)) => {
                let (with, line) = with(&case, arguments, file, new, pages)?;
                case = with;
                printer.talk(&line);
            }
            Err(Trouble { what, hint }) => {
                printer.talk(&format!("error {}: {what}\n  hint: {hint}", file.shown()));
                refused += 1;
            }
        }
        Ok(())
    };
    let mut taken = Ok(());
    in_order(&files, &examine, &mut |file, examined| {
        taken = take(file, examined);
        match taken {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    taken?;
    signals.check()?;
    if refused > 0 {
        printer.talk("Nothing was added.");
        return Ok(Outcome::Errors);
    }
    save(path, &held.before, &case, printer)?;
    Ok(Outcome::Fine)
}

/// The case with one document more, and a line that says so.
fn with(
    case: &Case,
    arguments: &Arguments,
    file: &Path,
    new: NewExhibit,
    pages: Option<u32>,
) -> Result<(Case, String), EditError> {
    let title = new.title.clone();
    let case = Edit::AddExhibit(Box::new(new)).apply(case)?;
    let case = turned(arguments, of_kind(arguments, case)?)?;
    let added = case.exhibit(case.exhibits_numbered);
    let length = added.map_or_else(String::new, |added| taken(added, pages));
    let line = format!("{}: {title} ({length})", file.shown());
    Ok((case, line))
}

/// How many pages are taken, and how they stand: `3 of 40 pages, turned to the right`.
fn taken(added: &Exhibit, pages: Option<u32>) -> String {
    let wanted = added.wanted();
    let length = match pages {
        None => "locked with a password".to_owned(),
        Some(pages) => {
            let all = plural(pages as usize, "page");
            let count = wanted.map(|wanted| wanted.count_within(pages));
            let part = count.filter(|count| *count < pages);
            part.map_or(all.clone(), |count| format!("{count} of {all}"))
        }
    };
    if added.turns.is_none() {
        return length;
    }
    format!("{length}, {}", added.turns.words())
}

/// The case with the document that was added last being of the kind that was said.
fn of_kind(arguments: &Arguments, case: Case) -> Result<Case, EditError> {
    let Some(kind) = arguments.kind else {
        return Ok(case);
    };
    let number = case.exhibits_numbered;
    let change = ExhibitChange::Kind(kind);
    Edit::ChangeExhibit { number, change }.apply(&case)
}

/// The case with the document that was added last turned as was said.
fn turned(arguments: &Arguments, case: Case) -> Result<Case, EditError> {
    let Some(by) = arguments.turn else {
        return Ok(case);
    };
    let number = case.exhibits_numbered;
    let turn = |case: Case, page| {
        let change = ExhibitChange::Turn { page, by };
        Edit::ChangeExhibit { number, change }.apply(&case)
    };
    match &arguments.turn_pages {
        None => turn(case, None),
        Some(pages) => pages
            .pages()
            .try_fold(case, |case, page| turn(case, Some(page))),
    }
}

/// The files to add, those in folders too, and how many that were named cannot be documents. What lies
/// in a folder and is none is said, and hinders nothing.
fn named(given: &[PathBuf], case: &Path, printer: &mut Printer) -> (Vec<PathBuf>, usize) {
    let mut given = given.to_vec();
    // A shell puts what a pattern stands for in the order of letters: nobody means 1, 10, 2.
    if given.is_sorted() {
        given.sort_by(|one, other| files::natural(one, other));
    }
    let (mut found, mut refused) = (Vec::new(), 0);
    for path in given {
        let listed = files::list(std::slice::from_ref(&path)).without_case(case);
        for (other, unsuited) in &listed.others {
            let (what, hint) = (&unsuited.what, &unsuited.hint);
            let is_named = *other == path;
            refused += usize::from(is_named);
            let word = if is_named { "error" } else { "not added" };
            let other = other.shown();
            printer.talk(&format!("{word} {other}: it is {what}\n  hint: {hint}"));
        }
        if !listed.system.is_empty() {
            let (count, names) = (
                plural(listed.system.len(), "system file"),
                listed.system.join(", "),
            );
            printer.talk(&format!("{}: {count} left ({names})", path.shown()));
        }
        if listed.documents.is_empty() && listed.others.is_empty() {
            let what = "it is a folder, not a file, and there is no document in it";
            let hint = "Name a file, or a folder with PDF files or pictures.";
            printer.talk(&format!("error {}: {what}\n  hint: {hint}", path.shown()));
            refused += 1;
        }
        found.extend(listed.documents);
    }
    (found, refused)
}

/// Why a file was not added, and what to do about it.
struct Trouble {
    what: String,
    hint: String,
}

impl Trouble {
    fn new(what: impl ToString, hint: impl Into<String>) -> Self {
        Trouble {
            what: what.to_string(),
            hint: hint.into(),
        }
    }
}

impl From<FilesError> for Trouble {
    fn from(error: FilesError) -> Self {
        Trouble::new(error.why(), error.hint())
    }
}

fn why(refusal: &Refusal, disguised: Option<Unsuited>) -> Trouble {
    match (refusal, disguised) {
        (Refusal::NotAPdf | Refusal::Picture(_), Some(Unsuited { what, hint })) => {
            Trouble::new(format!("it is {what}"), hint)
        }
        _ => Trouble::new(refusal, refusal_hint(refusal)),
    }
}

const HAS_NOT: &str = "Choose pages that the document has.";

/// What the case will hold of a file, and how many pages it has.
fn examined(
    arguments: &Arguments,
    case: &Path,
    file: &Path,
    readings: &Readings,
    signals: &Signals,
) -> Result<(NewExhibit, Option<u32>), Trouble> {
    files::answers(file)?;
    let path = files::exhibit_path(Some(case), file);
    let folder = case.parent().unwrap_or(Path::new(""));
    let bytes = files::read_exhibit(folder, &path)?;
    let disguised = files::by_content(&bytes);
    let watch = watch(signals);
    let found = document(bytes, None, &watch);
    // Kept for the export, which tells what was found.
    readings.of(folder, &path, &found, &watch);
    // A document with a password can be added without it; the export asks for it.
    let pages = match found.survey {
        Err(Refusal::Locked) => None,
        Err(refusal) => return Err(why(&refusal, disguised)),
        Ok(survey) => Some(survey.counts.pages),
    };
    if let Some(wanted) = &arguments.pages
        && let Some(pages) = pages
        && wanted.last() > pages
    {
        let has = finding::pages(pages);
        let what = format!("it has {has}, but {wanted} are wanted");
        return Err(Trouble::new(what, HAS_NOT));
    }
    if let Some(turned) = &arguments.turn_pages
        && let Some(pages) = pages
        && turned.last() > pages
    {
        let has = finding::pages(pages);
        let what = format!("it has {has}, but {turned} are to be turned");
        return Err(Trouble::new(what, HAS_NOT));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (date, title) = from_file_name(&name);
    let new = NewExhibit {
        file: DocumentFile {
            path,
            sha256: found.sha256,
            pages,
        },
        title: arguments.title.clone().unwrap_or(title),
        date: arguments.date.or(date),
        section: arguments.section.clone(),
        pages: arguments.pages.clone(),
        title_page: arguments.pages.is_some() && !arguments.no_title_page,
    };
    Ok((new, pages))
}

/// Not over what somebody else wrote in the meantime.
pub(super) fn save(
    path: &Path,
    before: &[u8],
    case: &Case,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    if files::read(path)? != before {
        let what = format!("{} was changed by somebody else just now", path.shown());
        return Err(told(what, "Look at what they changed, then try again."));
    }
    let written = text::write(case).context("the case could not be written down")?;
    let earlier = files::keep_earlier_version(path)?;
    files::write_atomic(path, written.as_bytes())?;
    if let Some(earlier) = earlier {
        printer.talk(&format!(
            "{}: programs older than this one cannot open it any more. As it was, it is kept as {}.",
            path.shown(),
            earlier.shown()
        ));
    }
    Ok(())
}
