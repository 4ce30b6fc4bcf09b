//! A value of the profile is confirmed against the document that is open in the reader.

use std::path::PathBuf;
use std::sync::Arc;

use crate::files::Shown as _;
use crate::gui::action::ValueRead;
use crate::gui::session::Tone;
use crate::profile::Confirmed;

use super::App;

impl App {
    pub(super) fn confirm_value(&mut self, read: ValueRead) {
        let profile = match self.session.profile() {
            Ok(profile) => Arc::clone(profile),
            Err(unknown) => return self.session.say(Tone::Bad, format!("{unknown}.")),
        };
        let Some(hash) = self.reader.sha256().map(str::to_owned) else {
            let words = "Open the authority itself in the reader first.";
            return self.session.say(Tone::Bad, words.to_owned());
        };
        let given = Confirmed {
            by: read.by.trim().to_owned(),
            on: self.session.today,
            hash,
            paragraph: read.paragraph.trim().to_owned(),
        };
        let packs = self.session.preferences.now().packs.clone();
        self.jobs.confirm_value(packs, profile, read.value, given);
    }

    pub(super) fn value_confirmed(&mut self, written: Result<PathBuf, String>) {
        match written {
            Ok(path) => {
                let words = format!("Confirmed, in {}.", path.shown());
                self.session.say(Tone::Good, words);
                self.keeper.read(&mut self.jobs);
            }
            Err(error) => self.session.say(Tone::Bad, format!("{error}.")),
        }
    }
}
