//! Dialogs for files begin where the case or the document lies, and propose the name that it had.

use super::*;
use crate::case::{DocumentFile, Edit, NewExhibit};

/// Writes down what was asked for and where; answers what it is told to.
#[derive(Default)]
struct Asked {
    asked: Mutex<Vec<(Purpose, Option<PathBuf>)>>,
    answers: Mutex<Vec<Chosen>>,
}

impl Dialogs for Asked {
    fn ask(&self, purpose: &Purpose, folder: Option<&Path>) -> Chosen {
        let asked = (purpose.clone(), folder.map(Path::to_owned));
        self.asked.lock().unwrap().push(asked);
        self.answers
            .lock()
            .unwrap()
            .pop()
            .unwrap_or(Chosen::Cancelled)
    }
}

fn window_of(case: Option<&Path>) -> (Harness<'static, App>, Arc<Asked>) {
    let asked = Arc::new(Asked::default());
    let harness = window_with(asked.clone(), unsaved_place(), case);
    (harness, asked)
}

/// What the dialog was asked for that follows from the command: the name that it proposes, and the folder.
fn asked(
    harness: &mut Harness<'_, App>,
    asked: &Asked,
    command: &str,
) -> (String, Option<PathBuf>) {
    menu(harness, command);
    until(harness, "the dialog", |_| {
        !asked.asked.lock().unwrap().is_empty()
    });
    harness.run_steps(5);
    let (purpose, folder) = asked.asked.lock().unwrap().remove(0);
    (purpose.suggestion().to_owned(), folder)
}

#[test]
fn a_case_is_saved_and_its_bundle_written_where_it_lies_under_the_name_that_it_had() {
    let folder = folder();
    let path = folder.path().join("Papers of D.K./DK deserter.ron");
    files::make_folder_of(&path).unwrap();
    files::write_atomic(&path, &files::read(&sample_in(&folder)).unwrap()).unwrap();
    let own = Some(path.parent().unwrap().to_owned());
    let (mut harness, dialogs) = window_of(Some(&path));
    assert_eq!(
        asked(&mut harness, &dialogs, "Save as"),
        ("DK deserter.ron".to_owned(), own.clone())
    );
    assert_eq!(
        asked(&mut harness, &dialogs, "Open"),
        (String::new(), own.clone())
    );
    assert_eq!(
        asked(&mut harness, &dialogs, "Add a document"),
        (String::new(), own.clone())
    );
    let (name, at) = asked(&mut harness, &dialogs, "Export PDF");
    assert!(name.ends_with(".pdf"), "{name}");
    assert_eq!(at, own);
    // Written elsewhere under another name, that is proposed the next time.
    let elsewhere = folder.path().join("out");
    let out = elsewhere.join("For the tribunal.pdf");
    files::make_folder_of(&out).unwrap();
    dialogs.answers.lock().unwrap().push(Chosen::Path(out));
    asked(&mut harness, &dialogs, "Export PDF");
    until(&mut harness, "the bundle", |app| {
        app.session.last_export.is_some()
    });
    assert_eq!(
        asked(&mut harness, &dialogs, "Export PDF"),
        ("For the tribunal.pdf".to_owned(), Some(elsewhere))
    );
}

#[test]
fn documents_are_looked_for_where_the_last_one_lies() {
    let folder = folder();
    let case = sample_in(&folder);
    let (mut harness, dialogs) = window_of(Some(&case));
    let far = folder.path().join("far/away");
    files::make_folder_of(&far.join("x")).unwrap();
    let new = |path: &str| {
        Edit::AddExhibit(Box::new(NewExhibit {
            file: DocumentFile {
                path: path.to_owned(),
                sha256: "0".repeat(64),
                pages: None,
            },
            title: "Letter".to_owned(),
            date: None,
            section: None,
            pages: None,
            title_page: false,
        }))
    };
    harness
        .state_mut()
        .session
        .edit(new("far/away/Letter.pdf"), 0.0);
    assert_eq!(asked(&mut harness, &dialogs, "Add a document").1, Some(far));
    // A folder that is gone gives way to the nearest above it.
    harness
        .state_mut()
        .session
        .edit(new("far/gone/deep/Other.pdf"), 0.0);
    let near = folder.path().join("far");
    assert_eq!(
        asked(&mut harness, &dialogs, "Add a document").1,
        Some(near)
    );
}

#[test]
fn a_new_case_begins_with_its_number() {
    let (mut harness, dialogs) = window_of(None);
    let text = "PA/51234/2025".to_owned();
    let field = crate::case::HeadingField::Reference;
    let edit = Edit::SetHeading { field, text };
    harness.state_mut().session.edit(edit, 0.0);
    let (name, folder) = asked(&mut harness, &dialogs, "Save as");
    assert_eq!(name, "PA-51234-2025.ron");
    assert_eq!(folder, None, "nothing is known of where");
}
