//! The files of a bundle: made, measured, and made again where one got too large.
//!
//! How large a file gets is known when it is made. Each round knows more than the one before, and there
//! is a last one.

use std::ops::ControlFlow;

use crate::bundle::{Plan, TooSmall, Volume};
use crate::case::VolumeCap;
use crate::finding::{self, Finding, VolumeCode};
use crate::layout::{Layout, typeset_files};
use crate::pdf::MOST_PAGES;

use super::documents::Assembled;
use super::making::{Sources, make, prove};
use super::numbers::moved_findings;
use super::spool::Spool;
use super::volumes::{ROUNDS, Weights, shared};
use super::{ExportError, Exported, Prepared, Progress, Report, Request, prepare, tell};

/// Makes the files of a bundle, as few as the cap allows, and proves them, one at a time.
pub(super) fn export<S: Spool>(
    sources: &Sources<'_, S>,
    cap: VolumeCap,
    report: &mut Report<'_>,
) -> Result<Vec<(Exported, S)>, ExportError> {
    let prepared = prepare(sources.request, report)?;
    let mut maker = Maker { prepared, sources };
    let files = maker.within(cap, report)?;
    refuse_to_move(sources.request, &maker.prepared.plan, &files)?;
    let count = files.len();
    let step = match count {
        1 => "Checking the file",
        _ => "Checking the files",
    };
    let mut proved = Vec::with_capacity(count);
    for (volume, (layout, file)) in files.into_iter().enumerate() {
        tell(report, step, 0.8 + 0.2 * volume as f32 / count as f32)?;
        let request = sources.request;
        let (mut exported, spool) = prove(&maker.prepared, &layout, volume, file, request)?;
        let over = too_large(&exported, volume, count, cap);
        exported.findings.extend(over);
        proved.push((exported, spool));
    }
    tell(report, "Done", 1.0)?;
    Ok(proved)
}

/// Numbers that others were told change with nobody’s knowledge in a draft only.
fn refuse_to_move<S>(
    request: &Request<'_>,
    plan: &Plan,
    files: &[Made<S>],
) -> Result<(), ExportError> {
    let moved = files.first().map_or(&[][..], |(layout, _)| &layout.moved);
    if moved.is_empty() || plan.draft {
        return Ok(());
    }
    let found = moved_findings(request.case, plan, moved);
    Err(ExportError::Moved(found))
}

/// What is needed to make the files of a bundle.
struct Maker<'a, S> {
    prepared: Prepared,
    sources: &'a Sources<'a, S>,
}

type Made<S> = (Layout, Assembled<S>);

impl<S: Spool> Maker<'_, S> {
    /// The files, each within the cap where that is possible, and as few as were found. Those of a round
    /// are gone before the next is made: a disk holds one bundle more than it will keep, and never two.
    fn within(
        &mut self,
        cap: VolumeCap,
        report: &mut Report<'_>,
    ) -> Result<Vec<Made<S>>, ExportError> {
        let mut weights = Weights::reckoned(self.sources.request, &self.prepared.plan);
        let mut tried: Vec<Vec<Volume>> = Vec::new();
        let mut best: Option<Vec<Volume>> = None;
        let mut volumes = self.shared(&weights, cap)?;
        loop {
            let Some(most) = cap.bytes() else {
                return self.make(volumes, [0.2, 0.8], report);
            };
            let made = self.make(volumes.clone(), span(tried.len()), report)?;
            let fits = made.iter().all(|(_, file)| file.file.size <= most);
            let fewest = best.as_ref().is_none_or(|best| volumes.len() < best.len());
            if fits && fewest {
                best = Some(volumes.clone());
            }
            weights.learn(&made);
            let next = self.shared(&weights, cap)?;
            tried.push(volumes.clone());
            let is_better = !fits || next.len() < volumes.len();
            if is_better && tried.len() < ROUNDS && !tried.contains(&next) {
                volumes = next;
                continue;
            }
            let Some(best) = best.filter(|best| *best != volumes) else {
                return Ok(made);
            };
            drop(made);
            return self.make(best, span(tried.len()), report);
        }
    }

    fn shared(&self, weights: &Weights, cap: VolumeCap) -> Result<Vec<Volume>, TooSmall> {
        if cap.is_none() {
            return Ok(Vec::new());
        }
        let Prepared { plan, fonts, .. } = &self.prepared;
        let profile = self.sources.request.profile;
        shared(plan, profile, fonts, weights, cap)
    }

    /// Makes every file of these volumes, and reports where between the two fractions it is.
    fn make(
        &mut self,
        volumes: Vec<Volume>,
        [from, to]: [f32; 2],
        report: &mut Report<'_>,
    ) -> Result<Vec<Made<S>>, ExportError> {
        self.prepared.plan.volumes = volumes;
        let Prepared { plan, fonts, .. } = &self.prepared;
        let profile = self.sources.request.profile;
        let layouts = typeset_files(plan, profile, fonts);
        refuse_too_many(&layouts, MOST_PAGES)?;
        let (count, mut files) = (layouts.len(), Vec::with_capacity(layouts.len()));
        for (volume, mut layout) in layouts.into_iter().enumerate() {
            let mut go_on = |step, done: f32| -> ControlFlow<()> {
                let done = (volume as f32 + done) / count as f32;
                let fraction = from + done * (to - from);
                report(Progress { step, fraction })
            };
            let file = make(&self.prepared, &layout, volume, self.sources, &mut go_on)?;
            // Where everything stands is still asked for, but what was drawn is drawn.
            layout.pages = Vec::new();
            files.push((layout, file));
        }
        Ok(files)
    }
}

/// Before any document is copied: a file that is too long could not be proved.
fn refuse_too_many(layouts: &[Layout], most: usize) -> Result<(), ExportError> {
    let pages = |layout: &Layout| {
        let documents = layout.exhibits.iter().map(|span| span.pages as usize);
        layout.pages.len() + documents.sum::<usize>()
    };
    match layouts.iter().map(pages).max() {
        Some(pages) if pages > most => Err(ExportError::TooManyPages { pages, most }),
        _ => Ok(()),
    }
}

/// Where a round begins and ends: half of what is left goes to each, so that what is reported never goes
/// back.
fn span(round: usize) -> [f32; 2] {
    let left = 0.6 / (1 << round.min(ROUNDS)) as f32;
    [0.8 - left, 0.8 - left / 2.0]
}

/// What a person should know of a file that is over the cap all the same.
fn too_large(file: &Exported, volume: usize, count: usize, cap: VolumeCap) -> Option<Finding> {
    let name = match count {
        1 => "The bundle".to_owned(),
        _ => format!("Volume {}", volume + 1),
    };
    let pages = cap.pages.filter(|most| file.pages > *most);
    let bytes = cap
        .megabytes
        .filter(|_| file.size > cap.bytes().unwrap_or(u64::MAX));
    let message = match (pages, bytes) {
        (Some(most), _) => {
            let pages = finding::pages(file.pages);
            let was = if most == 1 { "was" } else { "were" };
            format!("{name} has {pages}; {most} {was} allowed.")
        }
        (None, Some(most)) => {
            let size = file.size as f64 / 1e6;
            format!("{name} has {size:.1} MB; {most} were allowed.")
        }
        (None, None) => return None,
    };
    Some(Finding::new(VolumeCode::Over, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::ExhibitSpan;

    #[test]
    fn a_file_of_too_many_pages_is_refused_by_its_own_limit_and_volumes_are_the_way_out() {
        let volume = |pages| Layout {
            exhibits: vec![ExhibitSpan {
                first: 0,
                pages,
                exhibit: 0,
                skipped: 0,
                volume: 0,
            }],
            ..Layout::default()
        };
        assert!(refuse_too_many(&[volume(100_000)], MOST_PAGES).is_ok());
        assert!(refuse_too_many(&[volume(100_000), volume(10)], MOST_PAGES).is_ok());
        let error = refuse_too_many(&[volume(100_001)], MOST_PAGES).unwrap_err();
        assert!(error.to_string().starts_with(
            "one file of the bundle would have 100001 pages, and 100000 are the most that can be made and checked: split the bundle into volumes"
        ));
    }
}
