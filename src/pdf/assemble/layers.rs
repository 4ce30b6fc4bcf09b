//! The layers of a document, in the state in which it opens and prints.

use hayro_syntax::object::{Array, Dict};

use crate::pdf::import::{Id, layers, name, references};

use super::copy::Copier;

/// A layer that is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layer {
    /// Its object.
    pub(super) number: u32,
    pub(super) shows: bool,
    /// Whether it is printed, where that does not go by whether it shows.
    pub(super) prints: Option<bool>,
}

impl<'a> Copier<'a> {
    /// Those that were copied, because something wanted lies on them.
    pub(super) fn layers_in_use(&mut self) {
        for (id, layer) in layers(self.source) {
            if let Some(number) = self.known(id) {
                self.chunk.layers.push(Layer {
                    number,
                    shows: layer.shows,
                    prints: layer.prints,
                });
            }
        }
    }

    /// Whether something belongs to a layer that is off, or to several of which too many are (ISO
    /// 32000-1, 8.11.2.2; expressions are not reckoned out: what has one is seen).
    pub(super) fn is_off(&mut self, item: &Dict<'a>) -> bool {
        let (Some(target), Some(layer)) = (item.get_ref("OC"), item.get::<Dict<'a>>("OC")) else {
            return false;
        };
        let source = self.source;
        let all = self.layers.get_or_insert_with(|| layers(source));
        let is_off = |id: Id| all.get(&id).is_some_and(|layer| !layer.shows);
        if name(&layer, "Type") != "OCMD" {
            return is_off((target.obj_number, target.gen_number));
        }
        let of = match layer.get_ref("OCGs") {
            Some(one) if layer.get::<Array<'a>>("OCGs").is_none() => {
                vec![(one.obj_number, one.gen_number)]
            }
            _ => references(&layer, "OCGs"),
        };
        if of.is_empty() || layer.contains_key("VE") {
            return false;
        }
        let mut off = of.into_iter().map(is_off);
        match name(&layer, "P").as_str() {
            "AllOn" => off.any(|off| off),
            "AnyOff" => !off.any(|off| off),
            "AllOff" => !off.all(|off| off),
            _ => off.all(|off| off),
        }
    }
}

/// The entry of the catalog that lists all layers of the file.
pub(super) fn properties(layers: &[Layer]) -> String {
    let list = |is_listed: &dyn Fn(&Layer) -> bool| -> String {
        let listed = layers.iter().filter(|layer| is_listed(layer));
        listed
            .map(|layer| format!("{} 0 R ", layer.number))
            .collect()
    };
    let all = list(&|_| true);
    let off = list(&|layer| !layer.shows);
    let printed = list(&|layer| layer.prints.is_some());
    let by_use = match printed.is_empty() {
        true => String::new(),
        false => format!("/AS[<</Event/Print/Category[/Print]/OCGs[{printed}]>>]"),
    };
    format!("/OCProperties<</OCGs[{all}]/D<</OFF[{off}]{by_use}>>>>")
}
