//! Documents that would take for ever are given up, and at every question it can be.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::super::drudgery::drudgery;
use super::super::specimen::{Page, document, document_with};
use super::*;

/// A clock on which a second passes with each look at it, and which says how often it was looked at.
pub(crate) fn ticking() -> (Watch, Arc<AtomicU64>) {
    let looks = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&looks);
    let now = move || Duration::from_secs(counted.fetch_add(1, Ordering::Relaxed));
    (Watch::new(now, || false), looks)
}

fn within(seconds: u64) -> Limits {
    Limits {
        time: Duration::from_secs(seconds),
        ..Limits::default()
    }
}

/// A document's pages, read by a clock that is looked at no more than so often.
fn read(bytes: &[u8], seconds: u64) -> Result<u32, Refusal> {
    let (watch, _) = ticking();
    let survey = survey(bytes.to_vec(), None, &within(seconds), &watch);
    survey.map(|survey| survey.counts.pages)
}

#[test]
fn whenever_the_time_is_over_the_document_is_refused_and_never_half_read() {
    let catalog = "/Outlines 1000 0 R/Names<</Dests 1001 0 R>>";
    let objects = [
        "<</First 1002 0 R>>",
        "<</Names[(a)[10 0 R/Fit]]>>",
        "<</Title(a)/Dest(a)>>",
    ];
    let link = "/MediaBox[0 0 595 842]/Annots[<</Subtype/Link/Rect[1 1 9 9]/Dest(a)>>]";
    let pages = [Page::sized(link, "one"), Page::saying("two")];
    let bytes = document_with(&pages, catalog, &objects);
    let (watch, looks) = ticking();
    let whole = survey(bytes.clone(), None, &within(10_000), &watch).unwrap();
    let needed = looks.load(Ordering::Relaxed);
    assert!((10..200).contains(&needed), "{needed} looks at the clock");
    for seconds in 0..needed - 1 {
        assert_eq!(read(&bytes, seconds), Err(Refusal::TooSlow(seconds)));
    }
    assert_eq!(read(&bytes, needed), Ok(whole.counts.pages));
}

#[test]
fn a_reading_that_is_stopped_ends_at_the_next_question() {
    let bytes = document(&vec![Page::saying("words"); 50]);
    let asked = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&asked);
    let stopped = move || counted.fetch_add(1, Ordering::Relaxed) >= 20;
    let watch = Watch::new(|| Duration::ZERO, stopped);
    let found = survey(bytes, None, &Limits::default(), &watch);
    assert!(found.is_err() && watch.is_stopped());
    assert!(asked.load(Ordering::Relaxed) < 40);
}

/// Names of which each node leads to the next one twice: 4,294,967,296 ways to the last.
#[test]
fn names_to_which_many_ways_lead_are_read_once() {
    let nodes: Vec<String> = (1001..1032)
        .map(|next| format!("<</Kids[{next} 0 R {next} 0 R]>>"))
        .chain(["<</Names[(a)[10 0 R/Fit]]>>".to_owned()])
        .collect();
    let nodes: Vec<&str> = nodes.iter().map(String::as_str).collect();
    let catalog = "/Names<</Dests 1000 0 R>>";
    let bytes = document_with(&[Page::saying("words")], catalog, &nodes);
    assert_eq!(read(&bytes, 500), Ok(1));
}

#[test]
fn a_small_file_that_would_take_hours_is_given_up_soon() {
    let began = std::time::Instant::now();
    let bytes = drudgery(20_000);
    assert!(bytes.len() < 4 << 20);
    assert_eq!(read(&bytes, 60), Err(Refusal::TooSlow(60)));
    assert!(began.elapsed() < Duration::from_secs(60));
}
