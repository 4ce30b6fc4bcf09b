//! Saving, opening and asking before something is lost.

use super::*;

#[test]
fn saving_and_opening_keeps_the_case_and_asks_before_losing_changes() {
    let folder = folder();
    let path = folder.path().join("one.ron");
    let mut harness = window(vec![Chosen::Path(path.clone())], None);
    russian(&mut harness);
    menu(&mut harness, "Save");
    until(&mut harness, "the save", |app| {
        app.session.history.is_saved()
    });
    let kept = case::text::read(&files::read(&path).unwrap()).unwrap();
    assert_eq!(kept.claimant.nationality.as_deref(), Some("RUS"));
    tick(&mut harness, "Deserter");
    menu(&mut harness, "New");
    harness.get_by_label("Save the case first?");
    click(&mut harness, "Answer: Cancel");
    assert!(
        !harness
            .state()
            .session
            .case()
            .claimant
            .characteristics
            .is_empty()
    );
    menu(&mut harness, "New");
    click(&mut harness, "Answer: Save");
    assert!(
        harness
            .state()
            .session
            .case()
            .claimant
            .nationality
            .is_none(),
        "a new case"
    );
    let kept = case::text::read(&files::read(&path).unwrap()).unwrap();
    assert!(kept.claimant.characteristics.contains("deserter"));
}

#[test]
fn what_somebody_else_wrote_is_not_overwritten_unasked() {
    let folder = folder();
    let path = sample_in(&folder);
    let sample = files::read(&path).unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    at(&mut harness, "Arrange");
    click(&mut harness, "Remove CS 1");
    let theirs = [b"// changed\n".as_slice(), &sample].concat();
    files::write_atomic(&path, &theirs).unwrap();
    menu(&mut harness, "Save");
    harness.get_by_label("The file was changed by somebody else");
    assert_eq!(files::read(&path).unwrap(), theirs);
    click(&mut harness, "Answer: Replace it");
    assert_ne!(files::read(&path).unwrap(), theirs);
}

#[test]
fn changes_that_were_not_saved_are_kept_and_offered() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    at(&mut harness, "Arrange");
    let all = harness.state().session.case().entries().count();
    click(&mut harness, "Remove CS 1");
    harness.run_steps(40);
    until(&mut harness, "the recovery copy", |_| {
        files::recovery_path(&path).exists()
    });
    drop(harness);
    let mut harness = window(Vec::new(), Some(&path));
    harness.get_by_label("Take up where you left off?");
    click(&mut harness, "Answer: Take the kept changes");
    assert_eq!(harness.state().session.case().entries().count(), all - 1);
    menu(&mut harness, "Save");
    assert!(!files::recovery_path(&path).exists());
}

#[test]
fn a_file_that_is_no_case_is_named_and_nothing_changes() {
    let harness = window(Vec::new(), Some(Path::new("Cargo.toml")));
    assert!(
        harness
            .query_all_by_label_contains("Cargo.toml")
            .next()
            .is_some()
    );
    assert_eq!(harness.state().session.case().entries().count(), 0);
}

#[test]
fn where_no_dialog_can_be_shown_the_path_is_typed() {
    let folder = folder();
    let path = folder.path().join("typed.ron");
    let mut harness = window(vec![Chosen::NoDialog], None);
    russian(&mut harness);
    menu(&mut harness, "Save as");
    until(&mut harness, "the question", |_| true);
    std::thread::sleep(Duration::from_millis(100));
    harness.run_steps(3);
    harness.get_by_label("Path").focus();
    harness.run_steps(2);
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[egui::Key::A]);
    harness.run_steps(2);
    harness
        .get_by_label("Path")
        .type_text(&path.display().to_string());
    harness.run_steps(3);
    click(&mut harness, "OK");
    assert!(path.exists());
}

#[test]
fn the_path_of_a_dialog_gets_its_ending() {
    let folder = folder();
    let bare: PathBuf = folder.path().join("bare");
    let mut harness = window(vec![Chosen::Path(bare.clone())], None);
    russian(&mut harness);
    menu(&mut harness, "Save as");
    until(&mut harness, "the save", |app| {
        app.session.history.is_saved()
    });
    assert!(bare.with_extension("ron").exists());
}
