//! Passwords of documents that are locked with one: typed at the window, held while the case is shown.
//!
//! They are in memory only. No file of the program holds one: not the case, not its recovery copy, not
//! the settings.

use crate::gui::session::Session;
use crate::pdf::import::Password;

impl Session {
    /// Has the file of a document opened again, with a password.
    pub(super) fn unlock(&mut self, number: u32, password: Password) {
        self.passwords.insert(number, password);
        self.is_reading_stopped = false;
        self.forget_examined(number);
        self.survey_again();
    }

    /// The password of a document that the case no longer has is forgotten. It is asked for again,
    /// should undo bring the document back; and its number may be another's by then.
    pub(in crate::gui) fn forget_passwords(&mut self) {
        let case = self.history.case();
        let numbers = self.passwords.keys().copied();
        let gone: Vec<u32> = numbers
            .filter(|number| case.exhibit(*number).is_none())
            .collect();
        for number in gone {
            self.passwords.remove(&number);
            self.forget_examined(number);
        }
    }

    fn forget_examined(&mut self, number: u32) {
        self.documents.remove(&number);
        self.examined_at.remove(&number);
    }
}
