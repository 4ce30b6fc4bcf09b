//! The two trees everything hangs on: characteristics of appellants, and issues in dispute.
//!
//! Characteristics stand in facets and know what is broader than they are; issues form one tree,
//! each with its legal standard and the authorities it rests on (see `authority`).
//! The trees propose; a lawyer decides. They are data (`characteristics.ron`, `issues.ron`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::addition::{Addition, Additions};
use super::authority::{Authority, Cited};
use super::country::country;
use super::id::{CharacteristicId, IssueId, PropositionId};
use super::model::Pack;
use super::proposition::{Proposition, Propositions};

/// `characteristics.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Characteristics {
    pub facets: Vec<Facet>,
    /// To characteristics of the shared taxonomy.
    #[serde(default)]
    pub additions: Vec<Addition>,
}

/// A group of characteristics that belong side by side on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facet {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub help: Option<String>,
    pub characteristics: Vec<Characteristic>,
}

/// Something that may be true of an appellant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Characteristic {
    pub id: CharacteristicId,
    pub label: String,
    /// One or two sentences that tell a caseworker when to tick it.
    #[serde(default)]
    pub help: Option<String>,
    /// Other words for it that people search for.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// What everyone with this characteristic also is: a deserter is a serving soldier.
    #[serde(default)]
    pub broader: Vec<CharacteristicId>,
    /// Whoever has it may have taken part in what evidence of unlawful acts is about: exclusion (Article 1F) is then to be
    /// thought of.
    #[serde(default)]
    pub took_part: bool,
    /// Set where the characteristic is a nationality itself: the code that ticks it.
    #[serde(default)]
    pub nationality: Option<String>,
    /// The nationalities of the pack that brings it, set when it is read; none where it is general.
    #[serde(skip)]
    pub only_for: Vec<String>,
}

/// `issues.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issues {
    #[serde(default)]
    pub issues: Vec<Issue>,
    /// To issues of the shared taxonomy.
    #[serde(default)]
    pub additions: Vec<Addition>,
}

/// A point in dispute.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    pub id: IssueId,
    /// The short code by which practitioners find it, for instance `Q3c`.
    pub code: String,
    /// What the issue is called in lists and tables, for instance `Severity of punishment`; a pack
    /// written before there were short titles is shown with its labels.
    #[serde(default)]
    pub short: Option<String>,
    pub label: String,
    #[serde(default)]
    pub parent: Option<IssueId>,
    /// The standard of proof or the legal test, where one is known.
    #[serde(default)]
    pub standard: Option<String>,
    /// What country evidence can answer here.
    #[serde(default)]
    pub help: Option<String>,
    #[serde(default)]
    pub synonyms: Vec<String>,
    #[serde(default)]
    pub authorities: Vec<Cited>,
    /// What it has to do with exclusion (Article 1F).
    #[serde(default)]
    pub exclusion: Option<Exclusion>,
    /// The nationalities of the pack that brings it, set when it is read; none where it is general.
    #[serde(skip)]
    pub only_for: Vec<String>,
}

/// What an issue has to do with exclusion (Article 1F).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Exclusion {
    /// It is that issue.
    Itself,
    /// Evidence on it can be turned against whoever took part.
    Evidence,
}

impl Issue {
    /// What people are shown of it: the code alone says nothing to somebody new.
    pub fn title(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.label)
    }

    /// What the command line shows: the code, which can be typed there, and the title.
    pub fn coded(&self) -> String {
        format!("{} {}", self.code, self.title())
    }
}

/// Both trees, the authorities and the propositions, in the order in which their files list them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taxonomy {
    pub facets: Vec<Facet>,
    pub issues: Vec<Issue>,
    pub authorities: Vec<Authority>,
    pub propositions: Vec<Proposition>,
    pub additions: Additions,
}

impl Facet {
    /// Puts one behind what it is a kind of and all that is of that kind, where that stands here; else last.
    fn place(&mut self, one: Characteristic) {
        let mut kin = one.broader.clone();
        let mut at = None;
        for (number, known) in self.characteristics.iter().enumerate() {
            let is_kin = |id: &CharacteristicId| kin.contains(id);
            if is_kin(&known.id) || known.broader.iter().any(is_kin) {
                kin.push(known.id.clone());
                at = Some(number + 1);
            }
        }
        let last = self.characteristics.len();
        self.characteristics.insert(at.unwrap_or(last), one);
    }
}

impl Taxonomy {
    /// Adds what a pack brings, which is for its nationalities. A facet that is there already, with the same label, goes
    /// on; another of that id stays apart, and is told.
    pub(super) fn add_characteristics(&mut self, read: Characteristics, nationalities: &[String]) {
        for mut facet in read.facets {
            for known in &mut facet.characteristics {
                known.only_for = nationalities.to_vec();
            }
            self.add_facet(facet);
        }
        let added = with_nationalities(read.additions, nationalities);
        self.additions.to_characteristics.extend(added);
    }

    fn add_facet(&mut self, facet: Facet) {
        let is_same = |known: &&mut Facet| known.id == facet.id && known.label == facet.label;
        match self.facets.iter_mut().find(is_same) {
            Some(known) => facet
                .characteristics
                .into_iter()
                .for_each(|one| known.place(one)),
            None => self.facets.push(facet),
        }
    }

    pub(super) fn add_propositions(&mut self, read: Propositions, nationalities: &[String]) {
        let own = read.propositions.into_iter().map(|one| Proposition {
            only_for: nationalities.to_vec(),
            ..one
        });
        self.propositions.extend(own);
    }

    pub(super) fn add_issues(&mut self, read: Issues, nationalities: &[String]) {
        let own = read.issues.into_iter().map(|one| Issue {
            only_for: nationalities.to_vec(),
            ..one
        });
        self.issues.extend(own);
        let added = with_nationalities(read.additions, nationalities);
        self.additions.to_issues.extend(added);
    }

    /// A pack on a country for which no characteristic stands is found by that of the table of countries.
    pub(super) fn add_marks(&mut self, packs: &[Pack]) {
        for code in packs.iter().flat_map(|pack| &pack.nationalities) {
            let is_marked = self.nationality(code).is_some();
            let Some(country) = country(code).filter(|_| !is_marked) else {
                continue;
            };
            let mark = Facet {
                id: "nationality".to_owned(),
                label: "Nationality".to_owned(),
                help: None,
                characteristics: vec![country.mark()],
            };
            self.add_facet(mark);
        }
    }

    pub fn characteristics(&self) -> impl Iterator<Item = &Characteristic> {
        self.facets.iter().flat_map(|facet| &facet.characteristics)
    }

    pub fn characteristic(&self, id: &CharacteristicId) -> Option<&Characteristic> {
        self.characteristics().find(|known| known.id == *id)
    }

    /// The characteristic that a nationality code stands for.
    pub fn nationality(&self, code: &str) -> Option<&Characteristic> {
        self.characteristics()
            .find(|known| known.nationality.as_deref() == Some(code))
    }

    /// What somebody of that nationality is called: `Sudanese national`; the code where it is of no country.
    pub fn national(&self, code: &str) -> String {
        let own = self.nationality(code).map(|known| known.label.clone());
        let of_table = || country(code).map(|country| country.national());
        own.or_else(of_table).unwrap_or_else(|| code.to_owned())
    }

    /// Every nationality that a pack is on, with its characteristic.
    pub fn nationalities(&self) -> impl Iterator<Item = (&str, &Characteristic)> {
        self.characteristics()
            .filter_map(|known| Some((known.nationality.as_deref()?, known)))
    }

    pub fn issue(&self, id: &IssueId) -> Option<&Issue> {
        self.issues.iter().find(|known| known.id == *id)
    }

    pub fn authority(&self, id: &str) -> Option<&Authority> {
        self.authorities.iter().find(|known| known.id == id)
    }

    pub fn proposition(&self, id: &PropositionId) -> Option<&Proposition> {
        self.propositions.iter().find(|known| known.id == *id)
    }

    /// The label of a characteristic, or its id where the taxonomy does not know it.
    pub fn label<'a>(&'a self, id: &'a CharacteristicId) -> &'a str {
        self.characteristic(id)
            .map_or(id.as_str(), |known| known.label.as_str())
    }

    /// Everything broader than `start`, with the least number of steps up to it. `start` itself is
    /// not among them, even where a faulty file makes a circle.
    pub fn broader(&self, start: &CharacteristicId) -> BTreeMap<CharacteristicId, u32> {
        let mut found = BTreeMap::new();
        let mut frontier = vec![start.clone()];
        let mut steps = 0;
        while !frontier.is_empty() {
            steps += 1;
            let above: Vec<CharacteristicId> = frontier
                .iter()
                .filter_map(|id| self.characteristic(id))
                .flat_map(|known| known.broader.iter().cloned())
                .filter(|id| id != start && !found.contains_key(id))
                .collect();
            for id in &above {
                found.entry(id.clone()).or_insert(steps);
            }
            frontier = above;
        }
        found
    }

    /// What an issue, or one above it, has to do with exclusion.
    pub fn exclusion(&self, id: &IssueId) -> Option<Exclusion> {
        let own = self.issue(id).into_iter();
        own.chain(self.ancestors(id))
            .find_map(|issue| issue.exclusion)
    }

    /// Whether the characteristic, or a broader one, is of those who may have taken part.
    pub fn took_part(&self, id: &CharacteristicId) -> bool {
        let is_one =
            |id: &CharacteristicId| self.characteristic(id).is_some_and(|known| known.took_part);
        is_one(id) || self.broader(id).keys().any(is_one)
    }

    /// How far below its topmost ancestor an issue stands; 0 for a topmost one.
    pub fn depth(&self, id: &IssueId) -> usize {
        self.ancestors(id).count()
    }

    /// Whether an issue is another one, or a part of it.
    pub fn is_within(&self, id: &IssueId, whole: &IssueId) -> bool {
        id == whole || self.ancestors(id).any(|above| above.id == *whole)
    }

    /// The issues above `id`, nearest first. Ends even where a faulty file makes a circle.
    pub fn ancestors<'a>(&'a self, id: &IssueId) -> impl Iterator<Item = &'a Issue> {
        let first = self.issue(id).and_then(|issue| issue.parent.as_ref());
        let climb = move |parent: &&'a IssueId| self.issue(parent)?.parent.as_ref();
        std::iter::successors(first, climb)
            .take(self.issues.len())
            .filter_map(|parent| self.issue(parent))
    }
}

fn with_nationalities(
    additions: Vec<Addition>,
    nationalities: &[String],
) -> impl Iterator<Item = Addition> {
    additions.into_iter().map(|one| Addition {
        nationalities: nationalities.to_vec(),
        ..one
    })
}
