//! A field for what must be read before it means anything: a date, a range of pages.
//!
//! The case follows every letter that can be read. What cannot be read stays in the field, with a red
//! edge and the reason, and the case keeps what it had: nothing that was typed is ever erased.

use std::fmt::Display;
use std::str::FromStr;

use egui::{Id, Key, Label, Modifiers, Response, RichText, Stroke, StrokeKind, TextEdit, Ui};

use crate::gui::theme;
use crate::library::{Date, NotADate};

use super::widget::named;

/// The height of the line below a field.
const BELOW: f32 = 16.0;

pub(super) struct ReadField<'a, T: FromStr> {
    pub(super) id: Id,
    /// What screen readers call it.
    pub(super) name: &'a str,
    /// What stands in it while it is empty. Never something that it could hold.
    pub(super) hint: &'a str,
    pub(super) width: f32,
    pub(super) show: fn(&T) -> String,
    /// Why something was not read, in few words.
    pub(super) why: fn(&T::Err) -> String,
    /// What the arrow keys make of a value: the one after it, or before it.
    pub(super) step: Option<fn(&T, bool) -> T>,
}

/// What was typed and not yet left, or left and not read.
#[derive(Clone)]
struct Typed<T> {
    text: String,
    /// What the case had before.
    begun: Option<T>,
    /// What the case should have by now; where it has something else, somebody else changed it.
    made: Option<T>,
}

/// Where it is none, in few words and in all.
type Reading<T> = Result<Option<T>, (String, String)>;

/// A date, in any form that people write. Up and Down go by a day.
pub(super) fn date(id: Id, name: &str) -> ReadField<'_, Date> {
    ReadField {
        id,
        name,
        hint: "day, month, year",
        width: 160.0,
        show: Date::to_string,
        why: NotADate::short,
        step: Some(|date, forward| if forward { date.next() } else { date.before() }),
    }
}

/// Shows the field; says what the case should have now, where that is something else.
pub(super) fn show<T>(
    ui: &mut Ui,
    field: &ReadField<'_, T>,
    current: Option<&T>,
) -> Option<Option<T>>
where
    T: FromStr<Err: Display> + Clone + PartialEq + Send + Sync + 'static,
{
    let kept: Option<Typed<T>> = ui.data(|data| data.get_temp(field.id));
    let kept = kept.filter(|typed| typed.made.as_ref() == current);
    let mut text = match &kept {
        Some(typed) => typed.text.clone(),
        None => current.map(field.show).unwrap_or_default(),
    };
    stepped(ui, field, &mut text);
    let (response, reading) = ui.vertical(|ui| edit(ui, field, &mut text)).inner;
    let begun = kept.map_or_else(|| current.cloned(), |typed| typed.begun);
    let made = reading.clone().unwrap_or_else(|_unread| begun.clone());
    if response.has_focus() || reading.is_err() {
        let made = made.clone();
        let typed = Typed { text, begun, made };
        ui.data_mut(|data| data.insert_temp(field.id, typed));
    } else {
        ui.data_mut(|data| data.remove::<Typed<T>>(field.id));
    }
    (made.as_ref() != current).then_some(made)
}

/// The text changed by an arrow key.
fn stepped<T: FromStr>(ui: &Ui, field: &ReadField<'_, T>, text: &mut String) {
    let Some(step) = field.step else { return };
    if !ui.memory(|memory| memory.has_focus(field.id)) {
        return;
    }
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let forward = match (is_pressed(Key::ArrowUp), is_pressed(Key::ArrowDown)) {
        (true, false) => true,
        (false, true) => false,
        _ => return,
    };
    if let Ok(value) = text.parse::<T>() {
        *text = (field.show)(&step(&value, forward));
    }
}

fn edit<T>(ui: &mut Ui, field: &ReadField<'_, T>, text: &mut String) -> (Response, Reading<T>)
where
    T: FromStr<Err: Display>,
{
    let edit = TextEdit::singleline(text)
        .id(field.id)
        .min_size(theme::FIELD)
        .hint_text(field.hint)
        .desired_width(field.width);
    let response = named(ui.add(edit), field.name);
    let reading: Reading<T> = match text.trim() {
        "" => Ok(None),
        typed => {
            let read = typed.parse().map(Some);
            read.map_err(|why: T::Err| ((field.why)(&why), format!("{why}.")))
        }
    };
    let palette = theme::palette(ui);
    let (words, whole, colour) = match &reading {
        Err((short, whole)) => (short.clone(), whole.clone(), palette.bad),
        // Said where it is not written just so.
        Ok(Some(value)) if (field.show)(value) != text.trim() => {
            let words = (field.show)(value);
            (words.clone(), words, palette.weak)
        }
        Ok(_) => (String::new(), String::new(), palette.weak),
    };
    if reading.is_err() {
        let stroke = Stroke::new(1.5, palette.bad);
        ui.painter()
            .rect_stroke(response.rect, 4, stroke, StrokeKind::Inside);
    }
    below(ui, field.width, &words, &whole, colour);
    if !words.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(whole);
            if reading.is_err() {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
        });
    }
    (response, reading)
}

/// The room is kept while there is nothing to say, so that nothing moves when there is.
fn below(ui: &mut Ui, width: f32, words: &str, whole: &str, colour: egui::Color32) {
    // A reason is longer than a date.
    let size = egui::vec2(width + 70.0, BELOW);
    let (area, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    if !words.is_empty() {
        let inside = egui::UiBuilder::new().max_rect(area);
        let mut inside = ui.new_child(inside);
        let label = Label::new(RichText::new(words).small().color(colour));
        let label = inside.add(label.truncate().selectable(false));
        label.on_hover_text(whole);
    }
}
