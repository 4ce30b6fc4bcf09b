//! Small pieces that several panels share: each has a name that a screen reader says.

use egui::accesskit::Role;
use egui::{Color32, EventFilter, Id, Key, Modifiers, Rect, Response, RichText, Sense, Ui, Vec2};

use crate::gui::command::Command;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::hover;
use crate::library::Date;
use crate::profile::Ages;

/// Gives a widget the name that screen readers and tests know it by.
pub(super) fn named(response: Response, name: &str) -> Response {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// The identity of a field that is typed in. egui gives widgets one by their place in the frame; that of
/// a field must hold while anything before it comes and goes, or the rest of a word is lost.
pub(super) fn field_id(of: impl std::hash::Hash + std::fmt::Debug) -> Id {
    Id::unique(("field", of))
}

/// A part whose widgets keep their identity, and with it the focus, whatever comes and goes before it.
pub(super) fn steady<R>(ui: &mut Ui, name: &'static str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = egui::UiBuilder::new().scope_id(Id::unique(("part", name)));
    ui.scope_builder(builder, add).inner
}

/// The words before a field that has a line of its own below it: they stand beside the field, and not
/// beside the middle of both.
pub(super) fn field_label(ui: &mut Ui, words: &str) -> Response {
    let size = egui::vec2(0.0, theme::FIELD.y);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let place = ui.vertical(|ui| {
        ui.allocate_ui_with_layout(size, layout, |ui| ui.label(words))
            .inner
    });
    place.inner
}

/// A button with a sign instead of words; its name is its hover text.
pub(super) fn sign_button(ui: &mut Ui, sign: &str, name: &str, enabled: bool) -> bool {
    let button = egui::Button::new(sign).frame_when_inactive(false);
    let response = ui.add_enabled(enabled, button);
    let response = response.on_hover_text(name).on_disabled_hover_text(name);
    named(response, name).clicked()
}

/// A command as it stands in a list: icon, name and keys, and on hovering what it does or why it cannot
/// be done now. `place` is what its name begins with for those who hear it.
pub(super) fn offered(
    ui: &mut Ui,
    session: &Session,
    command: Command,
    place: &str,
    dress: impl FnOnce(egui::Button<'_>) -> egui::Button<'_>,
) -> Response {
    let ready = command.stands_ready(session, ui.ctx());
    let keys = RichText::new(command.keys(ui.ctx())).small();
    let step = match command {
        Command::Undo => session.history.undo_label(),
        Command::Redo => session.history.redo_label(),
        _ => None,
    };
    // What would be taken back stands in the menu, not only on hovering.
    let step = step.map_or_else(String::new, |step| format!(": {step}"));
    let label = format!("{}  {}{step}", command.icon(), command.label());
    let button = dress(egui::Button::new(label).right_text(keys));
    let hint = ready.err().unwrap_or(command.explanation());
    let response = hover::beside(ui.add_enabled(ready.is_ok(), button), hint);
    if !step.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(format!("{}{step}", command.label()));
        });
    }
    named(response, &format!("{place}: {}", command.label()))
}

/// The button of the thing to do next: it stands out.
pub(super) fn primary(ui: &mut Ui, text: &str) -> Response {
    let button = main_button(ui, text, ui.is_enabled());
    ui.add(button)
}

/// The same, to be laid out elsewhere. While it cannot be pressed it is not filled: pale words on a pale
/// fill cannot be read.
pub(super) fn main_button<'a>(ui: &Ui, text: &str, is_filled: bool) -> egui::Button<'a> {
    let palette = theme::palette(ui);
    if is_filled {
        let label = theme::bold(text).color(palette.on_accent);
        egui::Button::new(label).fill(palette.accent)
    } else {
        egui::Button::new(theme::bold(text))
    }
}

/// A word in colour, in small capitals' place: `adverse`, `summary`.
pub(super) fn tag(ui: &mut Ui, text: &str, colour: Color32) {
    ui.label(RichText::new(text).small().color(colour));
}

/// Quiet text below or beside the main thing.
pub(super) fn aside(ui: &mut Ui, text: impl Into<String>) {
    let colour = ui.visuals().weak_text_color();
    ui.label(RichText::new(text).small().color(colour));
}

/// How much of something is used, as a bar; empty where nothing is.
pub(super) fn meter(ui: &mut Ui, fraction: f32, fill: Color32) -> Response {
    let size = Vec2::new(ui.available_width(), 6.0);
    let (area, response) = ui.allocate_exact_size(size, Sense::hover());
    let done = Rect::from_min_size(area.min, Vec2::new(area.width() * fraction, 6.0));
    ui.painter().rect_filled(area, 3, theme::palette(ui).line);
    if fraction > 0.0 {
        ui.painter().rect_filled(done, 3, fill);
    }
    response.widget_info(|| egui::WidgetInfo::new(Role::ProgressIndicator));
    response
}

/// Words that lead somewhere: in the colour of all that can be pressed.
pub(super) fn link(ui: &mut Ui, words: impl Into<RichText>) -> Response {
    let colour = theme::palette(ui).accent;
    ui.link(words.into().color(colour))
}

/// What can be folded, with the same carets as everything else.
pub(super) fn fold(title: impl Into<egui::WidgetText>) -> egui::CollapsingHeader {
    egui::CollapsingHeader::new(title).icon(|ui, openness, response| {
        let sign = match openness > 0.5 {
            true => icon::CARET_DOWN,
            false => icon::CARET_RIGHT,
        };
        let colour = ui.style().interact(response).fg_stroke.color;
        let (at, font) = (response.rect.center(), theme::icon_font(14.0));
        let middle = egui::Align2::CENTER_CENTER;
        ui.painter().text(at, middle, sign, font, colour);
    })
}

/// What a panel says while it is empty: what it is for, and what to do next.
pub(super) fn empty(ui: &mut Ui, what: &str, next: &str) {
    ui.add_space(12.0);
    ui.label(crate::gui::theme::bold(what));
    let colour = ui.visuals().weak_text_color();
    ui.label(RichText::new(next).color(colour));
}

/// Which way an arrow key leads from the thing that has the focus: columns to the right, rows down.
pub(super) fn arrow(ui: &Ui, id: Id, sideways: bool) -> Option<(isize, isize)> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: sideways,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_pressed(Key::ArrowDown) {
        Some((0, 1))
    } else if is_pressed(Key::ArrowUp) {
        Some((0, -1))
    } else if sideways && is_pressed(Key::ArrowRight) {
        Some((1, 0))
    } else if sideways && is_pressed(Key::ArrowLeft) {
        Some((-1, 0))
    } else {
        None
    }
}

/// A month with its age: `Sep 2024, 2 yr`; and its colour.
pub(super) fn dated(ui: &Ui, date: Date, ages: Option<&Ages>) -> (String, Color32) {
    let name = month(date);
    let short = match name.split_once(' ') {
        Some((month, year)) => format!("{} {year}", month.get(..3).unwrap_or(month)),
        None => name,
    };
    let age = ages.and_then(|ages| ages.short(date));
    let age = age.map_or_else(String::new, |age| format!(", {age}"));
    // Always quiet: red and amber speak of what a passage says and of what is wrong.
    (format!("{short}{age}"), theme::palette(ui).weak)
}

/// The same as it is read out: `September 2024, 2 years old`.
pub(super) fn said(date: Date, ages: Option<&Ages>) -> String {
    let word = ages.and_then(|ages| ages.word(date));
    let word = word.map_or_else(String::new, |word| format!(", {word}"));
    format!("{}{word}", month(date))
}

fn month(date: Date) -> String {
    Date { day: None, ..date }.to_string()
}
