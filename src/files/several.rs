//! Several files at once: the volumes of a bundle, which are of no use without each other.
//!
//! All are made ready before the first takes its place, and a record (`record`) says where each belongs, so
//! that a kill in the middle loses none: the rest is moved by whoever works in the folder next. Where one
//! cannot be put in its place, what stood there before comes back.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Shown as _;
use crate::bundle::volume_name;
use crate::finding::{Finding, VolumeCode};
use crate::platform::REPLACES_OPEN_FILES;

use super::atomic::put;
use super::drive;
use super::open::open;
use super::record::{Record, Steps, place};
use super::spool::OLD;
use super::target::replaceable;
use super::{FilesError, SpoolFile, folder_of, is_same, remove};

/// Puts every file that was made in its place, or none. They lie in one folder.
pub fn put_all(files: Vec<(PathBuf, SpoolFile)>) -> Result<(), FilesError> {
    let mut ready = Vec::with_capacity(files.len());
    for (path, file) in files {
        let file = file.made_ready(&path)?;
        ready.push((path, file));
    }
    let folder = match ready.first() {
        Some((path, _)) if ready.len() > 1 => folder_of(path).to_owned(),
        _ => {
            let only = ready.into_iter().next();
            return only.map_or(Ok(()), |(path, file)| put(&path, file));
        }
    };
    let mut before = Vec::with_capacity(ready.len());
    for (path, file) in &ready {
        replaceable(path)?;
        bring_home(file.path(), &folder)?;
        before.push((path.clone(), kept(path)?));
    }
    let moves = ready.iter();
    let moves = moves.map(|(path, file)| Some((name(file.path())?, name(path)?)));
    let Some(moves) = moves.collect() else {
        return put_unrecorded(ready, before);
    };
    let steps = Steps::new(moves, Vec::new());
    let record = Record::put(&folder, &steps)?;
    if let Err(error) = steps.carry_out(&folder) {
        return Err(taken_back(&folder, record, before, error));
    }
    // One that stays is found with nothing left to do.
    let _nothing_left_to_do = record.done();
    Ok(())
}

/// Parts begin beside the file that gave them their name, which may be a link to elsewhere.
fn bring_home(part: &Path, folder: &Path) -> Result<(), FilesError> {
    let name = part.file_name().unwrap_or_default();
    if is_same(folder_of(part), folder) {
        return Ok(());
    }
    place(part, &folder.join(name))
}

/// As a record has it: in plain letters, or not at all.
fn name(path: &Path) -> Option<String> {
    path.file_name()?.to_str().map(str::to_owned)
}

/// For names that no record can hold: all are put in their places, or none, unless the program is killed.
fn put_unrecorded(
    ready: Vec<(PathBuf, NamedTempFile)>,
    mut before: Vec<(PathBuf, Option<Kept>)>,
) -> Result<(), FilesError> {
    for (at, (path, file)) in ready.into_iter().enumerate() {
        if let Err(error) = put(&path, file) {
            before.truncate(at);
            return Err(put_back(before).err().unwrap_or(error));
        }
    }
    Ok(())
}

/// Brings back what stood there; the error is the first one, or that of bringing back.
fn put_back(before: Vec<(PathBuf, Option<Kept>)>) -> Result<(), FilesError> {
    for (path, kept) in before {
        match kept {
            Some(kept) => put(&path, kept)?,
            None => remove(&path)?,
        }
    }
    Ok(())
}

/// The same, so that a kill does not stop it half-way: the record says from now on what comes back.
fn taken_back(
    folder: &Path,
    mut record: Record,
    before: Vec<(PathBuf, Option<Kept>)>,
    error: FilesError,
) -> FilesError {
    let mut back = Steps::new(Vec::new(), Vec::new());
    for (path, kept) in &before {
        match kept.as_ref().map(|kept| name(kept.path())) {
            Some(kept) => back.moves.extend(kept.zip(name(path))),
            None if drive::is_file(path) => back.gone.extend(name(path)),
            None => {}
        }
    }
    let done = record.replace(folder, &back);
    let done = done.and_then(|()| back.carry_out(folder));
    let done = done.and_then(|_filled| record.done());
    done.err().unwrap_or(error)
}

/// What a file holds now, under another name; locked as parts are, so that it is cleared like them where
/// the program is killed.
type Kept = NamedTempFile<Option<drive::File>>;

/// None where there is no such file.
fn kept(path: &Path) -> Result<Option<Kept>, FilesError> {
    if !drive::is_file(path) {
        return Ok(None);
    }
    // A link shares its lock with the file, which so has it before it has the name.
    let mut held = locked(path);
    let keep = |other: &Path| match drive::hard_link(path, other) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            drive::copy(path, other).map(|_length| locked(other))
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
fn locked(path: &Path) -> Option<drive::File> {
    let file = REPLACES_OPEN_FILES.then(|| open(path).ok()).flatten()?;
    file.try_lock().is_ok().then_some(file)
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
    let entries = drive::read_dir(folder_of(path)).into_iter().flatten();
    let mut names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.any(|name| name.starts_with(&start))
}

/// What lies beside a bundle of `count` files, is named after it, and belongs to an earlier one: it must not
/// be filed with it. `path` is the name that they have in common.
pub fn left_over(path: &Path, count: usize) -> Vec<PathBuf> {
    let own = volume_paths(path, count);
    let entries = drive::read_dir(folder_of(path))
        .into_iter()
        .flatten()
        .flatten();
    let entries = entries.map(|entry| path.with_file_name(entry.file_name()));
    let volumes = entries.filter(|other| is_volume_of(path, other) && !own.contains(other));
    let whole = (count > 1 && drive::is_file(path)).then(|| path.to_owned());
    let mut found: Vec<PathBuf> = volumes.chain(whole).collect();
    found.sort();
    found
}

/// Whether it is called `NAME Volume 2 of 3.pdf`.
fn is_volume_of(path: &Path, other: &Path) -> bool {
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let name = other
        .file_stem()
        .and_then(OsStr::to_str)
        .unwrap_or_default();
    let numbers = name.strip_prefix(stem);
    let numbers = numbers.and_then(|rest| rest.strip_prefix(" Volume ")?.split_once(" of "));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let ending = |path: &Path| path.extension().map(OsStr::to_ascii_lowercase);
    numbers.is_some_and(|(number, count)| is_number(number) && is_number(count))
        && ending(path) == ending(other)
}

/// What a person should know of them.
pub fn left_over_finding(found: &[PathBuf]) -> Option<Finding> {
    let names = found.iter().filter_map(|path| path.file_name());
    let names: Vec<String> = names.map(|name| format!("“{}”", name.shown())).collect();
    let is = if names.len() == 1 { "is" } else { "are" };
    let names = (!names.is_empty()).then(|| names.join(", "))?;
    let message = format!("Beside this bundle {is} {names} of an earlier one, and no part of it.");
    Some(Finding::new(VolumeCode::LeftOver, message))
}

#[cfg(test)]
mod tests {
    use std::fs;

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

    #[test]
    fn where_one_cannot_be_moved_the_old_ones_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        super::super::write_atomic(&path("1.pdf"), b"old").unwrap();
        let before = ["1.pdf", "2.pdf"].map(|name| (path(name), kept(&path(name)).unwrap()));
        let record = Record::put(folder.path(), &Steps::new(Vec::new(), Vec::new())).unwrap();
        super::super::write_atomic(&path("1.pdf"), b"new").unwrap();
        super::super::write_atomic(&path("2.pdf"), b"new").unwrap();
        let error = FilesError::NotEmpty {
            path: path("3.pdf"),
        };
        let error = taken_back(folder.path(), record, before.into(), error);
        assert!(matches!(error, FilesError::NotEmpty { .. }), "{error}");
        assert_eq!(text(&path("1.pdf")), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_left_of_an_earlier_bundle_is_named() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "a.pdf",
            "a Volume 1 of 3.pdf",
            "a Volume 4 of 4.pdf",
            "a Volume 1 of 3.txt",
            "a Volume x of 3.pdf",
            "ab Volume 4 of 4.pdf",
            "a Volume 4 of 4 (copy).pdf",
        ] {
            super::super::write_atomic(&folder.path().join(name), b"x").unwrap();
        }
        let found = |count| {
            let found = left_over(&folder.path().join("a.pdf"), count);
            let names = found.iter().filter_map(|path| name(path));
            names.collect::<Vec<_>>()
        };
        assert_eq!(found(3), ["a Volume 4 of 4.pdf", "a.pdf"]);
        assert_eq!(found(1), ["a Volume 1 of 3.pdf", "a Volume 4 of 4.pdf"]);
        assert!(left_over_finding(&[]).is_none());
    }
}
