//! Redaction: confidential words are found in documents, taken out in copies of them, and looked for once more in
//! the finished bundle.
//!
//! ```text
//! document ─▶ read (worker) ─▶ places ─▶ marks ─▶ copy: pages drawn (worker), painted out, put together
//!                                                  └▶ check: words (worker), pixels, objects ─▶ kept, or nothing is
//! bundle ─▶ guard: the same check for every confidential word, and under every box (worker) ─▶ written, or nothing is
//! ```
//!
//! A copy is made from the file that holds all words, with all marks, and takes its place in the case; that file is
//! never changed. A copy whose check failed or could not run is not kept.
//!
//! What it does not cover: a name within a photograph or in handwriting is not found, and in a scan only where a machine
//! has read it rightly (the person marks the area);
//! fonts of untouched pages may keep the shapes of letters that only redacted words used, as their documents
//! embedded them: shapes without order, never words.

mod boxes;
mod carry_out;
mod copy;
mod excerpt;
mod guard;
mod leaving;
mod leaving_check;
mod measures;
mod opened;
mod places;
mod reading;
mod trouble;

pub use crate::terms::area_of;
pub use carry_out::{Shelf, carry_out, keep};
pub use copy::{Copy, NotRedacted, Original, copy};
pub use excerpt::{Excerpt, excerpt};
pub use guard::guard;
pub use leaving::{Leaving, Left, NotLeft, leave};
pub use opened::{Access, Opened};
pub use places::{mark_on, places, told_area};
pub use reading::{Page, ReadPage, Unsearchable, read, unsearchable, with_machine};
pub use trouble::Trouble;
