//! Quotations held against documents at hand, and where in them they stand as a reader names it.
//!
//! ```text
//! files of reports ─▶ worker::Readings ─▶ Report (words, printed pages, paragraphs)
//!                                            ▲ quote::check
//! a paper ─▶ quote::quotations ──────────────┴▶ Held: exact, with edits, near, not found in these documents
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `report` | [`Report`]: a document that was read, ready for quotations |
//! | `held` | [`hold`]: the best that can be said of a quotation among several reports |
//!
//! What is not found here may stand elsewhere: nobody is told that a quotation does not exist.

mod held;
mod report;

pub use held::{Held, Outcome, hold, hold_all};
pub use report::{Citation, Report, Unusable};
