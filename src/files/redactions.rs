//! Redacted copies of documents: kept in a hidden folder beside the case, each named after its content. A copy is
//! never changed; one that no case rests on any more holds nothing that its document did not.

use std::path::{Path, PathBuf};

use super::{FilesError, hidden_beside, make_folder_of, write_private};

/// Keeps a copy for this person alone: `.letter.redacted/<sha256>.pdf` beside `letter.ron`. Where it lies.
pub fn keep_redacted(case: &Path, sha256: &str, bytes: &[u8]) -> Result<PathBuf, FilesError> {
    let path = hidden_beside(case, "redacted").join(format!("{sha256}.pdf"));
    make_folder_of(&path)?;
    write_private(&path, bytes)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_lies_beside_its_case_under_the_name_of_its_content() {
        let desk = tempfile::tempdir().unwrap();
        let case = desk.path().join("letter.ron");
        for _ in 0..2 {
            let kept = keep_redacted(&case, "ab12", b"made").unwrap();
            assert_eq!(kept, desk.path().join(".letter.redacted/ab12.pdf"));
            assert_eq!(super::super::read(&kept).unwrap(), b"made");
        }
    }
}
