//! What a person wants to see of the matches. Nothing is left out that is not asked for here.

use crate::library::{Held, IssueId, PassageKind, PublisherKind, Stance, Taxonomy};

/// Each part left empty lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// This issue and those below it in the tree.
    pub issue: Option<IssueId>,
    pub stance: Option<Stance>,
    pub publisher: Option<PublisherKind>,
    pub kind: Option<PassageKind>,
}

impl Filter {
    pub fn lets_through(&self, held: Held<'_>, taxonomy: &Taxonomy) -> bool {
        let (source, passage) = (held.source, held.passage);
        let on_issue = |wanted: &IssueId| {
            let is_below =
                |issue: &IssueId| taxonomy.ancestors(issue).any(|above| above.id == *wanted);
            passage
                .issues
                .iter()
                .any(|issue| issue == wanted || is_below(issue))
        };
        self.issue.as_ref().is_none_or(on_issue)
            && self.stance.is_none_or(|stance| stance == passage.stance)
            && self
                .publisher
                .is_none_or(|kind| kind == source.publisher_kind)
            && self.kind.is_none_or(|kind| kind == passage.kind)
    }
}
