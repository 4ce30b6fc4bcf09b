//! What the window knows of the documents' station: which are chosen, and what is being read.
//!
//! Choosing is no part of the case; every change to the case goes through [`Session::edit_documents`]
//! and is one step for undo. Files are read by `job`.
//!
//! `chosen` says which are chosen, `work` does what is asked for, `pages` chooses pages, `examined` is what
//! is known of the files, `relink` finds lost ones again, `unlocking` holds passwords, `uncounted`
//! knows which page numbers will change.

mod chosen;
mod examined;
mod intake;
mod pages;
mod reading;
mod relink;
mod scans;
#[cfg(test)]
mod tests;
mod thumbnails;
mod uncounted;
mod unlocking;
mod work;

use std::path::PathBuf;

use crate::intake::Changes;
use crate::pdf::import::Password;

use super::picked::Pick;

pub(super) use chosen::Chosen;
pub(super) use intake::{Incoming, Intake, Refused, State};
pub(super) use reading::{Read, ReadFile, read_again, read_one};
pub(super) use relink::LostFiles;
pub(super) use scans::ReadingScans;
pub(super) use thumbnails::{Thumbnails, Want};

/// Something at the documents' station.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DocumentAction {
    /// Chooses documents.
    Pick(u32, Pick),
    /// Goes to the document before (-1) or after (1); `extend` keeps what is chosen.
    Step {
        by: isize,
        extend: bool,
    },
    /// Moves what is chosen one place up (-1) or down (1), also under another heading.
    Move(isize),
    Remove,
    /// Puts what is chosen under a heading.
    Heading(String),
    /// Puts these under a heading, before another or at its end.
    Place {
        numbers: Vec<u32>,
        section: Option<String>,
        before: Option<u32>,
    },
    /// Takes pages in or leaves them out: from the first to the last, both counted.
    Page {
        number: u32,
        first: u32,
        last: u32,
    },
    /// Opens the file of that document with a password.
    Unlock(u32, Password),
    /// Stops reading the files that wait.
    StopReading,
    /// Reads the scans by machine, or stops that.
    ReadScans(bool),
    /// Takes the names of files that could not be used off the list.
    ForgetRefused,
    /// Asks for a folder in which to look for what is missing.
    LookFor,
    /// Opens it in the reader to mark what must go, at that page, from 1.
    Redact {
        number: u32,
        page: u32,
    },
    /// Asks for another file in the place of this one.
    Replace(u32),
    /// Makes the document anew of its original, which has changed.
    ConvertAgain(u32),
    /// Adds a Word document, now that it is said how its tracked changes print.
    AddWithChanges(PathBuf, Changes),
}
