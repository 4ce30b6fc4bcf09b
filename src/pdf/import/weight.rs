//! Streams that unpack to more than any honest file needs.
//!
//! Most streams are copied as they are. Some are unpacked: the content of pages, to read the words on
//! them, and the pictures of fields, to see whether they say something. Those are weighed first.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Array, Dict, Name, Stream};

use super::inflate::{RATIO, weigh};
use super::patience::Patience;
use super::source::{Source, name};

/// Whether the content of a page is too heavy.
pub(super) fn has_heavy_page(source: &Source, limit: u64) -> bool {
    let pages = source.pdf.pages().iter().map(|page| page.raw());
    let mut contents = pages.flat_map(contents);
    contents.any(|content| is_heavy(&content, limit, &source.patience))
}

fn contents<'a>(page: &Dict<'a>) -> Vec<Stream<'a>> {
    match page.get::<Array<'a>>("Contents") {
        Some(parts) => parts.iter::<Stream<'a>>().collect(),
        None => page.get::<Stream<'a>>("Contents").into_iter().collect(),
    }
}

/// Whether a stream that is deflated, once or several times, unpacks to more than the limit. Other ways
/// of packing make little of much. When patience is over, it counts as heavy.
pub(in crate::pdf) fn is_heavy(stream: &Stream<'_>, limit: u64, patience: &Patience) -> bool {
    if patience.is_over() {
        return true;
    }
    let dict = stream.dict();
    let filters: Vec<Vec<u8>> = match dict.get::<Array<'_>>("Filter") {
        Some(several) => several.iter::<Name<'_>>().map(|one| one.to_vec()).collect(),
        None => vec![name(dict, "Filter").into_bytes()],
    };
    let is_flate = |filter: &&Vec<u8>| matches!(filter.as_slice(), b"FlateDecode" | b"Fl");
    let times = filters.iter().take_while(is_flate).count();
    let packed = stream.raw_data();
    let most = (packed.len() as u64).saturating_mul(RATIO.saturating_pow(times as u32));
    if times == 0 || most <= limit {
        return false;
    }
    // Nobody packs a thing four times.
    if times > 3 {
        return true;
    }
    let mut reader: Box<dyn Read + '_> = Box::new(packed.as_ref());
    for _ in 0..times {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    // What does not unpack weighs what came out before.
    let weight = weigh(reader, limit + 1, patience);
    weight.unwrap_or_else(|before| before) > limit || patience.is_over()
}
