//! Takes down what the interpreter paints under boxes, besides letters: shapes, clips and pictures.

use std::collections::BTreeSet;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::object::{Array, Name, Stream};
use hayro_interpret::kurbo::{BezPath, PathEl, Rect as R, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, Paint,
    RasterImage, SoftMask,
};

use crate::pdf::content::Rect;

use super::finished::{PageBoxes, SheetBox, Under};
use super::raster::FILL;

/// In points: shapes that end at a box do not lie under it, and what fills one may be rounded.
const ROUNDED: f32 = 0.3;

/// In pixels: what only touches a pixel does not take it.
const TOUCHED: f64 = 0.05;

/// What a picture that is packed with loss makes of the fill, at most; and how many pixels beside an edge are left
/// out, for there it mixes both sides.
const LOSSY: u8 = 72;
const EDGE: f64 = 2.0;

pub(super) struct Look<'b> {
    boxes: &'b PageBoxes,
    found: BTreeSet<Under>,
    /// Of each box, whether it is filled by what was painted last.
    is_filled: Vec<bool>,
    /// Of each group around what comes next, whether something shows through it.
    groups: Vec<bool>,
}

impl<'b> Look<'b> {
    pub(super) fn new(boxes: &'b PageBoxes) -> Self {
        Look {
            boxes,
            found: BTreeSet::new(),
            is_filled: vec![false; boxes.boxes.len()],
            groups: Vec::new(),
        }
    }

    pub(super) fn found(mut self) -> BTreeSet<Under> {
        let mut boxes = self.boxes.boxes.iter().zip(&self.is_filled);
        if boxes.any(|(one, is_filled)| one.filled.is_some() && !is_filled) {
            self.found.insert(Under::Nothing);
        }
        self.found
    }

    fn is_glass(&self) -> bool {
        self.groups.iter().any(|lets_through| *lets_through)
    }

    /// The colour of a paint that hides what is below it.
    fn solid(&self, props: &DrawProps<'_>) -> Option<[u8; 3]> {
        let is_plain =
            props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal && !self.is_glass();
        match &props.paint {
            Paint::Color(colour) if is_plain => {
                let [red, green, blue, opacity] = colour.to_rgba().to_rgba8();
                (opacity == u8::MAX).then_some([red, green, blue])
            }
            _ => None,
        }
    }

    /// What of a path lies under a box. A rectangle of one colour over all of a box tells nothing.
    fn path(&mut self, path: &BezPath, wider: f32, colour: Option<[u8; 3]>) {
        for part in parts(path) {
            let area = Rect::from(part.bounding_box()).wider(wider);
            let is_bar = |bar: &Rect| holds(&bar.wider(ROUNDED), &area);
            if colour.is_none() && self.boxes.bars.iter().any(is_bar) {
                continue;
            }
            let is_flat = colour.filter(|_| wider == 0.0 && is_rectangle(&part));
            for (one, is_filled) in self.boxes.boxes.iter().zip(&mut self.is_filled) {
                let Some(clear) = one.clear.filter(|clear| clear.wider(-ROUNDED).meets(area))
                else {
                    continue;
                };
                let all = one.filled.unwrap_or(clear);
                match is_flat.filter(|_| holds(&area.wider(ROUNDED), &all)) {
                    Some(colour) => *is_filled = colour == [FILL; 3],
                    None => {
                        self.found.insert(Under::Shapes);
                    }
                }
            }
        }
    }

    fn raster(&mut self, picture: &RasterImage<'_>, props: &ImageDrawProps<'_>) {
        let size = (f64::from(picture.width()), f64::from(picture.height()));
        let mut fields = Vec::new();
        for (at, one) in self.boxes.boxes.iter().enumerate() {
            let field = Field::of(one, props, size);
            fields.extend(field.map(|field| (at, field)));
        }
        if fields.is_empty() {
            return;
        }
        let (mut are_black, mut is_masked) = (None, false);
        let is_lossy = is_lossy(picture.stream());
        picture.with_rgba(
            |data, mask| {
                is_masked = mask.is_some();
                let black = fields
                    .iter()
                    .map(|(_, field)| field.is_black(&data, size, is_lossy));
                are_black = Some(black.collect::<Vec<bool>>());
            },
            None,
        );
        let is_plain = props.soft_mask.is_none()
            && props.blend_mode == BlendMode::Normal
            && !self.is_glass()
            && !is_masked;
        let Some(are_black) = are_black.filter(|_| is_plain) else {
            self.found.insert(Under::Pixels);
            return;
        };
        for ((at, field), is_black) in fields.iter().zip(are_black) {
            if !is_black {
                self.found.insert(Under::Pixels);
            }
            if let Some(is_filled) = self.is_filled.get_mut(*at) {
                *is_filled = (*is_filled || field.is_whole) && is_black;
            }
        }
    }
}

impl<'a> Device<'a> for Look<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let drawn = props.transform * path.clone();
        let stroke = match mode {
            DrawMode::Fill(_) => None,
            DrawMode::Stroke(how) | DrawMode::FillAndStroke(_, how) => Some(how.line_width),
            DrawMode::Invisible => Some(0.0),
        };
        if let DrawMode::Fill(_) | DrawMode::FillAndStroke(..) = mode {
            self.path(&drawn, 0.0, self.solid(&props));
        }
        if let Some(width) = stroke {
            let scale = props.transform.determinant().abs().sqrt() as f32;
            self.path(&drawn, (width * scale / 2.0).max(0.01), None);
        }
    }

    /// A rectangle lets through or does not; another form may itself be what is to be seen.
    fn push_clip_path(&mut self, clip: &ClipPath) {
        let others = parts(&clip.path).filter(|part| !is_rectangle(part));
        for part in others.collect::<Vec<_>>() {
            self.path(&part, 0.0, None);
        }
    }

    fn push_clip_rect(&mut self, _rect: &R) {}

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        blend_mode: BlendMode,
    ) {
        let lets_through = opacity < 1.0 || mask.is_some() || blend_mode != BlendMode::Normal;
        self.groups.push(lets_through);
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        match &image {
            Image::Raster(picture) => self.raster(picture, &props),
            Image::Stencil(_) => {
                let size = (f64::from(image.width()), f64::from(image.height()));
                let mut boxes = self.boxes.boxes.iter();
                if boxes.any(|one| Field::of(one, &props, size).is_some()) {
                    self.found.insert(Under::Pixels);
                }
            }
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}

/// What of a picture lies under a box, in its own pixels.
struct Field {
    columns: [f64; 2],
    rows: [f64; 2],
    /// Whether it takes all that must be filled.
    is_whole: bool,
}

impl Field {
    /// None where the box lies beside the picture.
    fn of(
        one: &SheetBox,
        props: &ImageDrawProps<'_>,
        (width, height): (f64, f64),
    ) -> Option<Field> {
        let turned = props.transform.determinant();
        if turned.abs() < 1e-12 {
            return None;
        }
        let back = props.transform.inverse();
        let within = |area: &Rect| {
            let [x0, y0, x1, y1] = [area.x0, area.y0, area.x1, area.y1].map(f64::from);
            back.transform_rect_bbox(R::new(x0, y0, x1, y1))
        };
        let there = within(&one.whole);
        let columns = [there.x0.max(0.0), there.x1.min(width)];
        let rows = [there.y0.max(0.0), there.y1.min(height)];
        let is_some = columns[1] - columns[0] > TOUCHED && rows[1] - rows[0] > TOUCHED;
        is_some.then(|| Field {
            columns,
            rows,
            is_whole: one.filled.is_some_and(|filled| {
                let all = within(&filled);
                all.x0 > -1.0 && all.y0 > -1.0 && all.x1 < width + 1.0 && all.y1 < height + 1.0
            }),
        })
    }

    fn is_black(&self, data: &ImageData, (width, height): (f64, f64), is_lossy: bool) -> bool {
        let (parts, pixels, size) = match data {
            ImageData::Rgb(data) => (3, &data.data, (data.width, data.height)),
            ImageData::Luma(data) => (1, &data.data, (data.width, data.height)),
        };
        let (edge, most) = match is_lossy {
            true => (EDGE, LOSSY),
            false => (TOUCHED, FILL),
        };
        let side = |[from, to]: [f64; 2], declared: f64, decoded: u32| {
            let scale = f64::from(decoded) / declared.max(1.0);
            // Of what is narrow, the middle is looked at all the same.
            let edge = edge.min((to - from) * scale / 2.0 - TOUCHED).max(0.0);
            let first = (from * scale + edge).floor().max(0.0) as usize;
            let end = (to * scale - edge).ceil().min(f64::from(decoded)) as usize;
            first..end.max(first)
        };
        let columns = side(self.columns, width, size.0);
        let row_length = size.0 as usize * parts;
        side(self.rows, height, size.1).all(|row| {
            let start = row * row_length;
            let pixels = pixels.get(start + columns.start * parts..start + columns.end * parts);
            pixels.is_some_and(|pixels| pixels.iter().all(|part| *part <= most))
        })
    }
}

fn is_lossy(picture: &Stream<'_>) -> bool {
    let is_of_loss = |name: &[u8]| matches!(name, b"DCTDecode" | b"DCT" | b"JPXDecode");
    let dict = picture.dict();
    let one = ["Filter", "F"]
        .into_iter()
        .filter_map(|key| dict.get::<Name<'_>>(key));
    let several = ["Filter", "F"]
        .into_iter()
        .filter_map(|key| dict.get::<Array<'_>>(key));
    one.into_iter().any(|name| is_of_loss(&name))
        || several
            .into_iter()
            .any(|names| names.iter::<Name<'_>>().any(|name| is_of_loss(&name)))
}

/// The subpaths of a path.
fn parts(path: &BezPath) -> impl Iterator<Item = BezPath> {
    let mut parts: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        if parts.is_empty() || matches!(element, PathEl::MoveTo(_)) {
            parts.push(BezPath::new());
        }
        if let Some(last) = parts.last_mut() {
            last.push(*element);
        }
    }
    // What is only begun paints nothing.
    parts.into_iter().filter(|part| part.elements().len() > 1)
}

fn is_rectangle(part: &BezPath) -> bool {
    let bounds = part.bounding_box();
    let tolerance = 1e-3 * bounds.area().max(1.0);
    part.segments().count() <= 5 && (part.area().abs() - bounds.area()).abs() < tolerance
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1
}
