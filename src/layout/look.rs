//! The look of a bundle: page geometry, colours and sizes, all in one place.
//!
//! What a tribunal prescribes (paper, size and spacing of the schedule) is not here but in the
//! profile; these are our own choices.

use super::page::Colour;
use crate::profile::Profile;

const MM: f32 = 72.0 / 25.4;

pub(super) const INK: Colour = Colour(0x16, 0x16, 0x16);
pub(super) const LINK: Colour = Colour(0x1b, 0x4b, 0x91);
pub(super) const GREY: Colour = Colour(0x5f, 0x5f, 0x5f);
pub(super) const HAIR: Colour = Colour(0xa6, 0xa6, 0xa6);
pub(super) const WARNING: Colour = Colour(0xb3, 0x17, 0x17);

/// Thickness of the lines in the furniture and beside quotations, and of underlines.
pub(super) const HAIRLINE: f32 = 0.5;
pub(super) const BAR: f32 = 1.2;
pub(super) const UNDERLINE: f32 = 0.5;
/// How far below the baseline an underline runs, over the font size.
pub(super) const UNDERLINE_DROP: f32 = 0.13;

/// Running head and foot.
pub(super) const FURNITURE: f32 = 9.0;
pub(super) const STAMP: f32 = 11.0;
/// The column on the right of a row that holds its page number.
pub(super) const FOLIO_COLUMN: f32 = 58.0;
/// The same where it says from which page to which.
pub(super) const FOLIO_RANGE_COLUMN: f32 = 92.0;
/// From one leader dot to the next.
pub(super) const LEADER_PITCH: f32 = 5.0;

/// The heading of a section.
pub(super) const HEADING: f32 = 15.0;
pub(super) const HEADING_LEADING: f32 = 24.0;

/// The sheet, and the area on it that text may fill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) left: f32,
    pub(super) top: f32,
    /// Width and height of the type area.
    pub(super) measure: f32,
    pub(super) depth: f32,
}

impl Sheet {
    /// 20 mm at the sides; above and below what leaves forty lines of 18 points on A4.
    pub(super) fn new(profile: &Profile) -> Sheet {
        let paper = profile.paper.value;
        let (width, height) = (paper.width_mm * MM, paper.height_mm * MM);
        let (side, top, bottom) = (20.0 * MM, 22.0 * MM, 20.8 * MM);
        Sheet {
            width,
            height,
            left: side,
            top,
            measure: width - 2.0 * side,
            depth: height - top - bottom,
        }
    }

    pub(super) fn right(&self) -> f32 {
        self.left + self.measure
    }
}

/// Size and leading of running text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Text {
    pub(super) size: f32,
    pub(super) leading: f32,
}

impl Text {
    /// The schedule, as the tribunal prescribes it.
    pub(super) fn schedule(profile: &Profile) -> Text {
        let size = profile.schedule_min_font_pt.value;
        Text {
            size,
            leading: size * profile.schedule_line_spacing.value,
        }
    }

    /// Cover, index and list of sources.
    pub(super) const OTHER: Text = Text {
        size: 12.0,
        leading: 16.0,
    };
}
