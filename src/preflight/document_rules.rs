//! Rules about the documents behind the schedule: before the build, and from the account after it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::case::{Comments, Exhibit, ExhibitKind, OriginalKind, PaperChoice};
use crate::finding::{self, AccountCode, DocumentCode, Finding, Place, counted};
use crate::pdf::assemble::Ledger;
use crate::pdf::content::Reading;
use crate::pdf::import::{CommentFact, Damage, Password, Refusal, Survey};
use crate::pdf::leave_out::place_of_comment;
use crate::pdf::smaller::SmallerPictures;
use crate::profile::{Profile, Ruled};

use super::CaseCheck;
use super::hidden::reason_for;
use super::incomplete::missed_pages;
use super::original_rules::OriginalNow;

/// What was found in an exhibit's file.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Of the file's content, lower-case hexadecimal.
    pub sha256: String,
    /// How long it is.
    pub bytes: u64,
    /// CRC-32 of the content.
    pub sum: u32,
    pub survey: Result<Survey, Refusal>,
    /// What is on its pages, where they were read.
    pub reading: Option<Reading>,
    /// With which it was opened, or was not.
    pub password: Option<Password>,
    /// Pictures that take the place of its own in the bundle, where these were asked for.
    pub smaller: Option<Arc<SmallerPictures>>,
    /// How the file is now that it was made of.
    pub original: OriginalNow,
}

/// What looking into a document and reading its pages told: all that is kept of it beside the case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Learnt {
    pub survey: Survey,
    pub reading: Reading,
}

impl Learnt {
    /// What looks for the same things is called the same: what was kept by anything else is not used. Whoever
    /// changes what is looked for raises the number behind the program's version.
    pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "-9");
}

impl Document {
    /// Whether this is the content that was looked at, as far as length and sum can tell: for files that were
    /// looked at a moment ago.
    pub fn is_of(&self, content: &[u8]) -> bool {
        self.bytes == content.len() as u64 && self.sum == crc32fast::hash(content)
    }
}

/// By exhibit number: what is in its file, or why it cannot be read. One that is missing here has not
/// been looked at yet, and nothing is said of it.
pub type Documents = BTreeMap<u32, Result<Document, String>>;

/// Privileged notes have been filed by accident.
pub(super) fn comments_seen(check: &CaseCheck<'_>) -> Vec<Finding> {
    surveyed(check, |exhibit, survey| {
        let comments = survey.comments.iter();
        let document = check.case.document_of(exhibit);
        let is_filed = |comment: &CommentFact| {
            let reason = document.and_then(|one| reason_for(one, &place_of_comment(comment)));
            reason.is_some()
        };
        let comments = comments.filter(|comment| exhibit.holds(comment.page) && !is_filed(comment));
        let comments: Vec<&CommentFact> = comments.collect();
        let kept = exhibit.comments != Comments::Drop && !comments.is_empty();
        kept.then(|| {
            let shown = comments.iter().take(3).map(|comment| {
                let said: String = comment.text.chars().take(40).collect();
                match said.is_empty() {
                    true => format!("page {}: {}", comment.page, comment.kind),
                    false => format!("page {}: {} “{said}”", comment.page, comment.kind),
                }
            });
            let shown: Vec<String> = shown.collect();
            Finding::new(
                DocumentCode::Comments,
                format!(
                    "“{}” holds {} ({}).",
                    exhibit.title,
                    counted(comments.len(), "comment or mark", "comments or marks"),
                    shown.join("; ")
                ),
            )
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
            Finding::new(
                DocumentCode::Repaired,
                format!("“{}” is damaged: {}.", exhibit.title, signs.join("; ")),
            )
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
            Finding::new(
                DocumentCode::Encrypted,
                format!("“{}” {how}; the bundle is not.", exhibit.title),
            )
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
        let most = limit.value.filter(|most| pages > *most);
        most.map(|most| {
            let message = format!(
                "“{}” takes {}; the limit for this kind ({}) is {}.",
                exhibit.title,
                finding::pages(pages),
                exhibit.kind.label(),
                most
            );
            let hint = format!(
                "Ask for a shorter one or for the tribunal’s permission, or say what kind of document it is. {}",
                limit.cited()
            );
            Finding::new(code, message).hint(hint)
        })
    })
}

/// The limit for a kind, and the code of the finding that it is not kept.
pub(super) fn page_limit(
    profile: &Profile,
    kind: ExhibitKind,
) -> Option<(DocumentCode, &Ruled<Option<u32>>)> {
    match kind {
        ExhibitKind::Other => None,
        ExhibitKind::ExpertReport => Some((
            DocumentCode::ExpertReportTooLong,
            &profile.expert_report_max_pages,
        )),
        ExhibitKind::Skeleton => Some((DocumentCode::SkeletonTooLong, &profile.skeleton_max_pages)),
        ExhibitKind::Review => Some((DocumentCode::ReviewTooLong, &profile.review_max_pages)),
    }
}

/// B-02: every page A4, where that is asked for.
pub(super) fn paper_kept(check: &CaseCheck<'_>) -> Vec<Finding> {
    if check.profile.paper.value.name() != Some("A4") {
        return Vec::new();
    }
    surveyed(check, |exhibit, survey| {
        let pages = survey.not_a4.iter();
        let pages = pages.filter(|page| exhibit.holds(**page)).count();
        let kept = exhibit.paper == PaperChoice::Keep && pages > 0;
        kept.then(|| {
            Finding::new(
                DocumentCode::NotA4,
                format!(
                    "“{}” has {} of another size than A4.",
                    exhibit.title,
                    finding::pages(pages)
                ),
            )
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
                Finding::new(
                    DocumentCode::Twice,
                    format!(
                        "“{}” and “{}” are the same document.",
                        first.title, exhibit.title
                    ),
                )
                .at(Place::Exhibit(exhibit.number)),
            );
        }
        seen.entry(document.sha256.as_str()).or_insert(exhibit);
    }
    findings
}

/// A portfolio shows its files only in some programs: who sent it may have meant more than what was taken. Said once
/// for each, at the first document from it.
pub(super) fn from_portfolios(check: &CaseCheck<'_>) -> Vec<Finding> {
    let mut from: BTreeMap<&str, (&Exhibit, usize)> = BTreeMap::new();
    for (exhibit, document) in check.case.exhibits_with_documents() {
        let original = document.converted_from.as_ref();
        let portfolio = original.filter(|one| one.kind == OriginalKind::Portfolio);
        if let Some(portfolio) = portfolio {
            from.entry(&portfolio.path).or_insert((exhibit, 0)).1 += 1;
        }
    }
    let told = |(path, (exhibit, number)): (&str, (&Exhibit, usize))| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let documents = counted(
            number,
            "document from inside it is",
            "documents from inside it are",
        );
        let message =
            format!("“{name}” is a portfolio: {documents} in the bundle, its own page is not.");
        Finding::new(DocumentCode::FromPortfolio, message).at(Place::Exhibit(exhibit.number))
    };
    from.into_iter().map(told).collect()
}

/// From the account of one document: what is missing is the program's fault; what could not be taken
/// over is said.
pub fn check_ledger(title: &str, ledger: &Ledger) -> Vec<Finding> {
    let lost = ledger.missing().into_iter().map(|(what, count)| {
        Finding::new(
            AccountCode::Lost,
            format!(
                "“{title}”: {} did not arrive.",
                counted(count, what.trim_end_matches('s'), what)
            ),
        )
    });
    let mut findings: Vec<Finding> = lost.collect();
    if ledger.links_inert > 0 {
        findings.push(Finding::new(
            AccountCode::Links,
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
    findings.extend(super::photograph_rules::of_smaller_pictures(title, ledger));
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
    use crate::finding::{Code, RemarkCode};
    use crate::pdf::assemble::FieldValue;
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

    fn value() -> FieldValue {
        FieldValue {
            page: 1,
            field: "a".to_owned(),
            shown: "old".to_owned(),
            holds: "new".to_owned(),
        }
    }

    fn codes(set: fn(&mut Ledger)) -> Vec<Code> {
        let mut ledger = Ledger::default();
        set(&mut ledger);
        let told = check_ledger("Map", &ledger);
        told.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn each_part_of_an_account_that_is_not_as_it_was_is_told() {
        type Set = fn(&mut Ledger);
        let parts: [(Set, AccountCode); 12] = [
            (|it| it.went_in.pages = 1, AccountCode::Lost),
            (|it| it.links_inert = 1, AccountCode::Links),
            (|it| it.bookmarks_inert = 1, AccountCode::Links),
            (|it| it.bookmarks_cut = 1, AccountCode::Bookmarks),
            (|it| it.comments_redrawn = 1, AccountCode::MarksRedrawn),
            (|it| it.fields_written = 1, AccountCode::Values),
            (|it| it.fields_without_look = 1, AccountCode::Fields),
            (|it| it.values = vec![value()], AccountCode::ValuesDiffer),
            (|it| it.pictures_cleared = 1, AccountCode::Photographs),
            (|it| it.pictures_kept = 1, AccountCode::PhotographsKept),
            (|it| it.pictures_smaller = 1, AccountCode::PicturesSmaller),
            (
                |it| it.pictures_not_made = true,
                AccountCode::PicturesAsTheyCame,
            ),
        ];
        assert!(codes(|_| {}).is_empty());
        for (set, code) in parts {
            assert!(codes(set).contains(&code.into()), "{code:?}");
        }
        let tried = |code: &AccountCode| parts.iter().any(|(_, tried)| tried == code);
        assert!(AccountCode::ALL.iter().all(tried), "a code without a trial");
    }

    /// Marks beside a page are said as what lies outside it is.
    #[test]
    fn what_lay_beside_a_page_is_told() {
        let outside = [RemarkCode::Outside.into()];
        assert!(codes(|it| it.comments_outside = 1).ends_with(&outside));
        assert!(codes(|it| it.links_outside = 1).ends_with(&outside));
    }
}
