//! What this program has left on the machine of a case, apart from the case file: looked for, and removed when a person
//! says so. The case file and the papers that clients brought stay.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::aside::recovery_path;
use super::conversions::ConversionsPlace;
use super::{
    FilesError, alone, drive, folder_of, hidden_beside, is_same, known, presence, read, remove,
    write_private,
};
use crate::case::{Case, text};
use crate::library::is_sha256;

/// Where a person's own files of this program lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TracePlaces {
    /// Folders of unsaved work.
    pub unsaved: Vec<PathBuf>,
    /// Of what was read of documents.
    pub cache: Option<PathBuf>,
    pub settings: Option<PathBuf>,
}

/// What kind of trace it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TraceKind {
    Recovery,
    Readings,
    Converted,
    Redacted,
    /// Unsaved work that a window left behind.
    Unsaved,
    Cached,
    /// Paths of files that were read, of which only those of the case go.
    KnownFiles,
    /// The list of recent cases, from which it goes.
    Recent,
}

impl TraceKind {
    pub fn words(self) -> &'static str {
        match self {
            TraceKind::Recovery => "recovery copy of unsaved changes",
            TraceKind::Readings => "what was read of its documents",
            TraceKind::Converted => {
                "documents converted from others; the case needs them converted again"
            }
            TraceKind::Redacted => {
                "copies without the words taken out; the case needs them made again"
            }
            TraceKind::Unsaved => "unsaved work that a window left behind",
            TraceKind::Cached => "what was read of reports that it quotes",
            TraceKind::KnownFiles => "paths of its files in a list of files read before",
            TraceKind::Recent => "its line in the list of recent cases",
        }
    }
}

/// Something that would be removed, or out of which something would.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trace {
    pub kind: TraceKind,
    pub path: PathBuf,
    pub bytes: u64,
}

/// What there is of the case at a path. A case that is not there any more is known by its path alone.
pub fn traces(case: &Path, places: &TracePlaces) -> Vec<Trace> {
    let known = Known::of(case);
    let mut found = beside(case);
    for folder in &places.unsaved {
        found.extend(unsaved(folder, &known));
    }
    if let Some(cache) = &places.cache {
        let cached = named_after(cache, &known.contents);
        found.extend(cached.map(|path| trace(TraceKind::Cached, path)));
        let bytes = known::told(cache, &|path, sha256| known.is_its(path, sha256));
        found.extend(bytes.map(|(path, bytes)| Trace {
            kind: TraceKind::KnownFiles,
            path,
            bytes,
        }));
    }
    if let Some(settings) = &places.settings {
        let lines = recent_lines(settings, case);
        let bytes = lines.iter().map(|line| line.len() as u64).sum();
        found.extend((!lines.is_empty()).then(|| Trace {
            kind: TraceKind::Recent,
            path: settings.clone(),
            bytes,
        }));
    }
    found.sort();
    found
}

/// Removes them; those that are still there, each with the reason.
pub fn remove_traces(case: &Path, places: &TracePlaces, traces: &[Trace]) -> Vec<(Trace, String)> {
    let known = Known::of(case);
    let mut left = Vec::new();
    for trace in traces {
        let removed = match trace.kind {
            TraceKind::Recovery | TraceKind::Unsaved | TraceKind::Cached => remove(&trace.path),
            TraceKind::Readings | TraceKind::Converted | TraceKind::Redacted => {
                remove_all(&trace.path)
            }
            TraceKind::KnownFiles => match &places.cache {
                Some(cache) => known::forget(cache, &|path, sha256| known.is_its(path, sha256)),
                None => Ok(()),
            },
            TraceKind::Recent => forget_recent(&trace.path, case),
        };
        if let Err(error) = removed {
            left.push((trace.clone(), error.to_string()));
        }
    }
    left
}

fn trace(kind: TraceKind, path: PathBuf) -> Trace {
    Trace {
        kind,
        bytes: size(&path, 4),
        path,
    }
}

/// Bytes of a file, or of all that lies in a folder.
fn size(path: &Path, deep: u32) -> u64 {
    let Ok(about) = drive::symlink_metadata(path) else {
        return 0;
    };
    if !about.is_dir() || deep == 0 {
        return about.len();
    }
    let entries = drive::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| size(&entry.path(), deep - 1)).sum()
}

/// What names a case beyond its path.
struct Known {
    /// The folder of the case.
    folder: PathBuf,
    /// The content of its documents, and of what they were made of.
    contents: BTreeSet<String>,
    case: Option<Case>,
}

impl Known {
    fn of(path: &Path) -> Self {
        let case = read(path).ok().and_then(|bytes| text::read(&bytes).ok());
        let documents = case.iter().flat_map(|case| case.documents.iter());
        let contents = documents.flat_map(|one| {
            let original = one.converted_from.iter().map(|it| &it.sha256);
            let redacted = one.redacted.iter().map(|it| &it.sha256);
            let cleaned = one.cleaned.iter().map(|it| &it.sha256);
            let all = original.chain(redacted).chain(cleaned).chain([&one.sha256]);
            all.cloned().collect::<Vec<_>>()
        });
        let whole = std::path::absolute(path).unwrap_or_else(|_unknown| path.to_owned());
        Known {
            folder: folder_of(&whole).to_owned(),
            contents: contents.collect(),
            case,
        }
    }

    fn is_its(&self, path: &Path, sha256: &str) -> bool {
        path.starts_with(&self.folder) || self.contents.contains(sha256)
    }

    /// Whether unsaved work is of this case: it has the same number and the same parties.
    fn is_same(&self, other: &Case) -> bool {
        self.case.as_ref().is_some_and(|case| {
            let (own, other) = (&case.heading, &other.heading);
            !own.reference.trim().is_empty()
                && (&own.reference, &own.appellant) == (&other.reference, &other.appellant)
        })
    }
}

fn beside(case: &Path) -> Vec<Trace> {
    let recovery = recovery_path(case);
    let name = recovery
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let entries = drive::read_dir(folder_of(case))
        .into_iter()
        .flatten()
        .flatten();
    let is_copy = |path: &PathBuf| {
        let other = path.file_name().unwrap_or_default().to_string_lossy();
        // One that could not be read was put aside under a number.
        let rest = other.strip_prefix(name.as_str());
        rest.is_some_and(|rest| {
            let number = rest.strip_prefix('.').unwrap_or(rest);
            number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let copies = entries.map(|entry| entry.path()).filter(is_copy);
    let copies = copies.map(|path| trace(TraceKind::Recovery, path));
    let folders = [
        (TraceKind::Readings, "readings"),
        (TraceKind::Converted, "converted"),
        (TraceKind::Redacted, "redacted"),
    ];
    let folders = folders.map(|(kind, what)| (kind, hidden_beside(case, what)));
    let folders = folders.into_iter().filter(|(_, path)| is_real_folder(path));
    copies
        .chain(folders.map(|(kind, path)| trace(kind, path)))
        .collect()
}

/// Not a link to one, which may be anywhere.
fn is_real_folder(path: &Path) -> bool {
    drive::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

fn remove_all(folder: &Path) -> Result<(), FilesError> {
    match drive::remove_dir_all(folder) {
        Err(cause) if drive::exists(folder) => Err(FilesError::Write {
            path: folder.to_owned(),
            cause,
        }),
        _ => Ok(()),
    }
}

/// Copies of the case that windows left behind, and what was made for it there.
fn unsaved(folder: &Path, known: &Known) -> Vec<Trace> {
    let is_its = |path: &PathBuf| {
        let case = read(path).ok().and_then(|bytes| text::read(&bytes).ok());
        case.is_some_and(|case| known.is_same(&case))
    };
    let copies = presence::left_copies(folder).into_iter().filter(is_its);
    let place = ConversionsPlace::Unsaved(folder.to_owned());
    let made = ["converted", "redacted"].map(|what| place.folder(what));
    let made = made
        .iter()
        .flat_map(|folder| named_after(folder, &known.contents));
    copies
        .chain(made)
        .map(|path| trace(TraceKind::Unsaved, path))
        .collect()
}

/// The files of a folder whose name begins with one of these hashes.
fn named_after<'k>(
    folder: &Path,
    contents: &'k BTreeSet<String>,
) -> impl Iterator<Item = PathBuf> + 'k {
    let entries = drive::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let hash = name.get(..64).filter(|hash| is_sha256(hash));
        hash.is_some_and(|hash| contents.contains(hash)) && drive::is_file(path)
    })
}

/// All that is read of the settings here.
#[derive(Default, Deserialize)]
#[serde(default)]
struct RecentOnly {
    recent: Vec<PathBuf>,
}

/// How the settings write down a path that is this case's.
fn recent_lines(settings: &Path, case: &Path) -> Vec<String> {
    let text = read(settings).ok();
    let text = text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let known = text.and_then(|text| ron::from_str::<RecentOnly>(&text).ok());
    let recent = known.unwrap_or_default().recent.into_iter();
    let whole = std::path::absolute(case).ok();
    let own = recent.filter(|path| whole.as_ref() == Some(path) || is_same(path, case));
    own.filter_map(|path| ron::to_string(&path).ok()).collect()
}

fn forget_recent(settings: &Path, case: &Path) -> Result<(), FilesError> {
    alone(settings, || {
        let mut text = String::from_utf8_lossy(&read(settings)?).into_owned();
        for line in recent_lines(settings, case) {
            for written in [format!("\n        {line},"), format!("{line},"), line] {
                text = text.replace(&written, "");
            }
        }
        write_private(settings, text.as_bytes())
    })
}

#[cfg(test)]
mod tests;
