//! Scans of the case's documents: which are to be read by machine, when, and what came of it.

use std::sync::Arc;

use crate::finding::counted;
use crate::gui::job::{ScansCame, ScansToRead};
use crate::gui::session::{Session, Tone};
use crate::ocr::{Missing, Wanted};
use crate::worker::PagesRead;

/// How far reading scans is, and what was wished.
#[derive(Debug, Default)]
pub(in crate::gui) struct ReadingScans {
    /// How many pages of the document that is being read.
    pub(in crate::gui) told: Arc<PagesRead>,
    pub(in crate::gui) is_reading: bool,
    /// Whoever reads is to end.
    is_stopping: bool,
    /// A person asked for it, or for the end of it.
    wish: Option<bool>,
    /// Something came that may have scans.
    may_have_more: bool,
    /// The languages in which documents were last seen to be wanted.
    languages: Vec<(u32, Wanted)>,
    /// Why nothing can be read here.
    pub(in crate::gui) missing: Option<Missing>,
}

impl Session {
    /// Pages of which nobody has read the words, and which the bundle holds.
    pub(in crate::gui) fn unread_scans(&self) -> usize {
        let exhibits = self.case().exhibits.iter();
        let pages = exhibits.map(|exhibit| {
            let document = self.documents.get(&exhibit.number);
            let reading = document.and_then(|found| found.as_ref().ok()?.reading.as_ref());
            let pages = reading
                .into_iter()
                .flat_map(|reading| reading.without_words());
            pages.filter(|page| exhibit.holds(*page)).count()
        });
        pages.sum()
    }

    /// More is known of pages.
    pub(in crate::gui) fn may_have_scans(&mut self) {
        self.scans.may_have_more = true;
    }

    /// The case has changed: where a document is now said to be in another language, it is read again.
    pub(in crate::gui) fn scans_follow(&mut self) {
        let nationality = self.case().claimant.nationality.as_deref();
        let exhibits = self.case().exhibits.iter();
        let languages = exhibits.map(|exhibit| {
            let said = exhibit.language.as_deref();
            (exhibit.number, Wanted::of(said, nationality))
        });
        let languages: Vec<(u32, Wanted)> = languages.collect();
        if languages != self.scans.languages {
            self.scans.languages = languages;
            self.scans_may_be_read();
        }
    }

    /// What could not be read before perhaps can be now.
    pub(in crate::gui) fn scans_may_be_read(&mut self) {
        self.scans.may_have_more = true;
        self.scans.missing = None;
    }

    /// A person wants the scans read now, or not.
    pub(in crate::gui) fn wish_scans(&mut self, is_wanted: bool) {
        self.scans.is_stopping = !is_wanted && self.scans.is_reading;
        self.scans.wish = Some(is_wanted);
        self.scans.may_have_more = is_wanted;
        self.scans.missing = None;
    }

    /// The documents whose scans are to be read, when it is time to. Asked for in every frame, so where nothing has
    /// come since, nothing is looked at.
    pub(in crate::gui) fn begin_reading_scans(&mut self) -> Option<Vec<ScansToRead>> {
        let is_busy = self.is_examining || self.is_reading_pages || self.scans.is_reading;
        let usually = self.preferences.now().read_scans;
        let is_wanted = self.scans.wish.unwrap_or(usually) && self.scans.missing.is_none();
        if is_busy || !is_wanted || !std::mem::take(&mut self.scans.may_have_more) {
            return None;
        }
        let nationality = self.case().claimant.nationality.as_deref();
        let exhibits = self.case().exhibits_with_documents();
        let scans = exhibits.filter_map(|(exhibit, named)| {
            let document = self.documents.get(&exhibit.number)?.as_ref().ok()?;
            let reading = document.reading.as_ref()?;
            (!reading.scans.is_empty()).then(|| ScansToRead {
                number: exhibit.number,
                path: named.path.clone(),
                sha256: document.sha256.clone(),
                reading: reading.clone(),
                password: document.password.clone(),
                wanted: Wanted::of(exhibit.language.as_deref(), nationality),
            })
        });
        let scans: Vec<ScansToRead> = scans.collect();
        self.scans.is_reading = !scans.is_empty();
        self.scans.told = Arc::default();
        self.scans.is_reading.then_some(scans)
    }

    /// Whether whoever reads is to be told to end.
    pub(in crate::gui) fn ends_scans(&mut self) -> bool {
        std::mem::take(&mut self.scans.is_stopping)
    }

    /// What came of it.
    pub(in crate::gui) fn scans_came(&mut self, came: ScansCame) {
        match came {
            ScansCame::Read(pages) => {
                let may_have_more = self.scans.may_have_more;
                self.pages_read(vec![pages], true);
                // What failed is not tried over and over.
                self.scans.may_have_more = may_have_more;
                self.check_quotations_again();
            }
            ScansCame::End(failed) => {
                self.scans.is_reading = false;
                if let Some(first) = failed.first() {
                    let pages = counted(failed.len(), "scanned page", "scanned pages");
                    self.say(
                        Tone::Bad,
                        format!(
                            "{pages} could not be read by machine: {}. {}",
                            first.failure.why, first.failure.hint
                        ),
                    );
                }
            }
            ScansCame::Missing(why) => self.scans.missing = Some(why),
        }
    }
}
