//! Words that stay below the top bar until they are read.

use egui::accesskit::Role;
use egui::{Align, Label, Layout, Panel, Ui};

use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::{Notice, Session, Tone};
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, named, sign_button};

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
            show_notice(ui, at, notice, actions);
        }
    });
}

fn show_notice(ui: &mut Ui, at: usize, notice: &Notice, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let (word, colour, role) = match notice.tone {
        Tone::Good => ("Done", palette.good, Role::Status),
        Tone::Bad => ("Look", palette.bad, Role::Alert),
    };
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if sign_button(ui, icon::CLOSE, &format!("Dismiss notice {}", at + 1), true) {
                actions.push(Action::Dismiss(at));
            }
            if notice.tone == Tone::Bad {
                let copy = ui.small_button("Copy").on_hover_text("Copy these words");
                if named(copy, &format!("Copy notice {}", at + 1)).clicked() {
                    ui.ctx().copy_text(whole(notice));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(theme::bold(word).color(colour));
                match notice.hint {
                    None => words(ui, notice, role),
                    Some(hint) => {
                        ui.vertical(|ui| {
                            words(ui, notice, role);
                            aside(ui, hint);
                        });
                    }
                }
            });
        });
    });
}

/// Read out as soon as it is there, wherever the focus is.
fn words(ui: &mut Ui, notice: &Notice, role: Role) {
    let text = ui.add(Label::new(&notice.text).wrap());
    ui.ctx().accesskit_node_builder(text.id, |node| {
        node.set_role(role);
        node.set_label(notice.text.as_str());
    });
}

/// What was said, with what to do about it.
fn whole(notice: &Notice) -> String {
    match notice.hint {
        Some(hint) => format!("{} {hint}", notice.text),
        None => notice.text.clone(),
    }
}
