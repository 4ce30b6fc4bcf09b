//! One citation held against the bundle.

use crate::bundle::{Plan, PlannedEntry};
use crate::export::Paged;
use crate::layout::{Numbers, OnPage};

use super::around::{Named, Names, around};
use super::find::{Citation, Kind};
use super::{Agreement, Reference, Right};
use crate::verify::word::Passage;

/// Letters on each side of a citation that are shown.
const SHOWN: usize = 60;

/// No more places are said of one citation.
const MOST_SAID: usize = 5;

/// Signs that may stand between the number of an entry and the page behind it.
const BESIDE: [char; 6] = [',', ' ', '(', '[', '\u{a0}', ';'];

pub(super) struct Holder<'p> {
    plan: &'p Plan,
    numbers: &'p Numbers,
    entry_prefix: &'p str,
    names: Names,
}

impl<'p> Holder<'p> {
    pub(super) fn new(paged: &'p Paged) -> Self {
        Holder {
            plan: &paged.plan,
            numbers: &paged.written.numbers,
            entry_prefix: &paged.profile.entry_prefix.value,
            names: Names::of(&paged.plan),
        }
    }

    /// One of the citations of a paragraph.
    pub(super) fn hold(&self, passage: &Passage, all: &[Citation], at: usize) -> Option<Reference> {
        let citation = all.get(at)?;
        let text = passage.text.as_str();
        let named = self.named(text, all, at);
        let (verdict, stands) = match citation.is_read {
            true => self.verdict(citation, &named),
            false => (Agreement::NotRead, Vec::new()),
        };
        let right = match verdict {
            Agreement::Elsewhere | Agreement::Missing | Agreement::Unknown | Agreement::NotRead => {
                self.right(&named)
            }
            Agreement::Agrees | Agreement::Exists => Vec::new(),
        };
        let bytes = &citation.bytes;
        Some(Reference {
            spot: passage.spot.clone(),
            kind: citation.kind,
            cited: match citation.is_read {
                true => self.cited(citation),
                false => on_one_line(text.get(bytes.clone()).unwrap_or_default()),
            },
            first: citation.first,
            last: citation.last,
            before: last_letters(text.get(..bytes.start).unwrap_or_default()),
            written: text.get(bytes.clone()).unwrap_or_default().to_owned(),
            behind: first_letters(text.get(bytes.end..).unwrap_or_default()),
            agreement: verdict,
            stands,
            right,
            doubt: citation.doubt.clone(),
        })
    }

    /// What the citation is meant for, as far as the words say: the entry right before it, or what is named.
    fn named(&self, text: &str, all: &[Citation], at: usize) -> Vec<Named> {
        if let Some(entry) = self.entry_beside(text, all, at) {
            return vec![Named::Entry(entry)];
        }
        let words = around(text, all, at).into_iter();
        let mut named = words.map(|words| self.names.in_words(words));
        named.find(|named| !named.is_empty()).unwrap_or_default()
    }

    /// `CS 14, AB 134`: the page is one of the entry's.
    fn entry_beside(&self, text: &str, all: &[Citation], at: usize) -> Option<u32> {
        let own = all.get(at).filter(|own| own.kind == Kind::Page)?;
        let before = all.get(at.checked_sub(1)?)?;
        let between = text.get(before.bytes.end..own.bytes.start)?;
        let is_beside = between.chars().all(|c| BESIDE.contains(&c)) && !between.contains(';');
        let is_one = before.kind == Kind::Entry && before.first == before.last;
        let exists = self.entry(before.first).is_some();
        (is_beside && is_one && exists).then_some(before.first)
    }

    fn verdict(&self, citation: &Citation, named: &[Named]) -> (Agreement, Vec<String>) {
        let (exists, stands) = match citation.kind {
            Kind::Page => self.pages(citation),
            Kind::Entry => self.entries(citation),
        };
        let verdict = match exists {
            Exists::No => Agreement::Missing,
            Exists::NotKnown => Agreement::Unknown,
            Exists::Yes if named.is_empty() => Agreement::Exists,
            Exists::Yes if named.iter().any(|one| self.is_meant(citation, *one)) => {
                Agreement::Agrees
            }
            // Entries are cited by themselves: that a document is named beside one says nothing.
            Exists::Yes
                if citation.kind == Kind::Entry
                    && !named.iter().any(|one| matches!(one, Named::Entry(_))) =>
            {
                Agreement::Exists
            }
            Exists::Yes => Agreement::Elsewhere,
        };
        (verdict, stands)
    }

    fn pages(&self, citation: &Citation) -> (Exists, Vec<String>) {
        let (first, last) = ordered(citation);
        let mut stands: Vec<String> = Vec::new();
        let mut exists = Exists::Yes;
        // Of an endless range, as many pages as there are, and one more.
        let behind = self.numbers.last().map_or(last, |end| last.min(end + 1));
        for page in first..=behind.max(first) {
            let on = self.numbers.on(page);
            match on {
                OnPage::Nowhere => exists = Exists::No,
                OnPage::Unknown if exists == Exists::Yes => exists = Exists::NotKnown,
                _ => {}
            }
            let told = self.told(&on);
            if stands.len() < MOST_SAID && stands.last() != Some(&told) && !told.is_empty() {
                stands.push(told);
            }
            if exists != Exists::Yes {
                break;
            }
        }
        if let (Exists::No, Some(end)) = (exists, self.numbers.last()) {
            stands.push(match first {
                0 => format!("the first page is {}", self.numbers.label(1)),
                _ => format!("the bundle ends at {}", self.numbers.label(end)),
            });
        }
        (exists, stands)
    }

    fn entries(&self, citation: &Citation) -> (Exists, Vec<String>) {
        let (first, last) = ordered(citation);
        let all = self.plan.entries().count();
        let most = last.min(first + all);
        let found = (first..=most).map(|number| self.entry(u32::try_from(number).ok()?));
        let mut stands = Vec::new();
        let mut exists = match most == last {
            true => Exists::Yes,
            false => Exists::No,
        };
        for entry in found {
            match entry {
                Some(entry) if stands.len() < MOST_SAID => stands.push(self.told_entry(entry)),
                Some(_) => {}
                None => exists = Exists::No,
            }
        }
        (exists, stands)
    }

    fn entry(&self, number: u32) -> Option<&'p PlannedEntry> {
        self.plan.entries().find(|entry| entry.number == number)
    }

    /// Whether what is named stands where the citation says.
    fn is_meant(&self, citation: &Citation, named: Named) -> bool {
        let (first, last) = ordered(citation);
        let cited = first..=last;
        match (citation.kind, named) {
            (Kind::Entry, Named::Entry(number)) => cited.contains(&(number as usize)),
            (Kind::Entry, Named::Exhibit(exhibit)) => {
                let mut own = self.plan.entries();
                own.any(|entry| {
                    let at = entry.quoted_at;
                    cited.contains(&(entry.number as usize))
                        && at.is_some_and(|at| at.exhibit == exhibit)
                })
            }
            (Kind::Page, Named::Exhibit(exhibit)) => {
                let mut placed = self.numbers.exhibit(exhibit).into_iter();
                placed.any(|(from, to)| overlap((first, last), (from, to)))
            }
            (Kind::Page, Named::Entry(number)) => {
                let own = self.numbers.entry(number);
                let quoted = self.numbers.quoted(number).map(|page| (page, page));
                let document = self.entry(number).and_then(|entry| entry.quoted_at);
                let document = document.map(|at| self.numbers.exhibit(at.exhibit));
                let mut pages = own
                    .into_iter()
                    .chain(quoted)
                    .chain(document.into_iter().flatten());
                pages.any(|pages| overlap((first, last), pages))
            }
        }
    }

    fn right(&self, named: &[Named]) -> Vec<Right> {
        let mut right: Vec<Right> = Vec::new();
        for one in named {
            let found = match *one {
                Named::Exhibit(exhibit) => self.right_of_exhibit(exhibit),
                Named::Entry(number) => self.entry(number).map(|entry| Right {
                    what: self.said_of(entry),
                    cite: self.cite_entry(entry),
                }),
            };
            right.extend(found.filter(|found| !right.contains(found)));
        }
        right.truncate(MOST_SAID);
        right
    }

    fn right_of_exhibit(&self, exhibit: usize) -> Option<Right> {
        let planned = self.plan.exhibits.get(exhibit)?;
        let placed = self.numbers.exhibit(exhibit);
        let label = |page| self.numbers.label(page);
        let spans = placed.iter().map(|(first, last)| match first == last {
            true => label(*first),
            false => format!("{} – {}", label(*first), label(*last)),
        });
        let cite = spans.collect::<Vec<_>>().join(", ");
        Some(Right {
            what: format!("“{}”", planned.title),
            cite: match cite.is_empty() {
                true => "page not known yet".to_owned(),
                false => cite,
            },
        })
    }

    /// `CS 14, AB 12; words highlighted at AB 134`
    fn cite_entry(&self, entry: &PlannedEntry) -> String {
        let mut cite = entry.label.clone();
        if let Some((first, _)) = self.numbers.entry(entry.number) {
            cite += &format!(", {}", self.numbers.label(first));
        }
        if let Some(page) = self.numbers.quoted(entry.number) {
            cite += &format!("; words highlighted at {}", self.numbers.label(page));
        }
        cite
    }

    fn said_of(&self, entry: &PlannedEntry) -> String {
        match entry.publisher.as_str() {
            "" => format!("“{}”", entry.title),
            publisher => format!("{publisher}, “{}”", entry.title),
        }
    }

    fn told_entry(&self, entry: &PlannedEntry) -> String {
        format!("{}: {}", self.cite_entry(entry), self.said_of(entry))
    }

    fn told(&self, on: &OnPage) -> String {
        match on {
            OnPage::Cover => "the cover".to_owned(),
            OnPage::Index => "the index".to_owned(),
            OnPage::Schedule(entries) => {
                let labels = entries.iter().filter_map(|number| self.entry(*number));
                let labels: Vec<&str> = labels.map(|entry| entry.label.as_str()).collect();
                match labels.as_slice() {
                    [] => "the schedule".to_owned(),
                    labels => format!("the schedule: {}", labels.join(", ")),
                }
            }
            OnPage::Sources => "the list of sources".to_owned(),
            OnPage::Divider(_) => "the page before a section of documents".to_owned(),
            OnPage::Exhibit { exhibit, page } => {
                let planned = self.plan.exhibits.get(*exhibit);
                let title = planned.map_or("", |planned| &planned.title);
                let pages = planned.map_or(0, |planned| planned.pages);
                format!("“{title}”, page {page} of {pages}")
            }
            OnPage::Blank => "a page left blank".to_owned(),
            OnPage::Nowhere => String::new(),
            OnPage::Unknown => "behind a document whose length is not known".to_owned(),
        }
    }

    /// `AB 134–136`
    fn cited(&self, citation: &Citation) -> String {
        let label = |number: u32| match citation.kind {
            Kind::Page => self.numbers.label(number as usize),
            Kind::Entry => format!("{} {number}", self.entry_prefix),
        };
        match citation.first == citation.last {
            true => label(citation.first),
            false => format!("{}–{}", label(citation.first), citation.last),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exists {
    Yes,
    No,
    NotKnown,
}

/// From which number to which, whichever way it was written.
fn ordered(citation: &Citation) -> (usize, usize) {
    let (first, last) = (citation.first as usize, citation.last as usize);
    (first.min(last), first.max(last))
}

fn overlap(one: (usize, usize), other: (usize, usize)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

pub(super) fn last_letters(text: &str) -> String {
    let first = text.char_indices().rev().nth(SHOWN - 1);
    let from = first.map_or(0, |(at, _)| at);
    let cut = on_one_line(text.get(from..).unwrap_or_default());
    match from {
        0 => cut,
        _ => format!("…{cut}"),
    }
}

pub(super) fn first_letters(text: &str) -> String {
    let cut: String = text.chars().take(SHOWN).collect();
    let goes_on = text.chars().nth(SHOWN).is_some();
    let cut = on_one_line(&cut);
    if goes_on { format!("{cut}…") } else { cut }
}

fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\t', '\r'], " ")
}
