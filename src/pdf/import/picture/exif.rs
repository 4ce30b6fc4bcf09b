//! What a camera says about a picture: how it was held is read, and whether it says where it was.

use super::Stands;

/// How the camera was held (Exif 2.3, tag 274).
pub(super) fn stands(tiff: &[u8]) -> Stands {
    Stands::by_number(short(tiff, 0x0112).unwrap_or(1) as u64)
}

/// Whether it says where the picture was taken (Exif 2.3, tag 34853).
pub(in crate::pdf::import) fn has_position(tiff: &[u8]) -> bool {
    short(tiff, 0x8825).is_some()
}

/// The value of an entry of the first directory, as far as it fits into two bytes.
fn short(tiff: &[u8], tag: usize) -> Option<usize> {
    let little = tiff.starts_with(b"II");
    let number = |at: usize, size: usize| -> Option<usize> {
        let bytes = tiff.get(at..at.checked_add(size)?)?;
        let fold = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(if little {
            bytes.iter().rev().fold(0, fold)
        } else {
            bytes.iter().fold(0, fold)
        })
    };
    let first = number(4, 4)?;
    let count = number(first, 2)?;
    let entry = (0..count.min(200))
        .filter_map(|at| first.checked_add(2 + at * 12))
        .find(|at| number(*at, 2) == Some(tag))?;
    number(entry + 8, 2)
}
