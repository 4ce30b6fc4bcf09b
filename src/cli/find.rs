//! `bundle match`: the passages that fit an appellant, best first, each with the reason.

use anyhow::bail;
use serde::Serialize;

use crate::clock;
use crate::library::{CharacteristicId, Date, Issue, IssueId, Library, Taxonomy};
use crate::matching::{Match, Query, Question, SearchIndex, matches};
use crate::profile::{DEFAULT, Profile};

use super::library::Packs;
use super::print::{Printer, plural};
use super::{Format, Outcome, nationality};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    claimant: Claimant,
    /// Show also what bears on none of the issues named, and what speaks of the country alone
    #[arg(long)]
    general: bool,
    /// Show only passages with these words; phrases in quotation marks
    #[arg(long, value_name = "WORDS", default_value = "")]
    search: String,
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Who the appellant is, and what is in dispute.
#[derive(Debug, clap::Args)]
pub(super) struct Claimant {
    /// The country, by name or three-letter code, for instance Sudan or SDN
    #[arg(long, value_name = "COUNTRY")]
    nationality: String,
    /// What is true of the appellant, for instance deserter (`bundle library codes` lists all); may be given several times
    #[arg(long = "characteristic", value_name = "ID")]
    characteristics: Vec<String>,
    /// An issue in dispute, by its code, for instance q3c (basic rules of human conduct; `bundle library codes` lists all); may be given several times, in order
    #[arg(long = "issue", value_name = "CODE")]
    issues: Vec<String>,
    /// The day to reckon the age of evidence from; today where not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

impl Claimant {
    /// The question to the library; an unknown name is an error, since it would only find less.
    pub(super) fn question(&self, taxonomy: &Taxonomy) -> anyhow::Result<Question> {
        let nationality = nationality::code(taxonomy, &self.nationality)?;
        let characteristics = self
            .characteristics
            .iter()
            .map(|id| characteristic(taxonomy, id));
        let issues = self.issues.iter().map(|id| issue(taxonomy, id));
        let today = self.date.unwrap_or_else(clock::today);
        Ok(Question {
            nationality: Some(nationality),
            characteristics: characteristics.collect::<Result<_, _>>()?,
            issues: issues.collect::<Result<_, _>>()?,
            ages: Profile::shipped(DEFAULT)
                .ok()
                .map(|profile| profile.ages(today)),
        })
    }
}

pub(super) fn characteristic(taxonomy: &Taxonomy, id: &str) -> anyhow::Result<CharacteristicId> {
    match taxonomy
        .characteristics()
        .find(|known| known.id.as_str() == id)
    {
        Some(known) => Ok(known.id.clone()),
        None => {
            let known: Vec<&str> = taxonomy
                .characteristics()
                .map(|known| known.id.as_str())
                .collect();
            bail!(
                "there is no characteristic “{id}”; there are: {}",
                known.join(", ")
            )
        }
    }
}

pub(super) fn issue(taxonomy: &Taxonomy, name: &str) -> anyhow::Result<IssueId> {
    let is_meant =
        |issue: &&Issue| issue.id.as_str() == name || issue.code.eq_ignore_ascii_case(name);
    match taxonomy.issues.iter().find(is_meant) {
        Some(issue) => Ok(issue.id.clone()),
        None => {
            let known: Vec<String> = taxonomy.issues.iter().map(Issue::coded).collect();
            bail!(
                "there is no issue “{name}”; there are: {}",
                known.join(", ")
            )
        }
    }
}

/// A match as data.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    source: &'a str,
    publisher: &'a str,
    title: &'a str,
    published: Option<Date>,
    pinpoint: Option<&'a str>,
    kind: &'a str,
    stance: &'a str,
    tier: &'a str,
    read: &'a str,
    issues: Vec<&'a str>,
    reason: String,
    text: &'a str,
    address: &'a str,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (library, findings) = arguments.packs.load(printer)?;
    let question = arguments.claimant.question(&library.taxonomy)?;
    let (rows, general) = rows(&library, &question, arguments);
    match arguments.format {
        Format::Json => printer.json(&rows)?,
        Format::Text => rows.iter().try_for_each(|row| printer.data(&text(row)))?,
    }
    printer.talk(&format!("{} fit", plural(rows.len(), "passage")));
    if general > 0 {
        let left = plural(general, "passage");
        printer.talk(&format!(
            "{left} on none of these issues or on the country alone left out: --general shows them"
        ));
    }
    nationality::say_what_is_missing(&library, &question, printer);
    Ok(Outcome::of(&findings))
}

/// What is shown, and how many passages on the country alone are not.
fn rows<'a>(
    library: &'a Library,
    question: &Question,
    arguments: &Arguments,
) -> (Vec<Row<'a>>, usize) {
    let query = Query::parse(&arguments.search);
    let hits = SearchIndex::new(library).find(&query);
    let is_hit = |found: &Match<'_>| hits.get(found.position).copied().unwrap_or(false);
    let found = matches(library, question).into_iter().filter(is_hit);
    // Who names no issue asks for all of them.
    let is_close = |found: &Match<'_>| {
        let is_disputed = question.issues.is_empty() || found.dispute.is_some();
        is_disputed && !found.is_general
    };
    let (shown, left): (Vec<_>, Vec<_>) =
        found.partition(|found| arguments.general || is_close(found));
    let rows = shown
        .iter()
        .map(|found| row(found, &library.taxonomy, question))
        .collect();
    (rows, left.len())
}

fn row<'a>(found: &Match<'a>, taxonomy: &Taxonomy, question: &Question) -> Row<'a> {
    let (source, passage) = (found.held.source, found.held.passage);
    Row {
        id: passage.id.as_str(),
        source: source.id.as_str(),
        publisher: &source.publisher,
        title: &source.title,
        published: source.published,
        pinpoint: passage.pinpoint.as_deref(),
        kind: passage.kind.label(),
        stance: passage.stance.label(),
        tier: source.tier.label(),
        read: source.read.label(),
        issues: passage.issues.iter().map(IssueId::as_str).collect(),
        reason: found.reason(taxonomy, question),
        text: &passage.text,
        address: &source.address,
    }
}

fn text(row: &Row<'_>) -> String {
    let date = row.published;
    let date = date.map_or("date not known".to_owned(), |date| date.to_string());
    let pinpoint = row
        .pinpoint
        .map(|pinpoint| format!(", {pinpoint}"))
        .unwrap_or_default();
    format!(
        "{} [{}, {}, {}, {}]\n  {}, {}, {date}{pinpoint}\n  {}\n  why: {}\n",
        row.id,
        row.stance,
        row.kind,
        row.tier,
        row.read,
        row.publisher,
        row.title,
        row.text,
        row.reason
    )
}
