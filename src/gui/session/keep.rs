//! What must outlive the window: the recovery copy of what is not saved, and the settings.

use crate::case::Case;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::settings::{Change, Settings};

use crate::gui::document::Kept;
use crate::gui::filing::kept_elsewhere;

use super::{About, Problem, Session, Tone};

/// How long a change may go without a recovery copy, in seconds.
pub(in crate::gui) const RECOVERY_AFTER: f64 = 4.0;

/// When a recovery copy is to be written, in seconds of the window's clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::gui) enum Due {
    Never,
    In(f64),
    Now,
}

impl Session {
    /// Whether a recovery copy is due. One that is due now is taken to be written from here on.
    pub(in crate::gui) fn recovery_due(&mut self, now: f64) -> Due {
        let Some(due) = self.recovery_due else {
            return Due::Never;
        };
        if now < due {
            return Due::In(due - now);
        }
        // When the save is over it is known what is not saved; where the window ends now, nobody waits for it.
        if self.is_saving && now.is_finite() {
            return Due::Never;
        }
        self.recovery_due = None;
        if self.history.is_saved() {
            return Due::Never;
        }
        self.is_keeping = true;
        Due::Now
    }

    /// The recovery copy was written, or could not be.
    pub(in crate::gui) fn recovery_kept(&mut self, kept: Result<Kept, String>) {
        self.is_keeping = false;
        match kept {
            Ok(Kept::InItsPlace) => {}
            // What is wrong with its place may have been said already, and better.
            Ok(Kept::Elsewhere(_)) if self.notices.has(About::Place) => {}
            Ok(Kept::Elsewhere(why)) => {
                let problem = kept_elsewhere(&self.document.name(), &why);
                self.report_place(problem);
            }
            Err(why) => {
                let problem = Problem::new("No copy of your unsaved changes could be kept.")
                    .safe("They are still here.")
                    .offer("Save", Action::Command(Command::Save))
                    .details(Some(why))
                    .about(About::Saving);
                self.report(problem);
            }
        }
    }

    /// The work that wrote it has died: the next change brings the next try.
    pub(in crate::gui) fn keeping_died(&mut self) {
        self.is_keeping = false;
    }

    /// Says once what is wrong with the place of the case, instead of what was wrong before.
    pub(in crate::gui) fn report_place(&mut self, problem: Problem) {
        if !self.notices.says(&problem.what) {
            self.notices.is_well(About::Place);
            self.report(problem);
        }
    }

    /// The case lies as it did.
    pub(in crate::gui) fn place_is_well(&mut self) {
        if self.notices.has(About::Place) {
            self.notices.is_well(About::Place);
            let name = self.document.name();
            self.say(Tone::Good, format!("{name} is there again, as it was."));
        }
    }

    /// Whether there are changes that are not saved, and a recovery copy of all of them.
    #[cfg(test)]
    pub(in crate::gui) fn is_kept(&self) -> bool {
        !self.history.is_saved() && self.recovery_due.is_none() && !self.is_keeping
    }

    /// Whether a recovery copy is on its way to the disk.
    #[cfg(test)]
    pub(in crate::gui) fn is_keeping(&self) -> bool {
        self.is_keeping
    }

    /// The person has given the changes up: no copy of them is kept, nor is one due.
    pub(in crate::gui) fn give_up(&mut self) {
        self.document.forget_recovery_soon();
        self.recovery_due = None;
    }

    /// A save was begun.
    pub(in crate::gui) fn saving(&mut self) {
        self.is_saving = true;
        self.history.end_step();
    }

    /// It came to nothing.
    pub(in crate::gui) fn not_saved(&mut self) {
        self.is_saving = false;
    }

    /// The case lies in its file as it was then.
    pub(in crate::gui) fn saved(&mut self, then: Case) {
        self.is_saving = false;
        self.history.mark_saved(then);
        if self.history.is_saved() {
            self.recovery_due = None;
        }
        self.saved_at = Some(self.document.time());
        self.notices.is_well(About::Saving);
        self.notices.is_well(About::Place);
    }

    /// Whether the case lies in its file as it stands here, in a word or two.
    pub(in crate::gui) fn state(&self) -> String {
        match (&self.saved_at, self.history.is_saved()) {
            _ if self.is_saving => "Saving…".to_owned(),
            _ if self.is_opening => "Opening…".to_owned(),
            _ if self.document.is_gone() => "Its file is gone".to_owned(),
            (_, false) => "Edited".to_owned(),
            (_, true) if self.document.is_sample() => "Invented, to look around".to_owned(),
            (_, true) if self.document.path().is_none() => String::new(),
            (Some(at), true) => format!("Saved {at}"),
            (None, true) => "Saved".to_owned(),
        }
    }

    /// Changes a setting; it is written a moment later.
    pub(in crate::gui) fn prefer(&mut self, change: Change) {
        if let Change::Initials(initials) = &change {
            self.initials.clone_from(initials);
        }
        if matches!(change, Change::ScanReader(_)) {
            self.scans_may_be_read();
        }
        self.preferences.change(change);
    }

    /// The settings were written, or could not be: that is said.
    pub(in crate::gui) fn settings_kept(&mut self, kept: Result<Settings, String>) {
        let why = kept.as_ref().err().cloned();
        self.preferences.written(kept.ok());
        if let Some(why) = why {
            let problem = Problem::new(format!("The settings could not be kept: {why}."))
                .safe("They hold until this window is closed.")
                .about(About::Program);
            self.report(problem);
        }
    }
}
