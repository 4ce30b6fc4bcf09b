//! What documents of other kinds were made into: kept in a hidden folder beside the case, which goes with it, and as
//! long as the case has no file among the unsaved work of this person. It is named after the content that it was made
//! of, so that it is made again only when that changes.

use std::path::{Path, PathBuf};

use super::open::read_at_most;
use super::{FilesError, drive, hidden_beside, make_folder_of, redactions, write_private};

/// Bytes of the longest that is kept.
const LONGEST: u64 = 1 << 30;

/// What the folder that lies beside a case holds, behind a full stop in its name.
const FOLDER: &str = "converted";

/// Where they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConversionsPlace {
    /// Beside the case at this path: `.letter.converted` beside `letter.ron`.
    Beside(PathBuf),
    /// In this folder of unsaved work, for a case without a file.
    Unsaved(PathBuf),
}

impl ConversionsPlace {
    /// The folder of what is kept there under this name.
    pub(super) fn folder(&self, what: &str) -> PathBuf {
        match self {
            ConversionsPlace::Beside(case) => hidden_beside(case, what),
            ConversionsPlace::Unsaved(folder) => folder.join(format!(".{what}")),
        }
    }

    /// Where something of that name lies, or would.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder(FOLDER).join(name)
    }
}

/// What was kept under a name.
pub fn kept_conversion(place: &ConversionsPlace, name: &str) -> Option<Vec<u8>> {
    read_at_most(&place.path(name), LONGEST).ok()
}

/// Keeps it, for this person alone. Where it lies.
pub fn keep_conversion(
    place: &ConversionsPlace,
    name: &str,
    bytes: &[u8],
) -> Result<PathBuf, FilesError> {
    let path = place.path(name);
    make_folder_of(&path)?;
    write_private(&path, bytes)?;
    Ok(path)
}

/// The place of a conversion or of a redacted copy for a case that is saved elsewhere: a copy of it, beside that case.
/// None for any other file.
pub fn carry_conversion(
    file: &Path,
    place: &ConversionsPlace,
) -> Option<Result<PathBuf, FilesError>> {
    let folder = file.parent()?.file_name()?.to_string_lossy();
    let name = file.file_name()?.to_string_lossy();
    let kinds = [FOLDER, redactions::FOLDER];
    let is_of = |kind: &&str| folder.starts_with('.') && folder.ends_with(&format!(".{kind}"));
    let kind = kinds.into_iter().find(is_of)?;
    let there = place.folder(kind).join(name.as_ref());
    if there == file || drive::is_file(&there) {
        return Some(Ok(there));
    }
    let bytes = match read_at_most(file, LONGEST) {
        Ok(bytes) => bytes,
        // It is gone already; the case says so as of any other file.
        Err(_gone) => return None,
    };
    let kept = make_folder_of(&there).and_then(|()| write_private(&there, &bytes));
    Some(kept.map(|()| there))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sha256(sign: char) -> String {
        String::from_iter([sign; 64])
    }

    #[test]
    fn a_conversion_lies_beside_its_case_and_goes_along_when_that_is_saved_elsewhere() {
        let desk = tempfile::tempdir().unwrap();
        let name = format!("{}-1.pdf", sha256('a'));
        let unsaved = ConversionsPlace::Unsaved(desk.path().join("unsaved"));
        let first = keep_conversion(&unsaved, &name, b"made").unwrap();
        let case = ConversionsPlace::Beside(desk.path().join("letter.ron"));
        let carried = carry_conversion(&first, &case).unwrap().unwrap();
        assert_eq!(carried, desk.path().join(".letter.converted").join(&name));
        assert_eq!(kept_conversion(&case, &name).as_deref(), Some(&b"made"[..]));
        let copy = super::super::keep_redacted(&unsaved, "ab12", b"copy").unwrap();
        assert_eq!(
            carry_conversion(&copy, &case).unwrap().unwrap(),
            desk.path().join(".letter.redacted/ab12.pdf")
        );
        let other = desk.path().join("letter.pdf");
        assert!(
            carry_conversion(&other, &case).is_none(),
            "a client’s own file stays where it is"
        );
    }
}
