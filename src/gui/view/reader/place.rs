//! Which page is read, as it is printed: `p. [41] of 212 (PDF 43)`. A number typed into it leads to its page or
//! paragraph.

use egui::{Id, RichText, TextEdit, Ui};

use crate::gui::reader::{Opened, Reader, ReaderAction};
use crate::gui::theme;
use crate::numbering::PageName;

use super::super::widget::named;
use super::super::{Actions, room};
use super::wish;

const HINT: &str = "Type a page (41, xii), a paragraph (para 4.7.3) or PDF 43, and press Enter";

pub(super) fn show(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    field(ui, reader, opened, actions);
    let palette = theme::palette(ui);
    let current = reader.seen.current;
    if let Some(typed) = &reader.not_there {
        let words = RichText::new(format!("no page or paragraph “{typed}”")).color(palette.bad);
        ui.add(egui::Label::new(words.small()).truncate());
        return;
    }
    let count = opened.page_count();
    let is_printed = !matches!(opened.report.pages.of_page(current), PageName::InPdf(_));
    let words = match is_printed && !room::is_narrow(ui) {
        true => format!("of {count} (PDF {})", current + 1),
        false => format!("of {count}"),
    };
    ui.label(RichText::new(words).color(palette.weak));
}

fn field(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let id = Id::unique("reader-page-field");
    let current = reader.seen.current;
    let label = match opened.report.pages.of_page(current) {
        PageName::InPdf(number) => format!("PDF {number}"),
        name => name.words(),
    };
    let is_typing = ui.memory(|memory| memory.has_focus(id));
    let typed: Option<String> = ui.data(|data| data.get_temp(id)).filter(|_| is_typing);
    let mut text = typed.unwrap_or(label);
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .desired_width(86.0)
        .align(egui::Align2::CENTER_CENTER);
    let response = named(ui.add(edit).on_hover_text(HINT), "Go to page or paragraph");
    if response.gained_focus() {
        select_all(ui, id, text.chars().count());
    }
    if response.changed() || response.gained_focus() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    let is_entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
    if response.lost_focus() && is_entered {
        wish(actions, ReaderAction::Jump(text));
    }
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
