//! Where an extract stands in the copy it was taken from, and which copy of a source is at hand.
//!
//! Both are tied to a file by its SHA-256, never by its name, and hold no place on paper: a box is found
//! anew whenever the file is at hand. The words around an extract are kept so that a person who does not
//! have the file can still read it in its context.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::id::PassageId;

/// The most letters of an extract.
pub const MOST_LETTERS: usize = 4_000;

/// The most letters that are kept of what stands before an extract, and of what stands behind it.
pub const MOST_CONTEXT: usize = 600;

/// Where the words of an extract stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// The page of the PDF on which it begins, from 1.
    pub page: NonZeroU32,
    /// The number that a reader sees on that page; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed_page: Option<String>,
    /// The number of its paragraph; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<String>,
    /// How many letters of the page stand before it, in the reading order of that page.
    pub start: u32,
    /// What stands before it, at most [`MOST_CONTEXT`] letters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What stands behind it, at most [`MOST_CONTEXT`] letters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// The summary in the place of which it was taken; absent where there was none, or where an earlier
    /// program took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<PassageId>,
}

impl Anchor {
    /// Its page, counted from 0.
    pub fn page_from_0(&self) -> usize {
        self.page.get() as usize - 1
    }
}

/// The file in which a source was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedFile {
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Which edition, in the publisher’s words; absent where there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The day on which it was taken from where it was published; absent where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved_on: Option<Date>,
}

/// Whether a text is a SHA-256 in lower-case hexadecimal.
pub fn is_sha256(text: &str) -> bool {
    let is_sign = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() == 64 && text.bytes().all(is_sign)
}
