//! Which passages fit this appellant, in what order, and the sentence that says why.
//!
//! Functions from values to values: a [`Library`](crate::library::Library) and a [`Question`] in,
//! ranked [`Match`]es out, always the same for the same input. Adverse passages are ranked like all
//! others and never left out unasked; what a person wants to leave out is a [`Filter`].

mod against;
mod answers;
mod authorities;
mod best;
mod countries;
mod coverage;
mod filter;
mod fit;
mod fold;
mod hit;
mod holding;
mod near;
mod order;
mod position;
mod rank;
mod rarity;
mod reason;
mod said_of_person;
mod score;
mod search;
mod standing;
#[cfg(test)]
mod tests;
mod weights;

pub use against::against;
pub use answers::Dispute;
pub use authorities::{
    in_order, known_authorities, other_authorities, usual_authorities, with_authorities,
};
pub use best::{best, best_of_all, is_choice};
pub use countries::{Called, countries_like, countries_with, country_called};
pub use coverage::{Coverage, CoverageCell, CoverageRow, counts_in, coverage};
pub use filter::{Counts, Facet, Facets, Filter, Value};
pub use fit::{Closeness, Shared};
pub use hit::{Finder, OtherName};
pub use holding::{Holding, holdings};
pub use near::{characteristics_like, issues_like};
pub use position::{
    Disputed, Meeting, Meets, OWN_WORDS, Paragraph, SAME_NOTE, counts, nothing_to_compare, plain,
    position, rows,
};
pub use rank::{Match, Question, fitting, matches};
pub use search::{Query, SearchIndex};
pub use standing::{Standing, standing, standings};
