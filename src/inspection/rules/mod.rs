//! The rules: one function for each, from what was seen to a verdict.

mod file;
mod index;
mod links;
mod pages;
mod schedule;

use super::facts::Recognised;
use super::verdict::Verdict;
use crate::profile::Profile;

/// A rule, as a function.
type Rule = fn(&Recognised<'_>, &Profile) -> Option<Verdict>;

/// In the order in which they are told.
const RULES: [Rule; 24] = [
    file::sound,
    file::not_encrypted,
    file::small_enough,
    pages::paper,
    pages::numbers,
    pages::labels_end,
    index::pages_named,
    index::linked,
    links::bookmarks,
    links::few_bookmarks,
    links::by_place,
    pages::searchable,
    pages::upright,
    file::opening,
    file::fonts,
    file::nothing_acts,
    pages::nothing_hidden,
    file::no_author,
    schedule::there,
    schedule::length,
    schedule::linked,
    schedule::open_to_all,
    schedule::readable,
    file::quotations,
];

/// What is said of every rule that the profile has.
pub(super) fn verdicts(seen: &Recognised<'_>, profile: &Profile) -> Vec<Verdict> {
    RULES
        .iter()
        .filter_map(|rule| rule(seen, profile))
        .collect()
}
