//! Files of a pack that are made ready in a hidden folder, and take their places together.
//!
//! Many at once are put in their places by one exchange of folders, which nobody sees half done. Where the
//! system cannot exchange folders (a shared drive, Windows), and for a few, a record says which file goes
//! where (`record`); whoever reads a pack reads a file that is named in it as if it were in its place.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::library::{Change, GoOn};

use super::atomic::sync_folder;
use super::drive::{self, File, OpenOptions};
use super::exchange::{exchange, sync_all};
use super::record::{HIDDEN, Steps};
use super::spool::clear_parts;
use super::target::replaceable;
use super::{FilesError, folder_of, remove};

/// How the name of such a folder ends.
const NEW: &str = ".new";
/// The same where it is to be a pack of its own.
const NEW_PACK: &str = ".new-pack";
/// The record of a pack: beside its files, or in the folder that was exchanged.
pub(super) const PENDING: &str = ".bundle-builder-pending";
pub(super) const SOURCES: &str = "sources";

/// Puts all changes into the pack, or none: `None` where it was stopped.
pub(super) fn replace_all(
    pack: &Path,
    changes: &[Change],
    go_on: &mut GoOn<'_>,
) -> Result<Option<()>, FilesError> {
    for change in changes {
        replaceable(&pack.join(&change.path))?;
    }
    let sources = pack.join(SOURCES);
    drive::create_dir_all(&sources).map_err(|cause| failed(&sources, cause))?;
    let Some(staging) = Staging::filled(pack, changes, go_on)? else {
        return Ok(None);
    };
    let of_sources = changes
        .iter()
        .filter(|change| in_sources(&change.path).is_some());
    let is_done = of_sources.count() > 1 && staging.exchange(pack, changes)?;
    if !is_done {
        staging.put_record(pack, changes)?;
    }
    finish(pack).map(Some)
}

/// Finishes what a program that was killed had begun to put into a pack, and clears up behind it. Whoever
/// calls it has the lock of the pack.
pub(super) fn finish(pack: &Path) -> Result<(), FilesError> {
    for path in pending(pack) {
        if let Some(steps) = Steps::read(&path)? {
            steps.carry_out(pack)?;
            remove(&path)?;
            sync_folder(folder_of(&path));
        }
    }
    clear(pack);
    clear_parts(pack, None);
    clear_parts(&pack.join(SOURCES), None);
    Ok(())
}

/// Where a record may lie.
pub(super) fn pending(pack: &Path) -> [PathBuf; 2] {
    [pack.join(PENDING), pack.join(SOURCES).join(PENDING)]
}

/// Files that count already and are still to be moved: the place of each in the pack, and where it is.
pub(super) fn on_their_way(pack: &Path) -> Result<BTreeMap<String, PathBuf>, FilesError> {
    let mut found = BTreeMap::new();
    for path in pending(pack) {
        let steps = Steps::read(&path)?.unwrap_or_default();
        let moves = steps.moves.into_iter();
        let moves = moves.map(|(from, to)| (to, pack.join(from)));
        found.extend(moves.filter(|(_, from)| drive::exists(from)));
    }
    Ok(found)
}

/// An empty hidden folder in another. It goes with the value.
fn begin(folder: &Path) -> Result<TempDir, FilesError> {
    let mut builder = tempfile::Builder::new();
    let made = builder.prefix(HIDDEN).suffix(NEW).tempdir_in(folder);
    made.map_err(|cause| failed(folder, cause))
}

/// The same for a new pack, beside its place; what killed programs left of such is cleared.
pub(super) fn begin_pack(folder: &Path) -> Result<(TempDir, Option<File>), FilesError> {
    for path in hidden_folders(folder, NEW_PACK) {
        // Whoever fills one holds a lock on it, where folders can be locked.
        if drive::open_to_read(&path).is_ok_and(|left| left.try_lock().is_ok()) {
            let _another_time = drive::remove_dir_all(&path);
        }
    }
    let mut builder = tempfile::Builder::new();
    let made = builder.prefix(HIDDEN).suffix(NEW_PACK).tempdir_in(folder);
    let made = made.map_err(|cause| failed(folder, cause))?;
    let lock = drive::open_to_read(made.path()).ok();
    let lock = lock.filter(|lock| lock.try_lock().is_ok());
    Ok((made, lock))
}

/// Removes such folders that were left behind in another.
fn clear(folder: &Path) {
    for path in hidden_folders(folder, NEW) {
        let _another_time = drive::remove_dir_all(path);
    }
}

fn hidden_folders(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = drive::read_dir(folder).into_iter().flatten().flatten();
    let is_one = |entry: &drive::DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(HIDDEN) && name.ends_with(ending)
    };
    entries.filter(is_one).map(|entry| entry.path()).collect()
}

/// A new file, whose content is not safe on the disk yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    let made = drive::open(path, OpenOptions::new().write(true).create_new(true));
    let written = made.and_then(|mut file| file.write_all(bytes));
    written.map_err(|cause| failed(path, cause))
}

/// The changes of a pack, made ready in a folder beside its files.
struct Staging {
    folder: TempDir,
}

impl Staging {
    fn filled(
        pack: &Path,
        changes: &[Change],
        go_on: &mut GoOn<'_>,
    ) -> Result<Option<Self>, FilesError> {
        let folder = begin(pack)?;
        for (at, change) in changes.iter().enumerate() {
            if go_on(at as f32 / changes.len() as f32).is_break() {
                return Ok(None);
            }
            let path = folder.path().join(staged(&change.path));
            write_new(&path, &change.after)?;
            if let Ok(old) = drive::metadata(pack.join(&change.path)) {
                let kept = drive::set_permissions(&path, old.permissions());
                kept.map_err(|cause| failed(&path, cause))?;
            }
        }
        Ok(Some(Staging { folder }))
    }

    /// Puts this folder, with all other sources in it, in the place of that of the sources. `false` where
    /// the system, or what else lies there, does not allow that; nothing has happened then.
    fn exchange(&self, pack: &Path, changes: &[Change]) -> Result<bool, FilesError> {
        let own = self.folder.path();
        let others = changes
            .iter()
            .filter(|change| in_sources(&change.path).is_none());
        let moves = others.map(|change| {
            let from = format!("{SOURCES}/{}", staged(&change.path));
            (from, change.path.clone())
        });
        let steps = Steps::new(moves.collect(), Vec::new());
        let record = own.join(PENDING);
        write_new(&record, steps.text()?.as_bytes())?;
        let changed = changes.iter().filter_map(|change| in_sources(&change.path));
        let changed = changed.map(Into::into).collect();
        let is_done = exchange(own, &pack.join(SOURCES), &changed)?;
        if !is_done {
            remove(&record)?;
        }
        Ok(is_done)
    }

    /// Puts down the record by which every change counts.
    fn put_record(self, pack: &Path, changes: &[Change]) -> Result<(), FilesError> {
        let name = self.folder.path().file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let moves = changes.iter().map(|change| {
            let from = format!("{name}/{}", staged(&change.path));
            (from, change.path.clone())
        });
        let steps = Steps::new(moves.collect(), Vec::new());
        let (made, place) = (self.folder.path().join(PENDING), pack.join(PENDING));
        write_new(&made, steps.text()?.as_bytes())?;
        sync_all(self.folder.path())?;
        drive::rename(&made, &place).map_err(|cause| failed(&place, cause))?;
        // It is cleared when all in it has been moved, and not before.
        let _moved_from = self.folder.keep();
        sync_folder(pack);
        Ok(())
    }
}

/// What a file is called while it is made ready.
fn staged(path: &str) -> String {
    match in_sources(path) {
        Some(name) => name.to_owned(),
        None => format!("{HIDDEN}{path}"),
    }
}

/// The name of a file of `sources/`.
fn in_sources(path: &str) -> Option<&str> {
    path.strip_prefix(SOURCES)?.strip_prefix('/')
}

pub(super) fn failed(path: &Path, cause: io::Error) -> FilesError {
    FilesError::Write {
        path: path.to_owned(),
        cause,
    }
}

#[cfg(test)]
mod tests;
