//! Quotations held against documents at hand, and where in them they stand as a reader names it.
//!
//! ```text
//! files of reports ─▶ worker::Readings ─▶ Report (words, printed pages, paragraphs)
//!                                            ▲ quote::check
//! the extracts of a case ───────────────────┬▶ preflight::Quotations
//! a paper ─▶ quote::quotations ──────────────┴▶ Held: exact, with edits, near, not found in these documents
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `report` | [`Report`]: a document that was read, ready for quotations |
//! | `entries` | [`check_entries`]: the extracts of a case |
//! | `on_every_core` | the same work on many things |
//! | `held` | [`hold`]: the best that can be said of a quotation among several reports |
//!
//! What is not found here may stand elsewhere: nobody is told that a quotation does not exist.

mod entries;
mod held;
mod on_every_core;
mod report;

pub use crate::numbering::Citation;
pub use entries::{Open, check_entries, opening};
pub use held::{Held, Outcome, hold, hold_all};
pub use report::{Report, Unusable};
