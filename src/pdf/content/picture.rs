//! Whether a picture hides what is below it.

use hayro_interpret::hayro_syntax::object::{Array, Stream};
use hayro_interpret::{Image, ImageData, LumaData};

/// Pictures with a mask are looked at in no more detail than this, in pixels, to see whether they are opaque.
const COARSE: (u32, u32) = (64, 64);

/// Whether parts of it may be transparent.
pub(super) fn has_mask(image: &Image<'_, '_>) -> bool {
    match image {
        Image::Stencil(_) => true,
        Image::Raster(raster) => {
            let dict = raster.stream().dict();
            dict.get::<Stream<'_>>("SMask").is_some()
                || dict.get::<Stream<'_>>("Mask").is_some()
                || dict.get::<Array<'_>>("Mask").is_some()
                || dict.get::<u32>("SMaskInData").is_some_and(|how| how > 0)
        }
    }
}

/// Whether a picture with a mask shows nothing of what is below it all the same.
pub(super) fn is_opaque_throughout(image: &Image<'_, '_>) -> bool {
    let is_full = |mask: &LumaData| mask.data.iter().all(|value| *value >= 250);
    let mut is_opaque = false;
    match image {
        Image::Stencil(stencil) => {
            stencil.with_stencil(|mask, _| is_opaque = is_full(&mask), Some(COARSE));
        }
        Image::Raster(raster) => raster.with_rgba(
            |_: ImageData, mask| is_opaque = mask.is_none_or(|mask| is_full(&mask)),
            Some(COARSE),
        ),
    }
    is_opaque
}
