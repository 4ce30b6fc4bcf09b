//! The panels, one file each: they read the session and push actions, and change nothing.

pub(super) mod bundle;
mod card;
pub(super) mod claimant;
mod coverage;
mod coverage_cell;
mod coverage_heads;
mod coverage_table;
mod documents;
mod entry;
mod evidence;
mod exceptions;
pub(super) mod findings;
pub(super) mod middle;
pub(super) mod notices;
pub(super) mod packs;
pub(super) mod preview;
mod propositions;
pub(super) mod question;
mod reading;
mod standing;
pub(super) mod top_bar;
mod widget;

pub(super) use question::Question;

use super::action::Action;

/// What the views of one frame ask for, in order.
pub(super) type Actions = Vec<Action>;
