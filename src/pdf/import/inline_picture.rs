//! Where the data of a picture within the content end (ISO 32000-1, 8.9.7).
//!
//! The data have no length, and `EI` may stand in them by chance, followed by what looks like content. So
//! the end is found as viewers find it: by what the picture is (its size and colours, or its way of
//! packing), or by the length that newer files give. Only where neither leads to an `EI`, the next one
//! counts that has something like content behind it.

use hayro_syntax::object::{Dict, FromBytes as _, Name, Object};
use memchr::memmem;

use super::inflate::Inflater;
use super::keyword::{is_white, start_trimmed};

use packed::length_of;

mod packed;

/// Where a picture's data, and the operator behind them, end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pdf) enum End {
    /// By what the picture says of itself.
    Certain(usize),
    /// What follows looks like content.
    Plain(usize),
    /// There was another place before it that may be the end.
    Doubtful(usize),
}

impl End {
    pub(super) fn length(self) -> usize {
        let (End::Certain(length) | End::Plain(length) | End::Doubtful(length)) = self;
        length
    }
}

/// What may still be spent on the pictures of some content: bytes that are looked at or unpacked. A hostile
/// one has a million pictures, each as long as all that follow.
pub(super) struct Effort(usize);

impl Effort {
    pub(super) fn on(content: &[u8]) -> Self {
        Effort(content.len().saturating_mul(16).saturating_add(1 << 20))
    }

    fn spend(&mut self, bytes: usize) {
        self.0 = self.0.saturating_sub(bytes);
    }
}

/// The end of the data of a picture with these entries; `data` begin right behind the operator `ID`.
pub(super) fn end_of_picture(entries: &[u8], data: &[u8], effort: &mut Effort) -> End {
    let dict = [b"<<", entries, b">>"].concat();
    let certain = Dict::from_bytes(&dict).and_then(|dict| known_end(&dict, data, effort));
    certain.map_or_else(|| likely_end(data), End::Certain)
}

/// The same for content of which only this picture is asked for; none where its end is not sure.
pub(in crate::pdf) fn end_of_inline_picture(entries: &[u8], data: &[u8]) -> Option<usize> {
    match end_of_picture(entries, data, &mut Effort::on(data)) {
        End::Certain(length) | End::Plain(length) => Some(length),
        End::Doubtful(_) => None,
    }
}

/// A blank belongs to the operator; some programs write a line end of two bytes.
pub(in crate::pdf) fn starts(data: &[u8]) -> &'static [usize] {
    match data {
        [b'\r', b'\n', ..] => &[2, 1],
        [first, ..] if is_white(*first) => &[1],
        _ => &[0],
    }
}

/// Whether a picture is a JPEG or a JPEG 2000, packed once more perhaps. Where its entries cannot be
/// read, its data tell.
pub(super) fn is_photograph(entries: &[u8], data: &[u8]) -> bool {
    let dict = [b"<<", entries, b">>"].concat();
    match Dict::from_bytes(&dict) {
        Some(dict) => ["F", "Filter"].iter().any(|key| {
            let last = match dict.get::<Object<'_>>(*key) {
                Some(Object::Name(name)) => Some(name),
                Some(Object::Array(names)) => names.iter::<Name<'_>>().last(),
                _ => None,
            };
            last.is_some_and(|name| matches!(&*name, b"DCT" | b"DCTDecode" | b"JPXDecode"))
        }),
        None => memmem::find(data, b"\xff\xd8\xff").is_some(),
    }
}

fn known_end(dict: &Dict<'_>, data: &[u8], effort: &mut Effort) -> Option<usize> {
    starts(data).iter().find_map(|start| {
        let content = data.get(*start..)?;
        Some(start + known_end_of(dict, content, effort)?)
    })
}

fn known_end_of(dict: &Dict<'_>, content: &[u8], effort: &mut Effort) -> Option<usize> {
    let found = match filter(dict).as_deref() {
        None => sizes(dict)
            .into_iter()
            .find_map(|size| operator_at(content, size)),
        Some(filter) => {
            let length = packed_length(filter, dict, content, effort);
            length.and_then(|length| operator_at(content, length))
        }
    };
    found.or_else(|| operator_at(content, length(dict, ["L", "Length"])?))
}

/// Where the operator ends that stands here, behind blanks perhaps.
fn operator_at(content: &[u8], at: usize) -> Option<usize> {
    let rest = start_trimmed(content.get(at..)?);
    let behind = rest.strip_prefix(b"EI")?;
    let stands_alone = behind.first().is_none_or(|byte| !is_regular(*byte));
    stands_alone.then_some(content.len() - behind.len())
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !b"()<>[]{}/%".contains(&byte)
}

fn length(dict: &Dict<'_>, keys: [&str; 2]) -> Option<usize> {
    let found = keys.iter().find_map(|key| dict.get::<u32>(*key))?;
    usize::try_from(found).ok()
}

/// The outermost way of packing; none where the data are not packed.
fn filter(dict: &Dict<'_>) -> Option<Vec<u8>> {
    ["F", "Filter"].iter().find_map(|key| {
        let first = match dict.get::<Object<'_>>(*key)? {
            Object::Name(name) => name,
            Object::Array(names) => names.iter::<Name<'_>>().next()?,
            _ => return None,
        };
        Some(first.to_vec())
    })
}

/// Bytes of data that are not packed: several where the colours have a name of the page's resources.
fn sizes(dict: &Dict<'_>) -> Vec<usize> {
    let is_mask = ["IM", "ImageMask"]
        .iter()
        .any(|key| dict.get::<bool>(*key) == Some(true));
    let bits = match is_mask {
        true => 1,
        false => length(dict, ["BPC", "BitsPerComponent"]).unwrap_or(8),
    };
    let size = |components: usize| {
        let width = length(dict, ["W", "Width"])?;
        let row = width.checked_mul(bits)?.checked_mul(components)?;
        row.div_ceil(8).checked_mul(length(dict, ["H", "Height"])?)
    };
    let components = match is_mask {
        true => vec![1],
        false => components(dict),
    };
    components.into_iter().filter_map(size).collect()
}

fn components(dict: &Dict<'_>) -> Vec<usize> {
    let space = ["CS", "ColorSpace"]
        .iter()
        .find_map(|key| dict.get::<Object<'_>>(*key));
    match space {
        Some(Object::Name(name)) => match &*name {
            b"G" | b"DeviceGray" | b"CalGray" => vec![1],
            b"RGB" | b"DeviceRGB" | b"CalRGB" => vec![3],
            b"CMYK" | b"DeviceCMYK" => vec![4],
            _ => vec![3, 1, 4, 2],
        },
        // A palette.
        Some(Object::Array(_)) | None => vec![1],
        Some(_) => Vec::new(),
    }
}

/// Bytes that packed data take.
fn packed_length(
    filter: &[u8],
    dict: &Dict<'_>,
    content: &[u8],
    effort: &mut Effort,
) -> Option<usize> {
    let content = content.get(..effort.0).unwrap_or(content);
    if matches!(filter, b"Fl" | b"FlateDecode") {
        let (length, cost) = Inflater::new().length(content, effort.0);
        effort.spend(cost);
        return length;
    }
    let length = length_of(filter, dict, content);
    effort.spend(length.unwrap_or(content.len()));
    length
}

/// Bytes behind the end of a picture that must look like content; viewers look as far.
const LOOK_AHEAD: usize = 15;

fn likely_end(data: &[u8]) -> End {
    let mut is_first = true;
    for at in memmem::find_iter(data, b"EI") {
        let before = at.checked_sub(1).and_then(|before| data.get(before));
        let after = data.get(at + 2..).unwrap_or_default();
        let stands_alone = before.is_none_or(|byte| is_white(*byte) || *byte == b'>')
            && after.first().is_none_or(|byte| is_white(*byte));
        if !stands_alone {
            continue;
        }
        let is_text = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
        if after.iter().take(LOOK_AHEAD).all(is_text) {
            return match is_first {
                true => End::Plain(at + 2),
                false => End::Doubtful(at + 2),
            };
        }
        is_first = false;
    }
    End::Doubtful(data.len())
}

#[cfg(test)]
mod tests;
