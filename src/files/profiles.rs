//! The profiles of a pack: the files of its folder `profiles`.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::profile::{CannotConfirm, Confirmed, Profile, ProfileFile, confirmed_text, profile_id};

use super::Shown as _;
use super::open::{PATIENCE, read_here, within};
use super::{FilesError, LARGEST, drive, make_folder_of, read, write_atomic};

const FOLDER: &str = "profiles";

/// Where a pack has its profiles.
pub fn profiles_folder(pack: &Path) -> PathBuf {
    pack.join(FOLDER)
}

/// The files there by their names; none where there is no such folder.
pub fn read_profiles(pack: &Path) -> Result<Vec<ProfileFile>, FilesError> {
    let folder = profiles_folder(pack);
    within(pack, PATIENCE, move |come| {
        let files = listed_if_there(&folder)?.into_iter().map(|path| {
            come.fetch_add(1, Ordering::Relaxed);
            let content = read_here(&path, LARGEST, &AtomicU64::new(0))?;
            Ok(ProfileFile {
                path: path.shown(),
                content,
            })
        });
        files.collect()
    })
}

/// Why a value was not written down as confirmed.
#[derive(Debug, thiserror::Error)]
pub enum NotConfirmed {
    #[error("it is not said in which pack of your own it is to be written down")]
    NoPack,
    #[error("the profile “{0}” is in none of the packs")]
    NotHere(String),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error("{}: {cause}", path.shown())]
    Cannot { path: PathBuf, cause: CannotConfirm },
}

/// Writes down that a person has confirmed a value: in the file of the profile, in whichever of the packs it is; of
/// a profile that ships in one that says nothing else. Gives back the file.
pub fn confirm_value(
    packs: &[PathBuf],
    profile: &Profile,
    value: &str,
    given: &Confirmed,
) -> Result<PathBuf, NotConfirmed> {
    let (path, text) = file_of(packs, profile)?;
    let written = confirmed_text(profile, text.as_deref(), value, given);
    let written = written.map_err(|cause| NotConfirmed::Cannot {
        path: path.clone(),
        cause,
    })?;
    make_folder_of(&path)?;
    write_atomic(&path, written.as_bytes())?;
    Ok(path)
}

fn file_of(
    packs: &[PathBuf],
    profile: &Profile,
) -> Result<(PathBuf, Option<String>), NotConfirmed> {
    let first = packs.first().ok_or(NotConfirmed::NoPack)?;
    for pack in packs {
        if let Some((path, text)) = of_name(pack, &profile.id)? {
            return Ok((path, Some(text)));
        }
    }
    match profile.extends {
        Some(_) => Err(NotConfirmed::NotHere(profile.id.clone())),
        None => {
            let name = format!("{}.ron", profile.id);
            Ok((profiles_folder(first).join(name), None))
        }
    }
}

fn of_name(pack: &Path, id: &str) -> Result<Option<(PathBuf, String)>, FilesError> {
    for path in listed_if_there(&profiles_folder(pack))? {
        let content = read(&path)?;
        let text = String::from_utf8_lossy(&content);
        if profile_id(&text).as_deref() == Some(id) {
            return Ok(Some((path, text.into_owned())));
        }
    }
    Ok(None)
}

fn listed_if_there(folder: &Path) -> Result<Vec<PathBuf>, FilesError> {
    match drive::is_dir(folder) {
        true => listed(folder),
        false => Ok(Vec::new()),
    }
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, FilesError> {
    let failed = |cause| FilesError::Read {
        path: folder.to_owned(),
        cause,
    };
    let mut found = Vec::new();
    for entry in drive::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_profile = path.extension().is_some_and(|ending| ending == "ron");
        if is_profile && !name.starts_with('.') {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
