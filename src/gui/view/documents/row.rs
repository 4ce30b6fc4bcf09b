//! One document in the list: its first page small, title, date, pages, place in the bundle, and signs.

mod signs;

use egui::accesskit::Role;
use egui::{
    Align2, EventFilter, FontId, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, pos2, vec2,
};

use crate::case::{Exhibit, ExhibitChange};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::icon;
use crate::gui::picked::Pick;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::widget::{field_id, named};
use super::field::{change, plain, typed};
use super::list::Dragged;
use super::{about, pages};

const HEIGHT: f32 = 64.0;
const GRIP: f32 = 22.0;
const NUMBER: f32 = 26.0;
const PICTURE: f32 = 46.0;
/// As wide as “24 September 2022”.
const DATE: f32 = 132.0;
const PAGES: f32 = 78.0;
const BUNDLE: f32 = 104.0;
/// A list with less room than this has no columns.
const NARROW: f32 = 580.0;

/// Where the columns begin, from the left of the row.
pub(super) struct Columns {
    title: f32,
    date: f32,
    pages: f32,
    bundle: f32,
    end: f32,
    /// There is room for the title only; the rest stands below it.
    is_narrow: bool,
}

impl Columns {
    pub(super) fn of(width: f32) -> Self {
        // The bar of the scroll area lies over the last few points.
        let end = width - 12.0;
        let bundle = end - BUNDLE;
        let pages = bundle - PAGES;
        Columns {
            title: GRIP + NUMBER + PICTURE + 8.0,
            date: pages - DATE,
            pages,
            bundle,
            end,
            is_narrow: width < NARROW,
        }
    }

    /// Where the title has to end.
    fn title_end(&self) -> f32 {
        if self.is_narrow { self.end } else { self.date }
    }

    pub(super) fn heads(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let size = vec2(ui.available_width(), 24.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let heads = [
            (self.title, "Title, as in the index"),
            (self.date, "Date"),
            (self.pages, "Pages"),
            (self.bundle, "In the bundle"),
        ];
        let heads = heads.get(..if self.is_narrow { 1 } else { heads.len() });
        for (x, words) in heads.unwrap_or_default() {
            let at = rect.left_center() + vec2(*x, 0.0);
            ui.painter().text(
                at,
                Align2::LEFT_CENTER,
                *words,
                FontId::proportional(12.0),
                palette.weak,
            );
        }
        let line = Stroke::new(1.0, palette.line);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
}

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    at: usize,
    exhibit: &Exhibit,
    columns: &Columns,
    actions: &mut Actions,
) -> Rect {
    let size = vec2(ui.available_width(), HEIGHT);
    let (id, rect) = (
        ui.make_persistent_id(("document", exhibit.number)),
        ui.allocate_space(size).1,
    );
    let is_sought = session.go_to == Some(Place::Exhibit(exhibit.number));
    let takes_focus = session.chosen.takes_focus && session.chosen.current == Some(exhibit.number);
    if is_sought || takes_focus {
        ui.scroll_to_rect(rect, None);
    }
    let response = ui.interact(rect, id, Sense::click());
    if takes_focus {
        response.request_focus();
    }
    let is_chosen = session.chosen.has(exhibit.number);
    say(&response, session, at, exhibit, is_chosen);
    if response.clicked() {
        actions.push(Action::Documents(DocumentAction::Pick(
            exhibit.number,
            how(ui),
        )));
        response.request_focus();
    }
    keys(ui, &response, actions);
    // Not `is_rect_visible`: that is no once a pass is to be done again, and what is left out then loses
    // the keyboard. The pane beside the list asks for that when it is filled.
    if ui.clip_rect().intersects(rect) {
        paint(ui, session, exhibit, rect, &response, columns, is_chosen);
        grip(ui, session, at, exhibit, rect);
        title(ui, at, exhibit, rect, columns, is_chosen, actions);
    }
    rect
}

fn say(response: &Response, session: &Session, at: usize, exhibit: &Exhibit, is_chosen: bool) {
    let signs = about::signs(session, exhibit);
    let signs = signs.iter().map(|sign| format!(", {}", sign.words));
    let volume = about::volume(session, exhibit);
    let volume = volume.map_or_else(String::new, |volume| format!(", {volume}"));
    let open = if about::is_open(session, exhibit) {
        format!(" {}", about::NOT_FINAL)
    } else {
        String::new()
    };
    let name = format!(
        "Document {}: {}, {}{open}{volume}{}",
        at + 1,
        exhibit.title,
        about::place(session, exhibit),
        signs.collect::<String>()
    );
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListBoxOption);
        node.set_selected(is_chosen);
        node.set_label(name);
    });
}

fn how(ui: &Ui) -> Pick {
    ui.input(|input| Pick::by(input.modifiers))
}

/// Arrows go up and down, with Shift they choose on, with Alt they move; Delete removes.
fn keys(ui: &Ui, response: &Response, actions: &mut Actions) {
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let step = |by, extend| DocumentAction::Step { by, extend };
    for (modifiers, key, action) in [
        (Modifiers::ALT, Key::ArrowUp, DocumentAction::Move(-1)),
        (Modifiers::ALT, Key::ArrowDown, DocumentAction::Move(1)),
        (Modifiers::SHIFT, Key::ArrowUp, step(-1, true)),
        (Modifiers::SHIFT, Key::ArrowDown, step(1, true)),
        (Modifiers::NONE, Key::ArrowUp, step(-1, false)),
        (Modifiers::NONE, Key::ArrowDown, step(1, false)),
        (Modifiers::NONE, Key::Delete, DocumentAction::Remove),
    ] {
        if ui.input_mut(|input| input.consume_key(modifiers, key)) {
            actions.push(Action::Documents(action));
        }
    }
}

fn paint(
    ui: &Ui,
    session: &Session,
    exhibit: &Exhibit,
    rect: Rect,
    response: &Response,
    columns: &Columns,
    is_chosen: bool,
) {
    let (palette, painter) = (theme::palette(ui), ui.painter());
    if let Some(fill) = palette.row(is_chosen, response) {
        painter.rect_filled(rect, 4, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect, 4, stroke, StrokeKind::Inside);
    } else if !is_chosen {
        let line = Stroke::new(1.0, palette.line);
        painter.hline(
            rect.left() + columns.title..=rect.right(),
            rect.bottom(),
            line,
        );
    }
    let at = rect.left_center() + vec2(GRIP + NUMBER - 6.0, 0.0);
    let number = session.case().position_of_exhibit(exhibit.number);
    let number = number.map_or_else(String::new, |at| (at + 1).to_string());
    painter.text(
        at,
        Align2::RIGHT_CENTER,
        number,
        FontId::proportional(13.0),
        palette.weak,
    );
    let left = rect.left() + GRIP + NUMBER;
    let place = Rect::from_min_size(
        pos2(left, rect.top() + 6.0),
        vec2(PICTURE - 8.0, HEIGHT - 12.0),
    );
    pages::picture(ui, session, exhibit, first_page(exhibit), place);
    if !columns.is_narrow {
        in_columns(ui, session, exhibit, rect, columns);
    }
    signs::show(ui, session, exhibit, rect, columns);
}

/// Date, pages and place, each below its head.
fn in_columns(ui: &Ui, session: &Session, exhibit: &Exhibit, rect: Rect, columns: &Columns) {
    let (palette, painter) = (theme::palette(ui), ui.painter());
    let y = rect.top() + 22.0;
    let is_open = about::is_open(session, exhibit);
    let ink = if is_open { palette.weak } else { palette.text };
    for (x, words, colour) in [
        (
            columns.date,
            exhibit.date.map_or("–".to_owned(), |date| date.to_string()),
            palette.weak,
        ),
        (columns.pages, about::pages(session, exhibit), palette.text),
        (columns.bundle, about::place(session, exhibit), ink),
    ] {
        let at = pos2(rect.left() + x, y);
        painter.text(
            at,
            Align2::LEFT_CENTER,
            words,
            FontId::proportional(13.5),
            colour,
        );
    }
    if let Some(words) = below_place(session, exhibit) {
        let at = pos2(rect.left() + columns.bundle, rect.bottom() - 17.0);
        painter.text(
            at,
            Align2::LEFT_CENTER,
            words,
            FontId::proportional(12.0),
            palette.weak,
        );
    }
}

/// What stands below the place in the bundle.
fn below_place(session: &Session, exhibit: &Exhibit) -> Option<String> {
    let open = about::is_open(session, exhibit).then(|| about::NOT_FINAL.to_owned());
    about::volume(session, exhibit).or(open)
}

fn first_page(exhibit: &Exhibit) -> usize {
    let first = exhibit
        .pages
        .as_ref()
        .and_then(|pages| pages.pages().next());
    first.map_or(0, |first| first as usize - 1)
}

fn grip(ui: &Ui, session: &Session, at: usize, exhibit: &Exhibit, rect: Rect) {
    let palette = theme::palette(ui);
    let place = Rect::from_min_size(rect.min, vec2(GRIP, HEIGHT));
    let id = ui.make_persistent_id(("grip", exhibit.number));
    let response = ui.interact(place, id, Sense::drag());
    let response = named(response, &format!("Drag document {}", at + 1));
    let is_one_of_several = session.chosen.has(exhibit.number);
    let numbers = if is_one_of_several {
        session.chosen.in_order(session.case())
    } else {
        vec![exhibit.number]
    };
    let colour = if response.hovered() {
        palette.accent
    } else {
        palette.weak
    };
    let sign: Pos2 = place.center();
    ui.painter().text(
        sign,
        Align2::CENTER_CENTER,
        icon::GRIP,
        theme::icon_font(18.0),
        colour,
    );
    response.dnd_set_drag_payload(Dragged(numbers));
}

/// A click is in the title at once, and chooses the row with it. With Ctrl or Shift it only chooses.
fn title(
    ui: &mut Ui,
    at: usize,
    exhibit: &Exhibit,
    rect: Rect,
    columns: &Columns,
    is_chosen: bool,
    actions: &mut Actions,
) {
    let left = rect.left() + columns.title;
    let size = vec2(columns.title_end() - columns.title - 12.0, 28.0);
    let place = Rect::from_min_size(pos2(left, rect.top() + 8.0), size);
    let name = format!("Title of document {}", at + 1);
    let builder = egui::UiBuilder::new()
        .max_rect(place)
        .id_salt(("title", exhibit.number));
    // A child of its own: a scope would move the place where the next row begins.
    let mut ui = ui.new_child(builder);
    let font = FontId::proportional(14.5);
    if !is_chosen && how(&ui) != Pick::Only {
        return plain(&mut ui, &exhibit.title, &name, size.x, font);
    }
    let id = field_id(("document", exhibit.number, "title"));
    let width = if is_chosen {
        size.x
    } else {
        // So that what lies behind the words still is the row.
        let words =
            ui.painter()
                .layout_no_wrap(exhibit.title.clone(), font.clone(), egui::Color32::BLACK);
        (words.size().x + 12.0).min(size.x)
    };
    let (response, typed) = typed(&mut ui, id, &exhibit.title, &name, width, font);
    if response.gained_focus() && !is_chosen {
        let picked = DocumentAction::Pick(exhibit.number, Pick::Only);
        actions.push(Action::Documents(picked));
    }
    if let Some(title) = typed
        && !title.trim().is_empty()
    {
        actions.push(change(exhibit, ExhibitChange::Title(title)));
    }
}
