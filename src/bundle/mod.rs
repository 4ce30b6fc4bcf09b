//! What goes into the bundle, in which order and under which number: the [`Plan`].
//!
//! A plan is plain words, made from a case, a profile and the lengths of its exhibits, and from nothing
//! else. It knows no fonts, so not how many pages its own parts fill (that is `layout`); told those, it
//! says on which page everything stands ([`Pagination`]). It adds no sentence of its own to the evidence:
//! every text in it is the user's, the library's, or a fixed heading that stands in this room.

mod ascii;
mod authorities;
mod build;
mod name;
mod pagination;
mod plan;
mod quoted;
mod remarks;
mod shorter;
mod slice;
mod split;
mod supplement;
mod text;
mod volume;

pub use ascii::transliterated;
pub use build::{Lengths, plan};
pub use name::volume_name;
pub use pagination::{
    ExhibitPages, MOST_BLANK, MovedExhibit, Pagination, Part, PartSpan, Promises,
};
pub use plan::{
    Cover, Plan, PlannedAuthority, PlannedEntry, PlannedExhibit, PlannedIssue, PlannedSource,
    Schedule,
};
pub use quoted::{QuotedAt, QuotedPage, QuotedPages, quoted_at};
pub use remarks::remarks;
pub use slice::{Length, Slice, slice_at};
pub use split::{Bulk, Fronts, Size, TooSmall, split};
pub use supplement::{EarlierBundle, Supplement};
pub use volume::{Share, Volume};
