//! Plans to test with, small enough to read and like the real thing. Nothing in them is evidence.

use crate::bundle::{
    Cover, Plan, PlannedAuthority, PlannedEntry, PlannedExhibit, PlannedIssue, PlannedSource,
    Promises, Schedule,
};
use crate::library::PassageKind;

/// A bundle with two issues, three entries and two sources, and a name in Arabic.
pub(crate) fn small() -> Plan {
    let mut first = entry(1, PassageKind::Extract, 0);
    first.proposition = Some("Men who refuse to serve are prosecuted.".to_owned());
    let mut second = entry(2, PassageKind::Summary, 1);
    second.note = Some("Compare the statement of the appellant, paragraph 12.".to_owned());
    let third = entry(3, PassageKind::Extract, 0);
    let issues = vec![
        issue(1, "Risk of prosecution", vec![first, second]),
        issue(2, "Internal relocation", vec![third]),
    ];
    plan(issues, vec![source(0, vec![1, 3]), source(1, vec![2])])
}

/// The small bundle with authorities under its first issue.
pub(crate) fn with_authorities() -> Plan {
    let authority =
        |citation: &str, details: &str, holding: Option<&str>, status: &[&str]| PlannedAuthority {
            citation: citation.to_owned(),
            details: details.to_owned(),
            holding: holding.map(str::to_owned),
            subject: None,
            status: status.iter().map(|one| (*one).to_owned()).collect(),
            address: "https://example.org/decisions/1".to_owned(),
        };
    let mut plan = small();
    plan.schedule.issues[0].authorities = vec![
        authority(
            "A and B (duty to serve – risk on return) Nowhere CG",
            "[2099] UKUT 1 (IAC), headnote 2",
            Some("Men who refuse to serve are at risk where they were summoned"),
            &[
                "country guidance; listing not checked",
                "overtaken on fines by C [2099] UKUT 2 (IAC)",
            ],
        ),
        authority("Duty to Serve Act 2099", "section 3", None, &[]),
    ];
    plan
}

/// A bundle with nothing chosen yet.
pub(crate) fn empty() -> Plan {
    plan(Vec::new(), Vec::new())
}

/// One entry under each of many issues.
pub(crate) fn many_issues(count: u32) -> Plan {
    let numbered = |number| {
        let label = "Whether the authorities would know of the appellant, and from what";
        issue(number, label, vec![entry(number, PassageKind::Extract, 0)])
    };
    let issues = (1..=count).map(numbered).collect();
    plan(issues, vec![source(0, (1..=count).collect())])
}

/// Entries under four issues, from a source each.
pub(crate) fn long(entries: u32) -> Plan {
    let kind = |number: u32| match number % 4 {
        0 => PassageKind::Summary,
        _ => PassageKind::Extract,
    };
    let numbered = |number: u32| {
        let mut entry = entry(number, kind(number), number as usize - 1);
        let times = 1 + number as usize % 3;
        entry.text = vec![PASSAGE; times].join(" ");
        entry.proposition = number
            .is_multiple_of(2)
            .then(|| "The registers are joined.".to_owned());
        entry
    };
    let issues = (1..=4).map(|number| {
        let entries = (1..=entries).filter(|entry| entry % 4 + 1 == number);
        let entries = entries.map(numbered).collect();
        issue(number, "Risk on return", entries)
    });
    let sources = (1..=entries).map(|number| source(number as usize - 1, vec![number]));
    plan(issues.collect(), sources.collect())
}

const PASSAGE: &str = "The office for the register of those liable to serve (военкомат) may \
    forbid a man to leave the country from the day on which the summons is entered, whether or \
    not it has reached him. Officials described it as “efficient”.";

fn plan(issues: Vec<PlannedIssue>, sources: Vec<PlannedSource>) -> Plan {
    Plan {
        title: "PA/00000/2026 – Appellant’s bundle".to_owned(),
        file_name: "PA-00000-2026 AB.pdf".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        running_head: "PA/00000/2026 · Appellant’s bundle".to_owned(),
        draft: true,
        cover: cover(),
        schedule: Schedule {
            heading: "Country information evidence schedule".to_owned(),
            notices: vec!["Summaries are not quotations.".to_owned()],
            issues,
        },
        sources,
        exhibits: Vec::new(),
        dividers: false,
        volumes: Vec::new(),
        promises: Promises::default(),
        supplement: None,
    }
}

/// The small bundle with four documents behind it, under two headings and none, with dividers.
pub(crate) fn with_exhibits() -> Plan {
    let exhibit =
        |number, title: &str, section: Option<&str>, pages, part: Option<&str>| PlannedExhibit {
            number,
            title: title.to_owned(),
            date: if number % 3 == 1 {
                "30 January 2023".to_owned()
            } else {
                String::new()
            },
            section: section.map(str::to_owned),
            pages,
            part: part.map(str::to_owned),
            made: None,
            read: None,
        };
    Plan {
        exhibits: vec![
            exhibit(1, "Letter of refusal", Some("Home Office papers"), 12, None),
            exhibit(
                2,
                "Interview record",
                Some("Home Office papers"),
                1,
                Some("page 3 of 40"),
            ),
            exhibit(
                3,
                "Повестка военного комиссариата",
                Some("Personal documents"),
                2,
                None,
            ),
            exhibit(4, "شهادة الميلاد 1990", Some("Personal documents"), 1, None),
        ],
        dividers: true,
        ..small()
    }
}

fn cover() -> Cover {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    Cover {
        tribunal: vec![
            "In the First-tier Tribunal".to_owned(),
            "Immigration and Asylum Chamber".to_owned(),
        ],
        reference: "PA/00000/2026".to_owned(),
        parties: vec![
            pair("A. Name (أحمد حسن)", "Appellant"),
            pair("Secretary of State for the Home Department", "Respondent"),
        ],
        title: "Appellant’s bundle".to_owned(),
        details: vec![
            pair("Hearing", "12 March 2026, Taylor House"),
            pair("Representative", "A Firm of Solicitors, 1 High Street"),
        ],
    }
}

fn issue(number: u32, label: &str, entries: Vec<PlannedEntry>) -> PlannedIssue {
    PlannedIssue {
        key: format!("i{number}"),
        number: format!("Issue {number}"),
        label: label.to_owned(),
        answers: String::new(),
        authorities: Vec::new(),
        entries,
    }
}

fn entry(number: u32, kind: PassageKind, source: usize) -> PlannedEntry {
    PlannedEntry {
        number,
        label: format!("CS {number}"),
        proposition: None,
        publisher: "Office of Affairs".to_owned(),
        title: title(source),
        details: "3 June 2025 (covering 2024 to May 2025), paragraph 4.2".to_owned(),
        remarks: vec!["NGO".to_owned()],
        kind,
        text: PASSAGE.to_owned(),
        note: None,
        address: address(source),
        source,
        cited_above: None,
        quoted_at: None,
        context: None,
    }
}

fn source(position: usize, entries: Vec<u32>) -> PlannedSource {
    PlannedSource {
        publisher: "Office of Affairs".to_owned(),
        title: title(position),
        details: "3 June 2025".to_owned(),
        address: address(position),
        retrieved: Some("20 November 2026".to_owned()).filter(|_| position == 0),
        entries,
    }
}

fn title(source: usize) -> String {
    format!("Report no. {} on the duty to serve", source + 1)
}

fn address(source: usize) -> String {
    format!(
        "https://example.org/reports/2025/the-duty-to-serve-and-what-follows-from-it/{source}?v=1"
    )
}
