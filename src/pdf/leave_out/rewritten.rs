//! Content that was written again, and the forms in it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::pdf::smaller::Blanked;

use super::Unsure;

/// Content without what was taken out of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rewritten {
    pub(super) content: Vec<u8>,
    /// Forms that are drawn in place of others.
    pub(super) forms: Vec<NewForm>,
    /// Pictures that are drawn in place of others.
    pub(super) pictures: Vec<NewPicture>,
    /// Names of pictures and forms that are still drawn.
    pub(super) drawn: BTreeSet<Vec<u8>>,
    /// Names of fonts in which something is still shown; none where that is not known.
    pub(super) fonts: Option<BTreeSet<Vec<u8>>>,
    /// A font is set in which nothing is shown: see [`NO_FONT`].
    pub(super) has_no_font: bool,
    /// It has no resources of its own, but those of what draws it.
    pub(super) is_borrowing: bool,
    /// Names of properties that marked content still has.
    pub(super) properties: BTreeSet<Vec<u8>>,
    pub(super) is_changed: bool,
    /// Letters were taken out of it.
    pub(super) has_lost_letters: bool,
}

/// The font that is set in place of those in which nothing is shown any longer: gaps are as wide as it is large.
pub(super) const NO_FONT: &str = "BundleNoFont";

/// A form of which something was taken out: drawn under a name of its own, for others may draw it as it was.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewForm {
    pub(super) name: Vec<u8>,
    /// The object that it was.
    pub(super) of: (u32, u16),
    pub(super) inner: Rewritten,
}

/// A picture of which the part outside the page is gone, as [`NewForm`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewPicture {
    pub(super) name: Vec<u8>,
    /// The object that it was.
    pub(super) of: (u32, u16),
    pub(super) blanked: Blanked,
}

/// Changes to some content.
#[derive(Debug, Default)]
pub(super) struct Changes(Vec<(Range<usize>, Vec<u8>)>);

impl Changes {
    pub(super) fn put(&mut self, place: Range<usize>, by: impl Into<Vec<u8>>) {
        self.0.push((place, by.into()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn carried_out(mut self, content: &[u8]) -> Result<Vec<u8>, Unsure> {
        self.0.sort_by_key(|(place, _)| place.start);
        let (mut out, mut done) = (Vec::with_capacity(content.len()), 0);
        for (place, by) in self.0 {
            out.extend(content.get(done..place.start).ok_or(Unsure)?);
            out.push(b' ');
            out.extend(by);
            out.push(b' ');
            done = place.end;
        }
        out.extend(content.get(done..).ok_or(Unsure)?);
        Ok(out)
    }
}
