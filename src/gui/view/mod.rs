//! The panels, one file each: they read the session and push actions, and change nothing.

mod arrange;
mod card;
mod case;
mod check;
mod claimant;
mod compare;
mod confidential;
mod context_menu;
mod coverage;
mod coverage_cell;
mod coverage_heads;
mod coverage_table;
mod dialog;
mod differs;
mod documents;
mod drop_down;
mod entry;
mod evidence;
mod evidence_tabs;
mod exceptions;
mod facets;
mod fetched;
pub(super) mod filed_knowingly;
mod focus;
mod holding;
mod hover;
mod marks;
mod nationality;
mod next;
pub(super) mod notices;
pub(super) mod overlay;
pub(super) mod packs;
mod pages;
mod passage_list;
mod position;
pub(super) mod preview;
mod problems;
mod propositions;
pub(super) mod question;
pub(super) mod rail;
mod read_field;
mod reader;
mod reading;
mod recent;
pub(super) mod redaction;
mod room;
mod settings;
pub(super) mod smaller;
mod source_card;
pub(super) mod stage;
mod standing;
mod tabs;
mod terms;
pub(super) mod top_bar;
pub(super) mod tour;
mod tribunal;
mod widget;
mod word;

pub(super) use arrange::moving::follow_entries;
pub(super) use question::Question;

use super::action::Action;

/// What the views of one frame ask for, in order.
pub(super) type Actions = Vec<Action>;
