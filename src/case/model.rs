//! The shapes of a case. These types are the file format of version 3 (see `text`).

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::authority::ChosenAuthority;
use super::document::{DocumentList, SourceFile};
use super::exhibit::Exhibit;
use super::filed::FiledBundle;
use super::heading::Heading;
use super::letter::DecisionLetter;
use super::numbers::Numbers;
use super::pages::PageRanges;
use super::paragraph_list::ParagraphList;
use super::remark::Remark;
use super::respondent::RespondentBundle;
use super::shorter::ShorterForm;
use super::sign_off::SignOff;
use super::volumes::VolumeCap;
use crate::library::{CharacteristicId, Date, IssueId, Passage, PassageId, Source, fingerprint};

/// One appeal and the bundle made for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The name of the tribunal's rules that the bundle is made for.
    pub profile: String,
    pub heading: Heading,
    pub claimant: Claimant,
    /// In the order in which they are argued.
    pub issues: Vec<DisputedIssue>,
    /// The number that the next entry will bear. Numbers are never given twice.
    pub next_entry: u32,
    #[serde(default, skip_serializing_if = "DocumentList::is_empty")]
    pub documents: DocumentList,
    /// The highest number that a document has ever had.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub documents_numbered: u32,
    /// The documents that quotations are held against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source_files: Vec<SourceFile>,
    /// The number of the first page of documents whose pages a person has counted, by the SHA-256 of their
    /// content: what is cited of them is cited so. Others have the numbers that are printed on them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub counted_pages: BTreeMap<String, i64>,
    /// In print order. Those of one section stand together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exhibits: Vec<Exhibit>,
    /// What the appeal answers. It is no page of the bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision_letter: Option<DecisionLetter>,
    /// The highest number that an exhibit has ever had.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub exhibits_numbered: u32,
    /// A page with its heading stands before each section of exhibits.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dividers: bool,
    /// Of documents that are quoted the bundle holds the pages quoted: what is quoted later comes to them.
    #[serde(default, skip_serializing_if = "is_false")]
    pub quoted_pages: bool,
    /// Whether somebody outside may have been told the numbers of entries and pages.
    #[serde(default, skip_serializing_if = "Numbers::are_kept")]
    pub numbers: Numbers,
    /// The bundle page on which each exhibit began when others were first told it, by its number: there
    /// it is to stay.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pinned: BTreeMap<u32, NonZeroU32>,
    /// The last page that others were told of documents which are gone: a document that comes behind all that have
    /// told pages begins behind it. 0 where there is none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub told_to: u32,
    /// Pages that are kept free behind the index, for it to grow into.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub index_reserve: u32,
    /// When the bundle becomes several files.
    #[serde(default, skip_serializing_if = "VolumeCap::is_none")]
    pub volumes: VolumeCap,
    /// What is printed with each entry beyond what always is.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub remarks: BTreeSet<Remark>,
    /// Forms in which the schedule takes less room.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub shorter: BTreeSet<ShorterForm>,
    /// Rules set aside, each with the reason.
    #[serde(default)]
    pub overrides: BTreeMap<OverrideKind, Override>,
    /// Who has considered exclusion (Article 1F), and when. For the person alone: it is never printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclusion_considered: Option<Considered>,
    /// Words that nobody outside may read: every export looks for them. They are never printed themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confidential: Vec<String>,
    /// The appellant’s name in full, where an anonymity direction keeps it off the cover, file names, bookmarks and
    /// metadata; absent where there is no direction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymity: Option<String>,
    /// The bundles that were filed, in order: the first, then supplementary bundles 1, 2, ….
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filed: Vec<FiledBundle>,
    /// The day on which the respondent’s review was received: what is filed later needs an explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_received: Option<Date>,
    /// Why what the next supplementary bundle holds was not filed earlier, as it is printed on its first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_because: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub respondent: Option<RespondentBundle>,
}

/// What is true of the appellant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Claimant {
    /// ISO 3166-1 alpha-3.
    pub nationality: Option<String>,
    pub characteristics: BTreeSet<CharacteristicId>,
}

/// An issue of this case, with what is relied on under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputedIssue {
    /// Unique in the case.
    pub key: String,
    /// As it is printed.
    pub label: String,
    /// The issue of the tree it was taken from; absent where the user typed it.
    #[serde(default)]
    pub taxonomy: Option<IssueId>,
    /// Printed before its evidence, in this order; absent where nobody has chosen yet, as in older cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorities: Option<Vec<ChosenAuthority>>,
    /// The paragraphs of the decision letter that it answers: printed beside it.
    #[serde(default, skip_serializing_if = "ParagraphList::is_empty")]
    pub answers: ParagraphList,
    pub entries: Vec<Entry>,
}

/// A passage chosen into the case, as it was when chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub number: u32,
    pub passage: Passage,
    /// Its source, with an empty list of passages.
    pub source: Source,
    /// Of what was chosen (see [`fingerprint`]).
    pub fingerprint: String,
    /// A neutral line printed above the passage.
    #[serde(default)]
    pub proposition: Option<String>,
    /// Printed below the passage.
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub signed_off: Option<SignOff>,
    /// The cuts and insertions of a quotation that a person has looked at, as its check names them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub confirmed: BTreeSet<String>,
    /// What its source says before and behind it is printed with it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub prints_context: bool,
    /// Pages of its file that stand behind the schedule because it quotes them, and go with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages_behind: Option<PageRanges>,
    /// Why a quotation is relied on although its file does not hold it so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quoted_anyway: Option<QuotedAnyway>,
}

/// A person's word that something was thought of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Considered {
    pub by: String,
    pub on: Date,
}

/// The rules that a person may set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OverrideKind {
    /// Print without the draft mark although not every entry is signed off.
    DraftMark,
    /// Let the schedule run over its page limit: the tribunal's written permission is needed.
    ScheduleLength,
}

/// Why a rule was set aside, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    pub reason: String,
    pub on: Date,
}

/// Why a quotation is relied on although its file does not hold it so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotedAnyway {
    pub reason: String,
    pub on: Date,
    /// The file that was meant, by its SHA-256: of another one nothing was said. None where the case knew of none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_sha256: Option<String>,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

fn is_false(value: &bool) -> bool {
    !*value
}

impl Case {
    /// Names the files of the documents otherwise.
    pub fn name_files(&mut self, name: impl Fn(&str) -> String) {
        for document in self.documents.iter_mut() {
            document.path = name(&document.path);
            if let Some(original) = &mut document.converted_from {
                original.path = name(&original.path);
            }
            if let Some(redacted) = &mut document.redacted {
                redacted.path = name(&redacted.path);
            }
            if let Some(cleaned) = &mut document.cleaned {
                cleaned.path = name(&cleaned.path);
            }
        }
        self.name_filed(&name);
    }

    /// A case in which nothing has been done yet.
    pub fn new(profile: &str) -> Self {
        Case {
            profile: profile.to_owned(),
            heading: Heading::default(),
            claimant: Claimant::default(),
            issues: Vec::new(),
            next_entry: 1,
            documents: DocumentList::default(),
            documents_numbered: 0,
            source_files: Vec::new(),
            counted_pages: BTreeMap::new(),
            decision_letter: None,
            exhibits: Vec::new(),
            exhibits_numbered: 0,
            dividers: false,
            quoted_pages: false,
            numbers: Numbers::Automatic,
            pinned: BTreeMap::new(),
            told_to: 0,
            index_reserve: 1,
            volumes: VolumeCap::default(),
            remarks: BTreeSet::new(),
            shorter: BTreeSet::new(),
            overrides: BTreeMap::new(),
            exclusion_considered: None,
            confidential: Vec::new(),
            anonymity: None,
            filed: Vec::new(),
            review_received: None,
            late_because: None,
            respondent: None,
        }
    }

    /// In print order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.issues.iter().flat_map(|issue| &issue.entries)
    }

    /// Those that quote their source.
    pub fn extracts(&self) -> impl Iterator<Item = &Entry> {
        self.entries().filter(|entry| !entry.passage.is_summary())
    }

    pub fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries().find(|entry| entry.number == number)
    }

    pub fn issue(&self, key: &str) -> Option<&DisputedIssue> {
        self.issues.iter().find(|issue| issue.key == key)
    }

    /// The number of an issue: the one that is printed, and for issues under which nothing stands, which are
    /// not printed, the next ones behind those.
    pub fn issue_number(&self, key: &str) -> Option<usize> {
        if self.is_filed() && self.issue(key)?.is_printed() {
            return Some(self.printed_number(key));
        }
        let (printed, empty): (Vec<_>, Vec<_>) =
            self.issues.iter().partition(|issue| issue.is_printed());
        let mut numbered = printed.into_iter().chain(empty);
        numbered
            .position(|issue| issue.key == key)
            .map(|before| before + 1)
    }

    /// How many documents stand before it in the order of print. People count from 1; the number by
    /// which a document is known here stays with it when others are moved or taken out.
    pub fn position_of_exhibit(&self, number: u32) -> Option<usize> {
        let mut exhibits = self.exhibits.iter();
        exhibits.position(|exhibit| exhibit.number == number)
    }

    /// The issue under which an entry stands.
    pub fn issue_of(&self, number: u32) -> Option<&DisputedIssue> {
        let holds =
            |issue: &&DisputedIssue| issue.entries.iter().any(|entry| entry.number == number);
        self.issues.iter().find(holds)
    }

    /// The entries that rest on a passage: one may serve under several issues.
    pub fn uses_of<'a>(&'a self, passage: &'a PassageId) -> impl Iterator<Item = &'a Entry> {
        self.entries()
            .filter(move |entry| entry.passage.id == *passage)
    }

    pub fn exhibit(&self, number: u32) -> Option<&Exhibit> {
        self.exhibits
            .iter()
            .find(|exhibit| exhibit.number == number)
    }

    /// Whether every entry has been held against its source; never so of a case without entries.
    pub fn is_signed_off(&self) -> bool {
        let mut entries = self.entries().peekable();
        entries.peek().is_some() && entries.all(|entry| entry.signed_off.is_some())
    }

    /// Why the rule is set aside: the only place where it is decided whether what was typed is a reason.
    pub fn set_aside(&self, rule: OverrideKind) -> Option<&Override> {
        self.overrides.get(&rule).filter(|kept| kept.is_reason())
    }

    /// The reason why no page says DRAFT although not all is signed off.
    pub fn draft_set_aside(&self) -> Option<&Override> {
        self.set_aside(OverrideKind::DraftMark)
    }
}

impl Entry {
    /// Copies a passage and its source out of the library, without what only the library needs: the
    /// other passages, the statements that this one bears on, and whose voice the source is.
    pub(super) fn choose(number: u32, source: &Source, passage: &Passage) -> Self {
        Entry {
            number,
            fingerprint: fingerprint(source, passage),
            passage: Passage {
                propositions: Vec::new(),
                ..passage.clone()
            },
            source: Source {
                passages: Vec::new(),
                findings_of: Vec::new(),
                assessment_through: None,
                ..source.clone()
            },
            proposition: None,
            note: None,
            signed_off: None,
            confirmed: BTreeSet::new(),
            prints_context: false,
            pages_behind: None,
            quoted_anyway: None,
        }
    }

    /// Whether the copy is still what was chosen; false after somebody changed the file by hand.
    pub fn is_as_chosen(&self) -> bool {
        self.fingerprint == fingerprint(&self.source, &self.passage)
    }
}
