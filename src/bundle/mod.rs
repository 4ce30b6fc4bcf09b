//! What goes into the bundle, in which order and under which number: the [`Plan`].
//!
//! A plan is plain words, made from a case, a profile and the lengths of its
//! exhibits, and from nothing else. It knows no page numbers
//! and no fonts (that is `layout`), and it adds no sentence of its own to the evidence: every text
//! in it is the user's, the library's, or a fixed heading that stands in this room.

mod ascii;
mod build;
mod name;
mod plan;
mod split;
mod text;
mod volume;

pub use ascii::transliterated;
pub use build::{Lengths, plan};
pub use name::volume_name;
pub use plan::{Cover, Plan, PlannedEntry, PlannedExhibit, PlannedIssue, PlannedSource, Schedule};
pub use split::{Bulk, Fronts, Size, TooSmall, split};
pub use volume::{Share, Volume};
