//! `bundle redact`: confidential words taken out of the documents of a case, for good.

mod area;
mod marking;
mod telling;

use std::path::{Path, PathBuf};

use crate::case::{Case, Document, Edit, NotPages, PageRanges};
use crate::clock;
use crate::files;
use crate::preflight::Learnt;
use crate::redact::Access;
use crate::signals::Signals;
use crate::terms::{Term, listed};
use crate::worker::{Readings, Workers};

use super::Outcome;
use super::add::save;
use super::holding::{HeldCase, TakeOver, read_held};
use super::listing;
use super::print::{Printer, plural};
use super::watch::watch;
use super::way_out::told;
use area::PageArea;
use marking::{Marked, Work, marked};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Words to take out wherever they stand, however they are written; may be given several times. The case keeps
    /// them, and every export looks for them
    #[arg(long, value_name = "WORDS")]
    term: Vec<String>,
    /// A file with such words, a line each; `-` reads it from standard input
    #[arg(long, value_name = "FILE")]
    terms: Option<PathBuf>,
    /// Only this document, by its number in the case file
    #[arg(long, value_name = "NUMBER")]
    document: Option<u32>,
    /// An area to paint out: page, left, top, right and bottom in points from the top left of the page as shown, for
    /// instance 3:72,100,300,120; may be given several times
    #[arg(long, value_name = "PAGE:X0,Y0,X1,Y1", requires = "document")]
    area: Vec<PageArea>,
    /// Say what would be taken out, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// List what was taken out
    #[arg(long, conflicts_with_all = ["term", "terms", "area", "undo", "dry_run"])]
    list: bool,
    /// Take back what was taken out: the documents are again what they were
    #[arg(long, conflicts_with_all = ["term", "terms", "area", "dry_run"])]
    undo: bool,
    /// Pages, for instance 1, 5-9, that nobody can search and at which you have looked for the confidential words
    #[arg(long, value_name = "PAGES", requires = "document", value_parser = pages)]
    looked: Option<PageRanges>,
    /// Words that are confidential no longer: exports look for them no more
    #[arg(long, value_name = "WORDS")]
    forget: Vec<String>,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let terms = terms(arguments)?;
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let documents = documents(&held.case, arguments.document)?;
    if arguments.list {
        telling::list(&documents, &held.case.confidential, printer)?;
        return Ok(Outcome::Fine);
    }
    if arguments.undo {
        return undo(path, &held, &documents, printer);
    }
    let nothing = terms.is_empty()
        && arguments.area.is_empty()
        && arguments.forget.is_empty()
        && arguments.looked.is_none();
    if nothing {
        return Err(told(
            "there is nothing to take out".to_owned(),
            "Name words with --term or --terms, or an area with --area.",
        ));
    }
    redact(arguments, path, &held, (&terms, &documents), printer)
}

/// `1, 5-9`.
fn pages(typed: &str) -> Result<PageRanges, NotPages> {
    PageRanges::try_from(typed.to_owned())
}

/// A document with what people call it.
type Named<'c> = (String, &'c Document);

/// The words that were named, and those of the list.
fn terms(arguments: &Arguments) -> anyhow::Result<Vec<Term>> {
    let mut lines = arguments.term.join("\n");
    if let Some(file) = &arguments.terms {
        lines.push('\n');
        let list = listing::read(file, "words")?;
        lines.push_str(list.trim_start_matches('\u{feff}'));
    }
    let meant = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let unsearchable = lines
        .lines()
        .filter(meant)
        .find(|line| Term::new(line).is_none());
    if let Some(line) = unsearchable {
        let what = format!(
            "“{}” has no letters, so it cannot be looked for",
            line.trim()
        );
        return Err(told(what, "Name words as they stand in the documents."));
    }
    Ok(listed(&lines))
}

/// The documents that stand behind the schedule, each once, or the one that is meant.
fn documents(case: &Case, meant: Option<u32>) -> anyhow::Result<Vec<Named<'_>>> {
    let mut named: Vec<Named<'_>> = Vec::new();
    for (exhibit, document) in case.exhibits_with_documents() {
        let is_meant = meant.is_none_or(|number| exhibit.number == number);
        let is_new = named.iter().all(|(_, known)| known.id != document.id);
        if is_meant && is_new {
            named.push((exhibit.title.clone(), document));
        }
    }
    match (meant, named.is_empty()) {
        (Some(number), true) => Err(told(
            format!("the case has no document {number}; nothing was changed"),
            "Take the number from what “bundle export” says of the document.",
        )),
        _ => Ok(named),
    }
}

fn undo(
    path: &Path,
    held: &HeldCase,
    documents: &[Named<'_>],
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let mut case = held.case.clone();
    let redacted = documents
        .iter()
        .filter(|(_, document)| document.redacted.is_some());
    for (title, document) in redacted {
        let edit = Edit::Unredact {
            document: document.id,
        };
        case = edit.apply(&case)?;
        printer.talk(&format!("“{title}” is again the document that it was."));
    }
    for words in &held.case.confidential {
        printer.talk(&format!(
            "“{words}” is still confidential: no export that holds it is written until “--forget” takes it from the list."
        ));
    }
    match case == held.case {
        true => printer.talk("Nothing was redacted."),
        false => {
            save(path, &held.before, &case, printer)?;
            forget_copies(path, &case);
        }
    }
    Ok(Outcome::Fine)
}

fn redact(
    arguments: &Arguments,
    path: &Path,
    held: &HeldCase,
    (terms, documents): (&[Term], &[Named<'_>]),
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let signals = Signals::heed();
    let watch = watch(&signals);
    let work = Work {
        case: path,
        access: Access {
            folder: path.parent().unwrap_or(Path::new("")),
            readings: &Readings::new(Workers::one_a_core(), Some(path)),
            watch: &watch,
        },
        terms,
        areas: &arguments.area,
        is_trial: arguments.dry_run,
    };
    let (mut case, mut outcome, mut places) = (held.case.clone(), Outcome::Fine, 0);
    let takes_out = !terms.is_empty() || !arguments.area.is_empty();
    for (title, document) in documents.iter().filter(|_| takes_out) {
        let done = marked(&work, document);
        signals.check()?;
        match done {
            Ok(Marked {
                new,
                unsearchable,
                edit,
            }) => {
                places += new.len();
                telling::places(title, &new, printer)?;
                telling::unsearchable(title, &unsearchable, printer);
                if !unsearchable.is_empty() {
                    outcome = Outcome::Errors;
                }
                if let Some(edit) = edit {
                    case = edit.apply(&case)?;
                }
            }
            Err(trouble) => {
                printer.talk(&format!(
                    "error “{title}”: {}\n  hint: {}",
                    trouble.what, trouble.hint
                ));
                outcome = Outcome::Errors;
            }
        }
    }
    let count = plural(places, "place");
    if arguments.dry_run {
        printer.talk(&format!("{count} would be taken out; nothing was changed."));
        return Ok(outcome);
    }
    telling::list_changes(arguments, &case.confidential, terms, printer);
    case = Edit::SetConfidential(confidential(&case, terms, &arguments.forget)).apply(&case)?;
    case = looked(case, arguments.looked.as_ref(), documents, printer)?;
    if case != held.case {
        save(path, &held.before, &case, printer)?;
        // What was read before still has the words.
        forget_copies(path, &case);
    }
    if takes_out {
        printer.talk(&format!("{count} taken out."));
    }
    Ok(outcome)
}

/// Throws away what was read of documents, and copies of them, that the case does not rest on.
fn forget_copies(path: &Path, case: &Case) {
    let is_there = |sha256: &str| case.documents.iter().any(|one| one.sha256 == sha256);
    files::forget_readings(path, Learnt::VERSION, &is_there);
    let is_needed = |sha256: &str| case.documents.iter().any(|one| one.rests_on(sha256));
    files::forget_redacted(path, &is_needed);
}

/// The case in which somebody has looked at these pages.
fn looked(
    mut case: Case,
    pages: Option<&PageRanges>,
    documents: &[Named<'_>],
    printer: &mut Printer,
) -> anyhow::Result<Case> {
    let Some(pages) = pages else { return Ok(case) };
    for (title, document) in documents {
        let last = document.pages.unwrap_or_default();
        let pages: Vec<u32> = pages.pages().filter(|page| *page <= last).collect();
        match PageRanges::of(pages.iter().copied()) {
            Some(said) => printer.talk(&format!("“{title}”: you have looked at {}.", said.named())),
            None => printer.talk(&format!("“{title}” has no such page; nothing is noted.")),
        }
        let look = Edit::LookAt(document.id, pages, Some(clock::today()));
        case = look.apply(&case)?;
    }
    Ok(case)
}

/// What the case calls confidential, with these words and without those.
fn confidential(case: &Case, terms: &[Term], forgotten: &[String]) -> Vec<String> {
    let mut words = case.confidential.clone();
    for term in terms {
        if !words.contains(&term.text) {
            words.push(term.text.clone());
        }
    }
    let forgotten: Vec<Term> = forgotten
        .iter()
        .filter_map(|text| Term::new(text))
        .collect();
    words.retain(|word| !forgotten.iter().any(|term| term.text == *word));
    words
}
