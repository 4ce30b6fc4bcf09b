//! Several files at once: the volumes of a bundle, which are of no use without each other.
//!
//! All are made ready before the first takes its place. What stood there before is kept until the last
//! has taken its own, and comes back where that fails.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::bundle::volume_name;

use super::atomic::put;
use super::open::open;
use super::spool::OLD;
use super::{FilesError, SpoolFile, folder_of, remove};

/// Puts every file that was made in its place, or none.
pub fn put_all(files: Vec<(PathBuf, SpoolFile)>) -> Result<(), FilesError> {
    let mut ready = Vec::with_capacity(files.len());
    for (path, file) in files {
        let file = file.made_ready(&path)?;
        ready.push((path, file));
    }
    let mut before = Vec::with_capacity(ready.len());
    for (path, _) in &ready {
        before.push((path.clone(), kept(path)?));
    }
    for (at, (path, file)) in ready.into_iter().enumerate() {
        if let Err(error) = put(&path, file) {
            before.truncate(at);
            return Err(taken_back(before, error));
        }
    }
    Ok(())
}

/// What a file holds now, under another name; locked as parts are, so that it is cleared like them where
/// the program is killed.
type Kept = NamedTempFile<Option<fs::File>>;

/// None where there is no such file.
fn kept(path: &Path) -> Result<Option<Kept>, FilesError> {
    if !path.is_file() {
        return Ok(None);
    }
    // A link shares its lock with the file, which so has it before it has the name.
    let mut held = locked(path);
    let keep = |other: &Path| match fs::hard_link(path, other) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            fs::copy(path, other).map(|_length| locked(other))
        }
        linked => linked.map(|()| held.take()),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(OLD.0).suffix(OLD.1);
    let kept = builder.make_in(folder_of(path), keep);
    kept.map(Some).map_err(|cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    })
}

/// Where an open file may not be replaced, it is left unlocked, and what a kill leaves stays.
fn locked(path: &Path) -> Option<fs::File> {
    let file = cfg!(unix).then(|| open(path).ok()).flatten()?;
    file.try_lock().is_ok().then_some(file)
}

/// Brings back what stood there; the error is the first one, or that of bringing back.
fn taken_back(before: Vec<(PathBuf, Option<Kept>)>, error: FilesError) -> FilesError {
    let mut error = error;
    for (path, kept) in before {
        let back = match kept {
            Some(kept) => put(&path, kept),
            None => remove(&path),
        };
        if let Err(worse) = back {
            error = worse;
        }
    }
    error
}

/// Where the files of a bundle go: those of several have their numbers in the names.
pub fn volume_paths(path: &Path, count: usize) -> Vec<PathBuf> {
    if count < 2 {
        return vec![path.to_owned()];
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let named = |volume| path.with_file_name(volume_name(&name, volume, count));
    (0..count).map(named).collect()
}

/// Whether volumes of an earlier bundle of this name lie beside it.
pub fn has_volumes(path: &Path) -> bool {
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let start = format!("{stem} Volume ");
    let entries = fs::read_dir(folder_of(path)).into_iter().flatten();
    let mut names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.any(|name| name.starts_with(&start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn all_are_written_or_the_old_ones_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let files = |last: &str| {
            let names = ["a Volume 1 of 3.pdf", "a Volume 2 of 3.pdf", last];
            let made = names.map(|name| {
                let mut file = SpoolFile::beside(&path("a.pdf")).unwrap();
                file.take(b"new").unwrap();
                (path(name), file)
            });
            Vec::from(made)
        };
        super::super::write_atomic(&path("a Volume 1 of 3.pdf"), b"old").unwrap();
        fs::create_dir(path("in the way")).unwrap();
        assert!(put_all(files("in the way")).is_err());
        assert_eq!(text(&path("a Volume 1 of 3.pdf")), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        put_all(files("a Volume 3 of 3.pdf")).unwrap();
        assert_eq!(text(&path("a Volume 1 of 3.pdf")), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
        assert!(has_volumes(&path("a.pdf")) && !has_volumes(&path("b.pdf")));
    }
}
