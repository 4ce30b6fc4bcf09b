//! The paper of a bundle.

/// The paper to which pages are scaled, upright, in thousandths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaperSize {
    width: u32,
    height: u32,
}

impl PaperSize {
    pub const A4: PaperSize = PaperSize {
        width: 595_276,
        height: 841_890,
    };

    pub fn of_millimetres(width: f32, height: f32) -> PaperSize {
        let thousandths = |side: f32| (f64::from(side) * 72_000.0 / 25.4).round() as u32;
        PaperSize {
            width: thousandths(width),
            height: thousandths(height),
        }
    }

    pub(in crate::pdf) fn points(self) -> (f64, f64) {
        (
            f64::from(self.width) / 1000.0,
            f64::from(self.height) / 1000.0,
        )
    }

    /// Upright, or on its side.
    pub(in crate::pdf) fn lying(self, lies: bool) -> (f64, f64) {
        let (width, height) = self.points();
        if lies {
            (height, width)
        } else {
            (width, height)
        }
    }
}
