//! The list of nationalities: all countries there are, found by typing, those with evidence in the library first.
//!
//! The keyboard stays in the search above the list: arrows go up and down, Enter chooses.

use egui::accesskit::Role;
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Id, Key, Modifiers, Popup, PopupCloseBehavior, RichText, ScrollArea, Ui};

use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::library::{Country, Taxonomy, country};
use crate::matching::{countries_like, countries_with};

use super::reader::{begin_search, search_field};
use super::widget::{aside, field_id, named};

/// One nationality that can be chosen.
struct Choice {
    code: String,
    /// The country; the nationality itself where a pack has one that the table of countries has not.
    name: String,
    national: String,
}

/// A button that opens the list; gives the code that was chosen. `name` is what the button is called.
pub(super) fn pick(
    ui: &mut Ui,
    session: &Session,
    name: &'static str,
    chosen: Option<&str>,
    width: f32,
) -> Option<String> {
    let taxonomy = &session.library.taxonomy;
    let shown = chosen.map(|code| taxonomy.national(code));
    let words = shown.clone().unwrap_or("Choose a nationality".to_owned());
    let caret = RichText::new(icon::CARET_DOWN).font(theme::icon_font(14.0));
    let button = Button::new(words)
        .right_text(caret)
        .truncate()
        .min_size(egui::vec2(width, theme::FIELD.y));
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, inner) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_width(width.max(320.0));
        list(ui, session, name)
    });
    let inner = inner.map(|inner| inner.inner);
    if response.clicked() {
        ui.data_mut(|data| data.remove::<At>(place(name)));
    }
    begin_search(ui, &response, name);
    let is_over = inner.is_some() && !Popup::is_any_open(ui.ctx());
    if is_over && !ui.input(|input| input.pointer.any_click()) {
        response.request_focus();
    }
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ComboBox);
        node.set_value(shown.unwrap_or_default());
    });
    named(response, name);
    inner.flatten()
}

/// Which line the arrows have come to, of the list for which words.
#[derive(Clone, Default)]
struct At {
    words: String,
    line: usize,
}

fn place(name: &'static str) -> Id {
    Id::unique(("line of the list", name))
}

fn list(ui: &mut Ui, session: &Session, name: &'static str) -> Option<String> {
    // Taken before the field hears them.
    let (step, is_entered) = keys(ui, name);
    let hint = "Search: Sudan, Sudanese, SDN";
    let words = search_field(ui, name, hint, "Search nationalities");
    let groups = groups(&session.library.taxonomy, &words);
    let count = groups.iter().map(|(_, all)| all.len()).sum::<usize>();
    let mut at: At = ui
        .data(|data| data.get_temp(place(name)))
        .unwrap_or_default();
    if at.words != words {
        at = At { words, line: 0 };
    }
    at.line = at
        .line
        .saturating_add_signed(step)
        .min(count.saturating_sub(1));
    let line = at.line;
    ui.data_mut(|data| data.insert_temp(place(name), at));
    if count == 0 {
        aside(ui, "No country is called that.");
    }
    ui.spacing_mut().scroll = theme::bar_in_sight();
    let area = ScrollArea::vertical().auto_shrink([false, true]);
    area.max_height(300.0)
        .show(ui, |ui| {
            let mut number = 0;
            let mut chosen = None;
            for (title, choices) in groups.iter().filter(|(_, all)| !all.is_empty()) {
                aside(ui, *title);
                for choice in choices {
                    let is_there = number == line;
                    let response = row(ui, choice, is_there);
                    if is_there && step != 0 {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() || (is_there && is_entered) {
                        chosen = Some(choice.code.clone());
                        ui.close();
                    }
                    number += 1;
                }
            }
            chosen
        })
        .inner
}

/// How many lines down the arrows lead while something is typed, and whether Enter was pressed.
fn keys(ui: &Ui, name: &'static str) -> (isize, bool) {
    if !ui.memory(|memory| memory.has_focus(field_id(name))) {
        return (0, false);
    }
    ui.input_mut(|input| {
        let mut count = |key| {
            input
                .count_and_consume_key(Modifiers::NONE, key)
                .cast_signed()
        };
        let step = count(Key::ArrowDown) - count(Key::ArrowUp);
        (step, count(Key::Enter) > 0)
    })
}

fn row(ui: &mut Ui, choice: &Choice, is_there: bool) -> egui::Response {
    let weak = theme::palette(ui).weak;
    let national = RichText::new(&choice.national).small().color(weak);
    let button = Button::selectable(is_there, &choice.name).right_text(national);
    let response = ui.add(button);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("{}, {}", choice.name, choice.code));
    });
    named(response, &choice.national)
}

/// Those that have the words, each under its heading; where none has, those that are spelt much like them.
fn groups(taxonomy: &Taxonomy, words: &str) -> [(&'static str, Vec<Choice>); 3] {
    let has_pack = |country: &Country| taxonomy.nationality(country.code).is_some();
    let found = countries_with(words);
    let (with, without): (Vec<Country>, Vec<Country>) = found.into_iter().partition(has_pack);
    let wanted = words.trim().to_lowercase();
    let own = taxonomy.nationalities().filter(|(code, known)| {
        country(code).is_none() && known.label.to_lowercase().contains(&wanted)
    });
    let own = own.map(|(code, known)| Choice {
        code: code.to_owned(),
        name: known.label.clone(),
        national: known.label.clone(),
    });
    let choice = |country: Country| Choice {
        code: country.code.to_owned(),
        name: country.name.to_owned(),
        national: taxonomy.national(country.code),
    };
    let with: Vec<Choice> = with.into_iter().map(choice).chain(own).collect();
    let without: Vec<Choice> = without.into_iter().map(choice).collect();
    let near = match with.is_empty() && without.is_empty() {
        true => countries_like(words).into_iter().map(choice).collect(),
        false => Vec::new(),
    };
    [
        ("In the library", with),
        ("No library yet", without),
        ("No country is called that. Spelt like it:", near),
    ]
}
