//! The pages on their ground: scrolled, zoomed, gone through by keys, selected on.

use egui::{Key, Modifiers, PointerButton, Pos2, Rect, Response, Ui, Vec2, vec2};

use crate::gui::preview::Wanted;
use crate::gui::reader::{Opened, Point, Reader, ReaderAction, Seen, Unit};

use super::super::Actions;
use super::super::pages::Ground;
use super::{marks, page, wish};

/// So near the edge the pages go along with what is drawn over them, and so fast.
const EDGE: f32 = 24.0;
const SPEED: f32 = 14.0;

/// A page that is painted.
struct Painted {
    page: usize,
    rect: Rect,
    /// The window's points for a point of the page.
    scale: f32,
    response: Response,
}

impl Painted {
    fn point(&self, at: Pos2) -> Point {
        let on_page = (at - self.rect.min) / self.scale;
        Point {
            page: self.page,
            x: on_page.x,
            y: on_page.y,
        }
    }
}

pub(super) fn show(
    ui: &mut Ui,
    reader: &Reader,
    opened: &Opened,
    thumbnails: Vec<Wanted>,
    actions: &mut Actions,
) {
    let ground = Ground {
        id: "reader-pages",
        sizes: opened.sizes(),
        zoom: reader.zoom,
        two: false,
        spot: reader.seen.spot,
        is_moved: reader.is_moved,
        frame: reader.seen.frame,
    };
    let scrolled = ground.show(ui, |ui, in_view| {
        let mut painted = Vec::new();
        for one in in_view {
            let (page, scale) = (one.page, one.scale);
            let (rect, response) = page::show(ui, reader, opened, one);
            marks::letters(ui, reader, (page, rect, scale), actions);
            painted.push(Painted {
                page,
                rect,
                scale,
                response,
            });
        }
        point(ui, &painted, actions);
    });
    let seen = Seen {
        spot: scrolled.spot(),
        current: scrolled.current(),
        frame: scrolled.frame,
        wanted: scrolled.wanted(ui, thumbnails),
    };
    let has_dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
    if !has_dialog {
        for spot in scrolled.led_by_keys(ui) {
            wish(actions, ReaderAction::Go(spot));
        }
        keys(ui, reader, actions);
    }
    if let Some((zoom, spot)) = scrolled.zoomed(ui) {
        wish(actions, ReaderAction::Zoom(zoom, spot));
    }
    if scrolled.is_moved || seen != reader.seen {
        // First, so that a wish to go elsewhere comes after it.
        let seen = crate::gui::action::Action::Read(ReaderAction::Seen(seen));
        actions.insert(0, seen);
    }
}

/// What the pointer does on the pages.
fn point(ui: &Ui, painted: &[Painted], actions: &mut Actions) {
    let (pointer, is_pressed, has_shift) = ui.input(|input| {
        let pointer = &input.pointer;
        let has_shift = input.modifiers.shift;
        (pointer.latest_pos(), pointer.primary_pressed(), has_shift)
    });
    let Some(at) = pointer else { return };
    for one in painted {
        let response = &one.response;
        if is_pressed && response.is_pointer_button_down_on() {
            ui.memory_mut(|memory| memory.stop_text_input());
            wish(
                actions,
                match has_shift {
                    true => ReaderAction::Extend(one.point(at)),
                    false => ReaderAction::Press(one.point(at)),
                },
            );
        } else if response.triple_clicked() {
            wish(actions, ReaderAction::Take(one.point(at), Unit::Paragraph));
        } else if response.double_clicked() {
            wish(actions, ReaderAction::Take(one.point(at), Unit::Word));
        } else if response.dragged_by(PointerButton::Primary) {
            draw(ui, painted, at, actions);
        }
    }
}

/// Draws the selection to the page that is nearest; at the edges of the view the pages go along.
fn draw(ui: &Ui, painted: &[Painted], at: Pos2, actions: &mut Actions) {
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
    if let Some(page) = nearest.filter(|_| has_moved || step != 0.0) {
        wish(actions, ReaderAction::Draw(page.point(at)));
    }
}

/// What the keyboard does with the selection; nothing while something is being typed.
fn keys(ui: &Ui, reader: &Reader, actions: &mut Actions) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if reader.selection.is_some() && is_pressed(Key::Escape) {
        wish(actions, ReaderAction::Unselect);
    } else if !reader.search.text.is_empty() && is_pressed(Key::Escape) {
        wish(actions, ReaderAction::Search(String::new()));
    }
    clipboard(ui, reader, actions);
}

/// Words are copied with their citation; what is pasted is checked.
fn clipboard(ui: &Ui, reader: &Reader, actions: &mut Actions) {
    for event in ui.input(|input| input.events.clone()) {
        match event {
            egui::Event::Copy => {
                if let Some(quotation) = reader.quotation() {
                    ui.ctx().copy_text(quotation);
                }
            }
            egui::Event::Paste(text) => wish(actions, ReaderAction::Write(text)),
            _ => {}
        }
    }
}
