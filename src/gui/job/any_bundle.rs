//! Judging a finished bundle of anybody: all its pages are read, and nobody need wait for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::files;
use crate::finding::Place;
use crate::gui::any_bundle::{Judged, Order, Standing};
use crate::inspection::{File, Report, judge, look, picture};
use crate::pdf::import::Watch;
use crate::pdf::render::Picture;
use crate::worker::Workers;

use super::{Jobs, Message, Running};

/// The name of the thread.
pub(in crate::gui) const CHECKING_BUNDLE: &str = "checking a bundle";

/// Pages of which pictures are drawn.
const MOST: usize = 24;

impl Jobs {
    /// Judges a file, under a number. What was begun before is given up.
    pub(in crate::gui) fn check_bundle(&mut self, number: u64, order: Order) {
        self.stop_bundle();
        self.bundle = Arc::default();
        let workers = self.readings.workers().clone();
        let cancel = Arc::clone(&self.bundle);
        self.start_with_files(CHECKING_BUNDLE, move |send| {
            let watch = Running::watch(&cancel);
            let mut tell = |done, all| {
                send(Message::Bundle(number, Standing::Checking(done, all)));
            };
            let came = judged(&order, &workers, &watch, &mut tell);
            if !watch.is_stopped() {
                let standing = came.unwrap_or_else(Standing::Refused);
                send(Message::Bundle(number, standing));
            }
        });
    }

    pub(in crate::gui) fn stop_bundle(&self) {
        self.bundle.store(true, Ordering::Relaxed);
    }
}

fn judged(
    order: &Order,
    workers: &Workers,
    watch: &Watch,
    tell: &mut dyn FnMut(usize, usize),
) -> Result<Standing, String> {
    let profile = &order.profile;
    let bytes = files::read_pdf(&order.file).map_err(|error| error.why().to_string())?;
    let file = File {
        path: &order.file,
        bytes: &bytes,
        password: None,
    };
    let facts = look(&file, workers, watch, tell)?;
    let report = judge(&facts, profile);
    let pictures = pictures(&file, &report, workers, watch);
    Ok(Standing::Done(Box::new(Judged { report, pictures })))
}

/// Of the first pages that something is said of.
fn pictures(
    file: &File<'_>,
    report: &Report,
    workers: &Workers,
    watch: &Watch,
) -> BTreeMap<u32, Picture> {
    let pages = report
        .findings
        .iter()
        .filter_map(|finding| match finding.place {
            Place::Page(page) => Some(page),
            _ => None,
        });
    let pages: BTreeSet<u32> = pages.collect();
    let pages = pages.into_iter().take(MOST);
    let pages = pages.take_while(|_| !watch.is_stopped());
    pages
        .filter_map(|page| Some((page, picture(file, &report.sha256, page, workers)?)))
        .collect()
}
