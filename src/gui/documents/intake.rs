//! Files on their way into the case: one row each, from the moment they were named.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::files::{Listed, Unsuited};

use super::{Read, ReadFile};

/// Why a file cannot be used, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct Refused {
    pub(in crate::gui) why: String,
    pub(in crate::gui) hint: String,
    /// It can be used once somebody says how its tracked changes are to print.
    pub(in crate::gui) is_undecided: bool,
}

impl From<Unsuited> for Refused {
    fn from(unsuited: Unsuited) -> Self {
        Refused {
            is_undecided: false,
            why: format!("it is {}", unsuited.what),
            hint: unsuited.hint,
        }
    }
}

/// `notes.docx (a Word document)`.
fn in_few_words((file, refused): (&Path, &Refused)) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let why = refused.why.strip_prefix("it is ").unwrap_or(&refused.why);
    format!("{name} ({why})")
}

/// Files that a notice names: more would cover what the person works on next. The list below the documents names all.
const MOST_NAMED: usize = 2;

/// How far a file has come.
#[derive(Debug)]
pub(in crate::gui) enum State {
    Waiting,
    Ready(Vec<Read>),
    Refused(Refused),
}

#[derive(Debug)]
pub(in crate::gui) struct Incoming {
    id: u64,
    pub(in crate::gui) file: PathBuf,
    pub(in crate::gui) state: State,
}

/// The files, in the order in which they will stand.
#[derive(Debug)]
pub(in crate::gui) struct Intake {
    pub(in crate::gui) rows: Vec<Incoming>,
    next: u64,
    /// What systems left in the folders that were named, and was passed by.
    system: usize,
    /// What came of them has been said.
    is_told: bool,
    stopped: Arc<AtomicBool>,
}

impl Default for Intake {
    fn default() -> Self {
        Intake {
            rows: Vec::new(),
            next: 0,
            system: 0,
            is_told: true,
            stopped: Arc::default(),
        }
    }
}

impl Intake {
    /// Takes files on; each has a number by which its answer is known.
    pub(in crate::gui) fn begin(&mut self, listed: Listed) -> Vec<(u64, PathBuf)> {
        if !self.is_reading() {
            self.forget_refused();
            self.system = 0;
            self.stopped = Arc::default();
        }
        self.system += listed.system.len();
        let begun: Vec<(u64, PathBuf)> = (self.next + 1..).zip(listed.documents).collect();
        for (id, file) in &begun {
            self.push(*id, file.clone(), State::Waiting);
        }
        for (file, unsuited) in listed.others {
            self.push(self.next + 1, file, State::Refused(unsuited.into()));
        }
        self.is_told = false;
        begun
    }

    fn push(&mut self, id: u64, file: PathBuf, state: State) {
        self.next = id;
        self.rows.push(Incoming { id, file, state });
    }

    /// What tells the readers to stop.
    pub(in crate::gui) fn stopped(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stopped)
    }

    /// The answer for one file; one that nobody waits for any longer is let go.
    pub(in crate::gui) fn answered(&mut self, id: u64, read: Result<ReadFile, Refused>) {
        let Some(row) = self.rows.iter_mut().find(|row| row.id == id) else {
            return;
        };
        match read {
            Ok(ReadFile { documents, left }) => {
                row.state = State::Ready(documents);
                for (name, refused) in left {
                    self.push(self.next + 1, name.into(), State::Refused(refused));
                }
            }
            Err(refused) => row.state = State::Refused(refused),
        }
    }

    pub(in crate::gui) fn is_reading(&self) -> bool {
        self.rows
            .iter()
            .any(|row| matches!(row.state, State::Waiting))
    }

    /// Takes a file on again that was not used; none where it is not there any more.
    pub(in crate::gui) fn again(&mut self, file: &Path) -> Option<(u64, PathBuf)> {
        if !self.is_reading() {
            self.stopped = Arc::default();
        }
        let mut rows = self.rows.iter_mut();
        let row = rows.find(|row| row.file == file && matches!(row.state, State::Refused(_)))?;
        row.state = State::Waiting;
        let begun = (row.id, row.file.clone());
        self.is_told = false;
        Some(begun)
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
        self.is_told |= self.rows.is_empty();
    }

    /// Everything is let go.
    pub(in crate::gui) fn clear(&mut self) {
        self.stop();
        self.rows.clear();
    }

    /// What was read, taken out, once nothing waits.
    pub(in crate::gui) fn ready(&mut self) -> Option<Vec<Read>> {
        if self.is_reading() || std::mem::replace(&mut self.is_told, true) {
            return None;
        }
        let mut ready = Vec::new();
        for row in std::mem::take(&mut self.rows) {
            match row.state {
                State::Ready(read) => ready.extend(read),
                State::Waiting | State::Refused(_) => self.rows.push(row),
            }
        }
        Some(ready)
    }

    pub(in crate::gui) fn refused(&self) -> usize {
        self.refusals().count()
    }

    fn refusals(&self) -> impl Iterator<Item = (&Path, &Refused)> {
        self.rows.iter().filter_map(|row| match &row.state {
            State::Refused(refused) => Some((row.file.as_path(), refused)),
            State::Waiting | State::Ready(_) => None,
        })
    }

    /// What came of it, in one sentence: `7 added; 1 not: notes.docx (a Word document).`.
    pub(in crate::gui) fn told(&self, added: &str) -> String {
        let refused: Vec<String> = self.refusals().map(in_few_words).collect();
        let named = match refused.len() {
            0..=MOST_NAMED => refused.join(", "),
            _ => "each is named below the documents, with what to do".to_owned(),
        };
        let told = match (added, refused.as_slice()) {
            ("", []) => "Nothing was added: there are no documents.".to_owned(),
            ("", _) => format!("Nothing was added: {named}."),
            (added, []) => format!("{added}."),
            (added, refused) => format!("{added}; {} not: {named}.", refused.len()),
        };
        match self.system {
            0 => told,
            1 => format!("{told} A system file was left."),
            count => format!("{told} {count} system files were left."),
        }
    }

    pub(in crate::gui) fn forget_refused(&mut self) {
        self.rows
            .retain(|row| !matches!(row.state, State::Refused(_)));
    }
}
