//! The proof: rules about the finished file, from facts read back out of its bytes.
//!
//! A finding here is the program's own fault and always an error: the bundle must not be filed.

use crate::bundle::Plan;
use crate::finding::{self, Finding};
use crate::pdf::Facts;
use crate::profile::Profile;
use crate::quote::{Found, locate};

use super::page_rules;

/// Everything the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct FileCheck<'a> {
    pub facts: &'a Facts,
    pub plan: &'a Plan,
    pub profile: &'a Profile,
}

type Rule = fn(&FileCheck<'_>) -> Vec<Finding>;

const RULES: &[Rule] = &[
    not_encrypted,
    nothing_active,
    says_what_it_is,
    names_nobody,
    opens_right,
    fonts_whole,
    bookmarks_land,
    small_enough,
    everything_printed,
    sources_linked,
    page_rules::paper,
    page_rules::numbers,
    page_rules::links_land,
    page_rules::index_true,
    page_rules::schedule_readable,
];

/// Every breach, in page order. None is what an export must end with.
pub fn check_file(check: &FileCheck<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(check)).collect();
    finding::sort(&mut findings);
    findings
}

pub(super) fn breach(code: &'static str, message: impl Into<String>) -> Finding {
    Finding::error(code, message)
        .hint("This is a fault of the program: do not file this bundle, and report the fault.")
}

pub(super) fn when(broken: bool, code: &'static str, message: &str) -> Vec<Finding> {
    if broken {
        vec![breach(code, message)]
    } else {
        Vec::new()
    }
}

/// T-02.
fn not_encrypted(check: &FileCheck<'_>) -> Vec<Finding> {
    when(check.facts.encrypted, "encrypted", "The file is encrypted.")
}

fn nothing_active(check: &FileCheck<'_>) -> Vec<Finding> {
    let active = check.facts.active.join(", ");
    when(
        !active.is_empty(),
        "active-content",
        &format!("The file holds active content: {active}."),
    )
}

fn says_what_it_is(check: &FileCheck<'_>) -> Vec<Finding> {
    let (facts, plan) = (check.facts, check.plan);
    let right = facts.title.as_deref() == Some(&plan.title) && facts.shows_title;
    let mut findings = when(!right, "title", "The file does not show its title.");
    let language = facts.language.as_deref() == Some(&plan.language);
    findings.extend(when(
        !language,
        "language",
        "The file does not say its language.",
    ));
    findings
}

/// B-24: nothing in the metadata but the title and the program.
fn names_nobody(check: &FileCheck<'_>) -> Vec<Finding> {
    let extra: Vec<&str> = check
        .facts
        .information
        .iter()
        .map(String::as_str)
        .filter(|key| !matches!(*key, "Title" | "Producer"))
        .collect();
    let message = format!(
        "The metadata holds more than it should: {}.",
        extra.join(", ")
    );
    let mut findings = when(!extra.is_empty(), "metadata", &message);
    let title = check.facts.title.as_deref().unwrap_or_default();
    let named = check
        .plan
        .cover
        .parties
        .iter()
        .any(|(name, _)| title.contains(name.as_str()));
    findings.extend(when(named, "name-in-title", "The title names a party."));
    findings
}

/// B-14.
fn opens_right(check: &FileCheck<'_>) -> Vec<Finding> {
    let zoom = check.profile.open_at_percent.value as f32;
    let wrong = check.facts.opens_at != Some((1, zoom));
    when(
        wrong,
        "opens-at",
        &format!("The file does not open on page 1 at {zoom} %."),
    )
}

/// B-03.
fn fonts_whole(check: &FileCheck<'_>) -> Vec<Finding> {
    let whole = |font: &&crate::pdf::FontFact| !(font.embedded && font.subset && font.has_unicode);
    let report = |font: &crate::pdf::FontFact| {
        breach(
            "font",
            format!(
                "The font {} is not embedded as a searchable subset.",
                font.name
            ),
        )
    };
    check.facts.fonts.iter().filter(whole).map(report).collect()
}

/// B-12, T-06, T-07: few bookmarks, each with a page of its own.
fn bookmarks_land(check: &FileCheck<'_>) -> Vec<Finding> {
    let (outline, most) = (
        &check.facts.outline,
        check.profile.max_bookmarks.value as usize,
    );
    let mut findings = when(
        outline.is_empty(),
        "bookmarks",
        "The file has no bookmarks.",
    );
    let issues = check.plan.schedule.issues.len();
    let too_many = outline.len() > most.max(issues + 4);
    let message = format!(
        "The file has {} bookmarks; the tribunal lists at most {most}.",
        outline.len()
    );
    findings.extend(when(too_many, "bookmarks", &message));
    let lost = outline.iter().filter(|bookmark| bookmark.page.is_none());
    findings.extend(lost.map(|bookmark| {
        breach(
            "bookmarks",
            format!("The bookmark “{}” leads nowhere.", bookmark.title),
        )
    }));
    findings
}

/// T-01.
fn small_enough(check: &FileCheck<'_>) -> Vec<Finding> {
    let limit = check.profile.max_file_mib.value as usize;
    let message = format!("The file is larger than {limit} MiB.");
    when(check.facts.bytes > limit << 20, "file-size", &message)
}

/// G-01: every passage stands in the file letter by letter.
fn everything_printed(check: &FileCheck<'_>) -> Vec<Finding> {
    let lines = check.facts.pages.iter().flat_map(page_rules::body_lines);
    let text = lines.collect::<Vec<_>>().join("\n");
    let parts = check.plan.entries().flat_map(|entry| {
        let parts = [
            Some(&entry.text),
            Some(&entry.title),
            entry.proposition.as_ref(),
            entry.note.as_ref(),
        ];
        parts
            .into_iter()
            .flatten()
            .map(move |part| (entry.label.as_str(), part.as_str()))
    });
    let lost = parts
        .filter(|(_, part)| !part.is_empty() && !matches!(locate(part, &text), Found::Exact(_)));
    let report = |(label, part): (&str, &str)| {
        let start: String = part.chars().take(60).collect();
        breach(
            "text-lost",
            format!("{label}: “{start}…” is not in the file letter by letter."),
        )
    };
    lost.map(report).collect()
}

/// CS-05: every source is linked, where it is relied on and in the list.
fn sources_linked(check: &FileCheck<'_>) -> Vec<Finding> {
    let linked = |address: &str| {
        let links = check.facts.pages.iter().flat_map(|page| &page.links);
        links
            .filter(|link| link.address.as_deref() == Some(address))
            .count()
    };
    let unlinked = check
        .plan
        .sources
        .iter()
        .filter(|source| linked(&source.address) < 2);
    let report = |source: &crate::bundle::PlannedSource| {
        breach(
            "source-not-linked",
            format!(
                "“{}” is not linked both in the schedule and in the list of sources.",
                source.title
            ),
        )
    };
    unlinked.map(report).collect()
}
