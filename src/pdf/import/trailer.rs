//! The file's trailer, which the reader keeps to itself: where the information dictionary is, and
//! whether the file is encrypted.

use hayro_syntax::object::{Dict, FromBytes as _};

use super::find;
use super::keyword::start_trimmed;

/// The trailer to which the end of the file points (ISO 32000-1, 7.5.5 and 7.5.8). A file without one
/// is broken, whatever the reader makes of it.
pub(in crate::pdf) fn trailer(bytes: &[u8]) -> Option<Dict<'_>> {
    let at = memchr::memmem::rfind(bytes, b"startxref")?;
    let digits = bytes.get(at + b"startxref".len()..)?.trim_ascii_start();
    let length = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let number = std::str::from_utf8(digits.get(..length)?).ok()?;
    let table = bytes
        .get(number.parse::<usize>().ok()?..)?
        .trim_ascii_start();
    let behind = if table.starts_with(b"xref") {
        find(table, b"trailer")? + b"trailer".len()
    } else {
        let head = table.get(..table.len().min(64))?;
        find(head, b"obj")? + b"obj".len()
    };
    dictionary(table.get(behind..)?)
}

/// The same, and where that is lost, the last dictionary that is one by its entries: which is what the
/// reader goes by then.
pub(in crate::pdf) fn likely_trailer(bytes: &[u8]) -> Option<Dict<'_>> {
    let is_one = |dict: &Dict<'_>| dict.contains_key("Root");
    if let Some(named) = trailer(bytes).filter(is_one) {
        return Some(named);
    }
    let roots = memchr::memmem::rfind_iter(bytes, b"/Root").take(MOST_GUESSES);
    roots
        .filter_map(|root| around(bytes, root))
        .find(|dict| is_one(dict))
}

/// The word may stand in the content of pages, too.
const MOST_GUESSES: usize = 16;
/// Bytes before an entry in which its dictionary begins.
const LONGEST: usize = 4096;

/// The dictionary of a trailer or of an object in which this place lies.
fn around(bytes: &[u8], place: usize) -> Option<Dict<'_>> {
    let start = place.saturating_sub(LONGEST);
    let before = bytes.get(start..place)?;
    let begins = [&b"trailer"[..], b"obj"];
    let begins = begins.iter().filter_map(|word| {
        let at = memchr::memmem::rfind(before, word)?;
        Some(start + at + word.len())
    });
    dictionary(bytes.get(begins.max()?..)?)
}

fn dictionary(bytes: &[u8]) -> Option<Dict<'_>> {
    Dict::from_bytes(start_trimmed(bytes))
}
