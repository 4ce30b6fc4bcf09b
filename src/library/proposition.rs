//! Propositions: neutral one-line statements of fact that passages support, qualify or contradict.
//!
//! A proposition is in the words of evidence, not of advocacy: what is reported, not what follows
//! from it. It says nothing by itself; who stands behind it is worked out from the passages that
//! name it (see `matching::standing`). The file is `propositions.ron`.

use serde::{Deserialize, Serialize};

use super::id::{IssueId, PropositionId};

/// `propositions.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Propositions {
    pub propositions: Vec<Proposition>,
}

/// A statement that evidence can bear on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposition {
    pub id: PropositionId,
    /// One line, without a full stop, fit to stand above an entry of the schedule.
    pub statement: String,
    /// The issues under which it is argued; never empty.
    pub issues: Vec<IssueId>,
    /// The nationalities of the pack that brings it, set when it is read.
    #[serde(skip)]
    pub only_for: Vec<String>,
}

impl Proposition {
    /// Whether it is argued in appeals of that nationality; all are where none is asked for.
    pub fn is_for(&self, nationality: Option<&str>) -> bool {
        let is_it = |code: &str| self.only_for.iter().any(|known| known == code);
        self.only_for.is_empty() || nationality.is_none_or(is_it)
    }
}

/// What a passage does to a proposition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bearing {
    Supports(PropositionId),
    /// It holds with a limit that the passage names: a time, a group, an exception, a doubt.
    Qualifies(PropositionId),
    Contradicts(PropositionId),
}

impl Bearing {
    pub fn proposition(&self) -> &PropositionId {
        match self {
            Bearing::Supports(id) | Bearing::Qualifies(id) | Bearing::Contradicts(id) => id,
        }
    }

    /// Reads `supports:id`, as tables write it.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, id) = text.split_once(':')?;
        let id = PropositionId::from(id.trim());
        match word.trim().to_ascii_lowercase().as_str() {
            "supports" => Some(Bearing::Supports(id)),
            "qualifies" => Some(Bearing::Qualifies(id)),
            "contradicts" => Some(Bearing::Contradicts(id)),
            _ => None,
        }
    }

    /// The plain word for it, in lower case.
    pub fn label(&self) -> &'static str {
        match self {
            Bearing::Supports(_) => "supports",
            Bearing::Qualifies(_) => "qualifies",
            Bearing::Contradicts(_) => "contradicts",
        }
    }

    /// What the passage does to the statement, as people are told it.
    pub fn spoken(&self) -> &'static str {
        match self {
            Bearing::Supports(_) => "supports",
            Bearing::Qualifies(_) => "supports in part",
            Bearing::Contradicts(_) => "contradicts",
        }
    }
}
