//! The bar at the top: the menus, the case's name, undo and redo, and the export.

use egui::containers::menu::MenuBar;
use egui::{Align, Label, Layout, Panel, ProgressBar, RichText, Ui};

use crate::gui::action::{Action, Stage};
use crate::gui::command::{Command, Menu};
use crate::gui::icon;
use crate::gui::job::{Loading, Running};
use crate::gui::packs::PackAction;
use crate::gui::panel;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::problems;
use super::widget::{aside, main_button, named, offered, steady};

/// How high the bar is within its margins, in points.
const HEIGHT: f32 = 32.0;

/// Between a menu and the edge of the window.
const AROUND: f32 = 12.0;

/// The width of the menus, in points.
const MENUS: f32 = 196.0;

/// The width of the main button, whatever it is for just now, and of what shows how far work is.
const MAIN: f32 = 136.0;
const PROGRESS: f32 = 200.0;

/// What goes on beside the window.
pub(in crate::gui) struct Work<'a> {
    pub(in crate::gui) export: Option<&'a Running>,
    /// The reading of the files of documents.
    pub(in crate::gui) reading: Option<&'a Running>,
    /// The reading of the library.
    pub(in crate::gui) loading: Option<&'a Loading>,
    /// Whether a dialog of the system's has not been answered.
    pub(in crate::gui) is_asking: bool,
    /// Whether the screen of packs stands in front of the case.
    pub(in crate::gui) is_library: bool,
}

pub(in crate::gui) fn show(ui: &mut Ui, session: &Session, work: &Work<'_>, actions: &mut Actions) {
    let frame =
        egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(12, 6));
    Panel::top("top-bar").frame(frame).show(ui, |ui| {
        panel::Panel::Menus.begin(ui);
        ui.horizontal(|ui| {
            // As high as its highest button from the start: all of it stands on one line.
            ui.set_min_height(HEIGHT);
            menus(ui, session, actions);
            ui.separator();
            steady(ui, "history", |ui| history(ui, session, actions));
            ui.separator();
            // The name of the case gets what room is left, and is cut where that is too little.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                right_side(ui, session, work, actions);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    case_name(ui, session, work);
                });
            });
        });
    });
}

fn menus(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    // A menu bar takes all the width that it is given.
    let room = egui::vec2(MENUS, HEIGHT);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        MenuBar::new().ui(ui, |ui| menu_heads(ui, session, actions));
    });
}

fn menu_heads(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    for menu in Menu::ALL {
        ui.menu_button(menu.label(), |ui| {
            // A low window does not cut the end of a menu off.
            let most = ui.ctx().content_rect().height() - HEIGHT - 2.0 * AROUND;
            let scroll = egui::ScrollArea::vertical().id_salt(menu.label());
            scroll.max_height(most.max(AROUND)).show(ui, |ui| {
                ui.set_min_width(230.0);
                for command in Command::ALL {
                    if command.menu() == menu {
                        entry(ui, session, command, actions);
                    }
                    if command == Command::Open && menu == Menu::File {
                        super::recent::menu(ui, session, actions);
                    }
                }
            });
        });
    }
}

fn entry(ui: &mut Ui, session: &Session, command: Command, actions: &mut Actions) {
    if command.begins_group() {
        ui.separator();
    }
    if offered(ui, session, command, "Menu", |button| button).clicked() {
        actions.push(Action::Command(command));
        ui.close();
    }
}

/// The case, and whether what was done to it lies in its file.
fn case_name(ui: &mut Ui, session: &Session, work: &Work<'_>) {
    let state = session.state();
    if work.is_library {
        // The case waits behind; what is done to it is out of reach until it is in front again.
        ui.label(theme::heading("Library"));
        let words = format!("“{}” waits. {state}", session.document.name());
        let words = RichText::new(words).small();
        let words = words.color(theme::palette(ui).weak);
        ui.add(Label::new(words).truncate());
        return;
    }
    // What stands beside it gets what it needs, and no more than this.
    let font = egui::TextStyle::Small.resolve(ui.style());
    let words = ui
        .painter()
        .layout_no_wrap(state.clone(), font, theme::palette(ui).weak);
    let beside = (words.size().x + ui.spacing().item_spacing.x + 2.0).min(90.0);
    let room = (ui.available_width() - beside).max(40.0);
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(Label::new(theme::heading(session.document.name())).truncate());
    });
    let words = RichText::new(state).small();
    ui.add(Label::new(words.color(theme::palette(ui).weak)).truncate());
}

fn history(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let steps = [
        (Command::Undo, session.history.undo_label()),
        (Command::Redo, session.history.redo_label()),
    ];
    for (command, step) in steps {
        let explanation = match step {
            Some(step) => format!("{}: {step}", command.label()),
            None => format!("Nothing to {}", command.label().to_lowercase()),
        };
        button(ui, command, &explanation, step.is_some(), actions);
    }
}

/// From the right to the left. What comes and goes stands at the left end: nothing else moves for it.
fn right_side(ui: &mut Ui, session: &Session, work: &Work<'_>, actions: &mut Actions) {
    steady(ui, "main-button", |ui| {
        let size = egui::vec2(MAIN, ui.spacing().interact_size.y);
        match (work.is_library, work.export) {
            (true, _) => back_button(ui, size, actions),
            (false, Some(_)) => {
                let stop = ui.add(egui::Button::new("Stop the export").min_size(size));
                if named(stop, "Cancel export").clicked() {
                    actions.push(Action::CancelExport);
                }
            }
            (false, None) => export_button(ui, session, size, actions),
        }
    });
    steady(ui, "tools", |ui| {
        for command in [Command::Theme, Command::Library, Command::Palette] {
            button(ui, command, command.explanation(), true, actions);
        }
    });
    problems::pill(ui, session, actions);
    if let Some(running) = work.export {
        progress(ui, running, "Export progress");
    }
    waiting(ui, work, actions);
    reading(ui, session, work, actions);
    if let Some(running) = work.loading {
        loading(ui, session, running, actions);
    }
}

fn back_button(ui: &mut Ui, size: egui::Vec2, actions: &mut Actions) {
    let hint = hint(ui, Command::Library, "Close the library");
    let button = main_button(ui, "Back to the case", true).min_size(size);
    if ui.add(button).on_hover_text(hint).clicked() {
        actions.push(Action::Command(Command::Library));
    }
}

/// The library is being read; where that is quick, nothing is said of it.
fn loading(ui: &mut Ui, session: &Session, loading: &Loading, actions: &mut Actions) {
    let is_first = session.library_findings.is_none();
    if !is_first && !loading.running.takes_a_while() {
        let soon = std::time::Duration::from_millis(200);
        return ui.ctx().request_repaint_after(soon);
    }
    let stop = Action::Packs(PackAction::StopReading);
    if loading.has_own && named(ui.button("Stop"), "Stop reading the library").clicked() {
        actions.push(stop);
    }
    let text = match loading.running.left() {
        Some(left) => format!("Library: {left}"),
        None => loading.running.progress.step.to_owned(),
    };
    progress_saying(ui, &loading.running, "Reading the library", text);
}

/// A dialog of the system's is open, or meant to be.
fn waiting(ui: &mut Ui, work: &Work<'_>, actions: &mut Actions) {
    if work.is_asking {
        // A desktop's dialog can fail to come up at all: the way round it is here from the start.
        if ui.button("Type the path instead").clicked() {
            actions.push(Action::TypePath);
        }
        aside(ui, "A file window is open.");
    }
}

fn progress(ui: &mut Ui, running: &Running, name: &str) {
    let step = running.progress.step;
    let text = match running.left() {
        Some(left) => format!("{step}: {left}"),
        None => step.to_owned(),
    };
    progress_saying(ui, running, name, text);
}

fn progress_saying(ui: &mut Ui, running: &Running, name: &str, text: String) {
    let width = PROGRESS.min(ui.available_width() - 60.0);
    if width < 60.0 {
        return;
    }
    let bar = ProgressBar::new(running.progress.fraction).desired_width(width);
    let response = named(ui.add(bar.text(&text)), name);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(text));
    // Work of one long step sends no message; the estimate goes on all the same.
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_secs(1));
}

/// Files of documents are being read, or the person has stopped that.
fn reading(ui: &mut Ui, session: &Session, work: &Work<'_>, actions: &mut Actions) {
    if let Some(running) = work.reading {
        if named(ui.button("Stop"), "Stop reading documents").clicked() {
            actions.push(Action::StopReading);
        }
        progress(ui, running, "Reading progress");
    } else if session.is_reading_stopped && session.unexamined().next().is_some() {
        if named(ui.button("Read on"), "Go on reading documents").clicked() {
            actions.push(Action::ReadOn);
        }
        aside(ui, "Some documents have not been read.");
    }
}

/// The one thing everything leads to: where the road ends it stands out.
fn export_button(ui: &mut Ui, session: &Session, size: egui::Vec2, actions: &mut Actions) {
    let words = format!("{}  {}", icon::EXPORT, Command::Export.label());
    let ready = Command::Export.stands_ready(session, ui.ctx());
    // On the way there it waits: each page has a next thing of its own.
    let is_next = ready.is_ok() && session.stage == Stage::Check;
    let button = main_button(ui, &words, is_next).min_size(size);
    let response = ui
        .add_enabled(ready.is_ok(), button)
        .on_hover_text(hint(ui, Command::Export, Command::Export.explanation()))
        .on_disabled_hover_text(ready.err().unwrap_or_default());
    if named(response, Command::Export.label()).clicked() {
        actions.push(Action::Command(Command::Export));
    }
}

/// A button with the icon of a command; its words are shown on hovering and read out.
fn button(ui: &mut Ui, command: Command, explanation: &str, enabled: bool, actions: &mut Actions) {
    let hint = hint(ui, command, explanation);
    let sign = egui::RichText::new(command.icon()).size(17.0);
    let button = egui::Button::new(sign).frame_when_inactive(false);
    let response = ui
        .add_enabled(enabled, button)
        .on_hover_text(&hint)
        .on_disabled_hover_text(hint);
    if named(response, command.label()).clicked() {
        actions.push(Action::Command(command));
    }
}

fn hint(ui: &Ui, command: Command, explanation: &str) -> String {
    format!("{explanation} ({})", command.keys(ui.ctx()))
}
