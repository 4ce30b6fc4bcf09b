//! Streams whose data do not begin, or do not end, as the reader wants it.
//!
//! Behind the word `stream` belongs a line end (ISO 32000-1, 7.3.8.1). Some programs write blanks, a
//! tab or a comment first, or no line end at all; other viewers show such a stream, and the reader takes
//! it for lost. Here the bytes are set right in place before anything reads them, without moving any
//! other: `stream \r\n` becomes ` stream\r\n`. The word counts only behind a dictionary that has an
//! object's number before it, and never within the data of another stream.

use hayro_syntax::object::{Dict, FromBytes as _, ObjectIdentifier};

use super::patience::Patience;

const WORD: &[u8] = b"stream";
const END: &[u8] = b"endstream";

/// Where streams begin, as far as their beginnings tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Beginnings {
    /// The word is not followed by a line end.
    odd: Vec<usize>,
    /// No end of a stream stands before the next beginning.
    pub(super) unended: Vec<usize>,
}

/// Looks at every place where a stream may begin; in a sound file little more is found than that it is
/// one. What stands in the data of streams may be among what is found.
pub(super) fn beginnings(bytes: &[u8]) -> Beginnings {
    let mut found = Beginnings::default();
    let mut open = None;
    for at in memchr::memmem::find_iter(bytes, WORD) {
        let before = bytes.get(..at).unwrap_or_default();
        if before.ends_with(b"end") {
            open = None;
        } else if trimmed(before).ends_with(b">>") {
            found.unended.extend(open.replace(at));
            let next = bytes.get(at + WORD.len());
            if !matches!(next, Some(b'\n' | b'\r')) {
                found.odd.push(at);
            }
        }
    }
    found.unended.extend(open);
    found
}

/// Sets beginnings right that the reader would not know; says how many there were.
pub(super) fn set_right(bytes: &mut [u8], found: &Beginnings, patience: &Patience) -> usize {
    let (mut count, mut behind) = (0, 0);
    for at in found.odd.iter().copied() {
        if patience.is_over() {
            break;
        }
        let between = bytes.get(behind..at).unwrap_or_default();
        let Some(head) = head(bytes, at).filter(|_| !within_data(between, patience)) else {
            continue;
        };
        count += usize::from(set_one_right(bytes, at));
        behind = head.object;
    }
    count
}

/// Whether the end of these bytes, which begin outside of any stream, lies within the data of one.
fn within_data(mut bytes: &[u8], patience: &Patience) -> bool {
    loop {
        let Some(at) = next_beginning(bytes) else {
            return false;
        };
        if patience.is_over() {
            return true;
        }
        let data = bytes.get(at + WORD.len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let said = head(bytes, at).and_then(|head| head.said);
        let ended = said.and_then(|length| data.get(length..)).filter(|rest| {
            let rest = start_trimmed(rest);
            rest.starts_with(END)
        });
        let rest = match ended {
            Some(rest) => rest,
            None => match memchr::memmem::find(data, END) {
                Some(end) => data.get(end..).unwrap_or_default(),
                // It may be that the end of this one is missing, and it may be data.
                None => return said.is_some_and(|length| length >= data.len()),
            },
        };
        bytes = rest.get(END.len()..).unwrap_or_default();
    }
}

fn next_beginning(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, WORD).find(|at| {
        let before = bytes.get(..*at).unwrap_or_default();
        trimmed(before).ends_with(b">>") && head(bytes, *at).is_some()
    })
}

/// What stands before the word.
pub(super) struct Head {
    pub(super) id: ObjectIdentifier,
    /// Where the object begins.
    pub(super) object: usize,
    /// Where its dictionary does.
    pub(super) dictionary: usize,
    /// The length, where it stands in the dictionary itself.
    pub(super) said: Option<usize>,
}

/// Bytes before a stream in which its object begins; dictionaries of streams are short.
const LONGEST_HEAD: usize = 16 << 10;
/// The word `obj` may stand in a text of the dictionary, too.
const MOST_GUESSES: usize = 4;

/// The object whose stream begins with the word at this place.
pub(super) fn head(bytes: &[u8], at: usize) -> Option<Head> {
    let start = at.saturating_sub(LONGEST_HEAD);
    let before = bytes.get(start..at)?;
    memchr::memmem::rfind_iter(before, b"obj")
        .take(MOST_GUESSES)
        .find_map(|word| {
            let (object, id) = numbers_before(before.get(..word)?)?;
            let behind = before.get(word + 3..)?;
            let text = start_trimmed(behind);
            let dict = Dict::from_bytes(text)?;
            let rest = text.get(dict.data().len()..)?;
            start_trimmed(rest).is_empty().then(|| Head {
                id,
                object: start + object,
                dictionary: at - text.len(),
                said: dict.get::<u32>("Length").map(|length| length as usize),
            })
        })
}

/// `12 0`, at the end of these bytes, and where it begins.
pub(super) fn numbers_before(bytes: &[u8]) -> Option<(usize, ObjectIdentifier)> {
    let (rest, generation) = number_before(trimmed(bytes))?;
    let gap = trimmed(rest);
    let (rest, number) = number_before(gap).filter(|_| gap.len() < rest.len())?;
    let id = ObjectIdentifier::new(u32::try_from(number).ok()?, i32::try_from(generation).ok()?);
    let stands_alone = rest.last().is_none_or(|before| is_white(*before));
    stands_alone.then_some((rest.len(), id))
}

fn number_before(bytes: &[u8]) -> Option<(&[u8], u64)> {
    let digits = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit());
    let (rest, digits) = bytes.split_at_checked(bytes.len() - digits.count().min(11))?;
    Some((rest, std::str::from_utf8(digits).ok()?.parse().ok()?))
}

/// Moves the word behind what stands between it and the data, or a blank before it to behind it.
fn set_one_right(bytes: &mut [u8], at: usize) -> bool {
    let behind = bytes.get(at + WORD.len()..).unwrap_or_default();
    let blanks = behind.len() - start_trimmed_of_blanks(behind).len();
    let next = behind.get(blanks..).unwrap_or_default();
    let gap = match next.first() {
        Some(b'\n' | b'\r') => blanks,
        Some(b'%') => blanks + next.iter().take_while(|byte| !is_line_end(**byte)).count(),
        // The data begin at once: the last blank becomes the line end.
        _ if blanks > 0 => {
            let last = at + WORD.len() + blanks - 1;
            return moved(bytes, at, blanks - 1) && put(bytes, last, b'\n');
        }
        // There is no blank; one before the word is as good.
        _ => {
            let is_free = at
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_some_and(|byte| is_white(*byte));
            return is_free && pulled(bytes, at);
        }
    };
    moved(bytes, at, gap)
}

/// Blanks, then the word, so that it ends `gap` bytes later.
fn moved(bytes: &mut [u8], at: usize, gap: usize) -> bool {
    match bytes.get_mut(at..at + gap + WORD.len()) {
        Some(both) => {
            both.fill(b' ');
            if let Some(end) = both.get_mut(gap..) {
                end.copy_from_slice(WORD);
            }
            true
        }
        None => false,
    }
}

/// The word one byte earlier, and a line end behind it.
fn pulled(bytes: &mut [u8], at: usize) -> bool {
    match bytes.get_mut(at - 1..at + WORD.len()) {
        Some(both) => {
            both.copy_from_slice(b"stream\n");
            true
        }
        None => false,
    }
}

fn put(bytes: &mut [u8], at: usize, byte: u8) -> bool {
    bytes.get_mut(at).map(|place| *place = byte).is_some()
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// White space as in ISO 32000-1, 7.2.2.
pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

/// Without white space at its end.
pub(super) fn trimmed(bytes: &[u8]) -> &[u8] {
    let white = bytes.iter().rev().take_while(|byte| is_white(**byte));
    bytes.get(..bytes.len() - white.count()).unwrap_or_default()
}

/// Without white space at its beginning.
pub(super) fn start_trimmed(bytes: &[u8]) -> &[u8] {
    let white = bytes.iter().take_while(|byte| is_white(**byte));
    bytes.get(white.count()..).unwrap_or_default()
}

fn start_trimmed_of_blanks(bytes: &[u8]) -> &[u8] {
    let blanks = bytes
        .iter()
        .take_while(|byte| is_white(**byte) && !is_line_end(**byte));
    bytes.get(blanks.count()..).unwrap_or_default()
}
