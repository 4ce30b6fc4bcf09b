//! The small table of a proposition: passages for, in part and against, independent publishers,
//! oldest and newest date.
//!
//! Rows are painted, so that the figures of one stand under those of another; a screen reader is
//! told the whole row in words. Where there is room the figures stand beside the statement; where there
//! is little, they stand below it as words.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, FontId, Galley, Id, Pos2, Rect, Response, Sense, Stroke, Ui};

use crate::finding::counted;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::Proposition;
use crate::matching::Standing;
use crate::profile::Ages;

use super::widget::{dated, named, said};

/// What each figure is called, and how wide its column is.
const FIGURES: [(&str, f32, &str); 6] = [
    ("For", 36.0, "Passages that support the statement"),
    (
        "In part",
        72.0,
        "Passages that support it in part or within limits",
    ),
    ("Against", 58.0, "Passages that contradict it"),
    (
        "Independent publishers",
        152.0,
        "How many speak from their own knowledge. Who passes on what another of them found is not counted again.",
    ),
    (
        "Oldest",
        116.0,
        "When the oldest of these passages was published",
    ),
    (
        "Newest",
        110.0,
        "When the newest of these passages was published",
    ),
];
const ALL_FIGURES: f32 = 544.0;
const MARGIN: f32 = 8.0;
/// Above and below a row, and how much room figures take below a statement.
const PADDING: f32 = 8.0;
const FIGURES_HEIGHT: f32 = 24.0;
const WORDS_HEIGHT: f32 = 36.0;

/// A row of the table: a statement, and what is said before it.
pub(super) struct Row<'a> {
    pub(super) id: Id,
    pub(super) proposition: &'a Proposition,
    /// What the passage that is looked at does to it.
    pub(super) lead: Option<(&'static str, Color32)>,
    /// What is read out before the statement: an issue, or what the passage does.
    pub(super) spoken: &'a str,
}

fn is_wide(width: f32) -> bool {
    width >= ALL_FIGURES + 340.0
}

/// Whether the columns of figures would be cut off.
fn is_narrow(width: f32) -> bool {
    width < ALL_FIGURES + 2.0 * MARGIN
}

/// How high a row is that has so much room.
pub(super) fn height(ui: &Ui, width: f32, lead: Option<&str>, statement: &str) -> f32 {
    let colour = theme::palette(ui).text;
    let lead = lead.map(|lead| (lead, colour));
    let statement = set_out(ui, lead, statement, room(width), colour);
    let figures = if is_wide(width) {
        0.0
    } else if is_narrow(width) {
        WORDS_HEIGHT
    } else {
        FIGURES_HEIGHT
    };
    statement.size().y + figures + 2.0 * PADDING
}

/// How wide a statement may be.
fn room(width: f32) -> f32 {
    let beside = if is_wide(width) { ALL_FIGURES } else { 0.0 };
    width - beside - 3.0 * MARGIN
}

/// What stands above the figures.
pub(super) fn captions(ui: &mut Ui) {
    if is_narrow(ui.available_width()) {
        return;
    }
    let size = egui::vec2(ui.available_width(), 18.0);
    let area = ui.allocate_space(size).1;
    let palette = theme::palette(ui);
    for ((caption, _, meaning), corner) in FIGURES.iter().zip(corners(area)) {
        let font = FontId::proportional(12.0);
        let at = corner + egui::vec2(0.0, 1.0);
        let words = ui
            .painter()
            .text(at, Align2::LEFT_TOP, caption, font, palette.weak);
        let id = ui.scope_id().with(caption);
        ui.interact(words, id, Sense::hover())
            .on_hover_text(*meaning);
    }
}

/// Where each figure begins, in a line that begins at the top of `area`.
fn corners(area: Rect) -> impl Iterator<Item = Pos2> {
    let left = if is_wide(area.width()) {
        area.right() - ALL_FIGURES
    } else {
        area.left() + MARGIN
    };
    let starts = FIGURES.iter().scan(left, |next, (_, width, _)| {
        let start = *next;
        *next += width;
        Some(start)
    });
    let top = area.top();
    starts.map(move |x| egui::pos2(x, top))
}

/// Only the figures, for where the statement stands above already.
pub(super) fn figures(ui: &mut Ui, session: &Session, standing: &Standing) {
    // Narrow, so that they stand on the left.
    ui.set_max_width(ALL_FIGURES + 2.0 * MARGIN);
    captions(ui);
    let size = egui::vec2(ui.available_width(), 22.0);
    let area = ui.allocate_space(size).1;
    paint_figures(ui, area, standing, session.ages.as_ref());
    let words = words(standing, session.ages.as_ref());
    let response = ui.interact(
        area,
        ui.scope_id().with("figures"),
        Sense::focusable_noninteractive(),
    );
    named(response, &words);
}

/// A row that can be clicked, in the place that is given.
pub(super) fn show(ui: &Ui, area: Rect, session: &Session, row: &Row<'_>) -> Response {
    let palette = theme::palette(ui);
    let standing = session.propositions.standing(&row.proposition.id);
    let response = ui.interact(area, row.id, Sense::click());
    let fill = palette.row(false, &response);
    if let Some(fill) = fill.or(response.has_focus().then_some(palette.hover)) {
        ui.painter().rect_filled(area, 5, fill);
    }
    let line = Stroke::new(1.0, palette.line);
    ui.painter().hline(area.x_range(), area.bottom(), line);
    let inside = area.shrink2(egui::vec2(MARGIN, PADDING));
    let text = &row.proposition.statement;
    let statement = set_out(ui, row.lead, text, room(area.width()), palette.text);
    let below = statement.size().y + 3.0;
    ui.painter().galley(inside.min, statement, palette.text);
    let top = if is_wide(area.width()) { 0.0 } else { below };
    let figures = Rect::from_min_max(egui::pos2(area.left(), inside.top() + top), area.max);
    if is_narrow(area.width()) {
        paint_words(
            ui,
            figures.translate(egui::vec2(MARGIN, 0.0)),
            standing,
            session.ages.as_ref(),
        );
    } else {
        paint_figures(ui, figures, standing, session.ages.as_ref());
    }
    let words = words(standing, session.ages.as_ref());
    let name = format!("{}: {}; {words}", row.spoken, row.proposition.statement);
    named(response, &name)
}

fn set_out(
    ui: &Ui,
    lead: Option<(&str, Color32)>,
    statement: &str,
    width: f32,
    colour: Color32,
) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    if let Some((word, colour)) = lead {
        let format = TextFormat::simple(FontId::proportional(12.0), colour);
        job.append(&format!("{word}  "), 0.0, format);
    }
    let format = TextFormat::simple(FontId::proportional(14.0), colour);
    job.append(statement, 0.0, format);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

fn paint_figures(ui: &Ui, area: Rect, standing: &Standing, ages: Option<&Ages>) {
    let palette = theme::palette(ui);
    let count = |count: usize, colour: Color32| {
        let colour = if count == 0 { palette.weak } else { colour };
        (count.to_string(), colour, theme::bold_font(14.0))
    };
    let date = |date: Option<_>| {
        let (text, colour) = date.map_or_else(
            || ("not known".to_owned(), palette.weak),
            |date| dated(ui, date, ages),
        );
        (text, colour, FontId::proportional(13.0))
    };
    let figures = [
        count(standing.supports.len(), palette.good),
        count(standing.qualifies.len(), palette.mixed),
        count(standing.contradicts.len(), palette.bad),
        count(standing.independent, palette.text),
        date(standing.oldest),
        date(standing.newest),
    ];
    for ((text, colour, font), corner) in figures.into_iter().zip(corners(area)) {
        ui.painter()
            .text(corner, Align2::LEFT_TOP, text, font, colour);
    }
}

/// The figures in words, on two lines at most.
fn paint_words(ui: &Ui, area: Rect, standing: &Standing, ages: Option<&Ages>) {
    let palette = theme::palette(ui);
    let mut job = LayoutJob::default();
    let mut say = |words: String, colour: Color32| {
        let format = TextFormat::simple(FontId::proportional(12.0), colour);
        job.append(&format!("{words}   "), 0.0, format);
    };
    for (count, word, colour) in [
        (standing.supports.len(), "for", palette.good),
        (standing.qualifies.len(), "in part", palette.mixed),
        (standing.contradicts.len(), "against", palette.bad),
    ] {
        let colour = if count == 0 { palette.weak } else { colour };
        say(format!("{count} {word}"), colour);
    }
    say(publishers(standing), palette.text);
    if let (Some(oldest), Some(newest)) = (standing.oldest, standing.newest) {
        for (word, date) in [("from", oldest), ("to", newest)] {
            let (date, colour) = dated(ui, date, ages);
            say(format!("{word} {date}"), colour);
        }
    }
    job.wrap.max_width = area.width() - 2.0 * MARGIN;
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(area.min, galley, palette.text);
}

fn publishers(standing: &Standing) -> String {
    let (one, many) = ("independent publisher", "independent publishers");
    counted(standing.independent, one, many)
}

/// The figures as they are read out.
pub(super) fn words(standing: &Standing, ages: Option<&Ages>) -> String {
    let publishers = publishers(standing);
    let dates = match (standing.oldest, standing.newest) {
        (Some(oldest), Some(newest)) => {
            format!(
                "oldest {}, newest {}",
                said(oldest, ages),
                said(newest, ages)
            )
        }
        _ => "no date known".to_owned(),
    };
    format!(
        "{} for, {} in part, {} against, {publishers}, {dates}",
        standing.supports.len(),
        standing.qualifies.len(),
        standing.contradicts.len(),
    )
}
