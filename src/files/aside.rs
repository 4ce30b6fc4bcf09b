//! What is taken away, put out of the way, or kept for later beside its file.

use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{FilesError, drive};

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

    use super::super::atomic::write_atomic;
    use super::super::read;
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
