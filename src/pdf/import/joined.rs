//! The streams of a page's content as one, unpacked with a limit.

use std::io::Read;

use flate2::bufread::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use super::inflate::Inflater;
use super::patience::Patience;

/// Bytes of one page's content beyond which it is left in its parts.
const MOST: usize = 128 << 20;
/// The same of a stream that is packed in another way than by deflating once: it is unpacked in one
/// step, whatever comes of it.
const MOST_PACKED: usize = 256 << 10;

/// The content of several streams, with a line end between them, for a word never reaches from one into
/// the next (ISO 32000-1, 7.8.2). Of a stream that is damaged there is what can be unpacked, as viewers
/// have it. None where one cannot be unpacked here at all.
pub(in crate::pdf) fn joined(streams: &[Stream<'_>], patience: &Patience) -> Option<Vec<u8>> {
    let mut inflater = Inflater::new();
    let mut content = Vec::new();
    for stream in streams {
        if patience.is_over() {
            return None;
        }
        append(stream, &mut inflater, &mut content)?;
        content.push(b'\n');
    }
    Some(content)
}

fn append(stream: &Stream<'_>, inflater: &mut Inflater, out: &mut Vec<u8>) -> Option<()> {
    let packed = stream.raw_data();
    let room = MOST.checked_sub(out.len())?;
    match stream.filters().as_slice() {
        // A filter that is not known leaves the list empty too.
        [] if stream.dict().contains_key("Filter") => return None,
        [] => out.extend_from_slice(&packed),
        [Filter::FlateDecode] if !stream.dict().contains_key("DecodeParms") => {
            if inflater.append(&packed, out, room).is_none() {
                let mut unpacked = ZlibDecoder::new(packed.as_ref()).take(room as u64 + 1);
                // What came out before the damage stays.
                let _broken = unpacked.read_to_end(out);
            }
        }
        _ if packed.len() > MOST_PACKED => return None,
        _ => out.extend_from_slice(&stream.decoded_data().ok()?),
    }
    (out.len() <= MOST).then_some(())
}
