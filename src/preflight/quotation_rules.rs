//! Rules about quotations: whether each stands in the file it is from, letter by letter, where it is cited.
//!
//! What is said is never more than what was done: the words were held against a copy at hand. That the copy is
//! the publisher's nobody here can know.

use std::collections::BTreeMap;

use crate::bundle::{Lengths, QuotedPage, quoted_at};
use crate::case::{Case, Entry};
use crate::finding::{self, CaseCode, Finding, Place, counted};
use crate::profile::Labels;
use crate::quote::{Confirm, Continuation, Difference, NotFound, Outcome, Side, ToConfirm};

use super::quotations::{Compared, Quotations, Quoted};

/// Differences, changes and reasons that a finding names.
const NAMED: usize = 3;

/// Letters of a change that a finding shows.
const MOST_LETTERS: usize = 80;

/// What the rules look at.
#[derive(Clone, Copy)]
struct Of<'c> {
    case: &'c Case,
    quotations: &'c Quotations,
    labels: &'c Labels,
}

const RULES: [fn(Of<'_>) -> Vec<Finding>; 10] = [
    held,
    confirmed,
    looked_at,
    cited,
    counted_otherwise,
    goes_on,
    cut_short,
    files_at_hand,
    files_whole,
    page_included,
];

/// Every finding about the quotations of a case, gravest first.
pub fn check_quotations(case: &Case, quotations: &Quotations, labels: &Labels) -> Vec<Finding> {
    let of = Of {
        case,
        quotations,
        labels,
    };
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(of)).collect();
    finding::sort(&mut findings);
    findings
}

fn each(of: Of<'_>, rule: impl Fn(&Entry, &Compared) -> Option<Finding>) -> Vec<Finding> {
    let found = of.case.entries().filter_map(|entry| {
        let compared = of.quotations.get(&entry.number)?.compared()?;
        rule(entry, compared).map(|finding| finding.at(Place::Entry(entry.number)))
    });
    found.collect()
}

/// G-01: a quotation has the words of its source. One that has not is set aside with a reason at most.
fn held(of: Of<'_>) -> Vec<Finding> {
    each(of, |entry, compared| {
        let path = &compared.path;
        let finding = match &compared.outcome {
            Outcome::Exact { .. } | Outcome::ExactWithEdits { .. } => return None,
            Outcome::Near { differences, .. } => Finding::new(
                CaseCode::QuotationNear,
                format!("In “{path}”, {}.", told(differences)),
            ),
            Outcome::NotFound(why) => {
                Finding::new(CaseCode::QuotationNotFound, not_found(*why, path))
            }
            Outcome::Unreadable { pages } => {
                let unread = counted(pages.len(), "page", "pages");
                return Some(Finding::new(
                    CaseCode::QuotationUnreadable,
                    format!(
                        "Its words are not on the pages of “{path}” that can be read; {unread} cannot."
                    ),
                ));
            }
        };
        Some(match of.case.quoted_anyway(entry) {
            Some(kept) => finding
                .eased()
                .hint(format!("Set aside on {}: {}", kept.on, kept.reason)),
            None => finding,
        })
    })
}

fn not_found(why: NotFound, path: &str) -> String {
    match why {
        NotFound::Nowhere => format!("Its words are not found in “{path}”."),
        NotFound::NoWords => "It has no words that could be looked for.".to_owned(),
        NotFound::TooLong => format!(
            "It is not in “{path}” letter by letter, and too long to look for what comes nearest."
        ),
        NotFound::GivenUp => format!(
            "“{path}” repeats itself so often that it was not searched to its end; the words were not found."
        ),
    }
}

/// `“4,112” is “4,121”; “not” is left out`
fn told(differences: &[Difference]) -> String {
    let one =
        |Difference { extract, text }: &Difference| match (extract.is_empty(), text.is_empty()) {
            (true, _) => format!("“{text}” stands there, too"),
            (_, true) => format!("“{extract}” does not stand there"),
            _ => format!("“{extract}” is “{text}”"),
        };
    let all: Vec<String> = differences.iter().map(one).collect();
    first_of(&all)
}

/// What was cut out or put in may change the sense: a person has to look at each.
fn confirmed(of: Of<'_>) -> Vec<Finding> {
    each(of, |entry, compared| {
        let Outcome::ExactWithEdits { edits, .. } = &compared.outcome else {
            return None;
        };
        let open = edits.to_confirm();
        let open = open
            .iter()
            .filter(|one| !is_by_machine(one) && !entry.confirmed.contains(&one.name));
        let open: Vec<String> = open.map(reason).collect();
        (!open.is_empty()).then(|| {
            Finding::new(
                CaseCode::QuotationUnconfirmed,
                format!("It may change the sense that {}.", open.join("; that ")),
            )
        })
    })
}

/// Words that a machine has read in a picture are compared with it by a person.
fn looked_at(of: Of<'_>) -> Vec<Finding> {
    each(of, |entry, compared| {
        let open = compared.unconfirmed(entry);
        let Outcome::ExactWithEdits { edits, .. } = &compared.outcome else {
            return None;
        };
        let read = edits.by_machine.as_ref()?;
        open.iter().any(is_by_machine).then(|| {
            Finding::new(
                CaseCode::QuotationByMachine,
                format!(
                    "Its words were read by machine in a picture, {} of “{}”, and nobody has said that they stand there.",
                    read.named(),
                    compared.path
                ),
            )
        })
    })
}

fn is_by_machine(change: &ToConfirm) -> bool {
    change.reasons.contains(&Confirm::ReadByMachine)
}

/// `it has “[…] was not” (a negation, “not”)`
fn reason(change: &ToConfirm) -> String {
    let why = change.reasons.iter().map(|why| match why {
        Confirm::InsideSentence => "within a sentence".to_owned(),
        Confirm::Negation(word) => format!("a negation, “{word}”"),
        Confirm::Number(word) => format!("a number, “{word}”"),
        Confirm::Name(word) => format!("a name, “{word}”"),
        Confirm::Qualifying(word) => format!("a word that limits, “{word}”"),
        Confirm::Replaces => "instead of other words".to_owned(),
        Confirm::OtherParagraph => "from another paragraph".to_owned(),
        Confirm::ReadByMachine => "read by machine".to_owned(),
    });
    let why: Vec<String> = why.collect();
    format!("it has “{}” ({})", shortened(&change.name), first_of(&why))
}

/// The first words of what is long.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

/// The first of many, and how many more there are.
fn first_of(all: &[String]) -> String {
    let first = all.get(..NAMED.min(all.len())).unwrap_or_default();
    match all.len().saturating_sub(NAMED) {
        0 => first.join("; "),
        more => format!("{}; and {more} more", first.join("; ")),
    }
}

/// The place that is cited is the one where the words stand.
fn cited(of: Of<'_>) -> Vec<Finding> {
    each(of, |entry, compared| {
        let stands_at = compared.citation.as_ref()?;
        let cited = entry.passage.pinpoint.as_deref()?;
        let what = match compared.stands_at() {
            Some(_) => "its words stand",
            None => "what comes nearest stands",
        };
        (compared.is_where_cited == Some(false)).then(|| {
            Finding::new(
                CaseCode::PinpointDiffers,
                format!(
                    "It is cited at {cited}, and {what} at {} of “{}”.",
                    stands_at.pinpoint, compared.path
                ),
            )
        })
    })
}

/// A page number that a person has counted is the one that the page bears.
fn counted_otherwise(of: Of<'_>) -> Vec<Finding> {
    each(of, |_, compared| {
        let printed = compared.printed.as_ref()?;
        let counted = compared.citation.as_ref()?.page_name.words();
        let path = &compared.path;
        Some(Finding::new(
            CaseCode::PageCountedOtherwise,
            format!(
                "It is cited at {counted} of “{path}”, and that page bears the number {printed}."
            ),
        ))
    })
}

/// A source that says "However" next to a quotation is named with what it goes on to say.
fn goes_on(of: Of<'_>) -> Vec<Finding> {
    each(of, |_, compared| {
        let beside = compared.outcome.continues_with().iter();
        let told = beside.filter(|one| !one.is_cut_off).map(|one| {
            let Continuation { side, sentence, .. } = one;
            match side {
                Side::Before => format!("Before it the source says: “{sentence}”"),
                Side::Behind => format!("The source goes on: “{sentence}”"),
            }
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| Finding::new(CaseCode::QuotationGoesOn, told.join(" ")))
    })
}

/// So is a sentence of which a quotation leaves out a "not".
fn cut_short(of: Of<'_>) -> Vec<Finding> {
    each(of, |_, compared| {
        let beside = compared.outcome.continues_with().iter();
        let cut_off: Vec<&Continuation> = beside.filter(|one| one.is_cut_off).collect();
        let words = cut_off.iter().map(|one| format!("“{}”", one.word));
        let words: Vec<String> = words.collect();
        let mut sentences = cut_off.iter().map(|one| one.sentence.as_str());
        let first = sentences.next()?;
        let mut told = format!(
            "It is a part of a sentence, and leaves out its {}: “{first}”",
            words.join(" and ")
        );
        for other in sentences.filter(|other| *other != first) {
            told.push_str(&format!(" “{other}”"));
        }
        Some(Finding::new(CaseCode::QuotationCutShort, told))
    })
}

/// Where a document stands behind the schedule in part, the pages that are quoted are among them.
fn page_included(of: Of<'_>) -> Vec<Finding> {
    each(of, |_, compared| {
        let document = compared.document;
        let mut exhibits = of.case.exhibits.iter();
        let exhibit = exhibits.find(|exhibit| exhibit.document == document)?;
        let pages = compared.stands_at()?.pages.iter();
        let mut pages = pages.map(|page| QuotedPage {
            document,
            page: *page,
            at: (0.0, 0.0),
        });
        let left_out = pages.find(|page| quoted_at(of.case, page, &Lengths::new()).is_none())?;
        let page = left_out.page;
        let named = compared
            .citation
            .as_ref()
            .filter(|first| first.page == page);
        let named = named.map_or_else(
            || format!("PDF page {}", page + 1),
            |citation| citation.page_name.words(),
        );
        Some(Finding::new(
            CaseCode::QuotedPageLeftOut,
            format!(
                "It quotes {named} of “{}”, which is not among the pages that the bundle holds.",
                exhibit.title
            ),
        ))
    })
}

/// What was not held against anything is said, once a file.
fn files_at_hand(of: Of<'_>) -> Vec<Finding> {
    let mut files: BTreeMap<String, (CaseCode, Vec<u32>)> = BTreeMap::new();
    for entry in of.case.entries() {
        let Some(quoted) = of.quotations.get(&entry.number) else {
            continue;
        };
        if let Some((code, said)) = why_not(quoted) {
            let (_, entries) = files.entry(said).or_insert_with(|| (code, Vec::new()));
            entries.push(entry.number);
        }
    }
    let found = files.into_iter().filter_map(|(said, (code, numbers))| {
        let named = numbers.iter().map(|number| of.labels.entry(*number));
        let named: Vec<String> = named.collect();
        let first = numbers.first()?;
        let message = format!("{said}: {} not checked here.", are(&named));
        Some(Finding::new(code, message).at(Place::Entry(*first)))
    });
    found.collect()
}

/// Words that are not found may stand on what is missing.
fn files_whole(of: Of<'_>) -> Vec<Finding> {
    let mut files: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for entry in of.case.entries() {
        let compared = of.quotations.get(&entry.number).and_then(Quoted::compared);
        if let Some(compared) = compared
            && let Some(damage) = &compared.damage
        {
            files
                .entry(&compared.path)
                .or_insert((entry.number, damage));
        }
    }
    let found = files.into_iter().map(|(path, (number, damage))| {
        let message = format!("“{path}” is damaged: {damage}.");
        Finding::new(CaseCode::SourceFileDamaged, message).at(Place::Entry(number))
    });
    found.collect()
}

fn are(named: &[String]) -> String {
    match named {
        [one] => format!("{one} is"),
        several => format!("{} are", several.join(", ")),
    }
}

fn why_not(quoted: &Quoted) -> Option<(CaseCode, String)> {
    Some(match quoted {
        Quoted::Compared(_) => return None,
        Quoted::NoFile => (
            CaseCode::ExtractNotChecked,
            "The case names no file of their sources".to_owned(),
        ),
        Quoted::Gone { path } => (
            CaseCode::SourceFileMissing,
            format!("“{path}” is not where it was"),
        ),
        Quoted::Changed { path } => (
            CaseCode::SourceFileChanged,
            format!("“{path}” has another content than before"),
        ),
        Quoted::Unusable { path, why } => {
            (CaseCode::SourceFileUnusable, format!("“{path}”: {why}"))
        }
    })
}

#[cfg(test)]
mod tests;
