//! Papers for a word processor: the country evidence schedule, the index, the issues with their references and the table
//! for the skeleton argument, as Word documents (.docx), as tables (CSV) and as what goes onto the clipboard.
//!
//! ```text
//! layout::Written ─▶ schedule, index, issues, position ─▶ Document ─▶ body, parts ─▶ archive ─▶ bytes
//!                                                                  └▶ clipboard (HTML, plain text)
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `document` | a paper as plain values |
//! | `schedule`, `index`, `issues`, `position` | what the papers say |
//! | `body`, `runs`, `parts`, `xml`, `archive` | a paper as a Word document |
//! | `clipboard` | a paper as HTML and as plain text |
//! | `table` | the index and the issues as CSV |
//!
//! The words and the page numbers are those of the bundle ([`crate::layout::written`]). A file names no person and no
//! time, and is the same for the same paper.

mod archive;
mod body;
mod clipboard;
mod document;
mod index;
mod issues;
mod parts;
mod position;
mod runs;
mod schedule;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use crate::bundle::Plan;
use crate::layout::Written;
use crate::profile::Profile;

pub use clipboard::{Rich, rich, said};
pub use document::{Block, Document, Link, Paragraph, Row, Run, Style, Table};
pub use index::index;
pub use issues::issues;
pub use position::position;
pub use schedule::{cited_entry, cited_page, schedule};
pub use table::{index_csv, issues_csv};

/// A paper has more parts or is larger than a Word document can be: four gigabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it would be larger than a Word document can be; nothing was written")]
pub struct TooLarge;

/// The bytes of a paper as a Word document.
pub fn docx(document: &Document) -> Result<Vec<u8>, TooLarge> {
    let (text, web) = body::body(document);
    let parts = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::package_relations()),
        ("docProps/core.xml", parts::core(document)),
        ("word/document.xml", text),
        (
            "word/_rels/document.xml.rels",
            parts::document_relations(&web),
        ),
        ("word/styles.xml", parts::styles(document)),
        ("word/numbering.xml", parts::numbering()),
        ("word/settings.xml", parts::settings()),
        ("word/header1.xml", parts::header(document)),
        ("word/footer1.xml", parts::footer()),
    ];
    archive::archive(&parts).ok_or(TooLarge)
}

/// What a paper is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub plan: &'a Plan,
    pub profile: &'a Profile,
    pub written: &'a Written,
}

impl Source<'_> {
    /// A paper of this case without a word in it.
    fn paper(&self, title: &str) -> Document {
        let plan = self.plan;
        Document {
            title: match plan.title.is_empty() {
                true => title.to_owned(),
                false => format!("{}, {title}", plan.title),
            },
            language: plan.language.clone(),
            running_head: plan.running_head.clone(),
            is_draft: plan.draft,
            paper: self.written.paper,
            font_size: self.profile.schedule_min_font_pt.value,
            line_spacing: self.profile.schedule_line_spacing.value,
            blocks: Vec::new(),
        }
    }
}
