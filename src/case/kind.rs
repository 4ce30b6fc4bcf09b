//! What kind of document an exhibit is, where the tribunal has a rule of its own for the kind.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The kinds for which a tribunal may limit the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ExhibitKind {
    /// No rule speaks of it.
    #[default]
    Other,
    ExpertReport,
    /// The appellant's skeleton argument.
    Skeleton,
    /// The respondent's review.
    Review,
}

/// Why words name no kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a kind is one of: expert-report, skeleton, review, other")]
pub struct NoKind;

impl ExhibitKind {
    pub const ALL: [ExhibitKind; 4] = [
        ExhibitKind::Other,
        ExhibitKind::ExpertReport,
        ExhibitKind::Skeleton,
        ExhibitKind::Review,
    ];

    pub fn label(self) -> &'static str {
        match self {
            ExhibitKind::Other => "any other",
            ExhibitKind::ExpertReport => "expert report",
            ExhibitKind::Skeleton => "skeleton argument",
            ExhibitKind::Review => "respondent’s review",
        }
    }

    /// As it is named on the command line.
    pub fn name(self) -> &'static str {
        match self {
            ExhibitKind::Other => "other",
            ExhibitKind::ExpertReport => "expert-report",
            ExhibitKind::Skeleton => "skeleton",
            ExhibitKind::Review => "review",
        }
    }

    /// A first proposal from the title. It is shown, and a person may change it.
    pub(super) fn proposed(title: &str) -> Self {
        let title = title.to_lowercase().replace('’', "'");
        let has = |words: &str| title.contains(words);
        if has("skeleton argument") {
            ExhibitKind::Skeleton
        } else if has("respondent's review") || has("respondents review") {
            ExhibitKind::Review
        } else if has("expert report") || has("expert's report") {
            ExhibitKind::ExpertReport
        } else {
            ExhibitKind::Other
        }
    }
}

impl FromStr for ExhibitKind {
    type Err = NoKind;

    fn from_str(text: &str) -> Result<Self, NoKind> {
        let all = ExhibitKind::ALL.into_iter();
        let mut named = all.filter(|kind| kind.name() == text);
        named.next().ok_or(NoKind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_says_what_it_is_proposes_the_kind() {
        let proposed = ExhibitKind::proposed;
        assert_eq!(proposed("Expert Report of Dr A"), ExhibitKind::ExpertReport);
        assert_eq!(proposed("Skeleton argument"), ExhibitKind::Skeleton);
        assert_eq!(proposed("Respondent’s review"), ExhibitKind::Review);
        assert_eq!(proposed("Letter to the expert"), ExhibitKind::Other);
        assert_eq!(proposed("Review of the evidence"), ExhibitKind::Other);
    }

    #[test]
    fn every_kind_is_named_on_the_command_line() {
        for kind in ExhibitKind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
        }
        assert_eq!("thesis".parse::<ExhibitKind>(), Err(NoKind));
    }
}
