//! How far it is, for whoever waits: reports that are read for the first time take long.

use std::time::{Duration, Instant};

use crate::finding::counted;
use crate::verify::News;

/// Between two lines, once the work has begun.
const EVERY: Duration = Duration::from_secs(1);

/// What part of the work reading is, of a hundred.
const READING: usize = 90;

/// When something was said last.
pub(super) struct Pace {
    said: Option<Instant>,
}

impl Pace {
    pub(super) fn begin() -> Self {
        Pace { said: None }
    }

    /// The line to be said now; none where one was said a moment ago. That a step begins is always said.
    pub(super) fn said(&mut self, news: News<'_>) -> Option<String> {
        let now = Instant::now();
        let (percent, words, is_first) = told(news)?;
        let is_due = self.said.is_none_or(|said| now - said >= EVERY);
        if !is_first && !is_due {
            return None;
        }
        self.said = Some(now);
        Some(format!("{percent:>3} % {words}"))
    }
}

/// How much of a hundred is done, what is being done, and whether it only begins.
fn told(news: News<'_>) -> Option<(usize, String, bool)> {
    let share = |done: usize, all: usize, of: usize| done * of / all.max(1);
    match news {
        News::LeftOut(_) => None,
        News::Reading(done, all) => {
            let reports = counted(all, "report", "reports");
            let words = match done {
                0 => format!("Reading {reports}"),
                done => format!("Reading {reports}: {done} done"),
            };
            Some((share(done, all, READING), words, done == 0))
        }
        News::Looking(done, all) => {
            let words = counted(all, "quotation", "quotations");
            let percent = READING + share(done, all, 100 - READING);
            Some((percent, format!("Looking for {words}"), done == 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_said_when_it_begins_and_what_follows_at_once_is_not() {
        let mut pace = Pace::begin();
        let news = [
            News::Reading(0, 40),
            News::Reading(1, 40),
            News::Looking(0, 12),
            News::Looking(12, 12),
        ];
        let said: Vec<String> = news.into_iter().filter_map(|one| pace.said(one)).collect();
        assert_eq!(
            said,
            [
                "  0 % Reading 40 reports",
                " 90 % Looking for 12 quotations"
            ]
        );
    }

    #[test]
    fn whoever_waits_hears_how_many_reports_are_done() {
        let long_ago = Instant::now().checked_sub(EVERY);
        let mut pace = Pace { said: long_ago };
        let said = pace.said(News::Reading(10, 40));
        assert_eq!(said.as_deref(), Some(" 22 % Reading 40 reports: 10 done"));
    }
}
