//! What bringing a table into a pack would write, and whether the pack would be sound then.
//!
//! Ids that the pack has already are refused unless the person says that they are to be replaced. A
//! passage that the pack has and the table does not stays: ids are never lost, only retired.

use std::collections::BTreeMap;

use crate::finding::{Finding, LibraryCode, Place, TableCode, any_error};
use crate::library::collection::Library;
use crate::library::date::Date;
use crate::library::model::Source;
use crate::library::own::{Change, with_date, with_trees};
use crate::library::read::{PackFiles, read};
use crate::library::write::{part_at, source_text};

use super::columns::of_field;
use super::{Imported, at};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Merge<'a> {
    pub pack: &'a PackFiles,
    /// Whether the pack is to stand without the shipped sources beside it.
    pub stand_alone: bool,
    /// Whether sources that the pack has already are to be replaced.
    pub replace: bool,
    pub today: Date,
    /// The table's own name, for findings.
    pub path: &'a str,
}

/// What comes of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Empty where there is an error among the findings.
    pub changes: Vec<Change>,
    pub findings: Vec<Finding>,
    /// Ids of sources.
    pub added: Vec<String>,
    pub replaced: Vec<String>,
    /// Ids of sources that stand in the pack word for word already.
    pub unchanged: Vec<String>,
}

/// Works out what to write. `imported` must have no errors.
pub fn merge(ask: &Merge<'_>, imported: &[Imported]) -> Merged {
    let packs = with_trees(ask.pack.clone(), ask.stand_alone);
    let (library, before) = read(&packs);
    let mut merged = Merged::default();
    if library.packs.len() < packs.len() {
        // It has no pack.ron, or one that cannot be read.
        merged.findings = before;
        return merged;
    }
    let mut lines: BTreeMap<String, (&Imported, String)> = BTreeMap::new();
    merged.findings = clashes(ask, &library, imported);
    for one in imported {
        let source = with_kept_passages(ask, &library, one, &mut merged.findings);
        let path = format!("sources/{}.ron", source.id);
        let text = source_text(&source);
        let id = source.id.to_string();
        match ask.pack.files.get(&path) {
            Some(now) if *now == text.as_bytes() => merged.unchanged.push(id),
            Some(_other) => merged.replaced.push(id),
            None => merged.added.push(id),
        }
        let file = format!("{}/{path}", ask.pack.origin);
        lines.insert(file, (one, text.clone()));
        merged.changes.push(Change::of(ask.pack, path, text));
    }
    merged
        .changes
        .retain(|change| change.before.as_ref() != Some(&change.after));
    if !merged.changes.is_empty() {
        merged.changes.extend(new_date(ask));
    }
    let as_it_would_be = ask.pack.clone().with(&merged.changes);
    let (_, after) = read(&with_trees(as_it_would_be, ask.stand_alone));
    let has_clashes = any_error(&merged.findings);
    // A clash has been told by its row already, and not as being in the other file.
    let news = after
        .into_iter()
        .filter(|finding| !has_clashes || finding.code != LibraryCode::IdTwice);
    let placed = news.map(|one| placed(one, &lines, ask.path));
    merged.findings.extend(placed);
    if any_error(&merged.findings) {
        merged.changes.clear();
    }
    merged
}

/// The pack is put together anew today.
fn new_date(ask: &Merge<'_>) -> Option<Change> {
    let text = String::from_utf8(ask.pack.files.get("pack.ron")?.clone()).ok()?;
    let dated = with_date(&text, ask.today)?;
    (dated != text).then(|| Change::of(ask.pack, "pack.ron".to_owned(), dated))
}

/// Ids that are in use already, in this pack or in one beside it.
fn clashes(ask: &Merge<'_>, library: &Library, imported: &[Imported]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut complain = |line: usize, what: &str, id: &str, pack: &str, is_own: bool| {
        if is_own && ask.replace {
            return;
        }
        let message = format!("{what}: “{id}” is in the pack “{pack}” already.");
        let hint = if is_own {
            "Give --replace to put this in its place, or give it a new short name."
        } else {
            "A short name stands for one thing in all packs: give it a new one."
        };
        findings.push(
            Finding::new(TableCode::IdInUse, message)
                .hint(hint)
                .at(at(ask.path, line)),
        );
    };
    let own = library.packs.len() - 1;
    for one in imported {
        let shelf = library.shelf().iter();
        for shelved in shelf.filter(|shelved| shelved.source.id == one.source.id) {
            let pack = library.packs.get(shelved.pack);
            let pack = pack.map(|pack| pack.id.as_str()).unwrap_or_default();
            let id = one.source.id.as_str();
            complain(one.line, "source_id", id, pack, shelved.pack == own);
        }
        for (passage, line) in one.source.passages.iter().zip(&one.passage_lines) {
            if let Some(held) = library.passage(&passage.id) {
                let is_same = held.source.id == one.source.id;
                let is_own = library.packs.last() == Some(held.pack);
                // Where the pack has the source, that has been complained of, and this goes with it.
                if !is_same || !is_own {
                    complain(
                        *line,
                        "passage_id",
                        passage.id.as_str(),
                        &held.pack.id,
                        false,
                    );
                }
            }
        }
    }
    findings
}

/// The source of the table with the passages that only the pack has, behind its own.
fn with_kept_passages(
    ask: &Merge<'_>,
    library: &Library,
    one: &Imported,
    findings: &mut Vec<Finding>,
) -> Source {
    let mut source = one.source.clone();
    let own = library.packs.len() - 1;
    let mut shelf = library.shelf().iter();
    let old = shelf.find(|shelved| shelved.pack == own && shelved.source.id == source.id);
    let Some(old) = old.filter(|_| ask.replace) else {
        return source;
    };
    for passage in &old.source.passages {
        if !source.passages.iter().any(|new| new.id == passage.id) {
            let message = format!("“{}” is not in the table; it stays as it is.", passage.id);
            findings.push(Finding::new(TableCode::PassageKept, message).at(at(ask.path, one.line)));
            source.passages.push(passage.clone());
        }
    }
    source
}

/// A finding about a file that is not written yet is one about the row that it would come from.
fn placed(
    mut finding: Finding,
    lines: &BTreeMap<String, (&Imported, String)>,
    table: &str,
) -> Finding {
    let Place::File { path, line, .. } = &finding.place else {
        return finding;
    };
    let Some((one, text)) = lines.get(path) else {
        return finding;
    };
    let part = part_at(text, *line);
    let row = part.passage.and_then(|at| one.passage_lines.get(at));
    let column = of_field(&part.field, part.passage.is_some()).to_owned();
    finding.place = at(table, *row.unwrap_or(&one.line));
    if !column.is_empty() {
        finding.message = format!("{column}: {}", finding.message);
    }
    finding
}
