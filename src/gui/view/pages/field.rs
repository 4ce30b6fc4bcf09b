//! The field that shows which page is read, and into which another is typed.

use egui::{Id, TextEdit, Ui};

use crate::gui::view::widget::named;

/// What was entered. While nobody types, the field says `label`.
pub(in crate::gui::view) fn page_field(
    ui: &mut Ui,
    id: Id,
    label: String,
    width: f32,
    (name, hint): (&str, &str),
) -> Option<String> {
    let is_typing = ui.memory(|memory| memory.has_focus(id));
    let typed: Option<String> = ui.data(|data| data.get_temp(id)).filter(|_| is_typing);
    let mut text = typed.unwrap_or(label);
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .desired_width(width)
        .align(egui::Align2::CENTER_CENTER);
    let response = named(ui.add(edit).on_hover_text(hint), name);
    if response.gained_focus() {
        select_all(ui, id, text.chars().count());
    }
    if response.changed() || response.gained_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
    }
    let is_entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
    (response.lost_focus() && is_entered)
        .then(|| ui.data(|data| data.get_temp(id)).unwrap_or_default())
}

fn select_all(ui: &Ui, id: Id, characters: usize) {
    let Some(mut state) = egui::text_edit::TextEditState::load(ui.ctx(), id) else {
        return;
    };
    let cursor = egui::text::CCursor::new;
    let all = egui::text::CCursorRange::two(cursor(0), cursor(characters));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}
