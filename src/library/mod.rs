//! The evidence: sources with their passages, and the two trees they hang on.

mod date;
mod id;
mod model;
mod taxonomy;

pub use date::{Date, NotADate};
pub use id::{CharacteristicId, IssueId, PassageId, SourceId, is_kebab_case};
pub use model::{
    Checked, Pack, Passage, PassageKind, Period, PublisherKind, ReadExtent, Source, Stance, Tier,
};
pub use taxonomy::{
    Authority, AuthorityStatus, Characteristic, Characteristics, Facet, Issue, Issues, Taxonomy,
};
