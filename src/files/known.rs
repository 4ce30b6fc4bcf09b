//! Which content files have, by what can be seen of them without opening them: path, length and time. A folder of
//! a thousand reports is so not read whole each time, and a file that was moved is known again.
//!
//! It lies in the person's cache, and nothing in it is needed. What is made of a file's content is confirmed by its
//! hash by whoever makes it: a file may be another with the same length and time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::drive;

/// Files that are remembered; those that were seen longest ago are forgotten first.
const MOST: usize = 20_000;

/// The file beside the cache in which it lies.
const NAME: &str = "known-files.json";

/// Bytes of what is kept.
const LONGEST: u64 = 32 << 20;

/// A hash in hexadecimal has as many figures.
const FIGURES: usize = 64;

/// What can be seen of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Look {
    length: u64,
    seconds: u64,
    nanoseconds: u32,
}

impl Look {
    /// None where nothing is seen, or there is no time.
    pub fn at(path: &Path) -> Option<Look> {
        let about = drive::metadata(path).ok()?;
        let time = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Look {
            length: about.len(),
            seconds: time.as_secs(),
            nanoseconds: time.subsec_nanos(),
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    path: PathBuf,
    look: Look,
    sha256: String,
}

/// The content of files that were read before.
#[derive(Debug, Default)]
pub struct KnownFiles {
    place: Option<PathBuf>,
    /// Those seen last first.
    kept: Vec<Known>,
    by_path: BTreeMap<PathBuf, usize>,
    by_look: BTreeMap<Look, usize>,
    /// Seen since.
    seen: Mutex<BTreeMap<PathBuf, (Look, String)>>,
}

impl KnownFiles {
    /// What is kept beside the person's cache, where there is one.
    pub fn of_cache(cache: Option<&Path>) -> KnownFiles {
        KnownFiles::load(cache.map(|cache| cache.with_file_name(NAME)))
    }

    /// What is kept in a file; nothing where it cannot be read.
    pub fn load(place: Option<PathBuf>) -> KnownFiles {
        let bytes = place
            .as_deref()
            .and_then(|place| super::open::read_at_most(place, LONGEST).ok());
        let kept = bytes.and_then(|bytes| serde_json::from_slice::<Vec<Known>>(&bytes).ok());
        let is_whole = |known: &Known| {
            let sha256 = known.sha256.as_bytes();
            sha256.len() == FIGURES && sha256.iter().all(u8::is_ascii_hexdigit)
        };
        let mut kept = kept.unwrap_or_default();
        kept.retain(is_whole);
        kept.truncate(MOST);
        // Of two that look the same, the one seen last counts.
        let places = || kept.iter().enumerate().rev();
        KnownFiles {
            by_path: places().map(|(at, one)| (one.path.clone(), at)).collect(),
            by_look: places().map(|(at, one)| (one.look, at)).collect(),
            kept,
            place,
            seen: Mutex::default(),
        }
    }

    /// The hash of what a file held when it was read, if it looks as it did then; also where it was moved since.
    pub fn content(&self, path: &Path) -> Option<String> {
        let look = Look::at(path)?;
        let whole = std::path::absolute(path).ok()?;
        let by_path = self.by_path.get(&whole).and_then(|at| self.kept.get(*at));
        let own = by_path.filter(|known| known.look == look);
        let moved = || {
            let known = self.kept.get(*self.by_look.get(&look)?)?;
            (known.path.file_name() == whole.file_name() && by_path.is_none()).then_some(known)
        };
        let sha256 = own.or_else(moved)?.sha256.clone();
        self.note(path, look, &sha256);
        Some(sha256)
    }

    /// Remembers what a file holds that was read. `look` is how it looked before.
    pub fn note(&self, path: &Path, look: Look, sha256: &str) {
        // One that is changed while it is read is not remembered.
        if Look::at(path) != Some(look) {
            return;
        }
        if let Ok(whole) = std::path::absolute(path) {
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.insert(whole, (look, sha256.to_owned()));
        }
    }

    /// Keeps what was seen for the next time, where anything is new. Whether that was done.
    pub fn keep(self) -> bool {
        let seen = self
            .seen
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let is_kept = |(path, (look, sha256)): (&PathBuf, &(Look, String))| {
            let known = self.by_path.get(path).and_then(|at| self.kept.get(*at));
            known.is_some_and(|known| known.look == *look && known.sha256 == *sha256)
        };
        let Some(place) = self.place.filter(|_| !seen.iter().all(is_kept)) else {
            return false;
        };
        let others = self.kept.into_iter();
        let others = others.filter(|known| !seen.contains_key(&known.path));
        let own = seen.iter().map(|(path, (look, sha256))| Known {
            path: path.clone(),
            look: *look,
            sha256: sha256.clone(),
        });
        // A path that is no text is not kept; the others are.
        let all = own
            .chain(others)
            .filter(|known| known.path.to_str().is_some());
        let all: Vec<Known> = all.take(MOST).collect();
        let Ok(bytes) = serde_json::to_vec(&all) else {
            return false;
        };
        super::make_folder_of(&place).is_ok() && super::write_private(&place, &bytes).is_ok()
    }
}

/// Where the list of a cache lies, and how many bytes in it tell of files that are meant; none where none does.
pub(super) fn told(cache: &Path, is_meant: &dyn Fn(&Path, &str) -> bool) -> Option<(PathBuf, u64)> {
    let place = cache.with_file_name(NAME);
    let known = KnownFiles::load(Some(place.clone()));
    let meant = known.kept.iter();
    let meant = meant.filter(|one| is_meant(&one.path, &one.sha256));
    let bytes = meant.filter_map(|one| Some(serde_json::to_vec(one).ok()?.len() as u64));
    let bytes = bytes.sum();
    (bytes > 0).then_some((place, bytes))
}

/// Takes the files that are meant out of the list of a cache.
pub(super) fn forget(
    cache: &Path,
    is_meant: &dyn Fn(&Path, &str) -> bool,
) -> Result<(), super::FilesError> {
    let place = cache.with_file_name(NAME);
    let mut kept = KnownFiles::load(Some(place.clone())).kept;
    kept.retain(|one| !is_meant(&one.path, &one.sha256));
    let bytes = serde_json::to_vec(&kept).map_err(|why| super::FilesError::Write {
        path: place.clone(),
        cause: why.into(),
    })?;
    super::write_private(&place, &bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn sha(letter: char) -> String {
        letter.to_string().repeat(FIGURES)
    }

    /// A desk with a file whose content was noted and kept.
    fn noted() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let desk = tempfile::tempdir().unwrap();
        let (place, file) = (
            desk.path().join("cache/known.json"),
            desk.path().join("a.pdf"),
        );
        super::super::write_atomic(&file, b"one").unwrap();
        let known = KnownFiles::load(Some(place.clone()));
        assert_eq!(known.content(&file), None);
        known.note(&file, Look::at(&file).unwrap(), &sha('a'));
        assert!(known.keep());
        (desk, place, file)
    }

    #[test]
    fn a_file_is_known_until_it_changes() {
        let (_desk, place, file) = noted();
        let known = KnownFiles::load(Some(place.clone()));
        assert_eq!(known.content(&file), Some(sha('a')));
        assert!(!known.keep(), "nothing is new");
        super::super::write_atomic(&file, b"other").unwrap();
        assert_eq!(KnownFiles::load(Some(place)).content(&file), None);
    }

    #[test]
    fn a_file_that_was_moved_is_known_again() {
        let (desk, place, file) = noted();
        let moved = desk.path().join("folder/a.pdf");
        fs::create_dir(desk.path().join("folder")).unwrap();
        fs::rename(&file, &moved).unwrap();
        let known = KnownFiles::load(Some(place.clone()));
        assert_eq!(known.content(&moved), Some(sha('a')));
        assert!(known.keep());
        assert_eq!(
            KnownFiles::load(Some(place)).content(&moved),
            Some(sha('a'))
        );
    }

    #[test]
    fn what_others_wrote_there_is_not_believed() {
        let (_desk, place, file) = noted();
        for bytes in [&b"{"[..], b"", b"[{\"path\":\"/x\",\"look\":{\"length\":1,\"seconds\":1,\"nanoseconds\":1},\"sha256\":\"../x\"}]"] {
            super::super::write_atomic(&place, bytes).unwrap();
            let known = KnownFiles::load(Some(place.clone()));
            assert_eq!((known.content(&file), known.kept.len()), (None, 0));
        }
    }

    #[test]
    fn those_seen_longest_ago_are_forgotten_first() {
        let (desk, place, file) = noted();
        let look = Look::at(&file).unwrap();
        let many = KnownFiles {
            kept: (0..MOST)
                .map(|number| Known {
                    path: PathBuf::from(format!("/old/{number}.pdf")),
                    look,
                    sha256: sha('b'),
                })
                .collect(),
            place: Some(place.clone()),
            ..KnownFiles::default()
        };
        many.note(&file, look, &sha('a'));
        assert!(many.keep());
        let known = KnownFiles::load(Some(place));
        assert_eq!(known.kept.len(), MOST);
        assert_eq!(known.content(&file), Some(sha('a')));
        assert!(
            !known
                .by_path
                .contains_key(Path::new(&format!("/old/{}.pdf", MOST - 1)))
        );
        drop(desk);
    }
}
