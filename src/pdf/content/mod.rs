//! What is on a page of somebody else's document: letters with their places, and what is painted around
//! them. The only interpreter of page content that knows fonts, colours and places.
//!
//! ```text
//! Source ─▶ Reader ─▶ PageContent (glyphs, marks, clips, in the order of painting) ─▶ words, lines, columns, …
//!             │ hayro-interpret walks the operators and tells `device` what it paints
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `reader` | [`Reader`]: an open document, page after page |
//! | `device` | takes down what the interpreter paints |
//! | `outline`, `widths` | what glyphs mean and how wide they are |
//! | `own_colours`, `picture` | the colours of Type 3 glyphs; what of a picture is opaque |
//! | `pen`, `groups` | what a line covers; transparency groups |
//! | `fullness`, `veil` | whether patterns are opaque; how much shows through a tint or a blend mode |
//! | `undeclared` | letters of fonts that do not say what their codes mean |
//! | `unpainted` | annotations without a picture, as viewers draw them |
//! | `geometry` | points and rectangles of the page as shown |
//! | `glyph`, `mark` | one letter; one shape or picture, and what clips them |
//! | `words`, `spaced` | letters put together into words; letters set apart |
//! | `order`, `span` | the order in which words are read; what it is judged by |
//! | `line_order` | words painted before or behind their line |
//! | `side_by_side`, `columns` | columns painted row by row; whether it is columns or a table |
//! | `copies`, `accents`, `right_to_left` | letters painted twice; accents painted apart; lines in Arabic and Hebrew |
//! | `lines` | words in lines, lines in paragraphs and columns |
//! | `text` | a page's words, lines and paragraphs together, without its letters |
//! | `sureness` | how well a machine has read a page |
//! | `by_machine` | words of pages that are pictures, as a machine read them |
//! | `roles` | which lines are text, heads, feet, notes |
//! | `recurring`, `notes`, `raised` | heads and feet; footnotes; the numbers that call for them |
//! | `painted` | what is painted at a place, below or above something else |
//! | `seen` | what is seen at a place of the page as drawn |
//! | `hidden`, `redactions` | words that nobody sees, or that nobody was to see |
//! | `hidden_runs`, `hidden_letters` | those that follow each other, put together; with all their letters |
//! | `quotable` | the words of a document as `quote` holds quotations against them |
//! | `packed_text`, `document_text` | the text of a page, of a document, as bytes that are kept |
//! | `page_reading`, `reading` | [`PageReading`]: what a worker tells of a page; [`Reading`]: of a document |
//! | `scan` | whether what is written on a page is only to be seen; whether nothing is |
//! | `sheet` | how a page prints on a sheet of A4, and where it is cut where it is too long for one |
//! | `stands` | whether a scan was turned |
//!
//! All places are in points from the top left of the page as shown: inside its crop box, turned as
//! `/Rotate` says.
//!
//! # What it cannot see
//!
//! * Layers that are switched off never reach it: hayro-interpret leaves them out. `import::visibility`
//!   names them.
//! * It is told what is painted, not by which operator: `assemble` and the fast walks of `import` go
//!   through the operators themselves.
//! * Annotations are painted with the picture they bring. What has none, a viewer would make up: its form
//!   and colour are taken down (`unpainted`), its words are not.
//! * What letters mean is as the document says (`/ToUnicode`, names of glyphs). A font that does not say it
//!   gives [`Letters::Unknown`], and a page with more than a few of them is unreadable
//!   ([`PageContent::is_readable`]): nothing is guessed.
//! * Layers of marked content whose combination stands in the resources of a page itself, and not in an
//!   object of its own, count as shown: the interpreter passes over them.
//! * Soft masks are not looked into: what is painted through one hides nothing.
//!
//! # How well it reads
//!
//! Measured by `tests/bench/words.rs` on 28 November 2026 (`-- cpu`; the documents: `tests/words/README.md`):
//! words of a page in common with `pdftotext -raw` (22.12), in their order, over the longer text; the first
//! forty pages of each document.
//!
//! | documents | files | pages | median | 5th percentile | under 0.9 |
//! |---|---|---|---|---|---|
//! | reports of the United Nations | 90 | 1,606 | 1.0000 | 1.0000 | 2 |
//! | with pages in two columns (19 by TeX, troff or groff) | 40 | 308 | 1.0000 | 0.9730 | 7 |
//! | scans with a text layer | 11 | 39 | 1.0000 | 0.4448 | 6 |
//! | others | 117 | 1,693 | 1.0000 | 0.9915 | 6 |
//! | all of these | 258 | 3,646 | 1.0000 | 0.9925 | 21 |
//! | made for this: two columns; scans read by Tesseract (26 November) | 52 | 93 | 1.0000 | 1.0000 | 0 |
//!
//! Every page under 0.9 has its reason in `tests/words/differing.tsv`: ways in which `pdftotext` takes a page
//! otherwise. 36 pages more, in five documents, are unreadable and not compared: their fonts do not say what their
//! letters mean (of 7 pages of one paper poppler guesses it by the numbers of its glyphs, and loses its ligatures).
//! Reading took 0.86 of `pdftotext`'s processor time, with lines, paragraphs, columns, heads, feet and notes found
//! (the 258 files, the least of three runs of each; our side optimised as it is released, the machine busy beside it).
//!
//! Words at their place in their line, and columns painted row by row, came after that table. On 3,367 of these pages
//! the figures were the same, but for three of the others that came under 0.9: there `pdftotext` follows the order of
//! painting. The processor time was not measured again.
//!
//! Heads, feet and notes have no such figure: they were looked at on 47 pages of 29 documents.
//!
//! Interpreting can be made to overflow the stack, so none of this is called in a process that holds a
//! case or writes a bundle: `worker` does.

mod accents;
mod by_machine;
mod columns;
mod copies;
mod device;
mod document_text;
mod fullness;
mod geometry;
mod glyph;
mod groups;
mod hidden;
mod hidden_letters;
mod hidden_runs;
mod line_order;
mod lines;
mod mark;
mod notes;
mod order;
mod outline;
mod own_colours;
#[cfg(test)]
pub(crate) mod own_walks;
mod packed_text;
mod page_reading;
mod painted;
mod pen;
mod picture;
mod quotable;
mod raised;
mod reader;
mod reading;
mod recurring;
mod redactions;
mod right_to_left;
mod roles;
mod scan;
mod seen;
mod sheet;
mod side_by_side;
mod spaced;
mod span;
mod stands;
mod sureness;
#[cfg(test)]
mod tests;
mod text;
mod undeclared;
mod unpainted;
mod veil;
mod widths;
mod words;

pub use by_machine::{ByMachine, Drawing, MachineFailure, MachinePage};
pub use document_text::DocumentText;
pub use geometry::{Point, Rect};
pub use glyph::{Glyph, Letters, Paint};
pub use hidden::{HiddenBy, HiddenWords};
pub use hidden_letters::HiddenLetters;
pub use hidden_runs::{HiddenRun, words_of_layers};
pub use lines::{Hyphen, Line, Paragraph, lines, paragraphs};
pub use mark::{Clip, Mark, Shape};
pub use packed_text::{pack, unpack};
pub use page_reading::{Draw, PageReading, Readable};
pub use quotable::quotable;
pub use raised::Raised;
pub use reader::{PageContent, Reader};
pub use reading::{Backs, Reading};
pub use roles::{Role, roles};
pub use scan::{Drawn, Emptiness, Scan, Shows, Tones, scale, scan};
pub use sheet::{Cuts, LEAST, Small};
pub use stands::Stands;
pub use sureness::Sureness;
pub use text::PageText;
pub use veil::Through;
pub use words::{Break, Word, words};
