//! The cases that were opened lately: at the start and in the menu, those that are gone greyed.

use std::path::Path;

use egui::{Button, Ui};

use crate::files::Shown as _;
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::settings::Change;
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, named, sign_button};

/// How wide a line is at the start, so that what forgets it stands below that of the line before.
const WIDTH: f32 = 520.0;

/// At the start: each with its folder, and a way to forget it.
pub(super) fn list(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let recent = &session.preferences.now().recent;
    if recent.is_empty() {
        return;
    }
    ui.label(theme::heading("Recent cases"));
    aside(
        ui,
        "This machine remembers where they lie, and a path may name a person or an appeal. You can make it forget.",
    );
    ui.add_space(4.0);
    for (at, path) in recent.iter().enumerate() {
        ui.horizontal(|ui| {
            entry(
                ui,
                session,
                path,
                WIDTH.min(ui.available_width() - 40.0),
                actions,
            );
            let name = format!("Forget recent case {}", at + 1);
            if sign_button(ui, icon::CLOSE, &name, true) {
                actions.push(Action::Prefer(Change::ForgetCase(path.clone())));
            }
        });
    }
    let forget = named(ui.button("Forget all"), "Forget all recent cases");
    if forget.clicked() {
        actions.push(Action::Prefer(Change::ForgetAllCases));
    }
    ui.add_space(14.0);
}

/// In the menu of files.
pub(super) fn menu(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let recent = &session.preferences.now().recent;
    let label = format!("{}  Open recent", icon::OPEN);
    let menu = ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(label, |ui| {
            ui.set_min_width(300.0);
            for path in recent {
                entry(ui, session, path, 0.0, actions);
            }
            ui.separator();
            if named(ui.button("Forget all"), "Menu: Forget all recent cases").clicked() {
                actions.push(Action::Prefer(Change::ForgetAllCases));
            }
        })
    });
    named(menu.inner.response, "Menu: Open recent");
}

fn entry(ui: &mut Ui, session: &Session, path: &Path, width: f32, actions: &mut Actions) {
    let is_there = !session.missing.contains(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = path.parent().unwrap_or(Path::new("")).shown();
    let beside = if is_there {
        folder.clone()
    } else {
        "not there".to_owned()
    };
    let button = Button::new(name.as_ref())
        .right_text(egui::RichText::new(beside).small())
        .min_size(egui::vec2(width, 0.0));
    let hint = if is_there {
        format!("In {folder}")
    } else {
        format!("It is no longer in {folder}, or the drive is not connected")
    };
    let response = ui
        .add_enabled(is_there, button)
        .on_hover_text(&hint)
        .on_disabled_hover_text(hint);
    if named(response, &format!("Open recent: {name}")).clicked() {
        actions.push(Action::OpenRecent(path.to_owned()));
        ui.close();
    }
}
