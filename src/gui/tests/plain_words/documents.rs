//! Documents that are sound and that are not, and what is found in them.

use super::*;
use crate::gui::tests::documents::desk;
use crate::pdf::import::specimen::{Page, document};

#[test]
fn documents_that_are_sound_and_that_are_not() {
    let (folder, case) = desk();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        files::make_folder_of(&path).unwrap();
        files::write_atomic(&path, bytes).unwrap();
        path
    };
    let nowhere = "/MediaBox[0 0 595.276 841.89]/Contents 99 0 R";
    let damaged = document(&[Page::saying("one"), Page::sized(nowhere, "two")]);
    let locked = files::read(Path::new("tests/it/locked/letter.pdf")).unwrap();
    let cases = [
        "signed",
        "redact-pending",
        "layers",
        "portfolio",
        "xfa",
        "link_URIunc",
    ];
    let mut paths = vec![
        put("in/Damaged.pdf", &damaged),
        put("in/Locked.pdf", &locked),
        put("in/Word.pdf", b"PK\x03\x04 word/document.xml"),
        put("in/Empty.pdf", b""),
        put("in/Text.pdf", b"Dear Sir"),
        put("in/Notes.docx", b"PK\x03\x04"),
        folder.path().join("in/Missing.pdf"),
    ];
    for name in cases {
        let bytes = files::read(Path::new(&format!("tests/it/cases/{name}.pdf"))).unwrap();
        paths.push(put(&format!("in/{name}.pdf"), &bytes));
    }
    let mut harness = window(Vec::new(), Some(&case));
    let mut reader = Reader::of(&harness);
    at(&mut harness, "Documents");
    act(&mut harness, Action::AddFiles(paths));
    until(&mut harness, "the documents", |app| {
        !app.session.notices.is_empty() && !app.session.intake.is_reading()
    });
    reader.look(&mut harness, "documents");
    let numbers: Vec<u32> = {
        let exhibits = harness.state().session.case().exhibits.iter();
        exhibits.map(|one| one.number).collect()
    };
    assert!(numbers.len() >= 6, "{numbers:?}");
    for number in numbers {
        act(
            &mut harness,
            Action::GoTo(crate::finding::Place::Exhibit(number)),
        );
        reader.look(&mut harness, &format!("document {number}"));
    }
    files::remove(&folder.path().join("in/Damaged.pdf")).unwrap();
    at(&mut harness, "Check");
    harness.set_size(egui::vec2(1440.0, 3000.0));
    reader.look(&mut harness, "Check with documents");
    at(&mut harness, "Preview");
    reader.look(&mut harness, "Preview with documents");
    reader.is_content(250);
}
