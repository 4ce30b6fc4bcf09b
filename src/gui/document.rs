//! The case as a file: where it lies, what lay there when it was read, who else has it open, and its
//! recovery copy.
//!
//! Saving never overwrites what somebody else wrote in the meantime, nor a case that somebody else has
//! open; a recovery copy is kept while there are changes that are not saved. The copy lies beside the
//! case only while the case is held open here, so that two windows never write the same one.

mod lease;
mod recovery;
mod standing;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::case::Case;
use crate::case::text::{self, CaseError};
use crate::clock;
use crate::files::Shown as _;
use crate::files::{self, FilesError, Held, HoldState, Holder, Presence, Process, Saver};

use super::writer::Writer;
use lease::Lease;
pub(super) use standing::{Kept, Looked, Standing};

/// What all cases of a window have in common: who sits at it, and where its own files lie.
pub(super) struct Desk {
    /// The person and the machine, for colleagues.
    pub(super) who: String,
    /// Seconds since 1970.
    pub(super) clock: Arc<dyn Fn() -> u64 + Send + Sync>,
    /// `None` where the folder of unsaved cases cannot be used.
    pub(super) presence: Option<Presence>,
    /// Writes what concerns the case that is open: its file, its recovery copy, its lock.
    pub(super) case_writer: Writer,
    /// Writes the window's own files: a case may lie on a drive that gives no answer, and they do not.
    pub(super) own_writer: Writer,
}

#[cfg(test)]
impl Desk {
    /// A desk that keeps nothing.
    pub(super) fn nowhere() -> Arc<Self> {
        Arc::new(Desk {
            who: "ann".to_owned(),
            clock: Arc::new(|| 1_000_000),
            presence: None,
            case_writer: Writer::at_once(),
            own_writer: Writer::at_once(),
        })
    }
}

/// Where the case lies.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Nowhere(Origin),
    At(PathBuf),
    /// Somebody else has it open; it is saved under another name only.
    ReadOnly(PathBuf),
    /// It lies nowhere; its documents are found from the case it was copied from.
    CopyOf(PathBuf),
}

/// Where a case comes from that lies nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    New,
    /// The invented case that comes with the program.
    Sample,
    /// What was kept of a case that was never saved.
    Recovered,
}

#[derive(Clone)]
pub(super) struct Document {
    place: Place,
    /// What lay at the path when it was last read or written here.
    on_disk: Option<Vec<u8>>,
    /// The lock, where it could be had.
    hold: Option<Arc<Lease>>,
    /// It was seen that nothing lies there any more.
    is_gone: bool,
    desk: Arc<Desk>,
}

/// Why a case was not opened or saved.
#[derive(Debug, thiserror::Error)]
pub(super) enum DocumentError {
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error("{path}: {cause}")]
    Case { path: String, cause: CaseError },
    #[error("the case could not be written down: {0}")]
    Write(#[from] ron::Error),
    #[error("{0} was changed by somebody else since it was opened here")]
    ChangedOnDisk(String),
    #[error("{path} is open in another window, of {}", .holder.who)]
    Held { path: String, holder: Box<Holder> },
}

/// How a case that somebody else has open is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    ReadOnly,
    Copy,
}

impl Document {
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::At(path) | Place::ReadOnly(path) => Some(path),
            Place::Nowhere(_) | Place::CopyOf(_) => None,
        }
    }

    pub(super) fn is_read_only(&self) -> bool {
        matches!(self.place, Place::ReadOnly(_))
    }

    /// What the clock on the wall says: `14:02`.
    pub(super) fn time(&self) -> String {
        clock::time_of_day((self.desk.clock)())
    }

    /// The folder that documents' paths are relative to.
    pub(super) fn folder(&self) -> PathBuf {
        let path = match &self.place {
            Place::At(path) | Place::ReadOnly(path) | Place::CopyOf(path) => path,
            Place::Nowhere(_) => return PathBuf::new(),
        };
        path.parent().map(Path::to_owned).unwrap_or_default()
    }

    /// What writes the files of the case.
    pub(super) fn writer(&self) -> &Writer {
        &self.desk.case_writer
    }

    /// The file's name, for the title bar.
    pub(super) fn name(&self) -> String {
        let name = |path: &Path| {
            let name = path.file_name().unwrap_or_default();
            name.to_string_lossy().into_owned()
        };
        match &self.place {
            Place::Nowhere(Origin::New) => "New case".to_owned(),
            Place::Nowhere(Origin::Sample) => "Sample case".to_owned(),
            Place::Nowhere(Origin::Recovered) => "Recovered case".to_owned(),
            Place::At(path) => name(path),
            Place::ReadOnly(path) => format!("{} (read-only)", name(path)),
            Place::CopyOf(path) => format!("Copy of {}", name(path)),
        }
    }

    /// A case that lies nowhere yet.
    pub(super) fn nowhere(desk: Arc<Desk>) -> Self {
        Document {
            place: Place::Nowhere(Origin::New),
            on_disk: None,
            hold: None,
            is_gone: false,
            desk,
        }
    }

    /// A new case after this one.
    pub(super) fn another(&self) -> Self {
        Document::nowhere(Arc::clone(&self.desk))
    }

    /// Another case after this one that lies nowhere, but is not new.
    pub(super) fn another_from(&self, origin: Origin) -> Self {
        let place = Place::Nowhere(origin);
        Document {
            place,
            ..self.another()
        }
    }

    pub(super) fn is_sample(&self) -> bool {
        self.place == Place::Nowhere(Origin::Sample)
    }

    /// It has a name and is open here, but its file is not there any more.
    pub(super) fn is_gone(&self) -> bool {
        self.is_gone
    }

    /// It was seen whether its file is there.
    pub(super) fn seen_gone(&mut self, is_gone: bool) {
        self.is_gone = is_gone;
    }

    /// Reads the case at `path` and takes its lock; where either fails, nothing changes.
    pub(super) fn open(&self, path: &Path) -> Result<(Case, Document), DocumentError> {
        let (case, bytes) = read(path)?;
        let hold = self.hold(path)?;
        Ok((case, self.lying_at(Place::At(path.to_owned()), bytes, hold)))
    }

    /// Reads a case that somebody else has open.
    pub(super) fn open_beside(
        &self,
        path: &Path,
        manner: Manner,
    ) -> Result<(Case, Document), DocumentError> {
        let (case, bytes) = read(path)?;
        let place = match manner {
            Manner::ReadOnly => Place::ReadOnly(path.to_owned()),
            Manner::Copy => Place::CopyOf(path.to_owned()),
        };
        Ok((case, self.lying_at(place, bytes, None)))
    }

    /// Reads the recovery copy of a case whose own file cannot be read.
    pub(super) fn open_kept(&self, path: &Path) -> Result<(Case, Document), DocumentError> {
        let (case, bytes) = read(&files::recovery_path(path))?;
        Ok((
            case,
            self.lying_at(Place::CopyOf(path.to_owned()), bytes, None),
        ))
    }

    /// Takes the lock from somebody of whom a person says that they no longer have the case open.
    pub(super) fn take_over(&self, holder: &Holder) -> Result<bool, DocumentError> {
        Ok(files::take_over(holder, &self.saver())?)
    }

    /// The lock of the case at `path`; `None` where none can be made, as in a folder that is only read.
    fn hold(&self, path: &Path) -> Result<Option<Arc<Lease>>, DocumentError> {
        let own = self.path().zip(self.hold.as_ref());
        if let Some((own, hold)) = own
            && (own == path || files::is_same(own, path))
        {
            let is_ours = match hold.state() {
                HoldState::Ours | HoldState::Unreadable(_) => true,
                // Another may make one at the same moment.
                HoldState::Gone => hold.renew(),
                HoldState::By(_) => false,
            };
            if is_ours {
                return Ok(self.hold.clone());
            }
        }
        let Some(window) = &self.desk.presence else {
            return Ok(None);
        };
        match files::hold(path, &self.saver(), window) {
            Ok(Held::Ours(hold)) => {
                let writer = self.desk.case_writer.clone();
                Ok(Some(Arc::new(Lease::new(hold, writer))))
            }
            Ok(Held::By(holder)) => Err(DocumentError::Held {
                path: path.shown(),
                holder,
            }),
            Err(_nobody_can_save_there_either) => Ok(None),
        }
    }

    fn saver(&self) -> Saver {
        Saver {
            who: self.desk.who.clone(),
            now: (self.desk.clock)(),
            stale_after: u64::MAX,
            patience: Duration::ZERO,
            process: None,
        }
    }

    fn lying_at(&self, place: Place, bytes: Vec<u8>, hold: Option<Arc<Lease>>) -> Self {
        Document {
            place,
            on_disk: Some(bytes),
            hold,
            is_gone: false,
            desk: Arc::clone(&self.desk),
        }
    }

    /// Saves to `path`, or to where the case lies. Refuses where the file is no longer the one that
    /// was read, unless `overwrite` says that the person knows, and where somebody else has it open.
    /// Gives the name under which a case file of an earlier version is kept that lay there.
    pub(super) fn save(
        &mut self,
        path: &Path,
        case: &Case,
        overwrite: bool,
    ) -> Result<Option<PathBuf>, DocumentError> {
        let hold = self.hold(path)?;
        let is_own = self.path() == Some(path);
        if is_own && !overwrite && self.changed_on_disk() {
            return Err(DocumentError::ChangedOnDisk(path.shown()));
        }
        let bytes = text::write(case)?.into_bytes();
        let earlier = files::keep_earlier_version(path)?;
        files::write_atomic(path, &bytes)?;
        files::settle_told(path, case);
        self.forget_recovery();
        *self = self.lying_at(Place::At(path.to_owned()), bytes, hold);
        self.forget_recovery();
        Ok(earlier)
    }

    /// Whether somebody else changed the file. One that is gone is no change: saving brings it back.
    pub(super) fn changed_on_disk(&self) -> bool {
        let now = self.path().and_then(|path| files::read(path).ok());
        now.is_some_and(|now| self.on_disk.as_ref() != Some(&now))
    }

    /// Whether both hold one and the same case open.
    pub(super) fn has_same_lease(&self, other: &Document) -> bool {
        let leases = self.hold.as_ref().zip(other.hold.as_ref());
        leases.is_some_and(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// By which others see that this window runs.
    pub(super) fn process(&self) -> Option<Process> {
        let presence = self.desk.presence.as_ref();
        presence.map(|presence| presence.process().clone())
    }
}

fn read(path: &Path) -> Result<(Case, Vec<u8>), DocumentError> {
    let bytes = files::read(path)?;
    let broken = |cause| DocumentError::Case {
        path: path.shown(),
        cause,
    };
    let case = text::read(&bytes).map_err(broken)?;
    Ok((files::with_told(path, case), bytes))
}
