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
use super::{
    ExportError, Exported, Load, Prepared, Progress, Report, Request, export, make, prepare, prove,
    tell,
};

/// Rounds after which we take the best that was found.
const ROUNDS: usize = 8;

/// Makes the bundle of a case as one file, or as several where one would hold more than `cap`. All of
/// them are proved before the first is handed over.
pub fn export_all(
    request: &Request<'_>,
    cap: VolumeCap,
    load: &Load<'_>,
    report: &mut Report<'_>,
) -> Result<Vec<Exported>, ExportError> {
    let cap = cap.filled();
    if cap.is_none() {
        return Ok(vec![export(request, load, report)?]);
    }
    let mut maker = Maker {
        prepared: prepare(request, report)?,
        request,
        load,
    };
    let (layouts, files) = maker.within(cap, report)?;
    tell(report, "Checking the files", 0.8)?;
    let count = files.len();
    let mut proved = Vec::with_capacity(count);
    for (volume, (layout, file)) in layouts.iter().zip(files).enumerate() {
        let mut exported = prove(&maker.prepared, layout, volume, file)?;
        exported
            .findings
            .extend(too_large(&exported, volume, count, cap));
        proved.push(exported);
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
    fn learn(&mut self, layouts: &[Layout], files: &[Assembled]) {
        self.fronts.1 = 0;
        for (volume, (layout, file)) in layouts.iter().zip(files).enumerate() {
            let documents: u64 = file.taken.iter().sum();
            let besides = (file.bytes.len() as u64).saturating_sub(documents);
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
struct Maker<'a> {
    prepared: Prepared,
    request: &'a Request<'a>,
    load: &'a Load<'a>,
}

type Made = (Vec<Layout>, Vec<Assembled>);

impl Maker<'_> {
    /// The files, each within the cap where that is possible, and as few as were found.
    fn within(&mut self, cap: VolumeCap, report: &mut Report<'_>) -> Result<Made, ExportError> {
        let mut weights = Weights::reckoned(self.request, &self.prepared.plan);
        let mut tried: Vec<Vec<Volume>> = Vec::new();
        let mut best: Option<Vec<Volume>> = None;
        let mut volumes = self.shared(&weights, cap)?;
        loop {
            let made = self.make(volumes.clone(), tried.len(), report)?;
            let Some(most) = cap.bytes() else {
                return Ok(made);
            };
            let fits = made.1.iter().all(|file| file.bytes.len() as u64 <= most);
            let fewest = best.as_ref().is_none_or(|best| volumes.len() < best.len());
            if fits && fewest {
                best = Some(volumes.clone());
            }
            weights.learn(&made.0, &made.1);
            let next = self.shared(&weights, cap)?;
            tried.push(volumes.clone());
            let is_better = !fits || next.len() < volumes.len();
            if is_better && tried.len() < ROUNDS && !tried.contains(&next) {
                volumes = next;
                continue;
            }
            return match best {
                Some(best) if best != volumes => self.make(best, tried.len(), report),
                _ => Ok(made),
            };
        }
    }

    fn shared(&self, weights: &Weights, cap: VolumeCap) -> Result<Vec<Volume>, TooSmall> {
        let Prepared {
            plan,
            profile,
            fonts,
            ..
        } = &self.prepared;
        shared(plan, profile, fonts, weights, cap)
    }

    /// Makes every file of these volumes. What is reported never goes back.
    fn make(
        &mut self,
        volumes: Vec<Volume>,
        round: usize,
        report: &mut Report<'_>,
    ) -> Result<Made, ExportError> {
        self.prepared.plan.volumes = volumes;
        let Prepared {
            plan,
            profile,
            fonts,
            ..
        } = &self.prepared;
        let layouts = typeset_files(plan, profile, fonts);
        let (count, mut files) = (layouts.len(), Vec::with_capacity(layouts.len()));
        // Half of what is left goes to each round.
        let left = 0.6 / (1 << round.min(ROUNDS)) as f32;
        for (volume, layout) in layouts.iter().enumerate() {
            let mut go_on = |step, done: f32| -> ControlFlow<()> {
                let done = (volume as f32 + done) / count as f32;
                let fraction = 0.8 - left + done * left / 2.0;
                report(Progress { step, fraction })
            };
            let (request, load) = (self.request, self.load);
            files.push(make(
                &self.prepared,
                layout,
                volume,
                request,
                load,
                &mut go_on,
            )?);
        }
        Ok((layouts, files))
    }
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
        .filter(|_| file.bytes.len() as u64 > cap.bytes().unwrap_or(u64::MAX));
    let message = match (pages, bytes) {
        (Some(most), _) => format!("{name} has {} pages; {most} were allowed.", file.pages),
        (None, Some(most)) => {
            let size = file.bytes.len() as f64 / 1e6;
            format!("{name} has {size:.1} MB; {most} were allowed.")
        }
        (None, None) => return None,
    };
    let hint = "Cover, index and schedule stay in one volume, and a page is never cut: allow more, or include less.";
    Some(Finding::warning("volume-over", message).hint(hint))
}
