//! What is said of a source and a passage that is for the person, and printed only on request.
//!
//! Which way a passage points is counsel's own assessment, and how good the record of a source is and how much of
//! it was read concern whoever prepares the bundle. None of it is printed unless the person asks for it.

use serde::{Deserialize, Serialize};

/// One kind of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Remark {
    /// Which way the passage points.
    Stance,
    /// How sound the record of its source is.
    Tier,
    /// How much of its source was read.
    Extent,
}

impl Remark {
    pub const ALL: [Remark; 3] = [Remark::Stance, Remark::Tier, Remark::Extent];

    /// What the person asks to be printed.
    pub fn label(self) -> &'static str {
        match self {
            Remark::Stance => "Stance",
            Remark::Tier => "How sound the record is",
            Remark::Extent => "How much was read",
        }
    }
}
