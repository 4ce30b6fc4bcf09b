//! Invented cases for the tests of every room. Not compiled into the program.

use crate::library::{Authority, AuthorityStatus, Date, specimen};
use crate::profile;

use super::{
    Case, ChosenAuthority, Cleaned, DecisionLetter, Document, DocumentFile, Edit, HeadingField,
    HiddenChoice, HiddenDecision, HiddenKind, HiddenPlace, IssueChoice, LookedAt, MarkArea,
    NewExhibit, Original, OriginalKind, Redacted, RedactionMark, Remark, ShorterForm, SourceFile,
};

/// An issue in somebody's own words; the first of a case gets the key `own-1`.
pub(crate) fn issue(label: &str) -> Edit {
    Edit::AddIssue(IssueChoice::Typed(label.to_owned()))
}

/// An invented passage under the issue of that key.
pub(crate) fn entry(key: &str, passage: &str) -> Edit {
    let (source, passage) = specimen::passage(passage);
    Edit::AddEntry {
        issue: key.to_owned(),
        source: Box::new(source),
        passage: Box::new(passage),
    }
}

/// An invented piece of country guidance that nobody has looked up.
pub(crate) fn authority(id: &str) -> ChosenAuthority {
    ChosenAuthority {
        authority: Authority {
            id: id.to_owned(),
            citation: format!("{} (invented) Nowhere CG", id.to_uppercase()),
            neutral: Some("[2024] UKUT 999 (IAC)".to_owned()),
            court: "Upper Tribunal".to_owned(),
            decided: None,
            decides: Some("Something was held. More was said.".to_owned()),
            subject: None,
            address: Some(format!("https://example.org/{id}")),
            status: AuthorityStatus::Seen,
            seen_in: Some("nowhere".to_owned()),
            country_guidance: true,
            adverse: false,
            overtaken: None,
            looked_up: None,
        },
        paragraphs: None,
    }
}

/// A case with an exhibit more: these pages of a report of nine, or all of them.
pub(crate) fn with_exhibit(case: &Case, pages: Option<&str>) -> Case {
    let add = Edit::AddExhibit(Box::new(NewExhibit {
        file: DocumentFile {
            path: "report.pdf".to_owned(),
            sha256: "a".repeat(64),
            pages: Some(9),
        },
        title: "Report".to_owned(),
        date: None,
        section: None,
        pages: pages.map(|pages| pages.parse().unwrap()),
        title_page: false,
    }));
    add.apply(case).unwrap()
}

/// The document of the exhibit at this place.
pub(crate) fn document(case: &Case, exhibit: usize) -> &Document {
    case.document_of(&case.exhibits[exhibit]).unwrap()
}

/// A case with a filled heading and so many issues of so many entries each.
pub(crate) fn case(issues: u32, entries: u32) -> Case {
    let headings = [
        (HeadingField::Reference, "PA/00000/2099"),
        (HeadingField::Appellant, "X Y"),
        (
            HeadingField::Respondent,
            "Secretary of State for the Home Department",
        ),
        (HeadingField::Hearing, "1 April 2099, Nowhere House"),
    ];
    let mut edits: Vec<Edit> = headings
        .into_iter()
        .map(|(field, text)| Edit::SetHeading {
            field,
            text: text.to_owned(),
        })
        .collect();
    for issue in 1..=issues {
        edits.push(Edit::AddIssue(IssueChoice::Typed(format!(
            "Invented issue {issue}"
        ))));
        edits.extend((1..=entries).map(|entry| {
            let (source, mut passage) = specimen::passage(&format!("p-{issue}-{entry}"));
            passage.text = format!("Entry {entry} under issue {issue}: an office in Ростов found that 5 men were affected, and the affidavits of all five were read. ").repeat(3).trim().to_owned();
            let issue = format!("own-{issue}");
            Edit::AddEntry { issue, source: Box::new(source), passage: Box::new(passage) }
        }));
    }
    let apply = |case: Case, edit: Edit| edit.apply(&case).unwrap_or(case);
    edits.into_iter().fold(Case::new(profile::DEFAULT), apply)
}

/// A case with one entry, whose source was published in these files, the last named last.
pub(crate) fn with_files(paths: &[&str]) -> Case {
    let source = &case(1, 1).issues[0].entries[0].source.id;
    let named = ('a'..).zip(paths).map(|(sign, path)| Edit::SetSourceFile {
        source: source.clone(),
        file: DocumentFile {
            path: (*path).to_owned(),
            sha256: sign.to_string().repeat(64),
            pages: Some(9),
        },
        edition: None,
        retrieved_on: None,
    });
    named.fold(case(1, 1), |case, edit| edit.apply(&case).unwrap_or(case))
}

/// A case with two documents and all that may be written down of them.
pub(crate) fn with_everything() -> Case {
    let add = |title: &str| {
        Edit::AddExhibit(Box::new(NewExhibit {
            file: DocumentFile {
                path: format!("in/{title}.pdf"),
                sha256: "0".repeat(64),
                pages: Some(7),
            },
            title: title.to_owned(),
            date: None,
            section: None,
            pages: None,
            title_page: false,
        }))
    };
    let edits = [
        issue("A"),
        entry("own-1", "p-1"),
        add("First"),
        add("Second"),
    ];
    let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
    let mut case = edits.iter().fold(Case::new(profile::DEFAULT), apply);
    for document in case.documents.iter_mut() {
        document.converted_from = Some(Original {
            kind: OriginalKind::Word,
            path: "in/original.docx".to_owned(),
            sha256: "1".repeat(64),
        });
    }
    let redacted = Redacted {
        path: "in/First.pdf".to_owned(),
        sha256: "2".repeat(64),
        marks: vec![RedactionMark {
            page: 3,
            area: Some(MarkArea {
                left: 720,
                top: 1000,
                right: 1205,
                bottom: 1121,
            }),
            term: Some("Anna".to_owned()),
        }],
    };
    if let Some(document) = case.documents.iter_mut().next_back() {
        document.marked = Some(redacted.marks.clone());
        document.redacted = Some(redacted);
        document.looked_at = vec![LookedAt {
            page: 2,
            on: Date::day(2026, 11, 20),
        }];
        document.cleaned = Some(Cleaned {
            path: "in/Brought.pdf".to_owned(),
            sha256: "3".repeat(64),
        });
        document.hidden = vec![HiddenChoice {
            sha256: "3".repeat(64),
            place: HiddenPlace::new(1, HiddenKind::LayerOff, None, "Draft"),
            decision: HiddenDecision::Filed("a mark of the issuing office".to_owned()),
        }];
    }
    case.confidential = vec!["Anna".to_owned()];
    case.anonymity = Some("Dmitri Kovalyov".to_owned());
    case.source_files.push(SourceFile {
        source: "un-report-2026".into(),
        document: case.exhibits[0].document,
        edition: Some("Second edition".to_owned()),
        retrieved_on: "2026-11-20".parse().ok(),
    });
    case.pinned = [(1, 12.try_into().unwrap())].into();
    case.told_to = 40;
    case.index_reserve = 1;
    case.issues[0].authorities = Some(vec![ChosenAuthority {
        paragraphs: Some("headnote 1".to_owned()),
        ..authority("a")
    }]);
    case.remarks = [Remark::Stance].into();
    case.shorter = [ShorterForm::CiteOnce].into();
    case.issues[0].answers = "34".parse().unwrap();
    case.decision_letter = Some(DecisionLetter {
        document: case.exhibits[1].document,
        paragraphs: "33-35".parse().unwrap(),
        nothing_to_answer: "33".parse().unwrap(),
    });
    case
}
