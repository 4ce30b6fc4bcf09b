//! Our own pages as a chunk: what is on them as printpdf drew it, what they are tied by as we set it.
//!
//! Nothing is decoded or checked here, for all of it is of our own making. The document is taken apart on
//! the way, so that no object is held twice.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Object, ObjectId};

use crate::pdf::front::FrontMatter;

use super::AssembleError;
use super::chunk::{Chunk, Slot, Stream};
use super::file::{page_number, page_parent, write_destination};
use super::syntax::{write_integer, write_name, write_number, write_reference, write_string};

/// Resources that printpdf lists on every page, though none of ours has any.
const EMPTY: [&[u8]; 3] = [b"XObject", b"ExtGState", b"Shading"];

/// Of an annotation, what is written behind the rest: its place, and where it leads.
const LAST: [&[u8]; 3] = [b"Rect", b"Dest", b"A"];

/// Takes the pages and the structure out of their document.
pub(super) fn chunk(front: FrontMatter) -> Result<Chunk, AssembleError> {
    let pages = front.pages.clone();
    let mut writer = Writer {
        chunk: Chunk::default(),
        local: BTreeMap::new(),
        next_local: 0,
        waiting: VecDeque::new(),
        front,
    };
    if let Some(root) = writer.front.structure {
        writer.chunk.structure = Some(writer.local_of(root));
    }
    for page in pages {
        writer.page(page);
    }
    while let Some((id, local)) = writer.waiting.pop_front() {
        writer.object(id, local)?;
    }
    Ok(writer.chunk)
}

struct Writer {
    front: FrontMatter,
    chunk: Chunk,
    /// The number in the chunk of every object that was met.
    local: BTreeMap<ObjectId, u32>,
    next_local: u32,
    /// Objects that were referred to and are not written yet.
    waiting: VecDeque<(ObjectId, u32)>,
}

impl Writer {
    fn put(&mut self, text: &str) {
        self.chunk.text.extend_from_slice(text.as_bytes());
    }

    fn take(&mut self, id: ObjectId) -> Object {
        let taken = self.front.document.objects.remove(&id);
        taken.unwrap_or(Object::Null)
    }

    fn begin(&self) -> (usize, usize) {
        (self.chunk.text.len(), self.chunk.gaps.len())
    }

    fn finish(&mut self, begin: (usize, usize), number: Slot, stream: Option<Stream>) {
        self.chunk.end(begin, number, stream);
    }

    fn number_of(&mut self, id: ObjectId) -> u32 {
        self.next_local += 1;
        self.local.insert(id, self.next_local - 1);
        self.next_local - 1
    }

    /// The number of an object that will be written when its turn comes.
    fn local_of(&mut self, id: ObjectId) -> u32 {
        if let Some(local) = self.local.get(&id) {
            return *local;
        }
        let local = self.number_of(id);
        self.waiting.push_back((id, local));
        local
    }

    fn object(&mut self, id: ObjectId, local: u32) -> Result<(), AssembleError> {
        let object = self.take(id);
        let begin = self.begin();
        let stream = match object {
            Object::Stream(mut stream) => {
                stream.compress().map_err(std::io::Error::other)?;
                self.dictionary(&stream.dict, &[b"Length"]);
                Some(Stream::Made(stream.content))
            }
            object => {
                self.value(&object);
                None
            }
        };
        self.finish(begin, Slot::Local(local), stream);
        Ok(())
    }

    fn page(&mut self, id: ObjectId) {
        let Some(position) = self.front.positions.get(&id).copied() else {
            return;
        };
        let Object::Dictionary(page) = self.take(id) else {
            return;
        };
        let annotations = references(&page, b"Annots");
        let annotations: Vec<u32> = annotations.map(|id| self.annotation(id)).collect();
        let size = size(&page);
        let begin = self.begin();
        let parent = page_parent(position);
        self.put(&format!("<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 "));
        write_number(&mut self.chunk.text, size.0);
        self.put(" ");
        write_number(&mut self.chunk.text, size.1);
        self.put("]/Contents[");
        for content in references(&page, b"Contents") {
            self.refer(content);
            self.put(" ");
        }
        self.put("]/Resources");
        self.resources(&page);
        if let Ok(key) = page.get(b"StructParents") {
            self.put("/StructParents ");
            self.value(key);
        }
        if !annotations.is_empty() {
            // Tab goes through links in reading order.
            self.put("/Tabs/S/Annots[");
            for local in annotations {
                self.refer_local(local);
                self.put(" ");
            }
            self.put("]");
        }
        self.put(">>");
        self.finish(begin, Slot::Page(position), None);
        self.chunk.heights.push((position, size.1 as f32));
    }

    /// Pages share their resources; each has them written out.
    fn resources(&mut self, page: &Dictionary) {
        let resources = page.get(b"Resources").ok();
        let resources = match resources {
            Some(Object::Reference(id)) => self.front.document.objects.get(id).cloned(),
            other => other.cloned(),
        };
        match resources {
            Some(Object::Dictionary(resources)) => self.dictionary(&resources, &EMPTY),
            _ => self.put("<<>>"),
        }
    }

    fn annotation(&mut self, id: ObjectId) -> u32 {
        let annotation = self.take(id);
        let local = self.number_of(id);
        let begin = self.begin();
        if let Ok(annotation) = annotation.as_dict() {
            self.put("<<");
            self.entries(annotation, &LAST);
            if let Ok(Object::Array(corners)) = annotation.get(b"Rect") {
                self.put("/Rect[");
                for number in corners {
                    self.value(number);
                    self.put(" ");
                }
                self.put("]");
            }
            if let Some((position, top)) = self.destination(annotation) {
                write_destination(&mut self.chunk.text, position, top);
            }
            if let Ok(Object::String(address, _)) = annotation.get(b"A").and_then(address) {
                self.put("/A<</S/URI/URI");
                write_string(&mut self.chunk.text, address);
                self.put(">>");
            }
            self.put(">>");
        }
        self.finish(begin, Slot::Local(local), None);
        local
    }

    /// The position of the page that a link leads to, and the height there.
    fn destination(&self, annotation: &Dictionary) -> Option<(usize, Option<f64>)> {
        let destination = annotation.get(b"Dest").and_then(Object::as_array).ok()?;
        let page = destination.first()?.as_reference().ok()?;
        let top = destination.get(3).and_then(|top| top.as_float().ok());
        Some((*self.front.positions.get(&page)?, top.map(exact)))
    }

    fn dictionary(&mut self, dictionary: &Dictionary, but: &[&[u8]]) {
        self.put("<<");
        self.entries(dictionary, but);
        self.put(">>");
    }

    /// In the order of their keys.
    fn entries(&mut self, dictionary: &Dictionary, but: &[&[u8]]) {
        let entries = dictionary
            .iter()
            .filter(|(key, _)| !but.contains(&key.as_slice()));
        let mut entries: Vec<_> = entries.collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        for (key, value) in entries {
            write_name(&mut self.chunk.text, key);
            self.put(" ");
            self.value(value);
        }
    }

    fn value(&mut self, object: &Object) {
        let text = &mut self.chunk.text;
        match object {
            Object::Boolean(value) => self.put(if *value { "true" } else { "false" }),
            Object::Integer(number) => write_integer(text, *number),
            Object::Real(number) => write_number(text, exact(*number)),
            Object::Name(name) => write_name(text, name),
            Object::String(string, _) => write_string(text, string),
            Object::Array(items) => self.array(items),
            Object::Dictionary(dictionary) => self.dictionary(dictionary, &[]),
            Object::Reference(id) => self.refer(*id),
            // A stream cannot stand inside another object.
            Object::Null | Object::Stream(_) => self.put("null"),
        }
    }

    fn array(&mut self, items: &[Object]) {
        self.put("[");
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.put(" ");
            }
            self.value(item);
        }
        self.put("]");
    }

    /// A page is known by its position; one that is not in the file is nothing.
    fn refer(&mut self, id: ObjectId) {
        if let Some(position) = self.front.positions.get(&id) {
            return write_reference(&mut self.chunk.text, page_number(*position));
        }
        let is_there =
            self.local.contains_key(&id) || self.front.document.objects.contains_key(&id);
        if !is_there {
            return self.put("null");
        }
        let local = self.local_of(id);
        self.refer_local(local);
    }

    fn refer_local(&mut self, local: u32) {
        self.chunk.gaps.push((self.chunk.text.len(), local));
    }
}

/// One reference, or those of an array.
fn references<'d>(
    dictionary: &'d Dictionary,
    key: &[u8],
) -> impl Iterator<Item = ObjectId> + use<'d> {
    let found = match dictionary.get(key) {
        Ok(Object::Array(items)) => items.as_slice(),
        Ok(one) => std::slice::from_ref(one),
        Err(_) => &[],
    };
    found.iter().filter_map(|item| item.as_reference().ok())
}

fn address(action: &Object) -> Result<&Object, lopdf::Error> {
    action.as_dict()?.get(b"URI")
}

/// Width and height, in points.
fn size(page: &Dictionary) -> (f64, f64) {
    let corners = page.get(b"MediaBox").and_then(Object::as_array).ok();
    let number = |at: usize| match corners.and_then(|corners| corners.get(at)) {
        Some(Object::Real(number)) => exact(*number),
        Some(Object::Integer(number)) => *number as f64,
        _ => 0.0,
    };
    (number(2) - number(0), number(3) - number(1))
}

/// The shortest decimal that stands for this number: what was meant by it. Widening its bits instead makes
/// 841.89001 of 841.89.
fn exact(number: f32) -> f64 {
    number.to_string().parse().unwrap_or(f64::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_written_as_it_was_meant() {
        let mut out = Vec::new();
        for number in [841.89_f32, 595.276, 0.1, 12.0, -0.05] {
            write_number(&mut out, exact(number));
            out.push(b' ');
        }
        assert_eq!(out, b"841.89 595.276 0.1 12 -0.05 ");
    }
}
