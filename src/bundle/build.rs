//! From a case to its plan.

use std::collections::BTreeMap;

use crate::case::{Case, DisputedIssue, Entry, Exhibit, OverrideKind, PageRanges};
use crate::library::{PassageKind, Source};
use crate::profile::Profile;

use super::name::file_name;
use super::plan::{
    Cover, Plan, PlannedEntry, PlannedExhibit, PlannedIssue, PlannedSource, Schedule,
};

/// How many pages each exhibit's file has, by the exhibit's number; without those not yet read.
pub type Lengths = BTreeMap<u32, u32>;

/// What the bundle of this case says, in order. Issues without entries are left out of print.
pub fn plan(case: &Case, profile: &Profile, lengths: &Lengths) -> Plan {
    let heading = &case.heading;
    let prefix = profile.page_prefix.value.as_str();
    let sources = SourceList::new(case);
    let draft = !case.is_signed_off() && !case.overrides.contains_key(&OverrideKind::DraftMark);
    Plan {
        title: joined(&[&heading.reference, &profile.bundle_title], " – "),
        file_name: file_name(&heading.reference, prefix, &profile.bundle_title),
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
            .map(|exhibit| planned_exhibit(exhibit, lengths))
            .collect(),
        dividers: case.dividers,
        volumes: Vec::new(),
    }
}

fn planned_exhibit(exhibit: &Exhibit, lengths: &Lengths) -> PlannedExhibit {
    let whole = lengths.get(&exhibit.number).copied().unwrap_or_default();
    let wanted = exhibit.wanted();
    let pages = wanted
        .as_ref()
        .map_or(whole, |ranges| ranges.count_within(whole));
    PlannedExhibit {
        number: exhibit.number,
        title: exhibit.title.trim().to_owned(),
        date: exhibit
            .date
            .map(|date| date.to_string())
            .unwrap_or_default(),
        section: exhibit.section.clone(),
        pages,
        part: wanted
            .filter(|_| pages < whole)
            .map(|ranges| format!("{} of {whole}", named(&ranges))),
    }
}

/// `page 3` or `pages 1, 5–9`.
fn named(ranges: &PageRanges) -> String {
    let noun = if ranges.count() == 1 { "page" } else { "pages" };
    format!("{noun} {ranges}")
}

fn joined(parts: &[&str], between: &str) -> String {
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
        (&heading.appellant, "Appellant"),
        (&heading.respondent, "Respondent"),
    ];
    let details = [
        (&heading.hearing, "Hearing"),
        (&heading.representative, "Representative"),
    ];
    let is_filled = |(text, _): &(&String, &str)| !text.trim().is_empty();
    let has_parties = parties.iter().any(is_filled);
    // An appeal is between two: the one that nobody has typed yet is not left out in silence.
    let party = |(name, role): (&String, &str)| match name.trim() {
        "" => (UNNAMED.to_owned(), role.to_owned()),
        name => (name.to_owned(), role.to_owned()),
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
            .map(|(text, label)| (label.to_owned(), text.trim().to_owned()))
            .collect(),
    }
}

fn schedule(case: &Case, profile: &Profile, sources: &SourceList) -> Schedule {
    let printed = case.issues.iter().filter(|issue| !issue.entries.is_empty());
    let issues: Vec<PlannedIssue> = (1..)
        .zip(printed)
        .map(|(number, issue)| planned_issue(number, issue, profile, sources))
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
    if let Some(permission) = case.overrides.get(&OverrideKind::ScheduleLength) {
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
    profile: &Profile,
    sources: &SourceList,
) -> PlannedIssue {
    let entry = |entry: &Entry| planned_entry(entry, &profile.entry_prefix.value, sources);
    PlannedIssue {
        key: issue.key.clone(),
        number: format!("Issue {number}"),
        label: issue.label.trim().to_owned(),
        entries: issue.entries.iter().map(entry).collect(),
    }
}

fn planned_entry(entry: &Entry, prefix: &str, sources: &SourceList) -> PlannedEntry {
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
        details: joined(&[&dates(source), pinpoint], ", "),
        kind: passage.kind,
        text: passage.text.clone(),
        note: entry.note.as_deref().map(|text| text.trim().to_owned()),
        address: source.address.clone(),
        source: sources.position(source),
    }
}

/// `3 June 2025 (covering 2024 to May 2025)`. Where no date was found it says that, and not
/// “undated”, which would be a statement about the source.
fn dates(source: &Source) -> String {
    let published = source
        .published
        .map_or_else(|| "date not known".to_owned(), |date| date.to_string());
    match source.covers {
        Some(period) if period.from == period.to => {
            format!("{published} (covering {})", period.from)
        }
        Some(period) => format!("{published} (covering {} to {})", period.from, period.to),
        None => published,
    }
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
                .entry(key(&entry.source))
                .or_insert((&entry.source, Vec::new()));
            row.1.push(entry.number);
        }
        let position_by_key = numbers.keys().cloned().zip(0..).collect();
        let rows = numbers
            .into_values()
            .map(|(source, entries)| row(source, entries))
            .collect();
        SourceList {
            rows,
            position_by_key,
        }
    }

    fn position(&self, source: &Source) -> usize {
        self.position_by_key
            .get(&key(source))
            .copied()
            .unwrap_or_default()
    }
}

fn key(source: &Source) -> Vec<String> {
    let parts = [
        source.publisher.to_lowercase(),
        source.title.to_lowercase(),
        dates(source),
        source.address.clone(),
        source.language.clone(),
    ];
    parts.into()
}

fn row(source: &Source, entries: Vec<u32>) -> PlannedSource {
    let language = match source.language.as_str() {
        "en" => String::new(),
        other => format!("in {}", language_name(other)),
    };
    PlannedSource {
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        details: joined(&[&dates(source), &language], ", "),
        address: source.address.clone(),
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
mod tests {
    use super::*;
    use crate::case::{Edit, HeadingField, IssueChoice};
    use crate::library::{Date, Passage, Period, specimen};
    use crate::profile::DEFAULT;

    fn made(edits: Vec<Edit>) -> Case {
        let apply = |case: Case, edit: Edit| edit.apply(&case).unwrap();
        edits.into_iter().fold(Case::new(DEFAULT), apply)
    }

    fn heading(field: HeadingField, text: &str) -> Edit {
        Edit::SetHeading {
            field,
            text: text.to_owned(),
        }
    }

    fn entry(issue: &str, id: &str, change: fn(&mut Source, &mut Passage)) -> Edit {
        let (mut source, mut passage) = specimen::passage(id);
        change(&mut source, &mut passage);
        let issue = issue.to_owned();
        Edit::AddEntry {
            issue,
            source: Box::new(source),
            passage: Box::new(passage),
        }
    }

    fn sample() -> Case {
        made(vec![
            heading(HeadingField::Reference, "PA/00000/2099"),
            heading(HeadingField::Appellant, "X Y"),
            heading(
                HeadingField::Respondent,
                "Secretary of State for the Home Department",
            ),
            heading(HeadingField::Hearing, " "),
            Edit::AddIssue(IssueChoice::Typed("Risk of punishment".into())),
            Edit::AddIssue(IssueChoice::Typed("Nothing relied on here".into())),
            Edit::AddIssue(IssueChoice::Typed("State protection".into())),
            entry("own-3", "p-1", |source, _| {
                source.published = None;
                source.language = "ru".into();
            }),
            entry("own-1", "p-2", |source, passage| {
                source.covers = "2024".parse::<Date>().ok().map(|year| Period {
                    from: year,
                    to: year,
                });
                passage.pinpoint = Some("para 4".into());
            }),
            entry("own-3", "p-2", |_, _| ()),
            Edit::SetProposition {
                number: 2,
                text: "Men are punished".into(),
            },
            Edit::SetNote {
                number: 2,
                text: "See also CS 1.".into(),
            },
        ])
    }

    #[test]
    fn a_plan_says_what_is_printed_and_nothing_else() {
        let plan = plan(
            &sample(),
            &Profile::shipped(DEFAULT).unwrap(),
            &Lengths::new(),
        );
        insta::assert_snapshot!(plan.to_string());
    }

    #[test]
    fn a_cover_never_names_one_party_alone() {
        let profile = Profile::shipped(DEFAULT).unwrap();
        let parties = |appellant: &str, respondent: &str| {
            let mut case = sample();
            case.heading.appellant = appellant.into();
            case.heading.respondent = respondent.into();
            let cover = plan(&case, &profile, &Lengths::new()).cover;
            let line = |(name, role): &(String, String)| format!("{name}, {role}");
            cover
                .parties
                .iter()
                .map(line)
                .collect::<Vec<_>>()
                .join("; ")
        };
        let blank = UNNAMED;
        assert_eq!(parties("X", "Y"), "X, Appellant; Y, Respondent");
        assert_eq!(
            parties("X", " "),
            format!("X, Appellant; {blank}, Respondent")
        );
        assert_eq!(
            parties("\t", "Y"),
            format!("{blank}, Appellant; Y, Respondent")
        );
        assert_eq!(
            parties("", ""),
            "",
            "nothing is said of a case that nobody has begun"
        );
    }

    #[test]
    fn the_title_and_the_file_name_never_hold_a_person() {
        let mut case = sample();
        case.heading.appellant = "Ivanov".into();
        let plan = plan(&case, &Profile::shipped(DEFAULT).unwrap(), &Lengths::new());
        assert!(!plan.title.contains("Ivanov") && !plan.file_name.contains("Ivanov"));
        assert!(!plan.running_head.contains("Ivanov"));
    }

    #[test]
    fn the_draft_mark_goes_when_all_is_signed_off_or_a_reason_is_given() {
        let profile = Profile::shipped(DEFAULT).unwrap();
        let case = sample();
        assert!(plan(&case, &profile, &Lengths::new()).draft);
        let on = Date::day(2026, 11, 1);
        let signed = [1, 2, 3].into_iter().fold(case.clone(), |case, number| {
            Edit::SignOff {
                number,
                by: "AB".into(),
                on,
            }
            .apply(&case)
            .unwrap()
        });
        assert!(!plan(&signed, &profile, &Lengths::new()).draft);
        let reason = "Served for agreement".to_owned();
        let waived = Edit::SetOverride {
            rule: OverrideKind::DraftMark,
            reason,
            on,
        };
        assert!(!plan(&waived.apply(&case).unwrap(), &profile, &Lengths::new()).draft);
    }
}
