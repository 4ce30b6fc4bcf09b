//! The sentences that say why a passage fits: what is specific first, the proposition that it bears on, the
//! issue, which way it points and how old it is.
//!
//! They say only what the library says of the passage, never what its text may be taken to mean.

use crate::finding::capitalised;
use crate::library::{Bearing, IssueId, PropositionId, Stance, Taxonomy};

use super::answers::Dispute;
use super::fit::{Closeness, Shared};
use super::rank::{Match, Question};

impl Match<'_> {
    /// For instance: `The appellant is: absent without leave. Supports: “Penalties were raised”. Answers the
    /// issue “Severity of punishment”. Helps. 3 years old.`
    pub fn reason(&self, taxonomy: &Taxonomy, question: &Question) -> String {
        self.reason_under(taxonomy, question, None)
    }

    /// The same in a list that is narrowed to an issue which the passage answers.
    pub fn reason_under(
        &self,
        taxonomy: &Taxonomy,
        question: &Question,
        narrowed: Option<&IssueId>,
    ) -> String {
        let shared = &self.shared;
        let same = |one: Closeness| one == Closeness::Same;
        let broader = |one: Closeness| matches!(one, Closeness::Broader(_));
        let mut parts = vec![
            group(taxonomy, shared, same, "The appellant is: "),
            group(taxonomy, shared, broader, "Speaks more broadly of: "),
            narrower(taxonomy, shared),
            self.bears_on(taxonomy, question),
            self.answers(taxonomy, question, narrowed),
            stance(self.held.passage.stance).to_owned(),
            self.age(question),
        ];
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }

    /// The proposition that is argued under a disputed issue, or else the first that it bears on.
    fn bears_on(&self, taxonomy: &Taxonomy, question: &Question) -> String {
        let all = &self.held.passage.propositions;
        let is_argued = |id: &PropositionId| {
            let known = taxonomy.proposition(id);
            known.is_some_and(|one| one.issues.iter().any(|on| question.issues.contains(on)))
        };
        let argued = all.iter().find(|one| is_argued(one.proposition()));
        let bearing = argued.or_else(|| all.first());
        let spoken = |bearing: &Bearing| {
            let statement = &taxonomy.proposition(bearing.proposition())?.statement;
            Some(format!("{}: “{statement}”.", capitalised(bearing.spoken())))
        };
        bearing.and_then(spoken).unwrap_or_default()
    }

    /// Issues in dispute are not all known while a case is being made, so it never says that the
    /// passage answers none: it names the one that it does answer.
    fn answers(
        &self,
        taxonomy: &Taxonomy,
        question: &Question,
        narrowed: Option<&IssueId>,
    ) -> String {
        let title = |id: &IssueId| issue_name(taxonomy, id);
        let disputed = |at: usize| question.issues.get(at);
        if let Some(id) = narrowed {
            return format!("Answers the issue “{}”.", title(id));
        }
        match (self.dispute, self.held.passage.issues.first()) {
            (Some(Dispute::Answers(at)), _) => disputed(at)
                .map(|id| format!("Answers the issue “{}”.", title(id)))
                .unwrap_or_default(),
            (Some(Dispute::Above(at)), Some(own)) => disputed(at)
                .map(|id| format!("On “{}”, of which “{}” is a part.", title(own), title(id)))
                .unwrap_or_default(),
            (None, Some(own)) if !question.issues.is_empty() => {
                format!("Answers another issue: “{}”.", title(own))
            }
            _ => String::new(),
        }
    }

    fn age(&self, question: &Question) -> String {
        let published = self.held.source.published;
        let word = published.and_then(|on| question.ages?.word(on));
        match (published, word) {
            (None, _) => "No date is known.".to_owned(),
            (Some(_), Some(word)) => format!("{}.", capitalised(&word)),
            (Some(_), None) => String::new(),
        }
    }
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Helps => "Helps.",
        Stance::Adverse => "Adverse.",
        Stance::Mixed => "Points both ways.",
        Stance::Neutral => "Points neither way.",
    }
}

fn group(
    taxonomy: &Taxonomy,
    shared: &[Shared],
    wanted: impl Fn(Closeness) -> bool,
    lead: &str,
) -> String {
    let labels: Vec<&str> = shared
        .iter()
        .filter(|one| wanted(one.closeness))
        .map(|one| taxonomy.label(&one.passage))
        .collect();
    if labels.is_empty() {
        String::new()
    } else {
        format!("{lead}{}.", labels.join(", "))
    }
}

/// Narrower evidence holds only if the appellant is the narrower thing: the sentence asks.
fn narrower(taxonomy: &Taxonomy, shared: &[Shared]) -> String {
    let ask = |one: &Shared| {
        let (passage, claimant) = (taxonomy.label(&one.passage), taxonomy.label(&one.claimant));
        format!(
            "Speaks of a narrower group: {passage} (appellant: {claimant}); check that it holds."
        )
    };
    let is_narrower = |one: &&Shared| matches!(one.closeness, Closeness::Narrower(_));
    let parts: Vec<String> = shared.iter().filter(is_narrower).map(ask).collect();
    parts.join(" ")
}

fn issue_name(taxonomy: &Taxonomy, id: &IssueId) -> String {
    match taxonomy.issue(id) {
        Some(issue) => issue.title().to_owned(),
        None => id.to_string(),
    }
}
