//! Text that is changed where it stands: it looks printed until it is pointed at or has the focus.

use egui::{FontSelection, Frame, Id, Margin, Response, Stroke, StrokeKind, TextEdit, Ui};

use crate::gui::theme;
use crate::gui::view::widget::named;

/// How such a text looks.
pub(in crate::gui::view) struct Look<'a> {
    pub(in crate::gui::view) font: egui::FontId,
    /// What stands there while it is empty.
    pub(in crate::gui::view) hint: &'a str,
    pub(in crate::gui::view) name: &'a str,
    /// Whether it may have several paragraphs; else the return key makes no new line.
    pub(in crate::gui::view) paragraphs: bool,
}

pub(in crate::gui::view) fn text(
    ui: &mut Ui,
    id: Id,
    text: &mut String,
    look: &Look<'_>,
) -> Response {
    let mut field = TextEdit::multiline(text)
        .id(id)
        .font(FontSelection::FontId(look.font.clone()))
        .hint_text(look.hint)
        .desired_rows(1)
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 2))
        .desired_width(ui.available_width());
    if !look.paragraphs {
        field = field.return_key(None);
    }
    let response = ui.add(field);
    let palette = theme::palette(ui);
    let stroke = if response.has_focus() {
        Some(Stroke::new(1.5, palette.accent))
    } else {
        response.hovered().then(|| Stroke::new(1.0, palette.line))
    };
    if let Some(stroke) = stroke {
        let painter = ui.painter();
        let around = response.rect.expand2(egui::vec2(5.0, 1.0));
        painter.rect_stroke(around, 4, stroke, StrokeKind::Inside);
    }
    if response.changed() && !look.paragraphs {
        *text = text.replace('\n', " ");
    }
    named(response, look.name)
}
