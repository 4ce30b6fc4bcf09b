//! `bundle add`: documents behind the schedule of a case.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::case::{
    Case, Edit, EditError, Exhibit, ExhibitChange, ExhibitKind, PageRanges, Turn, text,
};
use crate::files::{self, Shown as _};
use crate::intake::Changes;
use crate::library::Date;
use crate::signals::{Signals, Stopped};
use crate::worker::{Bring, Readings, Workers};

use super::Outcome;
use super::brought::{Desk, Examined, Trouble};
use super::holding::{TakeOver, read_held};
use super::print::{Printer, plural};
use super::scans::{Candidate, Ocr, Reader};
use super::way_out::told;
use crate::verify::in_order;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// PDF files, pictures and photographs (HEIC, too), in the order in which they are to stand, or folders of them. A whole pattern
    /// such as *.pdf is taken in the order of its numbers: 1, 2, 10
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The pages wanted, for instance 1,5-9; all where not given
    #[arg(long, value_name = "PAGES")]
    pub(super) pages: Option<PageRanges>,
    /// Only the pages chosen: without it, the first page of the document comes along
    #[arg(long, requires = "pages")]
    pub(super) no_title_page: bool,
    /// The heading of the index under which they stand
    #[arg(long, value_name = "NAME")]
    pub(super) section: Option<String>,
    /// What the index calls it; taken from the file's name where not given
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Its date, for instance 5/3/2024; taken from the file's name where that has one and none is given
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Date>,
    /// What kind it is, where its pages are limited: expert-report, skeleton, review or other; taken from
    /// its title where not given
    #[arg(long, value_name = "KIND")]
    kind: Option<ExhibitKind>,
    /// How tracked changes in Word documents print: accepted, or marked as they stand. Comments never print
    #[arg(long, value_name = "HOW")]
    changes: Option<HowChanges>,
    /// Turn its pages clockwise, by 90, 180 or 270 degrees
    #[arg(long, value_name = "DEGREES")]
    turn: Option<Turn>,
    /// Turn only these pages, for instance 3,7
    #[arg(long, value_name = "PAGES", requires = "turn")]
    pub(super) turn_pages: Option<PageRanges>,
    /// Leave scanned pages as they are, and do not read them by machine (OCR)
    #[arg(long)]
    no_ocr: bool,
    /// What reads scanned pages
    #[arg(long, value_enum, default_value_t, value_name = "READER")]
    ocr: Ocr,
    /// The language that they are in, for instance Arabic: scanned pages are read in it
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    #[command(flatten)]
    take_over: TakeOver,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum HowChanges {
    Accepted,
    Marked,
}

impl HowChanges {
    pub(super) fn changes(self) -> Changes {
        match self {
            HowChanges::Accepted => Changes::Accepted,
            HowChanges::Marked => Changes::Marked,
        }
    }
}

/// Adds all of the files that are named or none; of a folder what can be used.
pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let signals = Signals::heed();
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let mut case = held.case.clone();
    let (files, mut refused, mut unsuited) = named(&arguments.files, path, printer);
    let (mut left_out, mut attached) = (0, 0);
    if arguments.title.is_some() && files.len() > 1 {
        bail!("--title names one document; add them one by one");
    }
    let workers = Workers::one_a_core();
    let desk = Desk {
        arguments,
        case: path,
        bring: Bring::beside(workers.clone(), path)
            .with_changes(arguments.changes.map(HowChanges::changes)),
        readings: Readings::new(workers, Some(path)),
        signals: &signals,
    };
    let examine = |file: &ToAdd| {
        let going_on = signals.check();
        going_on.map(|()| desk.examined(&file.path))
    };
    let mut take = |ToAdd {
                        path: file,
                        is_given,
                    }: &ToAdd,
                    examined: Result<_, Stopped>|
     -> anyhow::Result<()> {
        match examined? {
            Ok((found, left)) => {
                for examined in found {
                    let (with, lines) = with(&case, arguments, file, examined)?;
                    case = with;
                    lines.iter().for_each(|line| printer.talk(line));
                }
                for (name, Trouble { what, hint }) in left {
                    let file = file.shown();
                    unsuited += 1;
                    attached += 1;
                    printer.talk(&format!("not added {file}, {name}: {what}\n  hint: {hint}"));
                }
            }
            Err(Trouble { what, hint }) => {
                let (word, count) = match is_given {
                    true => ("error", &mut refused),
                    false => ("not added", &mut left_out),
                };
                *count += 1;
                printer.talk(&format!("{word} {}: {what}\n  hint: {hint}", file.shown()));
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
    if case != held.case || left_out == 0 {
        save(path, &held.before, &case, printer)?;
    }
    if left_out + unsuited > 0 {
        let files = plural(left_out + unsuited, "file");
        let others = match case == held.case {
            true => "Nothing was added",
            false => "The others were added",
        };
        printer.talk(&format!("{others}; {files} could not be used."));
    }
    if !arguments.no_ocr {
        // After the documents are in the case: who cannot wait for it has them all the same.
        read_scans(&desk, &held.case, &case, printer);
        if signals.is_asked() {
            printer.talk("Stopped. The documents are in the case; scans that are not read yet are read at the export.");
        }
    }
    Ok(match left_out + attached {
        0 => Outcome::Fine,
        _ => Outcome::Errors,
    })
}

/// A file that is to become a document.
struct ToAdd {
    path: PathBuf,
    /// Whether it was named itself. What lies in a folder and cannot be used keeps nothing else out.
    is_given: bool,
}

/// Reads the scans among what was added.
fn read_scans(desk: &Desk<'_>, before: &Case, case: &Case, printer: &mut Printer) {
    let added = case.exhibits.iter();
    let added = added.filter(|exhibit| before.exhibit(exhibit.number).is_none());
    let read = added.filter_map(|exhibit| {
        let document = case.document_of(exhibit)?;
        let reading = desk.readings.learnt(&document.sha256)?.reading;
        Some((exhibit, document, reading))
    });
    let read: Vec<_> = read.collect();
    let candidates = read.iter().map(|(exhibit, document, reading)| Candidate {
        path: &document.path,
        sha256: &document.sha256,
        reading,
        password: None,
        language: exhibit.language.as_deref(),
    });
    let reader = Reader {
        case: desk.case,
        readings: &desk.readings,
        signals: desk.signals,
        ocr: desk.arguments.ocr,
    };
    reader.read(case, &candidates.collect::<Vec<_>>(), printer);
}

/// The case with one document more, and lines that say so.
fn with(
    case: &Case,
    arguments: &Arguments,
    file: &Path,
    examined: Examined,
) -> Result<(Case, Vec<String>), EditError> {
    let title = examined.new.title.clone();
    let mut case = Edit::AddExhibit(Box::new(examined.new)).apply(case)?;
    let made = examined.original.as_ref();
    let made = made.map_or_else(String::new, |original| format!(", {}", original.words()));
    if let Some(original) = examined.original {
        let number = case.exhibits_numbered;
        let change = ExhibitChange::MadeOf(original);
        case = Edit::ChangeExhibit { number, change }.apply(&case)?;
    }
    if let Some(language) = &arguments.language {
        let number = case.exhibits_numbered;
        let change = ExhibitChange::Language(language.clone());
        case = Edit::ChangeExhibit { number, change }.apply(&case)?;
    }
    let case = turned(arguments, of_kind(arguments, case)?)?;
    let added = case.exhibit(case.exhibits_numbered);
    let length = added.map_or_else(String::new, |added| taken(added, examined.pages));
    let line = format!("{}: {title} ({length}{made})", file.shown());
    let said = examined.said.iter().map(|said| format!("  note: {said}"));
    Ok((case, [line].into_iter().chain(said).collect()))
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

/// The files to add, those in folders too; how many that were named cannot be documents, and how many in folders. What
/// lies in a folder and is none is said, and hinders nothing.
fn named(given: &[PathBuf], case: &Path, printer: &mut Printer) -> (Vec<ToAdd>, usize, usize) {
    let mut given = given.to_vec();
    // A shell puts what a pattern stands for in the order of letters: nobody means 1, 10, 2.
    if given.is_sorted() {
        given.sort_by(|one, other| files::natural(one, other));
    }
    let (mut found, mut refused, mut left_out) = (Vec::new(), 0, 0);
    for path in given {
        let listed = files::list(std::slice::from_ref(&path)).without_case(case);
        for (other, unsuited) in &listed.others {
            let (what, hint) = (&unsuited.what, &unsuited.hint);
            let is_named = *other == path;
            match is_named {
                true => refused += 1,
                false => left_out += 1,
            }
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
        found.extend(listed.documents.into_iter().map(|document| ToAdd {
            is_given: document == path,
            path: document,
        }));
    }
    (found, refused, left_out)
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
    files::settle_told(path, case);
    if let Some(earlier) = earlier {
        printer.talk(&format!(
            "{}: programs older than this one cannot open it any more. As it was, it is kept as {}.",
            path.shown(),
            earlier.shown()
        ));
    }
    Ok(())
}
