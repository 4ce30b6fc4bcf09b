//! Papers as Word documents (.docx): their paragraphs with indents, footnotes apart, as they would be printed.
//!
//! ```text
//! bytes ─▶ intake::Package (ZIP) ─▶ relations (which part is what) ─▶ styles, body (XML) ─▶ laid_out ─▶ quote::Document
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `xml` | the elements of a part; no entities but the five of XML, no document types |
//! | `relations` | which part is the text, its styles, its notes |
//! | `properties`, `styles` | what is set of a paragraph: indents, style, number |
//! | `body`, `runs` | the words of a part, paragraph by paragraph |
//! | `laid_out` | paragraphs as words with places, notes behind them |
//! | `passages` | paragraphs as they read, each with where a person finds it |
//!
//! Deleted words of tracked changes and hidden words are left out, inserted ones are kept: that is the text as it
//! would be filed. Numbers that Word makes are no words of the file: a bullet stands in their place. Pages are
//! those of Word's last printing, if it wrote them down.

mod body;
mod laid_out;
mod passages;
mod properties;
mod relations;
mod runs;
mod styles;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::BTreeMap;

use crate::intake::{BrokenPackage, Package};
use crate::quote::Document;

use body::{Body, Kind};
use relations::{Relations, beside};
use runs::{Note, Paragraph};
use styles::Styles;

pub(in crate::verify) use passages::Passage;
pub use passages::Spot;
#[cfg(test)]
pub(crate) use tests::{paper_of, paper_saying};

/// Why a Word document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    #[error("this is no Word document (.docx)")]
    NotWord,
    #[error("the Word document is locked with a password")]
    Locked,
    #[error("the Word document is damaged, or cut off")]
    Damaged,
    #[error("it unpacks to an enormous size, as no honest file does")]
    Bomb,
    #[error("it holds two parts of one name: programs would read it differently")]
    Ambiguous,
    #[error("its parts lie deeper within each other than in any honest file")]
    TooDeep,
    #[error("it defines words of its own (a document type), as Word never does")]
    DocumentType,
    #[error(
        "it is longer than any paper: it has more than a million words, or eight million letters"
    )]
    TooLong,
}

impl From<BrokenPackage> for Unread {
    fn from(broken: BrokenPackage) -> Self {
        match broken {
            BrokenPackage::Damaged => Unread::Damaged,
            BrokenPackage::Locked => Unread::Locked,
            BrokenPackage::Bomb => Unread::Bomb,
            BrokenPackage::Ambiguous => Unread::Ambiguous,
        }
    }
}

/// What was read of one.
#[derive(Debug)]
pub(super) struct Text {
    pub words: Document,
    /// Word wrote down where its pages begin.
    pub has_pages: bool,
}

/// Whether a file may be one, by its first bytes.
pub(super) fn is_word(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The words of one.
pub(super) fn read(bytes: &[u8]) -> Result<Text, Unread> {
    let parts = Parts::of(bytes)?;
    laid_out::laid_out(&parts.text, &parts.notes, &parts.styles)
}

/// Its paragraphs as they read, each with where it stands; notes behind the text.
pub(super) fn passages(bytes: &[u8]) -> Result<Vec<Passage>, Unread> {
    passages::passages(&Parts::of(bytes)?)
}

/// What is read of one.
struct Parts {
    text: Body,
    notes: BTreeMap<Note, Vec<Paragraph>>,
    styles: Styles,
}

impl Parts {
    fn of(bytes: &[u8]) -> Result<Parts, Unread> {
        let package = Package::open(bytes)?;
        let all = Relations::of(&package.part("_rels/.rels")?.ok_or(Unread::NotWord)?)?;
        let main = all.target("/officeDocument").ok_or(Unread::NotWord)?;
        let main = beside("", main);
        let text = package.part(&main)?.ok_or(Unread::Damaged)?;
        let own = match package.part(&relations::path_of(&main))? {
            Some(part) => Relations::of(&part)?,
            None => Relations::default(),
        };
        let other = |kind: &str| match own.target(kind) {
            Some(target) => package.part(&beside(&main, target)),
            None => Ok(None),
        };
        let styles = match other("/styles")? {
            Some(part) => Styles::of(&part)?,
            None => Styles::default(),
        };
        let text = Body::of(&text, Kind::Text)?;
        if !text.is_document {
            return Err(Unread::NotWord);
        }
        let mut notes = BTreeMap::new();
        for (kind, part) in [
            (Kind::Footnotes, "/footnotes"),
            (Kind::Endnotes, "/endnotes"),
        ] {
            if let Some(part) = other(part)? {
                notes.extend(Body::of(&part, kind)?.notes);
            }
        }
        Ok(Parts {
            text,
            notes,
            styles,
        })
    }
}
