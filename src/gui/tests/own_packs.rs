//! The screen of packs, driven by accessible name: what is typed is saved as one file, nobody's work is
//! overwritten unseen, and the matching follows.

use super::*;
use crate::library::{NewPack, Source, new_pack, read, source_in};

/// A folder with a pack of one source, and the settings of a window that uses it.
pub(super) struct Office {
    folder: tempfile::TempDir,
}

pub(super) const SOURCE: &str = r#"Source(
    id: "ours-2026",
    title: "Our note",
    publisher: "Our firm",
    publisher_kind: Ngo,
    address: "https://example.org/note",
    language: "en",
    tier: A,
    read: FullText,
    passages: [
        Passage(
            id: "ours-2026-01",
            kind: Summary,
            text: "In zembla deserters are sent back.",
            about: ["deserter"],
            issues: ["q3c-basic-rules"],
            stance: Helps,
            provenance: "seen",
        ),
    ],
)
"#;

impl Office {
    pub(super) fn empty() -> Self {
        let folder = folder();
        Office { folder }
    }

    pub(super) fn new() -> Self {
        let office = Office::empty();
        let about = NewPack {
            id: "ours".to_owned(),
            title: "Ours".to_owned(),
            nationalities: vec!["RUS".to_owned()],
            updated: Date::day(2026, 11, 1),
        };
        files::make_pack(&office.pack(), &new_pack(&about)).unwrap();
        office.put(SOURCE);
        office.remember();
        office
    }

    pub(super) fn pack(&self) -> PathBuf {
        self.folder.path().join("ours")
    }

    pub(super) fn source(&self) -> PathBuf {
        self.pack().join("sources/ours-2026.ron")
    }

    pub(super) fn put(&self, text: &str) {
        files::write_atomic(&self.source(), text.as_bytes()).unwrap();
    }

    pub(super) fn settings(&self) -> PathBuf {
        self.folder.path().join("settings.ron")
    }

    pub(super) fn remember(&self) {
        let text = format!("(version: 1, packs: [{:?}])", self.pack());
        files::write_atomic(&self.settings(), text.as_bytes()).unwrap();
    }

    pub(super) fn saved(&self) -> Source {
        source_in(&files::read(&self.source()).unwrap()).unwrap()
    }

    pub(super) fn window(&self, answers: Vec<Chosen>) -> Harness<'static, App> {
        let dialogs = Arc::new(Answers(Mutex::new(answers)));
        window_in(world(self.settings()), dialogs, unsaved_place(), None)
    }

    /// A window with the library in front and our source in the form.
    pub(super) fn editing(&self) -> Harness<'static, App> {
        let mut harness = self.window(Vec::new());
        click(&mut harness, "Library");
        look_at(&mut harness, "ours-2026");
        click(&mut harness, "Edit or retire");
        harness
    }
}

/// Finds the source by its id and selects it.
pub(super) fn look_at(harness: &mut Harness<'_, App>, id: &str) {
    fill(harness, "Search sources", id);
    click(harness, &format!("Look at {id}"));
}

pub(super) fn notices(harness: &Harness<'_, App>) -> String {
    harness.state().session.notices.all().join("\n")
}

/// Whether it stands somewhere: below the field, and among all that is to be mended.
pub(super) fn is_said(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

pub(super) fn until_saved(harness: &mut Harness<'_, App>) {
    until(harness, "the save", |app| app.keeper.packs.draft.is_none());
    until(harness, "the new library", |app| {
        app.session.library.source(&"ours-2026".into()).is_some()
    });
}

#[test]
fn a_pack_that_was_used_is_used_again_beside_the_shipped_one() {
    let office = Office::new();
    let mut harness = office.window(Vec::new());
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let ids = |app: &App| -> Vec<String> {
        let shown = app.session.evidence.shown.iter();
        let held = shown.filter_map(|row| app.session.library.at(row.position));
        held.map(|held| held.passage.id.to_string()).collect()
    };
    assert!(ids(harness.state()).contains(&"ours-2026-01".to_owned()));
    click(&mut harness, "Library");
    click(&mut harness, "Stop using Ours");
    until(&mut harness, "the library without it", |app| {
        !ids(app).contains(&"ours-2026-01".to_owned())
    });
    assert!(office.source().exists(), "the folder stays as it is");
    drop(harness);
    let harness = office.window(Vec::new());
    assert!(!ids(harness.state()).contains(&"ours-2026-01".to_owned()));
}

#[test]
fn a_pack_is_opened_by_the_dialog_and_remembered() {
    let office = Office::new();
    files::remove(&office.settings()).unwrap();
    let mut harness = office.window(vec![Chosen::Path(office.pack())]);
    click(&mut harness, "Library");
    click(&mut harness, "Open a pack…");
    until(&mut harness, "the pack", |app| {
        !app.keeper.packs.own.is_empty()
    });
    harness.get_by_label("Add a source to Ours");
    drop(harness);
    let harness = office.window(Vec::new());
    assert_eq!(harness.state().keeper.packs.own[0].folder, office.pack());
}

#[test]
fn a_new_pack_is_made_where_the_path_is_typed() {
    let office = Office::empty();
    let mut harness = office.window(vec![Chosen::NoDialog]);
    click(&mut harness, "Library");
    click(&mut harness, "New pack…");
    for _ in 0..200 {
        harness.run_steps(2);
        if harness.query_by_label("Path").is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let folder = office.folder.path().join("firm evidence");
    fill(&mut harness, "Path", &folder.display().to_string());
    click(&mut harness, "OK");
    fill(&mut harness, "Title of the new pack", "The firm’s evidence");
    harness.get_by_label("Choose whom it is about.");
    click(&mut harness, "Nationality of the new pack");
    click(&mut harness, "Iranian national");
    click(&mut harness, "Make the pack");
    until(&mut harness, "the pack", |app| {
        !app.keeper.packs.own.is_empty()
    });
    let (library, findings) = read(&[shipped(), vec![files::read_pack(&folder).unwrap()]].concat());
    assert_eq!(findings, []);
    let own = library.packs.last().unwrap();
    assert_eq!(own.title, "The firm’s evidence");
    assert_eq!(own.id, "firm-evidence");
}

#[test]
fn a_missing_pack_and_a_faulty_one_are_said_and_nothing_else_breaks() {
    let office = Office::empty();
    office.remember();
    let mut harness = office.window(Vec::new());
    assert!(notices(&harness).contains("the folder is not there"));
    click(&mut harness, "Library");
    harness.get_by_label("Stop using ours");
    drop(harness);
    let office = Office::new();
    office.put(&SOURCE.replace("\"q3c-basic-rules\"", "\"q9\""));
    let mut harness = office.window(Vec::new());
    assert!(notices(&harness).contains("has 1 error: see the findings"));
    at(&mut harness, "Check");
    assert!(
        harness
            .query_all_by_label_contains("There is no issue “q9”")
            .count()
            > 0,
        "the finding stands among the others"
    );
    office.put(SOURCE);
    until(&mut harness, "the mended pack", |app| {
        app.session.notices.is_empty()
    });
}

#[test]
fn a_source_is_added_in_the_form_and_becomes_one_file() {
    let office = Office::new();
    let mut harness = office.window(Vec::new());
    click(&mut harness, "Library");
    click(&mut harness, "Add a source to Ours");
    fill(&mut harness, "Title, source", "A new report");
    fill(&mut harness, "Publisher, source", "Somebody’s Institute");
    click(&mut harness, "Kind of publisher, source");
    click(&mut harness, "academic");
    fill(&mut harness, "Published, source", "2026-13");
    assert!(is_said(&harness, "“2026-13” is not a date"));
    // Newer than the pack: saving gives the pack today's date.
    fill(&mut harness, "Published, source", "2026-11-20");
    fill(&mut harness, "Address, source", "https://example.org/new");
    click(&mut harness, "Add a passage");
    scroll_to(&mut harness, "Stance, passage 1");
    click(&mut harness, "Stance, passage 1");
    click(&mut harness, "adverse");
    fill(&mut harness, "Text, passage 1", "Something happened.");
    scroll_to(&mut harness, "Add to Issues, passage 1");
    click(&mut harness, "Add to Issues, passage 1");
    fill(&mut harness, "Search in Issues, passage 1", "q3c");
    click(&mut harness, "Basic rules of human conduct");
    assert!(
        harness
            .get_by_label("Save source")
            .accesskit_node()
            .is_disabled()
    );
    assert!(is_said(&harness, "is about nobody"));
    scroll_to(&mut harness, "Add to About any of, passage 1");
    click(&mut harness, "Add to About any of, passage 1");
    fill(&mut harness, "Search in About any of, passage 1", "desert");
    click(&mut harness, "Deserter");
    click(&mut harness, "Save source");
    let path = office.pack().join("sources/somebodys-institute-2026.ron");
    until(&mut harness, "the file", |_| path.exists());
    until(&mut harness, "the end of saving", |app| {
        app.keeper.packs.draft.is_none()
    });
    let source = source_in(&files::read(&path).unwrap()).unwrap();
    assert_eq!(source.passages[0].text, "Something happened.");
    assert_eq!(source.passages[0].about, ["deserter".into()]);
    let pack = [shipped(), vec![files::read_pack(&office.pack()).unwrap()]].concat();
    assert_eq!(read(&pack).1, []);
}

pub(super) fn scroll_to(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_label(name).scroll_to_me();
    harness.run_steps(3);
}

#[test]
fn a_source_is_changed_and_retired_and_its_id_stays() {
    let office = Office::new();
    let mut harness = office.editing();
    fill(&mut harness, "Title, source", "Our better note");
    click(&mut harness, "Retired, source");
    assert!(
        harness
            .get_by_label("Save source")
            .accesskit_node()
            .is_disabled()
    );
    fill(
        &mut harness,
        "Why it was retired, source",
        "Set aside on appeal",
    );
    click(&mut harness, "Save source");
    until_saved(&mut harness);
    let saved = office.saved();
    assert_eq!(saved.title, "Our better note");
    let retired = saved.retired.unwrap();
    assert_eq!(
        (retired.on, retired.why.as_str()),
        (Date::day(2026, 11, 23), "Set aside on appeal")
    );
    assert!(!office.pack().join(files::LOCK).exists());
}

#[test]
fn what_is_typed_stays_when_one_looks_elsewhere_and_is_asked_about_before_it_is_lost() {
    let office = Office::new();
    let mut harness = office.editing();
    fill(&mut harness, "Title, source", "Half a");
    click(&mut harness, "Back to the case");
    russian(&mut harness);
    click(&mut harness, "Library");
    assert_eq!(
        harness
            .get_by_label("Title, source")
            .accesskit_node()
            .value()
            .unwrap(),
        "Half a"
    );
    click(&mut harness, "Cancel editing");
    click(&mut harness, "Answer: Go on editing");
    harness.get_by_label("Title, source");
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[egui::Key::Q]);
    harness.run_steps(3);
    harness.get_by_label("Save the source first?");
    click(&mut harness, "Answer: Lose the changes");
    assert!(harness.state().keeper.packs.draft.is_none());
    assert_eq!(office.saved().title, "Our note");
}

#[test]
fn a_shipped_source_is_only_copied() {
    let office = Office::new();
    let mut harness = office.window(Vec::new());
    click(&mut harness, "Library");
    look_at(&mut harness, "ak-2004");
    assert!(harness.query_by_label("Edit or retire").is_none());
    click(&mut harness, "Copy into my pack");
    click(&mut harness, "Save source");
    let path = office.pack().join("sources/ours-ak-2004.ron");
    until(&mut harness, "the copy", |_| path.exists());
    let copy = source_in(&files::read(&path).unwrap()).unwrap();
    assert_eq!(copy.passages[0].id, "ours-ak-2004-01".into());
    assert!(
        copy.passages[0]
            .provenance
            .contains("copied on 23 November 2026 from ak-2004-01")
    );
}

#[test]
fn settings_that_cannot_be_read_are_said() {
    let office = Office::empty();
    files::write_atomic(&office.settings(), b"nonsense").unwrap();
    let harness = office.window(Vec::new());
    assert!(notices(&harness).contains("settings.ron cannot be read"));
    assert_eq!(files::read(&office.settings()).unwrap(), b"nonsense");
}

#[test]
fn where_no_source_is_looked_at_stands_what_is_known_of_editions() {
    let office = Office::new();
    let mut harness = office.window(Vec::new());
    click(&mut harness, "Library");
    let series = "Home Office, Country policy and information note Russia: Military service";
    let is_listed =
        |harness: &Harness<'_, App>| harness.query_all_by_label_contains(series).next().is_some();
    assert!(is_listed(&harness));
    look_at(&mut harness, "ours-2026");
    assert!(!is_listed(&harness));
    click(&mut harness, "Editions of Ours");
    assert!(is_listed(&harness));
    let on_iran = "Human Rights Practices: Iran";
    assert!(
        harness
            .query_all_by_label_contains(on_iran)
            .next()
            .is_none()
    );
}
