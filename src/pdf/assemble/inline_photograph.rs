//! Photographs that stand in content itself (`BI … ID … EI`), without what is not the picture, as those
//! that are objects of their own (`photograph`). Content without one is copied byte for byte.

use hayro_syntax::object::{Dict, FromBytes as _, MaybeRef, Name, Object, Stream as PdfStream};

use crate::pdf::import::{
    End, Id, Patience, Photograph, Removed, append, bare_jpeg, bare_jpx, starts, unpacked_by,
};

use super::copy::Copier;
use super::file::deflated;
use super::syntax::{write_name, write_number, write_string};

/// Content with the photographs in it cleared.
#[derive(Debug, Default, PartialEq, Eq)]
struct Cleared {
    /// None where it stays as it is.
    content: Option<Vec<u8>>,
    removed: Vec<Removed>,
    /// Photographs that have notes, or may have some, and stay as they are.
    kept: u32,
}

impl<'a> Copier<'a> {
    /// The content of a form, a tile or a glyph without the notes of the photographs in it, packed; none
    /// where it stays as it is.
    pub(super) fn content_without_notes(&mut self, stream: &PdfStream<'a>) -> Option<Vec<u8>> {
        let id = stream.obj_id();
        let photographs = self
            .reader
            .photographs
            .remove(&(id.obj_number, id.gen_number))?;
        let patience = &self.source.patience;
        let mut content = Vec::new();
        append(stream, &mut self.reader.inflater, patience, &mut content);
        let cleared = cleared(&content, &photographs, patience);
        self.account(&cleared);
        deflated(&[&cleared.content?]).ok()
    }

    /// The same of the content of a page. Pages that share it are accounted for once.
    pub(super) fn page_without_notes(
        &mut self,
        streams: &[PdfStream<'a>],
        photographs: &[Photograph],
    ) -> Option<Vec<u8>> {
        if photographs.is_empty() {
            return None;
        }
        let content = match streams {
            [only] => {
                let mut content = Vec::new();
                let patience = &self.source.patience;
                append(only, &mut self.reader.inflater, patience, &mut content);
                content
            }
            several => self.joined(several),
        };
        let cleared = cleared(&content, photographs, &self.source.patience);
        let ids = streams.iter().map(|stream| stream.obj_id());
        let ids: Vec<Id> = ids.map(|id| (id.obj_number, id.gen_number)).collect();
        if self.photographed.insert(ids) {
            self.account(&cleared);
        }
        deflated(&[&cleared.content?]).ok()
    }

    fn account(&mut self, cleared: &Cleared) {
        for removed in &cleared.removed {
            self.cleared(*removed);
        }
        self.chunk.ledger.pictures_kept += cleared.kept;
    }
}

fn cleared(content: &[u8], photographs: &[Photograph], patience: &Patience) -> Cleared {
    let mut all = Cleared::default();
    let (mut out, mut from) = (Vec::new(), 0);
    for photograph in photographs {
        match bare(content, photograph, patience) {
            Bare::Without(picture, removed) => {
                out.extend_from_slice(
                    content
                        .get(from..photograph.entries.start)
                        .unwrap_or_default(),
                );
                out.extend_from_slice(&picture);
                from = photograph.data.end;
                all.removed.push(removed);
            }
            Bare::Kept => all.kept += 1,
            Bare::Already => {}
        }
    }
    if !all.removed.is_empty() {
        out.extend_from_slice(content.get(from..).unwrap_or_default());
        all.content = Some(out);
    }
    all
}

enum Bare {
    /// All between the operator `BI` and the end of the operator `EI`.
    Without(Vec<u8>, Removed),
    Kept,
    /// There is nothing in it but the picture.
    Already,
}

fn bare(content: &[u8], photograph: &Photograph, patience: &Patience) -> Bare {
    let entries = content.get(photograph.entries.clone()).unwrap_or_default();
    let data = content.get(photograph.data.clone()).unwrap_or_default();
    let data = data.strip_suffix(b"EI").unwrap_or(data);
    let whole = [b"<<", entries, b">>"].concat();
    let Some(dict) = Dict::from_bytes(&whole) else {
        return match bare_of(data) {
            Some(_) => Bare::Kept,
            None => Bare::Already,
        };
    };
    let filters = filters(&dict);
    let Some((last, outer)) = filters.split_last() else {
        return Bare::Already;
    };
    let picture = match outer {
        [] => Some(trimmed(data).to_vec()),
        outer if has_parameters(&dict, outer.len()) => None,
        outer => starts(data)
            .iter()
            .find_map(|start| unpacked_by(outer, trimmed_end(data.get(*start..)?), patience)),
    };
    let Some(picture) = picture else {
        return Bare::Kept;
    };
    let Some((bare, removed)) = bare_of(&picture) else {
        return Bare::Already;
    };
    let is_sure = match photograph.end {
        End::Certain(_) => true,
        End::Plain(_) => !bare.starts_with(b"\xff\xd8") || bare.ends_with(b"\xff\xd9"),
        End::Doubtful(_) => false,
    };
    if !is_sure {
        return Bare::Kept;
    }
    let mut out = Vec::with_capacity(bare.len() + entries.len() + 16);
    write_entries(&mut out, &dict, last, outer.len());
    out.extend_from_slice(b" ID ");
    out.extend_from_slice(&bare);
    out.extend_from_slice(b"\nEI");
    Bare::Without(out, removed)
}

fn bare_of(picture: &[u8]) -> Option<(Vec<u8>, Removed)> {
    bare_jpx(picture).or_else(|| bare_jpeg(picture))
}

const WHITE: &[u8] = b"\0\t\n\x0c\r ";

fn trimmed(data: &[u8]) -> &[u8] {
    let start = data.iter().take_while(|byte| WHITE.contains(byte)).count();
    // A JPEG 2000 picture begins with such bytes itself.
    let start = match data.get(start..) {
        Some([0xff, ..]) => start,
        _ => starts(data).first().copied().unwrap_or_default(),
    };
    trimmed_end(data.get(start..).unwrap_or_default())
}

fn trimmed_end(data: &[u8]) -> &[u8] {
    let behind = data.iter().rev();
    let behind = behind.take_while(|byte| WHITE.contains(byte)).count();
    data.get(..data.len() - behind).unwrap_or_default()
}

/// The ways in which a picture is packed, the outermost first.
fn filters<'d>(dict: &Dict<'d>) -> Vec<Name<'d>> {
    let found = ["F", "Filter"].iter().find_map(|key| {
        Some(match dict.get::<Object<'d>>(*key)? {
            Object::Name(name) => vec![name],
            Object::Array(names) => names.iter::<Name<'d>>().collect(),
            _ => return None,
        })
    });
    found.unwrap_or_default()
}

/// The parameters of each way.
fn parameters<'d>(dict: &Dict<'d>) -> Vec<Object<'d>> {
    let found = ["DP", "DecodeParms"].iter().find_map(|key| {
        Some(match dict.get::<Object<'d>>(*key)? {
            Object::Array(all) => all.iter::<Object<'d>>().collect(),
            one => vec![one],
        })
    });
    found.unwrap_or_default()
}

/// Whether one of the outer ways of packing has parameters of its own.
fn has_parameters(dict: &Dict<'_>, outer: usize) -> bool {
    let is_own = |object: &Object<'_>| matches!(object, Object::Dict(all) if !all.is_empty());
    parameters(dict).iter().take(outer).any(is_own)
}

/// The entries of a picture that is packed in its last way only, and is as long as it is.
fn write_entries(out: &mut Vec<u8>, dict: &Dict<'_>, filter: &[u8], outer: usize) {
    const ANEW: [&[u8]; 6] = [b"F", b"Filter", b"DP", b"DecodeParms", b"L", b"Length"];
    let mut entries: Vec<_> = dict.entries().collect();
    entries.retain(|(key, _)| !ANEW.contains(&&**key));
    entries.sort_unstable_by(|(one, _), (other, _)| <[u8]>::cmp(one, other));
    for (key, value) in entries {
        write_name(out, &key);
        if let MaybeRef::NotRef(value) = value {
            write(out, &value);
        } else {
            out.extend_from_slice(b" null");
        }
    }
    out.extend_from_slice(b"/F");
    write_name(out, filter);
    if let Some(own @ Object::Dict(_)) = parameters(dict).get(outer) {
        out.extend_from_slice(b"/DP");
        write(out, own);
    }
}

fn write(out: &mut Vec<u8>, object: &Object<'_>) {
    out.push(b' ');
    match object {
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Number(number) => write_number(out, number.as_f64()),
        Object::String(string) => write_string(out, string.as_bytes()),
        Object::Name(name) => write_name(out, name),
        Object::Array(array) => {
            out.push(b'[');
            array
                .iter::<Object<'_>>()
                .for_each(|item| write(out, &item));
            out.push(b']');
        }
        Object::Dict(dict) => {
            out.extend_from_slice(b"<<");
            for key in dict.keys() {
                if let Some(value) = dict.get::<Object<'_>>(&*key) {
                    write_name(out, &key);
                    write(out, &value);
                }
            }
            out.extend_from_slice(b">>");
        }
        Object::Null(_) | Object::Stream(_) => out.extend_from_slice(b"null"),
    }
}
