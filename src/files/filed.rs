//! Files of bundles that were filed: known by their content wherever they lie.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::{drive, exhibit_path, is_same};
use crate::case::{Case, FiledBundle, FiledFile};

/// The filed bundle that has a file at this path, as it was or changed since; a case in `folder` says where they lie.
pub fn filed_at<'c>(case: &'c Case, folder: &Path, path: &Path) -> Option<&'c FiledBundle> {
    let size = drive::metadata(path).ok()?.len();
    let lies_there = |file: &FiledFile| is_same(&folder.join(&file.path), path);
    let is_its =
        |file: &FiledFile| file.size == size && content(path).as_ref() == Some(&file.sha256);
    let mut filed = case.filed.iter();
    filed.find(|bundle| {
        let mut files = bundle.files.iter();
        files.any(|file| lies_there(file) || is_its(file))
    })
}

fn content(path: &Path) -> Option<String> {
    let name = exhibit_path(None, path);
    let bytes = super::load_exhibit(Path::new(""), &name).ok()?;
    let digest = Sha256::digest(&bytes);
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
