//! The file's trailer, which the reader keeps to itself: where the information dictionary is, and
//! whether the file is encrypted.

use hayro_syntax::object::Dict;
use hayro_syntax::reader::{Reader, ReaderContext, ReaderExt as _};

use super::find;

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

fn dictionary(bytes: &[u8]) -> Option<Dict<'_>> {
    let mut reader = Reader::new(bytes.trim_ascii_start());
    reader.read_with_context::<Dict<'_>>(&ReaderContext::dummy())
}
