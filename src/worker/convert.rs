//! Files of other kinds made into documents, in a worker: a decoder that falls over a file takes nobody with it.

use std::sync::Arc;
use std::time::Duration;

#[cfg(test)]
use super::message::Answer;
use super::message::{Of, Question, Wanted};
use super::pool::{Hire, TRIES, Workers};
use super::process::{Answered, Outcome, Patience};
#[cfg(test)]
use super::serve::{Said, Server};
use super::undrawn::Undrawn;
use crate::intake::{Kind, Part, Unsuited, from_frame};

/// How long a file may take. A photograph of twelve million pixels takes two seconds.
const LONGEST: Duration = Duration::from_secs(60);

/// Why a file was made into nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unconverted {
    Unsuited(Unsuited),
    /// The decoder fell over it, took all memory or took too long: another program may do better.
    Broken,
    /// Nobody wants it any longer.
    Unwanted,
    /// No worker could be started, for this reason.
    NoWorker(&'static str),
}

impl Workers {
    pub(super) fn convert(
        &self,
        kind: Kind,
        bytes: &Arc<Vec<u8>>,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Vec<Part>, Unconverted> {
        let question = || Question {
            of: Of::Body,
            page: 0,
            wanted: Wanted::Converted(kind),
        };
        let made = self.made(&question, bytes, LONGEST, is_wanted)?;
        from_frame(&made).map_err(|_garbled| Unconverted::Broken)
    }

    /// What a worker makes when it is asked this; where one dies, another is asked.
    pub(super) fn made(
        &self,
        question: &dyn Fn() -> Question,
        bytes: &Arc<Vec<u8>>,
        longest: Duration,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, Unconverted> {
        let (program, most) = match &self.0.hire {
            Hire::Processes(program, most) => (program, *most),
            #[cfg(test)]
            Hire::Here => return here(question(), bytes),
        };
        let patience = Patience {
            page: longest,
            ..self.0.patience
        };
        for tries in 1..=TRIES {
            let process = match self.0.take(program, most, is_wanted) {
                Ok(process) => process,
                Err(Undrawn::NoWorker(_)) if tries < TRIES => continue,
                Err(Undrawn::NoWorker(why)) => return Err(Unconverted::NoWorker(why)),
                Err(_closed) => return Err(Unconverted::Unwanted),
            };
            let asked = process.ask(
                question(),
                Arc::clone(bytes),
                patience,
                is_wanted,
                &mut |_| (),
            );
            match asked {
                Outcome::Answered(answer) => {
                    self.0.give_back(process);
                    return heard(answer);
                }
                Outcome::Unwanted => {
                    self.0.lose(process);
                    return Err(Unconverted::Unwanted);
                }
                Outcome::Slow => {
                    self.0.lose(process);
                    return Err(Unconverted::Broken);
                }
                Outcome::Died => self.0.lose(process),
            }
        }
        Err(Unconverted::Broken)
    }
}

fn heard(answer: Answered) -> Result<Vec<u8>, Unconverted> {
    match answer {
        Answered::Converted(body) => Ok(body),
        Answered::Unsuited(why) => Err(Unconverted::Unsuited(why)),
        Answered::Drawn(_) | Answered::ReadAll | Answered::Broken | Answered::Refused(_) => {
            Err(Unconverted::Broken)
        }
    }
}

#[cfg(test)]
fn here(question: Question, bytes: &Arc<Vec<u8>>) -> Result<Vec<u8>, Unconverted> {
    let mut made = Err(Unconverted::Broken);
    let nothing = &mut || Err(std::sync::mpsc::RecvTimeoutError::Disconnected);
    Server::new().answer((question, bytes.to_vec()), nothing, &mut |said| {
        match said {
            Said::Converted(body) => made = heard(Answered::Converted(body)),
            Said::Last(Answer::Unsuited(why)) => made = heard(Answered::Unsuited(why)),
            Said::Opened | Said::Read(_) | Said::Drawn(_) | Said::Last(_) => {}
        }
        true
    });
    made
}
