//! Pages of a document as the preview and the reader show them: scrolled on their ground, small at the left, and
//! found by their number.

mod field;
mod ground;
mod paper;
mod small;

pub(super) use field::page_field;
pub(super) use ground::{Ground, InView};
pub(super) use paper::{message, on_pixels, paint, paper, sharp, texture};
pub(super) use small::{BELOW, TOP, WIDTH, caption, follow, place, small};
