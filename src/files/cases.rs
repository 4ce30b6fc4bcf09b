//! The case files below folders, with a limit on all that could take too long: how deep, how many, and how long a drive
//! may be silent.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::open::{read_here, within};
use super::{FilesError, LARGEST, drive};
use crate::case::text;

/// Folders within folders.
const DEEPEST: u32 = 8;
/// Names that are looked at below one folder.
const MOST_NAMES: usize = 100_000;
/// Cases of one folder.
const MOST_CASES: usize = 2_000;

/// A file that is a case, or says that it is one, and what it holds.
#[derive(Debug)]
pub struct FoundCase {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

/// What was found below a folder.
#[derive(Debug, Default)]
pub struct FoundCases {
    /// In the order of their paths.
    pub cases: Vec<FoundCase>,
    /// Folders and files that could not be looked into, each with the reason.
    pub unread: Vec<(PathBuf, String)>,
    /// There are more than are looked at.
    pub is_cut_short: bool,
}

/// The cases below a folder. Where its drive is silent for so long, nobody waits for it. Links are not followed, and
/// hidden files and folders are no cases.
pub fn cases_below(folder: &Path, patience: Duration) -> Result<FoundCases, FilesError> {
    let own = folder.to_owned();
    within(folder, patience, move |come| {
        let mut found = FoundCases::default();
        let mut names = 0;
        let mut open = vec![(own.clone(), DEEPEST)];
        while let Some((folder, depth)) = open.pop() {
            let entries = match drive::read_dir(&folder) {
                Ok(entries) => entries,
                Err(cause) => {
                    let path = folder.clone();
                    let error = FilesError::Read { path, cause };
                    if folder == own {
                        return Err(error);
                    }
                    found.unread.push((folder, error.to_string()));
                    continue;
                }
            };
            for entry in entries.flatten() {
                names += 1;
                come.fetch_add(1, Ordering::Relaxed);
                if names > MOST_NAMES || found.cases.len() >= MOST_CASES {
                    found.is_cut_short = true;
                    open.clear();
                    break;
                }
                let path = entry.path();
                let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() && depth > 0 && !is_hidden => {
                        open.push((path, depth - 1));
                    }
                    Ok(kind) if kind.is_file() && !is_hidden && may_be_case(&path) => {
                        match read_here(&path, LARGEST, come) {
                            Ok(bytes) if text::says_it_is_a_case(&bytes) => {
                                found.cases.push(FoundCase { path, bytes });
                            }
                            // A pack, or the notes of somebody.
                            Ok(_other) => {}
                            Err(error) => found.unread.push((path, error.to_string())),
                        }
                    }
                    _ => {}
                }
            }
        }
        found
            .cases
            .sort_by(|one, other| super::natural(&one.path, &other.path));
        Ok(found)
    })
}

fn may_be_case(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::case::Case;
    use crate::files::write_atomic;

    fn names(found: &FoundCases, root: &Path) -> Vec<String> {
        let paths = found.cases.iter().map(|one| one.path.strip_prefix(root));
        paths
            .map(|path| path.unwrap().to_string_lossy().replace('\\', "/"))
            .collect()
    }

    #[test]
    fn cases_are_found_in_folders_and_packs_and_hidden_files_are_none() {
        let desk = tempfile::tempdir().unwrap();
        let case = text::write(&Case::new("ftt-iac")).unwrap();
        for (name, text) in [
            ("2.ron", case.as_str()),
            ("10.ron", &case),
            ("K/letter.RON", &case),
            (".letter.ron.recovery", &case),
            (".old/letter.ron", &case),
            ("pack/pack.ron", "(id: \"ours\")"),
            ("settings.ron", "(version: 2, recent: [])"),
            ("letter.txt", &case),
            ("cut off.ron", &case[..case.len() / 2]),
        ] {
            let path = desk.path().join(name);
            crate::files::make_folder_of(&path).unwrap();
            write_atomic(&path, text.as_bytes()).unwrap();
        }
        let found = cases_below(desk.path(), Duration::from_secs(20)).unwrap();
        let found_names = names(&found, desk.path());
        assert_eq!(found_names.iter().position(|name| name == "2.ron"), Some(0));
        let all: BTreeSet<&str> = found_names.iter().map(String::as_str).collect();
        assert_eq!(
            all,
            ["2.ron", "10.ron", "cut off.ron", "K/letter.RON"].into()
        );
        assert_eq!((found.unread.len(), found.is_cut_short), (0, false));
    }

    #[test]
    fn a_folder_that_is_not_there_is_said() {
        let desk = tempfile::tempdir().unwrap();
        let error = cases_below(&desk.path().join("gone"), Duration::from_secs(20)).unwrap_err();
        assert!(error.is_not_there(), "{error}");
    }
}
