//! Why a file is no document, or cannot be made into one.

use serde::{Deserialize, Serialize};

/// Why a file that was named, lies in a folder that was, or came with an e-mail, is no document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsuited {
    /// `a film`.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

impl Unsuited {
    pub fn new(what: &str, hint: &str) -> Self {
        Unsuited {
            what: what.to_owned(),
            hint: hint.to_owned(),
        }
    }
}
