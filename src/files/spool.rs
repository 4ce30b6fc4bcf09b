//! A file that is made beside the one whose place it is to take, bit by bit.
//!
//! A large bundle is written here as it is made and read again from here, so that no memory has to hold
//! it. Until it is put in its place it bears a hidden name and is locked; whoever drops it leaves nothing
//! behind. A program that is killed cannot clear up: the next one that writes into the folder does so for
//! it, and knows from the lock what is still being made.

use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::export::Spool;
use crate::pdf::assemble::Sink;
use crate::platform::{Access, REPLACES_OPEN_FILES};

use super::drive;
use super::open::open;
use super::record::{finish_cut_short, named_in_records};
use super::target::replaceable;
use super::{FilesError, folder_of};

/// How the name of a part begins and ends.
pub(super) const PART: (&str, &str) = (".bundle-builder-", ".part");
/// The same of what stood there before, while several files take their places.
pub(super) const OLD: (&str, &str) = (".bundle-builder-", ".old");
/// A part that has been empty for longer belongs to a program that was killed before it could lock it.
const ABOUT_TO_BE_LOCKED: Duration = Duration::from_secs(60);
/// Bytes that wait to be written together.
const TOGETHER: usize = 64 << 10;

/// A file in the making.
#[derive(Debug)]
pub struct SpoolFile {
    /// The file whose place it is to take, as far as that is known: of several, their common name.
    path: PathBuf,
    access: Access,
    beside: BufWriter<NamedTempFile>,
}

impl SpoolFile {
    /// Begins a file in the folder of the one whose place it is to take. The folder must exist.
    pub fn beside(path: &Path) -> Result<Self, FilesError> {
        SpoolFile::begin(path, Access::Usual)
    }

    pub(super) fn begin(path: &Path, access: Access) -> Result<Self, FilesError> {
        let failed = |cause| failed(path, cause);
        let real = replaceable(path)?;
        let folder = folder_of(&real);
        if !drive::is_dir(folder) {
            let cause = io::Error::new(io::ErrorKind::NotFound, "there is no such folder");
            return Err(failed(cause));
        }
        finish_cut_short(folder);
        let make = || drive::beside(folder, PART, access, &real);
        let beside = make().or_else(|_full| {
            clear_parts(folder, None);
            make()
        });
        let beside = beside.map_err(failed)?;
        if access == Access::Usual {
            // From the first byte: it may lie here for minutes.
            keep_permissions(path, beside.as_file()).map_err(failed)?;
        }
        // Not every file system can lock; there, a part that is left behind stays.
        let _tells_others_that_we_live = beside.as_file().try_lock();
        // Before anything is written: what others left may be what fills the disk.
        clear_parts(folder, Some(beside.path()));
        Ok(SpoolFile {
            path: path.to_owned(),
            access,
            beside: BufWriter::with_capacity(TOGETHER, beside),
        })
    }

    pub(super) fn take(&mut self, bytes: &[u8]) -> Result<(), FilesError> {
        let taken = self.beside.write_all(bytes);
        taken.map_err(|cause| failed(&self.path, cause))
    }

    /// The whole file as it will be at `path`, safe on the disk.
    pub(super) fn made_ready(self, path: &Path) -> Result<NamedTempFile, FilesError> {
        let failed = |cause| failed(path, cause);
        let beside = self.beside.into_inner();
        let beside = beside.map_err(|error| failed(error.into_error()))?;
        if self.access == Access::Usual {
            keep_permissions(path, beside.as_file()).map_err(failed)?;
        }
        beside.as_file().sync_all().map_err(failed)?;
        Ok(beside)
    }

    /// With the name of the file, for those who do not know that it is one. The kind of an error stays:
    /// an interrupted write is tried again.
    fn named<T>(&self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|cause| failed(&self.path, cause).into())
    }
}

impl Write for SpoolFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.beside.write(bytes);
        self.named(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.beside.flush();
        self.named(flushed)
    }
}

impl Sink for SpoolFile {
    fn stands_at(&mut self, at: u64, parts: &[&[u8]]) -> io::Result<bool> {
        self.flush()?;
        let file = self.beside.get_mut().as_file_mut();
        let found = file.seek(SeekFrom::Start(at));
        let found = found.and_then(|_place| comes_next(file, parts));
        let end = file.seek(SeekFrom::End(0));
        self.named(end.and(found))
    }
}

/// Whether these bytes are what can be read next.
fn comes_next(file: &mut dyn Read, parts: &[&[u8]]) -> io::Result<bool> {
    let mut buffer = vec![0; TOGETHER];
    for block in parts.iter().flat_map(|part| part.chunks(TOGETHER)) {
        let Some(found) = buffer.get_mut(..block.len()) else {
            return Ok(false);
        };
        match file.read_exact(found) {
            Ok(()) if found == block => {}
            Ok(()) => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

impl Spool for SpoolFile {
    /// Through the handle that wrote it: where locks bind, another would be refused.
    fn read_back(&mut self) -> io::Result<Box<dyn Read + '_>> {
        self.flush()?;
        let begun = self.beside.get_mut().rewind();
        self.named(begun)?;
        Ok(Box::new(self.beside.get_ref().as_file()))
    }
}

fn failed(path: &Path, cause: io::Error) -> FilesError {
    FilesError::Write {
        path: path.to_owned(),
        cause,
    }
}

/// Removes the parts that a killed program left in a folder. Who writes one holds a lock on it, which
/// ends with the program; an empty one may be about to be locked. `ours` was made just now, and tells
/// what time it is where the folder lies.
pub(super) fn clear_parts(folder: &Path, ours: Option<&Path>) {
    let modified = |path: &Path| {
        drive::metadata(path)
            .and_then(|about| about.modified())
            .ok()
    };
    let now = ours.and_then(modified);
    let needed = named_in_records(folder);
    let entries = drive::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_ours = ours.is_some_and(|ours| ours.file_name() == path.file_name());
        let is = |(start, end): (&str, &str)| name.starts_with(start) && name.ends_with(end);
        // What is kept can be told from what was left behind only where it can be locked.
        if is_ours || needed.contains(&path) || !(is(PART) || REPLACES_OPEN_FILES && is(OLD)) {
            continue;
        }
        let Ok(part) = open(&path) else {
            continue;
        };
        let has_content = part.metadata().is_ok_and(|about| about.len() > 0);
        let age = now
            .zip(modified(&path))
            .and_then(|(now, then)| now.duration_since(then).ok());
        let is_old = age.is_some_and(|age| age > ABOUT_TO_BE_LOCKED);
        if (has_content || is_old) && part.try_lock().is_ok() {
            drop(part);
            let _another_time = drive::remove_file(&path);
        }
    }
}

/// An old file keeps its permissions.
fn keep_permissions(path: &Path, beside: &drive::File) -> io::Result<()> {
    match drive::metadata(path) {
        Ok(old) => beside.set_permissions(old.permissions()),
        Err(_new) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::write_atomic;
    use super::*;

    #[test]
    fn what_is_made_is_read_again_and_is_gone_with_who_made_it() {
        let folder = tempfile::tempdir().unwrap();
        let count = || fs::read_dir(folder.path()).unwrap().count();
        let mut spool = SpoolFile::beside(&folder.path().join("bundle.pdf")).unwrap();
        spool.write_all(b"page ").unwrap();
        spool.write_all(&vec![b'x'; 2 * TOGETHER]).unwrap();
        assert_eq!(count(), 1);
        for _ in 0..2 {
            let mut text = String::new();
            let mut back = spool.read_back().unwrap();
            back.read_to_string(&mut text).unwrap();
            assert_eq!((text.len(), &text[..7]), (2 * TOGETHER + 5, "page xx"));
        }
        drop(spool);
        assert_eq!(count(), 0);
    }

    #[test]
    fn what_was_written_can_be_looked_at_and_what_follows_goes_to_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = SpoolFile::beside(&folder.path().join("bundle.pdf")).unwrap();
        let large = vec![b'x'; TOGETHER + 7];
        spool.write_all(b"page ").unwrap();
        spool.write_all(&large).unwrap();
        assert!(spool.stands_at(0, &[b"page", b" ", &large]).unwrap());
        spool.write_all(b"page").unwrap();
        assert!(spool.stands_at(4, &[b" ", &large, b"page"]).unwrap());
        assert!(!spool.stands_at(4, &[b" ", &large, b"page "]).unwrap());
        assert!(!spool.stands_at(5, &[b" ", &large]).unwrap());
        assert!(!spool.stands_at(1 << 40, &[b"page"]).unwrap());
        let mut text = Vec::new();
        spool.read_back().unwrap().read_to_end(&mut text).unwrap();
        assert!(text == [b"page ", large.as_slice(), b"page"].concat());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_made_is_never_more_open_than_what_it_replaces() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bundle.pdf");
        write_atomic(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let spool = SpoolFile::beside(&path).unwrap();
        let about = spool.beside.get_ref().as_file().metadata().unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
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

    #[cfg(unix)]
    #[test]
    fn what_a_killed_program_kept_of_the_old_files_is_cleared_too() {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join(format!("{}volume{}", OLD.0, OLD.1));
        write_atomic(&kept, b"old").unwrap();
        let living = fs::File::open(&kept).unwrap();
        living.try_lock().unwrap();
        write_atomic(&folder.path().join("case.ron"), b"text").unwrap();
        assert!(kept.exists(), "it may be needed");
        drop(living);
        write_atomic(&folder.path().join("case.ron"), b"text").unwrap();
        assert!(!kept.exists());
    }

    /// Of several that are made by one program, as the volumes of a bundle are.
    #[test]
    fn what_is_being_made_here_is_not_taken_for_what_was_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bundle.pdf");
        let mut first = SpoolFile::beside(&path).unwrap();
        first.write_all(b"one").unwrap();
        first.flush().unwrap();
        let second = SpoolFile::beside(&path).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        drop((first, second));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    /// Killed between making a part and writing into it.
    #[test]
    fn an_empty_part_is_cleared_when_it_has_been_empty_for_long() {
        let folder = tempfile::tempdir().unwrap();
        let [(file, old), (_open, new)] = ["old", "new"].map(|name| {
            let path = folder.path().join(format!("{}{name}{}", PART.0, PART.1));
            (fs::File::create(&path).unwrap(), path)
        });
        let made = file.metadata().unwrap().modified().unwrap();
        file.set_modified(made - 2 * ABOUT_TO_BE_LOCKED).unwrap();
        // Windows removes nothing that is open.
        drop(file);
        write_atomic(&folder.path().join("case.ron"), b"text").unwrap();
        assert!(!old.exists() && new.exists());
    }
}
