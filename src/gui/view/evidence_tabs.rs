//! The station of the evidence: tabs for the passages, the propositions, the coverage table and the respondent’s position.

use egui::{Align, Layout, Response, Ui};

use crate::gui::action::{Action, Tab};
use crate::gui::command::Command;
use crate::gui::session::Session;
use crate::gui::theme;

use super::{Actions, coverage, evidence, next, position, propositions, tabs};

pub(super) fn show(ui: &mut Ui, session: &Session, focus_search: bool, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for tab in Tab::ALL {
            if tab_head(ui, tab, session.tab == tab).clicked() {
                actions.push(Action::Command(Command::Show(tab)));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            next::button(ui, session, actions);
            summary(ui, session, actions);
        });
    });
    ui.separator();
    match session.tab {
        Tab::Passages => evidence::show(ui, session, focus_search, actions),
        Tab::Propositions => propositions::show(ui, session, focus_search, actions),
        Tab::Coverage => coverage::show(ui, session, actions),
        Tab::Position => position::show(ui, session, actions),
    }
}

/// How much the tab shows, and of how much.
fn summary(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let words = match session.tab {
        Tab::Passages => evidence::count(session),
        Tab::Propositions => propositions::count(session),
        Tab::Coverage => coverage::count(session),
        Tab::Position => position::count(session),
    };
    let colour = theme::palette(ui).weak;
    let words = egui::RichText::new(words).small().color(colour);
    let room = ui.available_width() - SORT_AGAIN;
    ui.scope(|ui| {
        ui.set_max_width(room.max(0.0));
        ui.add(egui::Label::new(words).truncate());
    });
    // It comes and goes: nothing stands beyond it that would move.
    if session.tab == Tab::Passages {
        evidence::sort_again(ui, session, actions);
    }
}

/// The room for that button, in points.
const SORT_AGAIN: f32 = 96.0;

fn tab_head(ui: &mut Ui, tab: Tab, is_shown: bool) -> Response {
    let command = Command::Show(tab);
    let keys = ui.ctx().format_shortcut(&command.shortcut());
    let hint = format!("{} ({keys})", command.explanation());
    let label = command.label();
    tabs::head(ui, label, label, &hint, is_shown)
}
