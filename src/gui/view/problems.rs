//! The list of problems: a pill in the top bar, whose place is kept free for it, opens it.

use egui::accesskit::Role;
use egui::{Align, Button, Label, Layout, Popup, RichText, ScrollArea, Ui};

use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::icon;
use crate::gui::session::{NoticeAction, Notices, Problem, Session};
use crate::gui::theme;

use super::widget::{aside, fold, named, sign_button};
use super::{Actions, room};

/// The place that is kept in the top bar; in a narrow window for the sign and the number only.
fn kept(ui: &Ui) -> f32 {
    if room::is_narrow(ui) { 52.0 } else { 112.0 }
}

const LIST: f32 = 440.0;

/// `2 problems`, or nothing but its place.
pub(super) fn pill(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let notices = &session.notices;
    let size = egui::vec2(kept(ui), ui.spacing().interact_size.y);
    let layout = Layout::right_to_left(Align::Center);
    let place = ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        if !notices.problems.is_empty() {
            button(ui, notices, actions);
        }
    });
    if notices.is_open {
        list(&place.response, session, actions);
    }
}

fn button(ui: &mut Ui, notices: &Notices, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let words = counted(notices.problems.len(), "problem", "problems");
    let shown = match room::is_narrow(ui) {
        true => notices.problems.len().to_string(),
        false => words.clone(),
    };
    let label = RichText::new(format!("{}  {shown}", icon::WARNING)).color(palette.bad);
    let button = Button::new(label)
        .corner_radius(14)
        .selected(notices.is_open);
    let keys = Command::Problems.keys(ui.ctx());
    let response = ui.add(button);
    let response = response.on_hover_text(format!("What went wrong, and what to do ({keys})"));
    if named(response, &words).clicked() {
        actions.push(Action::Notice(NoticeAction::List));
    }
}

fn list(place: &egui::Response, session: &Session, actions: &mut Actions) {
    let mut is_open = true;
    let notices = &session.notices;
    let popup = Popup::from_response(place)
        .id(egui::Id::unique("problems"))
        .open_bool(&mut is_open)
        .align(egui::RectAlign::BOTTOM_END)
        .width(LIST)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ui.set_width(LIST.min(ui.ctx().content_rect().width() - 48.0));
        let high = theme::modal_scroll(ui, 480.0, 140.0);
        // The popup keeps its height of the frame before: without this, what is longer now is cut off.
        let scroll = ScrollArea::vertical().max_height(high);
        scroll.min_scrolled_height(high).show(ui, |ui| {
            if notices.problems.is_empty() {
                ui.label("No problems.");
            }
            for (at, problem) in notices.problems.iter().enumerate() {
                if at > 0 {
                    ui.separator();
                }
                show_problem(ui, at, problem, actions);
            }
            lately(ui, notices);
        });
    });
    if !is_open {
        actions.push(Action::Notice(NoticeAction::List));
    }
}

fn show_problem(ui: &mut Ui, at: usize, problem: &Problem, actions: &mut Actions) {
    let number = at + 1;
    ui.push_id(at, |ui| {
        ui.horizontal_top(|ui| {
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                if sign_button(ui, icon::CLOSE, &format!("Dismiss problem {number}"), true) {
                    actions.push(Action::Notice(NoticeAction::Dismiss(at)));
                }
                aside(ui, &problem.at);
                ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                    let what = ui.add(Label::new(&problem.what).wrap());
                    ui.ctx().accesskit_node_builder(what.id, |node| {
                        node.set_role(Role::ListItem);
                        node.set_label(problem.told());
                    });
                });
            });
        });
        for words in [&problem.safe, &problem.hint].into_iter().flatten() {
            aside(ui, words);
        }
        ui.horizontal(|ui| {
            for offer in &problem.offers {
                let name = format!("Problem {number}: {}", offer.label);
                if named(ui.button(offer.label), &name).clicked() {
                    actions.push(Action::Notice(NoticeAction::List));
                    actions.push(offer.action.clone());
                }
            }
            let copy = ui.small_button("Copy").on_hover_text("Copy these words");
            if named(copy, &format!("Copy problem {number}")).clicked() {
                ui.ctx().copy_text(problem.whole());
            }
        });
        if let Some(details) = &problem.details {
            fold(RichText::new("Details").small())
                .id_salt(&problem.what)
                .show(ui, |ui| aside(ui, details));
        }
    });
}

/// Good news that has gone from the corner.
fn lately(ui: &mut Ui, notices: &Notices) {
    if notices.lately.is_empty() {
        return;
    }
    ui.separator();
    aside(ui, "Done lately");
    for words in &notices.lately {
        ui.add(Label::new(words).wrap());
    }
}
