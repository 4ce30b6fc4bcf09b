//! Redacted copies of documents: kept in a hidden folder beside the case, each named after its content. A copy is
//! never changed; one that no case rests on any more holds nothing that its document did not, and is thrown away.

use std::path::{Path, PathBuf};

use super::{ConversionsPlace, FilesError, drive, make_folder_of, write_private};

/// What the folder that lies beside a case holds, behind a full stop in its name.
pub(super) const FOLDER: &str = "redacted";

/// Keeps a copy for this person alone: `.letter.redacted/<sha256>.pdf` beside `letter.ron`. Where it lies.
pub fn keep_redacted(
    place: &ConversionsPlace,
    sha256: &str,
    bytes: &[u8],
) -> Result<PathBuf, FilesError> {
    let path = place.folder(FOLDER).join(format!("{sha256}.pdf"));
    make_folder_of(&path)?;
    write_private(&path, bytes)?;
    Ok(path)
}

/// Throws away the copies beside a case that are not needed, by their content.
pub fn forget_redacted(case: &Path, is_needed: &dyn Fn(&str) -> bool) {
    let folder = ConversionsPlace::Beside(case.to_owned()).folder(FOLDER);
    let entries = drive::read_dir(&folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let content = path.file_stem().unwrap_or_default().to_string_lossy();
        let is_ours = content.len() == 64 && path.extension().is_some_and(|it| it == "pdf");
        if is_ours && !is_needed(&content) {
            // What cannot be removed now is removed the next time.
            let _gone = drive::remove_file(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_lies_beside_its_case_under_the_name_of_its_content() {
        let desk = tempfile::tempdir().unwrap();
        let case = ConversionsPlace::Beside(desk.path().join("letter.ron"));
        for _ in 0..2 {
            let kept = keep_redacted(&case, "ab12", b"made").unwrap();
            assert_eq!(kept, desk.path().join(".letter.redacted/ab12.pdf"));
            assert_eq!(super::super::read(&kept).unwrap(), b"made");
        }
    }

    #[test]
    fn copies_that_nobody_needs_are_thrown_away_and_nothing_else() {
        let desk = tempfile::tempdir().unwrap();
        let case = desk.path().join("letter.ron");
        let place = ConversionsPlace::Beside(case.clone());
        let (one, two) = ("1".repeat(64), "2".repeat(64));
        let kept = [&one, &two].map(|name| keep_redacted(&place, name, b"made").unwrap());
        let note = keep_redacted(&place, "a note", b"of the person").unwrap();
        forget_redacted(&case, &|sha256| sha256 == two);
        assert_eq!(kept.map(|path| drive::is_file(&path)), [false, true]);
        assert!(drive::is_file(&note));
    }
}
