//! A copied document before its objects have numbers.

use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::bookmark::Mark;
use super::layers::Layer;
use super::ledger::Ledger;

/// The objects of one document, in the order in which they will be written.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// The text of all objects, one behind the other.
    pub(super) text: Vec<u8>,
    /// Where in `text` a reference goes, and to which object of this chunk.
    pub(super) gaps: Vec<(usize, u32)>,
    pub(super) objects: Vec<Copied>,
    /// The document's bytes, for streams that stand in them.
    pub(super) bytes: Arc<Vec<u8>>,
    /// Bookmarks of the document's own, placed in the bundle.
    pub(super) outline: Vec<Mark>,
    /// Layers in use, by numbers of this chunk.
    pub(super) layers: Vec<Layer>,
    /// Position of a page, and its height.
    pub(super) heights: Vec<(usize, f32)>,
    /// The root of the structure of our own pages.
    pub(super) structure: Option<u32>,
    pub(super) ledger: Ledger,
}

/// One object of a chunk.
#[derive(Debug)]
pub(super) struct Copied {
    pub(super) number: Slot,
    /// Its part of the chunk's text: a value, or the dictionary of a stream without its length.
    pub(super) text: Range<usize>,
    /// Its part of the chunk's gaps.
    pub(super) gaps: Range<usize>,
    pub(super) stream: Option<Stream>,
}

/// Which number an object gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The next free one; known in this chunk under this one.
    Local(u32),
    /// A page: known before anything is copied, by its position.
    Page(usize),
}

/// The content of a stream, still packed as it was.
#[derive(Debug)]
pub(super) enum Stream {
    /// A part of the document's bytes.
    There(Range<usize>),
    Made(Vec<u8>),
}

impl Chunk {
    pub(super) fn content<'a>(&'a self, stream: &'a Stream) -> &'a [u8] {
        match stream {
            Stream::There(range) => self.bytes.get(range.clone()).unwrap_or_default(),
            Stream::Made(bytes) => bytes,
        }
    }

    /// What makes two streams the same: equal dictionary and content. Only of streams that refer to
    /// nothing else, which fonts, colour profiles and most pictures are.
    pub(super) fn identity(&self, object: &Copied) -> Option<[u8; 32]> {
        let stream = object.stream.as_ref()?;
        let content = self.content(stream);
        if !object.gaps.is_empty() || content.len() < WORTH_SHARING {
            return None;
        }
        let dictionary = self.text.get(object.text.clone())?;
        let mut hasher = Sha256::new();
        hasher.update((dictionary.len() as u64).to_le_bytes());
        hasher.update(dictionary);
        hasher.update(content);
        Some(hasher.finalize().into())
    }
}

/// Smaller streams cost less than looking for their twin, in bytes.
const WORTH_SHARING: usize = 512;
