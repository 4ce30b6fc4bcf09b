//! The guided tour: a strip at the foot of the window, which covers nothing of what it speaks of.

use egui::accesskit::Role;
use egui::{Align, Label, Layout, Panel, Ui};

use crate::gui::action::Action;
use crate::gui::overlay::{OverlayAction, TOUR};
use crate::gui::theme;

use super::widget::{aside, named};
use super::{Actions, focus};

/// What the buttons beside the words take.
const BUTTONS: f32 = 240.0;

/// Before the panels that take all the room; says how high it is. Where it `takes_focus`, Return goes on.
pub(in crate::gui) fn show(
    ui: &mut Ui,
    at: usize,
    takes_focus: bool,
    actions: &mut Actions,
) -> f32 {
    let Some(step) = TOUR.get(at) else {
        return 0.0;
    };
    let palette = theme::palette(ui);
    let frame = egui::Frame::side_top_panel(ui.style())
        .fill(palette.selected)
        .inner_margin(egui::Margin::symmetric(20, 10));
    let panel = Panel::bottom("tour").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let room = (ui.available_width() - BUTTONS).max(200.0);
            ui.vertical(|ui| {
                ui.set_width(room.min(860.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| {
                    ui.label(theme::heading(step.title));
                    aside(ui, format!("Step {} of {}", at + 1, TOUR.len()));
                });
                ui.add(Label::new(step.text).wrap());
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                buttons(ui, at, takes_focus, actions);
            });
        });
    });
    let id = panel.response.id;
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Dialog);
        node.set_label("Guided tour");
    });
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        ask(actions, OverlayAction::Close);
    }
    panel.response.rect.height()
}

fn ask(actions: &mut Actions, action: OverlayAction) {
    actions.push(Action::Overlay(action));
}

/// From the right to the left.
fn buttons(ui: &mut Ui, at: usize, takes_focus: bool, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let (word, action) = if at + 1 == TOUR.len() {
        ("Done", OverlayAction::Close)
    } else {
        ("Next", OverlayAction::ToStep(at + 1))
    };
    let label = theme::bold(word).color(palette.on_accent);
    let next = ui.add(egui::Button::new(label).fill(palette.accent));
    focus::give(&next, takes_focus);
    if named(next, &format!("{word}: the tour")).clicked() {
        ask(actions, action);
    }
    if at > 0 && named(ui.button("Back"), "Back: the tour").clicked() {
        ask(actions, OverlayAction::ToStep(at - 1));
    }
    if named(ui.button("Skip"), "Skip the tour").clicked() {
        ask(actions, OverlayAction::Close);
    }
}
