//! The rule of what packs add to the shared taxonomy: it must be added to something that is there.

use crate::finding::{Finding, LibraryCode};

use super::addition::Addition;
use super::check_taxonomy::{Checker, Tree};

impl Checker<'_> {
    pub(super) fn additions(&mut self) {
        let taxonomy = self.taxonomy;
        for Addition { id, .. } in &taxonomy.additions.to_characteristics {
            if taxonomy.characteristic(&id.as_str().into()).is_none() {
                let message = format!("Words are added to “{id}”, which does not exist.");
                let finding = Finding::new(LibraryCode::UnknownCharacteristic, message);
                self.report(finding, Tree::Characteristics, id);
            }
        }
        for one in &taxonomy.additions.to_issues {
            let id = &one.id;
            if taxonomy.issue(&id.as_str().into()).is_none() {
                let message =
                    format!("Something is added to the issue “{id}”, which does not exist.");
                let finding = Finding::new(LibraryCode::UnknownIssue, message);
                self.report(finding, Tree::Issues, id);
            }
            self.cited(id, &one.authorities);
        }
    }
}
