//! The only room that knows PDF: it draws laid-out pages, finishes the file, and reads facts back.
//!
//! Who writes what: [`FrontMatter`] is our own pages, from a [`Layout`](crate::layout::Layout). printpdf draws
//! their content and embeds the fonts (`draw`, `font`, `batches`); links and tags are set in its lopdf document
//! (`links`, `structure`). [`assemble`] puts every file together, with documents behind our pages or without,
//! and it alone writes what a file has once: catalog, page tree, outline, page labels, information, XMP. The same
//! layout and documents give the same bytes.
//!
//! [`facts`] reads a finished file again, with the reader of `import`, and says what is in it, without
//! trusting the hand that wrote it.
//!
//! Of other people's files `import` reads the structure, `content` the pages, and `render` draws them; the last
//! two interpret page content, and only a page worker calls them. `assemble` copies without interpreting.

pub mod assemble;
mod batches;
pub mod content;
mod draw;
mod facts;
mod font;
mod front;
pub mod import;
pub mod leave_out;
mod links;
mod plain_file;
mod read;
pub mod redact;
pub mod render;
pub mod smaller;
mod spelling;
mod structure;
mod tagging;
#[cfg(test)]
mod tests;
mod text_layer;

pub use assemble::{About, front_matter_alone};
pub use facts::{Facts, FontFact, LinkFact, OutlineFact, PageFacts, TextFact, XmpFacts};
pub use front::FrontMatter;
pub use read::{
    BookmarkFound, Called, Heading, Inventory, Leads, LinkFound, MOST_PAGES, PageFound, Whole,
    called, facts, facts_of, facts_of_stamped, headings, inspected, inventory,
};
pub use tagging::TagFault;

/// A text string as a PDF holds it (ISO 32000-1, 7.9.2.2): ASCII as it is, all else as UTF-16.
fn text_string(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return text.as_bytes().to_vec();
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    [0xfe, 0xff].into_iter().chain(units).collect()
}

/// What XML can hold of a text: any other character (most control characters, and two that are none) is
/// replaced (XML 1.0, 2.2).
pub fn in_xml(text: &str) -> String {
    let is_held = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    let replaced = |c| {
        if is_held(c) {
            c
        } else {
            char::REPLACEMENT_CHARACTER
        }
    };
    text.chars().map(replaced).collect()
}

/// Why a file could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("the font {0} could not be prepared: {1}")]
    Font(&'static str, String),
    #[error("the page contents could not be drawn: {0}")]
    Draw(String),
    #[error("links and tags could not be set: {0}")]
    Tie(#[from] lopdf::Error),
    #[error(transparent)]
    Assemble(#[from] assemble::AssembleError),
    #[error(transparent)]
    Refused(import::Refusal),
    #[error("the file has no pages")]
    NoPages,
}
