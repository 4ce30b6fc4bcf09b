//! What was named to be added: its documents in the order in which people count, and everything else with
//! the reason. Nothing is passed over in silence.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::intake;

use super::drive;
use super::natural::natural;
use super::open::{open, other_kind};
use super::plain;
use super::target::is_same;
use super::unsuited::{
    Unsuited, by_content, by_name, empty, has_document_ending, is_pdf_or_picture, is_system_file,
    unknown,
};

/// Folders within folders are looked into so far.
const DEEPEST: usize = 16;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Files that may be documents, by their names or their first bytes.
    pub documents: Vec<PathBuf>,
    pub others: Vec<(PathBuf, Unsuited)>,
    /// What systems and programs left there for themselves, by name.
    pub system: Vec<String>,
}

/// The files that were named, and those in folders that were named.
pub fn list(named: &[PathBuf]) -> Listed {
    let mut listed = Listed::default();
    for path in named {
        // A link that somebody named is followed.
        match drive::metadata(path) {
            Ok(found) if found.is_dir() => listed.folder(path, 0),
            Ok(found) => listed.file(path, &found),
            // Reading it says what is the matter.
            Err(_unreadable) => listed.documents.push(path.clone()),
        }
    }
    let Listed {
        documents, others, ..
    } = &mut listed;
    documents.sort_by(|one, other| natural(one, other));
    documents.dedup();
    others.sort_by(|(one, _), (other, _)| natural(one, other));
    others.dedup();
    listed
}

impl Listed {
    /// The case itself, which often lies in the folder of its documents, is neither added nor missed.
    pub fn without_case(mut self, case: &Path) -> Self {
        self.others.retain(|(path, _)| !is_same(path, case));
        self
    }

    fn folder(&mut self, folder: &Path, depth: usize) {
        let entries = match drive::read_dir(folder) {
            Ok(entries) => entries,
            Err(cause) => return self.unreadable(folder, &cause),
        };
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?))) {
                Ok((path, kind)) => self.entry(&path, kind, depth),
                Err(cause) => self.unreadable(folder, &cause),
            }
        }
    }

    fn entry(&mut self, path: &Path, kind: drive::FileType, depth: usize) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_system_file(&name) {
            self.system.push(name.into_owned());
        } else if kind.is_dir() && depth >= DEEPEST {
            self.other(path, "a folder too far within others", "Add it by itself.");
        } else if kind.is_dir() {
            self.folder(path, depth + 1);
        } else if kind.is_symlink() {
            // It may lead round in a circle, or out of the folder that was meant.
            self.other(path, "a link", "Add what it leads to by itself.");
        } else {
            match drive::metadata(path) {
                Ok(found) => self.file(path, &found),
                Err(cause) => self.unreadable(path, &cause),
            }
        }
    }

    fn file(&mut self, path: &Path, found: &drive::Metadata) {
        if let Some(kind) = other_kind(found.file_type()) {
            return self.other(path, &format!("{kind}, not a file"), "Leave it out.");
        }
        let unsuited = match by_name(path) {
            _ if found.len() == 0 => Some(empty()),
            Some(unsuited) => Some(unsuited),
            None if has_document_ending(path) => None,
            None => by_first_bytes(path),
        };
        match unsuited {
            Some(unsuited) => self.others.push((path.to_owned(), unsuited)),
            None => self.documents.push(path.to_owned()),
        }
    }

    fn other(&mut self, path: &Path, what: &str, hint: &str) {
        let unsuited = Unsuited::new(what, hint);
        self.others.push((path.to_owned(), unsuited));
    }

    fn unreadable(&mut self, path: &Path, cause: &io::Error) {
        let what = match cause.kind() {
            io::ErrorKind::PermissionDenied => "closed to you".to_owned(),
            _ => format!("not readable: {}", plain::reading(cause)),
        };
        let hint = "See whether it is there and may be opened, then add it again.";
        self.other(path, &what, hint);
    }
}

/// For names that say nothing: a PDF or a picture may be called anything.
fn by_first_bytes(path: &Path) -> Option<Unsuited> {
    let mut start = Vec::new();
    let read = open(path).map(|file| file.take(1024).read_to_end(&mut start));
    if !matches!(read, Ok(Ok(_))) {
        return None;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if is_pdf_or_picture(&start) || intake::kind(&start, &name).is_some() {
        return None;
    }
    by_content(&start).or_else(|| Some(unknown()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn desk(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let desk = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = desk.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            crate::files::write_atomic(&path, bytes).unwrap();
        }
        desk
    }

    fn names(desk: &tempfile::TempDir, listed: &Listed) -> (Vec<String>, Vec<String>) {
        let name = |path: &Path| {
            let path = path.strip_prefix(desk.path()).unwrap();
            path.to_string_lossy().into_owned()
        };
        let others = listed.others.iter();
        let other = |(path, why): &(PathBuf, Unsuited)| format!("{}: {}", name(path), why.what);
        (
            listed.documents.iter().map(|path| name(path)).collect(),
            others.map(other).collect(),
        )
    }

    #[test]
    fn everything_in_a_folder_is_either_a_document_or_named() {
        let desk = desk(&[
            ("10.pdf", b"%PDF-1.4"),
            ("2.pdf", b"%PDF-1.4"),
            ("1.PDF", b"%PDF-1.4"),
            ("sub/3.jpg", b"\xff\xd8\xff"),
            ("no ending", b"%PDF-1.4"),
            ("notes.docx", b"PK\x03\x04"),
            ("table.xlsx", b"PK\x03\x04"),
            ("photo", b"\0\0\0\x18ftypheic"),
            ("film.mp4", b"\0\0\0\x18ftypisom"),
            ("mail.msg", b"\xd0\xcf\x11\xe0"),
            ("other.ron", b"()"),
            ("empty.pdf", b""),
            ("link.lnk", b"L"),
            ("what.xyz", b"x"),
            (".DS_Store", b"x"),
            ("sub/Thumbs.db", b"x"),
            ("__MACOSX/a.pdf", b"%PDF-1.4"),
        ]);
        let listed = list(&[desk.path().to_owned()]);
        let (documents, others) = names(&desk, &listed);
        let below = format!("sub{}3.jpg", std::path::MAIN_SEPARATOR);
        assert_eq!(
            documents,
            [
                "1.PDF",
                "2.pdf",
                "10.pdf",
                "no ending",
                "notes.docx",
                "photo",
                below.as_str()
            ]
        );
        assert_eq!(
            others,
            [
                "empty.pdf: empty: it has no content at all",
                "film.mp4: a film",
                "link.lnk: a shortcut",
                "mail.msg: an e-mail",
                "other.ron: a case file",
                "table.xlsx: a spreadsheet",
                "what.xyz: no PDF and no picture that can be read",
            ]
        );
        assert_eq!(listed.system.len(), 3);
    }

    #[test]
    fn files_that_are_named_stand_in_the_order_of_their_numbers_and_once() {
        let desk = desk(&[("10.pdf", b"x"), ("9.pdf", b"x"), ("a.txt", b"x")]);
        let named = ["10.pdf", "a.txt", "9.pdf", "10.pdf"].map(|name| desk.path().join(name));
        let listed = list(&named);
        let (documents, others) = names(&desk, &listed);
        assert_eq!(documents, ["9.pdf", "10.pdf"]);
        assert_eq!(others, ["a.txt: a plain text"]);
    }

    /// A folder on a drive that is gone, and one that its disk cannot read.
    #[cfg(unix)]
    #[test]
    fn what_the_system_says_of_a_folder_is_told_in_plain_words() {
        for (number, told) in [
            (5, "not readable: the disk reports a fault"),
            (
                116,
                "not readable: the drive that it lies on does not answer",
            ),
            (13, "closed to you"),
        ] {
            let mut listed = Listed::default();
            let cause = io::Error::from_raw_os_error(number);
            listed.unreadable(Path::new("folder"), &cause);
            assert_eq!(listed.others[0].1.what, told);
        }
    }

    #[test]
    fn the_case_itself_is_not_named_however_its_path_is_spelt() {
        let desk = desk(&[("case.ron", b"()"), ("other.ron", b"()"), ("sub/x", b"")]);
        for spelling in ["case.ron", "./case.ron", "sub/../case.ron"] {
            let listed = list(&[desk.path().to_owned()]);
            let listed = listed.without_case(&desk.path().join(spelling));
            let (_, others) = names(&desk, &listed);
            let has = |name: &str| others.iter().any(|other| other.starts_with(name));
            assert!(!has("case.ron") && has("other.ron"), "{others:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_within_a_folder_are_named_and_not_followed() {
        let desk = desk(&[("a.pdf", b"%PDF-1.4")]);
        std::os::unix::fs::symlink(desk.path(), desk.path().join("round")).unwrap();
        std::os::unix::fs::symlink("a.pdf", desk.path().join("b.pdf")).unwrap();
        let listed = list(&[desk.path().to_owned()]);
        let (documents, others) = names(&desk, &listed);
        assert_eq!(documents, ["a.pdf"]);
        assert_eq!(others, ["b.pdf: a link", "round: a link"]);
        let named = list(&[desk.path().join("b.pdf")]);
        assert_eq!(named.documents.len(), 1, "a link that was named is meant");
    }
}
