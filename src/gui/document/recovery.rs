//! The recovery copy: written beside the case or, where that cannot be, on this machine, and taken away
//! once the case is saved.

use std::path::PathBuf;

use crate::case::Case;
use crate::case::text;
use crate::files::{self, FilesError};

use super::{Document, DocumentError, Kept};

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
}
