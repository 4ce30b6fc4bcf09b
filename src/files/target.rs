//! Where something that is written really goes, and what must not be overwritten there.
//!
//! A path may be a link, and two spellings may lead to one file. What would be lost is found by the file
//! itself; what is replaced is the file at the end of a link, never the link.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::case::Case;

use super::open::other_kind;
use super::{FilesError, folder_of, hold_path, recovery_path};

/// Links that are followed, one after the other.
const MOST_LINKS: usize = 40;

/// The file that `path` leads to: itself, or what stands at the end of a link, whether or not it is there
/// yet.
pub fn target(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(leads_to) => path = folder_of(&path).join(leads_to),
            Err(_no_link) => break,
        }
    }
    path
}

/// The file at the end of `path`, which may be replaced: a regular one that is not read-only, or none.
pub(super) fn replaceable(path: &Path) -> Result<PathBuf, FilesError> {
    let refused = |why: &str| FilesError::Write {
        path: path.to_owned(),
        cause: io::Error::new(io::ErrorKind::InvalidInput, why),
    };
    let real = target(path);
    let Ok(about) = fs::metadata(&real) else {
        return Ok(real);
    };
    match other_kind(about.file_type()) {
        Some(kind) => Err(refused(&format!("it is {kind}, not a file"))),
        // Whoever owns the folder could put another in its place; that is not what was meant.
        None if about.permissions().readonly() => Err(refused("it is read-only")),
        None => Ok(real),
    }
}

/// Whether both paths lead to one and the same file, by links of any kind or by another spelling; also
/// where the file is not there yet.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let (one, other) = (target(one), target(other));
    is_known_and_same(identity(&one), identity(&other))
        || is_known_and_same(whole(&one), whole(&other))
}

fn is_known_and_same<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_some() && one == other
}

/// By which the system knows a file under all its names.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let about = fs::metadata(path).ok()?;
    Some((about.dev(), about.ino()))
}

/// There, two names of one file on the disk (hard links) are not seen to be one.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// The one spelling of a path whose folder is there.
fn whole(path: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder_of(path)).ok()?;
    Some(folder.join(path.file_name()?))
}

/// What is read while something else is written, and must not be lost by it.
#[derive(Clone, Copy, Debug)]
pub struct InUse<'a> {
    /// The file of the case, where it has one.
    pub case_file: Option<&'a Path>,
    /// To which the paths of its documents are relative.
    pub folder: &'a Path,
    pub case: &'a Case,
    /// The folders of packs.
    pub packs: &'a [PathBuf],
}

impl InUse<'_> {
    /// What the file at `path` is, so that a sentence can say why nothing else is written there.
    pub fn of_document_or_pack(&self, path: &Path) -> Option<String> {
        let document = self.case.exhibits.iter().find(|exhibit| {
            let held = self.folder.join(&exhibit.path);
            is_same(path, &held)
        });
        if let Some(document) = document {
            return Some(format!("a document of the case, “{}”", document.title));
        }
        let real = target(path);
        let above = |folder: &Path| is_same(folder_of(&real), folder);
        let pack = self.packs.iter();
        let mut pack = pack.filter(|pack| above(pack) || above(&pack.join("sources")));
        pack.next()
            .map(|pack| format!("in the pack {}", pack.display()))
    }

    /// The same, and the case with what lies beside it.
    pub fn what(&self, path: &Path) -> Option<String> {
        let case = self.case_file.into_iter().flat_map(|case| {
            [
                (case.to_owned(), "the case itself"),
                (recovery_path(case), "the recovery copy of the case"),
                (hold_path(case), "the lock of the case"),
            ]
        });
        let mut case = case.filter(|(known, _)| is_same(path, known));
        let what = case.next().map(|(_, what)| what.to_owned());
        what.or_else(|| self.of_document_or_pack(path))
    }
}
