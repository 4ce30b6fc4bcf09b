//! Pictures of documents made smaller, for a bundle that is too large to be uploaded: never finer than is asked
//! for at the size at which they are seen, and coded anew at a stated quality. Asked for document by document.
//!
//! ```text
//! document ─▶ placed (interpreter): pictures, each with the largest size at which it is seen
//!          ─▶ kind: which may be coded anew ─▶ decode (two decoders that agree) ─▶ resample ─▶ code ─▶ decode again
//! ```
//!
//! What is left as it is: pictures of one bit a pixel, of JBIG2, fax and JPEG 2000, with a palette or in CMYK; masks,
//! and what has one with colours mixed in; what stands in content itself; whatever would not get clearly smaller, is
//! of a kind that is not known, or is read differently by two decoders. Only a page worker calls this: it interprets
//! content and unpacks pictures. What it gives takes the place of the pictures when the document is copied
//! (`assemble`), so the document, its words and all that is known of it stay the same.

mod blanked;
mod code;
mod decode;
mod flat;
mod kind;
mod make;
mod packed;
mod placed;
mod resample;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::import::{Id, Limits, Refusal, Source, Watch};
use crate::case::Smaller;

pub(in crate::pdf) use blanked::{Blanked, blanked};
pub use packed::{from_bytes, to_bytes};

/// What is asked for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Wanted {
    pub smaller: Smaller,
    /// Its pages are scaled to A4.
    pub fit: bool,
}

/// A picture of a document that may get smaller, and the pixels that are enough of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Candidate {
    id: Id,
    width: u32,
    height: u32,
    /// Bytes that it takes now.
    bytes: u64,
}

/// A picture that takes the place of a document's own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallerPicture {
    pub(in crate::pdf) id: Id,
    pub(in crate::pdf) width: u32,
    pub(in crate::pdf) height: u32,
    pub(in crate::pdf) coding: Coding,
    /// Bytes that the document's own takes.
    before: u64,
    #[serde(skip)]
    pub(in crate::pdf) bytes: Vec<u8>,
}

impl std::fmt::Debug for SmallerPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "SmallerPicture({} × {}, {:?}, {} bytes of {})",
            self.width,
            self.height,
            self.coding,
            self.bytes.len(),
            self.before
        )
    }
}

/// How it is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pdf) enum Coding {
    Jpeg,
    /// Deflated, each row as its difference from what is before it, with so many numbers for a pixel.
    Lossless(u8),
}

impl Coding {
    /// The entries of the dictionary that say so.
    pub(in crate::pdf) fn entries(self, width: u32) -> String {
        match self {
            Coding::Jpeg => "/Filter/DCTDecode".to_owned(),
            Coding::Lossless(colours) => format!(
                "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/Columns {width}>>"
            ),
        }
    }
}

/// The pictures of one document that take the place of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmallerPictures {
    pub wanted: Wanted,
    /// In the order of their objects.
    list: Vec<SmallerPicture>,
    /// Pictures that stay as they are although they are large: nothing was gained, or they could not be read surely.
    pub left: u32,
}

impl SmallerPictures {
    pub fn new(wanted: Wanted, mut list: Vec<SmallerPicture>, left: u32) -> Self {
        list.sort_by_key(|picture| picture.id);
        SmallerPictures { wanted, list, left }
    }

    pub fn into_list(self) -> Vec<SmallerPicture> {
        self.list
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(in crate::pdf) fn get(&self, id: Id) -> Option<&SmallerPicture> {
        let at = self.list.binary_search_by_key(&id, |picture| picture.id);
        self.list.get(at.ok()?)
    }

    /// Bytes that these pictures take in the document, and instead.
    pub fn bytes(&self) -> (u64, u64) {
        let pictures = self.list.iter();
        let sizes = pictures.map(|picture| (picture.before, picture.bytes.len() as u64));
        sizes.fold((0, 0), |(before, after), (was, is)| {
            (before + was, after + is)
        })
    }

    /// Bytes that are saved.
    pub fn saved(&self) -> u64 {
        let (before, after) = self.bytes();
        before.saturating_sub(after)
    }
}

/// An open document whose pictures are made smaller.
#[derive(Debug)]
pub struct Pictures(Source);

impl Pictures {
    pub fn open(bytes: Vec<u8>, password: Option<&str>) -> Result<Self, Refusal> {
        let limits = Limits::default();
        let source = Source::open_in_time(bytes, password, &limits, &Watch::default())?;
        Ok(Pictures(source))
    }

    /// The pictures that may get smaller, the largest sizes of all their places known.
    pub fn candidates(&self, wanted: Wanted) -> Vec<Candidate> {
        placed::candidates(&self.0, wanted)
    }

    /// One of them, smaller; none where that gains nothing or is not sure.
    pub fn smaller(&self, candidate: &Candidate, wanted: Wanted) -> Option<SmallerPicture> {
        make::smaller(&self.0, candidate, wanted.smaller.sane())
    }
}
