//! The bar at the top: the case's name, the commands, and the export that runs.

use egui::{Panel, ProgressBar, Ui};

use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::job::Running;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, named};

/// What goes on beside the window.
pub(in crate::gui) struct Work<'a> {
    pub(in crate::gui) export: Option<&'a Running>,
    /// Whether a dialog of the system's has not been answered.
    pub(in crate::gui) is_asking: bool,
    /// Whether the screen of packs stands in front of the case.
    pub(in crate::gui) is_library: bool,
}

pub(in crate::gui) fn show(ui: &mut Ui, session: &Session, work: &Work<'_>, actions: &mut Actions) {
    let frame =
        egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(14, 8));
    Panel::top("top-bar").frame(frame).show(ui, |ui| {
        if work.is_library {
            ui.horizontal(|ui| library(ui, session, work, actions));
            return;
        }
        ui.horizontal(|ui| {
            ui.label(theme::heading(session.document.name()));
            if session.history.is_saved() {
                aside(ui, "saved");
            } else {
                aside(ui, "not saved");
            }
            ui.add_space(12.0);
            for command in [Command::New, Command::Open, Command::Save, Command::SaveAs] {
                button(ui, command, command.explanation(), true, actions);
            }
            ui.separator();
            history(ui, session, actions);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                right_side(ui, session, work, actions);
            });
        });
    });
}

/// The case waits behind; what is done to it is out of reach until it is in front again.
fn library(ui: &mut Ui, session: &Session, work: &Work<'_>, actions: &mut Actions) {
    ui.label(theme::heading("Library"));
    let state = if session.history.is_saved() {
        "saved"
    } else {
        "not saved"
    };
    aside(
        ui,
        format!("the case “{}” ({state}) waits", session.document.name()),
    );
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let palette = theme::palette(ui);
        let label = theme::bold("Back to the case").color(palette.on_accent);
        let hint = hint(ui, Command::Library, "Close the library");
        let back = ui.add(egui::Button::new(label).fill(palette.accent));
        if back.on_hover_text(hint).clicked() {
            actions.push(Action::Command(Command::Library));
        }
        let explanation = Command::Theme.explanation();
        button(ui, Command::Theme, explanation, true, actions);
        waiting(ui, work, actions);
    });
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

fn right_side(ui: &mut Ui, session: &Session, work: &Work<'_>, actions: &mut Actions) {
    match work.export {
        Some(running) => export_progress(ui, running, actions),
        None => export_button(ui, session, actions),
    }
    let explanation = Command::Theme.explanation();
    button(ui, Command::Theme, explanation, true, actions);
    let explanation = Command::Library.explanation();
    button(ui, Command::Library, explanation, true, actions);
    waiting(ui, work, actions);
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

fn export_progress(ui: &mut Ui, running: &Running, actions: &mut Actions) {
    if ui.button("Cancel export").clicked() {
        actions.push(Action::CancelExport);
    }
    let bar = ProgressBar::new(running.progress.fraction)
        .text(running.progress.step)
        .desired_width(180.0);
    named(ui.add(bar), "Export progress");
}

/// The one thing everything leads to: it stands out.
fn export_button(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let label = theme::bold(Command::Export.label()).color(palette.on_accent);
    let button = egui::Button::new(label).fill(palette.accent);
    let has_entries = session.case().entries().next().is_some();
    let response = ui
        .add_enabled(has_entries, button)
        .on_hover_text(hint(ui, Command::Export, Command::Export.explanation()))
        .on_disabled_hover_text("Choose passages first");
    if response.clicked() {
        actions.push(Action::Command(Command::Export));
    }
}

fn button(ui: &mut Ui, command: Command, explanation: &str, enabled: bool, actions: &mut Actions) {
    let hint = hint(ui, command, explanation);
    let button = egui::Button::new(command.label());
    let response = ui
        .add_enabled(enabled, button)
        .on_hover_text(&hint)
        .on_disabled_hover_text(hint);
    if response.clicked() {
        actions.push(Action::Command(command));
    }
}

fn hint(ui: &Ui, command: Command, explanation: &str) -> String {
    format!(
        "{explanation} ({})",
        ui.ctx().format_shortcut(&command.shortcut())
    )
}
