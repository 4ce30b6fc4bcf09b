//! The answer to the question whether exclusion was considered: a name and the day, for the person alone.

use egui::{Button, Id, Ui};

use crate::case::Edit;
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::view::Actions;
use crate::gui::view::entry::{initials_field, known_initials};
use crate::gui::view::widget::aside;
use crate::library::is_legible;

pub(super) fn answer(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        let id = Id::unique("initials for exclusion");
        initials_field(ui, session, id, "Initials for exclusion");
        let by = known_initials(ui, session).trim().to_owned();
        let button = ui
            .add_enabled(is_legible(&by), Button::new("Considered"))
            .on_hover_text("I have thought of exclusion (Article 1F)")
            .on_disabled_hover_text("Type your initials");
        if button.clicked() {
            let on = session.today;
            actions.push(Action::Edit(Edit::ConsiderExclusion { by, on }));
        }
        aside(
            ui,
            "Who and when is kept in the case file. No page, export or record says any of this.",
        );
    });
}
