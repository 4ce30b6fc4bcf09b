//! What the pointer does on pages to select words, and how words that are selected or found are marked.

use egui::{Color32, PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui, Vec2, vec2};

use crate::gui::page_words::{Point, Selecting, Unit};
use crate::gui::theme;
use crate::quote::Area;

/// So near the edge the pages go along with what is drawn over them, and so fast.
const EDGE: f32 = 24.0;
const SPEED: f32 = 14.0;

/// How thick tints are, so that the words below can be read.
const HIT: f32 = 0.30;
const SELECTED: f32 = 0.25;

/// A page that is painted.
pub(in crate::gui::view) struct Painted {
    pub(in crate::gui::view) page: usize,
    pub(in crate::gui::view) rect: Rect,
    /// The window's points for a point of the page.
    pub(in crate::gui::view) scale: f32,
    pub(in crate::gui::view) response: Response,
}

impl Painted {
    pub(in crate::gui::view) fn point(&self, at: Pos2) -> Point {
        let on_page = (at - self.rect.min) / self.scale;
        Point {
            page: self.page,
            x: on_page.x,
            y: on_page.y,
        }
    }
}

/// An area of a page in the window.
pub(in crate::gui::view) fn placed(page: Rect, scale: f32, area: &Area) -> Rect {
    let at = |x: f32, y: f32| page.min + vec2(x, y) * scale;
    Rect::from_min_max(at(area.x0, area.y0), at(area.x1, area.y1))
}

/// What the pointer does on the pages.
pub(in crate::gui::view) fn selecting(ui: &Ui, painted: &[Painted]) -> Option<Selecting> {
    let (pointer, is_pressed, has_shift) = ui.input(|input| {
        let pointer = &input.pointer;
        let has_shift = input.modifiers.shift;
        (pointer.latest_pos(), pointer.primary_pressed(), has_shift)
    });
    let at = pointer?;
    painted.iter().find_map(|one| {
        let response = &one.response;
        if is_pressed && response.is_pointer_button_down_on() {
            ui.memory_mut(|memory| memory.stop_text_input());
            Some(match has_shift {
                true => Selecting::Extend(one.point(at)),
                false => Selecting::Press(one.point(at)),
            })
        } else if response.triple_clicked() {
            Some(Selecting::Take(one.point(at), Unit::Paragraph))
        } else if response.double_clicked() {
            Some(Selecting::Take(one.point(at), Unit::Word))
        } else if response.dragged_by(PointerButton::Primary) {
            drawn(ui, painted, at)
        } else {
            None
        }
    })
}

/// Draws the selection to the page that is nearest; at the edges of the view the pages go along.
fn drawn(ui: &Ui, painted: &[Painted], at: Pos2) -> Option<Selecting> {
    let away = |one: &Painted| one.rect.distance_sq_to_pos(at);
    let nearest = painted
        .iter()
        .min_by(|one, other| away(one).total_cmp(&away(other)));
    let has_moved = ui.input(|input| input.pointer.delta() != Vec2::ZERO);
    let view = ui.clip_rect();
    let step = match at.y {
        y if y < view.top() + EDGE => SPEED,
        y if y > view.bottom() - EDGE => -SPEED,
        _ => 0.0,
    };
    if step != 0.0 {
        ui.scroll_with_delta(vec2(0.0, step));
        ui.ctx().request_repaint();
    }
    let page = nearest.filter(|_| has_moved || step != 0.0)?;
    Some(Selecting::Draw(page.point(at)))
}

pub(in crate::gui::view) fn tint(ui: &Ui, area: Rect, colour: Color32, thickness: f32) {
    ui.painter()
        .rect_filled(area, 2, colour.gamma_multiply(thickness));
}

/// Marks words that are selected.
pub(in crate::gui::view) fn mark_selected(ui: &Ui, area: Rect) {
    let area = area.expand2(vec2(1.0, 0.5));
    tint(ui, area, theme::palette(ui).on_paper, SELECTED);
}

/// Marks words that were found, those that are shown with a line around them.
pub(in crate::gui::view) fn mark_hit(ui: &Ui, area: Rect, is_shown: bool) {
    let colour = theme::palette(ui).hit_on_paper;
    let area = area.expand2(vec2(1.0, 0.5));
    tint(ui, area, colour, HIT);
    if is_shown {
        let stroke = Stroke::new(1.5, colour);
        ui.painter()
            .rect_stroke(area, 2, stroke, StrokeKind::Outside);
    }
}
