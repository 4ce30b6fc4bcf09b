//! How a path is spelt.
//!
//! Windows has a second spelling, `\\?\C:\…`, that takes a path as it stands, and gives it wherever it is
//! asked what a path really is. Nobody recognises it, and programs refuse it; so it is written `C:\…` again
//! where both mean the same. A path of more than 260 letters may stay in the usual spelling: the standard
//! library adds `\\?\` itself when it opens one.

use std::io;
use std::path::{Path, PathBuf};

use super::System;

/// The one spelling of a path that is there: whole, without links, as people write it.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    std::fs::canonicalize(path).map(plain)
}

/// A path as people write it.
fn plain(path: PathBuf) -> PathBuf {
    match System::this() {
        System::Windows => match path.to_str().and_then(without_verbatim) {
            Some(plain) => PathBuf::from(plain),
            None => path,
        },
        System::Linux | System::MacOs => path,
    }
}

/// The usual spelling of a path in the second one. None where it is not in that, or would mean something
/// else in the usual one.
fn without_verbatim(path: &str) -> Option<String> {
    let rest = path.strip_prefix("\\\\?\\")?;
    let (plain, below) = match rest.strip_prefix("UNC\\") {
        Some(share) => (format!("\\\\{share}"), share.splitn(3, '\\').nth(2)),
        None => {
            let mut letters = rest.chars();
            let is_drive = letters
                .next()
                .is_some_and(|drive| drive.is_ascii_alphabetic())
                && rest[1..].starts_with(":\\");
            if !is_drive {
                return None;
            }
            (rest.to_owned(), rest.get(3..))
        }
    };
    let names = below.unwrap_or_default().split('\\');
    let is_kept = |name: &str| {
        let fits = super::names::unfit_name(name).is_none();
        fits && name != "." && name != ".." && !name.contains('/')
    };
    let mut names = names.filter(|name| !name.is_empty());
    names.all(is_kept).then_some(plain)
}

/// Whether two names in one folder are those of one file. Windows and macOS mind no capitals, as they come;
/// a disk that does is rare there, and nothing is lost by taking two names for one.
pub fn is_same_name(system: System, one: &str, other: &str) -> bool {
    match system {
        System::Linux => one == other,
        System::MacOs | System::Windows => one.to_lowercase() == other.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spelling_that_people_know_is_taken_where_both_mean_the_same() {
        for (path, plain) in [
            (r"\\?\C:\cases\a.ron", r"C:\cases\a.ron"),
            (r"\\?\z:\", r"z:\"),
            (
                r"\\?\UNC\server\share\cases\a.ron",
                r"\\server\share\cases\a.ron",
            ),
            (r"\\?\UNC\server\share", r"\\server\share"),
        ] {
            assert_eq!(without_verbatim(path).as_deref(), Some(plain), "{path}");
        }
        let long = format!(r"C:\{}\a.ron", "folder".repeat(60));
        assert_eq!(without_verbatim(&format!(r"\\?\{long}")), Some(long));
        for path in [
            r"C:\cases\a.ron",
            r"\\server\share\a.ron",
            r"\\?\Volume{12}\a.ron",
            r"\\?\C:\con\a.ron",
            r"\\?\C:\ends with a dot.\a.ron",
            r"\\?\C:\a\..\b",
            r"\\?\C:\a/b",
            r"\\?\C:",
            r"\\?\Ж:\a",
            r"\\.\COM1",
            "/home/ann/case.ron",
            "",
        ] {
            assert_eq!(without_verbatim(path), None, "{path}");
        }
    }

    #[test]
    fn capitals_count_where_the_system_minds_them() {
        for system in [System::Windows, System::MacOs] {
            assert!(is_same_name(system, "Bundle.PDF", "bundle.pdf"));
            assert!(is_same_name(system, "ПИСЬМО", "письмо"));
            assert!(!is_same_name(system, "a.pdf", "b.pdf"));
        }
        assert!(!is_same_name(System::Linux, "Bundle.PDF", "bundle.pdf"));
        assert!(is_same_name(System::Linux, "a", "a"));
    }

    #[test]
    fn a_folder_has_one_spelling_as_people_write_it() {
        let desk = tempfile::tempdir().unwrap();
        let whole = canonical(desk.path()).unwrap();
        assert!(whole.is_absolute());
        assert!(!whole.to_string_lossy().starts_with(r"\\?\"), "{whole:?}");
        assert_eq!(canonical(&whole).unwrap(), whole);
    }
}
