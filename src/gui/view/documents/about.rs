//! What is said of a document in few words: where it stands, how many pages, and what was found.

use crate::case::Exhibit;
use crate::finding::{Finding, Place, Severity, counted};
use crate::gui::icon;
use crate::gui::session::Session;
use crate::pdf::import::{CommentFact, Survey};

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
    let Some((first, pages)) = session.survey.documents.get(&exhibit.number) else {
        return String::new();
    };
    let volumes = session.survey.volumes.get(&exhibit.number);
    match *pages {
        // Each further volume begins with pages of ours.
        _ if volumes.is_some_and(|(first, last)| first < last) => format!("from AB {first}"),
        0 => "–".to_owned(),
        1 => format!("AB {first}"),
        pages => format!("AB {first}–AB {}", first + pages as usize - 1),
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

fn sign(session: &Session, exhibit: &Exhibit, finding: &Finding) -> Sign {
    let comments = comments(session, exhibit).count();
    let (icon, words) = match finding.code {
        "document-missing" => (icon::ERROR, "missing".to_owned()),
        "document-changed" => (icon::WARNING, "changed since it was added".to_owned()),
        "document-locked" => (icon::LOCK, "needs a password".to_owned()),
        "document-locked-otherwise" => (icon::LOCK, "locked, and no password opens it".to_owned()),
        "document-damaged" => (icon::ERROR, "damaged".to_owned()),
        "document-not-pdf" => (icon::ERROR, "no PDF".to_owned()),
        "document-too-large" => (icon::ERROR, "too large".to_owned()),
        "document-too-slow" => (icon::ERROR, "takes too long to read".to_owned()),
        "document-pages" => (icon::WARNING, "pages that it has not".to_owned()),
        "document-comments" => (icon::QUOTE, counted(comments, "comment", "comments")),
        "document-active" => (icon::PAPERCLIP, "active content left out".to_owned()),
        "document-attachments" => (icon::PAPERCLIP, "attached files left out".to_owned()),
        "document-media" => (icon::PAPERCLIP, "sound or film left out".to_owned()),
        "document-portfolio" => (icon::ERROR, "a wrapper for other files".to_owned()),
        "document-xfa" => (icon::ERROR, "a form that only Acrobat shows".to_owned()),
        "document-xfa-fields" => (icon::NOTE, "also an XFA form".to_owned()),
        "document-signed" => (icon::WARNING, "was digitally signed".to_owned()),
        "document-redaction-pending" => (icon::ERROR, "redaction not applied".to_owned()),
        "document-layer-hidden" => (icon::WARNING, "hidden layer".to_owned()),
        "document-layer-unprinted" => (icon::NOTE, "layer that is not printed".to_owned()),
        "document-outside" => (icon::WARNING, "draws on other files".to_owned()),
        "document-link-addresses" => (icon::NOTE, "links left out".to_owned()),
        "document-bookmarks-lost" => (icon::NOTE, "bookmarks that lead nowhere".to_owned()),
        "document-links-lost" => (icon::NOTE, "links that lead nowhere".to_owned()),
        "document-marks-unread" => (icon::WARNING, "too many marks on a page".to_owned()),
        "document-bookmarks-web" => (icon::NOTE, "bookmarks to the web".to_owned()),
        "document-bookmarks-unread" => (icon::WARNING, "too many bookmarks".to_owned()),
        "document-incomplete" => (icon::ERROR, "parts are missing".to_owned()),
        "document-repaired" => (icon::WARNING, "repaired".to_owned()),
        "document-encrypted" => (icon::LOCK, "was encrypted".to_owned()),
        "expert-report-too-long" | "skeleton-too-long" | "review-too-long" => {
            (icon::WARNING, "longer than the limit".to_owned())
        }
        "document-not-a4" => (icon::FIT_PAGE, "not A4".to_owned()),
        "document-no-text" => (icon::EVIDENCE, "scanned without text".to_owned()),
        "document-words-covered" => (icon::WARNING, "words under a box".to_owned()),
        "document-words-unseen" => (icon::WARNING, "words nobody sees".to_owned()),
        "document-words-outside" => (icon::WARNING, "words outside the page".to_owned()),
        "document-unreadable" => (icon::WARNING, "cannot be searched".to_owned()),
        "document-not-read" => (icon::WARNING, "pages not looked at".to_owned()),
        "document-photographs-kept" => (icon::WARNING, "pictures may tell more".to_owned()),
        "document-unshown" => (icon::WARNING, "cannot be shown in full".to_owned()),
        "document-twice" => (icon::COPY, "added twice".to_owned()),
        _ => (icon::NOTE, finding.message.chars().take(40).collect()),
    };
    Sign {
        icon,
        words,
        severity: finding.severity,
    }
}
