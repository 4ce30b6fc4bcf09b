//! Saving into a pack that several people may be saving into at once.
//!
//! Whoever saves makes a small lock file in the pack, compares each file with what it held when it was
//! read, and only then replaces it: two people cannot overwrite each other unseen, also on a shared
//! drive, where a file is made by one of them only. Either all files of a step are saved or none (`staging`).
//! The lock of a program that died on this machine goes by itself. Any other that stays behind is never
//! passed by in silence: it is shown with who made it and when, and a person says that it may go.

use std::io;
use std::ops::ControlFlow;
use std::path::{Component, Path};
use std::sync::atomic::AtomicU64;

use crate::library::{Change, GoOn};

use super::lock::{LOCK, Lock, Saver, take_lock};
use super::open::read_here;
use super::{FilesError, LARGEST, drive, make_folder_of, remove, staging, write_atomic};

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
    let saved = save_into_while(folder, changes, saver, &mut |_| ControlFlow::Continue(()))?;
    // Nothing stops it.
    Ok(saved.unwrap_or(SaveOutcome::Saved))
}

/// The same, while it may go on: `None` where it was stopped, and nothing was saved.
pub fn save_into_while(
    folder: &Path,
    changes: &[Change],
    saver: &Saver,
    go_on: &mut GoOn<'_>,
) -> Result<Option<SaveOutcome>, FilesError> {
    for change in changes {
        stays_inside(folder, &change.path)?;
    }
    if let Some(lock) = take_lock(folder, saver)? {
        return Ok(Some(SaveOutcome::LockedBy(lock)));
    }
    let outcome = compare_and_replace(folder, changes, go_on);
    // A lock that cannot be removed is shown to the next person with our name on it.
    let _shown_to_the_next = remove(&folder.join(LOCK));
    outcome
}

/// Whether somebody saves into the pack now, or was killed while they did.
pub fn is_half_saved(folder: &Path) -> bool {
    let places = staging::pending(folder).into_iter();
    let mut places = places.chain([folder.join(LOCK)]);
    places.any(drive::exists)
}

/// Finishes what a program that was killed had begun to save into a pack, if nobody is saving into it now.
/// Who reads the pack sees it whole all the same.
pub fn finish_pack(folder: &Path, saver: &Saver) -> Result<(), FilesError> {
    if take_lock(folder, saver)?.is_some() {
        return Ok(());
    }
    let finished = staging::finish(folder);
    let _shown_to_the_next = remove(&folder.join(LOCK));
    finished
}

fn compare_and_replace(
    folder: &Path,
    changes: &[Change],
    go_on: &mut GoOn<'_>,
) -> Result<Option<SaveOutcome>, FilesError> {
    staging::finish(folder)?;
    for change in changes {
        let path = folder.join(&change.path);
        let now = if drive::exists(&path) {
            Some(read_here(&path, LARGEST, &AtomicU64::new(0))?)
        } else {
            None
        };
        if now != change.before {
            return Ok(Some(SaveOutcome::ChangedOnDisk {
                path: change.path.clone(),
                now,
            }));
        }
    }
    let done = match changes {
        [only] => {
            let path = folder.join(&only.path);
            make_folder_of(&path)?;
            write_atomic(&path, &only.after).map(Some)
        }
        several => staging::replace_all(folder, several, go_on),
    };
    Ok(done?.map(|()| SaveOutcome::Saved))
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
            process: None,
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

    /// A folder of that name is in the way of the last file.
    #[test]
    fn where_one_file_cannot_be_written_none_is() {
        let folder = pack();
        write_atomic(&folder.path().join("pack.ron"), "old".as_bytes()).unwrap();
        fs::create_dir(folder.path().join("sources/sub.ron")).unwrap();
        let blocked = [
            change("pack.ron", Some("old"), "new"),
            change("sources/a.ron", None, "new"),
            change("sources/sub.ron", None, "new"),
        ];
        let error = save_into(folder.path(), &blocked, &saver("ann")).unwrap_err();
        assert!(error.to_string().contains("sub.ron"), "{error}");
        assert_eq!(text(&folder, "pack.ron").unwrap(), "old");
        assert!(text(&folder, "sources/a.ron").is_none());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no litter");
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
