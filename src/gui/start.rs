//! Opening the window, or saying in one line why that is not possible.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::library::shipped;
use crate::platform::{self, System, environment};

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
    if !platform::has_display(&environment, System::this()) {
        eprintln!(
            "bundle-builder: no display to open a window on; the command line does the same work: bundle --help"
        );
        return ExitCode::from(2);
    }
    let is_watched = environment("BUNDLE_BUILDER_TIMINGS").is_some();
    let signals = Signals::heed();
    match open(case, is_watched.then_some(started), signals.clone()) {
        Ok(()) => match signals.check() {
            Ok(()) => ExitCode::SUCCESS,
            Err(stopped) => ExitCode::from(stopped.exit_code()),
        },
        Err(error) => {
            let why = format!(
                "the window could not be opened ({error}); the command line does the same work: bundle --help"
            );
            eprintln!("bundle-builder: {why}");
            if !platform::HAS_CONSOLE {
                tell_in_a_dialog(&why);
            }
            ExitCode::from(2)
        }
    }
}

/// For a program that was started by a click and has no terminal to speak to.
fn tell_in_a_dialog(why: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Bundle Builder")
        .set_description(why)
        .show();
}

/// For the task bar. Without it the desktop shows its own.
fn icon() -> egui::IconData {
    let picture = include_bytes!("../../assets/icon/128.png");
    eframe::icon_data::from_png_bytes(picture).unwrap_or_default()
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
            unsaved: platform::unsaved_place(&environment, System::this())
                .unwrap_or_else(platform::temporary_folder),
            world: World {
                settings: platform::settings_place(&environment, System::this()),
                who: platform::who(&environment),
                clock: Arc::new(clock::seconds),
                watch_every: WATCH_EVERY,
            },
            signals,
            another_window: Arc::new(platform::another_window),
            desktop: Arc::new(platform::run),
            workers: Workers::one_a_core(),
            cache: platform::cache_place(&environment, System::this()),
        };
        let app = App::new(surroundings, shipped(), case);
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

/// Seldom enough for a shared drive over a slow line.
const WATCH_EVERY: Duration = Duration::from_secs(3);
