//! Papers for a word processor: which there are, what the person may ask of them, and the clipboard that takes more
//! than plain text.

use std::sync::Arc;

use crate::export::Paged;
use crate::gui::session::Session;
use crate::matching::{Disputed, nothing_to_compare, position};
use crate::word::{self, Document, Rich, Source, docx, index_csv};

/// A paper that a case makes beside its bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordPaper {
    Schedule,
    Index,
    /// The index for a spreadsheet.
    IndexTable,
    Issues,
    /// What the respondent’s notes say, and what meets it.
    Position,
}

/// What a person asks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordAction {
    /// Asks where to write it.
    Save(WordPaper),
    /// Puts it onto the clipboard.
    Copy(WordPaper),
    /// Puts the citation of an entry there, by its number.
    CopyEntry(u32),
    /// The same of a page, as it is printed.
    CopyPage(usize),
}

/// Puts a paper onto the system’s clipboard as HTML and as text; says whether that went well.
pub(super) type Clipboard = Arc<dyn Fn(&Rich) -> bool + Send + Sync>;

/// The system’s. A test has none: then plain text goes the usual way.
pub(super) fn clipboard() -> Clipboard {
    Arc::new(|rich| {
        if cfg!(test) {
            return false;
        }
        let put = arboard::Clipboard::new().and_then(|mut clipboard| {
            clipboard.set_html(rich.html.as_str(), Some(rich.text.as_str()))
        });
        put.is_ok()
    })
}

impl WordPaper {
    pub(super) fn label(self) -> &'static str {
        match self {
            WordPaper::Schedule => "schedule",
            WordPaper::Index => "index",
            WordPaper::IndexTable => "index as a table",
            WordPaper::Issues => "list of issues",
            WordPaper::Position => "table for the skeleton argument",
        }
    }

    /// The ending of its file.
    pub(super) fn ending(self) -> &'static str {
        match self {
            WordPaper::IndexTable => "csv",
            WordPaper::Schedule | WordPaper::Index | WordPaper::Issues | WordPaper::Position => {
                "docx"
            }
        }
    }

    /// A name for its file, made of the number of the appeal.
    pub(super) fn file_name(self, session: &Session) -> String {
        let what = match self {
            WordPaper::Schedule => "country evidence schedule",
            WordPaper::Index | WordPaper::IndexTable => "index",
            WordPaper::Issues => "issues and references",
            WordPaper::Position => "respondent’s position",
        };
        let reference = session.case().heading.reference.replace(['/', '\\'], "-");
        let name = format!("{} {what}.{}", reference.trim(), self.ending());
        name.trim_start().to_owned()
    }

    /// Its file.
    pub(super) fn bytes(self, session: &Session, paged: &Paged) -> Result<Vec<u8>, String> {
        if self == WordPaper::IndexTable {
            return index_csv(&source(paged)).map_err(|why| why.to_string());
        }
        docx(&self.document(session, paged)).map_err(|why| why.to_string())
    }

    pub(super) fn document(self, session: &Session, paged: &Paged) -> Document {
        let source = source(paged);
        match self {
            WordPaper::Schedule => word::schedule(&source),
            WordPaper::Index | WordPaper::IndexTable => word::index(&source),
            WordPaper::Issues => word::issues(&source),
            WordPaper::Position => {
                let (library, case) = (&session.library, session.case());
                let position: Vec<Disputed> = position(library, case);
                let nothing = nothing_to_compare(library, case, &position);
                word::position(&position, nothing.as_deref(), case, &source)
            }
        }
    }
}

fn source(paged: &Paged) -> Source<'_> {
    Source {
        plan: &paged.plan,
        profile: &paged.profile,
        written: &paged.written,
    }
}
