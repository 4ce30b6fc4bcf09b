//! The layers (optional content) of a document that its copied pages use.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef};

use crate::pdf::import::{Id, name};

use super::copy::Copier;

/// Which layers are off when the document is opened.
#[derive(Debug)]
pub(super) struct States {
    off_by_default: bool,
    exceptions: BTreeSet<Id>,
}

impl States {
    fn is_off(&self, layer: Id) -> bool {
        self.exceptions.contains(&layer) != self.off_by_default
    }
}

impl<'a> Copier<'a> {
    /// The optional-content groups that were copied, with the state in which the document opens.
    pub(super) fn layers(&mut self) {
        let Some(all) = self.source.catalog().get::<Dict<'a>>("OCProperties") else {
            return;
        };
        let states = states(&all);
        for id in references(all.get::<Array<'a>>("OCGs")) {
            if let Some(local) = self.known(id) {
                self.chunk.layers.push((local, states.is_off(id)));
            }
        }
    }

    /// Whether something belongs to a layer that is off, or to several of which too many are (ISO
    /// 32000-1, 8.11.2.2; expressions are not reckoned out: what has one is seen).
    pub(super) fn is_off(&mut self, item: &Dict<'a>) -> bool {
        let (Some(target), Some(layer)) = (item.get_ref("OC"), item.get::<Dict<'a>>("OC")) else {
            return false;
        };
        let Some(all) = self.source.catalog().get::<Dict<'a>>("OCProperties") else {
            return false;
        };
        let states = self.states_of_layers.get_or_insert_with(|| states(&all));
        if name(&layer, "Type") != "OCMD" {
            return states.is_off((target.obj_number, target.gen_number));
        }
        let of = match layer.get_ref("OCGs") {
            Some(one) if layer.get::<Array<'a>>("OCGs").is_none() => {
                vec![(one.obj_number, one.gen_number)]
            }
            _ => references(layer.get::<Array<'a>>("OCGs")),
        };
        if of.is_empty() || layer.contains_key("VE") {
            return false;
        }
        let mut off = of.into_iter().map(|one| states.is_off(one));
        match name(&layer, "P").as_str() {
            "AllOn" => off.any(|off| off),
            "AnyOff" => !off.any(|off| off),
            "AllOff" => !off.all(|off| off),
            _ => off.all(|off| off),
        }
    }
}

fn states(all: &Dict<'_>) -> States {
    let state = all.get::<Dict<'_>>("D").unwrap_or_else(Dict::empty);
    let off_by_default = name(&state, "BaseState") == "OFF";
    let named = if off_by_default { "ON" } else { "OFF" };
    States {
        off_by_default,
        exceptions: references(state.get::<Array<'_>>(named))
            .into_iter()
            .collect(),
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
