//! That a window runs, as other windows on this machine can see it, and the recovery copies of what has
//! no place of its own yet: a case without a name, a source in the form.
//!
//! Each window has a file of its own in one folder, which the system keeps locked for it while its
//! program lives, however it ends. Its recovery copies bear the same name. So two windows never share a
//! copy, a copy that a crash left behind is found by looking through the folder, and a copy whose
//! owner still runs is left alone. Number and age of a process prove nothing; this lock does.

use std::fs::TryLockError;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::platform;

use super::drive::{self, File, OpenOptions};
use super::open::{open, open_with};
use super::{FilesError, remove};

const COPY: &str = "ron";
const MARK: &str = "running";

/// What a window keeps a copy of while it is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    Case,
    /// A source in the form of the library.
    Source,
}

impl Unsaved {
    /// How the names of its copies begin. An older program kept its only case as `unsaved-case.ron`.
    fn names(self) -> &'static str {
        match self {
            Unsaved::Case => "unsaved-",
            Unsaved::Source => "source-",
        }
    }
}

/// A window that runs, for as long as this lives.
#[derive(Debug)]
pub struct Presence {
    process: Process,
    /// Locked by the system.
    _mark: File,
}

/// How a window or command is known to others of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    folder: PathBuf,
    name: String,
}

impl Process {
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the window of that name runs.
    pub fn of(&self, name: &str) -> Runs {
        if name == self.name {
            return Runs::Yes;
        }
        runs(&self.folder, name)
    }
}

/// Whether the window of some name runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    Yes,
    /// It ran on this machine, and its program died.
    No,
    /// Nothing is known of it here: it may run on another machine.
    Unknown,
}

impl Presence {
    /// Makes the mark of a new window in `folder`. `now` only keeps names apart.
    pub fn new(folder: &Path, now: u64) -> Result<Self, FilesError> {
        let failed = |cause| FilesError::Write {
            path: folder.to_owned(),
            cause,
        };
        drive::create_dir_all(folder).map_err(failed)?;
        for number in 0..1000_u32 {
            let name = format!("{now}-{}-{number}", std::process::id());
            // The copy of a window that had the same name must not be taken for ours.
            let has_copy = |what| drive::exists(copy(folder, what, &name));
            if has_copy(Unsaved::Case) || has_copy(Unsaved::Source) {
                continue;
            }
            let path = mark(folder, &name);
            match drive::open(&path, OpenOptions::new().write(true).create_new(true)) {
                Ok(file) => {
                    // Where the system has no locks, the window counts as one of another machine.
                    let _told_apart_by_nothing = file.try_lock();
                    forget_the_long_dead(folder, &file);
                    let folder = folder.to_owned();
                    return Ok(Presence {
                        process: Process { folder, name },
                        _mark: file,
                    });
                }
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
                Err(cause) => return Err(failed(cause)),
            }
        }
        Err(failed(io::Error::from(io::ErrorKind::AlreadyExists)))
    }

    pub fn name(&self) -> &str {
        &self.process.name
    }

    pub fn process(&self) -> &Process {
        &self.process
    }

    /// Where this window keeps its recovery copy.
    pub fn copy(&self, what: Unsaved) -> PathBuf {
        copy(&self.process.folder, what, &self.process.name)
    }

    /// Whether the window of that name runs.
    pub fn of(&self, name: &str) -> Runs {
        self.process.of(name)
    }

    /// The copies that windows left behind when they died, oldest name first.
    pub fn left_behind(&self, what: Unsaved) -> Vec<PathBuf> {
        let entries = drive::read_dir(&self.process.folder)
            .into_iter()
            .flatten()
            .flatten();
        let copies = entries.map(|entry| entry.path()).filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = name.strip_prefix(what.names()).map(str::to_owned);
            let name =
                name.and_then(|name| Some(name.strip_suffix(&format!(".{COPY}"))?.to_owned()));
            name.is_some_and(|name| self.of(&name) != Runs::Yes)
        });
        let mut copies: Vec<PathBuf> = copies.collect();
        copies.sort();
        copies
    }

    /// Takes over a copy that was left behind. Of two windows that do so at once, one fails.
    pub fn adopt(&self, what: Unsaved, copy: &Path) -> Result<(), FilesError> {
        drive::rename(copy, self.copy(what)).map_err(|cause| FilesError::Read {
            path: copy.to_owned(),
            cause,
        })
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        // A mark that stays says that the window died, and nothing worse.
        let _seen_as_dead = remove(&mark(&self.process.folder, &self.process.name));
    }
}

/// Copies of cases in a folder whose windows do not run on this machine.
pub(super) fn left_copies(folder: &Path) -> Vec<PathBuf> {
    let entries = drive::read_dir(folder).into_iter().flatten().flatten();
    let copies = entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.strip_prefix(Unsaved::Case.names());
        let name = name.and_then(|name| name.strip_suffix(&format!(".{COPY}")));
        name.is_some_and(|name| runs(folder, name) != Runs::Yes)
    });
    let mut copies: Vec<PathBuf> = copies.collect();
    copies.sort();
    copies
}

fn copy(folder: &Path, what: Unsaved, name: &str) -> PathBuf {
    folder.join(format!("{}{name}.{COPY}", what.names()))
}

fn mark(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{}{name}.{MARK}", Unsaved::Case.names()))
}

fn runs(folder: &Path, name: &str) -> Runs {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let Some(file) = is_plain.then(|| open(&mark(folder, name)).ok()).flatten() else {
        return Runs::Unknown;
    };
    // Shared, so that two who look at once do not take each other for the owner.
    match file.try_lock_shared() {
        Ok(()) => Runs::No,
        Err(TryLockError::WouldBlock) => Runs::Yes,
        Err(TryLockError::Error(_)) => Runs::Unknown,
    }
}

/// Marks of windows that died stay as long as a lock may still name them, and no longer.
fn forget_the_long_dead(folder: &Path, ours: &File) {
    let modified = |file: &File| file.metadata().and_then(|about| about.modified()).ok();
    let now = modified(ours);
    let entries = drive::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.strip_prefix(Unsaved::Case.names());
        let name = name.and_then(|name| name.strip_suffix(&format!(".{MARK}")));
        let Some((name, mark)) = name.zip(open(&path).ok()) else {
            continue;
        };
        let age = now.zip(modified(&mark));
        let age = age.and_then(|(now, then)| now.duration_since(then).ok());
        drop(mark);
        if age.is_some_and(|age| age > LONG_DEAD) && runs(folder, name) == Runs::No {
            let _another_time = drive::remove_file(&path);
        }
    }
}

/// A month: nobody leaves a case locked for longer and comes back to it.
const LONG_DEAD: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Runs `work` while nobody else who asks the same way works on the file at `path`. Where the system
/// has no locks, or another takes longer than a second, it runs all the same.
pub fn alone<T>(path: &Path, work: impl FnOnce() -> T) -> T {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.lock"));
    let mut new = OpenOptions::new();
    new.write(true).create_new(true);
    platform::make_hidden(&mut new);
    let _made_or_there = drive::open(&beside, &new);
    let lock = open_with(&beside, OpenOptions::new().write(true));
    if let Ok(lock) = &lock {
        for _ in 0..50 {
            if !matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }
    work()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::write_private;

    #[test]
    fn windows_share_no_copy_and_only_copies_of_the_dead_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let one = Presence::new(folder.path(), 7).unwrap();
        let other = Presence::new(folder.path(), 7).unwrap();
        let source = other.copy(Unsaved::Source);
        write_private(&source, b"source").unwrap();
        let case = one.copy(Unsaved::Case);
        assert_ne!(case, other.copy(Unsaved::Case));
        write_private(&case, b"one").unwrap();
        assert_eq!(other.of(one.name()), Runs::Yes);
        assert_eq!(other.left_behind(Unsaved::Case), Vec::<PathBuf>::new());
        let name = one.name().to_owned();
        drop(one);
        assert_eq!(
            other.left_behind(Unsaved::Case),
            std::slice::from_ref(&case)
        );
        assert_eq!(other.of(&name), Runs::Unknown);
        other.adopt(Unsaved::Case, &case).unwrap();
        assert!(other.adopt(Unsaved::Case, &case).is_err(), "it is gone");
        assert!(other.left_behind(Unsaved::Case).is_empty());
        assert!(other.left_behind(Unsaved::Source).is_empty(), "it is alive");
    }

    #[test]
    fn a_mark_without_its_lock_is_that_of_a_dead_window() {
        let folder = tempfile::tempdir().unwrap();
        let own = Presence::new(folder.path(), 7).unwrap();
        write_private(&mark(folder.path(), "6-1-0"), b"").unwrap();
        assert_eq!(own.of("6-1-0"), Runs::No);
        for name in ["5-1-0", "", "../x"] {
            assert_eq!(own.of(name), Runs::Unknown, "{name}");
        }
    }

    #[test]
    fn marks_of_windows_that_died_long_ago_are_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let own = Presence::new(folder.path(), 7).unwrap();
        let made = own._mark.metadata().unwrap().modified().unwrap();
        for (name, age) in [("6-1-0", 2 * LONG_DEAD), ("6-2-0", LONG_DEAD / 2)] {
            let path = mark(folder.path(), name);
            write_private(&path, b"").unwrap();
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(made - age).unwrap();
        }
        own._mark.set_modified(made - 2 * LONG_DEAD).unwrap();
        let other = Presence::new(folder.path(), 8).unwrap();
        assert_eq!(other.of("6-1-0"), Runs::Unknown, "it is gone");
        assert_eq!(other.of("6-2-0"), Runs::No);
        assert_eq!(other.of(own.name()), Runs::Yes);
    }

    #[test]
    fn the_copy_of_an_older_program_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let own = Presence::new(folder.path(), 7).unwrap();
        write_private(&folder.path().join("unsaved-case.ron"), b"x").unwrap();
        write_private(&folder.path().join("settings.ron"), b"x").unwrap();
        let found = own.left_behind(Unsaved::Case);
        assert_eq!(found, [folder.path().join("unsaved-case.ron")]);
    }

    #[test]
    fn of_many_who_change_a_file_at_once_none_undoes_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("count");
        write_private(&path, b"").unwrap();
        let add = || {
            alone(&path, || {
                let mut bytes = crate::files::read(&path).unwrap();
                bytes.push(b'x');
                write_private(&path, &bytes).unwrap();
            });
        };
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(add);
            }
        });
        assert_eq!(crate::files::read(&path).unwrap().len(), 8);
    }
}
