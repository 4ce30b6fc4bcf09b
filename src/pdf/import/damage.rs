//! What in a document had to be repaired, or could not be.
//!
//! The reader makes the best of a damaged file, and says nothing of it: a download that broke off
//! opens with fewer pages, or with pages on which words are missing. So the signs are looked for
//! here, in the bytes themselves; those in the content of pages are found by `wholeness`.

use std::fmt;

use hayro_syntax::object::{Dict, Number};
use serde::{Deserialize, Serialize};

use crate::finding;

use super::lost_pages::{LostPages, lost_pages};
use super::patience::Patience;
use super::source::{Source, find};

/// One sign that a document is not as its maker left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// The table that says where things are is missing or wrong; it was rebuilt.
    Table,
    /// Something follows the end of the file's last whole state: a later change that is not whole.
    LaterChange,
    /// The number of pages that the document says it has, and the number that was found.
    Pages { said: u32, found: u32 },
    /// Pages that it names are not in the file.
    Lost(LostPages),
    /// So many streams had no end, and where they end was guessed.
    Ends(usize),
    /// Pages, from 1, that name fonts or pictures that are not there, and do not draw with them.
    Unused(Vec<u32>),
    /// Pages, from 1, of which a part is missing or cannot be unpacked.
    Content(Vec<u32>),
}

impl Damage {
    /// What is left of it on these pages; nothing where it is on others only.
    pub fn on(&self, is_meant: impl Fn(u32) -> bool) -> Option<Damage> {
        let meant = |pages: &[u32]| {
            let pages = pages.iter().copied().filter(|page| is_meant(*page));
            let pages: Vec<u32> = pages.collect();
            (!pages.is_empty()).then_some(pages)
        };
        match self {
            Damage::Unused(pages) => meant(pages).map(Damage::Unused),
            Damage::Content(pages) => meant(pages).map(Damage::Content),
            whole => Some(whole.clone()),
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Damage::Table => write!(f, "its table of contents is missing or wrong"),
            Damage::LaterChange => write!(f, "a later change to it is not whole"),
            Damage::Pages { said, found } => {
                let were = if *found == 1 { "was" } else { "were" };
                let said = finding::pages(*said);
                write!(f, "it says it has {said}, but {found} {were} found")
            }
            Damage::Lost(lost) => write!(f, "{lost}"),
            Damage::Ends(count) => write!(
                f,
                "where some of its contents end had to be guessed ({count} of them)"
            ),
            Damage::Unused(pages) => write!(
                f,
                "{} {} fonts or pictures that are missing and not needed there",
                named(pages),
                if pages.len() == 1 { "names" } else { "name" }
            ),
            Damage::Content(pages) => write!(f, "parts of {} are missing", named(pages)),
        }
    }
}

/// `page 3`, or some of several.
fn named(pages: &[u32]) -> String {
    let first: Vec<String> = pages.iter().take(5).map(u32::to_string).collect();
    let more = if pages.len() > 5 { " and others" } else { "" };
    let noun = if pages.len() == 1 { "page" } else { "pages" };
    format!("{noun} {}{more}", first.join(", "))
}

/// All signs of damage but those in the content of pages.
pub(in crate::pdf) fn damage(source: &Source) -> Vec<Damage> {
    let bytes = source.original();
    let mut found = Vec::new();
    let table_is_right = table_is_right(bytes, &source.patience);
    if !table_is_right {
        found.push(Damage::Table);
    }
    let end = memchr::memmem::rfind(bytes, b"%%EOF").unwrap_or(bytes.len());
    if find(bytes.get(end..).unwrap_or_default(), b" obj").is_some() {
        found.push(Damage::LaterChange);
    }
    let pages = u32::try_from(source.len()).unwrap_or(u32::MAX);
    let tree = source.catalog().get::<Dict<'_>>("Pages");
    if let Some(lost) = lost_pages(source, table_is_right) {
        found.push(Damage::Lost(lost));
    } else if let Some(said) = tree
        .and_then(|tree| said_pages(&tree))
        .filter(|said| *said != pages)
    {
        found.push(Damage::Pages { said, found: pages });
    }
    if source.streams.ended > 0 {
        found.push(Damage::Ends(source.streams.ended));
    }
    found
}

/// How many pages a tree says it has.
pub(super) fn said_pages(tree: &Dict<'_>) -> Option<u32> {
    u32::try_from(tree.get::<Number>("Count")?.as_i64()).ok()
}

/// Bytes from the end within which the place of the table must be named (ISO 32000-1, annex H.3
/// asks for the last 1,024; files with something behind the end are common).
const TAIL: usize = 4096;

/// Whether the end names a place where a table stands, and whether a table in plain text says the
/// truth about where objects begin.
fn table_is_right(bytes: &[u8], patience: &Patience) -> bool {
    let tail = bytes.len().saturating_sub(TAIL);
    let header = find(
        bytes.get(..bytes.len().min(2048)).unwrap_or_default(),
        b"%PDF-",
    );
    let Some(place) = place_of_table(bytes.get(tail..).unwrap_or_default()) else {
        return false;
    };
    // Places count from the header, which some mail programs push down.
    [0, header.unwrap_or(0)].into_iter().any(|shift| {
        let there = bytes.get(place.saturating_add(shift)..).unwrap_or_default();
        match skip_space(there).strip_prefix(b"xref") {
            Some(table) => entries_are_right(table, bytes, shift, patience),
            None => begins_object(there, None),
        }
    })
}

/// Where the end says that the table stands.
pub(super) fn place_of_table(bytes: &[u8]) -> Option<usize> {
    let named = memchr::memmem::rfind(bytes, b"startxref")?;
    leading_number(bytes.get(named + 9..)?)
}

/// Whether each object in a table of plain text begins where the table says (ISO 32000-1, 7.5.4).
fn entries_are_right(mut table: &[u8], bytes: &[u8], shift: usize, patience: &Patience) -> bool {
    loop {
        table = skip_space(table);
        let Some((first, rest)) = number_and_rest(table) else {
            return table.starts_with(b"trailer");
        };
        let Some((count, rest)) = number_and_rest(skip_space(rest)) else {
            return false;
        };
        table = skip_space(rest);
        for number in (first..).take(count) {
            if number.is_multiple_of(16) && patience.is_over() {
                return false;
            }
            let Some((place, rest)) = number_and_rest(table) else {
                return false;
            };
            let Some((_generation, rest)) = number_and_rest(skip_space(rest)) else {
                return false;
            };
            let rest = skip_space(rest);
            let there = bytes.get(place.saturating_add(shift)..).unwrap_or_default();
            // Nothing stands at 0: programs write that for objects which they do not have.
            let in_use = rest.first() == Some(&b'n') && place != 0;
            if in_use && !begins_object(there, Some(number)) {
                return false;
            }
            table = skip_space(rest.get(1..).unwrap_or_default());
        }
    }
}

/// Whether `12 0 obj` stands here, with this number if one is given.
fn begins_object(bytes: &[u8], wanted: Option<usize>) -> bool {
    let number = number_and_rest(skip_space(bytes));
    let generation = number.and_then(|(_, rest)| number_and_rest(skip_space(rest)));
    let is_wanted = number.is_some_and(|(number, _)| wanted.is_none_or(|wanted| wanted == number));
    is_wanted && generation.is_some_and(|(_, rest)| skip_space(rest).starts_with(b"obj"))
}

fn skip_space(bytes: &[u8]) -> &[u8] {
    let space = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace() || **byte == 0);
    bytes.get(space.count()..).unwrap_or_default()
}

fn leading_number(bytes: &[u8]) -> Option<usize> {
    number_and_rest(skip_space(bytes)).map(|(number, _)| number)
}

fn number_and_rest(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (digits, rest) = bytes.split_at_checked(digits)?;
    Some((std::str::from_utf8(digits).ok()?.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_and_several_are_named_as_such() {
        let told = |damage: Damage| damage.to_string();
        insta::assert_snapshot!(told(Damage::Content(vec![3])), @"parts of page 3 are missing");
        insta::assert_snapshot!(told(Damage::Content(vec![3, 5])), @"parts of pages 3, 5 are missing");
        insta::assert_snapshot!(told(Damage::Unused(vec![3])), @"page 3 names fonts or pictures that are missing and not needed there");
        insta::assert_snapshot!(told(Damage::Unused((1..=6).collect())), @"pages 1, 2, 3, 4, 5 and others name fonts or pictures that are missing and not needed there");
    }
}
