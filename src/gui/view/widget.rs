//! Small pieces that several panels share: each has a name that a screen reader says.

use egui::{Color32, Response, RichText, Ui};

/// Gives a widget the name that screen readers and tests know it by.
pub(super) fn named(response: Response, name: &str) -> Response {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// A button with a sign instead of words; its name is its hover text.
pub(super) fn sign_button(ui: &mut Ui, sign: &str, name: &str, enabled: bool) -> bool {
    let button = egui::Button::new(sign).frame_when_inactive(false);
    let response = ui.add_enabled(enabled, button).on_hover_text(name);
    named(response, name).clicked()
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

/// What a panel says while it is empty: what it is for, and what to do next.
pub(super) fn empty(ui: &mut Ui, what: &str, next: &str) {
    ui.add_space(12.0);
    ui.label(crate::gui::theme::bold(what));
    let colour = ui.visuals().weak_text_color();
    ui.label(RichText::new(next).color(colour));
}

/// The beginning of a text, as much as stands on two lines.
pub(super) fn beginning(ui: &Ui, text: &str) -> egui::text::LayoutJob {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let colour = ui.visuals().text_color();
    let mut job =
        egui::text::LayoutJob::simple(text.to_owned(), font, colour, ui.available_width());
    job.wrap.max_rows = 2;
    job
}
