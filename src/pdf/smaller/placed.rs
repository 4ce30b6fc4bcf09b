//! How large pictures are seen: their largest place on any page of a document, in forms, patterns, soft masks and
//! letters that are content of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_syntax::object::{ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, CacheKey as _, ClipPath, Context, Device, DrawMode, DrawProps, Image,
    ImageDrawProps, InterpreterCache, InterpreterSettings, Paint, SoftMask, TransformExt as _,
    interpret_page,
};

use super::kind::kind;
use super::{Candidate, Wanted};
use crate::case::Turn;
use crate::pdf::import::{Id, PaperSize, Placement, Source, key};

const POINTS_TO_THE_INCH: f64 = 72.0;

/// Not so much finer that anything is gained.
const NEARLY: f64 = 1.02;

/// Patterns within patterns, and the like.
const DEEPEST: u32 = 6;

/// Width and height in points.
type Extent = (f64, f64);

pub(super) fn candidates(source: &Source, wanted: Wanted) -> Vec<Candidate> {
    let seen = seen(source, wanted.fit);
    let dpi = f64::from(wanted.smaller.sane().dpi);
    let candidate = |(id, extent): (&Id, &Extent)| {
        let object = ObjectIdentifier::new(id.0, id.1);
        let picture = source.pdf.xref().get::<Stream<'_>>(object)?;
        let kind = kind(&picture)?;
        let (width, height) = enough((kind.width, kind.height), *extent, dpi);
        Some(Candidate {
            id: *id,
            width,
            height,
            bytes: picture.raw_data().len() as u64,
        })
    };
    seen.iter().filter_map(candidate).collect()
}

/// The pixels that are enough: both sides by the same factor, that of the side which is less fine.
fn enough((width, height): (u32, u32), extent: Extent, dpi: f64) -> (u32, u32) {
    let finer =
        |pixels: u32, points: f64| f64::from(pixels) / (points / POINTS_TO_THE_INCH * dpi).max(1.0);
    let by = finer(width, extent.0).min(finer(height, extent.1));
    if by <= NEARLY || !by.is_finite() {
        return (width, height);
    }
    let less = |pixels: u32| ((f64::from(pixels) / by).floor() as u32).clamp(1, pixels);
    (less(width), less(height))
}

/// The largest extent of every picture that is an object of its own.
fn seen(source: &Source, fit: bool) -> BTreeMap<Id, Extent> {
    let known = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut seen = BTreeMap::new();
    for page in source.pdf.pages().iter() {
        if source.patience.is_over() {
            break;
        }
        let mut meter = Meter {
            scale: Placement::without_band(page.raw(), fit.then_some(PaperSize::A4), Turn::None)
                .scale,
            seen: &mut seen,
            patterns: BTreeSet::new(),
            depth: 0,
        };
        // What a page that the interpreter falls over would have shown stays as it is.
        let _fallen = catch_unwind(AssertUnwindSafe(|| {
            measure(page, &known, &settings, &mut meter);
        }));
    }
    seen
}

fn measure<'a>(
    page: &'a Page<'a>,
    known: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    meter: &mut Meter<'_>,
) {
    let (width, height) = page.render_dimensions();
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, width.into(), height.into()),
        known,
        page.xref(),
        settings.clone(),
    );
    interpret_page(page, &mut context, meter);
}

/// Measures the pictures of one page.
struct Meter<'s> {
    /// Of the page in the bundle.
    scale: f64,
    seen: &'s mut BTreeMap<Id, Extent>,
    /// Those that were gone through.
    patterns: BTreeSet<u128>,
    depth: u32,
}

impl Meter<'_> {
    fn deeper(&mut self, go: impl FnOnce(&mut Self)) {
        if self.depth < DEEPEST {
            self.depth += 1;
            go(self);
            self.depth -= 1;
        }
    }

    fn paint<'a>(&mut self, paint: &Paint<'a>, is_stroke: bool) {
        let Paint::Pattern(pattern) = paint else {
            return;
        };
        if let Pattern::Tiling(tiling) = &**pattern
            && self.patterns.insert(pattern.cache_key())
        {
            self.deeper(|meter| {
                let _drawn = tiling.interpret(meter, tiling.matrix, is_stroke);
            });
        }
    }

    fn mask(&mut self, mask: Option<SoftMask<'_>>) {
        if let Some(mask) = mask
            && self.patterns.insert(mask.cache_key())
        {
            self.deeper(|meter| mask.interpret(meter));
        }
    }
}

impl<'a> Device<'a> for Meter<'_> {
    fn draw_path(&mut self, _: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.mask(props.soft_mask);
        self.paint(&props.paint, matches!(mode, DrawMode::Stroke(_)));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.mask(props.soft_mask);
        self.paint(&props.paint, matches!(mode, DrawMode::Stroke(_)));
        for glyph in run.glyphs() {
            let place = glyph.transform();
            if let Glyph::Type3(glyph) = &**glyph {
                self.deeper(|meter| {
                    glyph.interpret(meter, props.transform, place, &props.paint);
                });
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.mask(props.soft_mask);
        let Image::Raster(raster) = image else {
            return;
        };
        let id = key(raster.stream().obj_id());
        let (width, height) = extent(&props.transform, (raster.width(), raster.height()));
        let (width, height) = (width * self.scale, height * self.scale);
        let largest = self.seen.entry(id).or_default();
        *largest = (largest.0.max(width), largest.1.max(height));
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.mask(mask);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// How long its sides are, from the transform of its pixels.
fn extent(transform: &Affine, (width, height): (u32, u32)) -> Extent {
    let [a, b, c, d, ..] = transform.as_coeffs();
    (
        a.hypot(b) * f64::from(width),
        c.hypot(d) * f64::from(height),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_fine_as_is_asked_for_at_its_largest_place_and_never_finer_than_it_was() {
        // Eight inches by six.
        let extent = (576.0, 432.0);
        assert_eq!(enough((4000, 3000), extent, 300.0), (2400, 1800));
        assert_eq!(enough((2400, 1800), extent, 300.0), (2400, 1800));
        assert_eq!(enough((2430, 1800), extent, 300.0), (2430, 1800));
        assert_eq!(enough((200, 100), extent, 300.0), (200, 100));
        // Squeezed into a strip: fine by its height only.
        assert_eq!(enough((2400, 1800), (576.0, 4.0), 300.0), (2400, 1800));
        assert_eq!(enough((10, 10), (0.0, 0.0), 300.0), (1, 1));
    }
}
