//! What moves the focus has a frame to itself.
//!
//! egui moves the focus once a frame, however often Tab was pressed, and hands all letters of the frame
//! to one field. On a slow machine, where one frame brings several keys, words would land in the field
//! before or behind their own. So what was typed is handed on piece by piece: the letters before a Tab or
//! a click, the Tab or the click, what comes after it.

use std::collections::VecDeque;

use egui::{Event, Key};

/// What was typed and waits for a frame of its own.
#[derive(Debug, Default)]
pub(in crate::gui) struct Typed {
    waiting: VecDeque<Event>,
}

impl Typed {
    /// What of it all is for this frame.
    pub(in crate::gui) fn next(&mut self, events: Vec<Event>) -> Vec<Event> {
        self.waiting.extend(events);
        let has_letters = self.waiting.iter().any(is_typed);
        let mut events = self.waiting.iter();
        let moves = events.position(|event| is_tab(event) || has_letters && moves_focus(event));
        let now = match moves {
            None => self.waiting.len(),
            Some(0) => 1,
            Some(before) => before,
        };
        self.waiting.drain(..now).collect()
    }

    pub(in crate::gui) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }
}

fn is_tab(event: &Event) -> bool {
    let tab = |key: &Key| *key == Key::Tab;
    matches!(event, Event::Key { key, pressed: true, .. } if tab(key))
}

/// Others that may move it; without letters around them their order in a frame is the same to egui.
fn moves_focus(event: &Event) -> bool {
    match event {
        Event::Key {
            key, pressed: true, ..
        } => matches!(key, Key::F6 | Key::Enter | Key::Escape),
        Event::PointerButton { .. } => true,
        _ => false,
    }
}

fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_))
}

#[cfg(test)]
mod tests {
    use egui::{CentralPanel, Context, Modifiers, RawInput};

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn press() -> Event {
        Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn what_moves_no_focus_goes_through_at_once() {
        let mut typed = Typed::default();
        for events in [
            vec![text("a"), key(Key::Home), text("b")],
            vec![press(), key(Key::Enter)],
        ] {
            assert_eq!(typed.next(events.clone()), events);
            assert!(!typed.is_waiting());
        }
    }

    #[test]
    fn a_click_between_letters_and_each_of_two_tabs_has_a_frame_to_itself() {
        let mut typed = Typed::default();
        let events = vec![text("a"), press(), text("b")];
        assert_eq!(typed.next(events), [text("a")]);
        assert_eq!(typed.next(Vec::new()), [press()]);
        assert_eq!(typed.next(vec![text("c")]), [text("b"), text("c")]);
        assert_eq!(typed.next(vec![key(Key::Tab); 2]), [key(Key::Tab)]);
        assert_eq!(typed.next(Vec::new()), [key(Key::Tab)]);
        assert!(!typed.is_waiting());
    }

    #[test]
    fn words_that_come_with_tabs_in_one_frame_land_each_in_its_field() {
        let context = Context::default();
        let mut fields = [String::new(), String::new(), String::new()];
        let mut typed = Typed::default();
        let mut frame = |events: Vec<Event>, typed: &mut Typed, is_first: bool| {
            let input = RawInput {
                events: typed.next(events),
                ..RawInput::default()
            };
            let mut painted = context.run_ui(input, |ui| {
                CentralPanel::default().show(ui, |ui| {
                    for (at, field) in fields.iter_mut().enumerate() {
                        let response = ui.text_edit_singleline(field);
                        if is_first && at == 0 {
                            response.request_focus();
                        }
                    }
                });
            });
            painted.textures_delta.clear();
            fields.clone()
        };
        frame(Vec::new(), &mut typed, true);
        let all = vec![
            text("one"),
            key(Key::Tab),
            text("two"),
            key(Key::Tab),
            text("three"),
        ];
        let mut seen = frame(all, &mut typed, false);
        while typed.is_waiting() {
            seen = frame(Vec::new(), &mut typed, false);
        }
        assert_eq!(seen, ["one", "two", "three"]);
    }
}
