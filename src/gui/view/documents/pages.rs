//! The pages of a document, small: what is in, what is left out, and a click between the two.

use egui::accesskit::{Role, Toggled};
use egui::{Align2, FontId, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::case::Exhibit;
use crate::gui::action::Action;
use crate::gui::documents::{DocumentAction, Want};
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::pages::texture;
use super::turn;

const WIDTH: f32 = 92.0;
const HEIGHT: f32 = 128.0;
const CAPTION: f32 = 20.0;

/// A page in a place, as large as it fits; white paper until it is drawn.
pub(super) fn picture(ui: &Ui, session: &Session, exhibit: &Exhibit, page: usize, place: Rect) {
    let palette = theme::palette(ui);
    let found = session.documents.get(&exhibit.number);
    let found = found.and_then(|found| found.as_ref().ok());
    let usable = found.filter(|document| document.survey.is_ok());
    let file = session.case().document_of(exhibit);
    let Some((document, file)) = usable.zip(file) else {
        ui.painter().rect_filled(place, 2, palette.side);
        ui.painter()
            .rect_stroke(place, 2, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        return;
    };
    let side = (place.height() * ui.ctx().pixels_per_point()).ceil();
    let want = Want {
        sha256: document.sha256.clone(),
        folder: session.document.folder(),
        path: file.path.clone(),
        password: document.password.clone(),
        page,
        side: side as u32,
    };
    let drawn = session.thumbnails.picture(&want);
    let Some(Ok(picture)) = drawn else {
        let blank = Rect::from_center_size(
            place.center(),
            vec2(place.height() * 0.707, place.height()).min(place.size()),
        );
        ui.painter().rect_filled(blank, 2, palette.paper);
        ui.painter()
            .rect_stroke(blank, 2, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        if matches!(drawn, Some(Err(_))) {
            // The page of a row in the list is too small for words.
            let (words, size) = match blank.width() < 60.0 {
                true => ("?", 14.0),
                false => ("cannot be\nshown", 12.0),
            };
            let font = FontId::proportional(size);
            ui.painter().text(
                blank.center(),
                Align2::CENTER_CENTER,
                words,
                font,
                palette.faint_ink,
            );
        }
        return;
    };
    let (width, height) = (picture.width.max(1) as f32, picture.height.max(1) as f32);
    let turn = exhibit.turns.of(page as u32 + 1);
    let (width, height) = match turn.is_sideways() {
        true => (height, width),
        false => (width, height),
    };
    let scale = (place.width() / width).min(place.height() / height);
    let rect = Rect::from_center_size(place.center(), vec2(width, height) * scale);
    let texture = texture(ui, want.key(), &picture);
    ui.painter().add(turn::picture(texture.id(), rect, turn));
    ui.painter()
        .rect_stroke(rect, 1, Stroke::new(1.0, palette.line), StrokeKind::Outside);
}

/// All pages; those that do not show are not drawn.
pub(super) fn grid(ui: &mut Ui, session: &Session, exhibit: &Exhibit, actions: &mut Actions) {
    let count = session.length_of(exhibit.number) as usize;
    let cell = vec2(WIDTH + 12.0, HEIGHT + CAPTION + 8.0);
    let columns = ((ui.available_width() / cell.x) as usize).max(1);
    let rows = count.div_ceil(columns);
    let height = ui.available_height().max(cell.y);
    let area = ScrollArea::vertical().id_salt(("pages", exhibit.number));
    area.max_height(height)
        .auto_shrink(false)
        .show_rows(ui, cell.y, rows, |ui, shown| {
            for row in shown {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let cells = row * columns..((row + 1) * columns).min(count);
                    cells.for_each(|page| one(ui, session, exhibit, page, cell, actions));
                });
            }
        });
}

fn one(
    ui: &mut Ui,
    session: &Session,
    exhibit: &Exhibit,
    page: usize,
    cell: egui::Vec2,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(cell, Sense::click());
    let number = page as u32 + 1;
    let is_in = exhibit.holds(number);
    let place = Rect::from_min_size(rect.min + vec2(6.0, 4.0), vec2(WIDTH, HEIGHT));
    let fill = palette.row(false, &response);
    if let Some(fill) = fill.or(response.has_focus().then_some(palette.hover)) {
        ui.painter().rect_filled(rect.shrink(1.0), 5, fill);
    }
    picture(ui, session, exhibit, page, place);
    if !is_in {
        let veil = palette.page.gamma_multiply(0.78);
        ui.painter().rect_filled(place.expand(2.0), 2, veil);
    }
    let (sign, colour) = match is_in {
        true => (icon::TICK, palette.accent),
        false => (icon::CLOSE, palette.weak),
    };
    let foot = pos2(place.center().x, place.bottom() + CAPTION / 2.0 + 2.0);
    ui.painter().text(
        foot - vec2(4.0, 0.0),
        Align2::RIGHT_CENTER,
        sign,
        theme::icon_font(13.0),
        colour,
    );
    ui.painter().text(
        foot,
        Align2::LEFT_CENTER,
        number,
        FontId::proportional(12.0),
        colour,
    );
    let name = format!("Page {number}");
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::CheckBox);
        node.set_toggled(if is_in { Toggled::True } else { Toggled::False });
        node.set_label(name);
    });
    let words = if is_in {
        "In the bundle: click to leave it out"
    } else {
        "Left out: click to take it in"
    };
    let caption = Rect::from_min_size(place.left_bottom() + vec2(0.0, 2.0), vec2(WIDTH, CAPTION));
    turn::one(ui, caption, exhibit, number, actions);
    let response = response.on_hover_text(format!(
        "{words}. With Shift: all from the page clicked before."
    ));
    if response.clicked() {
        let id = egui::Id::unique(("page clicked before", exhibit.number));
        let before: Option<u32> = ui.data(|data| data.get_temp(id));
        let is_range = ui.input(|input| input.modifiers.shift);
        ui.data_mut(|data| data.insert_temp(id, number));
        let last = before.filter(|_| is_range).unwrap_or(number);
        let number_of = exhibit.number;
        let page = DocumentAction::Page {
            number: number_of,
            first: number,
            last,
        };
        actions.push(Action::Documents(page));
    }
}
