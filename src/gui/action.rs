//! Everything that a view can ask for. Views never change anything themselves.

use crate::case::Edit;
use crate::finding::Place;
use crate::library::{IssueId, PassageId};
use crate::matching::Filter;

use super::command::Command;
use super::packs::PackAction;

/// One wish of the person at the window.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Action {
    Command(Command),
    Edit(Edit),
    /// Takes the passage at this position of the library into the case.
    Choose {
        position: usize,
        under: Under,
    },
    /// Takes every entry that rests on the passage out of the case.
    Unchoose(PassageId),
    Search(String),
    Filter(Filter),
    Scope(Scope),
    /// Puts the list into the order that the disputed issues now ask for.
    RankAgain,
    /// Shows the passage in full.
    Select(usize),
    /// Shows no passage in full any longer.
    Unselect,
    /// Lists the findings, or only counts them.
    ListFindings(bool),
    /// Brings the thing that a finding speaks of into view.
    GoTo(Place),
    Dismiss(usize),
    Answer(Answer),
    CancelExport,
    /// Types a path in the window instead of waiting for the system's dialog.
    TypePath,
    /// Something at the screen of packs.
    Packs(PackAction),
}

/// Under which issue a passage is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// The first disputed issue that it answers, or else its own first issue.
    Best,
    /// An issue of the case, by key.
    Issue(String),
    /// An issue of the tree, added to the case where it is not there yet.
    Tree(IssueId),
}

/// Which passages the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those that fit the claimant.
    #[default]
    Fitting,
    /// The whole library.
    Everything,
}

/// The answer to the question that stands before the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Save first, then go on.
    Save,
    /// Go on without saving.
    Discard,
    Cancel,
    /// Replace what is on disk although somebody else changed it.
    Overwrite,
    SaveElsewhere,
    /// Replace the file that has the chosen name.
    Replace,
    /// Take the recovery copy.
    Recover,
    /// Throw the recovery copy away.
    Forget,
    /// A path typed where no dialog could be shown.
    Path(String),
}
