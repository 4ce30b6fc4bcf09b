//! The search in the report: `[magnifier, text, 3 of 17, up, down, ×]`.

use egui::{Align, Frame, Key, Layout, Margin, Modifiers, RichText, TextEdit, Ui, vec2};

use crate::gui::reader::{Reader, ReaderAction};
use crate::gui::{command, icon, theme};

use super::super::widget::{named, sign_button};
use super::super::{Actions, room};
use super::wish;

pub(super) fn show(ui: &mut Ui, reader: &Reader, focus: bool, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let most = if room::is_narrow(ui) { 240.0 } else { 300.0 };
    let width = (ui.available_width() - 8.0).clamp(90.0, most);
    let frame = Frame::new()
        .fill(palette.field)
        .stroke(egui::Stroke::new(1.0, palette.edge))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(6, 0));
    frame.show(ui, |ui| {
        let size = vec2(width - 12.0, 28.0);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding.x = 4.0;
            // Their place is kept, so that the words stay where they are typed.
            steps(ui, reader, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(RichText::new(icon::EVIDENCE).size(16.0).color(palette.weak));
                field(ui, reader, focus, actions);
            });
        });
    });
}

fn steps(ui: &mut Ui, reader: &Reader, actions: &mut Actions) {
    let Some(told) = reader.search.told() else {
        return;
    };
    if sign_button(ui, icon::CLOSE, "Clear the search", true) {
        wish(actions, ReaderAction::Search(String::new()));
    }
    let has_some = reader.search.current.is_some();
    if sign_button(ui, icon::CARET_DOWN, "Next hit", has_some) {
        wish(actions, ReaderAction::NextHit);
    }
    if sign_button(ui, icon::PAGE_UP, "Previous hit", has_some) {
        wish(actions, ReaderAction::PreviousHit);
    }
    let weak = theme::palette(ui).weak;
    ui.label(RichText::new(told).small().color(weak));
}

fn field(ui: &mut Ui, reader: &Reader, focus: bool, actions: &mut Actions) {
    let id = command::report_search_box();
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let enter =
        |modifiers| has_focus && ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
    let (back, next) = (enter(Modifiers::SHIFT), enter(Modifiers::NONE));
    let mut text = reader.search.text.clone();
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .frame(Frame::NONE)
        .align(egui::Align2::LEFT_CENTER)
        .hint_text("Search this report")
        .desired_width(f32::INFINITY);
    let response = named(ui.add(edit), "Search this report");
    if focus {
        response.request_focus();
    }
    if response.changed() {
        wish(actions, ReaderAction::Search(text));
    } else if back || next {
        let step = match back {
            true => ReaderAction::PreviousHit,
            false => ReaderAction::NextHit,
        };
        wish(actions, step);
    }
}
