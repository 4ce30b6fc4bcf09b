//! A passage in a list: tick, stance, citation, beginning, why it is here, how far to rely on it.

use egui::{Id, Key, Ui};

use crate::gui::action::{Action, Under};
use crate::gui::evidence::Row;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::Held;

use super::Actions;
use super::widget::{beginning, named, tag};

/// Every card has the same height, so that only those in view need be laid out.
pub(super) const HEIGHT: f32 = 92.0;

/// A card keeps its name for the keyboard wherever it is scrolled to.
pub(super) fn id(position: usize) -> Id {
    Id::unique(("passage", position))
}

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    row: &Row,
    held: Held<'_>,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let size = egui::vec2(ui.available_width(), HEIGHT);
    // The row itself first, so that the tick lies above it and gets its own clicks.
    let area = ui.allocate_space(size).1;
    let response = ui.interact(area, id(row.position), egui::Sense::click());
    let response = named(response, &format!("Read {}", held.passage.id));
    let is_space = response.has_focus() && ui.input(|input| input.key_pressed(Key::Space));
    if is_space {
        let is_chosen = session.case().uses_of(&held.passage.id).next().is_some();
        if is_chosen || !held.is_retired() {
            actions.push(choice(row, held, !is_chosen));
        }
    } else if response.clicked() {
        // So that the arrow keys go on from the row that was clicked.
        response.request_focus();
        actions.push(Action::Select(row.position));
    }
    let is_lit =
        session.selected == Some(row.position) || response.hovered() || response.has_focus();
    if is_lit {
        ui.painter().rect_filled(area, 5, palette.selected);
    }
    ui.painter().hline(
        area.x_range(),
        area.bottom(),
        egui::Stroke::new(1.0, palette.line),
    );
    let inside = egui::UiBuilder::new().max_rect(area.shrink2(egui::vec2(8.0, 6.0)));
    ui.scope_builder(inside, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        first_line(ui, session, row, held, actions);
        let text = beginning(ui, &held.passage.text);
        ui.add(egui::Label::new(text).selectable(false));
        last_line(ui, session, row, held);
    });
}

/// Why it is here, and on the right how far it can be relied on.
fn last_line(ui: &mut Ui, session: &Session, row: &Row, held: Held<'_>) {
    let weak = theme::palette(ui).weak;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        tag(ui, held.source.tier.label(), weak);
        tag(ui, held.source.read.label(), weak);
        tag(ui, held.passage.kind.label(), weak);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let reason = session.evidence.reason(row, &session.library);
            let reason = egui::RichText::new(reason).small().color(weak);
            ui.add(egui::Label::new(reason).truncate().selectable(false));
        });
    });
}

/// Tick, stance, date and citation.
fn first_line(ui: &mut Ui, session: &Session, row: &Row, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let (source, passage) = (held.source, held.passage);
    ui.horizontal(|ui| {
        let numbers: Vec<String> = session
            .case()
            .uses_of(&passage.id)
            .map(|entry| format!("CS {}", entry.number))
            .collect();
        let mut chosen = !numbers.is_empty();
        // What is retired can be let go, and not be taken.
        let can_tick = chosen || !held.is_retired();
        let tick = ui.add_enabled(can_tick, egui::Checkbox::new(&mut chosen, ""));
        let tick = named(tick, &format!("Rely on {}", passage.id));
        if tick.changed() {
            actions.push(choice(row, held, chosen));
        }
        if !numbers.is_empty() {
            ui.label(theme::bold(numbers.join(", ")).color(palette.accent));
        }
        if held.is_retired() {
            tag(ui, "retired", palette.bad);
        }
        tag(ui, passage.stance.label(), palette.stance(passage.stance));
        // The date before the title: at the end it would be cut off first.
        let date = source
            .published
            .map_or("date not known".to_owned(), |date| date.to_string());
        tag(ui, &date, palette.weak);
        let pinpoint = passage.pinpoint.iter().map(|at| format!(", {at}"));
        let pinpoint: String = pinpoint.collect();
        let citation = format!("{}, {}{pinpoint}", source.publisher, source.title);
        ui.add(egui::Label::new(theme::bold(citation).small()).truncate());
    });
}

/// Takes a passage into the case, or out of it.
fn choice(row: &Row, held: Held<'_>, chosen: bool) -> Action {
    if chosen {
        let (position, under) = (row.position, Under::Best);
        Action::Choose { position, under }
    } else {
        Action::Unchoose(held.passage.id.clone())
    }
}
