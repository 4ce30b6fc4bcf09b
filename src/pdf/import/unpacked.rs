//! The content of a page, a form or a glyph, unpacked as far as it can be.
//!
//! What is broken off is read up to there, as viewers do. What cannot be unpacked at all is nothing:
//! no viewer shows it, so it names nothing either.

use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, FromBytes as _, Name, Object, Stream};

use super::inflate::Inflater;
use super::patience::Patience;
use super::weight::{is_heavy, weight};

/// Bytes of one stream of content beyond which a document is refused before it comes here.
const MOST: u64 = MOST_BYTES as u64;
const MOST_BYTES: usize = 128 << 20;

/// Bytes that are unpacked in one step.
const AT_ONCE: usize = 4 << 20;

/// The content of a page: its parts, each on a line of its own.
pub(in crate::pdf) fn content_of_page(
    page: &Dict<'_>,
    inflater: &mut Inflater,
    patience: &Patience,
) -> Vec<u8> {
    let mut content = Vec::new();
    match page.get::<Array<'_>>("Contents") {
        Some(parts) => {
            for part in parts.iter::<Stream<'_>>() {
                append(&part, inflater, patience, &mut content);
                content.push(b'\n');
            }
        }
        None => {
            if let Some(only) = page.get::<Stream<'_>>("Contents") {
                append(&only, inflater, patience, &mut content);
            }
        }
    }
    content
}

/// Whether the entry for filters names one, known or not: `null` and an empty list name none.
pub(in crate::pdf) fn is_packed(dict: &Dict<'_>) -> bool {
    match dict.get::<Object<'_>>("Filter") {
        None | Some(Object::Null(_)) => false,
        Some(Object::Array(filters)) => filters
            .iter::<Object<'_>>()
            .any(|filter| !matches!(filter, Object::Null(_))),
        Some(_) => true,
    }
}

/// What data unpack to that were packed in these ways, without parameters; none where they cannot be
/// unpacked, or are longer then than anybody wants.
pub(in crate::pdf) fn unpacked_by(
    filters: &[Name<'_>],
    data: &[u8],
    patience: &Patience,
) -> Option<Vec<u8>> {
    let names: String = filters
        .iter()
        .map(|name| format!("/{}", name.as_str()))
        .collect();
    let head = format!("<</Length {}/Filter[{names}]>>\nstream\n", data.len());
    let alone = [head.as_bytes(), data, b"\nendstream"].concat();
    let alone = Stream::from_bytes(&alone)?;
    // Ways that are not known are not among its filters.
    if alone.filters().len() != filters.len() || is_heavy(&alone, MOST, patience) {
        return None;
    }
    Some(alone.decoded_data().ok()?.into_owned())
}

/// Appends what a stream unpacks to.
pub(in crate::pdf) fn append(
    stream: &Stream<'_>,
    inflater: &mut Inflater,
    patience: &Patience,
    out: &mut Vec<u8>,
) {
    let packed = stream.raw_data();
    let (filters, dict) = (stream.filters(), stream.dict());
    if filters.is_empty() {
        // A filter that is not known leaves the list empty too.
        if !is_packed(dict) {
            out.extend_from_slice(&packed);
        }
        return;
    }
    let is_plain = filters.as_slice() == [Filter::FlateDecode] && !dict.contains_key("DecodeParms");
    if is_plain && inflater.append(&packed, out, AT_ONCE).is_some() {
        return;
    }
    let Some(unpacked) = weight(stream, MOST, patience) else {
        return;
    };
    if is_plain {
        // No more room than it needs: room that doubles would be twice of a hundred megabytes. A byte more, for the
        // decoder reads the checksum only where there is room left.
        let unpacked = usize::try_from(unpacked).unwrap_or(MOST_BYTES);
        out.reserve_exact(unpacked.saturating_add(1));
        if inflater.append(&packed, out, MOST_BYTES).is_some() {
            return;
        }
    }
    match stream.decoded_data() {
        // Content of a hundred megabytes is not held twice.
        Ok(Cow::Owned(unpacked)) if out.is_empty() => *out = unpacked,
        Ok(unpacked) => out.extend_from_slice(&unpacked),
        Err(_nothing_is_shown) => {}
    }
}
