//! The settings of a running window: what holds now, and what still has to be written.
//!
//! A change holds at once and is written a moment later, so that typing does not write a file for every
//! letter. It is written by another thread (`job`). This knows no clock; the window says how late it is.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::session::Due;
use super::settings::{Change, Settings, SettingsError};

/// How long typing may pause before it is written, in seconds.
const PAUSE: f64 = 0.6;

#[derive(Debug)]
pub(super) struct Preferences {
    path: PathBuf,
    now: Settings,
    waiting: Vec<Change>,
    /// What is being written, in that order.
    writing: VecDeque<Vec<Change>>,
    /// When they are written, in seconds of the window's clock.
    due: Option<f64>,
    /// A newer program wrote the file: nothing is written.
    is_newer: bool,
}

impl Preferences {
    /// The settings at `path`, and what is to be said about them.
    pub(super) fn read(path: PathBuf) -> (Self, Option<String>) {
        let (now, trouble) = match Settings::read(&path) {
            Ok(now) => (now, None),
            Err(error) => (Settings::default(), Some(error)),
        };
        let preferences = Preferences {
            path,
            now,
            waiting: Vec::new(),
            writing: VecDeque::new(),
            due: None,
            is_newer: matches!(trouble, Some(SettingsError::Newer { .. })),
        };
        (preferences, trouble.map(|error| error.to_string()))
    }

    /// The file in which they are kept.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn now(&self) -> &Settings {
        &self.now
    }

    /// Makes a change, to be written soon.
    pub(super) fn change(&mut self, change: Change) {
        self.now.apply(&change);
        // What is typed on takes the place of what was typed before.
        let is_typed_on = matches!(
            (self.waiting.last(), &change),
            (Some(Change::Representative(_)), Change::Representative(_))
                | (Some(Change::Respondent(_)), Change::Respondent(_))
                | (Some(Change::Initials(_)), Change::Initials(_))
        );
        if is_typed_on {
            self.waiting.pop();
        }
        self.waiting.push(change);
        self.due = None;
    }

    /// Whether what waits has waited long enough to be written.
    pub(super) fn due(&mut self, now: f64) -> Due {
        if self.waiting.is_empty() {
            return Due::Never;
        }
        let due = *self.due.get_or_insert(now + PAUSE);
        if now < due {
            return Due::In(due - now);
        }
        Due::Now
    }

    /// What waits, to be written now, and where; nothing where nothing may be written.
    pub(super) fn take(&mut self) -> Option<(PathBuf, Vec<Change>)> {
        self.due = None;
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() || self.is_newer {
            return None;
        }
        self.writing.push_back(waiting.clone());
        Some((self.path.clone(), waiting))
    }

    /// What was taken first was written, and this is what the file says now; or it could not be.
    pub(super) fn written(&mut self, settings: Option<Settings>) {
        self.writing.pop_front();
        let Some(settings) = settings else { return };
        self.now = settings;
        for change in self.writing.iter().flatten().chain(&self.waiting) {
            self.now.apply(change);
        }
    }
}
