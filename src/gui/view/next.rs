//! The one thing to do next, in the same place on each page of the road: at the right end of its first line.
//!
//! It is filled, unless the page is still empty and says itself what is to be done first.

use egui::{Align, Layout, Ui};

use crate::gui::action::{Action, Stage, Tab};
use crate::gui::command::Command;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::{main_button, named};

/// The title of a page with the way on beside it.
pub(super) fn title(ui: &mut Ui, session: &Session, words: &str, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(theme::title(words));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            button(ui, session, actions);
        });
    });
}

/// The way on; nothing where the road ends: there the export in the bar above is next.
pub(super) fn button(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let Some(next) = after(session.stage) else {
        return;
    };
    let command = Command::Go(next);
    let words = format!("Next: {}", command.label());
    let shown = format!("{words}  {}", icon::CARET_RIGHT);
    let button = main_button(ui, &shown, !asks_for_something_first(session));
    let keys = command.keys(ui.ctx());
    let response = ui.add(button);
    let response = response.on_hover_text(format!("{} ({keys})", command.explanation()));
    if named(response, &words).clicked() {
        actions.push(Action::Command(command));
    }
}

fn after(stage: Stage) -> Option<Stage> {
    let mut rest = Stage::ALL.into_iter().skip_while(|known| *known != stage);
    rest.nth(1)
}

/// Whether the page is empty and has a button for what comes before going on.
fn asks_for_something_first(session: &Session) -> bool {
    let case = session.case();
    match session.stage {
        Stage::Evidence => {
            let evidence = &session.evidence;
            let is_known = session.library_findings.is_some() && !evidence.is_listing();
            session.tab == Tab::Passages && is_known && evidence.shown.is_empty()
        }
        Stage::Arrange => case.issues.is_empty(),
        Stage::Documents => case.exhibits.is_empty() && session.intake.rows.is_empty(),
        Stage::Case | Stage::Claimant | Stage::Preview | Stage::Check | Stage::Read => false,
    }
}
