//! The least rectangle around some points, at whatever angle, and growing it.

use std::f32::consts::{FRAC_PI_2, FRAC_PI_4};

/// A rectangle turned about its middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rectangle {
    /// Its middle.
    pub(super) x: f32,
    /// Its middle.
    pub(super) y: f32,
    /// Along the line of text.
    pub(super) width: f32,
    /// Across the line of text.
    pub(super) height: f32,
    /// How far the line falls to the right, in radians.
    pub(super) angle: f32,
}

impl Rectangle {
    /// The place in the picture of a place in the rectangle: 0, 0 is its left top corner and 1, 1 its right bottom one.
    pub(super) fn point(&self, across: f32, down: f32) -> (f32, f32) {
        let (sin, cos) = self.angle.sin_cos();
        let (u, v) = ((across - 0.5) * self.width, (down - 0.5) * self.height);
        (self.x + u * cos - v * sin, self.y + u * sin + v * cos)
    }

    /// Pushed out on every side, so far that the area grows by `ratio` times its share of the edge: the models
    /// mark the heart of a line, about 40 % of its height.
    pub(super) fn grown(&self, ratio: f32) -> Self {
        let edge = 2.0 * (self.width + self.height);
        let by = 2.0 * self.width * self.height * ratio / edge.max(f32::MIN_POSITIVE);
        Self {
            width: self.width + by,
            height: self.height + by,
            ..*self
        }
    }

    /// In a picture so many times as wide and as high. Turned rectangles keep their angle: the two factors are
    /// nearly alike.
    pub(super) fn scaled(&self, across: f32, down: f32) -> Self {
        Self {
            x: self.x * across,
            y: self.y * down,
            width: self.width * across,
            height: self.height * down,
            angle: self.angle,
        }
    }

    /// The same place, read in another direction: a quarter turn to the right for each of `quarters`.
    pub(super) fn turned(&self, quarters: u8) -> Self {
        let swapped = quarters % 2 == 1;
        Self {
            width: if swapped { self.height } else { self.width },
            height: if swapped { self.width } else { self.height },
            angle: self.angle + f32::from(quarters) * FRAC_PI_2,
            ..*self
        }
    }
}

/// The least rectangle around points, with an angle of at most an eighth turn; None for fewer than three corners.
pub(super) fn least_around(points: Vec<(f32, f32)>) -> Option<Rectangle> {
    let hull = hull(points);
    if hull.len() < 3 {
        return None;
    }
    let ends = hull.iter().skip(1).chain(hull.first());
    hull.iter()
        .zip(ends)
        .map(|(a, b)| along(&hull, level((b.1 - a.1).atan2(b.0 - a.0))))
        .min_by(|a, b| (a.width * a.height).total_cmp(&(b.width * b.height)))
}

fn level(mut angle: f32) -> f32 {
    while angle > FRAC_PI_4 {
        angle -= FRAC_PI_2;
    }
    while angle < -FRAC_PI_4 {
        angle += FRAC_PI_2;
    }
    angle
}

fn along(hull: &[(f32, f32)], angle: f32) -> Rectangle {
    let (sin, cos) = angle.sin_cos();
    let (mut least, mut most) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
    for (x, y) in hull {
        let (u, v) = (x * cos + y * sin, y * cos - x * sin);
        least = (least.0.min(u), least.1.min(v));
        most = (most.0.max(u), most.1.max(v));
    }
    let (u, v) = ((least.0 + most.0) / 2.0, (least.1 + most.1) / 2.0);
    Rectangle {
        x: u * cos - v * sin,
        y: u * sin + v * cos,
        width: most.0 - least.0,
        height: most.1 - least.1,
        angle,
    }
}

/// The corners around the points, in order (Andrew's monotone chain).
fn hull(mut points: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut below = half(points.iter());
    let mut above = half(points.iter().rev());
    below.pop();
    above.pop();
    below.extend(above);
    below
}

fn half<'a>(points: impl Iterator<Item = &'a (f32, f32)>) -> Vec<(f32, f32)> {
    let mut kept: Vec<(f32, f32)> = Vec::new();
    for &point in points {
        while let [.., a, b] = kept[..]
            && (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0) <= 0.0
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rectangle_of_a_turned_line_has_its_angle() {
        let tilted = Rectangle {
            x: 50.0,
            y: 40.0,
            width: 80.0,
            height: 10.0,
            angle: 0.1,
        };
        let corners = vec![
            tilted.point(0.0, 0.0),
            tilted.point(1.0, 0.0),
            tilted.point(1.0, 1.0),
            tilted.point(0.0, 1.0),
        ];
        let found = least_around(corners).expect("four corners");
        for (found, made) in [
            (found.x, 50.0),
            (found.y, 40.0),
            (found.width, 80.0),
            (found.height, 10.0),
            (found.angle, 0.1),
        ] {
            assert!((found - made).abs() < 0.01, "{found} is not {made}");
        }
    }

    #[test]
    fn points_in_a_row_have_no_rectangle() {
        assert_eq!(least_around(Vec::new()), None);
        assert_eq!(least_around(vec![(1.0, 1.0); 9]), None);
        assert_eq!(
            least_around((0..9).map(|x| (x as f32, 2.0)).collect()),
            None
        );
    }

    #[test]
    fn growing_pushes_every_side_out_alike() {
        let line = Rectangle {
            x: 0.0,
            y: 0.0,
            width: 100.0,
            height: 10.0,
            angle: 0.0,
        };
        let grown = line.grown(1.6);
        assert!((grown.width - 114.545).abs() < 0.01, "{grown:?}");
        assert!((grown.height - 24.545).abs() < 0.01, "{grown:?}");
    }

    #[test]
    fn a_quarter_turn_reads_from_top_to_bottom() {
        let spine = Rectangle {
            x: 10.0,
            y: 50.0,
            width: 10.0,
            height: 80.0,
            angle: 0.0,
        };
        let (x, y) = spine.turned(1).point(0.0, 0.5);
        assert!(
            (x - 10.0).abs() < 0.01 && (y - 10.0).abs() < 0.01,
            "{x} {y}"
        );
    }
}
