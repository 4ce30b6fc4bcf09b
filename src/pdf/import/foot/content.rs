//! The content of a page or a form, unpacked with a limit.

use std::io::Read;

use flate2::bufread::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Stream};

use crate::pdf::import::inflate::Inflater;
use crate::pdf::import::{is_packed, is_picture};

/// Bytes of one page's content, or one form's, beyond which nobody looks.
const MOST: usize = 4 << 20;
/// Bytes packed in another way than by deflating once, beyond which nobody looks.
const MOST_PACKED: usize = 64 << 10;

/// An operator that no content has. It is put behind all content: if it is not what is read last,
/// reading stopped early, and something may be drawn that was not seen.
pub(super) const END: &[u8] = b"BundleBuilderEnd";

/// The content of a page, with [`END`] behind it; none where it cannot be had. It goes where the one
/// before was.
pub(super) fn of_page(
    page: &Dict<'_>,
    inflater: &mut Inflater,
    content: &mut Vec<u8>,
) -> Option<()> {
    content.clear();
    match page.get::<Array<'_>>("Contents") {
        Some(parts) => {
            for part in parts.iter::<Stream<'_>>() {
                unpack(&part, inflater, content)?;
                content.push(b'\n');
            }
        }
        None => {
            if let Some(only) = page.get::<Stream<'_>>("Contents") {
                unpack(&only, inflater, content)?;
            }
        }
    }
    end(content);
    Some(())
}

/// The same of a form.
pub(super) fn of_stream(stream: &Stream<'_>, inflater: &mut Inflater) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    unpack(stream, inflater, &mut content)?;
    end(&mut content);
    Some(content)
}

fn end(content: &mut Vec<u8>) {
    content.push(b'\n');
    content.extend_from_slice(END);
    content.push(b'\n');
}

fn unpack(stream: &Stream<'_>, inflater: &mut Inflater, out: &mut Vec<u8>) -> Option<()> {
    let packed = stream.raw_data();
    let room = MOST.checked_sub(out.len())?;
    match stream.filters().as_slice() {
        // A filter that is not known leaves the list empty too.
        [] if is_packed(stream.dict()) => return None,
        [] => out.extend_from_slice(&packed),
        [Filter::FlateDecode] if !stream.dict().contains_key("DecodeParms") => {
            if inflater.append(&packed, out, room).is_none() {
                // Of a stream without its end there may still be enough.
                let mut unpacked = ZlibDecoder::new(packed.as_ref()).take(room as u64 + 1);
                unpacked.read_to_end(out).ok()?;
            }
        }
        filters => {
            let packers = filters
                .iter()
                .filter(|filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode));
            if packed.len() > MOST_PACKED || packers.count() > 1 || is_picture(stream) {
                return None;
            }
            out.extend_from_slice(&stream.decoded_data().ok()?);
        }
    }
    (out.len() <= MOST).then_some(())
}
