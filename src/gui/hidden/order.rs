//! What is ordered of the work beside the window, and what comes back.

use std::path::PathBuf;

use crate::case::{Document, HiddenPlace};
use crate::gui::redaction::{Named, OfCase};
use crate::preflight::HiddenItem;
use crate::redact::{self, Trouble};

/// Documents of which copies are to be made.
#[derive(Clone, Debug)]
pub(in crate::gui) struct LeaveOrder {
    pub(in crate::gui) case: OfCase,
    pub(in crate::gui) documents: Vec<LeaveOne>,
    pub(in crate::gui) confidential: Vec<String>,
    /// Only what can go without a page looking otherwise.
    pub(in crate::gui) unseen_only: bool,
}

/// One of them.
#[derive(Clone, Debug)]
pub(in crate::gui) struct LeaveOne {
    pub(in crate::gui) named: Named,
    pub(in crate::gui) items: Vec<HiddenItem>,
    pub(in crate::gui) back: Vec<HiddenPlace>,
}

impl LeaveOne {
    pub(super) fn taking(named: Named, items: Vec<HiddenItem>) -> Self {
        LeaveOne {
            named,
            items,
            back: Vec::new(),
        }
    }

    pub(super) fn putting_back(named: Named, back: Vec<HiddenPlace>) -> Self {
        LeaveOne {
            named,
            items: Vec::new(),
            back,
        }
    }
}

/// What was done to one of them.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Left {
    /// As it was when that was ordered.
    pub(in crate::gui) document: Document,
    pub(in crate::gui) title: String,
    /// Places that are gone, or that are there again.
    pub(in crate::gui) places: usize,
    pub(in crate::gui) is_back: bool,
    pub(in crate::gui) left: redact::Left,
}

/// How far that is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) enum LeaveCame {
    /// Copies that were made.
    Working(usize),
    Done {
        /// The case file after which the copies are named.
        case: Option<PathBuf>,
        left: Vec<Left>,
        /// Documents that rest as they were, by title, and why.
        troubles: Vec<(String, Trouble)>,
    },
}
