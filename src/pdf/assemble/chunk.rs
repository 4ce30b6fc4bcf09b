//! A copied document before its objects have numbers.

use std::ops::Range;
use std::sync::Arc;

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
    /// CRC-32 of the content of the stream, made where documents are copied by several threads; 0 where there
    /// is no stream.
    pub(super) sum: u32,
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

    /// Adds the object whose text and gaps were written since `begin`.
    pub(super) fn end(&mut self, begin: (usize, usize), number: Slot, stream: Option<Stream>) {
        let content = stream.as_ref().map(|stream| self.content(stream));
        let sum = content.map_or(0, crc32fast::hash);
        self.objects.push(Copied {
            number,
            text: begin.0..self.text.len(),
            gaps: begin.1..self.gaps.len(),
            stream,
            sum,
        });
    }
}
