//! Headings of which one is chosen; what belongs to it stands below.

use egui::accesskit::Role;
use egui::{Response, Sense, Stroke, Ui};

use crate::gui::theme;

use super::widget::named;

/// A heading that can be chosen; the chosen one is underlined. `name` is what is read out.
pub(super) fn head(ui: &mut Ui, name: &str, words: &str, hint: &str, is_shown: bool) -> Response {
    let palette = theme::palette(ui);
    let colour = if is_shown { palette.text } else { palette.weak };
    let text = theme::heading(words).color(colour);
    let label = egui::Label::new(text)
        .selectable(false)
        .sense(Sense::click());
    let response = ui.add(label).on_hover_text(hint);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Tab);
        node.set_selected(is_shown);
        if words != name {
            node.set_description(words);
        }
    });
    let below = response.rect.bottom() + 3.0;
    if is_shown {
        let stroke = Stroke::new(2.5, palette.accent);
        ui.painter().hline(response.rect.x_range(), below, stroke);
    } else if response.hovered() {
        let stroke = Stroke::new(1.5, palette.line);
        ui.painter().hline(response.rect.x_range(), below, stroke);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        let around = response.rect.expand2(egui::vec2(5.0, 1.0));
        ui.painter()
            .rect_stroke(around, 4, stroke, egui::StrokeKind::Outside);
    }
    named(response, name)
}
