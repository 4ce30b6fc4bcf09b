//! How the case that is open lies on the disk: whether its folder, its file and its lock are as they were.

use std::path::Path;

use crate::files::Shown as _;
use crate::files::{self, FilesError, HoldState};

use super::Document;

/// How the case that is open here lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Standing {
    AsItWas,
    /// Somebody else has written the file.
    Changed,
    /// The folder with that name is not there: deleted, renamed, or on a drive that is no longer connected.
    FolderGone(String),
    FileGone,
    /// It cannot be looked at, for this reason.
    Unreadable(String),
    /// The lock is not there any more.
    Unlocked,
    LockUnreadable(String),
    /// Whoever has taken it over.
    TakenOver(String),
}

/// Where a recovery copy was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Kept {
    InItsPlace,
    /// Among the unsaved cases of this machine: beside the case it cannot lie, for this reason.
    Elsewhere(String),
}

/// What it means that the file of the case cannot be read.
fn missing(path: &Path, error: &FilesError) -> Standing {
    let folder = path.parent().unwrap_or(Path::new(""));
    if !error.is_not_there() {
        return Standing::Unreadable(error.why());
    }
    if folder.as_os_str().is_empty() || files::is_folder(folder) {
        return Standing::FileGone;
    }
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    Standing::FolderGone(name.shown())
}

/// What was seen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct Looked {
    /// Nothing lies at its path.
    pub(in crate::gui) is_gone: bool,
    pub(in crate::gui) standing: Standing,
}

impl Document {
    /// Looks at how the case lies on the disk. A lock that somebody cleared away, or that did not come back
    /// with its folder, is made again.
    pub(in crate::gui) fn look(&self) -> Looked {
        let is_gone = self.path().is_some_and(|path| !files::is_there(path));
        let standing = match self.standing() {
            Standing::Unlocked if self.lock_again() => Standing::AsItWas,
            standing => standing,
        };
        Looked { is_gone, standing }
    }

    fn standing(&self) -> Standing {
        let Some(path) = self.path() else {
            return Standing::AsItWas;
        };
        match files::read(path) {
            Ok(now) if self.on_disk.as_ref() != Some(&now) => return Standing::Changed,
            Ok(_) => {}
            Err(error) => return missing(path, &error),
        }
        match self.hold.as_ref().map(|hold| hold.state()) {
            None | Some(HoldState::Ours) => Standing::AsItWas,
            Some(HoldState::Gone) => Standing::Unlocked,
            Some(HoldState::By(who)) => Standing::TakenOver(who),
            Some(HoldState::Unreadable(why)) => Standing::LockUnreadable(why),
        }
    }

    /// Makes the lock again that is no longer there; says whether that could be done.
    fn lock_again(&self) -> bool {
        self.hold.as_ref().is_some_and(|hold| hold.renew())
    }
}
