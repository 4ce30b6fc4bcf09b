//! Pictures that are made smaller in the bundle: what a case asks for, and what of it is there.

use std::sync::Arc;

use crate::case::{Case, Exhibit, PaperChoice, Smaller};
use crate::finding::{FileCode, Finding, VolumeCode};
use crate::pdf::smaller::{SmallerPictures, Wanted};

use super::document_rules::Document;

/// How the pictures of a document would be made smaller with this choice.
pub fn wanted_with(exhibit: &Exhibit, smaller: Smaller) -> Wanted {
    Wanted {
        smaller,
        fit: exhibit.paper == PaperChoice::Fit,
    }
}

/// How they are to be made smaller, if they are.
pub fn smaller_wanted(exhibit: &Exhibit) -> Option<Wanted> {
    let smaller = exhibit.smaller?;
    Some(wanted_with(exhibit, smaller))
}

/// `12.3`.
pub fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

/// What a document takes, and would take with smaller pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// Of the exhibit.
    pub number: u32,
    pub before: u64,
    pub after: u64,
}

/// Documents that are named; the others are counted.
const MOST_NAMED: usize = 8;

/// Whether a finished file is too large, by what was found in it.
pub fn is_too_large(found: &[Finding]) -> bool {
    let mut found = found.iter();
    found.any(|one| one.code == FileCode::FileSize || one.code == VolumeCode::Over)
}

/// What would help where a file is too large: those that gain most first. None where nothing would.
pub fn would_help(case: &Case, gains: &[Gain]) -> Option<Finding> {
    let saved = |gain: &Gain| gain.before.saturating_sub(gain.after);
    let mut gains: Vec<&Gain> = gains.iter().filter(|gain| saved(gain) > 0).collect();
    gains.sort_by_key(|gain| (std::cmp::Reverse(saved(gain)), gain.number));
    let all: u64 = gains.iter().map(|gain| saved(gain)).sum();
    let named = gains.iter().take(MOST_NAMED).filter_map(|gain| {
        let title = &case.exhibit(gain.number)?.title;
        let (before, after) = (megabytes(gain.before), megabytes(gain.after));
        Some(format!("“{title}” {before} MB, {after} instead"))
    });
    let mut named: Vec<String> = named.collect();
    if gains.len() > MOST_NAMED {
        named.push(format!("{} more", gains.len() - MOST_NAMED));
    }
    let Smaller { dpi, quality } = Smaller::default();
    (!named.is_empty()).then(|| {
        let message = format!(
            "Smaller pictures ({dpi} pixels to the inch, quality {quality} of 100) would save {} MB: {}.",
            megabytes(all),
            named.join("; ")
        );
        Finding::new(VolumeCode::Smaller, message)
    })
}

impl Document {
    /// The smaller pictures, if they are those that the case asks for.
    pub fn smaller_as_asked(&self, exhibit: &Exhibit) -> Option<&Arc<SmallerPictures>> {
        let wanted = smaller_wanted(exhibit)?;
        self.smaller.as_ref().filter(|made| made.wanted == wanted)
    }

    /// Bytes that it takes in the bundle, about.
    pub fn bytes_taken(&self, exhibit: &Exhibit) -> u64 {
        let saved = self.smaller_as_asked(exhibit).map(|made| made.saved());
        self.bytes.saturating_sub(saved.unwrap_or_default())
    }
}
