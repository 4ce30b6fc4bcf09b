//! Documents as clients bring them, from the file to the bundle.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops where it cannot go on, and says where it is left out"
)]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::desk::{Desk, Seen, assert_seen};
use crate::paper;

const TURNED: &[u8] = include_bytes!("intake/turned.heic");

fn picture(format: ImageFormat) -> Vec<u8> {
    picture_of(format, [200, 30, 30])
}

/// One with a corner of this colour.
fn picture_of(format: ImageFormat, corner: [u8; 3]) -> Vec<u8> {
    let picture = RgbImage::from_fn(60, 40, |x, y| match (x < 30, y < 20) {
        (true, true) => Rgb(corner),
        (false, true) => Rgb([30, 160, 40]),
        _ => Rgb([240, 240, 235]),
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture)
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

#[test]
fn pictures_of_every_kind_are_added_and_the_case_knows_what_each_was_made_of() {
    let desk = Desk::with_sample();
    desk.put("in/1 Door.heic", TURNED);
    desk.put("in/2 Receipt.gif", picture(ImageFormat::Gif));
    desk.put("in/3 Scan.bmp", picture(ImageFormat::Bmp));
    desk.put("in/4 Chat.webp", picture(ImageFormat::WebP));
    desk.put("in/5 Film.mp4", b"\0\0\0\x18ftypisom");
    assert_seen!(desk.bundle(&["add", "case.ron", "in"]), @r"
    exit code: 0
    --- stderr ---
    not added in/5 Film.mp4: it is a film
      hint: A bundle holds pages: add a transcript, or pictures of it.
    in/1 Door.heic: 1 Door (1 page, converted from a HEIC photograph)
      note: It was converted to a JPEG of quality 90 out of 100.
    in/2 Receipt.gif: 2 Receipt (1 page, converted from a GIF picture)
    in/3 Scan.bmp: 3 Scan (1 page, converted from a BMP picture)
    in/4 Chat.webp: 4 Chat (1 page, converted from a WebP picture)
    The others were added; 1 file could not be used.
    ");
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    assert_eq!(case.matches("converted_from: Some((").count(), 4, "{case}");
    assert!(case.contains("path: \"in/1 Door.heic\""));
    assert_eq!(
        std::fs::read_dir(desk.path(".case.converted"))
            .unwrap()
            .count(),
        8
    );
    let seen = desk.bundle(&["check", "case.ron"]);
    assert!(!seen.stderr.contains("Door"), "{}", seen.stderr);
}

#[test]
fn a_photograph_that_is_damaged_is_named_with_the_way_out() {
    let desk = Desk::with_sample();
    desk.put("Door.heic", &TURNED[..TURNED.len() / 2]);
    assert_seen!(desk.bundle(&["add", "case.ron", "Door.heic"]), @r"
    exit code: 1
    --- stderr ---
    error Door.heic: it is a picture that is damaged, or coded in a way that cannot be read
      hint: Open it in a program that shows it, save it as JPEG or PNG, then add that.
    Nothing was added.
    ");
}

#[test]
fn what_is_damaged_in_a_folder_is_named_and_keeps_nothing_else_out() {
    let desk = Desk::with_sample();
    desk.put("in/1 Door.heic", &TURNED[..TURNED.len() / 2]);
    desk.put("in/2 Receipt.gif", picture(ImageFormat::Gif));
    desk.put("in/3 Letter.docx", b"PK\x03\x04\x14\0\0\0");
    assert_seen!(desk.bundle(&["add", "case.ron", "in"]), @r"
    exit code: 1
    --- stderr ---
    not added in/1 Door.heic: it is a picture that is damaged, or coded in a way that cannot be read
      hint: Open it in a program that shows it, save it as JPEG or PNG, then add that.
    in/2 Receipt.gif: 2 Receipt (1 page, converted from a GIF picture)
    not added in/3 Letter.docx: it is damaged, or not what its name says
      hint: Open it in the program that made it, save it as PDF, then add that.
    The others were added; 2 files could not be used.
    ");
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    assert_eq!(case.matches("converted_from: Some((").count(), 1, "{case}");
}

/// A message with a letter as PDF, a photograph, a film, and another message, which has a bill attached.
fn mail() -> String {
    let letter = encoded(LETTER);
    let photograph = encoded(TURNED);
    format!(
        "From: =?utf-8?q?Ren=C3=A9e_Example?= <renee@example.org>\r\n\
         To: Our Firm <office@example.com>\r\n\
         Date: Tue, 5 Mar 2024 14:03:00 +0100\r\n\
         Subject: =?koi8-r?B?8M/XxdPUy8E=?= for Tuesday\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n\
         --outer\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         <p>Dear all,</p><p>the <b>summons</b> is attached.<br>Ren\u{e9}e</p>\r\n\
         --outer\r\nContent-Type: application/pdf; name=\"Summons.pdf\"\r\n\
         Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"Summons.pdf\"\r\n\r\n{letter}\r\n\
         --outer\r\nContent-Type: image/heic\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"Door.heic\"\r\n\r\n{photograph}\r\n\
         --outer\r\nContent-Type: video/mp4\r\nContent-Disposition: attachment; filename=\"Film.mp4\"\r\n\r\nfilm\r\n\
         --outer\r\nContent-Type: message/rfc822\r\n\r\n\
         From: a@example.org\r\nSubject: Earlier\r\nDate: Mon, 4 Mar 2024 09:00:00 +0000\r\n\r\nThe first letter.\r\n\
         --outer--\r\n"
    )
}

const LETTER: &[u8] = include_bytes!("intake/letter.pdf");

fn encoded(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| {
            bits << 8 | u32::from(group.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= group.len() {
                char::from(letter)
            } else {
                '='
            });
        }
        if text.len() % 77 == 76 {
            text.push('\n');
        }
    }
    text
}

#[test]
fn an_e_mail_becomes_pages_and_each_of_its_attachments_a_document_of_its_own() {
    let desk = Desk::with_sample();
    desk.put("Summons.eml", mail());
    assert_seen!(desk.bundle(&["add", "case.ron", "Summons.eml"]), @r"
    exit code: 1
    --- stderr ---
    Summons.eml: Summons (1 page, from an e-mail)
    Summons.eml: Summons (attachment 1 of 4): Summons (1 page, from an e-mail)
    Summons.eml: Summons (attachment 2 of 4): Door (1 page, from an e-mail)
      note: It was converted to a JPEG of quality 90 out of 100.
    Summons.eml: Summons (attachment 4 of 4): Earlier (1 page, from an e-mail)
    not added Summons.eml, Summons (attachment 3 of 4): Film.mp4: it is a film
      hint: A bundle holds pages: add a transcript, or pictures of it.
    The others were added; 1 file could not be used.
    ");
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    assert_eq!(case.matches("kind: Email").count(), 4);
    // The same file brings the same again, and nothing is converted anew.
    let kept = |desk: &Desk| {
        std::fs::read_dir(desk.path(".case.converted"))
            .unwrap()
            .count()
    };
    let before = kept(&desk);
    desk.bundle(&["add", "case.ron", "Summons.eml"]);
    assert_eq!(kept(&desk), before);
}

#[test]
fn the_files_in_a_portfolio_become_documents_of_their_own() {
    let desk = Desk::with_sample();
    desk.put("Papers.pdf", portfolio());
    assert_seen!(desk.bundle(&["add", "case.ron", "Papers.pdf"]), @r"
    exit code: 1
    --- stderr ---
    Papers.pdf: Papers (file 1 of 2): Summons (1 page, from a PDF portfolio)
    not added Papers.pdf, Papers (file 2 of 2): notes.txt: it is a plain text
      hint: Open it in the program that made it, print it to PDF, and add that.
    The others were added; 1 file could not be used.
    ");
}

/// A portfolio of a letter and a text.
fn portfolio() -> Vec<u8> {
    let objects = [
        (1, "<</Type/Catalog/Pages 2 0 R/Collection<</View/D>>/Names<</EmbeddedFiles<</Names[(a)5 0 R(b)7 0 R]>>>>>>".to_owned(), None),
        (2, "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(), None),
        (3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>".to_owned(), None),
        (5, "<</Type/Filespec/F(Summons.pdf)/EF<</F 6 0 R>>>>".to_owned(), None),
        (6, format!("<</Length {}>>", LETTER.len()), Some(LETTER)),
        (7, "<</Type/Filespec/F(notes.txt)/EF<</F 8 0 R>>>>".to_owned(), None),
        (8, "<</Length 5>>".to_owned(), Some(&b"notes"[..])),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = std::collections::BTreeMap::new();
    for (number, dictionary, stream) in objects {
        places.insert(number, file.len());
        file.extend(format!("{number} 0 obj\n{dictionary}\n").bytes());
        if let Some(stream) = stream {
            file.extend(b"stream\n");
            file.extend(stream);
            file.extend(b"\nendstream\n");
        }
        file.extend(b"endobj\n");
    }
    let start = file.len();
    file.extend(b"xref\n0 9\n0000000000 65535 f \n");
    for number in 1..9 {
        match places.get(&number) {
            Some(place) => file.extend(format!("{place:010} 00000 n \n").bytes()),
            None => file.extend(b"0000000000 65535 f \n"),
        }
    }
    file.extend(format!("trailer\n<</Size 9/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}

const WORD: &[u8] = include_bytes!("intake/changed.docx");

fn has_office() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::env::split_paths(&path);
    let has = folders.any(|folder| folder.join("soffice").is_file());
    if !has {
        println!("skipped: LibreOffice is not installed");
    }
    has
}

#[test]
fn a_word_document_with_tracked_changes_is_not_converted_before_somebody_has_decided() {
    let desk = Desk::with_sample();
    desk.put("Letter.docx", WORD);
    assert_seen!(desk.bundle(&["add", "case.ron", "Letter.docx"]), @r"
    exit code: 1
    --- stderr ---
    error Letter.docx: it is a Word document with 1 tracked insertion, 1 tracked deletion and 1 comment, of 2 people
      hint: Add it with --changes accepted, as it reads once all are accepted, or with --changes marked, with each shown. Comments print in neither way.
    Nothing was added.
    ");
}

#[test]
fn a_word_document_is_printed_by_libreoffice_with_its_changes_accepted_or_marked() {
    if !has_office() {
        return;
    }
    for (how, said, reads) in [
        (
            "accepted",
            "as it reads with all changes accepted",
            "The appellant fears conscription.",
        ),
        ("marked", "Its changes are shown", "fears nothing at all"),
    ] {
        let desk = Desk::with_sample();
        desk.put("Letter.docx", WORD);
        let seen = desk.bundle(&["add", "case.ron", "Letter.docx", "--changes", how]);
        assert_eq!(seen.code, Some(0), "{}", seen.stderr);
        assert!(
            seen.stderr.contains("Letter (1 page, converted from Word)"),
            "{}",
            seen.stderr
        );
        assert!(seen.stderr.contains(said), "{}", seen.stderr);
        let kept = std::fs::read_dir(desk.path(".case.converted")).unwrap();
        let pdf = kept
            .map(|file| file.unwrap().path())
            .find(|path| path.extension().is_some_and(|end| end == "pdf"));
        let text = std::process::Command::new("pdftotext")
            .arg(pdf.unwrap())
            .arg("-")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        assert!(
            text.contains(reads) && !text.contains("privileged"),
            "{how}: {text}"
        );
    }
}

#[test]
fn without_libreoffice_it_is_said_what_is_needed_and_what_does_it_too() {
    let desk = Desk::with_sample();
    desk.put("Letter.rtf", "{\\rtf1 hello}");
    let mut command = desk.command(&["add", "case.ron", "Letter.rtf"]);
    let seen = Seen::from(command.env("PATH", "/nowhere").output().unwrap());
    assert_seen!(seen, @r"
    exit code: 1
    --- stderr ---
    error Letter.rtf: it is a text in the RTF form, for which the program LibreOffice is needed, and it is not installed here
      hint: Install LibreOffice (libreoffice.org; on Debian and Ubuntu “apt install libreoffice-writer”) and add it again; or open it in the program that made it, “Save as PDF”, and add that.
    Nothing was added.
    ");
}

#[test]
fn a_photograph_that_has_changed_since_it_was_converted_is_told_and_converted_again() {
    let desk = Desk::with_sample();
    desk.put("in/Receipt.gif", picture(ImageFormat::Gif));
    assert_eq!(desk.bundle(&["add", "case.ron", "in"]).code, Some(0));
    let told = |desk: &Desk| {
        let seen = desk.bundle(&["check", "case.ron"]).to_string();
        let lines = seen
            .lines()
            .filter(|line| line.contains("document-original"));
        lines.map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told(&desk), "");
    let before = desk.get("case.ron");
    desk.put(
        "in/Receipt.gif",
        picture_of(ImageFormat::Gif, [30, 30, 200]),
    );
    insta::assert_snapshot!(told(&desk), @"warning[document-original-changed] document 1: The file “Receipt.gif”, of which “Receipt” was made, has changed since.");
    let number = added(&desk);
    assert_seen!(desk.bundle(&["relink", "case.ron", "--accept", &number]), @r"
    exit code: 0
    --- stderr ---
    “Receipt” was converted again.
    ");
    assert_eq!(told(&desk), "");
    let [old, new] = [before, desk.get("case.ron")].map(|case| conversions(&case));
    assert!(old != new && new.len() == 1, "{old:?} {new:?}");
    // What has changed in such a way that nothing comes of it leaves the case as it was.
    desk.put("in/Receipt.gif", b"GIF89a no more");
    let before = desk.get("case.ron");
    assert_seen!(desk.bundle(&["relink", "case.ron", "--accept", &number]), @r"
    exit code: 2
    --- stderr ---
    bundle: “Receipt” could not be converted again: it is a picture that is damaged, or coded in a way that cannot be read; nothing was changed. Open it in a program that shows it, save it as JPEG or PNG, then add that.
    ");
    assert_eq!(desk.get("case.ron"), before);
}

#[test]
fn a_file_that_documents_were_made_of_is_told_once_when_it_is_gone_and_found_again_by_its_content()
{
    let desk = Desk::with_sample();
    desk.put("Summons.eml", mail());
    assert_eq!(
        desk.bundle(&["add", "case.ron", "Summons.eml"]).code,
        Some(1),
        "one of what is attached is no document"
    );
    desk.put("papers/Summons of March.eml", mail());
    std::fs::remove_file(desk.path("Summons.eml")).unwrap();
    let seen = desk.bundle(&["check", "case.ron"]).to_string();
    let lines = seen
        .lines()
        .filter(|line| line.contains("document-original"));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @"note[document-original-gone] document 1: The file “Summons.eml”, of which 4 documents were made, is not there any more.");
    assert_seen!(desk.bundle(&["relink", "case.ron", "--in", "."]), @r"
    exit code: 0
    --- stderr ---
    “Summons” was made of what is now ./papers/Summons of March.eml.
    “Summons (attachment 1 of 4): Summons” was made of what is now ./papers/Summons of March.eml.
    “Summons (attachment 2 of 4): Door” was made of what is now ./papers/Summons of March.eml.
    “Summons (attachment 4 of 4): Earlier” was made of what is now ./papers/Summons of March.eml.
    ");
    let seen = desk.bundle(&["check", "case.ron"]).to_string();
    assert!(!seen.contains("document-original"), "{seen}");
}

/// The number of the document that was added last, in the case file.
fn added(desk: &Desk) -> String {
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    let (_, rest) = case.rsplit_once("exhibits_numbered: ").unwrap();
    rest.chars().take_while(char::is_ascii_digit).collect()
}

/// The files that were made, as the case names them.
fn conversions(case: &[u8]) -> Vec<String> {
    let case = String::from_utf8_lossy(case);
    let paths = case
        .split('"')
        .filter(|text| text.starts_with(".case.converted/"));
    paths.map(str::to_owned).collect()
}

#[test]
fn files_attached_to_a_document_that_is_no_portfolio_are_named_when_it_is_added() {
    let desk = Desk::with_sample();
    let attached = "/Names<</EmbeddedFiles<</Names[(a)6 0 R(b)7 0 R]>>>>";
    let files = [
        "<</Type/Filespec/F(Bill.pdf)/EF<</F 8 0 R>>>>",
        "<</Type/Filespec/F(Map.jpg)/EF<</F 8 0 R>>>>",
        "<</Length 0>>",
    ];
    let letter = paper::document(&[paper::saying("A letter")], attached, &files);
    desk.put("Letter.pdf", letter);
    assert_seen!(desk.bundle(&["add", "case.ron", "Letter.pdf"]), @r"
    exit code: 0
    --- stderr ---
    Letter.pdf: Letter (1 page)
      note: 2 files are attached to it and left out: a (Bill.pdf); b (Map.jpg). Save them out of it, and add them.
    ");
}

#[test]
fn the_files_that_were_left_out_of_a_folder_are_as_many_as_are_listed() {
    let desk = Desk::with_sample();
    desk.put("in/1 Receipt.gif", picture(ImageFormat::Gif));
    desk.put("in/2 Film.mp4", b"\0\0\0\x18ftypisom");
    desk.put("in/3 Letter.docx", b"PK\x03\x04\x14\0\0\0");
    desk.put("in/4 Summons.eml", mail());
    let added = desk.bundle(&["add", "case.ron", "in"]).to_string();
    let listed = added
        .lines()
        .filter(|line| line.trim_start().starts_with("not added "));
    assert_eq!(listed.count(), 3, "{added}");
    assert!(
        added.contains("The others were added; 3 files could not be used."),
        "{added}"
    );
}
