//! Opening the window, or saying in one line why that is not possible.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::files;
use crate::library::shipped;

use super::app::{App, Surroundings, screen};
use super::dialogs::SystemDialogs;
use super::job::Wake;
use super::packs::World;
use super::theme;
use super::timing::Timed;
use crate::clock;
use crate::signals::Signals;
use crate::worker::Workers;

/// Runs the window until it is closed. `case` is a case file to open.
#[expect(
    clippy::print_stderr,
    reason = "with no window there is nowhere else to say it"
)]
pub fn main(case: Option<&Path>) -> ExitCode {
    let started = Instant::now();
    if !has_display() {
        eprintln!(
            "bundle-builder: no display to open a window on; the command line does the same work: bundle --help"
        );
        return ExitCode::from(2);
    }
    let is_watched = std::env::var_os("BUNDLE_BUILDER_TIMINGS").is_some();
    let signals = Signals::heed();
    match open(case, is_watched.then_some(started), signals.clone()) {
        Ok(()) => match signals.check() {
            Ok(()) => ExitCode::SUCCESS,
            Err(stopped) => ExitCode::from(stopped.exit_code()),
        },
        Err(error) => {
            eprintln!(
                "bundle-builder: the window could not be opened ({error}); the command line does the same work: bundle --help"
            );
            ExitCode::from(2)
        }
    }
}

/// For the task bar. Without it the desktop shows its own.
fn icon() -> egui::IconData {
    let picture = include_bytes!("../../assets/icon/128.png");
    eframe::icon_data::from_png_bytes(picture).unwrap_or_default()
}

/// On other systems than Linux there is always one to try.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn open(
    case: Option<&Path>,
    started: Option<Instant>,
    signals: Signals,
) -> Result<(), eframe::Error> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Bundle Builder")
            .with_app_id("bundle-builder")
            .with_icon(icon())
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size(screen::LEAST),
        ..eframe::NativeOptions::default()
    };
    let create = move |creation: &eframe::CreationContext<'_>| {
        theme::install(&creation.egui_ctx);
        let context = creation.egui_ctx.clone();
        let wake: Wake = Arc::new(move || context.request_repaint());
        end_when_asked(signals.clone(), Arc::clone(&wake));
        let surroundings = Surroundings {
            today: clock::today(),
            dialogs: Arc::new(SystemDialogs),
            wake,
            unsaved: unsaved_place(),
            world: World {
                settings: settings_place(),
                who: files::who(&environment),
                clock: Arc::new(clock::seconds),
                watch_every: WATCH_EVERY,
            },
            signals,
            another_window: Arc::new(another_window),
            desktop: Arc::new(files::run),
            workers: Workers::one_a_core(),
        };
        let app = App::new(surroundings, vec![shipped()], case);
        Ok(Box::new(Timed::new(app, started)) as Box<dyn eframe::App>)
    };
    eframe::run_native("bundle-builder", options, Box::new(create))
}

/// Wakes the window up when it is asked to end, and ends the program where it does not wake up.
fn end_when_asked(signals: Signals, wake: Wake) {
    let body = move || {
        let stopped = loop {
            thread::sleep(LOOKS_EVERY);
            if let Err(stopped) = signals.check() {
                break stopped;
            }
        };
        let begun = Instant::now();
        while begun.elapsed() < ENDS_WITHIN {
            wake();
            thread::sleep(LOOKS_EVERY);
        }
        std::process::exit(i32::from(stopped.exit_code()));
    };
    let named = thread::Builder::new().name("signals".to_owned());
    // Without it, the window ends when it is next looked at.
    let _ends_later = named.spawn(body);
}

/// How often it is looked whether the program is to end.
const LOOKS_EVERY: Duration = Duration::from_millis(200);
/// Longer than an export takes to clear up behind it.
const ENDS_WITHIN: Duration = Duration::from_secs(10);

/// Opens a second window for another case: a second process, so that neither can take the other down
/// with it.
fn another_window() -> std::io::Result<()> {
    let own = std::env::current_exe()?;
    std::process::Command::new(own).spawn().map(drop)
}

/// Seldom enough for a shared drive over a slow line.
const WATCH_EVERY: Duration = Duration::from_secs(3);

fn environment(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name)
}

/// Where cases without a name are kept.
fn unsaved_place() -> PathBuf {
    let usual = files::unsaved_place(&environment);
    usual.unwrap_or_else(|| std::env::temp_dir().join("bundle-builder"))
}

/// Where settings are kept: the folder that the desktop has for them.
fn settings_place() -> PathBuf {
    let folder = |name| files::named_folder(&environment, name);
    let config = folder("XDG_CONFIG_HOME").or_else(|| folder("APPDATA"));
    let home = |home: PathBuf| {
        if cfg!(target_os = "macos") {
            home.join("Library/Application Support")
        } else {
            home.join(".config")
        }
    };
    config
        .or_else(|| folder("HOME").map(home))
        .unwrap_or_else(std::env::temp_dir)
        .join("bundle-builder")
        .join("settings.ron")
}
