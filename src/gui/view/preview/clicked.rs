//! A click on an entry leads to where it is arranged, but not at once: a second one means its words, and a click that
//! gives a selection up means nothing else.

use std::time::Duration;

use egui::{Id, Response, Ui};

use crate::finding::Place;
use crate::gui::action::Action;

use super::super::Actions;

#[derive(Clone, Copy)]
struct Clicked {
    entry: u32,
    /// In seconds.
    at: f64,
}

fn place() -> Id {
    Id::unique("preview-entry-clicked")
}

fn given_up() -> Id {
    Id::unique("preview-selection-given-up")
}

/// Notes a click on an entry.
pub(super) fn note(ui: &Ui, response: &Response, entry: u32, has_selection: bool) {
    if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed()) {
        ui.data_mut(|data| data.insert_temp(given_up(), has_selection));
    }
    let is_given_up = ui.data(|data| data.get_temp(given_up()).unwrap_or(false));
    if response.double_clicked() || response.triple_clicked() {
        ui.data_mut(|data| data.remove::<Clicked>(place()));
    } else if response.clicked() && !is_given_up {
        let at = ui.input(|input| input.time);
        ui.data_mut(|data| data.insert_temp(place(), Clicked { entry, at }));
    }
}

/// Leads to the entry, once no second click can follow.
pub(super) fn follow(ui: &Ui, actions: &mut Actions) {
    let Some(clicked) = ui.data(|data| data.get_temp::<Clicked>(place())) else {
        return;
    };
    let wait = ui.options(|options| options.input_options.max_double_click_delay);
    let left = clicked.at + wait - ui.input(|input| input.time);
    if left > 0.0 {
        let left = Duration::try_from_secs_f64(left).unwrap_or_default();
        return ui.ctx().request_repaint_after(left);
    }
    ui.data_mut(|data| data.remove::<Clicked>(place()));
    actions.push(Action::GoTo(Place::Entry(clicked.entry)));
}
