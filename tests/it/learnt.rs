//! What was learnt of documents when they were added is kept beside the case, and an export takes it from
//! there: it must tell the same as looking into them again.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;
use std::path::PathBuf;

use bundle_builder::export::sha256;
use bundle_builder::preflight::Learnt;

use super::desk::{Desk, TODAY, root};

/// Documents in which there is much to find, in order of their names.
fn specimens() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(root().join("tests/it/cases")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|ending| ending != "tsv" && ending != "rs")
    });
    paths.sort();
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read(path).unwrap())
    };
    paths.iter().map(named).collect()
}

fn with_specimens() -> Desk {
    let desk = Desk::with_sample();
    for (name, bytes) in specimens() {
        desk.put(&name, bytes);
        let added = desk.bundle(&["add", "case.ron", &name]);
        assert!(matches!(added.code, Some(0 | 1)), "{added}");
    }
    desk
}

/// The file that is made, and all that is said of it.
fn exported(desk: &Desk) -> (Vec<u8>, String) {
    let arguments = ["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY];
    let seen = desk.bundle(&[&arguments[..], &["--leave-out"]].concat());
    (desk.get("bundle.pdf"), seen.to_string())
}

fn kept(desk: &Desk) -> usize {
    let entries = fs::read_dir(desk.path(".case.readings")).unwrap();
    let names = entries.map(|entry| entry.unwrap().path());
    names
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .count()
}

#[test]
fn an_export_from_what_was_kept_is_the_one_from_looking_into_every_document_again() {
    let desk = with_specimens();
    assert!(kept(&desk) > 15, "{} are kept", kept(&desk));
    let from_kept = exported(&desk);
    fs::remove_dir_all(desk.path(".case.readings")).unwrap();
    assert!(exported(&desk) == from_kept);
}

/// What is kept is believed, so that an export need not look again; who could change it could change the
/// documents as well.
#[test]
fn what_was_kept_is_what_an_export_goes_by() {
    let desk = with_specimens();
    let sha256 = sha256(&desk.get("signed.pdf"));
    let place = format!(".case.readings/{sha256}-{}.json", Learnt::VERSION);
    let mut learnt: Learnt = serde_json::from_slice(&desk.get(&place)).unwrap();
    learnt.survey.remarks.0.clear();
    assert!(exported(&desk).1.contains("[document-signed]"));
    desk.put(&place, serde_json::to_vec(&learnt).unwrap());
    assert!(!exported(&desk).1.contains("[document-signed]"));
    desk.put(&place, b"{");
    assert!(exported(&desk).1.contains("[document-signed]"));
}

/// Where this changes, something else is looked for than before: raise the number in [`Learnt::VERSION`], or
/// cases go on with what an older program found in their documents.
#[test]
fn what_is_looked_for_is_named_by_the_version() {
    let desk = with_specimens();
    let told = specimens().into_iter().map(|(name, bytes)| {
        let sha256 = sha256(&bytes);
        let place = format!(".case.readings/{sha256}-{}.json", Learnt::VERSION);
        let learnt = fs::read_to_string(desk.path(&place));
        format!(
            "{name}: {}",
            learnt.unwrap_or_else(|_| "not kept".to_owned())
        )
    });
    let told: Vec<String> = told.collect();
    insta::assert_snapshot!(format!("learnt_{}", Learnt::VERSION), told.join("\n"));
}
