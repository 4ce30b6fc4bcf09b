//! Takes out of photographs what is not the picture: position, camera, date, names, comments, previews.
//!
//! A telephone writes into each picture where and when it was taken, with which device, and sometimes
//! a second picture or a film behind the first. None of it can be seen on a page, and all of it would
//! be filed. The picture itself is not unpacked: what shows stays bit for bit. Colour profiles, and
//! what readers need to get the colours right, stay.

use std::ops::Range;

use memchr::{memchr, memmem};

use super::picture::has_position;

/// What was taken out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::pdf) struct Removed {
    /// Something that a camera or a program wrote.
    pub(in crate::pdf) notes: bool,
    /// Among it where the picture was taken.
    pub(in crate::pdf) position: bool,
}

impl Removed {
    /// What was taken out here and there.
    pub(in crate::pdf) fn and(self, other: Removed) -> Removed {
        Removed {
            notes: self.notes || other.notes,
            position: self.position || other.position,
        }
    }

    /// Takes note of something more.
    pub(super) fn add(&mut self, tells_position: bool) {
        self.notes = true;
        self.position |= tells_position;
    }
}

/// Bytes in front of a JPEG's beginning that readers pass over.
const MOST_BEFORE: usize = 1024;

/// A JPEG without its notes; none where it has none, or is no JPEG.
pub(in crate::pdf) fn bare_jpeg(bytes: &[u8]) -> Option<(Vec<u8>, Removed)> {
    let head = bytes.get(..bytes.len().min(MOST_BEFORE))?;
    let start = memmem::find(head, b"\xff\xd8\xff")?;
    let mut walk = Walk {
        bytes,
        out: Vec::new(),
        kept: start..start + 2,
        removed: Removed {
            notes: start > 0,
            position: false,
        },
    };
    walk.segments();
    let Walk {
        mut out,
        kept,
        removed,
        ..
    } = walk;
    if !removed.notes {
        return None;
    }
    out.extend_from_slice(bytes.get(kept).unwrap_or_default());
    Some((out, removed))
}

/// A walk over the markers of a JPEG (ITU T.81, annex B), from its beginning to its end.
struct Walk<'b> {
    bytes: &'b [u8],
    out: Vec<u8>,
    /// What is kept and not yet in `out`.
    kept: Range<usize>,
    removed: Removed,
}

impl<'b> Walk<'b> {
    fn segments(&mut self) {
        let mut at = self.kept.end;
        while let Some(rest) = self.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            // Readers pass over what stands between segments.
            let Some(before) = memchr(0xff, rest) else {
                break;
            };
            let fill = rest.iter().skip(before).take_while(|byte| **byte == 0xff);
            let marker_at = before + fill.count();
            let marker = rest.get(marker_at).copied();
            self.removed.notes |= before > 0;
            at += marker_at + 1;
            match marker {
                None => break,
                // Stuffing within nothing.
                Some(0) => {}
                Some(0xd9) => return self.end(at),
                Some(0x01 | 0xd0..=0xd8) => self.keep(at - 2..at),
                Some(marker) => {
                    let Some(end) = self.segment(marker, at) else {
                        // It is cut off within a segment.
                        return self.keep(at - 2..self.bytes.len());
                    };
                    at = end;
                    if marker == 0xda {
                        let coded = self.coded(at);
                        self.keep(at..at + coded);
                        at += coded;
                    }
                }
            }
        }
    }

    /// Keeps a segment, or passes over it; gives where it ends.
    fn segment(&mut self, marker: u8, at: usize) -> Option<usize> {
        let [high, low] = *self.bytes.get(at..)?.first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes([high, low])).max(2);
        let end = at + length;
        let body = self.bytes.get(at + 2..end)?;
        match marker {
            0xe0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => {
                // A preview of the picture may follow, as it was before it was cut.
                let short = body.get(..12)?;
                self.replaced(at..end, &[marker], short, &[0, 0]);
            }
            0xe2 if body.starts_with(b"ICC_PROFILE\0") => self.keep(at - 2..end),
            0xee if body.starts_with(b"Adobe") && body.len() >= 12 => {
                let short = body.get(..12)?;
                self.replaced(at..end, &[marker], short, &[]);
            }
            0xe0..=0xef | 0xfe => self.passed(body),
            _ => self.keep(at - 2..end),
        }
        Some(end)
    }

    fn passed(&mut self, body: &[u8]) {
        self.removed.notes = true;
        self.removed.position |= tells_position(body);
    }

    /// Keeps a segment in this form; as it stands, where it has it.
    fn replaced(&mut self, there: Range<usize>, marker: &[u8], body: &[u8], end: &[u8]) {
        let length = u16::try_from(2 + body.len() + end.len()).unwrap_or(2);
        let length = length.to_be_bytes();
        let segment = [&length[..], body, end].concat();
        if self.bytes.get(there.clone()) == Some(segment.as_slice()) {
            return self.keep(there.start - 2..there.end);
        }
        self.removed.notes = true;
        self.keep(there.start..there.start);
        self.out.push(0xff);
        self.out.extend_from_slice(marker);
        self.out.extend_from_slice(&segment);
    }

    /// Keeps these bytes. All before them that was not kept is gone.
    fn keep(&mut self, range: Range<usize>) {
        if self.kept.end == range.start {
            self.kept.end = range.end;
            return;
        }
        let before = std::mem::replace(&mut self.kept, range);
        let before = self.bytes.get(before).unwrap_or_default();
        self.out.extend_from_slice(before);
    }

    /// The length of the coded picture up to the next marker. What looks like one and cannot be is a
    /// damaged part of the picture, over which readers go on.
    fn coded(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let is_marker = |found: &usize| {
            let behind = rest.get(found + 1..).unwrap_or_default();
            let fill = behind.iter().take_while(|byte| **byte == 0xff).count();
            let length = behind
                .get(fill + 1..)
                .and_then(|body| body.first_chunk::<2>());
            let length = length.map_or(2, |length| usize::from(u16::from_be_bytes(*length)));
            match behind.get(fill) {
                Some(0xd9 | 0xda) => true,
                Some(0xc4 | 0xcc | 0xdb..=0xdd | 0xdf..=0xef | 0xfe) => {
                    behind.get(fill + 1 + length) == Some(&0xff)
                }
                _ => false,
            }
        };
        let next = memchr::memchr_iter(0xff, rest).find(is_marker);
        next.unwrap_or(rest.len())
    }

    /// What stands behind the end is another picture, a film or nothing.
    fn end(&mut self, at: usize) {
        self.keep(at - 2..at);
        let behind = self.bytes.get(at..).unwrap_or_default();
        if behind
            .iter()
            .all(|byte| matches!(byte, 0 | b'\r' | b'\n' | b' '))
        {
            return self.keep(at..self.bytes.len());
        }
        self.passed(behind);
    }
}

/// Whether notes say where a picture was taken: as Exif, or as XMP, which is text.
pub(in crate::pdf) fn tells_position(notes: &[u8]) -> bool {
    let exif = notes.strip_prefix(b"Exif\0\0");
    exif.is_some_and(has_position) || memmem::find(notes, b"GPSLatitude").is_some()
}

/// Boxes of JPEG 2000 by which a picture is drawn (ISO 15444-1, annex I; 15444-2, annex M).
const DRAWN: [&[u8; 4]; 14] = [
    b"jP  ", b"ftyp", b"rreq", b"jp2h", b"jp2c", b"jpch", b"jplh", b"ftbl", b"dtbl", b"cref",
    b"comp", b"copt", b"inst", b"creg",
];

/// A JPEG 2000 picture without its notes; none where it has none, or is none.
pub(in crate::pdf) fn bare_jpx(bytes: &[u8]) -> Option<(Vec<u8>, Removed)> {
    if bytes.get(4..8) != Some(b"jP  ") {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut removed = Removed::default();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let length = box_length(rest)?;
        let whole = rest.get(..length)?;
        let kind: &[u8; 4] = whole.get(4..)?.first_chunk()?;
        if DRAWN.contains(&kind) {
            out.extend_from_slice(whole);
        } else {
            removed.notes = true;
            removed.position |= memmem::find(whole, b"GPSLatitude").is_some()
                || memmem::find(whole, b"II*\0").is_some_and(|at| tiff_at(whole, at))
                || memmem::find(whole, b"MM\0*").is_some_and(|at| tiff_at(whole, at));
        }
        at += length;
    }
    removed.notes.then_some((out, removed))
}

fn tiff_at(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..).is_some_and(has_position)
}

/// The length of the box that begins here; of one that says none, all that is left.
fn box_length(rest: &[u8]) -> Option<usize> {
    let short = u32::from_be_bytes(*rest.first_chunk::<4>()?) as usize;
    let length = match short {
        0 => rest.len(),
        1 => usize::try_from(u64::from_be_bytes(*rest.get(8..)?.first_chunk::<8>()?)).ok()?,
        _ => short,
    };
    (length >= 8).then_some(length.min(rest.len()))
}

#[cfg(test)]
mod tests;
