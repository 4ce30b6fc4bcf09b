//! Writing one file, all or nothing.
//!
//! A part is made beside the target (`spool`), flushed to the disk, and takes the target's place in one
//! step.

use std::path::Path;

use crate::platform;
pub(super) use crate::platform::{Access, sync_folder};

use super::target::replaceable;
use super::{FilesError, SpoolFile, folder_of};

/// Puts `bytes` into the file at `path`, all or nothing. The folder must exist. A new file is as open
/// to others as any new file of this person; an old one stays as it was.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    write(path, bytes, Access::Usual)
}

/// The same for what no other person should read: nobody asked for a recovery copy to be shared.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    write(path, bytes, Access::Private)
}

fn write(path: &Path, bytes: &[u8], access: Access) -> Result<(), FilesError> {
    let mut beside = SpoolFile::begin(path, access)?;
    beside.take(bytes)?;
    put(path, beside.made_ready(path)?)
}

/// Puts what was made ready in its place: at the end of a link, where the place is one.
pub(super) fn put<F>(path: &Path, beside: tempfile::NamedTempFile<F>) -> Result<(), FilesError> {
    let real = replaceable(path)?;
    platform::put(beside, &real).map_err(|cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    })?;
    sync_folder(folder_of(&real));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::read;
    use super::*;

    #[test]
    fn writing_replaces_the_whole_file_and_leaves_no_litter() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.ron");
        write_atomic(&path, b"a longer first text").unwrap();
        write_atomic(&path, b"second").unwrap();
        assert_eq!(read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_as_open_as_any_other_and_an_old_one_stays_as_it_was() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (ours, other) = (folder.path().join("ours"), folder.path().join("other"));
        write_atomic(&ours, b"x").unwrap();
        fs::File::create(&other).unwrap();
        assert_eq!(mode(&ours), mode(&other));
        fs::set_permissions(&ours, fs::Permissions::from_mode(0o640)).unwrap();
        write_atomic(&ours, b"y").unwrap();
        assert_eq!(mode(&ours), 0o640);
        write_private(&ours, b"z").unwrap();
        assert_eq!(mode(&ours), 0o600);
    }

    #[test]
    fn a_write_that_fails_speaks_of_no_old_file_where_there_was_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("not-there").join("case.ron");
        let error = write_atomic(&path, b"text").unwrap_err();
        assert!(error.to_string().contains("case.ron"));
        assert!(
            error.to_string().ends_with("; nothing was written"),
            "{error}"
        );
    }
}
