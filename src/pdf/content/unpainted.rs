//! Annotations that bring no picture of themselves: viewers draw them all the same, from what they say of
//! their form and colour (ISO 32000-1, 12.5.6), and the interpreter does not. Only what may hide words.

use hayro_interpret::hayro_syntax::object::{Array, Dict};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{
    Affine, BezPath, Ellipse, Rect as R, Shape as _, Stroke, StrokeOpts, stroke,
};
use hayro_interpret::{BlendMode, TransformExt as _};

use crate::pdf::import::{Source, annotations, name, numbers};

use super::glyph::Paint;

/// The flags that say hidden and not to be viewed.
const NOT_SEEN: u32 = 2 | 32;

/// A path with more corners than this is left out.
const MOST_CORNERS: usize = 1_000;

/// What a viewer paints for an annotation.
pub(super) struct Unpainted {
    /// On the page as shown.
    pub(super) path: BezPath,
    pub(super) paint: Paint,
    pub(super) blend: BlendMode,
}

pub(super) fn unpainted(page: &Page<'_>, source: &Source) -> Vec<Unpainted> {
    let to_shown = page.initial_transform(true).to_kurbo();
    let all = annotations(page.raw(), source).into_iter();
    let all = all.filter(|(_, about)| {
        !about.contains_key("AP") && about.get::<u32>("F").unwrap_or_default() & NOT_SEEN == 0
    });
    all.filter_map(|(_, about)| form(&about, to_shown))
        .collect()
}

fn form(about: &Dict<'_>, to_shown: Affine) -> Option<Unpainted> {
    let kind = name(about, "Subtype");
    let list = |key: &str| about.get::<Array<'_>>(key).map(|list| numbers(&list));
    let (path, colour) = match kind.as_str() {
        "Square" => (rect(&list("Rect")?)?.to_path(0.1), list("IC")?),
        "Circle" => (
            Ellipse::from_rect(rect(&list("Rect")?)?).to_path(0.1),
            list("IC")?,
        ),
        "FreeText" => (rect(&list("Rect")?)?.to_path(0.1), list("C")?),
        "Polygon" => (closed(&list("Vertices")?)?, list("IC")?),
        "Highlight" => (quads(&list("QuadPoints")?), list("C")?),
        "Line" => (drawn(&[list("L")?], about)?, list("C")?),
        "PolyLine" => (drawn(&[list("Vertices")?], about)?, list("C")?),
        "Ink" => {
            let lines = about.get::<Array<'_>>("InkList")?;
            let lines = lines.iter::<Array<'_>>().map(|line| numbers(&line));
            (drawn(&lines.collect::<Vec<_>>(), about)?, list("C")?)
        }
        _ => return None,
    };
    let opacity = about.get::<f32>("CA").unwrap_or(1.0).clamp(0.0, 1.0);
    let blend = if kind == "Highlight" {
        BlendMode::Multiply
    } else {
        BlendMode::Normal
    };
    Some(Unpainted {
        path: to_shown * path,
        paint: Paint::Colour(rgb(&colour)?, opacity),
        blend,
    })
}

/// Grey, red green blue, or cyan magenta yellow black; none where it says clear.
fn rgb(colour: &[f64]) -> Option<[u8; 3]> {
    let byte = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    match colour {
        [grey] => Some([byte(*grey); 3]),
        [red, green, blue] => Some([byte(*red), byte(*green), byte(*blue)]),
        [cyan, magenta, yellow, black] => {
            let mixed = |ink: f64| byte((1.0 - ink) * (1.0 - black));
            Some([mixed(*cyan), mixed(*magenta), mixed(*yellow)])
        }
        _ => None,
    }
}

fn rect(corners: &[f64]) -> Option<R> {
    match corners {
        [x0, y0, x1, y1] => Some(R::from_points((*x0, *y0), (*x1, *y1))),
        _ => None,
    }
}

/// Straight from corner to corner.
fn open(corners: &[f64]) -> Option<BezPath> {
    let mut path = BezPath::new();
    for (at, pair) in corners.chunks_exact(2).take(MOST_CORNERS).enumerate() {
        let [x, y] = pair else { continue };
        if at == 0 {
            path.move_to((*x, *y));
        } else {
            path.line_to((*x, *y));
        }
    }
    (path.elements().len() > 1).then_some(path)
}

fn closed(corners: &[f64]) -> Option<BezPath> {
    let mut path = open(corners)?;
    path.close_path();
    Some(path)
}

/// Around each quadrilateral: its corners come row by row as programs write them, or around as the standard
/// has it.
fn quads(corners: &[f64]) -> BezPath {
    let mut path = BezPath::new();
    for quad in corners.chunks_exact(8).take(MOST_CORNERS / 4) {
        let across = quad.chunks_exact(2).map(|pair| pair.first().copied());
        let down = quad.chunks_exact(2).map(|pair| pair.get(1).copied());
        let bounds = |values: Vec<f64>| {
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            (
                least,
                values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            )
        };
        let (x0, x1) = bounds(across.flatten().collect());
        let (y0, y1) = bounds(down.flatten().collect());
        path.extend(R::new(x0, y0, x1, y1).path_elements(0.1));
    }
    path
}

/// Lines as broad as the annotation says.
fn drawn(lines: &[Vec<f64>], about: &Dict<'_>) -> Option<BezPath> {
    let style = about.get::<Dict<'_>>("BS");
    let width = style.and_then(|style| style.get::<f64>("W"));
    let border = || {
        let border = about.get::<Array<'_>>("Border")?;
        numbers(&border).get(2).copied()
    };
    let pen = Stroke::new(width.or_else(border).unwrap_or(1.0));
    let mut path = BezPath::new();
    for line in lines
        .iter()
        .take(MOST_CORNERS)
        .filter_map(|line| open(line))
    {
        path.extend(stroke(line, &pen, &StrokeOpts::default(), 0.5));
    }
    (!path.elements().is_empty()).then_some(path)
}
