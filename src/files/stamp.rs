//! By what a change on the disk is noticed, without opening a file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{drive, hold_path, profiles_folder};

/// What can be seen of a pack's files without opening them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

/// Sizes and times of the files of the pack in `folder`, by which a change is noticed. What cannot be
/// looked at is left out: whoever reads the pack will say so.
pub fn stamp(folder: &Path) -> Stamp {
    let own = folder.to_owned();
    let folders = [own, folder.join("sources"), profiles_folder(folder)];
    let entries = folders.iter().filter_map(|one| drive::read_dir(one).ok());
    let looked_at = entries.flatten().filter_map(|entry| {
        let entry = entry.ok()?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let about = entry.metadata().ok().filter(|about| about.is_file())?;
        (!is_hidden).then(|| (entry.path(), (about.len(), about.modified().ok())))
    });
    Stamp(looked_at.collect())
}

/// Size and time of a case file and of its lock, by which a change is noticed.
pub fn stamp_of_case(case: &Path) -> Stamp {
    let both = [case.to_owned(), hold_path(case)].into_iter();
    let looked_at = both.filter_map(|path| {
        let about = drive::metadata(&path).ok()?;
        Some((path, (about.len(), about.modified().ok())))
    });
    Stamp(looked_at.collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::atomic::write_atomic;
    use super::*;

    #[test]
    fn a_change_in_a_pack_is_seen_in_its_stamp() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sources")).unwrap();
        let path = folder.path().join("sources/a.ron");
        let empty = stamp(folder.path());
        write_atomic(&path, b"one").unwrap();
        let one = stamp(folder.path());
        assert_ne!(empty, one);
        write_atomic(&folder.path().join(".hidden"), b"x").unwrap();
        assert_eq!(stamp(folder.path()), one);
        write_atomic(&path, b"longer").unwrap();
        assert_ne!(stamp(folder.path()), one);
        fs::create_dir(folder.path().join("profiles")).unwrap();
        let before = stamp(folder.path());
        write_atomic(&folder.path().join("profiles/a.ron"), b"x").unwrap();
        assert_ne!(stamp(folder.path()), before);
        assert_eq!(stamp(Path::new("/nowhere")), Stamp::default());
    }
}
