//! Draws what stands before the window for a while: palette, page of keys, settings.

use egui::{Align2, Grid, Id, Key, Modal, ScrollArea, TextEdit, Ui};

use crate::gui::action::Action;
use crate::gui::command::{Command, Menu};
use crate::gui::overlay::{Overlay, OverlayAction, Palette};
use crate::gui::session::Session;
use crate::gui::theme;

use super::widget::{aside, field_id, named, offered};
use super::{Actions, dialog};

pub(in crate::gui) fn show(ui: &Ui, session: &Session, overlay: &Overlay, actions: &mut Actions) {
    match overlay {
        Overlay::Palette(palette) => show_palette(ui, session, palette, actions),
        Overlay::Shortcuts => show_shortcuts(ui, actions),
        Overlay::Settings => super::settings::show(ui, session, actions),
        // It has a place of its own among the panels.
        Overlay::Tour(_) => {}
    }
}

fn ask(actions: &mut Actions, action: OverlayAction) {
    actions.push(Action::Overlay(action));
}

fn show_palette(ui: &Ui, session: &Session, palette: &Palette, actions: &mut Actions) {
    let area = Modal::default_area(Id::unique("palette"))
        .anchor(Align2::CENTER_TOP, egui::vec2(0.0, 70.0));
    let is_escaped = dialog::show_in(ui, area, |ui| {
        ui.set_width(520.0);
        let found = palette.found();
        let at = palette.at.min(found.len().saturating_sub(1));
        palette_keys(ui, &found, at, actions);
        palette_field(ui, palette, actions);
        ui.separator();
        if found.is_empty() {
            aside(ui, "No command is called that.");
        }
        let list = ScrollArea::vertical().max_height(theme::modal_scroll(ui, 380.0, 130.0));
        list.show(ui, |ui| {
            for (position, command) in found.iter().enumerate() {
                palette_row(ui, session, *command, position == at, actions);
            }
        });
    });
    if is_escaped {
        ask(actions, OverlayAction::Close);
    }
}

/// Up, down and Enter go to the list while the field has the focus.
fn palette_keys(ui: &Ui, found: &[Command], at: usize, actions: &mut Actions) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        ask(
            actions,
            OverlayAction::Choose((at + 1).min(found.len().saturating_sub(1))),
        );
    }
    if pressed(Key::ArrowUp) {
        ask(actions, OverlayAction::Choose(at.saturating_sub(1)));
    }
    if pressed(Key::Enter)
        && let Some(command) = found.get(at)
    {
        ask(actions, OverlayAction::Run(*command));
    }
}

fn palette_field(ui: &mut Ui, palette: &Palette, actions: &mut Actions) {
    let mut text = palette.text.clone();
    let edit = TextEdit::singleline(&mut text)
        .id(field_id("palette"))
        .min_size(theme::FIELD)
        .hint_text("What do you want to do?")
        .desired_width(f32::INFINITY);
    let response = named(ui.add(edit), "Find a command by its name");
    response.request_focus();
    if response.changed() {
        ask(actions, OverlayAction::Type(text));
    }
}

fn palette_row(
    ui: &mut Ui,
    session: &Session,
    command: Command,
    is_chosen: bool,
    actions: &mut Actions,
) {
    let size = egui::vec2(ui.available_width(), 30.0);
    let response = offered(ui, session, command, "Command", |button| {
        button
            .selected(is_chosen)
            .frame_when_inactive(is_chosen)
            .frame(true)
            .min_size(size)
    });
    if is_chosen {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        ask(actions, OverlayAction::Run(command));
    }
}

fn show_shortcuts(ui: &Ui, actions: &mut Actions) {
    let is_escaped = dialog::show(ui, "shortcuts", |ui| {
        ui.set_width(640.0);
        ui.label(theme::title(Command::Shortcuts.label()));
        aside(
            ui,
            "Tab and the space bar reach everything else; the arrow keys walk lists and tables.",
        );
        ui.add_space(8.0);
        ScrollArea::vertical()
            .auto_shrink([false, true])
            .max_height(theme::modal_scroll(ui, 480.0, 110.0))
            .show(ui, |ui| {
                for menu in Menu::ALL {
                    ui.add_space(6.0);
                    ui.label(theme::heading(menu.label()));
                    let grid = Grid::new(menu.label())
                        .num_columns(3)
                        .min_col_width(120.0)
                        .spacing([16.0, 4.0]);
                    grid.show(ui, |ui| keys_of(ui, menu));
                }
            });
        dialog::buttons(ui, |ui| {
            let close = named(ui.button("Close"), "Close the page of keys");
            dialog::take_focus(ui, &close);
            if close.clicked() {
                ask(actions, OverlayAction::Close);
            }
        });
    });
    if is_escaped {
        ask(actions, OverlayAction::Close);
    }
}

fn keys_of(ui: &mut Ui, menu: Menu) {
    for command in Command::ALL {
        if command.menu() == menu {
            ui.label(theme::bold(command.keys(ui.ctx())));
            ui.label(command.label());
            aside(ui, command.explanation());
            ui.end_row();
        }
    }
}
