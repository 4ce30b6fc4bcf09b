//! Streams whose end is not marked: the data end where the next object begins, or where the file ends.
//!
//! The reader looks for the next `endstream`, which is that of another stream, or finds none and takes
//! the stream for lost. Other viewers stop where the object ends. The stream is written again behind
//! the file, with its end.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, FromBytes as _, ObjectIdentifier};

use super::change::Change;
use super::keyword::{beginnings, head, set_right, start_trimmed, trimmed};
use super::patience::Patience;
use super::source::{Id, find, key};

/// Streams of a document that were set right, or could be.
#[derive(Debug, Default)]
pub(super) struct Streams {
    /// Where those begin of which no end was seen.
    places: Vec<usize>,
    /// Those of which a part is missing: they say that they are longer, or the file ends in them.
    pub(super) short: BTreeSet<Id>,
    /// How many were given an end.
    pub(super) ended: usize,
}

impl Streams {
    /// Sets right what can be set right in place, and gives the stream in which the file ends an end.
    pub(super) fn set_right(bytes: &mut Vec<u8>, patience: &Patience) -> Streams {
        let mut found = beginnings(bytes);
        if set_right(bytes, &found, patience) > 0 {
            found = beginnings(bytes);
        }
        let mut streams = Streams {
            places: found.unended,
            ..Streams::default()
        };
        if let Some(last) = cut_off(bytes, &streams.places) {
            streams.places.pop();
            streams.short.insert(key(last));
            bytes.extend_from_slice(b"\nendstream\nendobj\n");
        }
        streams
    }

    /// The file with an end to each stream that has none; none where all have one.
    pub(super) fn end(&mut self, pdf: &Pdf, bytes: &[u8], patience: &Patience) -> Option<Vec<u8>> {
        let mut change = Change::default();
        for at in std::mem::take(&mut self.places) {
            if patience.is_over() {
                break;
            }
            self.look_at(pdf, bytes, at, &mut change);
        }
        (!change.is_empty()).then(|| change.behind(bytes, pdf.xref().root_id()))
    }

    fn look_at(&mut self, pdf: &Pdf, bytes: &[u8], at: usize, change: &mut Change) -> Option<()> {
        let head = head(bytes, at)?;
        let dict = pdf.xref().get::<Dict<'_>>(head.id)?;
        // Another object counts under that number: a later one, for instance.
        let place = (dict.data().as_ptr() as usize).wrapping_sub(bytes.as_ptr() as usize);
        if place != head.dictionary {
            return None;
        }
        let behind = bytes.get(at + b"stream".len()..)?;
        let data = behind.strip_prefix(b"\r").unwrap_or(behind);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let said = dict.get::<u32>("Length").map(|length| length as usize);
        let rest = said.and_then(|said| data.get(said..)).map(start_trimmed);
        if rest.is_some_and(|rest| rest.starts_with(b"endstream")) {
            return None;
        }
        let is_right = rest.is_some_and(|rest| rest.is_empty() || ends_object(rest));
        let data = match said.filter(|_| is_right) {
            Some(said) => data.get(..said)?,
            None => trimmed(data.get(..end_of(data)).unwrap_or(data)),
        };
        if said.is_some_and(|said| said > data.len()) {
            self.short.insert(key(head.id));
        }
        self.ended += 1;
        change.stream(head.id, &dict, data);
        Some(())
    }
}

/// What stands behind the data of a stream: its end, misspelt perhaps, or the next thing in the file.
fn ends_object(bytes: &[u8]) -> bool {
    const NEXT: [&[u8]; 5] = [b"end", b"xref", b"trailer", b"startxref", b"%%EOF"];
    NEXT.iter().any(|next| bytes.starts_with(next)) || begins_object(bytes)
}

/// Where data end whose length nobody knows.
fn end_of(data: &[u8]) -> usize {
    let mut end = data.len();
    for mark in [
        &b"endobj"[..],
        b"endstr",
        b"end stream",
        b"\nxref",
        b"\ntrailer",
        b"\nstartxref",
    ] {
        end = find(data.get(..end).unwrap_or(data), mark).unwrap_or(end);
    }
    let within = data.get(..end).unwrap_or(data);
    let next = memchr::memmem::find_iter(within, b" obj").find_map(|word| {
        let line = within.get(..word)?;
        let start = memchr::memrchr2(b'\n', b'\r', line)? + 1;
        begins_object(within.get(start..)?).then_some(start)
    });
    next.unwrap_or(end)
}

/// `12 0 obj`.
fn begins_object(bytes: &[u8]) -> bool {
    ObjectIdentifier::from_bytes(bytes).is_some()
}

/// Of the stream in which the file ends: the object, where nothing follows its beginning, neither the
/// end of another object nor a table.
fn cut_off(bytes: &[u8], places: &[usize]) -> Option<ObjectIdentifier> {
    let last = *places.last()?;
    let behind = bytes.get(last..)?;
    let is_cut = [&b"endobj"[..], b"startxref"]
        .iter()
        .all(|mark| find(behind, mark).is_none());
    is_cut.then(|| head(bytes, last))?.map(|head| head.id)
}
