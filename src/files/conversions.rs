//! What documents of other kinds were made into: kept in a hidden folder beside the case, which goes with it, and as
//! long as the case has no file among the unsaved work of this person. It is named after the content that it was made
//! of, so that it is made again only when that changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::open::read_at_most;
use super::{FilesError, drive, folder_of, make_folder_of, write_private};

/// Bytes of the longest that is kept.
const LONGEST: u64 = 1 << 30;

/// How the name of the folder ends that lies beside a case.
const FOLDER: &str = ".converted";

/// Where they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConversionsPlace {
    /// Beside the case at this path: `.letter.converted` beside `letter.ron`.
    Beside(PathBuf),
    /// In this folder of unsaved work, for a case without a file.
    Unsaved(PathBuf),
}

impl ConversionsPlace {
    fn folder(&self) -> PathBuf {
        match self {
            ConversionsPlace::Beside(case) => {
                let name = case.file_stem().unwrap_or_default().to_string_lossy();
                folder_of(case).join(format!(".{name}{FOLDER}"))
            }
            ConversionsPlace::Unsaved(folder) => folder.join(FOLDER),
        }
    }

    /// Where something of that name lies, or would.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
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

/// The place of a conversion for a case that is saved elsewhere: a copy of it, beside that case. None for any other
/// file.
pub fn carry_conversion(
    file: &Path,
    place: &ConversionsPlace,
) -> Option<Result<PathBuf, FilesError>> {
    let folder = file.parent()?.file_name()?.to_string_lossy();
    let name = file.file_name()?.to_string_lossy();
    if !folder.ends_with(FOLDER) || !folder.starts_with('.') {
        return None;
    }
    let there = place.path(&name);
    if there == file || drive::is_file(&there) {
        return Some(Ok(there));
    }
    let bytes = match read_at_most(file, LONGEST) {
        Ok(bytes) => bytes,
        // It is gone already; the case says so as of any other file.
        Err(_gone) => return None,
    };
    Some(keep_conversion(place, &name, &bytes))
}

/// Throws away what was made of files that no document of the case was made of any more.
pub fn forget_conversions(case: &Path, originals: &BTreeSet<String>) {
    let folder = ConversionsPlace::Beside(case.to_owned()).folder();
    let Ok(entries) = drive::read_dir(&folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let original = name.split('-').next().unwrap_or_default();
        if original.len() == 64 && !originals.contains(original) {
            let _gone = drive::remove_file(entry.path());
        }
    }
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
        let other = desk.path().join("letter.pdf");
        assert!(
            carry_conversion(&other, &case).is_none(),
            "a client’s own file stays where it is"
        );
    }

    #[test]
    fn what_was_made_of_a_file_that_the_case_has_no_more_is_thrown_away() {
        let desk = tempfile::tempdir().unwrap();
        let case = desk.path().join("letter.ron");
        let place = ConversionsPlace::Beside(case.clone());
        let names = ['a', 'b'].map(|sign| format!("{}-1.pdf", sha256(sign)));
        for name in &names {
            keep_conversion(&place, name, b"made").unwrap();
        }
        forget_conversions(&case, &BTreeSet::from([sha256('b')]));
        let kept = names
            .each_ref()
            .map(|name| kept_conversion(&place, name).is_some());
        assert_eq!(kept, [false, true]);
    }
}
