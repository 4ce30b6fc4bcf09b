//! Files dropped on the window: each is added, or named with its own reason.

use super::documents::{desk, titles};
use super::*;
use crate::finding::DocumentCode;
use crate::pdf::import::specimen::{Page, document};

#[derive(Debug)]
pub(super) struct Dropped(pub(super) PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only its path is asked for".to_owned())
    }
}

/// Drops files on the window.
fn drop_files(harness: &mut Harness<'_, App>, paths: &[PathBuf]) {
    let dropped = paths.iter().map(|path| {
        let file: egui::DroppedFileHandle = Arc::new(Dropped(path.clone()));
        file
    });
    harness.input_mut().dropped_files = dropped.collect();
    harness.step();
    harness.input_mut().dropped_files.clear();
}

fn drop_on(harness: &mut Harness<'_, App>, paths: &[PathBuf]) {
    drop_files(harness, paths);
    until(harness, "what came of it", |app| {
        !app.session.notices.is_empty() && !app.session.intake.is_reading()
    });
}

fn said(harness: &Harness<'_, App>) -> String {
    let notices = &harness.state().session.notices;
    let newest = notices.toasts.last();
    newest.map(|toast| toast.text.clone()).unwrap_or_default()
}

fn put(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    files::make_folder_of(&path).unwrap();
    files::write_atomic(&path, bytes).unwrap();
    path
}

/// Drops a file on the window.
pub(super) fn drop_file(harness: &mut Harness<'_, App>, path: PathBuf) {
    drop_files(harness, &[path]);
}

#[test]
fn a_folder_is_added_by_its_numbers_and_what_is_no_document_is_named() {
    let (folder, case) = desk();
    let pdf = document(&[Page::saying("x")]);
    for name in ["in/10 C.pdf", "in/2 B.pdf", "in/1 A.pdf"] {
        put(&folder, name, &pdf);
    }
    put(&folder, "in/notes.docx", b"PK\x03\x04");
    put(&folder, "in/broken.png", b"\x89PNG\r\n\x1a\nnothing");
    put(&folder, "in/.DS_Store", b"x");
    put(&folder, "in/sub/Thumbs.db", b"x");
    let mut harness = window(Vec::new(), Some(&case));
    drop_on(&mut harness, &[folder.path().join("in")]);
    assert_eq!(titles(&harness), ["1 A", "2 B", "10 C"]);
    let said = said(&harness);
    assert!(said.starts_with("3 added; 2 not: "), "{said}");
    assert!(
        said.contains("notes.docx (damaged, or not what its name says)"),
        "{said}"
    );
    assert!(said.contains("broken.png ("), "{said}");
    assert!(said.ends_with("2 system files were left."), "{said}");
    // The list beside the documents says what to do about each.
    harness.get_by_label("was not added: it is damaged, or not what its name says.");
    harness.get_by_label("Open it in the program that made it, save it as PDF, then add that.");
}

#[test]
fn a_single_file_that_is_no_pdf_is_not_opened_as_a_case() {
    let (folder, case) = desk();
    let pdf = document(&[Page::saying("x")]);
    for (name, bytes, why) in [
        (
            "notes.docx",
            &b"PK\x03\x04"[..],
            "damaged, or not what its name says",
        ),
        ("sums.xlsx", b"PK\x03\x04", "a spreadsheet"),
        (
            "photo.HEIC",
            b"\0\0\0\x18ftypheic",
            "a picture that is damaged, or coded in a way that cannot be read",
        ),
        ("mail.msg", b"\xd0\xcf\x11\xe0", "an e-mail"),
        ("chat.zip", b"PK\x03\x04", "an archive"),
        ("voice.ogg", b"OggS", "a sound recording"),
        ("page.html", b"<html>", "a web page"),
        ("way.lnk", b"L\0\0\0", "a shortcut"),
        ("empty.pdf", b"", "empty: it has no content at all"),
        (
            "really word.pdf",
            b"PK\x03\x04",
            "a Word document, a spreadsheet or an archive, whatever its name says",
        ),
        (
            "login.pdf",
            b"<!DOCTYPE html><title>Log in",
            "a web page, whatever its name says",
        ),
        (
            "what",
            b"\x01\x02",
            "no PDF and no picture that can be read",
        ),
    ] {
        let path = put(&folder, name, bytes);
        let mut harness = window(Vec::new(), Some(&case));
        drop_on(&mut harness, &[path]);
        assert_eq!(
            said(&harness),
            format!("Nothing was added: {name} ({why}).")
        );
        let open = harness.state().session.document.path().map(Path::to_owned);
        assert_eq!(open.as_deref(), Some(case.as_path()), "{name}");
    }
    // What is a PDF is one, whatever it is called; and a case is opened.
    let path = put(&folder, "letter of 5 March", &pdf);
    let mut harness = window(Vec::new(), Some(&case));
    drop_on(&mut harness, &[path]);
    assert_eq!(said(&harness), "“letter of 5 March” was added.");
    let other = put(&folder, "other.ron", &files::read(&case).unwrap());
    let mut harness = window(Vec::new(), None);
    harness.input_mut().dropped_files = vec![Arc::new(Dropped(other.clone()))];
    harness.step();
    assert_eq!(
        harness.state().session.document.path(),
        Some(other.as_path())
    );
}

#[test]
fn a_case_among_documents_and_an_empty_folder_are_named_too() {
    let (folder, case) = desk();
    let pdf = put(&folder, "a.pdf", &document(&[Page::saying("x")]));
    let other = put(&folder, "other.ron", b"()");
    let mut harness = window(Vec::new(), Some(&case));
    drop_on(&mut harness, &[pdf, other]);
    assert_eq!(said(&harness), "1 added; 1 not: other.ron (a case file).");
    put(&folder, "void/.DS_Store", b"x");
    drop(harness);
    let mut harness = window(Vec::new(), Some(&case));
    drop_on(&mut harness, &[folder.path().join("void")]);
    assert_eq!(
        said(&harness),
        "Nothing was added: there are no documents. A system file was left."
    );
}

#[test]
fn files_chosen_or_dropped_together_stand_by_their_numbers() {
    let (folder, case) = desk();
    let pdf = document(&[Page::saying("x")]);
    let names = ["Letter 10.pdf", "Letter 9.pdf", "letter 1.pdf"];
    let paths = names.map(|name| put(&folder, name, &pdf));
    let mut harness = window(Vec::new(), Some(&case));
    drop_on(&mut harness, &paths);
    assert_eq!(titles(&harness), ["letter 1", "Letter 9", "Letter 10"]);
    assert_eq!(said(&harness), "3 added.");
}

#[test]
fn files_that_were_not_added_are_counted_and_stand_in_the_room_there_is() {
    let (folder, case) = desk();
    let pdf = put(&folder, "a.pdf", &document(&[Page::saying("x")]));
    let mut paths = vec![pdf];
    for name in ["notes.docx", "sums.xlsx", "mail.msg"] {
        paths.push(put(&folder, name, b"PK\x03\x04"));
    }
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(1024.0, 700.0)] {
        let mut harness = window(Vec::new(), Some(&case));
        harness.set_size(size);
        drop_on(&mut harness, &paths);
        at(&mut harness, "Documents");
        harness.run_steps(6);
        let all = super::facet_menus::written(&harness.output().shapes);
        let words = [
            "3 files were not added",
            "notes.docx",
            "sums.xlsx",
            "mail.msg",
        ];
        for words in words {
            let mut found = all.iter().filter(|one| one.words == words);
            let is_whole =
                |one: &super::facet_menus::Written| one.clip.expand(1.0).contains_rect(one.area);
            assert!(found.any(is_whole), "{words} at {size}");
        }
    }
}

#[test]
fn files_dropped_on_the_library_are_seen_to_arrive() {
    let (folder, case) = desk();
    let mut harness = window(Vec::new(), Some(&case));
    click(&mut harness, "Library");
    drop_on(&mut harness, &[folder.path().join("Record.pdf")]);
    harness.run_steps(3);
    assert_eq!(titles(&harness), ["Record"]);
    harness.get_by_label("Title of document 1");
}

#[test]
fn how_tracked_changes_print_is_asked_beside_the_file_and_it_is_added_then() {
    let (folder, case) = desk();
    let word = put(
        &folder,
        "Letter.docx",
        include_bytes!("../../../tests/it/intake/changed.docx"),
    );
    let mut harness = window(Vec::new(), Some(&case));
    drop_on(&mut harness, &[word]);
    assert_eq!(
        said(&harness),
        "Nothing was added: Letter.docx (a Word document with 1 tracked insertion, 1 tracked deletion and 1 comment, of 2 people)."
    );
    harness.run_steps(3);
    harness.get_by_label("Add it with each shown: Letter.docx");
    click(&mut harness, "Add it with all accepted: Letter.docx");
    until(&mut harness, "the letter", |app| {
        !app.session.intake.is_reading()
    });
    let session = &harness.state().session;
    let made = session.case().documents.iter().next();
    // As it is said on machines without LibreOffice, where nothing can be printed.
    let missing = said(&harness).contains("for which the program LibreOffice is needed");
    match made {
        Some(made) => assert!(made.path.contains("-accepted-"), "{}", made.path),
        None => assert!(missing, "{}", said(&harness)),
    }
}

#[test]
fn a_document_whose_original_has_changed_is_told_and_converted_again() {
    let (folder, case) = desk();
    let gif = |colour: u8| {
        let mut bytes = b"GIF89a\x01\0\x01\0\x80\0\0".to_vec();
        bytes.extend([colour, 0, 0, 255, 255, 255]);
        bytes.extend(b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;");
        bytes
    };
    let picture = put(&folder, "Receipt.gif", &gif(200));
    let mut harness = window(Vec::new(), Some(&case));
    drop_on(&mut harness, std::slice::from_ref(&picture));
    assert_eq!(titles(&harness), ["Receipt"]);
    let path = |harness: &Harness<'_, App>| {
        let case = harness.state().session.case();
        case.documents.iter().next().map(|one| one.path.clone())
    };
    let before = path(&harness);
    files::write_atomic(&picture, &gif(100)).unwrap();
    harness.state_mut().session.examine_again(&[1]);
    until(&mut harness, "the change to be seen", |app| {
        let mut findings = app.session.case_findings();
        findings.any(|one| one.code == DocumentCode::OriginalChanged)
    });
    harness.run_steps(3);
    // What was said of the file that was added lies over the foot of the panel.
    harness.get_by_label("Convert again").click_accesskit();
    harness.run_steps(3);
    until(&mut harness, "the new picture", |app| {
        !app.session
            .case_findings()
            .any(|one| one.code == DocumentCode::OriginalChanged)
    });
    assert_ne!(path(&harness), before);
    assert_eq!(titles(&harness), ["Receipt"]);
}
