//! Saving into a pack that several people may be saving into at once.
//!
//! Whoever saves makes a small lock file in the pack, compares each file with what it held when it was
//! read, and only then replaces it: two people cannot overwrite each other unseen, also on a shared
//! drive, where a file is made by one of them only. Either all files of a step are saved or none. A
//! lock that stays behind when a program dies is never passed by in silence: it is shown with who made
//! it and when, and a person says that it may go.

use std::io;
use std::path::{Component, Path};

use crate::library::Change;

use super::lock::{LOCK, Lock, Saver, take_lock};
use super::{FilesError, make_folder_of, read, remove, write_atomic};

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
    use super::super::lock::break_lock;
    use super::*;
    use std::fs;
    use std::thread;
    use std::time::Duration;

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
