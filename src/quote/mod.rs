//! Whether words really stand in a text or a document, and where: letter by letter, or nearly, or not at all.
//!
//! Two texts of the same words differ harmlessly in line breaks, spaces, hyphens at line ends and
//! ligatures, and nothing else is harmless. What differs otherwise is reported word by word, so
//! that a person can decide; this room never decides that a difference does not matter.
//!
//! ```text
//! Document (pages ▸ words) ─▶ flow ─▶ Index ─▶ check(quotation) ─▶ Exact, ExactWithEdits, Near, NotFound, Unreadable
//!                  calls, numbers ┘      ▲ letters: what is equal
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `document` | [`Document`]: the words of a document, with what is known of them |
//! | `letters` | the table `letters-1` |
//! | `calls`, `numbers` | what is left out of comparing: calls for a note; numbers before paragraphs |
//! | `flow`, `index` | the letters of a document; [`Index`]: ready for many quotations |
//! | `check`, `outcome` | [`check`], and what comes of it |
//! | `search`, `work` | letter by letter, with a bound |
//! | `marked`, `edited`, `weigh` | cuts and insertions: as marked, in the document, which to confirm |
//! | `candidates`, `align`, `nearest` | what comes nearest, word by word |
//! | `quotations` | [`quotations`]: what a paper quotes, between marks and set apart |
//! | `sentences`, `continued` | where sentences end; "However" next to a quotation |
//! | `locate`, `near`, `normal` | the same in a plain text without places, in which spaces do not count: our own files |

mod align;
mod calls;
mod candidates;
mod check;
mod continued;
mod document;
mod edited;
mod flow;
mod index;
mod letters;
mod locate;
mod marked;
mod near;
mod nearest;
mod normal;
mod numbers;
mod outcome;
mod quotations;
mod search;
mod sentences;
#[cfg(test)]
mod tests;
mod weigh;
mod work;

pub use check::check;
pub use document::{Area, Document, Page, Role, Word};
pub use index::Index;
pub use letters::LETTERS;
pub use locate::{Found, Reader, Text, locate};
pub use near::Difference;
pub use numbers::paragraph_numbers;
pub use outcome::{
    ChangedLetter, Checked, Confirm, Continuation, Cut, Edits, Insertion, NotFound, Outcome,
    PageBox, Place, Side,
};
pub use quotations::{FEWEST_WORDS, Quotation, quotations};
