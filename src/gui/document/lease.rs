//! The lock of the case that is open. It is let go by the thread that writes: after all that is still to be
//! written of the case, and without the window waiting for the disk.

use crate::files::{Hold, HoldState};
use crate::gui::writer::Writer;

pub(super) struct Lease {
    /// There until this goes.
    hold: Option<Hold>,
    writer: Writer,
}

impl Lease {
    pub(super) fn new(hold: Hold, writer: Writer) -> Self {
        let hold = Some(hold);
        Lease { hold, writer }
    }

    pub(super) fn state(&self) -> HoldState {
        self.hold
            .as_ref()
            .map_or(HoldState::Gone, |hold| hold.state())
    }

    /// Makes the lock again where it is gone; says whether it is there and ours.
    pub(super) fn renew(&self) -> bool {
        let renewed = self.hold.as_ref().map(|hold| hold.renew());
        matches!(renewed, Some(Ok(true)))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(hold) = self.hold.take() {
            self.writer.put_or_do(move || drop(hold));
        }
    }
}
