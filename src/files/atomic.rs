//! Writing one file, all or nothing.
//!
//! A part is made beside the target, flushed to the disk, and takes the target's place in one step. Parts
//! that a killed program left are cleared by whoever writes next into the same folder.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use super::{FilesError, folder_of};

/// Puts `bytes` into the file at `path`, all or nothing. The folder must exist. A new file is as open
/// to others as any new file of this person; an old one stays as it was.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    write(path, bytes, Access::Usual)
}

/// The same for what no other person should read: nobody asked for a recovery copy to be shared.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    write(path, bytes, Access::Private)
}

/// Who may read a file that is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Usual,
    Private,
}

fn write(path: &Path, bytes: &[u8], access: Access) -> Result<(), FilesError> {
    put(path, laid_beside(path, bytes, access)?)
}

/// A file made ready beside the one whose place it is to take.
pub(super) fn laid_beside(
    path: &Path,
    bytes: &[u8],
    access: Access,
) -> Result<tempfile::NamedTempFile, FilesError> {
    let failed = |cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    };
    let folder = folder_of(path);
    if !folder.is_dir() {
        let cause = io::Error::new(io::ErrorKind::NotFound, "there is no such folder");
        return Err(failed(cause));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(PART.0).suffix(PART.1);
    if access == Access::Usual {
        open_like_any_other(&mut builder);
    }
    let beside = builder.tempfile_in(folder).or_else(|_full| {
        clear_parts(folder, None);
        builder.tempfile_in(folder)
    });
    let mut beside = beside.map_err(failed)?;
    // Not every file system can lock; there, a part that is left behind stays.
    let _tells_others_that_we_live = beside.as_file().try_lock();
    // Before anything is written: what others left may be what fills the disk.
    clear_parts(folder, Some(beside.path()));
    beside.write_all(bytes).map_err(failed)?;
    if access == Access::Usual {
        keep_permissions(path, beside.as_file()).map_err(failed)?;
    }
    beside.as_file().sync_all().map_err(failed)?;
    Ok(beside)
}

/// Puts what was made ready in its place.
pub(super) fn put<F>(path: &Path, beside: tempfile::NamedTempFile<F>) -> Result<(), FilesError> {
    beside.persist(path).map_err(|error| FilesError::Write {
        path: path.to_owned(),
        cause: error.error,
    })?;
    sync_folder(folder_of(path));
    Ok(())
}

/// How the name of a part begins and ends.
const PART: (&str, &str) = (".bundle-builder-", ".part");

/// A part that has been empty for longer belongs to a program that was killed before it could lock it.
const ABOUT_TO_BE_LOCKED: Duration = Duration::from_secs(60);

/// Removes the parts that a killed program left in a folder. Who writes one holds a lock on it, which
/// ends with the program; an empty one may be about to be locked. `ours` was made just now, and tells
/// what time it is where the folder lies.
fn clear_parts(folder: &Path, ours: Option<&Path>) {
    let modified = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
    let now = ours.and_then(modified);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_ours = ours.is_some_and(|ours| ours.file_name() == path.file_name());
        if is_ours || !(name.starts_with(PART.0) && name.ends_with(PART.1)) {
            continue;
        }
        let Ok(part) = fs::File::open(&path) else {
            continue;
        };
        let has_content = part.metadata().is_ok_and(|about| about.len() > 0);
        let age = now
            .zip(modified(&path))
            .and_then(|(now, then)| now.duration_since(then).ok());
        let is_old = age.is_some_and(|age| age > ABOUT_TO_BE_LOCKED);
        if (has_content || is_old) && part.try_lock().is_ok() {
            drop(part);
            let _another_time = fs::remove_file(&path);
        }
    }
}

/// An old file keeps its permissions.
fn keep_permissions(path: &Path, beside: &fs::File) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(old) => beside.set_permissions(old.permissions()),
        Err(_new) => Ok(()),
    }
}

/// A new file gets the permissions that the person's settings give to every new file, so that
/// colleagues can open what lies in a shared folder; tempfile alone would lock them out.
#[cfg(unix)]
fn open_like_any_other(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_like_any_other(_builder: &mut tempfile::Builder<'_, '_>) {}

/// Makes the new name itself survive a power cut. Some file systems cannot; the content is safe.
fn sync_folder(folder: &Path) {
    if let Ok(handle) = fs::File::open(folder) {
        let _not_everywhere = handle.sync_all();
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn what_a_killed_program_left_is_cleared_and_what_a_living_one_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let part = |name: &str| folder.path().join(format!("{}{name}{}", PART.0, PART.1));
        for name in ["killed", "living", "new"] {
            let mut file = fs::File::create(part(name)).unwrap();
            let half = if name == "new" { "" } else { "half" };
            file.write_all(half.as_bytes()).unwrap();
        }
        let living = fs::File::open(part("living")).unwrap();
        living.try_lock().unwrap();
        write_atomic(&folder.path().join("case.ron"), b"text").unwrap();
        assert!(!part("killed").exists());
        assert!(part("living").exists() && part("new").exists());
    }

    /// Killed between making a part and writing into it.
    #[test]
    fn an_empty_part_is_cleared_when_it_has_been_empty_for_long() {
        let folder = tempfile::tempdir().unwrap();
        let [old, new] = ["old", "new"].map(|name| {
            let path = folder.path().join(format!("{}{name}{}", PART.0, PART.1));
            (fs::File::create(&path).unwrap(), path)
        });
        let made = old.0.metadata().unwrap().modified().unwrap();
        old.0.set_modified(made - 2 * ABOUT_TO_BE_LOCKED).unwrap();
        write_atomic(&folder.path().join("case.ron"), b"text").unwrap();
        assert!(!old.1.exists() && new.1.exists());
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
    fn a_write_that_fails_leaves_the_old_file_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("not-there").join("case.ron");
        let error = write_atomic(&path, b"text").unwrap_err();
        assert!(error.to_string().contains("case.ron"));
        assert!(error.to_string().contains("untouched"));
    }
}
