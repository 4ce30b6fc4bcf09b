//! The finished file: objects in order, packed where they may be, the table and the catalog last.
//!
//! Numbers of pages are known before anything is written: sixty-four pages and the node above them
//! take sixty-five numbers, one block behind the other. All else gets the next free number.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};

use crate::layout::OutlineEntry;

use super::chunk::{Chunk, Copied, Slot};
use super::copy::{write_number, write_string};
use super::stamp::FontParts;
use super::{AssembleError, Assembly};

const CATALOG: u32 = 1;
const ROOT: u32 = 2;
const INFO: u32 = 3;
/// The stamp's font, and the four objects behind it.
pub(super) const FONT: u32 = 4;
const OUTLINES: u32 = 9;
const FIRST_BLOCK: u32 = 10;
const BLOCK: usize = 64;

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
    out: &'w mut dyn Write,
    written: u64,
    places: Vec<Place>,
    next: u32,
    /// Objects that wait to be packed: their text, and number and offset of each.
    pack: Vec<u8>,
    waiting: Vec<(u32, usize)>,
    /// Streams by what makes them the same.
    shared: BTreeMap<[u8; 32], u32>,
    /// Over all that is written, for the file's ID.
    digest: Sha256,
    pub(super) heights: Vec<f32>,
    pub(super) layers: Vec<(u32, bool)>,
}

impl<'w> File<'w> {
    pub(super) fn begin(out: &'w mut dyn Write, pages: usize) -> Result<Self, AssembleError> {
        let last = page_number(pages.saturating_sub(1));
        let next = last + 1;
        let mut file = File {
            out,
            written: 0,
            places: vec![Place::Free; next as usize],
            next,
            pack: Vec::new(),
            waiting: Vec::new(),
            shared: BTreeMap::new(),
            digest: Sha256::new(),
            heights: vec![0.0; pages],
            layers: Vec::new(),
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

    fn fresh(&mut self) -> u32 {
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
        for (object, is_twin) in chunk.objects.iter().zip(&mut twins) {
            let Slot::Local(local) = object.number else {
                continue;
            };
            let identity = chunk.identity(object);
            let known = identity.and_then(|identity| self.shared.get(&identity).copied());
            *is_twin = known.is_some();
            let number = known.unwrap_or_else(|| self.fresh());
            if let Some(identity) = identity {
                self.digest.update(identity);
                self.shared.insert(identity, number);
            }
            if let Some(slot) = numbers.get_mut(local as usize) {
                *slot = number;
            }
        }
        for (object, is_twin) in chunk.objects.iter().zip(twins) {
            if !is_twin {
                self.object(chunk, object, &numbers)?;
            }
        }
        let number = |local: &u32| numbers.get(*local as usize).copied().unwrap_or_default();
        let layers = chunk
            .layers
            .iter()
            .map(|(local, off)| (number(local), *off));
        self.layers.extend(layers);
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
                if content.len() < 4096 {
                    self.digest.update(content);
                }
                self.stream(number, &text, content)
            }
        }
    }

    /// An object that is not a stream: it waits until enough of them can be packed together.
    fn packed(&mut self, number: u32, text: &[u8]) -> Result<(), AssembleError> {
        self.waiting.push((number, self.pack.len()));
        self.pack.extend_from_slice(text);
        self.pack.push(b'\n');
        if self.waiting.len() >= PACK || self.pack.len() >= PACK_BYTES {
            self.close_pack()?;
        }
        Ok(())
    }

    fn close_pack(&mut self) -> Result<(), AssembleError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let number = self.fresh();
        let mut head = Vec::new();
        let waiting = std::mem::take(&mut self.waiting);
        for (index, (object, offset)) in waiting.iter().enumerate() {
            head.extend_from_slice(format!("{object} {offset} ").as_bytes());
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
    fn stream(&mut self, number: u32, text: &[u8], content: &[u8]) -> Result<(), AssembleError> {
        self.place(number, Place::At(self.written));
        let dictionary = text.strip_suffix(b">>").unwrap_or(text);
        let length = content.len();
        self.write(format!("{number} 0 obj\n").as_bytes())?;
        self.write(dictionary)?;
        self.write(format!("/Length {length}>>\nstream\n").as_bytes())?;
        self.write(content)?;
        self.write(b"\nendstream\nendobj\n")
    }

    /// The font of the stamps: five objects (ISO 32000-1, 9.7).
    pub(super) fn font(&mut self, font: &FontParts) -> Result<(), AssembleError> {
        let name = &font.name;
        let [left, bottom, right, top] = font.bounds;
        let widths: Vec<String> = font.widths.iter().map(i64::to_string).collect();
        let (descendant, descriptor, file, unicode) = (FONT + 1, FONT + 2, FONT + 3, FONT + 4);
        self.packed(FONT, format!("<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>").as_bytes())?;
        self.packed(descendant, format!("<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/DW 0/W[0[{}]]>>", widths.join(" ")).as_bytes())?;
        self.packed(descriptor, format!("<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{left} {bottom} {right} {top}]/ItalicAngle 0/Ascent {}/Descent {}/CapHeight {}/StemV 120/FontFile2 {file} 0 R>>", font.ascent, font.descent, font.ascent).as_bytes())?;
        let packed = deflated(&[&font.file])?;
        self.stream(
            file,
            format!("<</Filter/FlateDecode/Length1 {}>>", font.file.len()).as_bytes(),
            &packed,
        )?;
        let packed = deflated(&[&font.to_unicode])?;
        self.stream(unicode, b"<</Filter/FlateDecode>>", &packed)
    }

    /// Writes what the whole document has once, then the table.
    pub(super) fn finish(
        mut self,
        assembly: &Assembly<'_>,
        outline: &[OutlineEntry],
    ) -> Result<(), AssembleError> {
        self.page_tree(assembly.pages)?;
        let has_outline = self.outlines(outline)?;
        self.catalog(assembly, has_outline)?;
        let mut info = b"<</Producer(Bundle Builder)/Title".to_vec();
        write_string(&mut info, &crate::pdf::text_string(&assembly.about.title));
        info.extend_from_slice(b">>");
        self.packed(INFO, &info)?;
        self.close_pack()?;
        self.table()?;
        Ok(self.out.flush()?)
    }

    fn page_tree(&mut self, pages: usize) -> Result<(), AssembleError> {
        let mut nodes = String::new();
        for first in (0..pages).step_by(BLOCK) {
            let last = (first + BLOCK).min(pages);
            let kids: String = (first..last)
                .map(|page| format!("{} 0 R ", page_number(page)))
                .collect();
            let node = page_parent(first);
            nodes.push_str(&format!("{node} 0 R "));
            let count = last - first;
            self.packed(
                node,
                format!("<</Type/Pages/Parent {ROOT} 0 R/Count {count}/Kids[{kids}]>>").as_bytes(),
            )?;
        }
        self.packed(
            ROOT,
            format!("<</Type/Pages/Count {pages}/Kids[{nodes}]>>").as_bytes(),
        )
    }

    fn catalog(&mut self, assembly: &Assembly<'_>, has_outline: bool) -> Result<(), AssembleError> {
        let about = assembly.about;
        let mut text = format!("<</Type/Catalog/Pages {ROOT} 0 R/ViewerPreferences<</DisplayDocTitle true>>/PageLayout/OneColumn/Lang").into_bytes();
        write_string(&mut text, about.language.as_bytes());
        text.extend_from_slice(b"/PageLabels<</Nums[0<</S/D/P");
        write_string(
            &mut text,
            &crate::pdf::text_string(&format!("{} ", about.page_prefix)),
        );
        text.extend_from_slice(
            format!(">>]>>/OpenAction[{} 0 R/XYZ null null ", page_number(0)).as_bytes(),
        );
        write_number(&mut text, f64::from(about.open_at_percent) / 100.0);
        text.push(b']');
        if has_outline {
            text.extend_from_slice(
                format!("/Outlines {OUTLINES} 0 R/PageMode/UseOutlines").as_bytes(),
            );
        }
        if !self.layers.is_empty() {
            let list = |off: bool| -> String {
                let chosen = self.layers.iter().filter(|layer| !off || layer.1);
                chosen.map(|(number, _)| format!("{number} 0 R ")).collect()
            };
            text.extend_from_slice(
                format!(
                    "/OCProperties<</OCGs[{}]/D<</OFF[{}]>>>>",
                    list(false),
                    list(true)
                )
                .as_bytes(),
            );
        }
        text.extend_from_slice(b">>");
        self.packed(CATALOG, &text)
    }

    /// Bookmarks, each with an explicit page destination (rule T-07).
    fn outlines(&mut self, entries: &[OutlineEntry]) -> Result<bool, AssembleError> {
        if entries.is_empty() {
            return Ok(false);
        }
        let (first, last, count) = self.bookmarks(entries, OUTLINES)?;
        self.packed(
            OUTLINES,
            format!("<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {count}>>")
                .as_bytes(),
        )?;
        Ok(true)
    }

    /// Writes one level; gives its first and last and how many show when the top levels are open.
    fn bookmarks(
        &mut self,
        entries: &[OutlineEntry],
        parent: u32,
    ) -> Result<(u32, u32, usize), AssembleError> {
        let numbers: Vec<u32> = entries.iter().map(|_| self.fresh()).collect();
        let mut count = entries.len();
        for (at, entry) in entries.iter().enumerate() {
            let own = numbers.get(at).copied().unwrap_or_default();
            let mut text = b"<</Title".to_vec();
            write_string(&mut text, &crate::pdf::text_string(&entry.title));
            text.extend_from_slice(
                format!(
                    "/Parent {parent} 0 R/Dest[{} 0 R/XYZ null ",
                    page_number(entry.page)
                )
                .as_bytes(),
            );
            let height = self.heights.get(entry.page).copied().unwrap_or_default();
            write_number(&mut text, f64::from(height - entry.y));
            text.extend_from_slice(b" null]");
            if let Some(before) = at.checked_sub(1).and_then(|at| numbers.get(at)) {
                text.extend_from_slice(format!("/Prev {before} 0 R").as_bytes());
            }
            if let Some(next) = numbers.get(at + 1) {
                text.extend_from_slice(format!("/Next {next} 0 R").as_bytes());
            }
            if !entry.children.is_empty() {
                let (first, last, below) = self.bookmarks(&entry.children, own)?;
                // Open where it is of our own making, closed where it is a document's.
                let is_ours = parent == OUTLINES;
                let sign = if is_ours { "" } else { "-" };
                text.extend_from_slice(
                    format!("/First {first} 0 R/Last {last} 0 R/Count {sign}{below}").as_bytes(),
                );
                count += if is_ours { below } else { 0 };
            }
            text.extend_from_slice(b">>");
            self.packed(own, &text)?;
        }
        let ends = (numbers.first().copied(), numbers.last().copied());
        Ok((
            ends.0.unwrap_or_default(),
            ends.1.unwrap_or_default(),
            count,
        ))
    }

    /// The cross-reference stream (ISO 32000-1, 7.5.8).
    fn table(&mut self) -> Result<(), AssembleError> {
        let number = self.fresh();
        let at = self.written;
        self.place(number, Place::At(at));
        let mut rows = Vec::with_capacity(self.places.len() * 9);
        for place in &self.places {
            let (kind, first, second): (u8, u64, u32) = match place {
                Place::Free => (0, 0, 0),
                Place::At(offset) => (1, *offset, 0),
                Place::Packed(stream, index) => (2, u64::from(*stream), *index),
            };
            rows.push(kind);
            rows.extend_from_slice(&first.to_be_bytes()[2..]);
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
            "<</Type/XRef/Size {size}/W[1 6 2]/Root {CATALOG} 0 R/Info {INFO} 0 R/ID[<{id}><{id}>]/Filter/FlateDecode>>"
        );
        let content = deflated(&[&rows])?;
        self.stream(number, text.as_bytes(), &content)?;
        self.write(format!("startxref\n{at}\n%%EOF\n").as_bytes())
    }
}

/// The text of an object with the numbers of what it refers to.
fn filled(chunk: &Chunk, object: &Copied, numbers: &[u32]) -> Vec<u8> {
    let mut text = Vec::with_capacity(object.text.len() + object.gaps.len() * 10);
    let mut from = object.text.start;
    for (at, local) in chunk.gaps.get(object.gaps.clone()).unwrap_or_default() {
        text.extend_from_slice(chunk.text.get(from..*at).unwrap_or_default());
        match numbers.get(*local as usize) {
            Some(number) if *number != 0 => {
                text.extend_from_slice(format!("{number} 0 R").as_bytes())
            }
            _ => text.extend_from_slice(b"null"),
        }
        from = *at;
    }
    text.extend_from_slice(chunk.text.get(from..object.text.end).unwrap_or_default());
    text
}

fn deflated(parts: &[&[u8]]) -> Result<Vec<u8>, AssembleError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for part in parts {
        encoder.write_all(part)?;
    }
    Ok(encoder.finish()?)
}
