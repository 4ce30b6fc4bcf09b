//! One picture made smaller.

use hayro_syntax::object::{ObjectIdentifier, Stream};

use super::code::{as_jpeg, lossless};
use super::decode::{Pixels, unpacked};
use super::flat::is_drawn;
use super::kind::{Kind, Packing, kind};
use super::resample::resampled;
use super::{Candidate, Coding, SmallerPicture};
use crate::case::Smaller;
use crate::pdf::import::Source;

/// What is coded again and no coarser loses a little each time: it must become so many hundredths of what it was, or
/// less.
const SAME_SIZE: u64 = 85;
/// What became coarser, too, has less to lose.
const COARSER: u64 = 95;
/// A JPEG in the place of a picture that was without loss must be so much smaller than that.
const INSTEAD: u64 = 70;

pub(super) fn smaller(
    source: &Source,
    candidate: &Candidate,
    wanted: Smaller,
) -> Option<SmallerPicture> {
    let id = ObjectIdentifier::new(candidate.id.0, candidate.id.1);
    let picture = source.pdf.xref().get::<Stream<'_>>(id)?;
    let kind = kind(&picture)?;
    let is_coarser = (candidate.width, candidate.height) != (kind.width, kind.height);
    let is_sane = candidate.width.min(candidate.height) > 0
        && candidate.width <= kind.width
        && candidate.height <= kind.height;
    if !is_sane {
        return None;
    }
    let own = unpacked(&picture, &kind)?;
    let is_flat = kind.packing == Packing::Plain && is_drawn(&own);
    let pixels = match is_coarser {
        true => resampled(&own, candidate.width, candidate.height),
        false => own,
    };
    let (coding, bytes) = packed(&pixels, &kind, is_flat, wanted.quality)?;
    let before = picture.raw_data().len() as u64;
    let most = match is_coarser {
        true => COARSER,
        false => SAME_SIZE,
    };
    (bytes.len() as u64 * 100 <= before * most).then_some(SmallerPicture {
        id: candidate.id,
        width: pixels.width,
        height: pixels.height,
        coding,
        before,
        bytes,
    })
}

fn packed(pixels: &Pixels, kind: &Kind, is_flat: bool, quality: u32) -> Option<(Coding, Vec<u8>)> {
    if kind.packing == Packing::Jpeg {
        return Some((Coding::Jpeg, as_jpeg(pixels, quality)?));
    }
    let whole = lossless(pixels)?;
    let instead = match is_flat {
        true => None,
        false => as_jpeg(pixels, quality),
    };
    let is_better = |jpeg: &Vec<u8>| jpeg.len() as u64 * 100 <= whole.len() as u64 * INSTEAD;
    Some(match instead.filter(is_better) {
        Some(jpeg) => (Coding::Jpeg, jpeg),
        None => (Coding::Lossless(kind.parts), whole),
    })
}
