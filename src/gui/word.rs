//! Papers for a word processor: which there are, what the person may ask of them, and the clipboard that takes more
//! than plain text.

use std::path::Path;
use std::sync::Arc;

use crate::case::Case;
use crate::export::Paged;
use crate::finding::Finding;
use crate::gui::session::Session;
use crate::matching::{Disputed, nothing_to_compare, position};
use crate::preflight::MustNotAppear;
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
    /// Puts the respondent’s position there, as plain text.
    CopyPosition { as_table: bool },
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
            let table = index_csv(&source(paged)).map_err(|why| why.to_string())?;
            self.may_leave(session, &String::from_utf8_lossy(&table))?;
            return Ok(table);
        }
        let document = self.document(session, paged);
        self.may_leave(session, &word::said(&document))?;
        docx(&document).map_err(|why| why.to_string())
    }

    /// Why a paper that says this may not leave the program, where it may not.
    pub(super) fn may_leave(self, session: &Session, said: &str) -> Result<(), String> {
        may_leave(session.case(), said, self.label())
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

/// Why words may not leave the program, where they may not.
pub(super) fn may_leave(case: &Case, said: &str, label: &str) -> Result<(), String> {
    let found = MustNotAppear::of(case).in_paper(case, said, label);
    refusal(&found).map_or(Ok(()), Err)
}

/// Of what was found; the first few are enough to begin with.
const MOST_TOLD: usize = 5;

fn refusal(found: &[Finding]) -> Option<String> {
    let told = found
        .iter()
        .take(MOST_TOLD)
        .map(|one| one.message.trim_end_matches('.'));
    let told = told.collect::<Vec<_>>().join(". ");
    (!told.is_empty()).then_some(told)
}

/// Why a file may not bear a name that somebody chose, where it may not.
pub(super) fn may_be_named(case: &Case, path: &Path) -> Result<(), String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let found = MustNotAppear::of(case).in_chosen_name(&name);
    refusal(&found).map_or(Ok(()), Err)
}

fn source(paged: &Paged) -> Source<'_> {
    Source {
        plan: &paged.plan,
        profile: &paged.profile,
        written: &paged.written,
    }
}
