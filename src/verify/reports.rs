//! The reports that a paper is held against: opened, held against its quotations, and confirmed where words of them
//! are told.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::files;
use crate::pdf::import::{Refusal, Watch};
use crate::quote::Quotation;

use super::held::{Held, hold_all};
use super::in_order::in_order;
use super::report::{Report, Sources, Unusable};

/// What there is to look into, and what was not looked into.
#[derive(Debug, Default)]
pub struct Reports {
    pub reports: Vec<Report>,
    pub left_out: Vec<LeftOut>,
}

/// A file that was not looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub path: PathBuf,
    pub why: String,
    /// A password would open it.
    pub is_locked: bool,
}

/// What is told on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News<'n> {
    LeftOut(&'n LeftOut),
    /// Reports that were opened, of how many.
    Reading(usize, usize),
    /// Quotations that were looked for, of how many.
    Looking(usize, usize),
}

/// Hears it.
pub type Hear<'h> = dyn FnMut(News<'_>) + 'h;

impl Reports {
    /// The files that are named, and those below folders that are named. What cannot be used is told, and so is the
    /// paper itself: what it quotes from itself says nothing.
    pub fn open(
        named: &[PathBuf],
        sources: &Sources<'_>,
        watch: &Watch,
        hear: &mut Hear<'_>,
    ) -> Reports {
        let listed = files::list(named);
        let (paths, pictures): (Vec<_>, Vec<_>) =
            listed.documents.into_iter().partition(|path| is_pdf(path));
        let mut opened = Reports::default();
        for (path, unsuited) in listed.others {
            opened.leave_out(path, format!("it is {}", unsuited.what), hear);
        }
        for picture in pictures {
            opened.leave_out(picture, "it is no PDF".to_owned(), hear);
        }
        let open = |path: &PathBuf| Report::open_source(sources, path, watch);
        let mut done = 0;
        hear(News::Reading(done, paths.len()));
        in_order(&paths, &open, &mut |path, found| {
            match found {
                Ok(report) => opened.reports.push(report),
                Err(Unusable::Stopped) => return ControlFlow::Break(()),
                Err(why) => opened.cannot_open(path.clone(), &why, hear),
            }
            done += 1;
            hear(News::Reading(done, paths.len()));
            match watch.is_stopped() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        opened
    }

    fn cannot_open(&mut self, path: PathBuf, why: &Unusable, hear: &mut Hear<'_>) {
        let is_locked = matches!(why, Unusable::Refused(Refusal::Locked));
        self.tell(
            LeftOut {
                path,
                why: why.to_string(),
                is_locked,
            },
            hear,
        );
    }

    fn leave_out(&mut self, path: PathBuf, why: String, hear: &mut Hear<'_>) {
        let is_locked = false;
        self.tell(
            LeftOut {
                path,
                why,
                is_locked,
            },
            hear,
        );
    }

    fn tell(&mut self, left_out: LeftOut, hear: &mut Hear<'_>) {
        hear(News::LeftOut(&left_out));
        self.left_out.push(left_out);
    }

    /// What becomes of quotations; none where that was stopped. A report of which words are told is one whose file
    /// holds them still; where it does not, it is read anew, and so is everything held again.
    pub fn hold(
        &mut self,
        quotations: &[Quotation],
        sources: &Sources<'_>,
        watch: &Watch,
        hear: &mut Hear<'_>,
    ) -> Option<Vec<Held>> {
        loop {
            hear(News::Looking(0, quotations.len()));
            let held = hold_all(quotations, &self.reports, watch, &mut |done| {
                hear(News::Looking(done, quotations.len()));
            })?;
            let told: BTreeSet<usize> = held.iter().flat_map(Held::reports).collect();
            let has_changed = self.renew(told, sources, watch, hear);
            if watch.is_stopped() {
                return None;
            }
            if !has_changed {
                return Some(held);
            }
        }
    }

    /// Confirms reports, and reads those anew that have changed; whether any has.
    fn renew(
        &mut self,
        told: BTreeSet<usize>,
        sources: &Sources<'_>,
        watch: &Watch,
        hear: &mut Hear<'_>,
    ) -> bool {
        let told: Vec<usize> = told.into_iter().collect();
        let reports = &self.reports;
        let is_unchanged = |at: &usize| reports.get(*at).is_some_and(Report::is_unchanged);
        let mut answers = Vec::new();
        in_order(&told, &is_unchanged, &mut |at, is_unchanged| {
            answers.push((*at, is_unchanged));
            ControlFlow::Continue(())
        });
        let mut gone = Vec::new();
        let mut has_changed = false;
        for (at, is_unchanged) in answers {
            let Some(report) = self.reports.get_mut(at) else {
                continue;
            };
            if is_unchanged {
                report.is_confirmed = true;
                continue;
            }
            has_changed = true;
            match Report::read_source(sources, &report.path, watch) {
                Ok(read) => *report = read,
                Err(why) => gone.push((at, why)),
            }
        }
        // From the last on, so that the numbers of the others stay.
        for (at, why) in gone.into_iter().rev() {
            let report = self.reports.remove(at);
            self.cannot_open(report.path, &why, hear);
        }
        has_changed
    }
}

/// Whether a file bears the name of a PDF.
pub fn is_pdf(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{KnownFiles, ReadingsPlace};
    use crate::pdf::import::specimen::{Page, document_with};
    use crate::verify::{OfCase, Paper};
    use crate::worker::{Readings, Workers};

    fn saying(words: &str) -> Vec<u8> {
        document_with(&[Page::saying(words)], "", &[])
    }

    #[test]
    fn nothing_of_a_document_of_the_case_is_kept_with_the_reports() {
        let desk = tempfile::tempdir().unwrap();
        let path = |name: &str| desk.path().join(name);
        for (name, words) in [
            ("paper.pdf", "A paper."),
            ("own.pdf", "Ours."),
            ("report.pdf", "A report."),
        ] {
            files::write_atomic(&path(name), &saying(words)).unwrap();
        }
        let (cache, place) = (path("cache"), path("known.json"));
        let workers = Workers::here();
        let watch = Watch::default();
        let nowhere = Readings::new(workers.clone(), None);
        let paper = Paper::open(&nowhere, &path("paper.pdf"), &[], &watch).unwrap();
        let readings = Readings::kept_in(workers, Some(ReadingsPlace::Cache(cache)));
        let known = KnownFiles::load(Some(place.clone()));
        let own = [path("own.pdf")];
        let sources = Sources {
            paper: &paper,
            readings: &readings,
            known: &known,
            passwords: &[],
            of_case: Some(OfCase {
                paths: &own,
                readings: &nowhere,
            }),
        };
        let open = |named: &[PathBuf]| Reports::open(named, &sources, &watch, &mut |_| {});
        let is_kept = |named: &Path| {
            let opened = open(&[named.to_owned()]);
            let sha256 = &opened.reports[0].sha256;
            readings.learnt(sha256).is_some() || readings.text(sha256).is_some()
        };
        assert!(!is_kept(&path("own.pdf")));
        assert!(is_kept(&path("report.pdf")));
        assert!(known.keep());
        let written = String::from_utf8(files::read(&place).unwrap()).unwrap();
        assert!(
            written.contains("report.pdf") && !written.contains("own.pdf"),
            "{written}"
        );
    }
}
