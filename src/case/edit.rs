//! Every way to change a case, by name. There is no other.
//!
//! An edit is a value: the window, the command line and the tests speak the same ones, and undo can
//! say what it takes back. What each edit does is in `apply`.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use crate::library::{CharacteristicId, Date, IssueId, LookedUp, Passage, Source, SourceId};

use super::authority::ChosenAuthority;
use super::document::{DocumentFile, DocumentId};
use super::exhibit::{NewExhibit, SortBy};
use super::exhibit_change::ExhibitChange;
use super::filed::FiledBundle;
use super::heading::HeadingField;
use super::hidden::HiddenChange;
use super::letter::LetterChange;
use super::limits::Excess;
use super::model::{Case, OverrideKind};
use super::pages::PageRanges;
use super::quoting::Extract;
use super::redaction::RedactionMark;
use super::remark::Remark;
use super::respondent::RespondentBundle;
use super::shorter::ShorterForm;
use super::volumes::VolumeCap;

/// One change to a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    SetHeading {
        field: HeadingField,
        text: String,
    },
    /// ISO 3166-1 alpha-3, or none.
    SetNationality(Option<String>),
    SetCharacteristic {
        id: CharacteristicId,
        holds: bool,
    },
    AddIssue(IssueChoice),
    RenameIssue {
        key: String,
        label: String,
    },
    /// Takes its entries with it.
    RemoveIssue {
        key: String,
    },
    /// `to` is the position it will have.
    MoveIssue {
        key: String,
        to: usize,
    },
    /// The authorities printed before the evidence of an issue, in this order; whoever sets none has chosen so.
    SetAuthorities {
        issue: String,
        authorities: Vec<ChosenAuthority>,
    },
    /// The paragraphs of an authority relied on under an issue; an empty text takes them away.
    SetParagraphs {
        issue: String,
        authority: String,
        text: String,
    },
    /// What a person found on looking an authority up, wherever the case cites it; none takes that back.
    SetLookedUp {
        authority: String,
        looked_up: Option<LookedUp>,
    },
    /// The entries from `number` on go to a new issue behind theirs, which bears the same name.
    SplitIssue {
        number: u32,
    },
    /// The entries of the next issue go to the end of this one, and the next one goes.
    MergeIssues {
        key: String,
    },
    /// At the end of the issue. Copies the passage and its source.
    AddEntry {
        issue: String,
        source: Box<Source>,
        passage: Box<Passage>,
    },
    RemoveEntry {
        number: u32,
    },
    /// `to` is the position it will have under `issue`.
    MoveEntry {
        number: u32,
        issue: String,
        to: usize,
    },
    /// An empty text takes it away.
    SetProposition {
        number: u32,
        text: String,
    },
    /// An empty text takes it away.
    SetNote {
        number: u32,
        text: String,
    },
    SignOff {
        number: u32,
        by: String,
        on: Date,
    },
    WithdrawSignOff {
        number: u32,
    },
    /// An extract takes the place of what an entry says; the summary stays as its proposition or note.
    QuoteEntry {
        number: u32,
        extract: Box<Extract>,
    },
    /// At the end of the issue, with the file that the words were taken from.
    AddExtract {
        issue: String,
        extract: Box<Extract>,
    },
    /// A person has looked at a cut or an insertion of a quotation, named as its check names it.
    ConfirmChange {
        number: u32,
        change: String,
        holds: bool,
    },
    /// Relies on a quotation although its file does not hold it so; an empty reason takes that back.
    QuoteAnyway {
        number: u32,
        reason: String,
        on: Date,
    },
    /// Whether what its source says before and behind an extract is printed with it.
    PrintContext {
        number: u32,
        wanted: bool,
    },
    /// The file of an edition of a source, which quotations from it are held against.
    SetSourceFile {
        source: SourceId,
        file: DocumentFile,
        edition: Option<String>,
        retrieved_on: Option<Date>,
    },
    /// The copy in which a source was read came from its address, says a person.
    SayFetched {
        source: SourceId,
    },
    RemoveSourceFile {
        source: SourceId,
        document: DocumentId,
    },
    /// The number of the first page of documents of this content; none is as they are printed.
    CountPages {
        sha256: String,
        first: Option<i64>,
    },
    /// Somebody outside may have been told the numbers: entries keep theirs, and exhibits, by their number, begin on
    /// these pages of the bundle.
    KeepNumbers(BTreeMap<u32, NonZeroU32>),
    /// Numbers the entries anew in print order, and lets pages move. Not after filing: others may have cited them.
    ReleaseNumbers,
    /// At the end of its section.
    AddExhibit(Box<NewExhibit>),
    RemoveExhibit {
        number: u32,
    },
    /// `to` is the position it will have; it joins the section of what then stands before it.
    MoveExhibit {
        number: u32,
        to: usize,
    },
    ChangeExhibit {
        number: u32,
        change: ExhibitChange,
    },
    /// Moves documents, in the order in which they are named, under a heading, before another document or to its end.
    PlaceExhibits {
        numbers: Vec<u32>,
        section: Option<String>,
        before: Option<u32>,
    },
    /// Gives all documents under a heading another one; an empty text takes it away.
    RenameSection {
        from: Option<String>,
        to: String,
    },
    /// Moves a heading with all its documents; `to` is the position it will have among headings.
    MoveSection {
        section: Option<String>,
        to: usize,
    },
    /// Within their sections.
    SortExhibits(SortBy),
    /// A page with its heading before each section of exhibits.
    SetDividers(bool),
    /// Of documents that are quoted only the pages quoted, with the first page of each; or all pages. The pages of
    /// each exhibit are named, and which entries bring which of them. What is quoted later brings its pages.
    SetQuotedPages {
        only: bool,
        exhibits: Vec<(u32, Option<PageRanges>)>,
        brought: Vec<(u32, PageRanges)>,
    },
    /// How much one file of the bundle may hold; what is more goes into further volumes.
    SetVolumes(VolumeCap),
    /// Whether it is printed with each entry.
    SetRemark {
        remark: Remark,
        wanted: bool,
    },
    /// Whether the schedule is printed in that form.
    SetShorter(ShorterForm, bool),
    /// Sets a rule aside with a reason; an empty reason puts it back.
    SetOverride {
        rule: OverrideKind,
        reason: String,
        on: Date,
    },
    /// Somebody has considered exclusion (Article 1F); without a name that is taken back.
    ConsiderExclusion {
        by: String,
        on: Date,
    },
    /// A document is from now on a copy of it without some words; marks made before are among those named.
    Redact {
        document: DocumentId,
        copy: DocumentFile,
        marks: Vec<RedactionMark>,
    },
    /// What is to be taken out of a document: all of it, with what was taken out before. A copy is made of it later.
    MarkRedactions(DocumentId, Vec<RedactionMark>),
    /// A document is again the file from which nothing was taken out.
    Unredact {
        document: DocumentId,
    },
    /// A person has looked for confidential words on these pages, from 1, which nobody can search; or takes it back.
    LookAt(DocumentId, Vec<u32>, Option<Date>),
    /// What becomes of words that nobody sees.
    Hidden(DocumentId, HiddenChange),
    /// Something about the decision letter and what answers it.
    Letter(LetterChange),
    /// Words that every export looks for.
    SetConfidential(Vec<String>),
    /// The name that an anonymity direction keeps off the cover; none where there is no direction.
    SetAnonymity(Option<String>),
    /// The profile, by its name, whose rules the bundle is made for.
    SetProfile(String),
    /// A bundle was filed: its numbers are frozen, and what comes later goes into a supplementary one.
    MarkFiled(Box<FiledBundle>),
    /// The bundle that was marked as filed last was not filed after all.
    TakeBackFiling,
    /// The day on which the respondent’s review was received; none takes it back.
    SetReviewReceived(Option<Date>),
    /// Why what comes next was not filed earlier; an empty text takes it away.
    SetLateBecause(String),
    SetRespondent(Option<Box<RespondentBundle>>),
}

/// Where a new issue comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueChoice {
    /// An issue of the tree, under the label it has there.
    FromTree { id: IssueId, label: String },
    /// Words of the user's own.
    Typed(String),
}

/// Why an edit cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("a reason needs a few words that somebody else can follow")]
    NoReason,
    #[error("the case has no issue “{0}”")]
    NoSuchIssue(String),
    #[error("“{0}” is already among the disputed issues")]
    IssueTwice(String),
    #[error("entry {0} is the first entry of its issue, so there is nothing to split off from")]
    NothingBefore(u32),
    #[error("“{0}” is the last issue, so there is none to merge it with")]
    NothingBehind(String),
    #[error("an issue needs a name")]
    UnnamedIssue,
    #[error("the case has no entry {0}")]
    NoSuchEntry(u32),
    #[error("this passage already stands under that issue, as entry {0}")]
    EntryTwice(u32),
    #[error("the case does not cite the authority “{0}”")]
    NoSuchAuthority(String),
    #[error("the case has no document {0}")]
    NoSuchExhibit(u32),
    #[error("the case knows no decision letter")]
    NoLetter,
    #[error("that file is not among those of the source")]
    NoSuchFile,
    #[error("a translation is of a document that is none itself, and not of its own translation")]
    TranslationOfTranslation,
    #[error("a document needs a title")]
    UntitledExhibit,
    #[error("a sign-off needs the name of who gives it")]
    UnnamedSignOff,
    #[error("a bundle of this case was filed, so its entries keep their numbers")]
    NumbersFiled,
    #[error("this file is marked as filed already")]
    FiledTwice,
    #[error("no bundle of this case is marked as filed")]
    NothingFiled,
    /// The case could not be opened again.
    #[error("nothing changed: {0}")]
    TooMuch(#[from] Excess),
}

impl IssueChoice {
    /// The key that the issue will have in `case`: its id, or the next free `own-1`, `own-2`, ….
    pub fn key(&self, case: &Case) -> String {
        match self {
            IssueChoice::FromTree { id, .. } => id.to_string(),
            IssueChoice::Typed(_) => {
                let taken = |number: &usize| case.issue(&format!("own-{number}")).is_some();
                let free = (1..).find(|number| !taken(number)).unwrap_or_default();
                format!("own-{free}")
            }
        }
    }

    pub(super) fn label(&self) -> &str {
        match self {
            IssueChoice::FromTree { label, .. } | IssueChoice::Typed(label) => label.trim(),
        }
    }
}

impl Edit {
    /// Whether this edit goes on with what `earlier` began, so that undo takes both back at once:
    /// typing in one field is one change, not one for each letter.
    pub(super) fn continues(&self, earlier: &Edit) -> bool {
        match (self, earlier) {
            (Edit::SetHeading { field: a, .. }, Edit::SetHeading { field: b, .. }) => a == b,
            (Edit::SetProposition { number: a, .. }, Edit::SetProposition { number: b, .. })
            | (Edit::SetNote { number: a, .. }, Edit::SetNote { number: b, .. }) => a == b,
            (Edit::QuoteAnyway { number: a, .. }, Edit::QuoteAnyway { number: b, .. }) => a == b,
            (Edit::RenameIssue { key: a, .. }, Edit::RenameIssue { key: b, .. }) => a == b,
            (
                Edit::SetParagraphs {
                    issue: a,
                    authority: typed,
                    ..
                },
                Edit::SetParagraphs {
                    issue: b,
                    authority: before,
                    ..
                },
            ) => (a, typed) == (b, before),
            (Edit::SetOverride { rule: a, .. }, Edit::SetOverride { rule: b, .. }) => a == b,
            (Edit::SetAnonymity(Some(_)), Edit::SetAnonymity(Some(_)))
            | (Edit::SetLateBecause(_), Edit::SetLateBecause(_)) => true,
            (Edit::Letter(typed), Edit::Letter(before)) => typed.continues(before),
            (
                Edit::ChangeExhibit {
                    number: a,
                    change: typed,
                },
                Edit::ChangeExhibit {
                    number: b,
                    change: before,
                },
            ) => a == b && typed.continues(before),
            _ => false,
        }
    }
}
