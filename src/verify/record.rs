//! The source check record of a case, on request: its files with their content, every entry with what became of it,
//! and who signed it off. For the file, and for the other side; no part of the bundle. Of a file it names the name
//! alone, not where it lies. The same case and the same results give the same bytes.

use crate::case::{Case, Document, Entry, SignOff};
use crate::finding::{Finding, counted, pages};
use crate::layout::{self, BrokenFace, Fonts, Record, RecordItem, RecordPart};
use crate::library::Date;
use crate::pdf::{About, PdfError, front_matter_alone};
use crate::preflight::{Compared, MustNotAppear, Quotations, Quoted};
use crate::profile::{Labels, Profile};
use crate::quote::{Continuation, LETTERS, Outcome, Side};

use super::redactions::{hidden_words, redactions};
use super::results::{in_words, result};
use super::told::Changes;

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum NoRecord {
    #[error(transparent)]
    Font(#[from] BrokenFace),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error("{}", messages(.0))]
    MustNotAppear(Vec<Finding>),
}

fn messages(found: &[Finding]) -> String {
    let messages = found.iter().map(|one| one.message.trim_end_matches('.'));
    messages.collect::<Vec<_>>().join(". ")
}

/// The record as a PDF. No day stands in it but those of the case, and `made_on`.
pub fn record_pdf(
    case: &Case,
    profile: &Profile,
    quotations: &Quotations,
    made_on: Option<Date>,
) -> Result<Vec<u8>, NoRecord> {
    let fonts = Fonts::shipped()?;
    let record = record(case, &profile.labels(), quotations, made_on);
    let found = MustNotAppear::of(case).in_paper(case, &record.said(), "record");
    if !found.is_empty() {
        return Err(NoRecord::MustNotAppear(found));
    }
    let layout = layout::record(&record, profile, &fonts);
    let about = About {
        title: layout::RECORD.to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: String::new(),
        page_labels: true,
        first_number: 1,
        open_at_percent: None,
    };
    Ok(front_matter_alone(&layout, &about)?)
}

/// What it says.
fn record(case: &Case, labels: &Labels, quotations: &Quotations, made_on: Option<Date>) -> Record {
    let files = files(case);
    let made_on = made_on.map(|date| ("Made on".to_owned(), date.to_string()));
    let heading = &case.heading;
    let named = [
        ("Appeal number", &heading.reference),
        ("Appellant", &heading.appellant),
        ("Respondent", &heading.respondent),
    ];
    let named = named
        .into_iter()
        .filter(|(_, words)| !words.trim().is_empty());
    let named = named.map(|(label, words)| (label.to_owned(), words.trim().to_owned()));
    let program = format!(
        "Bundle Builder {}, table of letters “{LETTERS}”",
        env!("CARGO_PKG_VERSION")
    );
    Record {
        title: layout::RECORD.to_owned(),
        about: named
            .chain(made_on)
            .chain([("Checked with".to_owned(), program)])
            .collect(),
        remarks: vec![
            "Each extract was held, letter by letter, against the file of its source that is named here. The fingerprint (SHA-256) tells that file from every other content: whoever has the same file can repeat the check. A result speaks of that file alone.".to_owned(),
        ],
        parts: [
            RecordPart {
                heading: "Files".to_owned(),
                items: files
                    .iter()
                    .enumerate()
                    .map(|(at, document)| file(at, document, case, quotations))
                    .collect(),
            },
            RecordPart {
                heading: "Entries".to_owned(),
                items: case
                    .entries()
                    .map(|one| RecordItem {
                        label: labels.entry(one.number),
                        ..entry(one, case, &files, quotations.get(&one.number))
                    })
                    .collect(),
            },
        ]
        .into_iter()
        .chain(redactions(case))
        .chain(hidden_words(case))
        .collect(),
    }
}

/// The files that entries are held against, and those of sources besides, each once.
fn files(case: &Case) -> Vec<&Document> {
    let quoted = case.extracts();
    let quoted = quoted.filter_map(|entry| case.document_quoted(entry));
    let of_sources = case.source_files.iter();
    let of_sources = of_sources.filter_map(|file| case.documents.get(file.document));
    let mut files: Vec<&Document> = Vec::new();
    for document in quoted.chain(of_sources) {
        if files.iter().all(|one| one.id != document.id) {
            files.push(document);
        }
    }
    files
}

fn label(at: usize) -> String {
    format!("F{}", at + 1)
}

fn name(document: &Document) -> &str {
    let path = document.path.as_str();
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn file(at: usize, document: &Document, case: &Case, quotations: &Quotations) -> RecordItem {
    let length = document.pages.map_or("length not known".to_owned(), pages);
    let mut lines = vec![format!("SHA-256 {}", document.sha256)];
    let of_sources = case
        .source_files
        .iter()
        .filter(|file| file.document == document.id);
    for file in of_sources {
        let mut words = match case.sources().into_iter().find(|one| one.id == file.source) {
            Some(source) => source.titled(),
            None => continue,
        };
        if let Some(edition) = &file.edition {
            words.push_str(&format!("; edition: {edition}"));
        }
        if let Some(date) = file.retrieved_on {
            words.push_str(&format!("; retrieved on {date}"));
        }
        lines.push(words);
    }
    if let Some(first) = case.counted_pages.get(&document.sha256) {
        lines.push(format!("pages counted by hand, from number {first} on"));
    }
    lines.push(state(document, case, quotations));
    RecordItem {
        label: label(at),
        head: format!("{}, {length}", name(document)),
        quoted: None,
        lines,
    }
}

/// Whether it was read, as far as an entry asked for it.
fn state(document: &Document, case: &Case, quotations: &Quotations) -> String {
    let held = case.extracts();
    let held =
        held.filter(|entry| case.document_quoted(entry).map(|one| one.id) == Some(document.id));
    let mut held = held.map(|entry| quotations.get(&entry.number));
    match held.next() {
        None => "not read: no entry quotes it".to_owned(),
        Some(None | Some(Quoted::NoFile)) => "not read".to_owned(),
        Some(Some(Quoted::Compared(compared))) => {
            let read = "read; its content is the one named here".to_owned();
            let damage = compared.damage.as_ref();
            damage.map_or(read.clone(), |damage| {
                format!("{read}. It is damaged: {damage}")
            })
        }
        Some(Some(Quoted::Gone { .. })) => "not read: the file is missing".to_owned(),
        Some(Some(Quoted::Changed { .. })) => {
            "not read: the file has another content now".to_owned()
        }
        Some(Some(Quoted::Unusable { why, .. })) => format!("not read: {why}"),
    }
}

fn entry(entry: &Entry, case: &Case, files: &[&Document], quoted: Option<&Quoted>) -> RecordItem {
    let compared = quoted.and_then(Quoted::compared);
    let mut head = in_words(result(entry, quoted)).to_owned();
    if let Some(document) = case
        .document_quoted(entry)
        .filter(|_| !entry.passage.is_summary())
        && let Some(at) = files.iter().position(|one| one.id == document.id)
    {
        head.push_str(&format!(": {} {}", label(at), name(document)));
    }
    let citation = compared.and_then(|compared| compared.citation.as_ref());
    if let Some(citation) = citation {
        head.push_str(&format!(", {}", citation.pinpoint));
    }
    let words: Vec<&str> = entry.passage.text.split_whitespace().collect();
    let quoted_words = format!("“{}”", words.join(" "));
    let mut lines = Vec::new();
    if entry.passage.is_summary() {
        lines.push(entry.source.titled());
    }
    if let Some(compared) = compared {
        lines.extend(found(entry, compared));
    }
    if let Some(kept) = case.quoted_anyway(entry) {
        lines.push(format!(
            "relied on all the same, said on {}: {}",
            kept.on, kept.reason
        ));
    }
    lines.push(match &entry.signed_off {
        Some(given) => signed_off(given, case.document_quoted(entry)),
        None => "not signed off".to_owned(),
    });
    RecordItem {
        label: String::new(),
        head,
        quoted: (!entry.passage.is_summary()).then_some(quoted_words),
        lines,
    }
}

/// By whom and when, and whether that was said of another file than the one named here.
fn signed_off(given: &SignOff, now: Option<&Document>) -> String {
    let said = format!("signed off by {} on {}", given.by, given.on);
    match (&given.against, now) {
        (Some(then), Some(now)) if *then != now.sha256 => {
            let then = then.get(..12).unwrap_or(then);
            format!("{said}, against another file than this one (its fingerprint begins {then})")
        }
        _ => said,
    }
}

/// What was found at the place: differences, cuts, insertions, and what stands beside the words.
fn found(entry: &Entry, compared: &Compared) -> Vec<String> {
    let changes = Changes::of(&compared.outcome);
    let mut lines: Vec<String> = changes.differing_lines().chain(changes.edits()).collect();
    if let Outcome::ExactWithEdits { edits, .. } = &compared.outcome {
        let to_confirm =
            edits
                .to_confirm()
                .into_iter()
                .map(|one| match entry.confirmed.contains(&one.name) {
                    true => format!("confirmed by a person: {}", one.name),
                    false => format!("not confirmed by a person: {}", one.name),
                });
        lines.extend(to_confirm);
    }
    lines.extend(compared.outcome.continues_with().iter().map(beside));
    if let Outcome::Unreadable { pages } = &compared.outcome {
        let pages = counted(pages.len(), "page", "pages");
        lines.push(format!("{pages} of the file cannot be read"));
    }
    if compared.is_where_cited == Some(false) {
        let cited = entry.passage.pinpoint.as_deref().unwrap_or_default();
        lines.push(format!("the entry cites {cited}"));
    }
    if let Some(printed) = &compared.printed {
        lines.push(format!("the page bears the number {printed}"));
    }
    if compared.is_other_edition {
        lines.push("the words were taken from a file of another content".to_owned());
    }
    lines
}

fn beside(one: &Continuation) -> String {
    match one.side {
        _ if one.is_cut_off => format!(
            "“{}” of its sentence is left out: “{}”",
            one.word, one.sentence
        ),
        Side::Before => format!("before it, the source says: “{}”", one.sentence),
        Side::Behind => format!("the source goes on: “{}”", one.sentence),
    }
}

#[cfg(test)]
mod tests;
