//! The only room that touches the disk: whole reads, atomic writes, recovery copies, pack folders and
//! the locks that let several people save into one pack (`guarded`), tell them who has a case open
//! (`hold`), and tell windows of each other (`presence`).
//!
//! Nothing is ever half-written: a file is made beside its target (`spool`), flushed to the disk, and
//! takes the target's place in one step; whoever loses power keeps the old file or has the new one. Every
//! error names the path and what to do. What the bytes mean is other rooms' business.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::library::PackFiles;

mod guarded;
mod hold;
mod presence;
mod several;
mod spool;

pub use guarded::{LOCK, Lock, SaveOutcome, Saver, break_lock, save_into};
pub use hold::{Held, Hold, Holder, hold, hold_path, take_over, was_cut_short};
pub use presence::{Presence, Runs, alone};
pub use several::{has_volumes, put_all, volume_paths};
pub use spool::SpoolFile;

/// No file that we read whole is larger, in bytes: a case or pack file of this size is a mistake.
const LARGEST: u64 = 64 * 1024 * 1024;
/// The same for PDF files.
const LARGEST_PDF: u64 = 2 * 1024 * 1024 * 1024;

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    #[error("{path} cannot be read: {cause}")]
    Read { path: PathBuf, cause: io::Error },
    #[error("{path} could not be written ({cause}); the file that was there is untouched")]
    Write { path: PathBuf, cause: io::Error },
    #[error("{path} is larger than any file of its kind ({} MiB at most)", most >> 20)]
    TooLarge { path: PathBuf, most: u64 },
    #[error("{path} exists already and is not an empty folder")]
    NotEmpty { path: PathBuf },
    #[error(
        "{cause}; {count} files that had been written with it were put back as they were{remaining}"
    )]
    TakenBack {
        cause: Box<FilesError>,
        count: usize,
        /// Which could not be put back, as the end of the sentence.
        remaining: String,
    },
}

/// As those see it who write into something and need not know that it is a file.
impl From<FilesError> for io::Error {
    fn from(error: FilesError) -> Self {
        let kind = match &error {
            FilesError::Read { cause, .. } | FilesError::Write { cause, .. } => cause.kind(),
            FilesError::TooLarge { .. }
            | FilesError::NotEmpty { .. }
            | FilesError::TakenBack { .. } => io::ErrorKind::Other,
        };
        io::Error::new(kind, error)
    }
}

/// The whole content of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, FilesError> {
    read_at_most(path, LARGEST)
}

/// The whole content of a PDF file.
pub fn read_pdf(path: &Path) -> Result<Vec<u8>, FilesError> {
    read_at_most(path, LARGEST_PDF)
}

fn read_at_most(path: &Path, most: u64) -> Result<Vec<u8>, FilesError> {
    let failed = |cause| FilesError::Read {
        path: path.to_owned(),
        cause,
    };
    let file = fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    // Not by its length beforehand: a pipe has none, and some devices never end.
    let mut limited = file.take(most + 1);
    limited.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(FilesError::TooLarge {
            path: path.to_owned(),
            most,
        });
    }
    Ok(bytes)
}

/// The content of an exhibit's file. `path` is as a case holds it: `/` between folders, and relative
/// to the folder of the case unless it is absolute.
pub fn load_exhibit(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    let whole = folder.join(path);
    fs::read(&whole).map_err(|cause| format!("{}: {cause}", whole.display()))
}

/// Every file below a folder that may be a document by its ending, in order of its path. Links are not
/// followed, and nothing is looked at deeper than sixteen folders.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, FilesError> {
    let failed = |path: &Path, cause| FilesError::Read {
        path: path.to_owned(),
        cause,
    };
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), 16)];
    while let Some((folder, depth)) = open.pop() {
        for entry in fs::read_dir(&folder).map_err(|cause| failed(&folder, cause))? {
            let entry = entry.map_err(|cause| failed(&folder, cause))?;
            let (path, kind) = (entry.path(), entry.file_type());
            let kind = kind.map_err(|cause| failed(&path, cause))?;
            let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
            if kind.is_dir() && depth > 0 {
                open.push((path, depth - 1));
            } else if kind.is_file()
                && crate::case::DOCUMENT_ENDINGS
                    .iter()
                    .any(|known| ending == *known)
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// By content: the first file below the folder that has each of these hashes. A file that cannot be read
/// is passed by.
pub fn find_by_content(
    folder: &Path,
    wanted: &BTreeSet<String>,
) -> Result<BTreeMap<String, PathBuf>, FilesError> {
    let mut found = BTreeMap::new();
    for file in below(folder)? {
        if let Ok(bytes) = fs::read(&file) {
            let sha = crate::export::sha256(&bytes);
            if wanted.contains(&sha) {
                found.entry(sha).or_insert(file);
            }
        }
        if found.len() == wanted.len() {
            break;
        }
    }
    Ok(found)
}

/// How a case names the file of an exhibit: relative to the folder of the case where it lies below
/// it, so that both can be moved together, and absolute elsewhere; `/` between folders.
pub fn exhibit_path(case: &Path, file: &Path) -> String {
    let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (folder, file) = (whole(folder_of(case)), whole(file));
    let path = file.strip_prefix(&folder).unwrap_or(&file);
    let parts = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    if path.is_absolute() {
        path.to_string_lossy().into_owned()
    } else {
        parts.collect::<Vec<_>>().join("/")
    }
}

/// Whether both paths lead to one and the same existing file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Puts `bytes` into the file at `path`, all or nothing. The folder must exist. A new file is as open
/// to others as any new file of this person; an old one stays as it was.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    write(path, bytes, Access::Usual)
}

/// The same for what no other person should read: nobody asked for a recovery copy to be shared.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    write(path, bytes, Access::Private)
}

/// Who may read a file that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    Usual,
    Private,
}

fn write(path: &Path, bytes: &[u8], access: Access) -> Result<(), FilesError> {
    let mut beside = SpoolFile::begin(path, access)?;
    beside.take(bytes)?;
    put(path, beside.made_ready(path)?)
}

/// Puts what was made ready in its place.
fn put<F>(path: &Path, beside: tempfile::NamedTempFile<F>) -> Result<(), FilesError> {
    beside.persist(path).map_err(|error| FilesError::Write {
        path: path.to_owned(),
        cause: error.error,
    })?;
    sync_folder(folder_of(path));
    Ok(())
}

/// Makes the folder that `path` is to lie in, with all above it, where it is not there yet.
pub fn make_folder_of(path: &Path) -> Result<(), FilesError> {
    fs::create_dir_all(folder_of(path)).map_err(|cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    })
}

/// Removes a file that may not be there.
pub fn remove(path: &Path) -> Result<(), FilesError> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(FilesError::Write {
            path: path.to_owned(),
            cause,
        }),
        _ => Ok(()),
    }
}

/// Gives a file that is in the way another name beside it, and says which.
pub fn set_aside(path: &Path) -> Result<PathBuf, FilesError> {
    let failed = |cause| FilesError::Write {
        path: path.to_owned(),
        cause,
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let free = |number: &u32| !path.with_file_name(format!("{name}.{number}")).exists();
    let number = (1..=9999).find(free).unwrap_or(9999);
    let aside = path.with_file_name(format!("{name}.{number}"));
    fs::rename(path, &aside).map_err(failed)?;
    Ok(aside)
}

/// Where the recovery copy of a case lies: beside it, hidden, so that it travels with it.
pub fn recovery_path(case: &Path) -> PathBuf {
    let name = case.file_name().unwrap_or_default().to_string_lossy();
    case.with_file_name(format!(".{name}.recovery"))
}

/// The files of the pack in `folder`: its own and those of `sources/`. A file that cannot be read
/// stops it, since a library must not shrink in silence.
pub fn read_pack(folder: &Path) -> Result<PackFiles, FilesError> {
    let mut files = BTreeMap::new();
    for (below, prefix) in [
        (folder.to_owned(), ""),
        (folder.join("sources"), "sources/"),
    ] {
        if prefix.is_empty() || below.is_dir() {
            read_folder(&below, prefix, &mut files)?;
        }
    }
    Ok(PackFiles {
        origin: folder.display().to_string(),
        files,
    })
}

/// What can be seen of a pack's files without opening them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

/// Sizes and times of the files of the pack in `folder`, by which a change is noticed. What cannot be
/// looked at is left out: whoever reads the pack will say so.
pub fn stamp(folder: &Path) -> Stamp {
    let folders = [folder.to_owned(), folder.join("sources")];
    let entries = folders.iter().filter_map(|one| fs::read_dir(one).ok());
    let looked_at = entries.flatten().filter_map(|entry| {
        let entry = entry.ok()?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let about = entry.metadata().ok().filter(|about| about.is_file())?;
        (!is_hidden).then(|| (entry.path(), (about.len(), about.modified().ok())))
    });
    Stamp(looked_at.collect())
}

/// Size and time of a case file and of its lock, by which a change is noticed.
pub fn stamp_of_case(case: &Path) -> Stamp {
    let both = [case.to_owned(), hold_path(case)].into_iter();
    let looked_at = both.filter_map(|path| {
        let about = fs::metadata(&path).ok()?;
        Some((path, (about.len(), about.modified().ok())))
    });
    Stamp(looked_at.collect())
}

/// Makes the folder of a new pack and puts `files` into it. A folder that already holds something is
/// refused.
pub fn make_pack(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), FilesError> {
    let failed = |cause| FilesError::Write {
        path: folder.to_owned(),
        cause,
    };
    if folder.exists() {
        let is_empty = folder.is_dir() && fs::read_dir(folder).map_err(failed)?.next().is_none();
        if !is_empty {
            return Err(FilesError::NotEmpty {
                path: folder.to_owned(),
            });
        }
    }
    fs::create_dir_all(folder.join("sources")).map_err(failed)?;
    for (name, bytes) in files {
        write_atomic(&folder.join(name), bytes)?;
    }
    Ok(())
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), FilesError> {
    let failed = |cause| FilesError::Read {
        path: folder.to_owned(),
        cause,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_file() && !name.starts_with('.') {
            files.insert(format!("{prefix}{name}"), read(&path)?);
        }
    }
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the new name itself survive a power cut. Some file systems cannot; the content is safe.
fn sync_folder(folder: &Path) {
    if let Ok(handle) = fs::File::open(folder) {
        let _not_everywhere = handle.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_replaces_the_whole_file_and_leaves_no_litter() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.ron");
        write_atomic(&path, b"a longer first text").unwrap();
        write_atomic(&path, b"second").unwrap();
        assert_eq!(read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_as_open_as_any_other_and_an_old_one_stays_as_it_was() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (ours, other) = (folder.path().join("ours"), folder.path().join("other"));
        write_atomic(&ours, b"x").unwrap();
        fs::File::create(&other).unwrap();
        assert_eq!(mode(&ours), mode(&other));
        fs::set_permissions(&ours, fs::Permissions::from_mode(0o640)).unwrap();
        write_atomic(&ours, b"y").unwrap();
        assert_eq!(mode(&ours), 0o640);
        write_private(&ours, b"z").unwrap();
        assert_eq!(mode(&ours), 0o600);
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_file_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("not-there").join("case.ron");
        let error = write_atomic(&path, b"text").unwrap_err();
        assert!(error.to_string().contains("case.ron"));
        assert!(error.to_string().contains("untouched"));
    }

    #[test]
    fn a_pack_is_read_with_its_sources_and_without_hidden_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sources")).unwrap();
        for name in ["pack.ron", ".hidden", "sources/a.ron"] {
            write_atomic(&folder.path().join(name), b"x").unwrap();
        }
        let pack = read_pack(folder.path()).unwrap();
        let names: Vec<_> = pack.files.keys().map(String::as_str).collect();
        assert_eq!(names, ["pack.ron", "sources/a.ron"]);
    }

    #[test]
    fn a_change_in_a_pack_is_seen_in_its_stamp() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sources")).unwrap();
        let path = folder.path().join("sources/a.ron");
        let empty = stamp(folder.path());
        write_atomic(&path, b"one").unwrap();
        let one = stamp(folder.path());
        assert_ne!(empty, one);
        write_atomic(&folder.path().join(".hidden"), b"x").unwrap();
        assert_eq!(stamp(folder.path()), one);
        write_atomic(&path, b"longer").unwrap();
        assert_ne!(stamp(folder.path()), one);
        assert_eq!(stamp(Path::new("/nowhere")), Stamp::default());
    }

    #[test]
    fn a_new_pack_is_made_only_where_nothing_is() {
        let folder = tempfile::tempdir().unwrap();
        let files = BTreeMap::from([("pack.ron".to_owned(), b"x".to_vec())]);
        let (empty, new) = (folder.path().to_owned(), folder.path().join("deep/new"));
        make_pack(&new, &files).unwrap();
        assert!(new.join("sources").is_dir());
        let error = make_pack(&empty, &files).unwrap_err().to_string();
        assert!(error.contains("not an empty folder"), "{error}");
        assert!(make_pack(&new.join("pack.ron"), &files).is_err());
        assert_eq!(read_pack(&new).unwrap().files, files);
    }

    #[test]
    fn what_is_set_aside_keeps_its_content_and_takes_no_other_files_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy");
        for text in ["first", "second"] {
            write_atomic(&path, text.as_bytes()).unwrap();
            assert_eq!(read(&set_aside(&path).unwrap()).unwrap(), text.as_bytes());
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn the_recovery_copy_lies_beside_the_case() {
        let path = recovery_path(Path::new("/cases/one.ron"));
        assert_eq!(path, Path::new("/cases/.one.ron.recovery"));
    }
}
