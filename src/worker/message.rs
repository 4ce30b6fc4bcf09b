//! What a worker is asked and what it answers. Nothing here can be printed: a question may hold a password.

use std::ffi::OsString;

use serde::{Deserialize, Serialize};

/// A worker that speaks otherwise is of another version of the program.
pub(super) const PROTOCOL: u32 = 2;

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Question {
    pub(super) of: Of,
    /// From 0.
    pub(super) page: usize,
    pub(super) wanted: Wanted,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Wanted {
    /// The page is to be drawn.
    Picture { scale: f32, side: u32, pixels: u32 },
    /// It is to be read, and those that follow it, up to this one, which is not.
    Readings { end: usize },
}

#[derive(Clone, Serialize, Deserialize)]
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
    /// The renderer fell over the page.
    Broken,
    /// The document cannot be opened, or has no such page.
    Refused(String),
}
