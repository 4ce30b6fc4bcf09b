//! A case that is open in a window is changed by no command.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::path::Path;
use std::time::Duration;

use bundle_builder::files::{self, Held, Hold, Presence, Saver};

use super::desk::{Desk, assert_seen};

const ADD: [&str; 3] = ["add", "case.ron", "letter.pdf"];

/// A window on this machine, or on another where `windows` is a folder that the command does not know.
pub(crate) struct Window {
    _hold: Hold,
    _presence: Presence,
}

impl Window {
    /// Opens the case since 1970.
    pub(crate) fn open(desk: &Desk, windows: &Path) -> Self {
        let presence = Presence::new(windows, 7).unwrap();
        let saver = Saver {
            who: "ann on desk 4".to_owned(),
            now: 3600,
            stale_after: u64::MAX,
            patience: Duration::ZERO,
            process: None,
        };
        match files::hold(&desk.path("case.ron"), &saver, &presence).unwrap() {
            Held::Ours(hold) => Window {
                _hold: hold,
                _presence: presence,
            },
            Held::By(holder) => panic!("{holder:?}"),
        }
    }
}

fn desk() -> Desk {
    let desk = Desk::with_sample();
    desk.export();
    desk.put("letter.pdf", desk.get("bundle.pdf"));
    desk
}

#[test]
fn a_case_that_is_open_on_this_machine_is_not_changed_and_not_taken_over() {
    let desk = desk();
    let before = desk.get("case.ron");
    let window = Window::open(&desk, &desk.windows());
    let seen = desk.bundle(&ADD);
    assert_seen!(seen, @r"
    exit code: 1
    --- stderr ---
    error[case-open-elsewhere]: ann on desk 4 has had case.ron open since 01:00 on 1 January 1970.
      hint: It is in another window on this machine: save and close it there, then try again.
    1 error, 0 warnings, 0 notes
    Nothing was changed.
    ");
    let seen = desk.bundle(&["add", "--take-over", "case.ron", "letter.pdf"]);
    assert_eq!(seen.code, Some(1), "{seen}");
    assert_eq!(desk.get("case.ron"), before);
    drop(window);
    let seen = desk.bundle(&ADD);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert_eq!(desk.names(), ["bundle.pdf", "case.ron", "letter.pdf"]);
}

#[test]
fn a_case_that_is_open_elsewhere_is_taken_over_only_when_told() {
    let desk = desk();
    let before = desk.get("case.ron");
    let elsewhere = tempfile::tempdir().unwrap();
    let _window = Window::open(&desk, elsewhere.path());
    assert_seen!(desk.bundle(&ADD), @r"
    exit code: 1
    --- stderr ---
    error[case-open-elsewhere]: ann on desk 4 has had case.ron open since 01:00 on 1 January 1970.
      hint: Ask them to close it. Use --take-over only if you know that it is no longer open there, for instance after a crash.
    1 error, 0 warnings, 0 notes
    Nothing was changed.
    ");
    let relink = desk.bundle(&["relink", "case.ron", "--in", "."]);
    assert_eq!(relink.code, Some(1), "{relink}");
    assert_eq!(desk.get("case.ron"), before);
    let seen = desk.bundle(&["add", "--take-over", "case.ron", "letter.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert_ne!(desk.get("case.ron"), before);
}

#[test]
fn the_lock_of_a_window_that_died_here_is_no_hindrance() {
    let desk = desk();
    let mark = desk.windows().join("unsaved-6-1-0.running");
    desk.put(mark.to_str().unwrap(), b"");
    desk.put(".case.ron.lock", b"1000\nann on desk 4\n6-1-0\n");
    let seen = desk.bundle(&ADD);
    assert_eq!(seen.code, Some(0), "{seen}");
}
