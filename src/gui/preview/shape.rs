//! Where the pages lie on the ground: one under another or two side by side, at one zoom.
//!
//! Plain numbers in the window's points; what is on a page is none of its business.

/// How large pages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) enum Zoom {
    #[default]
    Width,
    Page,
    /// 100 is the size on paper.
    Percent(u32),
}

impl Zoom {
    /// What the box offers.
    pub(in crate::gui) const STEPS: [u32; 9] = [50, 67, 80, 100, 125, 150, 200, 250, 300];
    const LEAST: u32 = 50;
    const MOST: u32 = 300;

    pub(in crate::gui) fn percent(percent: f32) -> Self {
        let most = Zoom::MOST as f32;
        Zoom::Percent(percent.round().clamp(Zoom::LEAST as f32, most) as u32)
    }
}

/// The window's points for a point of paper, at 100 %.
pub(in crate::gui) const PAPER: f32 = 96.0 / 72.0;

/// Round the pages and between them.
pub(in crate::gui) const MARGIN: f32 = 16.0;

/// A place that survives edits and zooming: a page, and how far down it, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::gui) struct Spot {
    pub(in crate::gui) sheet: usize,
    pub(in crate::gui) fraction: f32,
}

/// What a shape is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::gui) struct Frame {
    pub(in crate::gui) zoom: Zoom,
    pub(in crate::gui) two: bool,
    /// Of what the pages are seen through.
    pub(in crate::gui) width: f32,
    pub(in crate::gui) height: f32,
}

/// A page on the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::gui) struct Placed {
    pub(in crate::gui) left: f32,
    pub(in crate::gui) top: f32,
    pub(in crate::gui) width: f32,
    pub(in crate::gui) height: f32,
    /// The window's points for a point of the page.
    pub(in crate::gui) scale: f32,
}

impl Placed {
    pub(in crate::gui) fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::gui) struct Shape {
    pub(in crate::gui) pages: Vec<Placed>,
    pub(in crate::gui) width: f32,
    pub(in crate::gui) height: f32,
    /// What the zoom comes to on the first page, in hundredths.
    pub(in crate::gui) percent: f32,
}

impl Shape {
    /// `sizes` are in points of paper.
    pub(in crate::gui) fn new(sizes: &[(f32, f32)], frame: &Frame) -> Shape {
        let columns = if frame.two { 2 } else { 1 };
        let scale = uniform(sizes, frame, columns);
        let room = room(frame.width, columns);
        let scaled = |(width, height): (f32, f32)| {
            // Where pages are fitted, one that is wider than the others is fitted by itself.
            let scale = match frame.zoom {
                Zoom::Width | Zoom::Page => scale.min(room / width.max(1.0)),
                Zoom::Percent(_) => scale,
            };
            (width * scale, height * scale, scale)
        };
        let mut shape = Shape {
            percent: scale / PAPER * 100.0,
            ..Shape::default()
        };
        let widest = sizes.chunks(columns).map(|row| row_width(row, &scaled));
        shape.width = widest.fold(frame.width, f32::max);
        let mut top = MARGIN;
        for row in sizes.chunks(columns) {
            let mut left = (shape.width - row_width(row, &scaled)) / 2.0 + MARGIN;
            let mut deepest = 0.0_f32;
            for size in row {
                let (width, height, scale) = scaled(*size);
                shape.pages.push(Placed {
                    left,
                    top,
                    width,
                    height,
                    scale,
                });
                left += width + MARGIN;
                deepest = deepest.max(height);
            }
            top += deepest + MARGIN;
        }
        shape.height = top;
        shape
    }

    /// The place that stands at that height.
    pub(in crate::gui) fn spot(&self, y: f32) -> Spot {
        let found = self
            .pages
            .iter()
            .position(|page| page.bottom() + MARGIN > y);
        let sheet = found.unwrap_or(self.pages.len().saturating_sub(1));
        let fraction = self.pages.get(sheet).map_or(0.0, |page| {
            // A little above a page counts as above: what was seen there is seen again.
            (y - page.top) / page.height.max(1.0)
        });
        Spot { sheet, fraction }
    }

    /// The height at which a place stands.
    pub(in crate::gui) fn y(&self, spot: Spot) -> f32 {
        let last = self.pages.len().saturating_sub(1);
        let page = self.pages.get(spot.sheet.min(last));
        page.map_or(0.0, |page| page.top + spot.fraction * page.height)
            .max(0.0)
    }

    /// The pages that show between two heights.
    pub(in crate::gui) fn between(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let shows = |page: &Placed| page.bottom() > top && page.top < bottom;
        let first = self.pages.iter().position(shows);
        let last = self.pages.iter().rposition(shows);
        match (first, last) {
            (Some(first), Some(last)) => first..last + 1,
            (None, _) | (_, None) => 0..0,
        }
    }
}

/// What one page may take of the width.
fn room(width: f32, columns: usize) -> f32 {
    let gaps = MARGIN * (columns + 1) as f32;
    ((width - gaps) / columns as f32).max(50.0)
}

/// The scale of all pages; fitted to the first, which is ours.
fn uniform(sizes: &[(f32, f32)], frame: &Frame, columns: usize) -> f32 {
    let (width, height) = sizes.first().copied().unwrap_or((595.0, 842.0));
    let by_width = room(frame.width, columns) / width.max(1.0);
    let by_height = (frame.height - 2.0 * MARGIN).max(50.0) / height.max(1.0);
    match frame.zoom {
        Zoom::Width => by_width.min(PAPER * 3.0),
        Zoom::Page => by_width.min(by_height),
        Zoom::Percent(percent) => PAPER * percent as f32 / 100.0,
    }
}

fn row_width(row: &[(f32, f32)], scaled: &dyn Fn((f32, f32)) -> (f32, f32, f32)) -> f32 {
    let pages: f32 = row.iter().map(|size| scaled(*size).0 + MARGIN).sum();
    pages + MARGIN
}

#[cfg(test)]
mod tests {
    use super::*;

    const A4: (f32, f32) = (595.0, 842.0);

    fn frame(zoom: Zoom, two: bool) -> Frame {
        Frame {
            zoom,
            two,
            width: 1000.0,
            height: 700.0,
        }
    }

    #[test]
    fn a_page_fits_the_width_and_a_wider_one_fits_too() {
        let shape = Shape::new(&[A4, (1190.0, 842.0), A4], &frame(Zoom::Width, false));
        for page in &shape.pages {
            assert!((page.width - 968.0).abs() < 0.1, "{page:?}");
            assert!((page.left - MARGIN).abs() < 0.1, "{page:?}");
        }
        assert!((shape.pages[1].top - shape.pages[0].bottom() - MARGIN).abs() < 0.1);
    }

    #[test]
    fn a_whole_page_fits_and_stands_in_the_middle() {
        let shape = Shape::new(&[A4; 3], &frame(Zoom::Page, false));
        let page = shape.pages[0];
        assert!((page.height - 668.0).abs() < 0.1);
        assert!((page.left + page.width / 2.0 - 500.0).abs() < 0.1);
    }

    #[test]
    fn two_pages_stand_side_by_side() {
        let shape = Shape::new(&[A4; 3], &frame(Zoom::Width, true));
        assert_eq!(shape.pages[0].top, shape.pages[1].top);
        assert!(shape.pages[1].left > shape.pages[0].left + shape.pages[0].width);
        assert!(shape.pages[2].top > shape.pages[0].bottom());
    }

    #[test]
    fn a_hundred_percent_is_the_size_on_paper_and_zoom_has_its_limits() {
        let shape = Shape::new(&[A4], &frame(Zoom::Percent(100), false));
        assert!((shape.pages[0].width - 595.0 * 96.0 / 72.0).abs() < 0.1);
        assert_eq!(Zoom::percent(7.0), Zoom::Percent(50));
        assert_eq!(Zoom::percent(700.0), Zoom::Percent(300));
    }

    #[test]
    fn a_place_is_found_again_at_another_zoom() {
        let small = Shape::new(&[A4; 20], &frame(Zoom::Page, false));
        let large = Shape::new(&[A4; 20], &frame(Zoom::Percent(200), false));
        let spot = small.spot(5000.0);
        let again = large.spot(large.y(spot));
        assert_eq!(spot.sheet, again.sheet);
        assert!((spot.fraction - again.fraction).abs() < 1e-3);
        assert_eq!(large.y(Spot::default()), MARGIN);
    }

    #[test]
    fn only_pages_that_show_are_named() {
        let shape = Shape::new(&[A4; 20], &frame(Zoom::Page, false));
        assert_eq!(shape.between(0.0, 100.0), 0..1);
        assert_eq!(shape.between(600.0, 1300.0), 0..2);
        assert_eq!(shape.between(1e6, 2e6), 0..0);
    }
}
