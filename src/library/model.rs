//! What a pack holds: sources and their passages, as plain data.
//!
//! These types *are* the file format: a field's name here is its name in the RON file, an unknown
//! field is an error, and nothing is filled in that the file does not say. The rules that data must
//! obey are in `check`; the shape of the text is explained in `evidence/TEMPLATE.ron`.

use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use super::anchor::{Anchor, PublishedFile};
use super::date::Date;
use super::id::{CharacteristicId, IssueId, PassageId, SourceId};
use super::letters::is_legible;
use super::proposition::Bearing;

/// `pack.ron`: who made a pack and whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    pub id: String,
    pub title: String,
    /// ISO 3166-1 alpha-3 codes of the appellants this pack's evidence is about, for instance `RUS`; none where it holds
    /// only what all packs share.
    pub nationalities: Vec<String>,
    /// The day the pack was last put together.
    pub updated: Date,
    /// What a reader must know before relying on any of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Warnings that somebody has looked at and lets stand; they are not told again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
}

/// A warning about one source or passage that stands, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The word for the finding, for instance `tier-c`.
    pub finding: String,
    /// The id of the source or passage.
    pub of: String,
    pub why: String,
}

/// A published document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: SourceId,
    pub title: String,
    pub publisher: String,
    pub publisher_kind: PublisherKind,
    /// The kind in the words of whoever found the source, for instance `media (data journalism)`.
    #[serde(default)]
    pub described_as: Option<String>,
    /// Absent where the date is not known: never guessed.
    #[serde(default)]
    pub published: Option<Date>,
    #[serde(default)]
    pub covers: Option<Period>,
    /// Where a judge can open it without a login.
    pub address: String,
    /// ISO 639-1, of the document itself.
    pub language: String,
    /// As stated by the source. Absent means unknown, not free.
    #[serde(default)]
    pub licence: Option<String>,
    pub tier: Tier,
    /// How much of it was read when its passages were written.
    pub read: ReadExtent,
    /// Through whom it was seen, where it was not read itself.
    #[serde(default)]
    pub seen_through: Option<String>,
    /// Whose findings it passes on, by name, where their own report is not a source of the library;
    /// also one name for a body that publishes under several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings_of: Vec<String>,
    /// Sources whose findings it only passes on, so that one report quoted three times counts once.
    #[serde(default)]
    pub relies_on: Vec<SourceId>,
    /// What is wrong or uncertain about it, in plain words.
    #[serde(default)]
    pub limits: Option<String>,
    /// Of a country note of the respondent: the last of its numbered sections that gives the respondent’s own
    /// assessment. What follows is country information. Absent of every other source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment_through: Option<NonZeroU16>,
    /// Sources that it replaces.
    #[serde(default)]
    pub supersedes: Vec<SourceId>,
    /// Its file, which quotations are held against; absent where nobody has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<PublishedFile>,
    /// Set where it is no longer to be relied on; its passages are then offered to nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retired>,
    pub passages: Vec<Passage>,
}

/// One evidence paragraph of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    pub id: PassageId,
    pub kind: PassageKind,
    pub text: String,
    /// Page, paragraph, section, article or headnote number. Absent where it was not seen.
    #[serde(default)]
    pub pinpoint: Option<String>,
    /// It speaks of appellants with *any* of these characteristics.
    pub about: Vec<CharacteristicId>,
    /// … and only of those who have *all* of these.
    #[serde(default)]
    pub only_if: Vec<CharacteristicId>,
    /// … and never of those who have any of these.
    #[serde(default)]
    pub not_if: Vec<CharacteristicId>,
    pub issues: Vec<IssueId>,
    pub stance: Stance,
    /// The statements that it bears on, and how.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub propositions: Vec<Bearing>,
    /// A word to the reader of the library; never printed in a bundle.
    #[serde(default)]
    pub note: Option<String>,
    /// What was read to write this passage, and where.
    pub provenance: String,
    /// Absent until a person has held it against the source.
    #[serde(default)]
    pub checked: Option<Checked>,
    /// Of an extract, where it stands in the copy that it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// Set where it is no longer to be relied on; it is then offered to nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retired>,
}

impl Pack {
    /// Whether a warning is let stand, with a reason, that is about any of these; by the word for it.
    pub fn accepts(&self, finding: &str, of: &[&str]) -> bool {
        self.accepted(finding, of).is_some()
    }

    /// The line with which it lets that stand.
    pub fn accepted(&self, finding: &str, of: &[&str]) -> Option<&Accepted> {
        let mut accepted = self.accepted.iter();
        accepted
            .find(|one| one.finding == finding && of.contains(&&*one.of) && is_legible(&one.why))
    }

    /// Whether it is on appellants of that nationality; every pack is where none is asked for.
    pub fn is_on(&self, nationality: Option<&str>) -> bool {
        let is_it = |code: &str| self.nationalities.iter().any(|known| known == code);
        nationality.is_none_or(is_it)
    }

    /// Whether it is what all packs share, and on nobody by itself.
    pub fn is_shared(&self) -> bool {
        self.nationalities.is_empty()
    }
}

impl Source {
    /// `UNHCR, Guidelines No. 10`
    pub fn titled(&self) -> String {
        match self.publisher.is_empty() {
            true => self.title.clone(),
            false => format!("{}, {}", self.publisher, self.title),
        }
    }
}

impl Passage {
    /// Whether it is in our words, and no quotation.
    pub fn is_summary(&self) -> bool {
        self.kind == PassageKind::Summary
    }

    /// The summary in the place of which an extract was taken, where that is known.
    pub fn stands_for(&self) -> Option<&PassageId> {
        self.anchor.as_ref()?.stands_for.as_ref()
    }
}

/// The span of time that a source reports on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub from: Date,
    pub to: Date,
}

/// How a passage was held against its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    pub by: String,
    pub on: Date,
    /// SHA-256 of the file it was held against, in lower-case hexadecimal.
    pub file_sha256: String,
}

/// Why something is no longer offered. What is retired stays in its file: ids are never used again,
/// and cases that rest on it still find out why it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    pub on: Date,
    pub why: String,
}

/// Who speaks. Weight in court differs by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PublisherKind {
    Court,
    Legislature,
    Intergovernmental,
    State,
    Ngo,
    Academic,
    Media,
}

/// `Extract` is verbatim; `Summary` is our words and is never printed as a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PassageKind {
    Extract,
    Summary,
}

/// Which way a passage points, seen from the appellant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stance {
    Helps,
    Adverse,
    Mixed,
    Neutral,
}

impl Stance {
    /// Whether it goes against the appellant, if only in part.
    pub fn goes_against(self) -> bool {
        matches!(self, Stance::Adverse | Stance::Mixed)
    }
}

/// How sound the record of a source is: `A` read at its own address and dated; `B` a proper source
/// with a defect; `C` a relay or mirror, a lead to the original and not something to exhibit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tier {
    A,
    B,
    C,
}

/// How much of a source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReadExtent {
    FullText,
    Excerpt,
    LandingPage,
    SecondHand,
}

/// Gives an enum its list of variants, the name of each in files, and the plain words for each.
macro_rules! words {
    ($($type:ident { $($variant:ident => $label:literal),* $(,)? })*) => {$(
        impl $type {
            pub const ALL: &'static [$type] = &[$($type::$variant),*];

            /// Its name in files.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => stringify!($variant)),* }
            }

            /// The one of that name, however its letters are written.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name().eq_ignore_ascii_case(name))
            }

            /// The plain words for it, in lower case.
            pub fn label(self) -> &'static str {
                match self { $($type::$variant => $label),* }
            }
        }
    )*};
}

words! {
    PublisherKind {
        Court => "court", Legislature => "legislature", Intergovernmental => "intergovernmental",
        State => "state", Ngo => "NGO", Academic => "academic", Media => "media",
    }
    PassageKind { Extract => "extract", Summary => "summary" }
    Stance { Helps => "helps", Adverse => "adverse", Mixed => "mixed", Neutral => "neutral" }
    Tier { A => "read at its own address", B => "with a defect", C => "only a lead" }
    ReadExtent {
        FullText => "read in full", Excerpt => "read in part",
        LandingPage => "only the page about it read", SecondHand => "seen second-hand",
    }
}
