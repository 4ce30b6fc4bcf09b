//! Cases that are opened, and what windows that died have left behind: looked at beside the window.

use std::path::PathBuf;
use std::time::Duration;

use crate::gui::document::Document;
use crate::gui::filing::{self, LeftBehind, OpenOrder, Target};

use crate::gui::session::Session;

use super::{Jobs, Message};

/// The name of the thread that opens a case.
pub(in crate::gui) const OPENING_CASE: &str = "opening a case";

/// The name of the work that takes over what a window that died has left behind.
pub(in crate::gui) const ADOPTING: &str = "taking kept changes";

/// The name of the thread that looks at a path.
const LOOKING_AT: &str = "looking at a file";

/// The name of the work that looks for it.
const LOOKING: &str = "looking for kept changes";

/// How long what is to be opened waits for what is still written: a lock that is let go must be gone, but the
/// drive of the case before may give no answer.
const WRITTEN_WITHIN: Duration = Duration::from_secs(10);

impl Jobs {
    /// Opens a case. What was begun to be opened before is not heard any more.
    pub(in crate::gui) fn open(&mut self, order: OpenOrder) {
        self.opens += 1;
        let number = self.opens;
        self.opening = Some(number);
        let writer = self.case_writer.clone();
        self.start_with_files(OPENING_CASE, move |send| {
            writer.wait(WRITTEN_WITHIN);
            send(Message::Opened(number, Box::new(order.carry_out())));
        });
    }

    /// Looks at how the case lies on the disk, after all that is still to be written of it.
    pub(in crate::gui) fn look_at_case(&self, session: &Session) {
        let (document, shown) = (session.document.clone(), session.shown);
        let work = self.heard(LOOKING_AT, move |send| {
            send(Message::CaseLookedAt(shown, document.look()));
        });
        self.case_writer.put(work);
    }

    /// Looks at what lies where something is to be written.
    pub(in crate::gui) fn look_at(&self, target: Target) {
        self.start_with_files(LOOKING_AT, move |send| {
            send(Message::PathSeen(Box::new(target.look())));
        });
    }

    /// Whether a case is being opened.
    pub(in crate::gui) fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    pub(in crate::gui) fn look_for_left_behind(&self, document: Document) {
        let work = self.heard(LOOKING, move |send| {
            send(Message::LeftBehind(Box::new(LeftBehind::look(&document))));
        });
        self.own_writer.put(work);
    }

    /// Removes a copy that was left behind, and looks for the next.
    pub(in crate::gui) fn throw_away(&self, copy: PathBuf, document: Document) {
        let work = self.heard(LOOKING, move |send| {
            let left = LeftBehind::without(&copy, &document);
            send(Message::LeftBehind(Box::new(left)));
        });
        self.own_writer.put(work);
    }

    /// Makes a copy that was left behind that of this window: after what is still to be done with its own.
    pub(in crate::gui) fn adopt(&self, document: Document, copy: PathBuf) {
        let work = self.heard(ADOPTING, move |send| {
            let adopted = filing::adopt(&document, &copy);
            send(Message::Adopted(adopted.map(Box::new)));
        });
        self.case_writer.put(work);
    }

    /// Sets the recovery copy aside that cannot be read: before another is written there.
    pub(in crate::gui) fn set_unreadable_aside(&self, document: Document) {
        let work = self.heard(LOOKING, move |send| {
            if let Some(aside) = filing::set_unreadable_aside(&document) {
                send(Message::SetAside(aside));
            }
        });
        self.case_writer.put(work);
    }
}
