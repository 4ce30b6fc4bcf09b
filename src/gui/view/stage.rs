//! The station of the road that is shown, on the ground that all of them share.

use egui::{CentralPanel, Ui};

use crate::gui::action::Stage;
use crate::gui::any_bundle::BundleCheck;
use crate::gui::panel::Panel;
use crate::gui::paper::PaperCheck;
use crate::gui::preview::Preview;
use crate::gui::reader::Reader;
use crate::gui::session::Session;
use crate::gui::theme;

use super::{Actions, arrange, case, check, claimant, documents, evidence_tabs, reader, room};

/// What has pages to show.
pub(in crate::gui) struct Pages<'p> {
    pub(in crate::gui) preview: &'p Preview,
    pub(in crate::gui) reader: &'p Reader,
    pub(in crate::gui) paper: &'p PaperCheck,
    pub(in crate::gui) bundle: &'p BundleCheck,
}

pub(in crate::gui) fn show(
    ui: &mut Ui,
    session: &Session,
    pages: &Pages<'_>,
    focus_search: bool,
    actions: &mut Actions,
) {
    // Pages lie on a ground of their own, from edge to edge.
    let margin = match session.stage {
        Stage::Preview | Stage::Read => egui::Margin::ZERO,
        _ => room::margin(ui),
    };
    let frame = egui::Frame::central_panel(ui.style())
        .fill(theme::palette(ui).page)
        .inner_margin(margin);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        Panel::Stage.begin(ui);
        match session.stage {
            Stage::Case => case::show(ui, session, actions),
            Stage::Claimant => claimant::show(ui, session, actions),
            Stage::Evidence => evidence_tabs::show(ui, session, focus_search, actions),
            Stage::Arrange => arrange::show(ui, session, actions),
            Stage::Documents => documents::show(ui, session, actions),
            Stage::Preview => {
                super::preview::show(ui, session, pages.preview, focus_search, actions);
            }
            Stage::Check => check::show(ui, session, pages, actions),
            Stage::Read => reader::show(ui, session, pages.reader, focus_search, actions),
        }
    });
}
