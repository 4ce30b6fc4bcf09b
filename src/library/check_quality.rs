//! What makes a pack good beyond being right: each passage can be read alone, is evidence and not advice, and can be
//! found in its source.
//!
//! These are warnings for whoever keeps a pack, told where a pack is checked and not each time it is used. They
//! look at words only, and say what they saw: a person decides, and what stands is accepted in `pack.ron` with
//! its reason. What is retired is offered to nobody, and not looked at.

use crate::finding::{Finding, LibraryCode, counted};

use super::check_advice::advice;
use super::check_dates::{dates_twice, dates_with};
use super::check_names::names_somebody;
use super::check_opening::unnamed;
use super::check_relay::relay;
use super::check_tags::foreign_tags;
use super::collection::{Library, Shelved};
use super::date::Date;
use super::locate::{Spot, place};
use super::model::{Passage, PublisherKind, Source};
use super::read::Texts;
use super::sites::host;

/// Summaries are to be taken in at a glance; the schedule has few pages.
const MOST_OF_A_SUMMARY: usize = 420;

/// What speaks of more kinds of appellants speaks of none in particular.
const MOST_CHARACTERISTICS: usize = 6;

/// Everything of all packs that could be better, but for what a pack accepts.
pub(super) fn quality(library: &Library, texts: &Texts) -> Vec<Finding> {
    let on_shelf = library.shelf().iter();
    let in_use = on_shelf.filter(|shelved| shelved.source.retired.is_none());
    in_use
        .flat_map(|shelved| of_source(library, texts, shelved))
        .collect()
}

fn of_source(library: &Library, texts: &Texts, shelved: &Shelved) -> Vec<Finding> {
    let source = &shelved.source;
    let live = source.passages.iter();
    let live: Vec<&Passage> = live.filter(|one| one.retired.is_none()).collect();
    let text = texts.get(&shelved.file).map_or("", String::as_str);
    let at = |finding: Finding, spot: Spot<'_>| finding.at(place(&shelved.file, text, spot));
    let is_accepted = |finding: &Finding, of: &str| {
        // A pack of one's own may accept what it makes old in one that ships.
        let of = [of, source.id.as_str()];
        let mut packs = library.packs.iter();
        packs.any(|pack| pack.accepts(finding.code.word(), &of))
    };
    let id = source.id.as_str();
    let whole = [
        without_pinpoint(source, &live),
        on_relay(source),
        older_edition(library, source),
    ];
    let whole = whole.into_iter().flatten();
    let whole = whole.filter(|(finding, _)| !is_accepted(finding, id));
    let mut findings: Vec<Finding> = whole.map(|(finding, spot)| at(finding, spot)).collect();
    for passage in live {
        let id = passage.id.as_str();
        let found = of_passage(passage, source.published, &own_words(source));
        let found = found
            .into_iter()
            .filter(|(finding, _)| !is_accepted(finding, id));
        let foreign = foreign_tags(library, shelved.pack, passage);
        let foreign = foreign.into_iter();
        let found = found.chain(foreign.filter(|(finding, _)| !is_accepted(finding, id)));
        findings.extend(
            found.map(|(finding, field)| at(finding, Spot::FieldIn { passage: id, field })),
        );
    }
    findings
}

/// Of a long document it is said which passage is relied on. A press article is short, and has neither numbered pages
/// nor paragraphs.
fn without_pinpoint(source: &Source, live: &[&Passage]) -> Option<(Finding, Spot<'static>)> {
    let without = |one: &&&Passage| one.is_summary() && one.pinpoint.is_none();
    let count = live.iter().filter(without).count();
    if count == 0 || source.publisher_kind == PublisherKind::Media {
        return None;
    }
    let have = counted(count, "passage has", "passages have");
    let message = format!("Of “{}”, {have} no pinpoint.", source.id);
    let finding = Finding::new(LibraryCode::NoPinpoint, message);
    Some((finding, Spot::Field("passages")))
}

fn on_relay(source: &Source) -> Option<(Finding, Spot<'static>)> {
    let is_official = matches!(
        source.publisher_kind,
        PublisherKind::Court
            | PublisherKind::Legislature
            | PublisherKind::Intergovernmental
            | PublisherKind::State
    );
    let host = host(&source.address);
    // Whoever wrote the record says so themselves.
    let is_seen_there = source.seen_through.iter().any(|text| text.contains(host));
    (is_official && (is_seen_there || relay(host, &source.publisher))).then(|| {
        let message = format!(
            "“{}” is said to be published by {}, but {host} only passes on what others publish.",
            source.id, source.publisher
        );
        (
            Finding::new(LibraryCode::RelayAddress, message),
            Spot::Field("address"),
        )
    })
}

fn older_edition(library: &Library, source: &Source) -> Option<(Finding, Spot<'static>)> {
    let newer = library.older(&source.id)?.newer;
    let message = format!("“{}” is not the newest. {}", source.id, newer.told(source));
    let finding = Finding::new(LibraryCode::OlderEditionHeld, message);
    Some((finding, Spot::Field("published")))
}

/// The words by which the record of a source itself calls people and bodies.
fn own_words(source: &Source) -> String {
    let through = source.seen_through.iter();
    let names = through.chain(&source.findings_of);
    let names = names.map(String::as_str).collect::<Vec<_>>().join(" ");
    format!("{} {} {names}", source.title, source.publisher)
}

/// What is to be said of a passage, with the field that it is about.
fn of_passage(
    passage: &Passage,
    published: Option<Date>,
    own_words: &str,
) -> Vec<(Finding, &'static str)> {
    let mut found = Vec::new();
    // An extract has the words of its source, and begins where that does.
    if passage.is_summary() {
        found.extend(of_words(passage, published, own_words).map(|finding| (finding, "text")));
    }
    let count = passage.about.len() + passage.only_if.len();
    if count > MOST_CHARACTERISTICS {
        let message = format!("“{}” names {count} characteristics.", passage.id);
        let finding = Finding::new(LibraryCode::ManyCharacteristics, message);
        found.push((finding, "about"));
    }
    found
}

fn of_words<'p>(
    passage: &'p Passage,
    published: Option<Date>,
    own_words: &str,
) -> impl Iterator<Item = Finding> + use<'p> {
    let Passage { id, text, .. } = passage;
    let first = unnamed(text).map(|word| {
        let message =
            format!("“{id}” begins with “{word}”: who or what is meant, it does not say itself.");
        Finding::new(LibraryCode::PronounFirst, message)
    });
    let nobody = (!names_somebody(text, own_words)).then(|| {
        let message = format!("“{id}” has no name in it, of a person, body, place or people.");
        Finding::new(LibraryCode::NamesNobody, message)
    });
    let advice = advice(text).map(|words| {
        let message =
            format!("“{id}” says “{words}”, which reads as advice to whoever argues a case.");
        Finding::new(LibraryCode::HoldsAdvice, message)
    });
    let letters = text.chars().count();
    let long = (letters > MOST_OF_A_SUMMARY).then(|| {
        let message =
            format!("“{id}” has {letters} letters; a summary has {MOST_OF_A_SUMMARY} at most.");
        Finding::new(LibraryCode::SummaryTooLong, message)
    });
    let twice = dates_twice(text).into_iter();
    let twice = twice.map(|said| format!("“{id}” says {said}."));
    let printed = dates_with(text, published)
        .map(|date| format!("“{id}” says “{date}”, which its source is dated already."));
    let dates = twice.chain(printed);
    let dates = dates.map(|message| Finding::new(LibraryCode::DateTwice, message));
    let words = [first, nobody, advice, long].into_iter().flatten();
    words.chain(dates).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests;
