//! Redaction mode: a red banner with what is marked, the tools below it, the list of marks at the right, and a red
//! frame around the pages.

mod list;
mod marks;

use egui::{Button, Frame, Key, Margin, Modifiers, Panel, Rect, RichText, Stroke, TextEdit, Ui};

use crate::case::{Case, RedactionMark};
use crate::finding::counted;
use crate::gui::reader::{MarkAction, ReaderAction, Redacting, Tool, Work};
use crate::gui::theme;

use super::super::widget::{aside, field_id, named};
use super::super::{Actions, room};
use super::wish;

pub(super) use list::show as list;
pub(super) use marks::{draw, paint};

/// How high the banner is.
const BANNER: f32 = 32.0;

pub(super) fn ask(actions: &mut Actions, action: MarkAction) {
    wish(actions, ReaderAction::Redact(action));
}

/// `7 marks, 4 pages`.
fn counts(marks: &[RedactionMark]) -> String {
    let mut pages: Vec<u32> = marks.iter().map(|mark| mark.page).collect();
    pages.dedup();
    format!(
        "{}, {}",
        counted(marks.len(), "mark", "marks"),
        counted(pages.len(), "page", "pages")
    )
}

/// Above the pages; Escape does the same as Done.
pub(super) fn bars(ui: &mut Ui, case: &Case, redacting: &Redacting, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.bad)
        .inner_margin(Margin::symmetric(12, 2));
    Panel::top("redaction-banner")
        .frame(frame)
        .exact_size(BANNER)
        .show(ui, |ui| banner(ui, case, redacting, actions));
    let frame = Frame::new()
        .fill(palette.page)
        .inner_margin(Margin::symmetric(12, 4));
    Panel::top("redaction-tools")
        .frame(frame)
        .show(ui, |ui| tools(ui, redacting, actions));
    let is_typing = ui.ctx().text_edit_focused();
    let has_dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if !is_typing && !has_dialog && redacting.work.is_none() && is_pressed(Key::Escape) {
        ask(actions, MarkAction::Done);
    }
}

fn banner(ui: &mut Ui, case: &Case, redacting: &Redacting, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let marks = redacting.marks(case);
    let when = match (marks.is_empty(), redacting.is_pending(case)) {
        (true, false) => "mark what must go",
        (_, true) => "gone from the bundle once you choose Done",
        (false, false) => "taken out",
    };
    let words = format!("REDACTING {}: {}; {when}.", redacting.title, counts(marks));
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        done(ui, redacting, actions);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let text = RichText::new(words).color(palette.page);
            ui.add(
                egui::Label::new(text.family(egui::FontFamily::Name(theme::BOLD.into())))
                    .truncate(),
            );
        });
    });
}

fn done(ui: &mut Ui, redacting: &Redacting, actions: &mut Actions) {
    let palette = theme::palette(ui);
    if let Some(Work::CarryingOut(_)) = redacting.work {
        let stop = ui.add(Button::new("Stop").fill(palette.page));
        if named(stop, "Stop redacting").clicked() {
            ask(actions, MarkAction::Stop);
        }
        let words = RichText::new("Making the copy and searching it…").color(palette.page);
        ui.label(words);
        return;
    }
    let done = ui.add(Button::new("Done").fill(palette.page));
    let words = "Takes out what is marked, in a copy; the original is never changed (Esc)";
    if done.on_hover_text(words).clicked() {
        ask(actions, MarkAction::Done);
    }
}

fn tools(ui: &mut Ui, redacting: &Redacting, actions: &mut Actions) {
    let is_free = redacting.work.is_none();
    ui.horizontal_wrapped(|ui| {
        for (tool, name, words) in [
            (Tool::Words, "Words", "Draw over words to mark them"),
            (
                Tool::Area,
                "Area",
                "Draw a rectangle around what is no word: a photograph, handwriting",
            ),
        ] {
            let is_on = redacting.tool == tool;
            let button = ui.add_enabled(is_free, Button::selectable(is_on, name));
            if named(button.on_hover_text(words), name).clicked() {
                ask(actions, MarkAction::Tool(tool));
            }
        }
        ui.add_space(8.0);
        every_place(ui, redacting, is_free, actions);
        ui.add_space(8.0);
        aside(ui, "hold L: look beneath");
    });
}

fn every_place(ui: &mut Ui, redacting: &Redacting, is_free: bool, actions: &mut Actions) {
    ui.label("Every place of:");
    let mut term = redacting.term.clone();
    let edit = TextEdit::singleline(&mut term)
        .id(field_id("every place of"))
        .min_size(theme::FIELD)
        .hint_text("a name")
        .desired_width(if room::is_narrow(ui) { 120.0 } else { 180.0 });
    let field = named(ui.add_enabled(is_free, edit), "Every place of");
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if field.changed() {
        ask(actions, MarkAction::Term(term.clone()));
    }
    if let Some(Work::Searching(_)) = redacting.work {
        ui.spinner();
        if named(ui.button("Stop"), "Stop searching").clicked() {
            ask(actions, MarkAction::Stop);
        }
        return;
    }
    let can = is_free && !term.trim().is_empty();
    let mark = ui.add_enabled(can, Button::new("Mark"));
    let mark = mark.on_hover_text("Marks every place in this document, however it is written");
    let is_asked = named(mark, "Mark every place").clicked() || is_entered;
    if can && is_asked {
        ask(actions, MarkAction::EveryPlace);
    }
}

/// Around the pages while the mode lasts.
pub(super) fn frame(ui: &Ui, area: Rect) {
    let stroke = Stroke::new(3.0, theme::palette(ui).bad);
    ui.painter()
        .rect_stroke(area, 0, stroke, egui::StrokeKind::Inside);
}
