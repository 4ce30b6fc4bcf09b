//! The station of the passages: what narrows them down on top, the list, and what is read beside it.
//!
//! Where there is no room beside the list the passage that is read stands below it.

use egui::{Button, Frame, Key, Label, Margin, RichText, TextEdit, Ui};

use crate::finding::counted;
use crate::gui::action::{Action, Cell, Scope, Stage, Tab};
use crate::gui::command::{self, Command};
use crate::gui::evidence::{BEST, MOST_AT_ONCE};
use crate::gui::evidence_order::{GroupBy, SortBy};
use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::matching::Filter;

use super::widget::{empty, named, primary, sign_button};
use super::{Actions, card, drop_down, facets, holding, passage_list, reading, room};

pub(super) fn show(ui: &mut Ui, session: &Session, focus_search: bool, actions: &mut Actions) {
    if let Scope::Cell(cell) = &session.evidence.scope {
        only_a_cell(ui, session, cell, actions);
    }
    let is_folded = search_line(ui, session, focus_search, actions);
    if !is_folded {
        facets::menus(ui, session, actions);
    }
    facets::chips(ui, session, actions);
    ui.add_space(2.0);
    if session.evidence.shown.is_empty() && session.selected.is_none() {
        return nothing(ui, session, actions);
    }
    if reading::show(ui, session, actions) {
        return;
    }
    if !is_folded {
        list_head(ui, session, actions);
    }
    if session.evidence.shown.is_empty() {
        return nothing(ui, session, actions);
    }
    passage_list::show(ui, session, actions);
}

pub(super) fn sort_again(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.evidence.is_outdated() {
        let again = ui.small_button("Sort again");
        let hint = "The disputed issues have changed since this list was sorted";
        if again.on_hover_text(hint).clicked() {
            actions.push(Action::RankAgain);
        }
    }
}

/// Says that only the passages of one cell are listed, and leads back.
fn only_a_cell(ui: &mut Ui, session: &Session, cell: &Cell, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let taxonomy = &session.library.taxonomy;
    let issue = taxonomy.issue(&cell.issue);
    let issue = issue.map_or(cell.issue.to_string(), |issue| issue.title().to_owned());
    let frame = Frame::new()
        .fill(palette.selected)
        .corner_radius(5)
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let characteristic = taxonomy.label(&cell.characteristic);
        let what = format!("Only passages on “{characteristic}” under {issue}");
        ui.add(Label::new(theme::bold(what)).wrap());
        ui.horizontal(|ui| {
            if ui.button("Back to the coverage").clicked() {
                actions.push(Action::LeaveCell);
                actions.push(Action::Command(Command::Show(Tab::Coverage)));
            }
            if ui.button("List what was listed before").clicked() {
                actions.push(Action::LeaveCell);
            }
        });
    });
}

pub(super) fn count(session: &Session) -> String {
    let (shown, fitting) = (
        session.evidence.shown.len(),
        session.evidence.fitting_count(),
    );
    match (&session.library_findings, &session.evidence.scope) {
        (None, _) => "reading the library…".to_owned(),
        (Some(_), Scope::Fitting) if shown == fitting => {
            counted(fitting, "passage fits", "passages fit")
        }
        (Some(_), Scope::Fitting) => format!(
            "{shown} of {}",
            counted(fitting, "passage that fits", "passages that fit")
        ),
        (Some(_), Scope::Everything) => format!("{shown} of the whole library"),
        (Some(_), Scope::Cell(_)) => {
            format!("{} of one cell", counted(shown, "passage", "passages"))
        }
    }
}

/// The search, and in a low window the button that unfolds what else narrows the list down: it would take
/// the room of the passages. Says whether all that is folded.
fn search_line(ui: &mut Ui, session: &Session, focus: bool, actions: &mut Actions) -> bool {
    if !room::is_low(ui) {
        search_box(ui, session, focus, actions);
        return false;
    }
    let place = egui::Id::unique("filters are unfolded");
    let mut is_unfolded: bool = ui.data(|data| data.get_temp(place)).unwrap_or(false);
    let line = egui::vec2(ui.available_width(), theme::FIELD.y + 4.0);
    let from_right = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(line, from_right, |ui| {
        let words = match session.evidence.filter.wanted.len() {
            0 => "Filters and order".to_owned(),
            asked => format!("Filters and order: {asked}"),
        };
        let button = ui.add(Button::selectable(is_unfolded, words).frame_when_inactive(true));
        ui.ctx().accesskit_node_builder(button.id, |node| {
            node.set_expanded(is_unfolded);
        });
        let hint = "What narrows the list down, its order, and ticking all of it";
        if named(button.on_hover_text(hint), "Filters and order").clicked() {
            is_unfolded = !is_unfolded;
            ui.data_mut(|data| data.insert_temp(place, is_unfolded));
        }
        search_box(ui, session, focus, actions);
    });
    !is_unfolded
}

fn search_box(ui: &mut Ui, session: &Session, focus: bool, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.field)
        .stroke(egui::Stroke::new(1.0, palette.edge))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(10, 2));
    frame.show(ui, |ui| {
        // As high whether or not there is something to clear.
        let line = egui::vec2(ui.available_width(), theme::FIELD.y);
        let from_right = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(line, from_right, |ui| {
            let is_typed = !session.evidence.search.is_empty();
            if is_typed && sign_button(ui, icon::CLOSE, "Clear the search", true) {
                actions.push(Action::Search(String::new()));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.label(RichText::new(icon::EVIDENCE).size(16.0).color(palette.weak));
                search_field(ui, session, focus, actions);
            });
        });
    });
}

fn search_field(ui: &mut Ui, session: &Session, focus: bool, actions: &mut Actions) {
    let mut text = session.evidence.search.clone();
    let edit = TextEdit::singleline(&mut text)
        .id(command::search_box())
        .min_size(theme::FIELD)
        .frame(Frame::NONE)
        .align(egui::Align2::LEFT_CENTER)
        .hint_text("Search text, titles and names: mobilis, “forced deployment”, AWOL")
        .desired_width(f32::INFINITY);
    let response = named(ui.add(edit), "Search passages");
    if focus {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Search(text));
    }
    let is_done = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    // Taken, so that the row which gets the focus does not hear it too.
    let is_down =
        |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, Key::ArrowDown);
    let goes_down = response.has_focus() && ui.input_mut(is_down);
    // The first of the list that was searched for: where that is not there yet, as soon as it is.
    let waits = response.id.with("goes down");
    let is_meant = is_done || goes_down || ui.data(|data| data.get_temp(waits).unwrap_or(false));
    let is_put_off = is_meant && session.evidence.is_listing();
    ui.data_mut(|data| data.insert_temp(waits, is_put_off));
    if let Some(first) = session.evidence.shown.first()
        && is_meant
        && !is_put_off
    {
        ui.memory_mut(|memory| memory.request_focus(card::id(first.position)));
        actions.push(Action::Select(first.position));
    }
}

/// Order, groups and the tick for all, above the list.
fn list_head(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let evidence = &session.evidence;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (mut sort, mut group) = (evidence.sort, evidence.group);
        let shown = format!("{}  {}", icon::SORT, sort.label());
        let list = drop_down::list("sort").width(120.0).selected_text(shown);
        let response = drop_down::show(ui, list, "Sort", |ui| {
            for one in SortBy::ALL {
                if drop_down::option(ui, sort == one, one.label()) {
                    sort = one;
                }
            }
        });
        response.on_hover_text("Order of the list");
        let shown = format!("{}  {}", icon::GROUP, group.label());
        let list = drop_down::list("group").width(120.0).selected_text(shown);
        let response = drop_down::show(ui, list, "Group", |ui| {
            for one in GroupBy::ALL {
                if drop_down::option(ui, group == one, one.label()) {
                    group = one;
                }
            }
        });
        let hint = "Headings in the list; a passage stands under the first that it belongs to";
        response.on_hover_text(hint);
        if sort != evidence.sort {
            actions.push(Action::Sort(sort));
        }
        if group != evidence.group {
            actions.push(Action::Group(group));
        }
        tick_best(ui, session, actions);
        tick_all(ui, session, actions);
    });
}

fn tick_best(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let is_disputed = session
        .case()
        .issues
        .iter()
        .any(|issue| issue.taxonomy.is_some());
    let can = is_disputed && session.evidence.tickable > 0;
    let button = ui.add_enabled(can, Button::new(format!("Tick best {BEST}")));
    let button = button
        .on_hover_text("A first selection: the disputed issues in turn take the best passage of the list that answers them, and of several one that goes against the appellant; one undo takes all of them back")
        .on_disabled_hover_text(if is_disputed {
            "Every passage of the list is ticked"
        } else {
            "Say first which issues are in dispute"
        });
    if named(button, "Tick the best").clicked() {
        actions.push(Action::ChooseBest);
    }
}

fn tick_all(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let count = session.evidence.tickable;
    let label = format!("Tick all {count}");
    let button = ui.add_enabled((1..=MOST_AT_ONCE).contains(&count), Button::new(label));
    let button = button
        .on_hover_text("Rely on every passage of the list, each under the issue that its row shows; one undo takes all of them back")
        .on_disabled_hover_text(if count == 0 {
            "Every passage of the list is ticked".to_owned()
        } else {
            format!("At most {MOST_AT_ONCE} at once: narrow the list down first")
        });
    if named(button, "Tick all shown").clicked() {
        actions.push(Action::ChooseShown);
    }
}

/// What to do where nothing is listed, and the button that does it.
fn nothing(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let evidence = &session.evidence;
    if evidence.is_listing() {
        return empty(ui, "The list is being made.", "This takes a moment.");
    }
    if session.library_findings.is_none() {
        return empty(ui, "The library is being read.", "This takes a moment.");
    }
    if evidence.fitting_count() == 0 && holding::page(ui, session, actions) {
        return;
    }
    let claimant = Action::Command(Command::Go(Stage::Claimant));
    let (what, next, button, action) = if session.case().claimant.nationality.is_none() {
        (
            "No evidence yet.",
            "Choose the appellant’s nationality and tick what is true of them. The passages that fit appear here, each with the reason.",
            "Go to the appellant",
            claimant,
        )
    } else if evidence.fitting_count() == 0 {
        (
            "Nothing in the library fits yet.",
            "Tick what is true of the appellant.",
            "Go to the appellant",
            claimant,
        )
    } else if !evidence.search.is_empty() {
        (
            "No passage has all of that.",
            "Take a word out of the search, or clear a filter.",
            "List all again",
            Action::Search(String::new()),
        )
    } else {
        (
            "No passage passes all filters.",
            "Take one of them away, or all.",
            "Take all filters away",
            Action::Filter(Filter::default()),
        )
    };
    empty(ui, what, next);
    ui.add_space(6.0);
    if primary(ui, button).clicked() {
        actions.push(action);
    }
}
