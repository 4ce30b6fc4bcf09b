//! What of a picture hides what is below it.

use std::ops::Range;

use hayro_interpret::hayro_syntax::object::{Array, Stream};
use hayro_interpret::kurbo::Rect as R;
use hayro_interpret::{Image, ImageData, LumaData};

/// Pictures with a mask are looked at in no more detail than this, in pixels, to see whether they are opaque.
const COARSE: (u32, u32) = (64, 64);

/// Fields into which a mask is parted, across and down.
const FIELDS: usize = 64;

/// As opaque as can be, but for what a lossy mask loses.
const FULL: u8 = 250;

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

/// The rectangle of a picture with a mask, in its own pixels, through which nothing of what is below shows: all
/// of it, or the middle of one that is clear at its edges.
pub(super) fn opaque_part(image: &Image<'_, '_>) -> Option<R> {
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let mut part = None;
    match image {
        Image::Stencil(stencil) => {
            stencil.with_stencil(|mask, _| part = middle(&mask), Some(COARSE));
        }
        Image::Raster(raster) => raster.with_rgba(
            |_: ImageData, mask| {
                part = match mask {
                    Some(mask) => middle(&mask),
                    None => Some(R::new(0.0, 0.0, 1.0, 1.0)),
                };
            },
            Some(COARSE),
        ),
    }
    part.map(|part: R| {
        R::new(
            part.x0 * width,
            part.y0 * height,
            part.x1 * width,
            part.y1 * height,
        )
    })
}

/// The part of a mask that is opaque, from 0 to 1 across and down: what is left when edges that are clear
/// somewhere are taken away, at each step the one that is so most of all.
fn middle(mask: &LumaData) -> Option<R> {
    let fields = Fields::of(mask);
    let (mut columns, mut rows) = (0..fields.columns, 0..fields.rows);
    while !columns.is_empty() && !rows.is_empty() {
        let (left, right) = (columns.start, columns.end - 1);
        let (top, bottom) = (rows.start, rows.end - 1);
        let clear = [
            fields.clear(left..left + 1, rows.clone()),
            fields.clear(right..right + 1, rows.clone()),
            fields.clear(columns.clone(), top..top + 1),
            fields.clear(columns.clone(), bottom..bottom + 1),
        ];
        if fields.clear(columns.clone(), rows.clone()) == 0.0 {
            let (width, height) = (fields.columns as f64, fields.rows as f64);
            return Some(R::new(
                left as f64 / width,
                top as f64 / height,
                (right + 1) as f64 / width,
                (bottom + 1) as f64 / height,
            ));
        }
        let most = clear.iter().copied().fold(0.0, f64::max);
        match clear.map(|clear| clear >= most) {
            [true, ..] => columns.start += 1,
            [_, true, ..] => columns.end -= 1,
            [_, _, true, _] => rows.start += 1,
            _ => rows.end -= 1,
        }
    }
    None
}

/// Which fields of a mask are opaque throughout, in rows.
struct Fields {
    columns: usize,
    rows: usize,
    is_full: Vec<bool>,
}

impl Fields {
    fn of(mask: &LumaData) -> Self {
        let (width, height) = (mask.width as usize, mask.height as usize);
        let (columns, rows) = (width.min(FIELDS), height.min(FIELDS));
        let mut is_full = vec![true; columns * rows];
        for (row, pixels) in mask
            .data
            .chunks_exact(width.max(1))
            .take(height)
            .enumerate()
        {
            for (column, value) in pixels.iter().enumerate() {
                let field = row * rows / height * columns + column * columns / width;
                if *value < FULL
                    && let Some(is_full) = is_full.get_mut(field)
                {
                    *is_full = false;
                }
            }
        }
        Fields {
            columns,
            rows,
            is_full,
        }
    }

    /// How much of these fields is clear somewhere, from 0 to 1.
    fn clear(&self, columns: Range<usize>, rows: Range<usize>) -> f64 {
        let all = columns.len() * rows.len();
        let fields = rows.flat_map(|row| {
            columns
                .clone()
                .map(move |column| row * self.columns + column)
        });
        let clear = fields.filter(|field| self.is_full.get(*field) == Some(&false));
        clear.count() as f64 / all.max(1) as f64
    }
}
