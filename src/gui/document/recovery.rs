//! The recovery copy: written beside the case or, where that cannot be, on this machine, and taken away
//! once the case is saved; and those that earlier windows left.

use std::path::{Path, PathBuf};

use crate::case::Case;
use crate::case::text;
use crate::files::{self, FilesError, HoldState, Presence, Unsaved};

use super::{Document, DocumentError, Kept, Place, read};

impl Document {
    /// Writes the recovery copy: beside the case, and where that cannot be done, among the unsaved cases
    /// of this machine.
    pub(in crate::gui) fn keep_recovery(&self, case: &Case) -> Result<Kept, DocumentError> {
        let bytes = text::write(case)?.into_bytes();
        // Never into a folder of that name that is made for it: a drive may come back there.
        let beside = self.recovery_beside();
        let failed = match beside.map(|path| files::write_private(&path, &bytes)) {
            Some(Ok(())) => {
                self.forget_own_copy();
                return Ok(Kept::InItsPlace);
            }
            Some(Err(error)) => Some(error),
            None => None,
        };
        let Some(path) = self.own_copy() else {
            let cause = std::io::Error::other("there is no folder for it");
            let path = PathBuf::from("unsaved cases");
            return Err(failed.unwrap_or(FilesError::Write { path, cause }).into());
        };
        files::make_folder_of(&path)?;
        files::write_private(
            &path,
            text::write(&self.found_from_anywhere(case))?.as_bytes(),
        )?;
        Ok(failed.map_or(Kept::InItsPlace, |error| Kept::Elsewhere(error.why())))
    }

    /// The case with whole paths: a copy of it that lies elsewhere must find its documents, too.
    fn found_from_anywhere(&self, case: &Case) -> Case {
        let mut case = case.clone();
        let folder = self.folder();
        case.name_files(|file| files::exhibit_path_from(&folder, file, None));
        case
    }

    /// Removes the recovery copy, after all that is still to be written of the case.
    pub(in crate::gui) fn forget_recovery_soon(&self) {
        let document = self.clone();
        self.writer().put(move || document.forget_recovery());
    }

    pub(super) fn forget_recovery(&self) {
        if let Some(path) = self.recovery_beside() {
            // A recovery copy that cannot be removed is offered once too often; that loses nothing.
            let _offered_again = files::remove(&path);
        }
        self.forget_own_copy();
    }

    fn forget_own_copy(&self) {
        if let Some(path) = self.own_copy().filter(|path| files::is_file(path)) {
            let _offered_again = files::remove(&path);
        }
    }

    /// The recovery copy that an earlier window left beside the case, where it differs from the case.
    pub(in crate::gui) fn recovery(&self, case: &Case) -> Option<Case> {
        let kept = text::read(&files::read(&self.recovery_beside()?).ok()?).ok()?;
        (kept != *case).then_some(kept)
    }

    /// Moves a recovery copy that this program cannot read out of the way of the next one, and says
    /// where it is now: a newer program, or a person, may still get something out of it.
    pub(in crate::gui) fn set_unreadable_recovery_aside(
        &self,
    ) -> Option<Result<PathBuf, DocumentError>> {
        let path = self.recovery_beside()?;
        let bytes = files::read(&path).ok()?;
        text::read(&bytes).err()?;
        Some(files::set_aside(&path).map_err(DocumentError::Files))
    }

    /// Whether there is such a copy that this program cannot read.
    pub(in crate::gui) fn has_unreadable_recovery(&self) -> bool {
        let bytes = self
            .recovery_beside()
            .and_then(|path| files::read(&path).ok());
        bytes.is_some_and(|bytes| text::read(&bytes).is_err())
    }

    /// The copies of cases without a name that windows left behind when they died.
    pub(in crate::gui) fn left_behind(&self) -> Vec<PathBuf> {
        let presence = self.desk.presence.as_ref();
        let look = |presence: &Presence| presence.left_behind(Unsaved::Case);
        presence.map(look).unwrap_or_default()
    }

    /// What such a copy holds.
    pub(in crate::gui) fn look_at(&self, copy: &Path) -> Result<Case, DocumentError> {
        read(copy).map(|(case, _)| case)
    }

    /// Makes such a copy that of this window, and reads it.
    pub(in crate::gui) fn adopt(&self, copy: &Path) -> Result<Case, DocumentError> {
        let (case, _) = read(copy)?;
        if let Some(presence) = &self.desk.presence {
            presence.adopt(Unsaved::Case, copy)?;
        }
        Ok(case)
    }

    /// Where this window keeps a copy of a case that it does not hold.
    fn own_copy(&self) -> Option<PathBuf> {
        let presence = self.desk.presence.as_ref();
        presence.map(|presence| presence.copy(Unsaved::Case))
    }

    /// Beside the case while it is held here. Whoever has taken it over keeps theirs there.
    pub(in crate::gui) fn recovery_beside(&self) -> Option<PathBuf> {
        match (&self.place, &self.hold) {
            (Place::At(path), Some(hold)) if !matches!(hold.state(), HoldState::By(_)) => {
                Some(files::recovery_path(path))
            }
            _ => None,
        }
    }
}
