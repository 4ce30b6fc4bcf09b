//! What can be done with a passage of the list, or with all that are picked with it: by its menu and by keys.

use egui::{Key, Modifiers, Response, Ui};

use crate::gui::action::Action;
use crate::gui::evidence::Row;
use crate::gui::picked::Pick;
use crate::gui::session::Session;
use crate::library::Held;

use super::super::{Actions, context_menu};

pub(super) fn show(
    ui: &Ui,
    session: &Session,
    (row, held): (&Row, Held<'_>),
    card: &Response,
    actions: &mut Actions,
) {
    let position = row.position;
    let is_delete =
        card.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
    if is_delete {
        actions.push(Action::UnchooseAll(session.passages_with(position)));
    }
    let is_asked = context_menu::show(ui, card, |ui| menu(ui, session, (row, held), actions));
    if is_asked && !session.picked_passages.is_among(position) {
        actions.push(Action::PickPassage(position, Pick::Only));
    }
}

fn menu(ui: &mut Ui, session: &Session, (row, held): (&Row, Held<'_>), actions: &mut Actions) {
    let position = row.position;
    let all = session.passages_with(position);
    let what = match all.len() {
        1 => "it".to_owned(),
        count => format!("{count} passages"),
    };
    let is_in = |position: &&usize| session.evidence.is_chosen(**position);
    let taken = all.iter().filter(is_in).count();
    let tickable = session.tickable(&all);
    if context_menu::item(
        ui,
        &format!("Rely on {what}"),
        "Space",
        !tickable.is_empty(),
    ) {
        actions.push(Action::ChooseAll(tickable));
    }
    let words = format!("Take {what} out of the case");
    if context_menu::item(ui, &words, "Delete", taken > 0) {
        actions.push(Action::UnchooseAll(all.clone()));
    }
    if all.len() > 1 {
        return;
    }
    ui.separator();
    if context_menu::item(ui, "Copy the words", "", true) {
        ui.ctx().copy_text(held.passage.text.clone());
    }
    if context_menu::item(ui, "Set it beside what is read next", "", true) {
        actions.push(Action::Compare(Some(position)));
    }
}
