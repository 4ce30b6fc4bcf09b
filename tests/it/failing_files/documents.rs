//! Files that are to be documents of a case.

use std::os::unix::fs::symlink;
use std::process::Command;

use super::*;

fn document(desk: &Desk, name: &str) {
    desk.put(name, kept("signed.pdf"));
}

/// A case with a document behind it, whose file is then no longer what it was.
fn with_letter(desk: &Desk) {
    document(desk, "Letter.pdf");
    let added = run(desk, "add case.ron Letter.pdf");
    assert!(matches!(added.code, Some(0)), "{added}");
}

fn pipe(desk: &Desk, name: &str) {
    let made = Command::new("mkfifo")
        .arg(desk.path(name))
        .status()
        .unwrap();
    assert!(made.success());
}

fn large(desk: &Desk, name: &str, size: u64) {
    fs::File::create(desk.path(name))
        .unwrap()
        .set_len(size)
        .unwrap();
}

const EXPORT: &str = "export case.ron --out out.pdf --date TODAY";

pub(super) const SITUATIONS: &[Situation] = &[
    situation(
        "document: missing",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |_| (),
    ),
    situation(
        "document: a missing one with a name beyond ASCII",
        "Повестка-№7.pdf",
        "add case.ron Повестка-№7.pdf",
        |_| (),
    ),
    situation(
        "document: a folder with nothing in it",
        "papers",
        "add case.ron papers",
        |desk| {
            fs::create_dir(desk.path("papers")).unwrap();
        },
    ),
    situation(
        "document: empty",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| desk.put("Letter.pdf", ""),
    ),
    situation(
        "document: a text named as a PDF",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            desk.put("Letter.pdf", "Dear Sir or Madam");
        },
    ),
    situation(
        "document: a PDF cut off after its first lines",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            let whole = kept("signed.pdf");
            desk.put("Letter.pdf", &whole[..60]);
        },
    ),
    situation(
        "document: a PDF without pages",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            desk.put("Letter.pdf", "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n");
        },
    ),
    situation(
        "document: pages wanted that it has not",
        "Letter.pdf",
        "add case.ron Letter.pdf --pages 99",
        |desk| {
            document(desk, "Letter.pdf");
        },
    ),
    situation(
        "document: this account may not read it",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            document(desk, "Letter.pdf");
            set_mode(desk, "Letter.pdf", 0o000);
        },
    ),
    situation(
        "document: a pipe",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| pipe(desk, "Letter.pdf"),
    ),
    situation(
        "document: a device",
        "/dev/zero",
        "add case.ron /dev/zero",
        |_| (),
    ),
    situation(
        "document: a link to nothing",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            symlink("nowhere.pdf", desk.path("Letter.pdf")).unwrap();
        },
    ),
    situation(
        "document: links in a circle",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            symlink("Other.pdf", desk.path("Letter.pdf")).unwrap();
            symlink("Letter.pdf", desk.path("Other.pdf")).unwrap();
        },
    ),
    situation(
        "document: below a file as if that were a folder",
        "case.ron/Letter.pdf",
        "add case.ron case.ron/Letter.pdf",
        |_| (),
    ),
    situation(
        "document: a Word document that is none",
        "Letter.docx",
        "add case.ron Letter.docx",
        |desk| {
            desk.put("Letter.docx", b"PK\x03\x04\x14\0\0\0");
        },
    ),
    situation(
        "document: a Word document named as a PDF",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            desk.put("Letter.pdf", b"PK\x03\x04\x14\0\0\0");
        },
    ),
    situation(
        "document: an old Word document named as a PDF",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            desk.put("Letter.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        },
    ),
    situation(
        "document: a damaged JPEG named as a PDF",
        "Photo.pdf",
        "add case.ron Photo.pdf",
        |desk| {
            desk.put("Photo.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF\0");
        },
    ),
    situation(
        "document: a damaged picture",
        "Photo.png",
        "add case.ron Photo.png",
        |desk| {
            desk.put("Photo.png", b"\x89PNG\r\n\x1a\nnothing");
        },
    ),
    situation(
        "document: a photograph of a telephone",
        "Photo.heic",
        "add case.ron Photo.heic",
        |desk| {
            desk.put("Photo.heic", b"\0\0\0\x18ftypheic");
        },
    ),
    situation(
        "document: an archive",
        "Papers.zip",
        "add case.ron Papers.zip",
        |desk| {
            desk.put("Papers.zip", b"PK\x03\x04\x14\0\0\0");
        },
    ),
    situation(
        "document: a web page saved as a PDF",
        "Report.pdf",
        "add case.ron Report.pdf",
        |desk| {
            desk.put("Report.pdf", "<!DOCTYPE html><title>Sign in</title>");
        },
    ),
    situation(
        "document: an e-mail that is none",
        "Mail.eml",
        "add case.ron Mail.eml",
        |desk| {
            desk.put("Mail.eml", "no headers at all");
        },
    ),
    situation(
        "document: a case",
        "other.ron",
        "add case.ron other.ron",
        |desk| {
            desk.put("other.ron", sample_case());
        },
    ),
    situation(
        "document: larger than any PDF",
        "Letter.pdf",
        "add case.ron Letter.pdf",
        |desk| {
            large(desk, "Letter.pdf", 3 << 30);
        },
    ),
    situation(
        "document: locked, and no password given",
        "Letter",
        EXPORT,
        |desk| {
            let locked = fs::read(root().join("tests/it/locked/letter.pdf")).unwrap();
            desk.put("Letter.pdf", locked);
            let added = run(desk, "add case.ron Letter.pdf");
            assert_eq!(added.code, Some(0), "{added}");
        },
    ),
    situation(
        "document: gone since it was added",
        "Letter.pdf",
        EXPORT,
        |desk| {
            with_letter(desk);
            fs::remove_file(desk.path("Letter.pdf")).unwrap();
        },
    ),
    situation(
        "document: changed since it was added",
        "Letter",
        EXPORT,
        |desk| {
            with_letter(desk);
            desk.put("Letter.pdf", kept("layers.pdf"));
        },
    ),
    situation(
        "document: a folder since it was added",
        "Letter.pdf",
        EXPORT,
        |desk| {
            with_letter(desk);
            fs::remove_file(desk.path("Letter.pdf")).unwrap();
            fs::create_dir(desk.path("Letter.pdf")).unwrap();
        },
    ),
    situation(
        "document: not to be read any more since it was added",
        "Letter.pdf",
        EXPORT,
        |desk| {
            with_letter(desk);
            set_mode(desk, "Letter.pdf", 0o000);
        },
    ),
    situation(
        "document: damaged since it was added",
        "Letter",
        EXPORT,
        |desk| {
            with_letter(desk);
            let whole = kept("signed.pdf");
            desk.put("Letter.pdf", &whole[..60]);
        },
    ),
    situation(
        "passwords: the file is missing",
        "words.txt",
        "export case.ron --out out.pdf --passwords words.txt",
        |_| (),
    ),
    situation(
        "passwords: no text",
        "words.txt",
        "export case.ron --out out.pdf --passwords words.txt",
        |desk| {
            desk.put("words.txt", b"1: caf\xe9");
        },
    ),
    situation(
        "passwords: a line without a number",
        "words.txt",
        "export case.ron --out out.pdf --passwords words.txt",
        |desk| {
            desk.put("words.txt", "1: a\nsecret");
        },
    ),
    situation(
        "a PDF to look into: missing",
        "Bundle.pdf",
        "inspect Bundle.pdf",
        |_| (),
    ),
    situation(
        "a PDF to look into: a text",
        "Bundle.pdf",
        "inspect Bundle.pdf",
        |desk| desk.put("Bundle.pdf", "x"),
    ),
    situation(
        "a PDF to look into: locked",
        "Letter.pdf",
        "inspect Letter.pdf",
        |desk| {
            desk.put(
                "Letter.pdf",
                fs::read(root().join("tests/it/locked/letter.pdf")).unwrap(),
            );
        },
    ),
    situation(
        "documents to find again: the folder is missing",
        "old-papers",
        "relink case.ron --in old-papers",
        with_lost,
    ),
    situation(
        "document to take as it is: there is none of that number",
        "document 9",
        "relink case.ron --accept 9",
        |_| (),
    ),
];

fn with_lost(desk: &Desk) {
    with_letter(desk);
    fs::remove_file(desk.path("Letter.pdf")).unwrap();
}
