//! The respondent's position: each paragraph of assessment that bears on a disputed issue, with the entries of the case
//! that meet it, and where nothing does.
//!
//! Whether an entry meets a paragraph follows from the propositions that both bear on. What contradicts or qualifies
//! the paragraph meets it; an entry on the same side only confirms it; what the same note says is the respondent's own
//! and does neither. Nothing of this is ever printed in a bundle: it is for the skeleton argument and whoever writes it.

mod nothing;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Case, DisputedIssue, Entry};
use crate::library::{
    Bearing, Held, IssueId, Library, PassageId, PropositionId, Source, Stance, Taxonomy,
};

use super::rank::{Question, fitting};

pub use nothing::nothing_to_compare;
pub use words::{OWN_WORDS, SAME_NOTE, counts, plain, rows};

/// What an entry does to a paragraph, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meets {
    Supports,
    Qualifies,
    Contradicts,
}

/// An entry that bears on what a paragraph says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub entry: u32,
    pub meets: Meets,
    /// What both bear on.
    pub proposition: PropositionId,
}

/// A paragraph of the respondent's assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub passage: PassageId,
    /// `UK Home Office, Country policy …, 12 August 2026`
    pub source: String,
    pub pinpoint: String,
    /// What it says, in the words of the library.
    pub text: String,
    pub stance: Stance,
    /// The entries that are this paragraph itself.
    pub relied_on: Vec<u32>,
    /// In the order of print.
    pub met_by: Vec<Meeting>,
    /// Entries from the same note that bear on it, too.
    pub same_note: Vec<u32>,
    /// What it bears on, for whoever looks for evidence that meets it.
    pub propositions: Vec<PropositionId>,
}

/// The paragraphs that bear on one disputed issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// As in [`crate::case::DisputedIssue`].
    pub key: String,
    pub number: usize,
    pub label: String,
    /// Whether it is an issue of the library; with one in own words nothing can be compared.
    pub is_known: bool,
    pub paragraphs: Vec<Paragraph>,
    /// The numbers of issues above under which paragraphs stand that bear on this one, too.
    pub also_under: BTreeSet<usize>,
}

impl Paragraph {
    /// Whether it is missing from the case: nothing answers it, and it is not in the schedule itself.
    pub fn is_gap(&self) -> bool {
        self.is_unanswered() && self.relied_on.is_empty()
    }

    /// Whether it is in the schedule, goes against the appellant, and nothing answers it.
    pub fn is_disclosed_only(&self) -> bool {
        self.stance == Stance::Adverse && self.is_unanswered() && !self.relied_on.is_empty()
    }

    /// What goes against the appellant is answered only by what qualifies or contradicts it; what helps needs no
    /// answer, but to be relied on or confirmed.
    fn is_unanswered(&self) -> bool {
        match self.stance {
            Stance::Helps | Stance::Mixed | Stance::Neutral => self.met_by.is_empty(),
            Stance::Adverse => self.met_by.iter().all(|one| one.meets == Meets::Supports),
        }
    }

    pub fn met(&self, meets: Meets) -> impl Iterator<Item = u32> {
        let all = self.met_by.iter().filter(move |one| one.meets == meets);
        all.map(|one| one.entry)
    }
}

/// The position on each disputed issue, in the order of the case; a paragraph on several stands under the first of them.
pub fn position(library: &Library, case: &Case) -> Vec<Disputed> {
    let entries = bearings(library, case);
    let mut disputed: Vec<Disputed> = case.issues.iter().map(|issue| new(issue, case)).collect();
    for held in assessments(library, case) {
        let bears = |issue: &DisputedIssue| {
            let id = issue.taxonomy.as_ref();
            id.is_some_and(|id| bears_on(&library.taxonomy, held, id))
        };
        let issues = case.issues.iter().zip(&mut disputed);
        let mut issues = issues.filter(|(issue, _)| bears(issue)).map(|(_, own)| own);
        let Some(first) = issues.next() else {
            continue;
        };
        first.paragraphs.push(paragraph(case, held, &entries));
        let number = first.number;
        issues.for_each(|other| other.also_under.extend([number]));
    }
    disputed
}

/// What fits the appellant of the notes’ assessments, note by note in the order of their paragraphs.
fn assessments<'a>(library: &'a Library, case: &Case) -> Vec<Held<'a>> {
    let fitting = fitting(library, &Question::of(case, None)).into_iter();
    let held = fitting.map(|found| found.held).filter(Held::is_assessment);
    let mut held: Vec<Held<'_>> = held.collect();
    held.sort_by_key(|held| (&held.source.id, held.paragraph()));
    held
}

fn new(issue: &DisputedIssue, case: &Case) -> Disputed {
    Disputed {
        key: issue.key.clone(),
        number: case.issue_number(&issue.key).unwrap_or_default(),
        label: issue.label.clone(),
        is_known: issue.taxonomy.is_some(),
        paragraphs: Vec::new(),
        also_under: BTreeSet::new(),
    }
}

/// On the issue itself, or on one within it.
fn bears_on(taxonomy: &Taxonomy, held: Held<'_>, issue: &IssueId) -> bool {
    let mut own = held.passage.issues.iter();
    own.any(|own| taxonomy.is_within(own, issue))
}

/// The entries of the case with what they bear on. A case does not keep that, so the library says; an extract bears on
/// what the summary did that it was taken for.
fn bearings<'a>(library: &'a Library, case: &'a Case) -> Vec<(&'a Entry, &'a [Bearing])> {
    let of = |entry: &'a Entry| {
        let known = library.passage(&entry.passage.id);
        let stands_for = || library.passage(entry.passage.stands_for()?);
        let held = known.or_else(stands_for);
        held.map(|held| (entry, held.passage.propositions.as_slice()))
    };
    case.entries().filter_map(of).collect()
}

fn paragraph(case: &Case, held: Held<'_>, entries: &[(&Entry, &[Bearing])]) -> Paragraph {
    let (source, passage) = (held.source, held.passage);
    let is_it = |entry: &&Entry| {
        entry.passage.id == passage.id || entry.passage.stands_for() == Some(&passage.id)
    };
    let relied_on = case.entries().filter(is_it).map(|entry| entry.number);
    let others = entries.iter().filter(|(entry, _)| !is_it(entry));
    let met = |(entry, bearings): &(&Entry, &[Bearing])| {
        let is_same = is_same_note(source, &entry.source);
        Some((is_same, meeting(held, entry, bearings)?))
    };
    let (same_note, met_by): (Vec<_>, Vec<_>) =
        others.filter_map(met).partition(|(is_same, _)| *is_same);
    let published = source.published.map(|date| format!(", {date}"));
    Paragraph {
        passage: passage.id.clone(),
        source: source.titled() + &published.unwrap_or_default(),
        pinpoint: passage.pinpoint.clone().unwrap_or_default(),
        text: passage.text.clone(),
        stance: passage.stance,
        relied_on: relied_on.collect(),
        met_by: met_by.into_iter().map(|(_, one)| one).collect(),
        same_note: same_note.into_iter().map(|(_, one)| one.entry).collect(),
        propositions: passage
            .propositions
            .iter()
            .map(|bearing| bearing.proposition().clone())
            .collect(),
    }
}

/// Whether both are one note, in whatever edition.
fn is_same_note(one: &Source, other: &Source) -> bool {
    one.id == other.id || one.supersedes.contains(&other.id) || other.supersedes.contains(&one.id)
}

/// The strongest that an entry does to a paragraph.
fn meeting(held: Held<'_>, entry: &Entry, bearings: &[Bearing]) -> Option<Meeting> {
    let own: BTreeMap<&PropositionId, &Bearing> = held
        .passage
        .propositions
        .iter()
        .map(|bearing| (bearing.proposition(), bearing))
        .collect();
    let met = bearings.iter().filter_map(|bearing| {
        let proposition = bearing.proposition();
        let sides = (*own.get(proposition)?, bearing);
        Some(Meeting {
            entry: entry.number,
            meets: meets(sides, (held.passage.stance, entry.passage.stance)),
            proposition: proposition.clone(),
        })
    });
    met.max_by_key(|one| one.meets)
}

/// By what both do to the statement; where they agree on it, but point different ways, the one limits the other.
fn meets((paragraph, entry): (&Bearing, &Bearing), stances: (Stance, Stance)) -> Meets {
    use Bearing::{Contradicts, Supports};
    match (paragraph, entry) {
        (Supports(_), Contradicts(_)) | (Contradicts(_), Supports(_)) => Meets::Contradicts,
        (a, b) if std::mem::discriminant(a) != std::mem::discriminant(b) => Meets::Qualifies,
        _ => match stances {
            (Stance::Adverse, Stance::Helps) | (Stance::Helps, Stance::Adverse) => Meets::Qualifies,
            _ => Meets::Supports,
        },
    }
}

#[cfg(test)]
mod tests;
