//! Many files of a pack take their places together, whoever reads, stops or is killed meanwhile.

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::*;
use crate::files::{SaveOutcome, Saver, read_pack, save_into};

const COUNT: usize = 60;

/// A pack of that many sources that all say `text`, and what else people keep there.
fn pack(text: &str, has_folder: bool) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for kept in ["sources/in it", "other"] {
        if has_folder || kept == "other" {
            fs::create_dir_all(folder.path().join(kept)).unwrap();
            write_new(&folder.path().join(kept).join("scan.pdf"), b"kept").unwrap();
        }
    }
    fs::create_dir_all(folder.path().join(SOURCES)).unwrap();
    for kept in ["README.md", "sources/notes.txt", "sources/.hidden"] {
        write_new(&folder.path().join(kept), b"kept").unwrap();
    }
    for change in changes(None, text) {
        write_new(&folder.path().join(&change.path), &change.after).unwrap();
    }
    folder
}

fn changes(before: Option<&str>, after: &str) -> Vec<Change> {
    let sources = (0..COUNT).map(|at| format!("sources/{at}.ron"));
    let paths = sources.chain(["pack.ron".to_owned()]);
    let change = |path| Change {
        path,
        before: before.map(|text| text.as_bytes().to_vec()),
        after: after.as_bytes().to_vec(),
    };
    paths.map(change).collect()
}

fn save(folder: &Path, before: &str, after: &str) {
    let saver = Saver {
        who: "ann".to_owned(),
        now: 7,
        stale_after: 60,
        patience: Duration::ZERO,
        process: None,
    };
    let saved = save_into(folder, &changes(Some(before), after), &saver);
    assert_eq!(saved.unwrap(), SaveOutcome::Saved);
}

/// What the sources and the pack say; more than one text where old and new are mixed.
fn said(folder: &Path) -> BTreeSet<String> {
    let files = read_pack(folder).unwrap().files;
    let data = files.iter().filter(|(name, _)| name.ends_with(".ron"));
    assert_eq!(data.clone().count(), COUNT + 1);
    assert_eq!(files.len(), COUNT + 3);
    let texts = data.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    texts.collect()
}

fn assert_kept(folder: &Path, has_folder: bool) {
    for kept in [
        "README.md",
        "sources/notes.txt",
        "sources/.hidden",
        "other/scan.pdf",
    ] {
        assert_eq!(fs::read(folder.join(kept)).unwrap(), b"kept");
    }
    if has_folder {
        assert_eq!(
            fs::read(folder.join("sources/in it/scan.pdf")).unwrap(),
            b"kept"
        );
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), 4, "no litter");
}

/// By an exchange of folders, and where that cannot be because there is a folder among the sources.
#[test]
fn who_reads_while_many_files_are_saved_sees_the_old_pack_or_the_new_one() {
    for has_folder in [false, true] {
        let pack = pack("0", has_folder);
        let (is_over, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
        thread::scope(|scope| {
            let read = || {
                while !is_over.load(Ordering::Relaxed) {
                    assert_eq!(said(pack.path()).len(), 1, "old and new are mixed");
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            };
            let reader = scope.spawn(read);
            for round in 0..20_u32 {
                save(pack.path(), &round.to_string(), &(round + 1).to_string());
            }
            is_over.store(true, Ordering::Relaxed);
            reader.join().unwrap();
        });
        assert!(reads.load(Ordering::Relaxed) > 2, "nobody read meanwhile");
        assert_eq!(said(pack.path()), BTreeSet::from(["20".to_owned()]));
        assert_kept(pack.path(), has_folder);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn many_sources_take_their_places_by_one_exchange_of_folders() {
    use std::os::unix::fs::MetadataExt;
    for has_folder in [false, true] {
        let pack = pack("old", has_folder);
        let number = || fs::metadata(pack.path().join(SOURCES)).unwrap().ino();
        let before = number();
        save(pack.path(), "old", "new");
        assert_eq!(number() != before, !has_folder);
    }
}

/// Who may read the sources of the office still may when many are saved at once.
#[cfg(unix)]
#[test]
fn files_that_are_saved_together_and_their_folder_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt;
    for has_folder in [false, true] {
        let pack = pack("old", has_folder);
        let rights = [(SOURCES, 0o750), ("sources/7.ron", 0o640)];
        for (name, mode) in rights {
            let rights = fs::Permissions::from_mode(mode);
            fs::set_permissions(pack.path().join(name), rights).unwrap();
        }
        save(pack.path(), "old", "new");
        for (name, mode) in rights {
            let now = fs::metadata(pack.path().join(name)).unwrap();
            assert_eq!(now.permissions().mode() & 0o777, mode, "{name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_pack_that_is_being_made_is_not_cleared_by_who_makes_another_beside_it() {
    let above = tempfile::tempdir().unwrap();
    let (first, lock) = begin_pack(above.path()).unwrap();
    let (_second, _its_lock) = begin_pack(above.path()).unwrap();
    assert!(first.path().exists(), "somebody fills it");
    // Killed: the folder stays, and the lock is gone.
    let left = first.keep();
    drop(lock);
    let _third = begin_pack(above.path()).unwrap();
    assert!(!left.exists());
}

#[test]
fn what_a_killed_program_had_put_down_is_read_and_then_finished() {
    let pack = pack("old", true);
    let (changes, mut go_on) = (changes(Some("old"), "new"), |_| {
        std::ops::ControlFlow::Continue(())
    });
    let made = Staging::filled(pack.path(), &changes, &mut go_on);
    drop(made.unwrap());
    assert_eq!(said(pack.path()), BTreeSet::from(["old".to_owned()]));
    let made = Staging::filled(pack.path(), &changes, &mut go_on);
    made.unwrap()
        .unwrap()
        .put_record(pack.path(), &changes)
        .unwrap();
    let text = |name: &str| fs::read_to_string(pack.path().join(name)).unwrap();
    assert_eq!(text("sources/7.ron"), "old");
    assert_eq!(said(pack.path()), BTreeSet::from(["new".to_owned()]));
    let steps = Steps::read(&pack.path().join(PENDING)).unwrap().unwrap();
    for (from, to) in steps.moves.iter().take(COUNT / 2) {
        fs::rename(pack.path().join(from), pack.path().join(to)).unwrap();
    }
    assert_eq!(said(pack.path()), BTreeSet::from(["new".to_owned()]));
    save(pack.path(), "new", "newer");
    assert_eq!(said(pack.path()), BTreeSet::from(["newer".to_owned()]));
    assert_kept(pack.path(), true);
}

#[test]
fn one_who_stops_it_finds_everything_as_it_was() {
    let pack = pack("old", false);
    let mut left = COUNT / 2;
    let stopped = replace_all(pack.path(), &changes(Some("old"), "new"), &mut |_| {
        left -= 1;
        match left {
            0 => std::ops::ControlFlow::Break(()),
            _ => std::ops::ControlFlow::Continue(()),
        }
    });
    assert!(stopped.unwrap().is_none());
    assert_eq!(said(pack.path()), BTreeSet::from(["old".to_owned()]));
    assert_kept(pack.path(), false);
}
