//! Yes-or-no rules: about the case before export, and about the finished file after it.
//!
//! The first kind ([`check_case`]) tells a person what to mend. The second ([`check_file`]) is the
//! proof that the program did what it promises: it works from the facts that were read back from the
//! finished bytes. Every rule is one small function; nothing here changes anything.

mod adverse_rules;
mod authority_rules;
mod bookmark_rules;
mod case_rules;
mod decision_letter;
mod document_rules;
mod entry_rules;
mod exclusion;
mod file_rules;
mod hidden;
mod incomplete;
mod legible_rules;
mod letter_rules;
mod machine_rules;
mod mark_rules;
mod metadata_rules;
mod must_not_appear;
mod original_rules;
mod page_rules;
mod photograph_rules;
mod quotation_rules;
mod quotations;
mod quoted_pages;
mod reading_rules;
mod redaction_rules;
mod remark_rules;
mod remark_words;
mod smaller_pictures;
mod source_files;
mod standing;
mod supplement_rules;
mod translation_rules;
mod unshown;
mod unusable;
mod value_rules;
mod volume_rules;

pub use case_rules::{CaseCheck, check_case, not_signed_off};
pub use document_rules::{Document, Documents, Learnt, check_ledger};
pub use entry_rules::{is_aged, is_touched};
pub use file_rules::{FileCheck, check_file, is_taken};
pub use hidden::{HiddenItem, goes_unseen, goes_with, hidden_items, reason_for};
pub use incomplete::{incomplete, incomplete_pages, lost_pages};
pub use legible_rules::{about_pages, blank_pages, can_be_cut, cut_pages, upright, without_blank};
pub use must_not_appear::{MustNotAppear, appellant_named, confidential, words_of_file_name};
pub use original_rules::OriginalNow;
pub use page_rules::body_lines;
pub use quotation_rules::check_quotations;
pub use quotations::{Compared, Quotations, Quoted};
pub use quoted_pages::QuotedPagesChoice;
pub use redaction_rules::{marks_not_taken_out, unlooked, unsearchable};
pub use remark_rules::attached_files;
pub use smaller_pictures::{
    Gain, is_too_large, megabytes, smaller_wanted, wanted_with, would_help,
};
pub use source_files::{Missed, check_source_files};
pub use standing::{RuleStanding, Standing, rules};
pub use unshown::unshown;
pub use unusable::{changed_meanwhile, refusal_hint, unreadable, unusable};
