//! One page on the ground: its shadow, its picture, and what a click on it does.

use egui::accesskit::Role;
use egui::cache::FramePublisher;
use egui::{
    Align2, ColorImage, CursorIcon, FontId, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, Vec2, pos2, vec2,
};

use crate::export::Origin;
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::preview::{Key, Preview, PreviewAction, Shown};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::layout::Link;
use crate::pdf::render::Picture;

use super::super::Actions;

/// What stands on a page that has no picture.
const UNSHOWN: &str = "This page cannot be shown.";

/// Textures of what is painted in this frame; what is not painted again is let go.
type Textures = FramePublisher<Key, TextureHandle>;

/// Pixels to the point at which the picture of a page is sharp, as far as the screen can hold it.
pub(super) fn sharp(ui: &Ui, preview: &Preview, sheet: usize, scale: f32) -> f32 {
    let most = ui.input(|input| input.max_texture_side) as f32;
    let size = preview.sizes.get(sheet).copied().unwrap_or((595.0, 842.0));
    let longest = size.0.max(size.1).max(1.0);
    (scale * ui.ctx().pixels_per_point()).min((most - 1.0) / longest)
}

/// `scale` is in the window's points to a point of the page.
pub(super) fn show(
    ui: &Ui,
    session: &Session,
    preview: &Preview,
    sheet: usize,
    rect: Rect,
    scale: f32,
    actions: &mut Actions,
) {
    let rect = on_pixels(ui, rect);
    let palette = theme::palette(ui);
    let shadow = egui::Shadow {
        offset: [0, 2],
        blur: 14,
        spread: 1,
        color: palette.shadow,
    };
    ui.painter().add(shadow.as_shape(rect, 0));
    ui.painter().rect_filled(rect, 0, palette.paper);
    let fault = picture(ui, session, preview, sheet, rect, scale);
    let id = ui.scope_id().with(("preview-page", sheet));
    let response = ui.interact(rect, id, Sense::click());
    say(&response, session, preview, sheet, fault.as_deref());
    if let Some(at) = response.hover_pos() {
        point(ui, preview, sheet, rect, scale, at, &response, actions);
    }
}

/// Pictures are sharp only where their pixels fall on those of the screen.
pub(in crate::gui::view) fn on_pixels(ui: &Ui, rect: Rect) -> Rect {
    let scale = ui.ctx().pixels_per_point();
    let round = |at: Pos2| {
        pos2(
            (at.x * scale).round() / scale,
            (at.y * scale).round() / scale,
        )
    };
    Rect::from_min_size(round(rect.min), round(rect.size().to_pos2()).to_vec2())
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
    let sharp = sharp(ui, preview, sheet, scale);
    match preview.shown(sheet, sharp) {
        Shown::Picture(key, picture) => {
            let texture = texture(ui, key, &picture);
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            ui.painter()
                .image(texture.id(), rect, whole, egui::Color32::WHITE);
        }
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

/// The texture of a picture, kept from frame to frame while it is painted.
pub(in crate::gui::view) fn texture(ui: &Ui, key: Key, picture: &Picture) -> TextureHandle {
    let context = ui.ctx();
    let known = context.memory_mut(|memory| memory.caches.cache::<Textures>().get(&key).cloned());
    let texture = known.unwrap_or_else(|| {
        let size = [picture.width as usize, picture.height as usize];
        let image = ColorImage::from_rgba_premultiplied(size, &picture.pixels);
        context.load_texture("page", image, TextureOptions::LINEAR)
    });
    context.memory_mut(|memory| {
        let textures = memory.caches.cache::<Textures>();
        textures.set(key, texture.clone());
    });
    texture
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

pub(in crate::gui::view) fn message(ui: &Ui, rect: Rect, words: &str, more: &str) {
    let (palette, painter) = (theme::palette(ui), ui.painter().with_clip_rect(rect));
    let width = rect.width() * 0.8;
    let mut y = rect.top() + rect.height().min(700.0) * 0.3;
    for (text, font, colour) in [
        (words, theme::bold_font(15.0), palette.ink),
        (more, FontId::proportional(13.0), palette.faint_ink),
    ] {
        let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, colour, width);
        job.halign = egui::Align::Center;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let height = galley.size().y;
        let painter = painter.with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.galley(pos2(rect.center().x, y), galley, colour);
        y += height + 6.0;
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
        }
    });
}

/// What is under the pointer: a link to another page, or an entry of the schedule.
#[expect(
    clippy::too_many_arguments,
    reason = "a page, a place on it, and what comes of it"
)]
fn point(
    ui: &Ui,
    preview: &Preview,
    sheet: usize,
    rect: Rect,
    scale: f32,
    at: Pos2,
    response: &Response,
    actions: &mut Actions,
) {
    let Some(found) = preview.sheets().get(sheet) else {
        return;
    };
    let on_page = (at - rect.min) / scale;
    let link = found.links.iter().find(|link| is_in(link, on_page));
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
    let Some(entry) = preview.entry_at(sheet, on_page.y) else {
        return;
    };
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
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let words = format!("CS {}: click to arrange it", entry.number);
    response.clone().on_hover_text_at_pointer(words);
    if response.clicked() {
        actions.push(Action::GoTo(Place::Entry(entry.number)));
    }
}

fn is_in(link: &Link, at: Vec2) -> bool {
    let area = link.area;
    (area.left..=area.right).contains(&at.x) && (area.top..=area.bottom).contains(&at.y)
}

/// The number below a small page.
pub(in crate::gui::view) fn caption(ui: &Ui, at: Pos2, words: &str, is_current: bool) {
    let palette = theme::palette(ui);
    let (font, colour) = if is_current {
        (theme::bold_font(12.0), palette.accent)
    } else {
        (FontId::proportional(12.0), palette.weak)
    };
    let painter = ui.painter();
    painter.text(at + vec2(0.0, 3.0), Align2::CENTER_TOP, words, font, colour);
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
