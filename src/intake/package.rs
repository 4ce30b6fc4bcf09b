//! The parts of a Word document: it is a ZIP archive, of which only the few parts that are asked for are unpacked.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::DeflateDecoder;

/// Why a package cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    Damaged,
    /// Locked with a password.
    Locked,
    /// It unpacks to more than any honest file does.
    Bomb,
    /// It holds two parts of one name.
    Ambiguous,
}

/// Bytes of the largest part that is unpacked. A paper of 500 pages has 20 MB.
const LARGEST: usize = 64 << 20;

/// Parts of the fullest file. A paper with a thousand pictures has as many.
const MOST_PARTS: usize = 20_000;

/// Where the list of parts ends, a remark of so many bytes may follow.
const LONGEST_REMARK: usize = 0xffff;

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LISTED: &[u8] = b"PK\x01\x02";
const LISTED_LENGTH: usize = 46;
const HEADED: &[u8] = b"PK\x03\x04";
const HEADED_LENGTH: usize = 30;

#[derive(Clone, Copy, Debug)]
struct Part {
    is_locked: bool,
    is_deflated: bool,
    sum: u32,
    packed: usize,
    length: usize,
    /// Where its head stands.
    at: usize,
}

/// The parts by their names in small letters: names differ in more than that.
#[derive(Debug)]
pub struct Package<'b> {
    bytes: &'b [u8],
    parts: BTreeMap<String, Part>,
}

impl<'b> Package<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, Broken> {
        let end = end(bytes).ok_or(Broken::Damaged)?;
        let count = short(bytes, end + 10).ok_or(Broken::Damaged)?;
        let mut at = long(bytes, end + 16).ok_or(Broken::Damaged)?;
        if count > MOST_PARTS {
            return Err(Broken::Bomb);
        }
        let mut parts = BTreeMap::new();
        for _ in 0..count {
            let (name, part, next) = listed(bytes, at).ok_or(Broken::Damaged)?;
            if parts.insert(name, part).is_some() {
                return Err(Broken::Ambiguous);
            }
            at = next;
        }
        Ok(Package { bytes, parts })
    }

    /// The content of a part; none where there is none of that name.
    pub fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Broken> {
        let Some(part) = self.parts.get(&name.to_lowercase()) else {
            return Ok(None);
        };
        if part.is_locked {
            return Err(Broken::Locked);
        }
        if part.length > LARGEST {
            return Err(Broken::Bomb);
        }
        let packed = self.packed(part).ok_or(Broken::Damaged)?;
        let mut content = Vec::new();
        if part.is_deflated {
            // What it says of its length may be a lie.
            let mut unpacked = DeflateDecoder::new(packed).take(LARGEST as u64 + 1);
            let read = unpacked.read_to_end(&mut content);
            read.map_err(|_broken| Broken::Damaged)?;
        } else {
            content.extend_from_slice(packed);
        }
        if content.len() > LARGEST {
            return Err(Broken::Bomb);
        }
        match content.len() == part.length && crc32fast::hash(&content) == part.sum {
            true => Ok(Some(content)),
            false => Err(Broken::Damaged),
        }
    }

    fn packed(&self, part: &Part) -> Option<&'b [u8]> {
        let head = self.bytes.get(part.at..)?;
        let name = short(head, 26)?;
        let more = short(head, 28)?;
        let start = HEADED_LENGTH + name + more;
        let is_head = head.starts_with(HEADED);
        is_head.then(|| head.get(start..start.checked_add(part.packed)?))?
    }
}

/// The same package with another content of a part, which is put behind the others, not packed; none where that cannot
/// be done. What is not changed stays byte for byte.
pub(super) fn with_part(bytes: &[u8], name: &str, content: &[u8]) -> Option<Vec<u8>> {
    let end = end(bytes)?;
    let count = short(bytes, end + 10)?;
    let first = long(bytes, end + 16)?;
    let (mut at, mut list, mut kept) = (first, Vec::new(), 0_u16);
    for _ in 0..count {
        let (other, _, next) = listed(bytes, at)?;
        if other != name {
            list.extend_from_slice(bytes.get(at..next)?);
            kept = kept.checked_add(1)?;
        }
        at = next;
    }
    let place = u32::try_from(first).ok()?;
    let length = u32::try_from(content.len()).ok()?.to_le_bytes();
    let sum = crc32fast::hash(content).to_le_bytes();
    let named = u16::try_from(name.len()).ok()?.to_le_bytes();
    // Version 2.0, no flags, not packed, no day (APPNOTE.TXT, 4.3.7 and 4.3.12).
    let about = [
        &[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..],
        &sum,
        &length,
        &length,
        &named,
    ]
    .concat();
    let mut made = bytes.get(..first)?.to_vec();
    made.extend([HEADED, &about, &[0; 2], name.as_bytes(), content].concat());
    let start = u32::try_from(made.len()).ok()?.to_le_bytes();
    list.extend(
        [
            LISTED,
            &[20, 0],
            &about,
            &[0; 12],
            &place.to_le_bytes(),
            name.as_bytes(),
        ]
        .concat(),
    );
    let count = kept.checked_add(1)?.to_le_bytes();
    let size = u32::try_from(list.len()).ok()?.to_le_bytes();
    made.extend(list);
    made.extend([END, &[0; 4], &count, &count, &size, &start, &[0; 2]].concat());
    Some(made)
}

/// Where the end of the list of parts is written: the last place that says so.
fn end(bytes: &[u8]) -> Option<usize> {
    let first = bytes.len().saturating_sub(END_LENGTH + LONGEST_REMARK);
    let tail = bytes.get(first..)?;
    Some(first + memchr::memmem::rfind(tail, END)?)
}

/// A part in the list, and where the next one stands.
fn listed(bytes: &[u8], at: usize) -> Option<(String, Part, usize)> {
    let entry = bytes.get(at..)?;
    if !entry.starts_with(LISTED) {
        return None;
    }
    let (name, more, remark) = (short(entry, 28)?, short(entry, 30)?, short(entry, 32)?);
    let text = entry.get(LISTED_LENGTH..LISTED_LENGTH + name)?;
    let part = Part {
        is_locked: short(entry, 8)? & 1 == 1,
        is_deflated: match short(entry, 10)? {
            0 => false,
            8 => true,
            _ => return None,
        },
        sum: u32::try_from(long(entry, 16)?).ok()?,
        packed: long(entry, 20)?,
        length: long(entry, 24)?,
        at: long(entry, 42)?,
    };
    let next = at + LISTED_LENGTH + name + more + remark;
    Some((String::from_utf8_lossy(text).to_lowercase(), part, next))
}

/// Two bytes.
fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let own = bytes.get(at..)?.first_chunk::<2>()?;
    Some(usize::from(u16::from_le_bytes(*own)))
}

/// Four bytes.
fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let own = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*own)).ok()
}
