//! Case files that cannot be opened, and places that take none: what the window says of each, and that it
//! offers a way out.

use super::*;

/// What was said last, with whether anything can be done about it.
fn problem(harness: &Harness<'_, App>) -> (String, bool) {
    let problems = &harness.state().session.notices.problems;
    let last = problems.last().unwrap();
    (last.told(), !last.offers.is_empty() || last.hint.is_some())
}

fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let sample = files::read(Path::new("assets/sample-case.ron")).unwrap();
    let text = String::from_utf8(sample.clone()).unwrap();
    let changed = |old: &str, new: &str| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1).into_bytes()
    };
    vec![
        ("empty.ron", Vec::new()),
        ("letter.ron", b"Dear Sir or Madam".to_vec()),
        ("scan.pdf", b"%PDF-1.7\n".to_vec()),
        ("word.docx", b"PK\x03\x04".to_vec()),
        ("windows.ron", b"(version: 1, caf\xe9".to_vec()),
        ("wide.ron", b"\xff\xfe(\0".to_vec()),
        ("cut.ron", sample[..sample.len() / 2].to_vec()),
        ("newer.ron", changed("version: 4", "version: 7")),
        ("never.ron", changed("version: 4", "version: 0")),
        ("type.ron", changed("number: 2,", "number: \"two\",")),
        ("twice.ron", changed("number: 2,", "number: 2, number: 2,")),
        ("field.ron", changed("appellant:", "appelant:")),
        ("colon.ron", changed("appellant:", "appellant")),
        ("numbers.ron", changed("number: 2,", "number: 1,")),
    ]
}

#[test]
fn a_case_that_cannot_be_opened_is_named_in_plain_words_with_a_way_out() {
    let folder = folder();
    let mut paths: Vec<PathBuf> = Vec::new();
    for (name, bytes) in broken() {
        let path = folder.path().join(name);
        files::write_atomic(&path, &bytes).unwrap();
        paths.push(path);
    }
    paths.push(folder.path().join("missing.ron"));
    paths.push(folder.path().to_owned());
    let mut harness = window(Vec::new(), None);
    let mut reader = Reader::of(&harness);
    for path in paths {
        harness.state_mut().session.notices = crate::gui::session::Notices::default();
        act(&mut harness, Action::OpenRecent(path.clone()));
        until(&mut harness, "the refusal", |app| {
            !app.session.notices.is_empty()
        });
        let (said, has_way_out) = problem(&harness);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(said.contains(&name), "{said}");
        assert!(has_way_out, "{said}");
        act(&mut harness, Action::Command(Command::Problems));
        reader.look(&mut harness, &name);
        act(&mut harness, Action::Command(Command::Problems));
    }
    reader.is_content(60);
}

#[test]
fn a_case_that_cannot_be_saved_is_told_in_plain_words_with_a_way_out() {
    let folder = folder();
    let nowhere = folder.path().join("nowhere").join("case.ron");
    let over_a_folder = folder.path().join("taken.ron");
    files::make_folder_of(&over_a_folder.join("x")).unwrap();
    let long = folder.path().join(format!("{}.ron", "x".repeat(300)));
    for path in [nowhere, over_a_folder, long] {
        let mut harness = window(vec![Chosen::Path(path)], None);
        let mut reader = Reader::of(&harness);
        let edit = case::Edit::SetNationality(Some("RUS".to_owned()));
        harness.state_mut().session.edit(edit, 0.0);
        menu(&mut harness, "Save");
        until(&mut harness, "the refusal", |app| {
            !app.session.notices.is_empty()
        });
        let (said, has_way_out) = problem(&harness);
        assert!(said.contains("Not saved: "), "{said}");
        assert!(has_way_out, "{said}");
        reader.look(&mut harness, "not saved");
        reader.is_content(20);
    }
}
