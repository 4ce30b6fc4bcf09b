//! What a person wants to see of the matches. Nothing is left out that is not asked for here.
//!
//! A filter is a set of values. Of one facet any value will do; of each facet that is asked for there
//! must be one. [`Facets`] knows the values of every passage of a library, so that twenty thousand
//! are filtered and counted in one pass.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::{
    Held, IssueId, Library, PassageKind, PublisherKind, ReadExtent, Stance, Taxonomy,
};

/// One thing that can be asked of a passage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// It hangs on this issue, or on one below it in the tree.
    Issue(IssueId),
    Stance(Stance),
    Publisher(PublisherKind),
    /// The year of publication; none where the date is not known.
    Year(Option<u16>),
    Read(ReadExtent),
    Kind(PassageKind),
    /// Whether the case relies on it: the only value that is not the library's.
    Chosen(bool),
}

/// A question to which values are answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    Issue,
    Stance,
    Publisher,
    Year,
    Read,
    Kind,
    Chosen,
}

impl Value {
    pub fn facet(&self) -> Facet {
        match self {
            Value::Issue(_) => Facet::Issue,
            Value::Stance(_) => Facet::Stance,
            Value::Publisher(_) => Facet::Publisher,
            Value::Year(_) => Facet::Year,
            Value::Read(_) => Facet::Read,
            Value::Kind(_) => Facet::Kind,
            Value::Chosen(_) => Facet::Chosen,
        }
    }
}

impl Facet {
    pub const ALL: [Facet; 7] = [
        Facet::Issue,
        Facet::Stance,
        Facet::Publisher,
        Facet::Year,
        Facet::Read,
        Facet::Kind,
        Facet::Chosen,
    ];

    /// One bit for each, so that a set of them is a number.
    fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

/// What is asked for. Empty, it lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub wanted: BTreeSet<Value>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    pub fn wants(&self, value: &Value) -> bool {
        self.wanted.contains(value)
    }

    /// The values asked for of one facet.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = &Value> {
        self.wanted
            .iter()
            .filter(move |value| value.facet() == facet)
    }

    /// Asks for it, or no longer.
    pub fn toggle(&mut self, value: Value) {
        if !self.wanted.remove(&value) {
            self.wanted.insert(value);
        }
    }
}

/// How many passages each value would leave, given what is asked of the other facets.
pub type Counts = BTreeMap<Value, usize>;

/// The values of every passage of one library.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// Every value that some passage has, in order; the passages name them by number.
    values: Vec<Value>,
    /// By position in [`Library::passages`]: where its numbers end.
    ends: Vec<usize>,
    numbers: Vec<u16>,
}

/// A filter, prepared for one library.
struct Sieve {
    /// The facets of which something is asked.
    asked: u8,
    /// By number of a value: the bit of its facet, where it is wanted.
    wanted: Vec<u8>,
}

impl Facets {
    pub fn new(library: &Library) -> Self {
        let values_of = |held: Held<'_>| values(held, &library.taxonomy);
        let mut known: BTreeSet<Value> = library.passages().flat_map(values_of).collect();
        known.extend([Value::Chosen(false), Value::Chosen(true)]);
        let mut facets = Facets {
            values: known.into_iter().collect(),
            ..Facets::default()
        };
        for held in library.passages() {
            for value in values(held, &library.taxonomy) {
                facets.numbers.extend(facets.number(&value));
            }
            facets.ends.push(facets.numbers.len());
        }
        facets
    }

    /// Every value that some passage of the library has, and both of [`Value::Chosen`].
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    fn number(&self, value: &Value) -> Option<u16> {
        u16::try_from(self.values.binary_search(value).ok()?).ok()
    }

    fn numbers_of(&self, position: usize) -> &[u16] {
        let ends = self.ends.get(position).copied();
        let before = position.checked_sub(1).and_then(|at| self.ends.get(at));
        let start = before.copied().unwrap_or(0);
        ends.and_then(|end| self.numbers.get(start..end))
            .unwrap_or_default()
    }

    /// Which of `positions` the filter lets through, in their order, and what each value would leave.
    pub fn sift(
        &self,
        filter: &Filter,
        positions: impl Iterator<Item = usize>,
        is_chosen: impl Fn(usize) -> bool,
    ) -> (Vec<usize>, Counts) {
        let sieve = self.sieve(filter);
        let chosen = [false, true].map(|chosen| self.number(&Value::Chosen(chosen)));
        let mut counts = vec![0_usize; self.values.len()];
        let mut passed = Vec::new();
        for position in positions {
            let [no, yes] = chosen;
            let own = if is_chosen(position) { yes } else { no };
            let numbers = self.numbers_of(position).iter().copied().chain(own);
            let numbers = numbers.map(usize::from);
            let met = |met, number| met | sieve.wanted.get(number).copied().unwrap_or(0);
            let lacks = sieve.asked & !numbers.clone().fold(0, met);
            if lacks == 0 {
                passed.push(position);
            }
            // What fails one facet alone would be let through if that facet asked for its value.
            if lacks.count_ones() <= 1 {
                for number in numbers {
                    let facet = self.values.get(number).map(|value| value.facet().bit());
                    let is_counted = lacks == 0 || facet == Some(lacks);
                    if let (true, Some(count)) = (is_counted, counts.get_mut(number)) {
                        *count += 1;
                    }
                }
            }
        }
        let counted = self.values.iter().cloned().zip(counts).collect();
        (passed, counted)
    }

    fn sieve(&self, filter: &Filter) -> Sieve {
        let bits = filter.wanted.iter().map(|value| value.facet().bit());
        let bit = |value: &Value| {
            if filter.wants(value) {
                value.facet().bit()
            } else {
                0
            }
        };
        Sieve {
            asked: bits.fold(0, |all, bit| all | bit),
            wanted: self.values.iter().map(bit).collect(),
        }
    }
}

/// What can be asked of a passage and is answered by yes, but whether it is chosen.
fn values(held: Held<'_>, taxonomy: &Taxonomy) -> BTreeSet<Value> {
    let (source, passage) = (held.source, held.passage);
    let mut values = BTreeSet::from([
        Value::Stance(passage.stance),
        Value::Publisher(source.publisher_kind),
        Value::Year(source.published.map(|date| date.year)),
        Value::Read(source.read),
        Value::Kind(passage.kind),
    ]);
    for issue in &passage.issues {
        values.insert(Value::Issue(issue.clone()));
        let above = taxonomy.ancestors(issue);
        values.extend(above.map(|above| Value::Issue(above.id.clone())));
    }
    values
}
