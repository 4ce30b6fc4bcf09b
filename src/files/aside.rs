//! What is taken away, put out of the way, or kept for later beside its file.

use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::atomic::write_atomic;
use super::{FilesError, drive, read};
use crate::case::text;

/// Removes a file that may not be there.
pub fn remove(path: &Path) -> Result<(), FilesError> {
    match drive::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(FilesError::Write {
            path: path.to_owned(),
            cause,
        }),
        _ => Ok(()),
    }
}

/// Gives a file that is in the way another name beside it, and says which.
pub fn set_aside(path: &Path) -> Result<PathBuf, FilesError> {
    let failed = |cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let free = |number: &u32| !drive::exists(path.with_file_name(format!("{name}.{number}")));
    let number = (1..=9999).find(free).unwrap_or(9999);
    let aside = path.with_file_name(format!("{name}.{number}"));
    drive::rename(path, &aside).map_err(failed)?;
    Ok(aside)
}

/// Keeps a case file of an earlier version beside itself before it is saved anew: older programs, such as
/// those of colleagues, can open that one only. Gives its name, for instance `letter (before update).ron`;
/// none where nothing of the kind lies there.
pub fn keep_earlier_version(case: &Path) -> Result<Option<PathBuf>, FilesError> {
    let earlier = read(case).ok();
    let Some(bytes) = earlier.filter(|bytes| text::earlier_version(bytes).is_some()) else {
        return Ok(None);
    };
    let stem = case.file_stem().unwrap_or_default().to_string_lossy();
    let ending = case
        .extension()
        .map(|ending| format!(".{}", ending.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    let name = |number: u32| {
        let count = if number > 1 {
            format!(" {number}")
        } else {
            String::new()
        };
        case.with_file_name(format!("{stem} (before update{count}){ending}"))
    };
    for kept in (1..=9999).map(name) {
        match read(&kept) {
            Ok(other) if other == bytes => return Ok(Some(kept)),
            Ok(_) => {}
            Err(error) if error.is_not_there() => {
                write_atomic(&kept, &bytes)?;
                return Ok(Some(kept));
            }
            Err(_something_else_lies_there) => {}
        }
    }
    Err(FilesError::Write {
        path: case.to_owned(),
        cause: io::Error::other("too many copies of it lie beside it"),
    })
}

/// Where the recovery copy of a case lies: beside it, hidden, so that it travels with it.
pub fn recovery_path(case: &Path) -> PathBuf {
    let name = case.file_name().unwrap_or_default().to_string_lossy();
    case.with_file_name(format!(".{name}.recovery"))
}

/// When what lies at `path` was last written, in seconds since 1970, as the disk tells it.
pub fn written_at(path: &Path) -> Option<u64> {
    let time = drive::metadata(path)
        .and_then(|about| about.modified())
        .ok()?;
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    Some(since.as_secs())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_set_aside_keeps_its_content_and_takes_no_other_files_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy");
        for text in ["first", "second"] {
            write_atomic(&path, text.as_bytes()).unwrap();
            assert_eq!(read(&set_aside(&path).unwrap()).unwrap(), text.as_bytes());
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_case_of_an_earlier_version_is_kept_once_under_a_name_that_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Dr. K.ron");
        let name = |kept: Option<PathBuf>| {
            let kept = kept?;
            Some(kept.file_name()?.to_string_lossy().into_owned())
        };
        let keep = |bytes: &[u8]| {
            write_atomic(&path, bytes).unwrap();
            name(keep_earlier_version(&path).unwrap())
        };
        assert_eq!(
            name(keep_earlier_version(&path).unwrap()),
            None,
            "not there"
        );
        let now = format!("(version: {}, case: ())", text::VERSION);
        for other in [
            now.as_bytes(),
            b"(version: 99)",
            b"(version: 0)",
            b"%PDF-1.7",
        ] {
            assert_eq!(keep(other), None);
        }
        let first = Some("Dr. K (before update).ron");
        assert_eq!(keep(b"(version: 1, case: (a: 1))").as_deref(), first);
        assert_eq!(keep(b"(version: 1, case: (a: 1))").as_deref(), first);
        let second = Some("Dr. K (before update 2).ron");
        assert_eq!(keep(b"(version: 1, case: (b: 2))").as_deref(), second);
        let kept = folder.path().join("Dr. K (before update).ron");
        assert_eq!(read(&kept).unwrap(), b"(version: 1, case: (a: 1))");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_file_tells_when_it_was_written_and_one_that_is_not_there_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy");
        assert_eq!(written_at(&path), None);
        write_atomic(&path, b"").unwrap();
        let file = fs::File::options().write(true).open(&path).unwrap();
        for seconds in [0, 1_764_081_120] {
            let time = UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            file.set_modified(time).unwrap();
            assert_eq!(written_at(&path), Some(seconds));
        }
        let before = UNIX_EPOCH - std::time::Duration::from_secs(60);
        file.set_modified(before).unwrap();
        assert_eq!(written_at(&path), None, "no time that can be meant");
    }

    #[test]
    fn the_recovery_copy_lies_beside_the_case() {
        let path = recovery_path(Path::new("/cases/one.ron"));
        assert_eq!(path, Path::new("/cases/.one.ron.recovery"));
    }
}
