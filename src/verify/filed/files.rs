//! Filed files as they lie on the disk.

use std::path::Path;

use super::{FileNow, FiledText, compare, filed_text};
use crate::case::{Case, FiledFile};
use crate::export::sha256;
use crate::files::{self, Shown as _};
use crate::finding::{FiledCode, Finding};
use crate::pdf;
use crate::profile::Profile;

/// Reads the file of a bundle; its path is noted as the case at `case` names it.
pub fn read_file(path: &Path, case: Option<&Path>) -> Result<(FiledFile, FiledText), String> {
    let bytes = files::read_pdf(path).map_err(|error| error.to_string())?;
    let facts = pdf::facts(&bytes).map_err(|error| format!("{}: {error}", path.shown()))?;
    let file = FiledFile {
        path: files::exhibit_path(case, path),
        sha256: sha256(&bytes),
        size: bytes.len() as u64,
        pages: u32::try_from(facts.pages.len()).unwrap_or(u32::MAX),
    };
    Ok((file, filed_text(&facts)))
}

/// What stands in the way of the next supplementary bundle of a case in `folder`, and what is to be known: nothing of a
/// case of which nothing was filed. The filed bundles are held against their files.
pub fn before_the_next(case: &Case, profile: &Profile, folder: &Path) -> Vec<Finding> {
    if !case.is_filed() {
        return Vec::new();
    }
    let left = case.to_be_filed();
    let is_printed = left.issues.iter().any(|issue| issue.is_printed());
    if !is_printed && left.exhibits.is_empty() {
        return vec![Finding::of(FiledCode::NothingNew)];
    }
    let look = |file: &FiledFile| look(folder, file);
    compare(case, &profile.entry_prefix.value, &look)
}

fn look(folder: &Path, file: &FiledFile) -> FileNow {
    let Ok(bytes) = files::load_exhibit(folder, &file.path) else {
        return FileNow::Gone;
    };
    if sha256(&bytes) != file.sha256 {
        return FileNow::Changed;
    }
    match pdf::facts(&bytes) {
        Ok(facts) => FileNow::Same(Box::new(filed_text(&facts))),
        Err(_unreadable) => FileNow::Gone,
    }
}
