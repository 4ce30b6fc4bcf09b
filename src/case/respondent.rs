//! The respondent’s bundle, as far as this case refers to it: it is cited and never printed.

use serde::{Deserialize, Serialize};

use super::filed::FiledRow;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RespondentBundle {
    /// Relative to the folder of the case where it lies below it.
    pub path: String,
    pub sha256: String,
    /// Before the number of a page where it is cited: `RB`.
    pub prefix: String,
    pub pages: u32,
    /// Its documents as its bookmarks name them, with their pages from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<FiledRow>,
}

impl RespondentBundle {
    /// `RB 14–20`
    pub fn cite_range(&self, first: u32, last: u32) -> String {
        match last > first {
            true => format!("{} {first}–{last}", self.prefix),
            false => format!("{} {first}", self.prefix),
        }
    }
}
