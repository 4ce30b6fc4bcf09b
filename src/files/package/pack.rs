//! Making a package of a case.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::names::{Names, is_safe};
use super::zip::Writer;
use super::{FORMAT, Listed, MANIFEST, Manifest, PackageError, VERSION};
use crate::case::{Case, text};
use crate::export::sha256;
use crate::files::atomic::{Access, put};
use crate::files::{FilesError, SpoolFile, folder_of, read, read_exhibit};

/// What became of packing a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// How many files of documents it holds.
    pub files: usize,
    /// Documents that are not where the case says, as it names them.
    pub missing: Vec<String>,
    /// Those whose file is no longer what was added: it is in the package as it is now.
    pub changed: Vec<String>,
    /// It holds papers as they were before words were taken out of them.
    pub has_unredacted: bool,
}

/// A file of a document: what it is called in the package, and what it should hold.
struct Wanted {
    path: String,
    name: String,
    sha256: String,
}

/// Makes a package of the case at a path, with all its documents, and puts it at another.
pub fn pack_case(case_file: &Path, out: &Path) -> Result<Packed, PackageError> {
    let before = read(case_file)?;
    let case = text::read(&before)?;
    let own = case_file.file_name().unwrap_or_default().to_string_lossy();
    let mut names = Names::default();
    names.take(MANIFEST)?;
    names.take(&own)?;
    let wanted = wanted(&case, &mut names);
    let written = renamed(&before, &case, &wanted);
    let mut manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        case: own.into_owned(),
        files: Vec::new(),
        missing: Vec::new(),
    };
    list(&mut manifest.files, &manifest.case, &written);
    let packed = look(folder_of(case_file), &wanted, &mut manifest)?;
    let packed = Packed {
        has_unredacted: case.documents.iter().any(|one| one.redacted.is_some()),
        ..packed
    };
    write(folder_of(case_file), (&manifest, &written, &wanted), out)?;
    Ok(packed)
}

fn list(files: &mut Vec<Listed>, name: &str, content: &[u8]) {
    files.push(Listed {
        name: name.to_owned(),
        sha256: sha256(content),
        bytes: content.len() as u64,
    });
}

/// Every file that the case names, once. What lies below the folder of the case keeps its place.
fn wanted(case: &Case, names: &mut Names) -> Vec<Wanted> {
    let mut files: Vec<(&str, &str)> = Vec::new();
    for document in case.documents.iter() {
        files.push((&document.path, &document.sha256));
        let original = document.converted_from.iter();
        files.extend(original.map(|one| (one.path.as_str(), one.sha256.as_str())));
        let redacted = document.redacted.iter();
        files.extend(redacted.map(|one| (one.path.as_str(), one.sha256.as_str())));
        let cleaned = document.cleaned.iter();
        files.extend(cleaned.map(|one| (one.path.as_str(), one.sha256.as_str())));
    }
    let mut seen = BTreeSet::new();
    files.retain(|(path, _)| seen.insert(*path));
    // Those that keep their place come first, so that no other takes it.
    let (below, others): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| is_safe(path));
    let mut given = BTreeMap::new();
    for (path, _) in below.iter().chain(&others) {
        let name = match is_safe(path) && names.take(path).is_ok() {
            true => (*path).to_owned(),
            false => names.take_near(path),
        };
        given.insert(*path, name);
    }
    let wanted = files.into_iter().map(|(path, sha256)| Wanted {
        path: path.to_owned(),
        name: given.get(path).cloned().unwrap_or_default(),
        sha256: sha256.to_owned(),
    });
    wanted.collect()
}

/// The text of the case, in which nothing but paths is otherwise.
fn renamed(before: &[u8], case: &Case, wanted: &[Wanted]) -> Vec<u8> {
    let moved: Vec<&Wanted> = wanted.iter().filter(|one| one.path != one.name).collect();
    if moved.is_empty() {
        return before.to_vec();
    }
    let mut renamed = case.clone();
    renamed.name_files(|path| {
        let known = moved.iter().find(|one| one.path == path);
        known.map_or_else(|| path.to_owned(), |one| one.name.clone())
    });
    let mut text = String::from_utf8_lossy(before).into_owned();
    for one in &moved {
        let quoted = |path: &str| ron::to_string(path).map(|path| format!("path: {path}"));
        if let (Ok(old), Ok(new)) = (quoted(&one.path), quoted(&one.name)) {
            text = text.replace(&old, &new);
        }
    }
    let is_it = text::read(text.as_bytes()).is_ok_and(|read| read == renamed);
    match text::write(&renamed) {
        // Somebody has typed a path in another way.
        Ok(anew) if !is_it => anew.into_bytes(),
        _ => text.into_bytes(),
    }
}

/// Reads each file once to say what it holds: the list comes before the files.
fn look(folder: &Path, wanted: &[Wanted], manifest: &mut Manifest) -> Result<Packed, PackageError> {
    let mut packed = Packed::default();
    for one in wanted {
        match read_exhibit(folder, &one.path) {
            Ok(bytes) => {
                list(&mut manifest.files, &one.name, &bytes);
                packed.files += 1;
                let is_it = manifest
                    .files
                    .last()
                    .is_some_and(|file| file.sha256 == one.sha256);
                if !is_it {
                    packed.changed.push(one.path.clone());
                }
            }
            Err(error) if error.is_not_there() => {
                manifest.missing.push(one.name.clone());
                packed.missing.push(one.path.clone());
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(packed)
}

fn write(
    folder: &Path,
    (manifest, case, wanted): (&Manifest, &[u8], &[Wanted]),
    out: &Path,
) -> Result<(), PackageError> {
    let failed = |cause| FilesError::Write {
        path: out.to_owned(),
        cause,
    };
    let json = serde_json::to_vec_pretty(manifest).map_err(|why| failed(why.into()))?;
    let mut writer = Writer::new(SpoolFile::begin(out, Access::Private)?);
    let mut add = |name: &str, content: &[u8]| {
        let written = writer.put(name, content).ok_or(PackageError::TooLarge)?;
        written.map_err(|cause| PackageError::from(failed(cause)))
    };
    add(MANIFEST, &json)?;
    add(&manifest.case, case)?;
    for listed in manifest.files.iter().skip(1) {
        let one = wanted.iter().find(|one| one.name == listed.name);
        let path = one.map(|one| one.path.as_str()).unwrap_or_default();
        let content = read_exhibit(folder, path)?;
        if sha256(&content) != listed.sha256 {
            return Err(PackageError::OtherContent(path.to_owned()));
        }
        add(&listed.name, &content)?;
    }
    let file = writer
        .finish()
        .ok_or(PackageError::TooLarge)?
        .map_err(failed)?;
    Ok(put(out, file.made_ready(out)?)?)
}
