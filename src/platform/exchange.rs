//! One folder in the place of another, in one step that nobody sees half done: Linux can. What else such a
//! step has to know of files stands here, too.

use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// Whether there is such a step. Where there is none, a record says what is still to be moved.
pub const EXCHANGES_FOLDERS: bool = cfg!(target_os = "linux");

/// Each takes the place of the other.
#[cfg(target_os = "linux")]
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
pub fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Makes all files of a folder safe on the disk: at once where the system can, as waiting for each of many
/// takes minutes.
#[cfg(target_os = "linux")]
pub fn sync_tree(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(std::fs::File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
pub fn sync_tree(folder: &Path) -> io::Result<()> {
    sync_each(folder)
}

/// One file after another, also in the folders in it.
#[cfg(any(test, not(target_os = "linux")))]
fn sync_each(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_each(&entry.path())?;
            continue;
        }
        // Windows makes safe only what is open for writing.
        let file = std::fs::File::options().write(true).open(entry.path());
        file?.sync_all()?;
    }
    sync_folder(folder);
    Ok(())
}

/// Makes the names in a folder survive a power cut, where folders can be opened: on Windows they cannot, and
/// the system writes names down by itself. The content is safe everywhere.
pub fn sync_folder(folder: &Path) {
    if let Ok(handle) = std::fs::File::open(folder) {
        let _not_everywhere = handle.sync_all();
    }
}

/// By which a file is seen to be another, or to have been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// None on Windows, where it cannot be asked for.
    number: Option<u64>,
    length: u64,
    modified: Option<SystemTime>,
}

pub fn mark(about: &Metadata) -> Mark {
    Mark {
        number: number(about),
        length: about.len(),
        modified: about.modified().ok(),
    }
}

#[cfg(unix)]
fn number(about: &Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    Some(about.ino())
}

#[cfg(not(unix))]
fn number(_about: &Metadata) -> Option<u64> {
    None
}

/// Whether two files belong to the same people, as far as the system says.
#[cfg(unix)]
pub fn have_one_owner(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.uid(), one.gid()) == (other.uid(), other.gid())
}

#[cfg(not(unix))]
pub fn have_one_owner(_one: &Metadata, _other: &Metadata) -> bool {
    true
}

/// Whether a folder has rights that a new one in its place would not get. Only where folders are exchanged.
#[cfg(target_os = "linux")]
pub fn has_rights_of_its_own(path: &Path) -> bool {
    let mut names = Vec::with_capacity(4096);
    let listed = rustix::fs::listxattr(path, rustix::buffer::spare_capacity(&mut names));
    let mut names = names.split(|byte| *byte == 0);
    listed.is_ok() && names.any(|name| !name.is_empty() && !name.starts_with(b"security."))
}

#[cfg(not(target_os = "linux"))]
pub fn has_rights_of_its_own(_path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn folders_change_places_or_nothing_happens() {
        let desk = tempfile::tempdir().unwrap();
        let (one, other) = (desk.path().join("one"), desk.path().join("other"));
        for folder in [&one, &other] {
            fs::create_dir(folder).unwrap();
        }
        fs::File::create(one.join("a")).unwrap();
        assert_eq!(exchange(&one, &other).is_ok(), EXCHANGES_FOLDERS);
        assert_eq!(other.join("a").exists(), EXCHANGES_FOLDERS);
        sync_tree(&one).unwrap();
        sync_tree(&other).unwrap();
        sync_folder(desk.path());
    }

    #[test]
    fn files_in_folders_of_a_folder_are_made_safe_too() {
        let desk = tempfile::tempdir().unwrap();
        fs::create_dir_all(desk.path().join("sources/deep")).unwrap();
        for name in ["pack.ron", "sources/a.ron", "sources/deep/b.ron"] {
            drop(fs::File::create(desk.path().join(name)).unwrap());
        }
        sync_each(desk.path()).unwrap();
        sync_tree(desk.path()).unwrap();
    }

    #[test]
    fn a_change_shows_in_the_mark_of_a_file() {
        let desk = tempfile::tempdir().unwrap();
        let path = desk.path().join("a");
        let file = fs::File::create(&path).unwrap();
        let before = mark(&fs::metadata(&path).unwrap());
        assert_eq!(mark(&fs::metadata(&path).unwrap()), before);
        file.set_len(3).unwrap();
        assert_ne!(mark(&fs::metadata(&path).unwrap()), before);
        let about = fs::metadata(&path).unwrap();
        assert!(have_one_owner(&about, &about));
    }
}
