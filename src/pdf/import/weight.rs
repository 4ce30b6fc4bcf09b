//! Streams that unpack to more than any honest file needs.
//!
//! Most streams are copied as they are. Some are unpacked: the content of pages, to read the words on
//! them, and the pictures of fields, to see whether they say something. Those are weighed first: the
//! reader unpacks without a limit, and where there is no memory left the whole program ends. A page's
//! content is weighed as a whole, since the same part may stand in it a million times.

mod stage;

use std::borrow::Cow;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Stream};

use super::inflate::{RATIO, weigh};
use super::number;
use super::patience::Patience;
use super::source::Source;

/// So many parts the content of a page may have; honest ones have some hundreds.
const MOST_PARTS: usize = 100_000;

/// Whether the content of a page is too heavy.
pub(super) fn has_heavy_page(source: &Source, limit: u64) -> bool {
    let mut pages = source.pdf.pages().iter();
    pages.any(|page| is_heavy_page(page.raw(), limit, &source.patience))
}

fn is_heavy_page(page: &Dict<'_>, limit: u64, patience: &Patience) -> bool {
    let Some(parts) = page.get::<Array<'_>>("Contents") else {
        let only = page.get::<Stream<'_>>("Contents");
        return only.is_some_and(|only| !is_picture(&only) && is_heavy(&only, limit, patience));
    };
    let mut left = limit;
    for (at, part) in parts.iter::<Stream<'_>>().enumerate() {
        if at >= MOST_PARTS || patience.is_over_at(at) {
            return true;
        }
        if is_picture(&part) {
            continue;
        }
        match weight(&part, left, patience).and_then(|weight| left.checked_sub(weight)) {
            Some(less) => left = less,
            None => return true,
        }
    }
    false
}

/// Whether a stream is packed as a picture is: as content it says nothing.
pub(in crate::pdf) fn is_picture(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    filters.iter().any(|filter| growth(filter).is_none())
}

/// Whether a stream unpacks to more than the limit, or is packed as a picture. When patience is over, it
/// counts as heavy.
pub(in crate::pdf) fn is_heavy(stream: &Stream<'_>, limit: u64, patience: &Patience) -> bool {
    weight(stream, limit, patience).is_none()
}

/// By how much a way of packing makes its input longer at most; none of pictures.
fn growth(filter: &Filter) -> Option<u64> {
    match filter {
        Filter::FlateDecode => Some(RATIO),
        Filter::LzwDecode => Some(2731),
        Filter::RunLengthDecode => Some(64),
        Filter::Ascii85Decode => Some(4),
        Filter::AsciiHexDecode | Filter::Crypt => Some(1),
        Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode => {
            None
        }
    }
}

/// Bytes that a stream unpacks to, or a little more; none where that is more than the limit.
pub(super) fn weight(stream: &Stream<'_>, limit: u64, patience: &Patience) -> Option<u64> {
    if patience.is_over() {
        return None;
    }
    let packed = stream.raw_data();
    let filters = stream.filters();
    let mut most = packed.len() as u64;
    for filter in &filters {
        most = most.saturating_mul(growth(filter)?);
    }
    // Nothing is found out by looking closer where it cannot be much.
    if filters.is_empty() || most <= limit.min(LITTLE) {
        return (most <= limit).then_some(most);
    }
    // Nobody packs a thing four times.
    if filters.len() > 3 {
        return None;
    }
    let found = unpacked_weight(stream, &filters, &packed, limit, patience);
    (found <= limit && !patience.is_over()).then_some(found)
}

/// What cannot unpack to more than this is not looked into.
const LITTLE: u64 = 1 << 16;

fn unpacked_weight(
    stream: &Stream<'_>,
    filters: &[Filter],
    packed: &[u8],
    limit: u64,
    patience: &Patience,
) -> u64 {
    let most = usize::try_from(limit).unwrap_or(usize::MAX - 1);
    let mut data = Cow::Borrowed(packed);
    for (at, filter) in filters.iter().enumerate() {
        let is_last = at + 1 == filters.len();
        data = match filter {
            // The usual one leaves nothing behind.
            Filter::FlateDecode if is_last => {
                let found = weigh(ZlibDecoder::new(&*data), limit + 1, patience);
                // What does not unpack weighs what came out before.
                return found.unwrap_or_else(|before| before);
            }
            Filter::FlateDecode => stage::inflated(&data, most).into(),
            Filter::LzwDecode => stage::from_lzw(&data, early_change(stream, at), most).into(),
            Filter::RunLengthDecode => stage::from_runs(&data, most).into(),
            Filter::Ascii85Decode => stage::from_ascii85(&data, most).into(),
            Filter::AsciiHexDecode => stage::from_hex(&data, most).into(),
            _ => data,
        };
        if data.len() > most {
            return limit + 1;
        }
    }
    data.len() as u64
}

fn early_change(stream: &Stream<'_>, at: usize) -> usize {
    let dict = stream.dict();
    let several = dict.get::<Array<'_>>("DecodeParms");
    let of_this = several.and_then(|several| several.iter::<Dict<'_>>().nth(at));
    let params = of_this.or_else(|| dict.get::<Dict<'_>>("DecodeParms"));
    let early = params.and_then(|params| number(&params, "EarlyChange"));
    usize::from(early != Some(0.0))
}
