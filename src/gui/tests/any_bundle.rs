//! A finished bundle of anybody, judged at the window.

use super::reader::{put, says};
use super::*;
use crate::gui::any_bundle::Standing;
use crate::gui::check_tab::CheckTab;
use crate::pdf::import::specimen::{Page, document};

/// Four pages, of which the third bears the number of another.
fn bundle() -> Vec<u8> {
    let page = |number: &str| {
        Page {
        content: format!("BT /F1 12 Tf 72 700 Td (Words of the page) Tj ET BT /F1 10 Tf 500 30 Td (BB {number}) Tj ET").into_bytes(),
        ..Page::saying("")
    }
    };
    document(&["1", "2", "7", "4"].map(page))
}

fn chosen(folder: &tempfile::TempDir, bytes: &[u8]) -> Harness<'static, App> {
    let path = put(folder, "Their bundle.pdf", bytes);
    let mut harness = window(vec![Chosen::Path(path)], None);
    harness.set_size(egui::vec2(1440.0, 2400.0));
    menu(&mut harness, "Check any bundle…");
    until(&mut harness, "the file", |app| app.bundle.file.is_some());
    assert_eq!(harness.state().session.check_tab, CheckTab::AnyBundle);
    click(&mut harness, "Check this bundle");
    until(&mut harness, "the verdicts", |app| {
        matches!(
            app.bundle.standing,
            Standing::Done(_) | Standing::Refused(_)
        )
    });
    harness.run_steps(3);
    harness
}

#[test]
fn each_rule_is_told_with_what_was_seen_and_a_picture_of_the_page() {
    let folder = folder();
    let harness = chosen(&folder, &bundle());
    for said in [
        "Looked at",
        "the words of 4 of 4 pages",
        "Not looked at",
        "whether web addresses open: nothing here asks the web",
        "Page 3: “BB 7” is printed where “BB 3” is due.",
        "The file has no bookmarks.",
        "Not kept: Pages are numbered from 1 on the very first",
        "To check: Sections and documents have bookmarks",
        "Kept: No file is encrypted",
    ] {
        assert!(says(&harness, said), "{said}");
    }
    harness.get_by_label("Page 3 of the bundle");
}

#[test]
fn a_file_that_is_no_pdf_is_refused_in_words() {
    let folder = folder();
    let harness = chosen(&folder, b"words");
    assert!(says(&harness, "It was not judged: this is not a PDF"));
}

#[test]
fn another_case_forgets_the_bundle() {
    let folder = folder();
    let mut harness = chosen(&folder, &bundle());
    menu(&mut harness, "Sample case");
    until(&mut harness, "the sample", |app| app.bundle.file.is_none());
    assert!(matches!(harness.state().bundle.standing, Standing::Nothing));
}
