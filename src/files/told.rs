//! What others are told by a bundle, noted beside its case before the bundle takes its place: where the program is
//! killed before the case is saved, whoever opens it next finds the pages of its documents in the note.
//!
//! A note counts only where the bundle lies in its place, byte for byte: what never got there told nobody anything.

use std::collections::BTreeMap;
use std::io::Read;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::case::{Case, Edit, Numbers};
use crate::export::Spool as _;

use super::spool::SpoolFile;
use super::{
    FilesError, drive, exhibit_path, folder_of, hidden_beside, read, remove, write_atomic,
};

/// A bundle and what it tells.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// Each file, as the case would name it, with the SHA-256 of its content.
    files: Vec<(String, String)>,
    /// On which page each document begins, by its number in the case.
    first_pages: BTreeMap<u32, NonZeroU32>,
}

/// Notes what a bundle of these files, which are about to take these places, tells of a case.
pub fn note_told(
    case: &Path,
    paths: &[PathBuf],
    files: &mut [SpoolFile],
    first_pages: &BTreeMap<u32, NonZeroU32>,
) -> Result<(), FilesError> {
    let mut named = Vec::with_capacity(files.len());
    for (path, file) in paths.iter().zip(files) {
        let failed = |cause| FilesError::Write {
            path: path.clone(),
            cause,
        };
        let sum = sum(file.read_back().map_err(failed)?).map_err(failed)?;
        named.push((exhibit_path(Some(case), path), sum));
    }
    let note = Note {
        files: named,
        first_pages: first_pages.clone(),
    };
    let bytes = serde_json::to_vec(&note).map_err(|error| FilesError::Write {
        path: place(case),
        cause: error.into(),
    })?;
    write_atomic(&place(case), &bytes)
}

/// The case with what its last bundle told, where a kill kept that from being saved.
pub fn with_told(path: &Path, case: Case) -> Case {
    let Some(note) = noted(path).filter(|note| !note.is_in(&case) && note.is_of_bundle(path))
    else {
        return case;
    };
    let kept = Edit::KeepNumbers(note.first_pages).apply(&case);
    kept.unwrap_or(case)
}

/// A case was saved: what it holds need not be noted any longer, nor what somebody chose to forget.
pub fn settle_told(path: &Path, case: &Case) {
    let is_settled = |note: &Note| note.is_in(case) || case.numbers == Numbers::Automatic;
    if noted(path).is_some_and(|note| is_settled(&note)) {
        forget_told(path);
    }
}

/// What was noted counts no longer.
pub fn forget_told(path: &Path) {
    let place = place(path);
    if drive::is_file(&place) {
        // One that stays is compared with the case, and changes nothing in it.
        let _compared = remove(&place);
    }
}

impl Note {
    fn is_in(&self, case: &Case) -> bool {
        let mut told = self.first_pages.iter();
        case.numbers == Numbers::Kept
            && told.all(|(number, page)| {
                case.exhibit(*number).is_none() || case.pinned.get(number) == Some(page)
            })
    }

    fn is_of_bundle(&self, case: &Path) -> bool {
        let folder = folder_of(case);
        !self.files.is_empty()
            && self.files.iter().all(|(path, wanted)| {
                let file = super::open::open(&folder.join(path));
                file.is_ok_and(|file| sum(file).is_ok_and(|sum| sum == *wanted))
            })
    }
}

fn place(case: &Path) -> PathBuf {
    hidden_beside(case, "told")
}

fn noted(case: &Path) -> Option<Note> {
    let place = place(case);
    let bytes = drive::is_file(&place)
        .then(|| read(&place).ok())
        .flatten()?;
    serde_json::from_slice(&bytes).ok()
}

/// SHA-256, without holding the file.
fn sum(mut from: impl Read) -> std::io::Result<String> {
    let mut digest = Sha256::new();
    let mut bytes = vec![0; 1 << 16];
    loop {
        match from.read(&mut bytes)? {
            0 => break,
            count => digest.update(bytes.get(..count).unwrap_or_default()),
        }
    }
    let digest = digest.finalize();
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::files::put_all;

    fn page(number: u32) -> NonZeroU32 {
        NonZeroU32::new(number).unwrap()
    }

    struct Desk {
        folder: tempfile::TempDir,
        case: Case,
    }

    impl Desk {
        fn new() -> Self {
            let mut case = Case::new("p");
            case.exhibits = crate::case::specimen::with_everything().exhibits;
            let folder = tempfile::tempdir().unwrap();
            Desk { folder, case }
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("case.ron")
        }

        fn told(&self) -> BTreeMap<u32, NonZeroU32> {
            let first = self.case.exhibits.first().unwrap();
            [(first.number, page(12))].into()
        }

        /// Notes what a bundle tells that is about to take its place; puts it there, or is killed before.
        fn exported(&self, is_put: bool) {
            let out = self.folder.path().join("bundle.pdf");
            let mut file = SpoolFile::beside(&out).unwrap();
            file.write_all(b"%PDF a bundle").unwrap();
            let mut files = [file];
            let paths = [out.clone()];
            note_told(&self.path(), &paths, &mut files, &self.told()).unwrap();
            if is_put {
                let [file] = files;
                put_all(vec![(out, file)]).unwrap();
            }
        }
    }

    #[test]
    fn a_bundle_in_its_place_has_told_its_numbers_and_one_that_is_not_there_has_not() {
        let desk = Desk::new();
        desk.exported(false);
        assert_eq!(with_told(&desk.path(), desk.case.clone()), desk.case);
        desk.exported(true);
        let case = with_told(&desk.path(), desk.case.clone());
        assert_eq!((case.numbers, &case.pinned), (Numbers::Kept, &desk.told()));
        write_atomic(&desk.folder.path().join("bundle.pdf"), b"another").unwrap();
        assert_eq!(with_told(&desk.path(), desk.case.clone()), desk.case);
    }

    #[test]
    fn what_was_saved_or_set_free_is_noted_no_longer_and_what_was_not_still_is() {
        let desk = Desk::new();
        desk.exported(true);
        let mut other = desk.case.clone();
        other.numbers = Numbers::Kept;
        settle_told(&desk.path(), &other);
        assert!(noted(&desk.path()).is_some());
        settle_told(&desk.path(), &with_told(&desk.path(), desk.case.clone()));
        assert!(noted(&desk.path()).is_none());
        desk.exported(true);
        let free = Edit::ReleaseNumbers.apply(&other).unwrap();
        settle_told(&desk.path(), &free);
        assert!(noted(&desk.path()).is_none());
    }
}
