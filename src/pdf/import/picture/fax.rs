//! Black and white packed as a fax machine does it (ITU T.4 and T.6), which a PDF holds as it is.

use std::convert::Infallible;

use ::fax::VecWriter;
use ::fax::decoder::{DecodeStatus, Group4Decoder, pels};
use ::fax::encoder::Encoder;

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

/// The picture, if it is a fax that a PDF can hold. One by Group 4 that lies in several pieces, each of which
/// begins anew, is packed again as one; none where that cannot be done.
pub(super) fn picture(
    bytes: &[u8],
    directory: &Directory<'_>,
    (width, height): (u32, u32),
) -> Option<Result<Picture, Refusal>> {
    let packing = directory.number(tag::PACKING)?;
    let strips = directory.strips();
    if !matches!(packing, HUFFMAN..=GROUP_4) {
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
    let strips = strips.into_iter().map(|strip| {
        let strip = bytes.get(strip).unwrap_or_default();
        match is_mirrored(directory) {
            true => strip.iter().map(|byte| byte.reverse_bits()).collect(),
            false => strip.to_vec(),
        }
    });
    let strips: Vec<Vec<u8>> = strips.collect();
    let content = match packing {
        GROUP_4 if strips.len() > 1 => {
            let rows = directory.number(tag::ROWS_OF_STRIP)?;
            in_one_piece(&strips, width, height, rows)?
        }
        _ => strips.concat(),
    };
    if content.is_empty() {
        return Some(Err(DAMAGED));
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

/// Pieces of so many rows of Group 4 as one; none where one of them does not have its rows.
fn in_one_piece(strips: &[Vec<u8>], width: u32, height: u32, rows: u64) -> Option<Vec<u8>> {
    let width = u16::try_from(width).ok()?;
    let mut left = u64::from(height);
    let mut whole = Encoder::new(VecWriter::new());
    for strip in strips {
        let bytes = strip.iter().copied().map(Ok::<u8, Infallible>);
        let Ok(mut piece) = Group4Decoder::new(bytes, width);
        let rows = rows.min(left);
        for _ in 0..rows {
            match piece.advance() {
                Ok(DecodeStatus::Incomplete) => {}
                Ok(DecodeStatus::End) | Err(_) => return None,
            }
            let Ok(()) = whole.encode_line(pels(piece.transition(), width), width);
        }
        left -= rows;
    }
    let Ok(whole) = whole.finish();
    (left == 0).then(|| whole.finish())
}

#[cfg(test)]
mod tests {
    use ::fax::Color;
    use ::fax::decoder::decode_g4;
    use proptest::prelude::*;

    use super::*;

    /// A row of runs of one colour, in pixels, the first of them white.
    fn colours(row: &[u16], width: u16) -> Vec<Color> {
        let mut colour = Color::Black;
        let mut pixels = Vec::new();
        for run in row {
            colour = !colour;
            pixels.extend(std::iter::repeat_n(colour, usize::from(*run)));
        }
        pixels.resize(usize::from(width), Color::White);
        pixels
    }

    fn packed(rows: &[Vec<Color>], width: u16) -> Vec<u8> {
        let mut encoder = Encoder::new(VecWriter::new());
        for row in rows {
            let Ok(()) = encoder.encode_line(row.iter().copied(), width);
        }
        let Ok(done) = encoder.finish();
        done.finish()
    }

    fn unpacked(content: &[u8], width: u16, height: u16) -> Vec<Vec<Color>> {
        let mut rows = Vec::new();
        let bytes = content.iter().copied();
        decode_g4(bytes, width, Some(height), |row| {
            rows.push(pels(row, width).collect());
        })
        .unwrap();
        rows
    }

    /// In pieces of so many rows.
    fn in_pieces(rows: &[Vec<Color>], width: u16, each: usize) -> Vec<Vec<u8>> {
        rows.chunks(each)
            .map(|piece| packed(piece, width))
            .collect()
    }

    proptest! {
        #[test]
        fn whatever_lies_in_pieces_is_the_same_in_one(
            runs in prop::collection::vec(prop::collection::vec(0_u16..90, 0..30), 1..24),
            width in 1_u16..700,
            each in 1_usize..9,
        ) {
            let rows: Vec<Vec<Color>> = runs.iter().map(|row| colours(row, width)).collect();
            let height = u16::try_from(rows.len()).unwrap();
            let pieces = in_pieces(&rows, width, each);
            let whole = in_one_piece(&pieces, width.into(), height.into(), each as u64).unwrap();
            prop_assert_eq!(unpacked(&whole, width, height), rows);
        }
    }

    #[test]
    fn pieces_that_do_not_make_up_the_picture_are_left_to_others() {
        let rows = vec![colours(&[3, 5, 9], 40); 10];
        let pieces = in_pieces(&rows, 40, 4);
        assert!(in_one_piece(&pieces, 40, 10, 4).is_some());
        assert!(
            in_one_piece(&pieces, 40, 13, 4).is_none(),
            "rows are missing"
        );
        assert!(
            in_one_piece(&pieces, 70_000, 10, 4).is_none(),
            "it is too wide"
        );
        let broken = [pieces[0].clone(), vec![0; 40], pieces[2].clone()];
        assert!(in_one_piece(&broken, 40, 10, 4).is_none());
    }
}
