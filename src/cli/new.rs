//! `bundle new`: a case file with the passages that fit best, to go on from.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::case::{BegunFrom, Case, Edit, HeadingField, IssueChoice, USUAL_RESPONDENT, text};
use crate::files;
use crate::files::Shown as _;
use crate::finding::counted;
use crate::library::{IssueId, Library, Taxonomy};
use crate::matching::{Match, Question, best, best_of_all, matches, with_authorities};
use crate::profile::DEFAULT;
use crate::signals::Signals;

use super::find::Claimant;
use super::library::Packs;
use super::print::{Printer, plural};
use super::way_out::told;
use super::{Outcome, nationality};

#[derive(Debug, clap::Args)]
#[command(mut_arg("nationality", |nationality| {
    nationality.required(false).required_unless_present("from")
}))]
pub(super) struct Arguments {
    #[command(flatten)]
    claimant: Claimant,
    /// Begin from this earlier case: its issues, entries and propositions, and nothing of its heading, documents,
    /// people, notes and sign-offs
    #[arg(long, value_name = "CASE", conflicts_with_all = ["nationality", "characteristics", "issues", "select_top"])]
    from: Option<PathBuf>,
    /// How many passages to choose: the disputed issues in turn take the best that answers them, of several one that
    /// goes against the appellant
    #[arg(long, value_name = "N", default_value_t = 12)]
    select_top: usize,
    /// Where to write the case; an existing file is not touched
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The appeal number
    #[arg(long, default_value = "")]
    reference: String,
    /// The appellant as to be printed, for instance initials
    #[arg(long, default_value = "")]
    appellant: String,
    /// Whose rules it is made for, by the name of the profile (`bundle profiles` lists them)
    #[arg(long, value_name = "ID", default_value = DEFAULT)]
    profile: String,
    #[command(flatten)]
    packs: Packs,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    // It is done in a moment, and done whole.
    let _done_whole = Signals::heed();
    if !files::is_free(&arguments.out)? {
        let what = format!("{} exists already", arguments.out.shown());
        return Err(told(what, "Choose another name."));
    }
    if let Some(earlier) = &arguments.from {
        return begin_from(earlier, arguments, printer);
    }
    let (library, mut findings) = arguments.packs.load(printer)?;
    let question = arguments.claimant.question(&library.taxonomy)?;
    let (profiles, of_profiles) = arguments.packs.profiles()?;
    printer.findings(&of_profiles);
    findings.extend(of_profiles);
    let mut case = Case::new(&profiles.get(&arguments.profile)?.id);
    for edit in heading(arguments).into_iter().chain(claimant(&question)) {
        case = edit.apply(&case)?;
    }
    case = choose(case, &library, &question, arguments.select_top)?;
    write(&case, &arguments.out)?;
    let (full, empty): (Vec<_>, Vec<_>) =
        (case.issues.iter()).partition(|issue| !issue.entries.is_empty());
    printer.talk(&format!(
        "{}: {} under {}",
        arguments.out.shown(),
        plural(case.entries().count(), "passage"),
        plural(full.len(), "issue")
    ));
    for issue in empty {
        printer.talk(&format!("nothing under “{}”", issue.label));
    }
    nationality::say_what_is_missing(&library, &question, printer);
    Ok(Outcome::of(&findings))
}

fn write(case: &Case, path: &Path) -> anyhow::Result<()> {
    let written = text::write(case).context("the case could not be written down")?;
    Ok(files::write_atomic(path, written.as_bytes())?)
}

/// A case for another appeal with the issues and the evidence of an earlier one, which is not touched.
fn begin_from(
    earlier: &Path,
    arguments: &Arguments,
    printer: &mut Printer,
) -> anyhow::Result<Outcome> {
    let path = &files::target(earlier);
    let earlier = text::read(&files::read(path)?).with_context(|| path.shown())?;
    let BegunFrom { mut case, left_out } = earlier.begin_another();
    for edit in heading(arguments) {
        case = edit.apply(&case)?;
    }
    write(&case, &arguments.out)?;
    printer.talk(&format!(
        "{}: {} under {}, as in {}; nothing else of it",
        arguments.out.shown(),
        counted(case.entries().count(), "entry", "entries"),
        plural(case.issues.len(), "issue"),
        path.shown()
    ));
    if left_out > 0 {
        let what = counted(left_out, "entry is", "entries are");
        printer.talk(&format!(
            "{what} left out: the words are taken from a paper that is not on the web"
        ));
    }
    printer.talk(
        "Say who the appellant is, and check each entry for this appeal: nothing is signed off.",
    );
    Ok(Outcome::Fine)
}

fn heading(arguments: &Arguments) -> Vec<Edit> {
    let fields = [
        (HeadingField::Reference, arguments.reference.as_str()),
        (HeadingField::Appellant, &arguments.appellant),
        (HeadingField::Respondent, USUAL_RESPONDENT),
    ];
    let edit = |(field, text): (HeadingField, &str)| Edit::SetHeading {
        field,
        text: text.to_owned(),
    };
    fields.into_iter().map(edit).collect()
}

fn claimant(question: &Question) -> Vec<Edit> {
    let ticks = question
        .characteristics
        .iter()
        .map(|id| Edit::SetCharacteristic {
            id: id.clone(),
            holds: true,
        });
    std::iter::once(Edit::SetNationality(question.nationality.clone()))
        .chain(ticks)
        .collect()
}

/// Adds the passages chosen, each under its issue, and numbers them in print order.
fn choose(
    mut case: Case,
    library: &Library,
    question: &Question,
    most: usize,
) -> anyhow::Result<Case> {
    for id in &question.issues {
        case = add_issue(case, &library.taxonomy, id)?;
    }
    let found = matches(library, question);
    for (found, id) in chosen(&found, question, library, most) {
        if case.issue(id.as_str()).is_none() {
            case = add_issue(case, &library.taxonomy, id)?;
        }
        let add = Edit::AddEntry {
            issue: id.to_string(),
            source: Box::new(found.held.source.clone()),
            passage: Box::new(found.held.passage.clone()),
        };
        case = add.apply(&case)?;
    }
    Ok(Edit::ReleaseNumbers.apply(&case)?)
}

/// What each disputed issue takes; where none is named, the best of all, each under its own first issue.
fn chosen<'a>(
    found: &'a [Match<'a>],
    question: &'a Question,
    library: &Library,
    most: usize,
) -> Vec<(&'a Match<'a>, &'a IssueId)> {
    if question.issues.is_empty() {
        let taken = best_of_all(found, &library.taxonomy, most).into_iter();
        return taken
            .filter_map(|(place, issue)| Some((found.get(place)?, issue)))
            .collect();
    }
    let taken = best(found, question, &library.taxonomy, most).into_iter();
    taken
        .filter_map(|(place, issue)| Some((found.get(place)?, question.issues.get(issue)?)))
        .collect()
}

fn add_issue(case: Case, taxonomy: &Taxonomy, id: &IssueId) -> anyhow::Result<Case> {
    let label = taxonomy
        .issue(id)
        .map_or_else(|| id.to_string(), |issue| issue.label.clone());
    let add = Edit::AddIssue(IssueChoice::FromTree {
        id: id.clone(),
        label,
    });
    let mut case = case;
    for edit in with_authorities(taxonomy, &case, vec![add]) {
        case = edit.apply(&case)?;
    }
    Ok(case)
}
