//! What can be changed of a document that stands in the bundle.

use crate::library::Date;

use super::document::{DocumentFile, Original};
use super::exhibit::{Comments, LongPages, PaperChoice};
use super::kind::ExhibitKind;
use super::pages::PageRanges;
use super::smaller::Smaller;
use super::translation::Translation;
use super::turn::Turn;

/// One change to an exhibit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExhibitChange {
    Title(String),
    Kind(ExhibitKind),
    Date(Option<Date>),
    /// An empty text takes it out of its section. It moves to the end of the other.
    Section(String),
    /// None is all of them.
    Pages(Option<PageRanges>),
    /// Whether the first page comes with the pages chosen.
    TitlePage(bool),
    Paper(PaperChoice),
    LongPages(LongPages),
    Comments(Comments),
    /// Turns a page, from 1, further clockwise; none is every page.
    Turn {
        page: Option<u32>,
        by: Turn,
    },
    /// Its pictures are made smaller in the bundle, or are as they came.
    Smaller(Option<Smaller>),
    /// An empty text takes it away.
    Language(String),
    /// Of which document it is the translation, if of any.
    Translation(Option<Translation>),
    /// Whether its file is written beside the bundle, too.
    OriginalBeside(bool),
    /// Its file was made of another one.
    MadeOf(Original),
    /// The file lies elsewhere, or another content was accepted, for all that rests on the document. Where both differ,
    /// the exhibit is another document from now on.
    File(DocumentFile),
}

impl ExhibitChange {
    /// Whether this is more typing in the same field.
    pub(super) fn continues(&self, before: &ExhibitChange) -> bool {
        use ExhibitChange::{Date, Language, Pages, Title, Translation};
        matches!(
            (self, before),
            (Title(_), Title(_))
                | (Date(_), Date(_))
                | (Pages(_), Pages(_))
                | (Language(_), Language(_))
                | (Translation(Some(_)), Translation(Some(_)))
        )
    }
}
