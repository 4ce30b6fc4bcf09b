//! What goes into a case that is begun from another, and that nothing else does. The fullest case that can be is
//! written down field by field: one that is added to the model must be filled here, too.

use super::*;
use crate::case::specimen::authority;
use crate::case::{
    Cleaned, Comments, Considered, DecisionLetter, Document, DocumentId, Exhibit, ExhibitKind,
    FiledBundle, FiledDocument, FiledEntry, FiledFile, FiledIssue, FiledRow, HiddenChoice,
    HiddenDecision, HiddenKind, HiddenPlace, LongPages, LookedAt, Original, OriginalKind, Override,
    OverrideKind, PaperChoice, QuotedAnyway, Redacted, RedactionMark, Remark, RespondentBundle,
    ShorterForm, SignOff, SourceFile, Translation, Turns, VolumeCap, text,
};
use crate::library::{Checked, Date, LookedUp, PassageKind, specimen};

/// Texts that must not stand in the new case begin with this, and those that must with the other.
const OLD: &str = "OLD-";
const KEPT: &str = "KEPT-";

/// Gives texts that are all different.
#[derive(Default)]
struct Words(u32);

impl Words {
    fn old(&mut self) -> String {
        self.0 += 1;
        format!("{OLD}{:03}", self.0)
    }

    fn kept(&mut self) -> String {
        self.0 += 1;
        format!("{KEPT}{:03}", self.0)
    }

    /// A hash that no other has, told by how it begins.
    fn hash(&mut self) -> String {
        self.0 += 1;
        format!("01d{:0>61}", self.0)
    }
}

fn then() -> Date {
    Date::day(2031, 7, 9)
}

fn document(id: u32, words: &mut Words) -> Document {
    let mark = |words: &mut Words| RedactionMark {
        page: 1,
        area: None,
        term: Some(words.old()),
    };
    Document {
        id: DocumentId::new(id),
        path: words.old(),
        sha256: words.hash(),
        pages: Some(4321),
        converted_from: Some(Original {
            kind: OriginalKind::Word,
            path: words.old(),
            sha256: words.hash(),
        }),
        redacted: Some(Redacted {
            path: words.old(),
            sha256: words.hash(),
            marks: vec![mark(words), mark(words)],
        }),
        marked: Some(vec![mark(words)]),
        looked_at: vec![LookedAt {
            page: 1,
            on: then(),
        }],
        cleaned: Some(Cleaned {
            path: words.old(),
            sha256: words.hash(),
        }),
        hidden: vec![HiddenChoice {
            sha256: words.hash(),
            place: HiddenPlace {
                fingerprint: words.hash(),
                ..HiddenPlace::new(1, HiddenKind::LayerOff, None, "x")
            },
            decision: HiddenDecision::Filed(words.old()),
        }],
    }
}

fn exhibit(number: u32, words: &mut Words) -> Exhibit {
    Exhibit {
        number,
        document: DocumentId::new(number),
        title: words.old(),
        kind: ExhibitKind::ExpertReport,
        date: Some(then()),
        section: Some(words.old()),
        pages: "1-3".parse().ok(),
        title_page: true,
        came_with_extract: true,
        paper: PaperChoice::Keep,
        long_pages: LongPages::Cut,
        comments: Comments::Drop,
        turns: Turns::default(),
        smaller: None,
        language: Some(words.old()),
        translation: Some(Translation {
            of: 1,
            by: words.old(),
            on: Some(then()),
        }),
        original_beside: true,
    }
}

/// An entry on which a person of that desk has said all that can be said.
fn entry(number: u32, words: &mut Words) -> Entry {
    let (source, passage) = specimen::passage(&format!("p-{number}"));
    let passage = Passage {
        kind: PassageKind::Extract,
        anchor: Some(specimen::anchor('a', 1)),
        checked: Some(Checked {
            by: words.old(),
            on: then(),
            file_sha256: words.hash(),
        }),
        text: words.kept(),
        ..passage
    };
    Entry {
        proposition: Some(words.kept()),
        note: Some(words.old()),
        signed_off: Some(SignOff {
            by: words.old(),
            on: then(),
            against: Some(words.hash()),
        }),
        confirmed: [words.old(), words.old()].into(),
        prints_context: true,
        pages_behind: "7".parse().ok(),
        quoted_anyway: Some(QuotedAnyway {
            reason: words.old(),
            on: then(),
            file_sha256: Some(words.hash()),
        }),
        ..Entry::choose(number, &source, &passage)
    }
}

fn issue(key: &str, numbers: [u32; 2], words: &mut Words) -> DisputedIssue {
    let looked_up = LookedUp {
        by: words.old(),
        on: then(),
        listed: true,
    };
    let cited = ChosenAuthority {
        paragraphs: Some(words.kept()),
        authority: Authority {
            looked_up: Some(looked_up),
            ..authority(key).authority
        },
    };
    DisputedIssue {
        key: key.to_owned(),
        label: words.kept(),
        taxonomy: None,
        authorities: Some(vec![cited]),
        answers: "983".parse().unwrap(),
        entries: numbers.map(|number| entry(number, words)).into(),
    }
}

/// A case in which all is filled.
fn fullest(words: &mut Words) -> Case {
    Case {
        profile: "ftt-iac".to_owned(),
        heading: Heading {
            reference: words.old(),
            appellant: words.old(),
            respondent: words.old(),
            representative: words.old(),
            hearing: words.old(),
        },
        claimant: Claimant {
            nationality: Some("ERI".to_owned()),
            characteristics: [words.old().as_str().into()].into(),
        },
        issues: vec![
            issue("own-1", [7, 9], words),
            issue("own-2", [8, 12], words),
        ],
        next_entry: 977,
        documents: vec![document(1, words), document(2, words)].into(),
        documents_numbered: 978,
        source_files: vec![SourceFile {
            source: words.old().as_str().into(),
            document: DocumentId::new(1),
            edition: Some(words.old()),
            retrieved_on: Some(then()),
        }],
        counted_pages: [(words.hash(), 5)].into(),
        exhibits: vec![exhibit(1, words), exhibit(2, words)],
        exhibits_numbered: 979,
        dividers: true,
        quoted_pages: true,
        numbers: Numbers::Kept,
        pinned: [(1, 980.try_into().unwrap())].into(),
        index_reserve: 981,
        volumes: VolumeCap {
            pages: Some(500),
            megabytes: None,
        },
        remarks: Remark::ALL.into(),
        overrides: [(
            OverrideKind::ScheduleLength,
            Override {
                reason: words.old(),
                on: then(),
            },
        )]
        .into(),
        exclusion_considered: Some(Considered {
            by: words.old(),
            on: then(),
        }),
        confidential: vec![words.old(), words.old()],
        anonymity: Some(words.old()),
        decision_letter: Some(DecisionLetter {
            document: DocumentId::new(2),
            paragraphs: "983, 984".parse().unwrap(),
            nothing_to_answer: "984".parse().unwrap(),
        }),
        told_to: 982,
        shorter: ShorterForm::ALL.into(),
        filed: vec![filed(words)],
        review_received: Some(then()),
        late_because: Some(words.old()),
        respondent: Some(RespondentBundle {
            path: words.old(),
            sha256: words.hash(),
            prefix: words.old(),
            pages: 985,
            documents: vec![row(words)],
        }),
    }
}

fn row(words: &mut Words) -> FiledRow {
    FiledRow {
        text: words.old(),
        first: 986,
        last: 987,
    }
}

fn filed(words: &mut Words) -> FiledBundle {
    FiledBundle {
        title: words.old(),
        prefix: words.old(),
        on: then(),
        files: vec![FiledFile {
            path: words.old(),
            sha256: words.hash(),
            size: 988,
            pages: 989,
        }],
        index: vec![row(words)],
        issues: vec![FiledIssue {
            key: words.old(),
            number: 1,
            label: words.old(),
            authorities: vec![words.old()],
        }],
        documents: vec![FiledDocument {
            title: words.old(),
            first: 990,
            pages: 1,
            exhibit: exhibit(1, words),
        }],
        entries: vec![FiledEntry {
            number: 7,
            page: 991,
            source: words.old(),
            words: words.hash(),
        }],
        reason: Some(words.old()),
    }
}

/// The words of that kind in a text.
fn words_of(text: &str, begin: &str) -> BTreeSet<String> {
    let parts = text.split('"').filter(|part| part.starts_with(begin));
    parts.map(str::to_owned).collect()
}

#[test]
fn nothing_of_the_earlier_appeal_its_people_and_its_papers_is_in_the_new_case() {
    let earlier = fullest(&mut Words::default());
    let before = text::write(&earlier).unwrap();
    let BegunFrom { case, left_out } = earlier.begin_another();
    let after = text::write(&case).unwrap();
    assert_eq!(left_out, 0);
    for kind in [OLD, "01d0"] {
        let old = words_of(&before, kind);
        assert!(old.len() > 10, "{}", old.len());
        assert_eq!(words_of(&after, kind), BTreeSet::new());
    }
    assert!(words_of(&before, OLD).len() >= 40);
    // Hashes may hold any figures, so what stands before or behind them is looked for, too.
    let others = [
        "\"2031", "\"ERI\"", ": 977", ": 978", ": 979", ": 980", ": 981", "(4321)", ": 982", "983",
        ": 985", ": 986", ": 989", ": 990",
    ];
    for other in others {
        assert!(before.contains(other), "{other}");
        assert!(!after.contains(other), "{other}");
    }
}

#[test]
fn issues_entries_and_propositions_come_along_in_their_order_and_are_numbered_anew() {
    let earlier = fullest(&mut Words::default());
    let case = earlier.begin_another().case;
    let kept = |case: &Case| words_of(&text::write(case).unwrap(), KEPT);
    assert!(kept(&earlier).len() >= 12);
    assert_eq!(kept(&case), kept(&earlier));
    let told = |case: &Case| -> Vec<_> {
        let entries = case.entries();
        entries
            .map(|entry| (entry.passage.id.clone(), entry.proposition.clone()))
            .collect()
    };
    assert_eq!(told(&case), told(&earlier));
    let numbers: Vec<u32> = case.entries().map(|entry| entry.number).collect();
    assert_eq!((numbers, case.next_entry), (vec![1, 2, 3, 4], 5));
    assert!(case.entries().all(Entry::is_as_chosen));
    assert_eq!(
        (&case.profile, case.volumes),
        (&earlier.profile, earlier.volumes)
    );
}

#[test]
fn the_new_case_is_one_that_can_be_opened() {
    let case = fullest(&mut Words::default()).begin_another().case;
    let written = text::write(&case).unwrap();
    assert_eq!(text::read(written.as_bytes()).unwrap(), case);
}

#[test]
fn words_taken_from_a_paper_that_is_not_on_the_web_stay_with_their_client() {
    let mut earlier = fullest(&mut Words::default());
    earlier.issues[0].entries[0].source.address = String::new();
    let BegunFrom { case, left_out } = earlier.begin_another();
    assert_eq!((case.entries().count(), left_out), (3, 1));
}
