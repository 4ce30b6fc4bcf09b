//! What was read of documents, kept so that it is read once: of a case's documents in a hidden folder beside the
//! case, which goes with it; of public reports in the person's cache. Nothing in either is needed: what is
//! missing, or cannot be read or written, is read from the documents again.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::platform::{self, Access};

use super::spool::{PART, clear_parts};
use super::{drive, folder_of, hidden_beside};

/// Bytes of the longest that is kept.
const LONGEST: u64 = 256 << 20;

/// What is kept of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// What a person should know of its pages.
    Reading,
    /// The words of its pages, with their places.
    Text,
    /// What it says that it and its pages are called.
    Labels,
    /// What a machine has read of those of its pages that are pictures.
    Machine,
    /// Its pictures, smaller.
    Smaller,
}

impl Kept {
    fn ending(self) -> &'static str {
        match self {
            Kept::Reading => "json",
            Kept::Text => "text",
            Kept::Labels => "labels",
            Kept::Machine => "machine",
            Kept::Smaller => "smaller",
        }
    }

    /// That of which it takes long to find it out again has a number of its own: it outlives a new version of the
    /// program.
    fn version(self, version: &str) -> &str {
        match self {
            Kept::Machine => "1",
            Kept::Reading | Kept::Text | Kept::Labels | Kept::Smaller => version,
        }
    }

    const ALL: [Kept; 5] = [
        Kept::Reading,
        Kept::Text,
        Kept::Labels,
        Kept::Machine,
        Kept::Smaller,
    ];
}

/// Where readings are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingsPlace {
    /// Beside the case at this path: `.letter.readings` beside `letter.ron`.
    Beside(PathBuf),
    /// In this folder.
    Cache(PathBuf),
}

impl ReadingsPlace {
    fn folder(&self) -> PathBuf {
        match self {
            ReadingsPlace::Beside(case) => hidden_beside(case, "readings"),
            ReadingsPlace::Cache(folder) => folder.clone(),
        }
    }

    /// Beside a case that is not there yet nothing is left.
    fn is_open(&self) -> bool {
        match self {
            ReadingsPlace::Beside(case) => drive::exists(case),
            ReadingsPlace::Cache(_) => true,
        }
    }

    fn file(&self, what: Kept, sha256: &str, version: &str) -> Option<PathBuf> {
        let is_plain = sha256.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let name = format!("{sha256}-{}.{}", what.version(version), what.ending());
        is_plain.then(|| self.folder().join(name))
    }
}

/// What was kept of a document with that content.
pub fn kept_reading(
    place: &ReadingsPlace,
    what: Kept,
    sha256: &str,
    version: &str,
) -> Option<Vec<u8>> {
    let path = place.file(what, sha256, version)?;
    super::open::read_at_most(&path, LONGEST).ok()
}

/// Keeps it; whether that was done. Where the folder cannot be written, nothing is kept.
pub fn keep_reading(
    place: &ReadingsPlace,
    what: Kept,
    sha256: &str,
    version: &str,
    bytes: &[u8],
) -> bool {
    let Some(path) = place.file(what, sha256, version) else {
        return false;
    };
    if bytes.len() as u64 > LONGEST || !place.is_open() {
        return false;
    }
    let made = drive::create_dir_all(folder_of(&path)).is_ok();
    made && put(&path, bytes).is_ok()
}

/// Not flushed to the disk, and nothing is cleared up on the way: a case may have thousands of documents, and
/// what a failing machine leaves half written is not understood, so the document is read again.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = drive::beside(folder_of(path), PART, Access::Private, path)?;
    let _tells_others_that_we_live = part.as_file().try_lock();
    part.write_all(bytes)?;
    platform::put(part, path).map(|_open_file| ())
}

/// Throws away what was kept of documents that the case does not have any more, or in another version, and
/// what killed programs left.
pub fn forget_readings(case: &Path, version: &str, still_there: &dyn Fn(&str) -> bool) {
    let folder = ReadingsPlace::Beside(case.to_owned()).folder();
    clear_parts(&folder, None);
    let Ok(entries) = drive::read_dir(&folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = PathBuf::from(entry.file_name());
        let stem = name.file_stem().unwrap_or_default().to_string_lossy();
        let ending = name.extension().unwrap_or_default();
        let ours = Kept::ALL.iter().find(|what| ending == what.ending());
        let (Some(what), Some((sha256, kept))) = (ours, stem.split_once('-')) else {
            continue;
        };
        if kept != what.version(version) || !still_there(sha256) {
            let _gone = drive::remove_file(entry.path());
        }
    }
}

/// Keeps a cache from growing without end: what was written longest ago goes first, until at most so many bytes
/// are left.
pub fn trim_cache(folder: &Path, most: u64) {
    clear_parts(folder, None);
    let entries = drive::read_dir(folder).into_iter().flatten().flatten();
    let mut kept: Vec<_> = entries
        .filter_map(|entry| {
            let about = drive::metadata(entry.path()).ok()?;
            about
                .is_file()
                .then(|| (about.modified().ok(), about.len(), entry.path()))
        })
        .collect();
    kept.sort();
    let mut all: u64 = kept.iter().map(|(_, length, _)| length).sum();
    for (_, length, path) in kept {
        if all <= most {
            return;
        }
        if drive::remove_file(path).is_ok() {
            all -= length;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn a_reading_is_kept_beside_its_case_and_goes_with_its_document() {
        let desk = tempfile::tempdir().unwrap();
        let path = desk.path().join("letter.ron");
        let case = ReadingsPlace::Beside(path.clone());
        assert!(!keep_reading(&case, Kept::Reading, "ab12", "1", b"read"));
        assert_eq!(
            kept_reading(&case, Kept::Reading, "ab12", "1"),
            None,
            "there is no case"
        );
        super::super::write_atomic(&path, b"()").unwrap();
        assert!(keep_reading(&case, Kept::Reading, "ab12", "1", b"read"));
        assert!(keep_reading(&case, Kept::Reading, "cd34", "1", b"other"));
        assert_eq!(
            kept_reading(&case, Kept::Reading, "ab12", "1").as_deref(),
            Some(&b"read"[..])
        );
        assert_eq!(kept_reading(&case, Kept::Reading, "ab12", "2"), None);
        assert_eq!(
            kept_reading(
                &ReadingsPlace::Beside(desk.path().join("other.ron")),
                Kept::Reading,
                "ab12",
                "1"
            ),
            None
        );
        assert!(keep_reading(&case, Kept::Text, "ab12", "1", b"words"));
        let text = || kept_reading(&case, Kept::Text, "ab12", "1");
        assert_eq!(text().as_deref(), Some(&b"words"[..]));
        assert!(keep_reading(
            &case,
            Kept::Reading,
            "cd34",
            "0.9-2",
            b"older"
        ));
        forget_readings(&path, "1", &|sha256| sha256 == "cd34");
        assert_eq!(kept_reading(&case, Kept::Reading, "cd34", "0.9-2"), None);
        assert_eq!(kept_reading(&case, Kept::Reading, "ab12", "1"), None);
        assert_eq!(text(), None);
        assert!(kept_reading(&case, Kept::Reading, "cd34", "1").is_some());
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let place = ReadingsPlace::Beside(PathBuf::from("letter.ron"));
        assert_eq!(place.file(Kept::Text, "../letter", "1"), None);
    }

    #[test]
    fn a_cache_keeps_what_was_written_last() {
        let desk = tempfile::tempdir().unwrap();
        let cache = ReadingsPlace::Cache(desk.path().join("cache"));
        for (minute, name) in [(1_u64, "aa"), (2, "bb"), (3, "cc")] {
            assert!(keep_reading(&cache, Kept::Text, name, "1", &[7; 100]));
            let path = cache.file(Kept::Text, name, "1").unwrap();
            let writing = drive::OpenOptions::new().write(true).to_owned();
            let file = drive::open(&path, &writing).unwrap();
            let then = UNIX_EPOCH + Duration::from_secs(minute * 60);
            file.set_modified(then).unwrap();
        }
        trim_cache(&desk.path().join("cache"), 250);
        let is_kept = |name| kept_reading(&cache, Kept::Text, name, "1").is_some();
        assert_eq!(["aa", "bb", "cc"].map(is_kept), [false, true, true]);
    }
}
