//! Files of a pack that are made ready in a hidden folder, and take their places together.
//!
//! Many at once are put in their places by one exchange of folders, which nobody sees half done. Where the
//! system cannot exchange folders (a shared drive, Windows), and for a few, a record says which file goes
//! where (`record`); whoever reads a pack reads a file that is named in it as if it were in its place.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::library::{Change, GoOn};

use super::atomic::sync_folder;
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
    fs::create_dir_all(&sources).map_err(|cause| failed(&sources, cause))?;
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
        found.extend(moves.filter(|(_, from)| from.exists()));
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
        if File::open(&path).is_ok_and(|left| left.try_lock().is_ok()) {
            let _another_time = fs::remove_dir_all(&path);
        }
    }
    let mut builder = tempfile::Builder::new();
    let made = builder.prefix(HIDDEN).suffix(NEW_PACK).tempdir_in(folder);
    let made = made.map_err(|cause| failed(folder, cause))?;
    let lock = File::open(made.path()).ok();
    let lock = lock.filter(|lock| lock.try_lock().is_ok());
    Ok((made, lock))
}

/// Removes such folders that were left behind in another.
fn clear(folder: &Path) {
    for path in hidden_folders(folder, NEW) {
        let _another_time = fs::remove_dir_all(path);
    }
}

fn hidden_folders(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_one = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(HIDDEN) && name.ends_with(ending)
    };
    entries.filter(is_one).map(|entry| entry.path()).collect()
}

/// A new file, whose content is not safe on the disk yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(bytes));
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
            if let Ok(old) = fs::metadata(pack.join(&change.path)) {
                let kept = fs::set_permissions(&path, old.permissions());
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
        fs::rename(&made, &place).map_err(|cause| failed(&place, cause))?;
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
mod tests {
    use std::collections::BTreeSet;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::thread;
    use std::time::Duration;

    use super::super::{SaveOutcome, Saver, read_pack, save_into};
    use super::*;

    const COUNT: usize = 60;

    /// A pack of that many sources that all say `text`, and what else people keep there.
    fn pack(text: &str, has_folder: bool) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for kept in ["sources/in it", "other"] {
            if has_folder || kept == "other" {
                fs::create_dir_all(folder.path().join(kept)).unwrap();
                write_new(&folder.path().join(kept).join("scan.pdf"), b"kept").unwrap();
            }
        }
        fs::create_dir_all(folder.path().join(SOURCES)).unwrap();
        for kept in ["README.md", "sources/notes.txt", "sources/.hidden"] {
            write_new(&folder.path().join(kept), b"kept").unwrap();
        }
        for change in changes(None, text) {
            write_new(&folder.path().join(&change.path), &change.after).unwrap();
        }
        folder
    }

    fn changes(before: Option<&str>, after: &str) -> Vec<Change> {
        let sources = (0..COUNT).map(|at| format!("sources/{at}.ron"));
        let paths = sources.chain(["pack.ron".to_owned()]);
        let change = |path| Change {
            path,
            before: before.map(|text| text.as_bytes().to_vec()),
            after: after.as_bytes().to_vec(),
        };
        paths.map(change).collect()
    }

    fn save(folder: &Path, before: &str, after: &str) {
        let saver = Saver {
            who: "ann".to_owned(),
            now: 7,
            stale_after: 60,
            patience: Duration::ZERO,
            process: None,
        };
        let saved = save_into(folder, &changes(Some(before), after), &saver);
        assert_eq!(saved.unwrap(), SaveOutcome::Saved);
    }

    /// What the sources and the pack say; more than one text where old and new are mixed.
    fn said(folder: &Path) -> BTreeSet<String> {
        let files = read_pack(folder).unwrap().files;
        let data = files.iter().filter(|(name, _)| name.ends_with(".ron"));
        assert_eq!(data.clone().count(), COUNT + 1);
        assert_eq!(files.len(), COUNT + 3);
        let texts = data.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        texts.collect()
    }

    fn assert_kept(folder: &Path, has_folder: bool) {
        for kept in [
            "README.md",
            "sources/notes.txt",
            "sources/.hidden",
            "other/scan.pdf",
        ] {
            assert_eq!(fs::read(folder.join(kept)).unwrap(), b"kept");
        }
        if has_folder {
            assert_eq!(
                fs::read(folder.join("sources/in it/scan.pdf")).unwrap(),
                b"kept"
            );
        }
        assert_eq!(fs::read_dir(folder).unwrap().count(), 4, "no litter");
    }

    /// By an exchange of folders, and where that cannot be because there is a folder among the sources.
    #[test]
    fn who_reads_while_many_files_are_saved_sees_the_old_pack_or_the_new_one() {
        for has_folder in [false, true] {
            let pack = pack("0", has_folder);
            let (is_over, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
            thread::scope(|scope| {
                let read = || {
                    while !is_over.load(Ordering::Relaxed) {
                        assert_eq!(said(pack.path()).len(), 1, "old and new are mixed");
                        reads.fetch_add(1, Ordering::Relaxed);
                    }
                };
                let reader = scope.spawn(read);
                for round in 0..20_u32 {
                    save(pack.path(), &round.to_string(), &(round + 1).to_string());
                }
                is_over.store(true, Ordering::Relaxed);
                reader.join().unwrap();
            });
            assert!(reads.load(Ordering::Relaxed) > 2, "nobody read meanwhile");
            assert_eq!(said(pack.path()), BTreeSet::from(["20".to_owned()]));
            assert_kept(pack.path(), has_folder);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn many_sources_take_their_places_by_one_exchange_of_folders() {
        use std::os::unix::fs::MetadataExt;
        for has_folder in [false, true] {
            let pack = pack("old", has_folder);
            let number = || fs::metadata(pack.path().join(SOURCES)).unwrap().ino();
            let before = number();
            save(pack.path(), "old", "new");
            assert_eq!(number() != before, !has_folder);
        }
    }

    /// Who may read the sources of the office still may when many are saved at once.
    #[cfg(unix)]
    #[test]
    fn files_that_are_saved_together_and_their_folder_keep_their_permissions() {
        use std::os::unix::fs::PermissionsExt;
        for has_folder in [false, true] {
            let pack = pack("old", has_folder);
            let rights = [(SOURCES, 0o750), ("sources/7.ron", 0o640)];
            for (name, mode) in rights {
                let rights = fs::Permissions::from_mode(mode);
                fs::set_permissions(pack.path().join(name), rights).unwrap();
            }
            save(pack.path(), "old", "new");
            for (name, mode) in rights {
                let now = fs::metadata(pack.path().join(name)).unwrap();
                assert_eq!(now.permissions().mode() & 0o777, mode, "{name}");
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_pack_that_is_being_made_is_not_cleared_by_who_makes_another_beside_it() {
        let above = tempfile::tempdir().unwrap();
        let (first, lock) = begin_pack(above.path()).unwrap();
        let (_second, _its_lock) = begin_pack(above.path()).unwrap();
        assert!(first.path().exists(), "somebody fills it");
        // Killed: the folder stays, and the lock is gone.
        let left = first.keep();
        drop(lock);
        let _third = begin_pack(above.path()).unwrap();
        assert!(!left.exists());
    }

    #[test]
    fn what_a_killed_program_had_put_down_is_read_and_then_finished() {
        let pack = pack("old", true);
        let (changes, mut go_on) = (changes(Some("old"), "new"), |_| {
            std::ops::ControlFlow::Continue(())
        });
        let made = Staging::filled(pack.path(), &changes, &mut go_on);
        drop(made.unwrap());
        assert_eq!(said(pack.path()), BTreeSet::from(["old".to_owned()]));
        let made = Staging::filled(pack.path(), &changes, &mut go_on);
        made.unwrap()
            .unwrap()
            .put_record(pack.path(), &changes)
            .unwrap();
        let text = |name: &str| fs::read_to_string(pack.path().join(name)).unwrap();
        assert_eq!(text("sources/7.ron"), "old");
        assert_eq!(said(pack.path()), BTreeSet::from(["new".to_owned()]));
        let steps = Steps::read(&pack.path().join(PENDING)).unwrap().unwrap();
        for (from, to) in steps.moves.iter().take(COUNT / 2) {
            fs::rename(pack.path().join(from), pack.path().join(to)).unwrap();
        }
        assert_eq!(said(pack.path()), BTreeSet::from(["new".to_owned()]));
        save(pack.path(), "new", "newer");
        assert_eq!(said(pack.path()), BTreeSet::from(["newer".to_owned()]));
        assert_kept(pack.path(), true);
    }

    #[test]
    fn one_who_stops_it_finds_everything_as_it_was() {
        let pack = pack("old", false);
        let mut left = COUNT / 2;
        let stopped = replace_all(pack.path(), &changes(Some("old"), "new"), &mut |_| {
            left -= 1;
            match left {
                0 => std::ops::ControlFlow::Break(()),
                _ => std::ops::ControlFlow::Continue(()),
            }
        });
        assert!(stopped.unwrap().is_none());
        assert_eq!(said(pack.path()), BTreeSet::from(["old".to_owned()]));
        assert_kept(pack.path(), false);
    }
}
