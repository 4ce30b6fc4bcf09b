//! One page on the ground: its shadow, its picture, words that are marked on it, and what a click on it does.

use egui::accesskit::Role;
use egui::{CursorIcon, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2};

use crate::export::Origin;
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::page_words::Point;
use crate::gui::preview::{Preview, PreviewAction, Shown};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::layout::{EntryArea, Link};
use crate::profile::Labels;

use super::super::Actions;
use super::super::pages::{
    InView, Painted, mark_hit, mark_selected, message, on_pixels, paint, paper, placed, sharp,
};

/// What stands on a page that has no picture.
const UNSHOWN: &str = "This page cannot be shown.";

pub(super) fn show(
    ui: &Ui,
    session: &Session,
    preview: &Preview,
    in_view: &InView,
    actions: &mut Actions,
) -> Painted {
    let (sheet, scale) = (in_view.page, in_view.scale);
    let rect = on_pixels(ui, in_view.rect);
    paper(ui, rect);
    let fault = picture(ui, session, preview, sheet, rect, scale);
    for (area, is_shown) in preview.hits_on(sheet) {
        mark_hit(ui, placed(rect, scale, &area), is_shown);
    }
    for area in preview.selected_on(sheet) {
        mark_selected(ui, placed(rect, scale, &area));
    }
    let id = ui.scope_id().with(("preview-page", sheet));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    say(&response, session, preview, sheet, fault.as_deref());
    let painted = Painted {
        page: sheet,
        rect,
        scale,
        response,
    };
    if let Some(at) = painted.response.hover_pos() {
        point(ui, (session, preview), &painted, at, actions);
    }
    painted
}

/// Paints it, and says why it cannot be shown where that is so.
fn picture(
    ui: &Ui,
    session: &Session,
    preview: &Preview,
    sheet: usize,
    rect: Rect,
    scale: f32,
) -> Option<String> {
    let size = preview.sizes.get(sheet).copied().unwrap_or((595.0, 842.0));
    match preview.shown(sheet, sharp(ui, size, scale)) {
        Shown::Picture(key, picture) => paint(ui, rect, key, &picture),
        Shown::Coming => {
            let (words, more) = waiting(session, preview, sheet);
            message(ui, rect, &words, more);
        }
        Shown::None(why) => {
            message(ui, rect, UNSHOWN, &why);
            return Some(format!("{UNSHOWN} {why}"));
        }
    }
    None
}

/// What stands on a page that has no picture yet.
fn waiting(session: &Session, preview: &Preview, sheet: usize) -> (String, &'static str) {
    let Some(found) = preview.sheets().get(sheet) else {
        return (String::new(), "");
    };
    match found.origin {
        Origin::Unread { number, .. } if session.is_locked(number) => (
            format!("“{}” is locked.", found.label),
            "Type its password at Documents. Then its pages stand here, and the numbers behind them change.",
        ),
        Origin::Unread {
            is_refused: true, ..
        } => (
            format!("“{}” cannot be put in.", found.label),
            "Check says what is wrong with its file. Once it is usable, the numbers behind it change.",
        ),
        Origin::Unread { .. } => (
            format!("“{}” is being read.", found.label),
            "Its pages will stand here, and those behind it will get their numbers.",
        ),
        Origin::Own(_) | Origin::Document { .. } => (found.label.clone(), "being drawn"),
    }
}

/// What a screen reader says of the page.
fn say(
    response: &Response,
    session: &Session,
    preview: &Preview,
    sheet: usize,
    fault: Option<&str>,
) {
    let Some(found) = preview.sheets().get(sheet) else {
        return;
    };
    let name = match found.position {
        Some(_) => format!("Page {}", numbered(session, preview, sheet)),
        None => format!("Pages of {}", found.label),
    };
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Document);
        node.set_label(name);
        if let Some(fault) = fault {
            node.set_value(fault);
        } else if !found.words.is_empty() {
            node.set_value(found.words.clone());
        } else if let Some(words) = preview.said(sheet) {
            node.set_value(words);
        }
    });
}

/// What is under the pointer: a link to another page, or an entry of the schedule.
fn point(
    ui: &Ui,
    (session, preview): (&Session, &Preview),
    painted: &Painted,
    at: Pos2,
    actions: &mut Actions,
) {
    let Some(found) = preview.sheets().get(painted.page) else {
        return;
    };
    let response = &painted.response;
    let place = painted.point(at);
    let link = found.links.iter().find(|link| is_in(link, place));
    if let Some((link, spot)) = link.and_then(|link| Some((link, preview.spot_of(&link.target)?))) {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        response
            .clone()
            .on_hover_text_at_pointer(link.description.as_str());
        if response.clicked() {
            actions.push(Action::Preview(PreviewAction::Go(spot)));
        }
        return;
    }
    if let Some(entry) = preview.entry_at(painted.page, place.y) {
        if !response.dragged() {
            offer(ui, painted, &entry, &session.labels);
        }
        if response.double_clicked() {
            actions.push(Action::GoTo(Place::Entry(entry.number)));
        }
    }
    if preview.is_on_word(place) {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
}

/// The entry under the pointer, and what a double click on it does.
fn offer(ui: &Ui, painted: &Painted, entry: &EntryArea, labels: &Labels) {
    let (rect, scale) = (painted.rect, painted.scale);
    let palette = theme::palette(ui);
    let inset = 48.0 * scale;
    let area = Rect::from_min_max(
        pos2(rect.left() + inset, rect.top() + entry.top * scale - 2.0),
        pos2(
            rect.right() - inset,
            rect.top() + entry.bottom * scale + 2.0,
        ),
    );
    let stroke = Stroke::new(1.5, palette.on_paper);
    ui.painter()
        .rect_stroke(area, 4, stroke, StrokeKind::Outside);
    let words = format!("{}: double-click to arrange it", labels.entry(entry.number));
    painted.response.clone().on_hover_text_at_pointer(words);
}

fn is_in(link: &Link, at: Point) -> bool {
    let area = link.area;
    (area.left..=area.right).contains(&at.x) && (area.top..=area.bottom).contains(&at.y)
}

/// The number of a page: `AB 14`, or `AB 14, not final` behind documents that are not counted yet.
pub(super) fn numbered(session: &Session, preview: &Preview, sheet: usize) -> String {
    let Some(found) = preview.sheets().get(sheet) else {
        return String::new();
    };
    let before = documents_before(session, preview, sheet);
    if found.position.is_none() || session.are_numbers_final(before) {
        found.label.clone()
    } else {
        format!("{}, not final", found.label)
    }
}

/// How many documents of the case stand before a page.
pub(super) fn documents_before(session: &Session, preview: &Preview, sheet: usize) -> usize {
    let place = |number| session.case().position_of_exhibit(number);
    let sheets = preview.sheets().get(..=sheet).unwrap_or_default();
    let mut back = sheets.iter().enumerate().rev();
    let found = back.find_map(|(at, one)| match one.origin {
        Origin::Own(_) => None,
        Origin::Document { number, .. } if at == sheet => place(number),
        Origin::Document { number, .. } | Origin::Unread { number, .. } => {
            place(number).map(|at| at + 1)
        }
    });
    found.unwrap_or_default()
}
