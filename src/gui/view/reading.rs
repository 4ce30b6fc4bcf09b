//! The passage that is looked at, in full, with everything that is known of its source.

use egui::{Button, Frame, Label, Margin, Panel, RichText, ScrollArea, Ui};

use crate::gui::action::{Action, Under};
use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::library::Held;

use super::marks::marked;
use super::widget::{aside, named, sign_button};
use super::{Actions, card, compare, source_card, standing, terms};

/// What the list needs beside the pane, and what the pane needs beside the list.
const LIST: f32 = 330.0;
const PANE: f32 = 400.0;

/// Less height does not do for a list and a pane below it.
const BELOW: f32 = 420.0;

/// A pane of less height scrolls as a whole.
const LOW: f32 = 260.0;

/// Lays the pane beside the list, or below it where there is no room beside. Where there is none below
/// either, the pane stands in place of the list; says whether it does.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) -> bool {
    let room = ui.available_size();
    let is_comparing = compare::other(session).is_some();
    let frame = Frame::new()
        .fill(theme::palette(ui).side)
        .corner_radius(6)
        .inner_margin(Margin::same(14));
    let panel = if room.x >= LIST + PANE {
        let most = room.x - LIST;
        // Two passages take what there is.
        let (name, size) = if is_comparing {
            ("comparing beside", most)
        } else {
            ("reading beside", room.x * 0.47)
        };
        // A window that becomes much larger or smaller gets the usual share again.
        let rough = (room.x / 320.0) as u32;
        Panel::right((name, rough))
            .default_size(size)
            .size_range(PANE.min(most)..=most)
    } else if session.selected.is_some() && room.y < BELOW {
        frame.show(ui, |ui| pane(ui, session, actions));
        back_to_the_list(ui, session, actions);
        return true;
    } else if session.selected.is_some() {
        // The list must stay a list, also in a low window.
        let most = (room.y * 0.55).max(120.0);
        Panel::bottom("reading below")
            .default_size(most.min(340.0))
            .size_range(120.0..=most)
    } else {
        return false;
    };
    let panel = panel.frame(frame).resizable(true);
    panel.show(ui, |ui| pane(ui, session, actions));
    false
}

/// Escape leads back to the row that was read, unless something before the window or a field hears it.
fn back_to_the_list(ui: &Ui, session: &Session, actions: &mut Actions) {
    let context = ui.ctx();
    let is_before = context.memory(|memory| memory.top_modal_layer().is_some());
    let focused = context.memory(|memory| memory.focused());
    let is_typed_in = |id| egui::text_edit::TextEditState::load(context, id).is_some();
    let is_heard =
        is_before || egui::Popup::is_any_open(context) || focused.is_some_and(is_typed_in);
    let escape =
        |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape);
    if let Some(position) = session.selected
        && !is_heard
        && ui.input_mut(escape)
    {
        context.memory_mut(|memory| memory.request_focus(card::id(position)));
        actions.push(Action::Unselect);
    }
}

fn pane(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let Some(position) = session.selected else {
        return nothing_yet(ui);
    };
    match compare::other(session) {
        Some(other) => compare::show(ui, session, (other, position), actions),
        None => one(ui, session, position, actions),
    }
}

fn nothing_yet(ui: &mut Ui) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        let weak = theme::palette(ui).weak;
        ui.label(RichText::new(icon::QUOTE).size(36.0).color(weak));
        ui.label(theme::bold("Choose a passage to read it here."));
        aside(
            ui,
            "Arrow keys walk the list, the space bar ticks, Enter reads.",
        );
    });
}

/// One passage in full.
fn one(ui: &mut Ui, session: &Session, position: usize, actions: &mut Actions) {
    let Some(held) = session.library.at(position) else {
        return;
    };
    let head = |ui: &mut Ui, actions: &mut Actions| {
        citation(ui, held, actions);
        buttons(ui, session, position, held, actions);
        ui.separator();
    };
    // Where there is little height, the head must not take all of it.
    let is_low = ui.available_height() < LOW;
    if !is_low {
        head(ui, actions);
    }
    // Another passage begins at its top.
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll.id_salt(("reading", position)).show(ui, |ui| {
        if is_low {
            head(ui, actions);
        }
        retired(ui, held);
        text(ui, session, held);
        ui.add_space(8.0);
        bearings(ui, session, held, actions);
        ui.add_space(6.0);
        source_card::show(ui, session, held, actions);
        ui.add_space(6.0);
        neighbours(ui, session, position, actions);
        // Last: it becomes longer with a tick, and nothing is to move for that.
        ui.add_space(6.0);
        why(ui, session, position, held);
    });
}

/// The whole text, with the words of the search marked.
pub(super) fn text(ui: &mut Ui, session: &Session, held: Held<'_>) {
    let hits = session.evidence.finder.hits_in(held);
    let font = egui::FontId::proportional(15.0);
    let colour = ui.visuals().text_color();
    let mut job = marked(ui, &held.passage.text, &hits, &font, colour);
    job.wrap.max_width = ui.available_width();
    ui.add(Label::new(job).wrap());
}

fn citation(ui: &mut Ui, held: Held<'_>, actions: &mut Actions) {
    let (source, passage) = (held.source, held.passage);
    let title = theme::bold(format!("{}, {}", source.publisher, source.title)).size(15.0);
    // From the right, so that a long title wraps before it reaches the button.
    ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
        if sign_button(ui, icon::CLOSE, "Close the passage", true) {
            actions.push(Action::Unselect);
        }
        ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
            ui.add(Label::new(title).wrap());
        });
    });
    ui.horizontal_wrapped(|ui| {
        terms::stance_tag(ui, passage.stance);
        terms::term(ui, passage.kind.label(), terms::kind(passage.kind));
        let kind = source.publisher_kind;
        terms::term(ui, kind.label(), terms::publisher(kind));
        terms::term(ui, source.tier.label(), terms::tier(source.tier));
        terms::term(
            ui,
            &terms::date(source.published),
            "When the source was published",
        );
        if let Some(pinpoint) = &passage.pinpoint {
            terms::term(ui, pinpoint, "Where in the source it stands");
        }
    });
}

/// What can be done with it.
fn buttons(ui: &mut Ui, session: &Session, position: usize, held: Held<'_>, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        rely_on_it(ui, session, position, held, actions);
        if session.compared == Some(position) {
            let stop = ui.button("Stop comparing");
            if stop.clicked() {
                actions.push(Action::Compare(None));
            }
            aside(ui, "Now choose the passage to set beside it.");
            return;
        }
        let compare = ui.add(Button::new(format!("{} Compare", icon::COMPARE)));
        let compare = compare.on_hover_text("Set this passage beside the one that you read next");
        if named(compare, "Compare").clicked() {
            actions.push(Action::Compare(Some(position)));
        }
        let before = session.read_before.filter(|before| *before != position);
        let before = before.filter(|before| session.library.at(*before).is_some());
        let last = ui.add_enabled(before.is_some(), Button::new("With the last read"));
        let last = last.on_hover_text("Set this passage beside the one that you read before it");
        if named(last, "Compare with the last read").clicked() {
            actions.push(Action::Compare(before));
        }
    });
}

/// Why it is in the list.
fn why(ui: &mut Ui, session: &Session, position: usize, held: Held<'_>) {
    if let Some(row) = session.evidence.row(position) {
        let reason = session.evidence.reason(row, &session.library);
        source_card::fact(ui, "Why it fits", &reason);
    }
    for name in session.evidence.finder.other_names(held) {
        source_card::fact(ui, "Found by", &name.to_string());
    }
}

/// The passages of the same source before and after it.
fn neighbours(ui: &mut Ui, session: &Session, position: usize, actions: &mut Actions) {
    let library = &session.library;
    let Some(held) = library.at(position) else {
        return;
    };
    let own = |at: &usize| {
        library
            .at(*at)
            .is_some_and(|one| one.source.id == held.source.id)
    };
    let before = position.checked_sub(1).filter(own);
    let after = Some(position + 1).filter(own);
    let all = held.source.passages.len();
    let at = held
        .source
        .passages
        .iter()
        .position(|one| one.id == held.passage.id);
    let number = at.map_or(1, |at| at + 1);
    ui.label(theme::bold(format!(
        "Passage {number} of {all} of this source"
    )));
    for (neighbour, sign, name) in [
        (before, icon::UP, "Previous passage of this source"),
        (after, icon::DOWN, "Next passage of this source"),
    ] {
        let Some((at, one)) = neighbour.and_then(|at| Some((at, library.at(at)?))) else {
            continue;
        };
        let pinpoint = one.passage.pinpoint.iter().map(|at| format!("{at}: "));
        let beginning: String = one.passage.text.chars().take(160).collect();
        let words = pinpoint.chain([beginning]).collect::<String>();
        let words = RichText::new(format!("{sign}  {words}")).small();
        let button = Button::new(words).truncate().frame_when_inactive(false);
        let response = ui.add_sized([ui.available_width(), 26.0], button);
        let response = named(response.on_hover_text(name), name);
        if response.clicked() {
            actions.push(Action::Select(at));
        }
    }
}

/// A choice of every disputed issue, and of the passage's own issues that are not disputed yet.
fn rely_on_it(
    ui: &mut Ui,
    session: &Session,
    position: usize,
    held: Held<'_>,
    actions: &mut Actions,
) {
    if held.is_retired() {
        return;
    }
    let case = session.case();
    let label = format!("{} Rely on it under…", icon::ADD);
    let menu = ui.menu_button(label, |ui| {
        for issue in &case.issues {
            let has_it = issue
                .entries
                .iter()
                .any(|entry| entry.passage.id == held.passage.id);
            if ui
                .add_enabled(!has_it, egui::Button::new(&issue.label))
                .clicked()
            {
                actions.push(Action::Choose {
                    position,
                    under: Under::Issue(issue.key.clone()),
                });
                ui.close();
            }
        }
        ui.separator();
        for id in &held.passage.issues {
            let is_disputed = case
                .issues
                .iter()
                .any(|issue| issue.taxonomy.as_ref() == Some(id));
            let label = session
                .library
                .taxonomy
                .issue(id)
                .map_or(id.as_str(), |issue| &issue.label);
            if !is_disputed && ui.button(format!("Add the issue: {label}")).clicked() {
                actions.push(Action::Choose {
                    position,
                    under: Under::Tree(id.clone()),
                });
                ui.close();
            }
        }
    });
    named(menu.response, "Rely on it under an issue");
}

/// Why it is no longer to be relied on, where that is so.
fn retired(ui: &mut Ui, held: Held<'_>) {
    let Some(retired) = held.retired() else {
        return;
    };
    let what = if held.passage.retired.is_some() {
        "passage"
    } else {
        "source"
    };
    let text = format!(
        "Retired on {}: {}. This {what} is no longer to be relied on.",
        retired.on,
        retired.why.trim_end_matches('.')
    );
    let colour = theme::palette(ui).bad;
    ui.add(egui::Label::new(theme::bold(text).color(colour)).wrap());
}

/// The statements that it bears on, and what stands behind each.
fn bearings(ui: &mut Ui, session: &Session, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let known = held.passage.propositions.iter().filter_map(|bearing| {
        let id = bearing.proposition();
        Some((bearing, session.library.taxonomy.proposition(id)?))
    });
    let known: Vec<_> = known.collect();
    if known.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(theme::bold("What it says of the library’s propositions"));
    standing::captions(ui);
    for (bearing, proposition) in known {
        let width = ui.available_width();
        let word = Some(bearing.spoken());
        let height = standing::height(ui, width, word, &proposition.statement);
        let size = egui::vec2(width, height);
        let area = ui.allocate_space(size).1;
        let row = standing::Row {
            id: egui::Id::unique(("bearing", proposition.id.as_str())),
            proposition,
            lead: Some((bearing.spoken(), palette.bearing(bearing))),
            spoken: bearing.spoken(),
        };
        if standing::show(ui, area, session, &row).clicked() {
            actions.push(Action::OpenProposition(Some(proposition.id.clone())));
        }
    }
    ui.add_space(6.0);
}
