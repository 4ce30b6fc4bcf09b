//! The layers of a document, in the state in which it opens and prints.

use hayro_syntax::object::Dict;

use crate::pdf::import::{layers, visibility};

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

    /// Whether a comment or a field lies on layers that hide it.
    pub(super) fn is_off(&mut self, item: &Dict<'a>) -> bool {
        let source = self.source;
        let all = self.layers.get_or_insert_with(|| layers(source));
        visibility(item, "OC", source, all).is_hidden
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
