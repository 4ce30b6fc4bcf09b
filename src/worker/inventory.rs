//! What the structure of a file says, taken down in a worker: whoever made it.

use std::panic::catch_unwind;
use std::sync::Arc;
use std::time::Duration;

use super::convert::Unconverted;
use super::leave_out::{framed, read};
use super::message::{Of, Question, Wanted};
use super::pool::Workers;
use crate::pdf::import::{Password, Watch};
use crate::pdf::{self, Inventory};

/// How long a file may take, and each mebibyte of it besides.
const LONGEST: Duration = Duration::from_secs(60);
const FOR_EACH: Duration = Duration::from_secs(1);

impl Workers {
    /// What is in a file; in words why that is not known.
    pub fn inventory(
        &self,
        file: &[u8],
        password: Option<&Password>,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Inventory, String> {
        let password = password.map(|password| password.0.as_str());
        let body = framed(&password, file).map_err(|_garbled| "it cannot be asked for")?;
        let question = || Question {
            of: Of::Body,
            page: 0,
            wanted: Wanted::Inventory,
        };
        let mebibytes = u32::try_from(file.len() >> 20).unwrap_or(u32::MAX);
        let longest = LONGEST.saturating_add(FOR_EACH.saturating_mul(mebibytes));
        let found = self.made(&question, &Arc::new(body), longest, is_wanted);
        let found = found.map_err(|why| match why {
            Unconverted::NoWorker(why) => why,
            Unconverted::Unwanted => "nobody wanted it any longer",
            Unconverted::Broken | Unconverted::Unsuited(_) => {
                "looking into it broke down, or took too long"
            }
        })?;
        let found: Result<Result<Inventory, String>, _> = serde_json::from_slice(&found);
        found.unwrap_or_else(|_garbled| Err("the answer was lost on the way".to_owned()))
    }
}

/// The worker's side: what was found, or in words why nothing is known.
pub(super) fn taken(body: &[u8]) -> Result<Vec<u8>, String> {
    let told = read::<Option<String>>(body);
    let (password, file) = told.map_err(|error| error.to_string())?;
    let password = password.map(Password);
    let found =
        catch_unwind(|| pdf::inventory(file.to_vec(), password.as_ref(), &Watch::default()));
    let found = found.map_err(|_panic| "it cannot be looked into".to_owned())?;
    let found = found.map_err(|error| error.to_string());
    serde_json::to_vec(&found).map_err(|error| error.to_string())
}
