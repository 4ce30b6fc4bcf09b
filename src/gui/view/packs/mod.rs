//! The screen of packs: packs and sources on the left, one source or the form in the middle, what is to
//! be mended beside the form.

mod compare;
mod editions;
mod field;
mod form;
mod kinds;
mod passage;
mod pick;
mod question;
mod remarks;
mod shelf;
mod source;

use egui::{CentralPanel, Ui};

use crate::gui::action::Action;
use crate::gui::packs::{PackAction, Packs};
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;

pub(in crate::gui) use question::ask;

pub(in crate::gui) fn show(
    ui: &mut Ui,
    session: &Session,
    packs: &Packs,
    focus_search: bool,
    actions: &mut Actions,
) {
    shelf::show(ui, session, packs, focus_search, actions);
    if let Some(draft) = &packs.draft {
        remarks::show(ui, draft, actions);
    }
    let frame = egui::Frame::central_panel(ui.style())
        .fill(theme::palette(ui).page)
        .inner_margin(egui::Margin::symmetric(18, 12));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        let selected = packs.selected.as_ref();
        let shelved = selected.and_then(|id| {
            let mut shelf = session.library.shelf().iter();
            shelf.find(|shelved| shelved.source.id == *id)
        });
        match (&packs.draft, shelved) {
            (Some(draft), _) => form::show(ui, session, draft, actions),
            (None, Some(shelved)) => source::show(ui, session, packs, shelved, actions),
            (None, None) => editions::show(ui, session, packs),
        }
    });
}

/// Asks for something at this screen.
fn push(actions: &mut Actions, action: PackAction) {
    actions.push(Action::Packs(action));
}
