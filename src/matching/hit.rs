//! Where in a text the words of a search stand, so that they can be shown to whoever reads it.
//!
//! The search itself needs only yes or no ([`SearchIndex`](super::SearchIndex)); places are worked out
//! for the few texts that are seen.

use std::fmt;
use std::ops::Range;

use memchr::memmem;

use crate::library::{Characteristic, CharacteristicId, Held, Issue, IssueId, Taxonomy};

use super::fold::{Placed, fold};
use super::search::Query;

/// A query, prepared to be found in texts.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    terms: Vec<Term>,
}

#[derive(Clone, Debug)]
struct Term {
    folded: String,
    /// The characteristics and issues that it names.
    names: Vec<Name>,
}

#[derive(Clone, Debug)]
struct Name {
    of: Named,
    label: String,
    /// The one of its names that the term begins a word of, as it is written.
    typed: String,
    /// All its names, folded.
    all: Vec<String>,
    /// For passages of packs on these only, where it is a word that such a pack adds; else for all.
    only_for: Vec<String>,
}

#[derive(Clone, Debug)]
enum Named {
    Characteristic(CharacteristicId),
    Issue(IssueId),
}

/// A name by which a passage is found although its words are not in it: `AWOL`, of `Absent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    pub typed: String,
    pub of: String,
}

impl fmt::Display for OtherName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What was typed may be the name itself: then the passage only hangs on it.
        if self.of.contains(&self.typed) {
            write!(f, "Filed under “{}”", self.of)
        } else {
            write!(f, "“{}” is a name of {}", self.typed, self.of)
        }
    }
}

impl Finder {
    pub fn new(query: &Query, taxonomy: &Taxonomy) -> Self {
        let term = |folded: &String| Term {
            names: names(folded, taxonomy),
            folded: folded.clone(),
        };
        Finder {
            terms: query.terms.iter().map(term).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The parts of a text that are looked for, as ranges of its bytes: in order, none within another.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let placed = Placed::new(text);
        let terms = self.terms.iter();
        joined(terms.flat_map(|term| found(&placed, &term.folded)))
    }

    /// The same for the text of a passage, where a word that it does not have may have found it by
    /// another name: then those of its names that it does have.
    pub fn hits_in(&self, held: Held<'_>) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let placed = Placed::new(&held.passage.text);
        let of_term = |term: &Term| {
            let hits = found(&placed, &term.folded);
            if !hits.is_empty() {
                return hits;
            }
            let names = term.names.iter().filter(|name| name.is_of(held));
            names
                .flat_map(|name| &name.all)
                .flat_map(|name| found(&placed, name))
                .collect()
        };
        joined(self.terms.iter().flat_map(of_term))
    }

    /// By which other names the passage is found: for words that its text and its citation lack.
    pub fn other_names(&self, held: Held<'_>) -> Vec<OtherName> {
        if self.is_empty() {
            return Vec::new();
        }
        let (source, passage) = (held.source, held.passage);
        let pinpoint = passage.pinpoint.as_deref().unwrap_or_default();
        let own = [
            passage.text.as_str(),
            &source.title,
            &source.publisher,
            pinpoint,
        ];
        let own: String = own.map(fold).concat();
        let lacking = self.terms.iter().filter(|term| !own.contains(&term.folded));
        let name = |term: &Term| {
            let name = term.names.iter().find(|name| name.is_of(held))?;
            Some(OtherName {
                typed: name.typed.clone(),
                of: name.label.clone(),
            })
        };
        lacking.filter_map(name).collect()
    }
}

impl Name {
    fn is_of(&self, held: Held<'_>) -> bool {
        let is_there = |code| held.pack.nationalities.contains(code);
        if !self.only_for.is_empty() && !self.only_for.iter().any(is_there) {
            return false;
        }
        match &self.of {
            Named::Characteristic(id) => held.passage.about.contains(id),
            Named::Issue(id) => held.passage.issues.contains(id),
        }
    }
}

/// A characteristic or an issue, with names of it.
struct Known<'a> {
    of: Named,
    title: &'a str,
    full: &'a str,
    names: Vec<&'a String>,
    only_for: &'a [String],
}

impl Known<'_> {
    /// Where one of its names has the term in it.
    fn name(self, term: &str) -> Option<Name> {
        let typed = self.names.iter().find(|name| fold(name).contains(term))?;
        // Who typed words of the full name is told the full name.
        let is_full = *typed == self.full;
        let label = if is_full { self.full } else { self.title };
        Some(Name {
            typed: (*typed).clone(),
            all: self.names.iter().map(|name| fold(name)).collect(),
            label: label.to_owned(),
            only_for: self.only_for.to_vec(),
            of: self.of,
        })
    }
}

/// The characteristics and issues that have a name with the term in it.
fn names(term: &str, taxonomy: &Taxonomy) -> Vec<Name> {
    let characteristics = taxonomy.characteristics().map(|known| Known {
        names: std::iter::once(&known.label)
            .chain(&known.synonyms)
            .collect(),
        ..characteristic(known, &[])
    });
    let issues = taxonomy.issues.iter().map(|known| {
        let own = known.short.iter().chain([&known.label, &known.code]);
        Known {
            names: own.chain(&known.synonyms).collect(),
            ..issue(known, &[])
        }
    });
    let all = characteristics.chain(issues).chain(added(taxonomy));
    all.filter_map(|known| known.name(term)).collect()
}

/// The same with the names that packs add, for their own nationalities.
fn added(taxonomy: &Taxonomy) -> impl Iterator<Item = Known<'_>> {
    let additions = &taxonomy.additions;
    let characteristics = additions.to_characteristics.iter().filter_map(|one| {
        let known = taxonomy.characteristic(&one.id.as_str().into())?;
        Some(Known {
            names: one.synonyms.iter().collect(),
            ..characteristic(known, &one.nationalities)
        })
    });
    let issues = additions.to_issues.iter().filter_map(|one| {
        let known = taxonomy.issue(&one.id.as_str().into())?;
        Some(Known {
            names: one.synonyms.iter().collect(),
            ..issue(known, &one.nationalities)
        })
    });
    characteristics.chain(issues)
}

fn characteristic<'a>(known: &'a Characteristic, only_for: &'a [String]) -> Known<'a> {
    Known {
        of: Named::Characteristic(known.id.clone()),
        title: &known.label,
        full: &known.label,
        names: Vec::new(),
        only_for,
    }
}

fn issue<'a>(known: &'a Issue, only_for: &'a [String]) -> Known<'a> {
    Known {
        of: Named::Issue(known.id.clone()),
        title: known.title(),
        full: &known.label,
        names: Vec::new(),
        only_for,
    }
}

fn found(placed: &Placed, term: &str) -> Vec<Range<usize>> {
    if term.is_empty() {
        return Vec::new();
    }
    let starts = memmem::find_iter(placed.folded.as_bytes(), term);
    starts
        .filter_map(|start| placed.place(start..start + term.len()))
        .collect()
}

/// In order, and those that touch each other as one.
fn joined(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = ranges.collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
