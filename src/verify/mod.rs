//! Quotations held against documents at hand, and where in them they stand as a reader names it.
//!
//! ```text
//! files of reports ─▶ worker::Readings ─▶ Report (words, printed pages, paragraphs)
//!                                            ▲ quote::check
//! the extracts of a case ───────────────────┬▶ preflight::Quotations
//! Paper ─▶ quote::quotations ──────────────┴▶ Held: exact, with edits, near, not found in these documents
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `paper`, `word` | [`Paper`]: whose quotations are checked; Word documents |
//! | `report` | [`Report`]: a document that was read, ready for quotations |
//! | `entries` | [`check_entries`]: the extracts of a case |
//! | `on_every_core` | the same work on many things |
//! | `cited` | whether the citation beside a quotation names a document that is at hand |
//! | `held` | [`hold`]: the best that can be said of a quotation among several reports |
//!
//! What is not found here may stand elsewhere: nobody is told that a quotation does not exist.

mod cited;
mod entries;
mod held;
mod on_every_core;
mod paper;
mod report;
mod word;

pub use crate::numbering::Citation;
pub use cited::{Cited, Named, Title};
pub use entries::{Open, check_entries, opening};
pub use held::{Also, Held, Outcome, hold, hold_all, hold_cited};
pub use paper::Paper;
pub use report::{Report, Sheets, Sources, Unusable};
pub use word::Unread as WordUnread;
