//! Saving into a pack that several people may be saving into at once.
//!
//! Whoever saves makes a small lock file in the pack, compares each file with what it held when it was
//! read, and only then replaces it: two people cannot overwrite each other unseen, also on a shared
//! drive, where a file is made by one of them only. Either all files of a step are saved or none. A
//! lock that stays behind when a program dies is never passed by in silence: it is shown with who made
//! it and when, and a person says that it may go.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::library::Change;

use super::{FilesError, make_folder_of, read, remove, write_atomic};

/// The lock's name in the pack's folder.
pub const LOCK: &str = ".bundle-builder.lock";

/// Who saves, when, and how long another may take. All of it comes from the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saver {
    /// As colleagues know the person and the machine.
    pub who: String,
    /// Seconds since 1970.
    pub now: u64,
    /// From this age on, in seconds, a lock is taken to have been left behind.
    pub stale_after: u64,
    /// How long to wait for another who is saving.
    pub patience: Duration,
}

/// A lock that another holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub path: PathBuf,
    /// Empty where the lock does not say.
    pub who: String,
    /// In seconds; `None` where the lock does not say since when it is held.
    pub age: Option<u64>,
    /// It was most likely left behind by a program that died.
    pub is_stale: bool,
    /// What the file holds, by which it is known again.
    content: Vec<u8>,
}

impl Lock {
    /// What the file says.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.content).into_owned()
    }

    /// Who holds it, as far as it says.
    pub fn holder(&self) -> &str {
        if self.who.is_empty() {
            "somebody"
        } else {
            &self.who
        }
    }
}

/// How saving went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    Saved,
    /// Nothing was written: the file no longer holds what it held when it was read. `now` is what it
    /// holds; `None` where it is gone.
    ChangedOnDisk {
        path: String,
        now: Option<Vec<u8>>,
    },
    /// Nothing was written: another is saving, or was when their program died.
    LockedBy(Lock),
}

const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// Saves all `changes` into the pack in `folder`, or none of them.
pub fn save_into(
    folder: &Path,
    changes: &[Change],
    saver: &Saver,
) -> Result<SaveOutcome, FilesError> {
    for change in changes {
        stays_inside(folder, &change.path)?;
    }
    if let Some(lock) = take_lock(folder, saver)? {
        return Ok(SaveOutcome::LockedBy(lock));
    }
    let outcome = compare_and_replace(folder, changes);
    // A lock that cannot be removed is shown to the next person with our name on it.
    let _shown_to_the_next = remove(&folder.join(LOCK));
    outcome
}

/// Takes away a lock that was left behind, if it is still the one that was seen.
pub fn break_lock(lock: &Lock, saver: &Saver) -> Result<bool, FilesError> {
    let failed = |cause| FilesError::Write {
        path: lock.path.clone(),
        cause,
    };
    // Moved first and looked at then: of two who do this at once, one finds nothing to move.
    let aside = lock
        .path
        .with_file_name(format!("{LOCK}.{}", name_part(&saver.who)));
    match fs::rename(&lock.path, &aside) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(true),
        moved => moved.map_err(failed)?,
    }
    let is_the_same = read(&aside)? == lock.content;
    if is_the_same || lock.path.exists() {
        remove(&aside)?;
    } else {
        fs::rename(&aside, &lock.path).map_err(failed)?;
    }
    Ok(is_the_same)
}

fn name_part(who: &str) -> String {
    who.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect()
}

/// Makes the lock; where another has it to the end of our patience, says whose it is.
fn take_lock(folder: &Path, saver: &Saver) -> Result<Option<Lock>, FilesError> {
    let path = folder.join(LOCK);
    let mut waited = Duration::ZERO;
    loop {
        let text = format!("{}\n{}\n", saver.now, saver.who.replace('\n', " "));
        if make_lock(&path, &text)? {
            return Ok(None);
        }
        if let Some(lock) = look_at(&path, saver)
            && (lock.is_stale || waited >= saver.patience)
        {
            return Ok(Some(lock));
        }
        thread::sleep(BETWEEN_TRIES);
        waited += BETWEEN_TRIES;
    }
}

/// Makes a lock file; `false` where there is one already.
pub(super) fn make_lock(path: &Path, text: &str) -> Result<bool, FilesError> {
    let failed = |cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    };
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => {
            let written = file.write_all(text.as_bytes());
            if written.is_err() {
                let _shown_to_the_next = remove(path);
            }
            written.map(|()| true).map_err(failed)
        }
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(cause) => Err(failed(cause)),
    }
}

/// `None` where the lock has just gone.
pub(super) fn look_at(path: &Path, saver: &Saver) -> Option<Lock> {
    if !path.exists() {
        return None;
    }
    let content = read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&content).into_owned();
    let (since, who) = text.split_once('\n').unwrap_or_default();
    // A clock that runs ahead makes a lock of the future; it is as stale as one of the past.
    let age = since
        .parse::<u64>()
        .ok()
        .map(|since| saver.now.abs_diff(since));
    Some(Lock {
        path: path.to_owned(),
        who: who.trim().to_owned(),
        age,
        is_stale: age.is_some_and(|age| age >= saver.stale_after),
        content,
    })
}

fn compare_and_replace(folder: &Path, changes: &[Change]) -> Result<SaveOutcome, FilesError> {
    for change in changes {
        let path = folder.join(&change.path);
        let now = if path.exists() {
            Some(read(&path)?)
        } else {
            None
        };
        if now != change.before {
            return Ok(SaveOutcome::ChangedOnDisk {
                path: change.path.clone(),
                now,
            });
        }
    }
    for (at, change) in changes.iter().enumerate() {
        let path = folder.join(&change.path);
        let written = make_folder_of(&path).and_then(|()| write_atomic(&path, &change.after));
        if let Err(error) = written {
            return Err(take_back(folder, &changes[..at], error));
        }
    }
    Ok(SaveOutcome::Saved)
}

/// Puts what was written before `error` back as it was.
fn take_back(folder: &Path, written: &[Change], error: FilesError) -> FilesError {
    let mut remaining = Vec::new();
    for change in written {
        let path = folder.join(&change.path);
        let put_back = match &change.before {
            Some(bytes) => write_atomic(&path, bytes),
            None => remove(&path),
        };
        if put_back.is_err() {
            remaining.push(path.display().to_string());
        }
    }
    if written.is_empty() {
        return error;
    }
    FilesError::TakenBack {
        cause: Box::new(error),
        count: written.len() - remaining.len(),
        remaining: if remaining.is_empty() {
            String::new()
        } else {
            format!("; still there: {}", remaining.join(", "))
        },
    }
}

/// A pack's files lie in its folder and in `sources/`, and nowhere else.
fn stays_inside(folder: &Path, path: &str) -> Result<(), FilesError> {
    let parts: Vec<Component<'_>> = Path::new(path).components().collect();
    let is_plain = parts
        .iter()
        .all(|part| matches!(part, Component::Normal(_)));
    let is_ours = match parts.as_slice() {
        [_] => path == "pack.ron",
        [above, _] => above.as_os_str() == "sources",
        _ => false,
    };
    if is_plain && is_ours && !path.contains('\\') {
        return Ok(());
    }
    Err(FilesError::Write {
        path: folder.join(path),
        cause: io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is no place for a file of a pack",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saver(who: &str) -> Saver {
        Saver {
            who: who.to_owned(),
            now: 1_000_000,
            stale_after: 60,
            patience: Duration::from_millis(40),
        }
    }

    fn change(path: &str, before: Option<&str>, after: &str) -> Change {
        Change {
            path: path.to_owned(),
            before: before.map(|text| text.as_bytes().to_vec()),
            after: after.as_bytes().to_vec(),
        }
    }

    fn pack() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sources")).unwrap();
        folder
    }

    fn text(folder: &tempfile::TempDir, name: &str) -> Option<String> {
        fs::read_to_string(folder.path().join(name)).ok()
    }

    #[test]
    fn of_two_people_who_edit_the_same_source_the_second_is_told() {
        let folder = pack();
        let save = |who: &str, change: Change| save_into(folder.path(), &[change], &saver(who));
        let made = save("ann", change("sources/a.ron", None, "first"));
        assert_eq!(made.unwrap(), SaveOutcome::Saved);
        let by_ann = change("sources/a.ron", Some("first"), "by Ann");
        let by_ben = change("sources/a.ron", Some("first"), "by Ben");
        assert_eq!(save("ann", by_ann).unwrap(), SaveOutcome::Saved);
        let told = SaveOutcome::ChangedOnDisk {
            path: "sources/a.ron".to_owned(),
            now: Some(b"by Ann".to_vec()),
        };
        assert_eq!(save("ben", by_ben).unwrap(), told);
        assert_eq!(text(&folder, "sources/a.ron").unwrap(), "by Ann");
        assert!(!folder.path().join(LOCK).exists());
    }

    #[test]
    fn of_many_who_save_at_once_exactly_one_wins() {
        let folder = pack();
        write_atomic(&folder.path().join("sources/a.ron"), "first".as_bytes()).unwrap();
        let save = |who: usize| {
            let change = change("sources/a.ron", Some("first"), &format!("by {who}"));
            let saver = Saver {
                patience: Duration::from_secs(20),
                ..saver("somebody")
            };
            save_into(folder.path(), &[change], &saver).unwrap()
        };
        let outcomes: Vec<SaveOutcome> = thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|who| scope.spawn(move || save(who))).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let won = (0..8).filter(|who| outcomes[*who] == SaveOutcome::Saved);
        let won: Vec<usize> = won.collect();
        assert_eq!(won.len(), 1, "{outcomes:?}");
        assert_eq!(
            text(&folder, "sources/a.ron").unwrap(),
            format!("by {}", won[0])
        );
    }

    #[test]
    fn a_lock_is_shown_with_its_holder_and_a_stale_one_goes_only_when_told() {
        let folder = pack();
        let path = folder.path().join(LOCK);
        let change = [change("sources/a.ron", None, "text")];
        let try_it = || save_into(folder.path(), &change, &saver("ben")).unwrap();
        for (since, is_stale) in [(999_990, false), (999_900, true), (1_999_900, true)] {
            write_atomic(&path, format!("{since}\nann on desk 4\n").as_bytes()).unwrap();
            let SaveOutcome::LockedBy(lock) = try_it() else {
                panic!("the lock was passed by");
            };
            assert_eq!(
                (lock.who.as_str(), lock.is_stale),
                ("ann on desk 4", is_stale)
            );
            assert!(text(&folder, "sources/a.ron").is_none());
        }
        let SaveOutcome::LockedBy(seen) = try_it() else {
            panic!("the lock was passed by");
        };
        write_atomic(&path, "999999\nanother who is saving now\n".as_bytes()).unwrap();
        assert!(!break_lock(&seen, &saver("ben")).unwrap());
        assert!(path.exists(), "the lock of another stays");
        let SaveOutcome::LockedBy(seen) = try_it() else {
            panic!("the lock was passed by");
        };
        assert!(break_lock(&seen, &saver("ben")).unwrap());
        assert_eq!(try_it(), SaveOutcome::Saved);
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 1, "only sources/ is left");
    }

    #[test]
    fn where_one_file_cannot_be_written_none_is() {
        let folder = pack();
        write_atomic(&folder.path().join("pack.ron"), "old".as_bytes()).unwrap();
        // A folder of that name is in the way of the file.
        let blocked = [
            change("pack.ron", Some("old"), "new"),
            change("sources/a.ron", None, "new"),
            change("sources/sub.ron/", None, "new"),
        ];
        fs::create_dir(folder.path().join("sources/sub.ron")).unwrap();
        let outcome = compare_and_replace(folder.path(), &[blocked[0].clone(), blocked[1].clone()]);
        assert_eq!(outcome.unwrap(), SaveOutcome::Saved);
        write_atomic(&folder.path().join("pack.ron"), "old".as_bytes()).unwrap();
        fs::remove_file(folder.path().join("sources/a.ron")).unwrap();
        let error = write_all_but_last(&folder, &blocked);
        assert!(
            error.to_string().contains("2 files that had been written"),
            "{error}"
        );
        assert_eq!(text(&folder, "pack.ron").unwrap(), "old");
        assert!(text(&folder, "sources/a.ron").is_none());
    }

    /// What happens when the last file of a step cannot be written.
    fn write_all_but_last(folder: &tempfile::TempDir, changes: &[Change]) -> FilesError {
        let (last, written) = changes.split_last().unwrap();
        for change in written {
            write_atomic(&folder.path().join(&change.path), &change.after).unwrap();
        }
        let error = write_atomic(&folder.path().join(&last.path), &last.after).unwrap_err();
        take_back(folder.path(), written, error)
    }

    #[test]
    fn nothing_is_written_outside_the_pack() {
        let folder = pack();
        for path in [
            "../a.ron",
            "sources/../../a.ron",
            "/tmp/a.ron",
            "a.ron",
            "sources/b/a.ron",
            "sources\\a.ron",
            "",
        ] {
            let outcome = save_into(folder.path(), &[change(path, None, "x")], &saver("ann"));
            assert!(outcome.is_err(), "{path}");
        }
    }
}
