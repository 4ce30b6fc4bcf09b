//! Points and rectangles on a page as shown, in points from its top left.

use hayro_interpret::kurbo;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// Of two points: also a distance.
impl Point {
    pub fn to(self, other: Point) -> Point {
        Point {
            x: other.x - self.x,
            y: other.y - self.y,
        }
    }

    pub fn length(self) -> f32 {
        // Coordinates of pages do not overflow when they are squared, and `hypot` takes ten times as long.
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// In the same direction, one point long; to the right where it has no length.
    pub fn unit(self) -> Point {
        let length = self.length();
        if length > 1e-4 {
            self.scaled(length.recip())
        } else {
            Point { x: 1.0, y: 0.0 }
        }
    }

    pub fn scaled(self, by: f32) -> Point {
        Point {
            x: self.x * by,
            y: self.y * by,
        }
    }

    pub fn plus(self, other: Point) -> Point {
        Point {
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }

    /// How far this goes along a direction of length 1.
    pub fn along(self, direction: Point) -> f32 {
        self.x * direction.x + self.y * direction.y
    }

    /// How far this goes across a direction of length 1.
    pub fn across(self, direction: Point) -> f32 {
        self.x * direction.y - self.y * direction.x
    }
}

impl From<kurbo::Point> for Point {
    fn from(point: kurbo::Point) -> Self {
        Point {
            x: point.x as f32,
            y: point.y as f32,
        }
    }
}

/// Left, top, right, bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

impl Rect {
    /// The smallest around some points; at the origin where there are none.
    pub fn around(points: &[Point]) -> Rect {
        let mut points = points.iter();
        let Some(first) = points.next() else {
            return Rect::default();
        };
        let start = Rect {
            x0: first.x,
            y0: first.y,
            x1: first.x,
            y1: first.y,
        };
        points.fold(start, |rect, point| Rect {
            x0: rect.x0.min(point.x),
            y0: rect.y0.min(point.y),
            x1: rect.x1.max(point.x),
            y1: rect.y1.max(point.y),
        })
    }

    /// The smallest around both.
    pub fn with(self, other: Rect) -> Rect {
        Rect {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// What both have in common; without area where that is nothing.
    pub fn common(self, other: Rect) -> Rect {
        let (x0, y0) = (self.x0.max(other.x0), self.y0.max(other.y0));
        Rect {
            x0,
            y0,
            x1: self.x1.min(other.x1).max(x0),
            y1: self.y1.min(other.y1).max(y0),
        }
    }

    /// Reaching so far beyond each edge.
    pub fn wider(self, by: f32) -> Rect {
        Rect {
            x0: self.x0 - by,
            y0: self.y0 - by,
            x1: self.x1 + by,
            y1: self.y1 + by,
        }
    }

    pub fn width(self) -> f32 {
        self.x1 - self.x0
    }

    pub fn height(self) -> f32 {
        self.y1 - self.y0
    }

    pub fn middle(self) -> Point {
        Point {
            x: (self.x0 + self.x1) / 2.0,
            y: (self.y0 + self.y1) / 2.0,
        }
    }

    /// Whether the two have any area in common.
    pub fn meets(self, other: Rect) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    pub fn holds(self, point: Point) -> bool {
        (self.x0..=self.x1).contains(&point.x) && (self.y0..=self.y1).contains(&point.y)
    }
}

impl From<kurbo::Rect> for Rect {
    fn from(rect: kurbo::Rect) -> Self {
        let rect = rect.abs();
        Rect {
            x0: rect.x0 as f32,
            y0: rect.y0 as f32,
            x1: rect.x1 as f32,
            y1: rect.y1 as f32,
        }
    }
}
