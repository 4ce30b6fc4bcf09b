//! What hangs on a page is seen on that page only: what reaches past its edge is cut off there, as every
//! viewer does, so that it does not lie over our number or show what was cut away.

use hayro_syntax::object::{Dict, Object};

use crate::pdf::import::{Kind, Placement, Region, region};

use super::annotation::Look;
use super::copy::Copier;

/// What of an annotation is seen, in the space of the source page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cut {
    Whole,
    /// The part within an area, by a form that shows it.
    Shown(Region, u32),
    /// The same of one that brings no look of itself: what viewers make of its points ends at the edge
    /// of the page. Its frame may lie elsewhere than its points.
    Points {
        frame: Region,
        page: Region,
    },
}

impl Cut {
    /// The part of a link that can be clicked.
    pub(super) fn clicked(item: &Dict<'_>, placement: &Placement) -> Cut {
        match seen(item, placement) {
            Some(frame) => Cut::points(frame, placement),
            None => Cut::Whole,
        }
    }

    fn points(frame: Region, placement: &Placement) -> Cut {
        let page = placement.drawn;
        Cut::Points { frame, page }
    }

    /// Within which points stay.
    pub(super) fn bounds(&self, key: &[u8]) -> Option<Region> {
        match self {
            Cut::Shown(frame, _) | Cut::Points { frame, .. } if key == b"Rect" => Some(*frame),
            Cut::Points { page, .. } => Some(*page),
            Cut::Shown(..) | Cut::Whole => None,
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

impl<'a> Copier<'a> {
    /// Whether an annotation lies where the page does not show anything.
    pub(super) fn is_outside(&self, item: &Dict<'a>, placement: &Placement) -> bool {
        let area = region(item, "Rect").filter(|_| !self.own);
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
        let Some(part) = seen(item, placement).filter(|_| !self.own) else {
            return Cut::Whole;
        };
        match super::look::drawn(item).map(Look::Theirs) {
            Some(look) => Cut::Shown(part, self.form_of(&look, &part)),
            None => Cut::points(part, placement),
        }
    }

    /// How it looks when nothing is done to it; not how it would look under the pointer.
    pub(super) fn appearance(&mut self, item: &Dict<'a>, cut: &Cut) {
        match cut {
            Cut::Shown(_, form) => {
                self.put("/AP<</N ");
                self.refer_local(*form);
                self.put(">>");
                return;
            }
            Cut::Points { .. } => return,
            Cut::Whole => {}
        }
        let looks = item.get::<Dict<'a>>("AP");
        if let Some(look) = looks.and_then(|looks| looks.get_raw::<Object<'a>>("N")) {
            self.put("/AP<</N ");
            self.item(&look);
            self.put(">>");
        }
    }
}
