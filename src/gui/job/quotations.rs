//! Holding the quotations of a case against their files: that may mean reading whole reports, and nobody need
//! wait for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::case::Case;
use crate::gui::quotations::Asked;
use crate::verify::{check_entries, opening};

use super::{Jobs, Message, Running};

/// The name of the thread.
const QUOTATIONS: &str = "checking quotations";

impl Jobs {
    /// Holds the extracts of the case that was shown as `shown` against their files. What was looked for before
    /// is given up.
    pub(in crate::gui) fn check_quotations(
        &mut self,
        (case, asked): (Case, Asked),
        folder: PathBuf,
        file: Option<&Path>,
        shown: u64,
    ) {
        self.quotations.store(true, Ordering::Relaxed);
        self.quotations = Arc::default();
        let (readings, cancel) = (self.readings(file), Arc::clone(&self.quotations));
        self.start(QUOTATIONS, move |send| {
            let watch = Running::watch(&cancel);
            let found = check_entries(&case, &opening(&readings, &folder, &watch));
            if !watch.is_stopped() {
                send(Message::QuotationsChecked(shown, found, asked));
            }
        });
    }
}
