//! Pictures of a document that are smaller in the bundle (see `pdf::smaller`).

use hayro_syntax::object::Stream as PdfStream;

use super::chunk::Stream;
use super::copy::Copier;
use super::keys::Copied;
use super::outside::FROM_OUTSIDE;
use crate::pdf::import::Id;

/// What is otherwise than in the document.
const CHANGED: [&[u8]; 4] = [b"Filter", b"DecodeParms", b"Width", b"Height"];

impl<'a> Copier<'a> {
    /// Writes the smaller picture that takes the place of an object, if there is one: all that its dictionary says of
    /// colours stays.
    pub(super) fn smaller_picture(&mut self, id: Id, own: &PdfStream<'a>) -> Option<Stream> {
        let smaller = self.smaller.clone()?;
        let picture = smaller.get(id)?;
        // What a camera wrote into it goes, too, and is said.
        let _noted = self.without_notes(own);
        let dict = own.dict();
        let but = [&FROM_OUTSIDE[..], &CHANGED].concat();
        self.put("<<");
        self.entries_of(dict, &but, Copied::of_stream(dict));
        let (width, height) = (picture.width, picture.height);
        let how = picture.coding.entries(width);
        self.put(&format!("/Width {width}/Height {height}{how}>>"));
        self.chunk.ledger.pictures_smaller += 1;
        Some(Stream::Made(picture.bytes.clone()))
    }
}
