//! `bundle letter`: the decision letter (reasons for refusal) that a case answers, paragraph by paragraph.

use std::path::{Path, PathBuf};

use crate::case::{Case, DocumentFile, Edit, IssueChoice, LetterChange, ParagraphList};
use crate::files;
use crate::files::Shown as _;
use crate::library::Taxonomy;
use crate::matching::with_authorities;
use crate::numbering::LetterParagraphs;
use crate::signals::Signals;
use crate::verify::{LetterLine, Report, Unusable, letter_lines, not_answered, take_letter};
use crate::worker::{Readings, Workers};

use super::Outcome;
use super::add::save;
use super::find;
use super::holding::{TakeOver, read_held};
use super::library::Packs;
use super::print::{Printer, plural};
use super::watch::watch;
use super::way_out::told;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The letter, as a PDF: the case knows it from then on. It is no page of the bundle
    letter: Option<PathBuf>,
    /// The disputed issue that answers the paragraphs named, by its code, for instance q3c, or by its key in the case
    /// file; added where it is not there yet
    #[arg(long, value_name = "CODE", requires = "paragraphs")]
    issue: Option<String>,
    /// The same in words of your own
    #[arg(
        long,
        value_name = "TEXT",
        requires = "paragraphs",
        conflicts_with = "issue"
    )]
    own: Option<String>,
    /// Paragraphs of the letter that the issue answers, with those that it answered before: 34, 38(a), 40-42
    #[arg(long = "paragraph", value_name = "LIST")]
    paragraphs: Option<ParagraphList>,
    /// The issue answers none of these paragraphs any more, or something is disputed in them
    #[arg(long, value_name = "LIST", conflicts_with = "paragraphs")]
    take_back: Option<ParagraphList>,
    /// Nothing is disputed in these paragraphs
    #[arg(long, value_name = "LIST")]
    nothing: Option<ParagraphList>,
    #[command(flatten)]
    packs: Packs,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let signals = Signals::heed();
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let known = held.case.letter_document();
    let known = known.map(|letter| folder.join(&letter.path));
    let Some(file) = arguments.letter.clone().or(known) else {
        let what = "the case knows no decision letter yet".to_owned();
        return Err(told(what, "Name its file behind the case."));
    };
    let readings = Readings::new(Workers::one_a_core(), Some(path));
    let report = read(&readings, &file, &signals)?;
    signals.check()?;
    let letter = LetterParagraphs::of(report.words());
    let mut case = held.case.clone();
    if arguments.letter.is_some() {
        case = take_letter(named(path, &file, &report)?, &letter).apply(&case)?;
    }
    for edit in edits(arguments, &case, printer)? {
        case = edit.apply(&case)?;
    }
    if case != held.case {
        save(path, &held.before, &case, printer)?;
    }
    printer.data(&listed(&letter_lines(&case, &report, &letter)))?;
    tell(&case, &report, &letter, printer);
    Ok(Outcome::Fine)
}

fn named(case: &Path, file: &Path, report: &Report) -> anyhow::Result<DocumentFile> {
    if file.to_str().is_none() {
        let what = format!("{}: its name cannot be written into a case", file.shown());
        return Err(told(what, "Rename the file, and name it again."));
    }
    Ok(DocumentFile {
        path: files::exhibit_path(Some(case), file),
        sha256: report.sha256.clone(),
        pages: u32::try_from(report.page_count()).ok(),
    })
}

fn read(readings: &Readings, file: &Path, signals: &Signals) -> anyhow::Result<Report> {
    Report::open(readings, file, &[], &watch(signals)).map_err(|why| {
        let what = format!("{}: {why}; nothing was changed", file.shown());
        let hint = match &why {
            Unusable::File(error) => error.hint(),
            _ => "Save a copy without a password, or print it to PDF anew, and name that.",
        };
        told(what, hint)
    })
}

/// What was asked to be said of paragraphs.
fn edits(arguments: &Arguments, case: &Case, printer: &mut Printer) -> anyhow::Result<Vec<Edit>> {
    let mut edits = Vec::new();
    if let Some(paragraphs) = &arguments.paragraphs {
        edits.extend(answered(arguments, case, paragraphs, printer)?);
    }
    if let Some(list) = &arguments.take_back {
        let own = case.issues.iter().map(|issue| {
            Edit::Letter(LetterChange::Answers {
                issue: issue.key.clone(),
                paragraphs: issue.answers.without(list),
            })
        });
        edits.extend(own);
    }
    let letter = case.decision_letter.as_ref();
    let before = letter.map(|letter| letter.nothing_to_answer.clone());
    let before = before.unwrap_or_default();
    let nothing = arguments.nothing.iter().map(|list| before.with(list));
    let taken_back = arguments.take_back.iter().map(|list| before.without(list));
    let lists = nothing.chain(taken_back);
    edits.extend(lists.map(|list| Edit::Letter(LetterChange::NothingToAnswer(list))));
    Ok(edits)
}

/// The issue answers these too; it is added where it is not there.
fn answered(
    arguments: &Arguments,
    case: &Case,
    paragraphs: &ParagraphList,
    printer: &mut Printer,
) -> anyhow::Result<Vec<Edit>> {
    let (key, add) = match (&arguments.issue, &arguments.own) {
        (Some(name), _) if case.issue(name).is_some() => (name.clone(), None),
        (Some(name), _) => {
            let (library, _said) = arguments.packs.load(printer)?;
            of_tree(&library.taxonomy, name, case)?
        }
        (None, Some(words)) => {
            let choice = IssueChoice::Typed(words.clone());
            (choice.key(case), Some(vec![Edit::AddIssue(choice)]))
        }
        (None, None) => {
            let what = "no issue is named that answers these paragraphs".to_owned();
            return Err(told(what, "Name one with --issue or --own."));
        }
    };
    let before = case.issue(&key).map(|issue| issue.answers.clone());
    let mut edits = add.unwrap_or_default();
    edits.push(Edit::Letter(LetterChange::Answers {
        issue: key,
        paragraphs: before.unwrap_or_default().with(paragraphs),
    }));
    Ok(edits)
}

/// The key of an issue of the tree, and what adds it with its usual authorities where it is not there.
fn of_tree(
    taxonomy: &Taxonomy,
    name: &str,
    case: &Case,
) -> anyhow::Result<(String, Option<Vec<Edit>>)> {
    let id = find::issue(taxonomy, name, None)?;
    let there = case.issues.iter();
    let mut there = there.filter(|issue| issue.taxonomy.as_ref() == Some(&id));
    if let Some(issue) = there.next() {
        return Ok((issue.key.clone(), None));
    }
    let mut issues = taxonomy.issues.iter();
    let label = issues.find(|issue| issue.id == id);
    let label = label.map(|issue| issue.label.clone()).unwrap_or_default();
    let choice = IssueChoice::FromTree { id, label };
    let key = choice.key(case);
    let edits = with_authorities(taxonomy, case, vec![Edit::AddIssue(choice)]);
    Ok((key, Some(edits)))
}

fn listed(lines: &[LetterLine]) -> String {
    let lines = lines.iter().map(|line| {
        let (number, page, answer) = (&line.number, &line.page_name, line.answer.words());
        format!("para {number:<8} {page:<10} {answer:<18} {}", line.opening)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn tell(case: &Case, report: &Report, letter: &LetterParagraphs, printer: &mut Printer) {
    let unread = match report.unreadable() {
        0 => String::new(),
        count => format!(", {count} of them without words that can be read"),
    };
    printer.talk(&format!(
        "{}: {}{unread}, {}",
        report.path.shown(),
        plural(report.page_count(), "page"),
        plural(letter.len(), "numbered paragraph"),
    ));
    for (issue, missing) in case.not_in_letter() {
        printer.talk(&format!(
            "“{}” is to answer {}, which the letter does not have as far as it could be read.",
            issue.label,
            missing.named()
        ));
    }
    if case.decision_letter.is_some() {
        printer.talk(&not_answered(case));
    }
}
