//! The documents behind the schedule: a list in print order under its headings, and beside it
//! everything about the one that is chosen.

mod about;
mod detail;
mod field;
mod found;
mod hidden;
mod intake;
mod list;
mod pages;
mod password;
mod print;
mod redact;
mod row;
mod several;
mod tools;
mod translation;
mod turn;

use egui::{Align2, Panel, Stroke, StrokeKind, Ui, vec2};

use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

pub(super) use password::password_field;

use super::Actions;
use super::widget::primary;

/// Below this the list has the room, and what is chosen stands below it.
const DETAIL: f32 = 372.0;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    tools::title(ui, session, actions);
    let is_empty = session.case().exhibits.is_empty() && session.intake.rows.is_empty();
    let area = ui.available_rect_before_wrap();
    if is_empty {
        nothing_yet(ui, actions);
    } else {
        tools::show(ui, session, actions);
        ui.add_space(4.0);
        if !session.case().exhibits.is_empty() {
            let frame = egui::Frame::new().inner_margin(egui::Margin {
                left: 16,
                ..egui::Margin::ZERO
            });
            let width = DETAIL.min(ui.available_width() * 0.42);
            let panel = Panel::right("document-detail").frame(frame);
            panel
                .resizable(false)
                .exact_size(width)
                .show_separator_line(true)
                .show(ui, |ui| detail::show(ui, session, actions));
        }
        list::show(ui, session, actions);
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        will_drop(ui, area);
    }
}

/// The whole station is a place to drop files on.
fn nothing_yet(ui: &mut Ui, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let room = ui.available_size() - vec2(0.0, 8.0);
    let (rect, _) = ui.allocate_exact_size(room, egui::Sense::hover());
    ui.painter().rect_filled(rect, 10, palette.side);
    dashed(ui, rect.shrink(10.0), palette.line);
    let middle = egui::Rect::from_center_size(rect.center(), vec2(440.0_f32.min(room.x), 230.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(middle), |ui| {
        ui.vertical_centered(|ui| {
            let sign = egui::RichText::new(icon::DOCUMENTS).font(theme::icon_font(44.0));
            ui.label(sign.color(palette.accent));
            ui.add_space(6.0);
            ui.label(theme::heading("No document has been added."));
            let words = "Drop PDFs, scans or a whole folder here. They stand behind the schedule, every page numbered, in the index and linked.";
            ui.label(egui::RichText::new(words).color(palette.weak));
            ui.add_space(10.0);
            if primary(ui, "Add documents…").clicked() {
                actions.push(Action::AddDocument);
            }
        });
    });
}

fn dashed(ui: &Ui, rect: egui::Rect, colour: egui::Color32) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    let line = egui::Shape::dashed_line(&corners, Stroke::new(1.5, colour), 7.0, 5.0);
    ui.painter().extend(line);
}

fn will_drop(ui: &Ui, area: egui::Rect) {
    let palette = theme::palette(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, ui.scope_id().with("drop"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect(
        area,
        10,
        palette.selected,
        Stroke::new(2.0, palette.accent),
        StrokeKind::Inside,
    );
    let (at, font) = (area.center(), theme::bold_font(20.0));
    painter.text(
        at,
        Align2::CENTER_CENTER,
        "Drop to add them to the bundle",
        font,
        palette.accent,
    );
}
