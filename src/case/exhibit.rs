//! Exhibits: other people's documents that stand behind the schedule.
//!
//! An exhibit is a document of the case, or some of its pages, in print. What is printed of it (title,
//! date, heading) is typed by a person, with a first proposal taken from the file's name.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::library::{Date, of_name};

use super::document::{DocumentFile, DocumentId};
use super::kind::ExhibitKind;
use super::pages::PageRanges;
use super::smaller::Smaller;
use super::translation::Translation;
use super::turn::Turns;

/// How the names of files end that can be exhibits, or be made into them.
pub const DOCUMENT_ENDINGS: [&str; 16] = [
    "pdf", "jpg", "jpeg", "png", "tif", "tiff", "heic", "heif", "webp", "gif", "bmp", "eml",
    "docx", "doc", "odt", "rtf",
];

/// A document included whole or in part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibit {
    /// Given once and never again, like the numbers of entries. Not printed: the index counts anew.
    pub number: u32,
    pub document: DocumentId,
    /// As the index prints it.
    pub title: String,
    /// Absent from files where no rule speaks of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: ExhibitKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The heading of the index under which it stands; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Absent where the whole document is included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<PageRanges>,
    /// Where pages are chosen: the first page comes with them, so that it is seen what they are from.
    /// Absent from files of older programs, whose bundles had only the pages chosen.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title_page: bool,
    /// It was added by nobody but came with an extract, and goes with the last that quotes it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub came_with_extract: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub paper: PaperChoice,
    #[serde(default, skip_serializing_if = "is_default")]
    pub long_pages: LongPages,
    #[serde(default, skip_serializing_if = "is_default")]
    pub comments: Comments,
    #[serde(default, skip_serializing_if = "is_default")]
    pub turns: Turns,
    /// Absent where its pictures are as they came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smaller: Option<Smaller>,
    /// In a person's words; absent where nobody has said that it is in another than English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Absent where it is no translation of another document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// Its file is written beside the bundle, too: it is signed, and the bundle breaks that.
    #[serde(default, skip_serializing_if = "is_default")]
    pub original_beside: bool,
}

/// What happens to pages that are not A4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PaperChoice {
    /// Scaled and centred on A4.
    #[default]
    Fit,
    /// Left at their own size.
    Keep,
}

/// What happens to pages on which letters would be too small on one sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LongPages {
    /// Those that are much longer than a sheet are cut.
    #[default]
    AsNeeded,
    /// All are cut for which that makes letters larger.
    Cut,
    /// None is.
    Whole,
}

/// What happens to comments and marks that somebody put into the document. Privileged notes have
/// been filed by accident, so a person decides, document by document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Comments {
    /// As they are.
    #[default]
    Keep,
    /// What shows on the page becomes part of the page; what pops up is gone.
    Flatten,
    /// Gone, with their marks.
    Drop,
}

/// What is known of a document when it is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExhibit {
    pub file: DocumentFile,
    pub title: String,
    pub date: Option<Date>,
    pub section: Option<String>,
    pub pages: Option<PageRanges>,
    /// Of no consequence where all pages are included.
    pub title_page: bool,
}

/// By what exhibits can be sorted within their sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// Oldest first; those without a date last.
    Date,
    Title,
}

impl Exhibit {
    pub(super) fn new(number: u32, document: DocumentId, new: &NewExhibit) -> Self {
        let NewExhibit {
            file: _,
            title,
            date,
            section,
            pages,
            title_page,
        } = new.clone();
        Exhibit {
            number,
            document,
            kind: ExhibitKind::proposed(&title),
            title,
            date,
            section,
            title_page: title_page && pages.is_some(),
            pages,
            came_with_extract: false,
            paper: PaperChoice::default(),
            long_pages: LongPages::default(),
            comments: Comments::default(),
            turns: Turns::default(),
            smaller: None,
            language: None,
            translation: None,
            original_beside: false,
        }
    }
}

impl Exhibit {
    /// The pages that the bundle holds of it, the title page among them where it is wanted. None is
    /// all of them.
    pub fn wanted(&self) -> Option<PageRanges> {
        let chosen = self.pages.as_ref()?;
        Some(if self.title_page {
            chosen.with_first_page()
        } else {
            chosen.clone()
        })
    }

    /// Whether the bundle holds this page of it, counted from 1. What is told of its pages goes by this.
    pub fn holds(&self, page: u32) -> bool {
        let is_chosen = |chosen: &PageRanges| chosen.contains(page);
        self.pages.as_ref().is_none_or(is_chosen) || self.title_page && page == 1
    }
}

impl PaperChoice {
    pub const ALL: [PaperChoice; 2] = [PaperChoice::Fit, PaperChoice::Keep];

    pub fn label(self) -> &'static str {
        match self {
            PaperChoice::Fit => "scale to A4",
            PaperChoice::Keep => "keep its own size",
        }
    }
}

impl LongPages {
    pub const ALL: [LongPages; 3] = [LongPages::AsNeeded, LongPages::Cut, LongPages::Whole];

    pub fn label(self) -> &'static str {
        match self {
            LongPages::AsNeeded => "cut where needed",
            LongPages::Cut => "cut wherever letters get larger",
            LongPages::Whole => "keep each on one page",
        }
    }
}

impl FromStr for LongPages {
    type Err = NoSuchChoice;

    fn from_str(word: &str) -> Result<Self, NoSuchChoice> {
        match word {
            "as-needed" => Ok(LongPages::AsNeeded),
            "cut" => Ok(LongPages::Cut),
            "whole" => Ok(LongPages::Whole),
            _ => Err(NoSuchChoice),
        }
    }
}

/// Why a word is no choice for long pages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("long pages can be as-needed, cut or whole")]
pub struct NoSuchChoice;

impl Comments {
    pub const ALL: [Comments; 3] = [Comments::Keep, Comments::Flatten, Comments::Drop];

    pub fn label(self) -> &'static str {
        match self {
            Comments::Keep => "keep comments",
            Comments::Flatten => "print visible marks, drop the rest",
            Comments::Drop => "drop comments and marks",
        }
    }
}

/// The date and the title that a file's name gives: `05.03.2024 Letter.pdf` is of 5 March 2024. A name
/// that is nothing but a date gives a title all the same, so that the date is not printed twice.
pub fn from_file_name(name: &str) -> (Option<Date>, String) {
    let stem = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && is_known(extension) => stem,
        _ => name,
    };
    let (date, title) = of_name(stem);
    let title = match (date, title.as_str()) {
        (Some(_), "") => "Document".to_owned(),
        (None, "") => stem.to_owned(),
        _ => title,
    };
    (date, title)
}

/// Of files that can be exhibits: a dot in “Statement of Mr. X” begins no extension.
fn is_known(extension: &str) -> bool {
    DOCUMENT_ENDINGS.contains(&extension.to_lowercase().as_str())
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str) -> String {
        let (date, title) = from_file_name(name);
        let date = date.map(String::from).unwrap_or_default();
        format!("{date}|{title}")
    }

    #[test]
    fn a_name_gives_date_and_title_without_its_ending() {
        assert_eq!(told("2023-01-30 Title.pdf"), "2023-01-30|Title");
        assert_eq!(told("05.03.2024.PDF"), "2024-03-05|Document");
        assert_eq!(told("Letter 05.03.2024.jpeg"), "2024-03-05|Letter");
        assert_eq!(told("2023-13-01 x.pdf"), "|2023-13-01 x");
    }

    #[test]
    fn a_name_always_gives_a_title() {
        assert_eq!(told(".pdf"), "|pdf");
        assert_eq!(told("Statement of Mr. X"), "|Statement of Mr. X");
        assert_eq!(told("ÄÖÜäöüßé.pdf"), "|ÄÖÜäöüßé");
    }
}
