//! Who stands behind a proposition: passages for, against and qualifying, and how many publishers
//! speak independently of each other.
//!
//! One report that ten newspapers repeat is one voice. A source that relies on others counts as
//! those others, followed to the end, and one that says whose findings it passes on counts as them;
//! what is left is counted by publisher. That two publishers do
//! not name each other does not prove that they did not hear it from the same person.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::library::{Bearing, Date, Held, Library, PassageId, PropositionId, Source, SourceId};

use super::fold::fold;

/// What the library has on one proposition. Passages are in the order of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Standing {
    pub supports: Vec<PassageId>,
    pub qualifies: Vec<PassageId>,
    pub contradicts: Vec<PassageId>,
    /// Publishers behind the supporting passages, relays of one report counted once.
    pub independent: usize,
    /// Over all three, of the sources whose date is known.
    pub oldest: Option<Date>,
    pub newest: Option<Date>,
}

impl Standing {
    fn hear(&mut self, held: Held<'_>, bearing: &Bearing) {
        let side = match bearing {
            Bearing::Supports(_) => &mut self.supports,
            Bearing::Qualifies(_) => &mut self.qualifies,
            Bearing::Contradicts(_) => &mut self.contradicts,
        };
        side.push(held.passage.id.clone());
        if let Some(published) = held.source.published {
            self.newest = self.newest.max(Some(published));
            self.oldest = Some(
                self.oldest
                    .map_or(published, |oldest| oldest.min(published)),
            );
        }
    }

    pub fn is_empty(&self) -> bool {
        self.supports.is_empty() && self.qualifies.is_empty() && self.contradicts.is_empty()
    }
}

/// What stands behind every proposition, also behind those that nothing bears on. Goes through the
/// passages once. What is retired does not speak.
pub fn standings(library: &Library) -> BTreeMap<PropositionId, Standing> {
    let known = library.taxonomy.propositions.iter();
    let mut standings: BTreeMap<PropositionId, Standing> = known
        .map(|proposition| (proposition.id.clone(), Standing::default()))
        .collect();
    let mut voices = Voices::of(library);
    let mut behind: BTreeMap<&PropositionId, BTreeSet<String>> = BTreeMap::new();
    for held in library.passages().filter(|held| !held.is_retired()) {
        let mut said = BTreeSet::new();
        for bearing in &held.passage.propositions {
            let id = bearing.proposition();
            // A passage speaks once to each proposition.
            if !said.insert(id) {
                continue;
            }
            standings.entry(id.clone()).or_default().hear(held, bearing);
            if matches!(bearing, Bearing::Supports(_)) {
                behind
                    .entry(id)
                    .or_default()
                    .extend(voices.behind(held.source).iter().cloned());
            }
        }
    }
    for (id, voices) in behind {
        standings.entry(id.clone()).or_default().independent = voices.len();
    }
    standings
}

/// What stands behind one proposition. Costs as much as [`standings`] of all.
pub fn standing(library: &Library, proposition: &PropositionId) -> Standing {
    standings(library).remove(proposition).unwrap_or_default()
}

/// The publishers that a source’s findings come from, each worked out once.
struct Voices<'a> {
    sources: BTreeMap<&'a SourceId, &'a Source>,
    known: BTreeMap<&'a SourceId, BTreeSet<String>>,
}

impl<'a> Voices<'a> {
    fn of(library: &'a Library) -> Self {
        let mut sources = BTreeMap::new();
        for source in library.sources() {
            sources.entry(&source.id).or_insert(source);
        }
        Voices {
            sources,
            known: BTreeMap::new(),
        }
    }

    fn behind(&mut self, source: &'a Source) -> &BTreeSet<String> {
        let sources = &self.sources;
        self.known
            .entry(&source.id)
            .or_insert_with(|| origins_of(sources, source))
    }
}

/// The publishers that a source’s findings come from, folded so that spelling does not count.
fn origins_of(sources: &BTreeMap<&SourceId, &Source>, source: &Source) -> BTreeSet<String> {
    let mut origins = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<&Source> = vec![source];
    while let Some(source) = open.pop() {
        if !seen.insert(&source.id) {
            continue;
        }
        let before = source.relies_on.iter().filter_map(|id| sources.get(id));
        let before: Vec<&Source> = before.copied().collect();
        origins.extend(source.findings_of.iter().map(|name| fold(name)));
        if before.is_empty() && source.findings_of.is_empty() {
            origins.insert(fold(&source.publisher));
        }
        open.extend(before);
    }
    if origins.is_empty() {
        // Each names the other: together they are one voice, under the name that sorts first.
        let publishers = seen.iter().filter_map(|id| sources.get(id));
        origins.extend(publishers.map(|source| fold(&source.publisher)).min());
    }
    origins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::specimen;
    use crate::library::{Pack, Retired, Shelved, Taxonomy};

    /// A source by `publisher` with one passage that bears on `p`.
    fn source(id: &str, publisher: &str, published: &str, bearing: Bearing) -> Source {
        let (mut source, mut passage) = specimen::passage(id);
        source.id = id.into();
        source.publisher = publisher.to_owned();
        source.published = published.parse().ok();
        passage.propositions = vec![bearing];
        source.passages = vec![passage];
        source
    }

    fn library(sources: Vec<Source>) -> Library {
        library_with(Taxonomy::default(), sources)
    }

    fn library_with(taxonomy: Taxonomy, sources: Vec<Source>) -> Library {
        let pack = Pack {
            id: "test".to_owned(),
            title: "Test".to_owned(),
            nationalities: vec!["RUS".to_owned()],
            updated: Date::day(2026, 1, 1),
            note: None,
            accepted: Vec::new(),
            assessments: Vec::new(),
        };
        let shelve = |source| Shelved {
            source,
            pack: 0,
            file: String::new(),
        };
        let shelf = sources.into_iter().map(shelve).collect();
        Library::new(vec![pack], taxonomy, shelf)
    }

    fn supports() -> Bearing {
        Bearing::Supports("p".into())
    }

    #[test]
    fn passages_are_sorted_by_what_they_do_and_dated_from_oldest_to_newest() {
        let library = library(vec![
            source("a", "One", "2023-05-01", supports()),
            source("b", "Two", "2025-02-01", Bearing::Qualifies("p".into())),
            source("c", "Three", "2019", Bearing::Contradicts("p".into())),
            source("d", "Four", "2026-01-01", Bearing::Supports("other".into())),
        ]);
        let standing = standing(&library, &"p".into());
        assert_eq!(standing.supports, ["a".into()]);
        assert_eq!(standing.qualifies, ["b".into()]);
        assert_eq!(standing.contradicts, ["c".into()]);
        assert_eq!(standing.oldest, "2019".parse().ok());
        assert_eq!(standing.newest, "2025-02-01".parse().ok());
    }

    #[test]
    fn relays_of_one_report_count_once_and_one_publisher_counts_once() {
        let mut relay = source("b", "A newspaper", "2025", supports());
        relay.relies_on = vec!["a".into()];
        let mut of_relay = source("c", "Another newspaper", "2025", supports());
        of_relay.relies_on = vec!["b".into()];
        let again = source("d", "THE  original", "2026", supports());
        let original = source("a", "The Original", "2025", supports());
        let independent = source("e", "Someone else", "2025", supports());
        let sources = vec![original, relay, of_relay, again, independent];
        assert_eq!(standing(&library(sources), &"p".into()).independent, 2);
    }

    #[test]
    fn whoever_passes_on_the_findings_of_another_is_that_others_voice() {
        let mut relay = source("b", "A newspaper", "2025", supports());
        relay.findings_of = vec!["The Counters".to_owned()];
        let own = source("c", "The counters", "2025", supports());
        assert_eq!(
            standing(&library(vec![relay, own]), &"p".into()).independent,
            1
        );
    }

    #[test]
    fn sources_that_rely_on_each_other_are_one_voice() {
        let mut one = source("a", "One", "2025", supports());
        one.relies_on = vec!["b".into()];
        let mut other = source("b", "Two", "2025", supports());
        other.relies_on = vec!["a".into()];
        assert_eq!(
            standing(&library(vec![one, other]), &"p".into()).independent,
            1
        );
    }

    #[test]
    fn one_pass_finds_what_stands_behind_every_proposition() {
        let mut both = source("a", "One", "2024", supports());
        both.passages[0].propositions = vec![
            supports(),
            Bearing::Contradicts("q".into()),
            Bearing::Contradicts("p".into()),
        ];
        let taxonomy = Taxonomy {
            propositions: ["p", "q", "mute"].map(specimen::proposition).into(),
            ..Taxonomy::default()
        };
        let library = library_with(taxonomy, vec![both, source("b", "Two", "2025", supports())]);
        let standings = standings(&library);
        let ids: Vec<&str> = standings.keys().map(PropositionId::as_str).collect();
        assert_eq!(ids, ["mute", "p", "q"]);
        assert!(standings["mute"].is_empty());
        let p = &standings["p"];
        assert_eq!((p.supports.len(), p.independent), (2, 2));
        assert!(p.contradicts.is_empty(), "a passage speaks once to each");
        let q = &standings["q"];
        assert_eq!((q.contradicts.len(), q.independent), (1, 0));
        for (id, one) in &standings {
            assert_eq!(*one, standing(&library, id));
        }
    }

    #[test]
    fn what_is_retired_does_not_speak() {
        let mut gone = source("a", "One", "2025", supports());
        gone.retired = Some(Retired {
            on: Date::day(2026, 1, 1),
            why: "withdrawn".to_owned(),
        });
        assert!(standing(&library(vec![gone]), &"p".into()).is_empty());
    }
}
