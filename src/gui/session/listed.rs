//! What the station Check lists. It stands still while it is looked at: what is found in the meantime by work
//! beside the window is only announced, and listed when the person asks for it, changes the case or comes back.

use crate::finding::Finding;
use crate::gui::action::Stage;
use crate::gui::weight::Weight;

use super::Session;

/// The findings as they were when the list was made.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// `None` while the list is not looked at.
    findings: Option<Vec<Finding>>,
    /// After which change of the case it was made.
    changes: u64,
    /// When it was last held against what is known, and whether it was the same.
    compared: (u64, usize),
    is_outdated: bool,
}

impl Session {
    /// Asked for in every frame, before the list is shown.
    pub(in crate::gui) fn list_findings(&mut self) {
        if self.stage != Stage::Check {
            self.listed.findings = None;
        } else if self.listed.findings.is_none() || self.listed.changes != self.changes {
            self.list_findings_anew();
        } else if self.listed.compared != self.unshown_at {
            self.listed.compared = self.unshown_at;
            let known = self.listed.findings.iter().flatten();
            self.listed.is_outdated = !known.eq(self.findings());
        }
    }

    pub(in crate::gui) fn list_findings_anew(&mut self) {
        self.listed = Listed {
            findings: Some(self.findings().cloned().collect()),
            changes: self.changes,
            compared: self.unshown_at,
            is_outdated: false,
        };
    }

    /// Whether something else is known by now than what is listed.
    pub(in crate::gui) fn are_findings_outdated(&self) -> bool {
        self.listed.is_outdated
    }

    pub(in crate::gui) fn listed_findings(&self) -> impl Iterator<Item = &Finding> {
        let listed = self.listed.findings.iter().flatten();
        let all = self.listed.findings.is_none().then(|| self.findings());
        listed.chain(all.into_iter().flatten())
    }

    pub(in crate::gui) fn listed_of(&self, weight: Weight) -> impl Iterator<Item = &Finding> {
        let of_it = move |finding: &&Finding| self.weight(finding) == weight;
        self.listed_findings().filter(of_it)
    }
}
