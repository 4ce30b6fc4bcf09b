//! The finished file: objects in order, packed where they may be, and the table of where they are.
//!
//! Numbers of pages are known before anything is written: sixty-four pages and the node above them
//! take sixty-five numbers, one block behind the other. All else gets the next free number.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};

use super::chunk::{Chunk, Copied, Slot};

use super::AssembleError;
use super::layers::Layer;
use super::syntax::{write_integer, write_number, write_reference};
use super::twins::{Shared, Sink};

pub(super) const CATALOG: u32 = 1;
pub(super) const ROOT: u32 = 2;
pub(super) const INFO: u32 = 3;
/// The stamp's font, and the four objects behind it.
pub(super) const FONT: u32 = 4;
pub(super) const OUTLINES: u32 = 9;
const FIRST_BLOCK: u32 = 10;
pub(super) const BLOCK: usize = 64;

/// Objects in one packed stream, and bytes after which it is closed.
const PACK: usize = 200;
const PACK_BYTES: usize = 128 << 10;

pub(super) fn page_number(position: usize) -> u32 {
    let block = position / BLOCK * (BLOCK + 1);
    FIRST_BLOCK + u32::try_from(block + 1 + position % BLOCK).unwrap_or(u32::MAX / 2)
}

/// The node above a page.
pub(super) fn page_parent(position: usize) -> u32 {
    page_number(position - position % BLOCK) - 1
}

/// `/Dest` to a page of the file, explicit (rule T-07): that height at the top of the window, or whatever the
/// viewer likes, and the zoom as it was.
pub(super) fn write_destination(out: &mut Vec<u8>, position: usize, top: Option<f64>) {
    out.extend_from_slice(b"/Dest[");
    write_reference(out, page_number(position));
    out.extend_from_slice(b"/XYZ null ");
    match top {
        Some(top) => write_number(out, top),
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b" null]");
}

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Free,
    At(u64),
    /// In a packed stream, and at which place in it.
    Packed(u32, u32),
}

/// A file being written.
pub(super) struct File<'w> {
    pub(super) out: &'w mut dyn Sink,
    written: u64,
    places: Vec<Place>,
    next: u32,
    /// Objects that wait to be packed: their text, and number and offset of each.
    pack: Vec<u8>,
    waiting: Vec<(u32, usize)>,
    shared: Shared,
    /// Over all that is written, of streams over their sums: for the file's ID, which tells files apart and
    /// proves nothing.
    pub(super) digest: Sha256,
    pub(super) heights: Vec<f32>,
    pub(super) layers: Vec<Layer>,
    /// The root of the structure tree.
    pub(super) structure: Option<u32>,
}

impl<'w> File<'w> {
    pub(super) fn begin(out: &'w mut dyn Sink, pages: usize) -> Result<Self, AssembleError> {
        let last = page_number(pages.saturating_sub(1));
        let next = last + 1;
        let mut file = File {
            out,
            written: 0,
            places: vec![Place::Free; next as usize],
            next,
            pack: Vec::new(),
            waiting: Vec::new(),
            shared: Shared::default(),
            digest: Sha256::new(),
            heights: vec![0.0; pages],
            layers: Vec::new(),
            structure: None,
        };
        // The four high bytes tell programs that this is not text.
        file.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
        Ok(file)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), AssembleError> {
        self.out.write_all(bytes)?;
        self.written += bytes.len() as u64;
        Ok(())
    }

    pub(super) fn fresh(&mut self) -> u32 {
        self.places.push(Place::Free);
        self.next += 1;
        self.next - 1
    }

    fn place(&mut self, number: u32, place: Place) {
        if let Some(slot) = self.places.get_mut(number as usize) {
            *slot = place;
        }
    }

    /// Numbers and writes a copied document.
    pub(super) fn chunk(&mut self, chunk: &Chunk) -> Result<(), AssembleError> {
        let locals = chunk
            .objects
            .iter()
            .filter_map(|object| match object.number {
                Slot::Local(local) => Some(local as usize + 1),
                Slot::Page(_) => None,
            });
        let mut numbers = vec![0; locals.max().unwrap_or(0)];
        let mut twins = vec![false; chunk.objects.len()];
        for (at, (object, is_twin)) in chunk.objects.iter().zip(&mut twins).enumerate() {
            let Slot::Local(local) = object.number else {
                continue;
            };
            let places = &self.places;
            let begins = |number: u32| match places.get(number as usize) {
                Some(Place::At(offset)) => Some(*offset),
                _ => None,
            };
            let twin = self.shared.twin(chunk, at, &begins, self.out)?;
            *is_twin = twin.is_some();
            let number = match twin {
                Some(number) => number,
                None => {
                    let number = self.fresh();
                    self.shared.first(chunk, at, number);
                    number
                }
            };
            if let Some(slot) = numbers.get_mut(local as usize) {
                *slot = number;
            }
        }
        for (object, is_twin) in chunk.objects.iter().zip(twins) {
            if !is_twin {
                self.object(chunk, object, &numbers)?;
            }
        }
        self.shared.all_written();
        let number = |local: &u32| numbers.get(*local as usize).copied().unwrap_or_default();
        let layers = chunk.layers.iter().map(|layer| Layer {
            number: number(&layer.number),
            ..*layer
        });
        self.layers.extend(layers);
        self.structure = self.structure.or(chunk.structure.as_ref().map(number));
        for (position, height) in &chunk.heights {
            if let Some(slot) = self.heights.get_mut(*position) {
                *slot = *height;
            }
        }
        Ok(())
    }

    fn object(
        &mut self,
        chunk: &Chunk,
        object: &Copied,
        numbers: &[u32],
    ) -> Result<(), AssembleError> {
        let number = match object.number {
            Slot::Page(position) => page_number(position),
            Slot::Local(local) => numbers.get(local as usize).copied().unwrap_or_default(),
        };
        let text = filled(chunk, object, numbers);
        match &object.stream {
            None => self.packed(number, &text),
            Some(stream) => {
                let content = chunk.content(stream);
                self.digest.update(object.sum.to_be_bytes());
                self.stream(number, &text, content)
            }
        }
    }

    /// An object that is not a stream: it waits until enough of them can be packed together.
    pub(super) fn packed(&mut self, number: u32, text: &[u8]) -> Result<(), AssembleError> {
        self.waiting.push((number, self.pack.len()));
        self.pack.extend_from_slice(text);
        self.pack.push(b'\n');
        if self.waiting.len() >= PACK || self.pack.len() >= PACK_BYTES {
            self.close_pack()?;
        }
        Ok(())
    }

    pub(super) fn close_pack(&mut self) -> Result<(), AssembleError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let number = self.fresh();
        let mut head = Vec::new();
        let waiting = std::mem::take(&mut self.waiting);
        for (index, (object, offset)) in waiting.iter().enumerate() {
            write_integer(&mut head, i64::from(*object));
            head.push(b' ');
            write_integer(&mut head, *offset as i64);
            head.push(b' ');
            let index = u32::try_from(index).unwrap_or_default();
            self.place(*object, Place::Packed(number, index));
        }
        let pack = std::mem::take(&mut self.pack);
        self.digest.update(&pack);
        let content = deflated(&[&head, &pack])?;
        let text = format!(
            "<</Type/ObjStm/N {}/First {}/Filter/FlateDecode>>",
            waiting.len(),
            head.len()
        );
        self.stream(number, text.as_bytes(), &content)
    }

    /// `text` is the dictionary without the length.
    pub(super) fn stream(
        &mut self,
        number: u32,
        text: &[u8],
        content: &[u8],
    ) -> Result<(), AssembleError> {
        self.place(number, Place::At(self.written));
        self.write(&stream_head(number, text, content.len()))?;
        self.write(content)?;
        self.write(b"\nendstream\nendobj\n")
    }

    /// The cross-reference stream (ISO 32000-1, 7.5.8).
    pub(super) fn table(&mut self) -> Result<(), AssembleError> {
        let number = self.fresh();
        let at = self.written;
        self.place(number, Place::At(at));
        // Not just as many bytes as needed: some readers know only numbers of the usual lengths, and
        // would take the table for broken.
        let width: usize = if at <= u64::from(u32::MAX) { 4 } else { 8 };
        let mut rows = Vec::with_capacity(self.places.len() * (width + 3));
        for place in &self.places {
            let (kind, first, second): (u8, u64, u32) = match place {
                Place::Free => (0, 0, 0),
                Place::At(offset) => (1, *offset, 0),
                Place::Packed(stream, index) => (2, u64::from(*stream), *index),
            };
            rows.push(kind);
            rows.extend_from_slice(&first.to_be_bytes()[8 - width..]);
            rows.extend_from_slice(&second.to_be_bytes()[2..]);
        }
        self.digest.update(&rows);
        let digest = self.digest.clone().finalize();
        let id: String = digest
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02X}"))
            .collect();
        let size = self.places.len();
        let text = format!(
            "<</Type/XRef/Size {size}/W[1 {width} 2]/Root {CATALOG} 0 R/Info {INFO} 0 R/ID[<{id}><{id}>]/Filter/FlateDecode>>"
        );
        let content = deflated(&[&rows])?;
        self.stream(number, text.as_bytes(), &content)?;
        self.write(format!("startxref\n{at}\n%%EOF\n").as_bytes())
    }
}

/// What stands before the content of a stream; `dictionary` is without the length.
pub(super) fn stream_head(number: u32, dictionary: &[u8], length: usize) -> Vec<u8> {
    let dictionary = dictionary.strip_suffix(b">>").unwrap_or(dictionary);
    let mut head = format!("{number} 0 obj\n").into_bytes();
    head.extend_from_slice(dictionary);
    head.extend_from_slice(format!("/Length {length}>>\nstream\n").as_bytes());
    head
}

/// The text of an object with the numbers of what it refers to.
fn filled(chunk: &Chunk, object: &Copied, numbers: &[u32]) -> Vec<u8> {
    let mut text = Vec::with_capacity(object.text.len() + object.gaps.len() * 10);
    let mut from = object.text.start;
    for (at, local) in chunk.gaps.get(object.gaps.clone()).unwrap_or_default() {
        text.extend_from_slice(chunk.text.get(from..*at).unwrap_or_default());
        match numbers.get(*local as usize) {
            Some(number) if *number != 0 => {
                write_reference(&mut text, *number);
            }
            _ => text.extend_from_slice(b"null"),
        }
        from = *at;
    }
    text.extend_from_slice(chunk.text.get(from..object.text.end).unwrap_or_default());
    text
}

pub(super) fn deflated(parts: &[&[u8]]) -> Result<Vec<u8>, AssembleError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for part in parts {
        encoder.write_all(part)?;
    }
    Ok(encoder.finish()?)
}
