//! An authority as it is printed before the evidence of an issue.

use super::build::joined;
use super::plan::PlannedAuthority;
use crate::case::ChosenAuthority;
use crate::library::Authority;

pub(super) fn planned_authority(chosen: &ChosenAuthority) -> PlannedAuthority {
    let authority = &chosen.authority;
    let neutral = authority.neutral.as_deref().unwrap_or_default();
    let paragraphs = chosen.paragraphs.as_deref().unwrap_or_default();
    PlannedAuthority {
        citation: authority.citation.clone(),
        details: joined(&[neutral, paragraphs], ", "),
        holding: authority.holding().map(str::to_owned),
        subject: authority.subject_told(),
        status: status(chosen, authority),
        address: authority.address.clone().unwrap_or_default(),
    }
}

/// What nobody has looked up is said to be unchecked; a statute stands in no list. Guidance on another country is not
/// called country guidance here, but whether it is still listed is said of it, too.
fn status(chosen: &ChosenAuthority, authority: &Authority) -> Vec<String> {
    let mut said = Vec::new();
    if chosen.is_from_memory() {
        said.push("cited from memory, not checked".to_owned());
    }
    if authority.country_guidance {
        said.push("country guidance".to_owned());
    }
    if authority.is_guidance() {
        said.push(match &authority.looked_up {
            None => "listing not checked".to_owned(),
            Some(found) if found.listed => {
                format!("listing checked by {} on {}", found.by.trim(), found.on)
            }
            Some(found) => format!(
                "no longer listed, as checked by {} on {}",
                found.by.trim(),
                found.on
            ),
        });
    }
    said.extend(authority.overtaken.as_ref().map(|one| one.said()));
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen::authority;
    use crate::library::{AuthorityStatus, Date, LookedUp, Overtaken};

    fn said(change: fn(&mut Authority)) -> String {
        let mut chosen = authority("a");
        chosen.paragraphs = Some("headnote 1".to_owned());
        change(&mut chosen.authority);
        let planned = planned_authority(&chosen);
        assert_eq!(planned.holding.as_deref(), Some("Something was held"));
        format!("{}: {}", planned.details, planned.status.join("; "))
    }

    fn looked_up(listed: bool) -> Option<LookedUp> {
        let (by, on) = ("AB ".to_owned(), Date::day(2026, 11, 28));
        Some(LookedUp { by, on, listed })
    }

    #[test]
    fn guidance_says_whether_its_listing_was_checked_by_whom_and_when() {
        let cited = "[2024] UKUT 999 (IAC), headnote 1";
        for (change, status) in [
            (
                (|_| ()) as fn(&mut Authority),
                "country guidance; listing not checked",
            ),
            (
                |one| one.looked_up = looked_up(true),
                "country guidance; listing checked by AB on 28 November 2026",
            ),
            (
                |one| one.looked_up = looked_up(false),
                "country guidance; no longer listed, as checked by AB on 28 November 2026",
            ),
            (|one| one.country_guidance = false, "listing not checked"),
            (
                |one| {
                    one.country_guidance = false;
                    one.citation = "A v B".to_owned();
                },
                "",
            ),
        ] {
            assert_eq!(said(change), format!("{cited}: {status}"));
        }
    }

    #[test]
    fn what_is_known_by_its_subject_alone_is_printed_with_that() {
        let mut chosen = authority("a");
        chosen.authority.decides = None;
        chosen.authority.subject = Some("fines.".to_owned());
        let planned = planned_authority(&chosen);
        assert_eq!(planned.holding, None);
        assert_eq!(planned.subject.as_deref(), Some("On: fines"));
    }

    #[test]
    fn what_was_overtaken_says_by_what_and_what_nobody_has_seen_says_so() {
        let overtaken = said(|one| {
            one.overtaken = Some(Overtaken {
                by: "C [2025] UKUT 1 (IAC)".to_owned(),
                only_on: Some("fines".to_owned()),
            });
        });
        assert!(overtaken.ends_with("; overtaken on fines by C [2025] UKUT 1 (IAC)"));
        let from_memory = |one: &mut Authority| {
            one.status = AuthorityStatus::Unverified;
            one.country_guidance = false;
            one.citation = "A v B".to_owned();
        };
        assert!(said(from_memory).ends_with(": cited from memory, not checked"));
        let since = said(|one| {
            one.status = AuthorityStatus::Unverified;
            one.looked_up = looked_up(true);
        });
        assert!(!since.contains("memory"), "{since}");
    }
}
