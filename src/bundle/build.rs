//! From a case to its plan.

use std::collections::BTreeMap;

use crate::case::{Case, DisputedIssue, Entry, Exhibit, Heading, OverrideKind};
use crate::library::{
    Date, PassageKind, Source, begins_with, days_named, ends_with, long_form, says,
};
use crate::profile::Profile;

use super::authorities::planned_authority;
use super::name::file_name;
use super::pagination::Promises;
use super::plan::{
    Cover, Plan, PlannedEntry, PlannedExhibit, PlannedIssue, PlannedSource, Schedule,
};
use super::remarks::remarks;
use super::shorter;
use super::slice::Length;
use super::supplement::Supplement;

/// What the reasons for refusal letter is called where it is cited.
const LETTER: &str = "RFRL";

/// How long each exhibit is, by its number; without those not yet read.
pub type Lengths = BTreeMap<u32, Length>;

/// What the bundle of this case says, in order. Issues under which nothing stands are left out of print.
pub fn plan(case: &Case, profile: &Profile, lengths: &Lengths) -> Plan {
    let heading = &case.heading;
    let prefix = profile.page_prefix.value.as_str();
    let sources = SourceList::new(case);
    let draft = !is_signed_off(case) && case.draft_set_aside().is_none();
    Plan {
        title: joined(&[&heading.reference, &profile.bundle_title], " – "),
        file_name: file_name(
            &profile.file_name.value,
            [
                &heading.reference,
                prefix,
                &profile.bundle_title,
                &hearing_day(heading),
            ],
        ),
        language: "en-GB".to_owned(),
        page_prefix: prefix.to_owned(),
        running_head: joined(&[&heading.reference, &profile.bundle_title], " · "),
        draft,
        cover: cover(case, profile),
        schedule: schedule(case, profile, &sources),
        sources: sources.rows,
        exhibits: case
            .exhibits
            .iter()
            .map(|exhibit| planned_exhibit(case, exhibit, lengths))
            .collect(),
        dividers: case.dividers,
        volumes: Vec::new(),
        promises: promises(case),
        supplement: Supplement::of(case, &profile.entry_prefix.value, hearing_day(heading)),
    }
}

/// The day of the hearing as far as one is typed: `2027-01-12`.
fn hearing_day(heading: &Heading) -> String {
    let days = days_named(&heading.hearing);
    days.first()
        .map(|(_, day)| String::from(*day))
        .unwrap_or_default()
}

/// A supplementary bundle may hold no entry, and so nothing to sign off.
fn is_signed_off(case: &Case) -> bool {
    let has_nothing_to_sign = case.is_filed() && case.entries().next().is_none();
    case.is_signed_off() || has_nothing_to_sign
}

fn promises(case: &Case) -> Promises {
    let exhibits = case.exhibits.iter().enumerate();
    let pinned = exhibits.filter_map(|(position, exhibit)| {
        let first = case.pinned.get(&exhibit.number)?;
        Some((position, *first))
    });
    // The index grows with the exhibits: where there are none, nothing moves by it.
    let grows = !case.exhibits.is_empty();
    Promises {
        first_pages: pinned.collect(),
        told_to: case.told_to,
        index_reserve: if grows { case.index_reserve } else { 0 },
    }
}

fn planned_exhibit(case: &Case, exhibit: &Exhibit, lengths: &Lengths) -> PlannedExhibit {
    let document = case.document_of(exhibit);
    let original = document.and_then(|document| document.converted_from.as_ref());
    let made = original.map(|original| original.words().to_owned());
    let length = lengths.get(&exhibit.number).cloned().unwrap_or_default();
    let whole = length.pages;
    let wanted = exhibit.wanted();
    PlannedExhibit {
        number: exhibit.number,
        title: exhibit.title.trim().to_owned(),
        date: exhibit
            .date
            .filter(|date| !says(&exhibit.title, *date))
            .map(|date| date.to_string())
            .unwrap_or_default(),
        section: exhibit.section.clone(),
        pages: length.in_bundle(wanted.as_ref()),
        part: wanted
            .filter(|ranges| ranges.count_within(whole) < whole)
            .map(|ranges| format!("{} of {whole}", ranges.named())),
        made: Some(joined_notes(case, exhibit, made)).filter(|notes| !notes.is_empty()),
        read: None,
    }
}

/// What a document was made of, its language, and of which other it is the translation, by whom and when.
fn joined_notes(case: &Case, exhibit: &Exhibit, made: Option<String>) -> String {
    let language = exhibit.foreign_language();
    let language = language.map(|language| format!("in {language}"));
    let translation = exhibit.translation.as_ref().and_then(|told| {
        let original = original_of(case, told.of)?;
        let by = match told.by.as_str() {
            "" => String::new(),
            by => format!(" by {by}"),
        };
        let on = told.on.map(|on| format!(", {on}")).unwrap_or_default();
        Some(format!("translation of {original}{by}{on}"))
    });
    let notes: Vec<String> = [made, language, translation]
        .into_iter()
        .flatten()
        .collect();
    notes.join("; ")
}

/// `“Letter”`; of one that was filed earlier, with its page there: `“Letter” (AB 12)`.
fn original_of(case: &Case, exhibit: u32) -> Option<String> {
    if let Some((bundle, filed)) = case.filed_document(exhibit) {
        let title = filed.exhibit.title.trim();
        return Some(format!("“{title}” ({})", bundle.cite(filed.first)));
    }
    let title = case.exhibit(exhibit)?.title.trim();
    Some(format!("“{title}”"))
}

pub(super) fn joined(parts: &[&str], between: &str) -> String {
    let filled = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty());
    filled.collect::<Vec<_>>().join(between)
}

/// What the cover says of a party without a name.
const UNNAMED: &str = "[not filled in]";

fn cover(case: &Case, profile: &Profile) -> Cover {
    let heading = &case.heading;
    let parties = [
        (&heading.appellant, &profile.parties.appellant),
        (&heading.respondent, &profile.parties.respondent),
    ];
    let details = [
        (&heading.hearing, "Hearing"),
        (&heading.representative, "Representative"),
    ];
    let is_filled = |(text, _): &(&String, &str)| !text.trim().is_empty();
    let has_parties = parties.iter().any(|(name, _)| !name.trim().is_empty());
    // An appeal is between two: the one that nobody has typed yet is not left out in silence.
    let party = |(name, role): (&String, &String)| match name.trim() {
        "" => (UNNAMED.to_owned(), role.clone()),
        name => (name.to_owned(), role.clone()),
    };
    Cover {
        tribunal: profile.tribunal.clone(),
        reference: heading.reference.trim().to_owned(),
        parties: parties
            .into_iter()
            .filter(|_| has_parties)
            .map(party)
            .collect(),
        title: profile.bundle_title.clone(),
        details: details
            .into_iter()
            .filter(is_filled)
            .map(|(text, label)| (label.to_owned(), long_form(text.trim())))
            .collect(),
    }
}

fn schedule(case: &Case, profile: &Profile, sources: &SourceList) -> Schedule {
    let printed = case.issues.iter().filter(|issue| issue.is_printed());
    let issues: Vec<PlannedIssue> = printed
        .map(|issue| {
            let number = case.printed_number(&issue.key);
            planned_issue(number, issue, case, profile, sources)
        })
        .collect();
    Schedule {
        heading: "Country information evidence schedule".to_owned(),
        notices: notices(case),
        issues,
    }
}

/// The sentences at the head of the schedule. They are the program's, and the only ones.
fn notices(case: &Case) -> Vec<String> {
    let mut notices = Vec::new();
    if case
        .entries()
        .any(|entry| entry.passage.kind == PassageKind::Summary)
    {
        notices.push(
            "Entries headed “Summary” put what the source says into other words; they are not quotations."
                .to_owned(),
        );
    }
    if let Some(permission) = case.set_aside(OverrideKind::ScheduleLength) {
        notices.push(format!(
            "Length of this schedule: {} ({})",
            permission.reason.trim(),
            permission.on
        ));
    }
    notices
}

fn planned_issue(
    number: usize,
    issue: &DisputedIssue,
    case: &Case,
    profile: &Profile,
    sources: &SourceList,
) -> PlannedIssue {
    let entry = |entry: &Entry| planned_entry(entry, case, &profile.entry_prefix.value, sources);
    let mut entries: Vec<PlannedEntry> = issue.entries.iter().map(entry).collect();
    shorter::apply(&mut entries, &issue.entries, &case.shorter);
    PlannedIssue {
        key: issue.key.clone(),
        number: format!("Issue {number}"),
        label: issue.label.trim().to_owned(),
        answers: answers(issue),
        authorities: issue.authorities().iter().map(planned_authority).collect(),
        entries,
    }
}

/// `RFRL para 34`: the reasons for refusal are cited so by everybody.
fn answers(issue: &DisputedIssue) -> String {
    match issue.answers.is_empty() {
        true => String::new(),
        false => format!("{LETTER} {}", issue.answers.named()),
    }
}

fn planned_entry(entry: &Entry, case: &Case, prefix: &str, sources: &SourceList) -> PlannedEntry {
    let (source, passage) = (&entry.source, &entry.passage);
    let pinpoint = passage.pinpoint.as_deref().unwrap_or_default();
    PlannedEntry {
        number: entry.number,
        label: format!("{prefix} {}", entry.number),
        proposition: entry
            .proposition
            .as_deref()
            .map(|text| text.trim().to_owned()),
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        details: joined(&[&dates(source, pinpoint), pinpoint], ", "),
        remarks: remarks(source, passage, &case.remarks),
        kind: passage.kind,
        text: passage.text.clone(),
        note: entry.note.as_deref().map(|text| text.trim().to_owned()),
        address: source.address.clone(),
        source: sources.position(source, case),
        cited_above: None,
        quoted_at: None,
        context: None,
    }
}

/// `3 June 2025 (covering 2024 to May 2025)`. Where no date was found it says that, and not
/// “undated”, which would be a statement about the source.
///
/// A date that already stands beside it, at the end of the title or at the beginning of the pinpoint, is
/// not said twice.
fn dates(source: &Source, pinpoint: &str) -> String {
    let is_said = |date: Date| ends_with(&source.title, date) || begins_with(pinpoint, date);
    let published = match source.published {
        Some(date) if is_said(date) => String::new(),
        Some(date) => date.to_string(),
        None => "date not known".to_owned(),
    };
    let covering = match source.covers {
        Some(period) if period.from == period.to => format!("(covering {})", period.from),
        Some(period) => format!("(covering {} to {})", period.from, period.to),
        None => String::new(),
    };
    joined(&[&published, &covering], " ")
}

/// The sources of a case, each once, by publisher, title and date. Two copies of a source that
/// differ in what is printed are two rows: neither may stand for the other.
struct SourceList {
    rows: Vec<PlannedSource>,
    position_by_key: BTreeMap<Vec<String>, usize>,
}

impl SourceList {
    fn new(case: &Case) -> Self {
        let mut numbers: BTreeMap<Vec<String>, (&Source, Vec<u32>)> = BTreeMap::new();
        for entry in case.entries() {
            let row = numbers
                .entry(key(&entry.source, case))
                .or_insert((&entry.source, Vec::new()));
            row.1.push(entry.number);
        }
        let position_by_key = numbers.keys().cloned().zip(0..).collect();
        let rows = numbers
            .into_values()
            .map(|(source, entries)| row(source, case, entries))
            .collect();
        SourceList {
            rows,
            position_by_key,
        }
    }

    fn position(&self, source: &Source, case: &Case) -> usize {
        self.position_by_key
            .get(&key(source, case))
            .copied()
            .unwrap_or_default()
    }
}

fn key(source: &Source, case: &Case) -> Vec<String> {
    let parts = [
        source.publisher.to_lowercase(),
        source.title.to_lowercase(),
        dates(source, ""),
        source.address.clone(),
        source.language.clone(),
        retrieved(source, case).unwrap_or_default(),
    ];
    parts.into()
}

/// The day on which the copy that quotations are held against was taken from where it was published; else the day
/// that the library knows.
fn retrieved(source: &Source, case: &Case) -> Option<String> {
    let files = case.source_files.iter();
    let own = files.filter(|file| file.source == source.id);
    let known = source.file.as_ref().and_then(|file| file.retrieved_on);
    let day = own.filter_map(|file| file.retrieved_on).max().or(known)?;
    Some(day.to_string())
}

fn row(source: &Source, case: &Case, entries: Vec<u32>) -> PlannedSource {
    let language = match source.language.as_str() {
        "en" => String::new(),
        other => format!("in {}", language_name(other)),
    };
    PlannedSource {
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        details: joined(&[&dates(source, ""), &language], ", "),
        address: source.address.clone(),
        retrieved: retrieved(source, case),
        entries,
    }
}

/// The English name of a language code, or the code where it is not a usual one here.
fn language_name(code: &str) -> &str {
    match code {
        "ru" => "Russian",
        "uk" => "Ukrainian",
        "de" => "German",
        "fr" => "French",
        "nl" => "Dutch",
        "da" => "Danish",
        "sv" => "Swedish",
        "fi" => "Finnish",
        "lv" => "Latvian",
        "ar" => "Arabic",
        "fa" => "Persian",
        other => other,
    }
}

#[cfg(test)]
mod tests;
