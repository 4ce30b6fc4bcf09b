//! What a person should know or mend before the bundle is filed.

use crate::case::{Case, HeadingField, OverrideKind};
use crate::finding::{self, CaseCode, FiledCode, Finding, Place, counted};
use crate::library::{Date, Library, PassageKind, is_legible, is_unprintable, misdated};
use crate::profile::Profile;

use super::adverse_rules;
use super::authority_rules;
use super::decision_letter;
use super::document_rules::{self, Documents};
use super::entry_rules;
use super::exclusion;
use super::hidden;
use super::incomplete;
use super::legible_rules;
use super::letter_rules;
use super::machine_rules;
use super::must_not_appear;
use super::original_rules;
use super::quotation_rules::check_quotations;
use super::quotations::Quotations;
use super::reading_rules;
use super::redaction_rules;
use super::remark_rules;
use super::source_files::check_source_files;
use super::supplement_rules;
use super::translation_rules;
use super::unusable;

/// Everything the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct CaseCheck<'a> {
    pub case: &'a Case,
    pub library: &'a Library,
    pub profile: &'a Profile,
    pub today: Date,
    /// Pages that the schedule takes, the last one counted as a whole page.
    pub schedule_pages: u32,
    /// Characters that would print as boxes.
    pub missing: &'a [char],
    /// What was found in the files of exhibits.
    pub documents: &'a Documents,
    /// What became of holding its quotations against their files.
    pub quotations: &'a Quotations,
}

type Rule = fn(&CaseCheck<'_>) -> Vec<Finding>;

const RULES: &[Rule] = &[
    something_to_print,
    supplement_rules::explained,
    heading_filled,
    both_parties,
    hearing_on_the_calendar,
    issues_answered,
    decision_letter::answered,
    schedule_length,
    signed_off,
    summaries_counted,
    adverse_rules::adverse_considered,
    exclusion::prompt,
    letter_rules::letters_drawn,
    typed_cleanly,
    entry_rules::as_chosen,
    entry_rules::still_in_library,
    entry_rules::newest_edition,
    entry_rules::editions_known,
    entry_rules::address_opens,
    entry_rules::age,
    entry_rules::dated,
    entry_rules::provenance,
    entry_rules::defects,
    entry_rules::independent,
    authority_rules::authorities,
    authority_rules::among_evidence,
    quotations_hold,
    files_are_the_sources,
    unusable::usable,
    document_rules::comments_seen,
    remark_rules::remarked,
    document_rules::repaired,
    incomplete::complete,
    document_rules::decrypted,
    document_rules::short_enough,
    document_rules::paper_kept,
    legible_rules::pages_legible,
    reading_rules::text_there,
    machine_rules::read_by_machine,
    machine_rules::languages_there,
    machine_rules::failed,
    machine_rules::read_badly,
    reading_rules::nothing_hidden,
    hidden::filed_knowingly,
    hidden::choices_hold,
    reading_rules::letters_known,
    reading_rules::pages_read,
    must_not_appear::own_words_clean,
    redaction_rules::marks_taken_out,
    redaction_rules::searched,
    document_rules::not_twice,
    document_rules::from_portfolios,
    original_rules::originals_as_they_were,
    translation_rules::translated,
];

/// Every finding about the case, gravest first.
pub fn check_case(check: &CaseCheck<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(check)).collect();
    finding::sort(&mut findings);
    findings
}

/// CS-01: a bundle without country evidence has no schedule to file.
fn something_to_print(check: &CaseCheck<'_>) -> Vec<Finding> {
    let case = check.case;
    // The schedule of a filed bundle is with the tribunal already.
    if case.entries().next().is_some() || (case.is_filed() && !case.exhibits.is_empty()) {
        return Vec::new();
    }
    if case.is_filed() {
        return vec![Finding::of(FiledCode::NothingNew)];
    }
    vec![Finding::of(CaseCode::NoEntries)]
}

fn heading_filled(check: &CaseCheck<'_>) -> Vec<Finding> {
    let field = HeadingField::Reference;
    if is_filled(check.case, field) {
        return Vec::new();
    }
    vec![Finding::of(CaseCode::HeadingEmpty).at(Place::Field(field.label().to_owned()))]
}

/// An appeal is between two, and the cover names both.
fn both_parties(check: &CaseCheck<'_>) -> Vec<Finding> {
    let parties = [HeadingField::Appellant, HeadingField::Respondent];
    let missing = |field: HeadingField| {
        Finding::of(CaseCode::PartyEmpty).at(Place::Field(field.label().to_owned()))
    };
    let is_missing = |field: &HeadingField| !is_filled(check.case, *field);
    parties
        .into_iter()
        .filter(is_missing)
        .map(missing)
        .collect()
}

/// The hearing is typed as a text; a day in it that there is not is a slip.
fn hearing_on_the_calendar(check: &CaseCheck<'_>) -> Vec<Finding> {
    let field = HeadingField::Hearing;
    let slip = misdated(check.case.heading.get(field));
    let finding = |why: crate::library::NotADate| {
        Finding::new(CaseCode::HearingDate, format!("{why}."))
            .at(Place::Field(field.label().to_owned()))
    };
    slip.map(finding).into_iter().collect()
}

fn is_filled(case: &Case, field: HeadingField) -> bool {
    is_legible(case.heading.get(field))
}

/// CS-02: the schedule is arranged by disputed issue, and each should be answered.
fn issues_answered(check: &CaseCheck<'_>) -> Vec<Finding> {
    let empty = check
        .case
        .issues
        .iter()
        .filter(|issue| issue.entries.is_empty() && !check.case.is_filed_under(&issue.key));
    let report = |issue: &crate::case::DisputedIssue| {
        let what = match issue.is_printed() {
            true => "only its authorities are printed",
            false => "it is not printed",
        };
        Finding::new(
            CaseCode::IssueWithoutEntries,
            format!("“{}” has no entry: {what}.", issue.label),
        )
        .at(Place::Issue(issue.key.clone()))
    };
    empty.map(report).collect()
}

/// CS-03 and CS-04: the page limit, unless there is permission.
fn schedule_length(check: &CaseCheck<'_>) -> Vec<Finding> {
    let limit = &check.profile.schedule_max_pages;
    let over = limit.value.filter(|most| check.schedule_pages > *most);
    let Some(most) = over else {
        return Vec::new();
    };
    let message = format!(
        "The schedule takes {}; the limit is {}.",
        finding::pages(check.schedule_pages),
        most
    );
    let finding = match check.case.set_aside(OverrideKind::ScheduleLength) {
        Some(permission) => Finding::new(CaseCode::ScheduleTooLong, message)
            .eased()
            .hint(format!(
                "Set aside on {}: {}",
                permission.on, permission.reason
            )),
        None => Finding::new(CaseCode::ScheduleTooLong, message).hint(format!(
            "Take out or shorten entries, or record at Arrange who gave permission and when. {}",
            limit.cited()
        )),
    };
    vec![finding]
}

/// G-04: a person answers for every entry.
fn signed_off(check: &CaseCheck<'_>) -> Vec<Finding> {
    let open = check
        .case
        .entries()
        .filter(|entry| entry.signed_off.is_none())
        .count();
    if open == 0 {
        return Vec::new();
    }
    let all = check.case.entries().count();
    let message = not_signed_off(open, all);
    vec![match check.case.draft_set_aside() {
        Some(waiver) => Finding::new(
            CaseCode::DraftMarkSetAside,
            format!("{message} All the same, no page will say DRAFT."),
        )
        .hint(format!(
            "Set aside at Arrange on {}: {}",
            waiver.on, waiver.reason
        )),
        None => Finding::new(CaseCode::NotSignedOff, message),
    }]
}

/// How many entries are open, in a sentence.
pub fn not_signed_off(open: usize, all: usize) -> String {
    match (open, all) {
        (1, 1) => "The only entry is not signed off.".to_owned(),
        (1, _) => format!("1 of {all} entries is not signed off."),
        _ => format!("{open} of {all} entries are not signed off."),
    }
}

fn summaries_told(count: usize) -> String {
    counted(
        count,
        "entry is a summary in our words, not a quotation, and is headed so.",
        "entries are summaries in our words, not quotations, and are headed so.",
    )
}

/// G-01: a summary must never pass for a quotation.
fn summaries_counted(check: &CaseCheck<'_>) -> Vec<Finding> {
    let summaries = check
        .case
        .entries()
        .filter(|entry| entry.passage.kind == PassageKind::Summary);
    match summaries.count() {
        0 => Vec::new(),
        count => vec![Finding::new(CaseCode::Summaries, summaries_told(count))],
    }
}

fn quotations_hold(check: &CaseCheck<'_>) -> Vec<Finding> {
    check_quotations(check.case, check.quotations, &check.profile.labels())
}

fn files_are_the_sources(check: &CaseCheck<'_>) -> Vec<Finding> {
    check_source_files(check.case, check.quotations)
}

/// Invisible marks come in with pasted text and can make it read otherwise than it is written.
fn typed_cleanly(check: &CaseCheck<'_>) -> Vec<Finding> {
    let is_faulty = |text: &str| {
        text.chars()
            .any(|c| !c.is_whitespace() && is_unprintable(c))
    };
    let report = |place: Place| Finding::of(CaseCode::InvisibleCharacter).at(place);
    let case = check.case;
    let fields = HeadingField::ALL
        .into_iter()
        .filter(|field| is_faulty(case.heading.get(*field)));
    let issues = case.issues.iter().filter(|issue| is_faulty(&issue.label));
    let typed = |entry: &crate::case::Entry| {
        [&entry.proposition, &entry.note]
            .into_iter()
            .flatten()
            .any(|text| is_faulty(text))
    };
    let entries = case.entries().filter(|entry| typed(entry));
    fields
        .map(|field| Place::Field(field.label().to_owned()))
        .chain(issues.map(|issue| Place::Issue(issue.key.clone())))
        .chain(entries.map(|entry| Place::Entry(entry.number)))
        .map(report)
        .collect()
}
