//! The real window, killed in the middle of work: what was typed is there at the next start.
//!
//! It needs a display without a screen and something that presses keys; where these are not installed
//! the trial is passed by, loudly.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use bundle_builder::case::{Edit, HeadingField, text};

use super::tools;

/// A program that is ended with the test, however that goes.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _gone = self.0.kill();
        let _gone = self.0.wait();
    }
}

struct Screen {
    _server: Running,
    display: String,
    desk: tempfile::TempDir,
}

impl Screen {
    /// `None` where there is no such program.
    fn new() -> Option<Self> {
        tools::run("xdotool", &["version"], Path::new(""))?;
        let free = |number: &u32| !Path::new(&format!("/tmp/.X{number}-lock")).exists();
        let number = (200 + std::process::id() % 200..).find(free)?;
        let display = format!(":{number}");
        let server = Command::new("Xvfb")
            .args([&display, "-screen", "0", "1440x900x24"])
            .stderr(Stdio::null())
            .spawn();
        let Ok(server) = server else {
            tools::say("Xvfb is not installed: its check was passed by");
            return None;
        };
        sleep(Duration::from_secs(2));
        Some(Screen {
            _server: Running(server),
            display,
            desk: tempfile::tempdir().unwrap(),
        })
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("XDG_STATE_HOME", self.desk.path().join("state"))
            .env("XDG_CONFIG_HOME", self.desk.path().join("config"));
        command
    }

    fn keys(&self, arguments: &[&str]) {
        let done = self.command("xdotool").args(arguments).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
        sleep(Duration::from_millis(800));
    }

    fn window(&self) -> Option<String> {
        let search = ["search", "--name", "Bundle Builder"];
        let found = self.command("xdotool").args(search).output().unwrap();
        let found = String::from_utf8_lossy(&found.stdout).into_owned();
        found.lines().last().map(str::to_owned)
    }

    /// Opens the window, on a case where one is named, and waits until it is there.
    fn open(&self, case: Option<&Path>) -> Running {
        let mut command = self.command(env!("CARGO_BIN_EXE_bundle-builder"));
        command.args(case).stderr(Stdio::null());
        let running = Running(command.spawn().unwrap());
        until("the window did not open", || self.window().is_some());
        sleep(Duration::from_secs(4));
        let window = self.window().unwrap();
        self.keys(&["windowfocus", &window]);
        running
    }
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        sleep(Duration::from_millis(200));
    }
}

#[test]
fn what_was_done_before_a_kill_is_there_at_the_next_start() {
    let Some(screen) = Screen::new() else { return };
    let path = screen.desk.path().join("case.ron");
    let sample = std::fs::read("assets/sample-case.ron").unwrap();
    let saved = text::read(&sample).unwrap();
    bundle_builder::files::write_atomic(&path, text::write(&saved).unwrap().as_bytes()).unwrap();
    let before = std::fs::read(&path).unwrap();
    let kept = screen.desk.path().join(".case.ron.recovery");
    let running = screen.open(Some(&path));
    // The station of the case, the panel of its contents, its first field.
    screen.keys(&["key", "ctrl+1"]);
    screen.keys(&["key", "F6"]);
    screen.keys(&["key", "F6"]);
    screen.keys(&["key", "Tab"]);
    screen.keys(&["key", "End"]);
    let typed = Instant::now();
    screen.keys(&["type", "--delay", "40", "X9"]);
    until("the recovery copy", || kept.exists());
    let waited = typed.elapsed();
    assert!(waited < Duration::from_secs(8), "kept after {waited:?}");
    drop(running);
    assert_eq!(std::fs::read(&path).unwrap(), before, "nothing was saved");

    // The next start names no case: the one that was cut short is opened and asked about; the first
    // answer takes the changes.
    let _running = screen.open(None);
    sleep(Duration::from_secs(2));
    screen.keys(&["key", "Return"]);
    screen.keys(&["key", "ctrl+s"]);
    until("the save", || std::fs::read(&path).unwrap() != before);
    let now = text::read(&std::fs::read(&path).unwrap()).unwrap();
    let wanted = Edit::SetHeading {
        field: HeadingField::Reference,
        text: format!("{}X9", saved.heading.reference),
    };
    assert_eq!(now, wanted.apply(&saved).unwrap());
    until("the recovery copy goes", || !kept.exists());
}
