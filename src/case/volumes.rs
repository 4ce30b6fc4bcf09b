//! How much one file of a bundle may hold. What is more goes into further volumes.

use serde::{Deserialize, Serialize};

/// The most that a volume may hold; no cap is one file, however large.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VolumeCap {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Of a million bytes each, the smaller of the two measures that are called so: whoever sets a
    /// limit by the larger one is obeyed as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub megabytes: Option<u32>,
}

impl VolumeCap {
    pub fn is_none(&self) -> bool {
        self.filled() == VolumeCap::default()
    }

    pub fn bytes(&self) -> Option<u64> {
        self.megabytes
            .map(|megabytes| u64::from(megabytes) * 1_000_000)
    }

    /// Nothing fits into nothing, so 0 is no cap.
    pub fn filled(self) -> Self {
        let some = |number: &u32| *number > 0;
        VolumeCap {
            pages: self.pages.filter(some),
            megabytes: self.megabytes.filter(some),
        }
    }
}
