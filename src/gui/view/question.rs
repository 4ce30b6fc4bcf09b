//! The question that stands before the window until it is answered.

use std::path::PathBuf;

use egui::{Id, Key, Modal, Response, TextEdit, Ui};

use crate::gui::action::{Action, Answer};
use crate::gui::dialogs::Purpose;
use crate::gui::theme;

use super::Actions;
use super::widget::named;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Question {
    /// There are changes that are not saved, and something would lose them.
    Unsaved,
    /// Somebody else changed the file.
    ChangedOnDisk,
    /// A recovery copy was found. It must be answered: it cannot be closed.
    Recovery,
    /// There is a file of the chosen name.
    Replace {
        purpose: Purpose,
        path: PathBuf,
        /// Not that file itself, but volumes that are named after it.
        volumes: bool,
    },
    /// No dialog could be shown: the path is typed.
    Path { purpose: Purpose, path: String },
}

pub(in crate::gui) fn show(ui: &Ui, question: &mut Question, actions: &mut Actions) {
    let modal = Modal::new(Id::unique("question")).show(ui.ctx(), |ui| {
        ui.set_max_width(460.0);
        match question {
            Question::Unsaved => ask(
                ui,
                "Save the case first?",
                "It has changes that are not saved.",
                &[("Save", Answer::Save), ("Don’t save", Answer::Discard), ("Cancel", Answer::Cancel)],
                actions,
            ),
            Question::ChangedOnDisk => ask(
                ui,
                "The file was changed by somebody else",
                "Since it was opened here, the case file was changed on disk. Saving would replace those changes.",
                &[("Save under another name", Answer::SaveElsewhere), ("Replace it", Answer::Overwrite), ("Cancel", Answer::Cancel)],
                actions,
            ),
            Question::Recovery => ask(
                ui,
                "Take up where you left off?",
                "The program ended before the last changes were saved. They were kept.",
                &[("Take the kept changes", Answer::Recover), ("Throw them away", Answer::Forget)],
                actions,
            ),
            Question::Replace { path, volumes: true, .. } => ask(
                ui,
                "Replace the volumes?",
                &format!("Volumes of {} lie there already. Those of the same name are replaced.", path.display()),
                &[("Cancel", Answer::Cancel), ("Replace them", Answer::Replace)],
                actions,
            ),
            Question::Replace { path, .. } => ask(
                ui,
                "Replace the file?",
                &format!("{} exists already.", path.display()),
                &[("Cancel", Answer::Cancel), ("Replace it", Answer::Replace)],
                actions,
            ),
            Question::Path { purpose, path } => type_path(ui, purpose, path, actions),
        }
    });
    if modal.should_close() && *question != Question::Recovery {
        actions.push(Action::Answer(Answer::Cancel));
    }
}

fn ask(ui: &mut Ui, title: &str, text: &str, answers: &[(&str, Answer)], actions: &mut Actions) {
    ui.label(theme::heading(title));
    ui.label(text);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        for (at, (label, answer)) in answers.iter().enumerate() {
            let response = named(ui.button(*label), &format!("Answer: {label}"));
            if at == 0 {
                take_focus(ui, &response);
            }
            if response.clicked() {
                actions.push(Action::Answer(answer.clone()));
            }
        }
    });
}

/// A question can be answered by keyboard at once: its first answer takes the focus from whatever
/// had it in the panels behind.
pub(super) fn take_focus(ui: &Ui, response: &Response) {
    let focused = ui.memory(|memory| memory.focused());
    let focused = focused.and_then(|id| ui.ctx().read_response(id));
    if focused.is_none_or(|focused| focused.layer_id != response.layer_id) {
        response.request_focus();
    }
}

fn type_path(ui: &mut Ui, purpose: &Purpose, path: &mut String, actions: &mut Actions) {
    ui.label(theme::heading(purpose.title()));
    let what = if purpose.is_folder() {
        "folder"
    } else {
        "file"
    };
    ui.label(format!("The desktop showed no file dialog. Type the path of the {what}; on Linux, the package xdg-desktop-portal-gtk or zenity brings the dialog."));
    let field = TextEdit::singleline(path).desired_width(f32::INFINITY);
    let field = named(ui.add(field), "Path");
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    take_focus(ui, &field);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let is_filled = !path.trim().is_empty();
        let ok = ui.add_enabled(is_filled, egui::Button::new("OK"));
        if is_filled && (ok.clicked() || is_entered) {
            actions.push(Action::Answer(Answer::Path(path.trim().to_owned())));
        }
        if named(ui.button("Cancel"), "Answer: Cancel").clicked() {
            actions.push(Action::Answer(Answer::Cancel));
        }
    });
}
