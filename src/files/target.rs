//! Where something that is written really goes, and what must not be overwritten there.
//!
//! A path may be a link, and two spellings may lead to one file. What would be lost is found by the file
//! itself; what is replaced is the file at the end of a link, never the link.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use super::Shown as _;
use crate::case::Case;
use crate::platform::{System, is_same_name, unfit};

use super::drive;
use super::open::{PATIENCE, other_kind, within};
use super::{FilesError, filed_at, folder_of, hold_path, recovery_path};

/// Links that are followed, one after the other.
const MOST_LINKS: usize = 40;

/// The file that `path` leads to: itself, or what stands at the end of a link, whether or not it is there
/// yet. Where its drive gives no answer, it is taken for no link.
pub fn target(path: &Path) -> PathBuf {
    let own = path.to_owned();
    let end = within(path, PATIENCE, move |_| Ok(end_of(&own)));
    end.unwrap_or_else(|_no_answer| path.to_owned())
}

fn end_of(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match drive::read_link(&path) {
            Ok(leads_to) => path = folder_of(&path).join(leads_to),
            Err(_no_link) => break,
        }
    }
    path
}

/// The file at the end of `path`, which may be replaced: a regular one that is not read-only, or none.
pub(super) fn replaceable(path: &Path) -> Result<PathBuf, FilesError> {
    let refused = |why: &str| refused(path, why);
    let real = end_of(path);
    fits(&real)?;
    let Ok(about) = drive::metadata(&real) else {
        return Ok(real);
    };
    match other_kind(about.file_type()) {
        Some(kind) => Err(refused(&format!("it is {kind}, not a file"))),
        // Whoever owns the folder could put another in its place; that is not what was meant.
        None if about.permissions().readonly() => Err(refused("it is read-only")),
        None => Ok(real),
    }
}

fn refused(path: &Path, why: &str) -> FilesError {
    FilesError::Write {
        path: path.to_owned(),
        cause: io::Error::new(io::ErrorKind::InvalidInput, why),
    }
}

/// Whether this system takes files of such names.
pub(super) fn fits(path: &Path) -> Result<(), FilesError> {
    match unfit(System::this(), path) {
        Some(why) => Err(refused(path, &why.to_string())),
        None => Ok(()),
    }
}

/// Whether both paths lead to one and the same file, by links of any kind or by another spelling; also
/// where the file is not there yet.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let (one, other) = (end_of(one), end_of(other));
    is_known_and_same(drive::identity(&one), drive::identity(&other))
        || is_same_place(whole(&one), whole(&other))
}

fn is_known_and_same<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_some() && one == other
}

/// The one spelling of the folder, and the name in it.
type Place = (PathBuf, String);

fn is_same_place(one: Option<Place>, other: Option<Place>) -> bool {
    one.zip(other)
        .is_some_and(|((folder, one), (same, other))| {
            folder == same && is_same_name(System::this(), &one, &other)
        })
}

/// Of a path whose folder is there.
fn whole(path: &Path) -> Option<Place> {
    let folder = drive::canonical(folder_of(path)).ok()?;
    Some((folder, path.file_name()?.to_string_lossy().into_owned()))
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
        let real = target(path);
        let packs = self.packs.iter();
        let pack = packs.flat_map(|pack| {
            let what = format!("in the pack {}", pack.shown());
            [(pack.clone(), what.clone()), (pack.join("sources"), what)]
        });
        first_same(path.to_owned(), self.documents())
            .or_else(|| first_same(folder_of(&real).to_owned(), pack.collect()))
    }

    fn documents(&self) -> Vec<(PathBuf, String)> {
        let exhibits = self.case.exhibits_with_documents();
        let document = exhibits.map(|(exhibit, document)| {
            let what = format!("a document of the case, “{}”", exhibit.title);
            (self.folder.join(&document.path), what)
        });
        // Also those that stand behind no exhibit, and what documents were made of.
        let all = self.case.documents.iter().flat_map(|document| {
            let original = document.converted_from.as_ref();
            let unredacted = document.redacted.as_ref().map(|it| &it.path);
            let paths = [
                Some(&document.path),
                original.map(|it| &it.path),
                unredacted,
                document.cleaned.as_ref().map(|it| &it.path),
            ];
            paths.into_iter().flatten()
        });
        let of_case = |path| (self.folder.join(path), "a document of the case".to_owned());
        document.chain(all.map(of_case)).collect()
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
        let case = case.map(|(path, what)| (path, what.to_owned()));
        let same = first_same(path.to_owned(), case.collect());
        let same = same.or_else(|| self.of_document_or_pack(path));
        same.or_else(|| {
            let bundle = filed_at(self.case, self.folder, path)?;
            Some(format!(
                "{}, which was filed on {}",
                bundle.title, bundle.on
            ))
        })
    }
}

/// What the first of these is that is the file at `path`. Drives that give no answer are not waited for:
/// what lies on them cannot be used either.
fn first_same(path: PathBuf, known: Vec<(PathBuf, String)>) -> Option<String> {
    let at = path.clone();
    let found = within(&at, PATIENCE, move |come| {
        let mut known = known.into_iter();
        let same = known.find(|(other, _)| {
            come.fetch_add(1, Ordering::Relaxed);
            is_same(&path, other)
        });
        Ok(same.map(|(_, what)| what))
    });
    found.ok().flatten()
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::super::write_atomic;

    #[test]
    fn what_is_written_through_several_links_is_written_to_the_last_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("far")).unwrap();
        symlink("two.pdf", path("one.pdf")).unwrap();
        symlink("far/three.pdf", path("two.pdf")).unwrap();
        symlink("real.pdf", path("far/three.pdf")).unwrap();
        for text in ["there was none", "there was one"] {
            write_atomic(&path("one.pdf"), text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(path("far/real.pdf")).unwrap(), text);
            for link in ["one.pdf", "two.pdf", "far/three.pdf"] {
                assert!(fs::symlink_metadata(path(link)).unwrap().is_symlink());
            }
        }
    }
}
