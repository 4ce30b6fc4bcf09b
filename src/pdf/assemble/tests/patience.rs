//! Putting documents in is given up when one takes too long, or when the person has had enough.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::*;

fn tried(watch: &Watch) -> Result<Vec<u8>, AssembleError> {
    let documents = [document(&[P::saying("one"), P::saying("two")])];
    let parts = whole(&documents);
    let about = about();
    let assembly = Assembly {
        about: &about,
        pages: 2,
        parts,
        outline: Vec::new(),
        most_bookmarks: None,
        index: 0,
        draft: false,
        watch,
    };
    let load = |at: usize| Ok(documents[at].clone());
    let (out, made) = without_ours(&assembly, &load, 1);
    made?;
    Ok(out)
}

#[test]
fn whenever_the_time_is_over_there_is_no_file_and_the_document_is_named() {
    // A day passes, all at once, at the look at the clock of that number.
    let late = |at: u64| {
        let looks = AtomicU64::new(0);
        let now = move || match looks.fetch_add(1, Ordering::Relaxed) >= at {
            true => Duration::from_secs(86_400),
            false => Duration::ZERO,
        };
        tried(&Watch::new(now, || false))
    };
    let needed = (1..200).find(|at| late(*at).is_ok()).unwrap();
    assert!(needed > 5, "{needed} looks at the clock");
    for at in 1..needed {
        let error = late(at).unwrap_err();
        assert!(
            matches!(error, AssembleError::Refused(0, Refusal::TooSlow(60))),
            "{error}"
        );
    }
    assert_eq!(late(needed).unwrap(), tried(&Watch::default()).unwrap());
}

#[test]
fn inside_a_document_it_can_be_cancelled() {
    let asked = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&asked);
    let stopped = move || counted.fetch_add(1, Ordering::Relaxed) > 4;
    let error = tried(&Watch::new(|| Duration::ZERO, stopped)).unwrap_err();
    assert!(matches!(error, AssembleError::Cancelled), "{error}");
}
