//! A document taken whole through the engine: what is surveyed is assembled, page by page, and accounted
//! for. The fuzz target in `tests/fuzz` uses this file too, so that both throw bytes at the same door.

use std::ops::ControlFlow;
use std::time::Duration;

use bundle_builder::pdf::assemble::{AssembleError, Assembly, Ledger, Part, PlacedPage, assemble};
use bundle_builder::pdf::import::{Limits, Watch, survey};
use bundle_builder::pdf::{About, FrontMatter};

/// Small enough that one input takes milliseconds.
const LIMITS: Limits = Limits {
    file: 1 << 20,
    unpacked: 4 << 20,
    pages: 50,
    pixels: 1 << 20,
    picture: 4 << 20,
    time: Duration::from_secs(60),
};

/// A bundle of these pages of one document and nothing else, with its accounts.
pub(crate) fn assembled(
    bytes: &[u8],
    pages: usize,
) -> Result<(Vec<u8>, Vec<Ledger>), AssembleError> {
    let about = About {
        title: "Whole".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        page_labels: true,
        open_at_percent: Some(100),
        first_number: 1,
    };
    let part = Part {
        pages: (0..pages)
            .map(|page| PlacedPage::fitted(page, page))
            .collect(),
        ..Part::default()
    };
    let assembly = Assembly {
        about: &about,
        pages,
        parts: vec![part],
        outline: Vec::new(),
        most_bookmarks: None,
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let load = |_: usize| Ok(bytes.to_vec());
    let go_on = &mut |_| ControlFlow::Continue(());
    let mut out = Vec::new();
    let ledgers = assemble(&assembly, FrontMatter::default(), &load, 1, &mut out, go_on)?;
    Ok((out, ledgers))
}

/// Whatever can be looked into can be assembled, or is refused by name, and its accounts balance.
pub(crate) fn must_be_accounted_for(bytes: &[u8]) {
    let Ok(survey) = survey(bytes.to_vec(), None, &LIMITS, &Watch::default()) else {
        return;
    };
    match assembled(bytes, survey.counts.pages as usize) {
        Ok((_, ledgers)) => {
            for ledger in ledgers {
                assert!(ledger.missing().is_empty(), "{:?}", ledger.missing());
            }
        }
        Err(AssembleError::Refused(..)) => {}
        Err(error) => panic!("what could be looked into could not be assembled: {error}"),
    }
}
