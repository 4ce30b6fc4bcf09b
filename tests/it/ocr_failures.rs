//! Scans that could not be read by machine: whoever adds, checks or exports is told which pages, which program and what
//! it said, and is never advised to install what is there. The many ways to fail are for `src/ocr/tesseract/tests.rs`.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where it cannot go on, and looks at the disk as a person does"
)]

use super::desk::{Desk, EXPORT, Seen};
use super::ocr::{Lies, drawn, prose, scan};

/// A case with a scan beside it, and a program that calls itself tesseract and does this.
fn desk(does: &str) -> Desk {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::with_sample();
    desk.put("letter.pdf", scan(&[(drawn(&prose(), 0), Lies::Upright)]));
    desk.put("tesseract", format!("#!/bin/sh\n{does}\n"));
    let rights = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(desk.path("tesseract"), rights).unwrap();
    desk
}

fn run(desk: &Desk, arguments: &[&str]) -> Seen {
    let mut command = desk.command(arguments);
    command.env("BUNDLE_BUILDER_TESSERACT", desk.path("tesseract"));
    Seen::from(command.output().unwrap())
}

const IS: &str = "case $1 in --version) echo 'tesseract 5.3.0'; exit;; --list-langs) printf 'List:\neng\n'; exit;; esac";

#[test]
fn a_program_that_crashes_is_said_at_add_at_check_and_at_export() {
    let desk = desk(&format!("{IS}; echo 'std::bad_alloc' >&2; kill -ABRT $$"));
    let says = "letter.pdf, page 1: not read by machine: tesseract crashed (signal 6); it said: std::bad_alloc";
    let added = run(&desk, &["add", "case.ron", "letter.pdf"]);
    assert_eq!(added.code, Some(0), "{added}");
    assert!(added.stderr.contains(says), "{added}");
    let finding = "“letter”, page 1: not read by machine: tesseract crashed (signal 6)";
    let checked = desk.bundle(&["check", "case.ron"]);
    assert!(
        checked.stdout.contains("document-machine-failed"),
        "{checked}"
    );
    assert!(checked.stdout.contains(finding), "{checked}");
    let exported = run(&desk, &EXPORT);
    assert!(exported.stderr.contains(says), "tried again: {exported}");
    assert!(exported.stderr.contains(finding), "{exported}");
    for told in [&added, &exported] {
        assert!(!told.stderr.contains("document-no-text"), "{told}");
        assert!(!told.stderr.contains("is not installed"), "{told}");
    }
}

#[test]
fn a_program_that_cannot_say_what_it_is_is_not_called_missing() {
    let desk = desk("echo 'liblept.so.5: cannot open shared object file' >&2; exit 127");
    let why = "tesseract is installed here, and does not work: it failed (code 127); it said: liblept.so.5: cannot open shared object file";
    let added = run(&desk, &["add", "case.ron", "letter.pdf"]);
    assert!(added.stderr.contains(why), "{added}");
    let exported = run(&desk, &EXPORT);
    assert!(exported.stderr.contains(why), "{exported}");
    assert!(
        exported.stderr.contains("document-machine-failed"),
        "{exported}"
    );
    assert!(!exported.stderr.contains("document-no-text"), "{exported}");
}

#[test]
fn a_language_that_is_said_and_not_installed_is_named_with_how_to_install_it() {
    let desk = desk(&format!("{IS}; exit 1"));
    let arguments = ["add", "case.ron", "letter.pdf", "--language", "Farsi"];
    let added = run(&desk, &arguments);
    let why = "not read by machine: tesseract is installed here without Persian";
    assert!(added.stderr.contains(why), "{added}");
    let how = "sudo apt install tesseract-ocr-fas";
    assert!(added.stderr.contains(how), "{added}");
    let checked = desk.bundle(&["check", "case.ron"]);
    assert!(checked.stdout.contains(how), "{checked}");
    assert!(!checked.stdout.contains("document-no-text"), "{checked}");
}

#[test]
fn a_page_without_words_is_not_called_a_failure_and_nobody_is_to_install_anything() {
    let desk = desk(&format!(
        "{IS}; head -c 20 | {{ read kind; read width height; printf 'level\\tpage_num\\n1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t%s\\t%s\\t-1\\t\\n' $width $height; }}; cat > /dev/null"
    ));
    let added = run(&desk, &["add", "case.ron", "letter.pdf"]);
    assert!(!added.stderr.contains("not read by machine"), "{added}");
    let checked = desk.bundle(&["check", "case.ron"]);
    assert!(
        checked.stdout.contains("a machine found no words there"),
        "{checked}"
    );
    assert!(
        !checked.stdout.contains("apt install tesseract-ocr;"),
        "{checked}"
    );
}

#[test]
fn a_reader_that_was_chosen_and_is_not_there_is_named() {
    let desk = desk(&format!("{IS}; exit 1"));
    let arguments = ["add", "case.ron", "letter.pdf", "--ocr", "built-in"];
    let mut command = desk.command(&arguments);
    command.env("BUNDLE_BUILDER_MODELS", desk.path("nowhere"));
    let added = Seen::from(command.output().unwrap());
    let why = "the reader within this program was chosen, and is not there";
    assert!(added.stderr.contains(why), "{added}");
}
