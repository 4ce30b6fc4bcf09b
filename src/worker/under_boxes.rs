//! What lies under the boxes of a finished file, looked for in a worker: it interprets the pages once more.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::time::Duration;

use super::convert::Unconverted;
use super::leave_out::{framed, read};
use super::message::{Of, Question, Wanted};
use super::pool::Workers;
use crate::pdf::redact::{PageBoxes, Under, under_boxes};

/// How long a file may take, and each of its pages.
const LONGEST: Duration = Duration::from_secs(60);
const FOR_EACH: Duration = Duration::from_secs(10);

impl Workers {
    /// What lies under these boxes, each with its page from 0; in words why that is not known.
    pub fn under_boxes(
        &self,
        file: &[u8],
        pages: &[PageBoxes],
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<BTreeSet<(usize, Under)>, &'static str> {
        let body = framed(&pages, file).map_err(|_garbled| "it cannot be asked for")?;
        let question = || Question {
            of: Of::Body,
            page: 0,
            wanted: Wanted::UnderBoxes,
        };
        let each = FOR_EACH.saturating_mul(u32::try_from(pages.len()).unwrap_or(u32::MAX));
        let longest = LONGEST.saturating_add(each);
        let found = self.made(&question, &Arc::new(body), longest, is_wanted);
        let found = found.map_err(|why| match why {
            Unconverted::NoWorker(why) => why,
            Unconverted::Unwanted => "nobody wanted it any longer",
            Unconverted::Broken | Unconverted::Unsuited(_) => {
                "looking under its boxes broke down, or took too long"
            }
        })?;
        serde_json::from_slice(&found).map_err(|_garbled| "the answer was lost on the way")
    }
}

/// The worker's side: what was found, or in words why nothing is known.
pub(super) fn found(body: &[u8]) -> Result<Vec<u8>, String> {
    let told = read::<Vec<PageBoxes>>(body);
    let (pages, file) = told.map_err(|error| error.to_string())?;
    let found = catch_unwind(|| under_boxes(file.to_vec(), &pages));
    let found = found.map_err(|_panic| "it cannot be looked into".to_owned())??;
    serde_json::to_vec(&found).map_err(|error| error.to_string())
}
