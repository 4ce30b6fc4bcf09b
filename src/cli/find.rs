//! `bundle match`: the passages that fit an appellant, best first, each with the reason.

use anyhow::bail;
use serde::Serialize;

use crate::clock;
use crate::finding::either;
use crate::library::{CharacteristicId, Date, Issue, IssueId, Library, Stance, Taxonomy};
use crate::matching::{
    Match, Query, Question, SearchIndex, characteristics_like, issues_like, matches,
};
use crate::profile::{DEFAULT, Profile};

use super::library::Packs;
use super::print::{Printer, plural};
use super::way_out::told;
use super::{Format, Outcome, nationality};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    claimant: Claimant,
    /// Show also what bears on none of the issues named, and what speaks of the country alone
    #[arg(long)]
    general: bool,
    /// Show only passages that point this way; may be given several times
    #[arg(long = "stance", value_name = "helps|adverse|mixed|neutral", value_parser = stance)]
    stances: Vec<Stance>,
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
    #[arg(long, value_name = "COUNTRY", required = true)]
    nationality: Option<String>,
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
        let named = self.nationality.as_deref().unwrap_or_default();
        let nationality = nationality::code(taxonomy, named)?;
        let code = Some(nationality.as_str());
        let ids = self.characteristics.iter();
        let characteristics = ids.map(|id| characteristic(taxonomy, id, code));
        let characteristics = characteristics.collect::<Result<_, _>>()?;
        let issues = self.issues.iter().map(|id| issue(taxonomy, id, code));
        let issues = issues.collect::<Result<_, _>>()?;
        let today = self.date.unwrap_or_else(clock::today);
        Ok(Question {
            nationality: Some(nationality),
            characteristics,
            issues,
            ages: Profile::shipped(DEFAULT)
                .ok()
                .map(|profile| profile.ages(today)),
        })
    }
}

pub(super) fn characteristic(
    taxonomy: &Taxonomy,
    id: &str,
    nationality: Option<&str>,
) -> anyhow::Result<CharacteristicId> {
    let mut all = taxonomy.characteristics();
    if let Some(known) = all.find(|known| known.id.as_str() == id) {
        return Ok(known.id.clone());
    }
    let meant = characteristics_like(taxonomy, id, nationality).into_iter();
    let meant: Vec<String> = meant
        .map(|known| format!("{} ({})", known.id, known.label))
        .collect();
    Err(unknown("characteristic", id, &meant))
}

pub(super) fn issue(
    taxonomy: &Taxonomy,
    name: &str,
    nationality: Option<&str>,
) -> anyhow::Result<IssueId> {
    let is_meant =
        |issue: &&Issue| issue.id.as_str() == name || issue.code.eq_ignore_ascii_case(name);
    if let Some(issue) = taxonomy.issues.iter().find(is_meant) {
        return Ok(issue.id.clone());
    }
    let meant = issues_like(taxonomy, name, nationality).into_iter();
    let meant: Vec<String> = meant.map(Issue::coded).collect();
    if meant.is_empty() {
        let known: Vec<String> = taxonomy.issues.iter().map(Issue::coded).collect();
        let known = known.join(", ");
        bail!("there is no issue “{name}”; there are: {known}")
    }
    Err(unknown("issue", name, &meant))
}

/// That a word names nothing, with what may have been meant.
fn unknown(kind: &str, word: &str, meant: &[String]) -> anyhow::Error {
    let what = format!("there is no {kind} “{word}”");
    let what = match meant.is_empty() {
        true => what,
        false => format!("{what}: did you mean {}?", either(meant)),
    };
    told(what, "`bundle library codes` lists all that can be said.")
}

fn stance(word: &str) -> Result<Stance, String> {
    let mut all = Stance::ALL.iter();
    let known = all.find(|stance| stance.label() == word);
    known.copied().ok_or_else(|| {
        let words: Vec<&str> = Stance::ALL.iter().map(|stance| stance.label()).collect();
        format!("there are: {}", words.join(", "))
    })
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
    let stances = &arguments.stances;
    let is_wanted =
        |found: &Match<'_>| stances.is_empty() || stances.contains(&found.held.passage.stance);
    let found = matches(library, question).into_iter();
    let found = found.filter(|found| is_hit(found) && is_wanted(found));
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
