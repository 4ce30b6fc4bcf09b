//! Pages of other people's documents, read and drawn in processes of their own.
//!
//! A page can be made to overflow the stack, to take all memory or to take for ever, and counting
//! what it nests beforehand is no defence: the next one nests something else. So whatever interprets
//! the content of other people's pages runs in a process that may die. The program starts itself
//! again as `--page-worker`:
//!
//! ```text
//! a window's thread ─▶ Workers::draw ─▶ Process ═ stdin ═▶ serve: open, compare, pdf::render
//!                          ▲ at most one a core  ◀═ stdout ═ frames: Opened, Drawn + pixels
//! the command line   ─▶ Workers::read_each                          or: Opened, Read + words, …, ReadAll
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `pool` | [`Workers`]: who draws what, the second try, pages that are not tried again |
//! | `process` | one worker as seen from outside: start, ask, give up, kill |
//! | `readings` | many pages of a document, read in order |
//! | `documents` | [`Readings`]: whole documents, each read once and kept |
//! | `scans` | pages that are pictures of writing, drawn and read by machine |
//! | `message`, `frame` | what the two say to each other, and how it goes through a pipe |
//! | `serve` | the worker itself: documents that it keeps open, pictures |
//! | `convert` | a file of another kind made into documents |
//! | `leave_out` | hidden words taken out of a document |
//! | `bring` | [`Bring`]: files that a person brings, made into documents of a case where they are none yet |
//! | `again` | the same for one document whose file has changed since |
//! | `making` | one file of those, while it is made, and what comes inside it |
//! | `smaller` | pictures of a document made smaller |
//! | `inventory` | what the structure of a file says |
//! | `under_boxes` | what lies under the boxes of a finished file |
//! | `patiently` | pages that must be drawn or read: tried once more, and longer |
//! | `undrawn` | why there is no picture |
//! | `shelf` | documents kept open, the few used last |
//!
//! A page has ten seconds, opening its document thirty. A worker that dies is replaced; its page gets
//! one more try, for the worker may have been killed for reasons that are not the page's; then it
//! is an error of that page and no more. A worker lives no longer than the process that started it:
//! it ends when its standard input does. A page that the reader has left holds nobody up: after a second
//! its worker is let go.
//!
//! A worker takes at most a gigabyte of address space, writes no core file and no other file (Unix);
//! it cannot create, change or remove files, run programs or open TCP connections (Linux, where the
//! kernel has Landlock). It can still *read* what the user can read. Windows has neither: there a
//! worker is only a process of its own that can be killed.
//!
//! # What that costs
//!
//! Measured by `tests/bench/worker.rs`, by the clock, beside the same code without a worker: the start on 27 November
//! 2026 over 841 pages of 90 reports of the United Nations, with other builds running on the same two cores; the
//! rest on 28 November over 428 pages of 45 of them, with other builds running but at a higher priority than they
//! (`nice -n -19`), twice each, in turns with the program of the day before:
//!
//! | | by a worker | in the same process | all pages together |
//! |---|---|---|---|
//! | start, up to its first answer | 9.6 ms, at worst 21 ms | | |
//! | words of a page (median) | 3.8 ms | 3.1 ms | 1.35 times |
//! | thumbnail of a page (median) | 3.6 ms | 2.5 ms | 1.84 times |
//! | thumbnail, a pen for each picture, as before | 5.0 ms | 2.5 ms | 2.43 times |
//!
//! A worker keeps what draws, with the document's fonts, for as long as it is asked about one document. What is left
//! is a millisecond for the question, the answer, and two processes that wake each other.

mod again;
mod bring;
mod convert;
mod documents;
mod frame;
mod inventory;
mod leave_out;
mod making;
mod message;
#[cfg(test)]
mod own_walks;
mod patiently;
mod pool;
mod process;
mod readings;
mod scans;
mod serve;
mod shelf;
mod smaller;
mod under_boxes;
mod undrawn;

pub use bring::{Bring, Brought, Named, NotBrought};
pub use documents::{PagesRead, Readings};
pub use leave_out::NotTakenOut;
pub use pool::{Content, Drawn, Task, Workers};
pub use process::Patience;

pub use crate::platform::Program;
pub use readings::{Take, Unread};
#[cfg(test)]
pub(crate) use scans::specimen as scans_specimen;
pub use scans::{ScanNotRead, Scans};
pub use serve::serve;
pub use shelf::{REST, Shelf};
pub use undrawn::Undrawn;

/// The argument with which the program becomes a worker.
pub const ARGUMENT: &str = "--page-worker";
