//! Whether all that a page draws with is there, and its content and pictures are whole. Fonts are not
//! unpacked to see whether they are whole; that they are there is looked at.

use std::collections::BTreeSet;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;

use super::geometry::inherited;
use super::inflate::{Inflater, weigh};
use super::patience::Patience;
use super::pictures::Pictures;
use super::scan::Items;
use super::source::{Id, Source, key, name};

/// How a page was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Whole,
    /// Something is missing that the page names and does not draw with.
    Loose,
    /// A part of what it shows is missing.
    Lost,
}

/// What is expected behind a reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Content,
    Picture,
    Font,
}

/// Looks whether pages are whole. What was found whole once is not looked at again.
pub(super) struct Wholeness<'a> {
    source: &'a Source,
    found: BTreeSet<Id>,
    /// How often it was asked for one.
    asked: usize,
    inflater: Inflater,
    pictures: Pictures<'a>,
    /// Of the page that was looked at last: its content, as long as all of it was unpacked.
    content: Option<Vec<u8>>,
}

/// Bytes that one page's content is unpacked to in one step.
const AT_ONCE: usize = 1 << 20;

impl<'a> Wholeness<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Wholeness {
            source,
            found: BTreeSet::new(),
            asked: 0,
            inflater: Inflater::new(),
            pictures: Pictures::new(source),
            content: None,
        }
    }

    /// The content of the page that was looked at last; none where it had to be looked for closer.
    pub(super) fn content(&self) -> Option<&[u8]> {
        self.content.as_deref()
    }

    /// Whether all that a page draws with is there, and its content unpacks to its end.
    pub(super) fn of(&mut self, page: &Page<'_>) -> State {
        let mut content = self.content.take().unwrap_or_default();
        content.clear();
        self.content = Some(content);
        if self.source.patience.is_over() {
            return State::Lost;
        }
        if !self.has_content(page.raw()) {
            return State::Lost;
        }
        let content = self.content.as_deref();
        if self.pictures.are_cut(page, content) {
            return State::Lost;
        }
        let missing = self.missing(page.raw());
        if missing.is_empty() {
            return State::Whole;
        }
        let patience = &self.source.patience;
        let is_used = match self.content() {
            Some(content) => uses(content, &missing, patience),
            None => uses(page.page_stream().unwrap_or_default(), &missing, patience),
        };
        if is_used { State::Lost } else { State::Loose }
    }

    fn has_content(&mut self, page: &Dict<'_>) -> bool {
        match page.get::<Array<'_>>("Contents") {
            Some(parts) => parts
                .raw_iter()
                .all(|part| self.is_there(part, Expected::Content)),
            None => match page.get_raw::<Object<'_>>("Contents") {
                // As good as none, says ISO 32000-1, 7.3.9.
                None | Some(MaybeRef::NotRef(Object::Null(_))) => true,
                Some(part) => self.is_there(part, Expected::Content),
            },
        }
    }

    /// The fonts and pictures that are named and not there.
    fn missing(&mut self, page: &Dict<'_>) -> Vec<Missing> {
        let node = inherited(page, "Resources");
        let resources = node.and_then(|node| node.get::<Dict<'_>>("Resources"));
        let mut missing = Vec::new();
        for (kind, expected) in [("XObject", Expected::Picture), ("Font", Expected::Font)] {
            let items = resources.as_ref().and_then(|all| all.get::<Dict<'_>>(kind));
            for (name, item) in items.iter().flat_map(Dict::entries) {
                if !self.is_there(item, expected) {
                    missing.push((expected, name.to_vec()));
                }
            }
        }
        missing
    }

    fn is_there(&mut self, item: MaybeRef<Object<'_>>, expected: Expected) -> bool {
        let target = match item {
            MaybeRef::Ref(target) => ObjectIdentifier::from(target),
            MaybeRef::NotRef(object) => {
                self.looked_closer(expected);
                // Streams never stand in another object.
                return expected == Expected::Font && matches!(object, Object::Dict(_));
            }
        };
        self.asked += 1;
        if self.source.patience.is_over_at(self.asked) {
            return false;
        }
        if self.found.contains(&key(target)) {
            self.looked_closer(expected);
            return true;
        }
        let is_whole = match (self.source.pdf.xref().get::<Object<'_>>(target), expected) {
            (Some(Object::Stream(stream)), Expected::Content) => {
                let is_short = self.source.streams.short.contains(&key(target));
                self.unpacks(&stream) && !is_short
            }
            (Some(Object::Stream(_)), Expected::Picture) => true,
            (Some(Object::Dict(_)), Expected::Font) => true,
            _ => {
                self.looked_closer(expected);
                false
            }
        };
        if is_whole {
            self.found.insert(key(target));
        }
        is_whole
    }

    /// A part of the content is not at hand.
    fn looked_closer(&mut self, expected: Expected) {
        if expected == Expected::Content {
            self.content = None;
        }
    }

    /// Whether the content of a stream can be had, to its end.
    fn unpacks(&mut self, stream: &Stream<'_>) -> bool {
        let dict = stream.dict();
        let mut filters: Vec<Vec<u8>> = match dict.get::<Array<'_>>("Filter") {
            Some(several) => several
                .iter::<Name<'_>>()
                .map(|name| name.to_vec())
                .collect(),
            None => vec![name(dict, "Filter").into_bytes()],
        };
        filters.retain(|filter| !filter.is_empty());
        let is_plain = !["DecodeParms", "DP", "F"]
            .iter()
            .any(|key| dict.contains_key(key));
        let mut content = self.content.take().filter(|_| is_plain);
        // In another file, which nobody opens.
        if dict.contains_key("F") {
            return false;
        }
        if filters.is_empty() {
            self.content = content.map(|before| [&before, &*stream.raw_data(), b"\n"].concat());
            return true;
        }
        if !matches!(filters.as_slice(), [only] if matches!(only.as_slice(), b"FlateDecode" | b"Fl"))
        {
            return stream.filters().len() == filters.len() && stream.decoded_data().is_ok();
        }
        let packed = stream.raw_data();
        let mut unused = Vec::new();
        let out = content.as_mut().unwrap_or(&mut unused);
        // A page without content is often written as a stream of no bytes.
        if packed.is_empty() || self.inflater.append(&packed, out, AT_ONCE).is_some() {
            out.push(b'\n');
            self.content = content;
            return true;
        }
        // It is large, or not whole.
        let unpacked = ZlibDecoder::new(packed.as_ref());
        let patience = &self.source.patience;
        weigh(unpacked, MOST_CONTENT, patience).is_ok() || lacks_checksum(&packed, patience)
    }
}

/// Whether all is there but the checksum at the end, without which nothing is missing.
fn lacks_checksum(packed: &[u8], patience: &Patience) -> bool {
    let Some(behind_head) = packed.get(2..) else {
        return false;
    };
    let mut decoder = DeflateDecoder::new(behind_head);
    let is_whole = weigh(&mut decoder, MOST_CONTENT, patience).is_ok();
    is_whole && behind_head.len() as u64 - decoder.total_in() < 4
}

/// A font or a picture, by the name that the page has for it.
type Missing = (Expected, Vec<u8>);

/// Operators of one page beyond which nobody looks.
const MOST_OPERATORS: usize = 200_000;

/// Whether content draws with one of these; if it cannot be told, it does.
fn uses(content: &[u8], missing: &[Missing], patience: &Patience) -> bool {
    let mut operators = Items::new(content);
    for at in 0..MOST_OPERATORS {
        if patience.is_over_at(at) {
            return true;
        }
        let Some(item) = operators.next() else {
            return false;
        };
        let expected = match item.operator() {
            b"Do" => Expected::Picture,
            b"Tf" => Expected::Font,
            _ => continue,
        };
        let name = item.name();
        let is_one = |(kind, missing): &Missing| {
            *kind == expected && name.as_ref().is_some_and(|name| **name == **missing)
        };
        if missing.iter().any(is_one) {
            return true;
        }
    }
    true
}

/// Bytes of one page's content beyond which nobody looks.
const MOST_CONTENT: u64 = 256 << 20;
