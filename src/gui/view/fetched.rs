//! The box to say afterwards that the copy of a source came from its address.

use egui::Ui;

use crate::case::Edit;
use crate::gui::action::Action;
use crate::library::{FETCHED, Source};

use super::Actions;
use super::widget::named;

pub(in crate::gui::view) fn tick(ui: &mut Ui, source: &Source, actions: &mut Actions) {
    if !source.is_fetching_unsaid() {
        return;
    }
    let mut is_fetched = false;
    let tick = named(ui.checkbox(&mut is_fetched, FETCHED), FETCHED);
    let told = format!(
        "{}: until you say so, Check says that it is not known",
        source.address
    );
    if tick.on_hover_text(told).changed() {
        let source = source.id.clone();
        actions.push(Action::EditApart(Edit::SayFetched { source }));
    }
}
