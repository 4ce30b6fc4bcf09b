//! Words that the case has taken already: tinted and underlined on the pages in the colour of their stance, with a
//! letter in the margin that leads to the entry.

use egui::{Align2, CursorIcon, FontId, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::reader::{Mark, Reader};
use crate::gui::theme;
use crate::library::Stance;
use crate::quote::Area;

use super::super::Actions;
use super::super::pages::tint;
use super::super::widget::named;

const TINT: f32 = 0.20;
/// Of the letter in the margin.
const TAB: f32 = 18.0;

pub(super) fn of_page(reader: &Reader, page: usize) -> impl Iterator<Item = &Mark> {
    let marks = reader.marks.iter();
    marks.filter(move |mark| mark.boxes.iter().any(|one| one.page == page))
}

pub(super) fn tints(ui: &Ui, reader: &Reader, page: usize, placed: &dyn Fn(&Area) -> Rect) {
    for mark in of_page(reader, page) {
        let colour = theme::Palette::stance_on_paper(mark.stance);
        for one in mark.boxes.iter().filter(|one| one.page == page) {
            let area = placed(&one.area).expand2(vec2(1.0, 0.5));
            tint(ui, area, colour, TINT);
            let line = Stroke::new(2.0, colour);
            ui.painter().hline(area.x_range(), area.bottom(), line);
        }
    }
}

fn letter(stance: Stance) -> &'static str {
    match stance {
        Stance::Helps => "H",
        Stance::Adverse => "A",
        Stance::Mixed => "M",
        Stance::Neutral => "N",
    }
}

/// Beside the first line of each mark.
pub(super) fn letters(
    ui: &Ui,
    reader: &Reader,
    (page, rect, scale): (usize, Rect, f32),
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    for mark in of_page(reader, page) {
        let Some(first) = mark.boxes.iter().find(|one| one.page == page) else {
            continue;
        };
        let middle = rect.top() + (first.area.y0 + first.area.y1) / 2.0 * scale;
        let at = pos2(rect.right() - TAB - 8.0, middle - TAB / 2.0);
        let area = Rect::from_min_size(at, vec2(TAB, TAB));
        let id = ui.scope_id().with(("reader-mark", page, mark.number));
        let response = ui.interact(area, id, Sense::click());
        let colour = theme::Palette::stance_on_paper(mark.stance);
        ui.painter().rect_filled(area, 4, colour);
        if response.has_focus() || response.hovered() {
            let stroke = Stroke::new(2.0, palette.on_paper);
            let outside = egui::StrokeKind::Outside;
            ui.painter().rect_stroke(area, 4, stroke, outside);
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        let (centre, sign) = (area.center(), letter(mark.stance));
        let font = theme::bold_font(12.0);
        ui.painter()
            .text(centre, Align2::CENTER_CENTER, sign, font, palette.paper);
        let number = format!("CS {}", mark.number);
        let (below, font) = (area.center_bottom(), FontId::proportional(10.0));
        ui.painter()
            .text(below, Align2::CENTER_TOP, &number, font, colour);
        let name = format!("{number}, {}, exact", mark.stance.label());
        let hint = format!(
            "{number}, {}: click to see it in the schedule",
            mark.stance.label()
        );
        if named(response.on_hover_text(hint), &name).clicked() {
            actions.push(Action::GoTo(Place::Entry(mark.number)));
        }
    }
}
