//! The signs on the buttons of the preview, drawn with lines so that they are sharp at any size.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::gui::theme;

use super::super::widget::named;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// Small pages at the left.
    Strip,
    Up,
    Down,
    Minus,
    Plus,
    /// A page between two arrows.
    Width,
    /// A page in a frame.
    Page,
    /// Two pages.
    Two,
}

const SIDE: f32 = 30.0;

/// A square button with a sign. Its name is its hover text and what a screen reader says.
pub(super) fn button(ui: &mut Ui, icon: Icon, name: &str, is_on: bool, enabled: bool) -> bool {
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), sense);
    let palette = theme::palette(ui);
    if is_on || (enabled && response.hovered()) {
        ui.painter().rect_filled(rect, 5, palette.selected);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect, 5, stroke, StrokeKind::Inside);
    }
    let colour = match (enabled, is_on) {
        (false, _) => palette.line,
        (true, true) => palette.accent,
        (true, false) => palette.text,
    };
    draw(ui, icon, rect.shrink(7.0), Stroke::new(1.5, colour));
    let response = response.on_hover_text(name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    response.ctx.accesskit_node_builder(response.id, |node| {
        if is_on {
            node.set_toggled(egui::accesskit::Toggled::True);
        }
        if !enabled {
            node.set_disabled();
        }
    });
    named(response, name).clicked()
}

/// In a square; x and y from 0 to 1.
fn draw(ui: &Ui, icon: Icon, square: Rect, stroke: Stroke) {
    let at = |x: f32, y: f32| {
        pos2(
            square.left() + x * square.width(),
            square.top() + y * square.height(),
        )
    };
    let line = |from: (f32, f32), to: (f32, f32)| {
        let ends = [at(from.0, from.1), at(to.0, to.1)];
        ui.painter().line_segment(ends, stroke);
    };
    let frame = |left: f32, top: f32, right: f32, bottom: f32| {
        let rect = Rect::from_min_max(at(left, top), at(right, bottom));
        ui.painter()
            .rect_stroke(rect, 1, stroke, StrokeKind::Middle);
    };
    match icon {
        Icon::Strip => {
            frame(0.0, 0.05, 1.0, 0.95);
            line((0.36, 0.05), (0.36, 0.95));
            line((0.1, 0.3), (0.24, 0.3));
            line((0.1, 0.5), (0.24, 0.5));
            line((0.1, 0.7), (0.24, 0.7));
        }
        Icon::Up => {
            line((0.1, 0.68), (0.5, 0.3));
            line((0.5, 0.3), (0.9, 0.68));
        }
        Icon::Down => {
            line((0.1, 0.32), (0.5, 0.7));
            line((0.5, 0.7), (0.9, 0.32));
        }
        Icon::Minus => line((0.1, 0.5), (0.9, 0.5)),
        Icon::Plus => {
            line((0.1, 0.5), (0.9, 0.5));
            line((0.5, 0.1), (0.5, 0.9));
        }
        Icon::Width => {
            line((0.0, 0.0), (0.0, 1.0));
            line((1.0, 0.0), (1.0, 1.0));
            line((0.16, 0.5), (0.84, 0.5));
            line((0.16, 0.5), (0.34, 0.32));
            line((0.16, 0.5), (0.34, 0.68));
            line((0.84, 0.5), (0.66, 0.32));
            line((0.84, 0.5), (0.66, 0.68));
        }
        Icon::Page => {
            frame(0.15, 0.0, 0.85, 1.0);
            line((0.32, 0.28), (0.68, 0.28));
            line((0.32, 0.5), (0.68, 0.5));
            line((0.32, 0.72), (0.56, 0.72));
        }
        Icon::Two => {
            frame(0.0, 0.1, 0.43, 0.9);
            frame(0.57, 0.1, 1.0, 0.9);
        }
    }
}
