//! What is said of a document in few words: where it stands, how many pages, and what was found.

use std::collections::BTreeMap;

use crate::case::Exhibit;
use crate::finding::{
    self, AccountCode, Code, DocumentCode, Finding, Place, RemarkCode, Severity, counted,
};
use crate::gui::icon;
use crate::gui::session::Session;
use crate::pdf::import::{CommentFact, Survey};
use crate::preflight::{blank_pages, cut_pages, megabytes};

/// A sign with its word.
pub(super) struct Sign {
    pub(super) icon: &'static str,
    pub(super) words: String,
    pub(super) severity: Severity,
}

pub(super) fn survey<'s>(session: &'s Session, exhibit: &Exhibit) -> Option<&'s Survey> {
    let found = session.documents.get(&exhibit.number)?;
    found.as_ref().ok()?.survey.as_ref().ok()
}

/// The comments of the pages that the bundle holds of it.
pub(super) fn comments<'s>(
    session: &'s Session,
    exhibit: &Exhibit,
) -> impl Iterator<Item = &'s CommentFact> {
    let all = survey(session, exhibit).into_iter();
    let all = all.flat_map(|survey| &survey.comments);
    all.filter(|comment| exhibit.holds(comment.page))
}

pub(super) fn findings<'s>(session: &'s Session, exhibit: &Exhibit) -> Vec<&'s Finding> {
    let number = exhibit.number;
    let all = session.case_findings();
    all.filter(|finding| finding.place == Place::Exhibit(number))
        .collect()
}

/// `AB 14–AB 26`; empty while it is not known.
pub(super) fn place(session: &Session, exhibit: &Exhibit) -> String {
    if let Some((bundle, filed)) = session.case().filed_document(exhibit.number) {
        let last = filed.first + filed.pages.max(1) - 1;
        return bundle.cite_range(filed.first, last);
    }
    let Some((first, pages)) = session.survey.documents.get(&exhibit.number) else {
        return String::new();
    };
    let volumes = session.survey.volumes.get(&exhibit.number);
    let page = |number: usize| session.labels.page(number);
    match *pages {
        // Each further volume begins with pages of ours.
        _ if volumes.is_some_and(|(first, last)| first < last) => format!("from {}", page(*first)),
        0 => "–".to_owned(),
        1 => page(*first),
        pages => format!("{}–{}", page(*first), page(first + pages as usize - 1)),
    }
}

/// Said of numbers that will change.
pub(super) const NOT_FINAL: &str = "not final";

/// Whether its numbers will change, because documents before it are not counted yet.
pub(super) fn is_open(session: &Session, exhibit: &Exhibit) -> bool {
    let at = session.case().position_of_exhibit(exhibit.number);
    let is_open = at.is_some_and(|at| !session.are_numbers_final(at));
    is_open && survey(session, exhibit).is_some()
}

/// `Volume 2`, where there are several.
pub(super) fn volume(session: &Session, exhibit: &Exhibit) -> Option<String> {
    let (first, last) = session.survey.volumes.get(&exhibit.number)?;
    Some(if first < last {
        format!("Volumes {first} to {last}")
    } else {
        format!("Volume {first}")
    })
}

/// `2 of 3`, or `3` where all are wanted.
pub(super) fn pages(session: &Session, exhibit: &Exhibit) -> String {
    let Some(survey) = survey(session, exhibit) else {
        let is_known = session.documents.contains_key(&exhibit.number);
        return if is_known { "–" } else { "reading…" }.to_owned();
    };
    let all = survey.counts.pages;
    match exhibit.wanted() {
        None => all.to_string(),
        Some(wanted) => format!("{} of {all}", wanted.count_within(all)),
    }
}

/// What was found, the worst first. The words are few: the findings say the rest.
pub(super) fn signs(session: &Session, exhibit: &Exhibit) -> Vec<Sign> {
    let mut signs: Vec<Sign> = findings(session, exhibit)
        .into_iter()
        .map(|finding| sign(session, exhibit, finding))
        .collect();
    let mut paper = survey(session, exhibit).into_iter();
    let is_odd = paper.any(|survey| survey.not_a4.iter().any(|page| exhibit.holds(*page)));
    let is_told = signs.iter().any(|sign| sign.words.contains("A4"));
    if is_odd && !is_told {
        signs.push(Sign {
            icon: icon::FIT_PAGE,
            words: "scaled to A4".to_owned(),
            severity: Severity::Note,
        });
    }
    signs.extend(redacted(session, exhibit));
    signs.extend(smaller(session, exhibit));
    if let Some(words) = session.numbers_open_from(exhibit.number) {
        signs.push(Sign {
            icon: icon::WARNING,
            words,
            severity: Severity::Warning,
        });
    }
    signs.sort_by_key(|sign| match sign.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    });
    signs
}

/// How many places were taken out of it.
fn redacted(session: &Session, exhibit: &Exhibit) -> Option<Sign> {
    let document = session.case().document_of(exhibit)?;
    let places = document.redacted.as_ref()?.marks.len();
    Some(Sign {
        icon: icon::NOTE,
        words: format!("redacted: {}", counted(places, "place", "places")),
        severity: Severity::Note,
    })
}

/// That its pictures are smaller in the bundle, and by how much where that is known.
fn smaller(session: &Session, exhibit: &Exhibit) -> Option<Sign> {
    let choice = exhibit.smaller?;
    let document = session.documents.get(&exhibit.number);
    let document = document.and_then(|found| found.as_ref().ok());
    let made = document.and_then(|document| Some((document, document.smaller_as_asked(exhibit)?)));
    let words = match made {
        Some((document, made)) => format!(
            "smaller pictures: {} MB of {}",
            megabytes(document.bytes.saturating_sub(made.saved())),
            megabytes(document.bytes)
        ),
        None => format!("smaller pictures ({} dpi)", choice.dpi),
    };
    Some(Sign {
        icon: icon::NOTE,
        words,
        severity: Severity::Note,
    })
}

fn sign(session: &Session, exhibit: &Exhibit, finding: &Finding) -> Sign {
    let (icon, words) = match finding.code {
        Code::Document(DocumentCode::Comments) => {
            let comments = comments(session, exhibit).count();
            (icon::QUOTE, counted(comments, "comment", "comments"))
        }
        Code::Document(DocumentCode::Cut) => {
            let found = session.documents.get(&exhibit.number);
            let document = found.and_then(|found| found.as_ref().ok());
            let cut = document.map(|document| cut_pages(exhibit, document));
            let cut = cut.into_iter().flat_map(BTreeMap::into_values);
            let pages: usize = cut.map(|cuts| cuts.slices.len()).sum();
            (
                icon::FIT_PAGE,
                format!("cut into {}", finding::pages(pages)),
            )
        }
        Code::Document(DocumentCode::BlankPages) => {
            let pages = blank_pages(exhibit, &session.documents).len();
            (icon::NOTE, counted(pages, "blank page", "blank pages"))
        }
        code => match few_words(code) {
            Some((icon, words)) => (icon, words.to_owned()),
            None => (icon::NOTE, finding.message.chars().take(40).collect()),
        },
    };
    Sign {
        icon,
        words,
        severity: finding.severity,
    }
}

/// Its own sign for each code of a document; of others, which are seldom said of one, the message begins.
fn few_words(code: Code) -> Option<(&'static str, &'static str)> {
    match code {
        Code::Document(code) => Some(of_document(code)),
        Code::Remark(code) => Some(of_remark(code)),
        Code::Account(AccountCode::PhotographsKept) => {
            Some((icon::WARNING, "pictures may tell more"))
        }
        Code::Account(_)
        | Code::Case(_)
        | Code::File(_)
        | Code::Inspection(_)
        | Code::Volume(_)
        | Code::Filed(_)
        | Code::Library(_)
        | Code::Table(_) => None,
    }
}

fn of_document(code: DocumentCode) -> (&'static str, &'static str) {
    match code {
        DocumentCode::Missing => (icon::ERROR, "missing"),
        DocumentCode::Changed => (icon::WARNING, "changed since it was added"),
        DocumentCode::Locked => (icon::LOCK, "needs a password"),
        DocumentCode::LockedOtherwise => (icon::LOCK, "locked, and no password opens it"),
        DocumentCode::Damaged => (icon::ERROR, "damaged"),
        DocumentCode::NotPdf => (icon::ERROR, "no PDF"),
        DocumentCode::TooLarge => (icon::ERROR, "too large"),
        DocumentCode::TooSlow => (icon::ERROR, "takes too long to read"),
        DocumentCode::Pages => (icon::WARNING, "pages that it has not"),
        DocumentCode::Comments => (icon::QUOTE, "comments"),
        DocumentCode::Incomplete => (icon::ERROR, "parts are missing"),
        DocumentCode::Repaired => (icon::WARNING, "repaired"),
        DocumentCode::Encrypted => (icon::LOCK, "was encrypted"),
        DocumentCode::ExpertReportTooLong
        | DocumentCode::SkeletonTooLong
        | DocumentCode::ReviewTooLong => (icon::WARNING, "longer than the limit"),
        DocumentCode::NotA4 => (icon::FIT_PAGE, "not A4"),
        DocumentCode::Cut => (icon::FIT_PAGE, "long pages are cut"),
        DocumentCode::SmallLetters => (icon::WARNING, "letters too small to read"),
        DocumentCode::Turned => (icon::TURN_RIGHT, "not upright"),
        DocumentCode::BlankPages => (icon::NOTE, "blank pages"),
        DocumentCode::NoText => (icon::EVIDENCE, "scanned without text"),
        DocumentCode::ByMachine => (icon::EVIDENCE, "read by machine"),
        DocumentCode::MachineLanguage => (icon::WARNING, "a language is not installed"),
        DocumentCode::MachineFailed => (icon::WARNING, "could not be read by machine"),
        DocumentCode::MachineUnsure => (icon::WARNING, "read badly by machine"),
        DocumentCode::WordsCovered => (icon::WARNING, "words under a box"),
        DocumentCode::WordsUnseen => (icon::WARNING, "words nobody sees"),
        DocumentCode::WordsOutside => (icon::WARNING, "words outside the page"),
        DocumentCode::FiledKnowingly => (icon::NOTE, "hidden words filed knowingly"),
        DocumentCode::ChoiceStale => (icon::WARNING, "choices about another file"),
        DocumentCode::Untranslated => (icon::WARNING, "no translation"),
        DocumentCode::TranslatorUnsaid => (icon::WARNING, "translated by whom, and when?"),
        DocumentCode::Unreadable => (icon::WARNING, "cannot be searched"),
        DocumentCode::NotRead => (icon::WARNING, "pages not looked at"),
        DocumentCode::Unshown => (icon::WARNING, "cannot be shown in full"),
        DocumentCode::MarksNotTakenOut => (icon::ERROR, "marked, not taken out yet"),
        DocumentCode::Unsearched => (icon::ERROR, "look for confidential words"),
        DocumentCode::Twice => (icon::COPY, "added twice"),
        DocumentCode::FromPortfolio => (icon::EVIDENCE, "from a portfolio"),
        DocumentCode::OriginalChanged => (icon::WARNING, "its original has changed"),
        DocumentCode::OriginalGone => (icon::NOTE, "its original is gone"),
    }
}

fn of_remark(code: RemarkCode) -> (&'static str, &'static str) {
    match code {
        RemarkCode::Active => (icon::PAPERCLIP, "active content left out"),
        RemarkCode::Attachments => (icon::PAPERCLIP, "attached files left out"),
        RemarkCode::Media => (icon::PAPERCLIP, "sound or film left out"),
        RemarkCode::Portfolio => (icon::ERROR, "a wrapper for other files"),
        RemarkCode::Xfa => (icon::ERROR, "a form that only Acrobat shows"),
        RemarkCode::XfaFields => (icon::NOTE, "also an XFA form"),
        RemarkCode::Signed => (icon::WARNING, "was digitally signed"),
        RemarkCode::RedactionPending => (icon::ERROR, "redaction not applied"),
        RemarkCode::LayerHidden => (icon::WARNING, "hidden layer"),
        RemarkCode::LayerUnprinted => (icon::NOTE, "layer that is not printed"),
        RemarkCode::Outside => (icon::WARNING, "draws on other files"),
        RemarkCode::LinkAddresses => (icon::NOTE, "links left out"),
        RemarkCode::LinksLost => (icon::NOTE, "links that lead nowhere"),
        RemarkCode::MarksUnread => (icon::WARNING, "too many marks on a page"),
        RemarkCode::BookmarksWeb => (icon::NOTE, "bookmarks to the web"),
        RemarkCode::BookmarksLost => (icon::NOTE, "bookmarks that lead nowhere"),
        RemarkCode::BookmarksUnread => (icon::WARNING, "too many bookmarks"),
    }
}
