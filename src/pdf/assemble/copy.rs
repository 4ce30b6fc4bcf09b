//! Copying what pages need, object by object, without decoding a stream.
//!
//! Only what can be reached from the wanted pages is copied, by the entries that are known to be drawn
//! by (`keys`) and the resources that content names (`needs`). Whatever acts is left behind on the way.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream as PdfStream};

use crate::pdf::import::{Destinations, Layer as SourceLayer, Reader, Source, is_drawing, name};
use crate::pdf::smaller::SmallerPictures;

use super::chunk::{Chunk, Slot, Stream};
use super::deep_colours::too_deep;
use super::highlight;
use super::keys;
use super::outside::{FROM_OUTSIDE, has_short_filter, is_nameless_drawing, is_program};
use super::syntax::{write_name, write_number, write_reference, write_string};
use super::value::ValueFont;
use super::wanted::Wanted;
use super::wrapped_page::Wrapping;

/// Objects of one document beyond which something is wrong with it.
const MOST_OBJECTS: usize = 5_000_000;

/// The number and generation of an object of the source.
type Id = (u32, i32);

/// A document being copied.
pub(super) struct Copier<'a> {
    pub(super) source: &'a Source,
    pub(super) names: Destinations,
    pub(super) wanted: Wanted,
    pub(super) chunk: Chunk,
    local: BTreeMap<Id, u32>,
    next_local: u32,
    open: VecDeque<(Id, u32)>,
    /// Small streams of ours, by content, so that each is made once.
    made: BTreeMap<Vec<u8>, u32>,
    pub(super) wrapping: Wrapping,
    /// The font of the values of form fields, once one was written.
    pub(super) values: Option<ValueFont>,
    /// What content names.
    pub(super) reader: Reader<'a>,
    /// The comments that stay on the wanted pages, once one of them referred to another.
    pub(super) comments: Option<BTreeSet<Id>>,
    /// Annotations that were written.
    pub(super) hung: BTreeSet<Id>,
    /// Which layers are off, once one was asked for.
    pub(super) layers: Option<BTreeMap<Id, SourceLayer>>,
    /// Content of pages with photographs in it that was accounted for.
    pub(super) photographed: BTreeSet<Vec<Id>>,
    /// Graphics states, which need not say that they are any.
    pub(super) states: BTreeSet<Id>,
    /// The graphics state of highlights, once a page had some.
    pub(super) highlight: Option<u32>,
    /// Pictures that take the place of its own.
    pub(super) smaller: Option<Arc<SmallerPictures>>,
}

impl<'a> Copier<'a> {
    pub(super) fn new(source: &'a Source, names: Destinations, wanted: Wanted) -> Self {
        Copier {
            source,
            names,
            wanted,
            chunk: Chunk {
                bytes: source.bytes.clone(),
                ..Chunk::default()
            },
            local: BTreeMap::new(),
            next_local: 0,
            open: VecDeque::new(),
            made: BTreeMap::new(),
            wrapping: Wrapping::default(),
            values: None,
            reader: Reader::new(source),
            comments: None,
            hung: BTreeSet::new(),
            layers: None,
            photographed: BTreeSet::new(),
            states: BTreeSet::new(),
            highlight: None,
            smaller: None,
        }
    }

    pub(super) fn out(&mut self) -> &mut Vec<u8> {
        &mut self.chunk.text
    }

    pub(super) fn put(&mut self, text: &str) {
        self.chunk.text.extend_from_slice(text.as_bytes());
    }

    /// Copies everything that was referred to and is not yet copied.
    pub(super) fn drain(&mut self) {
        while let Some((id, local)) = self.open.pop_front() {
            let copied = self.chunk.objects.len();
            if copied > MOST_OBJECTS || self.source.patience.is_over_at(copied) {
                return;
            }
            let identifier = hayro_syntax::object::ObjectIdentifier::new(id.0, id.1);
            let object = self.source.pdf.xref().get::<Object<'a>>(identifier);
            let begin = self.begin();
            let stream = match object {
                Some(Object::Stream(stream)) => Some(match self.smaller_picture(id, &stream) {
                    Some(smaller) => smaller,
                    None => self.stream(&stream),
                }),
                Some(Object::Dict(state)) if self.states.contains(&id) => {
                    self.state(&state);
                    None
                }
                Some(object) => {
                    self.value(&object);
                    None
                }
                None => {
                    self.put("null");
                    None
                }
            };
            self.finish(begin, Slot::Local(local), stream);
        }
    }

    /// Where the text and the gaps of the next object begin.
    pub(super) fn begin(&self) -> (usize, usize) {
        (self.chunk.text.len(), self.chunk.gaps.len())
    }

    pub(super) fn finish(&mut self, begin: (usize, usize), number: Slot, stream: Option<Stream>) {
        self.chunk.end(begin, number, stream);
    }

    /// A stream of ours, made once for each content.
    pub(super) fn made(&mut self, content: Vec<u8>) -> u32 {
        self.made_of("<<>>", content)
    }

    fn made_of(&mut self, dictionary: &str, content: Vec<u8>) -> u32 {
        if let Some(local) = self.made.get(&content) {
            return *local;
        }
        let local = self.fresh();
        let begin = self.begin();
        self.put(dictionary);
        self.finish(
            begin,
            Slot::Local(local),
            Some(Stream::Made(content.clone())),
        );
        self.made.insert(content, local);
        local
    }

    /// Writes the graphics state of highlights, once for all pages.
    pub(super) fn write_highlight(&mut self) {
        if self.highlight.is_none() {
            let local = self.fresh();
            let begin = self.begin();
            self.put(highlight::STATE);
            self.finish(begin, Slot::Local(local), None);
            self.highlight = Some(local);
        }
    }

    /// The same of content that is packed.
    pub(super) fn made_packed(&mut self, content: Vec<u8>) -> u32 {
        self.made_of("<</Filter/FlateDecode>>", content)
    }

    pub(super) fn fresh(&mut self) -> u32 {
        let local = self.next_local;
        self.next_local += 1;
        local
    }

    /// Writes a reference to an object of this chunk, its number left open.
    pub(super) fn refer_local(&mut self, local: u32) {
        let at = self.chunk.text.len();
        self.chunk.gaps.push((at, local));
    }

    /// Writes a reference to an object of the source, and sees to it that it is copied. A page that
    /// is not wanted, or a part of the page tree, is nothing.
    pub(super) fn refer(&mut self, id: Id) {
        if let Some(page) = self.source.page_of.get(&id) {
            match self.wanted.first(*page) {
                Some(there) => {
                    let number = super::file::page_number(there.position);
                    write_reference(self.out(), number);
                }
                None => self.put("null"),
            }
            return;
        }
        let local = match self.local.get(&id) {
            Some(local) => *local,
            None => {
                let local = self.fresh();
                self.local.insert(id, local);
                self.open.push_back((id, local));
                local
            }
        };
        self.refer_local(local);
    }

    /// The number under which an object of the source is known, which the caller writes itself.
    pub(super) fn claim(&mut self, id: Id) -> u32 {
        if let Some(local) = self.local.get(&id).copied() {
            self.open.retain(|(waiting, _)| *waiting != id);
            return local;
        }
        let local = self.fresh();
        self.local.insert(id, local);
        local
    }

    /// The number in this chunk of an object that was referred to.
    pub(super) fn known(&self, id: Id) -> Option<u32> {
        self.local.get(&id).copied()
    }

    pub(super) fn item(&mut self, item: &MaybeRef<Object<'a>>) {
        match item {
            MaybeRef::Ref(target) => self.refer((target.obj_number, target.gen_number)),
            MaybeRef::NotRef(object) => self.value(object),
        }
    }

    pub(super) fn value(&mut self, object: &Object<'a>) {
        match object {
            Object::Null(_) => self.put("null"),
            Object::Boolean(value) => self.put(if *value { "true" } else { "false" }),
            Object::Number(number) => self.number(number.as_f64()),
            Object::String(string) => self.string(string.as_bytes()),
            Object::Name(name) => self.name(name),
            Object::Array(array) => self.array(array),
            Object::Dict(dict) => self.dict(dict),
            // A stream cannot stand inside another object.
            Object::Stream(_) => self.put("null"),
        }
    }

    pub(super) fn array(&mut self, array: &Array<'a>) {
        self.put("[");
        let cut = too_deep(array);
        for (at, item) in array.raw_iter().enumerate() {
            if at > 0 {
                self.put(" ");
            }
            match cut == Some(at) {
                true => self.put("null"),
                false => self.item(&item),
            }
        }
        self.put("]");
    }

    pub(super) fn dict(&mut self, dict: &Dict<'a>) {
        self.put("<<");
        if keys::is_page_tree(dict) {
            self.put(">>");
            return;
        }
        let acts = dict.contains_key("S") && keys::is_action(dict);
        if !acts {
            self.parts(dict, keys::Copied::of(dict));
        }
        self.put(">>");
    }

    /// What is known to be drawn by, of a dictionary that is not a stream.
    fn parts(&mut self, dict: &Dict<'a>, copied: keys::Copied) {
        if name(dict, "Subtype") != "Type3" {
            return self.entries_of(dict, &[], copied);
        }
        self.entries_of(dict, &[b"Resources"], copied);
        let needs = self.reader.of_font(dict);
        self.inner_resources(dict, &needs);
    }

    /// The entries of a dictionary but those named, in the order of their keys.
    pub(super) fn entries(&mut self, dict: &Dict<'a>, but: &[&[u8]]) {
        self.entries_of(dict, but, keys::Copied::ALL);
    }

    /// The same of a dictionary of which only some entries are copied.
    pub(super) fn entries_of(&mut self, dict: &Dict<'a>, but: &[&[u8]], copied: keys::Copied) {
        let is_copied = |key: &Name<'a>| {
            let key: &[u8] = key;
            !keys::NEVER.contains(&key) && !but.contains(&key) && copied.has(key)
        };
        let mut keys: Vec<Name<'a>> = dict.keys().filter(is_copied).collect();
        keys.sort_unstable_by(|a, b| <[u8]>::cmp(a, b));
        for key in keys {
            if let Some(value) = dict.get_raw::<Object<'a>>(&*key) {
                self.name(&key);
                self.put(" ");
                self.item(&value);
            }
        }
    }

    fn stream(&mut self, stream: &PdfStream<'a>) -> Stream {
        let dict = stream.dict();
        if is_program(dict) {
            self.put("<</Type/XObject/Subtype/Form/BBox[0 0 0 0]>>");
            return Stream::Made(Vec::new());
        }
        self.put("<<");
        let bare = self.without_notes(stream);
        let needs = is_drawing(dict).then(|| self.reader.of_stream(stream));
        let rewritten = self.content_without_notes(stream);
        let mut but = [&FROM_OUTSIDE[..], &[b"Resources"]].concat();
        let is_packed_again = bare.is_some() && dict.get::<Array<'a>>("Filter").is_some();
        if is_packed_again || rewritten.is_some() {
            but.extend([&b"Filter"[..], b"DecodeParms"]);
        }
        if is_packed_again {
            self.packed_once(dict);
        }
        if rewritten.is_some() {
            self.put("/Filter/FlateDecode");
        }
        self.entries_of(dict, &but, keys::Copied::of_stream(dict));
        if let Some(needs) = needs {
            self.inner_resources(dict, &needs);
        }
        // Some writers use the short name, which is for pictures in content, and readers bear it.
        let short = dict.get_raw::<Object<'a>>("F");
        if let Some(filter) = short.filter(|_| has_short_filter(dict) && rewritten.is_none()) {
            self.put("/Filter ");
            self.item(&filter);
        }
        if is_nameless_drawing(dict) {
            self.put("/Subtype/Form");
        }
        self.put(">>");
        if let Some(bare) = bare.or(rewritten) {
            return Stream::Made(bare);
        }
        self.data(stream)
    }

    /// What is in a stream, packed as it is.
    pub(super) fn data(&self, stream: &PdfStream<'a>) -> Stream {
        let content = stream.raw_data();
        let base = self.source.bytes.as_ptr() as usize;
        let start = (content.as_ptr() as usize).wrapping_sub(base);
        let there = start..start.saturating_add(content.len());
        match self.source.bytes.get(there.clone()) {
            Some(same) if std::ptr::eq(same.as_ptr(), content.as_ptr()) => Stream::There(there),
            _ => Stream::Made(content.into_owned()),
        }
    }

    pub(super) fn number(&mut self, number: f64) {
        let out = self.out();
        write_number(out, number);
    }

    pub(super) fn name(&mut self, name: &[u8]) {
        let out = self.out();
        write_name(out, name);
    }

    pub(super) fn string(&mut self, bytes: &[u8]) {
        let out = self.out();
        write_string(out, bytes);
    }
}
