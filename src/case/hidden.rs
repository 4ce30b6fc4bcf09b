//! Words of documents that nobody sees, and what a person decided of them: taken out of a copy, or filed knowingly
//! for a reason.
//!
//! The cleaned copy is the document from then on, and a redacted copy is made of it. The file that it was made of is
//! never changed. A choice is about one content of a file: of another it says nothing.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::document::{Document, DocumentFile, DocumentId};
use super::edit::EditError;
use super::model::Case;
use super::reason::is_reason;
use super::redaction::{MarkArea, Redacted, RedactionMark, count_on};

/// How words are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum HiddenKind {
    Covered,
    SameColour,
    OutsidePage,
    TooSmall,
    LayerOff,
    UnappliedRedaction,
    /// What somebody wrote in a comment or behind a mark.
    Comment,
}

impl HiddenKind {
    /// `under a box or picture`.
    pub fn words(self) -> &'static str {
        match self {
            HiddenKind::Covered => "under a box or picture",
            HiddenKind::SameColour => "in the colour of what is behind",
            HiddenKind::OutsidePage => "outside the page or cut away",
            HiddenKind::TooSmall => "too small to be read",
            HiddenKind::LayerOff => "on a layer that is switched off",
            HiddenKind::UnappliedRedaction => "marked for redaction and not blacked out",
            HiddenKind::Comment => "in a comment",
        }
    }
}

/// A place at which words are hidden. The words themselves are not in a case, only their fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HiddenPlace {
    /// From 1.
    pub page: u32,
    pub kind: HiddenKind,
    /// Absent where it is no place of the page: a comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<MarkArea>,
    /// SHA-256 of the words, lower-case hexadecimal.
    pub fingerprint: String,
}

impl HiddenPlace {
    pub fn new(page: u32, kind: HiddenKind, area: Option<MarkArea>, words: &str) -> Self {
        let digest = Sha256::digest(words.as_bytes());
        HiddenPlace {
            page,
            kind,
            area,
            fingerprint: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

/// So many tenths of a point may a place be read otherwise in a copy.
const AWAY: i32 = 10;

impl HiddenPlace {
    /// Whether another is the same, as it is read in a copy.
    pub fn is(&self, other: &HiddenPlace) -> bool {
        let edges = |area: &MarkArea| [area.left, area.top, area.right, area.bottom];
        let is_near = match (&self.area, &other.area) {
            (Some(one), Some(other)) => {
                let mut both = edges(one).into_iter().zip(edges(other));
                both.all(|(one, other)| (one - other).abs() <= AWAY)
            }
            (one, other) => one == other,
        };
        is_near
            && (self.page, self.kind, &self.fingerprint)
                == (other.page, other.kind, &other.fingerprint)
    }

    /// Whether it shares some of its place with another.
    pub fn meets(&self, other: &HiddenPlace) -> bool {
        let shared = self.area.zip(other.area);
        shared.is_some_and(|(one, other)| {
            let across = one.left.max(other.left) + AWAY < one.right.min(other.right);
            across && one.top.max(other.top) + AWAY < one.bottom.min(other.bottom)
        })
    }
}

/// What a person decided of hidden words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HiddenDecision {
    TakenOut,
    /// They go into the bundle, for this reason.
    Filed(String),
}

/// A decision, and of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HiddenChoice {
    /// Of the file that was looked at, as [`Document::sha256`] before anything was taken out.
    pub sha256: String,
    pub place: HiddenPlace,
    pub decision: HiddenDecision,
}

/// What a cleaned copy was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cleaned {
    /// The file that still holds the words, as [`Document::path`].
    pub path: String,
    /// As [`Document::sha256`].
    pub sha256: String,
}

/// A redacted copy, and all marks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedactedCopy {
    pub file: DocumentFile,
    pub marks: Vec<RedactionMark>,
}

/// One decision, or several at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HiddenChange {
    /// The document is from now on a copy of it without the words at these places, which are all that were taken
    /// out; without a copy it is again the file that was brought. What was redacted is so in a copy of that.
    LeaveOut {
        copy: Option<DocumentFile>,
        places: Vec<HiddenPlace>,
        redacted: Option<RedactedCopy>,
    },
    /// The words go into the bundle for a reason; an empty one takes that back.
    FileKnowingly {
        places: Vec<HiddenPlace>,
        reason: String,
    },
}

impl HiddenChange {
    pub(super) fn label(&self) -> &'static str {
        match self {
            HiddenChange::LeaveOut { copy: None, .. } => "Put hidden words back",
            HiddenChange::LeaveOut { .. } => "Take hidden words out of a document",
            HiddenChange::FileKnowingly { reason, .. } if reason.trim().is_empty() => {
                "Decide on hidden words again"
            }
            HiddenChange::FileKnowingly { .. } => "File hidden words knowingly",
        }
    }
}

pub(super) fn change(
    case: &mut Case,
    id: DocumentId,
    change: &HiddenChange,
) -> Result<(), EditError> {
    match change {
        HiddenChange::LeaveOut {
            copy,
            places,
            redacted,
        } => leave_out(case, id, copy.as_ref(), places, redacted.as_ref()),
        HiddenChange::FileKnowingly { places, reason } => file_knowingly(case, id, places, reason),
    }
}

impl Document {
    /// The file as it was brought: before anything was taken out of it.
    pub fn as_brought(&self) -> (&str, &str) {
        match &self.cleaned {
            Some(cleaned) => (&cleaned.path, &cleaned.sha256),
            None => self.unredacted(),
        }
    }

    /// Whether it is this content, or goes back to it when a redaction is taken back or hidden words are put back.
    pub fn rests_on(&self, sha256: &str) -> bool {
        let all = [
            self.sha256.as_str(),
            self.unredacted().1,
            self.as_brought().1,
        ];
        all.contains(&sha256)
    }

    /// The choices that were made for this content of its file.
    pub fn hidden_choices(&self) -> impl Iterator<Item = &HiddenChoice> {
        let (_, sha256) = self.as_brought();
        self.hidden.iter().filter(move |one| one.sha256 == sha256)
    }

    /// What was taken out.
    pub fn taken_out(&self) -> impl Iterator<Item = &HiddenPlace> {
        let taken = self.hidden_choices();
        taken
            .filter(|choice| choice.decision == HiddenDecision::TakenOut)
            .map(|choice| &choice.place)
    }

    /// What is filed knowingly, with the reasons.
    pub fn filed_knowingly(&self) -> impl Iterator<Item = (&HiddenPlace, &str)> {
        self.hidden_choices()
            .filter_map(|choice| match &choice.decision {
                HiddenDecision::Filed(reason) => Some((&choice.place, reason.as_str())),
                HiddenDecision::TakenOut => None,
            })
    }

    /// Choices that were made for another content of its file, and say nothing of this one.
    pub fn stale_choices(&self) -> usize {
        self.hidden.len() - self.hidden_choices().count()
    }

    /// Drops choices that say nothing any more, once a new one is made.
    fn without_stale(&mut self) -> String {
        let sha256 = self.as_brought().1.to_owned();
        self.hidden.retain(|choice| choice.sha256 == sha256);
        sha256
    }
}

/// Has a document be a copy without the words at these places, and without nothing where there are none; then its
/// file is the one that was brought. What was redacted is so in `redacted`, which was made of that copy.
fn leave_out(
    case: &mut Case,
    id: DocumentId,
    copy: Option<&DocumentFile>,
    places: &[HiddenPlace],
    redacted: Option<&RedactedCopy>,
) -> Result<(), EditError> {
    let document = case.documents.get_mut(id).ok_or(EditError::NoSuchFile)?;
    let sha256 = document.without_stale();
    let brought = document.as_brought().0.to_owned();
    let (path, now) = match copy {
        Some(copy) => (copy.path.clone(), copy.sha256.clone()),
        None => (brought.clone(), sha256.clone()),
    };
    document.cleaned = copy.map(|_| Cleaned {
        path: brought,
        sha256: sha256.clone(),
    });
    let taken_out = |choice: &HiddenChoice| choice.decision == HiddenDecision::TakenOut;
    document
        .hidden
        .retain(|choice| !taken_out(choice) && !places.contains(&choice.place));
    let places = if copy.is_some() { places } else { &[] };
    document
        .hidden
        .extend(places.iter().map(|place| HiddenChoice {
            sha256: sha256.clone(),
            place: place.clone(),
            decision: HiddenDecision::TakenOut,
        }));
    let marks = redacted.map(|one| one.marks.clone());
    document.redacted = marks.map(|marks| Redacted {
        path: path.clone(),
        sha256: now.clone(),
        marks,
    });
    let (path, now) = redacted.map_or((path, now), |one| {
        (one.file.path.clone(), one.file.sha256.clone())
    });
    document.path = path;
    let before = std::mem::replace(&mut document.sha256, now.clone());
    count_on(case, &before, &now);
    Ok(())
}

/// Files hidden words knowingly; an empty reason takes that back.
fn file_knowingly(
    case: &mut Case,
    id: DocumentId,
    places: &[HiddenPlace],
    reason: &str,
) -> Result<(), EditError> {
    let reason = reason.trim();
    if !reason.is_empty() && !is_reason(reason) {
        return Err(EditError::NoReason);
    }
    let document = case.documents.get_mut(id).ok_or(EditError::NoSuchFile)?;
    let sha256 = document.without_stale();
    let is_taken_out = |choice: &HiddenChoice| choice.decision == HiddenDecision::TakenOut;
    document
        .hidden
        .retain(|choice| is_taken_out(choice) || !places.contains(&choice.place));
    if !reason.is_empty() {
        document
            .hidden
            .extend(places.iter().map(|place| HiddenChoice {
                sha256: sha256.clone(),
                place: place.clone(),
                decision: HiddenDecision::Filed(reason.to_owned()),
            }));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
