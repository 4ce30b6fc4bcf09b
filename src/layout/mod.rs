//! Typesetting: from a plan to pages on which everything has its place.

mod face;
mod page;

pub use face::Face;
pub use page::{
    Colour, EntrySpan, Glyph, Item, Layout, Link, OutlineEntry, Page, Rect, Rule, Section,
    SectionSpan, Target, TextRun,
};
