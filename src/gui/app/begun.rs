//! Whoever begins a case finds the keyboard in its first field, and can type at once.

use crate::case::HeadingField;
use crate::finding::Place;
use crate::gui::action::Stage;

use super::App;

impl App {
    /// Once for each new case, as soon as no question stands before it. A case that was opened is looked at
    /// first: what is typed there before anything is chosen must change nothing.
    pub(super) fn take_up_new(&mut self) {
        let session = &mut self.session;
        if self.begun == Some(session.shown) || !session.is_untouched() || session.is_opening {
            return;
        }
        self.begun = Some(session.shown);
        if session.stage == Stage::Case && !self.keeper.packs.is_open {
            let first = HeadingField::Reference.label().to_owned();
            session.go_to = Some(Place::Field(first));
        }
    }
}
