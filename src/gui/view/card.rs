//! A passage in a list: tick, citation, date, beginning, stance, why it is here, how far to rely on it.

mod commands;

use egui::{Align, Id, Key, Label, Layout, Modifiers, Rect, RichText, Stroke, Ui};

use crate::gui::action::{Action, Tab, Under};
use crate::gui::evidence::Row;
use crate::gui::picked::Pick;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::Held;
use crate::matching::Finder;

use super::marks::{around, marked};
use super::widget::{named, tag};
use super::{Actions, hover, terms};

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
    if is_ticked && session.picked_passages.is_among(row.position) {
        let all = session.passages_with(row.position);
        actions.push(if is_chosen {
            Action::UnchooseAll(all)
        } else {
            Action::ChooseAll(session.tickable(&all))
        });
    } else if is_ticked {
        actions.push(choice(row, held, !is_chosen));
    } else if response.clicked() && !is_space {
        // So that the arrow keys go on from the row that was clicked.
        response.request_focus();
        let how = ui.input(|input| Pick::by(input.modifiers));
        actions.push(Action::PickPassage(row.position, how));
    }
    commands::show(ui, session, (row, held), &response, actions);
    ground(ui, session, row, &response);
    let inside = egui::UiBuilder::new().max_rect(area.shrink2(egui::vec2(10.0, 7.0)));
    ui.scope_builder(inside, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(7.0, 2.0);
        ui.spacing_mut().interact_size.y = 20.0;
        let is_looked_at = response.contains_pointer()
            || response.has_focus()
            || session.selected == Some(row.position);
        first_line(ui, session, (row, held), is_looked_at, actions);
        let words = beginning(ui, session, held);
        hover::cut_beside(ui, words, area.x_range());
        last_line(ui, session, row, held);
    });
    is_ticked
}

/// What is read is lit, and has a bar at its side.
fn ground(ui: &Ui, session: &Session, row: &Row, response: &egui::Response) {
    let (palette, area) = (theme::palette(ui), response.rect);
    let is_read = session.selected == Some(row.position);
    if let Some(fill) = palette.row(
        is_read || session.picked_passages.is_among(row.position),
        response,
    ) {
        ui.painter().rect_filled(area, 0, fill);
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
    let rest = if end < text.len() { "…" } else { "" };
    let text = format!("{lead}{}{rest}", text.get(..end).unwrap_or(text));
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut job = marked(ui, &text, &hits, &font, ui.visuals().text_color());
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = 2;
    job
}

/// With less room than this, in points, no word of a reason would be seen.
const LEAST_REASON: f32 = 64.0;

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
            if ui.available_width() >= LEAST_REASON {
                let text = RichText::new(&reason).small().color(palette.weak);
                hover::cut(ui, text);
            }
        });
    });
}

/// Tick, number and citation, and on the right the date.
fn first_line(
    ui: &mut Ui,
    session: &Session,
    (row, held): (&Row, Held<'_>),
    is_looked_at: bool,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            tag(ui, &terms::date(held.source.published), palette.weak);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                tick(ui, session, (row, held), is_looked_at, actions);
                citation(ui, session, held);
            });
        });
    });
}

/// The room behind the tick: for the numbers of the entries, or for where the tick would put it. It is
/// kept in every row, so that nothing moves when a row is looked at.
const PLACE: f32 = 84.0;

fn tick(
    ui: &mut Ui,
    session: &Session,
    (row, held): (&Row, Held<'_>),
    is_looked_at: bool,
    actions: &mut Actions,
) {
    let passage = held.passage;
    let (case, taxonomy) = (session.case(), &session.library.taxonomy);
    let numbers = case.uses_of(&passage.id);
    let numbers: Vec<String> = numbers
        .map(|entry| session.labels.entry(entry.number))
        .collect();
    let mut chosen = !numbers.is_empty();
    let target = session.target(row, held);
    // What is retired can be let go, and not be taken; nor can what belongs under no issue.
    let can_tick = chosen || (!held.is_retired() && target.is_some());
    let tick = ui.add_enabled(can_tick, egui::Checkbox::without_text(&mut chosen));
    let sentence = match &target {
        _ if !numbers.is_empty() => format!("It is in the case as {}.", numbers.join(", ")),
        _ if held.is_retired() => "It is retired and can no longer be relied on.".to_owned(),
        Some(target) => target.sentence(case, taxonomy),
        None => NO_ISSUE.to_owned(),
    };
    let tick = hover::above(tick, &sentence);
    ui.ctx().accesskit_node_builder(tick.id, |node| {
        node.set_description(sentence);
    });
    let tick = named(tick, &format!("Rely on {}", passage.id));
    if tick.changed() {
        actions.push(choice(row, held, chosen));
    }
    let mark = target.filter(|_| is_looked_at && can_tick);
    let mark = mark.map(|target| (target.mark(case), target.full_mark(case, taxonomy)));
    place(ui, held, &numbers, mark);
}

const NO_ISSUE: &str =
    "It hangs on no issue: choose one with “Rely on it under…” where it is read.";

/// The numbers of the entries, or the target of the tick, short; its issue is named on hover.
fn place(ui: &mut Ui, held: Held<'_>, numbers: &[String], mark: Option<(String, String)>) {
    let palette = theme::palette(ui);
    let size = egui::vec2(PLACE - ui.spacing().item_spacing.x, ui.available_height());
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(size.x);
        if held.is_retired() {
            tag(ui, "retired", palette.bad);
        }
        // What there is no room for is said on hovering over the tick.
        if let Some((short, full)) = mark.filter(|_| numbers.is_empty()) {
            let words = RichText::new(short).small().color(palette.accent);
            let label = Label::new(words).truncate().show_tooltip_when_elided(false);
            let response = hover::above(ui.add(label), &full);
            // What a label says is its value.
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_value(full));
        } else if !numbers.is_empty() {
            let words = theme::bold(numbers.join(", "))
                .small()
                .color(palette.accent);
            hover::cut(ui, words);
        }
    });
}

fn citation(ui: &mut Ui, session: &Session, held: Held<'_>) {
    let (source, passage) = (held.source, held.passage);
    let pinpoint = passage.pinpoint.iter().map(|at| format!(", {at}"));
    let pinpoint: String = pinpoint.collect();
    let citation = format!("{}, {}{pinpoint}", source.publisher, source.title);
    let hits = finder(session).map_or_else(Vec::new, |finder| finder.hits(&citation));
    let font = theme::bold_font(13.0);
    let job = marked(ui, &citation, &hits, &font, theme::palette(ui).text);
    hover::cut(ui, job);
}

/// Takes a passage into the case, or out of it.
fn choice(row: &Row, held: Held<'_>, chosen: bool) -> Action {
    if chosen {
        let (position, under) = (row.position, Under::Shown);
        Action::Choose { position, under }
    } else {
        Action::Unchoose(held.passage.id.clone())
    }
}
