//! The search in what is shown: `[magnifier, text, 3 of 17, up, down, ×]`.

use egui::{
    Align, Frame, Id, Key, Layout, Margin, Modifiers, Rect, RichText, TextEdit, Ui, UiBuilder, vec2,
};

use crate::gui::page_words::Search;
use crate::gui::{icon, theme};

use crate::gui::view::room;
use crate::gui::view::widget::{named, sign_button};

/// What is asked of a search.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui::view) enum Asked {
    For(String),
    Next,
    Previous,
}

/// A field to search with.
pub(in crate::gui::view) struct Find<'s> {
    pub(in crate::gui::view) id: Id,
    /// For instance `Search this report`.
    pub(in crate::gui::view) name: &'static str,
    pub(in crate::gui::view) search: &'s Search,
    /// The person has asked for it.
    pub(in crate::gui::view) takes_focus: bool,
}

impl Find<'_> {
    pub(in crate::gui::view) fn show(&self, ui: &mut Ui) -> Option<Asked> {
        let palette = theme::palette(ui);
        let most = if room::is_narrow(ui) { 240.0 } else { 300.0 };
        let width = (ui.available_width() - 8.0).clamp(90.0, most);
        let frame = Frame::new()
            .fill(palette.field)
            .stroke(egui::Stroke::new(1.0, palette.edge))
            .corner_radius(6)
            .inner_margin(Margin::symmetric(6, 0));
        let shown = frame.show(ui, |ui| {
            let size = vec2(width - 12.0, 28.0);
            let (_, area) = ui.allocate_space(size);
            // Rooms of their own, so that the field stays where it is when buttons come beside it.
            let room = |area: Rect, layout| UiBuilder::new().max_rect(area).layout(layout);
            let mut buttons = ui.new_child(room(area, Layout::right_to_left(Align::Center)));
            buttons.spacing_mut().item_spacing.x = 2.0;
            buttons.spacing_mut().button_padding.x = 4.0;
            let step = self.steps(&mut buttons);
            let right = buttons.available_rect_before_wrap().right();
            let left = Rect::from_min_max(area.min, egui::pos2(right, area.max.y));
            let mut field = ui.new_child(room(left, Layout::left_to_right(Align::Center)));
            field.spacing_mut().item_spacing.x = 2.0;
            field.label(RichText::new(icon::EVIDENCE).size(16.0).color(palette.weak));
            step.or(self.field(&mut field))
        });
        shown.inner
    }

    fn steps(&self, ui: &mut Ui) -> Option<Asked> {
        let told = self.search.told()?;
        let mut asked = None;
        if sign_button(ui, icon::CLOSE, "Clear the search", true) {
            asked = Some(Asked::For(String::new()));
        }
        let has_some = self.search.current.is_some();
        if sign_button(ui, icon::CARET_DOWN, "Next hit", has_some) {
            asked = Some(Asked::Next);
        }
        if sign_button(ui, icon::PAGE_UP, "Previous hit", has_some) {
            asked = Some(Asked::Previous);
        }
        let weak = theme::palette(ui).weak;
        ui.label(RichText::new(told).small().color(weak));
        asked
    }

    fn field(&self, ui: &mut Ui) -> Option<Asked> {
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        let enter =
            |modifiers| has_focus && ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
        let (back, next) = (enter(Modifiers::SHIFT), enter(Modifiers::NONE));
        let mut text = self.search.text.clone();
        let edit = TextEdit::singleline(&mut text)
            .id(self.id)
            .frame(Frame::NONE)
            .align(egui::Align2::LEFT_CENTER)
            .hint_text(self.name)
            .desired_width(f32::INFINITY);
        let response = named(ui.add(edit), self.name);
        if self.takes_focus {
            response.request_focus();
        }
        match (response.changed(), back, next) {
            (true, ..) => Some(Asked::For(text)),
            (false, true, _) => Some(Asked::Previous),
            (false, false, true) => Some(Asked::Next),
            (false, false, false) => None,
        }
    }
}
