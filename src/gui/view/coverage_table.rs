//! The coverage table: characteristics across, issues down.
//!
//! Only the cells in view are laid out. The first row and the first column stay in place while the
//! rest moves. One cell at a time takes part in going from thing to thing with Tab; from there the
//! arrow keys lead on, and Enter lists the passages.

use egui::accesskit::Role;
use egui::{Id, Pos2, Rect, Response, ScrollArea, Sense, Stroke, Ui, Vec2};

use crate::gui::action::{Action, Cell};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::Issue;
use crate::matching::CoverageCell;

use super::widget::{arrow, named};
use super::{Actions, coverage_cell, coverage_heads, hover};

/// How high a row is.
const ROW: f32 = 46.0;
/// The least and the greatest width of a column.
const COLUMN: (f32, f32) = (112.0, 240.0);

/// Where the parts of the table stand.
pub(super) struct Frame {
    /// The top left corner of the whole table, wherever it is scrolled to.
    corner: Pos2,
    /// The part of the screen that shows cells.
    pub(super) seen: Rect,
    /// How wide the first column is, and every other one.
    pub(super) side: f32,
    column: f32,
    /// How high the first row is.
    pub(super) head: f32,
}

impl Frame {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let at = Vec2::new(
            self.side + self.column * column as f32,
            self.head + ROW * row as f32,
        );
        Rect::from_min_size(self.corner + at, Vec2::new(self.column, ROW))
    }

    /// The heading of a row or of a column, which does not move with it.
    pub(super) fn row_head(&self, row: usize) -> Rect {
        self.cell(row, 0)
            .with_min_x(self.seen.left() - self.side)
            .with_max_x(self.seen.left())
    }

    pub(super) fn column_head(&self, column: usize) -> Rect {
        self.cell(0, column)
            .with_min_y(self.seen.top() - self.head)
            .with_max_y(self.seen.top())
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, columns: &[usize], actions: &mut Actions) {
    let room = ui.available_rect_before_wrap();
    let side = (room.width() * 0.3).clamp(150.0, 300.0);
    let least = (room.width() - side - 14.0) / columns.len() as f32;
    let column = least.clamp(COLUMN.0, COLUMN.1);
    let head = coverage_heads::height(ui, session, columns, column);
    let rows = session.coverage.table.rows.len();
    // The headings at the edge stay in place: they must not look as if they went on behind it.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let scroll = ScrollArea::both().auto_shrink(false).id_salt("coverage");
    scroll.show_viewport(ui, |ui, viewport| {
        let corner = ui.min_rect().min;
        let size = Vec2::new(
            side + column * columns.len() as f32,
            head + ROW * rows as f32,
        );
        ui.set_min_size(size);
        let shown = Rect::from_min_size(corner + viewport.min.to_vec2(), viewport.size());
        let frame = Frame {
            corner,
            seen: Rect::from_min_max(shown.min + Vec2::new(side, head), shown.max)
                .intersect(Rect::from_min_size(corner, size)),
            side,
            column,
            head,
        };
        let lit = cells(ui, session, columns, &frame, actions);
        coverage_heads::show(ui, session, columns, &frame, lit);
    });
}

/// The cells in view, and one more on each side so that the keyboard can step out of what is seen.
/// Says which cell is pointed at.
fn cells(
    ui: &mut Ui,
    session: &Session,
    columns: &[usize],
    frame: &Frame,
    actions: &mut Actions,
) -> Option<(usize, usize)> {
    let rows = session.coverage.table.rows.len();
    let outer = ui.clip_rect();
    ui.set_clip_rect(frame.seen.intersect(outer));
    let cursor = cursor(ui, rows, columns.len());
    let near = frame.seen.expand2(Vec2::new(frame.column, ROW));
    let mut lit = None;
    for row in 0..rows {
        for (at, column) in columns.iter().enumerate() {
            let area = frame.cell(row, at);
            if !near.intersects(area) && cursor != (row, at) {
                continue;
            }
            let Some(cell) = session.coverage.table.cell(row, *column) else {
                continue;
            };
            let response = show_cell(ui, session, area, (row, at), cursor == (row, at), cell);
            let is_lit = response.hovered() || response.has_focus();
            if is_lit {
                lit = Some((row, at));
            }
            let name = name(session, row, *column, cell);
            let response = hover::above(named(response, &name), &name);
            if response.gained_focus() {
                ui.scroll_to_rect(with_heads(area, frame), None);
            }
            if response.clicked() {
                // The arrow keys go on from the cell that was clicked.
                set_cursor(ui, (row, at));
                response.request_focus();
                if !cell.is_empty() {
                    actions.extend(list(session, row, *column));
                }
            }
        }
    }
    // Last, since a cell that is not yet the cursor gives the focus back.
    step(ui, frame, cursor, (rows, columns.len()));
    ui.set_clip_rect(outer);
    lit
}

fn list(session: &Session, row: usize, column: usize) -> Option<Action> {
    let table = &session.coverage.table;
    let (row, characteristic) = (table.rows.get(row)?, table.columns.get(column)?);
    Some(Action::ListCell(Cell {
        characteristic: characteristic.clone(),
        issue: row.issue.clone(),
    }))
}

/// `Risk of prosecution, Deserter: 12 help, 2 against, newest March 2026`.
fn name(session: &Session, row: usize, column: usize, cell: &CoverageCell) -> String {
    let (table, taxonomy) = (&session.coverage.table, &session.library.taxonomy);
    let issue = table
        .rows
        .get(row)
        .and_then(|row| taxonomy.issue(&row.issue));
    let characteristic = table.columns.get(column).map(|id| taxonomy.label(id));
    format!(
        "{}, {}: {}",
        issue.map_or("", Issue::title),
        characteristic.unwrap_or_default(),
        coverage_cell::words(cell, session.ages.as_ref())
    )
}

fn show_cell(
    ui: &Ui,
    session: &Session,
    area: Rect,
    at: (usize, usize),
    is_cursor: bool,
    cell: &CoverageCell,
) -> Response {
    let palette = theme::palette(ui);
    let sense = if is_cursor {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(area, cell_id(at), sense);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let corner = |at: Pos2| (f64::from(at.x), f64::from(at.y));
        let ((x0, y0), (x1, y1)) = (corner(area.min), corner(area.max));
        node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
        node.set_role(Role::Cell);
        node.add_action(egui::accesskit::Action::Click);
    });
    let fill = palette.row(false, &response);
    if let Some(fill) = fill.filter(|_| !cell.is_empty()) {
        ui.painter().rect_filled(area, 0, fill);
    }
    coverage_cell::paint(ui, area, cell, session.ages.as_ref());
    let line = Stroke::new(1.0, palette.line);
    ui.painter().hline(area.x_range(), area.bottom(), line);
    ui.painter().vline(area.right(), area.y_range(), line);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.accent);
        ui.painter()
            .rect_stroke(area.shrink(1.0), 4, stroke, egui::StrokeKind::Inside);
    }
    response
}

fn cell_id(at: (usize, usize)) -> Id {
    Id::unique(("coverage cell", at))
}

/// The cell that Tab leads to, in the window's own memory.
fn cursor(ui: &Ui, rows: usize, columns: usize) -> (usize, usize) {
    let kept: Option<(usize, usize)> = ui.data(|data| data.get_temp(Id::unique("coverage cursor")));
    let is_there = |(row, column): &(usize, usize)| *row < rows && *column < columns;
    kept.filter(is_there).unwrap_or_default()
}

fn set_cursor(ui: &Ui, at: (usize, usize)) {
    ui.data_mut(|data| data.insert_temp(Id::unique("coverage cursor"), at));
}

/// A cell together with the room that its headings take when it comes into view.
fn with_heads(area: Rect, frame: &Frame) -> Rect {
    let heads = Vec2::new(frame.side, frame.head);
    Rect::from_min_max(area.min - heads, area.max)
}

fn step(ui: &Ui, frame: &Frame, from: (usize, usize), size: (usize, usize)) {
    let Some((right, down)) = arrow(ui, cell_id(from), true) else {
        return;
    };
    let to = (
        from.0
            .saturating_add_signed(down)
            .min(size.0.saturating_sub(1)),
        from.1
            .saturating_add_signed(right)
            .min(size.1.saturating_sub(1)),
    );
    set_cursor(ui, to);
    ui.scroll_to_rect(with_heads(frame.cell(to.0, to.1), frame), None);
    ui.memory_mut(|memory| memory.request_focus(cell_id(to)));
}
