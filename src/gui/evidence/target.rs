//! Under which issue a tick puts a passage, and why: the row says both before the tick.

use crate::case::{Case, DisputedIssue};
use crate::gui::evidence_order::GroupBy;
use crate::library::{Held, IssueId, Taxonomy};

use super::headings::{asked_for, narrowed};
use super::{Evidence, Row};

/// Where a tick puts a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct Target {
    pub(in crate::gui) aim: Aim,
    why: Why,
}

/// An issue of the case, or one that the tick adds to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Aim {
    /// By key.
    Case(String),
    Tree(IssueId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    ChosenFor,
    Narrowed,
    Heading,
    Answers,
    Above,
    Own,
}

/// What the person asked to see, where that says to which issue it belongs.
#[derive(Clone, Copy, Debug)]
pub(in crate::gui) enum Wanted<'a> {
    /// The list of passages.
    List,
    /// The passages that bear on a proposition, which is argued under these issues.
    Proposition(&'a [IssueId]),
}

impl Evidence {
    /// None where nothing says under which issue the passage belongs.
    pub(in crate::gui) fn target(
        &self,
        case: &Case,
        row: &Row,
        held: Held<'_>,
        wanted: Wanted<'_>,
    ) -> Option<Target> {
        let is_list = matches!(wanted, Wanted::List);
        if let Some(issue) = self.chosen_for(case).filter(|_| is_list) {
            let aim = Aim::Case(issue.key.clone());
            return Some(Target {
                aim,
                why: Why::ChosenFor,
            });
        }
        let (id, why) = self.issue_of(row, held, wanted)?;
        Some(Target {
            aim: aim(case, id),
            why,
        })
    }

    /// The issue for which evidence is being chosen, while the case has it.
    pub(in crate::gui) fn chosen_for<'a>(&self, case: &'a Case) -> Option<&'a DisputedIssue> {
        case.issue(self.chosen_for.as_deref()?)
    }

    fn issue_of(&self, row: &Row, held: Held<'_>, wanted: Wanted<'_>) -> Option<(IssueId, Why)> {
        let taxonomy = &self.stock.library.taxonomy;
        let (asked, is_grouped) = match wanted {
            Wanted::List => (
                narrowed(&self.scope, &self.filter),
                self.group == GroupBy::Issue,
            ),
            Wanted::Proposition(issues) => (issues.to_vec(), false),
        };
        let disputed = &self.question.issues;
        if let Some(id) = asked_for(&asked, disputed, held.passage, taxonomy) {
            return Some((id.clone(), Why::Narrowed));
        }
        if is_grouped {
            let heading = self.stock.headings.under(row.position, held, &[], taxonomy);
            return Some((heading?.clone(), Why::Heading));
        }
        if let Some((id, is_answered)) = self.disputed(row) {
            let why = if is_answered {
                Why::Answers
            } else {
                Why::Above
            };
            return Some((id.clone(), why));
        }
        let own = held.passage.issues.first()?;
        Some((own.clone(), Why::Own))
    }
}

fn aim(case: &Case, id: IssueId) -> Aim {
    let mut issues = case.issues.iter();
    match issues.find(|issue| issue.taxonomy.as_ref() == Some(&id)) {
        Some(known) => Aim::Case(known.key.clone()),
        None => Aim::Tree(id),
    }
}

impl Target {
    /// What the row shows: `→ Issue 3`.
    pub(in crate::gui) fn mark(&self, case: &Case) -> String {
        match self.number(case) {
            Some(number) => format!("→ Issue {number}"),
            None => "→ new issue".to_owned(),
        }
    }

    /// The same with the name of the issue: `→ new issue: Severity of punishment`.
    pub(in crate::gui) fn full_mark(&self, case: &Case, taxonomy: &Taxonomy) -> String {
        format!("{}: {}", self.mark(case), self.label(case, taxonomy))
    }

    /// The whole of it: `A tick puts it under Issue 3 Severity of punishment, the issue …`.
    pub(in crate::gui) fn sentence(&self, case: &Case, taxonomy: &Taxonomy) -> String {
        let why = match self.why {
            Why::ChosenFor => "for which evidence is being chosen",
            Why::Narrowed => "which you asked to see",
            Why::Heading => "under which it is listed",
            Why::Answers => "the first disputed issue that it answers",
            Why::Above => "the disputed issue of which it speaks in general",
            Why::Own => "the first that it hangs on",
        };
        let label = self.label(case, taxonomy);
        match self.number(case) {
            Some(number) => format!("A tick puts it under Issue {number} {label}, {why}."),
            None => format!(
                "A tick puts it under {label}, {why}. The issue is added to the case with it."
            ),
        }
    }

    fn number(&self, case: &Case) -> Option<usize> {
        match &self.aim {
            Aim::Case(key) => case.issue_number(key),
            Aim::Tree(_) => None,
        }
    }

    /// The issue in words.
    pub(in crate::gui) fn label(&self, case: &Case, taxonomy: &Taxonomy) -> String {
        match &self.aim {
            Aim::Case(key) => case.issue(key).map(|issue| issue.label.clone()),
            Aim::Tree(id) => taxonomy.issue(id).map(|issue| issue.label.clone()),
        }
        .unwrap_or_default()
    }
}
