//! The cases that were opened lately: at the start and in the menu, those that are gone greyed.

use std::path::Path;

use egui::{Align, Button, Layout, Ui};

use crate::files::Shown as _;
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::settings::Change;
use crate::gui::theme;

use super::widget::{aside, named, sign_button};
use super::{Actions, hover};

/// How wide a line is at the start, so that what forgets it stands below that of the line before.
const WIDTH: f32 = 520.0;

/// How wide one is in the menu.
const MENU: f32 = 440.0;

/// Letters of a folder’s path that stand beside the name of a case.
const OF_FOLDER: usize = 28;

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
    let width = WIDTH.min(ui.available_width() - 40.0);
    for (at, path) in recent.iter().enumerate() {
        ui.horizontal(|ui| {
            entry(ui, session, path, width, actions);
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
            for path in recent {
                entry(ui, session, path, MENU, actions);
            }
            ui.separator();
            if named(ui.button("Forget all"), "Menu: Forget all recent cases").clicked() {
                actions.push(Action::Prefer(Change::ForgetAllCases));
            }
        })
    });
    named(menu.inner.response, "Menu: Open recent");
}

/// The end of a path says more than its beginning.
fn ending(path: &str) -> String {
    let all = path.chars().count();
    if all <= OF_FOLDER {
        return path.to_owned();
    }
    let kept: String = path.chars().skip(all - OF_FOLDER).collect();
    format!("…{kept}")
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
        .right_text(egui::RichText::new(ending(&beside)).small())
        .truncate()
        .min_size(egui::vec2(width, 0.0));
    let hint = if is_there {
        format!("{name}\nin {folder}")
    } else {
        format!("{name}\nIt is no longer in {folder}, or the drive is not connected")
    };
    let size = egui::vec2(width, ui.spacing().interact_size.y);
    let layout = Layout::left_to_right(Align::Center);
    let response = ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_max_width(width);
        ui.add_enabled(is_there, button)
    });
    let response = hover::above(response.inner, hint);
    if named(response, &format!("Open recent: {name}")).clicked() {
        actions.push(Action::OpenRecent(path.to_owned()));
        ui.close();
    }
}

#[cfg(test)]
mod tests {
    use super::{OF_FOLDER, ending};

    #[test]
    fn the_end_of_a_long_path_is_kept() {
        assert_eq!(ending("/cases"), "/cases");
        let exact = "/cases/of/2026/Zoë/and more.";
        assert_eq!(
            (exact.chars().count(), ending(exact)),
            (OF_FOLDER, exact.to_owned())
        );
        let long = format!("/a/very/long/way{exact}");
        assert_eq!(ending(&long), format!("…{exact}"));
    }
}
