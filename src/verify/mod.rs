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
//! | `letter` | the decision letter of a case: what answers its paragraphs |
//! | `in_order` | the same work on many things, on every core |
//! | `reports` | [`Reports`]: those that a paper is held against |
//! | `cited` | whether the citation beside a quotation names a document that is at hand |
//! | `held` | [`hold`]: the best that can be said of a quotation among several reports |
//! | `record`, `results` | [`record_pdf`]: what became of the entries of a case, as a paper |
//! | `references` | [`references()`]: the page and entry numbers that a paper cites, held against a bundle |
//! | `told` | [`Told`]: what is told of the quotations of a paper |
//!
//! What is not found here may stand elsewhere: nobody is told that a quotation does not exist.

mod cited;
mod entries;
pub mod filed;
mod held;
mod in_order;
mod letter;
mod paper;
mod record;
mod redactions;
pub mod references;
mod report;
mod reports;
mod results;
mod told;
mod word;

pub use crate::numbering::Citation;
pub use cited::{Cited, Described, Named, Title, missed};
pub use entries::{Open, check_entries, opening, unlocking};
pub use held::{Also, Held, Outcome, hold, hold_all, hold_cited};
pub use in_order::in_order;
pub use letter::{Answer, LetterLine, is_letter, letter_lines, not_answered, take_letter};
pub use paper::Paper;
pub use record::{NoRecord, record_pdf};
pub use report::{OfCase, Report, Sheets, Sources, Unusable};
pub use reports::{Hear, LeftOut, News, Reports, is_pdf};
pub use results::{RESULTS, in_words, result};
pub use told::{Changes, Line, NotLookedInto, Pair, Surroundings, Told, Unread, Verdict};
pub use word::Spot;
pub use word::Unread as WordUnread;
