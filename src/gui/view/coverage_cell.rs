//! One cell of the coverage table: how it is painted, and how it is read out.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, FontId, Rect, Stroke, Ui};

use crate::gui::theme;
use crate::matching::CoverageCell;
use crate::profile::Ages;

use super::widget::{aside, dated, said};

/// The signs of the counts: they help, point neither way, go against.
pub(super) const SIGNS: [(&str, &str); 3] = [
    ("+", "help"),
    ("~", "mixed or neutral"),
    ("−", "go against"),
];

fn counts(ui: &Ui, cell: &CoverageCell) -> [(u32, Color32); 3] {
    let palette = theme::palette(ui);
    [
        (cell.helps, palette.good),
        (cell.qualifies(), palette.mixed),
        (cell.adverse, palette.bad),
    ]
}

pub(super) fn paint(ui: &Ui, area: Rect, cell: &CoverageCell, ages: Option<&Ages>) {
    let palette = theme::palette(ui);
    let small = FontId::proportional(12.0);
    if cell.is_empty() {
        if cell.is_gap() {
            ui.painter().rect_filled(area.shrink(2.5), 4, palette.gap);
        }
        let words = if cell.is_gap() {
            "nothing".to_owned()
        } else {
            format!("{} in its parts", cell.below)
        };
        let at = area.center();
        ui.painter()
            .text(at, Align2::CENTER_CENTER, words, small, palette.weak);
        return;
    }
    let mut job = LayoutJob::default();
    for ((count, colour), (sign, _)) in counts(ui, cell).into_iter().zip(SIGNS) {
        if count > 0 {
            let space = if job.is_empty() { 0.0 } else { 9.0 };
            let format = TextFormat::simple(theme::bold_font(14.0), colour);
            job.append(&format!("{sign}{count}"), space, format);
        }
    }
    let line = ui.painter().layout_job(job);
    let corner = area.min + egui::vec2(9.0, 5.0);
    ui.painter().galley(corner, line, palette.text);
    let (date, colour) = cell.newest.map_or_else(
        || ("date not known".to_owned(), palette.weak),
        |newest| dated(ui, newest, ages),
    );
    let corner = corner + egui::vec2(0.0, 20.0);
    ui.painter()
        .text(corner, Align2::LEFT_TOP, date, small, colour);
}

/// What the signs mean, in the colours that they have in the table.
pub(super) fn legend(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let colours = [palette.good, palette.mixed, palette.bad];
    for ((sign, meaning), colour) in SIGNS.into_iter().zip(colours) {
        let text = egui::RichText::new(format!("{sign} {meaning}")).small();
        ui.label(text.color(colour));
    }
    let (_, swatch) = ui.allocate_space(egui::vec2(14.0, 12.0));
    ui.painter().rect_filled(swatch, 3, palette.gap);
    let line = Stroke::new(1.0, palette.line);
    ui.painter()
        .rect_stroke(swatch, 3, line, egui::StrokeKind::Inside);
    aside(ui, "nothing in the library");
}

/// `12 help, 2 against, newest March 2026, 2 years old`.
pub(super) fn words(cell: &CoverageCell, ages: Option<&Ages>) -> String {
    if cell.is_gap() {
        return "nothing".to_owned();
    }
    if cell.is_empty() {
        return format!("nothing itself, {} in its parts", cell.below);
    }
    let counts = [
        (cell.helps, "help"),
        (cell.qualifies(), "in part"),
        (cell.adverse, "against"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let mut parts: Vec<String> = counts
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    parts.push(match cell.newest {
        Some(newest) => format!("newest {}", said(newest, ages)),
        None => "date not known".to_owned(),
    });
    parts.join(", ")
}
