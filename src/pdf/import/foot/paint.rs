//! Paths, colours, pictures and forms: what is painted, and whether it can be seen.

use hayro_syntax::object::{Array, Dict, Number, Object, Stream};

use super::content;
use super::walk::{Scope, Walk};
use crate::pdf::import::geometry::{self, Matrix, Region, region};
use crate::pdf::import::scan::Item;
use crate::pdf::import::source;

/// Forms within forms beyond which only their boxes are looked at.
const DEEPEST: u32 = 8;

/// A path being made, in shown space.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Path {
    bounds: Option<Region>,
    /// A line was begun.
    has_line: bool,
    /// Lines meet in it, so that a stroke may run to a point.
    meets: bool,
    clips: bool,
}

/// How a colour space says white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Light: all ones.
    Light,
    /// Ink: all zeros.
    Ink,
    Other,
}

/// What a graphics state by name changes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    width: Option<f64>,
    sets_font: bool,
    mixes: Option<bool>,
    miter: Option<f64>,
    pointed: Option<bool>,
}

/// What `Do` draws.
#[derive(Clone, Copy, Debug)]
pub(super) enum Drawable {
    /// A picture, or something that is drawn like one.
    Square,
    Form {
        bounds: Region,
        matrix: Matrix,
    },
    /// It is not there, or cannot be drawn.
    Nothing,
    Boundless,
}

impl<'a> Walk<'_, 'a> {
    pub(super) fn outline(&mut self, operator: &[u8], item: &Item<'_, '_>) -> Option<()> {
        match operator {
            b"m" => {
                self.path.has_line = false;
                item.numbers().map(|[x, y]| self.points(&[(x, y)]))
            }
            b"l" => {
                self.path.meets |= self.path.has_line;
                self.path.has_line = true;
                item.numbers().map(|[x, y]| self.points(&[(x, y)]))
            }
            b"c" => {
                self.path.meets = true;
                item.numbers()
                    .map(|[a, b, c, d, e, f]| self.points(&[(a, b), (c, d), (e, f)]))
            }
            b"v" | b"y" => {
                self.path.meets = true;
                item.numbers()
                    .map(|[a, b, c, d]| self.points(&[(a, b), (c, d)]))
            }
            b"re" => item.numbers().map(|[x, y, width, height]| {
                self.points(&Region([x, y, x + width, y + height]).corners());
            }),
            b"h" => {
                self.path.meets |= self.path.has_line;
                Some(())
            }
            _ => {
                self.path.clips = true;
                Some(())
            }
        }
    }

    fn points(&mut self, points: &[(f64, f64)]) {
        let mut bounds = self.path.bounds;
        for point in points {
            let (x, y) = self.state.matrix.apply(*point);
            // What is no number, or has no end, must not get lost in a comparison.
            let (x, y) = if x.is_finite() && y.is_finite() {
                (x, y)
            } else {
                (f64::INFINITY, f64::NEG_INFINITY)
            };
            let [l, b, r, t] = bounds.map_or([x, y, x, y], |bounds| bounds.0);
            bounds = Some(Region([l.min(x), b.min(y), r.max(x), t.max(y)]));
        }
        self.path.bounds = bounds;
    }

    pub(super) fn paint(&mut self, operator: &[u8]) -> Option<()> {
        let path = std::mem::take(&mut self.path);
        let Some(bounds) = path.bounds else {
            return Some(());
        };
        let fills = matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
        let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
        let mixes = self.state.mixes;
        let shows = |is_white: bool| !is_white || mixes;
        if fills && shows(self.state.fill_is_white) {
            self.seen(bounds)?;
        }
        if strokes && shows(self.state.stroke_is_white) {
            self.seen(self.stroked(bounds, path.meets))?;
        }
        if path.clips {
            self.state.clip = self.state.clip.meet(&bounds);
        }
        Some(())
    }

    /// Bounds with the width of the line around them.
    pub(super) fn stroked(&self, bounds: Region, meets: bool) -> Region {
        let state = &self.state;
        let reach = if meets && state.pointed {
            state.miter.abs().max(std::f64::consts::SQRT_2)
        } else {
            std::f64::consts::SQRT_2
        };
        let half = state.line_width.abs() / 2.0 * reach;
        let [a, b, c, d, ..] = state.matrix.0;
        let (x, y) = (half * a.hypot(c), half * b.hypot(d));
        let [left, bottom, right, top] = bounds.0;
        Region([left - x, bottom - y, right + x, top + y])
    }

    pub(super) fn unit_square(&mut self) -> Option<()> {
        let square = Region([0.0, 0.0, 1.0, 1.0]);
        self.seen(self.placed(&square))
    }

    /// A region of the content's own space as shown.
    pub(super) fn placed(&self, region: &Region) -> Region {
        Region::around(
            &region
                .corners()
                .map(|corner| self.state.matrix.apply(corner)),
        )
    }

    pub(super) fn colour(
        &mut self,
        operator: &[u8],
        item: &Item<'_, '_>,
        scope: &mut Scope<'a>,
    ) -> Option<()> {
        let strokes = operator.first().is_some_and(u8::is_ascii_uppercase);
        let operator = operator.to_ascii_lowercase();
        let is_white = match operator.as_slice() {
            b"g" | b"rg" => item.all(1.0),
            b"k" => item.all(0.0),
            b"cs" => {
                let space = space(&item.name()?, scope);
                self.state.spaces = if strokes {
                    (self.state.spaces.0, space)
                } else {
                    (space, self.state.spaces.1)
                };
                false
            }
            _ => {
                let (fill, stroke) = self.state.spaces;
                match if strokes { stroke } else { fill } {
                    Space::Light => item.all(1.0),
                    Space::Ink => item.all(0.0),
                    Space::Other => false,
                }
            }
        };
        if strokes {
            self.state.stroke_is_white = is_white;
        } else {
            self.state.fill_is_white = is_white;
        }
        Some(())
    }

    pub(super) fn look(&mut self, key: &[u8], scope: &mut Scope<'a>) -> Option<()> {
        let look = match scope.looks.get(key) {
            Some(known) => *known,
            None => {
                let all = scope.resources.get::<Dict<'a>>("ExtGState");
                let look = all.and_then(|all| all.get::<Dict<'a>>(key));
                let look = look.map(|look| read_look(&look)).unwrap_or_default();
                scope.looks.insert(key.to_vec(), look);
                look
            }
        };
        let state = &mut self.state;
        state.line_width = look.width.unwrap_or(state.line_width);
        state.mixes = look.mixes.unwrap_or(state.mixes);
        state.miter = look.miter.unwrap_or(state.miter);
        state.pointed = look.pointed.unwrap_or(state.pointed);
        if look.sets_font {
            state.text.letters = None;
        }
        Some(())
    }

    pub(super) fn drawable(&mut self, key: &[u8], scope: &Scope<'a>) -> Option<()> {
        // Where nothing of it could be lower than what is known, it need not be looked up.
        let pictures = scope.resources.get::<Dict<'a>>("XObject");
        let pictures = pictures.unwrap_or_else(Dict::empty);
        let id = pictures
            .get_ref(key)
            .map(|id| (id.obj_number, id.gen_number));
        let known = id.and_then(|id| self.foot.drawables.get(&id).copied());
        let drawable = match known {
            Some(known) => known,
            None => {
                let read = pictures.get::<Stream<'a>>(key).map(|stream| read(&stream));
                let read = read.unwrap_or(Drawable::Nothing);
                if let Some(id) = id {
                    self.foot.drawables.insert(id, read);
                }
                read
            }
        };
        match drawable {
            Drawable::Nothing => Some(()),
            Drawable::Boundless => None,
            Drawable::Square => self.unit_square(),
            Drawable::Form { bounds, matrix } => {
                let outer = self.state;
                self.state.matrix = self.state.matrix.after(&matrix);
                let area = self.placed(&bounds);
                if self.is_lower(&area) {
                    let stream = pictures.get::<Stream<'a>>(key)?;
                    self.form(&stream, area, scope)?;
                }
                self.state = outer;
                Some(())
            }
        }
    }

    fn form(&mut self, stream: &Stream<'a>, area: Region, scope: &Scope<'a>) -> Option<()> {
        if self.depth >= DEEPEST {
            return self.seen(area);
        }
        if self.foot.source.patience.is_over() {
            return None;
        }
        self.state.clip = self.state.clip.meet(&area);
        let (line, path) = (self.line, std::mem::take(&mut self.path));
        let content = content::of_stream(stream, &mut self.foot.inflater)?;
        // Read again: those that it shares with its page are a circle to the parser.
        let again = self
            .foot
            .source
            .pdf
            .xref()
            .get::<Stream<'a>>(stream.obj_id());
        let resources = again.as_ref().unwrap_or(stream).dict();
        let resources = resources.get::<Dict<'a>>("Resources");
        // Old files leave the resources to the page.
        let resources = resources.unwrap_or_else(|| scope.resources.clone());
        self.depth += 1;
        self.content(&content, &resources)?;
        self.depth -= 1;
        (self.line, self.path) = (line, path);
        Some(())
    }
}

fn space(key: &[u8], scope: &mut Scope<'_>) -> Space {
    match key {
        b"DeviceGray" | b"DeviceRGB" | b"CalGray" | b"CalRGB" => return Space::Light,
        b"DeviceCMYK" => return Space::Ink,
        _ => {}
    }
    if let Some(known) = scope.spaces.get(key) {
        return *known;
    }
    let all = scope.resources.get::<Dict<'_>>("ColorSpace");
    let found = all.and_then(|all| all.get::<Object<'_>>(key));
    let space = found.map_or(Space::Other, |found| read_space(&found));
    scope.spaces.insert(key.to_vec(), space);
    space
}

fn read_space(space: &Object<'_>) -> Space {
    let Object::Array(array) = space else {
        return Space::Other;
    };
    let mut items = array.iter::<Object<'_>>();
    match (items.next(), items.next()) {
        (Some(Object::Name(kind)), profile) => match (&*kind, profile) {
            (b"CalGray" | b"CalRGB", _) => Space::Light,
            (b"ICCBased", Some(Object::Stream(profile))) => {
                match profile.dict().get::<Number>("N").map(|n| n.as_i64()) {
                    Some(1 | 3) => Space::Light,
                    Some(4) => Space::Ink,
                    _ => Space::Other,
                }
            }
            _ => Space::Other,
        },
        _ => Space::Other,
    }
}

fn read_look(look: &Dict<'_>) -> Look {
    let mixes = look.get::<Object<'_>>("BM").map(|mode| match mode {
        Object::Name(mode) => !matches!(&*mode, b"Normal" | b"Compatible" | b"Multiply"),
        _ => true,
    });
    Look {
        width: geometry::number(look, "LW"),
        sets_font: look.contains_key("Font"),
        mixes,
        miter: geometry::number(look, "ML"),
        pointed: geometry::number(look, "LJ").map(|join| join == 0.0),
    }
}

fn read(stream: &Stream<'_>) -> Drawable {
    let dict = stream.dict();
    match source::name(dict, "Subtype").as_str() {
        "Image" => Drawable::Square,
        "Form" => {
            let Some(bounds) = region(dict, "BBox") else {
                return Drawable::Boundless;
            };
            let matrix = dict.get::<Array<'_>>("Matrix");
            let matrix = matrix.map(|matrix| geometry::numbers(&matrix));
            match matrix.map(<[f64; 6]>::try_from) {
                None => Drawable::Form {
                    bounds,
                    matrix: Matrix::SAME,
                },
                Some(Ok(matrix)) => Drawable::Form {
                    bounds,
                    matrix: Matrix(matrix),
                },
                Some(Err(_)) => Drawable::Boundless,
            }
        }
        _ => Drawable::Boundless,
    }
}
