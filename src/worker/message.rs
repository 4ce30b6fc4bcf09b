//! What a worker is asked and what it answers. Nothing here can be printed: a question may hold a password.

use std::ffi::OsString;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::intake::{Kind, Unsuited};
use crate::pdf::content::PageReading;
use crate::pdf::smaller::{self, Candidate};

use super::pool::Content;
use super::process::Body;

/// A worker that speaks otherwise is of another version of the program.
pub(super) const PROTOCOL: u32 = 7;

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Question {
    pub(super) of: Of,
    /// From 0.
    pub(super) page: usize,
    pub(super) wanted: Wanted,
}

impl Question {
    /// Whether it is answered with a page that is drawn or read.
    pub(super) fn is_of_a_page(&self) -> bool {
        matches!(
            self.wanted,
            Wanted::Picture { .. } | Wanted::Readings { .. }
        )
    }

    pub(super) fn password(&self) -> Option<&str> {
        match &self.of {
            Of::File { password, .. } => password.as_deref(),
            Of::Body => None,
        }
    }
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Wanted {
    /// The page is to be drawn.
    Picture { scale: f32, side: u32, pixels: u32 },
    /// It is to be read, and those that follow it, up to this one, which is not.
    Readings { end: usize },
    /// The body of the frame is a file of this kind, to be made into documents.
    Converted(Kind),
    /// The body of the frame is a document with places of words that are to go.
    LeftOut,
    /// The body of the frame is a finished file with the boxes under which nothing may be.
    UnderBoxes,
    /// The body of the frame is a file with its password: what its structure says is to be taken down.
    Inventory,
    /// The pictures of the document that may be made smaller.
    Candidates(smaller::Wanted),
    /// One of them, smaller.
    Smaller(Candidate, smaller::Wanted),
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Of {
    /// The worker opens the file, and only where its content is the one that is meant.
    File {
        folder: OsString,
        path: String,
        sha256: String,
        password: Option<String>,
    },
    /// The document is the body of the frame.
    Body,
}

impl Content {
    /// How a worker is asked for it, and what goes with that.
    pub(super) fn asked(&self, sha256: &str) -> (Of, Body) {
        match self {
            Content::File {
                folder,
                path,
                password,
            } => {
                let of = Of::File {
                    folder: folder.clone().into(),
                    path: path.clone(),
                    sha256: sha256.to_owned(),
                    password: password.as_ref().map(|password| password.0.clone()),
                };
                (of, Body::default())
            }
            Content::Single(bytes) => (Of::Body, Arc::clone(bytes)),
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// The first word of a worker, before it is asked anything.
    Ready { protocol: u32 },
    /// The document is open; the page comes next.
    Opened,
    /// The picture is the body of the frame.
    Drawn {
        width: u32,
        height: u32,
        /// Width and height of the page as shown.
        points: (f32, f32),
    },
    /// What was read of the next page is the body of the frame, none where the interpreter fell over it.
    Read,
    /// All pages that were asked for are read.
    ReadAll,
    /// What the file was made into is the body of the frame; or the pictures that were asked for.
    Converted,
    /// The file cannot be made into anything.
    Unsuited(Unsuited),
    /// The renderer fell over the page.
    Broken,
    /// The document cannot be opened, or has no such page.
    Refused(String),
}

/// The body that goes with [`Answer::Read`]: what was found on the page, in words, after their length, and
/// the page's text.
pub(super) fn reading_body(reading: Option<&PageReading>) -> serde_json::Result<Vec<u8>> {
    let found = serde_json::to_vec(&reading)?;
    let text = reading.map(|reading| reading.text.as_slice());
    let length = (found.len() as u64).to_le_bytes();
    Ok([&length, found.as_slice(), text.unwrap_or_default()].concat())
}

/// The same, read.
pub(super) fn read_reading(body: &[u8]) -> io::Result<Option<Box<PageReading>>> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidData);
    let (length, rest) = body.split_first_chunk::<8>().ok_or_else(wrong)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_large| wrong())?;
    let (found, text) = rest.split_at_checked(length).ok_or_else(wrong)?;
    let mut reading: Option<Box<PageReading>> = serde_json::from_slice(found)?;
    if let Some(reading) = &mut reading {
        reading.text = text.to_owned();
    }
    Ok(reading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_goes_through_with_its_text_and_lengths_are_not_believed() {
        let reading = PageReading {
            size: (595.0, 842.0),
            is_readable: true,
            text: vec![1, 2, 3],
            ..PageReading::default()
        };
        let body = reading_body(Some(&reading)).unwrap();
        assert_eq!(read_reading(&body).unwrap().as_deref(), Some(&reading));
        let none = reading_body(None).unwrap();
        assert_eq!(read_reading(&none).unwrap(), None);
        assert!(read_reading(&body[..20]).is_err());
        assert!(read_reading(&[0xff; 12]).is_err());
        assert!(read_reading(&[]).is_err());
    }
}
