//! Under which issue a passage is listed. Worked out when the list is ranked, and kept until it is
//! ranked again: the first tick adds an issue to the case, which must not move rows from under the
//! pointer.

use crate::gui::action::Scope;
use crate::library::{Held, IssueId, Passage, Taxonomy};
use crate::matching::{Facet, Filter, Value};

/// The headings of a list that is grouped by issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) struct Headings {
    /// The issues that the case disputed then, in its order.
    pub(in crate::gui) disputed: Vec<IssueId>,
    /// By position in the library.
    of: Vec<Option<IssueId>>,
}

impl Headings {
    /// `issue` gives the disputed issue under which a passage belongs, by position in the library.
    pub(super) fn new<'a>(
        disputed: &[IssueId],
        passages: impl Iterator<Item = Held<'a>>,
        issue: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let of = |(position, held): (usize, Held<'a>)| {
            let known = issue(position).and_then(|at| disputed.get(at));
            known.or_else(|| held.passage.issues.first()).cloned()
        };
        Headings {
            disputed: disputed.to_vec(),
            of: passages.enumerate().map(of).collect(),
        }
    }

    /// The heading of a passage in a list that is narrowed to these issues.
    pub(in crate::gui) fn under<'a>(
        &'a self,
        position: usize,
        held: Held<'_>,
        narrowed: &'a [IssueId],
        taxonomy: &Taxonomy,
    ) -> Option<&'a IssueId> {
        let asked = asked_for(narrowed, &self.disputed, held.passage, taxonomy);
        asked.or_else(|| self.of.get(position)?.as_ref())
    }
}

/// The issues that a list is narrowed to: by its filter, or else by the cell of the coverage table.
pub(in crate::gui) fn narrowed(scope: &Scope, filter: &Filter) -> Vec<IssueId> {
    let issue = |value: &Value| match value {
        Value::Issue(id) => Some(id.clone()),
        _ => None,
    };
    let filtered: Vec<IssueId> = filter.of(Facet::Issue).filter_map(issue).collect();
    match scope {
        Scope::Cell(cell) if filtered.is_empty() => vec![cell.issue.clone()],
        _ => filtered,
    }
}

/// The one of the issues asked for that a passage hangs on. One that the case disputes already goes
/// before others; then a disputed one further down the tree, so that no second heading is added above
/// it; then whichever the tree names first.
pub(in crate::gui) fn asked_for<'a>(
    asked: &'a [IssueId],
    disputed: &'a [IssueId],
    passage: &Passage,
    taxonomy: &Taxonomy,
) -> Option<&'a IssueId> {
    let asked: Vec<&IssueId> = asked
        .iter()
        .filter(|id| hangs_on(passage, id, taxonomy))
        .collect();
    let is_below = |id: &IssueId| {
        let mut above = taxonomy.ancestors(id);
        above.any(|above| asked.contains(&&above.id)) && hangs_on(passage, id, taxonomy)
    };
    let place = |id: &IssueId| taxonomy.issues.iter().position(|issue| issue.id == *id);
    let known = disputed.iter().find(|id| asked.contains(id));
    known
        .or_else(|| disputed.iter().find(|id| is_below(id)))
        .or_else(|| {
            asked
                .iter()
                .copied()
                .min_by_key(|id| place(id).unwrap_or(usize::MAX))
        })
}

/// Whether a passage hangs on an issue, or on one below it in the tree.
fn hangs_on(passage: &Passage, id: &IssueId, taxonomy: &Taxonomy) -> bool {
    let mut own = passage.issues.iter();
    own.any(|own| taxonomy.is_within(own, id))
}
