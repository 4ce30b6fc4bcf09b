//! What of a finished file lies under the boxes of a redaction: letters, whether anybody sees them or not, shapes,
//! pixels that are not the fill, and what hangs on the page.
//!
//! It interprets the pages once more, as other people's programs do, and knows nothing of how they were made. So it
//! runs where content is interpreted: in a worker. A box under which nothing is painted is a fault, too: it may lie
//! where the page is not.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::kurbo::Rect as Bounds;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt as _, interpret_page,
};
use hayro_syntax::page::Page;
use serde::{Deserialize, Serialize};

use crate::pdf::content::{Glyph, PageContent, Reader, Rect};
use crate::pdf::import::{
    Limits, Region, Source, annotations, from_top_left, layers_shown, region,
};

use super::look::Look;

/// The boxes of a page of a file, from 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageBoxes {
    pub page: usize,
    pub boxes: Vec<SheetBox>,
    /// What was laid over the page: bars over quoted words, and the numbers beside them.
    pub bars: Vec<Rect>,
    pub labels: Vec<String>,
}

/// A box on the page as shown, in points from its top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetBox {
    /// All of it: no pixel under it may be anything but the fill, not even where the page does not show it.
    pub whole: Rect,
    /// Where nothing else may be; none where this sheet shows nothing of it.
    pub clear: Option<Rect>,
    /// What must be filled.
    pub filled: Option<Rect>,
}

/// What was found under a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Under {
    Words,
    Shapes,
    Pixels,
    /// A comment, a link or a field.
    Objects,
    /// It is not painted out.
    Nothing,
    /// The page cannot be looked into.
    Unreadable,
}

impl Under {
    /// Behind “page 3: ”.
    pub fn words(self) -> &'static str {
        match self {
            Under::Words => "words stand under a box",
            Under::Shapes => "something is drawn under a box",
            Under::Pixels => "a picture shows something under a box",
            Under::Objects => "a comment, link or field lies under a box",
            Under::Nothing => "a box is not painted",
            Under::Unreadable => "what is under the boxes cannot be looked into",
        }
    }
}

/// Letters are looked for in a little less than the box: places are rounded on the way to the finished page.
const ROUNDED: f32 = 0.3;

/// How much of a letter is not looked at, in parts of its height: above and below, for areas of neighbouring lines
/// overlap, and on both sides, for letters of a line touch.
const ACROSS: f32 = 0.25;
const ALONG: f32 = 0.12;

/// What lies under boxes of these pages, each with its page from 0; an error where the file cannot be opened.
pub fn under_boxes(
    bytes: Vec<u8>,
    pages: &[PageBoxes],
) -> Result<BTreeSet<(usize, Under)>, String> {
    let source = Source::open(bytes, None, &Limits::default());
    let source = source.map_err(|refusal| refusal.to_string())?;
    // What layers hide is there all the same.
    let all = layers_shown(&source, None);
    let source = all.as_ref().unwrap_or(&source);
    let reader = Reader::new(source);
    let known = InterpreterCache::new();
    let mut found = BTreeSet::new();
    for boxes in pages {
        let under = source.pdf.pages().get(boxes.page).and_then(|page| {
            let content = reader.read(boxes.page).filter(|content| !content.is_cut)?;
            let mut under = looked(page, boxes, &known)?;
            under.extend(letters(&content, boxes).then_some(Under::Words));
            under.extend(hangs(page, source, boxes).then_some(Under::Objects));
            Some(under)
        });
        let under = under.unwrap_or_else(|| BTreeSet::from([Under::Unreadable]));
        found.extend(under.into_iter().map(|under| (boxes.page, under)));
    }
    Ok(found)
}

/// Shapes and pixels; none where the interpreter fell over the page.
fn looked<'s>(
    page: &Page<'s>,
    boxes: &PageBoxes,
    known: &InterpreterCache<'s>,
) -> Option<BTreeSet<Under>> {
    let (width, height) = page.render_dimensions();
    let bounds = Bounds::new(0.0, 0.0, width.into(), height.into());
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        bounds,
        known,
        page.xref(),
        InterpreterSettings::default(),
    );
    let mut look = Look::new(boxes);
    let read = catch_unwind(AssertUnwindSafe(|| {
        interpret_page(page, &mut context, &mut look);
    }));
    read.ok().map(|()| look.found())
}

/// Whether letters stand under a box that are not those of a label.
fn letters(content: &PageContent, boxes: &PageBoxes) -> bool {
    let glyphs = &content.glyphs;
    let is_label = of_labels(glyphs, &boxes.labels);
    let mut seen = glyphs.iter().zip(is_label);
    seen.any(|(glyph, is_label)| {
        let mut clear = boxes.boxes.iter().filter_map(|one| one.clear);
        !is_label && !glyph.letters.is_space() && clear.any(|clear| is_under(glyph, clear))
    })
}

/// Of each glyph whether it is one of a label, which is written in one go.
fn of_labels(glyphs: &[Glyph], labels: &[String]) -> Vec<bool> {
    let mut are = vec![false; glyphs.len()];
    for label in labels {
        let count = label.chars().count();
        for (start, letters) in glyphs.windows(count.max(1)).enumerate() {
            let said = letters.iter().flat_map(|glyph| glyph.letters.chars());
            if said.eq(label.chars()) {
                let own = are.get_mut(start..start + count);
                own.unwrap_or_default().fill(true);
            }
        }
    }
    are
}

fn is_under(glyph: &Glyph, clear: Rect) -> bool {
    let (area, direction) = (glyph.area(), glyph.direction());
    let is_level = direction.x.abs() >= direction.y.abs();
    let (along, across) = match is_level {
        true => (area.height() * ALONG, area.height() * ACROSS),
        false => (area.width() * ALONG, area.width() * ACROSS),
    };
    let (x, y) = match is_level {
        true => (along, across),
        false => (across, along),
    };
    let core = Rect {
        x0: area.x0 + x,
        y0: area.y0 + y,
        x1: area.x1 - x,
        y1: area.y1 - y,
    };
    core.meets(clear.wider(-ROUNDED))
}

/// Whether something hangs on the page over a box that is not ours.
fn hangs(page: &Page<'_>, source: &Source, boxes: &PageBoxes) -> bool {
    let dict = page.raw();
    let Some(to_shown) = from_top_left(dict).and_then(|from| from.inverse()) else {
        return true;
    };
    let ours = |said: &str| said == "Back to index" || boxes.labels.iter().any(|one| one == said);
    annotations(dict, source).iter().any(|(_, item)| {
        let Some(there) = region(item, "Rect") else {
            return false;
        };
        let Region([x0, y0, x1, y1]) =
            Region::around(&there.corners().map(|corner| to_shown.apply(corner)));
        let area = Rect {
            x0: x0 as f32,
            y0: y0 as f32,
            x1: x1 as f32,
            y1: y1 as f32,
        };
        let mut clear = boxes.boxes.iter().filter_map(|one| one.clear);
        let is_over = clear.any(|clear| clear.wider(-ROUNDED).meets(area));
        is_over && !said(item).is_some_and(|said| ours(&said))
    })
}

fn said(item: &hayro_syntax::object::Dict<'_>) -> Option<String> {
    let said = item.get::<hayro_syntax::object::String<'_>>("Contents")?;
    Some(crate::pdf::import::text(said.as_bytes()))
}
