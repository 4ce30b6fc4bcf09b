//! The extracts of a case held against the files they are from.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use crate::case::{Case, Document, DocumentId, Entry};
use crate::files::FilesError;
use crate::numbering::contradicts;
use crate::pdf::import::Watch;
use crate::preflight::{Compared, Quotations, Quoted};
use crate::quote::{Outcome, Place, check, check_on};

use crate::worker::Readings;

use super::on_every_core::on_every_core;
use super::report::{Report, Unusable};

/// Opens a document of the case. Called from several threads.
pub type Open<'o> = dyn Fn(&Document) -> Result<Report, Unusable> + Sync + 'o;

/// Opens documents as a case in `folder` names them.
pub fn opening<'o>(
    readings: &'o Readings,
    folder: &'o Path,
    watch: &'o Watch,
) -> impl Fn(&Document) -> Result<Report, Unusable> + Sync + 'o {
    move |document| Report::open(readings, &folder.join(&document.path), watch)
}

/// Holds every extract of a case against the file that the case names for it. Each thread has one document open
/// at a time. What was stopped is left out.
pub fn check_entries(case: &Case, open: &Open<'_>) -> Quotations {
    let mut of_documents: BTreeMap<DocumentId, (&Document, Vec<&Entry>)> = BTreeMap::new();
    let mut found = Quotations::new();
    for entry in case.entries().filter(|entry| !entry.passage.is_summary()) {
        match case.document_quoted(entry) {
            Some(document) => {
                let of_document = of_documents.entry(document.id);
                let (_, entries) = of_document.or_insert_with(|| (document, Vec::new()));
                entries.push(entry);
            }
            None => drop(found.insert(entry.number, Quoted::NoFile)),
        }
    }
    let of_documents: Vec<(&Document, Vec<&Entry>)> = of_documents.into_values().collect();
    let held = on_every_core(&of_documents, |(document, entries)| {
        of_document(document, entries, open)
    });
    found.extend(held.into_iter().flatten());
    found
}

fn of_document(document: &Document, entries: &[&Entry], open: &Open<'_>) -> Vec<(u32, Quoted)> {
    let path = || document.path.clone();
    let all = |quoted: &Quoted| {
        let each = entries.iter().map(|entry| (entry.number, quoted.clone()));
        each.collect()
    };
    match open(document) {
        Ok(report) if report.sha256 != document.sha256 => all(&Quoted::Changed { path: path() }),
        Ok(report) => entries
            .iter()
            .map(|entry| (entry.number, compared(document, entry, &report)))
            .collect(),
        Err(Unusable::Stopped) => Vec::new(),
        Err(Unusable::File(FilesError::Read { cause, .. }))
            if cause.kind() == ErrorKind::NotFound =>
        {
            all(&Quoted::Gone { path: path() })
        }
        Err(why) => all(&Quoted::Unusable {
            path: path(),
            why: why.to_string(),
        }),
    }
}

fn compared(document: &Document, entry: &Entry, report: &Report) -> Quoted {
    let passage = &entry.passage;
    let anchor = passage.anchor.as_ref();
    let taken_here = anchor.filter(|anchor| anchor.sha256 == document.sha256);
    let page = taken_here.and_then(|anchor| usize::try_from(anchor.page.get() - 1).ok());
    let outcome = match page {
        Some(page) => check_on(&passage.text, &report.index, page).outcome,
        None => check(&passage.text, &report.index).outcome,
    };
    let citation = place(&outcome).and_then(|at| report.cite(at));
    let is_where_cited = match (place(&outcome), &citation, &passage.pinpoint) {
        (Some(at), Some(citation), Some(cited)) => {
            let names = at.pages.iter();
            let names = names.map(|page| (*page, report.pages.of_page(*page)));
            let names: Vec<_> = names.collect();
            !contradicts(cited, &names, citation.paragraph.as_deref())
        }
        _ => true,
    };
    Quoted::Compared(Box::new(Compared {
        document: document.id,
        path: document.path.clone(),
        is_other_edition: anchor.is_some() && taken_here.is_none(),
        outcome,
        citation,
        is_where_cited,
    }))
}

/// Where it stands, or what comes nearest to it.
fn place(outcome: &Outcome) -> Option<&Place> {
    match outcome {
        Outcome::Exact { at, .. }
        | Outcome::ExactWithEdits { at, .. }
        | Outcome::Near { at, .. } => Some(at),
        Outcome::NotFound(_) | Outcome::Unreadable { .. } => None,
    }
}
