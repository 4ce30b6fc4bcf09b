//! How much each thing counts in the order of passages: the whole table, each row with its reason.
//!
//! The figures were found on 26 claimants of three countries and on four sheets of passages judged without
//! knowing which order had them first (`tests/it/ranking.rs` holds them all). They are not sharp: half or double
//! of any one changes a few places and not the kind of list. With all of them changed at random by a twentieth,
//! every wanted passage kept its place among the first in nine trials of ten. The unit is that of rarity, see
//! [`Rarities`](super::rarity::Rarities): sharing a characteristic that one passage in fifty names counts 4.

/// The table.
pub(super) struct Weights {
    /// What a step away still counts: a characteristic that is broader or narrower than the appellant’s,
    /// an issue that stands above the disputed one, a stranger’s characteristic of another kind. A soldier
    /// is a mobilised man in most that is said of soldiers, and not in all.
    pub(super) step: f64,
    /// How much characteristics that the appellant does not have draw a passage away from those that he
    /// has. What is said of eight groups at once says little about any of them; what most passages on the disputed
    /// issue are about draws less.
    pub(super) strangers: f64,
    /// For a disputed issue that the passage answers. A schedule is read issue by issue; so this is more
    /// than two rare characteristics together.
    pub(super) issue: f64,
    /// For the first proposition under a disputed issue that the passage bears on; twice that for three. What
    /// bears on a proposition can be argued with.
    pub(super) propositions: f64,
    /// Between the weakest source and the strongest, and again between a summary and an extract: the
    /// Practice Direction asks for extracts.
    pub(super) strength: f64,
    /// Taken away for each year by which it is older than the profile calls recent, six at most. Decisions
    /// of courts do not age like reports.
    pub(super) year: f64,
    /// Taken away as passages on the same issue stand above it, each less than the one before, so
    /// that no disputed issue is buried under another one.
    pub(super) repeated: f64,
    /// For the respondent’s own assessment on a disputed issue, shared by those that stand above it there: the
    /// paragraph on which the refusal rests has to be met, so it has to be seen first.
    pub(super) assessment: f64,
}

pub(super) const WEIGHTS: Weights = Weights {
    step: 0.4,
    strangers: 0.55,
    issue: 9.0,
    propositions: 0.9,
    strength: 0.9,
    year: 0.2,
    repeated: 1.1,
    assessment: 17.0,
};
