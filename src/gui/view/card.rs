//! A passage in a list: tick, citation, date, beginning, stance, why it is here, how far to rely on it.

use egui::{Align, Id, Key, Label, Layout, Modifiers, Rect, RichText, Stroke, Ui};

use crate::gui::action::{Action, Tab, Under};
use crate::gui::evidence::Row;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::Held;
use crate::matching::Finder;

use super::marks::{around, marked};
use super::widget::{named, tag};
use super::{Actions, terms};

/// Every card has the same height, so that only those in view need be laid out.
pub(super) const HEIGHT: f32 = 96.0;

/// A card keeps its name for the keyboard wherever it is scrolled to.
pub(super) fn id(position: usize) -> Id {
    Id::unique(("passage", position))
}

/// Shows it in its place. Says whether it was ticked by the keyboard.
pub(super) fn show(
    ui: &mut Ui,
    area: Rect,
    session: &Session,
    row: &Row,
    held: Held<'_>,
    actions: &mut Actions,
) -> bool {
    // The row itself first, so that the tick lies above it and gets its own clicks.
    let response = ui.interact(area, id(row.position), egui::Sense::click());
    let response = named(response, &format!("Read {}", held.passage.id));
    let is_chosen = session.evidence.is_chosen(row.position);
    let is_space = response.has_focus() && {
        // Taken, so that a row which gets the focus in this frame does not hear it too.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space))
    };
    let is_ticked = is_space && (is_chosen || !held.is_retired());
    if is_ticked {
        actions.push(choice(row, held, !is_chosen));
    } else if response.clicked() && !is_space {
        // So that the arrow keys go on from the row that was clicked.
        response.request_focus();
        actions.push(Action::Select(row.position));
    }
    ground(ui, session, row, &response);
    let inside = egui::UiBuilder::new().max_rect(area.shrink2(egui::vec2(10.0, 7.0)));
    ui.scope_builder(inside, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(7.0, 2.0);
        ui.spacing_mut().interact_size.y = 20.0;
        first_line(ui, session, row, held, actions);
        ui.add(Label::new(beginning(ui, session, held)).selectable(false));
        last_line(ui, session, row, held);
    });
    is_ticked
}

/// What is read is lit, and has a bar at its side.
fn ground(ui: &Ui, session: &Session, row: &Row, response: &egui::Response) {
    let (palette, area) = (theme::palette(ui), response.rect);
    let is_read = session.selected == Some(row.position);
    if is_read || response.hovered() {
        ui.painter().rect_filled(area, 0, palette.selected);
    }
    if is_read || session.compared == Some(row.position) {
        let bar = Rect::from_min_size(area.min, egui::vec2(3.0, area.height()));
        ui.painter().rect_filled(bar, 0, palette.accent);
    }
    let line = Stroke::new(1.0, palette.line);
    ui.painter().hline(area.x_range(), area.bottom(), line);
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        let kind = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(area.shrink(1.0), 3, stroke, kind);
    }
}

/// The words of the search are marked only in the list that was searched.
fn finder(session: &Session) -> Option<&Finder> {
    (session.tab == Tab::Passages).then_some(&session.evidence.finder)
}

/// Two lines of the text: its beginning, or what stands around the first word that was searched for.
fn beginning(ui: &Ui, session: &Session, held: Held<'_>) -> egui::text::LayoutJob {
    let hits = finder(session).map_or_else(Vec::new, |finder| finder.hits_in(held));
    let (lead, text, mut hits) = around(&held.passage.text, &hits);
    // More would never be seen, and long texts take long to break.
    let end = text
        .char_indices()
        .nth(400)
        .map_or(text.len(), |(at, _)| at);
    hits.retain(|hit| hit.end <= end);
    for hit in &mut hits {
        *hit = hit.start + lead.len()..hit.end + lead.len();
    }
    let text = format!("{lead}{}", text.get(..end).unwrap_or(text));
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut job = marked(ui, &text, &hits, &font, ui.visuals().text_color());
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = 2;
    job
}

/// The height of the last line, in points.
const LAST_LINE: f32 = 20.0;

/// Stance and why it is here, and on the right how far it can be relied on.
fn last_line(ui: &mut Ui, session: &Session, row: &Row, held: Held<'_>) {
    let palette = theme::palette(ui);
    let (source, passage) = (held.source, held.passage);
    // As high as the line: where the text is short, the tag must not fill what is left.
    let room = egui::vec2(ui.available_width(), LAST_LINE);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        terms::term(ui, source.tier.label(), terms::tier(source.tier));
        terms::term(ui, source.read.label(), terms::read(source.read));
        terms::term(ui, passage.kind.label(), terms::kind(passage.kind));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            terms::stance_tag(ui, passage.stance);
            let reason = session.evidence.reason(row, &session.library);
            let names = finder(session).map_or_else(Vec::new, |finder| finder.other_names(held));
            let names = names.iter();
            let names = names.map(|name| format!("{name}. "));
            let reason = names.chain([reason]).collect::<String>();
            let text = RichText::new(&reason).small().color(palette.weak);
            ui.add(Label::new(text).truncate().selectable(false));
        });
    });
}

/// Tick and citation, and on the right the date.
fn first_line(ui: &mut Ui, session: &Session, row: &Row, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            tag(ui, &terms::date(held.source.published), palette.weak);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                tick(ui, session, row, held, actions);
                citation(ui, session, held);
            });
        });
    });
}

fn tick(ui: &mut Ui, session: &Session, row: &Row, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let passage = held.passage;
    let numbers = session.case().uses_of(&passage.id);
    let numbers: Vec<String> = numbers
        .map(|entry| format!("CS {}", entry.number))
        .collect();
    let mut chosen = !numbers.is_empty();
    // What is retired can be let go, and not be taken.
    let can_tick = chosen || !held.is_retired();
    let tick = ui.add_enabled(can_tick, egui::Checkbox::without_text(&mut chosen));
    let tick = named(tick, &format!("Rely on {}", passage.id));
    if tick.changed() {
        actions.push(choice(row, held, chosen));
    }
    if !numbers.is_empty() {
        let numbers = theme::bold(numbers.join(", ")).small();
        ui.label(numbers.color(palette.accent));
    }
    if held.is_retired() {
        tag(ui, "retired", palette.bad);
    }
}

fn citation(ui: &mut Ui, session: &Session, held: Held<'_>) {
    let (source, passage) = (held.source, held.passage);
    let pinpoint = passage.pinpoint.iter().map(|at| format!(", {at}"));
    let pinpoint: String = pinpoint.collect();
    let citation = format!("{}, {}{pinpoint}", source.publisher, source.title);
    let hits = finder(session).map_or_else(Vec::new, |finder| finder.hits(&citation));
    let font = theme::bold_font(13.0);
    let job = marked(ui, &citation, &hits, &font, theme::palette(ui).text);
    ui.add(Label::new(job).truncate().selectable(false));
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
