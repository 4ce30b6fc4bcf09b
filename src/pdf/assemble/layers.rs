//! The layers (optional content) of a document that its copied pages use.

use hayro_syntax::object::{Array, Dict, MaybeRef, Name};

use crate::pdf::import::Id;

use super::copy::Copier;

impl<'a> Copier<'a> {
    /// The optional-content groups that were copied, with the state in which the document opens.
    pub(super) fn layers(&mut self) {
        let Some(all) = self.source.catalog().get::<Dict<'a>>("OCProperties") else {
            return;
        };
        let state = all.get::<Dict<'a>>("D").unwrap_or_else(Dict::empty);
        let off_by_default = state
            .get::<Name<'a>>("BaseState")
            .is_some_and(|state| &*state == b"OFF");
        let named = if off_by_default { "ON" } else { "OFF" };
        let exceptions: Vec<Id> = references(state.get::<Array<'a>>(named));
        for id in references(all.get::<Array<'a>>("OCGs")) {
            if let Some(local) = self.known(id) {
                let is_off = exceptions.contains(&id) != off_by_default;
                self.chunk.layers.push((local, is_off));
            }
        }
    }
}

fn references(array: Option<Array<'_>>) -> Vec<Id> {
    let items = array.iter().flat_map(|array| array.raw_iter());
    items
        .filter_map(|item| match item {
            MaybeRef::Ref(target) => Some((target.obj_number, target.gen_number)),
            MaybeRef::NotRef(_) => None,
        })
        .collect()
}
