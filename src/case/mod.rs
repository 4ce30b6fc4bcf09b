//! The case: what a person has typed, ticked and chosen, and the only way to change it.
//!
//! A [`Case`] is plain data. An [`Edit`] is one change with a name; [`History`] applies edits and
//! can take them back. [`text`] turns a case into the text of its file and back. Nothing here reads
//! a clock, a disk or the library: what a case needs of the library it holds as a copy.

mod apply;
mod arrange;
mod authority;
mod begun_from;
mod document;
mod edit;
mod exhibit;
mod exhibit_change;
mod filed;
mod heading;
mod hidden;
mod history;
mod issues;
mod kind;
mod label;
mod letter;
mod limits;
mod model;
mod numbers;
mod pages;
mod paragraph_list;
mod profile_change;
mod quoted;
mod quoting;
mod reason;
mod redaction;
mod remark;
mod respondent;
mod shorter;
mod sign_off;
mod smaller;
#[cfg(test)]
pub(crate) mod specimen;
pub mod text;
mod translation;
mod turn;
mod volumes;

pub use authority::ChosenAuthority;
pub use begun_from::BegunFrom;
pub use document::{
    Document, DocumentFile, DocumentId, DocumentList, Original, OriginalKind, SourceFile,
};
pub use edit::{Edit, EditError, IssueChoice};
pub use exhibit::{
    Comments, DOCUMENT_ENDINGS, Exhibit, LongPages, NewExhibit, NoSuchChoice, PaperChoice, SortBy,
    from_file_name,
};
pub use exhibit_change::ExhibitChange;
pub use filed::{
    FiledBundle, FiledDocument, FiledEntry, FiledFile, FiledIssue, FiledRow, SinceFiling,
};
pub use heading::{Heading, HeadingField, USUAL_RESPONDENT};
pub use hidden::{
    Cleaned, HiddenChange, HiddenChoice, HiddenDecision, HiddenKind, HiddenPlace, RedactedCopy,
};
pub use history::History;
pub use kind::{ExhibitKind, NoKind};
pub use letter::{DecisionLetter, LetterChange};
pub use limits::Excess;
pub use model::{
    Case, Claimant, Considered, DisputedIssue, Entry, Override, OverrideKind, QuotedAnyway,
};
pub use numbers::{EntryList, Numbers};
pub use pages::{NotPages, PageRanges};
pub use paragraph_list::{NotParagraphs, ParagraphList};
pub use profile_change::profile_change;
pub use quoting::Extract;
pub use reason::{LEAST_REASON, is_reason};
pub use redaction::{LookedAt, MarkArea, Redacted, RedactionMark};
pub use remark::Remark;
pub use respondent::RespondentBundle;
pub use shorter::ShorterForm;
pub use sign_off::SignOff;
pub use smaller::Smaller;
pub use translation::Translation;
pub use turn::{NoTurn, Turn, Turns};
pub use volumes::VolumeCap;
