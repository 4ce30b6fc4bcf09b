//! The folder of a pack: reading all of it, and making a new one.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use crate::library::{GoOn, PackFiles};

use super::atomic::write_atomic;
use super::open::read_here;
use super::{FilesError, LARGEST};

/// The files of the pack in `folder`: its own and those of `sources/`. A file that cannot be read
/// stops it, since a library must not shrink in silence.
pub fn read_pack(folder: &Path) -> Result<PackFiles, FilesError> {
    let read = read_pack_while(folder, &mut |_| ControlFlow::Continue(()))?;
    // Nothing stops it.
    Ok(read.unwrap_or_default())
}

/// The same, while it may go on: `None` where it was stopped.
pub fn read_pack_while(
    folder: &Path,
    go_on: &mut GoOn<'_>,
) -> Result<Option<PackFiles>, FilesError> {
    let mut paths = listed(folder, "")?;
    let sources = folder.join("sources");
    if sources.is_dir() {
        paths.extend(listed(&sources, "sources/")?);
    }
    let (count, mut files) = (paths.len(), BTreeMap::new());
    for (at, (name, path)) in paths.into_iter().enumerate() {
        if go_on(at as f32 / count as f32).is_break() {
            return Ok(None);
        }
        files.insert(name, read_here(&path, LARGEST, &AtomicU64::new(0))?);
    }
    let origin = folder.display().to_string();
    Ok(Some(PackFiles { origin, files }))
}

/// The files in a folder, by their names in the pack.
fn listed(folder: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>, FilesError> {
    let failed = |cause| FilesError::Read {
        path: folder.to_owned(),
        cause,
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What leads nowhere, or is no file, is named when it is read, and not passed by.
        if !path.is_dir() && !name.starts_with('.') {
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
    if folder.exists() {
        let is_empty = folder.is_dir() && fs::read_dir(folder).map_err(failed)?.next().is_none();
        if !is_empty {
            return Err(FilesError::NotEmpty {
                path: folder.to_owned(),
            });
        }
    }
    fs::create_dir_all(folder.join("sources")).map_err(failed)?;
    for (name, bytes) in files {
        write_atomic(&folder.join(name), bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
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
