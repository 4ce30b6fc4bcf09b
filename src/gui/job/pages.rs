//! Reading the pages of documents, after their files have been looked into: it may take long, and nobody
//! need wait for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use crate::pdf::content::Reading;
use crate::pdf::smaller::{SmallerPictures, Wanted};
use crate::preflight::Document;

use super::documents::TELL_EVERY;
use super::{Jobs, Message, Running};

/// The name of the thread.
const PAGES: &str = "reading pages";

/// A document whose pages are to be read.
pub(in crate::gui) struct PagesToRead {
    pub(in crate::gui) number: u32,
    pub(in crate::gui) path: String,
    pub(in crate::gui) document: Document,
    /// How its pictures are to be made smaller, where they are not yet.
    pub(in crate::gui) smaller: Option<Wanted>,
}

/// What was read of one.
pub(in crate::gui) struct PagesOf {
    pub(in crate::gui) number: u32,
    /// Of the content that was read.
    pub(in crate::gui) sha256: String,
    pub(in crate::gui) reading: Reading,
    pub(in crate::gui) smaller: Option<Arc<SmallerPictures>>,
}

impl Jobs {
    /// Reads the pages of these documents of the case that was shown as `shown`, one document after the
    /// other. What was being read before is given up.
    pub(in crate::gui) fn read_pages(
        &mut self,
        unread: Vec<PagesToRead>,
        folder: PathBuf,
        case: Option<&Path>,
        shown: u64,
    ) {
        self.stop_pages();
        self.pages = Arc::default();
        let (readings, cancel) = (self.readings(case), Arc::clone(&self.pages));
        self.start(PAGES, move |send| {
            let watch = Running::watch(&cancel);
            let (mut read, mut told) = (Vec::new(), Instant::now());
            for PagesToRead {
                number,
                path,
                document,
                smaller,
            } in unread
            {
                let Some(reading) = readings.of(&folder, &path, &document, &watch) else {
                    break;
                };
                let smaller = smaller
                    .and_then(|wanted| readings.smaller(&folder, &path, &document, wanted, &watch));
                read.push(PagesOf {
                    number,
                    sha256: document.sha256,
                    reading,
                    smaller,
                });
                if told.elapsed() > TELL_EVERY {
                    send(Message::PagesRead(shown, std::mem::take(&mut read), false));
                    told = Instant::now();
                }
            }
            send(Message::PagesRead(shown, read, true));
        });
    }

    pub(in crate::gui) fn stop_pages(&self) {
        self.pages.store(true, Ordering::Relaxed);
    }
}
