//! What hangs on a page: links, comments, form fields, and things that act.

use hayro_syntax::object::{Array, Dict, Name};
use serde::{Deserialize, Serialize};

use super::geometry::{Region, numbers, region};

/// What an annotation is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pdf) enum Kind {
    Link,
    /// Somebody's mark or remark: highlight, note, drawing, stamp.
    Comment,
    /// The window in which a remark opens.
    Popup,
    Field,
    /// Runs, plays or carries something: never let through.
    Active,
    /// Part of the page's looks.
    Decoration,
}

/// The kind of an annotation, by its subtype (ISO 32000-1, table 169).
pub(in crate::pdf) fn kind(annotation: &Dict<'_>) -> Kind {
    match annotation.get::<Name<'_>>("Subtype").as_deref() {
        Some(b"Link") => Kind::Link,
        Some(b"Popup") => Kind::Popup,
        Some(b"Widget") => Kind::Field,
        Some(
            b"FileAttachment" | b"Sound" | b"Movie" | b"Screen" | b"3D" | b"RichMedia"
            | b"Projection",
        ) => Kind::Active,
        Some(b"Watermark" | b"PrinterMark" | b"TrapNet") => Kind::Decoration,
        _ => Kind::Comment,
    }
}

/// Where an annotation can be seen: in its rectangle, and along its points where viewers draw it by these,
/// as it brings no picture of itself.
pub(in crate::pdf) fn reach(annotation: &Dict<'_>) -> Option<Region> {
    let frame = region(annotation, "Rect");
    if annotation.contains_key("AP") {
        return frame;
    }
    let mut points: Vec<(f64, f64)> = frame.iter().flat_map(Region::corners).collect();
    let mut add = |of: &Array<'_>| {
        let numbers = numbers(of);
        let sane = numbers
            .chunks_exact(2)
            .filter(|pair| pair.iter().all(|n| n.abs() < 1e6));
        points.extend(sane.map(|pair| (pair[0], pair[1])));
    };
    for key in ["QuadPoints", "Vertices", "L"] {
        if let Some(of) = annotation.get::<Array<'_>>(key) {
            add(&of);
        }
    }
    if let Some(strokes) = annotation.get::<Array<'_>>("InkList") {
        strokes.iter::<Array<'_>>().for_each(|stroke| add(&stroke));
    }
    (!points.is_empty()).then(|| Region::around(&points))
}

/// A comment that somebody put into a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CommentFact {
    /// From 1.
    pub page: u32,
    /// `Highlight`, `Text`, …
    pub kind: String,
    pub author: String,
    pub text: String,
}

/// How many of each thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub pages: u32,
    pub links: u32,
    pub comments: u32,
    pub fields: u32,
    pub bookmarks: u32,
}
