//! `bundle authorities`: what a case cites before the evidence of each issue, and the usual ones for a case that has none.

use std::path::PathBuf;

use crate::case::{Case, ChosenAuthority, Edit};
use crate::files;
use crate::library::Taxonomy;
use crate::matching::{known_authorities, usual_authorities};

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::library::Packs;
use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Put the usual ones under every issue for which nobody has chosen yet: those that somebody has seen and that
    /// nothing has taken the place of
    #[arg(long)]
    usual: bool,
    #[command(flatten)]
    packs: Packs,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let (library, findings) = arguments.packs.load(printer)?;
    let mut case = held.case.clone();
    if arguments.usual {
        case = with_usual(&case, &library.taxonomy)?;
        save(path, &held.before, &case, printer)?;
    }
    printer.data(&listed(&case, &library.taxonomy))?;
    Ok(Outcome::of(&findings))
}

fn with_usual(case: &Case, taxonomy: &Taxonomy) -> anyhow::Result<Case> {
    let nationality = case.claimant.nationality.as_deref();
    let mut with = case.clone();
    for issue in case
        .issues
        .iter()
        .filter(|issue| issue.authorities.is_none())
    {
        if let Some(id) = &issue.taxonomy {
            let edit = Edit::SetAuthorities {
                issue: issue.key.clone(),
                authorities: usual_authorities(taxonomy, id, nationality),
            };
            with = edit.apply(&with)?;
        }
    }
    Ok(with)
}

/// Under each issue, in the order of print, those that are printed, and the others that the register names.
fn listed(case: &Case, taxonomy: &Taxonomy) -> String {
    let nationality = case.claimant.nationality.as_deref();
    let mut lines = Vec::new();
    let numbered = case.issues.iter();
    let mut numbered: Vec<_> = numbered
        .map(|issue| (case.issue_number(&issue.key).unwrap_or_default(), issue))
        .collect();
    numbered.sort_by_key(|(number, _)| *number);
    for (number, issue) in numbered {
        lines.push(format!("Issue {number}: {}", issue.label));
        lines.extend(issue.authorities().iter().map(|one| line("printed", one)));
        let known = issue.taxonomy.as_ref();
        let known = known.map(|id| known_authorities(taxonomy, id, nationality));
        let is_other = |one: &ChosenAuthority| {
            let mut chosen = issue.authorities().iter();
            chosen.all(|known| known.authority.id != one.authority.id)
        };
        let others = known.unwrap_or_default();
        lines.extend(
            others
                .iter()
                .filter(|one| is_other(one))
                .map(|one| line("known", one)),
        );
    }
    lines.join("\n")
}

fn line(word: &str, one: &ChosenAuthority) -> String {
    let paragraphs = one.paragraphs.iter().map(|text| format!(" [{text}]"));
    format!(
        "  {word}: {}{}",
        one.authority.line(),
        paragraphs.collect::<String>()
    )
}
