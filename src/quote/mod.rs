//! Whether words really stand in a text, and where: letter by letter, or nearly, or not at all.
//!
//! Two texts of the same words differ harmlessly in line breaks, spaces, hyphens at line ends and
//! ligatures, and nothing else is harmless. What differs otherwise is reported word by word, so
//! that a person can decide; this room never decides that a difference does not matter.

mod letters;
mod locate;
mod near;
mod normal;
#[cfg(test)]
mod tests;

pub use letters::LETTERS;
pub use locate::{Found, Reader, Text, locate};
pub use near::Difference;
