//! A rule about the files of sources: each is the source that it is named for, as far as its first pages tell.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::finding::{CaseCode, Finding, Place};
use crate::library::Source;

use super::quotations::{Quotations, Quoted};

/// What of a source is missed on the first pages of its file, and in what the file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    Title,
    Symbol,
    /// The title stands there, with the symbol of another document.
    SymbolAlone,
    TitleAndSymbol,
}

impl Missed {
    /// The same beside the file.
    pub fn told_briefly(self) -> &'static str {
        match self {
            Missed::Title => {
                "Its first pages bear neither the title of the source nor its publisher with its date."
            }
            Missed::Symbol => {
                "Its first pages bear neither the symbol of the source nor its publisher with its date."
            }
            Missed::SymbolAlone => {
                "Its first pages bear the title of the source with another symbol: another report may be called the same."
            }
            Missed::TitleAndSymbol => {
                "Its first pages bear neither the title nor the symbol of the source, nor its publisher with its date."
            }
        }
    }

    /// `Neither the title of “A” nor its publisher with its date stands on the first pages of “a.pdf”.`
    pub fn told(self, source: &Source, path: &str) -> String {
        let title = &source.title;
        let missed = match self {
            Missed::Title => format!("Neither the title of “{title}” nor"),
            Missed::Symbol => format!("Neither the symbol of “{title}” nor"),
            Missed::SymbolAlone => {
                return format!(
                    "“{path}” bears the title of “{title}” with another symbol: another report may be called the same."
                );
            }
            Missed::TitleAndSymbol => {
                format!("Neither the title of “{title}”, nor its symbol, nor")
            }
        };
        format!("{missed} its publisher with its date stands on the first pages of “{path}”.")
    }
}

/// Files that may be those of other sources, each once.
pub fn check_source_files(case: &Case, quotations: &Quotations) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let found = case.entries().filter_map(|entry| {
        let compared = quotations.get(&entry.number).and_then(Quoted::compared)?;
        let missed = compared.missed?;
        let is_new = told.insert((&entry.source.id, compared.document));
        is_new.then(|| {
            let message = missed.told(&entry.source, &compared.path);
            Finding::new(CaseCode::SourceFileDoubtful, message).at(Place::Entry(entry.number))
        })
    });
    found.collect()
}
