//! A square button with an icon, which can be on: the bar of the preview is made of them.

use egui::accesskit::Toggled;
use egui::{Align2, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::gui::theme;

use super::super::widget::named;

const SIDE: f32 = 30.0;
const SIGN: f32 = 18.0;

/// Its name is its hover text and what a screen reader says.
pub(in crate::gui::view) fn button(
    ui: &mut Ui,
    icon: &str,
    name: &str,
    is_on: bool,
    enabled: bool,
) -> bool {
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), sense);
    let palette = theme::palette(ui);
    let fill = palette.row(is_on, &response);
    if let Some(fill) = fill.filter(|_| is_on || enabled) {
        ui.painter().rect_filled(rect, 5, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect, 5, stroke, StrokeKind::Inside);
    }
    let colour = match (enabled, is_on) {
        (false, _) => palette.edge,
        (true, true) => palette.accent,
        (true, false) => palette.text,
    };
    let font = theme::icon_font(SIGN);
    let (at, middle) = (rect.center(), Align2::CENTER_CENTER);
    ui.painter().text(at, middle, icon, font, colour);
    let response = response.on_hover_text(name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    if is_on {
        let on = |node: &mut egui::accesskit::Node| node.set_toggled(Toggled::True);
        response.ctx.accesskit_node_builder(response.id, on);
    }
    named(response, name).clicked()
}
