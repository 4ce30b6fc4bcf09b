//! Opening files that somebody named: only regular ones, only up to a size, and never waiting for ever.
//!
//! A pipe has no end to wait for, a device may have no end at all, and a drive that was unplugged may not
//! answer. Each of them would hang the program or fill the memory.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::platform;

use super::FilesError;
use super::drive::{self, File, FileType, OpenOptions};

/// How long a drive may give no answer and no byte: longer than one takes to wake up.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);
/// Bytes that are read together.
const TOGETHER: u64 = 1 << 20;

/// What something is that is no regular file, in words; `None` where it is one.
pub(super) fn other_kind(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        return None;
    }
    if kind.is_dir() {
        return Some("a folder");
    }
    Some(platform::special(kind))
}

/// Opens a regular file. Whatever else lies there is refused, and is not waited for.
pub(super) fn open_with(path: &Path, options: &mut OpenOptions) -> Result<File, FilesError> {
    let failed = |cause| FilesError::Read {
        path: path.to_owned(),
        cause,
    };
    let refused = |kind| match other_kind(kind) {
        Some(kind) => Err(FilesError::NotAFile {
            path: path.to_owned(),
            kind,
        }),
        None => Ok(()),
    };
    // Looked at before it is opened, since opening a device may already do something, and looking at one that
    // is known by its name, too.
    if let Some(kind) = platform::device_by_name(path) {
        return Err(FilesError::NotAFile {
            path: path.to_owned(),
            kind,
        });
    }
    refused(drive::metadata(path).map_err(failed)?.file_type())?;
    platform::without_waiting(options);
    let file = drive::open(path, options).map_err(failed)?;
    // And again, since it may be another by now.
    refused(file.metadata().map_err(failed)?.file_type())?;
    Ok(file)
}

pub(super) fn open(path: &Path) -> Result<File, FilesError> {
    open_with(path, OpenOptions::new().read(true))
}

/// The whole content of a file of at most so many bytes. One on a drive that gives no answer is given up.
pub(super) fn read_at_most(path: &Path, most: u64) -> Result<Vec<u8>, FilesError> {
    let own = path.to_owned();
    within(path, PATIENCE, move |come| {
        read_into(room_for, &own, most, come)
    })
}

/// The same without that limit on time, for many small files one after the other, which may be kept.
pub(super) fn read_here(path: &Path, most: u64, come: &AtomicU64) -> Result<Vec<u8>, FilesError> {
    read_into(Vec::with_capacity, path, most, come)
}

fn read_into(
    room: fn(usize) -> Vec<u8>,
    path: &Path,
    most: u64,
    come: &AtomicU64,
) -> Result<Vec<u8>, FilesError> {
    let failed = |cause| FilesError::Read {
        path: path.to_owned(),
        cause,
    };
    let too_large = || FilesError::TooLarge {
        path: path.to_owned(),
        most,
    };
    let mut file = open(path)?;
    let length = file.metadata().map_err(failed)?.len();
    if length > most {
        return Err(too_large());
    }
    let mut bytes = room(usize::try_from(length).unwrap_or_default());
    // It may grow while it is read.
    while bytes.len() as u64 <= most {
        let read = (&mut file).take(TOGETHER).read_to_end(&mut bytes);
        if read.map_err(failed)? == 0 {
            return Ok(bytes);
        }
        come.store(bytes.len() as u64, Ordering::Relaxed);
    }
    Err(too_large())
}

/// Room for the content of a file that comes and goes. An allocator keeps what is given back to it, for the thread that had asked for
/// it: documents that come and go through several threads left 20 MB behind. What is larger than any of them
/// reuses comes from the system and goes back to it at once; room that nothing is written into costs nothing.
/// Where addresses are short, less room does too: reading asks for more, and says so where there is none.
fn room_for(length: usize) -> Vec<u8> {
    let mut room = Vec::new();
    let is_apart = length >= SMALL && room.try_reserve_exact(length.max(APART)).is_ok();
    if !is_apart {
        let _none_is_begun_with = room.try_reserve_exact(length);
    }
    room
}

/// Bytes of files that are no matter.
const SMALL: usize = 32 << 10;
/// Bytes beyond which the usual allocator of Linux always asks the system (its M_MMAP_THRESHOLD is at most 32 MB).
const APART: usize = 33 << 20;

/// Whether a drive answers when it is asked for `path`, whatever the answer is.
pub fn answers(path: &Path) -> Result<(), FilesError> {
    let own = path.to_owned();
    within(path, PATIENCE, move |_| {
        let _whatever_it_is = drive::metadata(own);
        Ok(())
    })
}

/// Does something with a file that may lie on a drive that gives no answer. `work` says how far it has
/// come; where that stands still, nobody waits for it any longer.
pub(super) fn within<T: Send + 'static>(
    path: &Path,
    patience: Duration,
    work: impl FnOnce(&AtomicU64) -> Result<T, FilesError> + Send + 'static,
) -> Result<T, FilesError> {
    let failed = |cause| FilesError::Read {
        path: path.to_owned(),
        cause,
    };
    // Another thread asks the disk, and this one waits for it.
    drive::asked(path);
    let come = Arc::new(AtomicU64::new(0));
    let (sender, receiver) = sync_channel(1);
    let body = {
        let come = Arc::clone(&come);
        move || {
            // Where nobody waits any longer, nobody needs it.
            let _given_up = sender.send(work(&come));
        }
    };
    let builder = thread::Builder::new().name("reading a file".to_owned());
    builder.spawn(body).map_err(failed)?;
    let mut seen = 0;
    loop {
        match receiver.recv_timeout(patience) {
            Ok(done) => return done,
            Err(RecvTimeoutError::Timeout) => {
                let now = come.load(Ordering::Relaxed);
                if now == seen {
                    let cause = "the drive gives no answer; is it connected?";
                    return Err(failed(io::Error::new(io::ErrorKind::TimedOut, cause)));
                }
                seen = now;
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(failed(io::Error::other("it failed inside the program")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        super::super::write_atomic(&path, b"twelve bytes").unwrap();
        assert_eq!(read_at_most(&path, 12).unwrap(), b"twelve bytes");
        let error = read_at_most(&path, 11).unwrap_err();
        assert!(matches!(error, FilesError::TooLarge { most: 11, .. }));
        let vast = folder.path().join("vast");
        File::create(&vast).unwrap().set_len(1 << 42).unwrap();
        assert!(
            read_at_most(&vast, 64 << 20).is_err(),
            "and is not read at all"
        );
        let folder = read_at_most(folder.path(), 12).unwrap_err().to_string();
        assert!(folder.ends_with("is a folder, not a file"), "{folder}");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_named_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let (pipe, link) = (folder.path().join("pipe"), folder.path().join("link"));
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        let made = rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0);
        made.unwrap();
        std::os::unix::fs::symlink(&pipe, &link).unwrap();
        let socket = folder.path().join("socket");
        let _listens = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for (path, kind) in [
            (pipe.as_path(), "a pipe"),
            (&link, "a pipe"),
            (&socket, "a socket"),
            (Path::new("/dev/zero"), "a device"),
            (Path::new("/dev/null"), "a device"),
        ] {
            let error = read_at_most(path, 12).unwrap_err().to_string();
            assert_eq!(error, format!("{} is {kind}, not a file", path.display()));
        }
    }

    #[test]
    fn a_drive_that_gives_no_answer_is_given_up_and_a_slow_one_is_not() {
        let path = Path::new("/mnt/dead/case.ron");
        let patience = Duration::from_millis(40);
        let dead = within(path, patience, |_| {
            thread::sleep(Duration::from_secs(5));
            Ok(())
        });
        let error = dead.unwrap_err().to_string();
        assert!(error.contains("gives no answer"), "{error}");
        let slow = within(path, patience, |come| {
            for step in 1..20 {
                come.store(step, Ordering::Relaxed);
                thread::sleep(Duration::from_millis(10));
            }
            Ok(7)
        });
        assert_eq!(slow.unwrap(), 7);
    }
}
