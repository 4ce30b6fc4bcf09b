//! The extracts of a case held against the files they are from.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::Path;

use crate::case::{Case, Document, DocumentId, Entry};
use crate::export::Passwords;
use crate::files::FilesError;
use crate::library::{Anchor, SourceId};
use crate::numbering::names_place;
use crate::pdf::import::{Password, Watch};
use crate::preflight::{Compared, Missed, Quotations, Quoted};
use crate::quote::{Place, check_near};

use crate::worker::Readings;

use super::cited::missed;
use super::in_order::in_order;
use super::report::{Report, Unusable};

/// Farther than any letters of a page.
const ELSEWHERE: u64 = 1 << 32;

/// Opens a document of the case. Called from several threads.
pub type Open<'o> = dyn Fn(&Document) -> Result<Report, Unusable> + Sync + 'o;

/// Opens documents as a case in `folder` names them.
pub fn opening<'o>(
    readings: &'o Readings,
    folder: &'o Path,
    watch: &'o Watch,
) -> impl Fn(&Document) -> Result<Report, Unusable> + Sync + 'o {
    move |document| Report::open(readings, &folder.join(&document.path), &[], watch)
}

/// The same, with the passwords of documents behind the schedule.
pub fn unlocking<'o>(
    readings: &'o Readings,
    folder: &'o Path,
    (case, passwords): (&'o Case, &'o Passwords),
    watch: &'o Watch,
) -> impl Fn(&Document) -> Result<Report, Unusable> + Sync + 'o {
    move |document| {
        let exhibits = case.exhibits.iter();
        let exhibits = exhibits.filter(|exhibit| exhibit.document == document.id);
        let own = exhibits.filter_map(|exhibit| passwords.get(&exhibit.number).cloned());
        let own: Vec<Password> = own.collect();
        Report::open(readings, &folder.join(&document.path), &own, watch)
    }
}

/// A document, and the entries that quote it.
type QuotedDocument<'c> = (&'c Document, Vec<&'c Entry>);

/// Holds every extract of a case against the file that the case names for it. Each thread has one document open
/// at a time. What was stopped is left out.
pub fn check_entries(case: &Case, open: &Open<'_>) -> Quotations {
    let open = |document: &Document| {
        let mut report = open(document)?;
        let first = case.counted_pages.get(&report.sha256).copied();
        report.count_pages(first);
        Ok(report)
    };
    let hold = |documents: &Vec<QuotedDocument<'_>>| -> Vec<(u32, Quoted)> {
        let documents = documents.iter();
        let held = documents.flat_map(|(document, entries)| of_document(document, entries, &open));
        held.collect()
    };
    let without_file = case.extracts();
    let without_file = without_file.filter(|entry| case.document_quoted(entry).is_none());
    let mut found: Quotations = without_file
        .map(|entry| (entry.number, Quoted::NoFile))
        .collect();
    in_order(&by_content(case), &hold, &mut |_, held| {
        found.extend(held);
        ControlFlow::Continue(())
    });
    found
}

/// The documents that are quoted; those of the same content together, for what it takes to read one is kept for
/// the others.
fn by_content(case: &Case) -> Vec<Vec<QuotedDocument<'_>>> {
    let mut contents: BTreeMap<&str, BTreeMap<DocumentId, QuotedDocument<'_>>> = BTreeMap::new();
    for entry in case.extracts() {
        if let Some(document) = case.document_quoted(entry) {
            let of_content = contents.entry(&document.sha256).or_default();
            let of_document = of_content.entry(document.id);
            let (_, entries) = of_document.or_insert_with(|| (document, Vec::new()));
            entries.push(entry);
        }
    }
    let documents = contents.into_values();
    documents.map(|of| of.into_values().collect()).collect()
}

fn of_document(document: &Document, entries: &[&Entry], open: &Open<'_>) -> Vec<(u32, Quoted)> {
    let path = || document.path.clone();
    let all = |quoted: &Quoted| {
        let each = entries.iter().map(|entry| (entry.number, quoted.clone()));
        each.collect()
    };
    match open(document) {
        Ok(report) if report.sha256 != document.sha256 => all(&Quoted::Changed { path: path() }),
        Ok(report) => {
            // Most entries are of one source.
            let mut missed_of: BTreeMap<&SourceId, Option<Missed>> = BTreeMap::new();
            let each = entries.iter().map(|entry| {
                let source = &entry.source;
                let missed = *missed_of
                    .entry(&source.id)
                    .or_insert_with(|| missed(source, &report.title));
                (entry.number, compared(document, entry, &report, missed))
            });
            each.collect()
        }
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

fn compared(document: &Document, entry: &Entry, report: &Report, missed: Option<Missed>) -> Quoted {
    let passage = &entry.passage;
    let anchor = passage.anchor.as_ref();
    let taken_here = anchor.filter(|anchor| anchor.sha256 == document.sha256);
    let cited = passage.pinpoint.as_deref();
    let page = taken_here.map(Anchor::page_from_0);
    let base = taken_here.map_or(0, |_| ELSEWHERE);
    let far = |at: &Place| {
        let there = taken_here.and_then(|anchor| distance(report, anchor, at));
        let cited_there = || cited.is_none_or(|cited| names(report, cited, at) != Some(false));
        there.unwrap_or_else(|| base + u64::from(!cited_there()))
    };
    let outcome = check_near(&passage.text, &report.index, page, &far).outcome;
    let at = outcome.place();
    let citation = at.and_then(|at| report.cite(at));
    let is_where_cited = at
        .zip(cited)
        .and_then(|(at, cited)| names(report, cited, at));
    let printed = at.and_then(|at| report.printed_otherwise(at));
    let mut compared = Compared {
        document: document.id,
        path: document.path.clone(),
        is_other_edition: anchor.is_some() && taken_here.is_none(),
        missed,
        damage: report.damage.clone(),
        outcome,
        citation,
        is_where_cited,
        printed,
        context: None,
    };
    if entry.prints_context {
        let at = compared.stands_at();
        compared.context = at.map(|at| report.index.context(at));
    }
    Quoted::Compared(Box::new(compared))
}

/// Whether the pinpoint of an entry names the place; none where nothing can be compared.
fn names(report: &Report, cited: &str, at: &Place) -> Option<bool> {
    let pages = at.pages.iter();
    let pages = pages.map(|page| (*page, report.pages.of_page(*page)));
    let pages: Vec<_> = pages.collect();
    let citation = report.cite(at)?;
    names_place(cited, &pages, citation.paragraph.as_deref())
}

/// From where words were taken to where they stand, in letters; none where that is another page.
fn distance(report: &Report, anchor: &Anchor, at: &Place) -> Option<u64> {
    let page = at.pages.first()?;
    let start = report.letters_before(at)?;
    let start = (*page == anchor.page_from_0()).then_some(start)?;
    Some((start as u64).abs_diff(anchor.start.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen;
    use crate::quote::{self, Area, Page, Word};

    const CAMP: &str = "The camp was closed without any reason.";
    const OTHER: &str = "Nothing else was said of it that year.";
    const PAGES: [[&str; 4]; 3] = [
        [CAMP, OTHER, OTHER, OTHER],
        [OTHER, OTHER, OTHER, OTHER],
        [OTHER, CAMP, OTHER, CAMP],
    ];

    /// A line 12 points below the one before it.
    fn line(number: u8, words: &str) -> Vec<Word> {
        let y0 = 12.0 * f32::from(number);
        let words = (0_u8..).zip(words.split(' ')).map(|(at, word)| Word {
            text: word.to_owned(),
            area: Area {
                x0: 70.0 + 50.0 * f32::from(at),
                y0,
                x1: 110.0 + 50.0 * f32::from(at),
                y1: y0 + 10.0,
            },
            line: number.into(),
            size: 10.0,
            ..Word::default()
        });
        words.collect()
    }

    fn report() -> Report {
        let page = |lines: &[&str; 4]| Page {
            words: (0..)
                .zip(lines)
                .flat_map(|(at, words)| line(at, words))
                .collect(),
            is_unreadable: false,
            is_by_machine: false,
        };
        let words = quote::Document {
            pages: PAGES.iter().map(page).collect(),
        };
        Report::made(Path::new("a.pdf"), "a".repeat(64), words, &[])
    }

    fn anchor(sign: char, page: u32, start: u32) -> Anchor {
        Anchor {
            start,
            ..crate::library::specimen::anchor(sign, page)
        }
    }

    fn with_extract(words: &str, pinpoint: Option<&str>, anchor: Option<Anchor>) -> Case {
        let mut case = specimen::with_files(&["a.pdf"]);
        let passage = &mut case.issues[0].entries[0].passage;
        passage.kind = crate::library::PassageKind::Extract;
        passage.text = words.to_owned();
        passage.pinpoint = pinpoint.map(str::to_owned);
        passage.anchor = anchor;
        case
    }

    fn compared(words: &str, pinpoint: Option<&str>, anchor: Option<Anchor>) -> Compared {
        let case = with_extract(words, pinpoint, anchor);
        let found = check_entries(&case, &|_| Ok(report()));
        found[&1].compared().unwrap().clone()
    }

    /// The page, from 1, and the line of it, from 0.
    fn stands(compared: &Compared) -> (usize, u32) {
        let first = compared.stands_at().unwrap().boxes[0];
        (first.page + 1, (first.area.y0 / 12.0) as u32)
    }

    /// Letters before the second and the fourth line of a page.
    fn letters(lines: usize) -> u32 {
        let lines = PAGES[2][..lines].concat();
        lines.split_whitespace().map(|word| word.len() as u32).sum()
    }

    #[test]
    fn words_that_stand_at_several_places_are_those_that_were_taken() {
        let cut = "The camp was closed […] any reason.";
        for words in [CAMP, cut] {
            for (anchor, place) in [
                (anchor('a', 1, 0), (1, 0)),
                (anchor('a', 3, letters(1)), (3, 1)),
                (anchor('a', 3, letters(3)), (3, 3)),
            ] {
                let compared = compared(words, None, Some(anchor));
                assert_eq!(stands(&compared), place, "{words}");
                assert_eq!(compared.is_where_cited, None, "nothing is cited");
                assert!(!compared.is_other_edition);
            }
        }
    }

    #[test]
    fn words_that_nobody_marked_are_those_at_the_place_that_is_cited() {
        let cut = "The camp was closed […] any reason.";
        for words in [CAMP, cut] {
            let third = compared(words, Some("PDF page 3"), None);
            assert_eq!((stands(&third), third.is_where_cited), ((3, 1), Some(true)));
            let second = compared(words, Some("PDF page 2"), None);
            assert_eq!(
                (stands(&second), second.is_where_cited),
                ((1, 0), Some(false))
            );
        }
    }

    #[test]
    fn the_place_that_is_cited_has_the_number_that_a_person_counted() {
        let counted = |first: Option<i64>, pinpoint: &str| {
            let mut case = with_extract(CAMP, Some(pinpoint), Some(anchor('a', 3, letters(1))));
            let first = first.map(|first| ("a".repeat(64), first));
            case.counted_pages = first.into_iter().collect();
            let found = check_entries(&case, &|_| Ok(report()));
            let compared = found[&1].compared().unwrap();
            let citation = compared.citation.clone().unwrap();
            (citation.pinpoint, compared.is_where_cited)
        };
        let of = |pinpoint: &str, is_where_cited| (pinpoint.to_owned(), is_where_cited);
        assert_eq!(counted(None, "p. 41"), of("PDF page 3", None));
        assert_eq!(counted(Some(39), "p. 41"), of("p. 41", Some(true)));
        assert_eq!(counted(Some(40), "p. 41"), of("p. 42", Some(false)));
        assert_eq!(counted(Some(i64::MAX), "p. 41").1, Some(false));
        assert_eq!(
            counted(Some(i64::MIN), "PDF page 3"),
            of("PDF page 3", Some(true))
        );
    }

    /// Four pages with the numbers 39 to 42 at their feet.
    fn numbered() -> Report {
        let page = |number: u32| {
            let mut words = line(0, if number == 41 { CAMP } else { OTHER });
            let mut foot = line(60, &number.to_string());
            foot[0].role = quote::Role::Foot;
            words.append(&mut foot);
            Page {
                words,
                is_unreadable: false,
                is_by_machine: false,
            }
        };
        let pages = (39..43).map(page).collect();
        let words = quote::Document { pages };
        Report::made(Path::new("a.pdf"), "a".repeat(64), words, &[])
    }

    #[test]
    fn a_number_that_the_page_does_not_bear_is_no_secret_though_a_person_has_counted_it() {
        let counted = |first: Option<i64>| {
            let mut case = with_extract(CAMP, Some("p. 41"), None);
            let first = first.map(|first| ("a".repeat(64), first));
            case.counted_pages = first.into_iter().collect();
            let found = check_entries(&case, &|_| Ok(numbered()));
            let compared = found[&1].compared().unwrap();
            (compared.is_where_cited, compared.printed.clone())
        };
        assert_eq!(counted(None), (Some(true), None));
        assert_eq!(counted(Some(39)), (Some(true), None));
        assert_eq!(counted(Some(1)), (Some(false), Some("41".to_owned())));
        // By that count it has no number.
        assert_eq!(counted(Some(-5)), (None, Some("41".to_owned())));
    }

    #[test]
    fn a_place_that_is_not_there_or_was_taken_from_another_content_is_no_place() {
        for anchor in [anchor('a', u32::MAX, u32::MAX), anchor('b', 1, 0)] {
            let is_other = anchor.sha256.starts_with('b');
            for (cited, page) in [("PDF page 1", 1), ("PDF page 3", 3)] {
                let compared = compared(CAMP, Some(cited), Some(anchor.clone()));
                assert_eq!(stands(&compared).0, page);
                assert_eq!(compared.is_other_edition, is_other);
            }
        }
    }
}
