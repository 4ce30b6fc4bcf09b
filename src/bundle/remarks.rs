//! What is printed of a source behind its citation: what kind it is, through whom it was seen, and what else the
//! person asks for.
//!
//! A court weighs a government's note, a newspaper and a charity's report differently, and hearsay of a report
//! less than the report; so both are always said. The rest is the person's own work and printed on request only.

use std::collections::BTreeSet;

use crate::case::Remark;
use crate::library::{Passage, PublisherKind, ReadExtent, Source, Stance, Tier, read_elsewhere};

/// In the order of print.
pub fn remarks(source: &Source, passage: &Passage, wanted: &BTreeSet<Remark>) -> Vec<String> {
    let mut remarks = vec![kind(source.publisher_kind).to_owned()];
    if !says_where_it_is_quoted(passage) {
        remarks.extend(seen_at(source, passage).or_else(|| seen_through(source)));
    }
    for remark in wanted {
        remarks.push(match remark {
            Remark::Stance => stance(passage.stance).to_owned(),
            Remark::Tier => tier(source.tier).to_owned(),
            Remark::Extent => extent(source.read).to_owned(),
        });
    }
    remarks
}

fn kind(kind: PublisherKind) -> &'static str {
    match kind {
        PublisherKind::Court => "court",
        PublisherKind::Legislature => "legislature",
        PublisherKind::Intergovernmental => "intergovernmental body",
        PublisherKind::State => "government",
        PublisherKind::Ngo => "NGO",
        PublisherKind::Academic => "academic",
        PublisherKind::Media => "media",
    }
}

/// Where the passage itself was read, if that is neither its source's own site nor what is said of the whole source.
fn seen_at(source: &Source, passage: &Passage) -> Option<String> {
    let sites = read_elsewhere(source, passage);
    let through = source.seen_through.as_deref().unwrap_or_default();
    let is_said = sites.iter().any(|site| through.contains(site.as_str()));
    (!sites.is_empty() && !is_said).then(|| format!("seen at {}", sites.join(" and ")))
}

/// Whoever found a source may have written `quoted in …`, which says more than that it was seen there.
fn seen_through(source: &Source) -> Option<String> {
    let through = source.seen_through.as_deref()?.trim();
    let through = through.trim_end_matches('.');
    match through.strip_prefix("quoted in ") {
        _ if through.is_empty() => None,
        Some(relay) => Some(format!("as quoted in {relay}")),
        None => Some(format!("seen through {through}")),
    }
}

/// Whether the pinpoint says already in what the words are quoted: `para 4.2 of a note, where it is quoted`.
fn says_where_it_is_quoted(passage: &Passage) -> bool {
    let pinpoint = passage.pinpoint.as_deref().unwrap_or_default();
    ["quoted in ", "where it is quoted", "seen through "]
        .iter()
        .any(|words| pinpoint.contains(words))
}

/// Evidence against an appellant is not called so by the appellant's own side.
fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Helps => "supporting",
        Stance::Adverse | Stance::Mixed => "qualifying",
        Stance::Neutral => "neutral",
    }
}

fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::A => "read at its own address",
        Tier::B => "its record has a defect",
        Tier::C => "a relay, not the original",
    }
}

fn extent(extent: ReadExtent) -> &'static str {
    match extent {
        ReadExtent::FullText => "read in full",
        ReadExtent::Excerpt => "read in part",
        ReadExtent::LandingPage => "only the page about it read",
        ReadExtent::SecondHand => "not read itself",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::specimen;

    fn said(seen_through: Option<&str>, wanted: &[Remark], stance: Stance) -> String {
        let (mut source, mut passage) = specimen::passage("p-1");
        source.publisher_kind = PublisherKind::Media;
        source.seen_through = seen_through.map(str::to_owned);
        source.tier = Tier::B;
        source.read = ReadExtent::SecondHand;
        passage.stance = stance;
        remarks(&source, &passage, &wanted.iter().copied().collect()).join("; ")
    }

    #[test]
    fn the_kind_is_always_said_and_through_whom_where_it_was_not_seen_itself() {
        let plain = |through| said(through, &[], Stance::Adverse);
        assert_eq!(plain(None), "media");
        assert_eq!(plain(Some(" ")), "media");
        assert_eq!(
            plain(Some("a copy on Scribd.")),
            "media; seen through a copy on Scribd"
        );
        assert_eq!(
            plain(Some("quoted in Home Office, Note")),
            "media; as quoted in Home Office, Note"
        );
    }

    #[test]
    fn what_the_pinpoint_says_of_a_relay_is_not_said_twice() {
        let (mut source, mut passage) = specimen::passage("p-1");
        source.seen_through = Some("quoted in Home Office, Note".to_owned());
        passage.pinpoint = Some("para 4.2 of the Note, where it is quoted".to_owned());
        assert_eq!(remarks(&source, &passage, &BTreeSet::new()), ["NGO"]);
    }

    #[test]
    fn a_passage_read_on_another_site_says_so_unless_the_source_does() {
        let (mut source, mut passage) = specimen::passage("p-1");
        source.address = "https://www.asil.org/note".to_owned();
        passage.provenance = "seen: https://www.pravda.com.ua/eng/news/".to_owned();
        let said = |source: &Source| remarks(source, &passage, &BTreeSet::new()).join("; ");
        assert_eq!(said(&source), "NGO; seen at pravda.com.ua");
        source.seen_through = Some("summaries at ASIL and dirittoue.info".to_owned());
        assert_eq!(said(&source), "NGO; seen at pravda.com.ua");
        source.seen_through = Some("a copy at pravda.com.ua".to_owned());
        assert_eq!(said(&source), "NGO; seen through a copy at pravda.com.ua");
    }

    #[test]
    fn nothing_is_ever_printed_as_adverse() {
        for stance in Stance::ALL {
            let said = said(None, &Remark::ALL, *stance);
            assert!(!said.contains("adverse"), "{said}");
            assert!(
                said.ends_with("; its record has a defect; not read itself"),
                "{said}"
            );
        }
        assert_eq!(
            said(None, &[Remark::Stance], Stance::Adverse),
            "media; qualifying"
        );
    }
}
