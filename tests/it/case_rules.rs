//! Every rule about a case, shown to be able to fail: a sound case, one change, one finding.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::sync::Arc;

use bundle_builder::case::{
    Case, ChosenAuthority, DocumentFile, DocumentId, Edit, Entry, ExhibitChange, ExhibitKind,
    HeadingField, HiddenChange, IssueChoice, LetterChange, LongPages, NewExhibit, Original,
    OriginalKind, OverrideKind, PaperChoice, RedactionMark, Translation, Turn,
};
use bundle_builder::finding::{CaseCode, Code, DocumentCode, Finding};
use bundle_builder::library::{
    Anchor, AuthorityStatus, Date, Edition, Library, LookedUp, Overtaken, PassageKind,
    PublisherKind, ReadExtent, Series, Stance, Tier, fingerprint,
};
use bundle_builder::numbering::{Citation, PageName};
use bundle_builder::ocr;
use bundle_builder::pdf::content::{
    ByMachine, Cuts, Drawing, HiddenBy, HiddenWords, MachineFailure, MachinePage, Reading, Rect,
    Small, Stands,
};
use bundle_builder::pdf::import::{CommentFact, Damage, Lock, Refusal, Survey};
use bundle_builder::pdf::leave_out::place_of;
use bundle_builder::preflight::{
    CaseCheck, Compared, Document, Documents, Missed, OriginalNow, Quotations, Quoted, check_case,
};
use bundle_builder::profile::{DEFAULT, Profile};
use bundle_builder::quote::{
    self, Confirm, Continuation, Cut, Difference, Edits, NotFound, Outcome, Side,
};

use super::desk::TODAY;
use super::small;

const OTHER_ISSUE: &str = "q3b-severity";

/// Everything a rule looks at, to be spoilt at will.
struct Trial {
    case: Case,
    library: Library,
    today: Date,
    schedule_pages: u32,
    missing: Vec<char>,
    documents: Documents,
    quotations: Quotations,
}

impl Trial {
    fn sound() -> Self {
        let library = small::library_with(small::pack());
        Trial {
            case: small::case(&library),
            library,
            today: TODAY.parse().unwrap(),
            schedule_pages: 12,
            missing: Vec::new(),
            documents: Documents::new(),
            quotations: Quotations::new(),
        }
    }

    fn findings(&self) -> Vec<Finding> {
        check_case(&CaseCheck {
            case: &self.case,
            library: &self.library,
            profile: &Profile::shipped(DEFAULT).unwrap(),
            today: self.today,
            schedule_pages: self.schedule_pages,
            missing: &self.missing,
            documents: &self.documents,
            quotations: &self.quotations,
        })
    }

    /// Gives the case a document, and says what was found in its file.
    fn exhibit(&mut self, found: Result<Document, String>) {
        self.edit(Edit::AddExhibit(Box::new(NewExhibit {
            file: DocumentFile {
                path: "letter.pdf".to_owned(),
                sha256: "0".repeat(64),
                pages: None,
            },
            title: "Letter".to_owned(),
            date: None,
            section: None,
            pages: None,
            title_page: false,
        })));
        self.documents.insert(1, found);
    }

    fn refused(&mut self, refusal: Refusal) {
        self.exhibit(Ok(Document {
            sha256: "0".repeat(64),
            bytes: 1,
            survey: Err(refusal),
            sum: 0,
            reading: None,
            password: None,
            smaller: None,
            original: OriginalNow::default(),
        }));
    }

    /// A plain document of three pages, on which this was read.
    fn read(&mut self, change: fn(&mut Reading)) {
        self.surveyed(|_| {});
        let mut reading = Reading::default();
        change(&mut reading);
        if let Some(Ok(found)) = self.documents.get_mut(&1) {
            found.reading = Some(reading);
        }
    }

    /// A document of three pages that differs from a plain one.
    /// The second entry stands under another issue.
    fn moved_to(&mut self, other: &str) {
        self.edit(Edit::AddIssue(IssueChoice::FromTree {
            id: other.into(),
            label: "Severity".to_owned(),
        }));
        self.edit(Edit::MoveEntry {
            number: 2,
            issue: other.to_owned(),
            to: 0,
        });
    }

    fn file_knowingly(&mut self) {
        let (page, words) = hidden(1, HiddenBy::Covered);
        let change = HiddenChange::FileKnowingly {
            places: vec![place_of(page, &words)],
            reason: "the box is a part of the form".to_owned(),
        };
        let document = self.case.exhibit(1).unwrap().document;
        self.edit(Edit::Hidden(document, change));
    }

    fn surveyed(&mut self, change: fn(&mut Survey)) {
        let mut survey = Survey::default();
        survey.counts.pages = 3;
        change(&mut survey);
        self.exhibit(Ok(Document {
            sha256: "0".repeat(64),
            bytes: 1,
            survey: Ok(survey),
            sum: 0,
            reading: None,
            password: None,
            smaller: None,
            original: OriginalNow::default(),
        }));
    }

    /// A document that was made of a letter in Word.
    fn made_of_word(&mut self, now: OriginalNow) {
        self.surveyed(|_| {});
        let original = Original {
            kind: OriginalKind::Word,
            path: "papers/letter.docx".to_owned(),
            sha256: "1".repeat(64),
        };
        let number = self.case.exhibits[0].number;
        let change = ExhibitChange::MadeOf(original);
        let made = Edit::ChangeExhibit { number, change };
        self.case = made.apply(&self.case).unwrap();
        for found in self.documents.values_mut().flatten() {
            found.original = now;
        }
    }

    /// A second document.
    fn another(&mut self) {
        self.edit(Edit::AddExhibit(Box::new(NewExhibit {
            file: DocumentFile {
                path: "other.pdf".to_owned(),
                sha256: "1".repeat(64),
                pages: None,
            },
            title: "Other".to_owned(),
            date: None,
            section: None,
            pages: None,
            title_page: false,
        })));
    }

    fn change(&mut self, number: u32, change: ExhibitChange) {
        self.edit(Edit::ChangeExhibit { number, change });
    }

    fn edit(&mut self, edit: Edit) {
        self.case = edit.apply(&self.case).unwrap();
    }

    /// What became of holding the first entry against its file.
    /// Cites invented guidance, changed, under the first issue.
    fn cite(&mut self, change: fn(&mut ChosenAuthority)) {
        let mut chosen = ChosenAuthority {
            authority: serde_json::from_str(
                r#"{"id": "a", "citation": "A CG", "court": "UT", "status": "Seen", "country_guidance": true}"#,
            )
            .unwrap(),
            paragraphs: None,
        };
        change(&mut chosen);
        self.case.issues[0].authorities = Some(vec![chosen]);
    }

    fn quoted(&mut self, quoted: Quoted) {
        self.edit(Edit::SetSourceFile {
            source: "nobody-2026".into(),
            file: DocumentFile {
                path: "nothing.pdf".to_owned(),
                sha256: "1".repeat(64),
                pages: None,
            },
            edition: None,
            retrieved_on: None,
        });
        self.quotations.insert(1, quoted);
    }

    fn compared(&mut self, outcome: fn() -> Outcome) {
        self.quoted(Quoted::NoFile);
        let document = self.case.source_files[0].document;
        let compared = compared(document, outcome());
        self.quotations
            .insert(1, Quoted::Compared(Box::new(compared)));
    }

    fn quote_anyway(&mut self, reason: &str) {
        self.edit(Edit::QuoteAnyway {
            number: 1,
            reason: reason.to_owned(),
            on: self.today,
        });
    }

    fn set_aside(&mut self, rule: OverrideKind) {
        self.edit(Edit::SetOverride {
            rule,
            reason: "Judge Nobody allowed it".to_owned(),
            on: self.today,
        });
    }

    /// Changes the first entry as an honest library would have it: fingerprint and library agree.
    fn choose_changed(&mut self, change: fn(&mut Entry)) {
        let entry = &mut self.case.issues[0].entries[0];
        change(entry);
        entry.fingerprint = fingerprint(&entry.source, &entry.passage);
    }
}

fn looked_up(listed: bool) -> Option<LookedUp> {
    Some(LookedUp {
        by: "AB".to_owned(),
        on: Date::day(2026, 11, 28),
        listed,
    })
}

fn compared(document: DocumentId, outcome: Outcome) -> Compared {
    Compared {
        document,
        path: "nothing.pdf".to_owned(),
        is_other_edition: false,
        missed: None,
        damage: None,
        outcome,
        citation: Some(Citation {
            page: 3,
            page_name: PageName::Printed("4".to_owned()),
            paragraph: Some("4".to_owned()),
            pinpoint: "p. 4, para 4".to_owned(),
        }),
        is_where_cited: Some(true),
        printed: None,
        context: None,
    }
}

fn near() -> Outcome {
    Outcome::Near {
        at: quote::Place::default(),
        differences: vec![Difference {
            extract: "are".to_owned(),
            text: "are not".to_owned(),
        }],
    }
}

/// A cut that needs confirming, and one that does not.
fn with_cuts() -> Outcome {
    let cut = |words: &str, confirm: Vec<Confirm>| Cut {
        words: words.to_owned(),
        confirm,
    };
    Outcome::ExactWithEdits {
        at: quote::Place::default(),
        edits: Edits {
            cuts: vec![
                cut("not", vec![Confirm::Negation("not".to_owned())]),
                cut("They came.", Vec::new()),
            ],
            ..Edits::default()
        },
        continues_with: Vec::new(),
    }
}

/// A document whose first page is a scan, with a word that was read in these languages.
fn by_machine(languages: &str) -> Reading {
    read_with(&format!("engine 1 {languages}"), 90.0, 0)
}

/// … by this engine, so sure of its word, and with lines that it could not read.
fn read_with(engine: &str, confidence: f32, unread_lines: u32) -> Reading {
    let drawing = Drawing {
        size: (100, 100),
        points: (100.0, 100.0),
    };
    let word = ocr::SeenWord {
        text: "letter".to_owned(),
        area: ocr::Pixels::default(),
        line: 1,
        confidence,
    };
    let read = ocr::Upright {
        words: vec![word],
        unread_lines,
        ..ocr::Upright::default()
    };
    let mut by_machine = ByMachine::default();
    let page = MachinePage::new(engine, drawing, &read, None);
    by_machine.insert(1, page);
    Reading {
        scans: vec![1],
        by_machine: Arc::new(by_machine),
        ..Reading::default()
    }
}

/// A document whose first page is a scan, with words that were read once the picture was turned over.
fn on_its_head() -> Reading {
    let drawing = Drawing {
        size: (100, 100),
        points: (100.0, 100.0),
    };
    let word = ocr::SeenWord {
        text: "conscription".to_owned(),
        area: ocr::Pixels::default(),
        line: 1,
        confidence: 90.0,
    };
    let read = ocr::Upright {
        turn: ocr::Quarter::Half,
        words: vec![word.clone(), word.clone(), word],
        ..ocr::Upright::default()
    };
    let mut by_machine = ByMachine::default();
    by_machine.insert(
        1,
        MachinePage::new("engine 1 eng+rus", drawing, &read, None),
    );
    Reading {
        scans: vec![1],
        by_machine: Arc::new(by_machine),
        ..Reading::default()
    }
}

fn read_by_machine() -> Outcome {
    Outcome::ExactWithEdits {
        at: quote::Place::default(),
        edits: Edits {
            by_machine: Some(quote::ByMachine {
                pages: vec![2],
                words: "They fled".to_owned(),
            }),
            ..Edits::default()
        },
        continues_with: Vec::new(),
    }
}

fn goes_on() -> Outcome {
    Outcome::Exact {
        at: quote::Place::default(),
        continues_with: vec![Continuation {
            side: Side::Behind,
            word: "However".to_owned(),
            is_cut_off: false,
            sentence: "However, few were.".to_owned(),
        }],
    }
}

/// Code, severity and place of every finding, a line each.
fn told(trial: &Trial) -> Vec<String> {
    let labels = Profile::shipped(DEFAULT).unwrap().labels();
    let line = |finding: &Finding| {
        format!(
            "{} {} {}",
            finding.severity,
            finding.code,
            labels.place(&finding.place)
        )
        .trim()
        .to_owned()
    };
    trial.findings().iter().map(line).collect()
}

type Spoil = fn(&mut Trial);

/// What is done to the sound case, and all that may then be found.
fn edition(name: &str, sources: &[&str]) -> Edition {
    Edition {
        name: name.to_owned(),
        published: None,
        sources: sources.iter().map(|id| (*id).into()).collect(),
    }
}

const TRIALS: &[(&str, Spoil, &[&str])] = &[
    (
        "a title with a confidential word",
        |t| {
            t.surveyed(|_| {});
            t.case.confidential = vec!["Letter".to_owned()];
        },
        &["error confidential-word document 1"],
    ),
    (
        "an appellant named in a title, on the cover and in a bookmark of a document",
        |t| {
            t.surveyed(|survey| survey.bookmarks = vec!["Statement of I. Kovalyov".to_owned()]);
            t.case.exhibits[0].title = "Letter of KOVALYOV, Ivan".to_owned();
            t.case.heading.appellant = "Kovalyov I.".to_owned();
            t.case.anonymity = Some("Ivan Kovalyov".to_owned());
        },
        &[
            "error appellant-named document 1",
            "error appellant-named document 1",
            "error appellant-named Appellant",
        ],
    ),
    (
        "a document in Russian without a translation",
        |t| {
            t.surveyed(|_| {});
            t.change(1, ExhibitChange::Language("Russian".to_owned()));
        },
        &["warning document-untranslated document 1"],
    ),
    (
        "a translation of which nobody says by whom it is",
        |t| {
            t.surveyed(|_| {});
            t.another();
            let translation = Translation {
                of: 1,
                by: " ".to_owned(),
                on: None,
            };
            t.change(2, ExhibitChange::Translation(Some(translation)));
        },
        &["warning document-translator-unsaid document 2"],
    ),
    (
        "a paragraph of the decision letter that no issue answers",
        |t| {
            t.edit(Edit::Letter(LetterChange::File {
                file: DocumentFile {
                    path: "refusal.pdf".to_owned(),
                    sha256: "0".repeat(64),
                    pages: None,
                },
                paragraphs: "33-35".parse().unwrap(),
            }));
            let nothing = "33, 34".parse().unwrap();
            t.edit(Edit::Letter(LetterChange::NothingToAnswer(nothing)));
        },
        &["warning letter-not-answered"],
    ),
    (
        "no entry at all",
        |t| {
            t.case.issues.clear();
        },
        &["error no-entries"],
    ),
    (
        "no appeal number",
        |t| {
            t.edit(Edit::SetHeading {
                field: HeadingField::Reference,
                text: " ".to_owned(),
            });
        },
        &["warning heading-empty Appeal number"],
    ),
    (
        "no appellant",
        |t| {
            t.edit(Edit::SetHeading {
                field: HeadingField::Appellant,
                text: String::new(),
            });
        },
        &["error party-empty Appellant"],
    ),
    (
        "a hearing on a day that there is not",
        |t| {
            t.edit(Edit::SetHeading {
                field: HeadingField::Hearing,
                text: "31/02/2027, Field House".to_owned(),
            });
        },
        &["warning hearing-date Hearing"],
    ),
    (
        "no respondent",
        |t| {
            t.edit(Edit::SetHeading {
                field: HeadingField::Respondent,
                text: "\t".to_owned(),
            });
        },
        &["error party-empty Respondent"],
    ),
    (
        "an issue that nothing answers",
        |t| {
            t.edit(Edit::AddIssue(IssueChoice::Typed(
                "Nothing on this".to_owned(),
            )));
        },
        &["warning issue-without-entries issue own-1"],
    ),
    (
        "a schedule of one page too many",
        |t| t.schedule_pages = 13,
        &["error schedule-too-long"],
    ),
    (
        "… with permission",
        |t| {
            t.schedule_pages = 13;
            t.set_aside(OverrideKind::ScheduleLength);
        },
        &["note schedule-too-long"],
    ),
    (
        "… with a full stop for a permission",
        |t| {
            t.schedule_pages = 13;
            t.edit(Edit::SetOverride {
                rule: OverrideKind::ScheduleLength,
                reason: ".".to_owned(),
                on: t.today,
            });
        },
        &["error schedule-too-long"],
    ),
    (
        "permission for another rule",
        |t| {
            t.schedule_pages = 13;
            t.set_aside(OverrideKind::DraftMark);
        },
        &["error schedule-too-long"],
    ),
    (
        "an entry that nobody signed off",
        |t| {
            t.edit(Edit::WithdrawSignOff { number: 2 });
        },
        &["warning not-signed-off"],
    ),
    (
        "… and the draft mark waived",
        |t| {
            t.edit(Edit::WithdrawSignOff { number: 2 });
            t.set_aside(OverrideKind::DraftMark);
        },
        &["warning draft-mark-set-aside"],
    ),
    (
        "… for no reason",
        |t| {
            t.edit(Edit::WithdrawSignOff { number: 2 });
            t.edit(Edit::SetOverride {
                rule: OverrideKind::DraftMark,
                reason: "x. 1234567890".to_owned(),
                on: t.today,
            });
        },
        &["warning not-signed-off"],
    ),
    (
        "a summary",
        |t| {
            t.choose_changed(|entry| entry.passage.kind = PassageKind::Summary);
        },
        &["warning summaries", "warning entry-outdated CS 1"],
    ),
    (
        "an extract of the person’s own, which no library has",
        |t| {
            let entry = &mut t.case.issues[0].entries[0];
            entry.passage.id = "own".into();
            entry.passage.anchor = Some(Anchor {
                sha256: "1".repeat(64),
                page: NonZeroU32::MIN,
                printed_page: None,
                paragraph: None,
                start: 0,
                before: String::new(),
                after: String::new(),
                stands_for: None,
            });
            entry.fingerprint = fingerprint(&entry.source, &entry.passage);
        },
        &[],
    ),
    (
        "a quotation with another word",
        |t| t.compared(near),
        &["error quotation-near CS 1"],
    ),
    (
        "… relied on for a reason",
        |t| {
            t.compared(near);
            t.quote_anyway("The copy is a bad scan");
        },
        &["note quotation-near CS 1"],
    ),
    (
        "… relied on for none",
        |t| {
            t.compared(near);
            t.quote_anyway("because");
        },
        &["error quotation-near CS 1"],
    ),
    (
        "a quotation that is not there",
        |t| t.compared(|| Outcome::NotFound(NotFound::Nowhere)),
        &["error quotation-not-found CS 1"],
    ),
    (
        "a quotation that may stand on pages that cannot be read",
        |t| t.compared(|| Outcome::Unreadable { pages: vec![2, 3] }),
        &["warning quotation-unreadable CS 1"],
    ),
    (
        "a quotation with a negation cut out",
        |t| t.compared(with_cuts),
        &["error quotation-unconfirmed CS 1"],
    ),
    (
        "… that a person has confirmed",
        |t| {
            t.compared(with_cuts);
            t.edit(Edit::ConfirmChange {
                number: 1,
                change: "[…] not".to_owned(),
                holds: true,
            });
        },
        &[],
    ),
    (
        "… of which a person has confirmed another",
        |t| {
            t.compared(with_cuts);
            t.edit(Edit::ConfirmChange {
                number: 1,
                change: "[…] never".to_owned(),
                holds: true,
            });
        },
        &["error quotation-unconfirmed CS 1"],
    ),
    (
        "a quotation that a machine has read in a picture",
        |t| t.compared(read_by_machine),
        &["error quotation-by-machine CS 1"],
    ),
    (
        "… that a person has compared with it",
        |t| {
            t.compared(read_by_machine);
            t.edit(Edit::ConfirmChange {
                number: 1,
                change: "read by machine, page 3: They fled".to_owned(),
                holds: true,
            });
        },
        &[],
    ),
    (
        "… of which a person has compared other words",
        |t| {
            t.compared(read_by_machine);
            t.edit(Edit::ConfirmChange {
                number: 1,
                change: "read by machine, page 3: They bled".to_owned(),
                holds: true,
            });
        },
        &["error quotation-by-machine CS 1"],
    ),
    (
        "a file that bears nothing of its source",
        |t| {
            t.compared(|| Outcome::Exact {
                at: quote::Place::default(),
                continues_with: Vec::new(),
            });
            if let Some(Quoted::Compared(compared)) = t.quotations.get_mut(&1) {
                compared.missed = Some(Missed::Title);
            }
        },
        &["warning source-file-doubtful CS 1"],
    ),
    (
        "a quotation that stands elsewhere",
        |t| {
            t.compared(goes_on);
            if let Some(Quoted::Compared(compared)) = t.quotations.get_mut(&1) {
                compared.is_where_cited = Some(false);
                if let Outcome::Exact { continues_with, .. } = &mut compared.outcome {
                    continues_with.clear();
                }
            }
        },
        &["warning pinpoint-differs CS 1"],
    ),
    (
        "a quotation that leaves out the “not” of its sentence",
        |t| {
            t.compared(goes_on);
            if let Some(Quoted::Compared(compared)) = t.quotations.get_mut(&1)
                && let Outcome::Exact { continues_with, .. } = &mut compared.outcome
            {
                continues_with[0].is_cut_off = true;
            }
        },
        &["warning quotation-cut-short CS 1"],
    ),
    (
        "a quotation from a page that a person counts otherwise than it says",
        |t| {
            t.compared(goes_on);
            if let Some(Quoted::Compared(compared)) = t.quotations.get_mut(&1) {
                compared.printed = Some("5".to_owned());
                if let Outcome::Exact { continues_with, .. } = &mut compared.outcome {
                    continues_with.clear();
                }
            }
        },
        &["note page-counted-otherwise CS 1"],
    ),
    (
        "a quotation behind which the source says However",
        |t| t.compared(goes_on),
        &["note quotation-goes-on CS 1"],
    ),
    (
        "a quotation from a page that is not included",
        |t| {
            t.compared(goes_on);
            t.edit(Edit::AddExhibit(Box::new(NewExhibit {
                file: DocumentFile {
                    path: "nothing.pdf".to_owned(),
                    sha256: "1".repeat(64),
                    pages: None,
                },
                title: "Nothing".to_owned(),
                date: None,
                section: None,
                pages: Some("1-3".parse().unwrap()),
                title_page: false,
            })));
            if let Some(Quoted::Compared(compared)) = t.quotations.get_mut(&1)
                && let Outcome::Exact { at, continues_with } = &mut compared.outcome
            {
                at.pages = vec![3];
                continues_with.clear();
            }
        },
        &["warning quoted-page-left-out CS 1"],
    ),
    (
        "a quotation whose source has no file",
        |t| t.quoted(Quoted::NoFile),
        &["warning extract-not-checked CS 1"],
    ),
    (
        "… or a file that is gone",
        |t| {
            t.quoted(Quoted::Gone {
                path: "nothing.pdf".to_owned(),
            });
        },
        &["warning source-file-missing CS 1"],
    ),
    (
        "… or another file in its place",
        |t| {
            t.quoted(Quoted::Changed {
                path: "nothing.pdf".to_owned(),
            });
        },
        &["warning source-file-changed CS 1"],
    ),
    (
        "… or one that cannot be opened",
        |t| {
            t.quoted(Quoted::Unusable {
                path: "nothing.pdf".to_owned(),
                why: "it is locked".to_owned(),
            });
        },
        &["warning source-file-unusable CS 1"],
    ),
    (
        "quotations from a file that is damaged",
        |t| {
            t.compared(|| Outcome::NotFound(NotFound::Nowhere));
            if let Some(Quoted::Compared(compared)) = t.quotations.get_mut(&1) {
                compared.damage = Some("page 3 of it is missing".to_owned());
            }
        },
        &[
            "error quotation-not-found CS 1",
            "warning source-file-damaged CS 1",
        ],
    ),
    (
        "only what helps",
        |t| {
            t.edit(Edit::RemoveEntry { number: 2 });
        },
        &["warning no-adverse-entry issue q3c-basic-rules"],
    ),
    (
        "only what helps under one issue, although another knows of what goes against it",
        |t| {
            t.moved_to(OTHER_ISSUE);
            t.case.issues[1].entries[0].passage.issues = vec![OTHER_ISSUE.into()];
        },
        &["warning no-adverse-entry issue q3c-basic-rules"],
    ),
    (
        "… where what goes against it bears on both",
        |t| t.moved_to(OTHER_ISSUE),
        &[],
    ),
    (
        "only what helps, under an authority that goes against the appellant",
        |t| {
            t.edit(Edit::RemoveEntry { number: 2 });
            t.cite(|one| {
                one.authority.adverse = true;
                one.authority.looked_up = looked_up(true);
                one.paragraphs = Some("headnote 1".to_owned());
            });
        },
        &[],
    ),
    (
        "only what is neutral",
        |t| {
            t.edit(Edit::RemoveEntry { number: 2 });
            t.case.issues[0].entries[0].passage.stance = Stance::Neutral;
        },
        &[],
    ),
    (
        "only what helps somebody whom nothing goes against",
        |t| {
            t.edit(Edit::RemoveEntry { number: 2 });
            t.edit(Edit::SetNationality(Some("SDN".to_owned())));
        },
        &[],
    ),
    (
        "an appellant of whom nothing can be read",
        |t| {
            t.edit(Edit::SetHeading {
                field: HeadingField::Appellant,
                text: "\u{200b}".to_owned(),
            });
        },
        &["error party-empty Appellant"],
    ),
    (
        "a mixed passage in place of an adverse one",
        |t| {
            t.edit(Edit::RemoveEntry { number: 2 });
            t.case.issues[0].entries[0].passage.stance = Stance::Mixed;
        },
        &[],
    ),
    (
        "a passage that bears on exclusion",
        |t| {
            t.case.issues[0].entries[0]
                .passage
                .issues
                .push("x1-exclusion".into());
        },
        &["warning exclusion"],
    ),
    (
        "… where exclusion is in dispute",
        |t| {
            t.case.issues[0].entries[0]
                .passage
                .issues
                .push("x1-exclusion".into());
            t.case.issues[0].taxonomy = Some("x1-exclusion".into());
        },
        &[],
    ),
    (
        "… where somebody has considered it",
        |t| {
            t.case.issues[0].entries[0]
                .passage
                .issues
                .push("x1-exclusion".into());
            t.edit(Edit::ConsiderExclusion {
                by: "A.N.".to_owned(),
                on: Date::day(2026, 11, 1),
            });
        },
        &[],
    ),
    (
        "an edition of which a newer one is known",
        |t| {
            t.library.editions.push(Series {
                id: "nothing".to_owned(),
                title: "Nothing happened".to_owned(),
                known_to: Date::day(2026, 11, 25),
                editions: vec![edition("2026", &["nobody-2026"]), edition("2027", &[])],
                only_for: vec!["RUS".to_owned()],
                files: Vec::new(),
            });
        },
        &["warning older-edition CS 1"],
    ),
    (
        "a library for which nobody has looked for newer editions for 91 days",
        |t| t.today = Date::day(2027, 2, 24),
        &["warning editions-known-to"],
    ),
    ("… and for 90", |t| t.today = Date::day(2027, 2, 23), &[]),
    (
        "letters that no font has",
        |t| t.missing = vec!['漢'],
        &["error letters-missing"],
    ),
    (
        "a mark that turns letters round, in a heading",
        |t| t.case.heading.hearing = "1 April\u{202e}".to_owned(),
        &["error invisible-character Hearing"],
    ),
    (
        "a source of tier B with a defect",
        |t| {
            let entry = &mut t.case.issues[0].entries[0];
            entry.source.tier = Tier::B;
            entry.source.limits = Some("Its date is not known.".to_owned());
        },
        &["note source-defect CS 1"],
    ),
    (
        "… on which several entries rest: it is told once",
        |t| {
            let entry = &mut t.case.issues[0].entries[0];
            entry.source = entry.source.clone().said_to_be_fetched(false);
            let twin = Entry {
                number: 9,
                ..entry.clone()
            };
            t.case.issues[0].entries.push(twin);
        },
        &["note source-defect CS 1"],
    ),
    (
        "a word changed by hand",
        |t| {
            t.case.issues[0].entries[0]
                .passage
                .text
                .push_str(" Always.");
        },
        &["error entry-altered CS 1"],
    ),
    (
        "a citation changed by hand",
        |t| {
            t.case.issues[0].entries[1].source.title = "Something happened".to_owned();
        },
        &["error entry-altered CS 2"],
    ),
    (
        "a fingerprint changed by hand",
        |t| {
            t.case.issues[0].entries[0].fingerprint = "0".repeat(64);
        },
        &["error entry-altered CS 1", "warning entry-outdated CS 1"],
    ),
    (
        "a library without the passages",
        |t| {
            t.library = bundle_builder::library::read(&bundle_builder::library::shipped()).0;
        },
        &[
            "warning entry-not-in-library CS 1",
            "warning entry-not-in-library CS 2",
        ],
    ),
    (
        "a library that has changed a passage since",
        |t| {
            t.library = small::library_with(small::pack_with("are sent back", "may be sent back"));
        },
        &["warning entry-outdated CS 1"],
    ),
    (
        "a library that has retired a passage since",
        |t| {
            t.library = small::library_with(small::pack_with(
                "stance: Helps,",
                r#"stance: Helps, retired: Retired(on: "2026-10-30", why: "Withdrawn."),"#,
            ));
        },
        &["warning entry-retired CS 1"],
    ),
    (
        "a library that has retired a source since",
        |t| {
            t.library = small::library_with(small::pack_with(
                "tier: A,",
                r#"tier: A, retired: Retired(on: "2026-10-30", why: "Withdrawn."),"#,
            ));
        },
        &["warning entry-retired CS 1", "warning entry-retired CS 2"],
    ),
    (
        "no address",
        |t| {
            t.choose_changed(|entry| entry.source.address.clear());
        },
        &["error no-address CS 1", "warning entry-outdated CS 1"],
    ),
    (
        "an address that runs a script behind a host",
        |t| {
            t.choose_changed(|entry| {
                entry.source.address = "javascript://example.org/%0aalert(1)".to_owned();
            });
        },
        &["error bad-address CS 1", "warning entry-outdated CS 1"],
    ),
    (
        "an address behind a login",
        |t| {
            t.choose_changed(|entry| entry.source.address = "https://www.ein.org.uk/1".to_owned());
        },
        &["error address-closed CS 1", "warning entry-outdated CS 1"],
    ),
    (
        "… on a host below it",
        |t| {
            t.choose_changed(|entry| {
                entry.source.address = "https://uk.westlaw.com:443/1".to_owned();
            });
        },
        &["error address-closed CS 1", "warning entry-outdated CS 1"],
    ),
    (
        "… with the host in capitals",
        |t| {
            t.choose_changed(|entry| entry.source.address = "https://WWW.EIN.org.uk/1".to_owned());
        },
        &["error address-closed CS 1", "warning entry-outdated CS 1"],
    ),
    (
        "a host that only ends alike",
        |t| {
            t.choose_changed(|entry| entry.source.address = "https://protein.org.uk/1".to_owned());
        },
        &["warning entry-outdated CS 1"],
    ),
    (
        "two years and a month later",
        |t| {
            t.today = "2028-04-01".parse().unwrap();
        },
        &["warning editions-known-to", "note evidence-ageing"],
    ),
    (
        "five years and a month later",
        |t| {
            t.today = "2031-04-01".parse().unwrap();
            t.library.editions.clear();
        },
        &["warning evidence-old"],
    ),
    (
        "… but a judgment does not age",
        |t| {
            t.today = "2031-04-01".parse().unwrap();
            t.library.editions.clear();
            for entry in &mut t.case.issues[0].entries {
                entry.source.publisher_kind = PublisherKind::Court;
            }
        },
        &[],
    ),
    (
        "no date",
        |t| {
            t.choose_changed(|entry| entry.source.published = None);
        },
        &["warning entry-outdated CS 1", "note date-unknown CS 1"],
    ),
    (
        "seen second-hand",
        |t| {
            t.case.issues[0].entries[0].source.read = ReadExtent::SecondHand;
        },
        &["warning not-the-original CS 1"],
    ),
    (
        "only the landing page read",
        |t| {
            t.case.issues[0].entries[0].source.read = ReadExtent::LandingPage;
        },
        &["warning not-the-original CS 1"],
    ),
    (
        "a relay of tier C",
        |t| {
            t.case.issues[0].entries[0].source.tier = Tier::C;
        },
        &["warning not-the-original CS 1"],
    ),
    (
        "guidance that nobody has looked up, without its paragraphs",
        |t| t.cite(|_| ()),
        &[
            "warning authority-paragraphs issue q3c-basic-rules",
            "warning authority-unlisted issue q3c-basic-rules",
        ],
    ),
    (
        "guidance that is no longer listed",
        |t| {
            t.cite(|one| {
                one.paragraphs = Some("headnote 1".to_owned());
                one.authority.looked_up = looked_up(false);
            });
        },
        &["warning authority-unlisted issue q3c-basic-rules"],
    ),
    (
        "guidance on another country that nobody has looked up",
        |t| t.cite(|one| one.authority.country_guidance = false),
        &["warning authority-unlisted issue q3c-basic-rules"],
    ),
    (
        "an authority that stands among the evidence as well",
        |t| {
            t.cite(|one| {
                one.authority.country_guidance = false;
                one.authority.citation = "A v B".to_owned();
                one.authority.address = Some("https://example.org/nothing".to_owned());
            });
            t.case.issues[0].entries[0].source.publisher_kind = PublisherKind::Court;
        },
        &["note authority-as-evidence CS 1"],
    ),
    (
        "a decided case of the register that stands among the evidence alone",
        |t| {
            t.library.taxonomy.authorities[0].neutral = None;
            t.library.taxonomy.authorities[0].address =
                Some("https://example.org/nothing".to_owned());
            t.case.issues[0].entries[0].source.publisher_kind = PublisherKind::Court;
        },
        &["note authority-as-evidence CS 1"],
    ),
    (
        "an issue that has authorities and no entry",
        |t| {
            t.cite(|one| {
                one.authority.country_guidance = false;
                one.authority.citation = "A v B".to_owned();
            });
            let cited = t.case.issues[0].authorities.take();
            t.edit(Edit::AddIssue(IssueChoice::Typed("Another".to_owned())));
            t.case.issues[1].authorities = cited;
        },
        &["warning issue-without-entries issue own-1"],
    ),
    (
        "an authority that was overtaken",
        |t| {
            t.cite(|one| {
                one.authority.country_guidance = false;
                one.authority.citation = "A v B".to_owned();
                one.authority.overtaken = Some(Overtaken {
                    by: "C".to_owned(),
                    only_on: None,
                });
            });
        },
        &["warning authority-overtaken issue q3c-basic-rules"],
    ),
    (
        "an authority from memory",
        |t| {
            t.cite(|one| {
                one.authority.country_guidance = false;
                one.authority.citation = "A v B".to_owned();
                one.authority.status = AuthorityStatus::Unverified;
            });
        },
        &["warning authority-from-memory issue q3c-basic-rules"],
    ),
    (
        "an authority that somebody has looked up",
        |t| {
            t.cite(|one| {
                one.paragraphs = Some("headnote 1".to_owned());
                one.authority.status = AuthorityStatus::Unverified;
                one.authority.looked_up = looked_up(true);
            });
        },
        &[],
    ),
    (
        "two entries that rest on one report",
        |t| {
            for entry in &mut t.case.issues[0].entries {
                entry.source.relies_on = vec!["un-2025".into()];
            }
        },
        &["note same-report CS 2"],
    ),
    (
        "a document whose file is gone",
        |t| t.exhibit(Err("no such file".to_owned())),
        &["error document-missing document 1"],
    ),
    (
        "a locked document",
        |t| t.refused(Refusal::Locked),
        &["error document-locked document 1"],
    ),
    (
        "a document that others can open",
        |t| t.refused(Refusal::LockedOtherwise(Lock::Certificates)),
        &["error document-locked-otherwise document 1"],
    ),
    (
        "a damaged document",
        |t| t.refused(Refusal::Damaged),
        &["error document-damaged document 1"],
    ),
    (
        "a document that is no PDF",
        |t| t.refused(Refusal::NotAPdf),
        &["error document-not-pdf document 1"],
    ),
    (
        "a document that unpacks without end",
        |t| t.refused(Refusal::Bomb),
        &["error document-too-large document 1"],
    ),
    (
        "a document that takes too long to read",
        |t| t.refused(Refusal::TooSlow(60)),
        &["error document-too-slow document 1"],
    ),
    (
        "a document that was changed since it was added",
        |t| {
            t.surveyed(|_| {});
            t.edit(Edit::ChangeExhibit {
                number: 1,
                change: ExhibitChange::File(DocumentFile {
                    path: "letter.pdf".to_owned(),
                    sha256: "1".repeat(64),
                    pages: None,
                }),
            });
        },
        &["error document-changed document 1"],
    ),
    (
        "pages that a document does not have",
        |t| {
            t.surveyed(|_| {});
            t.case.exhibits[0].pages = "1, 9".parse().ok();
        },
        &["error document-pages document 1"],
    ),
    (
        "comments in a document",
        |t| {
            t.surveyed(|survey| {
                survey.comments.push(CommentFact {
                    page: 2,
                    kind: "Text".to_owned(),
                    author: "Counsel".to_owned(),
                    text: "Do not show this".to_owned(),
                });
            });
        },
        &["warning document-comments document 1"],
    ),
    (
        "a document that could only be opened after repair",
        |t| t.surveyed(|survey| survey.damage = vec![Damage::Table]),
        &["warning document-repaired document 1"],
    ),
    (
        "a document of which a part is missing on a page",
        |t| t.surveyed(|survey| survey.damage = vec![Damage::Content(vec![1])]),
        &["error document-incomplete document 1"],
    ),
    (
        "a document that was encrypted",
        |t| t.surveyed(|survey| survey.encrypted = true),
        &["note document-encrypted document 1"],
    ),
    (
        "an expert’s report of more pages than it may have",
        |t| {
            t.surveyed(|survey| survey.counts.pages = 21);
            t.case.exhibits[0].kind = ExhibitKind::ExpertReport;
        },
        &["warning expert-report-too-long document 1"],
    ),
    (
        "a skeleton argument of more pages than it may have",
        |t| {
            t.surveyed(|survey| survey.counts.pages = 13);
            t.case.exhibits[0].kind = ExhibitKind::Skeleton;
        },
        &["warning skeleton-too-long document 1"],
    ),
    (
        "a respondent’s review of more pages than it may have",
        |t| {
            t.surveyed(|survey| survey.counts.pages = 7);
            t.case.exhibits[0].kind = ExhibitKind::Review;
        },
        &["warning review-too-long document 1"],
    ),
    (
        "pages that are not A4 and are to stay so",
        |t| {
            t.surveyed(|survey| survey.not_a4 = vec![1]);
            t.case.exhibits[0].paper = PaperChoice::Keep;
        },
        &["warning document-not-a4 document 1"],
    ),
    (
        "scanned pages without text",
        |t| t.surveyed(|survey| survey.without_text = vec![1]),
        &["warning document-no-text document 1"],
    ),
    (
        "a page much longer than a sheet, which is cut",
        |t| t.read(|reading| reading.small = vec![(1, printed(0.8, Some(true)))]),
        &["note document-cut document 1"],
    ),
    (
        "a page somewhat longer than a sheet, in small letters",
        |t| t.read(|reading| reading.small = vec![(2, printed(5.2, Some(false)))]),
        &["warning document-small-letters document 1"],
    ),
    (
        "a large plan in small letters",
        |t| t.read(|reading| reading.small = vec![(2, printed(3.0, None))]),
        &["warning document-small-letters document 1"],
    ),
    (
        "a large plan that keeps its size",
        |t| {
            t.read(|reading| reading.small = vec![(2, printed(3.0, None))]);
            t.edit(Edit::ChangeExhibit {
                number: 1,
                change: ExhibitChange::Paper(PaperChoice::Keep),
            });
        },
        &[],
    ),
    (
        "a page much longer than a sheet that is kept whole",
        |t| {
            t.read(|reading| reading.small = vec![(1, printed(0.8, Some(true)))]);
            t.edit(Edit::ChangeExhibit {
                number: 1,
                change: ExhibitChange::LongPages(LongPages::Whole),
            });
        },
        &["warning document-small-letters document 1"],
    ),
    (
        "blank backs",
        |t| t.read(|reading| reading.blank = vec![2, 3]),
        &["note document-blank-pages document 1"],
    ),
    (
        "a scan that a machine read on its head",
        |t| t.read(|reading| *reading = on_its_head()),
        &[
            "warning document-turned document 1",
            "note document-by-machine document 1",
        ],
    ),
    (
        "a scan on its side",
        |t| t.read(|reading| reading.turned = vec![(2, Stands::Sideways)]),
        &["warning document-turned document 1"],
    ),
    (
        "a scan on its side that was turned",
        |t| {
            t.read(|reading| reading.turned = vec![(2, Stands::Sideways)]);
            t.edit(Edit::ChangeExhibit {
                number: 1,
                change: ExhibitChange::Turn {
                    page: Some(2),
                    by: Turn::Left,
                },
            });
        },
        &[],
    ),
    (
        "a page that was seen to be a scan, and a guess that it was another",
        |t| {
            t.read(|reading| reading.scans = vec![2]);
            let Some(Ok(found)) = t.documents.get_mut(&1) else {
                return;
            };
            if let Ok(survey) = &mut found.survey {
                survey.without_text = vec![1];
            }
        },
        &["warning document-no-text document 1"],
    ),
    (
        "a scan that a machine has read",
        |t| t.read(|reading| *reading = by_machine("eng+rus")),
        &["note document-by-machine document 1"],
    ),
    (
        "… in English, in a case of papers that may be in Russian",
        |t| {
            t.case.claimant.nationality = Some("RUS".to_owned());
            t.read(|reading| *reading = by_machine("eng"));
        },
        &[
            "note document-by-machine document 1",
            "note document-machine-language document 1",
        ],
    ),
    (
        "… in English, of a document that is said to be in Arabic",
        |t| {
            t.read(|reading| *reading = by_machine("eng"));
            t.change(1, ExhibitChange::Language("Arabic".to_owned()));
        },
        &[
            "warning document-untranslated document 1",
            "note document-by-machine document 1",
            "note document-machine-language document 1",
        ],
    ),
    (
        "a scan that a machine was to read and could not",
        |t| {
            t.read(|reading| {
                let mut by_machine = ByMachine::default();
                let failure = MachineFailure {
                    why: "tesseract crashed (signal 11)".to_owned(),
                    hint: "Install it again.".to_owned(),
                };
                by_machine.insert_failed(1, failure);
                reading.scans = vec![1];
                reading.by_machine = Arc::new(by_machine);
            });
        },
        &["warning document-machine-failed document 1"],
    ),
    (
        "a scan that a machine has read badly",
        |t| t.read(|reading| *reading = read_with("engine 1 eng+rus", 40.0, 0)),
        &[
            "warning document-machine-unsure document 1",
            "note document-by-machine document 1",
        ],
    ),
    (
        "a scan of which it has seen lines that it could not read",
        |t| t.read(|reading| *reading = read_with("built-in 1 eng+rus", 95.0, 9)),
        &[
            "warning document-machine-unsure document 1",
            "note document-by-machine document 1",
        ],
    ),
    (
        "… of which another page was not read",
        |t| {
            t.read(|reading| {
                *reading = by_machine("eng+rus");
                reading.scans.push(2);
            });
        },
        &[
            "warning document-no-text document 1",
            "note document-by-machine document 1",
        ],
    ),
    (
        "words under a box",
        |t| t.read(|reading| reading.hidden = vec![hidden(1, HiddenBy::Covered)]),
        &["warning document-words-covered document 1"],
    ),
    (
        "words under a box that are filed knowingly",
        |t| {
            t.read(|reading| reading.hidden = vec![hidden(1, HiddenBy::Covered)]);
            t.file_knowingly();
        },
        &["note document-filed-knowingly document 1"],
    ),
    (
        "a choice about words of another content of the file",
        |t| {
            t.surveyed(|_| {});
            let documents = t.case.documents.iter();
            let path = documents.last().unwrap().path.clone();
            for (sign, is_then) in [("9", true), ("0", false)] {
                t.edit(Edit::ChangeExhibit {
                    number: 1,
                    change: ExhibitChange::File(DocumentFile {
                        path: path.clone(),
                        sha256: sign.repeat(64),
                        pages: None,
                    }),
                });
                if is_then {
                    t.file_knowingly();
                }
            }
        },
        &["warning document-choice-stale document 1"],
    ),
    (
        "white words on white paper",
        |t| t.read(|reading| reading.hidden = vec![hidden(1, HiddenBy::SameColour)]),
        &["warning document-words-unseen document 1"],
    ),
    (
        "words that were cropped away",
        |t| t.read(|reading| reading.hidden = vec![hidden(1, HiddenBy::OutsidePage)]),
        &["warning document-words-outside document 1"],
    ),
    (
        "words on a layer that is off, and words to be redacted, of which the layer and the mark tell",
        |t| {
            t.read(|reading| {
                reading.hidden = vec![
                    hidden(1, HiddenBy::LayerOff),
                    hidden(1, HiddenBy::UnappliedRedaction),
                ];
            });
        },
        &[],
    ),
    (
        "letters whose meaning nobody knows",
        |t| t.read(|reading| reading.unreadable = vec![3]),
        &["warning document-unreadable document 1"],
    ),
    (
        "a page that could not be read",
        |t| t.read(|reading| reading.unread = vec![(2, "reading it broke down".to_owned())]),
        &["warning document-not-read document 1"],
    ),
    (
        "words that are marked and still there",
        |t| {
            t.surveyed(|_| {});
            let mark = RedactionMark {
                page: 1,
                area: None,
                term: Some("Anna".to_owned()),
            };
            t.edit(Edit::MarkRedactions(
                t.case.exhibits[0].document,
                vec![mark],
            ));
        },
        &["error document-marks-left document 1"],
    ),
    (
        "confidential words, and pages that nobody can search for them",
        |t| {
            t.read(|reading| {
                reading.scans = vec![1];
                reading.unreadable = vec![2, 3];
            });
            t.edit(Edit::SetConfidential(vec!["Anna".to_owned()]));
            let document = t.case.exhibits[0].document;
            let today = Some(TODAY.parse().unwrap());
            t.edit(Edit::LookAt(document, vec![1, 2], today));
        },
        &[
            "error document-unsearched document 1",
            "warning document-no-text document 1",
            "warning document-unreadable document 1",
        ],
    ),
    (
        "the same document twice",
        |t| {
            t.surveyed(|_| {});
            let mut again = t.case.exhibits[0].clone();
            again.number = 2;
            t.case.exhibits.push(again);
        },
        &["warning document-twice document 2"],
    ),
    (
        "a document from inside a portfolio",
        |t| {
            t.surveyed(|_| {});
            let portfolio = Original {
                kind: OriginalKind::Portfolio,
                path: "papers/all.pdf".to_owned(),
                sha256: "1".repeat(64),
            };
            let change = ExhibitChange::MadeOf(portfolio);
            let number = t.case.exhibits[0].number;
            t.case = Edit::ChangeExhibit { number, change }
                .apply(&t.case)
                .unwrap();
        },
        &["warning document-from-portfolio document 1"],
    ),
    (
        "a letter that was changed since it was converted",
        |t| t.made_of_word(OriginalNow::Changed),
        &["warning document-original-changed document 1"],
    ),
    (
        "a letter that was moved since it was converted",
        |t| t.made_of_word(OriginalNow::Gone),
        &["note document-original-gone document 1"],
    ),
];

/// How a page prints on one sheet, and whether it can be cut, and is unasked.
fn printed(letters: f32, is_long: Option<bool>) -> Small {
    let slice = |at: f32| Rect {
        x0: 0.0,
        y0: at * 700.0,
        x1: 595.0,
        y1: (at + 1.0) * 700.0,
    };
    Small {
        letters: Some(letters),
        cuts: is_long.map(|is_long| Cuts {
            slices: vec![slice(0.0), slice(1.0)],
            scale: 1.0,
            letters: Some(10.0),
            is_long,
            through: 0,
        }),
    }
}

fn hidden(page: u32, kind: HiddenBy) -> (u32, HiddenWords) {
    let words = HiddenWords {
        kind,
        text: "Call 07700 900123".to_owned(),
        area: Rect::default(),
    };
    (page, words)
}

#[test]
fn a_sound_case_has_no_findings() {
    assert_eq!(told(&Trial::sound()), Vec::<String>::new());
}

#[test]
fn each_change_is_found_and_nothing_else() {
    for (what, spoil, expected) in TRIALS {
        let mut trial = Trial::sound();
        spoil(&mut trial);
        assert_eq!(told(&trial), *expected, "{what}");
    }
}

#[test]
fn nothing_is_told_of_what_stands_on_pages_that_are_left_out() {
    let trial = |pages: &str| {
        let mut trial = Trial::sound();
        trial.read(|reading| {
            reading.scans = vec![1, 3];
            reading.unreadable = vec![1, 3];
            reading.hidden = vec![hidden(1, HiddenBy::Covered), hidden(3, HiddenBy::Covered)];
            reading.unread = vec![(1, "reading it broke down".to_owned())];
        });
        trial.case.exhibits[0].pages = pages.parse().ok();
        trial
    };
    assert_eq!(told(&trial("2")), Vec::<String>::new());
    let found = trial("2-3").findings();
    let found: Vec<&str> = found.iter().map(|each| each.message.as_str()).collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    “Letter”: page 3 is a picture without text.
    “Letter”, page 3: what is printed cannot be searched or copied; its fonts do not say what their letters mean.
    “Letter”, page 3: there are words under a shape or picture, which hides them from the eye only.
    ");
}

#[test]
fn nothing_is_told_of_pages_that_are_left_out() {
    let comment = |page| CommentFact {
        page,
        kind: "Text".to_owned(),
        author: String::new(),
        text: format!("said on {page}"),
    };
    let trial = |pages: &str| {
        let mut trial = Trial::sound();
        trial.surveyed(|_| {});
        let survey = Survey {
            comments: vec![comment(1), comment(3)],
            not_a4: vec![1, 3],
            without_text: vec![1, 3],
            damage: vec![Damage::Unused(vec![1, 3]), Damage::Content(vec![1, 3])],
            ..Survey::default()
        };
        let document = trial.documents.get_mut(&1).unwrap().as_mut().unwrap();
        document.survey = Ok(Survey {
            counts: document.survey.as_ref().unwrap().counts.clone(),
            ..survey
        });
        trial.case.exhibits[0].pages = pages.parse().ok();
        trial.case.exhibits[0].paper = PaperChoice::Keep;
        trial
    };
    assert_eq!(told(&trial("2")), Vec::<String>::new());
    let found = trial("3").findings();
    let found: Vec<&str> = found.iter().map(|each| each.message.as_str()).collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    “Letter” is damaged: a part of page 3 is missing. It is in the bundle without that part, and a line at the foot says so.
    “Letter” holds 1 comment or mark (page 3: Text “said on 3”).
    “Letter”: page 3 is a picture without text.
    “Letter” has 1 page of another size than A4.
    “Letter” is damaged: page 3 names fonts or pictures that are missing and not needed there.
    ");
    let mut titled = trial("3");
    titled.case.exhibits[0].title_page = true;
    assert!(
        titled
            .findings()
            .iter()
            .any(|each| each.message.contains("said on 1"))
    );
}

#[test]
fn every_error_says_what_to_do() {
    for (what, spoil, _) in TRIALS {
        let mut trial = Trial::sound();
        spoil(&mut trial);
        for finding in trial.findings() {
            assert!(finding.hint.is_some(), "{what}: {finding} has no hint");
        }
    }
}

#[test]
fn what_is_cited_under_two_issues_is_told_once_also_where_no_entry_stands_under_them() {
    let mut trial = Trial::sound();
    trial.cite(|one| one.paragraphs = Some("headnote 1".to_owned()));
    let mut again = trial.case.issues[0].clone();
    again.key = "own-9".to_owned();
    again.entries.clear();
    trial.case.issues.push(again);
    let told_of = |trial: &Trial| {
        let told = told(trial).into_iter();
        told.filter(|line| line.contains("authority"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told_of(&trial),
        ["warning authority-unlisted issue q3c-basic-rules"]
    );
    let entry = trial.case.issues[0].entries.pop().unwrap();
    trial.case.issues[1].entries.push(entry);
    assert_eq!(
        told_of(&trial),
        ["warning authority-unlisted issue q3c-basic-rules"]
    );
    trial.case.issues[1].entries.clear();
    trial.case.issues[0].entries.clear();
    assert_eq!(
        told_of(&trial),
        ["warning authority-unlisted issue q3c-basic-rules"]
    );
}

/// What is said of cases and their documents by others than the rules about a case.
const SAID_ELSEWHERE: [Code; 8] = [
    // By exports, of the finished file.
    Code::Case(CaseCode::ConfidentialUnchecked),
    // Once the pages are set.
    Code::Case(CaseCode::PageMoved),
    // By exports that note what others were told.
    Code::Case(CaseCode::NumbersNotKept),
    // By commands, which then do nothing.
    Code::Case(CaseCode::CaseOpenElsewhere),
    // By commands that pack a case and open a package.
    Code::Case(CaseCode::PackageRefused),
    Code::Case(CaseCode::PackageDocumentMissing),
    Code::Case(CaseCode::PackageDocumentChanged),
    // By the window, which draws pages.
    Code::Document(DocumentCode::Unshown),
];

#[test]
fn no_rule_about_cases_has_been_forgotten_here() {
    let lines = TRIALS.iter().flat_map(|(_, _, expected)| *expected);
    let tried: BTreeSet<&str> = lines.filter_map(|line| line.split(' ').nth(1)).collect();
    let of_cases = CaseCode::ALL.iter().map(|code| Code::from(*code));
    let of_documents = DocumentCode::ALL.iter().map(|code| Code::from(*code));
    for code in of_cases.chain(of_documents) {
        let is_tried = tried.contains(code.word());
        assert_eq!(is_tried, !SAID_ELSEWHERE.contains(&code), "{code}");
    }
}
