//! Hidden words taken out of a document, in a worker: it reads and draws the pages that change.

use std::io;
use std::panic::catch_unwind;
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
use crate::case::HiddenPlace;
use crate::pdf::leave_out::{LeftOut, PageDone, leave_out};

/// How long a document may take, and each place in it.
const LONGEST: Duration = Duration::from_secs(60);
const FOR_EACH: Duration = Duration::from_secs(10);

/// Why no copy was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTakenOut {
    #[error("{0}")]
    Refused(String),
    #[error("it takes too long, or cannot be worked on here")]
    Broken,
    #[error("nobody wanted it any longer")]
    Unwanted,
    #[error("no helper process could be started: {0}")]
    NoWorker(&'static str),
}

impl Workers {
    /// A copy of a document without the words at these places; where `unseen_only`, without those alone whose going
    /// nobody sees.
    pub fn leave_out(
        &self,
        bytes: &[u8],
        places: &[HiddenPlace],
        unseen_only: bool,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<LeftOut, NotTakenOut> {
        let body = framed(&(places, unseen_only), bytes).map_err(|_garbled| NotTakenOut::Broken)?;
        let body = Arc::new(body);
        let question = || Question {
            of: Of::Body,
            page: 0,
            wanted: Wanted::LeftOut,
        };
        let (program, most) = match &self.0.hire {
            Hire::Processes(program, most) => (program, *most),
            #[cfg(test)]
            Hire::Here => return here(question(), &body),
        };
        let each = FOR_EACH.saturating_mul(u32::try_from(places.len()).unwrap_or(u32::MAX));
        let patience = Patience {
            page: LONGEST.saturating_add(each),
            ..self.0.patience
        };
        for tries in 1..=TRIES {
            let process = match self.0.take(program, most, is_wanted) {
                Ok(process) => process,
                Err(Undrawn::NoWorker(_)) if tries < TRIES => continue,
                Err(Undrawn::NoWorker(why)) => return Err(NotTakenOut::NoWorker(why)),
                Err(_closed) => return Err(NotTakenOut::Unwanted),
            };
            let body = Arc::clone(&body);
            match process.ask(question(), body, patience, is_wanted, &mut |_| ()) {
                Outcome::Answered(answer) => {
                    self.0.give_back(process);
                    return heard(answer);
                }
                Outcome::Unwanted => {
                    self.0.lose(process);
                    return Err(NotTakenOut::Unwanted);
                }
                Outcome::Slow => {
                    self.0.lose(process);
                    return Err(NotTakenOut::Broken);
                }
                Outcome::Died => self.0.lose(process),
            }
        }
        Err(NotTakenOut::Broken)
    }
}

fn heard(answer: Answered) -> Result<LeftOut, NotTakenOut> {
    match answer {
        Answered::Converted(body) => {
            let told: io::Result<(Told, &[u8])> = read(&body);
            let ((pages, kept), bytes) = told.map_err(|_garbled| NotTakenOut::Broken)?;
            Ok(LeftOut {
                bytes: bytes.to_vec(),
                pages,
                kept,
            })
        }
        Answered::Refused(why) => Err(NotTakenOut::Refused(why)),
        Answered::Drawn(_) | Answered::ReadAll | Answered::Broken | Answered::Unsuited(_) => {
            Err(NotTakenOut::Broken)
        }
    }
}

type Told = (Vec<PageDone>, Vec<HiddenPlace>);

/// What is said, after its length, and the document.
pub(super) fn framed(said: &impl serde::Serialize, document: &[u8]) -> serde_json::Result<Vec<u8>> {
    let said = serde_json::to_vec(said)?;
    let length = (said.len() as u64).to_le_bytes();
    Ok([&length, said.as_slice(), document].concat())
}

pub(super) fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> io::Result<(T, &[u8])> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidData);
    let (length, rest) = body.split_first_chunk::<8>().ok_or_else(wrong)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_large| wrong())?;
    let (said, document) = rest.split_at_checked(length).ok_or_else(wrong)?;
    Ok((serde_json::from_slice(said)?, document))
}

/// The worker's side: the copy, or in words why there is none.
pub(super) fn made(body: &[u8]) -> Result<Vec<u8>, String> {
    let broken = || "it cannot be worked on here".to_owned();
    let told = read::<(Vec<HiddenPlace>, bool)>(body);
    let ((places, unseen_only), document) = told.map_err(|error| error.to_string())?;
    let made = catch_unwind(|| leave_out(document, &places, unseen_only));
    let made = made
        .map_err(|_panic| broken())?
        .map_err(|why| why.to_string())?;
    framed(&(made.pages, made.kept), &made.bytes).map_err(|_garbled| broken())
}

#[cfg(test)]
fn here(question: Question, body: &Arc<Vec<u8>>) -> Result<LeftOut, NotTakenOut> {
    let mut made = Err(NotTakenOut::Broken);
    let nothing = &mut || Err(std::sync::mpsc::RecvTimeoutError::Disconnected);
    Server::new().answer((question, body.to_vec()), nothing, &mut |said| {
        match said {
            Said::Converted(body) => made = heard(Answered::Converted(body)),
            Said::Last(Answer::Refused(why)) => made = Err(NotTakenOut::Refused(why)),
            Said::Opened | Said::Read(_) | Said::Drawn(_) | Said::Last(_) => {}
        }
        true
    });
    made
}
