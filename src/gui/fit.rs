//! What would make a schedule fit its limit, without the window: what was worked out beside it, and which candidates the
//! person has ticked. Whenever the case changes it is worked out anew, and nothing is ticked.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::case::{Case, Edit};
use crate::export::{Fit, Fitted, unbalanced, without};
use crate::library::{Date, Library};
use crate::preflight::{Documents, Quotations};
use crate::profile::{Labels, Profile};

use super::action::Stage;
use super::session::Session;

/// What can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FitAction {
    Open(bool),
    /// Whether to leave a candidate out, to see what then would fit.
    LeaveOut(u32, bool),
}

/// What is to be worked out.
pub(super) struct FitOrder {
    pub(super) case: Case,
    pub(super) profile: Arc<Profile>,
    pub(super) library: Arc<Library>,
    pub(super) today: Date,
    pub(super) documents: Documents,
    pub(super) quotations: Quotations,
    /// What is known of this case already.
    pub(super) known: Option<Arc<Fit>>,
    pub(super) out: BTreeSet<u32>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FitCame {
    pub(super) fit: Arc<Fit>,
    /// Without what was to be left out.
    pub(super) then: Option<Fitted>,
}

#[derive(Debug, Default)]
pub(super) struct FitView {
    pub(super) is_open: bool,
    pub(super) out: BTreeSet<u32>,
    pub(super) came: Option<FitCame>,
    pub(super) failed: Option<String>,
    /// Of which revision that is, and without which entries.
    at: Option<(u64, BTreeSet<u32>)>,
    /// What is being worked out.
    ordered: Option<(u64, BTreeSet<u32>)>,
    number: u64,
}

impl FitView {
    pub(super) fn apply(&mut self, action: FitAction) {
        match action {
            FitAction::Open(is_open) => self.is_open = is_open,
            FitAction::LeaveOut(number, true) => drop(self.out.insert(number)),
            FitAction::LeaveOut(number, false) => drop(self.out.remove(&number)),
        }
    }

    pub(super) fn is_at_work(&self) -> bool {
        self.ordered.is_some()
    }

    /// Whether what is shown is of the case and the ticks as they are.
    pub(super) fn is_current(&self, revision: u64) -> bool {
        let at = self.at.as_ref();
        at.is_some_and(|(then, out)| *then == revision && *out == self.out)
    }

    /// What is to be worked out now, if anything is: one thing at a time.
    pub(super) fn order(&mut self, session: &Session) -> Option<(u64, FitOrder)> {
        let is_seen = self.is_open && session.stage == Stage::Arrange;
        let known = self.at.as_ref().map(|(then, _)| *then);
        if known.is_some_and(|then| then != session.revision) {
            // Numbers may be those of others now.
            self.out.clear();
        }
        if !is_seen || self.ordered.is_some() || self.is_current(session.revision) {
            return None;
        }
        self.number += 1;
        self.ordered = Some((session.revision, self.out.clone()));
        let came = self
            .came
            .as_ref()
            .filter(|_| known == Some(session.revision));
        let order = FitOrder {
            case: session.case().clone(),
            profile: Arc::clone(session.profile().ok()?),
            library: Arc::clone(&session.library),
            today: session.today,
            documents: session.documents.clone(),
            quotations: session.quotations.now().clone(),
            known: came.map(|came| Arc::clone(&came.fit)),
            out: self.out.clone(),
        };
        Some((self.number, order))
    }

    pub(super) fn hear(&mut self, number: u64, came: Result<FitCame, String>) {
        if number != self.number {
            return;
        }
        self.at = self.ordered.take();
        match came {
            Ok(came) => (self.came, self.failed) = (Some(came), None),
            Err(why) => (self.came, self.failed) = (None, Some(why)),
        }
    }

    /// The thread has died: it is not begun again by itself.
    pub(super) fn died(&mut self) {
        self.at = self.ordered.take();
        self.failed = Some("It could not be worked out.".to_owned());
    }

    /// The edits that leave out what is ticked, or why that is not done.
    pub(super) fn leave_out(&self, case: &Case, labels: &Labels) -> Result<Vec<Edit>, String> {
        match unbalanced(case, &self.out, labels) {
            Some(why) => Err(why),
            None => Ok(without(&self.out)),
        }
    }
}
