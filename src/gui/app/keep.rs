//! What is written and watched while the person works: recovery copy, settings, the case on the disk.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Context;

use crate::gui::session::Due;

use super::App;
use super::logic::is_hidden;

impl App {
    /// Recovery copies and settings. The clock of a hidden window stands still, so that nothing would ever
    /// be due in it: there, what waits is kept at once.
    pub(super) fn keep(&mut self, context: &Context, now: f64) {
        let now = if is_hidden(context) || self.filing.is_leaving() {
            f64::INFINITY
        } else {
            now
        };
        self.watch_case();
        let recovery = self.keep_recovery(now);
        let form = self.keeper.keep_form(&self.jobs, now);
        let settings = self.keep_settings(now);
        for wait in [recovery, form, settings].into_iter().flatten() {
            let wait = Duration::try_from_secs_f64(wait).unwrap_or_default();
            context.request_repaint_after(wait);
        }
    }

    /// Says when to look again, in seconds.
    fn keep_recovery(&mut self, now: f64) -> Option<f64> {
        match self.session.recovery_due(now) {
            Due::Never => None,
            Due::In(wait) => Some(wait),
            Due::Now => {
                self.jobs.keep_recovery(&self.session);
                None
            }
        }
    }

    /// Says when to look again, in seconds.
    fn keep_settings(&mut self, now: f64) -> Option<f64> {
        match self.session.preferences.due(now) {
            Due::Never => None,
            Due::In(wait) => Some(wait),
            Due::Now => {
                self.jobs.keep_settings(&mut self.session.preferences);
                None
            }
        }
    }

    /// The case in front and the recent ones are watched, whichever they are by now.
    fn watch_case(&mut self) {
        let case = self.session.document.path();
        let recent = &self.session.preferences.now().recent;
        let is_watched = |(watched, seen): &(Option<PathBuf>, Vec<PathBuf>)| {
            watched.as_deref() == case && seen == recent
        };
        if !self.watched.as_ref().is_some_and(is_watched) {
            let (case, recent) = (case.map(Path::to_owned), recent.clone());
            self.watched = Some((case.clone(), recent.clone()));
            let window = self.session.document.process();
            self.jobs.watch_case(case, recent, window, self.watch_every);
        }
    }
}
