//! To which others an annotation belongs, as far as these are on the wanted pages.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, Object};

use crate::pdf::import::{Id, Kind, annotations, kind};

use super::copy::Copier;

/// Keys by which one comment refers to another: the one that it answers, its window, whose window it is.
const OTHERS: [&str; 3] = ["IRT", "Popup", "Parent"];

impl<'a> Copier<'a> {
    /// A reply to a comment on a page that was left out becomes a comment of its own.
    pub(super) fn relations(&mut self, item: &Dict<'a>) {
        for key in OTHERS {
            let Some(target) = item.get_ref(key) else {
                continue;
            };
            let id = (target.obj_number, target.gen_number);
            if !self.is_kept_comment(id) {
                continue;
            }
            self.put(&format!("/{key} "));
            self.refer(id);
            if let Some(how) = item.get_raw::<Object<'a>>("RT").filter(|_| key == "IRT") {
                self.put("/RT ");
                self.item(&how);
            }
        }
    }

    fn is_kept_comment(&mut self, id: Id) -> bool {
        let comments = self.comments.take();
        let comments = comments.unwrap_or_else(|| self.comments_there());
        let is_there = comments.contains(&id);
        self.comments = Some(comments);
        is_there
    }

    fn comments_there(&self) -> BTreeSet<Id> {
        let pages = self.wanted.with_marks();
        let pages = pages.filter_map(|page| self.source.pdf.pages().get(page));
        let all = pages.flat_map(|page| annotations(page.raw(), self.source));
        all.filter(|(_, item)| matches!(kind(item), Kind::Comment | Kind::Popup))
            .filter_map(|(id, _)| id)
            .collect()
    }
}
