//! What it costs to go through the content of pages by a walk of one's own, as the foot of a page and its tags are
//! looked at, and by the interpreter: figures for the documentation of those rooms.

#![expect(clippy::print_stdout, reason = "it prints what it measures")]

use std::path::Path;
use std::time::{Duration, Instant};

use hayro_interpret::hayro_syntax::content::UntypedIter;

use super::super::Reader;
use crate::case::Turn;
use crate::files::below;
use crate::pdf::import::{Foot, Limits, Placement, Source};

#[derive(Default)]
struct Costs {
    pages: u32,
    foot: Duration,
    operators: Duration,
    interpreter: Duration,
}

impl Costs {
    fn add(&mut self, source: &Source) {
        let pages = source.pdf.pages();
        self.pages += pages.len() as u32;
        let begun = Instant::now();
        let mut foot = Foot::new(source);
        for page in pages.iter() {
            let dict = page.raw();
            let placement = Placement::new(dict, true, Turn::None, &mut |view, floor| {
                foot.lowest(dict, true, view, floor)
            });
            std::hint::black_box(placement.scale);
        }
        self.foot += begun.elapsed();
        let begun = Instant::now();
        for page in pages.iter() {
            let mut operators = UntypedIter::new(page.page_stream().unwrap_or_default());
            while let Some(operator) = operators.next() {
                std::hint::black_box(operator.operator.len());
            }
        }
        self.operators += begun.elapsed();
        let begun = Instant::now();
        let reader = Reader::new(source);
        for page in 0..pages.len() {
            std::hint::black_box(reader.read(page));
        }
        self.interpreter += begun.elapsed();
    }
}

/// `BUNDLE_BUILDER_PAGES=FOLDER cargo test --release --lib -- --ignored --nocapture own_walks`
#[test]
#[ignore = "it measures, and needs a folder of PDFs"]
fn own_walks_and_the_interpreter_are_measured() {
    let folder = std::env::var_os("BUNDLE_BUILDER_PAGES").unwrap();
    let mut costs = Costs::default();
    for file in below(Path::new(&folder)).unwrap() {
        if let Ok(source) = Source::open(std::fs::read(file).unwrap(), None, &Limits::default()) {
            costs.add(&source);
        }
    }
    let each = |took: Duration| took.as_secs_f64() * 1000.0 / f64::from(costs.pages.max(1));
    println!(
        "{} pages, milliseconds each: foot {:.3}, operators alone {:.3}, interpreter {:.3}",
        costs.pages,
        each(costs.foot),
        each(costs.operators),
        each(costs.interpreter)
    );
    assert!(costs.pages > 0, "there was no page");
}
