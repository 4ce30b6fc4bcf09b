//! The station of the evidence: tabs for the passages, the propositions and the coverage table.

use egui::accesskit::Role;
use egui::{Align, Layout, Response, Sense, Stroke, Ui};

use crate::gui::action::{Action, Tab};
use crate::gui::command::Command;
use crate::gui::session::Session;
use crate::gui::theme;

use super::widget::named;
use super::{Actions, coverage, evidence, next, propositions};

pub(super) fn show(ui: &mut Ui, session: &Session, focus_search: bool, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for tab in Tab::ALL {
            if tab_head(ui, tab, session.tab == tab).clicked() {
                actions.push(Action::Command(Command::Show(tab)));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            next::button(ui, session, actions);
            summary(ui, session, actions);
        });
    });
    ui.separator();
    match session.tab {
        Tab::Passages => evidence::show(ui, session, focus_search, actions),
        Tab::Propositions => propositions::show(ui, session, focus_search, actions),
        Tab::Coverage => coverage::show(ui, session, actions),
    }
}

/// How much the tab shows, and of how much.
fn summary(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let words = match session.tab {
        Tab::Passages => evidence::count(session),
        Tab::Propositions => propositions::count(session),
        Tab::Coverage => coverage::count(session),
    };
    let colour = theme::palette(ui).weak;
    let words = egui::RichText::new(words).small().color(colour);
    let room = ui.available_width() - SORT_AGAIN;
    ui.scope(|ui| {
        ui.set_max_width(room.max(0.0));
        ui.add(egui::Label::new(words).truncate());
    });
    // It comes and goes: nothing stands beyond it that would move.
    if session.tab == Tab::Passages {
        evidence::sort_again(ui, session, actions);
    }
}

/// The room for that button, in points.
const SORT_AGAIN: f32 = 96.0;

/// A heading that can be chosen; the chosen one is underlined.
fn tab_head(ui: &mut Ui, tab: Tab, is_shown: bool) -> Response {
    let palette = theme::palette(ui);
    let command = Command::Show(tab);
    let colour = if is_shown { palette.text } else { palette.weak };
    let text = theme::heading(command.label()).color(colour);
    let label = egui::Label::new(text)
        .selectable(false)
        .sense(Sense::click());
    let response = ui.add(label);
    let keys = ui.ctx().format_shortcut(&command.shortcut());
    let response = response.on_hover_text(format!("{} ({keys})", command.explanation()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Tab);
        node.set_selected(is_shown);
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
    named(response, command.label())
}
