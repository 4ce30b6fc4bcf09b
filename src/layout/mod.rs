//! Typesetting: from a plan to pages on which everything has its place.
//!
//! ```text
//! plan ─▶ cover, index, schedule, sources ─▶ blocks
//! blocks ─▶ itemize, shape, breaks, line ─▶ galley ─▶ paginate ─▶ makeup (in rounds)
//! makeup ─▶ paint ─▶ furniture ─▶ Layout
//! ```
//!
//! Pure: no files, no clock, no PDF words and no window words. The same plan gives the same layout.

mod authorities;
mod block;
mod breaks;
mod citation;
mod cover;
mod exhibits;
mod face;
mod fonts;
mod furniture;
mod galley;
mod index;
mod itemize;
mod line;
mod look;
mod looks;
mod makeup;
mod message;
mod numbers;
mod outline;
mod page;
mod paginate;
mod paint;
mod record;
mod schedule;
mod script;
mod section;
mod shape;
mod sources;
mod text;
mod typeset;
mod words;
mod written;

#[cfg(test)]
mod specimen;

#[cfg(test)]
mod tests;

pub use citation::{behind, bound};
pub use face::Face;
pub use fonts::{BrokenFace, Fonts};
pub use furniture::DRAFT;
pub use message::{Message, message};
pub use numbers::{Numbers, OnPage};
pub use page::{
    Colour, EntryArea, EntrySpan, ExhibitSpan, Glyph, IssueSpan, Item, Layout, Link, OutlineEntry,
    Page, Rect, Role, Rule, Section, SectionSpan, Target, TextRun,
};
pub use record::{Record, RecordItem, RecordPart, record};
pub use section::{RECORD, SOURCES};
pub use typeset::{Extent, measure, typeset, typeset_files};
pub use written::{LeadsTo, PaperSize, Place, Written, WrittenBlock, WrittenSpan, written};
