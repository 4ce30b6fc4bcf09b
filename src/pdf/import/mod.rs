//! Other people's PDFs, opened with suspicion: what is in them, and what stands against using them.
//!
//! [`survey`] says what one document holds, as plain values and findings, before anything is built;
//! [`Source`] is the open document that `assemble` copies from. Nothing is executed, nothing is
//! trusted, and whatever cannot be read is named, never replaced by blank pages.
//!
//! The reader is hayro-syntax and not lopdf, which parses every object into memory and rebuilds no
//! broken cross-reference table. Measured on 1,598 distinct PDFs (test files of qpdf, pdf.js, pyHanko,
//! PDFBox, pypdf, OCRmyPDF, pdfminer, pikepdf and others; many broken on purpose), each in a process of
//! its own with 20 s and 2 GB, optimised by one step:
//!
//! | | opened | no pages | refused | locked | crashed or hung | worst memory | processor time |
//! |---|---|---|---|---|---|---|---|
//! | hayro-syntax 0.9 | 1,490 | 5 | 44 | 59 | 0 | at most 11 MB | 4.9 s |
//! | lopdf 0.47 | 1,479 | 31 | 19 | 69 | 0 | 63 MB | 5.6 s |
//!
//! (A process starts with some 10 MB that the measuring program left, so less than that was not seen.)
//! Of 336 files that `qpdf --check` repairs, 7 are refused here; in 6 of them qpdf finds no pages
//! either, and in the seventh the page's own dictionary is garbled. Of 1,139 that it calls sound, 5 are
//! refused: 4 have no pages, and one says the length of its key nowhere, where qpdf guesses.

mod action;
mod address;
mod annotation;
mod attachment;
mod beyond;
mod bombs;
mod camera;
mod certificate;
mod change;
mod cipher;
mod cut_off;
mod damage;
mod deciphered;
mod destination;
mod drawn;
#[cfg(test)]
pub(crate) mod drudgery;
mod encryption;
mod foot;
mod form;
mod generation;
mod geometry;
mod inflate;
mod inline_picture;
mod keyword;
mod layer;
mod layered;
mod lost_pages;
mod named;
mod needs;
mod outline;
mod owner;
mod password;
mod patience;
mod patterns;
mod picture;
mod pictures;
mod plain;
mod portfolio;
mod remark;
mod remarked;
mod repeated;
mod scan;
mod source;
#[cfg(test)]
pub(crate) mod specimen;
mod survey;
#[cfg(test)]
mod tests;
mod trailer;
mod unended;
mod unlock;
mod unpacked;
mod visibility;
mod weight;
mod wholeness;

pub use action::Action;
pub use address::AddressFault;
pub use annotation::{CommentFact, Counts};
pub(super) use annotation::{Kind, kind, reach};
pub(super) use beyond::without_words_beyond;
pub(super) use camera::{Removed, bare_jpeg, bare_jpx, tells_position};
pub use damage::Damage;
pub(super) use damage::damage;
pub(super) use destination::{Destinations, Goal};
pub use encryption::Lock;
pub(super) use foot::Foot;
pub(super) use geometry::{
    A4, BAND, Matrix, Region, STRIP, from_top_left, inherited, number, numbers, region,
    room_of_slice, unit,
};
pub use geometry::{PaperSize, Placement};
pub(super) use inflate::Inflater;
pub(super) use inline_picture::{End, end_of_inline_picture, starts};
pub(super) use layer::{Layer, layers};
pub(super) use layered::{as_shown, layers_shown};
pub use lost_pages::LostPages;
pub(super) use named::{Names, Photograph, ResourceKind, named};
pub(super) use needs::{Needs, Reader, appearances, is_drawing};
pub(super) use outline::{Bookmark, bookmarks, text};
pub(super) use patience::Patience;
pub use patience::Watch;
pub(super) use patterns::Patterns;
pub use picture::{Moved, moved_pictures};
pub use portfolio::{Embedded, is_portfolio, portfolio};
pub use remark::{Actor, Example, Found, Outside, Remark, Remarks};
pub(super) use source::{Id, find, key, name};
pub use source::{Limits, Password, Refusal, Source};
pub(super) use survey::{Annotations, annotations, first_annotations};
pub use survey::{Survey, survey};
pub(super) use trailer::{likely_trailer, trailer};
pub(super) use unpacked::{append, content_of_page, is_packed, unpacked_by};
pub(super) use visibility::visibility;
pub(super) use weight::{is_heavy, is_picture};
