//! What is seen at a place of a page that was drawn: how dark, and whether there is anything at all.
//!
//! Programs that read scans lay their words under the picture of the page, or paint them not at all. Whether
//! anybody sees such a word is in the picture only: it is drawn, and looked at.

use super::geometry::Rect;
use super::reader::PageContent;
use super::scan::{Tones, is_layer};
use super::words::Word;

/// A page of one brightness over the whole of a word has nothing to read there. Dark areas have some grain in
/// photographs; paper that is left blank has hardly any.
const EVEN_DARK: u8 = 40;
const EVEN_LIGHT: u8 = 10;

/// Darker than this is dark, of 255.
const DARK: u8 = 110;

/// So much of a word's height is left out above and below, where neighbours reach in.
const EDGE: f32 = 0.2;

/// A page as it was drawn.
pub(super) struct Seen {
    width: usize,
    height: usize,
    /// Rows from the top.
    light: Vec<u8>,
    /// Pixels for a point, across and down.
    scale: (f32, f32),
    /// The words that nobody paints lie over writing in a picture.
    pub(super) is_layer: bool,
}

impl Seen {
    pub(super) fn of(tones: Tones, content: &PageContent, words: &[Word]) -> Seen {
        let (width, height) = tones.size();
        Seen {
            width,
            height,
            scale: (
                width as f32 / content.size.0.max(1.0),
                height as f32 / content.size.1.max(1.0),
            ),
            is_layer: is_layer(&tones, content, words),
            light: tones.light,
        }
    }

    /// Whether there is nothing to read: all of one brightness, dark or light.
    pub(super) fn is_even(&self, area: Rect) -> bool {
        let range = self.range(area);
        let is_even = |(darkest, lightest): (u8, u8)| lightest - darkest <= EVEN_LIGHT;
        range.is_some_and(is_even) || self.is_black(area)
    }

    /// Whether there is nothing but black, or another dark colour.
    pub(super) fn is_black(&self, area: Rect) -> bool {
        self.range(area)
            .is_some_and(|(darkest, lightest)| lightest < DARK && lightest - darkest <= EVEN_DARK)
    }

    /// The darkest and the lightest pixel that is wholly within; of what is smaller than a pixel, of those that it
    /// touches.
    fn range(&self, area: Rect) -> Option<(u8, u8)> {
        let edge = area.height() * EDGE;
        let across = |value: f32| value * self.scale.0;
        let down = |value: f32| value * self.scale.1;
        let within = |from: f32, to: f32, most: usize| {
            let (first, last) = match from.ceil() < to.floor() {
                true => (from.ceil(), to.floor()),
                false => (from.floor(), to.ceil()),
            };
            // What is left of the page or above it becomes 0.
            first.max(0.0) as usize..(last.max(0.0) as usize).min(most)
        };
        let columns = within(across(area.x0), across(area.x1), self.width);
        let rows = within(down(area.y0 + edge), down(area.y1 - edge), self.height);
        let rows = rows.filter_map(|row| {
            let start = row * self.width;
            let row = self
                .light
                .get(start + columns.start..start + columns.end.max(columns.start))?;
            Some((*row.iter().min()?, *row.iter().max()?))
        });
        rows.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }
}
