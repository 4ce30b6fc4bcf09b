//! A file that is made beside another, and takes its place in one step.
//!
//! Unix does that whoever has the old file open: they keep what they opened. Windows does it only where all
//! of them allow it. A virus scanner looks at every new file for a moment, so it is tried again for a second;
//! a reader that keeps a PDF open does not let go, and then the old file stays and that is said.

use std::fs::OpenOptions;
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::System;
use super::causes::{Cause, cause};

/// Whether a file may be replaced by another while it is open here.
pub const REPLACES_OPEN_FILES: bool = cfg!(unix);

/// Who may read a file that is made. On Windows the folder says so, for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// As the person's settings have it for every new file, so that colleagues can open what lies in a shared
    /// folder.
    Usual,
    Private,
}

/// How the name of a new file begins and ends.
pub type Name<'a> = (&'a str, &'a str);

/// A new file in `folder`, with a name that no other has. It goes when the value goes. It is hidden where
/// its place will be.
pub fn beside(
    folder: &Path,
    name: Name<'_>,
    access: Access,
    place: &Path,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(name.0).suffix(name.1);
    make(&mut builder, folder, access, is_hidden(place))
}

/// Its name begins with a dot.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().starts_with('.')
}

#[cfg(unix)]
fn make(
    builder: &mut tempfile::Builder<'_, '_>,
    folder: &Path,
    access: Access,
    _is_hidden: bool,
) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    if access == Access::Usual {
        // `tempfile` alone would lock colleagues out.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Not by `tempfile` itself: what it marks as temporary stays so unless it also moves it, and it moves
/// nothing whose path is longer than 260 letters.
#[cfg(windows)]
fn make(
    builder: &mut tempfile::Builder<'_, '_>,
    folder: &Path,
    _access: Access,
    is_hidden: bool,
) -> io::Result<NamedTempFile> {
    builder.make_in(folder, |path| {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        if is_hidden {
            make_hidden(&mut options);
        }
        options.open(path)
    })
}

/// A file that is made with these options does not show in folders. Elsewhere its name does that.
#[cfg(windows)]
pub fn make_hidden(options: &mut OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_ATTRIBUTE_HIDDEN: u32 = 0x2;
    options.attributes(FILE_ATTRIBUTE_HIDDEN);
}

#[cfg(not(windows))]
pub fn make_hidden(_options: &mut OpenOptions) {}

/// Puts a new file in the place of whatever lies at `place`, and gives what was open of it.
#[cfg(unix)]
pub fn put<F>(file: NamedTempFile<F>, place: &Path) -> io::Result<F> {
    file.persist(place).map_err(|error| error.error)
}

#[cfg(windows)]
pub fn put<F>(file: NamedTempFile<F>, place: &Path) -> io::Result<F> {
    let (file, mut path) = file.into_parts();
    rename(&path, place)?;
    path.disable_cleanup(true);
    Ok(file)
}

/// The same only where nothing lies there; `false` where something does. An error where the system, or the
/// disk, cannot do that in one step.
#[cfg(unix)]
pub fn put_if_free<F>(file: NamedTempFile<F>, place: &Path) -> io::Result<bool> {
    match file.persist_noclobber(place) {
        Ok(_put) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// By a second name, which a file gets only if it is free; the first goes then.
#[cfg(windows)]
pub fn put_if_free<F>(file: NamedTempFile<F>, place: &Path) -> io::Result<bool> {
    match std::fs::hard_link(file.path(), place) {
        Ok(()) => Ok(true),
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(cause) => Err(cause),
    }
}

/// Gives a file another name, also one that another has: that goes.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let system = System::this();
    let held = |error: &io::Error| is_held(system, error, &|| to.is_file());
    let renamed = for_a_second(&held, &mut || std::fs::rename(from, to), &|| {
        std::thread::sleep(BETWEEN_TRIES);
    });
    match renamed {
        // Windows says that it is not allowed; whoever made a file beside it is allowed to.
        Err(error) if held(&error) => Err(io::Error::from_raw_os_error(SHARING_VIOLATION)),
        renamed => renamed,
    }
}

/// By its number, `ERROR_SHARING_VIOLATION`; on Windows only.
const SHARING_VIOLATION: i32 = 32;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
const TRIES: u32 = 20;

/// Whether another program keeps a file from being replaced.
fn is_held(system: System, error: &io::Error, is_there: &dyn Fn() -> bool) -> bool {
    let in_use = |number| cause(system, number) == Some(Cause::InUse);
    let is_denied = || error.kind() == io::ErrorKind::PermissionDenied && is_there();
    system == System::Windows && (error.raw_os_error().is_some_and(in_use) || is_denied())
}

fn for_a_second(
    is_held: &dyn Fn(&io::Error) -> bool,
    work: &mut dyn FnMut() -> io::Result<()>,
    wait: &dyn Fn(),
) -> io::Result<()> {
    for _ in 1..TRIES {
        match work() {
            Err(error) if is_held(&error) => wait(),
            done => return done,
        }
    }
    work()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;
    use std::io::Write as _;

    use super::*;

    fn file(folder: &Path, place: &Path, text: &[u8]) -> NamedTempFile {
        let mut made = beside(folder, (".new-", ".part"), Access::Usual, place).unwrap();
        made.write_all(text).unwrap();
        made
    }

    #[test]
    fn a_file_takes_the_place_of_another_and_of_none() {
        let desk = tempfile::tempdir().unwrap();
        let place = desk.path().join("bundle.pdf");
        for text in ["one", "two"] {
            put(file(desk.path(), &place, text.as_bytes()), &place).unwrap();
            assert_eq!(fs::read_to_string(&place).unwrap(), text);
        }
        assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 1);
    }

    #[test]
    fn one_that_must_not_replace_another_does_not() {
        let desk = tempfile::tempdir().unwrap();
        let place = desk.path().join(".lock");
        assert!(put_if_free(file(desk.path(), &place, b"ours"), &place).unwrap());
        assert!(!put_if_free(file(desk.path(), &place, b"theirs"), &place).unwrap());
        assert_eq!(fs::read_to_string(&place).unwrap(), "ours");
        assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 1);
    }

    #[test]
    fn one_whose_place_is_a_folder_leaves_nothing_behind() {
        let desk = tempfile::tempdir().unwrap();
        let place = desk.path().join("folder");
        fs::create_dir(&place).unwrap();
        assert!(put(file(desk.path(), &place, b"x"), &place).is_err());
        assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 1);
    }

    /// As a reader that looks at a file and lets others do with it what they like.
    #[test]
    fn a_file_that_is_open_here_is_replaced() {
        let desk = tempfile::tempdir().unwrap();
        let place = desk.path().join("bundle.pdf");
        put(file(desk.path(), &place, b"one"), &place).unwrap();
        let _open = fs::File::open(&place).unwrap();
        put(file(desk.path(), &place, b"two"), &place).unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "two");
    }

    /// Another program that lets nobody replace it, for as long as it has it open.
    #[cfg(windows)]
    #[test]
    fn a_file_that_another_keeps_open_stays_and_is_said_to_be_in_use() {
        use std::os::windows::fs::OpenOptionsExt;
        const FILE_SHARE_READ: u32 = 1;
        let desk = tempfile::tempdir().unwrap();
        let place = desk.path().join("bundle.pdf");
        put(file(desk.path(), &place, b"one"), &place).unwrap();
        let mut reader = OpenOptions::new();
        let open = reader
            .read(true)
            .share_mode(FILE_SHARE_READ)
            .open(&place)
            .unwrap();
        let refused = put(file(desk.path(), &place, b"two"), &place).unwrap_err();
        assert_eq!(refused.raw_os_error(), Some(SHARING_VIOLATION));
        assert_eq!(fs::read_to_string(&place).unwrap(), "one");
        assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 1);
        drop(open);
        put(file(desk.path(), &place, b"two"), &place).unwrap();
    }

    #[cfg(windows)]
    #[test]
    fn what_begins_with_a_dot_is_hidden_and_nothing_else_is() {
        use std::os::windows::fs::MetadataExt;
        let desk = tempfile::tempdir().unwrap();
        for (name, attribute) in [(".case.ron.lock", 2), ("case.ron", 0)] {
            let place = desk.path().join(name);
            put(file(desk.path(), &place, b"x"), &place).unwrap();
            let attributes = fs::metadata(&place).unwrap().file_attributes();
            assert_eq!(attributes & 2, attribute, "{name}");
            assert_eq!(attributes & 0x100, 0, "{name} is not temporary");
        }
    }

    #[test]
    fn only_windows_takes_a_refusal_for_another_program_and_only_where_a_file_is() {
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        assert!(is_held(System::Windows, &denied, &|| true));
        assert!(!is_held(System::Windows, &denied, &|| false));
        assert!(!is_held(System::Linux, &denied, &|| true));
        for (number, held) in [(32, true), (33, true), (2, false), (112, false)] {
            let error = io::Error::from_raw_os_error(number);
            assert_eq!(
                is_held(System::Windows, &error, &|| false),
                held,
                "{number}"
            );
            assert!(!is_held(System::MacOs, &error, &|| false), "{number}");
        }
    }

    #[test]
    fn what_is_held_for_a_moment_is_waited_for_and_for_longer_is_not() {
        let held = |error: &io::Error| error.kind() == io::ErrorKind::ResourceBusy;
        let busy = || Err(io::ErrorKind::ResourceBusy.into());
        let (tries, waits) = (Cell::new(0), Cell::new(0));
        let wait = || waits.set(waits.get() + 1);
        let mut third = || {
            tries.set(tries.get() + 1);
            if tries.get() < 3 { busy() } else { Ok(()) }
        };
        for_a_second(&held, &mut third, &wait).unwrap();
        assert_eq!((tries.get(), waits.get()), (3, 2));
        waits.set(0);
        for_a_second(&held, &mut || busy(), &wait).unwrap_err();
        assert_eq!(waits.get(), TRIES - 1);
        waits.set(0);
        let full = || Err(io::ErrorKind::StorageFull.into());
        for_a_second(&held, &mut || full(), &wait).unwrap_err();
        assert_eq!(
            waits.get(),
            0,
            "nobody waits for what waiting does not mend"
        );
    }
}
