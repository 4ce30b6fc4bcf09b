//! Bundle Builder: country evidence for asylum appeals, from a claimant's characteristics to a
//! paginated, numbered, linked PDF bundle. Offline.

pub mod bundle;
pub mod case;
pub mod files;
pub mod finding;
pub mod layout;
pub mod library;
pub mod matching;
pub mod pdf;
pub mod profile;
