//! Files that take their places together, though a file system renames them one by one.
//!
//! All are first made ready under hidden names. Then one small file is put down beside them, the record,
//! which says which of them goes where. From that moment the new ones count: whoever made them moves them,
//! and where that program is killed, the next one that works in the folder does it instead. So nothing in a
//! record is harmed by being done twice.

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::platform::{self, Access};

use super::atomic::sync_folder;
use super::drive::{self, File};
use super::open::open;
use super::target::replaceable;
use super::{FilesError, folder_of, read, remove};

/// How the hidden names of this program begin.
pub(super) const HIDDEN: &str = ".bundle-builder-";
/// How the name of a record ends that whoever comes next finishes.
pub(super) const RECORD: &str = ".record";

const VERSION: u32 = 1;

/// What is to be done in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Steps {
    version: u32,
    /// Hidden files and their places, below the folder.
    pub(super) moves: Vec<(String, String)>,
    /// Files that are to be no more.
    pub(super) gone: Vec<String>,
}

impl Steps {
    pub(super) fn new(moves: Vec<(String, String)>, gone: Vec<String>) -> Self {
        Steps {
            version: VERSION,
            moves,
            gone,
        }
    }

    /// `None` where there is no such record.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, FilesError> {
        let bytes = match read(path) {
            Err(FilesError::Read { cause, .. }) if cause.kind() == io::ErrorKind::NotFound => {
                return Ok(None);
            }
            bytes => bytes?,
        };
        let steps = ron::de::from_bytes::<Steps>(&bytes).ok();
        let steps = steps.filter(|steps| steps.version == VERSION && steps.stay_inside());
        steps.map(Some).ok_or_else(|| FilesError::Read {
            path: path.to_owned(),
            cause: io::Error::new(
                io::ErrorKind::InvalidData,
                "it was left by another version of the program, in the middle of its work",
            ),
        })
    }

    /// Nothing in a record leads out of its folder, or over anything but what this program writes.
    fn stay_inside(&self) -> bool {
        let parts = |path: &str| -> Option<Vec<String>> {
            let parts = Path::new(path).components();
            let parts = parts.map(|part| match part {
                Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
                _ => None,
            });
            parts.collect()
        };
        let is_hidden = |path: &str| {
            let parts = parts(path).unwrap_or_default();
            parts.len() <= 2 && parts.iter().any(|part| part.starts_with(HIDDEN))
        };
        let is_place = |path: &str| {
            let parts = parts(path).unwrap_or_default();
            matches!(parts.len(), 1 | 2) && !parts.iter().any(|part| part.starts_with('.'))
        };
        let mut moves = self.moves.iter();
        moves.all(|(from, to)| is_hidden(from) && is_place(to))
            && self.gone.iter().all(|path| is_place(path))
    }

    pub(super) fn text(&self) -> Result<String, FilesError> {
        ron::ser::to_string(self).map_err(|cause| FilesError::Write {
            path: PathBuf::from(RECORD),
            cause: io::Error::other(cause),
        })
    }

    /// Does it all, or what is left of it; gives the places that were filled.
    pub(super) fn carry_out(&self, folder: &Path) -> Result<Vec<PathBuf>, FilesError> {
        let mut filled = Vec::new();
        for (from, to) in &self.moves {
            let (from, to) = (folder.join(from), folder.join(to));
            if drive::exists(&from) {
                place(&from, &to)?;
                filled.push(to);
            }
        }
        for path in &self.gone {
            remove(&folder.join(path))?;
        }
        for changed in self.folders(folder) {
            sync_folder(&changed);
        }
        Ok(filled)
    }

    fn folders(&self, folder: &Path) -> Vec<PathBuf> {
        let places = self.moves.iter().map(|(_, to)| to).chain(&self.gone);
        let mut folders: Vec<PathBuf> = places
            .map(|place| folder_of(&folder.join(place)).to_owned())
            .collect();
        folders.sort();
        folders.dedup();
        folders
    }
}

/// Moves a file that is ready to its place, at the end of a link where the place is one, also on another
/// drive.
pub(super) fn place(from: &Path, to: &Path) -> Result<(), FilesError> {
    let failed = |cause| failed(to, cause);
    let real = replaceable(to)?;
    match drive::rename(from, &real) {
        Err(cause) if cause.kind() == io::ErrorKind::CrossesDevices => {
            let beside = tempfile::Builder::new()
                .prefix(HIDDEN)
                .suffix(".part")
                .make_in(folder_of(&real), |path| drive::copy(from, path))
                .map_err(failed)?;
            let copied = open(beside.path())?;
            copied.sync_all().map_err(failed)?;
            platform::put(beside, &real).map_err(failed)?;
            remove(from)
        }
        moved => moved.map_err(failed),
    }
}

/// A record that lies in its folder. It is locked for as long as its maker lives.
#[derive(Debug)]
pub(super) struct Record {
    path: PathBuf,
    /// None while another takes its place, where an open file cannot be replaced.
    lock: Option<File>,
}

impl Record {
    /// Puts the record down: from now on the steps will be done.
    pub(super) fn put(folder: &Path, steps: &Steps) -> Result<Self, FilesError> {
        let file = made(folder, steps)?;
        let path = file.path().with_extension(&RECORD[1..]);
        let lock = platform::put(file, &path).map_err(|cause| failed(&path, cause))?;
        sync_folder(folder);
        let lock = Some(lock);
        Ok(Record { path, lock })
    }

    /// From now on, other steps will be done instead.
    pub(super) fn replace(&mut self, folder: &Path, steps: &Steps) -> Result<(), FilesError> {
        let file = made(folder, steps)?;
        if !platform::REPLACES_OPEN_FILES {
            self.lock = None;
        }
        let lock = platform::put(file, &self.path).map_err(|cause| failed(&self.path, cause))?;
        self.lock = Some(lock);
        sync_folder(folder);
        Ok(())
    }

    /// The steps have been done.
    pub(super) fn done(self) -> Result<(), FilesError> {
        remove(&self.path)
    }
}

/// A record under another name, safe on the disk.
fn made(folder: &Path, steps: &Steps) -> Result<NamedTempFile, FilesError> {
    let failed = |cause| failed(folder, cause);
    // Where a name that begins with a dot hides nothing, it is hidden all the same.
    let place = folder.join(HIDDEN);
    let file = drive::beside(folder, (HIDDEN, ".part"), Access::Private, &place);
    let mut file = file.map_err(failed)?;
    // Where it cannot be locked, another may finish the steps before us, which does no harm.
    let _tells_others_that_we_live = file.as_file().try_lock();
    let text = steps.text()?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    Ok(file)
}

fn failed(path: &Path, cause: io::Error) -> FilesError {
    FilesError::Write {
        path: path.to_owned(),
        cause,
    }
}

fn records(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = drive::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.path());
    names.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(HIDDEN) && name.ends_with(RECORD)
    })
}

/// Hidden files that are still to be moved. None of them has been left behind.
pub(super) fn named_in_records(folder: &Path) -> Vec<PathBuf> {
    let steps = records(folder).filter_map(|path| Steps::read(&path).ok().flatten());
    let moves = steps.flat_map(|steps| steps.moves);
    moves.map(|(from, _)| folder.join(from)).collect()
}

/// Finishes what a program that was killed had begun to move in a folder, and says which files have got
/// their new content by that.
pub fn finish_cut_short(folder: &Path) -> Vec<PathBuf> {
    let here = Path::new(".");
    let is_named = !folder.as_os_str().is_empty();
    let folder = if is_named { folder } else { here };
    let mut filled = Vec::new();
    for path in records(folder) {
        let is_left = open(&path).is_ok_and(|record| record.try_lock().is_ok());
        if !is_left {
            continue;
        }
        let Ok(Some(steps)) = Steps::read(&path) else {
            continue;
        };
        // What cannot be done now is done another time: the record stays.
        if let Ok(now) = steps.carry_out(folder) {
            filled.extend(now);
            let _done_once_more = remove(&path);
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::write_atomic;
    use super::*;

    fn text(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).unwrap_or_default()
    }

    /// Two files that are ready, and a record of them by a program that is gone.
    fn cut_short(folder: &Path) -> Steps {
        let pair = |at: u32| (format!("{HIDDEN}{at}.part"), format!("{at}.pdf"));
        let steps = Steps::new(vec![pair(1), pair(2)], vec!["3.pdf".to_owned()]);
        for (from, to) in &steps.moves {
            fs::File::create(folder.join(to))
                .unwrap()
                .write_all(b"old")
                .unwrap();
            fs::File::create(folder.join(from))
                .unwrap()
                .write_all(b"new")
                .unwrap();
        }
        fs::File::create(folder.join("3.pdf")).unwrap();
        drop(Record::put(folder, &steps).unwrap());
        steps
    }

    #[test]
    fn what_was_cut_short_is_finished_by_whoever_writes_there_next() {
        for done in 0..=3 {
            let desk = tempfile::tempdir().unwrap();
            let steps = cut_short(desk.path());
            // As far as the program came.
            for (from, to) in steps.moves.iter().take(done) {
                place(&desk.path().join(from), &desk.path().join(to)).unwrap();
            }
            write_atomic(&desk.path().join("other.ron"), b"x").unwrap();
            assert_eq!(
                [text(desk.path(), "1.pdf"), text(desk.path(), "2.pdf")],
                ["new", "new"]
            );
            assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 3, "{done}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_a_living_program_moves_is_left_to_it() {
        let desk = tempfile::tempdir().unwrap();
        let from = format!("{HIDDEN}1.part");
        fs::File::create(desk.path().join(&from))
            .unwrap()
            .write_all(b"new")
            .unwrap();
        let steps = Steps::new(vec![(from.clone(), "1.pdf".to_owned())], Vec::new());
        let record = Record::put(desk.path(), &steps).unwrap();
        write_atomic(&desk.path().join("other.ron"), b"x").unwrap();
        assert!(
            desk.path().join(&from).exists(),
            "neither moved nor cleared"
        );
        drop(record);
        write_atomic(&desk.path().join("other.ron"), b"x").unwrap();
        assert_eq!(text(desk.path(), "1.pdf"), "new");
    }

    #[test]
    fn a_record_leads_nowhere_else() {
        let desk = tempfile::tempdir().unwrap();
        fs::create_dir(desk.path().join("in")).unwrap();
        let folder = desk.path().join("in");
        let hidden = format!("{HIDDEN}1.part");
        for (from, to) in [
            (hidden.as_str(), "../out.pdf"),
            (&hidden, "/tmp/out.pdf"),
            (&hidden, ".hidden"),
            (&hidden, "a/b/c.pdf"),
            ("../secret", "out.pdf"),
            ("case.ron", "out.pdf"),
        ] {
            let steps = Steps::new(vec![(from.to_owned(), to.to_owned())], Vec::new());
            drop(Record::put(&folder, &steps).unwrap());
        }
        for path in ["secret", "in/case.ron", &format!("in/{hidden}")] {
            fs::File::create(desk.path().join(path))
                .unwrap()
                .write_all(b"x")
                .unwrap();
        }
        assert_eq!(finish_cut_short(&folder), Vec::<PathBuf>::new());
        assert!(folder.join("case.ron").exists() && folder.join(&hidden).exists());
        assert!(desk.path().join("secret").exists() && !folder.join("out.pdf").exists());
    }
}
