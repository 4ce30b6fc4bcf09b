//! A lock that says who holds it and since when: a small file that only one of many can make.
//!
//! It is put in its place only if that is free, which also holds on a shared drive. The lock of a program
//! that died on this machine goes by itself; any other that stays behind is shown to a person, who says
//! that it may go.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::platform::{self, Access};

use super::drive::{self, OpenOptions};
use super::presence::{Process, Runs};
use super::spool::PART;
use super::{FilesError, folder_of, read, remove};

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
    /// By which others of this machine see whether the one who saves still runs.
    pub process: Option<Process>,
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

const BETWEEN_TRIES: Duration = Duration::from_millis(20);

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
    match drive::rename(&lock.path, &aside) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(true),
        moved => moved.map_err(failed)?,
    }
    // What cannot be read, as a folder of that name, was seen without content, too.
    let is_the_same = read(&aside).unwrap_or_default() == lock.content;
    if is_the_same || drive::exists(&lock.path) {
        remove(&aside)?;
    } else {
        drive::rename(&aside, &lock.path).map_err(failed)?;
    }
    Ok(is_the_same)
}

fn name_part(who: &str) -> String {
    who.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect()
}

/// Makes the lock; where another has it to the end of our patience, says whose it is.
pub(super) fn take_lock(folder: &Path, saver: &Saver) -> Result<Option<Lock>, FilesError> {
    let path = folder.join(LOCK);
    let mut waited = Duration::ZERO;
    loop {
        let name = saver.process.as_ref().map_or("", Process::name);
        let who = saver.who.replace('\n', " ");
        if make_lock(&path, &format!("{}\n{who}\n{name}\n", saver.now))? {
            return Ok(None);
        }
        if let Some(lock) = look_at(&path, saver) {
            if is_of_the_dead(&lock, saver) {
                break_lock(&lock, saver)?;
                continue;
            }
            if lock.is_stale || waited >= saver.patience {
                return Ok(Some(lock));
            }
        }
        thread::sleep(BETWEEN_TRIES);
        waited += BETWEEN_TRIES;
    }
}

/// Whether whoever made the lock ran on this machine, and was killed.
fn is_of_the_dead(lock: &Lock, saver: &Saver) -> bool {
    let text = lock.text();
    let name = text.lines().nth(2).unwrap_or_default().trim();
    let process = saver.process.as_ref();
    process.is_some_and(|process| process.of(name) == Runs::No)
}

/// Makes a lock file; `false` where there is one already. Nobody sees it without its content, where the
/// system can do that: after a kill it must say whose it is.
pub(super) fn make_lock(path: &Path, text: &str) -> Result<bool, FilesError> {
    let failed = |cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    };
    let made = drive::beside(folder_of(path), PART, Access::Usual, path);
    let mut made = made.map_err(failed)?;
    made.write_all(text.as_bytes()).map_err(failed)?;
    match platform::put_if_free(made, path) {
        Ok(is_ours) => Ok(is_ours),
        Err(_cannot) => make_lock_bit_by_bit(path, text),
    }
}

/// Where a file cannot be put in a place only if that is free.
fn make_lock_bit_by_bit(path: &Path, text: &str) -> Result<bool, FilesError> {
    let failed = |cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    platform::make_hidden(&mut options);
    match drive::open(path, &options) {
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
    if !drive::exists(path) {
        return None;
    }
    let content = read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&content).into_owned();
    let (since, rest) = text.split_once('\n').unwrap_or_default();
    let who = rest.lines().next().unwrap_or_default();
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
