//! What a camera says about a picture; only how it was held is read.

use super::Stands;

/// How the camera was held (Exif 2.3, tag 274).
pub(super) fn stands(tiff: &[u8]) -> Stands {
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
    let orientation = || {
        let first = number(4, 4)?;
        let count = number(first, 2)?;
        let entry = (0..count.min(200))
            .filter_map(|at| first.checked_add(2 + at * 12))
            .find(|at| number(*at, 2) == Some(0x0112))?;
        number(entry + 8, 2)
    };
    Stands::by_number(orientation().unwrap_or(1) as u64)
}
