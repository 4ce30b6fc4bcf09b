//! The reports of a folder: opened, held against quotations, and confirmed where words of them are told.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::cli::in_order::in_order;
use crate::cli::print::Printer;
use crate::cli::way_out;
use crate::files::{self, Shown as _};
use crate::pdf::import::Watch;
use crate::quote::Quotation;
use crate::verify::{Held, Report, Sources, Unusable, hold_all};

/// What there is to look into, and what was not looked into: each file with the reason.
pub(super) struct Opened {
    pub reports: Vec<Report>,
    pub left_out: Vec<(PathBuf, String)>,
}

impl Opened {
    /// The reports below a folder. What cannot be used is named, and so is the paper itself: what it quotes from
    /// itself says nothing.
    pub(super) fn of(
        folder: &Path,
        sources: &Sources<'_>,
        watch: &Watch,
        printer: &mut Printer,
    ) -> Opened {
        let listed = files::list(std::slice::from_ref(&folder.to_owned()));
        let (paths, pictures): (Vec<_>, Vec<_>) =
            listed.documents.into_iter().partition(|path| is_pdf(path));
        let mut opened = Opened {
            reports: Vec::new(),
            left_out: Vec::new(),
        };
        for (path, unsuited) in listed.others {
            opened.leave_out(path, format!("it is {}", unsuited.what), printer);
        }
        for picture in pictures {
            opened.leave_out(picture, "it is no PDF".to_owned(), printer);
        }
        let open = |path: &PathBuf| Report::open_source(sources, path, watch);
        in_order(&paths, &open, &mut |path, found| match found {
            Ok(report) => {
                opened.reports.push(report);
                ControlFlow::Continue(())
            }
            Err(Unusable::Stopped) => ControlFlow::Break(()),
            Err(why) => {
                opened.leave_out(path.clone(), why.to_string(), printer);
                ControlFlow::Continue(())
            }
        });
        opened
    }

    /// Refuses to say anything where there is nothing to look into.
    pub(super) fn has_some(&self, folder: &Path) -> anyhow::Result<()> {
        if self.reports.is_empty() {
            let what = format!("there is no report to look into in {}", folder.shown());
            return Err(way_out::told(what, "Put the reports there as PDF files."));
        }
        Ok(())
    }

    fn leave_out(&mut self, path: PathBuf, why: String, printer: &mut Printer) {
        printer.talk(&format!("{}: not looked into: {why}", path.shown()));
        self.left_out.push((path, why));
    }

    /// What becomes of quotations. A report of which words are told is one whose file holds them still; where it
    /// does not, it is read anew, and so is everything held again.
    pub(super) fn hold(
        &mut self,
        quotations: &[Quotation],
        sources: &Sources<'_>,
        watch: &Watch,
        printer: &mut Printer,
    ) -> Vec<Held> {
        loop {
            let held = hold_all(quotations, &self.reports);
            let told: BTreeSet<usize> = held.iter().flat_map(Held::reports).collect();
            if !self.renew(told, sources, watch, printer) || watch.is_stopped() {
                return held;
            }
        }
    }

    /// Confirms reports, and reads those anew that have changed; whether any has.
    fn renew(
        &mut self,
        told: BTreeSet<usize>,
        sources: &Sources<'_>,
        watch: &Watch,
        printer: &mut Printer,
    ) -> bool {
        let told: Vec<usize> = told.into_iter().collect();
        let reports = &self.reports;
        let is_unchanged = |at: &usize| reports.get(*at).is_some_and(Report::is_unchanged);
        let mut answers = Vec::new();
        in_order(&told, &is_unchanged, &mut |at, is_unchanged| {
            answers.push((*at, is_unchanged));
            ControlFlow::Continue(())
        });
        let mut gone = Vec::new();
        let mut has_changed = false;
        for (at, is_unchanged) in answers {
            let Some(report) = self.reports.get_mut(at) else {
                continue;
            };
            if is_unchanged {
                report.is_confirmed = true;
                continue;
            }
            has_changed = true;
            match Report::read_source(sources, &report.path, watch) {
                Ok(read) => *report = read,
                Err(why) => gone.push((at, why.to_string())),
            }
        }
        // From the last on, so that the numbers of the others stay.
        for (at, why) in gone.into_iter().rev() {
            let report = self.reports.remove(at);
            self.leave_out(report.path, why, printer);
        }
        has_changed
    }
}

fn is_pdf(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}
