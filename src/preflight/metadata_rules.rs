//! Rules about what the finished file says of itself: title, language, program, in every place where it says
//! them, and nobody's name.

use crate::finding::{FileCode, Finding};
use crate::pdf::in_xml;

use super::file_rules::{FileCheck, plainly_when, when};

pub(super) fn says_what_it_is(check: &FileCheck<'_>) -> Vec<Finding> {
    let (facts, plan) = (check.facts, check.plan);
    let title = plan.title_of(check.volume);
    let right = facts.title.as_deref() == Some(&title) && facts.shows_title;
    let mut findings = plainly_when(!right, FileCode::Title);
    let language = facts.language.as_deref() == Some(&plan.language);
    findings.extend(plainly_when(!language, FileCode::Language));
    findings
}

/// All that a file of ours says of itself in XMP.
const IN_XMP: [&str; 4] = ["dc:language", "dc:title", "pdf:Producer", "pdfuaid:part"];

/// B-24: nothing in the metadata but the title, the language and the program.
pub(super) fn names_nobody(check: &FileCheck<'_>) -> Vec<Finding> {
    let facts = check.facts;
    let information = facts.information.iter().map(String::as_str);
    let information = information.filter(|key| !matches!(*key, "Title" | "Producer"));
    let in_xmp = facts.xmp.iter().flat_map(|xmp| &xmp.properties);
    let in_xmp = in_xmp
        .map(String::as_str)
        .filter(|key| !IN_XMP.contains(key));
    let extra: Vec<&str> = information.chain(in_xmp).collect();
    let message = format!(
        "The metadata holds more than it should: {}.",
        extra.join(", ")
    );
    let mut findings = when(!extra.is_empty(), FileCode::Metadata, &message);
    let title = check.facts.title.as_deref().unwrap_or_default();
    let parties = &check.plan.cover.parties;
    let named = parties.iter().any(|(name, _)| has_words(title, name));
    findings.extend(plainly_when(named, FileCode::NameInTitle));
    findings
}

/// What XMP says is what catalog and information dictionary say, and PDF/UA is claimed where no page is a
/// document's, and nowhere else.
pub(super) fn says_the_same_in_xmp(check: &FileCheck<'_>) -> Vec<Finding> {
    let facts = check.facts;
    let Some(xmp) = facts.xmp.as_ref().filter(|xmp| xmp.is_readable) else {
        let message = "The file has no XMP that can be read.";
        return vec![Finding::new(FileCode::Metadata, message)];
    };
    let title = facts.title.as_deref().map(in_xml);
    let claim = check.documents.is_empty().then(|| "1".to_owned());
    let trials = [
        ("title", xmp.title == title),
        ("language", xmp.language == facts.language),
        ("program", xmp.producer == facts.producer),
        ("claim to PDF/UA", xmp.ua_part == claim),
    ];
    let wrong = trials.into_iter().filter(|(_, is_right)| !is_right);
    let report = |(what, _)| {
        let message = format!("The {what} in the XMP of the file is not what it should be.");
        Finding::new(FileCode::Metadata, message)
    };
    wrong.map(report).collect()
}

/// Whether the words of `name` stand in `text` one after the other, as whole words: the initials
/// “PA” are not in “PA/00000/2099”.
fn has_words(text: &str, name: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let (text, name): (Vec<String>, Vec<String>) = (words(text), words(name));
    !name.is_empty() && text.windows(name.len()).any(|part| part == name)
}
