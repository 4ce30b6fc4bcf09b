//! Files that cannot be documents of a case: what each is, and what a person can do about it.
//!
//! Known by the ending of its name, and where that says nothing or something else, by its first bytes.

use std::path::Path;

use crate::case::DOCUMENT_ENDINGS;
pub use crate::intake::Unsuited;

/// What it is, what to do about it, and how its name ends.
type Kind = (&'static str, &'static str, &'static [&'static str]);

const PRINT: &str = "Open it in the program that made it, print it to PDF, and add that.";

const KINDS: [Kind; 19] = [
    (
        "a Word document",
        "Save it as PDF in Word, then add that.",
        &["docm", "dot", "dotx"],
    ),
    (
        "a text document",
        "Export it as PDF from the program that made it, then add that.",
        &["pages", "wpd", "wps", "sxw"],
    ),
    (
        "a spreadsheet",
        "Print it to PDF, on paper of A4, then add that.",
        &["xls", "xlsx", "xlsm", "ods", "csv", "tsv", "numbers"],
    ),
    (
        "a presentation",
        "Save it as PDF, then add that.",
        &["ppt", "pptx", "pps", "ppsx", "odp", "key"],
    ),
    (
        "a picture of a kind that cannot be read",
        "Save it as JPEG or PNG, then add that.",
        &[
            "avif", "svg", "jp2", "psd", "raw", "dng", "cr2", "nef", "jfif",
        ],
    ),
    (
        "an e-mail",
        "Print it to PDF, and save what is attached to it; then add those.",
        &["msg", "mbox", "pst", "emlx"],
    ),
    (
        "a case file",
        "Open it with “Open”; a case is no document of another.",
        &["ron"],
    ),
    (
        "a shortcut",
        "Add the file that it leads to.",
        &["lnk", "url", "webloc", "desktop", "website"],
    ),
    (
        "an archive",
        "Unpack it, then add what is in it.",
        &["zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz"],
    ),
    (
        "a web page",
        "Print it to PDF from the browser, then add that.",
        &["htm", "html", "mht", "mhtml", "xhtml", "webarchive"],
    ),
    ("a plain text", PRINT, &["txt", "md", "log", "text"]),
    (
        "a sound recording",
        "A bundle holds pages: add a transcript.",
        &[
            "mp3", "wav", "m4a", "ogg", "oga", "opus", "amr", "aac", "wma", "flac",
        ],
    ),
    (
        "a film",
        "A bundle holds pages: add a transcript, or pictures of it.",
        &[
            "mp4", "mov", "avi", "mkv", "3gp", "webm", "wmv", "m4v", "mpg", "mpeg",
        ],
    ),
    (
        "signed or encrypted",
        "Save what is in it as PDF, then add that.",
        &["p7m", "p7s", "asc", "gpg", "pgp"],
    ),
    (
        "a program",
        "It is no document; leave it out.",
        &["exe", "msi", "app", "bat", "cmd", "sh", "dmg", "js", "vbs"],
    ),
    (
        "not yet wholly downloaded",
        "Wait until it is, then add it.",
        &["part", "crdownload", "download", "partial"],
    ),
    (
        "a document in a form for printers",
        PRINT,
        &["xps", "oxps", "ps", "eps", "prn"],
    ),
    (
        "an electronic book",
        PRINT,
        &["epub", "mobi", "azw3", "djvu"],
    ),
    (
        "data of another program",
        PRINT,
        &["xml", "json", "db", "sqlite", "bak", "ics", "vcf", "dat"],
    ),
];

/// By the ending of its name. None where it may be a document, or nobody knows.
pub(super) fn by_name(path: &Path) -> Option<Unsuited> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    let known = KINDS
        .iter()
        .find(|(.., endings)| endings.contains(&&*ending));
    known.map(|(what, hint, _)| Unsuited::new(what, hint))
}

/// By how its content begins. None where that may be a document, or nobody knows.
pub fn by_content(bytes: &[u8]) -> Option<Unsuited> {
    const OFFICE: &str = "Open it in the program that made it, save it as PDF, then add that.";
    let begins = |start: &[u8]| bytes.starts_with(start);
    let text = String::from_utf8_lossy(bytes.get(..bytes.len().min(256)).unwrap_or_default());
    let text = text.trim_start().to_lowercase();
    let brand = bytes.get(4..12).unwrap_or_default();
    let (what, hint) = if is_locked_office(bytes) {
        (
            "an Office document that is locked with a password",
            "Open it with its password, save it as PDF, then add that.",
        )
    } else if is_locked_archive(bytes) {
        (
            "an archive that is locked with a password",
            "Unpack it with its password, then add what is in it.",
        )
    } else if begins(b"PK\x03\x04") {
        (
            "a Word document, a spreadsheet or an archive, whatever its name says",
            OFFICE,
        )
    } else if begins(b"\xd0\xcf\x11\xe0") {
        (
            "an old Word document, a spreadsheet or an e-mail, whatever its name says",
            OFFICE,
        )
    } else if begins(b"{\\rtf") {
        (
            "a Word document, whatever its name says",
            "Save it as PDF in Word, then add that.",
        )
    } else if text.starts_with("<!doctype html") || text.starts_with("<html") {
        (
            "a web page, whatever its name says",
            "It may be a page that asks for a login: download the document again, then add that.",
        )
    } else if [b"ftypavif", b"ftypmif1"].iter().any(|one| *one == brand) {
        (
            "a picture of a kind that cannot be read",
            "Save it as JPEG or PNG, then add that.",
        )
    } else if begins(b"%!PS") {
        ("a document in a form for printers", PRINT)
    } else {
        return None;
    };
    Some(Unsuited::new(what, hint))
}

/// Office keeps what is locked with a password as one stream of this name in a file of the old kind.
pub(super) fn is_locked_office(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    bytes.starts_with(b"\xd0\xcf\x11\xe0") && memchr::memmem::find(bytes, NAME).is_some()
}

/// The first thing in it is marked as encrypted.
pub(super) fn is_locked_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && bytes.get(6).is_some_and(|flags| flags & 1 == 1)
}

/// Whether it begins as those documents do that need not be made into anything.
pub fn is_pdf_or_picture(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let signs = [&b"\xff\xd8\xff"[..], b"\x89PNG", b"II*\0", b"MM\0*"];
    signs.iter().any(|sign| start.starts_with(sign))
        || start.windows(5).any(|part| part == b"%PDF-")
}

/// A file that by its name is to be made into a document, and that is not of that kind nor a document already.
pub fn not_as_named(name: &str, bytes: &[u8]) -> Option<Unsuited> {
    let ending = Path::new(name)
        .extension()?
        .to_string_lossy()
        .to_lowercase();
    let is_made = [
        "heic", "heif", "webp", "gif", "bmp", "eml", "docx", "doc", "odt", "rtf",
    ];
    let is_locked = is_locked_office(bytes) || is_locked_archive(bytes);
    if !is_made.contains(&&*ending) || is_pdf_or_picture(bytes) || is_locked {
        return None;
    }
    Some(Unsuited::new(
        "damaged, or not what its name says",
        "Open it in the program that made it, save it as PDF, then add that.",
    ))
}

/// What a file is that came inside another and is no document.
pub fn found_inside(name: &str, bytes: &[u8]) -> Unsuited {
    if bytes.is_empty() {
        return Unsuited::new(
            "empty, or cannot be unpacked",
            "Save it out of the program that shows it, then add it.",
        );
    }
    let kind = by_name(Path::new(name)).or_else(|| by_content(bytes));
    kind.unwrap_or_else(unknown)
}

/// Of which nothing is known but that it is none.
pub(super) fn unknown() -> Unsuited {
    Unsuited::new("no PDF and no picture that can be read", PRINT)
}

pub(super) fn empty() -> Unsuited {
    Unsuited::new(
        "empty: it has no content at all",
        "Save or download it again, then add it.",
    )
}

/// Whether a name ends as those of documents do.
pub(super) fn has_document_ending(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    DOCUMENT_ENDINGS.iter().any(|known| ending == *known)
}

/// What systems and programs leave in folders for themselves; nobody means to add it.
pub(super) fn is_system_file(name: &str) -> bool {
    const NAMES: [&str; 6] = [
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "__macosx",
        "$recycle.bin",
    ];
    let name = name.to_lowercase();
    name.starts_with('.') || name.starts_with("~$") || NAMES.contains(&&*name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_told_by_its_name_and_no_ending_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (what, hint, endings) in KINDS {
            assert!(!what.ends_with('.') && hint.ends_with('.'), "{what}");
            for ending in endings {
                assert!(seen.insert(ending), "{ending}");
                assert!(!DOCUMENT_ENDINGS.contains(ending), "{ending}");
                let name = format!("Some.file.{}", ending.to_uppercase());
                assert_eq!(
                    by_name(Path::new(&name)).map(|one| one.what).as_deref(),
                    Some(what)
                );
            }
        }
        assert!(seen.len() > 80);
        for name in ["x.pdf", "x.JPG", "x", "Statement of Mr. X", "x.unheardof"] {
            assert_eq!(by_name(Path::new(name)), None, "{name}");
        }
    }

    #[test]
    fn content_is_told_whatever_the_name_says() {
        let what = |bytes: &[u8]| by_content(bytes).map(|one| one.what).unwrap_or_default();
        assert!(what(b"PK\x03\x04\x14\0\0\0rest").starts_with("a Word document, a spreadsheet"));
        assert!(what(b"\xd0\xcf\x11\xe0\xa1\xb1").starts_with("an old Word document"));
        assert!(what(b"PK\x03\x04\x14\0\x01\0").contains("locked with a password"));
        let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
        let office: Vec<u8> = b"\xd0\xcf\x11\xe0".iter().copied().chain(name).collect();
        assert!(what(&office).contains("locked with a password"));
        assert!(what(b"{\\rtf1\\ansi").starts_with("a Word document"));
        assert!(what(b"\n<!DOCTYPE HTML><p>").starts_with("a web page"));
        assert!(what(b"\0\0\0\x18ftypavif\0\0").contains("picture"));
        for document in [
            &b"%PDF-1.7"[..],
            b"\xff\xd8\xff",
            b"\x89PNG",
            b"II*\0",
            b"",
            b"x",
        ] {
            assert_eq!(by_content(document), None);
        }
    }

    #[test]
    fn what_systems_leave_is_known() {
        for name in [
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "._Letter.pdf",
            "~$letter.docx",
            ".~lock.a.odt#",
        ] {
            assert!(is_system_file(name), "{name}");
        }
        assert!(!is_system_file("Letter.pdf") && !is_system_file("~letter.pdf"));
    }
}
