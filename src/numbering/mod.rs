//! How a reader names a place in a document: by the page number that is printed on the page, and by the number
//! of the paragraph.
//!
//! ```text
//! quote::Document + /PageLabels ─▶ PageNames ──┐
//!                  └─▶ ParagraphNumbers ───────┴▶ pinpoint: "p. 41, para 4.7.3"
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `candidate` | what on a page may be its number |
//! | `cited` | whether a pinpoint that somebody typed names the place where words stand, or another |
//! | `letter` | [`LetterParagraphs`]: those of a decision letter, numbered in whatever way |
//! | `letters` | letters below a paragraph: "(b)(ii)" |
//! | `pages` | [`PageNames`]: runs of pages that count up |
//! | `paragraphs` | [`ParagraphNumbers`]: the numbers of paragraphs, as they stand on the pages |
//! | `pinpoint` | both in words |
//!
//! A number is only given where it can be read: a page on which none is printed keeps the number it has in the
//! PDF, and says so.

mod candidate;
mod cited;
mod headings;
mod letter;
mod letters;
mod pages;
mod paragraphs;
mod pinpoint;
#[cfg(test)]
mod tests;

pub use candidate::small_roman;
pub use cited::{contradicts, names_place};
pub use letter::{LetterParagraph, LetterParagraphs};
pub use pages::{PageName, PageNames};
pub use paragraphs::ParagraphNumbers;
pub use pinpoint::{Citation, pinpoint};
