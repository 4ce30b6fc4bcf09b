//! How much a case may hold: far more than any real one, and so little that no work on it takes minutes
//! or the memory of the machine. What is more is refused before any work is done.
//!
//! | what | most | why so much |
//! |---|---|---|
//! | one text: a passage, a note, a proposition | 500,000 characters | some 150 pages; a tribunal allows 12 for all |
//! | one line: a title, a name, an address | 10,000 characters | three pages; a sheet of the index holds fewer |
//! | entries | 10,000 | 1,900 pages of schedule |
//! | all their texts together | 10,000,000 characters | 4,200 pages of schedule |
//! | documents | 10,000 | their index alone has 300 pages |
//!
//! What an export of such a case costs (release build, 26 November 2026, two cores of an AMD EPYC with
//! other work on them; `/usr/bin/time -v bundle export` of the sample case with its entries over and over):
//!
//! | entries | characters | pages | processor | most memory |
//! |---|---|---|---|---|
//! | 1,000 | 0.2 million | 195 | 1.5 s | 97 MB |
//! | 3,000 | 0.7 million | 575 | 4.9 s | 262 MB |
//! | 10,000 | 2.3 million | 1,905 | 16 s | 827 MB |
//! | 10,000 | 9.7 million | 4,272 | 28 to 38 s | 1,309 MB |

use super::authority::of_authorities;
use super::document::SourceFile;
use super::exhibit::Exhibit;
use super::model::{Case, Entry};
use super::pages::PageRanges;
use crate::library::PassageId;

const TEXT: usize = 500_000;
pub(super) const LINE: usize = 10_000;
const ENTRIES: usize = 10_000;
const TEXTS: usize = 10_000_000;
const DOCUMENTS: usize = 10_000;
/// Words that every export looks for.
const CONFIDENTIAL: usize = 1_000;
/// Cuts and insertions of one quotation.
const CONFIRMED: usize = 1_000;
/// Pages on which the words of one quotation stand.
const QUOTED: usize = 1_000;
/// Authorities under one issue.
pub(super) const AUTHORITIES: usize = 200;
/// Of pages behind the index; whoever wants more has typed something else.
const RESERVE: usize = 50;

/// What of a case is more than it may hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Excess {
    #[error(
        "{what} is too long, with {} characters ({} at most): add a long text as a document instead",
        grouped(*.found),
        grouped(*.most)
    )]
    Long {
        what: String,
        found: usize,
        most: usize,
    },
    #[error("there are too many {what}: {} ({} at most)", grouped(*.found), grouped(*.most))]
    Many {
        what: &'static str,
        found: usize,
        most: usize,
    },
    #[error(
        "the passages together are too long, with {} characters ({} at most): add long texts as documents instead",
        grouped(*.0),
        grouped(TEXTS)
    )]
    Together(usize),
}

/// The first thing that is too much.
pub(super) fn excess(case: &Case) -> Option<Excess> {
    let entries = case.entries().count();
    many("entries", entries, ENTRIES)
        .or_else(|| many("documents", case.exhibits.len(), DOCUMENTS))
        .or_else(|| many("files", case.documents.len(), DOCUMENTS))
        .or_else(|| many("files of sources", case.source_files.len(), DOCUMENTS))
        .or_else(|| {
            many(
                "reports whose pages were counted",
                case.counted_pages.len(),
                DOCUMENTS,
            )
        })
        .or_else(|| many("pages kept free", case.index_reserve as usize, RESERVE))
        .or_else(|| of_heading(case))
        .or_else(|| case.issues.iter().find_map(of_authorities))
        .or_else(|| case.entries().find_map(of_entry))
        .or_else(|| case.exhibits.iter().find_map(of_document))
        .or_else(|| case.source_files.iter().find_map(of_source_file))
        .or_else(|| together(case))
}

pub(super) fn many(what: &'static str, found: usize, most: usize) -> Option<Excess> {
    (found > most).then_some(Excess::Many { what, found, most })
}

pub(super) fn long(what: impl FnOnce() -> String, text: &str, most: usize) -> Option<Excess> {
    // Bytes are never fewer than characters, and need not be counted.
    let found = match text.len() > most {
        true => text.chars().count(),
        false => return None,
    };
    (found > most).then(|| Excess::Long {
        what: what(),
        found,
        most,
    })
}

fn of_heading(case: &Case) -> Option<Excess> {
    let heading = &case.heading;
    let lines = [
        ("the appeal number", &heading.reference),
        ("the appellant’s name", &heading.appellant),
        ("the respondent’s name", &heading.respondent),
        ("the representative’s name", &heading.representative),
        ("the place of the hearing", &heading.hearing),
    ];
    let mut labels = case.issues.iter().map(|issue| &issue.label);
    let mut reasons = case.overrides.values().map(|set_aside| &set_aside.reason);
    lines
        .into_iter()
        .find_map(|(what, text)| long(|| what.to_owned(), text, LINE))
        .or_else(|| labels.find_map(|text| long(|| "the name of an issue".to_owned(), text, LINE)))
        .or_else(|| reasons.find_map(|text| long(|| "a reason".to_owned(), text, LINE)))
        .or_else(|| {
            let considered = case.exclusion_considered.as_ref()?;
            long(|| "a name".to_owned(), &considered.by, LINE)
        })
        .or_else(|| {
            let mut words = case.confidential.iter().chain(&case.anonymity);
            let long = words.find_map(|text| long(|| "confidential words".to_owned(), text, LINE));
            long.or_else(|| many("confidential words", case.confidential.len(), CONFIDENTIAL))
        })
}

fn of_entry(entry: &Entry) -> Option<Excess> {
    let (source, passage) = (&entry.source, &entry.passage);
    let texts = [
        ("passage", Some(&passage.text)),
        ("note", entry.note.as_ref()),
        ("proposition", entry.proposition.as_ref()),
    ];
    let lines = [
        ("title of the source", Some(&source.title)),
        ("publisher", Some(&source.publisher)),
        ("address", Some(&source.address)),
        ("language", Some(&source.language)),
        ("place in the source", passage.pinpoint.as_ref()),
    ];
    let found = |most: usize| {
        move |(what, text): (&str, Option<&String>)| {
            long(|| format!("the {what} of CS {}", entry.number), text?, most)
        }
    };
    let too_long = texts.into_iter().find_map(found(TEXT));
    too_long
        .or_else(|| lines.into_iter().find_map(found(LINE)))
        .or_else(|| of_quotation(entry))
}

/// What is kept beside a quotation: what was confirmed of it, why it stands, what stands around it.
fn of_quotation(entry: &Entry) -> Option<Excess> {
    let reason = entry.quoted_anyway.iter();
    let reason = reason.map(|set_aside| &set_aside.reason);
    let anchor = entry.passage.anchor.iter();
    let around = anchor.flat_map(|anchor| [&anchor.before, &anchor.after]);
    let stands_for = entry.passage.stands_for().map(PassageId::as_str);
    let kept = entry.confirmed.iter().chain(reason).chain(around);
    let mut kept = kept.map(String::as_str).chain(stands_for);
    let what = || format!("what is kept beside CS {}", entry.number);
    let long = kept.find_map(|text| long(what, text, LINE));
    long.or_else(|| {
        many(
            "confirmed changes of an entry",
            entry.confirmed.len(),
            CONFIRMED,
        )
    })
    .or_else(|| {
        let pages = entry.pages_behind.as_ref().map_or(0, PageRanges::count);
        many("pages of a quotation", pages as usize, QUOTED)
    })
}

fn of_document(document: &Exhibit) -> Option<Excess> {
    let of = |what: &str| format!("the {what} of document {}", document.number);
    let section = document.section.as_deref().unwrap_or_default();
    let language = document.language.as_deref().unwrap_or_default();
    let translator = document.translation.as_ref();
    let translator = translator.map(|own| own.by.as_str()).unwrap_or_default();
    long(|| of("title"), &document.title, LINE)
        .or_else(|| long(|| of("heading"), section, LINE))
        .or_else(|| long(|| of("language"), language, LINE))
        .or_else(|| long(|| of("translator"), translator, LINE))
}

fn of_source_file(file: &SourceFile) -> Option<Excess> {
    let edition = file.edition.as_deref().unwrap_or_default();
    long(
        || format!("the edition of the source {}", file.source),
        edition,
        LINE,
    )
}

fn together(case: &Case) -> Option<Excess> {
    let texts = || case.entries().map(|entry| &entry.passage.text);
    if texts().map(String::len).sum::<usize>() <= TEXTS {
        return None;
    }
    let found = texts().map(|text| text.chars().count()).sum();
    (found > TEXTS).then_some(Excess::Together(found))
}

/// `10,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::super::specimen::{entry, issue};
    use super::super::text::{self, CaseError};
    use super::super::{
        DocumentFile, Edit, EditError, HeadingField, NewExhibit, Override, OverrideKind, SourceFile,
    };
    use super::*;

    fn case() -> Case {
        let edits = [issue("A"), entry("own-1", "p-1")];
        let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
        edits.iter().fold(Case::new("p"), apply)
    }

    fn words(excess: Option<Excess>) -> String {
        excess.map_or_else(String::new, |excess| excess.to_string())
    }

    #[test]
    fn a_text_of_fifty_megabytes_is_refused_by_name_when_the_case_is_read() {
        let mut case = case();
        case.issues[0].entries[0].passage.text = "ж".repeat(TEXT);
        let read = |case: &Case| text::read(text::write(case).unwrap().as_bytes());
        assert_eq!(read(&case).as_ref(), Ok(&case), "so many are taken");
        case.issues[0].entries[0].passage.text = "a".repeat(50_000_000);
        let error = read(&case).unwrap_err();
        assert!(matches!(error, CaseError::TooMuch(_)));
        assert_eq!(
            error.to_string(),
            "the passage of CS 1 is too long, with 50,000,000 characters (500,000 at most): add a long text as a document instead"
        );
    }

    type Set = fn(&mut Case, String);

    #[test]
    fn every_line_and_text_of_a_case_has_its_limit() {
        let set: [(&str, usize, Set); 20] = [
            ("the appeal number", LINE, |case, text| {
                case.heading.reference = text;
            }),
            ("the appellant’s name", LINE, |case, text| {
                case.heading.appellant = text;
            }),
            ("the respondent’s name", LINE, |case, text| {
                case.heading.respondent = text;
            }),
            ("the representative’s name", LINE, |case, text| {
                case.heading.representative = text;
            }),
            ("the place of the hearing", LINE, |case, text| {
                case.heading.hearing = text;
            }),
            ("the name of an issue", LINE, |case, text| {
                case.issues[1].label = text;
            }),
            ("a reason", LINE, |case, text| {
                let on = "2026-11-26".parse().unwrap();
                let set_aside = Override { reason: text, on };
                case.overrides.insert(OverrideKind::DraftMark, set_aside);
            }),
            ("the passage of CS 1", TEXT, |case, text| {
                case.issues[0].entries[0].passage.text = text;
            }),
            ("the note of CS 1", TEXT, |case, text| {
                case.issues[0].entries[0].note = Some(text);
            }),
            ("the proposition of CS 1", TEXT, |case, text| {
                case.issues[0].entries[0].proposition = Some(text);
            }),
            ("the title of the source of CS 1", LINE, |case, text| {
                case.issues[0].entries[0].source.title = text;
            }),
            ("the publisher of CS 1", LINE, |case, text| {
                case.issues[0].entries[0].source.publisher = text;
            }),
            ("the address of CS 1", LINE, |case, text| {
                case.issues[0].entries[0].source.address = text;
            }),
            ("the language of CS 1", LINE, |case, text| {
                case.issues[0].entries[0].source.language = text;
            }),
            ("the place in the source of CS 1", LINE, |case, text| {
                case.issues[0].entries[0].passage.pinpoint = Some(text);
            }),
            ("the title of document 1", LINE, |case, text| {
                case.exhibits[0].title = text;
            }),
            ("the heading of document 1", LINE, |case, text| {
                case.exhibits[0].section = Some(text);
            }),
            ("the title of document 2", LINE, |case, text| {
                case.exhibits[1].title = text;
            }),
            ("the heading of document 2", LINE, |case, text| {
                case.exhibits[1].section = Some(text);
            }),
            ("the edition of the source s-1", LINE, |case, text| {
                case.source_files.push(SourceFile {
                    source: "s-1".into(),
                    document: case.exhibits[0].document,
                    edition: Some(text),
                    retrieved_on: None,
                });
            }),
        ];
        let document = || {
            Edit::AddExhibit(Box::new(NewExhibit {
                file: DocumentFile {
                    path: "a.pdf".to_owned(),
                    sha256: "0".repeat(64),
                    pages: None,
                },
                title: "A".to_owned(),
                date: None,
                section: None,
                pages: None,
                title_page: false,
            }))
        };
        let more = [issue("B"), document(), document()];
        let sound = more
            .iter()
            .fold(case(), |case, edit| edit.apply(&case).unwrap());
        for (what, most, set) in set {
            let mut case = sound.clone();
            set(&mut case, "é".repeat(most));
            assert_eq!(excess(&case), None, "{what}");
            set(&mut case, "é".repeat(most + 1));
            let said = words(excess(&case));
            assert!(said.starts_with(&format!("{what} is too long")), "{said}");
        }
    }

    #[test]
    fn entries_are_counted_alone_and_together() {
        let mut case = case();
        let one = case.issues[0].entries[0].clone();
        case.issues[0].entries = vec![one.clone(); ENTRIES];
        assert_eq!(excess(&case), None);
        case.issues[0].entries.push(one.clone());
        assert_eq!(
            words(excess(&case)),
            "there are too many entries: 10,001 (10,000 at most)"
        );
        let mut long = one;
        long.passage.text = "a".repeat(TEXT);
        case.issues[0].entries = vec![long.clone(); TEXTS / TEXT];
        assert_eq!(excess(&case), None);
        case.issues[0].entries.push(long);
        assert_eq!(excess(&case), Some(Excess::Together(TEXTS + TEXT)));
    }

    #[test]
    fn what_could_not_be_opened_again_is_not_put_in_either() {
        let before = case();
        let edit = Edit::SetHeading {
            field: HeadingField::Appellant,
            text: "a".repeat(LINE + 1),
        };
        assert!(matches!(edit.apply(&before), Err(EditError::TooMuch(_))));
    }
}
