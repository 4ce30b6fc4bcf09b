//! A person's word that an entry has been held against its source.

use serde::{Deserialize, Serialize};

use super::apply::entry_mut;
use super::edit::EditError;
use super::model::Case;
use crate::library::{Date, is_legible};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    pub by: String,
    pub on: Date,
    /// The file that its words were held against then, by its SHA-256; none of a summary, and where the case knew of no
    /// file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
}

pub(super) fn sign_off(case: &mut Case, number: u32, by: &str, on: Date) -> Result<(), EditError> {
    if !is_legible(by) {
        return Err(EditError::UnnamedSignOff);
    }
    let entry = case
        .entry(number)
        .filter(|entry| !entry.passage.is_summary());
    let document = entry.and_then(|entry| case.document_quoted(entry));
    let against = document.map(|document| document.sha256.clone());
    let by = by.to_owned();
    entry_mut(case, number)?.signed_off = Some(SignOff { by, on, against });
    Ok(())
}
