//! Marks as they will be on the page, what lies beneath them while L is held, and the rectangle that is being drawn.

use egui::accesskit::Role;
use egui::{CursorIcon, Id, Key, PointerButton, Pos2, Rect, Sense, Stroke, StrokeKind, Ui};

use crate::case::RedactionMark;
use crate::gui::reader::MarkAction;
use crate::gui::theme;
use crate::quote::Area;
use crate::redact::area_of;

use super::super::super::Actions;
use super::super::super::pages::{Painted, placed, tint};
use super::ask;

/// How thick the tint is of what is marked, when one looks beneath.
const MARKED: f32 = 0.30;

/// A rectangle with a shorter side, in points of the page, was not meant.
const LEAST: f32 = 3.0;

fn looks_beneath(ui: &Ui) -> bool {
    !ui.ctx().text_edit_focused() && ui.input(|input| input.key_down(Key::L))
}

/// The marks of a page, from 0.
pub(in super::super) fn paint(ui: &Ui, marks: &[RedactionMark], one: &Painted) {
    let palette = theme::palette(ui);
    let number = one.page + 1;
    let of_page = marks.iter().filter(|mark| mark.page as usize == number);
    for (at, mark) in of_page.enumerate() {
        let Some(area) = &mark.area else { continue };
        let area = placed(one.rect, one.scale, &area_of(area)).intersect(one.rect);
        match looks_beneath(ui) {
            true => {
                tint(ui, area, palette.bad_on_paper, MARKED);
                let stroke = Stroke::new(1.5, palette.bad_on_paper);
                ui.painter()
                    .rect_stroke(area, 0, stroke, StrokeKind::Outside);
            }
            false => {
                ui.painter().rect_filled(area, 0, palette.redacted);
            }
        }
        let id = ui.scope_id().with(("redaction", one.page, at));
        let response = ui.interact(area, id, Sense::hover());
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Mark);
            node.set_label(format!("Mark {}, to be taken out, page {number}", at + 1));
        });
    }
}

/// Where a rectangle was begun: on that page, from 0.
#[derive(Clone, Copy)]
struct Begun {
    page: usize,
    at: Pos2,
}

/// Draws a rectangle with the pointer; when the button is let go, it is marked.
pub(in super::super) fn draw(ui: &Ui, painted: &[Painted], actions: &mut Actions) {
    let place = Id::unique("rectangle to redact");
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    for one in painted {
        if one.response.hovered() || one.response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        }
        if one.response.drag_started_by(PointerButton::Primary) {
            let origin = ui.input(|input| input.pointer.press_origin());
            let page = one.page;
            let begun = Begun {
                page,
                at: origin.unwrap_or(at),
            };
            ui.data_mut(|data| data.insert_temp(place, begun));
        }
        let begun: Option<Begun> = ui.data(|data| data.get_temp(place));
        let Some(begun) = begun.filter(|begun| begun.page == one.page) else {
            continue;
        };
        let rect = Rect::from_two_pos(begun.at, at).intersect(one.rect);
        if one.response.dragged_by(PointerButton::Primary) {
            let stroke = Stroke::new(1.5, theme::palette(ui).bad_on_paper);
            ui.painter()
                .rect_stroke(rect, 0, stroke, StrokeKind::Inside);
        } else {
            ui.data_mut(|data| data.remove::<Begun>(place));
            mark(one, rect, actions);
        }
    }
}

fn mark(one: &Painted, rect: Rect, actions: &mut Actions) {
    let (from, to) = (one.point(rect.min), one.point(rect.max));
    let area = Area {
        x0: from.x,
        y0: from.y,
        x1: to.x,
        y1: to.y,
    };
    if area.x1 - area.x0 >= LEAST && area.y1 - area.y0 >= LEAST {
        ask(actions, MarkAction::Area(one.page, area));
    }
}
