//! Files on their way into the case: one row each, from the moment they were named.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::case::NewExhibit;
use crate::preflight::Document;

/// Why a file cannot be used, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct Refused {
    pub(in crate::gui) why: String,
    pub(in crate::gui) hint: String,
}

pub(in crate::gui) type Read = Box<(NewExhibit, Document)>;

/// How far a file has come.
#[derive(Debug)]
pub(in crate::gui) enum State {
    Waiting,
    Ready(Read),
    Refused(Refused),
}

#[derive(Debug)]
pub(in crate::gui) struct Incoming {
    id: u64,
    pub(in crate::gui) file: PathBuf,
    pub(in crate::gui) state: State,
}

/// The files, in the order in which they will stand.
#[derive(Debug, Default)]
pub(in crate::gui) struct Intake {
    pub(in crate::gui) rows: Vec<Incoming>,
    next: u64,
    stopped: Arc<AtomicBool>,
}

impl Intake {
    /// Takes files on; each has a number by which its answer is known.
    pub(in crate::gui) fn begin(&mut self, files: Vec<PathBuf>) -> Vec<(u64, PathBuf)> {
        if !self.is_reading() {
            self.forget_refused();
            self.stopped = Arc::default();
        }
        let mut begun = Vec::new();
        for file in files {
            self.next += 1;
            begun.push((self.next, file.clone()));
            self.rows.push(Incoming {
                id: self.next,
                file,
                state: State::Waiting,
            });
        }
        begun
    }

    /// What tells the readers to stop.
    pub(in crate::gui) fn stopped(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stopped)
    }

    /// The answer for one file; one that nobody waits for any longer is let go.
    pub(in crate::gui) fn answered(&mut self, id: u64, read: Result<Read, Refused>) {
        let row = self.rows.iter_mut().find(|row| row.id == id);
        if let Some(row) = row {
            row.state = match read {
                Ok(read) => State::Ready(read),
                Err(refused) => State::Refused(refused),
            };
        }
    }

    pub(in crate::gui) fn is_reading(&self) -> bool {
        self.rows
            .iter()
            .any(|row| matches!(row.state, State::Waiting))
    }

    /// How many of how many have been looked at.
    pub(in crate::gui) fn progress(&self) -> (usize, usize) {
        let is_done = |row: &&Incoming| !matches!(row.state, State::Waiting);
        (self.rows.iter().filter(is_done).count(), self.rows.len())
    }

    /// What waits is let go; what was read comes in.
    pub(in crate::gui) fn stop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        self.rows.retain(|row| !matches!(row.state, State::Waiting));
    }

    /// Everything is let go.
    pub(in crate::gui) fn clear(&mut self) {
        self.stop();
        self.rows.clear();
    }

    /// What was read, taken out, once nothing waits.
    pub(in crate::gui) fn ready(&mut self) -> Option<Vec<Read>> {
        if self.is_reading() || self.rows.is_empty() {
            return None;
        }
        let mut ready = Vec::new();
        for row in std::mem::take(&mut self.rows) {
            match row.state {
                State::Ready(read) => ready.push(read),
                State::Waiting | State::Refused(_) => self.rows.push(row),
            }
        }
        Some(ready)
    }

    pub(in crate::gui) fn refused(&self) -> usize {
        let is_refused = |row: &&Incoming| matches!(row.state, State::Refused(_));
        self.rows.iter().filter(is_refused).count()
    }

    pub(in crate::gui) fn forget_refused(&mut self) {
        self.rows
            .retain(|row| !matches!(row.state, State::Refused(_)));
    }
}
