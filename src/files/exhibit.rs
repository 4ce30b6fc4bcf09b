//! Where the files of documents lie, how a case names them, and how they are found again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Shown as _;
use crate::pdf::import::Limits;

use super::open::read_at_most;
use super::{FilesError, KnownFiles, Look, drive, folder_of};

/// The content of an exhibit's file. `path` is as a case holds it: `/` between folders, and relative
/// to the folder of the case unless it is absolute.
pub fn load_exhibit(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    read_exhibit(folder, path).map_err(|error| match &error {
        FilesError::Read { path, .. } => format!("{}: {}", path.shown(), error.why()),
        _ => error.to_string(),
    })
}

/// The same, with the error as it is.
pub fn read_exhibit(folder: &Path, path: &str) -> Result<Vec<u8>, FilesError> {
    read_document(&folder.join(path))
}

fn read_document(path: &Path) -> Result<Vec<u8>, FilesError> {
    read_at_most(path, Limits::default().file as u64)
}

/// Every file below a folder that may be a document by its ending, in order of its path. Links are not
/// followed, and nothing is looked at deeper than sixteen folders.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, FilesError> {
    let failed = |path: &Path, cause| FilesError::Read {
        path: path.to_owned(),
        cause,
    };
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), 16)];
    while let Some((folder, depth)) = open.pop() {
        for entry in drive::read_dir(&folder).map_err(|cause| failed(&folder, cause))? {
            let entry = entry.map_err(|cause| failed(&folder, cause))?;
            let (path, kind) = (entry.path(), entry.file_type());
            let kind = kind.map_err(|cause| failed(&path, cause))?;
            let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
            if kind.is_dir() && depth > 0 {
                open.push((path, depth - 1));
            } else if kind.is_file()
                && crate::case::DOCUMENT_ENDINGS
                    .iter()
                    .any(|known| ending == *known)
            {
                found.push(path);
            }
        }
    }
    found.sort_by(|one, other| super::natural(one, other));
    Ok(found)
}

/// The folder itself, or the nearest above it that is there; none where it has no name.
pub fn nearest_folder(folder: &Path) -> Option<PathBuf> {
    let mut above = folder.ancestors();
    let found = above.find(|folder| !folder.as_os_str().is_empty() && drive::is_dir(folder));
    found.map(Path::to_owned)
}

/// By content: the first file below the folder that has each of these hashes. A file that cannot be read
/// is passed by; so is one that looks as when it was read before, and held something else. The search ends early
/// once `stopped` says so.
pub fn find_by_content(
    folder: &Path,
    wanted: &BTreeSet<String>,
    known: &KnownFiles,
    stopped: &dyn Fn() -> bool,
) -> Result<BTreeMap<String, PathBuf>, FilesError> {
    let mut found = BTreeMap::new();
    for file in below(folder)? {
        let is_another = known.content(&file);
        if is_another.is_some_and(|sha256| !wanted.contains(&sha256)) {
            continue;
        }
        let look = Look::at(&file);
        if let Ok(bytes) = read_document(&file) {
            let sha256 = crate::export::sha256(&bytes);
            if let Some(look) = look {
                known.note(&file, look, &sha256);
            }
            if wanted.contains(&sha256) {
                found.entry(sha256).or_insert(file);
            }
        }
        if found.len() == wanted.len() || stopped() {
            break;
        }
    }
    Ok(found)
}

/// How a case names the file of an exhibit: relative to the folder of the case where it lies below
/// it, so that both can be moved together, and absolute elsewhere and where the case has no file yet;
/// `/` between folders.
pub fn exhibit_path(case: Option<&Path>, file: &Path) -> String {
    let file = whole(file);
    let folder = case.map(|case| whole(folder_of(case)));
    let below = folder.and_then(|folder| file.strip_prefix(&folder).ok());
    let path = below.unwrap_or(&file);
    let parts = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    if path.is_absolute() {
        path.to_string_lossy().into_owned()
    } else {
        parts.collect::<Vec<_>>().join("/")
    }
}

/// The same file as a case at `case` names it, where a case in `folder` names it `path`.
pub fn exhibit_path_from(folder: &Path, path: &str, case: Option<&Path>) -> String {
    exhibit_path(case, &folder.join(path))
}

/// The one spelling of a path that may be gone: of the nearest folder that is there, and what follows.
fn whole(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for above in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (drive::canonical(above), path.strip_prefix(above)) {
            // Nothing to add leaves no slash at the end.
            return if rest.as_os_str().is_empty() {
                real
            } else {
                real.join(rest)
            };
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_below_the_folder_of_the_case_is_named_from_there_and_any_other_whole() {
        let desk = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(desk.path()).unwrap();
        crate::files::make_folder_of(&root.join("case/papers/a.pdf")).unwrap();
        let file = root.join("case/papers/a.pdf");
        super::super::write_atomic(&file, b"x").unwrap();
        let case = root.join("case/case.ron");
        // Without the sign before it by which Windows knows a long path.
        let whole = file
            .to_string_lossy()
            .trim_start_matches(r"\\?\")
            .to_owned();
        assert_eq!(exhibit_path(Some(&case), &file), "papers/a.pdf");
        assert_eq!(
            exhibit_path(Some(&root.join("b.ron")), &file),
            "case/papers/a.pdf"
        );
        assert_eq!(exhibit_path(Some(&root.join("other/b.ron")), &file), whole);
        let winding = root.join("case/papers/../papers/a.pdf");
        assert_eq!(exhibit_path(Some(&case), &winding), "papers/a.pdf");
        // Also where it is gone, with or without its folder.
        for gone in ["papers/gone.pdf", "gone/gone.pdf"] {
            assert_eq!(
                exhibit_path(Some(&case), &root.join("case").join(gone)),
                gone
            );
        }
        let from = |folder: &str, path: &str, case: Option<&Path>| {
            exhibit_path_from(&root.join(folder), path, case)
        };
        assert_eq!(
            from(
                "case",
                "papers/a.pdf",
                Some(&root.join("case/papers/c.ron"))
            ),
            "a.pdf"
        );
        assert_eq!(
            from("case", "papers/a.pdf", Some(&root.join("other/c.ron"))),
            whole
        );
        assert_eq!(from("other", &whole, Some(&case)), "papers/a.pdf");
        assert_eq!(from("case", "papers/a.pdf", None), whole);
    }

    #[test]
    fn a_folder_is_read_once_and_what_looks_as_before_is_not_read_again() {
        let desk = tempfile::tempdir().unwrap();
        let reports = desk.path().join("reports");
        let put = |name: &str, bytes: &[u8]| {
            let file = reports.join(name);
            crate::files::make_folder_of(&file).unwrap();
            super::super::write_atomic(&file, bytes).unwrap();
            file
        };
        let (one, two) = (put("1.pdf", b"one"), put("2.pdf", b"two"));
        let place = desk.path().join("known.json");
        let find = |content: &[u8]| {
            let known = KnownFiles::load(Some(place.clone()));
            let sha256 = crate::export::sha256(content);
            let wanted = BTreeSet::from([sha256.clone()]);
            let found = find_by_content(&reports, &wanted, &known, &|| false).unwrap();
            known.keep();
            found.get(&sha256).cloned()
        };
        assert_eq!(find(b"three"), None);
        assert_eq!(find(b"two"), Some(two.clone()));
        // Another content under the same look: it is taken for what it was, until it looks otherwise.
        let look = fs::metadata(&one).unwrap().modified().unwrap();
        put("1.pdf", b"six");
        let file = fs::File::options().write(true).open(&one).unwrap();
        file.set_modified(look).unwrap();
        drop(file);
        assert_eq!(find(b"six"), None);
        put("1.pdf", b"six again");
        assert_eq!(find(b"six again"), Some(one));
        let moved = reports.join("2025/2.pdf");
        fs::create_dir(reports.join("2025")).unwrap();
        fs::rename(two, &moved).unwrap();
        assert_eq!(find(b"two"), Some(moved));
    }

    #[test]
    fn a_case_without_a_file_names_every_file_whole_wherever_the_program_was_started() {
        // Below the folder in which tests run.
        let path = exhibit_path(None, Path::new("Cargo.toml"));
        assert!(Path::new(&path).is_absolute(), "{path}");
        let path = exhibit_path(None, Path::new("gone/Cargo.toml"));
        assert!(Path::new(&path).is_absolute(), "{path}");
    }
}
