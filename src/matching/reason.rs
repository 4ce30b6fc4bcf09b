//! The sentence that says why a passage fits.

use crate::library::{IssueId, Taxonomy};

use super::fit::{Closeness, Shared};
use super::rank::{Match, Question};

impl Match<'_> {
    /// For instance: `About deserters, as the appellant is. Answers the issue “Risk of prosecution”.`
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
        let mut parts = vec![group(
            taxonomy,
            &self.shared,
            |c| c == Closeness::Same,
            "The appellant is: ",
        )];
        parts.push(group(
            taxonomy,
            &self.shared,
            |c| matches!(c, Closeness::Broader(_)),
            "Speaks more broadly of: ",
        ));
        parts.push(narrower(taxonomy, &self.shared));
        parts.push(self.answers(taxonomy, question, narrowed));
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }

    /// Issues in dispute are not all known while a case is being made, so it never says that the
    /// passage answers none: it names the one that it does answer.
    fn answers(
        &self,
        taxonomy: &Taxonomy,
        question: &Question,
        narrowed: Option<&IssueId>,
    ) -> String {
        let disputed = self.issue.and_then(|at| question.issues.get(at));
        if let Some(id) = narrowed.or(disputed) {
            return format!("Answers the issue “{}”.", issue_name(taxonomy, id));
        }
        match self.held.passage.issues.first() {
            Some(id) if !question.issues.is_empty() => {
                format!("Answers another issue: “{}”.", issue_name(taxonomy, id))
            }
            _ => String::new(),
        }
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
