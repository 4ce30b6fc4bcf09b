//! What hangs on a page is seen on that page only: what reaches past its edge is cut off there, as every
//! viewer does, so that it does not lie over our number or show what was cut away.
//!
//! A picture that a mark brings is cut by a form. A mark that brings none is drawn by each viewer as that
//! viewer draws it, so it stays as it is where what is past its page falls off the paper, too. Elsewhere it
//! would be seen beside its page: it is drawn here (`shape`, `lettered`) and cut; a sign of a fixed size is
//! moved onto the page; and the rest keep the part of their rectangle that lies on it.

use hayro_syntax::object::{Dict, Object};

use crate::pdf::import::{Kind, Placement, Region, name, region};

use super::annotation::Look;
use super::chunk::{Slot, Stream};
use super::copy::Copier;
use super::look::drawn;
use super::shape::{Shape, shape};
use super::value;

/// So little past the edge is not seen, in points of the bundle: A4 is not the same to every program.
const UNSEEN: f64 = 0.5;
/// The side of the square in which viewers draw a sign, in points.
const SIGN: f64 = 24.0;

/// What of an annotation is seen, in the space of the source page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cut {
    /// Its rectangle, where that is another than it says.
    pub(super) frame: Option<Region>,
    /// The form that shows it.
    form: Option<u32>,
    /// The page, beyond which no corner of words that are marked or clicked lies.
    pub(super) page: Option<Region>,
}

impl Cut {
    /// The part of a link that can be clicked.
    pub(super) fn clicked(item: &Dict<'_>, placement: &Placement) -> Cut {
        let frame = seen(item, placement);
        Cut {
            frame,
            form: None,
            page: frame.map(|_| placement.drawn),
        }
    }

    fn shown(part: Region, form: u32, placement: &Placement) -> Cut {
        Cut {
            frame: Some(part),
            form: Some(form),
            page: Some(placement.drawn),
        }
    }
}

/// The part of an annotation that lies on the page as it is drawn; none where all of it does, or none.
fn seen(item: &Dict<'_>, placement: &Placement) -> Option<Region> {
    let area = region(item, "Rect")?;
    let seen = part(&area, placement)?;
    (seen != area).then_some(seen)
}

/// What of an area lies on the page as it is drawn; an edge alone is nothing.
fn part(area: &Region, placement: &Placement) -> Option<Region> {
    let part = area.within(&placement.drawn)?;
    (part.width() > 0.0 && part.height() > 0.0).then_some(part)
}

/// Whether nothing of an area would be seen beside its page.
fn is_apart(area: &Region, placement: &Placement) -> bool {
    let on_paper = area.meet(&placement.paper()).0;
    let page = placement.drawn.0;
    let past = [
        page[0] - on_paper[0],
        page[1] - on_paper[1],
        on_paper[2] - page[2],
        on_paper[3] - page[3],
    ];
    past.into_iter()
        .all(|past| past * placement.scale <= UNSEEN)
}

/// Where viewers draw a sign of a fixed size: a note from its upper left corner, one that stays upright from
/// another where the page is turned, so all around it; a caret in the middle.
fn sign(item: &Dict<'_>, placement: &Placement) -> Option<Region> {
    let area @ Region([left, bottom, right, top]) = region(item, "Rect")?;
    match name(item, "Subtype").as_str() {
        "Text" => {
            let back = if placement.rotation == 0 { 0.0 } else { SIGN };
            let around = Region([left - back, top - SIGN, left + SIGN, top + back]);
            let corners = [area.corners(), around.corners()].concat();
            Some(Region::around(&corners))
        }
        "Caret" => {
            let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
            let half = SIGN / 2.0;
            Some(Region([x - half, y - half, x + half, y + half]))
        }
        _ => None,
    }
}

impl<'a> Copier<'a> {
    /// Whether an annotation lies where the page does not show anything.
    pub(super) fn is_outside(&self, item: &Dict<'a>, kind: Kind, placement: &Placement) -> bool {
        let drawn_here = (kind == Kind::Comment && drawn(item).is_none())
            .then(|| shape(item))
            .flatten();
        let area = drawn_here.map(|shape| shape.bounds);
        let area = area.or_else(|| region(item, "Rect"));
        area.is_some_and(|area| part(&area, placement).is_none())
    }

    /// Nobody sees it on the page, and nobody will.
    pub(super) fn outside(&mut self, kind: Kind) {
        let ledger = &mut self.chunk.ledger;
        match kind {
            Kind::Link => {
                ledger.went_in.links += 1;
                ledger.links_outside += 1;
            }
            _ => {
                ledger.went_in.comments += 1;
                ledger.comments_outside += 1;
            }
        }
    }

    /// What of a comment is seen.
    pub(super) fn cut(&mut self, item: &Dict<'a>, placement: &Placement) -> Cut {
        let Some(look) = drawn(item).map(Look::Theirs) else {
            return self.unpictured(item, placement);
        };
        match seen(item, placement) {
            Some(part) => Cut::shown(part, self.form_of(&look, &part), placement),
            None => Cut::default(),
        }
    }

    /// The same of one that brings no picture.
    fn unpictured(&mut self, item: &Dict<'a>, placement: &Placement) -> Cut {
        let framed = Cut {
            frame: seen(item, placement),
            ..Cut::default()
        };
        let (shape, sign) = (shape(item), sign(item, placement));
        let bounds = shape.as_ref().map(|shape| shape.bounds);
        let area = bounds.or(sign).or_else(|| region(item, "Rect"));
        let Some(area) = area.filter(|_| !self.is_unseen(item)) else {
            return framed;
        };
        match (part(&area, placement) == Some(area), &shape) {
            // What it says of its rectangle has nothing to do with where it is.
            (true, Some(_)) => framed,
            (true, None) => Cut::default(),
            _ if is_apart(&area, placement) => Cut::default(),
            _ => self
                .redrawn(item, shape, sign, placement)
                .unwrap_or_else(|| {
                    // Its words are set anew by each viewer, in the part of its rectangle that is left.
                    let is_words = name(item, "Subtype") == "FreeText";
                    self.chunk.ledger.comments_redrawn += u32::from(is_words);
                    framed
                }),
        }
    }

    /// A mark that would be seen beside its page, drawn here or moved.
    fn redrawn(
        &mut self,
        item: &Dict<'a>,
        shape: Option<Shape>,
        sign: Option<Region>,
        placement: &Placement,
    ) -> Option<Cut> {
        let drawn = match shape {
            Some(shape) => Some(self.with_caption(item, shape)),
            None => self.lettered(item),
        };
        let cut = match (&drawn, sign) {
            (Some(shape), _) => {
                let part = part(&shape.bounds, placement)?;
                let form = self.form_of_shape(shape, &part);
                Cut::shown(part, form, placement)
            }
            (None, Some(sign)) => moved(item, &sign, placement)?,
            (None, None) => return None,
        };
        let is_exact = drawn.is_some_and(|shape| !shape.is_lettered);
        self.chunk.ledger.comments_redrawn += u32::from(!is_exact);
        Some(cut)
    }

    /// A form that shows the part of a mark that lies in an area of the source page. Where it lets through
    /// what is below, it does so as one.
    fn form_of_shape(&mut self, shape: &Shape, part: &Region) -> u32 {
        if shape.opacity >= 1.0 && !shape.multiplies {
            return self.plain_form(shape, part, "");
        }
        let inner = self.plain_form(shape, &shape.bounds, "/Group<</S/Transparency>>");
        let local = self.fresh();
        let begin = self.begin();
        self.put("<</Type/XObject/Subtype/Form/BBox");
        self.region(part);
        self.put("/Resources<</ExtGState<</G<</Type/ExtGState");
        self.put(if shape.multiplies {
            "/BM/Multiply/CA "
        } else {
            "/CA "
        });
        self.number(shape.opacity);
        self.put("/ca ");
        self.number(shape.opacity);
        self.put(">>>>/XObject<</M ");
        self.refer_local(inner);
        self.put(">>>>>>");
        let content = Stream::Made(b"/G gs /M Do".to_vec());
        self.finish(begin, Slot::Local(local), Some(content));
        local
    }

    fn plain_form(&mut self, shape: &Shape, area: &Region, entries: &str) -> u32 {
        let local = self.fresh();
        let begin = self.begin();
        self.put("<</Type/XObject/Subtype/Form/BBox");
        self.region(area);
        self.put(entries);
        let font = self.values.as_ref().map(|values| values.local);
        if let Some(font) = font.filter(|_| shape.is_lettered) {
            self.put(&format!("/Resources<</Font<</{} ", value::FONT_NAME));
            self.refer_local(font);
            self.put(">>>>");
        }
        self.put(">>");
        let content = Stream::Made(shape.content.clone());
        self.finish(begin, Slot::Local(local), Some(content));
        local
    }

    /// How it looks when nothing is done to it; not how it would look under the pointer.
    pub(super) fn appearance(&mut self, item: &Dict<'a>, cut: &Cut) {
        if let Some(form) = cut.form {
            self.put("/AP<</N ");
            self.refer_local(form);
            self.put(">>");
            return;
        }
        let looks = item.get::<Dict<'a>>("AP").filter(|_| cut.frame.is_none());
        if let Some(look) = looks.and_then(|looks| looks.get_raw::<Object<'a>>("N")) {
            self.put("/AP<</N ");
            self.item(&look);
            self.put(">>");
        }
    }
}

/// A sign that would lie beside its page, moved onto it; none where it is larger than its page.
fn moved(item: &Dict<'_>, sign: &Region, placement: &Placement) -> Option<Cut> {
    let page = placement.drawn;
    let area = region(item, "Rect")?;
    let by = |low: usize| {
        let (to_low, to_high) = (page.0[low] - sign.0[low], page.0[low + 2] - sign.0[low + 2]);
        (to_low <= to_high).then(|| 0.0_f64.clamp(to_low, to_high))
    };
    let (x, y) = (by(0)?, by(1)?);
    let [left, bottom, right, top] = area.0;
    Some(Cut {
        frame: Some(Region([left + x, bottom + y, right + x, top + y])),
        ..Cut::default()
    })
}
