//! What all dialogs have in common: the frame, Escape, and buttons at the right with the default one filled.
//!
//! A click beside a dialog does nothing. It is made too easily, and what was typed would be gone.

use egui::{Align, Area, Id, Layout, Modal, ModalResponse, Response, Ui};

use crate::gui::theme;

use super::widget::main_button;

/// Says whether Escape was pressed in it.
pub(super) fn show(ui: &Ui, name: &'static str, add: impl FnOnce(&mut Ui)) -> bool {
    let modal = Modal::new(Id::unique(name)).frame(theme::modal(ui));
    is_escaped(&modal.show(ui.ctx(), add))
}

/// The same at a place of its own, with less around it.
pub(super) fn show_in(ui: &Ui, area: Area, add: impl FnOnce(&mut Ui)) -> bool {
    let frame = theme::modal(ui).inner_margin(12);
    let modal = Modal::new(Id::NULL).area(area).frame(frame);
    is_escaped(&modal.show(ui.ctx(), add))
}

/// Not `should_close`, which also hears a click outside. Escape closes an open menu first.
fn is_escaped<R>(modal: &ModalResponse<R>) -> bool {
    let context = &modal.response.ctx;
    let is_pressed =
        || context.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    modal.is_top_modal && !modal.any_popup_open && is_pressed()
}

/// The row of buttons: laid out from the right, so that the first that is added is the default.
pub(super) fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(10.0);
    let line = egui::vec2(ui.available_width(), ui.spacing().interact_size.y);
    let layout = Layout::right_to_left(Align::Center).with_main_wrap(true);
    ui.allocate_ui_with_layout(line, layout, add).inner
}

/// One of them. The default is filled.
pub(super) fn button(ui: &mut Ui, words: &str, is_default: bool, enabled: bool) -> Response {
    let button = main_button(ui, words, is_default && enabled);
    let button = match is_default {
        true => button,
        false => egui::Button::new(words),
    };
    ui.add_enabled(enabled, button)
}

/// A dialog can be answered by keyboard at once: this takes the focus from whatever had it in the panels
/// behind, and keeps it from being nowhere.
pub(super) fn take_focus(ui: &Ui, response: &Response) {
    let focused = ui.memory(|memory| memory.focused());
    let focused = focused.and_then(|id| ui.ctx().read_response(id));
    if focused.is_none_or(|focused| focused.layer_id != response.layer_id) {
        response.request_focus();
    }
}
