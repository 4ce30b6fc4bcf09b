//! The real window, killed in the middle of work: what was typed is there at the next start.
//!
//! It needs a display without a screen and something that presses keys; where these are not installed
//! the trial is passed by, loudly.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
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

/// Where the next test begins to look for a display that nobody uses.
static FIRST: AtomicU32 = AtomicU32::new(200);

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
        // The lock file comes only once the server runs: two tests that begin together must not both find
        // the same number free.
        let own = FIRST.fetch_add(20, Ordering::Relaxed);
        let number = (own + std::process::id() % 200 * 100..).find(free)?;
        let display = format!(":{number}");
        let server = Command::new("Xvfb")
            // Without a reset it is there also between two windows.
            .args([&display, "-noreset", "-screen", "0", "1440x900x24"])
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
        // Whoever runs the tests behind `nohup` would have the window ignore what it is to obey.
        let mut command = self.command("env");
        command
            .arg("--default-signal=HUP,INT,TERM")
            .arg(env!("CARGO_BIN_EXE_bundle-builder"));
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
    let typed = Instant::now();
    type_into_case(&screen, "X9");
    until("the recovery copy", || kept.exists());
    let waited = typed.elapsed();
    assert!(waited < Duration::from_secs(14), "kept after {waited:?}");
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

/// Types into the first field of a case that is open: on the page of the case, in the panel of its
/// contents, behind the button that leads on and the tribunal.
fn type_into_case(screen: &Screen, words: &str) {
    screen.keys(&["key", "ctrl+1"]);
    screen.keys(&["key", "F6"]);
    screen.keys(&["key", "F6"]);
    screen.keys(&["key", "Tab"]);
    screen.keys(&["key", "Tab"]);
    screen.keys(&["key", "Tab"]);
    screen.keys(&["key", "End"]);
    screen.keys(&["type", "--delay", "40", words]);
}

/// Shut down by the system, or with the terminal it was started from.
#[test]
fn a_window_that_is_asked_to_end_keeps_what_was_typed_and_lets_the_case_go() {
    let Some(screen) = Screen::new() else { return };
    let path = screen.desk.path().join("case.ron");
    let sample = std::fs::read("assets/sample-case.ron").unwrap();
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        bundle_builder::files::write_atomic(&path, &sample).unwrap();
        let mut running = screen.open(Some(&path));
        let lock = screen.desk.path().join(".case.ron.lock");
        assert!(lock.exists());
        type_into_case(&screen, "X9");
        super::ended::send(&running.0, signal);
        let begun = Instant::now();
        while running.0.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < Duration::from_secs(60), "it does not end");
            sleep(Duration::from_millis(20));
        }
        assert_eq!(running.0.wait().unwrap().code(), Some(code), "{signal}");
        assert_eq!(std::fs::read(&path).unwrap(), sample, "nothing was saved");
        let kept = screen.desk.path().join(".case.ron.recovery");
        let now = text::read(&std::fs::read(&kept).unwrap()).unwrap();
        assert!(now.heading.reference.ends_with("X9"), "{signal}");
        assert!(!lock.exists(), "{signal}");
        let state = screen.desk.path().join("state/bundle-builder");
        let marks = std::fs::read_dir(state).unwrap();
        let marks = marks.filter(|mark| {
            let name = mark.as_ref().unwrap().file_name();
            name.to_string_lossy().ends_with(".running")
        });
        assert_eq!(marks.count(), 0, "{signal}");
        std::fs::remove_file(&kept).unwrap();
    }
}

/// Killed a hundred times while somebody types and saves: whatever lies there afterwards can be read.
/// `cargo test --test it killed -- --ignored`
#[test]
#[ignore = "takes half an hour"]
fn a_window_that_is_killed_at_any_moment_leaves_every_file_whole() {
    let Some(screen) = Screen::new() else { return };
    let path = screen.desk.path().join("case.ron");
    let sample = std::fs::read("assets/sample-case.ron").unwrap();
    bundle_builder::files::write_atomic(&path, &sample).unwrap();
    let is_whole = |path: &Path| match std::fs::read(path) {
        Ok(bytes) => text::read(&bytes).is_ok(),
        Err(_not_there) => true,
    };
    let (mut random, mut saved) = (7_u64, 0);
    for round in 0..100 {
        let before = std::fs::read(&path).unwrap();
        let running = screen.open(Some(&path));
        // A question about what was kept may stand before the window.
        screen.keys(&["key", "Return"]);
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let moment = Duration::from_millis((random >> 33) % 6000);
        std::thread::scope(|scope| {
            let typing = scope.spawn(|| {
                let begun = Instant::now();
                while begun.elapsed() < moment {
                    // Keys for a window that is gone go nowhere.
                    for keys in [
                        ["key", "ctrl+1"],
                        ["key", "F6"],
                        ["key", "F6"],
                        ["key", "Tab"],
                        ["key", "Tab"],
                        ["type", "x"],
                        ["key", "ctrl+s"],
                    ] {
                        let _gone = screen.command("xdotool").args(keys).output();
                        sleep(Duration::from_millis(30));
                    }
                }
            });
            sleep(moment);
            drop(running);
            typing.join().unwrap();
        });
        assert!(is_whole(&path), "round {round}: the case");
        saved += u32::from(std::fs::read(&path).unwrap() != before);
        for entry in std::fs::read_dir(screen.desk.path()).unwrap() {
            let file = entry.unwrap().path();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let is_part = name.ends_with(".part");
            assert!(
                is_part || !file.is_file() || name.ends_with(".lock") || is_whole(&file),
                "round {round}: {name}"
            );
        }
        let settings = screen
            .desk
            .path()
            .join("config/bundle-builder/settings.ron");
        if let Ok(settings) = std::fs::read(settings) {
            assert!(settings.ends_with(b")\n"), "round {round}: the settings");
        }
    }
    tools::say(&format!("killed 100 times, of which {saved} after a save"));
    assert!(saved > 0, "nothing was ever saved: the test proved little");
}
