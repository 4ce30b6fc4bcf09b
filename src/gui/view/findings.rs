//! The bottom panel: everything that a person should know or mend, gravest first.

use egui::{Panel, ScrollArea, Ui};

use crate::finding::{Finding, Place, Severity};
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, named};

pub(in crate::gui) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let frame =
        egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(14, 8));
    Panel::bottom("findings")
        .frame(frame)
        .resizable(true)
        .default_size(150.0)
        .min_size(44.0)
        .max_size(420.0)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(theme::heading("Findings"));
                aside(ui, summary(session));
            });
            ScrollArea::vertical()
                .auto_shrink(false)
                .id_salt("findings")
                .show(ui, |ui| {
                    let mut findings: Vec<&Finding> = session.findings().collect();
                    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
                    for finding in findings {
                        show_finding(ui, finding, actions);
                    }
                });
        });
}

fn summary(session: &Session) -> String {
    let of = |severity: Severity| {
        session
            .findings()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(of);
    format!("{errors} errors, {warnings} warnings, {notes} notes")
}

fn show_finding(ui: &mut Ui, finding: &Finding, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(
            theme::bold(finding.severity.to_string()).color(palette.severity(finding.severity)),
        );
        match &finding.place {
            Place::Entry(_) | Place::Issue(_) => {
                let link = ui.link(finding.place.to_string());
                if named(link, &format!("Go to {}", finding.place)).clicked() {
                    actions.push(Action::GoTo(finding.place.clone()));
                }
            }
            Place::File { .. } | Place::Field(_) | Place::Page(_) => {
                ui.label(theme::bold(finding.place.to_string()));
            }
            Place::Everywhere => {}
        }
        ui.label(&finding.message);
        if let Some(hint) = &finding.hint {
            aside(ui, hint);
        }
    });
}
