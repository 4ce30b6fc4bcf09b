//! Lists to choose one thing from. A choice by key closes the list as a click does, and the keys go on from
//! the list's own button.

use egui::style::StyleModifier;
use egui::{Align2, Button, ComboBox, Popup, Response, Style, Ui};

use crate::gui::icon;
use crate::gui::theme;

use super::widget::named;

/// A list with the same sign as the menus have; to be laid out by [`show`].
pub(in crate::gui::view) fn list<'a>(salt: impl egui::AsIdSalt) -> ComboBox<'a> {
    let list = ComboBox::from_id_salt(salt).popup_style(StyleModifier::new(bar_in_sight));
    list.icon(|ui, place, _, _| {
        let (font, colour) = (theme::icon_font(14.0), theme::palette(ui).text);
        let (middle, painter) = (place.center(), ui.painter());
        let align = Align2::CENTER_CENTER;
        painter.text(middle, align, icon::CARET_DOWN, font, colour);
    })
}

fn bar_in_sight(style: &mut Style) {
    style.spacing.scroll = theme::bar_in_sight();
}

pub(in crate::gui::view) fn show(
    ui: &mut Ui,
    list: ComboBox<'_>,
    name: &str,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let shown = list.show_ui(ui, add);
    let has_closed = shown.inner.is_some() && !Popup::is_any_open(ui.ctx());
    // What had the focus in the list is gone; without this, Tab would go on from the top of the window.
    if has_closed && !ui.input(|input| input.pointer.any_click()) {
        shown.response.request_focus();
    }
    named(shown.response, name)
}

/// One thing in it; says whether it was chosen. egui closes a list at a click, but not at a key.
pub(in crate::gui::view) fn option(ui: &mut Ui, is_chosen: bool, label: impl Into<String>) -> bool {
    option_as(ui, Button::selectable(is_chosen, label.into())).clicked()
}

/// The same for one that looks different.
pub(in crate::gui::view) fn option_as(ui: &mut Ui, button: Button<'_>) -> Response {
    let response = ui.add(button);
    if response.clicked() {
        ui.close();
    }
    response
}
