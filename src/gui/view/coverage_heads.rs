//! The first row and the first column of the coverage table, which stay in place.

use std::sync::Arc;

use egui::{FontId, Galley, Painter, Rect, Sense, Stroke, Ui, Vec2};

use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::Characteristic;

use super::coverage_table::Frame;

const MARGIN: Vec2 = Vec2::new(8.0, 6.0);

/// How high the first row must be for the longest name in it.
pub(super) fn height(ui: &Ui, session: &Session, columns: &[usize], width: f32) -> f32 {
    let known = columns
        .iter()
        .filter_map(|column| known_across(session, *column));
    let heights = known.map(|known| across(ui, &known.label, width).size().y);
    heights.fold(0.0, f32::max) + 2.0 * MARGIN.y
}

fn known_across(session: &Session, column: usize) -> Option<&Characteristic> {
    let id = session.coverage.table.columns.get(column)?;
    session.library.taxonomy.characteristic(id)
}

fn across(ui: &Ui, name: &str, width: f32) -> Arc<Galley> {
    wrapped(ui, name, theme::bold_font(12.5), width - 2.0 * MARGIN.x, 3)
}

/// Paints the headings over whatever has moved under them; those of the cell that is pointed at
/// stand out.
pub(super) fn show(
    ui: &Ui,
    session: &Session,
    columns: &[usize],
    frame: &Frame,
    lit: Option<(usize, usize)>,
) {
    let palette = theme::palette(ui);
    let seen = frame.seen;
    let corner = seen.min - Vec2::new(frame.side, frame.head);
    first_row(ui, session, columns, frame, lit);
    first_column(ui, session, frame, lit);
    ui.painter()
        .rect_filled(Rect::from_min_max(corner, seen.min), 0, palette.side);
    let line = Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(corner.x..=seen.right(), seen.top(), line);
    ui.painter()
        .vline(seen.left(), corner.y..=seen.bottom(), line);
}

/// A painter for a strip of headings, and the strip filled.
fn strip(ui: &Ui, area: Rect) -> Painter {
    let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
    painter.rect_filled(area, 0, theme::palette(ui).side);
    painter
}

fn first_row(
    ui: &Ui,
    session: &Session,
    columns: &[usize],
    frame: &Frame,
    lit: Option<(usize, usize)>,
) {
    let palette = theme::palette(ui);
    let seen = frame.seen;
    let row = seen
        .with_min_y(seen.top() - frame.head)
        .with_max_y(seen.top());
    let painter = strip(ui, row);
    for (at, column) in columns.iter().enumerate() {
        let area = frame.column_head(at);
        let known = known_across(session, *column);
        let Some(known) = known.filter(|_| row.intersects(area)) else {
            continue;
        };
        if lit.is_some_and(|(_, column)| column == at) {
            painter.rect_filled(area, 0, palette.hover);
        }
        let name = across(ui, &known.label, area.width());
        let at = area.left_bottom() + Vec2::new(MARGIN.x, -MARGIN.y - name.size().y);
        painter.galley(at, name, palette.text);
        let line = Stroke::new(1.0, palette.line);
        painter.vline(area.right(), area.y_range(), line);
        let nationality = session.case().claimant.nationality.as_deref();
        let help = session.library.taxonomy.help_for(known, nationality);
        let about: Vec<&str> = std::iter::once(known.label.as_str())
            .chain(help.as_deref())
            .collect();
        let heading = ("characteristic", known.id.as_str());
        explain(ui, area.intersect(row), heading, about.join("\n"));
    }
}

fn first_column(ui: &Ui, session: &Session, frame: &Frame, lit: Option<(usize, usize)>) {
    let palette = theme::palette(ui);
    let taxonomy = &session.library.taxonomy;
    let seen = frame.seen;
    let column = seen
        .with_min_x(seen.left() - frame.side)
        .with_max_x(seen.left());
    let painter = strip(ui, column);
    for (at, row) in session.coverage.table.rows.iter().enumerate() {
        let area = frame.row_head(at);
        let issue = taxonomy.issue(&row.issue);
        let Some(issue) = issue.filter(|_| column.intersects(area)) else {
            continue;
        };
        if lit.is_some_and(|(row, _)| row == at) {
            painter.rect_filled(area, 0, palette.hover);
        }
        let indent = 12.0 * taxonomy.depth(&issue.id) as f32;
        let inside = area.shrink2(Vec2::new(MARGIN.x, 2.0));
        let inside = inside.with_min_x(inside.left() + indent);
        let name = wrapped(
            ui,
            issue.title(),
            FontId::proportional(12.5),
            inside.width(),
            2,
        );
        let corner = egui::pos2(inside.left(), inside.center().y - name.size().y / 2.0);
        painter.galley(corner, name, palette.text);
        let line = Stroke::new(1.0, palette.line);
        painter.hline(area.x_range(), area.bottom(), line);
        let nationality = session.case().claimant.nationality.as_deref();
        let about = taxonomy.about_issue(issue, nationality);
        explain(
            ui,
            area.intersect(column),
            ("issue", issue.id.as_str()),
            about,
        );
    }
}

/// What a heading stands for, while it is pointed at.
fn explain(ui: &Ui, area: Rect, heading: (&str, &str), text: impl Into<egui::WidgetText>) {
    let id = egui::Id::unique(("coverage heading", heading));
    let response = ui.interact(area, id, Sense::hover());
    response.on_hover_text(text);
}

fn wrapped(ui: &Ui, text: &str, font: FontId, width: f32, rows: usize) -> Arc<Galley> {
    let colour = theme::palette(ui).text;
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, colour, width);
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}
