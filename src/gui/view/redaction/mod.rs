//! “Redact a name…”: what is typed, the places where it stands, and taking them out.

mod list;

use egui::{Event, Key, KeyboardShortcut, Modifiers, ProgressBar, RichText, TextEdit, Ui};

use crate::finding::{counted, together};
use crate::gui::action::Action;
use crate::gui::redaction::{NameAction, NameSearch, Standing};
use crate::gui::session::Session;
use crate::gui::theme;

use super::widget::{aside, field_id, named};
use super::{Actions, dialog};

const WIDTH: f32 = 720.0;

pub(in crate::gui) fn show(ui: &Ui, session: &Session, names: &NameSearch, actions: &mut Actions) {
    let is_escaped = dialog::show(ui, "redact a name", |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        ui.label(theme::heading("Redact a name"));
        match &names.standing {
            Standing::TakingOut(done, all) => taking_out(ui, *done, *all, actions),
            Standing::NotAll(troubles) => not_all(ui, troubles, actions),
            Standing::Asking | Standing::Searching(..) | Standing::Found(_) => {
                asking(ui, session, names, actions);
            }
        }
    });
    if is_escaped {
        wish(actions, NameAction::Close);
    }
}

fn wish(actions: &mut Actions, action: NameAction) {
    actions.push(Action::Names(action));
}

fn asking(ui: &mut Ui, session: &Session, names: &NameSearch, actions: &mut Actions) {
    let is_searching = matches!(names.standing, Standing::Searching(..));
    aside(
        ui,
        "All documents are searched, however the words are written: in capitals, over the end of a line, in Cyrillic. The originals are never changed, and Undo takes it back.",
    );
    field(ui, names, !is_searching, actions);
    match &names.standing {
        Standing::Searching(done, all) => searching(ui, *done, *all, actions),
        Standing::Found(_) => {
            list::show(ui, names, actions);
            consequences(ui, session, names);
            found_buttons(ui, names, actions);
        }
        _ => search_buttons(ui, names, actions),
    }
}

/// Enter searches; Shift and Enter begin another line.
fn field(ui: &mut Ui, names: &NameSearch, is_enabled: bool, actions: &mut Actions) {
    let id = field_id("words to redact");
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if has_focus && ui.input_mut(takes_enter) && !names.typed().is_empty() {
        wish(actions, NameAction::Search);
    }
    let mut text = names.text.clone();
    let edit = TextEdit::multiline(&mut text)
        .id(id)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .desired_rows(2)
        .hint_text("one name a line (Shift+Enter begins another)")
        .desired_width(f32::INFINITY);
    let response = named(ui.add_enabled(is_enabled, edit), "Words to redact");
    if matches!(names.standing, Standing::Asking) {
        dialog::take_focus(ui, &response);
    }
    if response.changed() {
        wish(actions, NameAction::Type(text));
    }
}

/// Whether Enter was pressed without Shift, as the key itself says: Shift may have been let go by now.
fn takes_enter(input: &mut egui::InputState) -> bool {
    let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.shift);
    let count = input.events.len();
    input.events.retain(|event| !is_enter(event));
    input.events.len() < count
}

fn search_buttons(ui: &mut Ui, names: &NameSearch, actions: &mut Actions) {
    dialog::buttons(ui, |ui| {
        let is_typed = !names.typed().is_empty();
        let search = dialog::button(ui, "Find in all documents", true, is_typed);
        if search.clicked() {
            wish(actions, NameAction::Search);
        }
        cancel(ui, actions);
    });
}

fn cancel(ui: &mut Ui, actions: &mut Actions) {
    if named(ui.button("Cancel"), "Answer: Cancel").clicked() {
        wish(actions, NameAction::Close);
    }
}

fn progress(ui: &mut Ui, words: &str, done: usize, all: usize, actions: &mut Actions) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let stop = named(ui.button("Stop"), "Stop redacting");
        dialog::take_focus(ui, &stop);
        if stop.clicked() {
            wish(actions, NameAction::Stop);
        }
        let bar = ProgressBar::new(done as f32 / all.max(1) as f32).desired_width(320.0);
        let words = format!("{words} {} of {all}", (done + 1).min(all));
        named(ui.add(bar.text(words.as_str())), &words);
    });
}

fn searching(ui: &mut Ui, done: usize, all: usize, actions: &mut Actions) {
    progress(ui, "Searching document", done, all, actions);
}

fn taking_out(ui: &mut Ui, done: usize, all: usize, actions: &mut Actions) {
    aside(
        ui,
        "Each document is copied without these places, and the copy is searched once more.",
    );
    progress(ui, "Redacting document", done, all, actions);
}

/// What becomes of the words themselves.
fn consequences(ui: &mut Ui, session: &Session, names: &NameSearch) {
    let left = names.left_in();
    let contradicted = names.contradicted(session.case());
    ui.add_space(4.0);
    if !contradicted.is_empty() {
        let words = format!(
            "{} must never appear, says the case: while a place stays, no bundle is written. Take it off the list on the page Case, or tick the place again.",
            quoted(&contradicted)
        );
        let colour = theme::palette(ui).bad;
        return drop(ui.label(RichText::new(words).color(colour)));
    }
    let words = match left.is_empty() {
        true => {
            "From now on every export looks for these words, and is not written where one is left."
                .to_owned()
        }
        false => format!(
            "{} stays where the tick is out. So exports will not look for it: to have them do so, take out all of it, or redact the whole name.",
            quoted(&left.into_iter().collect::<Vec<_>>())
        ),
    };
    aside(ui, words);
}

fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    together(&quoted)
}

fn found_buttons(ui: &mut Ui, names: &NameSearch, actions: &mut Actions) {
    let wanted = names.wanted();
    let is_none_found = names.found().iter().all(|one| one.places.is_empty());
    let words = match wanted {
        0 if is_none_found => "Look for it at every export".to_owned(),
        count => format!("Redact {}", counted(count, "place", "places")),
    };
    dialog::buttons(ui, |ui| {
        let take_out = dialog::button(ui, &words, true, wanted > 0 || is_none_found);
        dialog::take_focus(ui, &take_out);
        if take_out.clicked() {
            wish(actions, NameAction::TakeOut);
        }
        cancel(ui, actions);
    });
}

fn not_all(ui: &mut Ui, troubles: &[(String, crate::redact::Trouble)], actions: &mut Actions) {
    let bad = theme::palette(ui).bad;
    for (title, trouble) in troubles {
        let what = format!("“{title}” was not redacted: {}.", trouble.what);
        ui.label(RichText::new(what).color(bad));
        aside(ui, trouble.hint);
    }
    aside(
        ui,
        "The other documents were. While the words are still in one, no bundle is written.",
    );
    dialog::buttons(ui, |ui| {
        let close = dialog::button(ui, "Close", true, true);
        dialog::take_focus(ui, &close);
        if close.clicked() {
            wish(actions, NameAction::Close);
        }
    });
}
