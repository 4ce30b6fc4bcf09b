//! Words that stay below the top bar until they are read.

use egui::{Panel, Ui};

use crate::gui::action::Action;
use crate::gui::session::{Session, Tone};
use crate::gui::theme;

use super::Actions;
use super::widget::sign_button;

pub(in crate::gui) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.notices.is_empty() {
        return;
    }
    let palette = theme::palette(ui);
    let frame = egui::Frame::side_top_panel(ui.style())
        .fill(palette.selected)
        .inner_margin(egui::Margin::symmetric(14, 6));
    Panel::top("notices").frame(frame).show(ui, |ui| {
        for (at, notice) in session.notices.iter().enumerate() {
            ui.horizontal(|ui| {
                let (word, colour) = match notice.tone {
                    Tone::Good => ("Done", palette.good),
                    Tone::Bad => ("Look", palette.bad),
                };
                ui.label(theme::bold(word).color(colour));
                ui.label(&notice.text);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if sign_button(ui, "×", &format!("Dismiss notice {}", at + 1), true) {
                        actions.push(Action::Dismiss(at));
                    }
                });
            });
        }
    });
}
