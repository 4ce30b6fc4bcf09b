//! A case goes into a package and comes back; what the program keeps of it is listed, and removed when that is agreed to.

use super::*;

#[test]
fn a_package_that_was_saved_opens_in_a_folder_of_its_own() {
    let folder = folder();
    let path = sample_in(&folder);
    let package = folder.path().join("packed.zip");
    let answers = vec![Chosen::Path(package.clone()), Chosen::Path(package.clone())];
    let mut harness = window(answers, Some(&path));
    menu(&mut harness, "Save a package…");
    until(&mut harness, "the package", |_| package.is_file());
    menu(&mut harness, "Open a package…");
    let name = path.file_name().unwrap().to_owned();
    let there = folder.path().join("packed").join(name);
    until(&mut harness, "the case", |app| {
        app.session.document.path() == Some(there.as_path())
    });
    assert_eq!(files::read(&there).unwrap(), files::read(&path).unwrap());
}

#[test]
fn traces_are_listed_and_go_only_when_that_is_agreed_to() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let kept = folder.path().join(format!(".{stem}.readings/x.text"));
    files::make_folder_of(&kept).unwrap();
    files::write_atomic(&kept, b"words").unwrap();
    for (answer, stays) in [("Answer: Cancel", true), ("Answer: Remove them", false)] {
        menu(&mut harness, "Remove this case’s traces…");
        harness.state_mut().settle(0.0);
        harness.run_steps(3);
        harness.get_by_label_contains("what was read of its documents");
        click(&mut harness, answer);
        until(&mut harness, "the answer", |_| kept.is_file() == stays);
    }
    assert!(harness.state().session.document.path().is_none());
    assert!(path.is_file(), "the case stays");
}
