//! Opening a package that came from elsewhere.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::names::is_safe;
use super::zip::{Part, parts, unpack};
use super::{FORMAT, MANIFEST, Manifest, PackageError, VERSION, VersionOnly};
use crate::case::{Case, text};
use crate::files::drive::{self, File, OpenOptions};
use crate::files::open::open;
use crate::files::staging::begin_pack;
use crate::files::{FilesError, folder_of, read};

/// Bytes of the longest list of files.
const LONGEST_MANIFEST: u64 = 4 << 20;

/// What became of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// The case in its new folder.
    pub case: PathBuf,
    /// Documents that the package does not hold, as the case names them.
    pub missing: Vec<String>,
    /// Those that were no longer what was added when the case was packed.
    pub changed: Vec<String>,
    /// How many files of documents there are.
    pub files: usize,
}

/// Opens a package into a folder that is new or empty.
pub fn unpack_case(package: &Path, folder: &Path) -> Result<Unpacked, PackageError> {
    let mut file = open(package)?;
    let parts = parts(&mut file)?;
    let manifest = manifest(&mut file, &parts)?;
    are_listed(&parts, &manifest)?;
    let empty = empty(folder)?;
    let above = folder_of(folder);
    let failed = |cause| FilesError::Write {
        path: folder.to_owned(),
        cause,
    };
    drive::create_dir_all(above).map_err(failed)?;
    let (staged, _lock) = begin_pack(above)?;
    for listed in &manifest.files {
        if let Some(part) = parts.iter().find(|part| part.name == listed.name) {
            let sha256 = write(&mut file, part, staged.path(), folder)?;
            if sha256 != listed.sha256 {
                return Err(PackageError::OtherContent(listed.name.clone()));
            }
        }
    }
    let case = text::read(&read(&staged.path().join(&manifest.case))?)?;
    let unpacked = held(&case, &manifest, folder)?;
    if empty {
        // In its place comes the one that was filled.
        drive::remove_empty_dir(folder).map_err(failed)?;
    }
    drive::rename(staged.path(), folder).map_err(failed)?;
    // What has taken its place is not to be removed with this value.
    let _taken = staged.keep();
    Ok(unpacked)
}

/// Whether an empty folder lies there; anything else but nothing is in the way.
fn empty(folder: &Path) -> Result<bool, FilesError> {
    if !drive::exists(folder) {
        return Ok(false);
    }
    let mut entries = drive::read_dir(folder).map_err(|_no_folder| in_the_way(folder))?;
    match entries.next() {
        None => Ok(true),
        Some(_) => Err(in_the_way(folder)),
    }
}

fn in_the_way(folder: &Path) -> FilesError {
    FilesError::NotEmpty {
        path: folder.to_owned(),
    }
}

fn manifest(file: &mut File, parts: &[Part]) -> Result<Manifest, PackageError> {
    let part = parts.iter().find(|part| part.name == MANIFEST);
    let part = part.filter(|part| part.length <= LONGEST_MANIFEST);
    let mut bytes = Vec::new();
    let written = unpack(file, part.ok_or(PackageError::NotAPackage)?, &mut bytes)?;
    written.map_err(|_never| PackageError::NotAPackage)?;
    let not_ours = |_other| PackageError::NotAPackage;
    let VersionOnly { format, version } = serde_json::from_slice(&bytes).map_err(not_ours)?;
    if format != FORMAT {
        return Err(PackageError::NotAPackage);
    }
    if version > VERSION {
        return Err(PackageError::Newer(version));
    }
    serde_json::from_slice(&bytes)
        .map_err(|_broken| PackageError::Damaged("its list of files cannot be understood"))
}

/// Whether what is in it and what its list says is the same.
fn are_listed(parts: &[Part], manifest: &Manifest) -> Result<(), PackageError> {
    let there: BTreeSet<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let listed: BTreeSet<&str> = manifest
        .files
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    let stranger = there
        .iter()
        .find(|name| **name != MANIFEST && !listed.contains(*name));
    if let Some(stranger) = stranger {
        return Err(PackageError::NotListed((*stranger).to_owned()));
    }
    let case = [manifest.case.as_str()];
    let gone = listed
        .iter()
        .chain(&case)
        .find(|name| !there.contains(*name));
    match gone {
        Some(gone) => Err(PackageError::NotThere((*gone).to_owned())),
        None => Ok(()),
    }
}

/// Writes a part into the folder that is being filled. The hash of what it holds.
fn write(
    file: &mut File,
    part: &Part,
    staged: &Path,
    folder: &Path,
) -> Result<String, PackageError> {
    let failed = |cause: io::Error| {
        let path = folder.join(&part.name);
        PackageError::from(FilesError::Write { path, cause })
    };
    let path = staged.join(&part.name);
    drive::create_dir_all(folder_of(&path)).map_err(failed)?;
    let new = drive::open(&path, OpenOptions::new().write(true).create_new(true));
    let mut hashed = Hashed(new.map_err(failed)?, Sha256::new());
    unpack(file, part, &mut hashed)?.map_err(failed)?;
    hashed.0.sync_all().map_err(failed)?;
    let digest = hashed.1.finalize();
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A file with the hash of what was written into it.
struct Hashed(File, Sha256);

impl io::Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.0.write(bytes)?;
        self.1.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Holds the documents of the case against what came with it.
fn held(case: &Case, manifest: &Manifest, folder: &Path) -> Result<Unpacked, PackageError> {
    let mut unpacked = Unpacked {
        case: folder.join(&manifest.case),
        missing: Vec::new(),
        changed: Vec::new(),
        files: manifest.files.len().saturating_sub(1),
    };
    let (mut seen, mut files) = (BTreeSet::new(), Vec::new());
    for document in case.documents.iter() {
        files.push((&document.path, &document.sha256));
        files.extend(
            document
                .converted_from
                .iter()
                .map(|one| (&one.path, &one.sha256)),
        );
        files.extend(document.redacted.iter().map(|one| (&one.path, &one.sha256)));
        files.extend(document.cleaned.iter().map(|one| (&one.path, &one.sha256)));
    }
    files.retain(|(path, _)| seen.insert(*path));
    for (path, sha256) in files {
        if !is_safe(path) {
            return Err(PackageError::Outside(path.clone()));
        }
        match manifest.files.iter().find(|file| file.name == *path) {
            None => unpacked.missing.push(path.clone()),
            Some(file) if file.sha256 != *sha256 => unpacked.changed.push(path.clone()),
            Some(_) => {}
        }
    }
    Ok(unpacked)
}
