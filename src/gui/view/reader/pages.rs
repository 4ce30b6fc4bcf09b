//! The pages on their ground: scrolled, zoomed, gone through by keys, selected on.

use egui::{Key, Modifiers, PointerButton, Pos2, Rect, Response, ScrollArea, Ui, Vec2, pos2, vec2};

use crate::gui::preview::{Frame, Shape, Spot, Wanted, Zoom};
use crate::gui::reader::{Opened, Point, Reader, ReaderAction, Seen, Unit};

use super::super::Actions;
use super::{marks, page, wish};

/// Bytes of pictures that may be wanted at a time.
const MOST_WANTED: f32 = 160e6;
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
    dress(ui);
    let bar = ui.spacing().scroll.allocated_width();
    let room = ui.available_size() - vec2(bar, 0.0);
    let frame = Frame {
        zoom: reader.zoom,
        two: false,
        width: room.x,
        height: room.y,
    };
    let shape = Shape::new(opened.sizes(), &frame);
    let is_moved = reader.is_moved || frame != reader.seen.frame;
    let mut area = ScrollArea::both()
        .id_salt("reader-pages")
        .auto_shrink(false);
    if is_moved {
        let spot = reader.seen.spot;
        let y = if spot == Spot::default() {
            0.0
        } else {
            shape.y(spot)
        };
        area = area.vertical_scroll_offset(y);
    }
    if frame != reader.seen.frame {
        area = area.horizontal_scroll_offset(((shape.width - room.x) / 2.0).max(0.0));
    }
    let output = area.show_viewport(ui, |ui, view| {
        ui.set_min_size(vec2(shape.width, shape.height));
        let origin = ui.min_rect().min.to_vec2();
        let mut painted = Vec::new();
        for number in shape.between(view.top(), view.bottom()) {
            let Some(placed) = shape.pages.get(number) else {
                continue;
            };
            let at = pos2(placed.left, placed.top) + origin;
            let rect = Rect::from_min_size(at, vec2(placed.width, placed.height));
            let (page, scale) = (number, placed.scale);
            let (rect, response) = page::show(ui, reader, opened, (page, rect, scale));
            marks::letters(ui, reader, (page, rect, scale), actions);
            painted.push(Painted {
                page,
                rect,
                scale,
                response,
            });
        }
        point(ui, &painted, actions);
        painted.iter().map(|one| one.page).collect::<Vec<usize>>()
    });
    let (drawn, top) = (output.inner, output.state.clamped_offset().y);
    let seen = Seen {
        spot: spot_at(&shape, top),
        current: shape.spot(top + room.y / 3.0).sheet,
        frame,
        wanted: wanted(ui, opened, &shape, &drawn, thumbnails),
    };
    keys(ui, reader, &shape, (top, room), actions);
    wheel(
        ui,
        opened,
        &shape,
        (&frame, output.inner_rect, top),
        actions,
    );
    if is_moved || seen != reader.seen {
        // First, so that a wish to go elsewhere comes after it.
        let seen = crate::gui::action::Action::Read(ReaderAction::Seen(seen));
        actions.insert(0, seen);
    }
}

/// Long documents want a bar that can be taken hold of, and pages end where they end.
fn dress(ui: &mut Ui) {
    let scroll = &mut ui.spacing_mut().scroll;
    scroll.bar_width = 10.0;
    scroll.handle_min_length = 32.0;
    scroll.floating_width = 8.0;
    scroll.floating_allocated_width = 14.0;
    scroll.foreground_color = true;
    scroll.dormant_handle_opacity = 0.35;
    scroll.active_handle_opacity = 0.5;
    scroll.fade.strength = 0.0;
}

fn spot_at(shape: &Shape, top: f32) -> Spot {
    match top <= 0.0 {
        true => Spot::default(),
        false => shape.spot(top),
    }
}

/// What shows, what comes next and what was before, then the small ones.
fn wanted(
    ui: &Ui,
    opened: &Opened,
    shape: &Shape,
    drawn: &[usize],
    thumbnails: Vec<Wanted>,
) -> Vec<Wanted> {
    let after = drawn.last().map(|last| last + 1);
    let before = drawn.first().and_then(|first| first.checked_sub(1));
    let all = drawn.iter().copied().chain(after).chain(before);
    let mut bytes = 0.0;
    let large = all.filter_map(|sheet| {
        let (width, height) = *opened.sizes().get(sheet)?;
        let scale = page::sharp(ui, (width, height), shape.pages.get(sheet)?.scale);
        bytes += width * height * scale * scale * 4.0;
        (bytes < MOST_WANTED).then_some(Wanted { sheet, scale })
    });
    large.chain(thumbnails).collect()
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

/// Keys that readers use; not while something is being typed.
fn keys(ui: &Ui, reader: &Reader, shape: &Shape, (top, room): (f32, Vec2), actions: &mut Actions) {
    let has_dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
    if ui.ctx().text_edit_focused() || has_dialog {
        return;
    }
    let step = (room.y - 40.0).max(60.0);
    let last = (shape.height - room.y).max(0.0);
    let moves = [
        (Key::PageDown, top + step),
        (Key::PageUp, top - step),
        (Key::ArrowDown, top + 60.0),
        (Key::ArrowUp, top - 60.0),
        (Key::Home, 0.0),
        (Key::End, last),
    ];
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, to) in moves {
        if is_pressed(key) {
            let spot = spot_at(shape, to.clamp(0.0, last));
            wish(actions, ReaderAction::Go(spot));
        }
    }
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

/// Ctrl and the wheel zoom; what is under the pointer stays there.
fn wheel(
    ui: &Ui,
    opened: &Opened,
    shape: &Shape,
    (frame, view, top): (&Frame, Rect, f32),
    actions: &mut Actions,
) {
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let Some(pointer) = pointer.filter(|at| view.contains(*at)) else {
        return;
    };
    let factor = ui.input(egui::InputState::zoom_delta);
    if (factor - 1.0).abs() < 1e-3 {
        return;
    }
    let zoom = Zoom::percent(shape.percent * factor);
    let below = pointer.y - view.top();
    let spot = shape.spot(top + below);
    let next = Shape::new(opened.sizes(), &Frame { zoom, ..*frame });
    let spot = spot_at(&next, next.y(spot) - below);
    wish(actions, ReaderAction::Zoom(zoom, spot));
}
