//! Small pages at the left: where in the bundle one is, and a way to another page.

use egui::{Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::gui::action::Action;
use crate::gui::preview::{Preview, PreviewAction, Shown, Spot, Wanted};
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::widget::named;
use super::page;

pub(super) const WIDTH: f32 = 148.0;
/// Of a small page, and below it for its number.
const PAGE: f32 = 92.0;
const CAPTION: f32 = 28.0;
/// Above the first page of a volume, for its name.
const VOLUME: f32 = 24.0;
const TOP: f32 = 12.0;
/// A page that is very tall is shown narrower.
const TALLEST: f32 = 180.0;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    preview: &Preview,
    wanted: &mut Vec<Wanted>,
    actions: &mut Actions,
) {
    let places = places(preview);
    let height = places.last().map_or(0.0, |last| last.bottom() + CAPTION);
    let current = preview.seen.current;
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let area = ScrollArea::vertical().id_salt("preview-thumbnails");
    area.auto_shrink(false).show_viewport(ui, |ui, view| {
        ui.set_min_size(vec2(WIDTH, height));
        let origin = ui.min_rect().min.to_vec2();
        for (sheet, place) in places.iter().enumerate() {
            let (above, below) = (place.top() - VOLUME, place.bottom() + CAPTION);
            if below > view.top() && above < view.bottom() {
                begin(ui, preview, sheet, place.translate(origin));
                let rect = place.translate(origin);
                small(ui, session, preview, sheet, rect, wanted, actions);
            }
        }
        follow(
            ui,
            places.get(current).map(|place| place.translate(origin)),
            current,
        );
    });
}

fn places(preview: &Preview) -> Vec<Rect> {
    let mut top = TOP;
    let place = |(sheet, (width, height)): (usize, &(f32, f32))| {
        if preview.volume_begun(sheet).is_some() {
            top += VOLUME;
        }
        let scale = (PAGE / width.max(1.0)).min(TALLEST / height.max(1.0));
        let size = vec2(width * scale, height * scale);
        let left = (WIDTH - size.x) / 2.0 - 4.0;
        let place = Rect::from_min_size(pos2(left, top), size);
        top += size.y + CAPTION;
        place
    };
    preview.sizes.iter().enumerate().map(place).collect()
}

/// The name of a volume above its first page.
fn begin(ui: &mut Ui, preview: &Preview, sheet: usize, place: Rect) {
    let Some(volume) = preview.volume_begun(sheet) else {
        return;
    };
    let size = vec2(WIDTH - 8.0, VOLUME);
    let middle = pos2(place.center().x, place.top() - VOLUME / 2.0 - 2.0);
    let name = egui::RichText::new(format!("Volume {volume}"));
    let name = name.strong().color(theme::palette(ui).text);
    ui.put(Rect::from_center_size(middle, size), egui::Label::new(name));
}

/// The strip goes along with the reader, but can be looked through by itself.
fn follow(ui: &Ui, place: Option<Rect>, current: usize) {
    let id = ui.scope_id().with("followed");
    let before: Option<usize> = ui.data(|data| data.get_temp(id));
    if before != Some(current) {
        ui.data_mut(|data| data.insert_temp(id, current));
        if let Some(place) = place {
            ui.scroll_to_rect(place.expand2(vec2(0.0, CAPTION)), None);
        }
    }
}

fn small(
    ui: &Ui,
    session: &Session,
    preview: &Preview,
    sheet: usize,
    rect: Rect,
    wanted: &mut Vec<Wanted>,
    actions: &mut Actions,
) {
    let Some(found) = preview.sheets().get(sheet) else {
        return;
    };
    let palette = theme::palette(ui);
    let width = preview.sizes.get(sheet).map_or(595.0, |size| size.0);
    let scale = rect.width() / width.max(1.0) * ui.ctx().pixels_per_point();
    wanted.push(Wanted { sheet, scale });
    ui.painter().rect_filled(rect, 2, palette.paper);
    if let Shown::Picture(key, picture) = preview.shown(sheet, scale) {
        let texture = page::texture(ui, key, &picture);
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        ui.painter()
            .image(texture.id(), rect, whole, egui::Color32::WHITE);
    }
    let id = ui.scope_id().with(("preview-thumbnail", sheet));
    let response = ui.interact(rect.expand2(vec2(6.0, 6.0)), id, Sense::click());
    let is_current = sheet == preview.seen.current;
    let stroke = if is_current || response.has_focus() {
        Stroke::new(2.5, palette.accent)
    } else if response.hovered() {
        Stroke::new(1.5, palette.accent)
    } else {
        Stroke::new(1.0, palette.line)
    };
    ui.painter()
        .rect_stroke(rect, 2, stroke, StrokeKind::Outside);
    let label = page::numbered(session, preview, sheet);
    let words = match found.position {
        Some(_) => label.clone(),
        None => short(&label),
    };
    page::caption(ui, rect.center_bottom(), &words, is_current);
    let response = named(response, &format!("Go to {label}"));
    if response.clicked() {
        let spot = Spot {
            sheet,
            fraction: 0.0,
        };
        actions.push(Action::Preview(PreviewAction::Go(spot)));
    }
}

/// As much of a label as stands below a small page.
fn short(label: &str) -> String {
    const MOST: usize = 16;
    if label.chars().count() <= MOST {
        return label.to_owned();
    }
    let kept: String = label.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}
