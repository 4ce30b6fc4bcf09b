//! Black and white packed as a fax machine does it (ITU T.4 and T.6), which a PDF holds as it is.

use super::tiff::{Directory, dense, stands, tag};
use super::{DAMAGED, Picture};
use crate::pdf::import::{Refusal, Removed};

/// Ways of packing, by their number in a TIFF.
const HUFFMAN: u64 = 2;
const GROUP_3: u64 = 3;
const GROUP_4: u64 = 4;

/// Whether the first pixel of each byte stands in its lowest bit.
pub(super) fn is_mirrored(directory: &Directory<'_>) -> bool {
    let is_fax = matches!(directory.number(tag::PACKING), Some(HUFFMAN..=GROUP_4));
    is_fax && directory.number(tag::FILL_ORDER) == Some(2)
}

/// The picture, if it is a fax that can be taken as it is. One by Group 4 can only where it is in one
/// piece: each piece begins anew.
pub(super) fn picture(
    bytes: &[u8],
    directory: &Directory<'_>,
    (width, height): (u32, u32),
) -> Option<Result<Picture, Refusal>> {
    let packing = directory.number(tag::PACKING)?;
    let strips = directory.strips();
    if !matches!(packing, HUFFMAN..=GROUP_4) || (packing == GROUP_4 && strips.len() > 1) {
        return None;
    }
    let option = |tag| directory.number(tag).unwrap_or(0);
    let (lines, unpacked) = match packing {
        HUFFMAN => ("0/EncodedByteAlign true", false),
        GROUP_3 if option(tag::FAX3) & 1 == 1 => ("1", option(tag::FAX3) & 2 == 2),
        GROUP_3 => ("0", option(tag::FAX3) & 2 == 2),
        _ => ("-1", option(tag::FAX4) & 2 == 2),
    };
    if unpacked {
        return Some(Err(Refusal::Picture(
            "the fax has unpacked parts in it, which PDF readers cannot show; save it as PNG",
        )));
    }
    let mut content: Vec<u8> = Vec::new();
    for strip in strips {
        content.extend_from_slice(bytes.get(strip).unwrap_or_default());
    }
    if content.is_empty() {
        return Some(Err(DAMAGED));
    }
    if is_mirrored(directory) {
        content
            .iter_mut()
            .for_each(|byte| *byte = byte.reverse_bits());
    }
    // What the fax calls black is white where the file says that nought is black.
    let black = if directory.number(tag::COLOURS) == Some(1) {
        "/BlackIs1 true"
    } else {
        ""
    };
    Some(Ok(Picture {
        width,
        height,
        entries: format!(
            "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K {lines}/Columns {width}/Rows {height}{black}>>"
        ),
        stands: stands(directory),
        density: dense(directory),
        removed: Removed::default(),
        content,
    }))
}
