//! A case that is saved in another folder finds its documents from there.

use crate::files::disk as fs;

use super::documents::{add, desk};
use super::*;
use crate::case::specimen::document;
use crate::case::{Edit, ExhibitChange, text};

/// Where the files of the documents are, as the saved case names them, and those of what undo gives.
fn found_from(case: &Path) -> Vec<PathBuf> {
    let saved = text::read(&files::read(case).unwrap()).unwrap();
    let folder = case.parent().unwrap();
    let paths = saved.documents.iter().map(|document| &document.path);
    paths.map(|path| folder.join(path)).collect()
}

fn save_as(harness: &mut Harness<'_, App>, path: &Path) {
    menu(harness, "Save as");
    until(harness, "the save", |app| {
        app.session.history.is_saved() && app.session.document.path() == Some(path)
    });
}

#[test]
fn a_case_saved_in_another_folder_names_its_documents_from_there_also_after_undo() {
    let (folder, case) = desk();
    let folder = fs::canonicalize(folder.path()).unwrap();
    let (below, beside) = (folder.join("a/b"), tempfile::tempdir().unwrap());
    fs::create_dir_all(&below).unwrap();
    let beside_it = fs::canonicalize(beside.path()).unwrap();
    let letter = folder.join("2023-01-30 Letter.pdf");
    for elsewhere in [below.join("moved.ron"), beside_it.join("moved.ron")] {
        let answers = [
            Chosen::Path(folder.join("back.ron")),
            Chosen::Path(elsewhere.clone()),
            Chosen::Path(letter.clone()),
        ];
        let mut harness = window(answers.to_vec(), Some(&case));
        at(&mut harness, "Documents");
        add(&mut harness);
        let number = harness.state().session.case().exhibits[0].number;
        let rename = Edit::ChangeExhibit {
            number,
            change: ExhibitChange::Title("Renamed".to_owned()),
        };
        harness.state_mut().session.edit(rename, 1.0);
        save_as(&mut harness, &elsewhere);
        assert_eq!(found_from(&elsewhere), std::slice::from_ref(&letter));
        harness.state_mut().session.undo(2.0);
        let session = &harness.state().session;
        assert_ne!(session.case().exhibits[0].title, "Renamed");
        let path = session
            .document
            .folder()
            .join(&document(session.case(), 0).path);
        assert_eq!(path, letter);
        // Beside its documents again, both can be moved together.
        save_as(&mut harness, &folder.join("back.ron"));
        let back = text::read(&files::read(&folder.join("back.ron")).unwrap()).unwrap();
        assert_eq!(document(&back, 0).path, "2023-01-30 Letter.pdf");
    }
}

#[test]
fn the_first_save_of_a_new_case_names_its_documents_from_where_it_lies() {
    let (folder, _) = desk();
    let folder = fs::canonicalize(folder.path()).unwrap();
    let (case, letter) = (
        folder.join("first.ron"),
        folder.join("2023-01-30 Letter.pdf"),
    );
    let answers = vec![Chosen::Path(case.clone()), Chosen::Path(letter.clone())];
    let mut harness = window(answers, None);
    russian(&mut harness);
    at(&mut harness, "Documents");
    add(&mut harness);
    let path = document(harness.state().session.case(), 0).path.clone();
    assert_eq!(Path::new(&path), letter, "whole while it has no folder");
    save_as(&mut harness, &case);
    let saved = text::read(&files::read(&case).unwrap()).unwrap();
    assert_eq!(document(&saved, 0).path, "2023-01-30 Letter.pdf");
}
