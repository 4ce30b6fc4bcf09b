//! What is written for the window. The threads that do it stand in `writer`; here is what they say of it.

use std::path::PathBuf;
#[cfg(test)]
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::gui::filing::SaveOrder;
use crate::gui::packs::Kept;
use crate::gui::preferences::Preferences;
use crate::gui::session::Session;
use crate::gui::settings::Settings;
use crate::gui::writer::Writer;

use super::{Jobs, KEEPING, KEEPING_FORM, KEEPING_SETTINGS, Message, SAVING_CASE};

/// How long the program waits, when its window is gone, for what is still to be written: longer than a drive
/// in use takes, and shorter than whoever asked it to end waits (`start`).
const WRITES_WITHIN: Duration = Duration::from_secs(8);

impl Jobs {
    pub(in crate::gui) fn case_writer(&self) -> &Writer {
        &self.case_writer
    }

    pub(in crate::gui) fn own_writer(&self) -> &Writer {
        &self.own_writer
    }

    fn writers(&self) -> [&Writer; 2] {
        [&self.case_writer, &self.own_writer]
    }

    /// Writes the recovery copy of the case as it is now.
    pub(in crate::gui) fn keep_recovery(&self, session: &Session) {
        let (document, case) = (session.document.clone(), session.case().clone());
        let shown = session.shown;
        let work = self.heard(KEEPING, move |send| {
            let kept = document.keep_recovery(&case);
            // An error looks at the disk to say what it left there.
            let kept = kept.map_err(|error| error.to_string());
            send(Message::RecoveryKept(shown, kept));
        });
        session.document.writer().put_newest(("case", shown), work);
    }

    /// Saves the case.
    pub(in crate::gui) fn save(&self, order: SaveOrder, session: &Session) {
        let shown = session.shown;
        let work = self.heard(SAVING_CASE, move |send| {
            send(Message::Saved(shown, Box::new(order.carry_out())));
        });
        session.document.writer().put(work);
    }

    /// Writes the recovery copy of the form of a source; `path` is where it lies, where there is a place.
    pub(in crate::gui) fn keep_form(&self, form: Kept, path: Option<PathBuf>) {
        let work = self.heard(KEEPING_FORM, move |send| {
            let path = path.ok_or_else(|| "there is no folder for it".to_owned());
            send(Message::FormKept(path.and_then(|path| form.write(&path))));
        });
        self.own_writer.put_newest(("form", 0), work);
    }

    /// Writes what is still to be written of the settings.
    pub(in crate::gui) fn keep_settings(&self, preferences: &mut Preferences) {
        let Some((path, changes)) = preferences.take() else {
            return;
        };
        let work = self.heard(KEEPING_SETTINGS, move |send| {
            send(Message::SettingsKept(Settings::change(&path, &changes)));
        });
        self.own_writer.put(work);
    }

    /// Waits, but not for ever, until everything is written. Nothing is to be written afterwards.
    pub(in crate::gui) fn finish_writing(&self) {
        let begun = Instant::now();
        for writer in self.writers() {
            writer.finish(WRITES_WITHIN.saturating_sub(begun.elapsed()));
        }
    }
}

#[cfg(test)]
impl Jobs {
    /// Waits until nothing is left to be done with files; what it says is still to be heard.
    pub(in crate::gui) fn wait_for_files(&self) {
        const LONG: Duration = Duration::from_secs(60);
        while self.at_files.load(Ordering::SeqCst) > 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
        for writer in self.writers() {
            assert!(writer.wait(LONG), "the disk gives no answer");
        }
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.finish_writing();
    }
}
