//! The bundle as it would be written now, page by page, the way a reader of PDFs shows it.
//!
//! A bar of buttons above, small pages at the left, the pages themselves on a neutral ground. What is
//! painted is told to the preview, which has the pictures made; this room makes none.

mod bar;
pub(super) mod icon;
pub(super) mod page;
mod strip;

use egui::{CentralPanel, Key, Modifiers, Panel, Rect, ScrollArea, Ui, Vec2, vec2};

use crate::gui::action::Action;
use crate::gui::preview::{Frame, Preview, PreviewAction, Seen, Shape, Spot, Wanted, Zoom};
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::empty;

/// Bytes of pictures that may be wanted at a time.
const MOST_WANTED: f32 = 160e6;

pub(in crate::gui) fn show(
    ui: &mut Ui,
    session: &Session,
    preview: &Preview,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let bar = egui::Frame::new()
        .fill(palette.page)
        .inner_margin(egui::Margin::symmetric(12, 6));
    Panel::top("preview-bar")
        .frame(bar)
        .show(ui, |ui| bar::show(ui, session, preview, actions));
    let mut wanted = Vec::new();
    if preview.has_thumbnails && !preview.sheets().is_empty() {
        let side = egui::Frame::new().fill(palette.side);
        Panel::left("preview-thumbnails")
            .frame(side)
            .resizable(false)
            .exact_size(strip::WIDTH)
            .show(ui, |ui| {
                strip::show(ui, session, preview, &mut wanted, actions);
            });
    }
    let ground = egui::Frame::new().fill(palette.ground);
    CentralPanel::no_frame().frame(ground).show(ui, |ui| {
        if preview.sheets().is_empty() {
            nothing_yet(ui, preview);
        } else {
            pages(ui, session, preview, wanted, actions);
        }
    });
}

fn nothing_yet(ui: &mut Ui, preview: &Preview) {
    ui.vertical_centered(|ui| {
        ui.add_space(40.0);
        match &preview.problem {
            Some(problem) => empty(ui, "The bundle cannot be shown.", problem),
            None => {
                ui.spinner();
                empty(ui, "The pages are being made.", "This takes a moment.");
            }
        }
    });
}

/// The pages that show, and everything that is done with them.
fn pages(
    ui: &mut Ui,
    session: &Session,
    preview: &Preview,
    thumbnails: Vec<Wanted>,
    actions: &mut Actions,
) {
    dress(ui);
    let bar = ui.spacing().scroll.allocated_width();
    let room = ui.available_size() - vec2(bar, 0.0);
    let frame = Frame {
        zoom: preview.zoom,
        two: preview.two_pages,
        width: room.x,
        height: room.y,
    };
    let shape = Shape::new(&preview.sizes, &frame);
    let is_moved = preview.is_moved || frame != preview.seen.frame;
    let mut area = ScrollArea::both()
        .id_salt("preview-pages")
        .auto_shrink(false);
    if is_moved {
        let spot = preview.seen.spot;
        // At the very beginning the ground above the first page shows too.
        let y = if spot == Spot::default() {
            0.0
        } else {
            shape.y(spot)
        };
        area = area.vertical_scroll_offset(y);
    }
    if frame != preview.seen.frame {
        // What is wider than the window shows its middle.
        area = area.horizontal_scroll_offset(((shape.width - room.x) / 2.0).max(0.0));
    }
    let output = area.show_viewport(ui, |ui, view| {
        ui.set_min_size(vec2(shape.width, shape.height));
        let origin = ui.min_rect().min.to_vec2();
        let mut drawn = Vec::new();
        for sheet in shape.between(view.top(), view.bottom()) {
            let Some(placed) = shape.pages.get(sheet) else {
                continue;
            };
            let at = egui::pos2(placed.left, placed.top) + origin;
            let rect = Rect::from_min_size(at, vec2(placed.width, placed.height));
            page::show(ui, session, preview, sheet, rect, placed.scale, actions);
            drawn.push(sheet);
        }
        drawn
    });
    let (drawn, top) = (output.inner, output.state.clamped_offset().y);
    let seen = Seen {
        spot: spot_at(&shape, top),
        current: shape.spot(top + room.y / 3.0).sheet,
        frame,
        revision: preview.shown_revision().unwrap_or_default(),
        wanted: wanted(ui, preview, &shape, &drawn, thumbnails),
    };
    let view = output.inner_rect;
    keys(ui, &shape, top, room, actions);
    wheel(ui, preview, &shape, &frame, view, top, actions);
    if is_moved || seen != preview.seen {
        // First, so that a wish to go elsewhere comes after it.
        actions.insert(0, Action::Preview(PreviewAction::Seen(seen)));
    }
}

/// Long documents want a bar that can be taken hold of, and pages end where they end: nothing is painted
/// over their edges.
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
    if top <= 0.0 {
        Spot::default()
    } else {
        shape.spot(top)
    }
}

/// The pictures that are wanted: what shows, what comes next and what was before, then the small ones.
fn wanted(
    ui: &Ui,
    preview: &Preview,
    shape: &Shape,
    drawn: &[usize],
    thumbnails: Vec<Wanted>,
) -> Vec<Wanted> {
    let after = drawn.last().map(|last| last + 1);
    let before = drawn.first().and_then(|first| first.checked_sub(1));
    let all = drawn.iter().copied().chain(after).chain(before);
    let mut bytes = 0.0;
    let large = all.filter_map(|sheet| {
        let (width, height) = *preview.sizes.get(sheet)?;
        let scale = page::sharp(ui, preview, sheet, shape.pages.get(sheet)?.scale);
        bytes += width * height * scale * scale * 4.0;
        (bytes < MOST_WANTED).then_some(Wanted { sheet, scale })
    });
    large.chain(thumbnails).collect()
}

/// Page by page with the keys that readers use; not while something is being typed.
fn keys(ui: &Ui, shape: &Shape, top: f32, room: Vec2, actions: &mut Actions) {
    if ui.ctx().text_edit_focused() {
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
    for (key, to) in moves {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            let spot = spot_at(shape, to.clamp(0.0, last));
            actions.push(Action::Preview(PreviewAction::Go(spot)));
        }
    }
}

/// Ctrl and the wheel zoom; what is under the pointer stays there.
fn wheel(
    ui: &Ui,
    preview: &Preview,
    shape: &Shape,
    frame: &Frame,
    view: Rect,
    top: f32,
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
    let next = Shape::new(&preview.sizes, &Frame { zoom, ..*frame });
    let spot = spot_at(&next, next.y(spot) - below);
    actions.push(Action::Preview(PreviewAction::Zoom(zoom, spot)));
}
