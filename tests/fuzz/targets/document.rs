//! Other people's PDFs: looked into, then made into a bundle. Neither may panic, and whatever is
//! surveyed must be accounted for.

#![no_main]

use std::ops::ControlFlow;

use bundle_builder::pdf::About;
use bundle_builder::pdf::assemble::{AssembleError, Assembly, Part, assemble};
use bundle_builder::pdf::import::{Limits, survey};
use libfuzzer_sys::fuzz_target;

/// Small enough that one input takes milliseconds.
const LIMITS: Limits = Limits {
    file: 1 << 20,
    unpacked: 4 << 20,
    pages: 50,
    pixels: 1 << 20,
    picture: 4 << 20,
};

fuzz_target!(|bytes: &[u8]| {
    let Ok(survey) = survey(bytes.to_vec(), None, &LIMITS) else {
        return;
    };
    let about = About {
        title: "Fuzz".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        open_at_percent: 100,
        first_number: 1,
    };
    let pages = survey.counts.pages as usize;
    let part = Part {
        pages: (0..pages).map(|page| (page, page)).collect(),
        fit: true,
        ..Part::default()
    };
    let assembly = Assembly {
        about: &about,
        pages,
        parts: vec![part],
        outline: Vec::new(),
        nested_bookmarks: true,
        links: Vec::new(),
        index: 0,
        draft: false,
    };
    let load = |_: usize| Ok(bytes.to_vec());
    let go_on = &mut |_| ControlFlow::Continue(());
    match assemble(&assembly, &load, 1, &mut Vec::new(), go_on) {
        Ok(ledgers) => {
            for ledger in ledgers {
                assert!(ledger.missing().is_empty(), "{:?}", ledger.missing());
            }
        }
        Err(AssembleError::Refused(..)) => {}
        Err(error) => panic!("what could be looked into could not be assembled: {error}"),
    }
});
