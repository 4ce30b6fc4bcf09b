//! What hangs on a page, copied with its place, drawn into the page, or left behind and counted.

use hayro_syntax::object::{Array, Dict};

use crate::pdf::import::{Goal, Kind, Matrix, Placement, Region, kind, numbers, reach};

use super::chunk::Slot;
use super::clip::Cut;
use super::copy::Copier;
use super::file::write_destination;
use super::keys;
use super::look::placed;
use super::marked_words::Quad;
use super::page::Sheet;
use super::placed_page::PageContent;
use super::scaled;
use super::syntax::write_number;

/// The number and generation of an object of the source.
type Id = (u32, i32);

/// What became of the annotations of a page.
#[derive(Debug, Default)]
pub(super) struct Hung {
    /// Written as annotations, by their number in the chunk.
    pub(super) kept: Vec<u32>,
    /// Drawn into the page, in the order of the source.
    pub(super) drawn: Vec<Look>,
    /// Where comments were kept: what is drawn into the page lies below them.
    pub(super) comments: Vec<Region>,
}

/// What is drawn for an annotation that becomes a part of the page.
#[derive(Clone, Debug)]
pub(super) enum Look {
    Theirs(Drawn),
    /// Operators of ours, in the page's own space.
    Words(Vec<u8>),
}

/// A look that is drawn into the page, in the page's own space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    pub(super) appearance: (u32, i32),
    pub(super) matrix: Matrix,
}

/// Keys that hold points of the page: pairs of x and y.
const POINTS: [&[u8]; 7] = [
    b"Rect",
    b"QuadPoints",
    b"Vertices",
    b"L",
    b"CL",
    b"InkList",
    b"Path",
];

impl<'a> Copier<'a> {
    pub(super) fn annotations(&mut self, sheet: &Sheet<'_, 'a>) -> Hung {
        let mut hung = Hung::default();
        for (id, item) in &sheet.annotations {
            if self.source.patience.is_over() {
                break;
            }
            if !self.is_of_slice(item, sheet) {
                continue;
            }
            match kind(item) {
                kind @ (Kind::Link | Kind::Comment)
                    if self.is_outside(item, kind, &sheet.placement) =>
                {
                    self.outside(kind);
                }
                Kind::Link => hung.kept.extend(self.link(*id, item, &sheet.placement)),
                Kind::Field => self.field(item, sheet, &mut hung),
                Kind::Comment => self.comment(*id, item, sheet, &mut hung),
                Kind::Popup => hung.kept.extend(self.popup(*id, item, sheet)),
                // What media show stays; what they do is left behind.
                Kind::Decoration | Kind::Active => {
                    let look = self.drawn(item).map(Look::Theirs);
                    self.draw(item, look, &sheet.placement, &mut hung);
                }
            }
        }
        hung
    }

    /// Whether an annotation belongs to what is shown of its page: to the slices that show some of it, and to the first
    /// where none does. The window of a remark is where the remark is.
    fn is_of_slice(&self, item: &Dict<'a>, sheet: &Sheet<'_, 'a>) -> bool {
        let Some(slice) = sheet.placed.window.slice else {
            return true;
        };
        let parent = match kind(item) {
            Kind::Popup => item.get::<Dict<'a>>("Parent"),
            _ => None,
        };
        match reach(parent.as_ref().unwrap_or(item)) {
            Some(area) if self.wanted.shows(sheet.placed.page, &area) => {
                area.within(&sheet.placement.drawn).is_some()
            }
            _ => slice.is_first(),
        }
    }

    /// Only where it leads is taken over, and only where that is a page of the bundle or the web.
    fn link(&mut self, id: Option<Id>, item: &Dict<'a>, placement: &Placement) -> Option<u32> {
        self.chunk.ledger.went_in.links += 1;
        let goal = match self.names.of(item, self.source) {
            Goal::Page { page, left, top } => match self.wanted.led(page, (left, top)) {
                Some(led) => Ok(led),
                None => {
                    self.chunk.ledger.links_inert += 1;
                    return None;
                }
            },
            Goal::Web(address) => Err(address),
            Goal::Acts(..) | Goal::Unwritten(..) => {
                self.chunk.ledger.links_removed += 1;
                return None;
            }
            Goal::Lost(_) | Goal::Nowhere => {
                self.chunk.ledger.links_lost += 1;
                return None;
            }
        };
        let cut = Cut::clicked(item, placement);
        let local = self.local_of(id);
        let begin = self.begin();
        self.put("<<");
        self.placed_entries(
            item,
            placement,
            &cut,
            &[b"A", b"Dest", b"PA", b"P", b"Parent", b"H"],
        );
        match goal {
            Ok((position, top)) => write_destination(self.out(), position, top),
            Err(address) => {
                self.put("/A<</S/URI/URI");
                self.string(&address);
                self.put(">>");
            }
        }
        self.put(">>");
        self.finish(begin, Slot::Local(local), None);
        self.chunk.ledger.came_out.links += 1;
        Some(local)
    }

    fn comment(&mut self, id: Option<Id>, item: &Dict<'a>, sheet: &Sheet<'_, 'a>, hung: &mut Hung) {
        self.chunk.ledger.went_in.comments += 1;
        match sheet.placed.content {
            PageContent::Original => {
                let cut = self.cut(item, &sheet.placement);
                let local = self.local_of(id);
                let begin = self.begin();
                self.put("<<");
                self.placed_entries(item, &sheet.placement, &cut, &[b"A", b"PA", b"P"]);
                self.put(">>");
                self.finish(begin, Slot::Local(local), None);
                hung.kept.push(local);
                hung.comments.extend(reach(item));
                self.chunk.ledger.came_out.comments += 1;
            }
            PageContent::Flattened => match self.drawn(item).map(Look::Theirs) {
                Some(look) => {
                    self.draw(item, Some(look), &sheet.placement, hung);
                    self.chunk.ledger.comments_drawn += 1;
                }
                None => self.chunk.ledger.comments_dropped += 1,
            },
            PageContent::WithoutMarks => self.chunk.ledger.comments_dropped += 1,
        }
    }

    /// Other annotations may refer to this one (its window, a reply): it keeps the number by which
    /// they know it.
    fn local_of(&mut self, id: Option<Id>) -> u32 {
        match id {
            // The same one on another page, or twice on this.
            Some(id) if !self.hung.insert(id) => self.fresh(),
            Some(id) => self.claim(id),
            None => self.fresh(),
        }
    }

    fn popup(&mut self, id: Option<Id>, item: &Dict<'a>, sheet: &Sheet<'_, 'a>) -> Option<u32> {
        if !sheet.placed.keeps_marks() {
            return None;
        }
        let local = self.local_of(id);
        let begin = self.begin();
        self.put("<<");
        self.placed_entries(
            item,
            &sheet.placement,
            &Cut::default(),
            &[b"A", b"PA", b"P"],
        );
        self.put(">>");
        self.finish(begin, Slot::Local(local), None);
        Some(local)
    }

    /// The entries of an annotation, what is a place in it moved with the page.
    fn placed_entries(&mut self, item: &Dict<'a>, placement: &Placement, cut: &Cut, but: &[&[u8]]) {
        let is_scaled = scaled::is_scaled(placement.scale);
        let lengths: &[&[u8]] = if is_scaled { &scaled::LENGTHS } else { &[] };
        let without: Vec<&[u8]> = [but, &POINTS, lengths].concat();
        self.entries_of(item, &without, keys::Copied::OF_ANNOTATION);
        self.appearance(item, cut);
        self.relations(item);
        if is_scaled {
            self.scaled_entries(item, placement.scale);
        }
        for key in POINTS {
            let frame = cut.frame.filter(|_| key == b"Rect");
            let corners = cut.page.filter(|_| key == b"QuadPoints");
            match (frame, corners, item.get::<Array<'a>>(key)) {
                (Some(frame), ..) => {
                    self.name(key);
                    self.region(&placed(&frame, placement));
                }
                (None, Some(page), Some(_)) => self.corners(item, &page, &placement.matrix()),
                (None, None, Some(points)) => {
                    self.name(key);
                    self.points(&points, &placement.matrix());
                }
                (None, _, None) => {}
            }
        }
    }

    /// The corners of words that are marked or clicked, moved with the page, as far as they lie on it. One
    /// without an area is left out: there are viewers that never end drawing along it.
    fn corners(&mut self, item: &Dict<'a>, page: &Region, matrix: &Matrix) {
        let all = Quad::of(item).into_iter();
        let seen: Vec<_> = all.filter_map(|quad| quad.within(page)).flatten().collect();
        if seen.is_empty() {
            return;
        }
        self.put("/QuadPoints[");
        for corner in seen {
            self.point(matrix.apply(corner));
        }
        self.put("]");
    }

    /// Points of the page, moved with it.
    fn points(&mut self, points: &Array<'a>, matrix: &Matrix) {
        self.put("[");
        let plain = numbers(points);
        if plain.is_empty() {
            for inner in points.iter::<Array<'a>>() {
                self.points(&inner, matrix);
            }
        } else {
            for pair in plain.chunks_exact(2) {
                self.point(matrix.apply((pair[0], pair[1])));
            }
        }
        self.put("]");
    }

    fn point(&mut self, (x, y): (f64, f64)) {
        self.number(x);
        self.put(" ");
        self.number(y);
        self.put(" ");
    }

    /// A link of our own, over an area in page space.
    pub(super) fn link_to(
        &mut self,
        area: Region,
        position: usize,
        top: Option<f64>,
        says: &str,
    ) -> u32 {
        let local = self.fresh();
        let begin = self.begin();
        self.put("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
        for number in area.0 {
            let out = self.out();
            write_number(out, number);
            out.push(b' ');
        }
        self.put("]/Contents");
        let words = crate::pdf::text_string(says);
        self.string(&words);
        write_destination(self.out(), position, top);
        self.put(">>");
        self.finish(begin, Slot::Local(local), None);
        local
    }
}
