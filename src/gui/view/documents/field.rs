//! Fields that change the case when they are left, and lists to choose from.

use egui::{FontId, Id, Response, TextEdit, Ui};

use crate::case::{Edit, Exhibit, ExhibitChange};
use crate::gui::action::Action;
use crate::gui::command;
use crate::gui::theme;

use super::super::widget::named;
use super::super::{drop_down, hover};

pub(super) fn change(exhibit: &Exhibit, change: ExhibitChange) -> Action {
    Action::Edit(Edit::ChangeExhibit {
        number: exhibit.number,
        change,
    })
}

/// A field that changes the case when it is left, or when a command needs the whole case; not with each
/// letter: half a date or half a range of pages means nothing. `id` must hold wherever the document
/// comes to stand. With a font of its own it looks like the text that it is, until it is touched.
pub(super) fn committed(
    ui: &mut Ui,
    id: Id,
    current: &str,
    name: &str,
    width: f32,
    font: Option<FontId>,
) -> Option<String> {
    let (response, text) = field(ui, id, current, name, width, font);
    let is_left = response.lost_focus() || command::wants_whole_case(ui.ctx());
    (is_left && text != current).then_some(text)
}

/// A field that changes the case with each letter. While it has the focus it holds what was typed, also
/// where the case cannot (an empty title, a space at the end).
pub(super) fn typed(
    ui: &mut Ui,
    id: Id,
    current: &str,
    name: &str,
    width: f32,
    font: FontId,
) -> (Response, Option<String>) {
    let (response, text) = field(ui, id, current, name, width, Some(font));
    let changed = (response.changed() && text != current).then_some(text);
    (response, changed)
}

fn field(
    ui: &mut Ui,
    id: Id,
    current: &str,
    name: &str,
    width: f32,
    font: Option<FontId>,
) -> (Response, String) {
    let kept: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = kept.unwrap_or(current.to_owned());
    let (room, whole) = (width - 2.0 * f32::from(INSIDE), text.clone());
    let is_cut = font
        .as_ref()
        .is_some_and(|font| is_cut(ui, id, &text, font, room));
    let face = font.clone().unwrap_or_default();
    let ink = ui.visuals().text_color();
    let mut cut = |ui: &Ui, text: &dyn egui::TextBuffer, _wrap: f32| {
        hover::fitted(ui, text.as_str(), face.clone(), ink, room)
    };
    let mut field = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(hint(name))
        .desired_width(width);
    if let Some(font) = font {
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let palette = theme::palette(ui);
        let plain = egui::Frame::new().inner_margin(egui::Margin::symmetric(INSIDE, 3));
        let line = egui::Stroke::new(1.0, palette.accent);
        field = field.font(font).frame(match has_focus {
            true => plain.fill(palette.field).stroke(line).corner_radius(4),
            false => plain,
        });
    }
    if is_cut {
        field = field.layouter(&mut cut);
    }
    let mut response = named(ui.add(field), name);
    if is_cut {
        response = hover::above(response, whole);
    }
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    (response, text)
}

/// Left and right of the words of a field that looks like text.
const INSIDE: i8 = 4;

/// What is typed into is scrolled instead.
fn is_cut(ui: &Ui, id: Id, text: &str, font: &FontId, room: f32) -> bool {
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let ink = ui.visuals().text_color();
    !has_focus && hover::fitted(ui, text, font.clone(), ink, room).elided
}

/// The same look for text that cannot be typed in now: a click on it is one on what it stands on.
pub(super) fn plain(ui: &mut Ui, text: &str, name: &str, width: f32, font: FontId) {
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(4, 3));
    frame.show(ui, |ui| {
        ui.set_max_width(width - 8.0);
        let words = egui::RichText::new(text).font(font);
        let response = named(hover::cut(ui, words), name);
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_value(text));
    });
}

/// What stands in an empty field.
fn hint(name: &str) -> &'static str {
    match name.split(' ').next() {
        Some("Heading") => "none",
        Some("Most") => "no limit",
        Some("Name") => "Documents without a heading",
        _ => "",
    }
}

pub(super) fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    current: T,
    all: &[(T, &str)],
) -> Option<T> {
    let shown = all.iter().find(|(value, _)| *value == current);
    let mut chosen = current;
    let list = drop_down::list(name.to_owned());
    let list = list.selected_text(shown.map_or("", |(_, label)| label));
    drop_down::show(ui, list, name, |ui| {
        for (value, label) in all {
            if drop_down::option(ui, chosen == *value, *label) {
                chosen = *value;
            }
        }
    });
    (chosen != current).then_some(chosen)
}
