//! Files on their way into the list, and those that could not be used with what to do about them.
//!
//! They stand below the documents: those come and go by themselves, and nothing above them moves.

use egui::{Frame, Panel, RichText, ScrollArea, Ui};

use crate::gui::action::Action;
use crate::gui::documents::{DocumentAction, State};
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::widget::aside;

/// Where there is no other document yet.
pub(super) fn alone(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let area = ScrollArea::vertical().id_salt("files on their way");
    area.auto_shrink(false)
        .show(ui, |ui| show(ui, session, actions));
}

/// Below the list, in which nothing may move when files come and go.
pub(super) fn below(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.intake.rows.is_empty() {
        return;
    }
    let most = ui.available_height() * 0.4;
    let panel = Panel::bottom("files on their way").frame(Frame::new());
    panel
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| {
            let area = ScrollArea::vertical().id_salt("files on their way");
            area.max_height(most)
                .auto_shrink([false, true])
                .show(ui, |ui| show(ui, session, actions));
        });
}

fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.side)
        .inner_margin(10)
        .corner_radius(6);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        for row in &session.intake.rows {
            let name = row.file.file_name().unwrap_or_default().to_string_lossy();
            ui.horizontal_wrapped(|ui| match &row.state {
                State::Waiting => {
                    ui.add(egui::Spinner::new().size(14.0));
                    ui.label(name.as_ref());
                    aside(ui, "reading…");
                }
                State::Ready(_) => {
                    ui.label(
                        RichText::new(icon::TICK)
                            .font(theme::icon_font(16.0))
                            .color(palette.good),
                    );
                    ui.label(name.as_ref());
                    aside(ui, "read");
                }
                State::Refused(refused) => {
                    ui.label(
                        RichText::new(icon::ERROR)
                            .font(theme::icon_font(16.0))
                            .color(palette.bad),
                    );
                    ui.label(theme::bold(name.as_ref()));
                    ui.label(
                        RichText::new(format!("was not added: {}.", refused.why))
                            .color(palette.bad),
                    );
                    aside(ui, &refused.hint);
                }
            });
        }
        if session.intake.refused() > 0
            && !session.intake.is_reading()
            && ui.button("Take these names off the list").clicked()
        {
            actions.push(Action::Documents(DocumentAction::ForgetRefused));
        }
    });
    ui.add_space(8.0);
}
