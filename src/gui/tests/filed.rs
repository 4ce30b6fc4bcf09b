//! After filing, in the window: a file is marked, what changed since is said, and undo takes the mark back.

use super::check::checking;
use super::*;
use crate::case::{Edit, OverrideKind};

/// A case that is ready to be filed, exported, with the part of Check about finished files in view.
fn exported(path: &Path) -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, mut harness) = checking(vec![Chosen::Path(path.to_owned())]);
    let (rule, reason) = (OverrideKind::DraftMark, "Served for agreement".to_owned());
    let on = harness.state().session.today;
    let edit = Edit::SetOverride { rule, reason, on };
    harness.state_mut().session.edit(edit, 0.0);
    harness.run_steps(3);
    click(&mut harness, "Export PDF");
    until(&mut harness, "the bundle", |app| {
        app.session.last_export.is_some()
    });
    tab(&mut harness, "Finished file");
    (folder, harness)
}

fn is_shown(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_bundle_is_marked_as_filed_and_undo_takes_that_back() {
    let out = folder();
    let (_folder, mut harness) = exported(&out.path().join("out.pdf"));
    click(&mut harness, "Mark the last bundle as filed");
    until(&mut harness, "the mark", |app| {
        app.session.case().is_filed()
    });
    assert_eq!(harness.state().session.case().filed[0].entries.len(), 20);
    harness.run_steps(3);
    assert!(is_shown(
        &harness,
        "Appellant’s bundle filed 23 November 2026"
    ));
    assert!(is_shown(&harness, "Nothing has changed."));
    let remove = Edit::RemoveEntry { number: 20 };
    harness.state_mut().session.edit(remove, 1.0);
    harness.run_steps(3);
    assert!(
        is_shown(&harness, "CS 20 (AB "),
        "it is said to be withdrawn"
    );
    harness.state_mut().session.undo(2.0);
    harness.state_mut().session.undo(3.0);
    assert!(!harness.state().session.case().is_filed());
}

#[test]
fn a_draft_is_not_marked_without_a_reason() {
    let out = folder();
    let path = out.path().join("out.pdf");
    let answers = vec![Chosen::Path(path.clone()), Chosen::Path(path)];
    let (_folder, mut harness) = checking(answers);
    click(&mut harness, "Export PDF");
    until(&mut harness, "the bundle", |app| {
        app.session.last_export.is_some()
    });
    tab(&mut harness, "Finished file");
    click(&mut harness, "Choose the file that was filed");
    until_shown(&mut harness, "Its pages say DRAFT.");
    assert!(!harness.state().session.case().is_filed());
}

fn until_shown(harness: &mut Harness<'_, App>, words: &str) {
    for _ in 0..200 {
        harness.run_steps(2);
        if is_shown(harness, words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    panic!("“{words}” is not shown");
}
