//! The menu of a row: by right click anywhere on it, by the menu key or Shift+F10 while it has the focus.

use egui::containers::menu::menu_style;
use egui::{
    Align, Button, Id, Key, Layout, Modifiers, Popup, PopupKind, Response, SetOpenCommand, Ui, vec2,
};

use super::widget::named;

/// Shows it while it is open. Says whether it was asked for just now.
pub(super) fn show(ui: &Ui, row: &Response, add: impl FnOnce(&mut Ui)) -> bool {
    // Not `secondary_clicked`: what stands on the row would take the click.
    let is_clicked = row.contains_pointer() && ui.input(|input| input.pointer.secondary_clicked());
    let is_key = row.has_focus()
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10)
                || input.consume_key(Modifiers::NONE, Key::Menu)
        });
    let is_asked = is_clicked || is_key;
    let by_key = by_key(row.id);
    if is_asked {
        row.request_focus();
        ui.data_mut(|data| data.insert_temp(by_key, is_key));
        ui.data_mut(|data| data.insert_temp(first(), is_key));
    }
    let is_by_key = ui.data(|data| data.get_temp(by_key)) == Some(true);
    let popup = Popup::from_response(row)
        .kind(PopupKind::Menu)
        .layout(Layout::top_down_justified(Align::Min))
        .style(menu_style)
        .gap(0.0)
        .open_memory(is_asked.then_some(SetOpenCommand::Bool(true)));
    let popup = match is_by_key {
        true => popup.at_position(row.rect.left_top() + vec2(30.0, 24.0)),
        false => popup.at_pointer_fixed(),
    };
    let is_open = popup.is_open();
    popup.show(|ui| {
        ui.set_max_width(380.0);
        add(ui);
    });
    if is_by_key && !is_open && !is_asked {
        // The keys go on from the row.
        ui.data_mut(|data| data.remove::<bool>(by_key));
        if ui.memory(|memory| memory.focused()).is_none() {
            row.request_focus();
        }
    }
    is_asked
}

fn by_key(row: Id) -> Id {
    row.with("menu by key")
}

/// Whether the first thing in the menu is still to be given the focus.
fn first() -> Id {
    Id::unique("first of a menu")
}

/// A thing to be done; says whether it was chosen. `keys` do the same without the menu.
pub(super) fn item(ui: &mut Ui, words: &str, keys: &str, is_ready: bool) -> bool {
    let button = Button::new(words).right_text(egui::RichText::new(keys).small());
    let response = named(ui.add_enabled(is_ready, button.wrap()), words);
    if is_ready && ui.data(|data| data.get_temp(first())) == Some(true) {
        ui.data_mut(|data| data.remove::<bool>(first()));
        response.request_focus();
    }
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}
