//! Documents read by workers, page after page.
//!
//! A worker reads many pages of a document in one go, so that it reads its fonts once. Where it dies over a
//! page, the next one goes on from there; a page that kills two is left out, by name.

use std::ops::Range;

use crate::pdf::content::PageReading;

use super::message::{Question, Wanted};
use super::pool::{Content, Hire, TRIES, Workers};
use super::process::{Answered, Outcome, Patience};
use super::undrawn::Undrawn;

/// Pages that a worker is asked for in one go: between two such, others get their turn.
const PAGES: usize = 64;

/// Why nothing is known of a page, or of a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// The document cannot be opened.
    #[error("{0}")]
    Refused(String),
    #[error("reading it took more than {0} seconds")]
    Slow(u64),
    #[error("reading it broke down")]
    Broken,
    #[error("the part of the program that reads pages could not be started: {0}")]
    NoWorker(&'static str),
    #[error("nobody wanted it any longer")]
    Unwanted,
}

impl From<Undrawn> for Unread {
    fn from(why: Undrawn) -> Self {
        match why {
            Undrawn::Refused(why) => Unread::Refused(why),
            Undrawn::Slow(seconds) => Unread::Slow(seconds),
            Undrawn::Broken => Unread::Broken,
            Undrawn::NoWorker(why) => Unread::NoWorker(why),
            Undrawn::Unwanted | Undrawn::Closed => Unread::Unwanted,
        }
    }
}

/// What was read of a page, by its number from 0.
pub type Take<'t> = &'t mut dyn FnMut(usize, Result<PageReading, Unread>);

impl Workers {
    /// Reads pages of a document in order, and hands each over as it comes, for as long as anybody wants
    /// them. An error is one of the whole document, and the pages after those that came are missing.
    pub fn read_each(
        &self,
        sha256: &str,
        content: &Content,
        pages: Range<usize>,
        is_wanted: &dyn Fn() -> bool,
        take: Take<'_>,
    ) -> Result<(), Unread> {
        let mut next = pages.start;
        let mut tries = 1;
        while next < pages.end {
            if !is_wanted() {
                return Err(Unread::Unwanted);
            }
            let from = next;
            let end = pages.end.min(from + PAGES);
            let patience = self.0.patience;
            let asked = (content, from..end, patience);
            let come = self.some(sha256, asked, is_wanted, &mut |reading| {
                if next < end {
                    take(next, reading.ok_or(Unread::Broken));
                    next += 1;
                }
            })?;
            if next > from {
                tries = 1;
            }
            match come {
                // A worker that says it is done and is not would be asked for ever.
                Come::All if next == from => return Err(Unread::Broken),
                Come::All => {}
                Come::Died if tries < TRIES => tries += 1,
                Come::Died => {
                    take(next, Err(Unread::Broken));
                    (next, tries) = (next + 1, 1);
                }
                Come::Slow => {
                    take(next, Err(Unread::Slow(self.0.patience.page.as_secs())));
                    (next, tries) = (next + 1, 1);
                }
            }
        }
        Ok(())
    }

    /// Asks one worker for some pages.
    pub(super) fn some(
        &self,
        sha256: &str,
        (content, pages, patience): (&Content, Range<usize>, Patience),
        is_wanted: &dyn Fn() -> bool,
        take: &mut dyn FnMut(Option<PageReading>),
    ) -> Result<Come, Unread> {
        let (of, body) = content.asked(sha256);
        let question = Question {
            of,
            page: pages.start,
            wanted: Wanted::Readings { end: pages.end },
        };
        let (program, most) = match &self.0.hire {
            Hire::Processes(program, most) => (program, *most),
            #[cfg(test)]
            Hire::Here => return here(question, &body, take),
        };
        let process = self.0.take(program, most, is_wanted)?;
        match process.ask(question, body, patience, is_wanted, take) {
            Outcome::Answered(answer) => {
                self.0.give_back(process);
                match answer {
                    Answered::ReadAll => Ok(Come::All),
                    Answered::Refused(why) => Err(Unread::Refused(why)),
                    Answered::Drawn(_)
                    | Answered::Converted(_)
                    | Answered::Unsuited(_)
                    | Answered::Broken => Err(Unread::Broken),
                }
            }
            outcome => {
                self.0.lose(process);
                match outcome {
                    Outcome::Slow => Ok(Come::Slow),
                    Outcome::Unwanted => Err(Unread::Unwanted),
                    Outcome::Died | Outcome::Answered(_) => Ok(Come::Died),
                }
            }
        }
    }
}

/// How asking for some pages ended.
pub(super) enum Come {
    All,
    Died,
    Slow,
}

#[cfg(test)]
fn here(
    question: Question,
    body: &[u8],
    take: &mut dyn FnMut(Option<PageReading>),
) -> Result<Come, Unread> {
    use super::message::Answer;
    use super::serve::{Said, Server};
    let mut come = Ok(Come::All);
    let asked = (question, body.to_vec());
    let nothing = &mut || Err(std::sync::mpsc::RecvTimeoutError::Disconnected);
    Server::new().answer(asked, nothing, &mut |said| {
        match said {
            Said::Read(reading) => take(reading.map(|reading| *reading)),
            Said::Last(Answer::Refused(why)) => come = Err(Unread::Refused(why)),
            Said::Opened | Said::Drawn(_) | Said::Converted(_) | Said::Last(_) => {}
        }
        true
    });
    come
}
