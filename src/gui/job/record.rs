//! Making a source check record and writing it: every extract is held against its file once more for it.

use std::path::PathBuf;

use crate::clock;
use crate::files;
use crate::gui::session::Session;
use crate::gui::word::may_be_named;
use crate::verify::{check_entries, opening, record_pdf};

use super::{Jobs, Message};

impl Jobs {
    /// Makes the record of the case as it is now, and writes it.
    pub(in crate::gui) fn write_record(&self, path: PathBuf, session: &Session) {
        let (case, folder) = (session.case().clone(), session.document.folder());
        let profile = session.profile().cloned();
        let readings = self.readings(session.document.path());
        self.start_with_files("writing a record", move |send| {
            let watch = clock::watch(|| false);
            let quotations = check_entries(&case, &opening(&readings, &folder, &watch));
            let profile = profile.map_err(|unknown| unknown.to_string());
            let made = profile.and_then(|profile| {
                record_pdf(&case, &profile, &quotations, None).map_err(|why| why.to_string())
            });
            let made = made.and_then(|bytes| may_be_named(&case, &path).map(|()| bytes));
            let written = made.and_then(|bytes| {
                files::write_atomic(&path, &bytes).map_err(|why| why.to_string())
            });
            send(Message::RecordWritten(written.map(|()| path)));
        });
    }
}
