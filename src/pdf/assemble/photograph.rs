//! Photographs within a document, copied without what is not the picture (see `import::camera`).

use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream as PdfStream};

use crate::pdf::import::{
    Removed, bare_jpeg, bare_jpx, is_heavy, name, tells_position, unpacked_by,
};

use super::copy::Copier;

/// Bytes that notes may unpack to that are looked through.
const MOST_NOTES: u64 = 4 << 20;

impl<'a> Copier<'a> {
    /// The same, taken note of with what stands beside it.
    pub(super) fn without_notes(&mut self, stream: &PdfStream<'a>) -> Option<Vec<u8>> {
        let beside = self.notes_beside(stream.dict());
        let (content, within) = self.bare_photograph(stream).unzip();
        self.cleared(within.unwrap_or_default().and(beside));
        content
    }

    /// The content of a photograph without its notes; none where it has none, or is no photograph.
    /// It is packed in no other way then: its dictionary has to say so.
    fn bare_photograph(&mut self, stream: &PdfStream<'a>) -> Option<(Vec<u8>, Removed)> {
        let filters = stream.filters();
        let (last, outer) = filters.split_last()?;
        let bare = match last {
            Filter::DctDecode => bare_jpeg,
            Filter::JpxDecode => bare_jpx,
            _ => return None,
        };
        let content = if outer.is_empty() {
            stream.raw_data()
        } else {
            let Some(unpacked) = self.outer_unpacked(stream, outer.len()) else {
                self.chunk.ledger.pictures_kept += 1;
                return None;
            };
            Cow::Owned(unpacked)
        };
        bare(&content)
    }

    /// What the document has beside a picture or a drawing: notes in XMP, what a program keeps there.
    fn notes_beside(&self, dict: &Dict<'a>) -> Removed {
        let is_shown = matches!(&*name(dict, "Subtype"), "Image" | "Form");
        let notes = dict.get::<PdfStream<'a>>("Metadata");
        let tells = notes.as_ref().is_some_and(|notes| {
            let is_light = !is_heavy(notes, MOST_NOTES, &self.source.patience);
            let text = notes.decoded_data().ok().filter(|_| is_light);
            text.is_some_and(|text| tells_position(&text))
        });
        Removed {
            notes: is_shown && (notes.is_some() || dict.contains_key("PieceInfo")),
            position: is_shown && tells,
        }
    }

    pub(super) fn cleared(&mut self, removed: Removed) {
        let ledger = &mut self.chunk.ledger;
        ledger.pictures_cleared += u32::from(removed.notes);
        ledger.positions_cleared += u32::from(removed.position);
    }

    /// Undoes all packing but the last. Where that has parameters of its own, nothing is undone.
    fn outer_unpacked(&self, stream: &PdfStream<'a>, outer: usize) -> Option<Vec<u8>> {
        let dict = stream.dict();
        let names = dict.get::<Array<'_>>("Filter")?;
        let names: Vec<Name<'_>> = names.iter::<Name<'_>>().take(outer).collect();
        let parameters = dict.get::<Array<'_>>("DecodeParms");
        let mut parameters = parameters.iter().flat_map(|all| all.iter::<Object<'_>>());
        let is_plain = |object: Object<'_>| !matches!(object, Object::Dict(all) if !all.is_empty());
        if !parameters.by_ref().take(outer).all(is_plain) {
            return None;
        }
        unpacked_by(&names, &stream.raw_data(), &self.source.patience)
    }

    /// The entries that say how a photograph is packed that was packed in several ways.
    pub(super) fn packed_once(&mut self, dict: &Dict<'a>) {
        let Some(filters) = dict.get::<Array<'a>>("Filter") else {
            return;
        };
        if let Some(last) = filters.iter::<Name<'a>>().last() {
            self.put("/Filter");
            self.name(&last);
        }
        let parameters = dict.get::<Array<'a>>("DecodeParms");
        let count = filters.raw_iter().count();
        let own = parameters.and_then(|all| all.raw_iter().nth(count.checked_sub(1)?));
        if let Some(own) = own {
            self.put("/DecodeParms ");
            self.item(&own);
        }
    }
}
