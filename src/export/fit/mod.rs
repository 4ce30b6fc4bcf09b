//! How a schedule that is too long can be brought within its limit: what each issue and entry costs, what could be
//! merged, which tighter forms would save something, and which sources of one statement are the weaker ones.
//!
//! ```text
//! Request ─▶ costs ────────────────────────────────▶ Fit
//!         ├▶ forms, merge ─▶ suggestions (edits) ─▶ measured again with them made ─▶ saves
//!         └▶ weaker ─▶ candidates ─▶ measured again without them ─▶ saves
//! ```
//!
//! Whatever is said to be saved was measured on the real layout, as the meter measures. Nothing is dropped here: each
//! suggestion is edits that a person makes or does not make.

mod balance;
mod forms;
mod merge;
mod weaker;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::case::{Case, Edit, EditError};
use crate::finding::counted;
use crate::layout::{Extent, Fonts};

use super::{ExportError, Request, measured, profile_of, schedule};

pub use balance::unbalanced;

/// Suggestions that are measured, of a case with thousands of entries.
const MOST: usize = 60;

/// How long the schedule is, and may be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length {
    /// The last page as far as it is used: `7.4`.
    pub pages: f32,
    /// None where the tribunal sets none that is known.
    pub limit: Option<u32>,
}

/// What an issue takes: its heading, its authorities and its entries.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueCost {
    pub key: String,
    /// `Issue 1`.
    pub number: String,
    pub label: String,
    pub pages: f32,
    pub lines: usize,
    pub entries: Vec<EntryCost>,
}

/// What an entry takes.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryCost {
    pub number: u32,
    pub pages: f32,
    pub lines: usize,
}

/// A change that makes the schedule shorter and takes no source out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What undo calls it.
    pub label: String,
    pub why: String,
    pub edits: Vec<Edit>,
    pub saves: Saving,
}

/// An entry that says what a stronger one says.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub number: u32,
    /// The one that stays.
    pub stronger: u32,
    pub why: String,
    pub goes_against: bool,
    pub saves: Saving,
}

/// What a change saves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Saving {
    /// Of the length of the schedule. It may be nothing where white space at the end of a page takes up what was saved.
    pub pages: f32,
    pub lines: usize,
}

/// What a schedule costs, and what would make it shorter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    pub length: Length,
    pub issues: Vec<IssueCost>,
    /// What saves most comes first.
    pub suggestions: Vec<Suggestion>,
    pub candidates: Vec<Candidate>,
}

/// What a schedule would cost after some changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fitted {
    pub length: Length,
    pub issues: Vec<IssueCost>,
}

/// Why that cannot be said.
#[derive(Debug, thiserror::Error)]
pub enum FitError {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error(transparent)]
    Edit(#[from] EditError),
}

impl Length {
    /// By how many pages it is too long.
    pub fn over(self) -> f32 {
        let limit = self.limit.map_or(f32::INFINITY, |limit| limit as f32);
        (self.pages - limit).max(0.0)
    }

    /// `Over by 1.3 pages`, `8.9 pages left`.
    pub fn told(self) -> String {
        match (self.limit, self.over()) {
            (None, _) => "No limit is known".to_owned(),
            (Some(_), over) if over > 0.0 => format!("Over by {} pages", up(over)),
            (Some(limit), _) => format!("{:.1} pages left", limit as f32 - self.pages),
        }
    }

    /// `13.3 of 12 pages. Over by 1.3 pages.`
    pub fn in_full(self) -> String {
        let of = self.limit.map(|limit| format!(" of {limit}"));
        let (pages, told) = (self.pages, self.told());
        format!("{pages:.1}{} pages. {told}.", of.unwrap_or_default())
    }
}

impl Saving {
    fn in_order(self, other: Saving) -> std::cmp::Ordering {
        let by_pages = self.pages.total_cmp(&other.pages);
        by_pages.then(self.lines.cmp(&other.lines))
    }

    /// `0.43 pages, 12 lines`.
    pub fn told(self) -> String {
        let lines = counted(self.lines, "line", "lines");
        format!("{:.2} pages, {lines}", self.pages)
    }
}

impl Fitted {
    fn lines(&self) -> usize {
        self.issues.iter().map(|issue| issue.lines).sum()
    }
}

/// To a tenth, never to nothing: what is too long by a line is too long.
fn up(over: f32) -> String {
    format!("{:.1}", (over * 10.0).ceil() / 10.0)
}

/// What the schedule of a case costs, and what would make it shorter.
pub fn fit(request: &Request<'_>, fonts: &Fonts) -> Result<Fit, FitError> {
    let now = fitted(request, fonts, &[])?;
    let (case, labels) = (request.case, &request.profile.labels());
    let mut suggestions = forms::suggestions(case);
    suggestions.extend(merge::suggestions(case, labels));
    let mut candidates = weaker::candidates(case, request.library, labels);
    suggestions.truncate(MOST);
    candidates.truncate(MOST);
    for one in &mut suggestions {
        one.saves = saved(request, fonts, &now, &one.edits)?;
    }
    for one in &mut candidates {
        let edits = without(&[one.number].into());
        one.saves = saved(request, fonts, &now, &edits)?;
    }
    suggestions.retain(|one| one.saves.lines > 0);
    suggestions.sort_by(|one, other| other.saves.in_order(one.saves));
    candidates.sort_by(|one, other| other.saves.in_order(one.saves));
    Ok(Fit {
        length: now.length,
        issues: now.issues,
        suggestions,
        candidates,
    })
}

/// What the schedule of a case would cost with these changes made.
pub fn fitted(request: &Request<'_>, fonts: &Fonts, edits: &[Edit]) -> Result<Fitted, FitError> {
    let case = made(request.case, edits)?;
    let (printed, profile) = (case.to_be_filed(), profile_of(&case, request.profile));
    let found = measured(&request.of(&printed, &profile), fonts);
    let filled = schedule(&found.extent.sections).map_or(0.0, |span| span.filled);
    let has_entries = case.entries().next().is_some();
    Ok(Fitted {
        length: Length {
            pages: if has_entries { filled } else { 0.0 },
            limit: profile.schedule_max_pages.value,
        },
        issues: costs(&found.plan, &found.extent),
    })
}

/// The edits that leave entries out.
pub fn without(numbers: &BTreeSet<u32>) -> Vec<Edit> {
    let remove = |number: &u32| Edit::RemoveEntry { number: *number };
    numbers.iter().map(remove).collect()
}

fn made(case: &Case, edits: &[Edit]) -> Result<Case, EditError> {
    let apply = |case: Case, edit: &Edit| edit.apply(&case);
    edits.iter().try_fold(case.clone(), apply)
}

/// Of something that cannot be done, nothing is said to be saved. Where nobody waits any more, nothing is measured.
fn saved(
    request: &Request<'_>,
    fonts: &Fonts,
    now: &Fitted,
    edits: &[Edit],
) -> Result<Saving, FitError> {
    if request.watch.is_stopped() {
        return Ok(Saving::default());
    }
    match fitted(request, fonts, edits) {
        Ok(then) => Ok(Saving {
            pages: now.length.pages - then.length.pages,
            lines: now.lines().saturating_sub(then.lines()),
        }),
        Err(FitError::Edit(_)) => Ok(Saving::default()),
        Err(error) => Err(error),
    }
}

/// Issue by issue, as the schedule prints them.
pub(super) fn costs(plan: &crate::bundle::Plan, extent: &Extent) -> Vec<IssueCost> {
    let issues = extent.issues.iter().filter_map(|span| {
        let issue = plan.schedule.issues.get(span.position)?;
        let own = |number: u32| extent.entries.iter().find(|one| one.number == number);
        let entries = issue.entries.iter().filter_map(|entry| {
            let span = own(entry.number)?;
            Some(EntryCost {
                number: entry.number,
                pages: span.cost,
                lines: span.lines,
            })
        });
        Some(IssueCost {
            key: issue.key.clone(),
            number: issue.number.clone(),
            label: issue.label.clone(),
            pages: span.cost,
            lines: span.lines,
            entries: entries.collect(),
        })
    });
    issues.collect()
}
