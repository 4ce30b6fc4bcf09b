//! `bundle library propositions`: what can be said under each issue, and who stands behind it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::clock;
use crate::library::{Date, Issue, IssueId, Library, PassageId, Proposition, PropositionId};
use crate::matching::{Standing, standings};
use crate::profile::{Ages, DEFAULT, Profile};

use super::library::Packs;
use super::print::{Printer, plural};
use super::{Format, Outcome, coverage, find};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Show this issue and its parts only, by its code, for instance q3b; may be given several times
    #[arg(long = "issue", value_name = "CODE")]
    issues: Vec<String>,
    /// The day to reckon ages from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (library, findings) = arguments.packs.load(printer)?;
    let asked = arguments.issues.iter();
    let asked = asked.map(|name| find::issue(&library.taxonomy, name, None));
    let asked: Vec<IssueId> = asked.collect::<anyhow::Result<_>>()?;
    let ages = Profile::shipped(DEFAULT)?.ages(arguments.date.unwrap_or_else(clock::today));
    let report = report(&library, &asked, &ages);
    match arguments.format {
        Format::Json => printer.json(&report)?,
        Format::Text => (report.iter()).try_for_each(|under| printer.data(&text(under, &ages)))?,
    }
    let listed = report.iter().flat_map(|under| &under.propositions);
    let listed: BTreeMap<_, _> = listed.map(|one| (one.id, ())).collect();
    printer.talk(&format!(
        "{} under {} ({})",
        plural(listed.len(), "proposition"),
        plural(report.len(), "issue"),
        ages.legend()
    ));
    Ok(Outcome::of(&findings))
}

/// An issue with what can be said under it.
#[derive(Serialize)]
struct UnderIssue<'a> {
    issue: &'a IssueId,
    code: &'a str,
    label: &'a str,
    propositions: Vec<Row<'a>>,
}

/// A proposition as data.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a PropositionId,
    statement: &'a str,
    supports: Vec<PassageId>,
    qualifies: Vec<PassageId>,
    contradicts: Vec<PassageId>,
    independent_publishers: usize,
    oldest: Option<Dated>,
    newest: Option<Dated>,
}

/// A date with its age, where it needs one.
#[derive(Serialize)]
struct Dated {
    date: Date,
    age: Option<String>,
}

/// The issues that have propositions, in the order of the tree.
fn report<'a>(library: &'a Library, asked: &[IssueId], ages: &Ages) -> Vec<UnderIssue<'a>> {
    let taxonomy = &library.taxonomy;
    let standings = standings(library);
    let is_asked = |issue: &&Issue| {
        let mut wanted = asked.iter();
        asked.is_empty() || wanted.any(|id| taxonomy.is_within(&issue.id, id))
    };
    let under = |issue: &'a Issue| {
        let here = taxonomy.propositions.iter();
        let here = here.filter(|proposition| proposition.issues.contains(&issue.id));
        UnderIssue {
            issue: &issue.id,
            code: &issue.code,
            label: &issue.label,
            propositions: here.map(|one| row(one, &standings, ages)).collect(),
        }
    };
    let all = taxonomy.issues.iter().filter(is_asked).map(under);
    all.filter(|under| !under.propositions.is_empty()).collect()
}

fn row<'a>(
    proposition: &'a Proposition,
    standings: &BTreeMap<PropositionId, Standing>,
    ages: &Ages,
) -> Row<'a> {
    let standing = standings.get(&proposition.id).cloned().unwrap_or_default();
    let dated = |date: Date| Dated {
        date,
        age: ages.word(date),
    };
    Row {
        id: &proposition.id,
        statement: &proposition.statement,
        supports: standing.supports,
        qualifies: standing.qualifies,
        contradicts: standing.contradicts,
        independent_publishers: standing.independent,
        oldest: standing.oldest.map(dated),
        newest: standing.newest.map(dated),
    }
}

fn text(under: &UnderIssue<'_>, ages: &Ages) -> String {
    let mut lines = vec![format!("{} {}", under.code, under.label)];
    for row in &under.propositions {
        lines.push(format!("  {} [{}]", row.statement, row.id));
        lines.push(format!("    {}", figures(row, ages)));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// `for 5, in part 2, against 1; 4 independent publishers; oldest October 2022, 4 years old, newest March 2025`.
fn figures(row: &Row<'_>, ages: &Ages) -> String {
    let (supports, qualifies) = (row.supports.len(), row.qualifies.len());
    let counts = format!(
        "for {supports}, in part {qualifies}, against {}; {}",
        row.contradicts.len(),
        plural(row.independent_publishers, "independent publisher")
    );
    let month = |dated: &Dated| coverage::month(dated.date, ages);
    match (&row.oldest, &row.newest) {
        (Some(oldest), Some(newest)) => {
            format!(
                "{counts}; oldest {}, newest {}",
                month(oldest),
                month(newest)
            )
        }
        _ => format!("{counts}; no date known"),
    }
}
