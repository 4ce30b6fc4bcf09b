//! A bundle in volumes: shared out by what everything is known to take.
//!
//! How long the index of a volume gets is known when it is set, and that depends on what is in the
//! volume; so it is set in rounds, and there is a last one. Sizes are first reckoned from those of the
//! documents, and corrected by files that were made (`rounds`).

use std::collections::BTreeMap;

use crate::bundle::{Bulk, ExhibitPages, Fronts, Plan, Size, TooSmall, Volume, split};
use crate::case::{Case, Exhibit, VolumeCap};
use crate::finding::{Finding, VolumeCode};
use crate::layout::{ExhibitSpan, Extent, Fonts, Layout, Section, SectionSpan, measure};
use crate::preflight::Documents;
use crate::profile::Profile;

use super::Request;
use super::documents::Assembled;

/// Rounds after which we take the best that was found.
pub(super) const ROUNDS: usize = 8;

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
        Err(error) => Some(Finding::new(VolumeCode::TooSmall, sentence(&error))),
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
pub(super) fn held(
    case: &Case,
    placed: &BTreeMap<usize, ExhibitPages>,
) -> BTreeMap<u32, (usize, usize)> {
    let held = placed.iter().filter_map(|(position, pages)| {
        let exhibit = case.exhibits.get(*position)?;
        let (begins, ends) = pages.volumes;
        Some((exhibit.number, (begins + 1, ends + 1)))
    });
    held.collect()
}

/// How many bytes everything takes, as far as is known.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// Of each page of each exhibit.
    pages: Vec<Vec<u64>>,
    /// Of what is in a volume besides: the first one, and each later one.
    fronts: (u64, u64),
}

impl Weights {
    /// From the sizes of the documents' files, as if all pages of one were alike.
    pub(super) fn reckoned(request: &Request<'_>, plan: &Plan) -> Self {
        let exhibits = request.case.exhibits.iter().zip(&plan.exhibits);
        let of = |exhibit: &Exhibit, pages: u32| {
            let each = bytes_of_page(request.documents, exhibit, pages).unwrap_or_default();
            vec![each; pages as usize]
        };
        Weights {
            pages: exhibits
                .map(|(exhibit, planned)| of(exhibit, planned.pages))
                .collect(),
            fronts: (0, 0),
        }
    }

    /// Corrects what a file that was made shows to be wrong.
    pub(super) fn learn<S>(&mut self, made: &[(Layout, Assembled<S>)]) {
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

/// Where its pages are cut, they are more in the bundle than in its file.
fn bytes_of_page(documents: &Documents, exhibit: &Exhibit, in_bundle: u32) -> Option<u64> {
    let document = documents.get(&exhibit.number)?.as_ref().ok()?;
    let pages = document.survey.as_ref().ok()?.counts.pages.max(in_bundle);
    let taken = document.bytes_taken(exhibit);
    Some(taken.div_ceil(u64::from(pages.max(1))))
}

/// The volumes that keep within the cap as far as weights are known; empty where one file does.
pub(super) fn shared(
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
