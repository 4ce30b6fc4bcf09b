//! In which order the list of passages stands, and under which headings.
//!
//! A passage stands once, under the first heading that it belongs to, so that every row keeps its name
//! and every count is a count of passages.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::library::{Held, IssueId, Library, SourceId, Taxonomy};

use super::evidence::{Headings, Row};

/// What the rows are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SortBy {
    /// How well they fit, as the matching ranks them.
    #[default]
    Fit,
    Newest,
    Oldest,
    /// Publisher, then title, then as the source has them.
    Source,
}

impl SortBy {
    pub(super) const ALL: [SortBy; 4] =
        [SortBy::Fit, SortBy::Newest, SortBy::Oldest, SortBy::Source];

    pub(super) fn label(self) -> &'static str {
        match self {
            SortBy::Fit => "by fit",
            SortBy::Newest => "newest first",
            SortBy::Oldest => "oldest first",
            SortBy::Source => "by source",
        }
    }

    /// Puts the rows in order; what is equal stays as it stands.
    pub(super) fn sort(self, rows: &mut [Row], library: &Library) {
        let published = |row: &Row| library.at(row.position)?.source.published;
        match self {
            SortBy::Fit => {}
            SortBy::Newest => rows.sort_by_cached_key(|row| Reverse(published(row))),
            // What has no date stands last in both.
            SortBy::Oldest => rows.sort_by_cached_key(|row| {
                let date = published(row);
                (date.is_none(), date)
            }),
            SortBy::Source => {
                let key = |row: &Row| {
                    let source = library.at(row.position).map(|held| held.source);
                    let name = source.map(|source| (&source.publisher, &source.title));
                    (name, row.position)
                };
                rows.sort_by(|one, other| key(one).cmp(&key(other)));
            }
        }
    }
}

/// What the headings say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum GroupBy {
    #[default]
    Nothing,
    /// The issue under which a tick puts a passage.
    Issue,
    /// The first statement that it bears on.
    Proposition,
    Source,
}

impl GroupBy {
    pub(super) const ALL: [GroupBy; 4] = [
        GroupBy::Nothing,
        GroupBy::Issue,
        GroupBy::Proposition,
        GroupBy::Source,
    ];

    pub(super) fn label(self) -> &'static str {
        match self {
            GroupBy::Nothing => "no groups",
            GroupBy::Issue => "by issue",
            GroupBy::Proposition => "by proposition",
            GroupBy::Source => "by source",
        }
    }
}

/// A heading before the row at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Position in the list of rows.
    pub(super) at: usize,
    pub(super) name: String,
    pub(super) count: usize,
}

/// Puts rows of one heading together and names the headings. `narrowed` are the issues that the list
/// is narrowed to.
pub(super) fn group(
    rows: &mut [Row],
    by: GroupBy,
    (headings, narrowed): (&Headings, &[IssueId]),
    library: &Library,
) -> Vec<Head> {
    if by == GroupBy::Nothing {
        return Vec::new();
    }
    let ordering = Ordering::new(rows, by, (headings, narrowed), library);
    rows.sort_by_cached_key(|row| ordering.of(row));
    let mut heads: Vec<Head> = Vec::new();
    let mut last = None;
    for (at, row) in rows.iter().enumerate() {
        let group = ordering.of(row);
        match heads.last_mut() {
            Some(head) if last == Some(group) => head.count += 1,
            _ => heads.push(Head {
                at,
                name: ordering.name(row),
                count: 1,
            }),
        }
        last = Some(group);
    }
    heads
}

/// Where each group stands among the others.
struct Ordering<'a> {
    by: GroupBy,
    library: &'a Library,
    headings: &'a Headings,
    narrowed: &'a [IssueId],
    issues: BTreeMap<&'a IssueId, usize>,
    /// Sources stand in the order in which the list first names them.
    sources: BTreeMap<&'a SourceId, usize>,
    propositions: BTreeMap<&'a str, usize>,
}

impl<'a> Ordering<'a> {
    fn new(
        rows: &[Row],
        by: GroupBy,
        (headings, narrowed): (&'a Headings, &'a [IssueId]),
        library: &'a Library,
    ) -> Self {
        let taxonomy = &library.taxonomy;
        let of_tree = taxonomy.issues.iter().map(|issue| &issue.id);
        let mut issues = BTreeMap::new();
        for (place, id) in headings.disputed.iter().chain(of_tree).enumerate() {
            issues.entry(id).or_insert(place);
        }
        let mut sources = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            if let Some(held) = library.at(row.position) {
                sources.entry(&held.source.id).or_insert(place);
            }
        }
        let ids = taxonomy.propositions.iter().map(|one| one.id.as_str());
        Ordering {
            by,
            library,
            headings,
            narrowed,
            issues,
            sources,
            propositions: ids.zip(0..).collect(),
        }
    }

    /// What belongs nowhere stands last.
    fn of(&self, row: &Row) -> usize {
        let place = self
            .library
            .at(row.position)
            .and_then(|held| match self.by {
                GroupBy::Nothing => None,
                GroupBy::Issue => self.issues.get(self.issue(row, held)?).copied(),
                GroupBy::Proposition => self.propositions.get(proposition(held)?).copied(),
                GroupBy::Source => self.sources.get(&held.source.id).copied(),
            });
        place.unwrap_or(usize::MAX)
    }

    fn issue(&self, row: &Row, held: Held<'_>) -> Option<&'a IssueId> {
        let taxonomy = &self.library.taxonomy;
        self.headings
            .under(row.position, held, self.narrowed, taxonomy)
    }

    fn name(&self, row: &Row) -> String {
        let name = self
            .library
            .at(row.position)
            .and_then(|held| match self.by {
                GroupBy::Nothing => None,
                GroupBy::Issue => issue_name(&self.library.taxonomy, self.issue(row, held)?),
                GroupBy::Proposition => {
                    let known = &self.library.taxonomy.propositions;
                    let place = *self.propositions.get(proposition(held)?)?;
                    Some(known.get(place)?.statement.clone())
                }
                GroupBy::Source => {
                    Some(format!("{}, {}", held.source.publisher, held.source.title))
                }
            });
        name.unwrap_or_else(|| {
            let none = match self.by {
                GroupBy::Nothing | GroupBy::Source => "Other passages",
                GroupBy::Issue => "Under no issue",
                GroupBy::Proposition => "Bears on no proposition",
            };
            none.to_owned()
        })
    }
}

fn proposition(held: Held<'_>) -> Option<&str> {
    let first = held.passage.propositions.first()?;
    Some(first.proposition().as_str())
}

fn issue_name(taxonomy: &Taxonomy, id: &IssueId) -> Option<String> {
    Some(taxonomy.issue(id)?.title().to_owned())
}
