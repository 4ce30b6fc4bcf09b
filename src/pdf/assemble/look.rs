//! How an annotation looks when it becomes a part of the page, and whether it can be seen at all.

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream as PdfStream};

use crate::pdf::import::{Id, Matrix, Placement, Region, number, numbers, region};

use super::annotation::{Drawn, Hung, Look};
use super::chunk::{Slot, Stream};
use super::copy::Copier;
use super::syntax::write_number;
use super::value;

/// Bits of /F (ISO 32000-1, table 165).
const HIDDEN: i64 = 1 << 1;
const NO_ROTATE: i64 = 1 << 4;
const NO_VIEW: i64 = 1 << 5;

impl<'a> Copier<'a> {
    /// Whether an annotation is not to be seen: by itself, or because its layer is off.
    pub(super) fn is_unseen(&mut self, item: &Dict<'a>) -> bool {
        flags(item) & (HIDDEN | NO_VIEW) != 0 || self.is_off(item)
    }

    /// How an annotation looks; none where it cannot be seen.
    pub(super) fn drawn(&mut self, item: &Dict<'a>) -> Option<Drawn> {
        if self.is_unseen(item) {
            return None;
        }
        drawn(item)
    }

    /// Draws a look into the page; over comments that lie below it on the source page, as an
    /// annotation that does nothing, for else it would lie below them.
    pub(super) fn draw(
        &mut self,
        item: &Dict<'a>,
        look: Option<Look>,
        placement: &Placement,
        hung: &mut Hung,
    ) {
        let (Some(look), Some(area)) = (look, region(item, "Rect")) else {
            return;
        };
        let (look, area) = match upright(item, &area, placement) {
            Some(turn) => (
                look.turned(&turn),
                Region::around(&area.corners().map(|corner| turn.apply(corner))),
            ),
            None => (look, area),
        };
        let area = area.within(&placement.drawn);
        let above = area.filter(|area| {
            let mut comments = hung.comments.iter();
            comments.any(|comment| comment.within(area).is_some())
        });
        match above {
            Some(area) => {
                let local = self.above(&look, &area, placement);
                hung.kept.push(local);
            }
            None => hung.drawn.push(look),
        }
    }

    fn above(&mut self, look: &Look, area: &Region, placement: &Placement) -> u32 {
        let form = self.form_of(look, area);
        let local = self.fresh();
        let begin = self.begin();
        self.put("<</Type/Annot/Subtype/Watermark/F 196/Rect");
        self.region(&placed(area, placement));
        self.put("/AP<</N ");
        self.refer_local(form);
        self.put(">>>>");
        self.finish(begin, Slot::Local(local), None);
        local
    }

    /// A form that shows the part of a look that lies in an area of the source page.
    pub(super) fn form_of(&mut self, look: &Look, area: &Region) -> u32 {
        let local = self.fresh();
        let begin = self.begin();
        self.put("<</Type/XObject/Subtype/Form/BBox");
        self.region(area);
        let content = match look {
            Look::Theirs(drawn) => {
                // Some viewers draw a highlight anew whose picture has no state, past the page, too.
                self.put("/Resources<</ExtGState<</S<</Type/ExtGState>>>>/XObject<</X ");
                self.refer(drawn.appearance);
                self.put(">>>>");
                let mut content = b"q ".to_vec();
                super::syntax::operator(&mut content, &drawn.matrix.0, "cm");
                content.extend_from_slice(b"/X Do Q");
                content
            }
            Look::Words(words) => {
                if let Some(font) = self.values.as_ref().map(|values| values.local) {
                    self.put(&format!("/Resources<</Font<</{} ", value::FONT_NAME));
                    self.refer_local(font);
                    self.put(">>>>");
                }
                words.clone()
            }
        };
        self.put(">>");
        self.finish(begin, Slot::Local(local), Some(Stream::Made(content)));
        local
    }

    pub(super) fn region(&mut self, region: &Region) {
        self.put("[");
        for number in region.0 {
            let out = self.out();
            write_number(out, number);
            out.push(b' ');
        }
        self.put("]");
    }
}

impl Look {
    fn turned(self, turn: &Matrix) -> Look {
        match self {
            Look::Theirs(drawn) => Look::Theirs(Drawn {
                matrix: turn.after(&drawn.matrix),
                ..drawn
            }),
            Look::Words(words) => {
                let mut turned = b"q ".to_vec();
                super::syntax::operator(&mut turned, &turn.0, "cm");
                turned.extend_from_slice(&words);
                turned.extend_from_slice(b"Q\n");
                Look::Words(turned)
            }
        }
    }
}

fn flags(item: &Dict<'_>) -> i64 {
    number(item, "F").unwrap_or_default() as i64
}

/// How an annotation is turned on its page that is not to be turned with it: about its upper left
/// corner, until it is upright as shown (ISO 32000-1, table 165).
fn upright(item: &Dict<'_>, area: &Region, placement: &Placement) -> Option<Matrix> {
    let [cos, sin] = match placement.rotation {
        90 => [0.0, 1.0],
        180 => [-1.0, 0.0],
        270 => [0.0, -1.0],
        _ => return None,
    };
    let [x, _, _, y] = area.0;
    let turn = [
        cos,
        sin,
        -sin,
        cos,
        x - cos * x + sin * y,
        y - sin * x - cos * y,
    ];
    (flags(item) & NO_ROTATE != 0).then_some(Matrix(turn))
}

/// Where an area of the source page comes to lie.
pub(super) fn placed(area: &Region, placement: &Placement) -> Region {
    let matrix = placement.matrix();
    Region::around(&area.corners().map(|corner| matrix.apply(corner)))
}

/// How an annotation looks, as something that can be drawn (ISO 32000-1, 12.5.5, algorithm 8.1).
pub(super) fn drawn(item: &Dict<'_>) -> Option<Drawn> {
    let looks = item.get::<Dict<'_>>("AP")?;
    let reference = looks.get_raw::<Object<'_>>("N")?;
    let (appearance, stream) = match looks.get::<PdfStream<'_>>("N") {
        Some(stream) => (reference, stream),
        None => {
            let states = looks.get::<Dict<'_>>("N")?;
            let state = item.get::<Name<'_>>("AS")?;
            let stream = states.get::<PdfStream<'_>>(&*state)?;
            (states.get_raw::<Object<'_>>(&*state)?, stream)
        }
    };
    let MaybeRef::Ref(target) = appearance else {
        return None;
    };
    of_look(item, (target.obj_number, target.gen_number), &stream)
}

/// The same of one appearance, by its object.
pub(super) fn of_look(item: &Dict<'_>, appearance: Id, stream: &PdfStream<'_>) -> Option<Drawn> {
    let area = region(item, "Rect")?;
    let bounds = region(stream.dict(), "BBox")?;
    let own = stream
        .dict()
        .get::<Array<'_>>("Matrix")
        .map(|m| numbers(&m));
    let own = own.and_then(|m| <[f64; 6]>::try_from(m).ok());
    let own = Matrix(own.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
    let shown = Region::around(&bounds.corners().map(|corner| own.apply(corner)));
    let (x, y) = (area.width() / shown.width(), area.height() / shown.height());
    let matrix = [
        x,
        0.0,
        0.0,
        y,
        area.0[0] - x * shown.0[0],
        area.0[1] - y * shown.0[1],
    ];
    let sane = matrix.iter().all(|number| number.is_finite());
    sane.then_some(Drawn {
        appearance,
        matrix: Matrix(matrix),
    })
}
