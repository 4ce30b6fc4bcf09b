//! The list: print order, under headings that can be named and moved; rows that can be dragged.

use egui::{Align2, DragAndDrop, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use crate::case::{Edit, Exhibit};
use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::widget::{field_id, sign_button};
use super::field::committed;
use super::{intake, row};

/// What is being dragged.
pub(super) struct Dragged(pub(super) Vec<u32>);

/// Where a row or a heading was painted.
struct Placed {
    rect: Rect,
    section: Option<String>,
    /// None for a heading.
    number: Option<u32>,
}

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let columns = row::Columns::of(ui.available_width());
    let exhibits = &session.case().exhibits;
    if exhibits.is_empty() {
        return intake::alone(ui, session, actions);
    }
    columns.heads(ui);
    intake::below(ui, session, actions);
    let area = ScrollArea::vertical()
        .id_salt("documents")
        .auto_shrink(false);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let groups: Vec<&[Exhibit]> = exhibits.chunk_by(|a, b| a.section == b.section).collect();
        let has_headings = groups.len() > 1
            || groups
                .iter()
                .any(|group| group.iter().any(|one| one.section.is_some()));
        let (mut placed, mut at) = (Vec::new(), 0);
        for (index, group) in groups.iter().enumerate() {
            let section = group.first().and_then(|first| first.section.clone());
            if has_headings {
                let rect = heading(
                    ui,
                    index,
                    groups.len(),
                    section.as_deref(),
                    group.len(),
                    actions,
                );
                placed.push(Placed {
                    rect,
                    section: section.clone(),
                    number: None,
                });
            }
            for exhibit in *group {
                let rect = row::show(ui, session, at, exhibit, &columns, actions);
                placed.push(Placed {
                    rect,
                    section: section.clone(),
                    number: Some(exhibit.number),
                });
                at += 1;
            }
        }
        ui.add_space(40.0);
        drop_line(ui, &placed, actions);
    });
}

/// Its name can be typed, and it moves with everything under it.
fn heading(
    ui: &mut Ui,
    index: usize,
    count: usize,
    section: Option<&str>,
    documents: usize,
    actions: &mut Actions,
) -> Rect {
    let palette = theme::palette(ui);
    ui.add_space(if index == 0 { 2.0 } else { 14.0 });
    let size = vec2(ui.available_width(), 30.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, 4, palette.side);
    let inner = rect.shrink2(vec2(6.0, 1.0));
    let builder = egui::UiBuilder::new()
        .max_rect(inner)
        .id_salt(("heading", index))
        .layout(egui::Layout::right_to_left(egui::Align::Center));
    let ui = &mut ui.new_child(builder);
    {
        let place = index + 1;
        let name = section.unwrap_or("without heading");
        for (sign, way, to, can) in [
            (icon::DOWN, "down", index + 1, place < count),
            (icon::UP, "up", index.saturating_sub(1), index > 0),
        ] {
            if sign_button(ui, sign, &format!("Move heading {place} {way}"), can) {
                let section = section.map(str::to_owned);
                actions.push(Action::Edit(Edit::MoveSection { section, to }));
            }
        }
        super::super::widget::aside(ui, counted(documents, "document", "documents"));
        let width = ui.available_width();
        let label = format!("Name of heading {place}");
        let shown = section.unwrap_or_default();
        if let Some(to) = committed(
            ui,
            field_id(("heading", section)),
            shown,
            &label,
            width,
            Some(theme::bold_font(14.0)),
        ) && name != to
        {
            let from = section.map(str::to_owned);
            actions.push(Action::Edit(Edit::RenameSection { from, to }));
        }
    }
    rect
}

/// Where what is dragged would stand, as a line; and putting it there.
fn drop_line(ui: &Ui, placed: &[Placed], actions: &mut Actions) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else {
        return;
    };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    scroll_along(ui, pointer.y);
    let mut rows = placed.iter().filter(|one| one.number.is_some());
    // Over a heading, its first document is meant.
    let next = placed
        .iter()
        .position(|one| pointer.y < one.rect.center().y);
    let target = match next {
        Some(at) => placed.get(at..).and_then(|rest| match rest.first() {
            // Above a heading, the end of what stands before it is meant.
            Some(first) if first.number.is_none() && at > 0 => None,
            _ => rest.iter().find(|one| one.number.is_some()),
        }),
        None => None,
    };
    let before = match next {
        Some(at) => placed.get(..at).and_then(|before| before.last()),
        None => rows.next_back(),
    };
    let Some((y, section, before)) = (match (target, before) {
        (Some(target), _) => Some((target.rect.top(), target.section.clone(), target.number)),
        (None, Some(last)) => Some((last.rect.bottom(), last.section.clone(), None)),
        (None, None) => None,
    }) else {
        return;
    };
    let palette = theme::palette(ui);
    let area = ui.min_rect().x_range();
    let line = Stroke::new(2.5, palette.accent);
    let painter = ui
        .ctx()
        .layer_painter(egui::LayerId::new(egui::Order::Tooltip, ui.scope_id()));
    painter.with_clip_rect(ui.clip_rect()).hline(area, y, line);
    let words = match dragged.0.len() {
        1 => "Move the document".to_owned(),
        count => format!("Move {count} documents"),
    };
    let at = pointer + vec2(16.0, 8.0);
    let galley =
        ui.painter()
            .layout_no_wrap(words.clone(), theme::bold_font(13.0), palette.on_accent);
    let back = Rect::from_min_size(at, galley.size()).expand2(vec2(8.0, 4.0));
    painter.rect_filled(back, 5, palette.accent);
    painter.text(
        pos2(at.x, at.y),
        Align2::LEFT_TOP,
        words,
        theme::bold_font(13.0),
        palette.on_accent,
    );
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    if ui.input(|input| input.pointer.any_released())
        && ui.clip_rect().expand(20.0).contains(pointer)
    {
        let numbers = dragged.0.clone();
        let place = DocumentAction::Place {
            numbers,
            section,
            before,
        };
        actions.push(Action::Documents(place));
    }
}

/// Near its edges the list goes along.
fn scroll_along(ui: &Ui, y: f32) {
    let shown = ui.clip_rect();
    let by = if y < shown.top() + 30.0 {
        8.0
    } else if y > shown.bottom() - 30.0 {
        -8.0
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, by));
    ui.ctx().request_repaint();
}
