//! The rules of a profile as a list: what each asks for, on which authority, and how the case stands
//! to it. What is wrong is said by findings; this is for a person who wants to see that all is right.

use crate::case::{Case, Entry, ExhibitKind, OverrideKind};
use crate::finding::{self, CaseCode, Code, DocumentCode, FileCode, Finding};
use crate::profile::{Confirmed, Force, Ruled, Status};

use super::CaseCheck;
use super::document_rules::page_limit;
use super::entry_rules::ages;

/// A rule, and how a case stands to it.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleStanding {
    /// What it asks for, for instance `12 pages of schedule at most`.
    pub asks: String,
    pub authority: String,
    pub force: Force,
    pub status: Status,
    /// Who has held the value against the authority, and when.
    pub confirmed: Option<Confirmed>,
    pub standing: Standing,
    /// What was found, for instance `4.3 pages used`.
    pub found: String,
}

/// How a case stands to a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Kept,
    /// Nothing in the case is of the kind that the rule is about.
    DoesNotArise,
    Broken,
    /// Not kept, with a reason that is recorded.
    SetAside,
    /// The program sees to it; whether it did is read out of the finished file. Findings of this code
    /// say that it did not.
    InFile(FileCode),
}

/// Every rule of the profile. `filled` is how many pages the schedule fills, the last one as far as
/// it is used; `findings` are those of the same check.
pub fn rules(check: &CaseCheck<'_>, filled: f32, findings: &[Finding]) -> Vec<RuleStanding> {
    let mut rules: Vec<RuleStanding> = length(check, filled).into_iter().collect();
    rules.extend(of_lengths(check, findings));
    rules.extend(of_documents(check, findings));
    rules.extend(in_file(check));
    rules.extend(of_age(check, findings));
    rules
}

fn rule<T>(
    ruled: &Ruled<T>,
    asks: String,
    standing: Standing,
    found: impl Into<String>,
) -> RuleStanding {
    RuleStanding {
        asks,
        authority: ruled.authority.clone(),
        force: ruled.force,
        status: ruled.status,
        confirmed: ruled.confirmed.clone(),
        standing,
        found: found.into(),
    }
}

fn length(check: &CaseCheck<'_>, filled: f32) -> Option<RuleStanding> {
    let limit = &check.profile.schedule_max_pages;
    let most = limit.value?;
    let is_set_aside = check.case.set_aside(OverrideKind::ScheduleLength).is_some();
    let standing = match check.schedule_pages <= most {
        true => Standing::Kept,
        false if is_set_aside => Standing::SetAside,
        false => Standing::Broken,
    };
    let used = if check.case.entries().next().is_none() {
        0.0
    } else {
        filled
    };
    let asks = format!("Schedule of {} at most", finding::pages(most));
    Some(rule(limit, asks, standing, format!("{used:.1} pages used")))
}

/// Kept, unless findings say otherwise.
fn by_findings(findings: &[Finding], code: impl Into<Code>, kept: &str) -> (Standing, String) {
    let code = code.into();
    let mut broken = findings.iter().filter(|finding| finding.code == code);
    match broken.next() {
        None => (Standing::Kept, kept.to_owned()),
        Some(first) => {
            let more = broken.count();
            let others = if more == 0 {
                String::new()
            } else {
                format!(" And {more} more.")
            };
            (Standing::Broken, format!("{}{others}", first.message))
        }
    }
}

/// The same, where nothing in the case may be of the kind that the rule is about.
fn by_findings_if(
    arises: bool,
    findings: &[Finding],
    code: impl Into<Code>,
    told: &str,
) -> (Standing, String) {
    match by_findings(findings, code, told) {
        (Standing::Kept, found) if !arises => (Standing::DoesNotArise, found),
        known => known,
    }
}

/// One rule for each kind of document that has a limit.
fn of_lengths(check: &CaseCheck<'_>, findings: &[Finding]) -> Vec<RuleStanding> {
    let of_kind = |kind: ExhibitKind| {
        let (code, limit) = page_limit(check.profile, kind)?;
        let most = limit.value?;
        let are_there = check.case.exhibits.iter().any(|one| one.kind == kind);
        let kept = match are_there {
            true => "none is longer",
            false => "no document is marked as one",
        };
        let (standing, found) = by_findings_if(are_there, findings, code, kept);
        let name = kind.label();
        let asks = format!("{} at most for the {name}", finding::pages(most));
        Some(rule(limit, asks, standing, found))
    };
    ExhibitKind::ALL.into_iter().filter_map(of_kind).collect()
}

fn of_documents(check: &CaseCheck<'_>, findings: &[Finding]) -> [RuleStanding; 2] {
    let profile = check.profile;
    let paper = profile.paper.value;
    let name = paper.name().map(|name| format!(" ({name})"));
    let (width, height) = (paper.width_mm, paper.height_mm);
    let asks = format!(
        "Pages of {width} by {height} mm{}",
        name.unwrap_or_default()
    );
    let (standing, found) = by_findings(
        findings,
        DocumentCode::NotA4,
        "our pages are, and no document is kept otherwise",
    );
    let paper = rule(&profile.paper, asks, standing, found);
    let asks = "Links that open without a login".to_owned();
    let has_links = check
        .case
        .entries()
        .any(|one| !one.source.address.is_empty());
    let kept = match has_links {
        true => "no link leads to a site that is known to ask for one",
        false => "the schedule has no links",
    };
    let (standing, found) = by_findings_if(has_links, findings, CaseCode::AddressClosed, kept);
    [paper, rule(&profile.closed_hosts, asks, standing, found)]
}

/// What the program sees to by itself.
fn in_file(check: &CaseCheck<'_>) -> Vec<RuleStanding> {
    let profile = check.profile;
    let seen_to = "the program sees to it";
    let (numbered, numbers) = match check.case.entries().next() {
        Some(_) => (Standing::Kept, seen_to),
        None => (Standing::DoesNotArise, "the schedule has no entries"),
    };
    let prefix = &profile.page_prefix;
    let entry = &profile.entry_prefix;
    let size = &profile.schedule_min_font_pt;
    let spacing = &profile.schedule_line_spacing;
    let opening = &profile.open_at_percent;
    let opens = match opening.value {
        Some(percent) => format!("Opens at {percent} per cent"),
        None => "No opening view of its own".to_owned(),
    };
    let asks = [
        match prefix.value.as_str() {
            "" => "Page numbers with nothing before them".to_owned(),
            prefix => format!("“{prefix} ” before every page number"),
        },
        format!("“{} ” before every entry number", entry.value),
        format!("Type of {} points at least in the schedule", size.value),
        format!("Lines {} times as high as the type", spacing.value),
        opens,
    ];
    let [a, b, c, d, e] = asks;
    let mut rules = vec![
        rule(prefix, a, Standing::InFile(FileCode::PageNumber), seen_to),
        rule(entry, b, numbered, numbers),
        rule(size, c, Standing::InFile(FileCode::ScheduleType), seen_to),
        rule(
            spacing,
            d,
            Standing::InFile(FileCode::ScheduleType),
            seen_to,
        ),
        rule(opening, e, Standing::InFile(FileCode::OpensAt), seen_to),
    ];
    let file = &profile.max_file_mib;
    rules.extend(file.value.map(|most| {
        let asks = format!("File of {most} MB at most");
        let found = "only the finished file shows it";
        rule(file, asks, Standing::InFile(FileCode::FileSize), found)
    }));
    let marks = &profile.max_bookmarks;
    rules.extend(marks.value.map(|most| {
        let asks = format!("{most} bookmarks at most");
        rule(marks, asks, Standing::InFile(FileCode::Bookmarks), seen_to)
    }));
    rules
}

fn of_age(check: &CaseCheck<'_>, findings: &[Finding]) -> [RuleStanding; 2] {
    let profile = check.profile;
    let (ageing, old) = (&profile.ageing_after_months, &profile.old_after_months);
    let (arises, told) = ages_told(check.case);
    let (is_ageing, found) = by_findings_if(arises, findings, CaseCode::EvidenceAgeing, &told);
    let asks = format!(
        "Look again at evidence after {}",
        finding::months(ageing.value)
    );
    let first = rule(ageing, asks, is_ageing, found);
    let (is_old, found) = by_findings_if(arises, findings, CaseCode::EvidenceOld, &told);
    let asks = format!(
        "Answer for evidence older than {}",
        finding::months(old.value)
    );
    [first, rule(old, asks, is_old, found)]
}

/// Whether any entry has an age that counts, and what is said where none is too old.
fn ages_told(case: &Case) -> (bool, String) {
    let counted = |entry: &&Entry| ages(entry) && entry.source.published.is_some();
    let arises = case.entries().any(|entry| counted(&entry));
    let first = match (arises, case.entries().next()) {
        (true, _) => "none is older",
        (false, Some(_)) => "no entry has an age that counts",
        (false, None) => "the schedule has no entries",
    };
    let mut told = vec![first.to_owned()];
    if case.entries().any(|entry| !ages(entry)) {
        told.push("case law and legislation are not counted".to_owned());
    }
    let undated = |entry: &&Entry| ages(entry) && entry.source.published.is_none();
    match case.entries().filter(undated).count() {
        0 => {}
        some => told.push(finding::counted(
            some,
            "entry has no date",
            "entries have no date",
        )),
    }
    (arises, told.join("; "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::case::Edit;
    use crate::case::specimen;
    use crate::library::{Date, Library};
    use crate::preflight::Quotations;
    use crate::profile::{DEFAULT, Profile};

    fn standings(case: &Case, schedule_pages: u32, findings: &[Finding]) -> Vec<RuleStanding> {
        let check = CaseCheck {
            case,
            library: &Library::default(),
            profile: &Profile::shipped(DEFAULT).unwrap(),
            today: Date::day(2026, 11, 24),
            schedule_pages,
            missing: &[],
            documents: &BTreeMap::new(),
            quotations: &Quotations::new(),
        };
        rules(&check, schedule_pages as f32 - 0.5, findings)
    }

    #[test]
    fn every_rule_of_the_profile_stands_in_the_list() {
        let standings = standings(&Case::new(DEFAULT), 1, &[]);
        assert_eq!(standings.len(), 14, "as many as the profile has rules");
        assert!(standings.iter().all(|rule| !rule.authority.is_empty()));
        let broken = standings
            .iter()
            .any(|rule| rule.standing == Standing::Broken);
        assert!(!broken);
    }

    #[test]
    fn a_schedule_that_is_too_long_breaks_its_rule_unless_permission_is_recorded() {
        let case = Case::new(DEFAULT);
        assert_eq!(standings(&case, 12, &[])[0].standing, Standing::Kept);
        assert_eq!(standings(&case, 13, &[])[0].standing, Standing::Broken);
        let with = |reason: &str| {
            let permission = Edit::SetOverride {
                rule: OverrideKind::ScheduleLength,
                reason: reason.to_owned(),
                on: Date::day(2026, 11, 1),
            };
            standings(&permission.apply(&case).unwrap(), 13, &[])[0]
                .standing
                .clone()
        };
        assert_eq!(with("."), Standing::Broken);
        assert_eq!(with("Resident Judge Nobody"), Standing::SetAside);
    }

    #[test]
    fn a_document_that_is_too_long_breaks_the_rule_of_its_kind_alone() {
        let long = Finding::new(DocumentCode::SkeletonTooLong, "“Skeleton” takes 14 pages.");
        let standings = standings(&Case::new(DEFAULT), 1, &[long]);
        let lengths = standings
            .iter()
            .filter(|rule| rule.asks.contains("at most for"));
        let lengths: Vec<_> = lengths
            .map(|rule| format!("{}: {}", rule.asks, rule.found))
            .collect();
        insta::assert_snapshot!(lengths.join("\n"), @r"
        20 pages at most for the expert report: no document is marked as one
        12 pages at most for the skeleton argument: “Skeleton” takes 14 pages.
        6 pages at most for the respondent’s review: no document is marked as one
        ");
    }

    #[test]
    fn a_finding_breaks_the_rule_that_it_speaks_of() {
        let closed = Finding::new(CaseCode::AddressClosed, "lexis.com asks for a login.");
        let standings = standings(&Case::new(DEFAULT), 1, &[closed]);
        let broken: Vec<_> = standings
            .iter()
            .filter(|rule| rule.standing == Standing::Broken)
            .map(|rule| (rule.asks.as_str(), rule.found.as_str()))
            .collect();
        let expected = (
            "Links that open without a login",
            "lexis.com asks for a login.",
        );
        assert_eq!(broken, [expected]);
    }

    #[test]
    fn what_is_not_there_is_not_said_to_be_kept() {
        let of = |case: &Case| {
            let all = standings(case, 1, &[]);
            let none = all
                .iter()
                .filter(|one| one.standing == Standing::DoesNotArise);
            let none = none.map(|one| format!("{}: {}", one.asks, one.found));
            none.collect::<Vec<_>>().join("\n")
        };
        insta::assert_snapshot!(of(&Case::new(DEFAULT)), @r"
        20 pages at most for the expert report: no document is marked as one
        12 pages at most for the skeleton argument: no document is marked as one
        6 pages at most for the respondent’s review: no document is marked as one
        Links that open without a login: the schedule has no links
        “CS ” before every entry number: the schedule has no entries
        Look again at evidence after 2 years: the schedule has no entries
        Answer for evidence older than 5 years: the schedule has no entries
        ");
        let mut case = specimen::case(1, 1);
        let entry = &mut case.issues[0].entries[0];
        entry.source.publisher_kind = crate::library::PublisherKind::Court;
        entry.source.published = Some(Date::day(2003, 7, 4));
        let found = standings(&case, 1, &[]);
        let found = &found.last().unwrap().found;
        assert_eq!(
            found,
            "no entry has an age that counts; case law and legislation are not counted"
        );
        insta::assert_snapshot!(of(&case), @r"
        20 pages at most for the expert report: no document is marked as one
        12 pages at most for the skeleton argument: no document is marked as one
        6 pages at most for the respondent’s review: no document is marked as one
        Look again at evidence after 2 years: no entry has an age that counts; case law and legislation are not counted
        Answer for evidence older than 5 years: no entry has an age that counts; case law and legislation are not counted
        ");
    }
}
