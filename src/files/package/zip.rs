//! The parts of a ZIP archive: written one behind the other, without time, system or user (APPNOTE.TXT, 4.3.7 to 4.3.16);
//! and read from its list, which is held against the file before anything is unpacked.

use std::io::{self, Read, Seek, SeekFrom, Write};

use flate2::read::DeflateDecoder;

use super::PackageError;
use super::names::Names;

/// Parts of the fullest package.
const MOST: usize = 5_000;
/// Bytes of the longest list of parts.
const LONGEST_LIST: u64 = 4 << 20;
/// Documents in a package are as they are, and hardly get smaller by packing; what unpacks to so much more, and more
/// than this, is no such thing.
const MOST_TIMES: u64 = 100;
const AT_LEAST: u64 = 16 << 20;

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: u64 = 22;
const LONGEST_REMARK: u64 = 0xffff;
const LISTED: &[u8] = b"PK\x01\x02";
const LISTED_LENGTH: usize = 46;
const HEADED: &[u8] = b"PK\x03\x04";
const HEADED_LENGTH: u64 = 30;

/// Version 2.0, names in UTF-8, not packed, on 1 January 1980 at midnight.
const HEAD: [u8; 10] = [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];

/// An archive that is being written.
pub(super) struct Writer<W> {
    file: W,
    at: u32,
    list: Vec<u8>,
    count: u16,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(file: W) -> Self {
        Writer {
            file,
            at: 0,
            list: Vec::new(),
            count: 0,
        }
    }

    /// None where it would be larger than an archive can be.
    pub(super) fn put(&mut self, name: &str, content: &[u8]) -> Option<io::Result<()>> {
        let mut about = HEAD.to_vec();
        let length = u32::try_from(content.len()).ok()?;
        about.extend(crc32fast::hash(content).to_le_bytes());
        about.extend(length.to_le_bytes());
        about.extend(length.to_le_bytes());
        about.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        about.extend([0, 0]);
        let head = [HEADED, &about, name.as_bytes()].concat();
        let end = u32::try_from(head.len()).ok()?.checked_add(length)?;
        let end = self.at.checked_add(end)?;
        self.list
            .extend([LISTED, &[20, 0], &about, &[0; 10]].concat());
        self.list.extend(self.at.to_le_bytes());
        self.list.extend(name.as_bytes());
        self.count = self.count.checked_add(1)?;
        self.at = end;
        let written = self.file.write_all(&head);
        Some(written.and_then(|()| self.file.write_all(content)))
    }

    /// The file with its list.
    pub(super) fn finish(mut self) -> Option<io::Result<W>> {
        let length = u32::try_from(self.list.len()).ok()?.to_le_bytes();
        let (count, at) = (self.count.to_le_bytes(), self.at.to_le_bytes());
        let end = [END, &[0; 4], &count, &count, &length, &at, &[0; 2]].concat();
        let written = self.file.write_all(&self.list);
        let written = written.and_then(|()| self.file.write_all(&end));
        Some(written.map(|()| self.file))
    }
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) length: u64,
    is_deflated: bool,
    sum: u32,
    packed: u64,
    /// Where its head stands.
    at: u64,
}

/// What is in an archive, which is refused whole where anything in it is not as it should be.
pub(super) fn parts<F: Read + Seek>(file: &mut F) -> Result<Vec<Part>, PackageError> {
    let length = file.seek(SeekFrom::End(0)).map_err(unread)?;
    let list = list(file, length)?;
    let (mut parts, mut names, mut rest) = (Vec::new(), Names::default(), list.bytes.as_slice());
    for _ in 0..list.count {
        let (part, behind) = listed(rest)?;
        rest = behind;
        // An empty folder, as other programs list it.
        if part.length == 0 && part.name.ends_with('/') {
            continue;
        }
        names.take(&part.name)?;
        parts.push(part);
    }
    let all: u64 = parts.iter().map(|part| part.length).sum();
    if all > AT_LEAST && all > length.saturating_mul(MOST_TIMES) {
        return Err(PackageError::Bomb);
    }
    apart(&parts, list.at)?;
    Ok(parts)
}

fn unread(_cause: io::Error) -> PackageError {
    PackageError::Damaged("it cannot be read to its end")
}

struct List {
    bytes: Vec<u8>,
    count: usize,
    at: u64,
}

fn list<F: Read + Seek>(file: &mut F, length: u64) -> Result<List, PackageError> {
    let from = length.saturating_sub(END_LENGTH + LONGEST_REMARK);
    let tail = read_at(file, from, length - from)?;
    let end = memchr::memmem::rfind(&tail, END).ok_or(PackageError::NotAPackage)?;
    let end = tail.get(end..).unwrap_or_default();
    let damaged = || PackageError::Damaged("its list of files is not where it says");
    let count = short(end, 10).ok_or_else(damaged)?;
    let (bytes, at) = (long(end, 12), long(end, 16));
    let (Some(bytes), Some(at)) = (bytes.map(u64::from), at.map(u64::from)) else {
        return Err(damaged());
    };
    // Behind it comes a remark, and nothing else.
    if short(end, 20).map(|remark| remark + END_LENGTH as usize) != Some(end.len()) {
        return Err(PackageError::Damaged("it is cut off"));
    }
    if count > MOST {
        return Err(PackageError::TooMany(count));
    }
    if bytes > LONGEST_LIST || at.saturating_add(bytes) > length {
        return Err(damaged());
    }
    Ok(List {
        bytes: read_at(file, at, bytes)?,
        count,
        at,
    })
}

fn listed(list: &[u8]) -> Result<(Part, &[u8]), PackageError> {
    let damaged = || PackageError::Damaged("its list of files is cut off");
    if !list.starts_with(LISTED) {
        return Err(damaged());
    }
    let figure = |at| long(list, at).ok_or_else(damaged);
    let size = |at| short(list, at).ok_or_else(damaged);
    let (name, more, remark) = (size(28)?, size(30)?, size(32)?);
    let text = list.get(LISTED_LENGTH..LISTED_LENGTH + name);
    let text = std::str::from_utf8(text.ok_or_else(damaged)?);
    let text = text.map_err(|_other| PackageError::Damaged("a name in it is no text"))?;
    if size(8)? & 1 == 1 {
        return Err(PackageError::Locked);
    }
    // Made on Unix, the upper half says what kind of file it is; a link would lead anywhere.
    let kind = (figure(38)? >> 16) & 0o170_000;
    if !matches!(kind, 0 | 0o100_000 | 0o040_000) {
        return Err(PackageError::Link(text.to_owned()));
    }
    let part = Part {
        name: text.to_owned(),
        is_deflated: match size(10)? {
            0 => false,
            8 => true,
            _ => {
                return Err(PackageError::Damaged(
                    "it is packed in a way that is not known",
                ));
            }
        },
        sum: figure(16)?,
        packed: figure(20)?.into(),
        length: figure(24)?.into(),
        at: figure(42)?.into(),
    };
    let rest = list.get(LISTED_LENGTH + name + more + remark..);
    Ok((part, rest.ok_or_else(damaged)?))
}

/// Whether no two parts share bytes: one block could stand for a thousand files.
fn apart(parts: &[Part], end: u64) -> Result<(), PackageError> {
    let mut ranges: Vec<(u64, u64)> = parts
        .iter()
        .map(|part| {
            let name = part.name.len() as u64;
            (part.at, part.at + HEADED_LENGTH + name + part.packed)
        })
        .collect();
    ranges.sort_unstable();
    let starts = ranges.iter().skip(1).map(|(start, _)| *start).chain([end]);
    let are_apart = ranges.iter().zip(starts).all(|((_, to), next)| *to <= next);
    match are_apart {
        true => Ok(()),
        false => Err(PackageError::Damaged("files in it overlap")),
    }
}

/// Unpacks a part into something that takes bytes, and sees that it is what the list says.
pub(super) fn unpack<F: Read + Seek>(
    file: &mut F,
    part: &Part,
    to: &mut dyn Write,
) -> Result<io::Result<()>, PackageError> {
    let head = read_at(file, part.at, HEADED_LENGTH)?;
    let damaged = PackageError::Damaged("a file in it is not where its list says");
    let (Some(name), Some(more)) = (short(&head, 26), short(&head, 28)) else {
        return Err(damaged);
    };
    let own = read_at(file, part.at + HEADED_LENGTH, name as u64)?;
    if !head.starts_with(HEADED) || own != part.name.as_bytes() {
        return Err(damaged);
    }
    let start = part.at + HEADED_LENGTH + name as u64 + more as u64;
    file.seek(SeekFrom::Start(start)).map_err(unread)?;
    let packed = file.take(part.packed);
    match part.is_deflated {
        true => copied(&mut DeflateDecoder::new(packed), part, to),
        false => copied(&mut { packed }, part, to),
    }
}

/// What comes is never more than the list says.
fn copied(
    from: &mut dyn Read,
    part: &Part,
    to: &mut dyn Write,
) -> Result<io::Result<()>, PackageError> {
    let mut buffer = vec![0; 64 << 10];
    let (mut sum, mut length) = (crc32fast::Hasher::new(), 0_u64);
    loop {
        let read = from.read(&mut buffer).map_err(unread)?;
        let block = buffer.get(..read).unwrap_or_default();
        length += block.len() as u64;
        if length > part.length {
            return Err(PackageError::Bomb);
        }
        if block.is_empty() {
            break;
        }
        sum.update(block);
        if let Err(cause) = to.write_all(block) {
            return Ok(Err(cause));
        }
    }
    match length == part.length && sum.finalize() == part.sum {
        true => Ok(Ok(())),
        false => Err(PackageError::OtherContent(part.name.clone())),
    }
}

fn read_at<F: Read + Seek>(file: &mut F, at: u64, length: u64) -> Result<Vec<u8>, PackageError> {
    file.seek(SeekFrom::Start(at)).map_err(unread)?;
    let mut bytes = Vec::new();
    let read = file.take(length).read_to_end(&mut bytes).map_err(unread)?;
    match read as u64 == length {
        true => Ok(bytes),
        false => Err(PackageError::Damaged("it is cut off")),
    }
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let own = bytes.get(at..)?.first_chunk::<2>()?;
    Some(usize::from(u16::from_le_bytes(*own)))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let own = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*own))
}
