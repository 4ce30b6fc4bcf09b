//! What narrows the list down: one menu for each facet, and a chip for each choice.
//!
//! Every choice says how many passages it would leave, given what is asked of the other facets.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Button, Layout, PopupCloseBehavior, Response, RichText, ScrollArea, Ui};

use crate::case::DisputedIssue;
use crate::finding::counted;
use crate::gui::action::{Action, Scope};
use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::library::Taxonomy;
use crate::matching::{Facet, Filter, Value};

use super::widget::named;
use super::{Actions, hover, room, terms};

/// A menu for each facet, and what else narrows the list down.
pub(super) fn menus(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let now = &session.evidence.filter;
    let mut filter = now.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for facet in Facet::ALL {
            menu(ui, session, facet, &mut filter);
        }
        if !matches!(session.evidence.scope, Scope::Cell(_)) {
            whole_library(ui, session, actions);
        }
    });
    if filter != *now {
        actions.push(Action::Filter(filter));
    }
}

/// For which issue evidence is being chosen, and a chip for each choice, with what takes all of them away.
/// The line is there before anything is chosen, and is never more than one: the list stays where it is.
/// Only a low window has no room to spare for it.
pub(super) fn chips(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let now = &session.evidence.filter;
    let chosen_for = session.evidence.chosen_for(session.case());
    if now.is_empty() && chosen_for.is_none() && room::is_low(ui) {
        return;
    }
    let mut filter = now.clone();
    let line = egui::vec2(ui.available_width(), theme::FIELD.y);
    let inside = egui::UiBuilder::new()
        .max_rect(ui.allocate_space(line).1)
        .layout(Layout::right_to_left(Align::Center));
    // It has its room already, whatever stands in it.
    ui.new_child(inside).scope(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        // At the right end, where hardly any menu lies over it.
        if !now.is_empty() && ui.button("Clear filters").clicked() {
            filter = Filter::default();
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(issue) = chosen_for {
                next_issue(ui, session, issue, actions);
                destination(ui, session, issue, actions);
            }
            chips_of(ui, session, &mut filter);
        });
    });
    if filter != *now {
        actions.push(Action::Filter(filter));
    }
}

/// As many as there is room for; the others are counted, and named on hovering.
fn chips_of(ui: &mut Ui, session: &Session, filter: &mut Filter) {
    let wanted: Vec<&Value> = session.evidence.filter.wanted.iter().collect();
    let taxonomy = &session.library.taxonomy;
    for (at, value) in wanted.iter().enumerate() {
        let rest = wanted.get(at..).unwrap_or_default();
        let beside = if rest.len() > 1 { MORE } else { 0.0 };
        let text = chip_text(&words(value, taxonomy));
        let needed = width(ui, text) + 2.0 * ui.spacing().button_padding.x;
        if at > 0 && ui.available_width() < needed + beside {
            let names: Vec<String> = rest.iter().map(|value| words(value, taxonomy)).collect();
            let count = RichText::new(format!("and {} more", rest.len())).small();
            ui.label(count).on_hover_text(names.join("\n"));
            return;
        }
        chip(ui, session, value, filter);
    }
}

/// What the count of chips for which there is no room takes, in points.
const MORE: f32 = 84.0;

/// How wide words are on a button, in points.
fn width(ui: &Ui, text: RichText) -> f32 {
    let text = egui::WidgetText::from(text);
    let wrap = Some(egui::TextWrapMode::Extend);
    let galley = text.into_galley(ui, wrap, f32::INFINITY, egui::TextStyle::Button);
    galley.size().x
}

fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Issue => "Issue",
        Facet::Stance => "Stance",
        Facet::Publisher => "Source kind",
        Facet::Year => "Year",
        Facet::Read => "How read",
        Facet::Kind => "Passage kind",
        Facet::Chosen => "Chosen",
    }
}

fn meaning(facet: Facet) -> &'static str {
    match facet {
        Facet::Issue => "The issue that a passage hangs on, with all that stand below it",
        Facet::Stance => "Which way a passage points, seen from the appellant",
        Facet::Publisher => "Who speaks: weight in court differs by kind",
        Facet::Year => "When the source was published",
        Facet::Read => "How much of the source was read, or that it is known second-hand",
        Facet::Kind => "An extract is the source’s own words; a summary is ours",
        Facet::Chosen => "Whether the case relies on it already",
    }
}

fn words(value: &Value, taxonomy: &Taxonomy) -> String {
    match value {
        Value::Issue(id) => taxonomy
            .issue(id)
            .map_or_else(|| id.to_string(), |issue| issue.title().to_owned()),
        Value::Stance(one) => one.label().to_owned(),
        Value::Publisher(one) => one.label().to_owned(),
        Value::Year(year) => year.map_or("not dated".to_owned(), |year| year.to_string()),
        Value::Read(one) => one.label().to_owned(),
        Value::Kind(one) => one.label().to_owned(),
        Value::Chosen(true) => "chosen only".to_owned(),
        Value::Chosen(false) => "not chosen".to_owned(),
    }
}

/// What a choice means, for whoever rests the pointer on it.
fn meaning_of(value: &Value, session: &Session) -> Option<String> {
    let taxonomy = &session.library.taxonomy;
    let nationality = session.case().claimant.nationality.as_deref();
    match value {
        Value::Issue(id) => {
            (taxonomy.issue(id)).map(|issue| taxonomy.about_issue(issue, nationality))
        }
        _ => terms::value(value).map(str::to_owned),
    }
}

fn menu(ui: &mut Ui, session: &Session, facet: Facet, filter: &mut Filter) {
    let palette = theme::palette(ui);
    let asked = filter.of(facet).count();
    let text = match asked {
        0 => RichText::new(format!("{} {}", name(facet), icon::CARET_DOWN)),
        _ => RichText::new(format!("{}: {asked} {}", name(facet), icon::CARET_DOWN))
            .color(palette.accent),
    };
    // As wide as with a count, so that the menus beside it stay where they are.
    let widest = RichText::new(format!("{}: 9 {}", name(facet), icon::CARET_DOWN));
    let widest = width(ui, widest) + 2.0 * ui.spacing().button_padding.x;
    let mut button = Button::new(text).min_size(egui::vec2(widest, 0.0));
    if asked > 0 {
        button = button.fill(palette.selected);
    }
    // What is below the button, which may still go down to the next line.
    let room = ui.ctx().content_rect().bottom() - ui.cursor().top();
    let high = (room - 2.0 * ui.spacing().interact_size.y - 32.0).clamp(120.0, MENU);
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, shown) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        // So that a menu of few choices is not wider than they are.
        let width = if facet == Facet::Issue { 460.0 } else { 280.0 };
        ui.set_width(width);
        // A menu takes the frames of its buttons away; boxes to tick need theirs.
        framed(ui);
        // A bar that lies over what is scrolled would hide the counts.
        ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
        let scroll = ScrollArea::vertical().max_height(high);
        scroll.show(ui, |ui| {
            for value in choices(session, facet) {
                choice(ui, session, value, filter);
            }
        });
    });
    keys_go_on_from(&response, shown.is_some());
    named(response.on_hover_text(meaning(facet)), name(facet));
}

/// What had the focus in a menu goes with it: then its button gets it, unless something else has it. That
/// it is gone is known a frame or two later.
fn keys_go_on_from(button: &Response, is_open: bool) {
    let (context, place) = (&button.ctx, button.id.with("was open"));
    let left: u8 = context.data(|data| data.get_temp(place)).unwrap_or(0);
    let is_free = context.memory(|memory| memory.focused().is_none());
    let left = match is_open {
        true => 3,
        false if left > 0 && is_free => {
            button.request_focus();
            0
        }
        false => left.saturating_sub(1),
    };
    context.data_mut(|data| data.insert_temp(place, left));
}

/// The most that a menu is high; what has more choices scrolls.
const MENU: f32 = 440.0;

/// The frame of a field or a box to tick in a menu, also below the pointer and while it is pressed.
pub(super) fn framed(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    for look in [
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
    ] {
        look.bg_stroke = egui::Stroke::new(1.0, palette.edge);
        look.bg_fill = palette.field;
    }
}

/// The values of a facet: issues as they stand in the tree, years from the newest.
fn choices(session: &Session, facet: Facet) -> Vec<&Value> {
    let evidence = &session.evidence;
    let known = evidence.counts.keys();
    let mut values: Vec<&Value> = known.filter(|value| value.facet() == facet).collect();
    // A choice that the library no longer has can still be taken back.
    let lost = evidence.filter.of(facet);
    values.extend(lost.filter(|value| !evidence.counts.contains_key(value)));
    match facet {
        Facet::Issue => {
            let issues = &session.library.taxonomy.issues;
            values.sort_by_cached_key(|value| match value {
                Value::Issue(id) => issues.iter().position(|issue| issue.id == *id),
                _ => None,
            });
        }
        Facet::Year | Facet::Chosen => values.reverse(),
        Facet::Stance | Facet::Publisher | Facet::Read | Facet::Kind => {}
    }
    values
}

fn choice(ui: &mut Ui, session: &Session, value: &Value, filter: &mut Filter) {
    let taxonomy = &session.library.taxonomy;
    let count = session.evidence.counts.get(value).copied().unwrap_or(0);
    let mut wanted = filter.wants(value);
    let words = words(value, taxonomy);
    // With the bar of the list at its right.
    let row = ui.max_rect().x_range().expand(12.0);
    ui.horizontal(|ui| {
        if let Value::Issue(id) = value {
            ui.add_space(14.0 * taxonomy.depth(id) as f32);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let colour = theme::palette(ui).weak;
            ui.label(RichText::new(count.to_string()).small().color(colour));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
                let can_be = wanted || count > 0;
                let tick = egui::Checkbox::new(&mut wanted, &words);
                let mut tick = ui.add_enabled(can_be, tick);
                if let Some(meaning) = meaning_of(value, session) {
                    tick = hover::beside_row(tick, row, meaning);
                }
                ui.ctx().accesskit_node_builder(tick.id, |node| {
                    node.set_description(counted(count, "passage", "passages"));
                });
                if tick.changed() {
                    // Both at once would ask for nothing.
                    if let Value::Chosen(one) = value {
                        filter.wanted.remove(&Value::Chosen(!one));
                    }
                    filter.toggle(value.clone());
                }
                named(tick, &words);
            });
        });
    });
}

/// The issue that ticks go to, whatever else a passage answers.
fn destination(ui: &mut Ui, session: &Session, issue: &DisputedIssue, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let number = session.case().issue_number(&issue.key).unwrap_or_default();
    let words = format!("Ticks go to Issue {number} {}", issue.label);
    let text = RichText::new(format!("{}  {}", shortened(&words), icon::CLOSE)).small();
    let button = Button::new(text.color(palette.text))
        .fill(palette.selected)
        .corner_radius(10);
    let name = format!("{words}, until this is taken away");
    let response = ui.add(button).on_hover_text(&name);
    if named(response, &name).clicked() {
        actions.push(Action::ChooseForNone);
    }
}

/// On to the issue that follows in the schedule. It stands before the chips, whose width changes with
/// the issue, so that it stays under the pointer.
fn next_issue(ui: &mut Ui, session: &Session, issue: &DisputedIssue, actions: &mut Actions) {
    let issues = &session.case().issues;
    let mut rest = issues.iter().skip_while(|known| known.key != issue.key);
    let next = rest.nth(1);
    let button = ui.add_enabled(next.is_some(), Button::new("Next issue"));
    let hint = next.map(|next| format!("Choose evidence for “{}”", next.label));
    let button = button
        .on_hover_text(hint.unwrap_or_default())
        .on_disabled_hover_text("This is the last issue of the schedule");
    if let Some(next) = next.filter(|_| button.clicked()) {
        actions.push(Action::ChooseFor(next.key.clone()));
    }
}

/// So that a chip stays a chip.
fn shortened(words: &str) -> String {
    if words.chars().count() > 44 {
        words.chars().take(42).chain(['…']).collect()
    } else {
        words.to_owned()
    }
}

fn chip_text(words: &str) -> RichText {
    RichText::new(format!("{}  {}", shortened(words), icon::CLOSE)).small()
}

fn chip(ui: &mut Ui, session: &Session, value: &Value, filter: &mut Filter) {
    let palette = theme::palette(ui);
    let words = words(value, &session.library.taxonomy);
    let button = Button::new(chip_text(&words).color(palette.text))
        .fill(palette.selected)
        .corner_radius(10);
    let name = format!("Remove the filter {words}");
    let response = ui.add(button).on_hover_text(&name);
    if named(response, &name).clicked() {
        filter.toggle(value.clone());
    }
}

fn whole_library(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let mut everything = session.evidence.scope == Scope::Everything;
    let response = ui.checkbox(&mut everything, "Whole library");
    let response = response.on_hover_text("Also passages that do not fit the appellant");
    if response.changed() {
        actions.push(Action::Scope(if everything {
            Scope::Everything
        } else {
            Scope::Fitting
        }));
    }
}
