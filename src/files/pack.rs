//! The folder of a pack: reading all of it, and making a new one.

use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use super::Shown as _;
use crate::library::{GoOn, PackFiles};
use crate::platform::Identity;

use super::atomic::sync_folder;
use super::drive;
use super::exchange::sync_all;
use super::open::{PATIENCE, read_here, within};
use super::staging::{self, SOURCES, write_new};
use super::{FilesError, LARGEST, Stamp, folder_of, stamp};

/// The files of the pack in `folder`: its own and those of `sources/`. A file that cannot be read
/// stops it, since a library must not shrink in silence.
pub fn read_pack(folder: &Path) -> Result<PackFiles, FilesError> {
    let own = folder.to_owned();
    within(folder, PATIENCE, move |come| {
        let read = read_pack_while(&own, &mut |_| {
            come.fetch_add(1, Ordering::Relaxed);
            ControlFlow::Continue(())
        });
        // Nothing stops it.
        Ok(read?.unwrap_or_default())
    })
}

/// The same, while it may go on: `None` where it was stopped. Where somebody saves into the pack meanwhile,
/// it is read again, so that what is read is what it was at one time.
pub fn read_pack_while(
    folder: &Path,
    go_on: &mut GoOn<'_>,
) -> Result<Option<PackFiles>, FilesError> {
    for _ in 0..TRIES {
        let before = seen(folder);
        let read = read_once(folder, go_on);
        if matches!(read, Ok(None)) || seen(folder) == before {
            return read;
        }
        thread::sleep(BETWEEN_TRIES);
    }
    Err(FilesError::Read {
        path: folder.to_owned(),
        cause: io::Error::other("somebody is changing it all the time; try again"),
    })
}

const TRIES: u32 = 50;
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// By which a change while it was read is noticed.
type Seen = (Stamp, [Option<FileTime>; 2], Option<Identity>);

fn seen(folder: &Path) -> Seen {
    let time = |path: PathBuf| {
        let about = drive::metadata(path).ok()?;
        Some((about.len(), about.modified().ok()))
    };
    let record = staging::pending(folder).map(time);
    // A folder that was exchanged is another.
    (stamp(folder), record, drive::identity(folder.join(SOURCES)))
}

type FileTime = (u64, Option<SystemTime>);

fn read_once(folder: &Path, go_on: &mut GoOn<'_>) -> Result<Option<PackFiles>, FilesError> {
    let mut paths: BTreeMap<String, PathBuf> = listed(folder, "")?.into_iter().collect();
    let sources = folder.join(SOURCES);
    if drive::is_dir(&sources) {
        paths.extend(listed(&sources, "sources/")?);
    }
    paths.extend(staging::on_their_way(folder)?);
    let (count, mut files) = (paths.len(), BTreeMap::new());
    for (at, (name, path)) in paths.into_iter().enumerate() {
        if go_on(at as f32 / count as f32).is_break() {
            return Ok(None);
        }
        files.insert(name, read_here(&path, LARGEST, &AtomicU64::new(0))?);
    }
    let origin = folder.shown();
    Ok(Some(PackFiles { origin, files }))
}

/// The files in a folder, by their names in the pack.
fn listed(folder: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>, FilesError> {
    let failed = |cause| FilesError::Read {
        path: folder.to_owned(),
        cause,
    };
    let mut found = Vec::new();
    for entry in drive::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What leads nowhere, or is no file, is named when it is read, and not passed by.
        if !drive::is_dir(&path) && !name.starts_with('.') {
            found.push((format!("{prefix}{name}"), path));
        }
    }
    Ok(found)
}

/// Makes the folder of a new pack and puts `files` into it. A folder that already holds something is
/// refused.
pub fn make_pack(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), FilesError> {
    let failed = |cause| FilesError::Write {
        path: folder.to_owned(),
        cause,
    };
    if drive::exists(folder) {
        let is_empty =
            drive::is_dir(folder) && drive::read_dir(folder).map_err(failed)?.next().is_none();
        if !is_empty {
            return Err(FilesError::NotEmpty {
                path: folder.to_owned(),
            });
        }
    }
    let above = folder_of(folder);
    drive::create_dir_all(above).map_err(failed)?;
    let (made, _lock) = staging::begin_pack(above)?;
    fill(made.path(), files)?;
    // A folder that is there already is empty. Some systems put nothing in its place, and none does where
    // it is the one in which the program was started.
    let put = drive::rename(made.path(), folder);
    if put.is_err() && drive::exists(folder) {
        return fill(folder, files);
    }
    put.map_err(failed)?;
    sync_folder(above);
    Ok(())
}

/// The description of the pack comes last: without it, a folder is no pack.
fn fill(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), FilesError> {
    let sources = folder.join(SOURCES);
    drive::create_dir_all(&sources).map_err(|cause| staging::failed(&sources, cause))?;
    let (last, first): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| *name == "pack.ron");
    for (name, bytes) in first.into_iter().chain(last) {
        write_new(&folder.join(name), bytes)?;
    }
    sync_all(folder)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::write_atomic;
    use super::*;

    #[test]
    fn a_pack_is_read_with_its_sources_and_without_hidden_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sources")).unwrap();
        for name in ["pack.ron", ".hidden", "sources/a.ron"] {
            write_atomic(&folder.path().join(name), b"x").unwrap();
        }
        let pack = read_pack(folder.path()).unwrap();
        let names: Vec<_> = pack.files.keys().map(String::as_str).collect();
        assert_eq!(names, ["pack.ron", "sources/a.ron"]);
    }

    #[test]
    fn a_new_pack_is_made_only_where_nothing_is() {
        let folder = tempfile::tempdir().unwrap();
        let files = BTreeMap::from([("pack.ron".to_owned(), b"x".to_vec())]);
        let (empty, new) = (folder.path().to_owned(), folder.path().join("deep/new"));
        make_pack(&new, &files).unwrap();
        assert!(new.join("sources").is_dir());
        let error = make_pack(&empty, &files).unwrap_err().to_string();
        assert!(error.contains("not an empty folder"), "{error}");
        assert!(make_pack(&new.join("pack.ron"), &files).is_err());
        assert_eq!(read_pack(&new).unwrap().files, files);
    }
}
