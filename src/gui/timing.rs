//! How long the window takes: to its first frame, and to build each frame. Only where
//! `BUNDLE_BUILDER_TIMINGS` is set; for those who build the program, not for those who use it.
//!
//! Building a frame is what this program does for it. Painting, which is slow without a graphics card,
//! is not in it.

use std::time::{Duration, Instant};

use egui::{Context, Ui};

use super::app::App;

/// The application, watched.
pub(super) struct Timed {
    app: App,
    /// When the process began its work; taken by the first frame. Nothing where nobody asked.
    started: Option<Instant>,
    is_watched: bool,
    frames: Vec<Duration>,
    logic: Duration,
}

impl Timed {
    pub(super) fn new(app: App, started: Option<Instant>) -> Self {
        Timed {
            app,
            started,
            is_watched: started.is_some(),
            frames: Vec::new(),
            logic: Duration::ZERO,
        }
    }

    #[expect(clippy::print_stderr, reason = "somebody asked for it")]
    fn tell(&mut self) {
        self.frames.sort_unstable();
        let at = |fraction: usize| {
            let place =
                (self.frames.len() * fraction / 100).min(self.frames.len().saturating_sub(1));
            self.frames.get(place).copied().unwrap_or_default()
        };
        eprintln!(
            "{} frames built: median {:.1?}, 99 of 100 under {:.1?}, longest {:.1?}",
            self.frames.len(),
            at(50),
            at(99),
            at(100)
        );
    }
}

impl eframe::App for Timed {
    fn raw_input_hook(&mut self, context: &Context, input: &mut egui::RawInput) {
        let events = std::mem::take(&mut input.events);
        input.events = self.app.typed.next(events);
        if self.app.typed.is_waiting() {
            context.request_repaint();
        }
    }

    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        let begun = Instant::now();
        self.app.logic(context);
        self.logic = begun.elapsed();
    }

    #[expect(clippy::print_stderr, reason = "somebody asked for it")]
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let begun = Instant::now();
        self.app.show(ui);
        if self.is_watched {
            self.frames.push(begun.elapsed() + self.logic);
        }
        if let Some(started) = self.started.take() {
            eprintln!(
                "first frame built {:.0?} after the start",
                started.elapsed()
            );
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.leave();
        if self.is_watched {
            self.tell();
        }
    }
}
