//! One folder in the place of another, in one step that nobody sees half done: where the system can.
//!
//! What else lies in the old folder goes along as a second name of the same file. Where something cannot
//! go along (a folder in it, the rights of another group), nothing is done.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use super::FilesError;

#[cfg(target_os = "linux")]
pub(super) use linux::{exchange, sync_all};

/// Exchanges nothing.
#[cfg(not(target_os = "linux"))]
pub(super) fn exchange(
    _new: &Path,
    _old: &Path,
    _changed: &BTreeSet<OsString>,
) -> Result<bool, FilesError> {
    Ok(false)
}

/// Makes all files of a folder safe on the disk.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync_all(folder: &Path) -> Result<(), FilesError> {
    let failed = |cause| super::staging::failed(folder, cause);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let file = std::fs::File::options().write(true).open(&path);
        file.and_then(|file| file.sync_all()).map_err(failed)?;
    }
    super::atomic::sync_folder(folder);
    Ok(())
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::fs::{self, File};
    use std::os::unix::fs::MetadataExt;

    use rustix::fs::{CWD, RenameFlags, listxattr, renameat_with, syncfs};

    use super::super::set_aside;
    use super::super::staging::{PENDING, failed};
    use super::*;

    /// By which a file is seen to be another, or to have been changed.
    type Mark = (u64, u64, i64, i64);

    fn mark(path: &Path) -> Option<Mark> {
        let about = fs::symlink_metadata(path).ok()?;
        let is_plain = about.file_type().is_file();
        is_plain.then(|| (about.ino(), about.len(), about.mtime(), about.mtime_nsec()))
    }

    /// Puts the folder `new`, with all of `old` but `changed` in it, in the place of `old`, which takes that
    /// of `new`. `false` where that cannot be; nothing has happened then.
    pub(crate) fn exchange(
        new: &Path,
        old: &Path,
        changed: &BTreeSet<OsString>,
    ) -> Result<bool, FilesError> {
        if !are_alike(new, old) {
            return Ok(false);
        }
        let Some(seen) = take_along(new, old, changed) else {
            return Ok(false);
        };
        sync_all(new)?;
        if renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_err() {
            return Ok(false);
        }
        if let Some(folder) = old.parent() {
            super::super::atomic::sync_folder(folder);
        }
        // By now, what was the old folder is called `new`.
        bring_over(new, old, &seen)?;
        Ok(true)
    }

    /// Many files at once: waiting for each of them would take minutes.
    pub(crate) fn sync_all(folder: &Path) -> Result<(), FilesError> {
        let handle = File::open(folder).map_err(|cause| failed(folder, cause))?;
        syncfs(&handle).map_err(|cause| failed(folder, cause.into()))
    }

    /// Whether both are plain folders of the same people; the new one gets the rights of the old.
    fn are_alike(new: &Path, old: &Path) -> bool {
        let [Ok(ours), Ok(theirs)] = [new, old].map(fs::symlink_metadata) else {
            return false;
        };
        let has_rights_of_its_own = |path: &Path| {
            let mut names = Vec::with_capacity(4096);
            let listed = listxattr(path, rustix::buffer::spare_capacity(&mut names));
            let mut names = names.split(|byte| *byte == 0);
            listed.is_ok() && names.any(|name| !name.is_empty() && !name.starts_with(b"security."))
        };
        theirs.is_dir()
            && (ours.uid(), ours.gid()) == (theirs.uid(), theirs.gid())
            && !has_rights_of_its_own(old)
            && fs::set_permissions(new, theirs.permissions()).is_ok()
    }

    /// Every file of the old folder that does not change gets a second name in the new one. `None` where
    /// something in it cannot.
    fn take_along(
        new: &Path,
        old: &Path,
        changed: &BTreeSet<OsString>,
    ) -> Option<BTreeMap<OsString, Mark>> {
        let mut seen = BTreeMap::new();
        for entry in fs::read_dir(old).ok()? {
            let name = entry.ok()?.file_name();
            let path = old.join(&name);
            seen.insert(name.clone(), mark(&path)?);
            if !changed.contains(&name) && name != PENDING {
                fs::hard_link(&path, new.join(&name)).ok()?;
            }
        }
        Some(seen)
    }

    /// What somebody else put into the old folder, or changed there, just before it went, is not lost.
    fn bring_over(
        old: &Path,
        place: &Path,
        seen: &BTreeMap<OsString, Mark>,
    ) -> Result<(), FilesError> {
        let failed = |cause| failed(place, cause);
        for entry in fs::read_dir(old).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name();
            let (from, to) = (old.join(&name), place.join(&name));
            let now = mark(&from);
            if now.is_some() && now.as_ref() == seen.get(&name) {
                continue;
            }
            // Ours stays beside theirs where both changed it.
            let is_theirs_alone = mark(&to).as_ref() == seen.get(&name) || !to.exists();
            if !is_theirs_alone {
                set_aside(&to)?;
            }
            fs::rename(&from, &to).map_err(failed)?;
        }
        Ok(())
    }

    #[cfg(test)]
    mod tests {
        use super::super::super::staging::write_new;
        use super::*;

        fn text(path: &Path) -> String {
            fs::read_to_string(path).unwrap_or_default()
        }

        /// Between the moment when the old folder was looked at and the one when it went.
        #[test]
        fn what_somebody_puts_into_the_folder_at_the_last_moment_is_not_lost() {
            let desk = tempfile::tempdir().unwrap();
            let (old, new) = (desk.path().join("old"), desk.path().join("new"));
            fs::create_dir(&old).unwrap();
            fs::create_dir(&new).unwrap();
            for name in ["same", "theirs", "both", "ours"] {
                write_new(&old.join(name), b"old").unwrap();
            }
            for name in ["both", "ours"] {
                write_new(&new.join(name), b"ours").unwrap();
            }
            let changed = BTreeSet::from(["both".into(), "ours".into()]);
            let seen = take_along(&new, &old, &changed).unwrap();
            for name in ["theirs", "both", "added"] {
                let _there_before = fs::remove_file(old.join(name));
                write_new(&old.join(name), b"theirs").unwrap();
            }
            bring_over(&old, &new, &seen).unwrap();
            for (name, holds) in [
                ("same", "old"),
                ("theirs", "theirs"),
                ("added", "theirs"),
                ("ours", "ours"),
                ("both", "theirs"),
                ("both.1", "ours"),
            ] {
                assert_eq!(text(&new.join(name)), holds, "{name}");
            }
        }
    }
}
