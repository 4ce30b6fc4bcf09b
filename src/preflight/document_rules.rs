//! Rules about the documents behind the schedule: before the build, and from the account after it.

use std::collections::BTreeMap;

use crate::case::{Comments, Exhibit, ExhibitKind, PaperChoice};
use crate::finding::{self, Finding, Place, counted};
use crate::pdf::assemble::Ledger;
use crate::pdf::content::Reading;
use crate::pdf::import::{CommentFact, Damage, Lock, Password, Refusal, Survey};
use crate::profile::{Profile, Ruled};

use super::CaseCheck;
use super::incomplete::missed_pages;
use super::unusable::{CHANGED_HINT, unreadable};

/// What was found in an exhibit's file.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Of the file's content, lower-case hexadecimal.
    pub sha256: String,
    /// How long it is.
    pub bytes: u64,
    pub survey: Result<Survey, Refusal>,
    /// What is on its pages, where they were read.
    pub reading: Option<Reading>,
    /// With which it was opened, or was not.
    pub password: Option<Password>,
}

/// By exhibit number: what is in its file, or why it cannot be read. One that is missing here has not
/// been looked at yet, and nothing is said of it.
pub type Documents = BTreeMap<u32, Result<Document, String>>;

/// The file must be there, be the one that was added, and be usable.
pub(super) fn usable(check: &CaseCheck<'_>) -> Vec<Finding> {
    each(check, |exhibit, document| match document {
        Err(cause) => Some(unreadable(exhibit, cause)),
        Ok(Document {
            survey: Err(refusal),
            ..
        }) => Some(
            Finding::error(
                refusal_code(refusal),
                format!("“{}”: {refusal}.", exhibit.title),
            )
            .hint(refusal_hint(refusal)),
        ),
        Ok(document) if !is_as_added(check, exhibit, document) => Some(
            Finding::error(
                "document-changed",
                format!(
                    "“{}” is not the file that was added: its content has changed.",
                    exhibit.title
                ),
            )
            .hint(CHANGED_HINT),
        ),
        Ok(_) => None,
    })
}

fn is_as_added(check: &CaseCheck<'_>, exhibit: &Exhibit, found: &Document) -> bool {
    let added = check.case.document_of(exhibit);
    added.is_some_and(|added| added.sha256 == found.sha256)
}

fn refusal_code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Locked | Refusal::WrongPassword | Refusal::PasswordUseless => "document-locked",
        Refusal::LockedOtherwise(_) | Refusal::LockLost => "document-locked-otherwise",
        Refusal::Empty | Refusal::Damaged | Refusal::NoPages => "document-damaged",
        Refusal::NotAPdf | Refusal::Picture(_) => "document-not-pdf",
        Refusal::TooLarge(_)
        | Refusal::TooManyPages(_)
        | Refusal::TooManyPixels(_)
        | Refusal::Bomb => "document-too-large",
        Refusal::TooSlow(_) => "document-too-slow",
    }
}

/// What to do about a file that cannot be used.
pub fn refusal_hint(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Locked | Refusal::WrongPassword => {
            "Give its password, or save a copy without one and add the copy."
        }
        Refusal::PasswordUseless | Refusal::LockedOtherwise(Lock::Unknown) => {
            "Open it with its password in a PDF program and save a copy without one, then add the copy."
        }
        Refusal::LockedOtherwise(Lock::Certificates) => {
            "Ask one of them to open it and print it to PDF, or ask the sender for a copy that is not locked; then add that."
        }
        Refusal::LockedOtherwise(Lock::Program(_)) => {
            "Open it in that program and print it to PDF, or ask the sender for a copy that is not locked; then add that."
        }
        Refusal::LockLost => {
            "Ask for the document again: the file was cut off or changed on its way."
        }
        Refusal::NotAPdf => "Save it as PDF from the program that made it, then add that.",
        Refusal::Picture(_) => {
            "Ask for the picture again, or save it anew as JPEG or PNG, then add that."
        }
        Refusal::TooManyPixels(_) => "Save the picture at a lower resolution: 300 dpi is enough.",
        Refusal::TooLarge(_) | Refusal::TooManyPages(_) => {
            "Split it and add the parts that matter."
        }
        Refusal::TooSlow(_) => {
            "Open it in the program that made it, print it to PDF and add that. If nobody can open it either, ask where it comes from."
        }
        Refusal::Bomb => "Do not use this file: ask where it comes from.",
        Refusal::Empty | Refusal::Damaged | Refusal::NoPages => {
            "Ask for the document again, or print it to PDF from a program that can still open it."
        }
    }
}

/// Pages that are wanted must be there.
pub(super) fn pages_there(check: &CaseCheck<'_>) -> Vec<Finding> {
    surveyed(check, |exhibit, survey| {
        let wanted = exhibit.pages.as_ref()?;
        let length = survey.counts.pages;
        (wanted.last() > length).then(|| {
            Finding::error(
                "document-pages",
                format!(
                    "“{}” has {}, but {wanted} are wanted.",
                    exhibit.title,
                    finding::pages(length)
                ),
            )
            .hint("Choose pages that the document has.")
        })
    })
}

/// Privileged notes have been filed by accident.
pub(super) fn comments_seen(check: &CaseCheck<'_>) -> Vec<Finding> {
    surveyed(check, |exhibit, survey| {
        let comments = survey.comments.iter();
        let comments = comments.filter(|comment| exhibit.holds(comment.page));
        let comments: Vec<&CommentFact> = comments.collect();
        let kept = exhibit.comments != Comments::Drop && !comments.is_empty();
        kept.then(|| {
            let shown = comments.iter().take(3).map(|comment| {
                let said: String = comment.text.chars().take(40).collect();
                format!("page {}: {} “{said}”", comment.page, comment.kind)
            });
            let shown: Vec<String> = shown.collect();
            Finding::warning(
                "document-comments",
                format!(
                    "“{}” holds {} ({}).",
                    exhibit.title,
                    counted(comments.len(), "comment or mark", "comments or marks"),
                    shown.join("; ")
                ),
            )
            .hint("Read them before filing. They can be kept, drawn into the page, or dropped.")
        })
    })
}

/// The reader makes the best of a damaged file; a person must know that it did.
pub(super) fn repaired(check: &CaseCheck<'_>) -> Vec<Finding> {
    surveyed(check, |exhibit, survey| {
        // Of pages that are missing, or a part of them, more is said (`incomplete`).
        let are_missed = missed_pages(exhibit, survey).is_some();
        let is_said = |sign: &&Damage| match sign {
            Damage::Content(_) => false,
            Damage::Lost(_) => !are_missed,
            _ => true,
        };
        let signs = survey.damage.iter().filter(is_said);
        let signs = signs.filter_map(|sign| sign.on(|page| exhibit.holds(page)));
        let signs: Vec<String> = signs.map(|sign| sign.to_string()).collect();
        (!signs.is_empty()).then(|| {
            Finding::warning(
                "document-repaired",
                format!("“{}” is damaged: {}.", exhibit.title, signs.join("; ")),
            )
            .hint("It was opened as far as that is possible, and pages or words may be missing. Compare it page by page with the original, or ask for the document again.")
        })
    })
}

pub(super) fn decrypted(check: &CaseCheck<'_>) -> Vec<Finding> {
    each(check, |exhibit, found| {
        let document = found.as_ref().ok()?;
        let how = match document.password {
            Some(_) => "is locked with a password",
            None => "was encrypted without a password",
        };
        document.survey.as_ref().ok()?.encrypted.then(|| {
            Finding::note(
                "document-encrypted",
                format!("“{}” {how}; the bundle is not.", exhibit.title),
            )
            .hint("Make sure that whoever protected it does not mind.")
        })
    })
}

/// B-25: how long some kinds of documents may be. What is left out is not counted.
pub(super) fn short_enough(check: &CaseCheck<'_>) -> Vec<Finding> {
    surveyed(check, |exhibit, survey| {
        let (code, limit) = page_limit(check.profile, exhibit.kind)?;
        let all = survey.counts.pages;
        let wanted = exhibit.wanted();
        let pages = wanted.map_or(all, |wanted| wanted.count_within(all));
        (pages > limit.value).then(|| {
            let message = format!(
                "“{}” takes {}; the limit for this kind ({}) is {}.",
                exhibit.title,
                finding::pages(pages),
                exhibit.kind.label(),
                limit.value
            );
            let hint = format!(
                "Ask for a shorter one or for the tribunal’s permission, or say what kind of document it is. {}",
                limit.authority
            );
            Finding::warning(code, message).hint(hint)
        })
    })
}

/// The limit for a kind, and the code of the finding that it is not kept.
pub(super) fn page_limit(
    profile: &Profile,
    kind: ExhibitKind,
) -> Option<(&'static str, &Ruled<u32>)> {
    match kind {
        ExhibitKind::Other => None,
        ExhibitKind::ExpertReport => {
            Some(("expert-report-too-long", &profile.expert_report_max_pages))
        }
        ExhibitKind::Skeleton => Some(("skeleton-too-long", &profile.skeleton_max_pages)),
        ExhibitKind::Review => Some(("review-too-long", &profile.review_max_pages)),
    }
}

/// B-02: every page A4.
pub(super) fn paper_kept(check: &CaseCheck<'_>) -> Vec<Finding> {
    surveyed(check, |exhibit, survey| {
        let pages = survey.not_a4.iter();
        let pages = pages.filter(|page| exhibit.holds(**page)).count();
        let kept = exhibit.paper == PaperChoice::Keep && pages > 0;
        kept.then(|| {
            Finding::warning(
                "document-not-a4",
                format!(
                    "“{}” has {} of another size than A4.",
                    exhibit.title,
                    finding::pages(pages)
                ),
            )
            .hint("Let them be scaled to A4, unless their size matters.")
        })
    })
}

/// The same content under two numbers is a slip more often than not.
pub(super) fn not_twice(check: &CaseCheck<'_>) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, &Exhibit> = BTreeMap::new();
    let mut findings = Vec::new();
    for (exhibit, document) in check.case.exhibits_with_documents() {
        if let Some(first) = seen.get(document.sha256.as_str())
            && first.wanted() == exhibit.wanted()
        {
            findings.push(
                Finding::warning(
                    "document-twice",
                    format!(
                        "“{}” and “{}” are the same document.",
                        first.title, exhibit.title
                    ),
                )
                .hint("Take one of the two out, unless both are meant.")
                .at(Place::Exhibit(exhibit.number)),
            );
        }
        seen.entry(document.sha256.as_str()).or_insert(exhibit);
    }
    findings
}

/// From the account of one document: what is missing is the program's fault; what could not be taken
/// over is said.
pub fn check_ledger(title: &str, ledger: &Ledger) -> Vec<Finding> {
    let lost = ledger.missing().into_iter().map(|(what, count)| {
        Finding::error(
            "document-lost",
            format!(
                "“{title}”: {} did not arrive.",
                counted(count, what.trim_end_matches('s'), what)
            ),
        )
        .hint("This is a fault of the program: do not file this bundle, and report the fault.")
    });
    let mut findings: Vec<Finding> = lost.collect();
    if ledger.links_inert > 0 {
        findings.push(Finding::note(
            "document-links",
            format!(
                "“{title}”: {} to pages that are not in the bundle; left out.",
                counted(ledger.links_inert, "link led", "links led")
            ),
        ));
    }
    findings.extend(super::bookmark_rules::of_bookmarks(title, ledger));
    findings.extend(super::mark_rules::of_marks_outside(title, ledger));
    findings.extend(super::mark_rules::of_marks_redrawn(title, ledger));
    findings.extend(super::value_rules::of_values(title, ledger));
    findings.extend(super::photograph_rules::of_photographs(title, ledger));
    findings.extend(super::photograph_rules::of_kept_photographs(title, ledger));
    findings
}

type Found<'a> = &'a Result<Document, String>;

pub(super) fn each(
    check: &CaseCheck<'_>,
    rule: impl Fn(&Exhibit, Found<'_>) -> Option<Finding>,
) -> Vec<Finding> {
    let of = |exhibit: &Exhibit| {
        let found = check.documents.get(&exhibit.number)?;
        Some(rule(exhibit, found)?.at(Place::Exhibit(exhibit.number)))
    };
    check.case.exhibits.iter().filter_map(of).collect()
}

fn surveyed(
    check: &CaseCheck<'_>,
    rule: impl Fn(&Exhibit, &Survey) -> Option<Finding>,
) -> Vec<Finding> {
    each(check, |exhibit, found| {
        rule(exhibit, found.as_ref().ok()?.survey.as_ref().ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::import::Counts;

    #[test]
    fn an_account_that_does_not_balance_is_an_error_and_what_could_not_come_along_is_said() {
        let ledger = Ledger {
            went_in: Counts {
                pages: 3,
                links: 4,
                fields: 2,
                ..Counts::default()
            },
            came_out: Counts {
                pages: 2,
                links: 2,
                ..Counts::default()
            },
            links_inert: 2,
            fields_without_look: 1,
            fields_written: 1,
            ..Ledger::default()
        };
        let told = check_ledger("Letter", &ledger);
        let told: Vec<String> = told
            .iter()
            .map(|finding| format!("{} {}: {}", finding.severity, finding.code, finding.message))
            .collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        error document-lost: “Letter”: 1 page did not arrive.
        note document-links: “Letter”: 2 links led to pages that are not in the bundle; left out.
        note document-values: “Letter”: 1 form field held words without a picture of them; the words were written into the page.
        warning document-fields: “Letter”: the value of 1 form field could not be drawn and its picture was left.
        ");
    }
}
