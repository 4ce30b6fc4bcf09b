//! What it costs to go through the content of pages by a walk of one's own, as the foot of a page and its tags are
//! looked at, and by the interpreter: figures for the documentation of those rooms. Who reads files calls it.

use std::fmt;
use std::time::{Duration, Instant};

use hayro_interpret::hayro_syntax::content::UntypedIter;

use super::Reader;
use crate::case::Turn;
use crate::pdf::import::{Foot, Limits, PaperSize, Placement, Source};

#[derive(Default)]
pub(crate) struct OwnWalks {
    pub(crate) pages: u32,
    foot: Duration,
    operators: Duration,
    interpreter: Duration,
}

impl OwnWalks {
    /// Goes through a document in each way; not at all where it cannot be opened.
    pub(crate) fn add(&mut self, document: Vec<u8>) {
        let Ok(source) = Source::open(document, None, &Limits::default()) else {
            return;
        };
        let pages = source.pdf.pages();
        self.pages += pages.len() as u32;
        let begun = Instant::now();
        let mut foot = Foot::new(&source);
        for page in pages.iter() {
            let dict = page.raw();
            let placement =
                Placement::new(dict, Some(PaperSize::A4), Turn::None, &mut |view, floor| {
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
        let reader = Reader::new(&source);
        for page in 0..pages.len() {
            std::hint::black_box(reader.read(page));
        }
        self.interpreter += begun.elapsed();
    }
}

impl fmt::Display for OwnWalks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = |took: Duration| took.as_secs_f64() * 1000.0 / f64::from(self.pages.max(1));
        write!(
            f,
            "{} pages, milliseconds each: foot {:.3}, operators alone {:.3}, interpreter {:.3}",
            self.pages,
            each(self.foot),
            each(self.operators),
            each(self.interpreter)
        )
    }
}
