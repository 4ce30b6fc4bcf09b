//! Takes down what the interpreter paints, as glyphs, marks and clips.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{BezPath, Point as P, Rect as R, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps,
    Paint as Painted, SoftMask,
};

use crate::pdf::import::text;

use super::fullness;
use super::geometry::Rect;
use super::glyph::{Glyph, Letters, Paint};
use super::groups::Groups;
use super::mark::{Clip, Mark, Shape};
use super::outline::{Place, letters};
use super::own_colours::OwnColours;
use super::pen::stroked;
use super::picture::{has_mask, opaque_part};
use super::reader::PageContent;
use super::undeclared::Doubt;
use super::unpainted::Unpainted;
use super::veil::{CLEAR, blended, is_full, through};
use super::widths::Widths;

/// Of one page; what has more is not read to its end. The densest honest pages that were seen (maps,
/// statistical annexes) have some 40,000 of each.
const MOST_GLYPHS: usize = 400_000;
const MOST_MARKS: usize = 200_000;

/// Pictures less wide or high than this hide no letter, in points.
const SMALLEST: f32 = 2.0;

/// Nor do shapes, of which many may lie side by side.
pub(super) const THINNEST: f32 = 0.4;

/// Opaque enough to hide what is below.
pub(super) const OPAQUE: f32 = 0.98;

/// What `/ActualText` says of a marked-content sequence; said with its first glyph.
enum Said {
    Not,
    Yet(Box<str>),
    Already,
}

pub(super) struct Recorder {
    pub(super) content: PageContent,
    order: u32,
    /// The clips around what comes next, outermost first.
    clips: Vec<u32>,
    groups: Groups,
    /// Whether it is a tile of a pattern; one within another is not looked into.
    is_tile: bool,
    marked: Vec<Said>,
    /// Where the last filled run began, and how many glyphs it had: the same run may come again as outlines.
    filled: Option<(P, usize)>,
    widths: Widths,
    own_colours: OwnColours,
    pub(super) doubts: Vec<Doubt>,
}

impl Recorder {
    pub(super) fn new(size: (f32, f32)) -> Self {
        Recorder {
            content: PageContent {
                size,
                ..PageContent::default()
            },
            order: 0,
            clips: Vec::new(),
            groups: Groups::default(),
            is_tile: false,
            marked: Vec::new(),
            filled: None,
            widths: Widths::AsTheyAre,
            own_colours: OwnColours::default(),
            doubts: Vec::new(),
        }
    }

    fn next_order(&mut self) -> u32 {
        self.order = self.order.saturating_add(1);
        self.order
    }

    fn clip(&self) -> Option<u32> {
        self.clips.last().copied()
    }

    pub(super) fn within_a_tile(mut self) -> Self {
        self.is_tile = true;
        self
    }

    pub(super) fn add_unpainted(&mut self, all: Vec<Unpainted>) {
        for one in all {
            self.fill_with(one.path, false, one.paint, one.blend, false);
        }
    }

    fn letter_paint(&self, paint: Paint, own: BlendMode) -> Paint {
        let (paint, blend) = self.groups.around(paint, own);
        blend.map_or(Paint::Pattern, |blend| blended(paint, blend))
    }

    /// How a glyph is painted in text that has this paint.
    fn glyph_paint<'a>(
        &mut self,
        glyph: &FontGlyph<'a>,
        props: &DrawProps<'a>,
        text: Paint,
    ) -> Paint {
        match glyph {
            FontGlyph::Type3(glyph) if text != Paint::Nothing => {
                let own = self.own_colours.of(glyph, &props.paint);
                own.map_or(text, |own| self.letter_paint(own, props.blend_mode))
            }
            _ => text,
        }
    }

    fn push(&mut self, mark: Mark) {
        if self.content.marks.len() < MOST_MARKS {
            self.content.marks.push(mark);
        } else {
            self.content.is_cut = true;
        }
    }

    fn fill(&mut self, path: BezPath, is_even_odd: bool, props: &DrawProps<'_>) {
        let is_masked = props.soft_mask.is_some();
        let known = paint(&props.paint);
        self.fill_with(path, is_even_odd, known, props.blend_mode, is_masked);
        if let Painted::Pattern(pattern) = &props.paint
            && !self.is_tile
            && !is_masked
            && props.blend_mode == BlendMode::Normal
            && !self.groups.is_glass()
            && fullness::is_opaque(pattern)
            && let Some(mark) = self.content.marks.last_mut()
            && mark.order == self.order
            && !matches!(mark.shape, Shape::Intricate)
        {
            *mark = mark.clone().opaque();
        }
    }

    fn fill_with(
        &mut self,
        path: BezPath,
        is_even_odd: bool,
        paint: Paint,
        blend: BlendMode,
        is_masked: bool,
    ) {
        let area = Rect::from(path.bounding_box());
        if area.width() < THINNEST || area.height() < THINNEST {
            return;
        }
        let shape = Shape::of(path, is_even_odd);
        let is_known = !matches!(shape, Shape::Intricate) && !is_masked;
        let is_plain = is_known && blend == BlendMode::Normal && !self.groups.is_glass();
        let (laid, blend) = self.groups.around(paint, blend);
        let through = match blend {
            Some(blend) if is_known => through(laid, blend),
            _ => CLEAR,
        };
        let group = self.groups.glass();
        let mark = Mark {
            shape,
            area,
            paint,
            is_picture: false,
            is_opaque: is_full(through),
            through,
            group,
            is_plain,
            order: self.next_order(),
            clip: self.clip(),
        };
        self.push(mark);
    }

    fn add_clip(&mut self, shape: Shape, area: Rect) {
        let number = u32::try_from(self.content.clips.len()).unwrap_or(u32::MAX);
        let within = self.clip();
        if self.content.clips.len() < MOST_MARKS {
            self.content.clips.push(Clip {
                shape,
                area,
                within,
            });
            self.clips.push(number);
        } else {
            self.content.is_cut = true;
            // So that the clip is popped in its place.
            self.clips.push(within.unwrap_or_default());
        }
    }

    /// What `/ActualText` says in place of the next glyph, if anything.
    fn said(&mut self) -> Option<Letters> {
        let outermost = self
            .marked
            .iter_mut()
            .find(|said| !matches!(said, Said::Not))?;
        match std::mem::replace(outermost, Said::Already) {
            Said::Yet(text) => Some(Letters::Several(text)),
            Said::Not | Said::Already => Some(Letters::Several("".into())),
        }
    }

    /// The last so many glyphs are drawn once more, as outlines.
    fn outline(&mut self, glyphs: usize, paint: Paint) {
        for glyph in self.content.glyphs.iter_mut().rev().take(glyphs) {
            glyph.outline = Some(paint);
        }
    }

    /// A block that is set over other letters hides them as a box does.
    fn cover_with_last(&mut self) {
        let block = self.content.glyphs.last().filter(|glyph| {
            glyph.letters == Letters::One('\u{2588}') && glyph.paint != Paint::Nothing
        });
        if let Some(mark) = block.map(Mark::of_block) {
            self.push(mark);
        }
    }

    fn shows_letters_in(&self, area: Rect) -> bool {
        let glyphs = self.content.glyphs.iter();
        glyphs
            .filter(|glyph| glyph.paint != Paint::Nothing)
            .any(|glyph| area.holds(glyph.area().middle()))
    }
}

impl<'a> Device<'a> for Recorder {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        match mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                let is_even_odd = *rule == FillRule::EvenOdd;
                self.fill(props.transform * path.clone(), is_even_odd, &props);
            }
            DrawMode::Stroke(how) => {
                if let Some(outline) = stroked(path, &props, how) {
                    self.fill(outline, false, &props);
                }
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let area = Rect::from(clip.path.bounding_box());
        let shape = Shape::of(clip.path.clone(), clip.fill == FillRule::EvenOdd);
        self.add_clip(shape, area);
    }

    fn push_clip_rect(&mut self, rect: &R) {
        let area = Rect::from(*rect);
        self.add_clip(Shape::Rect(area), area);
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        blend_mode: BlendMode,
    ) {
        self.groups.push(opacity, mask.is_some(), blend_mode);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let Some(first) = run.glyphs().first() else {
            return;
        };
        let begins = (
            props.transform * first.transform() * P::ZERO,
            run.glyphs().len(),
        );
        let is_again = matches!(mode, DrawMode::Stroke(_)) && self.filled == Some(begins);
        self.filled = matches!(mode, DrawMode::Fill(_)).then_some(begins);
        if is_again {
            let paint = self.letter_paint(paint(&props.paint), props.blend_mode);
            self.outline(run.glyphs().len(), paint);
            return;
        }
        let paint = match mode {
            DrawMode::Invisible => Paint::Nothing,
            DrawMode::Fill(_) | DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => {
                self.letter_paint(paint(&props.paint), props.blend_mode)
            }
        };
        let is_vertical = run.writing_mode() == WritingMode::Vertical;
        let widths = self.widths.of(run.glyphs());
        for glyph in run.glyphs() {
            if self.content.glyphs.len() == MOST_GLYPHS {
                self.content.is_cut = true;
                return;
            }
            let said = self.said();
            if said.is_none() {
                self.doubts
                    .extend(Doubt::of(glyph, self.content.glyphs.len()));
            }
            let letters = said.unwrap_or_else(|| letters(glyph, paint));
            let shape = widths.unstretched(glyph.transform());
            let place = Place::of(props.transform * shape, glyph, is_vertical);
            let glyph = Glyph {
                letters,
                start: place.start,
                end: place.end,
                up: place.up,
                paint: self.glyph_paint(glyph, &props, paint),
                outline: None,
                order: self.next_order(),
                clip: self.clip(),
                is_vertical,
            };
            self.content.glyphs.push(glyph);
            self.cover_with_last();
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let path = props.transform * R::new(0.0, 0.0, width, height).to_path(0.1);
        let area = Rect::from(path.bounding_box());
        if area.width() < SMALLEST || area.height() < SMALLEST {
            return;
        }
        let is_plain = props.soft_mask.is_none()
            && props.blend_mode == BlendMode::Normal
            && !self.groups.is_glass();
        let whole = R::new(0.0, 0.0, width, height);
        let part = match is_plain {
            true if !has_mask(&image) => Some(whole),
            true if self.shows_letters_in(area) => opaque_part(&image),
            _ => None,
        };
        let mark = Mark {
            area,
            shape: Shape::of(path, false),
            paint: Paint::Pattern,
            is_picture: true,
            is_opaque: false,
            through: CLEAR,
            group: None,
            is_plain: false,
            order: self.next_order(),
            clip: self.clip(),
        };
        match part {
            Some(part) if part == whole => self.push(mark.opaque()),
            Some(part) => {
                let middle = mark.part(props.transform * part.to_path(0.1));
                self.push(mark);
                self.push(middle.opaque());
            }
            None => self.push(mark),
        }
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        let said = properties.and_then(|dict| dict.get::<PdfString<'_>>("ActualText"));
        self.marked.push(match said {
            Some(said) => Said::Yet(text(said.as_bytes()).into()),
            None => Said::Not,
        });
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}

pub(super) fn paint(painted: &Painted<'_>) -> Paint {
    match painted {
        Painted::Color(colour) => {
            let [red, green, blue, opacity] = colour.to_rgba().to_rgba8();
            Paint::Colour([red, green, blue], f32::from(opacity) / 255.0)
        }
        Painted::Pattern(_) => Paint::Pattern,
    }
}
