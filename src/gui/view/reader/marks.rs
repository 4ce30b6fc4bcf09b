//! Words that were taken already: tinted and underlined on the pages in the colour of their stance, with a letter in
//! the margin that leads to the entry, or to the passage of the library.

use egui::{Align2, CursorIcon, FontId, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::reader::{Mark, Marked, Reader};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::Stance;
use crate::profile::Labels;
use crate::quote::Area;

use super::super::Actions;
use super::super::pages::tint;
use super::super::widget::named;

const TINT: f32 = 0.20;
/// Of the letter in the margin, and of it with what stands below it.
const TAB: f32 = 18.0;
const LABEL: f32 = TAB + 13.0;

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

/// Beside the first line of each mark, or as near to it as there is room.
pub(super) fn letters(
    ui: &Ui,
    (session, reader): (&Session, &Reader),
    (page, rect, scale): (usize, Rect, f32),
    actions: &mut Actions,
) {
    let first = |mark: &Mark| {
        let first = mark.boxes.iter().find(|one| one.page == page)?;
        Some(rect.top() + (first.area.y0 + first.area.y1) / 2.0 * scale)
    };
    let marks = of_page(reader, page);
    let mut marks: Vec<(f32, &Mark)> = marks
        .filter_map(|mark| Some((first(mark)?, mark)))
        .collect();
    marks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted: Vec<f32> = marks.iter().map(|(at, _)| at - TAB / 2.0).collect();
    let tops = spread(&wanted, rect.top(), rect.bottom());
    for ((middle, mark), top) in marks.into_iter().zip(tops) {
        let at = pos2(rect.right() - TAB - 8.0, top);
        let area = Rect::from_min_size(at, vec2(TAB, TAB));
        let colour = theme::Palette::stance_on_paper(mark.stance);
        if (area.center().y - middle).abs() > TAB / 2.0 {
            // It stands beside other words: a line leads to its own.
            let line = [pos2(area.left() - 10.0, middle), area.left_center()];
            ui.painter().line_segment(line, Stroke::new(1.0, colour));
        }
        label(ui, &session.labels, (page, area), mark, actions);
    }
}

/// Where labels begin that are wanted there, from the top: none over another, and all between the two edges as long as
/// there is room for them.
fn spread(wanted: &[f32], top: f32, bottom: f32) -> Vec<f32> {
    let step = match wanted.len() {
        0 => LABEL,
        count => LABEL.min((bottom - top) / count as f32),
    };
    let mut least = top;
    let placed = wanted.iter().map(|wanted| {
        let at = wanted.max(least);
        least = at + step;
        at
    });
    let mut placed: Vec<f32> = placed.collect();
    let mut most = bottom - step;
    for at in placed.iter_mut().rev() {
        *at = at.min(most);
        most = *at - step;
    }
    placed
}

/// What a mark is called, and where it leads.
fn called(of: &Marked, labels: &Labels) -> (String, &'static str, Action) {
    match of {
        Marked::Entry(number) => (
            labels.entry(*number),
            "click to see it in the schedule",
            Action::GoTo(Place::Entry(*number)),
        ),
        Marked::Passage(id) => (
            "Library".to_owned(),
            "not in this case; click to see it among the evidence",
            Action::ShowPassage(id.clone()),
        ),
    }
}

fn label(
    ui: &Ui,
    labels: &Labels,
    (page, area): (usize, Rect),
    mark: &Mark,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let own = match &mark.of {
        Marked::Entry(number) => number.to_string(),
        Marked::Passage(id) => id.to_string(),
    };
    let id = ui.scope_id().with(("reader-mark", page, own));
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
    let (words, hint, leads) = called(&mark.of, labels);
    let (below, font) = (area.right_bottom(), FontId::proportional(10.0));
    let below = below + vec2(6.0, 0.0);
    ui.painter()
        .text(below, Align2::RIGHT_TOP, &words, font, colour);
    let name = format!("{words}, {}, exact", mark.stance.label());
    let hint = format!("{words}, {}: {hint}", mark.stance.label());
    if named(response.on_hover_text(hint), &name).clicked() {
        actions.push(leads);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_one_line_stand_below_each_other_and_on_the_page() {
        assert!(spread(&[], 0.0, 800.0).is_empty());
        let apart = [10.0, 300.0];
        assert_eq!(spread(&apart, 0.0, 800.0), apart);
        let on_a_line = spread(&[100.0, 100.0, 104.0], 0.0, 800.0);
        assert_eq!(on_a_line, [100.0, 100.0 + LABEL, 100.0 + 2.0 * LABEL]);
        let at_the_foot = spread(&[790.0, 792.0], 0.0, 800.0);
        assert_eq!(at_the_foot, [800.0 - 2.0 * LABEL, 800.0 - LABEL]);
        let many = spread(&[50.0; 100], 0.0, 800.0);
        assert!(many.is_sorted() && many.iter().all(|at| (0.0..=792.1).contains(at)));
    }
}
