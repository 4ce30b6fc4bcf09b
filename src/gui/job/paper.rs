//! Checking the quotations of a paper: reports may have to be read whole, and nobody need wait for it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::files::{self, KnownFiles, ReadingsPlace};
use crate::gui::paper::{Order, Progress, Refused, Standing};
use crate::pdf::import::{Refusal, Watch};
use crate::preflight::refusal_hint;
use crate::quote::quotations;
use crate::verify::{News, OfCase, Paper, Reports, Sources, Told, Unusable};
use crate::worker::Readings;

use super::reports::CACHE;
use super::{Jobs, Message, Running};

/// The name of the thread.
pub(in crate::gui) const CHECKING_PAPER: &str = "checking a paper";

impl Jobs {
    /// Checks the quotations of a paper, under a number. What was begun before is given up.
    pub(in crate::gui) fn check_paper(
        &mut self,
        number: u64,
        order: Order,
        cache: Option<PathBuf>,
    ) {
        self.stop_paper();
        self.paper = Arc::default();
        // Nothing is kept of the paper, and nothing in memory beyond this work.
        let for_paper = self.readings.apart(None, Arc::default());
        let place = cache.clone().map(ReadingsPlace::Cache);
        let readings = self.readings.apart(place, Arc::default());
        let of_case = self.readings(order.case.as_deref());
        let cancel = Arc::clone(&self.paper);
        self.start_with_files(CHECKING_PAPER, move |send| {
            if let Some(cache) = &cache {
                files::trim_cache(cache, CACHE);
            }
            let watch = Running::watch(&cancel);
            let known = KnownFiles::of_cache(cache.as_deref());
            let mut hear = |news: News<'_>| {
                let progress = match news {
                    News::Reading(done, all) => Progress::Reading(done, all),
                    News::Looking(done, all) => Progress::Looking(done, all),
                    News::LeftOut(_) => return,
                };
                send(Message::Paper(number, Standing::Checking(progress)));
            };
            let work = Work {
                order: &order,
                for_paper: &for_paper,
                of_case: &of_case,
                readings: &readings,
                known: &known,
                watch: &watch,
            };
            if let Some(came) = work.check(&mut hear) {
                send(Message::Paper(number, came));
            }
            let _not_kept_where_nothing_can_be = known.keep();
        });
    }

    pub(in crate::gui) fn stop_paper(&self) {
        self.paper.store(true, Ordering::Relaxed);
    }
}

struct Work<'w> {
    order: &'w Order,
    /// What reads the paper, documents of the case, and other reports.
    for_paper: &'w Readings,
    of_case: &'w Readings,
    readings: &'w Readings,
    known: &'w KnownFiles,
    watch: &'w Watch,
}

impl Work<'_> {
    /// None where it was stopped.
    fn check(&self, hear: &mut dyn FnMut(News<'_>)) -> Option<Standing> {
        let Work {
            order,
            for_paper,
            of_case,
            readings,
            known,
            watch,
        } = self;
        let passwords = &order.passwords;
        let paper = match Paper::open(for_paper, &order.paper, passwords, watch) {
            Ok(paper) => paper,
            Err(Unusable::Stopped) => return None,
            Err(why) => return Some(Standing::Refused(refused(&why))),
        };
        let sources = Sources {
            paper: &paper,
            readings,
            known,
            passwords,
            of_case: Some(OfCase {
                paths: &order.of_case,
                readings: of_case,
            }),
        };
        let named = [order.of_case.as_slice(), order.folders.as_slice()].concat();
        let mut reports = Reports::open(&named, &sources, watch, hear);
        if watch.is_stopped() {
            return None;
        }
        let quoted = quotations(paper.words());
        let held = reports.hold(&quoted.quotations, &sources, watch, hear)?;
        let told = Told::new(&order.folders, &paper, &reports, &quoted, &held);
        Some(match told.documents.is_empty() {
            true => Standing::Refused(nothing_to_look_in(&told)),
            false => Standing::Done(Box::new(told)),
        })
    }
}

fn refused(why: &Unusable) -> Refused {
    let hint = match why {
        Unusable::File(error) => error.hint(),
        Unusable::Refused(Refusal::Locked) => "Type its password.",
        Unusable::Refused(Refusal::NotAPdf) => "Choose a PDF or a Word document (.docx).",
        Unusable::Refused(refusal) => refusal_hint(refusal),
        Unusable::Word(_) => "Open it in Word, save it anew as .docx or as PDF, and choose that.",
        Unusable::Name => "Give the file a name in letters, and choose that.",
        Unusable::Unsuited(_) | Unusable::Unread | Unusable::Itself | Unusable::Stopped => {
            "Print it to PDF, and choose that."
        }
    };
    Refused {
        why: why.to_string(),
        hint: hint.to_owned(),
        is_locked: matches!(why, Unusable::Refused(Refusal::Locked)),
    }
}

fn nothing_to_look_in(told: &Told) -> Refused {
    let left_out = told.not_looked_into.iter();
    let left_out = left_out.map(|one| format!("{}: {}", one.file, one.why));
    let left_out: Vec<String> = left_out.collect();
    Refused {
        why: match left_out.is_empty() {
            true => "there is no report to look in".to_owned(),
            false => format!("there is no report to look in ({})", left_out.join("; ")),
        },
        hint: "Put the reports into the folder as PDF files, or choose another.".to_owned(),
        is_locked: told.not_looked_into.iter().any(|one| one.is_locked),
    }
}
