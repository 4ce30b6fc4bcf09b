//! Rules about single entries: that each is what was chosen, and what a reader should know of it.

use std::collections::BTreeMap;

use crate::case::Entry;
use crate::finding::{self, CaseCode, Finding, LibraryCode, Place};
use crate::library::{
    Date, FETCHED, Held, Library, PublisherKind, ReadExtent, Retired, Source, SourceId, Tier,
    changed, fingerprint, host, is_at, is_web_address,
};
use crate::profile::{Profile, whole};

use super::CaseCheck;

fn each(check: &CaseCheck<'_>, rule: impl Fn(&Entry) -> Option<Finding>) -> Vec<Finding> {
    let at = |entry: &Entry| rule(entry).map(|finding| finding.at(Place::Entry(entry.number)));
    check.case.entries().filter_map(at).collect()
}

/// G-01: the copy in the case file must still be what was chosen.
pub(super) fn as_chosen(check: &CaseCheck<'_>) -> Vec<Finding> {
    each(check, |entry| {
        (!entry.is_as_chosen()).then(|| Finding::of(CaseCode::EntryAltered))
    })
}

/// A prepared bundle does not change with the library, but its maker should hear of the change.
pub(super) fn still_in_library(check: &CaseCheck<'_>) -> Vec<Finding> {
    each(check, |entry| {
        let Some(held) = check.library.passage(&entry.passage.id) else {
            // What a person took from a file never was in the library.
            if entry.passage.anchor.is_some() {
                return None;
            }
            return Some(Finding::of(CaseCode::EntryNotInLibrary));
        };
        if let Some(Retired { on, why }) = held.retired() {
            return Some(Finding::new(
                CaseCode::EntryRetired,
                format!(
                    "The library retired this passage on {on}: {}.",
                    why.trim_end_matches('.')
                ),
            ));
        }
        (fingerprint(held.source, held.passage) != entry.fingerprint).then(|| outdated(entry, held))
    })
}

/// Says what is otherwise, so that a person need not hold the two side by side.
fn outdated(entry: &Entry, held: Held<'_>) -> Finding {
    const SHOWN: usize = 300;
    let now = changed((&entry.source, &entry.passage), (held.source, held.passage));
    let told = |(what, now): &(&str, String)| {
        let shown: String = now.chars().take(SHOWN).collect();
        let dots = if shown.len() < now.len() { "…" } else { "" };
        match now.is_empty() {
            true => format!("it has no {what} any more"),
            false => format!("its {what} is now “{shown}{dots}”"),
        }
    };
    let told: Vec<String> = now.iter().map(told).collect();
    // The copy in the case was changed by hand, which is told by itself.
    if told.is_empty() {
        return Finding::of(CaseCode::EntryOutdated);
    }
    let told = told.join("; ");
    let message = format!("The library has changed this passage since it was chosen: {told}.");
    Finding::new(CaseCode::EntryOutdated, message)
}

/// Somebody has brought out a newer edition, or something else in its place.
pub(super) fn newest_edition(check: &CaseCheck<'_>) -> Vec<Finding> {
    each_source(check, |source| {
        let older = check.library.older(&source.id)?;
        let told = older.newer.told(source);
        let kept = older
            .kept_for
            .map(|why| format!(" The library keeps it: {why}"));
        let message = format!("{told}{}", kept.unwrap_or_default());
        Some(Finding::new(CaseCode::OlderEdition, message))
    })
}

/// Offline, nobody hears of what has come out since the packs were put together: that is said, never “current”.
pub(super) fn editions_known(check: &CaseCheck<'_>) -> Vec<Finding> {
    let nationality = check.case.claimant.nationality.as_deref();
    let known = check.library.editions_known_to(nationality, check.today);
    let told = |day| {
        let message = format!("This library knows editions up to {day}.");
        Finding::new(CaseCode::EditionsKnownTo, message)
    };
    known.map(told).into_iter().collect()
}

/// CS-05 and CS-06: the judge opens the link without a login.
pub(super) fn address_opens(check: &CaseCheck<'_>) -> Vec<Finding> {
    let closed = &check.profile.closed_hosts.value;
    each(check, |entry| {
        let address = &entry.source.address;
        let host = &host(address).to_lowercase();
        let is_closed = |closed: &&String| is_at(host, closed);
        if address.trim().is_empty() {
            return Some(Finding::of(CaseCode::NoAddress));
        }
        if !is_web_address(address) {
            let shown: String = address
                .chars()
                .filter(|c| !c.is_control())
                .take(80)
                .collect();
            return Some(
                Finding::new(
                    LibraryCode::BadAddress,
                    format!("“{shown}” is not a web address: it is printed, and is no link."),
                )
                .hint("Put the source in the library right, and choose the passage again."),
            );
        }
        closed.iter().find(is_closed).map(|closed| {
            Finding::new(
                CaseCode::AddressClosed,
                format!("{closed} asks for a login, so the tribunal cannot open the link."),
            )
        })
    })
}

/// Courts and legislatures do not age like reports: whether a decision still stands is another question.
pub(super) fn ages(entry: &Entry) -> bool {
    let kind = entry.source.publisher_kind;
    !matches!(kind, PublisherKind::Court | PublisherKind::Legislature)
}

/// Whether the profile calls its source no longer recent.
pub fn is_aged(entry: &Entry, profile: &Profile, today: Date) -> bool {
    let months = entry.source.published.map(|day| day.months_until(today));
    let months = months.and_then(|months| u32::try_from(months).ok());
    ages(entry) && months.is_some_and(|months| months > profile.ageing_after_months.value)
}

/// Whether something has come out, or the library was changed, since it was chosen: a newer edition of its source, or
/// another wording, or it was retired or taken out.
pub fn is_touched(entry: &Entry, library: &Library) -> bool {
    if library.older(&entry.source.id).is_some() {
        return true;
    }
    match library.passage(&entry.passage.id) {
        Some(held) => {
            held.retired().is_some() || fingerprint(held.source, held.passage) != entry.fingerprint
        }
        None => entry.passage.anchor.is_none(),
    }
}

/// G-08: the age of evidence is said, never hidden.
pub(super) fn age(check: &CaseCheck<'_>) -> Vec<Finding> {
    let (old, ageing) = (
        check.profile.old_after_months.value,
        check.profile.ageing_after_months.value,
    );
    let months = |entry: &Entry| {
        let months = entry.source.published?.months_until(check.today);
        u32::try_from(months).ok().filter(|_| ages(entry))
    };
    let labels = check.profile.labels();
    let listed = |code: CaseCode, limit: u32, most: u32| {
        let of_age =
            |entry: &Entry| months(entry).filter(|months| (limit + 1..=most).contains(months));
        let named = check
            .case
            .entries()
            .filter_map(|entry| Some((entry, of_age(entry)?)));
        let named: Vec<String> = named
            .map(|(entry, months)| format!("{} ({})", labels.entry(entry.number), whole(months)))
            .collect();
        let message = format!(
            "More than {} old: {}.",
            finding::months(limit),
            named.join(", ")
        );
        (!named.is_empty()).then(|| Finding::new(code, message))
    };
    let old_ones = listed(CaseCode::EvidenceOld, old, u32::MAX);
    let ageing_ones = listed(CaseCode::EvidenceAgeing, ageing, old);
    old_ones.into_iter().chain(ageing_ones).collect()
}

/// What is to be said of a source is said once, with the entries that rest on it.
fn each_source(check: &CaseCheck<'_>, rule: impl Fn(&Source) -> Option<Finding>) -> Vec<Finding> {
    let mut told: Vec<(&SourceId, Finding, Vec<u32>)> = Vec::new();
    for entry in check.case.entries() {
        let Some(finding) = rule(&entry.source) else {
            continue;
        };
        let id = &entry.source.id;
        // An older entry may have the source as it was.
        let mut known = told.iter_mut();
        let known = known.find(|(of, found, _)| *of == id && found.message == finding.message);
        match known {
            Some((_, _, numbers)) => numbers.push(entry.number),
            None => told.push((id, finding, vec![entry.number])),
        }
    }
    let labels = check.profile.labels();
    let found = told.into_iter().filter_map(|(_, mut finding, numbers)| {
        if numbers.len() > 1 {
            finding.message = format!("{} ({})", finding.message, labels.entries(&numbers));
        }
        Some(finding.at(Place::Entry(*numbers.first()?)))
    });
    found.collect()
}

/// ACC: evidence without a date says so.
pub(super) fn dated(check: &CaseCheck<'_>) -> Vec<Finding> {
    each_source(check, |source| {
        let is_dated = source.published.is_some();
        (!is_dated).then(|| Finding::of(CaseCode::DateUnknown))
    })
}

/// ACC: what was not read in the original is said.
pub(super) fn provenance(check: &CaseCheck<'_>) -> Vec<Finding> {
    each_source(check, |source| {
        let message = match (source.read, &source.seen_through) {
            (ReadExtent::SecondHand, Some(through)) => {
                format!("Seen second-hand, through {through}.")
            }
            (ReadExtent::SecondHand, None) => "Seen second-hand.".to_owned(),
            (ReadExtent::LandingPage, _) => {
                "Only the page that announces this source was read, and not the source.".to_owned()
            }
            (ReadExtent::FullText | ReadExtent::Excerpt, _) if source.tier == Tier::C => {
                "This source only leads to the original, and is not something to exhibit."
                    .to_owned()
            }
            (ReadExtent::FullText | ReadExtent::Excerpt, _) => return None,
        };
        Some(Finding::new(CaseCode::NotTheOriginal, message))
    })
}

/// A proper source with a defect may be relied on, but not without knowing the defect.
pub(super) fn defects(check: &CaseCheck<'_>) -> Vec<Finding> {
    each_source(check, |source| {
        let limits = source.limits.as_deref()?;
        let title = &source.title;
        let finding = Finding::new(CaseCode::SourceDefect, format!("“{title}”: {limits}"));
        let finding = match source.is_fetching_unsaid() {
            true => finding.hint(format!(
                "If you fetched it there, tick “{FETCHED}”: beside the report at Read, or among the details of an entry at Arrange."
            )),
            false => finding,
        };
        (source.tier == Tier::B).then_some(finding)
    })
}

/// What a source is called, where the library or the case has it; its short name else.
fn titled(check: &CaseCheck<'_>, id: &SourceId) -> String {
    let mut own = check.case.entries().map(|entry| &entry.source);
    let known = check.library.source(id);
    let known = known.or_else(|| own.find(|source| source.id == *id));
    known.map_or_else(|| id.to_string(), |source| format!("“{}”", source.title))
}

/// COI9 question 4: one report quoted three times counts once.
pub(super) fn independent(check: &CaseCheck<'_>) -> Vec<Finding> {
    let mut rests_on: BTreeMap<&SourceId, Vec<&Entry>> = BTreeMap::new();
    let mut of_source: BTreeMap<&SourceId, Vec<&Entry>> = BTreeMap::new();
    for entry in check.case.entries() {
        of_source.entry(&entry.source.id).or_default().push(entry);
        for original in &entry.source.relies_on {
            rests_on.entry(original).or_default().push(entry);
        }
    }
    let labels = check.profile.labels();
    let relays = rests_on.into_iter().filter_map(|(original, relays)| {
        let own = of_source.get(original).into_iter().flatten();
        let numbers: Vec<u32> = own.chain(&relays).map(|entry| entry.number).collect();
        let last = relays.last()?;
        (numbers.len() > 1).then(|| {
            Finding::new(
                CaseCode::SameReport,
                format!(
                    "{} rest on the same report: {}.",
                    labels.entries(&numbers),
                    titled(check, original)
                ),
            )
            .at(Place::Entry(last.number))
        })
    });
    relays.collect()
}
