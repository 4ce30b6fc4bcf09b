//! What a TIFF says about one of its pictures (TIFF 6.0, section 2).

use std::collections::BTreeMap;
use std::ops::Range;

/// Entries, by number.
pub(in crate::pdf::import::picture) mod tag {
    pub(in crate::pdf::import::picture) const SUBFILE: u16 = 254;
    pub(in crate::pdf::import::picture) const WIDTH: u16 = 256;
    pub(in crate::pdf::import::picture) const HEIGHT: u16 = 257;
    pub(in crate::pdf::import::picture) const PACKING: u16 = 259;
    pub(in crate::pdf::import::picture) const COLOURS: u16 = 262;
    pub(in crate::pdf::import::picture) const FILL_ORDER: u16 = 266;
    pub(in crate::pdf::import::picture) const STRIPS: u16 = 273;
    pub(in crate::pdf::import::picture) const ORIENTATION: u16 = 274;
    pub(in crate::pdf::import::picture) const SAMPLES: u16 = 277;
    pub(in crate::pdf::import::picture) const ROWS_OF_STRIP: u16 = 278;
    pub(in crate::pdf::import::picture) const STRIP_LENGTHS: u16 = 279;
    pub(in crate::pdf::import::picture) const ACROSS: u16 = 282;
    pub(in crate::pdf::import::picture) const DOWN: u16 = 283;
    pub(in crate::pdf::import::picture) const PLANES: u16 = 284;
    pub(in crate::pdf::import::picture) const FAX3: u16 = 292;
    pub(in crate::pdf::import::picture) const FAX4: u16 = 293;
    pub(in crate::pdf::import::picture) const UNIT: u16 = 296;
    pub(in crate::pdf::import::picture) const PALETTE: u16 = 320;
    pub(in crate::pdf::import::picture) const EXTRA: u16 = 338;
    /// Description, maker, model, program, date, artist, computer, XMP, copyright, IPTC, Photoshop, Exif.
    pub(in crate::pdf::import::picture) const NOTES: [u16; 13] = [
        270, 271, 272, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34665, POSITION,
    ];
    pub(in crate::pdf::import::picture) const POSITION: u16 = 34853;
}

/// Values of one entry beyond which nobody looks.
const MOST_VALUES: usize = 1 << 20;

/// The entries of one picture.
#[derive(Debug)]
pub(in crate::pdf::import::picture) struct Directory<'b> {
    bytes: &'b [u8],
    little: bool,
    entries: BTreeMap<u16, Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Bytes of one value.
    size: usize,
    count: usize,
    place: usize,
}

impl<'b> Directory<'b> {
    /// The directories of a file, as they follow each other; a circle ends.
    pub(super) fn all(bytes: &'b [u8], most: usize) -> Vec<Directory<'b>> {
        let little = bytes.starts_with(b"II");
        let mut found = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let mut at = number(bytes, little, 4, 4).unwrap_or(0) as usize;
        while at != 0 && seen.insert(at) && found.len() <= most {
            let Some((directory, next)) = Directory::read(bytes, little, at) else {
                break;
            };
            found.push(directory);
            at = next;
        }
        found
    }

    fn read(bytes: &'b [u8], little: bool, at: usize) -> Option<(Directory<'b>, usize)> {
        let get = |at: usize, size: usize| number(bytes, little, at, size);
        let count = get(at, 2)? as usize;
        let mut entries = BTreeMap::new();
        let first = at.checked_add(2)?;
        for entry in (0..count).map(|nth| first + nth * 12) {
            let (tag, kind) = (get(entry, 2)? as u16, get(entry + 2, 2)?);
            let count = get(entry + 4, 4)? as usize;
            let size = match kind {
                1 | 2 | 6 | 7 => 1,
                3 | 8 => 2,
                4 | 9 => 4,
                5 | 10 => 8,
                _ => continue,
            };
            let place = if size * count.min(MOST_VALUES) <= 4 {
                entry + 8
            } else {
                get(entry + 8, 4)? as usize
            };
            entries.insert(tag, Entry { size, count, place });
        }
        let next = get(first + count * 12, 4).unwrap_or(0) as usize;
        let directory = Directory {
            bytes,
            little,
            entries,
        };
        Some((directory, next))
    }

    /// The whole numbers of an entry, as far as they are there.
    pub(super) fn has(&self, tag: u16) -> bool {
        self.entries.contains_key(&tag)
    }

    pub(in crate::pdf::import::picture) fn numbers(&self, tag: u16) -> Vec<u64> {
        let Some(entry) = self.entries.get(&tag).filter(|entry| entry.size <= 4) else {
            return Vec::new();
        };
        let places = (0..entry.count.min(MOST_VALUES)).map(|nth| entry.place + nth * entry.size);
        let read = |place| number(self.bytes, self.little, place, entry.size);
        places.map_while(read).collect()
    }

    pub(in crate::pdf::import::picture) fn number(&self, tag: u16) -> Option<u64> {
        let entry = self.entries.get(&tag).filter(|entry| entry.size <= 4)?;
        number(self.bytes, self.little, entry.place, entry.size)
    }

    pub(super) fn ratio(&self, tag: u16) -> Option<f64> {
        let entry = self.entries.get(&tag).filter(|entry| entry.size == 8)?;
        let part = |at| number(self.bytes, self.little, entry.place.checked_add(at)?, 4);
        let (above, below) = (part(0)?, part(4)?);
        (below != 0).then(|| above as f64 / below as f64)
    }

    /// Where the strips of the picture stand in the file.
    pub(in crate::pdf::import::picture) fn strips(&self) -> Vec<Range<usize>> {
        let starts = self.numbers(tag::STRIPS);
        let mut lengths = self.numbers(tag::STRIP_LENGTHS);
        // Old programs leave the length of an only strip out.
        if lengths.is_empty() && starts.len() == 1 {
            lengths.push(self.bytes.len() as u64);
        }
        let range = |(start, length): (u64, u64)| {
            let start = (start as usize).min(self.bytes.len());
            start..start.saturating_add(length as usize).min(self.bytes.len())
        };
        starts.into_iter().zip(lengths).map(range).collect()
    }

    /// Writes the number 1 over the only value of an entry, in a copy of the file.
    pub(super) fn overwrite_with_one(&self, tag: u16, copy: &mut [u8]) {
        if let Some(entry) = self.entries.get(&tag)
            && let Some(place) = copy.get_mut(entry.place..entry.place + entry.size)
        {
            place.fill(0);
            let last = if self.little {
                place.first_mut()
            } else {
                place.last_mut()
            };
            if let Some(byte) = last {
                *byte = 1;
            }
        }
    }
}

fn number(bytes: &[u8], little: bool, at: usize, size: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    let fold = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
    Some(if little {
        bytes.iter().rev().fold(0, fold)
    } else {
        bytes.iter().fold(0, fold)
    })
}
