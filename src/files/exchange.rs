//! One folder in the place of another, in one step that nobody sees half done: where the system can.
//!
//! What else lies in the old folder goes along as a second name of the same file. Where something cannot
//! go along (a folder in it, the rights of another group), nothing is done.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::Path;

use crate::platform::{self, Mark};

use super::staging::{PENDING, failed};
use super::{FilesError, drive, set_aside};

fn mark(path: &Path) -> Option<Mark> {
    let about = drive::symlink_metadata(path).ok()?;
    about.file_type().is_file().then(|| platform::mark(&about))
}

/// Puts the folder `new`, with all of `old` but `changed` in it, in the place of `old`, which takes that
/// of `new`. `false` where that cannot be; nothing has happened then.
pub(super) fn exchange(
    new: &Path,
    old: &Path,
    changed: &BTreeSet<OsString>,
) -> Result<bool, FilesError> {
    if !platform::EXCHANGES_FOLDERS || !are_alike(new, old) {
        return Ok(false);
    }
    let Some(seen) = take_along(new, old, changed) else {
        return Ok(false);
    };
    sync_all(new)?;
    if drive::exchange(new, old).is_err() {
        return Ok(false);
    }
    if let Some(folder) = old.parent() {
        platform::sync_folder(folder);
    }
    // By now, what was the old folder is called `new`.
    bring_over(new, old, &seen)?;
    Ok(true)
}

/// Makes all files of a folder safe on the disk.
pub(super) fn sync_all(folder: &Path) -> Result<(), FilesError> {
    platform::sync_tree(folder).map_err(|cause| failed(folder, cause))
}

/// Whether both are plain folders of the same people; the new one gets the rights of the old.
fn are_alike(new: &Path, old: &Path) -> bool {
    let [Ok(ours), Ok(theirs)] = [new, old].map(drive::symlink_metadata) else {
        return false;
    };
    theirs.is_dir()
        && platform::have_one_owner(&ours, &theirs)
        && !platform::has_rights_of_its_own(old)
        && drive::set_permissions(new, theirs.permissions()).is_ok()
}

/// Every file of the old folder that does not change gets a second name in the new one. `None` where
/// something in it cannot.
fn take_along(
    new: &Path,
    old: &Path,
    changed: &BTreeSet<OsString>,
) -> Option<BTreeMap<OsString, Mark>> {
    let mut seen = BTreeMap::new();
    for entry in drive::read_dir(old).ok()? {
        let name = entry.ok()?.file_name();
        let path = old.join(&name);
        seen.insert(name.clone(), mark(&path)?);
        if !changed.contains(&name) && name != PENDING {
            drive::hard_link(&path, new.join(&name)).ok()?;
        }
    }
    Some(seen)
}

/// What somebody else put into the old folder, or changed there, just before it went, is not lost.
fn bring_over(old: &Path, place: &Path, seen: &BTreeMap<OsString, Mark>) -> Result<(), FilesError> {
    let failed = |cause| failed(place, cause);
    for entry in drive::read_dir(old).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        let (from, to) = (old.join(&name), place.join(&name));
        let now = mark(&from);
        if now.is_some() && now.as_ref() == seen.get(&name) {
            continue;
        }
        // Ours stays beside theirs where both changed it.
        let is_theirs_alone = mark(&to).as_ref() == seen.get(&name) || !drive::exists(&to);
        if !is_theirs_alone {
            set_aside(&to)?;
        }
        drive::rename(&from, &to).map_err(failed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::staging::write_new;
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
            let _there_before = drive::remove_file(old.join(name));
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
