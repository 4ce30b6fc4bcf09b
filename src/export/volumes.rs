//! A bundle in volumes: shared out, made, measured, and shared out again where a file got too large.
//!
//! How long the index of a volume gets is known when it is set, and how large a file gets when it is
//! made; both depend on what is in the volume. So both are done in rounds, each of which knows more
//! than the one before, and there is a last one. Sizes are first reckoned from those of the documents.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::bundle::{Bulk, Fronts, Plan, Size, TooSmall, Volume, split};
use crate::case::{Case, VolumeCap};
use crate::finding::Finding;
use crate::layout::{
    ExhibitSpan, Extent, Fonts, Layout, Section, SectionSpan, measure, typeset_files,
};
use crate::preflight::Documents;
use crate::profile::Profile;

use super::documents::Assembled;
use super::making::{Sources, make, prove};
use super::spool::Spool;
use super::{ExportError, Exported, Prepared, Progress, Report, Request, prepare, tell};

/// Rounds after which we take the best that was found.
const ROUNDS: usize = 8;

/// Makes the files of a bundle, as few as the cap allows, and proves them, one at a time.
pub(super) fn export<S: Spool>(
    sources: &Sources<'_, S>,
    cap: VolumeCap,
    report: &mut Report<'_>,
) -> Result<Vec<(Exported, S)>, ExportError> {
    let prepared = prepare(sources.request, report)?;
    let mut maker = Maker { prepared, sources };
    let files = maker.within(cap, report)?;
    let count = files.len();
    let step = match count {
        1 => "Checking the file",
        _ => "Checking the files",
    };
    let mut proved = Vec::with_capacity(count);
    for (volume, (layout, file)) in files.into_iter().enumerate() {
        tell(report, step, 0.8 + 0.2 * volume as f32 / count as f32)?;
        let (mut exported, spool) = prove(&maker.prepared, &layout, volume, file)?;
        let over = too_large(&exported, volume, count, cap);
        exported.findings.extend(over);
        proved.push((exported, spool));
    }
    tell(report, "Done", 1.0)?;
    Ok(proved)
}

/// Shares the exhibits of a plan out as an export most likely will: the sizes of files are reckoned,
/// not measured. Says where that cannot be.
pub(super) fn foresee(
    plan: &mut Plan,
    request: &Request<'_>,
    profile: &Profile,
    fonts: &Fonts,
) -> Option<Finding> {
    let cap = request.case.volumes;
    if cap.is_none() {
        return None;
    }
    let weights = Weights::reckoned(request, plan);
    match shared(plan, profile, fonts, &weights, cap) {
        Ok(volumes) => {
            plan.volumes = volumes;
            None
        }
        Err(error) => Some(Finding::error("volume-too-small", sentence(&error))),
    }
}

fn sentence(error: &TooSmall) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// The volumes in which documents begin and end, from 1, by number of the case.
pub(super) fn held(case: &Case, spans: &[ExhibitSpan]) -> BTreeMap<u32, (usize, usize)> {
    let mut held = BTreeMap::new();
    for span in spans {
        if let Some(exhibit) = case.exhibits.get(span.exhibit) {
            let volume = span.volume + 1;
            held.entry(exhibit.number).or_insert((volume, volume)).1 = volume;
        }
    }
    held
}

/// How many bytes everything takes, as far as is known.
#[derive(Clone, Debug)]
struct Weights {
    /// Of each page of each exhibit.
    pages: Vec<Vec<u64>>,
    /// Of what is in a volume besides: the first one, and each later one.
    fronts: (u64, u64),
}

impl Weights {
    /// From the sizes of the documents' files, as if all pages of one were alike.
    fn reckoned(request: &Request<'_>, plan: &Plan) -> Self {
        let exhibits = request.case.exhibits.iter().zip(&plan.exhibits);
        let of = |number: u32, pages: u32| {
            let each = bytes_of_page(request.documents, number).unwrap_or_default();
            vec![each; pages as usize]
        };
        Weights {
            pages: exhibits
                .map(|(exhibit, planned)| of(exhibit.number, planned.pages))
                .collect(),
            fronts: (0, 0),
        }
    }

    /// Corrects what a file that was made shows to be wrong.
    fn learn<S>(&mut self, made: &[Made<S>]) {
        self.fronts.1 = 0;
        for (volume, (layout, file)) in made.iter().enumerate() {
            let documents: u64 = file.taken.iter().sum();
            let besides = file.file.size.saturating_sub(documents);
            if volume == 0 {
                self.fronts.0 = besides;
            } else {
                self.fronts.1 = self.fronts.1.max(besides);
            }
            for (span, taken) in layout.exhibits.iter().zip(&file.taken) {
                self.correct(span, *taken);
            }
        }
        if self.fronts.1 == 0 {
            self.fronts.1 = self.fronts.0;
        }
    }

    fn correct(&mut self, span: &ExhibitSpan, taken: u64) {
        let from = span.skipped as usize;
        let pages = self.pages.get_mut(span.exhibit);
        let pages = pages.and_then(|pages| pages.get_mut(from..from + span.pages as usize));
        let Some(pages) = pages else { return };
        let reckoned: u64 = pages.iter().sum();
        let count = pages.len().max(1) as u64;
        for page in pages {
            *page = match reckoned {
                0 => taken.div_ceil(count),
                _ => (u128::from(*page) * u128::from(taken)).div_ceil(u128::from(reckoned)) as u64,
            };
        }
    }
}

fn bytes_of_page(documents: &Documents, number: u32) -> Option<u64> {
    let document = documents.get(&number)?.as_ref().ok()?;
    let pages = document.survey.as_ref().ok()?.counts.pages;
    Some(document.bytes.div_ceil(u64::from(pages.max(1))))
}

/// The volumes that keep within the cap as far as weights are known; empty where one file does.
fn shared(
    plan: &Plan,
    profile: &Profile,
    fonts: &Fonts,
    weights: &Weights,
    cap: VolumeCap,
) -> Result<Vec<Volume>, TooSmall> {
    let mut plan = plan.clone();
    plan.volumes.clear();
    let most = Size {
        pages: cap.pages.unwrap_or(u32::MAX),
        bytes: cap.bytes().unwrap_or(u64::MAX),
    };
    let mut fronts = Fronts::default();
    for _ in 0..ROUNDS {
        let extent = measure(&plan, profile, fonts);
        fronts = longer(fronts, &extent, weights);
        let bulks = bulks(&plan, &extent, weights);
        let volumes = split(&bulks, fronts, most)?;
        if volumes.len() < 2 {
            return Ok(Vec::new());
        }
        if volumes == plan.volumes {
            break;
        }
        plan.volumes = volumes;
    }
    Ok(plan.volumes)
}

/// Our own pages in a volume without dividers, as they were set last; never fewer than before, so that
/// the rounds come to an end.
fn longer(before: Fronts, extent: &Extent, weights: &Weights) -> Fronts {
    let pages = |wanted: &dyn Fn(&SectionSpan) -> bool| -> u32 {
        let spans = extent.sections.iter().filter(|span| wanted(span));
        u32::try_from(spans.map(length).sum::<usize>()).unwrap_or(u32::MAX)
    };
    let last = extent.sections.iter().map(|span| span.volume).max();
    // A later volume has a title sheet as long as the cover, and the index.
    let mut later =
        pages(&|span| span.volume == 0 && matches!(span.section, Section::Cover | Section::Index));
    for volume in 1..=last.unwrap_or(0) {
        later = later.max(pages(&|span| {
            span.volume == volume && span.section != Section::Divider
        }));
    }
    let first = pages(&|span| span.volume == 0 && span.section != Section::Divider);
    Fronts {
        first: Size {
            pages: first.max(before.first.pages),
            bytes: weights.fronts.0,
        },
        later: Size {
            pages: later.max(before.later.pages),
            bytes: weights.fronts.1,
        },
    }
}

fn length(span: &SectionSpan) -> usize {
    span.last - span.first + 1
}

/// What is shared out: the exhibits, each section's first with the divider before it.
fn bulks(plan: &Plan, extent: &Extent, weights: &Weights) -> Vec<Bulk> {
    let dividers = extent.sections.iter();
    let mut dividers = dividers.filter(|span| span.section == Section::Divider);
    let bulk = |(exhibit, pages): (usize, &Vec<u64>)| {
        let begins = plan.dividers && plan.begins_section(exhibit);
        let divider = begins.then(|| dividers.next()).flatten().map_or(0, length);
        Bulk {
            divider: u32::try_from(divider).unwrap_or(u32::MAX),
            pages: pages.clone(),
        }
    };
    weights.pages.iter().enumerate().map(bulk).collect()
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
        let Prepared {
            plan,
            profile,
            fonts,
            ..
        } = &self.prepared;
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
        let Prepared {
            plan,
            profile,
            fonts,
            ..
        } = &self.prepared;
        let layouts = typeset_files(plan, profile, fonts);
        let (count, mut files) = (layouts.len(), Vec::with_capacity(layouts.len()));
        for (volume, layout) in layouts.into_iter().enumerate() {
            let mut go_on = |step, done: f32| -> ControlFlow<()> {
                let done = (volume as f32 + done) / count as f32;
                let fraction = from + done * (to - from);
                report(Progress { step, fraction })
            };
            let file = make(&self.prepared, &layout, volume, self.sources, &mut go_on)?;
            files.push((layout, file));
        }
        Ok(files)
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
        (Some(most), _) => format!("{name} has {} pages; {most} were allowed.", file.pages),
        (None, Some(most)) => {
            let size = file.size as f64 / 1e6;
            format!("{name} has {size:.1} MB; {most} were allowed.")
        }
        (None, None) => return None,
    };
    let hint = "Cover, index and schedule stay in one volume, and a page is never cut: allow more, or include less.";
    Some(Finding::warning("volume-over", message).hint(hint))
}
