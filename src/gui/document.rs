//! The case as a file: where it lies, what lay there when it was read, and its recovery copy.
//!
//! Saving never overwrites what somebody else wrote in the meantime, and a recovery copy is kept
//! while there are changes that are not saved.

use std::path::{Path, PathBuf};

use crate::case::Case;
use crate::case::text::{self, CaseError};
use crate::files::{self, FilesError};

/// Where the case lies.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Document {
    path: Option<PathBuf>,
    /// What lay at `path` when it was last read or written here.
    on_disk: Option<Vec<u8>>,
    /// Where the recovery copy goes while the case has no name.
    unsaved: PathBuf,
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
}

impl Document {
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The folder that documents' paths are relative to.
    pub(super) fn folder(&self) -> PathBuf {
        let folder = self.path.as_deref().and_then(Path::parent);
        folder.map(Path::to_owned).unwrap_or_default()
    }

    /// The file's name, for the title bar.
    pub(super) fn name(&self) -> String {
        let name = self.path.as_deref().and_then(Path::file_name);
        name.map_or_else(
            || "New case".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    /// A case that lies nowhere yet; `unsaved` is where its recovery copy goes.
    pub(super) fn nowhere(unsaved: PathBuf) -> Self {
        Document {
            path: None,
            on_disk: None,
            unsaved,
        }
    }

    /// A new case after this one.
    pub(super) fn another(&self) -> Self {
        Document::nowhere(self.unsaved.clone())
    }

    /// Reads the case at `path`; where that fails, nothing changes.
    pub(super) fn open(&self, path: &Path) -> Result<(Case, Document), DocumentError> {
        let bytes = files::read(path)?;
        let broken = |cause| DocumentError::Case {
            path: path.display().to_string(),
            cause,
        };
        let case = text::read(&bytes).map_err(broken)?;
        Ok((case, self.lying_at(path, bytes)))
    }

    fn lying_at(&self, path: &Path, bytes: Vec<u8>) -> Self {
        Document {
            path: Some(path.to_owned()),
            on_disk: Some(bytes),
            unsaved: self.unsaved.clone(),
        }
    }

    /// Saves to `path`, or to where the case lies. Refuses where the file is no longer the one that
    /// was read, unless `overwrite` says that the person knows.
    pub(super) fn save(
        &mut self,
        path: &Path,
        case: &Case,
        overwrite: bool,
    ) -> Result<(), DocumentError> {
        let is_own = self.path.as_deref() == Some(path);
        if is_own && !overwrite && self.changed_on_disk(path) {
            return Err(DocumentError::ChangedOnDisk(path.display().to_string()));
        }
        let bytes = text::write(case)?.into_bytes();
        files::write_atomic(path, &bytes)?;
        self.forget_recovery();
        *self = self.lying_at(path, bytes);
        self.forget_recovery();
        Ok(())
    }

    /// A file that is gone is not a change: saving brings it back.
    fn changed_on_disk(&self, path: &Path) -> bool {
        files::read(path).is_ok_and(|now| self.on_disk.as_deref() != Some(now.as_slice()))
    }

    /// Writes the recovery copy beside the case, or where unsaved cases are kept.
    pub(super) fn keep_recovery(&self, case: &Case) -> Result<(), DocumentError> {
        let (path, bytes) = (self.recovery_path(), text::write(case)?.into_bytes());
        files::make_folder_of(&path)?;
        Ok(files::write_private(&path, &bytes)?)
    }

    pub(super) fn forget_recovery(&self) {
        // A recovery copy that cannot be removed is offered once too often; that loses nothing.
        let _offered_again = files::remove(&self.recovery_path());
    }

    /// The recovery copy, where there is one that differs from the case.
    pub(super) fn recovery(&self, case: &Case) -> Option<Case> {
        let kept = text::read(&files::read(&self.recovery_path()).ok()?).ok()?;
        (kept != *case).then_some(kept)
    }

    /// Moves a recovery copy that this program cannot read out of the way of the next one, and says
    /// where it is now: a newer program, or a person, may still get something out of it.
    pub(super) fn set_unreadable_recovery_aside(&self) -> Option<Result<PathBuf, DocumentError>> {
        let path = self.recovery_path();
        let bytes = files::read(&path).ok()?;
        text::read(&bytes).err()?;
        Some(files::set_aside(&path).map_err(DocumentError::Files))
    }

    fn recovery_path(&self) -> PathBuf {
        match &self.path {
            Some(path) => files::recovery_path(path),
            None => self.unsaved.clone(),
        }
    }
}
