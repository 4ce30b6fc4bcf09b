//! What documents of other kinds were made into: kept in a hidden folder beside the case, which goes with it, and as
//! long as the case has no file among the unsaved work of this person. It is named after the content that it was made
//! of, so that it is made again only when that changes.

use std::path::{Path, PathBuf};

use super::open::read_at_most;
use super::{
    FilesError, drive, folder_of, hidden_beside, make_folder_of, read, redactions, write_private,
};

/// Bytes of the longest that is kept.
const LONGEST: u64 = 1 << 30;

/// What the folder that lies beside a case holds, behind a full stop in its name.
const FOLDER: &str = "converted";

/// Where they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConversionsPlace {
    /// Beside the case at this path: `.letter.converted` beside `letter.ron`.
    Beside(PathBuf),
    /// In this folder of unsaved work, for a case without a file.
    Unsaved(PathBuf),
}

impl ConversionsPlace {
    /// The folder of what is kept there under this name.
    pub(super) fn folder(&self, what: &str) -> PathBuf {
        match self {
            ConversionsPlace::Beside(case) => hidden_beside(case, what),
            ConversionsPlace::Unsaved(folder) => folder.join(format!(".{what}")),
        }
    }

    /// Where something of that name lies, or would.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder(FOLDER).join(name)
    }
}

/// What was kept under a name.
pub fn kept_conversion(place: &ConversionsPlace, name: &str) -> Option<Vec<u8>> {
    read_at_most(&place.path(name), LONGEST).ok()
}

/// Keeps it, for this person alone. Where it lies.
pub fn keep_conversion(
    place: &ConversionsPlace,
    name: &str,
    bytes: &[u8],
) -> Result<PathBuf, FilesError> {
    let path = place.path(name);
    make_folder_of(&path)?;
    write_private(&path, bytes)?;
    Ok(path)
}

/// The place of a conversion or of a redacted copy for a case that is saved elsewhere: a copy of it, beside that case.
/// None for any other file.
pub fn carry_conversion(
    file: &Path,
    place: &ConversionsPlace,
) -> Option<Result<PathBuf, FilesError>> {
    let folder = file.parent()?.file_name()?.to_string_lossy();
    let name = file.file_name()?.to_string_lossy();
    let kinds = [FOLDER, redactions::FOLDER];
    let is_of = |kind: &&str| folder.starts_with('.') && folder.ends_with(&format!(".{kind}"));
    let kind = kinds.into_iter().find(is_of)?;
    let there = place.folder(kind).join(name.as_ref());
    if there == file || drive::is_file(&there) {
        return Some(Ok(there));
    }
    let bytes = match read_at_most(file, LONGEST) {
        Ok(bytes) => bytes,
        // It is gone already; the case says so as of any other file.
        Err(_gone) => return None,
    };
    let kept = make_folder_of(&there).and_then(|()| write_private(&there, &bytes));
    Some(kept.map(|()| there))
}

/// Throws away what was made of files on which no case beside it rests any more: the program makes it again where it is
/// wanted. Nothing else is thrown away, and nothing at all where a case there cannot be read. To be called while the
/// case is held, and while nobody can undo anything in it.
pub fn forget_conversions(case: &Path) {
    let folder = ConversionsPlace::Beside(case.to_owned()).folder(FOLDER);
    let entries = drive::read_dir(&folder).into_iter().flatten().flatten();
    let made = entries.filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        Some((content_of(&name)?.to_owned(), entry.path()))
    });
    let made: Vec<(String, PathBuf)> = made.collect();
    if made.is_empty() {
        return;
    }
    let Some(cases) = cases_beside(case) else {
        return;
    };
    let names = |case: &Vec<u8>, content: &str| memchr::memmem::find(case, content.as_bytes());
    for (content, path) in made {
        if cases.iter().all(|case| names(case, &content).is_none()) {
            // What cannot be removed now is removed the next time.
            let _gone = drive::remove_file(path);
        }
    }
}

/// The content of which a file there was made, from its name: `<sha256>-v1-2.pdf`, `<sha256>-v1-marked.json`.
fn content_of(name: &str) -> Option<&str> {
    let (content, rest) = name.split_once("-v")?;
    let is_content = content.len() == 64 && content.bytes().all(|sign| sign.is_ascii_hexdigit());
    let is_version = rest.starts_with(|sign: char| sign.is_ascii_digit());
    (is_content && is_version).then_some(content)
}

/// What is written in the case and in others in its folder, recovery copies and those that were put aside among them:
/// somebody may have copied the case. None where one cannot be read.
fn cases_beside(case: &Path) -> Option<Vec<Vec<u8>>> {
    let entries = drive::read_dir(folder_of(case)).ok()?;
    let mut cases = Vec::new();
    for entry in entries {
        let entry = entry.ok()?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let own = case.file_stem().unwrap_or_default().to_string_lossy();
        let may_be_case = name.contains(".ron") || name.contains(&own.to_lowercase());
        // Some systems let nobody read a lock.
        let is_lock = name.ends_with(".lock");
        if may_be_case && !is_lock && drive::is_file(entry.path()) {
            cases.extend(text_of_case(&entry.path())?);
        }
    }
    Some(cases)
}

/// None where it cannot be read; nothing where it is something else that bears such a name, as a bundle.
fn text_of_case(path: &Path) -> Option<Option<Vec<u8>>> {
    let is_other = path.extension().is_some_and(|ending| {
        let ending = ending.to_string_lossy().to_lowercase();
        crate::case::DOCUMENT_ENDINGS.contains(&ending.as_str())
    });
    if is_other {
        return Some(None);
    }
    read(path).ok().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sha256(sign: char) -> String {
        String::from_iter([sign; 64])
    }

    #[test]
    fn a_conversion_lies_beside_its_case_and_goes_along_when_that_is_saved_elsewhere() {
        let desk = tempfile::tempdir().unwrap();
        let name = format!("{}-1.pdf", sha256('a'));
        let unsaved = ConversionsPlace::Unsaved(desk.path().join("unsaved"));
        let first = keep_conversion(&unsaved, &name, b"made").unwrap();
        let case = ConversionsPlace::Beside(desk.path().join("letter.ron"));
        let carried = carry_conversion(&first, &case).unwrap().unwrap();
        assert_eq!(carried, desk.path().join(".letter.converted").join(&name));
        assert_eq!(kept_conversion(&case, &name).as_deref(), Some(&b"made"[..]));
        let copy = super::super::keep_redacted(&unsaved, "ab12", b"copy").unwrap();
        assert_eq!(
            carry_conversion(&copy, &case).unwrap().unwrap(),
            desk.path().join(".letter.redacted/ab12.pdf")
        );
        let other = desk.path().join("letter.pdf");
        assert!(
            carry_conversion(&other, &case).is_none(),
            "a client’s own file stays where it is"
        );
    }

    #[test]
    fn what_no_case_rests_on_is_thrown_away_and_nothing_else() {
        let desk = tempfile::tempdir().unwrap();
        let path = |name: &str| desk.path().join(name);
        let put = |name: &str, text: &str| {
            make_folder_of(&path(name)).unwrap();
            crate::files::write_atomic(&path(name), text.as_bytes()).unwrap();
        };
        let case = path("letter.ron");
        let kept = |content: &str, rest: &str| format!(".letter.converted/{content}{rest}");
        let contents = ['a', 'b', 'c', 'd', 'e', 'f'].map(sha256);
        let [used, copied, unsaved, aside, undone, original] = &contents;
        for content in &contents {
            put(&kept(content, "-v1-1.pdf"), "made");
            put(&kept(content, "-v1-marked.json"), "[]");
        }
        put(".letter.converted/note.pdf", "of the person");
        put(&kept(undone, ".pdf"), "of nobody knows whom");
        put(
            "letter.ron",
            &format!("path: \"{}\"", kept(used, "-v1-1.pdf")),
        );
        put("copy of it.RON", &format!("{copied} {original}"));
        put(".letter.ron.recovery", unsaved);
        put("letter.ron.1", aside);
        // A bundle that is called after the case is larger than any case, and none.
        put("letter.pdf", "x");
        forget_conversions(&case);
        for content in &contents {
            let is_kept = content != undone;
            for rest in ["-v1-1.pdf", "-v1-marked.json"] {
                let there = drive::is_file(path(&kept(content, rest)));
                assert_eq!(there, is_kept, "{content}{rest}");
            }
        }
        assert!(drive::is_file(path(".letter.converted/note.pdf")));
        assert!(drive::is_file(path(&kept(undone, ".pdf"))));
    }

    #[test]
    fn nothing_is_thrown_away_beside_a_case_that_cannot_be_read() {
        let desk = tempfile::tempdir().unwrap();
        let case = desk.path().join("letter.ron");
        let place = ConversionsPlace::Beside(case.clone());
        let made = keep_conversion(&place, &format!("{}-v1-1.pdf", sha256('a')), b"x").unwrap();
        // A case that is larger than any that can be read.
        let large = drive_file(&desk.path().join("other.ron"));
        large.set_len(1 << 30).unwrap();
        forget_conversions(&case);
        assert!(drive::is_file(&made));
    }

    fn drive_file(path: &Path) -> std::fs::File {
        std::fs::File::create(path).unwrap()
    }
}
