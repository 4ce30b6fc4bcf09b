//! Pages of a document as the preview and the reader show them: scrolled on their ground, small at the left, and
//! found by their number; words on them
//! selected and searched.

mod field;
mod find;
mod ground;
mod hits;
mod paper;
mod pointing;
mod small;

pub(super) use field::page_field;
pub(super) use find::{Asked, Find};
pub(super) use ground::{Ground, InView};
pub(super) use hits::{BEHIND, Row, rows};
pub(super) use paper::{message, on_pixels, paint, paper, sharp, texture};
pub(super) use pointing::{Painted, mark_hit, mark_selected, placed, selecting, tint};
pub(super) use small::{BELOW, TOP, WIDTH, caption, follow, place, small};
