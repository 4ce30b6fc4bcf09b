//! The colours of Type 3 glyphs: each is content of its own, which takes the colour of the text or says others.

use std::collections::HashMap;

use hayro_interpret::font::{GlyphRun, Type3Glyph};
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{
    BlendMode, CacheKey as _, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    Paint as Painted, SoftMask,
};

use super::device::paint;
use super::glyph::Paint;

/// By the glyph and the colour of the text.
#[derive(Default)]
pub(super) struct OwnColours {
    known: HashMap<(u128, [u32; 4]), Option<Paint>>,
}

impl OwnColours {
    /// How a glyph is painted where the text has this paint; none where it paints nothing.
    pub(super) fn of<'a>(&mut self, glyph: &Type3Glyph<'a>, text: &Painted<'a>) -> Option<Paint> {
        let Paint::Colour([red, green, blue], opacity) = paint(text) else {
            return None;
        };
        let colour = [red.into(), green.into(), blue.into(), opacity.to_bits()];
        let key = (glyph.cache_key(), colour);
        *self.known.entry(key).or_insert_with(|| {
            let mut colours = Colours::default();
            glyph.interpret(&mut colours, Affine::IDENTITY, Affine::IDENTITY, text);
            colours.paint
        })
    }
}

/// Takes down with what something is painted: a pattern where that is several colours.
#[derive(Default)]
struct Colours {
    paint: Option<Paint>,
}

impl Colours {
    fn add(&mut self, paint: Paint) {
        self.paint = match self.paint {
            Some(known) if known != paint => Some(Paint::Pattern),
            _ => Some(paint),
        };
    }
}

impl<'a> Device<'a> for Colours {
    fn draw_path(&mut self, _: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Invisible) {
            self.add(paint(&props.paint));
        }
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Invisible) {
            self.add(paint(&props.paint));
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        match image {
            // Nothing of it is wanted but its paint.
            Image::Stencil(stencil) => {
                stencil.with_stencil(|_, painted| self.add(paint(painted)), Some((1, 1)));
            }
            Image::Raster(_) => self.add(Paint::Pattern),
        }
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        blend: BlendMode,
    ) {
        if opacity < 1.0 || mask.is_some() || blend != BlendMode::Normal {
            self.add(Paint::Pattern);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
