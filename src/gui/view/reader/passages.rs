//! All passages of the source, each with the paragraph of the report that may stand for it: they are accepted one by
//! one, by click or by key.

use egui::text::{LayoutJob, TextFormat};
use egui::{EventFilter, FontId, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, vec2};

use crate::gui::action::Action;
use crate::gui::reader::{Listed, Marked, Proposal, Reader, ReaderAction};
use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::profile::Labels;

use super::super::Actions;
use super::super::widget::{aside, empty, link, named};
use super::{extract, wish};

const ROW: f32 = 148.0;

/// Whether the keyboard was in the list, or is to come into it.
const KEYS: &str = "keys in the passages of the report";

pub(super) fn show(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let all = &reader.whole;
    if all.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            ui.vertical(|ui| {
                empty(
                    ui,
                    "No passages of this source",
                    "Neither the case nor the library has any: say at the right which source this is.",
                );
            });
        });
        return;
    }
    let goes_on = head(ui, reader, actions);
    ui.spacing_mut().item_spacing.y = 0.0;
    let current = reader.listed_now();
    let is_moved = moved(ui, current);
    let had_keys = had_keys(ui);
    let at = current.and_then(|of| all.iter().position(|one| one.of == *of));
    let mut scroll = ScrollArea::vertical()
        .id_salt("reader-passages")
        .auto_shrink(false);
    if let Some(at) = at.filter(|_| is_moved) {
        scroll = scroll.vertical_scroll_offset((at as f32 * ROW - ROW / 2.0).max(0.0));
    }
    scroll.show_rows(ui, ROW, all.len(), |ui, shown| {
        for one in all.get(shown).unwrap_or_default() {
            row(ui, session, reader, (one, is_moved && had_keys), actions);
        }
    });
    let has_keys = goes_on || has_keys(ui, reader);
    ui.data_mut(|data| data.insert_temp(Id::unique(KEYS), has_keys));
}

/// Whether the next passage was asked for.
fn head(ui: &mut Ui, reader: &Reader, actions: &mut Actions) -> bool {
    let mut goes_on = false;
    let quoted = reader.whole.iter().filter(|one| one.is_quoted).count();
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        aside(ui, format!("{quoted} of {} quoted", reader.whole.len()));
        if quoted < reader.whole.len() && named(link(ui, "Next"), "Next passage").clicked() {
            wish(actions, ReaderAction::StepListed { is_back: false });
            goes_on = true;
        }
    });
    if quoted < reader.whole.len() {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            aside(ui, "Enter accepts and goes on, ↓ skips");
        });
    }
    ui.add_space(4.0);
    goes_on
}

/// Whether another passage is taken up than in the frame before.
fn moved(ui: &Ui, current: Option<&Marked>) -> bool {
    let place = Id::unique("passage of the report taken up");
    let now = current.cloned();
    let before: Option<Option<Marked>> = ui.data(|data| data.get_temp(place));
    ui.data_mut(|data| data.insert_temp(place, now.clone()));
    before.is_some_and(|before| before != now)
}

fn id(of: &Marked) -> Id {
    match of {
        Marked::Entry(number) => Id::unique(("passage of the report", number)),
        Marked::Passage(id) => Id::unique(("passage of the report", id.as_str())),
    }
}

fn row(
    ui: &mut Ui,
    session: &Session,
    reader: &Reader,
    (one, is_moved): (&Listed, bool),
    actions: &mut Actions,
) {
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let response = ui.interact(area, id(&one.of), Sense::click());
    let is_current = reader.listed_now() == Some(&one.of);
    if is_current && is_moved {
        response.request_focus();
    }
    let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
    if response.clicked() {
        response.request_focus();
        match is_current && is_entered {
            true => accept(session, reader, actions),
            false => wish(actions, ReaderAction::TakeListed(one.of.clone())),
        }
    }
    if is_current && response.has_focus() {
        step(ui, response.id, actions);
    }
    let palette = theme::palette(ui);
    if let Some(fill) = palette.row(is_current, &response) {
        ui.painter().rect_filled(area, 0, fill);
    }
    paint(ui, &session.labels, area, one);
    let name = format!("{}: {}", called(one, &session.labels), one.text);
    named(response, &name);
}

/// Whether it was in the frame before: the row that had it may be gone.
fn had_keys(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(Id::unique(KEYS)))
        .unwrap_or_default()
}

/// Whether the keyboard is in the list: on a row of it.
fn has_keys(ui: &Ui, reader: &Reader) -> bool {
    let mut all = reader.whole.iter();
    ui.memory(|memory| all.any(|one| memory.has_focus(id(&one.of))))
}

fn accept(session: &Session, reader: &Reader, actions: &mut Actions) {
    // What is missing stands at the button.
    if let Ok(extract) = extract::ready(session, reader) {
        actions.push(Action::AddExtract(Box::new(extract)));
    }
}

fn step(ui: &Ui, id: Id, actions: &mut Actions) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, is_back) in [(Key::ArrowDown, false), (Key::ArrowUp, true)] {
        if is_pressed(key) {
            wish(actions, ReaderAction::StepListed { is_back });
        }
    }
}

/// `CS 7, helps, p. 12`
fn called(one: &Listed, labels: &Labels) -> String {
    let of = match &one.of {
        Marked::Entry(number) => labels.entry(*number),
        Marked::Passage(_) => "Library".to_owned(),
    };
    let pinpoint = one.pinpoint.iter().map(|at| format!(", {at}"));
    let pinpoint: String = pinpoint.collect();
    format!("{of}, {}{pinpoint}", one.stance.label())
}

fn paint(ui: &Ui, labels: &Labels, area: Rect, one: &Listed) {
    let palette = theme::palette(ui);
    let inner = area.shrink2(vec2(12.0, 6.0));
    let plain = |size: f32, ink| TextFormat::simple(FontId::proportional(size), ink);
    let part = |words: &str, format: TextFormat, rows: usize| {
        let mut job = LayoutJob::single_section(words.to_owned(), format);
        job.wrap.max_width = inner.width();
        job.wrap.max_rows = rows;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let head = match one.is_quoted {
        true => format!("{} {}, quoted", icon::TICK, called(one, labels)),
        false => called(one, labels),
    };
    let (words, ink) = match &one.proposal {
        _ if one.is_quoted => (String::new(), palette.weak),
        Proposal::Awaited => ("Looking for the paragraph…".to_owned(), palette.weak),
        Proposal::Paragraph(found) => (
            format!("{}: “{}”", found.pinpoint, found.passage.text),
            palette.text,
        ),
        Proposal::Nothing => (
            "No paragraph of this report says so much of it: select the words yourself.".to_owned(),
            palette.mixed,
        ),
    };
    let parts = [
        part(&head, plain(12.0, palette.weak), 1),
        part(&one.text, plain(13.0, palette.weak), 2),
        part(&words, plain(13.0, ink), 4),
    ];
    let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
    let mut at = inner.min;
    for galley in parts {
        let height = galley.size().y;
        painter.galley(at, galley, palette.text);
        at.y += height + 4.0;
    }
    let line = ui.visuals().widgets.noninteractive.bg_stroke;
    ui.painter().hline(area.x_range(), area.bottom(), line);
}
