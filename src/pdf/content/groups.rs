//! The transparency groups around what is painted (ISO 32000-1, 11.4): the parts of a group are painted
//! together, and then laid over the page as a whole.

use hayro_interpret::BlendMode;

use super::device::OPAQUE;
use super::glyph::Paint;

struct Group {
    number: u32,
    opacity: f32,
    blend: BlendMode,
    is_masked: bool,
}

impl Group {
    fn lets_through(&self) -> bool {
        self.opacity < OPAQUE || self.is_masked || self.blend != BlendMode::Normal
    }
}

#[derive(Default)]
pub(super) struct Groups {
    /// Outermost first.
    open: Vec<Group>,
    /// How many there were.
    count: u32,
}

impl Groups {
    pub(super) fn push(&mut self, opacity: f32, is_masked: bool, blend: BlendMode) {
        self.count = self.count.saturating_add(1);
        self.open.push(Group {
            number: self.count,
            opacity,
            blend,
            is_masked,
        });
    }

    pub(super) fn pop(&mut self) {
        self.open.pop();
    }

    /// The number of the outermost through which something of the page is seen.
    pub(super) fn glass(&self) -> Option<u32> {
        let group = self.open.iter().find(|group| group.lets_through());
        group.map(|group| group.number)
    }

    pub(super) fn is_glass(&self) -> bool {
        self.glass().is_some()
    }

    /// A paint as it comes out of them, and the one blend mode that counts; none where that is not known.
    pub(super) fn around(&self, paint: Paint, own: BlendMode) -> (Paint, Option<BlendMode>) {
        let opacity: f32 = self.open.iter().map(|group| group.opacity).product();
        let paint = match paint {
            Paint::Colour(colour, own) => Paint::Colour(colour, own * opacity),
            other => other,
        };
        let blends = self.open.iter().map(|group| group.blend).chain([own]);
        let mut blends = blends.filter(|blend| *blend != BlendMode::Normal);
        let blend = blends.next().unwrap_or(BlendMode::Normal);
        let is_known = blends.next().is_none() && !self.open.iter().any(|group| group.is_masked);
        (paint, is_known.then_some(blend))
    }
}
