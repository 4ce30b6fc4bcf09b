//! The panels, one file each: they read the session and push actions, and change nothing.

pub(super) mod bundle;
pub(super) mod claimant;
mod entry;
pub(super) mod evidence;
mod exceptions;
pub(super) mod findings;
pub(super) mod notices;
pub(super) mod packs;
pub(super) mod question;
mod reading;
pub(super) mod top_bar;
mod widget;

pub(super) use question::Question;

use super::action::Action;

/// What the views of one frame ask for, in order.
pub(super) type Actions = Vec<Action>;
