//! The library in use: every source that could be read, in a fixed order, with its taxonomy.

use std::collections::BTreeMap;

use super::editions::Series;
use super::id::{PassageId, SourceId};
use super::model::{Pack, Passage, Retired, Source};
use super::taxonomy::Taxonomy;

/// Sources and passages of all packs. Never changes once made; a change on disk makes a new one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    pub packs: Vec<Pack>,
    pub taxonomy: Taxonomy,
    pub editions: Vec<Series>,
    /// By source id.
    shelf: Vec<Shelved>,
    by_passage: BTreeMap<PassageId, (usize, usize)>,
    /// By position: source on the shelf and passage in it.
    order: Vec<(usize, usize)>,
}

/// A source, with where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    pub source: Source,
    /// Position in [`Library::packs`].
    pub pack: usize,
    /// The file it was read from, for findings.
    pub file: String,
}

/// A passage with what stands around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held<'a> {
    pub pack: &'a Pack,
    pub source: &'a Source,
    pub passage: &'a Passage,
}

impl Held<'_> {
    /// Whether it, or its whole source, is no longer to be relied on.
    pub fn is_retired(&self) -> bool {
        self.retired().is_some()
    }

    /// Why it is no longer to be relied on.
    pub fn retired(&self) -> Option<&Retired> {
        self.passage
            .retired
            .as_ref()
            .or(self.source.retired.as_ref())
    }
}

impl Library {
    pub fn new(packs: Vec<Pack>, taxonomy: Taxonomy, mut shelf: Vec<Shelved>) -> Self {
        shelf.retain(|shelved| shelved.pack < packs.len());
        shelf.sort_by(|a, b| (&a.source.id, a.pack).cmp(&(&b.source.id, b.pack)));
        let mut by_passage = BTreeMap::new();
        let mut order = Vec::new();
        for (at, shelved) in shelf.iter().enumerate() {
            for (number, passage) in shelved.source.passages.iter().enumerate() {
                order.push((at, number));
                by_passage.entry(passage.id.clone()).or_insert((at, number));
            }
        }
        Library {
            packs,
            taxonomy,
            editions: Vec::new(),
            shelf,
            by_passage,
            order,
        }
    }

    /// In order of source id.
    pub fn shelf(&self) -> &[Shelved] {
        &self.shelf
    }

    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.shelf.iter().map(|shelved| &shelved.source)
    }

    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources().find(|source| source.id == *id)
    }

    /// Every passage, in order of source id and then as its file lists them. This order is the
    /// *position* by which a search index speaks of a passage.
    pub fn passages(&self) -> impl Iterator<Item = Held<'_>> {
        self.shelf.iter().flat_map(|shelved| {
            let hold = |passage| self.held(shelved, passage);
            shelved.source.passages.iter().filter_map(hold)
        })
    }

    pub fn passage(&self, id: &PassageId) -> Option<Held<'_>> {
        let (at, number) = self.by_passage.get(id)?;
        let shelved = self.shelf.get(*at)?;
        self.held(shelved, shelved.source.passages.get(*number)?)
    }

    /// The passage at a position in the order of [`Library::passages`].
    pub fn at(&self, position: usize) -> Option<Held<'_>> {
        let (at, number) = self.order.get(position)?;
        let shelved = self.shelf.get(*at)?;
        self.held(shelved, shelved.source.passages.get(*number)?)
    }

    /// The position of a passage in that order.
    pub fn position(&self, id: &PassageId) -> Option<usize> {
        // The order is that of the shelf, so its places are sorted.
        self.order.binary_search(self.by_passage.get(id)?).ok()
    }

    fn held<'a>(&'a self, shelved: &'a Shelved, passage: &'a Passage) -> Option<Held<'a>> {
        let pack = self.packs.get(shelved.pack)?;
        Some(Held {
            pack,
            source: &shelved.source,
            passage,
        })
    }
}
