//! What the window’s program answers in the terminal. It needs no display: whoever has none still learns how
//! it is started, and what does the same work.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::process::Command;

use super::desk::{Desk, Seen, assert_seen};

/// The window’s program on a machine without a display.
fn answered(arguments: &[&str]) -> Seen {
    let desk = Desk::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_bundle-builder"));
    command
        .args(arguments)
        .current_dir(desk.path(""))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    let seen = Seen::from(command.output().unwrap());
    assert_eq!(desk.names(), Vec::<String>::new());
    seen
}

#[test]
fn help_needs_no_display() {
    let (long, short) = (answered(&["--help"]), answered(&["-h"]));
    assert_eq!(long.to_string(), short.to_string());
    assert_seen!(long, @r"
        exit code: 0
        --- stdout ---
        Bundle Builder: country evidence for asylum appeals, as one PDF bundle.

        Usage: bundle-builder [CASE]

          [CASE]         The case file to open in the window
          -h, --help     Print help
          -V, --version  Print version

        “bundle --help” tells what can be done without a window.
        ");
}

#[test]
fn the_version_is_that_of_both_programs() {
    for option in ["--version", "-V"] {
        let seen = answered(&[option]);
        let told = seen.stdout.trim_end();
        assert_eq!(seen.code, Some(0), "{seen}");
        assert_eq!(
            told,
            format!("bundle-builder {}", env!("CARGO_PKG_VERSION"))
        );
        let other = Desk::new().bundle(&["--version"]).stdout;
        assert_eq!(told.replace("bundle-builder", "bundle"), other.trim_end());
    }
}

#[test]
fn an_option_that_is_none_is_no_case() {
    assert_seen!(answered(&["--frobnicate"]), @r"
    exit code: 2
    --- stderr ---
    bundle-builder: there is no option --frobnicate
      hint: bundle-builder --help tells what there is.
    ");
}

/// Other systems than Linux always have a display to try.
#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_command_line_is_named() {
    let (none, case) = (answered(&[]), answered(&["case.ron"]));
    assert_eq!(none.to_string(), case.to_string());
    assert_seen!(none, @r"
        exit code: 2
        --- stderr ---
        bundle-builder: no display to open a window on; the command line does the same work: bundle --help
        ");
}
