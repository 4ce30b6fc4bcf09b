//! How much smaller the pictures of a document are written into the bundle. The file itself is never changed.

use serde::{Deserialize, Serialize};

/// What a person chose for the pictures of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smaller {
    /// Pixels to the inch, at the size at which a picture is seen: what is finer is made as coarse.
    pub dpi: u32,
    /// Of 100, as writers of JPEG count it.
    pub quality: u32,
}

/// Letters of a scan are still sharp so at twice their size, and a photograph takes a third of its room.
impl Default for Smaller {
    fn default() -> Self {
        Smaller {
            dpi: 300,
            quality: 75,
        }
    }
}

impl Smaller {
    /// Coarser than a fax, and finer than anything is printed.
    pub const DPI: std::ops::RangeInclusive<u32> = 100..=600;
    /// Below, letters are blurred; above, nothing gets smaller.
    pub const QUALITY: std::ops::RangeInclusive<u32> = 40..=95;

    /// The nearest that can be.
    pub fn sane(self) -> Self {
        let within = |value: u32, range: std::ops::RangeInclusive<u32>| {
            value.clamp(*range.start(), *range.end())
        };
        Smaller {
            dpi: within(self.dpi, Self::DPI),
            quality: within(self.quality, Self::QUALITY),
        }
    }
}
