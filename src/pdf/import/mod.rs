//! Other people's PDFs, opened with suspicion: what is in them, and what stands against using them.
//!
//! [`survey`] says what one document holds, as plain values and findings, before anything is built;
//! [`Source`] is the open document that `assemble` copies from. Nothing is executed, nothing is
//! trusted, and whatever cannot be read is named, never replaced by blank pages.
//!
//! The reader is hayro-syntax and not lopdf. lopdf parses every object of a file into memory (about
//! ten times the file's size for text) and does not rebuild a broken cross-reference table; of 971
//! public test files it refused 40 and gave 9 without pages. hayro-syntax reads lazily from the bytes
//! as they are, rebuilds tables, opens empty passwords, hands out streams undecoded, and is the
//! reader of the renderer that the preview will use.

mod annotation;
mod damage;
mod destination;
mod foot;
mod geometry;
mod outline;
mod picture;
mod repeated;
mod source;
#[cfg(test)]
pub(crate) mod specimen;
mod survey;
#[cfg(test)]
mod tests;

pub use annotation::{CommentFact, Counts};
pub(super) use annotation::{Kind, kind};
pub use damage::Damage;
pub(super) use destination::{Destinations, Goal};
pub(super) use foot::Foot;
pub use geometry::Placement;
pub(super) use geometry::{Matrix, Region, inherited, number, numbers, region};
pub(super) use outline::{Bookmark, bookmarks, text};
pub(super) use source::{Id, find, key, name};
pub use source::{Limits, Refusal, Source};
pub(super) use survey::annotations;
pub use survey::{Survey, survey};
