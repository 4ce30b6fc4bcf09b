//! Opening reports for the reader: a long one takes a while to be read for the first time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::files::{self, ReadingsPlace};
use crate::gui::documents::Refused;
use crate::gui::reader::Opened;
use crate::pdf::import::Watch;
use crate::preflight::refusal_hint;
use crate::verify::{Report, Unusable};
use crate::worker::{PagesRead, Readings};

use super::{Jobs, Message, Running};

/// The name of the thread.
pub(in crate::gui) const OPENING_REPORT: &str = "opening a report";

/// Bytes that the person's cache of readings may take.
pub(super) const CACHE: u64 = 512 << 20;

impl Jobs {
    /// Opens a report under a number. What was being opened before is given up.
    pub(in crate::gui) fn open_report(
        &mut self,
        number: u64,
        (path, case): (PathBuf, Option<PathBuf>),
        cache: Option<PathBuf>,
        read: Arc<PagesRead>,
    ) {
        self.stop_report();
        self.report = Arc::default();
        let place = cache.clone().map(ReadingsPlace::Cache);
        let readings = self.readings.apart(place, read);
        let cancel = Arc::clone(&self.report);
        self.start_with_files(OPENING_REPORT, move |send| {
            if let Some(cache) = &cache {
                files::trim_cache(cache, CACHE);
            }
            let named = files::exhibit_path(case.as_deref(), &path);
            let came = open(&readings, &path, named, &Running::watch(&cancel));
            send(Message::ReportOpened(number, came));
        });
    }

    pub(in crate::gui) fn stop_report(&self) {
        self.report.store(true, Ordering::Relaxed);
    }
}

fn open(
    readings: &Readings,
    path: &Path,
    named: String,
    watch: &Watch,
) -> Result<Box<Opened>, Refused> {
    match Report::open_to_read(readings, path, watch) {
        Ok((report, sheets)) => Ok(Box::new(Opened::new(report, sheets, named))),
        Err(why) => Err(Refused {
            is_undecided: false,
            hint: hint(&why).to_owned(),
            why: why.to_string(),
        }),
    }
}

fn hint(why: &Unusable) -> &'static str {
    match why {
        Unusable::File(_) => "See whether the file is there and may be opened, then open it again.",
        Unusable::Refused(refusal) => refusal_hint(refusal),
        Unusable::Name => "Give the file a name in letters, and open that.",
        Unusable::Unread
        | Unusable::Itself
        | Unusable::Stopped
        | Unusable::Word(_)
        | Unusable::Unsuited(_) => "Print it to PDF, open that, and report this.",
    }
}
